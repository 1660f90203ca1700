/* Nothing that was on the screen is lost. The real program on a real pty is typed into, key by key, and killed with SIGKILL at random instants:
 * the face, the keeper, or both; its line dropped; or asked to end. Then the file is compared with what had been on the screen.
 *
 * KILLS (200): how many; WORKERS (3): how many at once; SEED; SLACK_MS (150): what the machine may take for a commit and for waking up;
 * SLOW_SYNC: the library of tests/preload, if not in the build folder. Knows the program only from outside: its keys, its screen, its export. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "term.h"

enum kind { KIND_FACE, KIND_KEEPER, KIND_BOTH, KIND_HANGUP, KIND_TERM, KIND_COUNT };
static const char *const kind_names[KIND_COUNT] = { "face", "keeper", "both", "hang-up", "TERM" };

enum { TOKEN_CHARS = 6, LETTERS = 16, FILE_ROUNDS = 50, AUTOSAVE_MS = 250 };
/* Letters that no text of the scenario or of the screen is made of; each token opens with a mark of its own. */
static const char *const letters[LETTERS] = { "é", "è", "ê", "ë", "à", "â", "ç", "î", "ï", "ô", "ö", "ù", "û", "ü", "ñ", "œ" };
static const char mark[] = "ŷ";

/* A word that is typed once in the life of a file. */
struct token {
	char text[TOKEN_CHARS * 2 + 1];
	int sent, shown, required; /* characters */
	int64_t sent_at[TOKEN_CHARS], shown_at[TOKEN_CHARS];
};

struct result {
	int kills[KIND_COUNT];
	int characters, failures;
	int64_t worst_loss; /* us of typing, where both were killed */
};

struct worker {
	unsigned seed, state;
	int number, rounds;
	char dir[512], file[600], scenario[600], csv[600];
	const char *program, *preload;
	char *env[24];
	int sync_ms;
	struct token *tokens; /* of the current file */
	size_t count, first;  /* first: of the current round */
	unsigned serial;
	int64_t stall;        /* the longest that this process itself was kept waiting, us */
	char *last_export;
	struct result result;
};

static unsigned draw(struct worker *w, unsigned below)
{
	w->state ^= w->state << 13;
	w->state ^= w->state >> 17;
	w->state ^= w->state << 5;
	return w->state % below;
}

static struct token *token_new(struct worker *w)
{
	struct token *t;
	unsigned n = w->serial++;

	w->tokens = realloc(w->tokens, (w->count + 1) * sizeof(*w->tokens));
	if (!w->tokens)
		abort();
	t = &w->tokens[w->count++];
	memset(t, 0, sizeof(*t));
	strcpy(t->text, mark);
	for (int i = 1; i < TOKEN_CHARS; i++, n /= LETTERS)
		strcat(t->text, letters[(n + (unsigned)i * 5) % LETTERS]);
	return t;
}

/* The longest beginning of T, of at most MOST characters, that stands in TEXT as a word's end. Every letter is two bytes. */
static int found(const char *text, const struct token *t, int most)
{
	for (int k = most; k > 0; k--) {
		char head[TOKEN_CHARS * 2 + 1];

		memcpy(head, t->text, (size_t)k * 2);
		head[k * 2] = '\0';
		for (const char *at = strstr(text, head); at; at = strstr(at + 1, head)) {
			unsigned char next = (unsigned char)at[k * 2];

			if (next != 0xc3 && next != 0xc5)
				return k;
		}
	}
	return 0;
}

static int times(const char *text, const struct token *t)
{
	int n = 0;

	for (const char *at = strstr(text, t->text); at; at = strstr(at + 1, t->text))
		n++;
	return n;
}

static void shown_up_to(struct token *t, int chars, int64_t now)
{
	for (; t->shown < chars; t->shown++)
		t->shown_at[t->shown] = now;
}

/* Bytes came: what had been typed is now on the screen? What was typed before something shown counts as shown: keys are taken in order. */
static void seen(struct term *term, void *context)
{
	struct worker *w = context;
	int64_t now = term_now();
	char *text = term_text(term);

	for (size_t i = w->count; i-- > w->first;) {
		struct token *t = &w->tokens[i];
		int k = t->shown < t->sent ? found(text, t, t->sent) : t->shown;

		if (k <= t->shown && k < t->sent)
			continue;
		shown_up_to(t, k, now);
		for (size_t j = w->first; j < i; j++)
			shown_up_to(&w->tokens[j], w->tokens[j].sent, now);
		break;
	}
	free(text);
}

/* Runs the program to its end; its standard output into *OUT (may be NULL). The exit status, or -1. */
static int run(struct worker *w, const char *const argv[], char **out)
{
	int fds[2], status = -1;
	size_t len = 0, cap = 0;
	ssize_t n = 1;
	pid_t pid;

	if (pipe(fds) < 0)
		return -1;
	pid = fork();
	if (pid == 0) {
		char words[600];

		snprintf(words, sizeof(words), "%s/words", w->dir);
		if (!freopen(words, "w", stderr))
			_exit(126);
		dup2(fds[1], 1);
		close(fds[0]);
		close(fds[1]);
		execve(argv[0], (char *const *)argv, w->env);
		_exit(127);
	}
	close(fds[1]);
	if (out)
		*out = NULL;
	while (n > 0) {
		char bytes[8192];

		n = read(fds[0], bytes, sizeof(bytes));
		if (n <= 0 || !out)
			continue;
		if (len + (size_t)n + 1 > cap)
			*out = realloc(*out, cap = (len + (size_t)n) * 2 + 1);
		if (!*out)
			abort();
		memcpy(*out + len, bytes, (size_t)n);
		(*out)[len += (size_t)n] = '\0';
	}
	close(fds[0]);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* All the texts that the export holds as they are now (not its history), one after another; NULL: it could not be had. Caller frees. */
static char *file_texts(struct worker *w)
{
	static const char sql[] = "SELECT group_concat(x, char(10)) FROM ("
		"SELECT json_extract(value, '$.value') AS x FROM json_each(?1, '$.answers') UNION ALL "
		"SELECT json_extract(value, '$.text') FROM json_each(?1, '$.notes'))";
	const char *argv[] = { w->program, "export", w->file, NULL };
	char *json = NULL, *texts = NULL;
	sqlite3 *db = NULL;
	sqlite3_stmt *st = NULL;
	int status = run(w, argv, &json);

	free(w->last_export);
	w->last_export = json;
	if (status != 0 || !json)
		return NULL;
	if (sqlite3_open(":memory:", &db) == SQLITE_OK && sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK) {
		sqlite3_bind_text(st, 1, json, -1, SQLITE_STATIC);
		if (sqlite3_step(st) == SQLITE_ROW) {
			const char *text = (const char *)sqlite3_column_text(st, 0);

			texts = strdup(text ? text : "");
		}
	}
	sqlite3_finalize(st);
	sqlite3_close(db);
	return texts;
}

static int fail(struct worker *w, struct term *t, enum kind kind, const char *what)
{
	char *text = t && t->vterm ? term_text(t) : NULL;
	char path[700];
	FILE *f;

	w->result.failures++;
	printf("FAILED: %s\n  seed %u, worker %d, round %d, killed: %s, file kept: %s\n", what, w->seed, w->number, w->rounds, kind_names[kind], w->file);
	for (size_t i = w->first; i < w->count; i++)
		printf("  typed %s: %d of %d characters sent, %d shown, %d required\n", w->tokens[i].text, w->tokens[i].sent, TOKEN_CHARS, w->tokens[i].shown,
		       w->tokens[i].required);
	printf("  the screen:\n%s", text ? text : "  (none)\n");
	snprintf(path, sizeof(path), "%s/export.json", w->dir);
	f = fopen(path, "w");
	if (f && w->last_export)
		fputs(w->last_export, f);
	if (f)
		fclose(f);
	printf("  its export: %s\n", path);
	fflush(stdout);
	free(text);
	return -1;
}

/* Compares the file with what is required of each word of its life. */
static int compare(struct worker *w, struct term *t, enum kind kind, const char *texts)
{
	char what[300];

	if (!texts)
		return fail(w, t, kind, "the file can't be exported");
	for (size_t i = 0; i < w->count; i++) {
		struct token *k = &w->tokens[i];
		int have = found(texts, k, k->sent);
		int n = k->sent == TOKEN_CHARS ? times(texts, k) : have > 0;

		if (have < k->required || n > 1) {
			snprintf(what, sizeof(what), "%s: %d characters required, %d in the file, %d times%s", k->text, k->required, have, n,
				 i < w->first ? " (typed in an earlier round, was there then)" : "");
			return fail(w, t, kind, what);
		}
		if (i >= w->first)
			k->required = have; /* what is in the file now stays there for good */
	}
	return 0;
}

/* Types one character, and takes in what comes until the next is due. */
static bool type(struct worker *w, struct term *t, const char *bytes, size_t len, int delay_us)
{
	int64_t due = term_now() + delay_us, before;

	if (!term_send(t, bytes, len))
		return false;
	for (before = term_now(); before < due; before = term_now()) {
		int64_t waited;

		term_pump(t, (int)((due - before) / 1000) + 1);
		waited = term_now() - before - ((due - before) / 1000 + 1) * 1000;
		if (waited > w->stall)
			w->stall = waited;
	}
	return true;
}

/* Types words until UNTIL; moves to another field or enterprise between some. With END the last word is typed to its end. */
static void type_until(struct worker *w, struct term *t, int64_t until, int delay_us, bool end)
{
	static const char *const moves[] = { "\t", "\t", "\016", "\020", "\033[Z" };
	bool fresh = w->count == w->first || w->tokens[w->count - 1].sent == TOKEN_CHARS;

	for (;;) {
		struct token *k = fresh ? token_new(w) : &w->tokens[w->count - 1];

		for (; k->sent < TOKEN_CHARS; k = &w->tokens[w->count - 1]) {
			if (!end && term_now() >= until)
				return;
			k->sent_at[k->sent] = term_now();
			k->sent++;
			if (!type(w, t, k->text + (k->sent - 1) * 2, 2, (int)draw(w, (unsigned)delay_us * 2 / 3) + delay_us * 2 / 3))
				return;
		}
		fresh = true;
		type(w, t, " ", 1, delay_us);
		if (term_now() >= until)
			return;
		if (draw(w, 3) == 0) {
			const char *move = moves[draw(w, 5)];

			type(w, t, move, strlen(move), delay_us);
			type(w, t, " ", 1, delay_us);
		}
	}
}

static bool all_shown(struct worker *w)
{
	for (size_t i = w->first; i < w->count; i++)
		if (w->tokens[i].shown < w->tokens[i].sent)
			return false;
	return w->count > w->first;
}

static bool gone(pid_t pid, int ms)
{
	int64_t end = term_now() + (int64_t)ms * 1000;

	while (pid > 0 && kill(pid, 0) == 0) {
		waitpid(pid, NULL, WNOHANG); /* orphans come to us */
		if (term_now() > end)
			return false;
		poll(NULL, 0, 1);
	}
	return true;
}

static bool keeper_of(struct term *t, pid_t not_this, pid_t *keeper)
{
	int64_t end = term_now() + 3000000;

	do {
		*keeper = term_child(t->pid);
		if (*keeper > 0 && *keeper != not_this)
			return true;
		term_pump(t, 2);
	} while (term_now() < end);
	return false;
}

static void require_shown(struct worker *w)
{
	for (size_t i = w->first; i < w->count; i++)
		w->tokens[i].required = w->tokens[i].shown;
}

/* Both were killed at AT: what was shown earlier than the last autosave, and than a commit under way, is required; how much may be missing is measured after. */
static void require_saved(struct worker *w, int64_t at)
{
	const char *slack = getenv("SLACK_MS");
	int64_t limit = at - (AUTOSAVE_MS + (slack ? atoi(slack) : 150) + 10 * w->sync_ms) * 1000 - 2 * w->stall;

	for (size_t i = w->first; i < w->count; i++)
		for (struct token *t = &w->tokens[i]; t->required < t->shown && t->shown_at[t->required] < limit;)
			t->required++;
}

static void measure_loss(struct worker *w, const char *texts, int64_t at)
{
	for (size_t i = w->first; texts && i < w->count; i++) {
		struct token *t = &w->tokens[i];
		int have = found(texts, t, t->sent);

		if (have < t->shown) {
			if (at - t->shown_at[have] > w->result.worst_loss)
				w->result.worst_loss = at - t->shown_at[have];
			return;
		}
	}
}

/* The keeper is killed while the face goes on being typed into, up to three times; then everything shown must come to be in the file. */
static int keeper_round(struct worker *w, struct term *t, int delay_us)
{
	pid_t keeper = 0;
	int64_t end;
	int times_ = 1 + (int)draw(w, 3);

	for (int i = 0; i < times_; i++) {
		type_until(w, t, term_now() + draw(w, 200000), delay_us, false);
		if (!keeper_of(t, keeper, &keeper))
			return fail(w, t, KIND_KEEPER, "the face has started no other keeper");
		kill(keeper, SIGKILL);
		w->result.kills[KIND_KEEPER]++;
	}
	type_until(w, t, term_now() + draw(w, 150000), delay_us, true);
	for (end = term_now() + 2000000; !all_shown(w) && term_now() < end;)
		term_pump(t, 20);
	if (!all_shown(w))
		return fail(w, t, KIND_KEEPER, "what was typed is not on the screen");
	require_shown(w);
	for (end = term_now() + 5000000;;) {
		char *texts = file_texts(w);
		bool there = texts != NULL;

		for (size_t i = w->first; there && i < w->count; i++)
			there = found(texts, &w->tokens[i], w->tokens[i].sent) == w->tokens[i].sent;
		if (there || term_now() > end) {
			int rc = compare(w, t, KIND_KEEPER, texts);

			free(texts);
			if (rc < 0)
				return rc;
			break;
		}
		free(texts);
		term_pump(t, 10);
	}
	term_send(t, "\023", 1); /* <C-s> */
	if (!term_wait(t, "aved", 3000))
		return fail(w, t, KIND_KEEPER, "all is in the file, but the screen does not say Saved");
	if (draw(w, 2) == 0)
		kill(t->pid, SIGKILL);
	else
		term_send(t, "\021", 1); /* <C-q> */
	return 0;
}

static int end_round(struct worker *w, struct term *t, enum kind kind, int64_t at, pid_t keeper)
{
	char *texts;
	int rc;

	if (!term_exit(t, 3000))
		return fail(w, t, kind, "the face is still there 3 s later");
	if (kind == KIND_HANGUP && term_now() - at > 2000000)
		return fail(w, t, kind, "the line is down and the program took more than 2 s to end");
	if (!gone(keeper, 3000))
		return fail(w, t, kind, "the keeper is still there 3 s later");
	if (kind == KIND_HANGUP && term_now() - at > 2000000)
		return fail(w, t, kind, "the line is down and the keeper took more than 2 s to end");
	while (!t->eof && term_pump(t, 200) > 0)
		;
	if (kind != KIND_HANGUP && !t->eof)
		return fail(w, t, kind, "somebody still holds the terminal");
	if (kind == KIND_TERM && t->altscreen)
		return fail(w, t, kind, "TERM: the terminal was not given back");
	if (kind == KIND_BOTH)
		require_saved(w, at);
	else
		require_shown(w);
	texts = file_texts(w);
	if (kind == KIND_BOTH)
		measure_loss(w, texts, at);
	rc = compare(w, t, kind, texts);
	free(texts);
	return rc;
}

static int one_round(struct worker *w, enum kind kind)
{
	static const int delays[] = { 10000, 15000, 20000, 33000, 3000 }; /* 100 to 30 keys a second, and a burst */
	const char *argv[] = { w->program, "run", w->file, NULL };
	int delay = delays[draw(w, 5)], rc = 0;
	struct term t = { .master = -1 };
	pid_t keeper = 0;
	int64_t at = 0;

	w->first = w->count;
	w->stall = 0;
	if (!term_start(&t, 80, 24, (char *const *)argv, w->env))
		return fail(w, NULL, kind, "the program can't be started");
	if (!term_wait(&t, "Rondel", 10000)) {
		rc = fail(w, &t, kind, "the room does not open");
		term_free(&t);
		return rc;
	}
	term_settle(&t, 20, 500);
	t.seen = seen;
	t.context = w;
	type(w, &t, draw(w, 2) ? "\t" : "\016", 1, 2000); /* away from a half-typed word of the last round */
	type(w, &t, " ", 1, 2000);
	if (kind == KIND_KEEPER) {
		rc = keeper_round(w, &t, delay);
		at = term_now();
	} else {
		type_until(w, &t, term_now() + draw(w, kind == KIND_BOTH ? 900000 : 400000), delay, false);
	}
	if (rc == 0 && !keeper_of(&t, 0, &keeper) && kind != KIND_KEEPER)
		rc = fail(w, &t, kind, "there is no keeper");
	if (rc == 0 && kind != KIND_KEEPER) {
		bool face_first = draw(w, 2);

		at = term_now();
		if (kind == KIND_BOTH && !face_first)
			kill(keeper, SIGKILL);
		if (kind == KIND_FACE || kind == KIND_BOTH)
			kill(t.pid, SIGKILL);
		if (kind == KIND_BOTH && face_first)
			kill(keeper, SIGKILL);
		if (kind == KIND_HANGUP)
			term_close(&t);
		if (kind == KIND_TERM)
			kill(t.pid, SIGTERM);
		w->result.kills[kind]++;
	}
	if (rc == 0)
		rc = end_round(w, &t, kind, at, keeper);
	for (size_t i = w->first; i < w->count; i++)
		w->result.characters += w->tokens[i].sent;
	term_free(&t);
	return rc;
}

static int new_file(struct worker *w, int number)
{
	const char *argv[] = { w->program, "new", w->file, "--scenario", w->scenario, "--enterprises", w->csv, "--title", "Rondel", "--language", "en", NULL };
	static char preload[700], ms[40];
	int slot = 0;

	snprintf(w->file, sizeof(w->file), "%s/session-%d.filrouge", w->dir, number);
	if (run(w, argv, NULL) != 0) {
		printf("filrouge new failed; what it said is in %s/words\n", w->dir);
		return -1;
	}
	free(w->tokens);
	w->tokens = NULL;
	w->count = w->first = 0;
	while (w->env[slot] && strncmp(w->env[slot], "LD_PRELOAD=", 11) != 0)
		slot++;
	w->sync_ms = w->preload && number % 2 ? 1 + (int)draw(w, 8) : 0;
	w->env[slot] = w->env[slot + 1] = NULL;
	if (w->sync_ms > 0) {
		snprintf(preload, sizeof(preload), "LD_PRELOAD=%s", w->preload);
		snprintf(ms, sizeof(ms), "SLOW_SYNC_MS=%d", w->sync_ms);
		w->env[slot] = preload;
		w->env[slot + 1] = ms;
	}
	return 0;
}

/* The library that makes syncs slow, where there is one and the program starts with it (a sanitized one doesn't); else NULL. */
static const char *find_preload(const char *program)
{
	static char path[700], preload[720];
	const char *given = getenv("SLOW_SYNC"), *build = getenv("FILROUGE_BUILDDIR");
	char *env[] = { preload, NULL };
	int status = -1;
	pid_t pid;

	snprintf(path, sizeof(path), "%s%s", given ? given : build ? build : "", given ? "" : "/tests/preload/slow_sync.so");
	snprintf(preload, sizeof(preload), "LD_PRELOAD=%s", path);
	if (access(path, R_OK) != 0)
		return NULL;
	pid = fork();
	if (pid == 0) {
		if (!freopen("/dev/null", "w", stdout) || !freopen("/dev/null", "w", stderr))
			_exit(126);
		execle(program, program, "--version", (char *)NULL, env);
		_exit(127);
	}
	return waitpid(pid, &status, 0) == pid && status == 0 ? path : NULL;
}

static void environment(struct worker *w)
{
	static const char *const pass[] = { "PATH", "TMPDIR", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "FILROUGE_SCENARIOS" };
	static char home[600], state[600], data[600], config[600];
	size_t n = 0;

	snprintf(home, sizeof(home), "HOME=%s", w->dir);
	snprintf(state, sizeof(state), "XDG_STATE_HOME=%s/state", w->dir);
	snprintf(data, sizeof(data), "XDG_DATA_HOME=%s/data", w->dir);
	snprintf(config, sizeof(config), "XDG_CONFIG_HOME=%s/config", w->dir);
	w->env[n++] = (char *)"TERM=xterm-256color";
	w->env[n++] = (char *)"LANG=C.UTF-8";
	w->env[n++] = (char *)"LANGUAGE=en";
	w->env[n++] = (char *)"FILROUGE_USER=tester";
	w->env[n++] = home;
	w->env[n++] = state;
	w->env[n++] = data;
	w->env[n++] = config;
	for (size_t i = 0; i < sizeof(pass) / sizeof(*pass); i++) {
		const char *value = getenv(pass[i]);
		char *pair;

		if (value && asprintf(&pair, "%s=%s", pass[i], value) > 0)
			w->env[n++] = pair;
	}
	w->env[n] = NULL;
}

static int number_of(const char *name, int otherwise)
{
	const char *text = getenv(name);

	return text && *text ? atoi(text) : otherwise;
}

/* One worker: its share of the kills, each kind in its turn, a fresh file every FILE_ROUNDS. Extra: hang-ups and TERM, one to ten kills. */
static void work(struct worker *w, int kills, int out)
{
	int done = 0, files = 0;

	prctl(PR_SET_CHILD_SUBREAPER, 1);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	w->state = w->seed * 2654435761u + (unsigned)w->number * 40503u + 1;
	environment(w);
	while (done < kills && w->result.failures == 0) {
		static const enum kind turn[] = { KIND_FACE, KIND_BOTH, KIND_KEEPER, KIND_BOTH, KIND_FACE, KIND_HANGUP, KIND_FACE, KIND_BOTH, KIND_KEEPER, KIND_TERM };

		if (w->rounds % FILE_ROUNDS == 0 && new_file(w, files++) < 0)
			w->result.failures++;
		else if (one_round(w, turn[w->rounds % 10]) == 0)
			w->rounds++;
		done = w->result.kills[KIND_FACE] + w->result.kills[KIND_KEEPER] + w->result.kills[KIND_BOTH];
	}
	fflush(stdout);
	if (write(out, &w->result, sizeof(w->result)) != sizeof(w->result))
		_exit(2);
	_exit(w->result.failures > 0);
}

static void remove_dir(const char *dir)
{
	pid_t pid = fork();

	if (pid == 0) {
		execlp("rm", "rm", "-rf", "--", dir, (char *)NULL);
		_exit(127);
	}
	waitpid(pid, NULL, 0);
}

int main(void)
{
	const char *program = getenv("FILROUGE"), *srcdir = getenv("FILROUGE_SRCDIR"), *tmp = getenv("TMPDIR");
	int kills = number_of("KILLS", 200), workers = number_of("WORKERS", 3), passed = 0;
	unsigned seed = (unsigned)number_of("SEED", (int)(time(NULL) & 0xffffff));
	struct result sum = { .failures = 0 };
	int64_t begun = term_now();
	char base[300];
	int fds[2];
	const char *preload;

	if (!program) {
		fprintf(stderr, "kill: FILROUGE must name the program\n");
		return 2;
	}
	snprintf(base, sizeof(base), "%s/filrouge-kill-XXXXXX", tmp ? tmp : "/tmp");
	if (workers < 1 || !mkdtemp(base) || pipe(fds) < 0)
		return 2;
	signal(SIGPIPE, SIG_IGN);
	preload = find_preload(program);
	printf("kill: seed %u, %d kills, %d workers%s\n", seed, kills, workers, preload ? ", every other file with slow syncs" : "");
	fflush(stdout);
	for (int i = 0; i < workers; i++) {
		struct worker w = { .seed = seed, .number = i, .program = program, .preload = preload };

		snprintf(w.dir, sizeof(w.dir), "%s/%d", base, i);
		snprintf(w.scenario, sizeof(w.scenario), "%s/tests/e2e/simple.scenario", srcdir ? srcdir : ".");
		snprintf(w.csv, sizeof(w.csv), "%s/tests/e2e/seven.csv", srcdir ? srcdir : ".");
		mkdir(w.dir, 0700);
		if (fork() == 0)
			work(&w, kills / workers + (i < kills % workers), fds[1]);
	}
	close(fds[1]);
	for (int i = 0; i < workers; i++) {
		struct result one;

		if (read(fds[0], &one, sizeof(one)) != sizeof(one)) {
			sum.failures++;
			continue;
		}
		for (int k = 0; k < KIND_COUNT; k++)
			sum.kills[k] += one.kills[k];
		sum.characters += one.characters;
		sum.failures += one.failures;
		if (one.worst_loss > sum.worst_loss)
			sum.worst_loss = one.worst_loss;
	}
	while (wait(NULL) > 0)
		;
	printf("%d kills: face %d, keeper %d, both %d; and %d hang-ups, %d TERM; %d characters typed in %.1f s; both at once: %lld ms of typing lost at most\n",
	       sum.kills[KIND_FACE] + sum.kills[KIND_KEEPER] + sum.kills[KIND_BOTH], sum.kills[KIND_FACE], sum.kills[KIND_KEEPER], sum.kills[KIND_BOTH],
	       sum.kills[KIND_HANGUP], sum.kills[KIND_TERM], sum.characters, (double)(term_now() - begun) / 1e6, (long long)(sum.worst_loss / 1000));
	for (int k = 0; k < KIND_COUNT; k++)
		passed += sum.kills[k] > 0;
	if (sum.failures == 0)
		remove_dir(base);
	printf("%d passed, %d failed\n", sum.failures ? 0 : passed, sum.failures);
	return sum.failures > 0;
}

/* Plays a script of a person's acts into a real program on a real pty, from standard input: see the table of acts below.
 * A line that fails prints the screen and ends with 1. Knows the program only by its path; the file by `filrouge export`. */
#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <regex.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "term.h"

extern char **environ;

struct drive {
	struct term t;
	char *const *argv;
	int cols, rows, limit; /* limit: ms that a wait may take */
	char *kept[10];        /* `keep` and `same` */
	pid_t keeper;
	pid_t background;
	int64_t mark;
};

static bool start(struct drive *d, char *arg)
{
	(void)arg;
	term_free(&d->t);
	return term_start(&d->t, d->cols, d->rows, d->argv, environ);
}

static bool wait_act(struct drive *d, char *arg)
{
	return term_wait(&d->t, arg, d->limit);
}

static bool gone_act(struct drive *d, char *arg)
{
	return term_wait_gone(&d->t, arg, d->limit);
}

static bool within_act(struct drive *d, char *arg)
{
	char *text;
	int ms = (int)strtol(arg, &text, 10);

	return term_wait(&d->t, text + (*text == ' '), ms);
}

static bool absent_act(struct drive *d, char *arg)
{
	term_pump(&d->t, 0);
	return !term_has(&d->t, arg);
}

static bool keys_act(struct drive *d, char *arg)
{
	return term_keys(&d->t, arg);
}

static bool type_act(struct drive *d, char *arg)
{
	char out[16];
	size_t len, took;

	for (; (took = term_key(arg, out, &len)) > 0; arg += took) {
		if (!term_send(&d->t, out, len))
			return false;
		term_pump(&d->t, 10);
	}
	return true;
}

/* `echo MS TEXT`: each character must be on the screen, with those before it, within MS. */
static bool echo_act(struct drive *d, char *arg)
{
	char *text, head[256], out[16];
	size_t len, took, at = 0;
	int ms = (int)strtol(arg, &text, 10);

	for (text += *text == ' '; (took = term_key(text + at, out, &len)) > 0; at += took) {
		int64_t begun = term_now();

		if (at + took >= sizeof(head) || !term_send(&d->t, out, len))
			return false;
		memcpy(head, text, at + took);
		head[at + took] = '\0';
		if (head[at] == ' ')
			continue;
		if (!term_wait(&d->t, head, ms)) {
			fprintf(stderr, "drive: `%s` is not on the screen %d ms after its last key\n", head, ms);
			return false;
		}
		if (term_now() - begun > d->mark)
			d->mark = term_now() - begun;
	}
	return true;
}

static bool paste_act(struct drive *d, char *arg)
{
	return term_send(&d->t, "\033[200~", 6) && term_send(&d->t, arg, strlen(arg)) && term_send(&d->t, "\033[201~", 6);
}

static bool resize_act(struct drive *d, char *arg)
{
	int cols = 0, rows = 0;

	if (sscanf(arg, "%dx%d", &cols, &rows) != 2)
		return false;
	term_resize(&d->t, cols, rows);
	return true;
}

/* For what must not happen during a time; never to wait for something. */
static bool pause_act(struct drive *d, char *arg)
{
	int64_t end = term_now() + atoi(arg) * 1000;

	while (term_now() < end)
		term_pump(&d->t, (int)((end - term_now()) / 1000) + 1);
	return true;
}

static bool settle_act(struct drive *d, char *arg)
{
	term_settle(&d->t, *arg ? atoi(arg) : 50, d->limit);
	return true;
}

static bool dump_act(struct drive *d, char *arg)
{
	char *text = term_text(&d->t);

	(void)arg;
	fputs(text, stdout);
	free(text);
	return true;
}

/* What the screen has for REGEX; with the empty one the cursor's place. */
static char *look(struct drive *d, const char *regex)
{
	char *text = term_text(&d->t), *out = NULL;
	regmatch_t m;
	regex_t re;
	int row, col;

	if (!*regex) {
		term_cursor(&d->t, &row, &col);
		if (asprintf(&out, "cursor at %d,%d", row, col) < 0)
			abort();
	} else if (regcomp(&re, regex, REG_EXTENDED | REG_NEWLINE) == 0) {
		out = regexec(&re, text, 1, &m, 0) == 0 ? strndup(text + m.rm_so, (size_t)(m.rm_eo - m.rm_so)) : strdup("");
		regfree(&re);
	}
	free(text);
	return out;
}

static bool keep_act(struct drive *d, char *arg)
{
	int n = *arg - '0';

	if (n < 0 || n > 9)
		return false;
	free(d->kept[n]);
	d->kept[n] = look(d, arg[1] ? arg + 2 : "");
	return d->kept[n] != NULL;
}

/* `same N REGEX`: what `keep N REGEX` had; comes to be so within the limit. `other` likewise: is something else, and something. */
static bool compare(struct drive *d, char *arg, bool same)
{
	int64_t end = term_now() + (int64_t)d->limit * 1000;
	int n = *arg - '0';

	if (n < 0 || n > 9 || !d->kept[n])
		return false;
	for (;;) {
		char *now = look(d, arg[1] ? arg + 2 : "");
		bool equal = now && !strcmp(now, d->kept[n]);

		if (now && *now && equal == same) {
			free(now);
			return true;
		}
		if (term_now() > end) {
			fprintf(stderr, "drive: was `%s`, is `%s`\n", d->kept[n], now ? now : "");
			free(now);
			return false;
		}
		free(now);
		term_pump(&d->t, 20);
	}
}

static bool same_act(struct drive *d, char *arg)
{
	return compare(d, arg, true);
}

static bool other_act(struct drive *d, char *arg)
{
	return compare(d, arg, false);
}

/* As `same`, but at once, and nothing at all is right too: for what must not have changed. */
static bool still_act(struct drive *d, char *arg)
{
	int n = *arg - '0';
	char *now = look(d, arg[1] ? arg + 2 : "");
	bool right = n >= 0 && n <= 9 && d->kept[n] && now && (!*now || !strcmp(now, d->kept[n]));

	if (!right)
		fprintf(stderr, "drive: was `%s`, is `%s`\n", n >= 0 && n <= 9 && d->kept[n] ? d->kept[n] : "", now ? now : "");
	free(now);
	return right;
}

static bool hangup_act(struct drive *d, char *arg)
{
	(void)arg;
	d->keeper = term_child(d->t.pid);
	term_close(&d->t);
	return true;
}

static bool kill_act(struct drive *d, char *arg)
{
	pid_t keeper = term_child(d->t.pid);

	d->keeper = keeper;
	if (keeper <= 0)
		return false;
	if (!strcmp(arg, "term"))
		return kill(d->t.pid, SIGTERM) == 0;
	if (strcmp(arg, "face") && kill(keeper, SIGKILL) < 0)
		return false;
	return !strcmp(arg, "keeper") || kill(d->t.pid, SIGKILL) == 0;
}

/* `exit MS [STATUS]`: the program, and the keeper last seen, are gone within MS. */
static bool exit_act(struct drive *d, char *arg)
{
	char *rest;
	int ms = (int)strtol(arg, &rest, 10), status;
	int64_t end = term_now() + ms * 1000;

	if (!term_exit(&d->t, ms)) {
		fprintf(stderr, "drive: the program is still there\n");
		return false;
	}
	while (d->keeper > 0 && kill(d->keeper, 0) == 0) {
		waitpid(d->keeper, NULL, WNOHANG);
		if (term_now() > end) {
			fprintf(stderr, "drive: the keeper is still there\n");
			return false;
		}
		poll(NULL, 0, 1);
	}
	d->keeper = 0;
	status = WIFEXITED(d->t.status) ? WEXITSTATUS(d->t.status) : 128 + WTERMSIG(d->t.status);
	if (*rest && atoi(rest) != status) {
		fprintf(stderr, "drive: it ended with %d\n", status);
		return false;
	}
	return true;
}

static bool shell_act(struct drive *d, char *arg)
{
	pid_t pid = fork();
	int status = -1;

	if (pid == 0) {
		execl("/bin/sh", "sh", "-c", arg, (char *)NULL);
		_exit(127);
	}
	while (waitpid(pid, &status, WNOHANG) == 0)
		term_pump(&d->t, 5);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* `until COMMAND`: the shell command comes to succeed within the limit. */
static bool until_act(struct drive *d, char *arg)
{
	int64_t end = term_now() + (int64_t)d->limit * 1000;

	while (!shell_act(d, arg)) {
		if (term_now() > end)
			return false;
		term_pump(&d->t, 10);
	}
	return true;
}

/* `background COMMAND`: goes on until `joined` waits for it. */
static bool background_act(struct drive *d, char *arg)
{
	d->background = fork();
	if (d->background == 0) {
		execl("/bin/sh", "sh", "-c", arg, (char *)NULL);
		_exit(127);
	}
	return d->background > 0;
}

static bool joined_act(struct drive *d, char *arg)
{
	int status = -1;

	(void)arg;
	while (waitpid(d->background, &status, WNOHANG) == 0)
		term_pump(&d->t, 5);
	return status == 0;
}

/* `cramped BYTES`: no file of the keeper may grow past that, as on a full disk; without BYTES there is room again. */
static bool cramped_act(struct drive *d, char *arg)
{
	struct rlimit r = { .rlim_cur = *arg ? strtoul(arg, NULL, 10) : RLIM_INFINITY, .rlim_max = RLIM_INFINITY };
	pid_t keeper = term_child(d->t.pid);

	return keeper > 0 && prlimit(keeper, RLIMIT_FSIZE, &r, NULL) == 0;
}

static bool limit_act(struct drive *d, char *arg)
{
	d->limit = atoi(arg);
	return d->limit > 0;
}

static bool altscreen_act(struct drive *d, char *arg)
{
	(void)arg;
	return !d->t.altscreen;
}

static bool longest_act(struct drive *d, char *arg)
{
	(void)arg;
	printf("longest echo: %.1f ms\n", (double)d->mark / 1000);
	return true;
}

/* `stamp FILE`: what comes next is counted from now, also by another drive. */
static bool stamp_act(struct drive *d, char *arg)
{
	char part[256];
	FILE *f;

	(void)d;
	snprintf(part, sizeof(part), "%.200s.part", arg);
	f = fopen(part, "w");
	if (!f)
		return false;
	fprintf(f, "%lld\n", (long long)term_now());
	return fclose(f) == 0 && rename(part, arg) == 0;
}

static int64_t stamped(const char *path)
{
	long long at = 0;
	FILE *f = fopen(path, "r");

	if (f && fscanf(f, "%lld", &at) != 1)
		at = 0;
	if (f)
		fclose(f);
	return at;
}

/* `since MS FILE TEXT`: TEXT comes to the screen within MS of what was stamped; says how long it took. `!TEXT` leaves it. */
static bool since_act(struct drive *d, char *arg)
{
	int64_t end = term_now() + (int64_t)d->limit * 1000, at = 0;
	char *file, *text;
	bool leaves, there;
	int ms = (int)strtol(arg, &file, 10);

	file += *file == ' ';
	text = file + strcspn(file, " ");
	if (*text)
		*text++ = '\0';
	leaves = *text == '!';
	text += leaves;
	for (;;) {
		int64_t now = term_now();

		there = term_has(&d->t, text);
		if (!at)
			at = stamped(file);
		if (at && there != leaves) {
			printf("since %s: %.1f ms\n", file, (double)(now - at) / 1000);
			return now - at <= (int64_t)ms * 1000;
		}
		if (now > end)
			return false;
		term_pump(&d->t, at ? 20 : 5);
	}
}

/* Private memory in kB, and CPU in microseconds with all threads. */
static void usage_of(pid_t pid, long *private_kb, long *cpu_us)
{
	char path[64], line[256];
	long kb;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/smaps_rollup", (int)pid);
	f = fopen(path, "r");
	while (f && fgets(line, sizeof(line), f))
		if (sscanf(line, "Private_Clean: %ld", &kb) == 1 || sscanf(line, "Private_Dirty: %ld", &kb) == 1)
			*private_kb += kb;
	if (f)
		fclose(f);
	snprintf(path, sizeof(path), "/proc/%d/task", (int)pid);
	for (DIR *d = opendir(path); d;) {
		struct dirent *entry = readdir(d);
		unsigned long long ran;

		if (!entry) {
			closedir(d);
			break;
		}
		snprintf(line, sizeof(line), "/proc/%d/task/%.20s/schedstat", (int)pid, entry->d_name);
		f = fopen(line, "r");
		if (f && fscanf(f, "%llu", &ran) == 1)
			*cpu_us += (long)(ran / 1000);
		if (f)
			fclose(f);
	}
}

/* Prints what face and keeper have written and used so far. */
static bool usage_act(struct drive *d, char *arg)
{
	long face_kb = 0, keeper_kb = 0, cpu_us = 0;
	pid_t keeper = term_child(d->t.pid);

	usage_of(d->t.pid, &face_kb, &cpu_us);
	if (keeper > 0)
		usage_of(keeper, &keeper_kb, &cpu_us);
	printf("usage %s bytes %zu cpu_us %ld face_kb %ld keeper_kb %ld\n", arg, d->t.log_len, cpu_us, face_kb, keeper_kb);
	return true;
}

static const struct {
	const char *name;
	bool (*act)(struct drive *d, char *arg);
} acts[] = {
	{ "start", start },           /* the program, again */
	{ "wait", wait_act },         /* TEXT comes to the screen */
	{ "gone", gone_act },         /* TEXT leaves the screen */
	{ "within", within_act },     /* MS TEXT */
	{ "absent", absent_act },     /* TEXT is not on the screen now */
	{ "keys", keys_act },         /* all at once */
	{ "type", type_act },         /* one after another */
	{ "echo", echo_act },         /* MS TEXT */
	{ "paste", paste_act },       /* TEXT, bracketed */
	{ "resize", resize_act },     /* COLSxROWS */
	{ "pause", pause_act },       /* MS */
	{ "settle", settle_act },     /* until MS without a byte */
	{ "dump", dump_act },
	{ "keep", keep_act },         /* 0..9 REGEX; without a REGEX the cursor */
	{ "same", same_act }, { "other", other_act }, { "still", still_act },
	{ "hangup", hangup_act },
	{ "kill", kill_act },         /* face, keeper, both, term */
	{ "exit", exit_act },         /* MS [STATUS] */
	{ "restored", altscreen_act },
	{ "shell", shell_act }, { "until", until_act }, { "background", background_act }, { "joined", joined_act },
	{ "cramped", cramped_act },
	{ "stamp", stamp_act },       /* FILE */
	{ "since", since_act },       /* MS FILE TEXT, or !TEXT */
	{ "usage", usage_act },       /* LABEL: bytes, CPU, memory */
	{ "limit", limit_act },       /* MS, of every wait */
	{ "longest", longest_act },   /* echo so far */
};

static bool play(struct drive *d, char *line)
{
	size_t len = strcspn(line, " ");

	for (size_t i = 0; i < sizeof(acts) / sizeof(*acts); i++)
		if (strlen(acts[i].name) == len && !strncmp(line, acts[i].name, len))
			return acts[i].act(d, line + len + (line[len] == ' '));
	fprintf(stderr, "drive: no such act\n");
	return false;
}

static bool play_all(struct drive *d)
{
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;
	bool good = true;

	while (good && (n = getline(&line, &cap, stdin)) > 0) {
		char *act = line + strspn(line, "\t");

		act[strcspn(act, "\n")] = '\0';
		if (!*act || *act == '#')
			continue;
		good = play(d, act);
		if (!good) {
			char *text = term_text(&d->t);

			fprintf(stderr, "drive: this failed: %s\n%s--\n", act, text);
			free(text);
		}
	}
	free(line);
	return good;
}

static int how(void)
{
	fprintf(stderr, "drive [-s COLSxROWS] [-r FILE] [-t MS] [-e NAME=VALUE]... -- PROGRAM ARGUMENT... < SCRIPT\n");
	return 2;
}

int main(int argc, char **argv)
{
	struct drive d = { .cols = 80, .rows = 24, .limit = 5000 };
	const char *record = NULL;
	bool good;
	int c;

	while ((c = getopt(argc, argv, "+s:r:t:e:")) != -1) {
		if (c == 's' && sscanf(optarg, "%dx%d", &d.cols, &d.rows) == 2)
			continue;
		if (c == 'r')
			record = optarg;
		else if (c == 'e')
			putenv(optarg);
		else if (c == 't')
			d.limit = atoi(optarg);
		else
			return how();
	}
	if (optind >= argc)
		return how();
	d.argv = argv + optind;
	signal(SIGPIPE, SIG_IGN);
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	d.t.master = -1;
	if (!start(&d, NULL)) {
		perror(argv[optind]);
		return 2;
	}
	good = play_all(&d);
	if (record) {
		FILE *f = fopen(record, "w");

		if (f)
			fwrite(d.t.log, 1, d.t.log_len, f);
		if (f)
			fclose(f);
	}
	term_free(&d.t);
	return good ? 0 : 1;
}

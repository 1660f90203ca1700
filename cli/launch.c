/* The launcher: what sshd runs for a key, under the name `launch`, and the shell of the account. It takes nothing from who comes in but one of a few fixed words;
 * who that is, sshd and the key's own line say. It notes the coming, stays as a parent that notes the end, and its child becomes keeper and face. */
#include "cli/launch.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "access/arrival.h"
#include "access/log.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/text.h"

/* One coming. */
struct coming {
	struct access_site site;
	struct access_arrival arrival;
	struct access_role role;
	bool known;          /* ROLE is */
	char *session;       /* the one that is opened */
	char *path;
	enum access_asked asks;
	const char *format;
	char *unread;        /* what was to be run, when it was no command of ours */
};

enum { REFUSED = 2, PATIENCE = 5 };

static void note(const struct coming *c, const char *event, const char *why, int64_t began, int status)
{
	int64_t now = clock_now();
	struct access_event e = {
		.at = now,
		.event = event,
		.role = c->known ? access_kind_names[c->role.kind] : NULL,
		.person = c->role.person,
		.session = c->session ? c->session : c->role.session_count == 1 ? c->role.sessions[0] : NULL,
		.enterprise = c->role.enterprise,
		.key = c->arrival.keyed ? c->arrival.key.fingerprint : NULL,
		.from = c->arrival.from,
		.asked = c->unread ? c->unread : c->arrival.asked,
		.why = why,
		.seconds = began ? (now - began) / 1000 : 0,
		.status = status,
		.pid = getpid(),
	};
	struct error err = {0};

	access_log_write(c->site.log, &e, &err); /* a full disk keeps nobody out of a meeting: `filrouge doctor` says it */
	error_clear(&err);
}

static int refuse(const struct coming *c, struct error *err)
{
	char *shown = text_filter(err->text, strlen(err->text), false);

	note(c, "refused", err->text, 0, 0);
	fprintf(stderr, "filrouge: %s\r\n", shown);
	free(shown);
	error_clear(err);
	return REFUSED;
}

/* `launch -c "LAUNCHER WORDS"`, as the account's shell; `launch WORDS` through another. */
static bool read_words(struct coming *c, int argc, char **argv, bool *shell, struct error *err)
{
	char **words = NULL;
	size_t count = 0;
	bool done;

	*shell = argc == 3 && strcmp(argv[1], "-c") == 0;
	if (argc < 2)
		return error_set(err, _("this account gives no shell: it only shows filrouge, to keys that were let in"));
	if (!*shell)
		return access_role_parse(&c->role, (size_t)(argc - 1), argv + 1, err);
	done = access_words(argv[2], &words, &count) && strcmp(words[0], c->site.launcher) == 0;
	if (!done) {
		c->unread = xstrdup(argv[2]);
		error_set(err, _("this account gives no shell: it only shows filrouge, to keys that were let in"));
	}
	done = done && access_role_parse(&c->role, count - 1, words + 1, err);
	access_words_free(words, count);
	return done;
}

/* What was asked is one of the few things there are, and there is what it needs. */
static bool may_ask(struct coming *c, struct error *err)
{
	bool terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);

	c->asks = access_arrival_asks(&c->arrival, c->role.kind, &c->format);
	switch (c->asks) {
	case ASKED_SCREEN:
		return terminal || error_set(err, _("there is no terminal here: connect with ssh -t"));
	case ASKED_EXPORT:
		if (isatty(STDOUT_FILENO))
			return error_set(err, _("an export goes to a file, not to a terminal: leave out -t, and end with > file.json"));
		return c->role.session_count == 1 || error_set(err, _("your key opens several sessions: an export cannot ask which one"));
	case ASKED_REPORT:
		return error_set(err, _("reports are not made here yet; `export` gives all of it"));
	default:
		return error_set(err, c->role.kind == ACCESS_ROOM ? _("this key only shows the room's screen, and runs nothing else")
		                                                   : _("only `export` can be asked for here; without it comes the screen"));
	}
}

static bool choose(struct coming *c, struct error *err)
{
	char **names = c->role.sessions;
	size_t count = c->role.session_count;
	bool all = c->role.kind == ACCESS_ADMIN;

	if (all)
		names = access_session_names(&c->site, &count);
	if (count == 0)
		error_set(err, _("there is no session on this server yet"));
	else
		c->session = count == 1 && !all ? xstrdup(names[0]) : launch_pick(names, count, err);
	if (all)
		access_words_free(names, count);
	if (c->session)
		c->path = access_session_path(&c->site, c->session, err);
	return c->path != NULL;
}

/* Waits for the child, and sees to it that it goes when the line does. */
static int wait_for(pid_t child)
{
	static const int heard[] = {SIGCHLD, SIGHUP, SIGTERM, SIGINT, SIGQUIT};
	struct timespec patience = {.tv_sec = PATIENCE};
	sigset_t set;
	bool leaving = false;
	int status = 0;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof(heard) / sizeof(*heard); i++)
		sigaddset(&set, heard[i]);
	while (waitpid(child, &status, WNOHANG) == 0) {
		int got = leaving ? sigtimedwait(&set, NULL, &patience) : sigwaitinfo(&set, NULL);

		if (got == SIGHUP || got == SIGTERM) {
			kill(child, SIGTERM);
			leaving = true;
		} else if (got < 0 && errno == EAGAIN) {
			kill(child, SIGKILL);
		}
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static int run(struct coming *c)
{
	static const int kept[] = {SIGCHLD, SIGHUP, SIGTERM, SIGINT, SIGQUIT};
	int64_t began = clock_now();
	sigset_t set, before;
	pid_t parent = getpid(), child;
	int status;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof(kept) / sizeof(*kept); i++)
		sigaddset(&set, kept[i]);
	signal(SIGTSTP, SIG_IGN); /* there is nothing to go back to */
	note(c, "accepted", NULL, 0, 0);
	sigprocmask(SIG_BLOCK, &set, &before);
	child = fork();
	if (child < 0) {
		sigprocmask(SIG_SETMASK, &before, NULL);
		return REFUSED;
	}
	if (child == 0) {
		prctl(PR_SET_PDEATHSIG, SIGTERM);
		sigprocmask(SIG_SETMASK, &before, NULL);
		if (getppid() != parent)
			_exit(REFUSED);
		struct launch l = {
			.role = &c->role, .path = c->path, .folder = c->site.sessions, .asks = c->asks,
		};

		exit(launch_run(&l));
	}
	status = wait_for(child);
	note(c, "ended", NULL, began, status);
	return status;
}

/* The language of the key's line; the session's comes with the session. */
static void speak(const struct access_role *r)
{
	enum lang lang;

	cli_settings_language();
	if (r->language && lang_parse(r->language, &lang))
		i18n_use(lang);
}

int cli_launch(int argc, char **argv)
{
	struct coming c = {.site = access_site()};
	struct error err = {0};
	bool shell, good;
	int status;

	c.arrival = access_arrival_take(&c.site);
	access_process_close();
	good = c.known = read_words(&c, argc, argv, &shell, &err);
	speak(&c.role);
	good = good && access_arrival_verify(&c.arrival, &c.site, &c.role, shell, &err) && may_ask(&c, &err) && choose(&c, &err);
	status = good ? run(&c) : refuse(&c, &err);
	access_role_clear(&c.role);
	access_arrival_clear(&c.arrival);
	access_site_clear(&c.site);
	free(c.session);
	free(c.path);
	free(c.unread);
	return status;
}

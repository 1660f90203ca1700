/* filrouge access: who may come in over SSH, and as whom. A row for each thing that can be done about it. */
#include "cli/access.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <shadow.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"

const struct subcommand access_verbs[] = {
	{"access install", access_verb_install, "[--print] [--account NAME] [--sshd FILE]",
	 N_("make what a server needs: account, folders, file of keys, sshd's block; --print only says it")},
	{"access add", access_verb_add,
	 "[SESSION] --enterprise E --person NAME|--facilitator NAME|--room|--admin NAME --key FILE.pub|- [--language fr|en|nl]",
	 N_("let a person in with a public key: an enterprise, a facilitator, the room's screen, an admin")},
	{"access list", access_verb_list, "[--json]", N_("who may come in, as what, to which session")},
	{"access test", access_verb_test, "FILE.pub|FINGERPRINT", N_("who would come in with this key, and whether all is there for it")},
	{"access remove", access_verb_remove, "FINGERPRINT|NAME [--stays]",
	 N_("take a key away; the person is marked as gone in the session, but with --stays")},
	{"access check", access_verb_check, "[--account NAME] [--sshd FILE]", N_("look for the usual mistakes: rights, keys, the account, sshd")},
	{"access log", access_verb_log, "[--json]", N_("who came, as whom, from which key, and who was refused")},
	{NULL, NULL, NULL, NULL},
};

static const char *verb_of(const struct subcommand *row)
{
	return strchr(row->name, ' ') + 1;
}

static int unknown(const char *word)
{
	const char *names[sizeof access_verbs / sizeof *access_verbs];
	size_t count = 0;
	struct buf list = {0};
	struct error err = {0};

	for (const struct subcommand *row = access_verbs; row->name; row++) {
		names[count++] = verb_of(row);
		buf_printf(&list, list.len ? ", %s" : "%s", verb_of(row));
	}
	const char *near = text_nearest(word, names, count);
	char *shown = text_filter(word, strlen(word), false);

	if (near)
		error_set(&err, _("access: there is no `%s`; did you mean `%s`?"), shown, near);
	else
		error_set(&err, _("access: there is no `%s`; there are: %s"), shown, buf_str(&list));
	buf_clear(&list);
	free(shown);
	return cli_fail(&err);
}

int cli_access(int argc, char **argv)
{
	const char *word = argc > 1 ? argv[1] : "help";

	for (const struct subcommand *row = access_verbs; row->name; row++) {
		if (strcmp(verb_of(row), word) != 0)
			continue;
		if (argc > 2 && strcmp(argv[2], "--help") == 0) {
			printf("filrouge %s %s\n%s\n", row->name, row->usage, _(row->help));
			return ACCESS_DONE;
		}
		argv[1] = (char *)row->name; /* `access add`: how it is found again for its usage */
		return row->run(argc - 1, argv + 1);
	}
	if (strcmp(word, "help") != 0 && strcmp(word, "--help") != 0)
		return unknown(word);
	for (const struct subcommand *row = access_verbs; row->name; row++)
		printf("  filrouge %s %s\n      %s\n", row->name, row->usage, _(row->help));
	return ACCESS_DONE;
}

bool access_key_given(const char *name, struct access_key *key, struct error *err)
{
	enum { MOST = 65536 };
	bool piped = strcmp(name, "-") == 0, done;
	int fd = piped ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	struct buf b = {0};
	char *shown = text_filter(piped ? _("standard input") : name, strlen(piped ? _("standard input") : name), false);
	ssize_t n = -1;

	while (fd >= 0 && b.len < MOST && ((n = read(fd, buf_more(&b, 4096), 4096)) > 0 || (n < 0 && errno == EINTR)))
		b.len += n > 0 ? (size_t)n : 0;
	if (n < 0)
		error_set(err, _("%s cannot be read: %s"), shown, strerror(errno));
	if (fd >= 0 && !piped)
		close(fd);
	done = n >= 0 && (access_key_read(key, buf_str(&b), b.len, err) || error_prefix(err, shown));
	buf_clear(&b);
	free(shown);
	return done;
}

char *access_sessions_said(const struct access_role *r)
{
	struct buf b = {0};

	for (size_t i = 0; i < r->session_count; i++)
		buf_printf(&b, i ? ", %s" : "%s", r->sessions[i]);
	return buf_take(&b);
}

int access_run(const char *const argv[], struct buf *out)
{
	int fds[2], status = -1;
	ssize_t n;
	pid_t pid;

	if (pipe2(fds, O_CLOEXEC) != 0 || (pid = fork()) < 0)
		return -1;
	if (pid == 0) {
		dup2(fds[1], STDOUT_FILENO);
		dup2(fds[1], STDERR_FILENO);
		execv(argv[0], (char *const *)(void *)argv);
		_exit(127);
	}
	close(fds[1]);
	while ((n = read(fds[0], buf_more(out, 4096), 4096)) > 0 || (n < 0 && errno == EINTR))
		out->len += n > 0 ? (size_t)n : 0;
	buf_text(out, "");
	close(fds[0]);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

struct passwd *access_account(const char *name)
{
	FILE *f = fopen("/etc/passwd", "re");
	struct passwd *pw = NULL;

	while (f && (pw = fgetpwent(f)) != NULL && strcmp(pw->pw_name, name) != 0)
		;
	if (f)
		fclose(f);
	return pw;
}

struct spwd *access_shadow(const char *name)
{
	FILE *f = fopen("/etc/shadow", "re");
	struct spwd *sp = NULL;

	while (f && (sp = fgetspent(f)) != NULL && strcmp(sp->sp_namp, name) != 0)
		;
	if (f)
		fclose(f);
	return sp;
}

const char *access_sshd(void)
{
	static const char *const places[] = {"/usr/sbin/sshd", "/usr/local/sbin/sshd", "/usr/bin/sshd"};

	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++)
		if (access(places[i], X_OK) == 0)
			return places[i];
	return NULL;
}

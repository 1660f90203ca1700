/* Who comes in: sshd's words about it, and an environment that nobody outside has filled. */
#include "access/arrival.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "access/keyfile.h"
#include "access/sandbox.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"

enum { FROM_MOST = 64, ASKED_MOST = 4096, AUTH_MOST = 65536 };

bool access_term_valid(const char *term)
{
	size_t len = strlen(term);

	return len >= 1 && len <= 64 && strspn(term, "abcdefghijklmnopqrstuvwxyz0123456789+._-") == len && !strchr("+._-", *term);
}

/* "CLIENT PORT SERVER PORT": the first two, when they look like that. */
static char *read_from(const char *connection)
{
	size_t len;

	if (!connection)
		return NULL;
	len = strcspn(connection, " ");
	len += connection[len] == ' ' ? 1 + strcspn(connection + len + 1, " ") : 0;
	if (len > FROM_MOST || strspn(connection, "0123456789abcdefABCDEF.:% ") < len)
		return xstrdup("?");
	return xstrndup(connection, len);
}

/* sshd's file: a line for each method that succeeded, `publickey TYPE BASE64`. */
static bool read_key(const char *path, struct access_key *key)
{
	static const char word[] = "publickey ";
	int fd = path ? open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY) : -1;
	struct stat st;
	char *text = NULL;
	ssize_t len = -1;
	bool done = false;

	if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && (st.st_uid == geteuid() || st.st_uid == 0)) {
		text = xcalloc(AUTH_MOST + 1, 1);
		len = read(fd, text, AUTH_MOST);
	}
	if (fd >= 0)
		close(fd);
	for (char *line = text, *next; len > 0 && line && *line && !done; line = next) {
		size_t size = strcspn(line, "\n");

		next = line + size + (line[size] == '\n');
		if (strncmp(line, word, sizeof(word) - 1) == 0)
			done = access_key_parse(key, line + sizeof(word) - 1, size - (sizeof(word) - 1), NULL);
	}
	free(text);
	return done;
}

struct access_arrival access_arrival_take(const struct access_site *s)
{
	const char *asked = getenv("SSH_ORIGINAL_COMMAND"), *term = getenv("TERM");
	struct access_arrival a = {
		.from = read_from(getenv("SSH_CONNECTION")),
		.asked = asked ? xstrndup(asked, strnlen(asked, ASKED_MOST)) : NULL,
		.term = xstrdup(term && access_term_valid(term) ? term : "xterm"),
	};

	a.keyed = read_key(getenv("SSH_USER_AUTH"), &a.key);
	clearenv();
	setenv("PATH", "/usr/bin:/bin", 1);
	setenv("HOME", s->state, 1);
	setenv("TERM", a.term, 1);
	setenv("LC_CTYPE", "C.UTF-8", 1);
	if (a.from)
		setenv("SSH_CONNECTION", a.from, 1); /* the terminal is far away: screens ask that */
	return a;
}

void access_arrival_clear(struct access_arrival *a)
{
	free(a->from);
	free(a->asked);
	free(a->term);
	access_key_clear(&a->key);
	*a = (struct access_arrival){0};
}

void access_process_close(void)
{
	static const struct {
		__rlimit_resource_t what;
		rlim_t most;
	} limits[] = {
		{RLIMIT_CORE, 0},
		{RLIMIT_FSIZE, (rlim_t)256 << 20},
#ifndef __SANITIZE_ADDRESS__ /* it maps terabytes */
		{RLIMIT_AS, (rlim_t)1 << 30},
#endif
		{RLIMIT_NOFILE, 256},
	};

	close_range(3, ~0U, 0);
	umask(077);
	for (size_t i = 0; i < sizeof(limits) / sizeof(*limits); i++) {
		struct rlimit r;

		if (getrlimit(limits[i].what, &r) == 0 && (r.rlim_max == RLIM_INFINITY || r.rlim_max > limits[i].most)) {
			r.rlim_cur = r.rlim_max = limits[i].most;
			setrlimit(limits[i].what, &r);
		}
	}
	sandbox_undumpable();
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	if (chdir("/") != 0)
		_exit(2);
}

bool access_arrival_verify(const struct access_arrival *a, const struct access_site *s, const struct access_role *role, bool strict, struct error *err)
{
	struct access_keys keys;
	struct access_line *line;
	bool good;

	if (!a->keyed)
		return !strict || error_set(err, _("which key you came with is not known, and so you cannot be let in: sshd needs ExposeAuthInfo yes"));
	if (!access_keys_read(&keys, s->keys, err))
		return false;
	line = access_keys_find(&keys, &a->key);
	good = line && access_role_same(&line->role, role);
	if (!line)
		error_set(err, _("your key is not, or no longer, one that is let in here"));
	else if (!good)
		error_set(err, _("that is not what your key is for"));
	access_keys_clear(&keys);
	return good;
}

enum access_asked access_arrival_asks(const struct access_arrival *a, enum access_kind kind, const char **format)
{
	static const char report[] = "report ";

	*format = NULL;
	if (!a->asked)
		return ASKED_SCREEN;
	if (strcmp(a->asked, "export") == 0 && kind != ACCESS_ROOM)
		return ASKED_EXPORT;
	if (kind == ACCESS_ENTERPRISE && strncmp(a->asked, report, sizeof(report) - 1) == 0) {
		*format = a->asked + sizeof(report) - 1;
		if (**format && strlen(*format) <= 16 && strspn(*format, "abcdefghijklmnopqrstuvwxyz") == strlen(*format))
			return ASKED_REPORT;
	}
	return ASKED_REFUSED;
}

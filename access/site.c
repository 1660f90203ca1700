/* The folders of a server, and the sessions in theirs. */
#include "access/site.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "access/role.h"
#include "base/i18n.h"
#include "base/memory.h"

static const char suffix[] = ".filrouge";

/* The folder beside the program; NULL: there is none. Caller frees. */
static char *beside(void)
{
	char exe[PATH_MAX], *path;
	ssize_t len = readlink("/proc/self/exe", exe, sizeof(exe) - 1);
	struct stat st;

	if (len <= 0)
		return NULL;
	exe[len] = '\0';
	path = xasprintf("%.*s/filrouge.site", (int)(strrchr(exe, '/') - exe), exe);
	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		return path;
	free(path);
	return NULL;
}

struct access_site access_site(void)
{
	char *here = beside();
	struct access_site s = {.beside = here != NULL};

	s.keys = here ? xasprintf("%s/keys", here) : xstrdup(SYSCONFDIR "/filrouge/keys");
	s.launcher = here ? xasprintf("%s/launch", here) : xstrdup(PKGLIBEXECDIR "/launch");
	s.state = here ? xasprintf("%s/state", here) : xstrdup(LOCALSTATEDIR "/lib/filrouge");
	s.sessions = xasprintf("%s/sessions", s.state);
	s.log = xasprintf("%s/access.log", s.state);
	free(here);
	return s;
}

void access_site_clear(struct access_site *s)
{
	free(s->keys);
	free(s->launcher);
	free(s->state);
	free(s->sessions);
	free(s->log);
	*s = (struct access_site){0};
}

static bool one_file(int folder, const char *file, struct error *err)
{
	int fd = openat(folder, file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC), why = errno;
	struct stat st;
	bool done = fd >= 0 && fstat(fd, &st) == 0;

	if (fd >= 0)
		close(fd); /* nobody of this process has it open yet: no lock of SQLite's goes with it */
	if (!done && why == ENOENT)
		return error_set(err, _("there is no session of that name on this server"));
	if (!done && why == ELOOP)
		return error_set(err, _("that session is a link to something else, and links are not followed"));
	if (!done)
		return error_set(err, _("that session cannot be opened: %s"), strerror(why));
	if (!S_ISREG(st.st_mode))
		return error_set(err, _("that session is not a regular file"));
	return st.st_nlink == 1 || error_set(err, _("that session has a second name elsewhere, and then nothing can be promised of it"));
}

char *access_session_path(const struct access_site *s, const char *name, struct error *err)
{
	char *file, *path = NULL;
	int folder;

	if (!access_session_valid(name)) {
		error_set(err, _("the name of a session is small letters, digits, - and _, 64 at most"));
		return NULL;
	}
	folder = open(s->sessions, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder < 0) {
		error_set(err, _("the folder of sessions cannot be opened: %s"), strerror(errno));
		return NULL;
	}
	file = xasprintf("%s%s", name, suffix);
	if (one_file(folder, file, err))
		path = xasprintf("%s/%s", s->sessions, file);
	close(folder);
	free(file);
	return path;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

char **access_session_names(const struct access_site *s, size_t *count)
{
	DIR *d = opendir(s->sessions);
	char **names = NULL;

	*count = 0;
	for (struct dirent *e; d && (e = readdir(d)) != NULL;) {
		size_t len = strlen(e->d_name), end = sizeof(suffix) - 1;
		char *name;

		if (len <= end || strcmp(e->d_name + len - end, suffix) != 0)
			continue;
		name = xstrndup(e->d_name, len - end);
		if (access_session_valid(name)) {
			names = xrealloc(names, *count + 1, sizeof(*names));
			names[(*count)++] = name;
		} else {
			free(name);
		}
	}
	if (d)
		closedir(d);
	if (*count > 0)
		qsort(names, *count, sizeof(*names), by_name);
	return names;
}

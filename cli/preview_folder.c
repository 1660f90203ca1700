/* A private folder that goes with its process. The process beside it holds the other end of a pipe: the end of the file is the end of
 * the process, however that came about. Knows nothing of what is in the folder but the name of the file that a keeper may still have open. */
#include "cli/preview.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/text.h"

enum { KEEPER_WITHIN = 90000, REMOVED_WITHIN = 5000, STEP = 10 };

static bool usable(const char *folder)
{
	struct stat st;
	return folder && *folder == '/' && stat(folder, &st) == 0 && S_ISDIR(st.st_mode) && access(folder, W_OK | X_OK) == 0;
}

static const char *where(void)
{
	const char *places[] = {getenv("XDG_RUNTIME_DIR"), getenv("TMPDIR")};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (usable(places[i]))
			return places[i];
	return "/tmp";
}

/* A lease for writing is given only where nobody else has the file open. */
static bool in_use(const char *folder, const char *file)
{
	char *path = xasprintf("%s/%s", folder, file);
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	bool used = fd >= 0 && fcntl(fd, F_SETLEASE, F_WRLCK) < 0 && errno == EAGAIN;
	if (fd >= 0)
		close(fd);
	free(path);
	return used;
}

/* There are only files in it, and only ours. */
static void empty(const char *folder)
{
	DIR *d = opendir(folder);
	for (struct dirent *e; d && (e = readdir(d));)
		unlinkat(dirfd(d), e->d_name, 0);
	if (d)
		closedir(d);
	rmdir(folder);
}

_Noreturn static void sweep(const struct preview_folder *f, int held, const char *file)
{
	static const int ignored[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGPIPE, SIGIO};
	char byte;
	setsid();
	for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++)
		signal(ignored[i], SIG_IGN);
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	for (int fd = 0; fd <= 2 && null >= 0; fd++)
		dup2(null, fd);
	while (read(held, &byte, 1) < 0 && errno == EINTR)
		continue;
	int64_t end = clock_monotonic() + KEEPER_WITHIN;
	while (in_use(f->path, file) && clock_monotonic() < end)
		poll(NULL, 0, STEP);
	empty(f->path);
	_exit(0);
}

bool preview_folder_make(struct preview_folder *f, const char *file, struct error *err)
{
	int ends[2];
	*f = (struct preview_folder){.path = xasprintf("%s/filrouge-preview-XXXXXX", where()), .held = -1, .sweeper = -1};
	if (!mkdtemp(f->path)) {
		char *shown = text_filter(f->path, strlen(f->path), false);
		error_set(err, _("%s: cannot be made: %s"), shown, strerror(errno));
		free(shown);
		free(f->path);
		f->path = NULL;
		return false;
	}
	if (pipe2(ends, O_CLOEXEC) == 0) {
		f->sweeper = fork();
		if (f->sweeper == 0) {
			close(ends[1]);
			sweep(f, ends[0], file);
		}
		close(ends[0]);
		f->held = ends[1];
	}
	if (f->sweeper > 0)
		return true;
	error_set(err, _("The process that cleans up after a preview cannot be started: %s"), strerror(errno));
	preview_folder_remove(f);
	return false;
}

void preview_folder_remove(struct preview_folder *f)
{
	int64_t end = clock_monotonic() + REMOVED_WITHIN;
	pid_t ended = 0;
	if (f->held >= 0)
		close(f->held);
	while (f->sweeper > 0 && (ended = waitpid(f->sweeper, NULL, WNOHANG)) == 0 && clock_monotonic() < end)
		poll(NULL, 0, STEP);
	if (f->path && (f->sweeper < 0 || ended != 0))
		empty(f->path); /* the one beside was killed itself */
	free(f->path);
	*f = (struct preview_folder){.held = -1, .sweeper = -1};
}

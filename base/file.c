/* Writes a file beside the old one, and puts it in its place when it is on the disk. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"

bool file_make_folder(const char *path)
{
	char *copy = xstrdup(path);
	struct stat st;
	for (char *slash = strchr(copy + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(copy, 0700);
		*slash = '/';
	}
	bool done = mkdir(copy, 0700) == 0 || (errno == EEXIST && stat(copy, &st) == 0 && S_ISDIR(st.st_mode));
	free(copy);
	return done;
}

static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? xstrndup(path, slash == path ? 1 : (size_t)(slash - path)) : xstrdup(".");
}

static bool write_all(int fd, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t n = write(fd, bytes, len);
		if (n < 0 && errno != EINTR)
			return false;
		bytes += n > 0 ? n : 0;
		len -= n > 0 ? (size_t)n : 0;
	}
	return fsync(fd) == 0;
}

/* The new file gets what the old one has of rights, and nothing less private meanwhile. */
static bool like_old(int fd, const struct stat *old)
{
	struct stat mine;
	if (fstat(fd, &mine) != 0)
		return false;
	if ((mine.st_uid != old->st_uid || mine.st_gid != old->st_gid) && fchown(fd, old->st_uid, old->st_gid) != 0)
		return false;
	return fchmod(fd, old->st_mode & 07777) == 0;
}

/* `.name.1a2b-0`, beside PATH, opened; the caller frees *TEMPORARY. */
static int open_temporary(const char *path, char **temporary)
{
	const char *slash = strrchr(path, '/');
	int folder = slash ? (int)(slash + 1 - path) : 0, fd = -1;
	*temporary = NULL;
	for (int i = 0; i < 100 && fd < 0; i++) {
		free(*temporary);
		*temporary = xasprintf("%.*s.%.200s.%lx-%d", folder, path, path + folder, (unsigned long)getpid(), i);
		fd = open(*temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
		if (fd < 0 && errno != EEXIST)
			break;
	}
	return fd;
}

static bool sync_folder(const char *path)
{
	char *folder = folder_of(path);
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool done = fd >= 0 && (fsync(fd) == 0 || errno == EINVAL); /* some file systems have none for folders */
	if (fd >= 0)
		close(fd);
	free(folder);
	return done;
}

/* errno says why not. */
static bool replace_file(const char *path, const char *bytes, size_t len, unsigned mode, const struct stat *old)
{
	char *temporary;
	int fd = open_temporary(path, &temporary);
	bool done = fd >= 0 && write_all(fd, bytes, len) && (old ? like_old(fd, old) : fchmod(fd, mode) == 0);
	int why = errno;
	if (fd >= 0 && close(fd) != 0 && done) {
		done = false;
		why = errno;
	}
	if (done && !(done = rename(temporary, path) == 0))
		why = errno;
	if (fd >= 0 && !done)
		unlink(temporary);
	free(temporary);
	errno = why;
	return done && sync_folder(path);
}

bool file_replace(const char *path, const char *bytes, size_t len, unsigned mode, struct error *err)
{
	char *shown = text_filter(path, strlen(path), false);
	struct stat old;
	bool is_there = lstat(path, &old) == 0, done = false;
	if (is_there && !S_ISREG(old.st_mode))
		error_set(err, _("%s is not a regular file"), shown);
	else if ((is_there && access(path, W_OK) != 0) || !replace_file(path, bytes, len, mode, is_there ? &old : NULL))
		error_set(err, _("%s cannot be written: %s"), shown, strerror(errno));
	else
		done = true;
	free(shown);
	return done;
}

bool file_create(const char *path, const char *bytes, size_t len, unsigned mode, struct error *err)
{
	char *shown = text_filter(path, strlen(path), false);
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, (mode_t)mode);
	bool done = fd >= 0 && write_all(fd, bytes, len);
	if (fd < 0 && errno == EEXIST)
		error_set(err, _("%s is there already: nothing was written"), shown);
	else if (!done)
		error_set(err, _("%s cannot be written: %s"), shown, strerror(errno));
	if (fd >= 0 && !done)
		unlink(path);
	if (fd >= 0)
		close(fd);
	free(shown);
	return done;
}

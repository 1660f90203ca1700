/* Opens a scenario's file without trusting what stands at its path. */
#include "scenarios/load.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "config/guard.h"
#include "scenarios/scenario.h"

static bool refuse_kind(mode_t mode, const char *path, struct error *err)
{
	if (S_ISDIR(mode))
		return error_set(err, _("%s is a folder; name a file in it"), path);
	if (S_ISFIFO(mode))
		return error_set(err, _("%s is a pipe (FIFO), and a regular file is needed"), path);
	return error_set(err, _("%s is not a regular file"), path);
}

/* Reads until the end of the file, whatever fstat said of its size. */
static bool read_all(int fd, struct buf *b, const char *path, struct error *err)
{
	char piece[65536];
	for (;;) {
		ssize_t n = read(fd, piece, sizeof piece);
		if (n == 0)
			return true;
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return error_set(err, _("%s cannot be read: %s"), path, strerror(errno));
		buf_add(b, piece, (size_t)n);
		if (b->len > GUARD_MAX_BYTES)
			return error_set(err, _("%s is too large for a scenario: %d MiB at most are read"), path,
			                 GUARD_MAX_BYTES >> 20);
	}
}

static bool load(const char *path, const char *shown, bool follow, struct buf *b, struct error *err)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | (follow ? 0 : O_NOFOLLOW));
	if (fd < 0 && errno == ENXIO)
		return error_set(err, _("%s is not a regular file"), shown);
	if (fd < 0)
		return error_set(err, _("%s cannot be opened: %s"), shown, strerror(errno));
	bool ok = true;
	if (fstat(fd, &st) != 0)
		ok = error_set(err, _("%s cannot be read: %s"), shown, strerror(errno));
	else if (!S_ISREG(st.st_mode))
		ok = refuse_kind(st.st_mode, shown, err);
	else if (st.st_size > GUARD_MAX_BYTES)
		ok = error_set(err, _("%s is too large for a scenario: %d MiB at most are read"), shown,
		               GUARD_MAX_BYTES >> 20);
	else
		ok = read_all(fd, b, shown, err);
	close(fd);
	return ok;
}

bool load_text(const char *path, const char *shown, bool follow, char **text, size_t *len, struct error *err)
{
	struct buf b = {0};
	bool ok = load(path, shown, follow, &b, err);
	*len = ok ? b.len : 0;
	*text = ok ? buf_take(&b) : NULL;
	buf_clear(&b);
	return ok;
}

bool scenario_load_text(const char *path, char **text, size_t *len, struct error *err)
{
	char *shown = text_filter(path, strlen(path), false);
	bool ok = load_text(path, shown, true, text, len, err);
	free(shown);
	return ok;
}

/* Where the files of options are, and whether they may be trusted: somebody who can write into them decides what this person's keys
 * do. Knows nothing of what stands in them. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "config/options.h"

#ifndef SYSCONFDIR
#define SYSCONFDIR "/usr/local/etc"
#endif

enum { MOST_BYTES = 64 << 10 };

/* What keeps it from being read, as a sentence; NULL: nothing. Caller frees. */
static char *refused(const struct stat *st)
{
	if (!S_ISREG(st->st_mode))
		return xstrdup(_("this is not a regular file, so it is not read"));
	if (st->st_uid != 0 && st->st_uid != geteuid())
		return xstrdup(_("it belongs to somebody else, so it is not read; make it yours with chown"));
	if (st->st_mode & (S_IWGRP | S_IWOTH))
		return xstrdup(_("others may write into it, so it is not read; chmod go-w mends that"));
	if (st->st_size > MOST_BYTES)
		return xasprintf(_("it has more than %d KiB, so it is not read"), MOST_BYTES >> 10);
	return NULL;
}

/* The bytes of FD, NULL and errno when they cannot be read. Caller frees. */
static char *bytes_of(int fd, size_t *len)
{
	struct buf b = {0};
	char piece[4096];
	ssize_t n;

	do {
		n = read(fd, piece, sizeof piece);
		if (n > 0)
			buf_add(&b, piece, (size_t)n);
	} while ((n > 0 && b.len <= MOST_BYTES) || (n < 0 && errno == EINTR));
	*len = b.len;
	if (n == 0)
		return buf_take(&b);
	errno = n > 0 ? EFBIG : errno;
	buf_clear(&b);
	return NULL;
}

/* FILE's diagnostics are about its text from now on. */
static void begin(struct options_file *file, char *text, size_t len)
{
	file->text = text;
	diagnostics_init(&file->said, file->path, text, len);
}

static void fault(struct options_file *file, char *sentence)
{
	begin(file, NULL, 0);
	diagnostics_add(&file->said, SEVERITY_ERROR, 0, 0, sentence, NULL);
}

static void load(struct options *o, enum option_layer layer, const char *path)
{
	struct options_file *file = &o->files[layer];
	struct stat st;
	size_t len = 0;
	char *text = NULL, *why = NULL;
	int fd = path != NULL ? open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) : -1;

	file->path = xstrdup(path);
	if (fd < 0 && (path == NULL || errno == ENOENT || errno == ENOTDIR))
		return;
	if (fd < 0 || fstat(fd, &st) != 0)
		why = xasprintf(_("it cannot be read: %s"), strerror(errno));
	else if ((why = refused(&st)) == NULL && (text = bytes_of(fd, &len)) == NULL)
		why = xasprintf(_("it cannot be read: %s"), strerror(errno));
	if (fd >= 0)
		close(fd);
	if (why != NULL) {
		fault(file, why);
		return;
	}
	file->there = true;
	begin(file, text, len);
	options_read(o, layer);
	diagnostics_sort(&file->said);
}

struct options *options_load_from(const char *site, const char *person)
{
	struct options *o = xcalloc(1, sizeof *o);

	for (int i = 0; i < OPTION_COUNT; i++)
		o->values[i].number = options_table[i].standard;
	load(o, LAYER_SITE, site);
	load(o, LAYER_PERSON, person);
	return o;
}

/* Caller frees; NULL: nothing says where. */
static char *person_path(void)
{
	const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");

	if (config != NULL && config[0] == '/')
		return xasprintf("%s/filrouge/filrouge.conf", config);
	return home != NULL && home[0] == '/' ? xasprintf("%s/.config/filrouge/filrouge.conf", home) : NULL;
}

struct options *options_load(void)
{
	char *person = person_path();
	struct options *o = options_load_from(SYSCONFDIR "/filrouge/filrouge.conf", person);

	free(person);
	return o;
}

/* One frame, one write: a memory file, mapped, whose offset is the frame's length. Knows neither curses nor what
 * the bytes mean. */
#include "tui/frame.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "tui/tty.h"

/* Longer frames (hundreds of screens) leave in several writes. */
#define MAPPED ((size_t)1 << 20)

static struct {
	FILE *file;
	char *bytes;
	char once[8];  /* "": none */
	bool said;
	struct buf less; /* the frame without it */
} frame;

bool frame_open(struct error *err)
{
	int fd = memfd_create("frame", MFD_CLOEXEC);
	void *bytes = MAP_FAILED;

	if (fd >= 0 && ftruncate(fd, (off_t)MAPPED) == 0)
		bytes = mmap(NULL, MAPPED, PROT_READ, MAP_SHARED, fd, 0);
	frame.file = bytes != MAP_FAILED ? fdopen(fd, "w") : NULL;
	if (frame.file == NULL) {
		if (bytes != MAP_FAILED)
			munmap(bytes, MAPPED);
		if (fd >= 0)
			close(fd);
		return error_set(err, _("There is no memory for the screen."));
	}
	frame.bytes = bytes;
	return true;
}

void frame_close(void)
{
	if (frame.file == NULL)
		return;
	munmap(frame.bytes, MAPPED);
	fclose(frame.file);
	buf_clear(&frame.less);
	memset(&frame, 0, sizeof(frame));
}

FILE *frame_file(void)
{
	return frame.file;
}

static size_t length(void)
{
	off_t n = lseek(fileno(frame.file), 0, SEEK_CUR);

	return n > 0 ? (size_t)n : 0;
}

void frame_add(const char *bytes)
{
	size_t len = strlen(bytes);

	if (len > 0 && write(fileno(frame.file), bytes, len) != (ssize_t)len)
		die(_("The memory for the screen cannot be written."));
}

const char *frame_bytes(size_t *len)
{
	size_t all = length();

	*len = all < MAPPED ? all : MAPPED;
	return frame.bytes;
}

void frame_drop(void)
{
	lseek(fileno(frame.file), 0, SEEK_SET);
}

void frame_once(const char *bytes)
{
	size_t len = bytes != NULL ? strlen(bytes) : 0;

	frame.said = false;
	memset(frame.once, 0, sizeof(frame.once));
	if (len < sizeof(frame.once))
		memcpy(frame.once, bytes != NULL ? bytes : "", len);
}

/* The first LEN bytes without what was said once; they stay where they are when there is nothing to leave out. */
static const char *without(size_t *len)
{
	const char *at = frame.bytes, *end = frame.bytes + *len, *found;
	size_t once = strlen(frame.once);

	if (once == 0 || memmem(at, *len, frame.once, once) == NULL)
		return at;
	buf_drop(&frame.less, frame.less.len);
	while ((found = memmem(at, (size_t)(end - at), frame.once, once)) != NULL) {
		buf_add(&frame.less, at, (size_t)(found - at) + (frame.said ? 0 : once));
		frame.said = true;
		at = found + once;
	}
	buf_add(&frame.less, at, (size_t)(end - at));
	*len = frame.less.len;
	return buf_str(&frame.less);
}

bool frame_send(void)
{
	size_t len = length(), at = len < MAPPED ? len : MAPPED, sent = at;
	char part[4096];

	if (len == 0)
		return true;
	const char *bytes = without(&sent);
	bool ok = sent == 0 || tty_write(bytes, sent);

	while (ok && at < len) {
		ssize_t n = pread(fileno(frame.file), part, sizeof(part), (off_t)at);

		ok = n > 0 && tty_write(part, (size_t)n);
		at += n > 0 ? (size_t)n : 0;
	}
	frame_drop();
	return ok;
}

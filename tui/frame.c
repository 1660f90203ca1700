/* One frame, one write: a memory file, mapped, whose offset is the frame's length. Knows neither curses nor what is in
 * the bytes. */
#include "tui/frame.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/i18n.h"
#include "tui/tty.h"

/* Longer frames (hundreds of screens) leave in several writes. */
#define MAPPED ((size_t)1 << 20)

static struct {
	FILE *file;
	char *bytes;
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
	frame.file = NULL;
	frame.bytes = NULL;
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

bool frame_send(void)
{
	size_t len = length(), at = len < MAPPED ? len : MAPPED;
	char part[4096];

	if (len == 0)
		return true;
	bool ok = tty_write(frame.bytes, at);

	while (ok && at < len) {
		ssize_t n = pread(fileno(frame.file), part, sizeof(part), (off_t)at);

		ok = n > 0 && tty_write(part, (size_t)n);
		at += n > 0 ? (size_t)n : 0;
	}
	frame_drop();
	return ok;
}

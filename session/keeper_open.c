/* Opening: the file, hello, the first snapshot, and what can wait until the screen has what it needs.
 * Must not know what is asked later. */
#include "session/keeper_state.h"

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"

#define HELLO_WAIT 10000
#define HELLO_SIZE 256 /* more than any is long */
#define OPEN_AGAIN 20

/* The face says hello before anything else and then waits, so it is read here, before there is a reading thread. */
static bool wait_hello(struct keeper *k)
{
	int64_t until = clock_monotonic() + HELLO_WAIT;
	char bytes[HELLO_SIZE];
	enum wire_kind kind;
	struct wire_reader r;
	size_t size;
	for (;;) {
		struct pollfd p = { .fd = k->fd, .events = POLLIN };
		ssize_t n = recv(k->fd, bytes, sizeof(bytes), MSG_PEEK | MSG_DONTWAIT);
		if (n == 0 || clock_monotonic() > until)
			return false;
		if (n > 0 && wire_frame(bytes, (size_t)n, &kind, &r, &size) == WIRE_FRAME) {
			if (kind == WIRE_HELLO)
				keeper_take_hello(k, &r);
			return k->client != NULL && recv(k->fd, bytes, size, MSG_DONTWAIT) == (ssize_t)size;
		}
		poll(&p, 1, HELLO_WAIT);
	}
}

static bool face_ended(const struct keeper *k)
{
	char byte;
	return recv(k->fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

static bool open_once(struct keeper *k, struct error *err)
{
	k->session = session_open(k->path, SESSION_WRITE, err);
	if (k->session == NULL)
		return false;
	k->read_only = session_read_only(k->session);
	if (k->client == NULL && !wait_hello(k))
		return error_set(err, _("Nobody said hello"));
	if (!keeper_wall_raise(k, err))
		return false;
	return keeper_snapshot(k, err);
}

/* Does another process write just now (its commit may take long where the disk is slow)? Only where no connection
 * of ours is open: closing the file drops every lock that this process has on it. */
static bool held_elsewhere(const char *path)
{
	/* SQLite's bytes */
	struct flock lock = { .l_type = F_RDLCK, .l_whence = SEEK_SET, .l_start = 0x40000000, .l_len = 512 };
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	bool held = fd >= 0 && fcntl(fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
	if (fd >= 0)
		close(fd);
	return held;
}

bool keeper_open(struct keeper *k, struct error *err)
{
	int64_t until = clock_monotonic() + k->times->open;
	while (!open_once(k, err)) {
		keeper_wall_free(k);
		if (clock_monotonic() > until || face_ended(k) || !held_elsewhere(k->path))
			return false;
		error_clear(err);
		poll(NULL, 0, OPEN_AGAIN);
	}
	return true;
}

/* After the screen has what it needs. */
void keeper_open_rest(struct keeper *k)
{
	struct error later = { 0 };
	if (!session_settle(k->writer, &later))
		error_clear(&later); /* the first transaction tries again, and says so */
	keeper_follow_start(k);
	keeper_presence_start(k);
	if (k->reader.role != READER_FACILITATOR) {
		keeper_flush(k);
		return;
	}
	if (session_migrated(k->session) != NULL)
		keeper_say_state(k, WIRE_STATE_NOTICE, 0, session_migrated(k->session));
	char *rescued = rescue_found(k->path);
	if (rescued != NULL)
		keeper_say_state(k, WIRE_STATE_NOTICE, 0, rescued);
	free(rescued);
	keeper_flush(k);
}

/* Opening: the file, hello, the first snapshot, and what can wait until the screen has what it needs.
 * Must not know what is asked later. */
#include "session/keeper_state.h"

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"

#define HELLO_WAIT 10000
#define OPEN_AGAIN 20

static bool wait_hello(struct keeper *k)
{
	int64_t until = clock_monotonic() + HELLO_WAIT;
	for (;;) {
		struct pollfd p = { .fd = k->queue.event, .events = POLLIN };
		struct keeper_waiting w = keeper_queue_look(&k->queue);
		keeper_take(k);
		if (k->client != NULL || w.ended || clock_monotonic() > until)
			return k->client != NULL;
		poll(&p, 1, HELLO_WAIT);
	}
}

static bool open_once(struct keeper *k, struct error *err)
{
	k->session = session_open(k->path, SESSION_WRITE, err);
	if (k->session == NULL)
		return false;
	k->read_only = session_read_only(k->session);
	if (k->client == NULL && !wait_hello(k))
		return error_set(err, _("Nobody said hello"));
	return client_number_get(k->session, k->client, &k->applied, err) && keeper_snapshot(k, err);
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
		session_close(k->session);
		k->session = NULL;
		if (clock_monotonic() > until || keeper_queue_look(&k->queue).ended || !held_elsewhere(k->path))
			return false;
		error_clear(err);
		poll(NULL, 0, OPEN_AGAIN);
	}
	return true;
}

/* After the screen has what it needs. */
void keeper_open_rest(struct keeper *k)
{
	keeper_follow_start(k);
	char *rescued = rescue_found(k->path);
	if (rescued != NULL)
		keeper_say_state(k, WIRE_STATE_NOTICE, 0, rescued);
	free(rescued);
	keeper_flush(k);
}

/* The keeper as a process, from the face's side: started, sent to, found dead, started again. */
#include "session/client_state.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "session/keeper.h"

#define STARTS_WITHIN 10000
#define START_LATER 2000
#define SOCKET_SIZE (1 << 20)

extern char **environ;

/* After a fork of a process that has a terminal: only what is safe between fork and exec. */
_Noreturn static void keeper_exec(int fd, int bell, char *const argv[])
{
	fcntl(fd, F_SETFD, 0);
	fcntl(bell, F_SETFD, 0);
	execve("/proc/self/exe", argv, environ);
	_exit(127);
}

static void say_hello(struct client *c, bool first)
{
	size_t mark = wire_begin(&c->out, WIRE_HELLO);
	wire_put_number(&c->out, WIRE_VERSION);
	wire_put_text(&c->out, c->id);
	wire_put_text(&c->out, first ? "" : lang_codes[i18n_language()]);
	wire_put_number(&c->out, first ? 0 : client_meeting_shown(c));
	wire_end(&c->out, mark);
}

bool client_keeper_start(struct client *c, bool first, struct error *err)
{
	int fds[2], size = SOCKET_SIZE;
	char number[16], ring[16], program[] = "filrouge", word[] = "keeper";
	if (c->bell < 0)
		c->bell = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (c->bell < 0 || socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, fds) < 0)
		return error_set(err, _("The part that writes the file cannot be started: %s"), strerror(errno));
	for (int i = 0; i < 2; i++)
		setsockopt(fds[i], SOL_SOCKET, SO_SNDBUF, &size, sizeof(size));
	snprintf(number, sizeof(number), "%d", fds[1]);
	snprintf(ring, sizeof(ring), "%d", c->bell);
	char *const argv[] = { program, word, number, ring, c->path, c->person, NULL };
	buf_clear(&c->in);
	buf_clear(&c->out);
	say_hello(c, first && !c->options.exec);
	pid_t pid = fork();
	bool forks = (first && !c->options.exec) || c->options.fork_only || c->options.reader.role != READER_FACILITATOR;
	if (pid == 0 && forks)
		keeper_process(fds[1], c->bell, c->path, c->person, c->options.reader, c->options.times);
	if (pid == 0)
		keeper_exec(fds[1], c->bell, argv);
	int failed = errno;
	close(fds[1]);
	if (pid < 0) {
		close(fds[0]);
		return error_set(err, _("The part that writes the file cannot be started: %s"), strerror(failed));
	}
	c->pid = pid;
	c->fd = fds[0];
	c->ready = false;
	c->sequence = 0;
	present_list_clear(&c->present); /* it says again who is there */
	c->present_told = false;
	if (c->typed_at != 0)
		c->typed_at = clock_monotonic(); /* whether the one before folded it nobody knows */
	c->restart_at = 0;
	client_send(c);
	return true;
}

void client_keeper_reap(struct client *c)
{
	for (size_t i = 0; i < CLIENT_STARTS; i++)
		if (c->ended[i] > 0 && waitpid(c->ended[i], NULL, WNOHANG) != 0)
			c->ended[i] = 0;
}

bool client_send(struct client *c)
{
	size_t sent = 0;
	bool alive = c->fd >= 0;
	while (alive && sent < c->out.len) {
		ssize_t n = send(c->fd, c->out.data + sent, c->out.len - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
		if (n > 0)
			sent += (size_t)n;
		else if (errno == EAGAIN)
			break;
		else if (errno != EINTR)
			alive = false;
	}
	if (sent > 0) {
		buf_drop(&c->out, sent);
		c->changes_unsaid = 0;
	}
	if (c->urgent && c->out.len == 0) {
		uint64_t one = 1;
		ssize_t ignored = write(c->bell, &one, sizeof(one));
		(void)ignored;
		c->urgent = false;
	}
	return alive;
}

/* When the next keeper may be started: at once, later when it dies again and again. */
static int64_t restart_time(struct client *c)
{
	int64_t now = clock_monotonic(), oldest = c->starts[c->started % CLIENT_STARTS];
	c->starts[c->started++ % CLIENT_STARTS] = now;
	if (oldest == 0 || now - oldest > STARTS_WITHIN)
		return now;
	replace(&c->trouble_keeper,
	        !c->whole ? _("The part that writes the file stopped before it could open it")
	                       : _("Not saved: the part that writes the file stops again and again. Your text is kept here; it is tried again "
	          "every two seconds."));
	return now + START_LATER;
}

void client_keeper_lost(struct client *c)
{
	if (c->fd < 0)
		return;
	close(c->fd);
	c->fd = -1;
	c->ended[c->started % CLIENT_STARTS] = c->pid;
	client_keeper_reap(c);
	buf_clear(&c->in);
	buf_clear(&c->out);
	c->failed |= !c->whole && c->bye != NULL;
	if (c->failed || c->options.once) {
		if (c->whole || (c->have_model && c->options.reader.role == READER_ROOM))
			replace(&c->trouble_keeper, c->options.reader.role == READER_ROOM ? _("The part that follows the session file has stopped.")
			                                                                  : _("Not saved: the part that writes the file has stopped."));
		c->failed = true;
		return;
	}
	c->restart_at = restart_time(c);
	if (c->bye != NULL)
		replace(&c->trouble_keeper, c->bye);
	replace(&c->bye, NULL);
	replace(&c->trouble_saving, NULL);
	client_go(c);
}

void client_keeper_again(struct client *c)
{
	struct error err = { 0 };
	if (c->fd >= 0 || c->failed || c->restart_at == 0 || clock_monotonic() < c->restart_at)
		return;
	if (client_keeper_start(c, false, &err)) {
		client_keeper_reap(c);
		return;
	}
	replace(&c->trouble_keeper, err.text);
	error_clear(&err);
	c->restart_at = clock_monotonic() + START_LATER;
}

/* The reading thread and its queue. Must not know what messages mean, beyond whether they can wait. */
#include "session/keeper_queue.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "session/request.h"

#define READ_SIZE 65536
#define QUEUE_MAX ((size_t)32 << 20) /* then the face has to wait: a flood ends here, not in memory */

static void tell(struct keeper_queue *q)
{
	uint64_t one = 1;
	while (write(q->event, &one, sizeof(one)) < 0 && errno == EINTR)
		;
}

static void push(struct keeper_queue *q, struct keeper_message *m)
{
	pthread_mutex_lock(&q->lock);
	while (q->bytes > QUEUE_MAX && !q->ended)
		pthread_cond_wait(&q->room, &q->lock);
	bool news = q->first == NULL || (!m->typed && !q->urgent);
	q->urgent |= !m->typed;
	*q->last = m;
	q->last = &m->next;
	q->bytes += sizeof(*m) + m->len;
	pthread_mutex_unlock(&q->lock);
	if (news)
		tell(q);
}

static struct keeper_message *message(enum wire_kind kind, const struct wire_reader *r, int64_t came)
{
	size_t len = (size_t)(r->end - r->at);
	struct keeper_message *m = xcalloc(1, sizeof(*m) + len + 1);
	m->kind = kind;
	m->came = came;
	m->came_utc = clock_now();
	m->len = len;
	memcpy(m->body, r->at, len);
	m->typed = kind == WIRE_REQUEST && request_is_typed(m->body, len);
	return m;
}

/* Takes the whole frames out of IN, which came after CAME. *TYPED: they were all typed. false: it holds what no face of
 * ours writes. */
static bool frames(struct keeper_queue *q, struct buf *in, int64_t came, bool *typed)
{
	size_t done = 0, size;
	enum wire_kind kind;
	enum wire_found found;
	struct wire_reader r;
	while ((found = wire_frame(buf_str(in) + done, in->len - done, &kind, &r, &size)) == WIRE_FRAME) {
		struct keeper_message *m = message(kind, &r, came);
		*typed = m->typed;
		push(q, m);
		done += size;
	}
	if (done > 0)
		buf_drop(in, done);
	return found != WIRE_BAD;
}

/* Waits for the face. While it types, each key would wake this thread on the processor that shows the key: so what
 * follows a key is left in the socket for a while, unless the bell rings or the face ends. */
static void rest(const struct keeper_queue *q, bool typed)
{
	bool resting = typed && q->bell >= 0;
	struct pollfd p[] = {{ .fd = q->fd, .events = resting ? POLLRDHUP : POLLIN }, { .fd = q->bell, .events = POLLIN }};
	uint64_t count;
	poll(p, 2, resting ? (int)q->rest : -1);
	if (p[1].revents & POLLIN) {
		ssize_t ignored = read(q->bell, &count, sizeof(count));
		(void)ignored;
	}
}

static void *reader(void *context)
{
	struct keeper_queue *q = context;
	struct buf in = { 0 };
	char *bytes = xcalloc(1, READ_SIZE);
	int64_t came = 0; /* when what is read now may have come, at the earliest */
	bool typed = false;
	for (;;) {
		ssize_t n = recv(q->fd, bytes, READ_SIZE, MSG_DONTWAIT);
		if (n > 0) {
			buf_add(&in, bytes, (size_t)n);
			if (!frames(q, &in, came > 0 ? came : clock_monotonic(), &typed))
				break;
			continue;
		}
		if (n == 0 || (errno != EAGAIN && errno != EINTR))
			break; /* a reset is an end of file */
		came = typed && q->bell >= 0 ? clock_monotonic() : 0;
		rest(q, typed);
		typed = false;
	}
	free(bytes);
	buf_clear(&in);
	pthread_mutex_lock(&q->lock);
	q->ended = true;
	pthread_mutex_unlock(&q->lock);
	tell(q);
	return NULL;
}

bool keeper_queue_start(struct keeper_queue *q, int fd, int bell, int64_t rest, struct error *err)
{
	*q = (struct keeper_queue){ .fd = fd, .bell = bell, .rest = rest };
	q->last = &q->first;
	q->event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (q->event < 0)
		return error_set(err, _("no eventfd: %s"), strerror(errno));
	pthread_mutex_init(&q->lock, NULL);
	pthread_cond_init(&q->room, NULL);
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &before);
	int failed = pthread_create(&q->thread, NULL, reader, q);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (failed == 0)
		return true;
	close(q->event);
	return error_set(err, _("no thread: %s"), strerror(failed));
}

struct keeper_waiting keeper_queue_look(struct keeper_queue *q)
{
	uint64_t count;
	ssize_t ignored = read(q->event, &count, sizeof(count));
	(void)ignored;
	pthread_mutex_lock(&q->lock);
	struct keeper_waiting w = { q->first != NULL, q->urgent, q->ended, q->first != NULL ? q->first->came : 0 };
	pthread_mutex_unlock(&q->lock);
	return w;
}

struct keeper_message *keeper_queue_take(struct keeper_queue *q)
{
	pthread_mutex_lock(&q->lock);
	struct keeper_message *all = q->first;
	q->first = NULL;
	q->last = &q->first;
	q->bytes = 0;
	q->urgent = false;
	pthread_cond_signal(&q->room);
	pthread_mutex_unlock(&q->lock);
	return all;
}

void keeper_queue_drain(struct keeper_queue *q)
{
	shutdown(q->fd, SHUT_RD); /* what is in the socket can still be read; then it is the end of file */
}

void keeper_queue_stop(struct keeper_queue *q)
{
	keeper_queue_drain(q);
	struct keeper_message *m, *next;
	pthread_mutex_lock(&q->lock);
	q->ended = true;
	pthread_cond_signal(&q->room);
	pthread_mutex_unlock(&q->lock);
	pthread_join(q->thread, NULL);
	for (m = q->first; m != NULL; m = next) {
		next = m->next;
		free(m);
	}
	close(q->event);
	pthread_cond_destroy(&q->room);
	pthread_mutex_destroy(&q->lock);
}

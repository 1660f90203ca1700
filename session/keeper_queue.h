/* The keeper's ear: a thread that reads the socket whatever SQLite is doing, and the queue it fills. */
#ifndef SESSION_KEEPER_QUEUE_H
#define SESSION_KEEPER_QUEUE_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "session/wire.h"

struct keeper_message {
	struct keeper_message *next;
	enum wire_kind kind;
	bool typed;        /* may wait for more */
	int64_t came;      /* monotonic ms */
	int64_t came_utc;  /* UTC ms */
	size_t len;
	char body[];       /* what follows the kind */
};

struct keeper_queue {
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t room;
	int fd;
	int bell;          /* an eventfd that the face rings for what cannot wait; -1: none, each message is read at once */
	int64_t rest;      /* ms for which typing is left in the socket, where it is as safe from the face's end as here */
	int event;         /* an eventfd: readable when something waits that the main thread was not told of */
	struct keeper_message *first, **last;
	size_t bytes;
	bool ended;        /* end of file, a reset, or what is not ours to read */
	bool urgent;       /* something waits that is not typed */
};

struct keeper_waiting {
	bool any, urgent, ended;
	int64_t since;     /* monotonic ms at which the first one came */
};

bool keeper_queue_start(struct keeper_queue *q, int fd, int bell, int64_t rest, struct error *err);
struct keeper_waiting keeper_queue_look(struct keeper_queue *q); /* also empties the eventfd */
struct keeper_message *keeper_queue_take(struct keeper_queue *q); /* all, in order; the caller frees each */
void keeper_queue_drain(struct keeper_queue *q); /* reads what the face has already sent, then ends */
void keeper_queue_stop(struct keeper_queue *q);

#endif

/* The life of a keeper: listens, commits, follows, ends.
 * Must not know the terminal; what requests mean is keeper_apply.c's. */
#include "session/keeper_state.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/clock.h"
#include "session/wall_rules.h"

#define LAST_WORDS 1000

const struct keeper_times keeper_times_normal = {
	.commit = 250, .fold = 5000, .near = 100, .far = 2000, .near_for = 60000, .again = 20, .presence = 500, .busy = 500, .retry = 1000,
	.open = 10000, .rescue = 60000, .stop = 5000, .behind = (size_t)4 << 20,
};

/* --- what came --- */

static void take_request(struct keeper *k, struct keeper_message *m, struct wire_reader *r)
{
	struct request request;
	if (!request_get(r, &request)) {
		keeper_queue_drain(&k->queue); /* no face of ours writes this: as if it had gone */
		free(m);
		return;
	}
	if (k->pending_count == k->pending_cap) {
		k->pending_cap = k->pending_cap * 2 + 16;
		k->pending = xrealloc(k->pending, k->pending_cap, sizeof(*k->pending));
	}
	k->pending[k->pending_count++] = (struct pending){ request, m, NULL };
}

static void take_ask(struct keeper *k, struct wire_reader *r)
{
	int64_t what = wire_get_number(r), number = wire_get_number(r);
	const char *text = wire_get_text(r);
	if (r->bad || (what < WIRE_ASK_SEARCH && !wall_answers(k->reader.role, what)))
		return;
	if (what == WIRE_ASK_SEEN)
		k->seen = number; /* what was asked before it comes first: work() */
	else if (what == WIRE_ASK_HANDED && text != NULL && id_valid(text))
		keeper_take_handed(k, number, text);
	else if (what == WIRE_ASK_MEETING)
		k->wanted = number;
	else if (what == WIRE_ASK_OVERVIEW)
		k->overview_of = number;
	else
		keeper_ask_take(k, what, number, text);
}

void keeper_take_hello(struct keeper *k, struct wire_reader *r)
{
	int64_t version = wire_get_number(r);
	const char *client = wire_get_word(r), *language = wire_get_word(r);
	int64_t meeting = wire_get_number(r);
	enum lang lang;
	if (r->bad || version != WIRE_VERSION || !id_valid(client) || k->client != NULL)
		return;
	k->client = xstrdup(client);
	k->meeting = meeting;
	if (lang_parse(language, &lang))
		i18n_use(lang);
}

/* Everything that waits goes where it belongs. */
void keeper_take(struct keeper *k)
{
	struct keeper_message *m, *next;
	for (m = keeper_queue_take(&k->queue); m != NULL; m = next) {
		struct wire_reader r = { m->body, m->body + m->len, false };
		next = m->next;
		if (m->kind == WIRE_REQUEST && k->client != NULL) {
			take_request(k, m, &r);
			continue;
		}
		if (m->kind == WIRE_ASK)
			take_ask(k, &r);
		else if (m->kind == WIRE_BYE)
			keeper_queue_drain(&k->queue);
		free(m);
	}
}

/* --- living --- */

/* What was asked before comes first. */
static bool may_go(const struct keeper *k)
{
	return (k->wanted != 0 || k->overview_of != 0) && k->pending_count == 0 && !k->behind && !k->ended;
}

static int64_t work_due(struct keeper *k, const struct keeper_waiting *w, int64_t committed)
{
	int64_t due = keeper_fold_due(k), presence = keeper_presence_due(k);
	due = presence < due ? presence : due;
	if (w->any && (w->urgent || w->since <= committed || k->ended))
		due = 0;
	else if (w->any && w->since + k->times->commit < due)
		due = w->since + k->times->commit;
	if (k->pending_count > 0 || (k->ended && !k->done))
		due = 0;
	if (due != INT64_MAX && k->failing != 0 && due < k->retry_at)
		due = k->retry_at;
	if (may_go(k) && k->wanted_at < due)
		due = k->wanted_at;
	return due;
}

static void wait_until(struct keeper *k, int64_t due)
{
	int64_t now = clock_monotonic();
	int64_t left = due <= now ? 0 : due - now;
	struct pollfd p[] = {
		{ .fd = k->queue.event, .events = POLLIN },
		{ .fd = k->signals, .events = POLLIN },
		{ .fd = k->watch, .events = POLLIN },
		{ .fd = k->out.len > 0 && !k->deaf ? k->fd : -1, .events = POLLOUT },
	};
	if (poll(p, sizeof(p) / sizeof(*p), left > INT32_MAX ? -1 : (int)left) <= 0)
		return;
	if (p[1].revents & POLLIN) {
		struct signalfd_siginfo info;
		ssize_t ignored = read(k->signals, &info, sizeof(info));
		(void)ignored;
		keeper_queue_drain(&k->queue);
		int64_t by = clock_monotonic() + k->times->stop;
		k->end_by = k->end_by == 0 || by < k->end_by ? by : k->end_by;
	}
	if (p[2].revents & POLLIN)
		keeper_follow_event(k);
}

/* Commits what waits; when the face is gone and it cannot be, for how long it goes on trying. */
static void work(struct keeper *k)
{
	bool ended = k->ended;
	keeper_take(k);
	if (keeper_commit(k)) {
		k->done |= ended;
		if (k->seen > 0)
			keeper_kept_seen(k, k->seen);
		k->seen = 0;
		return;
	}
	if (!ended || clock_monotonic() < k->end_by)
		return;
	keeper_rescue(k);
	k->status = 1;
	k->done = true;
}

static void face_gone(struct keeper *k)
{
	k->ended = true;
	if (k->end_by == 0)
		k->end_by = clock_monotonic() + k->times->rescue;
}

static void live(struct keeper *k)
{
	struct error err = { 0 };
	int64_t committed = 0;
	while (!k->done) {
		struct keeper_waiting w = keeper_queue_look(&k->queue);
		if (w.ended && !k->ended)
			face_gone(k);
		int64_t now = clock_monotonic(), due = work_due(k, &w, committed), follow = keeper_follow_due(k);
		if (due <= now) {
			work(k);
			committed = clock_monotonic();
		} else if (follow <= now) {
			keeper_follow(k);
		}
		keeper_derive(k);
		keeper_room(k);
		keeper_ask_answer(k);
		keeper_presence_tell(k);
		if (may_go(k) && k->wanted_at <= clock_monotonic())
			keeper_meetings(k);
		if (k->behind && k->out.len == 0 && !k->deaf && !keeper_snapshot(k, &err))
			error_clear(&err);
		keeper_flush(k);
		if (k->done)
			break;
		if (keeper_search_busy(k))
			keeper_search_rest(k);
		else if (due > now && follow > now)
			wait_until(k, due < follow ? due : follow);
	}
}

/* What was said last reaches a face that still listens. */
static void last_words(struct keeper *k)
{
	int64_t until = clock_monotonic() + LAST_WORDS;
	keeper_flush(k);
	while (k->out.len > 0 && !k->deaf && clock_monotonic() < until) {
		struct pollfd p = { .fd = k->fd, .events = POLLOUT };
		poll(&p, 1, LAST_WORDS);
		keeper_flush(k);
	}
}

static void keeper_clear(struct keeper *k)
{
	keeper_kept_free(k);
	keeper_derive_free(k);
	keeper_room_free(k);
	keeper_ask_free(k);
	keeper_beside_free(k);
	free(k->renumbered);
	keeper_scenario_forget(k);
	keeper_wall_free(k);
	for (size_t i = 0; i < k->pending_count; i++)
		keeper_pending_clear(&k->pending[i]);
	free(k->pending);
	keeper_handed_free(k);
	free(k->client);
	free(k->trouble);
	buf_clear(&k->out);
	if (k->watch >= 0)
		close(k->watch);
}

int keeper_serve(int fd, int bell, int signals, const char *path, const char *person, struct reader reader, const struct keeper_times *times)
{
	struct keeper k = { .times = times, .path = path, .person = person, .reader = reader, .fd = fd, .signals = signals, .watch = -1 };
	struct error err = { 0 };
	bool open = keeper_open(&k, &err);
	keeper_flush(&k); /* what the face waits for, before there is a thread */
	bool listens = open && keeper_queue_start(&k.queue, fd, bell, times->commit * 4 / 5, &err);
	if (listens) {
		keeper_open_rest(&k);
		live(&k);
		keeper_presence_leave(&k);
	} else {
		keeper_say_bye(&k, err.text);
		k.status = 2;
	}
	error_clear(&err);
	last_words(&k);
	if (listens)
		keeper_queue_stop(&k.queue);
	keeper_clear(&k);
	return k.status;
}

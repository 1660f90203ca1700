/* This screen's row among those who are connected, and what a facilitator's face is told of the others: again only when it differs.
 * Nothing of it is on the way to the first frame. */
#include "session/keeper_state.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "session/presence.h"

#define OFTEN 50 /* ms: others who type commit all the time */

struct keeper_presence {
	bool put;        /* the row is in the file */
	int64_t put_at;  /* monotonic: from when on it is to be there */
	int64_t look_at; /* monotonic: when the processes of the others are next looked for */
	bool sweep;      /* there are rows of processes that have gone */
	int64_t read_at; /* monotonic: the others are to be read (again); INT64_MAX: not yet */
	int64_t read;    /* when they were last */
	struct buf told; /* the last message's body */
	struct present_list others;
};

/* Whom the row says; NULL: no row, as for the room's screen. */
static const char *role_of(const struct keeper *k)
{
	static const char *const roles[READER_ROLE_COUNT] = { [READER_FACILITATOR] = "facilitator", [READER_ENTERPRISE] = "enterprise" };
	return roles[k->reader.role];
}

static bool follows(const struct keeper *k)
{
	return k->reader.role == READER_FACILITATOR;
}

void keeper_presence_start(struct keeper *k)
{
	int64_t now = clock_monotonic();
	if (role_of(k) == NULL)
		return;
	k->presence = xcalloc(1, sizeof(*k->presence));
	k->presence->put_at = now + k->times->presence;
	k->presence->look_at = k->presence->read_at = follows(k) ? now : INT64_MAX;
}

int64_t keeper_presence_due(const struct keeper *k)
{
	const struct keeper_presence *p = k->presence;
	if (p == NULL || k->read_only || k->ended)
		return INT64_MAX;
	return !p->put ? p->put_at : p->sweep ? 0 : INT64_MAX;
}

bool keeper_presence_write(struct keeper *k, struct error *err)
{
	if (keeper_presence_due(k) == INT64_MAX)
		return true;
	struct present mine = { .client = k->client, .person = (char *)(uintptr_t)k->person, .role = (char *)(uintptr_t)role_of(k),
		.enterprise = k->only, .pid = getpid(), .begun = process_begun(getpid()) };
	return (k->presence->put || presence_put(k->writer, &mine, err)) && presence_sweep(k->writer, err);
}

void keeper_presence_written(struct keeper *k)
{
	if (keeper_presence_due(k) == INT64_MAX)
		return;
	if (!k->presence->put)
		k->presence->read_at = 0; /* now the face hears who is here, also that nobody is */
	k->presence->put = true;
	k->presence->sweep = false;
}

/* --- the others --- */

static void tell(struct keeper *k, struct buf *body)
{
	size_t mark = wire_begin(&k->out, WIRE_PRESENCE);
	buf_add(&k->out, body->data, body->len);
	wire_end(&k->out, mark);
	buf_clear(&k->presence->told);
	k->presence->told = *body;
	*body = (struct buf){ 0 };
}

static void others_read(struct keeper *k, bool look, int64_t now)
{
	struct keeper_presence *p = k->presence;
	struct present_list list;
	struct error err = { 0 };
	struct buf body = { 0 };
	size_t gone;
	p->read = now;
	p->read_at = INT64_MAX;
	if (!presence_read(k->writer, k->client, look, &list, &gone, &err)) {
		error_clear(&err); /* locked out */
		p->read_at = now + OFTEN;
		return;
	}
	p->sweep |= gone > 0;
	present_put(&body, &list);
	present_list_clear(&p->others);
	p->others = list;
	bool same = p->told.len == 0 ? list.count == 0 && !p->put : p->told.len == body.len && memcmp(p->told.data, body.data, body.len) == 0;
	if (!same)
		tell(k, &body);
	buf_clear(&body);
}

/* A process that was killed takes nothing away. */
static bool one_has_gone(const struct present_list *others)
{
	for (size_t i = 0; i < others->count; i++)
		if (!process_there(others->list[i].pid, others->list[i].begun))
			return true;
	return false;
}

void keeper_presence_stale(struct keeper *k)
{
	struct keeper_presence *p = k->presence;
	int64_t now = clock_monotonic();
	if (p == NULL || !follows(k) || p->read_at != INT64_MAX)
		return;
	p->read_at = now - p->read >= OFTEN ? now : p->read + OFTEN;
}

int64_t keeper_presence_news(const struct keeper *k)
{
	return k->presence != NULL && follows(k) && !k->ended ? k->presence->read_at : INT64_MAX;
}

void keeper_presence_tell(struct keeper *k)
{
	struct keeper_presence *p = k->presence;
	if (p == NULL || !follows(k) || k->ended)
		return;
	int64_t now = clock_monotonic();
	bool look = now >= p->look_at;
	if (look)
		p->look_at = now + k->times->far;
	if (now >= p->read_at || (look && one_has_gone(&p->others)))
		others_read(k, look, now);
}

/* The row of a process that has gone counts for nothing. So where nobody is there to see it go the file is left as it is, and whoever
 * leaves waits for nothing. */
void keeper_presence_leave(struct keeper *k)
{
	struct error err = { 0 };
	if (k->presence == NULL)
		return;
	bool seen = !follows(k) || k->presence->others.count > 0;
	bool begun = k->presence->put && seen && session_begin(k->writer, NULL, &err);
	if (begun && !(presence_drop(k->writer, k->client, &err) && session_commit(k->writer, NULL, &err)))
		session_rollback(k->writer); /* whoever comes next finds that this process has gone */
	error_clear(&err);
	present_list_clear(&k->presence->others);
	buf_clear(&k->presence->told);
	free(k->presence);
	k->presence = NULL;
}

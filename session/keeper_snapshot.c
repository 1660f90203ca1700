/* A snapshot: the state as changes from nothing. One message, or several when somebody waits for it: the scenario is
 * sent ahead, so that the face reads it while the rest is read from the file; then what the step shows where the person
 * stood, so that it is painted; then the rest. Each begins with what it is (SNAPSHOT_...); those with which a screen can
 * be drawn go on: read-only, the enterprise whose face it is or 0, 1 place or 0; then (1, change)...; the last goes on: 0, (1, change)... 0: the person's own
 * sheet; sequence, applied, trouble. */
#include "session/keeper_state.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"

#define TRIES 10
#define PAINT_WAIT 20 /* ms at most for the first frame */
#define PART ((size_t)8 << 10) /* bytes worth waking the face for */
#define BODY ((size_t)192 << 10) /* what is asked for at once: a scenario and some answers */
#define MIB ((size_t)1 << 20)
#define HEAD_MAX 1024 /* what stands before the body in its message */

struct run {
	struct keeper *k;
	struct buf *body;
	size_t sent;   /* bytes of it that went ahead */
	bool ahead;    /* parts may still go ahead: the first when a scenario can be read, then as they fill */
	bool shown;    /* what a screen waits for has gone */
	bool doubt;    /* the scenario that went ahead is altered: once more, without anything ahead */
	bool drafts;
	struct place place; /* where the person last stood in this meeting */
	bool stood;
};

static void put_head(const struct run *run, struct buf *out)
{
	wire_put_number(out, run->k->read_only);
	wire_put_number(out, run->k->only);
	wire_put_number(out, run->stood);
	if (run->stood)
		wire_put_place(out, &run->place);
}

static void send_part(struct run *run, int64_t what)
{
	struct buf *out = &run->k->out;
	size_t mark = wire_begin(out, WIRE_SNAPSHOT);
	wire_put_number(out, what | (run->sent == 0 ? SNAPSHOT_BEGINS : 0));
	if (what & (SNAPSHOT_SHOWS | SNAPSHOT_ENDS))
		put_head(run, out);
	size_t len = run->body->len - run->sent;
	wire_end_before(out, mark, len);
	keeper_flush_with(run->k, run->body->data + run->sent, len);
	run->sent = run->body->len;
}

static void language(const struct change *c)
{
	enum lang lang;
	bool says = c->target.kind == TARGET_SESSION && strcmp(c->target.column, "language") == 0 && c->after != NULL;
	if (says && !i18n_environment(&lang) && lang_parse(c->after, &lang))
		i18n_use(lang);
}

static bool put(void *context, const struct change *c, struct error *err)
{
	struct run *run = context;
	(void)err;
	struct change told;
	language(c);
	run->drafts |= c->draft;
	if (!wall_tells(run->k, c, &told))
		return true;
	wire_put_number(run->body, 1);
	wire_put_change(run->body, &told);
	size_t waits = run->body->len - run->sent;
	if (run->ahead && (run->shown ? waits > PART : run->sent == 0 && c->target.kind == TARGET_SCENARIO))
		send_part(run, 0);
	return true;
}

/* Of a sheet, nobody else's is ever read; of what was made to be told, all. */
static bool put_made(void *context, const struct change *c, struct error *err)
{
	struct run *run = context;
	(void)err;
	wire_put_number(run->body, 1);
	wire_put_change(run->body, c);
	return true;
}

static const char *step_shown(void *context)
{
	struct run *run = context;
	struct error err = { 0 };
	run->ahead &= !run->doubt;
	if (!run->stood && !place_get_in(run->k->session, run->k->person, run->k->meeting, &run->place, &run->stood, &err))
		error_clear(&err); /* then everything comes at once */
	return run->stood && run->ahead ? run->place.step : NULL;
}

/* The screen comes first: the face has the processor until it says that it has painted. */
static void put_shown(void *context)
{
	struct run *run = context;
	run->shown = true;
	if (run->ahead && run->sent > 0) {
		struct pollfd face = { .fd = run->k->fd, .events = POLLIN };
		send_part(run, SNAPSHOT_SHOWS);
		poll(&face, 1, PAINT_WAIT);
	}
}

/* A face whose keeper died says in which meeting it was. */
static bool meeting_choose(struct keeper *k, struct error *err)
{
	bool there = true;
	if (k->wall != NULL)
		return keeper_wall_meeting(k, err);
	if (k->meeting != 0 && k->sequence == 0 && !session_meeting_there(k->session, k->meeting, &there, err))
		return false;
	if (k->meeting != 0 && there)
		return true;
	return session_meeting_for(k->session, k->person, &k->meeting, err);
}

static bool put_all(struct keeper *k, struct run *run, int64_t sequence, struct error *err)
{
	char *trouble = NULL;
	struct snapshot_first first = { step_shown, put_shown, run->ahead ? &run->doubt : NULL };
	bool ok = meeting_choose(k, err) && session_snapshot(k->session, k->meeting, &first, put, run, &trouble, err);
	if (ok)
		keeper_derive_begin(k, run->body);
	ok = ok && keeper_derive_end(k, put, run, err) && keeper_room_begin(k, put_made, run, err);
	run->ahead = false;
	wire_put_number(run->body, 0);
	ok = ok && anonymous_sheet(k->session, k->person, k->meeting, put_made, run, err);
	wire_put_number(run->body, 0);
	ok = ok && (k->sequence > 0 || client_number_get(k->writer, k->client, &k->applied, err));
	wire_put_number(run->body, sequence);
	wire_put_number(run->body, k->applied);
	wire_put_text(run->body, trouble);
	free(trouble);
	return ok;
}

/* Nobody committed between its first and its last row. */
static bool put_whole(struct keeper *k, struct run *run, int64_t sequence, struct error *err)
{
	int64_t before, after;
	for (int i = 0; i < TRIES; i++) {
		run->body->len = run->sent = 0;
		run->shown = run->doubt = false;
		if (!session_revision(k->writer, &before, err) || !put_all(k, run, sequence, err) ||
		    !session_revision(k->writer, &after, err))
			return false;
		if (run->body->len - run->sent > WIRE_FRAME_MAX - HEAD_MAX)
			return error_set(err, _("The session file holds more text than can be shown: %d MiB, of %d at most"),
			                 (int)((run->body->len + MIB - 1) / MIB), (int)(WIRE_FRAME_MAX / MIB));
		if (!run->doubt && before == after && (k->sequence == 0 || after == k->known)) {
			k->known = after;
			return true;
		}
		run->ahead = false;
		if (k->sequence > 0) {
			k->stale = true;
			keeper_follow(k);
		}
	}
	return error_set(err, _("The session file changes faster than it can be read"));
}

static bool snapshot(struct keeper *k, struct error *err)
{
	struct buf body = { 0 };
	bool first = k->sequence == 0;
	struct run run = { .k = k, .body = &body, .ahead = first };
	int64_t sequence = k->sequence + 1;
	if (first)
		buf_more(&body, BODY);
	bool ok = put_whole(k, &run, sequence, err);
	if (ok)
		send_part(&run, SNAPSHOT_ENDS);
	if (run.stood)
		place_clear(&run.place);
	if (!ok) {
		buf_clear(&body);
		return false;
	}
	k->sequence = sequence;
	k->behind = false;
	if (first)
		k->snapshot = body;
	else
		keeper_kept_more(k, &body);
	keeper_kept_told(k, sequence);
	if (run.drafts && k->foreign_fold_at == 0)
		k->foreign_fold_at = clock_monotonic() + 1;
	return true;
}

bool keeper_snapshot(struct keeper *k, struct error *err)
{
	if (!keeper_wall_enter(k, err))
		return false;
	bool ok = snapshot(k, err);
	keeper_wall_leave(k);
	return ok;
}

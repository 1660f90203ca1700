/* The other meetings of the file: going to one, an overview of all, a further one.
 * Must not know what the face shows of them. */
#include "session/keeper_state.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "session/carried.h"
#include "session/meeting.h"
#include "session/overview.h"

#define AGAIN 20 /* ms, after a read that was locked out */

/* The face has nothing on its way and waits; what it shows now is whole until another snapshot is. */
static void go(struct keeper *k)
{
	struct error err = { 0 };
	int64_t before = k->meeting;
	bool there = false;
	if (!keeper_wall_enter(k, &err)) {
		k->wanted_at = clock_monotonic() + AGAIN;
		error_clear(&err);
		return;
	}
	if (!session_meeting_there(k->session, k->wanted, &there, &err)) {
		k->wanted_at = clock_monotonic() + AGAIN;
	} else if (!there) {
		keeper_say_state(k, WIRE_STATE_STAYED, k->wanted, _("That meeting is not in the file any more."));
		k->wanted = 0;
	} else {
		k->meeting = k->wanted;
		if (keeper_snapshot(k, &err)) {
			k->wanted = 0;
		} else {
			k->meeting = before;
			k->wanted_at = clock_monotonic() + AGAIN;
		}
	}
	keeper_wall_leave(k);
	error_clear(&err);
}

static void tell_overview(struct keeper *k)
{
	struct error err = { 0 };
	struct overview o;
	bool in = keeper_wall_enter(k, &err);
	if (in && session_overview(k->session, k->overview_of, &o, &err)) {
		size_t mark = wire_begin(&k->out, WIRE_OVERVIEW);
		overview_put(&k->out, &o);
		wire_end(&k->out, mark);
		overview_clear(&o);
		k->overview_of = 0;
	} else {
		k->wanted_at = clock_monotonic() + AGAIN;
	}
	if (in)
		keeper_wall_leave(k);
	error_clear(&err);
}

void keeper_meetings(struct keeper *k)
{
	if (k->wanted != 0)
		go(k);
	if (k->overview_of != 0)
		tell_overview(k);
}

/* --- a further one --- */

static const char *setting_of(const struct request *r, enum target_kind kind, const char *column)
{
	for (size_t i = 0; i < r->setting_count; i++)
		if (r->settings[i].target.kind == kind && strcmp(r->settings[i].target.column, column) == 0)
			return r->settings[i].value;
	return NULL;
}

/* The file keeps one text of each scenario and version: what its meetings run already is what this one runs. */
static char *text_of(struct keeper *k, const char *row, const char *given, struct error *err)
{
	struct target t = { TARGET_SCENARIO, 0, 0, "", "", row, "text" };
	char *kept = NULL;
	if (!session_value(k->writer, &t, &kept, err))
		return NULL;
	return kept != NULL ? kept : xstrdup(given);
}

bool keeper_meeting_add(struct keeper *k, const struct pending *p, bool *refused, struct error *err)
{
	const struct request *r = &p->request;
	const char *row = setting_of(r, TARGET_MEETING, "scenario"), *given = setting_of(r, TARGET_SCENARIO, "text");
	const char *kind = setting_of(r, TARGET_MEETING, "kind"), *with = setting_of(r, TARGET_MEETING, "enterprise");
	const char *space = row != NULL ? strchr(row, ' ') : NULL;
	int64_t meeting;
	*refused = true;
	if (space == NULL || given == NULL || kind == NULL)
		return error_set(err, _("A further meeting needs a scenario."));
	char *text = text_of(k, row, given, err), *id = xstrndup(row, (size_t)(space - row));
	struct meeting_new n = {
		.scenario_text = text, .scenario_len = text != NULL ? strlen(text) : 0, .scenario_id = id, .scenario_version = atoi(space + 1),
		.kind = kind, .enterprise = with != NULL ? strtoll(with, NULL, 10) : 0,
		.title = setting_of(r, TARGET_MEETING, "title"), .date = setting_of(r, TARGET_MEETING, "date"),
		.place = setting_of(r, TARGET_MEETING, "place"), .author = k->person, .at = p->message->came_utc,
	};
	bool ok = text != NULL;
	if (ok && meeting_valid(k->writer, &n, err)) {
		*refused = false;
		ok = session_meeting_add(k->writer, &n, &meeting, err);
	} else {
		ok = false;
	}
	free(id);
	free(text);
	return ok;
}

/* --- one that was only planned --- */

bool keeper_meeting_removable(struct keeper *k, int64_t meeting, struct error *err)
{
	if (meeting == k->meeting)
		return error_set(err, _("This meeting is shown: go to another one first."));
	return meeting_removable(k->writer, meeting, err);
}

struct saying {
	struct keeper *k;
	int64_t own;
};

static bool say(void *context, const struct change *c, struct error *err)
{
	struct saying *to = context;
	(void)err;
	keeper_scenario_moved(to->k, c);
	keeper_say_change(to->k, c, to->own);
	return true;
}

bool keeper_meeting_remove(struct keeper *k, const struct pending *p, int64_t meeting, int64_t *action, struct error *err)
{
	struct saying to = { k, p->request.number };
	return meeting_remove(k->writer, meeting, k->person, p->message->came_utc, action, say, &to, err);
}

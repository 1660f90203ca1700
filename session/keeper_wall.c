/* The wall in the keeper: two connections where the reader is no facilitator. One reads what is told and sees only what is for the reader;
 * the other writes, and nothing that it reads is told but through wall_tells(). Costs facilitators nothing. */
#include "session/keeper_state.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "session/wall_reads.h"

static bool gone(struct error *err)
{
	return error_set(err, _("The enterprise that this access is for is not in this file."));
}

/* Which enterprises there are instead is not for whoever has a wrong key. */
static bool find(struct keeper *k, struct error *err)
{
	struct error why = { 0 };
	if (k->reader.role != READER_ENTERPRISE)
		return true;
	k->only = session_find_enterprise(k->writer, k->reader.enterprise, &why);
	error_clear(&why);
	return k->only != 0 || gone(err);
}

static char *said(struct session *file, enum target_kind kind, int64_t enterprise, const char *row, const char *column)
{
	struct target t = { kind, 0, enterprise, "", "", row, column };
	struct error ignored = { 0 };
	char *value = NULL;
	if (!session_value(file, &t, &value, &ignored))
		error_clear(&ignored);
	return value;
}

/* An enterprise that is not there, or was erased, has no name to speak for. */
bool session_lets_in(struct session *file, int64_t enterprise, const char *person, struct error *err)
{
	char *with = said(file, TARGET_PERSON, 0, person, "enterprise"), *left = said(file, TARGET_PERSON, 0, person, "left");
	char *who = said(file, TARGET_PERSON, 0, person, "name"), *name = said(file, TARGET_ENTERPRISE, enterprise, "", "name");
	char *forgotten = said(file, TARGET_ENTERPRISE, enterprise, "", "forgotten"), *today = clock_read_date("+0", clock_now());
	int64_t for_whom = with != NULL ? strtoll(with, NULL, 10) : 0;
	bool may = true;
	if (name == NULL || forgotten != NULL)
		may = gone(err);
	else if (for_whom != 0 && for_whom != enterprise)
		may = error_set(err, _("%s does not speak for %s: ask a facilitator."), who != NULL ? who : person, name);
	else if (left != NULL && (today == NULL || strcmp(left, today) <= 0))
		may = error_set(err, _("%s no longer speaks for %s since %s: ask a facilitator."), who != NULL ? who : person, name, left);
	free(with);
	free(left);
	free(who);
	free(name);
	free(forgotten);
	free(today);
	return may;
}

static bool lets_in(struct keeper *k, struct error *err)
{
	return k->reader.role != READER_ENTERPRISE || session_lets_in(k->writer, k->only, k->person, err);
}

bool keeper_wall_raise(struct keeper *k, struct error *err)
{
	k->writer = k->session;
	if (k->reader.role == READER_FACILITATOR)
		return true;
	k->session = NULL;
	wall_free(k->wall);
	k->wall = NULL;
	if (!find(k, err) || !lets_in(k, err))
		return false;
	k->wall = wall_new(k->reader.role, k->only, k->person);
	k->session = session_open(k->path, SESSION_READ, err);
	if (k->session == NULL || !wall_raise(k->wall, k->session, err) || !keeper_wall_enter(k, err))
		return false;
	keeper_wall_leave(k);
	session_speaks_for(k->writer, k->only);
	return !k->wall->forgotten || gone(err);
}

void keeper_wall_free(struct keeper *k)
{
	if (k->writer != k->session)
		session_close(k->writer);
	session_close(k->session);
	wall_free(k->wall);
	k->writer = k->session = NULL;
	k->wall = NULL;
}

/* An enterprise that was erased has nothing more to read: its face is told, and that is the end of it. */
static void end(struct keeper *k)
{
	struct error why = { 0 };
	gone(&why);
	if (!k->done)
		keeper_say_bye(k, why.text);
	error_clear(&why);
	k->done = true;
}

/* The face is given all of it anew rather than what went and came. */
bool keeper_wall_look(struct keeper *k, struct error *err)
{
	bool moved = false;
	if (k->wall == NULL)
		return true;
	if (!wall_look(k->wall, k->writer, &moved, err))
		return false;
	if (moved)
		keeper_scenario_forget(k);
	k->behind |= moved && k->sequence > 0;
	if (k->wall->forgotten && k->sequence > 0)
		end(k);
	return true;
}

/* What the reader may read is that of the moment that is read: as long as a read transaction lasts nobody commits. */
bool keeper_wall_enter(struct keeper *k, struct error *err)
{
	if (k->wall == NULL || k->wall->entered++ > 0)
		return true;
	if (!session_read_begin(k->session, err)) {
		k->wall->entered--;
		return false;
	}
	if (keeper_wall_look(k, err))
		return true;
	keeper_wall_leave(k);
	return false;
}

void keeper_wall_leave(struct keeper *k)
{
	if (k->wall != NULL && --k->wall->entered == 0)
		session_read_end(k->session);
}

int64_t keeper_wall_known(const struct keeper *k, int64_t known)
{
	return k->wall != NULL && k->wall->looked > known ? k->wall->looked : known;
}

bool keeper_wall_stands(const struct keeper *k, const struct change *c)
{
	struct error ignored = { 0 };
	char *value = NULL;
	if (k->wall == NULL || c->draft)
		return true;
	bool stands = session_value(k->session, &c->target, &value, &ignored) && (value == NULL) == (c->after == NULL) &&
	              (value == NULL || strcmp(value, c->after) == 0);
	error_clear(&ignored);
	free(value);
	return stands;
}

/* The room's screen stands where the group does; anybody else where it stood, as long as that concerns it. */
bool keeper_wall_meeting(struct keeper *k, struct error *err)
{
	bool there = false;
	if (k->reader.role == READER_ROOM) {
		k->meeting = k->wall->meeting;
		return true;
	}
	if (k->meeting != 0 && !session_meeting_there(k->session, k->meeting, &there, err))
		return false;
	return there || session_meeting_for(k->session, k->person, &k->meeting, err);
}

bool wall_tells(const struct keeper *k, const struct change *c, struct change *told)
{
	*told = *c;
	if (k->wall == NULL)
		return k->reader.role == READER_FACILITATOR;
	if (!wall_reads(k->wall, &c->target) || (c->draft && strcmp(c->author, k->person) != 0))
		return false;
	if (c->author == NULL || !wall_knows(k->wall, c->author))
		told->author = "";
	told->before = NULL;
	if (c->target.kind == TARGET_SCENARIO && c->after != NULL) {
		free(k->wall->scenario);
		told->after = k->wall->scenario = wall_scenario_text(c->after);
	}
	return true;
}

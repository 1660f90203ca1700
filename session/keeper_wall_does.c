/* What the keeper does for another role than the facilitators': each thing that would be written is looked at before anything is. A refusal says
 * the same of what is not the reader's and of what is not there. Must not write. */
#include "session/keeper_state.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/map.h"
#include "scenarios/own.h"
#include "session/circles.h"
#include "session/fits.h"
#include "session/model.h"
#include "session/wall_reads.h"

static bool not_yours(struct error *err)
{
	return error_set(err, _("That is not yours to write."));
}

/* The field at T, where its own answers may be read; NULL: with the sentence. */
static const struct field *own_field(const struct wall *w, const struct target *t, struct error *err)
{
	const struct scenario *s = t->enterprise == w->enterprise && wall_may(w, "meeting", t->meeting, "", 0) ? wall_scenario(w, t->meeting) : NULL;
	const struct field *f = s != NULL ? scenario_field(s, t->field, NULL) : NULL;
	if (f == NULL)
		not_yours(err);
	else if (!wall_may(w, "field", t->meeting, t->field, t->enterprise))
		error_set(err, _("The facilitators keep this answer."));
	else
		return f;
	return NULL;
}

/* Was the step given as homework on the day? */
static bool given_home(struct keeper *k, const struct target *t, const struct step *step)
{
	struct target status = { TARGET_STEP, t->meeting, 0, step->id, "", "", "status" };
	struct error ignored = { 0 };
	char *value = NULL;
	if (!session_value(k->writer, &status, &value, &ignored))
		error_clear(&ignored);
	bool given = value != NULL && strcmp(value, "homework") == 0;
	free(value);
	return given;
}

static bool asked(struct keeper *k, const struct target *t, struct error *err)
{
	const struct wall *w = k->wall;
	const struct field *f = own_field(w, t, err);
	const struct step *step = NULL;
	if (f == NULL)
		return false;
	scenario_field(wall_scenario(w, t->meeting), t->field, &step);
	if (f->group)
		return error_set(err, _("This is the answer of the group: a facilitator writes it."));
	if (f->kind == FIELD_HOURS || f->kind == FIELD_QUOTA)
		return error_set(err, _("Facilitators count the hours."));
	if (!model_asks(f))
		return error_set(err, _("This is not asked of you: it is worked out."));
	return own_answer(step, f, t->column, given_home(k, t, step)) ||
	       error_set(err, _("This was written down together: say what you think of it, beside it."));
}

/* `f` would take it from its own screen. */
static bool circle(const struct wall *w, const struct target *t, const char *value, struct error *err)
{
	const struct field *f = own_field(w, t, err);
	return f != NULL && ((circle_shareable(f) && (value == NULL || strcmp(value, "f") != 0)) ||
	                     error_set(err, _("This answer cannot be shared, nor be kept from you.")));
}

static bool done(const struct wall *w, const struct target *t, struct error *err)
{
	const struct scenario *s = t->enterprise == w->enterprise && wall_may(w, "meeting", t->meeting, "", 0) ? wall_scenario(w, t->meeting) : NULL;
	return (s != NULL && scenario_step(s, t->step) != NULL) || not_yours(err);
}

/* --- a word for the facilitator --- */

static const char *given(const struct request *r, const char *note, const char *column)
{
	for (size_t i = 0; i < r->setting_count; i++) {
		const struct target *t = &r->settings[i].target;
		if (t->kind == TARGET_NOTE && strcmp(t->row, note) == 0 && strcmp(t->column, column) == 0)
			return r->settings[i].value;
	}
	return NULL;
}

/* None of that id, nor was there ever. */
static bool is_new(struct keeper *k, const char *note)
{
	struct error ignored = { 0 };
	bool there = true;
	if (!wall_note_there(k->writer, note, &there, &ignored))
		error_clear(&ignored);
	return !there;
}

static bool about_itself(const struct wall *w, const struct request *r, const char *note)
{
	const char *enterprise = given(r, note, "enterprise"), *circles = given(r, note, "circle"), *meeting = given(r, note, "meeting");
	return enterprise != NULL && strtoll(enterprise, NULL, 10) == w->enterprise && circles != NULL && strcmp(circles, "e") == 0 &&
	       (meeting == NULL || wall_may(w, "meeting", strtoll(meeting, NULL, 10), "", 0));
}

static bool word(struct keeper *k, const struct request *r, const struct target *t, struct error *err)
{
	if (wall_may(k->wall, "word", 0, t->row, 0) && (strcmp(t->column, "text") == 0 || r->kind == REQUEST_UNDO))
		return true;
	bool column = wall_word("text enterprise circle meeting step", t->column);
	return (r->kind == REQUEST_SET && column && is_new(k, t->row) && about_itself(k->wall, r, t->row)) || not_yours(err);
}

/* --- one target --- */

static bool writes(struct keeper *k, const struct request *r, const struct target *t, const char *value, struct error *err)
{
	switch (wall_writes(k->reader.role, t->kind)) {
	case WRITES_ASKED: return asked(k, t, err);
	case WRITES_CIRCLE: return circle(k->wall, t, value, err);
	case WRITES_REVIEW: return own_field(k->wall, t, err) != NULL;
	case WRITES_DONE: return done(k->wall, t, err);
	case WRITES_WORD: return word(k, r, t, err);
	case WRITES_ITSELF: return (strcmp(t->row, k->person) == 0 && wall_word("told language", t->column)) || not_yours(err);
	default: return not_yours(err);
	}
}

/* What is looked at and what is applied must be the same: of two values for one thing the last would hold, not the one that was looked at. */
static bool each_once(const struct request *r, struct error *err)
{
	struct map *named = map_new();
	bool once = true;
	for (size_t i = 0; i < r->setting_count && once; i++) {
		char *key = target_key(&r->settings[i].target);
		once = map_put(named, key, named) == NULL;
		free(key);
	}
	map_free(named, NULL);
	return once || not_yours(err);
}

static bool writes_all(struct keeper *k, const struct request *r, struct error *err)
{
	if (!each_once(r, err))
		return false;
	for (size_t i = 0; i < r->setting_count; i++)
		if (!writes(k, r, &r->settings[i].target, r->settings[i].value, err))
			return false;
	return true;
}

/* What it made itself it may go on with before the file is looked at again. */
void keeper_wall_did(struct keeper *k, const struct request *r)
{
	if (k->wall == NULL || r->kind != REQUEST_SET)
		return;
	for (size_t i = 0; i < r->setting_count; i++)
		if (r->settings[i].target.kind == TARGET_NOTE) {
			wall_may_add(k->wall, "note", 0, r->settings[i].target.row, 0);
			wall_may_add(k->wall, "word", 0, r->settings[i].target.row, 0);
		}
}

static bool stands(const struct wall *w, const struct place *p, struct error *err)
{
	bool itself = p->enterprise == 0 || p->enterprise == w->enterprise;
	return (itself && (p->meeting == 0 || wall_may(w, "meeting", p->meeting, "", 0))) || not_yours(err);
}

static bool sheet(struct keeper *k, const struct request *r, struct error *err)
{
	const struct wall *w = k->wall;
	bool handed = false;
	const struct scenario *s = wall_may(w, "meeting", r->meeting, "", 0) ? wall_scenario(w, r->meeting) : NULL;
	const struct field *f = s != NULL ? scenario_field(s, r->field, NULL) : NULL;
	if (f == NULL || f->kind != FIELD_ANONYMOUS || strcmp(circle_asked(f, NULL), "f") == 0)
		return not_yours(err);
	return anonymous_handed(k->writer, k->person, r->meeting, r->field, &handed, err) &&
	       (!handed || error_set(err, _("You have handed in this sheet: everybody does so once.")));
}

static bool may_do(struct keeper *k, const struct request *r, struct error *err)
{
	if (k->reader.role == READER_FACILITATOR)
		return true;
	if (k->wall == NULL || !wall_asks(k->reader.role, r->kind))
		return error_set(err, _("Only facilitators do this."));
	switch (r->kind) {
	case REQUEST_SPLICE: return writes(k, r, &r->target, "", err);
	case REQUEST_PLACE: return stands(k->wall, &r->place, err);
	case REQUEST_FOLD: return true; /* what this face has open, and nothing else */
	case REQUEST_SET: return writes_all(k, r, err);
	case REQUEST_UNDO: return r->action == 0 || error_set(err, _("Only facilitators do this."));
	case REQUEST_ANONYMOUS:
	case REQUEST_HAND_IN: return sheet(k, r, err);
	default: return false;
	}
}

bool keeper_wall_does(struct keeper *k, const struct request *r, struct error *err)
{
	return may_do(k, r, err) && (k->wall == NULL || keeper_wall_much(k, r, err));
}

/* --- undo --- */

struct trying {
	struct keeper *k;
	const struct request *request;
	struct error *err;
	bool may;
};

static bool tried(void *context, const struct change *c, struct error *err)
{
	struct trying *t = context;
	(void)err;
	t->may = t->may && writes(t->k, t->request, &c->target, c->after, t->err);
	return true;
}

/* It is done, looked at, and taken back. */
bool keeper_wall_undoes(struct keeper *k, const struct pending *p, struct error *err)
{
	const struct request *r = &p->request;
	struct trying trying = { k, r, err, true };
	struct undo_result result = { 0 };
	if (k->wall == NULL)
		return true;
	bool good = session_mark(k->writer, err);
	if (good) {
		good = session_undo(k->writer, k->person, r->redo, r->force, p->message->came_utc, tried, &trying, &result, err);
		if (good && result.conflict)
			trying.may = writes(k, r, &result.target, result.theirs, err);
		good = session_mark_back(k->writer, good ? err : NULL) && good;
	}
	undo_result_clear(&result);
	return good && trying.may;
}

/* What each kind of request does to the file: one table. Inside a transaction and its stage.
 * Must not read the socket, nor commit. */
#include "session/keeper_state.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "session/append.h"
#include "session/fits.h"
#include "session/state.h"
#include "session/wall_reads.h"

enum applied { APPLIED, APPLIED_REFUSED, APPLIED_FAILED };

static enum applied outcome(bool ok)
{
	return ok ? APPLIED : APPLIED_FAILED;
}

static enum applied apply_splice(struct keeper *k, const struct pending *p, struct error *err)
{
	bool fits = true;
	struct error ignored = { 0 };
	struct target t = target_normal(&p->request.target);
	bool valid = append_valid(k->writer, &t, VALUE_TEXT, NULL, &ignored) && state_type(&t, VALUE_TEXT) == VALUE_TEXT &&
	             keeper_fits(k, &(struct setting){ t, VALUE_TEXT, "" }, &ignored);
	error_clear(&ignored);
	if (valid && !keeper_draft_splice(k, p, &fits, err))
		return APPLIED_FAILED;
	if (valid && fits)
		return APPLIED;
	k->lost = true;
	error_set(err, _("What was typed did not fit the text that is kept; both are read again."));
	return APPLIED_REFUSED;
}

static enum applied apply_place(struct keeper *k, const struct pending *p, struct error *err)
{
	const struct place *place = &p->request.place;
	for (const struct pending *later = p + 1; later < k->pending + k->pending_count; later++)
		if (later->request.kind == REQUEST_PLACE)
			return outcome(keeper_draft_leave(k, place, err));
	return outcome(keeper_draft_leave(k, place, err) && place_put(k->writer, k->person, place, err));
}

static enum applied apply_fold(struct keeper *k, const struct pending *p, struct error *err)
{
	if (p->request.all)
		return outcome(keeper_draft_leave(k, NULL, err));
	struct kept *t = keeper_kept_find(k, &p->request.target);
	return outcome(keeper_draft_put(k, err) && (t == NULL || !t->open || keeper_draft_fold(k, t, err)));
}

/* A meeting without a scenario is none: what is asked is that it goes. */
static bool removes_meeting(const struct setting *s)
{
	return s->target.kind == TARGET_MEETING && s->value == NULL && strcmp(s->target.column, "scenario") == 0;
}

static bool set_valid(struct keeper *k, const struct request *r, struct error *err)
{
	for (size_t i = 0; i < r->setting_count; i++) {
		struct target t = target_normal(&r->settings[i].target);
		if (!append_valid(k->writer, &t, state_type(&t, r->settings[i].type), r->settings[i].value, err) ||
		    !keeper_fits(k, &r->settings[i], err) ||
		    (removes_meeting(&r->settings[i]) && !keeper_meeting_removable(k, t.meeting, err)))
			return false;
	}
	return true;
}

static bool set_one(struct keeper *k, const struct pending *p, const struct setting *s, int64_t *action,
                    struct error *err)
{
	if (removes_meeting(s))
		return keeper_meeting_remove(k, p, s->target.meeting, action, err);
	bool draftable = s->target.kind == TARGET_ANSWER || s->target.kind == TARGET_NOTE || s->target.kind == TARGET_REVIEW;
	if (draftable && !draft_fold(k->writer, &s->target, NULL, err))
		return false;
	struct kept *t = s->type == VALUE_TEXT ? keeper_kept(k, &s->target) : keeper_kept_find(k, &s->target);
	bool over = keeper_beside_set(k, s, p->request.seen);
	if (t != NULL) {
		rebase_text_set(&t->text, s->value != NULL ? s->value : "");
		t->mine = false;
	}
	struct change c = { .action = *action, .at = p->message->came_utc, .author = k->person, .target = s->target,
	                    .type = s->type, .after = s->value, .merged = over };
	if (!change_append(k->writer, &c, err))
		return false;
	if (*action == 0)
		*action = c.revision;
	keeper_scenario_moved(k, &c);
	return keeper_plan(k, p, s, action, err);
}

/* The face has shown what is refused: it is told what holds. */
static bool say_truth(struct keeper *k, const struct target *target, enum value_type type, int64_t own,
                      struct error *err)
{
	struct draft d = { 0 };
	bool found = false;
	char *value = NULL;
	struct error nothing = { 0 };
	if (k->wall != NULL && !wall_reads(k->wall, target))
		return true;
	if (!session_value(k->writer, target, &value, &nothing)) {
		error_clear(&nothing); /* nothing that can be in a file: it is taken away */
	} else if (!draft_get(k->writer, target, &d, &found, err)) {
		free(value);
		return false;
	}
	bool theirs = found && k->wall != NULL && strcmp(d.author, k->person) != 0; /* what others are typing is not told before it is a change */
	struct change c = { .author = k->person, .target = *target, .type = type, .after = found && !theirs ? d.text : value };
	keeper_say_change(k, &c, own);
	if (found)
		draft_clear(&d);
	free(value);
	return true;
}

static bool refuse(struct keeper *k, const struct request *r, const char *sentence, struct error *err)
{
	bool ok = true;
	keeper_say_refuse(k, r->number, sentence);
	if (r->kind == REQUEST_SPLICE)
		ok = say_truth(k, &r->target, VALUE_TEXT, r->number, err);
	for (size_t i = 0; i < r->setting_count && ok && (r->kind == REQUEST_SET || r->kind == REQUEST_JOIN); i++)
		ok = say_truth(k, &r->settings[i].target, r->settings[i].type, r->number, err);
	return ok;
}

static enum applied apply_set(struct keeper *k, const struct pending *p, struct error *err)
{
	int64_t action = 0;
	if (!keeper_draft_leave(k, NULL, err))
		return APPLIED_FAILED;
	if (!set_valid(k, &p->request, err))
		return APPLIED_REFUSED;
	if (!keeper_carry(k, p, err))
		return APPLIED_FAILED;
	for (size_t i = 0; i < p->request.setting_count; i++)
		if (!set_one(k, p, &p->request.settings[i], &action, err))
			return APPLIED_FAILED;
	return APPLIED;
}

struct told { struct keeper *k; int64_t own; };

static bool undone_change(void *context, const struct change *c, struct error *err)
{
	struct told *told = context;
	(void)err;
	keeper_say_change(told->k, c, told->own);
	return true;
}

static enum applied apply_undo(struct keeper *k, const struct pending *p, struct error *err)
{
	const struct request *r = &p->request;
	struct undo_result result = { 0 };
	struct told told = { k, r->number };
	if (!keeper_draft_leave(k, NULL, err))
		return APPLIED_FAILED;
	if (!keeper_wall_undoes(k, p, err))
		return APPLIED_REFUSED;
	bool ok = (r->action > 0 ? session_take_back(k->writer, k->person, r->action, r->force, p->message->came_utc, undone_change, &told, &result, err)
	                         : session_undo(k->writer, k->person, r->redo, r->force, p->message->came_utc, undone_change, &told, &result, err));
	bool altered = result.altered; /* trying again would keep all that follows from being saved */
	if (ok)
		keeper_say_undone(k, r, &result);
	k->behind |= k->wall != NULL; /* what others were typing there has become an answer */
	undo_result_clear(&result);
	return altered ? APPLIED_REFUSED : outcome(ok);
}

static enum applied apply_anonymous(struct keeper *k, const struct pending *p, struct error *err)
{
	const struct request *r = &p->request;
	struct target t = { TARGET_ANSWER, r->meeting, 0, "", r->field, "", r->question };
	const struct scenario *s = keeper_scenario(k, r->meeting);
	const struct field *f = s != NULL ? scenario_field(s, r->field, NULL) : NULL;
	if (!append_valid(k->writer, &t, r->type, r->value, err))
		return APPLIED_REFUSED;
	if (s != NULL && (f == NULL || !fits_question(f, r->question, r->type, r->value))) {
		error_set(err, _("The sheet has no such question, or it takes another kind of value."));
		return APPLIED_REFUSED;
	}
	return outcome(anonymous_put(k->writer, k->person, r->meeting, r->field, r->question, r->type, r->value, err));
}

static enum applied apply_hand_in(struct keeper *k, const struct pending *p, struct error *err)
{
	const struct request *r = &p->request;
	/* facilitators hand in what was filled in on paper, one sheet after the other */
	bool once = k->reader.role != READER_FACILITATOR;
	return outcome(anonymous_hand_in(k->writer, k->person, r->meeting, r->field, once, err) && keeper_say_handed(k, err));
}

static enum applied apply_meeting(struct keeper *k, const struct pending *p, struct error *err)
{
	bool refused;
	if (!keeper_draft_leave(k, NULL, err))
		return APPLIED_FAILED;
	if (keeper_meeting_add(k, p, &refused, err))
		return APPLIED;
	return refused ? APPLIED_REFUSED : APPLIED_FAILED;
}

/* What the face shows under the number it guessed is another's. */
static bool say_both(struct keeper *k, const struct pending *p, const struct target *target, enum value_type type, struct error *err)
{
	struct target guessed = *target;
	const struct request *r = &p->request;
	guessed.enterprise = keeper_join_guess(k, r, target->enterprise);
	return say_truth(k, target, type, r->number, err) && (guessed.enterprise == target->enterprise || say_truth(k, &guessed, type, r->number, err));
}

static bool say_all(struct keeper *k, const struct pending *p, struct error *err)
{
	const struct request *r = &p->request;
	bool ok = r->kind != REQUEST_SPLICE || (keeper_draft_put(k, err) && say_both(k, p, &r->target, VALUE_TEXT, err));
	for (size_t i = 0; i < r->setting_count && ok; i++)
		ok = say_both(k, p, &r->settings[i].target, r->settings[i].type, err);
	return ok;
}

static enum applied apply_join(struct keeper *k, const struct pending *p, struct error *err)
{
	struct request *r = &k->pending[p - k->pending].request;
	bool there;
	if (!keeper_join(k, r, &there, err))
		return APPLIED_FAILED;
	enum applied done = there ? APPLIED : apply_set(k, p, err);
	if (done != APPLIED)
		return done;
	if (there || r->joined_as != r->joined)
		if (!say_all(k, p, err))
			return APPLIED_FAILED;
	keeper_join_said(k, r, there);
	return APPLIED;
}

/* One row per kind: who may do it will be a column here. */
static const struct {
	enum applied (*apply)(struct keeper *k, const struct pending *p, struct error *err);
	bool content;  /* what "saved" is about */
	bool idle;     /* in a file that can only be read: nothing to do, rather than refused */
} kinds[REQUEST_KIND_COUNT] = {
	[REQUEST_SPLICE] = { apply_splice, true, false },
	[REQUEST_PLACE] = { apply_place, false, true },
	[REQUEST_FOLD] = { apply_fold, true, true },
	[REQUEST_SET] = { apply_set, true, false },
	[REQUEST_UNDO] = { apply_undo, true, false },
	[REQUEST_ANONYMOUS] = { apply_anonymous, true, false },
	[REQUEST_HAND_IN] = { apply_hand_in, true, false },
	[REQUEST_MEETING] = { apply_meeting, true, false },
	[REQUEST_JOIN] = { apply_join, true, false },
};

static enum applied apply_one(struct keeper *k, const struct pending *p, struct error *why)
{
	if (p->hopeless == NULL && !keeper_wall_does(k, &p->request, why))
		return APPLIED_REFUSED;
	if (p->hopeless == NULL) {
		enum applied done = kinds[p->request.kind].apply(k, p, why);
		if (done == APPLIED)
			keeper_wall_did(k, &p->request);
		return done;
	}
	error_set(why, "%s", p->hopeless);
	return APPLIED_REFUSED;
}

/* What would fail for ever would keep all that follows from being saved. */
static bool give_up(struct keeper *k, struct pending *p, const struct error *why)
{
	if (p->hopeless != NULL || !session_hopeless(k->writer))
		return false;
	p->hopeless = xstrdup(why->text != NULL ? why->text : "");
	return true;
}

bool keeper_apply(struct keeper *k, bool *again, struct error *err)
{
	*again = false;
	for (size_t i = 0; i < k->pending_count && !(k->lost && !k->ended); i++) {
		struct pending *p = &k->pending[i];
		if (p->request.number <= k->stage->applied)
			continue;
		struct error why = { 0 };
		bool mapped = keeper_join_map(k, &p->request);
		enum applied done = apply_one(k, p, &why);
		if (done == APPLIED && mapped && !say_all(k, p, &why))
			done = APPLIED_FAILED;
		*again = done == APPLIED_FAILED && give_up(k, p, &why);
		if (done == APPLIED_REFUSED && !refuse(k, &p->request, why.text, &why))
			done = APPLIED_FAILED;
		if (done == APPLIED_FAILED) {
			error_set(err, "%s", why.text != NULL ? why.text : "");
			error_clear(&why);
			return false;
		}
		error_clear(&why);
		k->stage->applied = p->request.number;
		k->stage->content |= done == APPLIED && kinds[p->request.kind].content;
	}
	return keeper_draft_put(k, err);
}

void keeper_pending_clear(struct pending *p)
{
	request_clear(&p->request);
	free(p->message);
	free(p->hopeless);
}

void keeper_applied(struct keeper *k)
{
	if (k->pending_count > 0)
		keeper_beside_seen(k, k->pending[k->pending_count - 1].request.seen);
	for (size_t i = 0; i < k->pending_count; i++)
		keeper_pending_clear(&k->pending[i]);
	k->pending_count = 0;
}

/* Without a transaction: in a file that can only be read what would change it is refused, the rest is nothing. */
void keeper_apply_none(struct keeper *k)
{
	struct error err = { 0 };
	struct stage stage;
	keeper_stage_begin(k, &stage);
	for (size_t i = 0; i < k->pending_count; i++) {
		const struct request *r = &k->pending[i].request;
		struct error why = { 0 };
		bool may = keeper_wall_does(k, r, &why);
		if (!(may && kinds[r->kind].idle) && !refuse(k, r, may ? _("This file can only be read here: nothing is changed.") : why.text, &err))
			error_clear(&err);
		error_clear(&why);
		stage.applied = r->number > stage.applied ? r->number : stage.applied;
	}
	keeper_stage_keep(k);
	keeper_say_acknowledge(k, 0, false);
	keeper_applied(k);
}

/* Commands on what is recorded: undo and redo, why there is no answer, who may read it, rows of tables. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "session/overview.h"
#include "tui/agenda.h"
#include "tui/command.h"
#include "tui/fields.h"
#include "tui/form.h"

static bool undo(struct app *a, bool redo)
{
	if (!app_may_write(a))
		return true;
	form_leave(a); /* what is being typed is the last thing done */
	client_undo(a->client, redo, false);
	a->model = client_model(a->client);
	form_enter_again(a, FORM_END);
	return true;
}

bool cmd_undo(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	return undo(a, false);
}

bool cmd_redo(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	return undo(a, true);
}

static char *note_go(struct app *a, const char *id)
{
	const struct scenario *s = a->scenario;

	if (a->base != VIEW_ROOM) /* a list of notes stands still, and shows it */
		return xstrdup(_("a note"));
	for (size_t i = 0; i < a->model->note_count; i++) {
		const struct note *n = a->model->note_list[i];

		if (strcmp(n->id, id) != 0)
			continue;
		for (size_t j = 0; s != NULL && j < s->step_count; j++)
			if (strcmp(s->steps[j].id, n->step) == 0)
				app_look(a, j, app_number(a, n->enterprise) > 0 ? n->enterprise : a->enterprise);
		break;
	}
	form_refresh(a);
	if (form_find(a, NULL, id) != SIZE_MAX)
		form_go(a, form_find(a, NULL, id), "", "", FORM_END);
	return xstrdup(_("a note"));
}

static char *answer_go(struct app *a, const struct target *t)
{
	const struct step *step = NULL;
	const struct field *f = a->scenario != NULL ? scenario_field(a->scenario, t->field, &step) : NULL;
	const struct enterprise *e = model_enterprise(a->model, t->enterprise);
	char *field = xstrdup(t->field), *row = xstrdup(t->row), *column = xstrdup(t->column), *name;
	size_t slot;

	if (f == NULL || step == NULL) {
		name = xstrdup(t->field);
	} else {
		name = e == NULL ? xasprintf(_("%s, the group"), app_label(a, f))
				 : xasprintf(_("%s, %s"), app_label(a, f), e->name);
		app_look(a, (size_t)(step - a->scenario->steps), e != NULL ? e->id : a->enterprise);
		form_refresh(a);
		slot = form_find(a, field, row);
		if (slot != SIZE_MAX)
			form_enter(a, slot, 1);
		if (slot != SIZE_MAX && row[0] != '\0' && f->each == NULL)
			form_go(a, slot, row, column[0] != '\0' ? column : a->form.column, FORM_END);
	}
	free(field);
	free(row);
	free(column);
	return name;
}

/* "3 Break, its minutes". */
static char *step_words(const struct app *a, const struct target *t)
{
	static const struct {
		const char *column, *words;
	} columns[] = {
		{"planned", N_("its minutes")}, {"status", N_("what becomes of it")}, {"reason", N_("why")},
		{"groups", N_("its sub-groups")}, {"presenter", N_("who presents in it")},
		{"revealed", N_("its results in the room")},
	};
	const struct step *step = a->scenario != NULL ? scenario_step(a->scenario, t->step) : NULL;
	char *name = step != NULL ? agenda_step_name(a, (size_t)(step - a->scenario->steps)) : xstrdup(t->step), *words = NULL;

	for (size_t i = 0; i < sizeof columns / sizeof *columns && words == NULL; i++)
		if (strcmp(columns[i].column, t->column) == 0)
			words = xasprintf(_("%s, %s"), name, _(columns[i].words));
	free(words != NULL ? name : NULL);
	return words != NULL ? words : name;
}

static char *turn_words(const struct app *a, const struct target *t)
{
	const struct enterprise *e = model_enterprise(a->model, t->enterprise);

	return xasprintf(_("the turn of %s"), e != NULL ? e->name : "…");
}

/* Nobody is taken to another meeting by an undo: it is only said. */
static char *elsewhere(const struct app *a, const struct target *t)
{
	const struct overview *o = client_overview(a->client);
	const struct overview_meeting *m = o != NULL ? overview_meeting(o, t->meeting) : NULL;

	return m != NULL ? xasprintf(_("something in %s"), m->title) : xasprintf(_("something in meeting %lld"), (long long)t->meeting);
}

/* NAME, where there still is one. */
static char *name_of(const char *name, const char *otherwise)
{
	return xstrdup(name[0] != '\0' ? name : otherwise);
}

char *target_go(struct app *a, const struct target *t)
{
	if (target_kinds[t->kind].keys & KEY_MEETING && t->meeting != a->model->meeting && t->meeting != 0)
		return elsewhere(a, t);
	switch (t->kind) {
	case TARGET_ANSWER:
	case TARGET_MISSING:
	case TARGET_CIRCLE:
	case TARGET_ROW:
		return answer_go(a, t);
	case TARGET_NOTE:
		return note_go(a, t->row);
	case TARGET_MEETING:
		return xstrdup(strcmp(t->column, "starts") == 0  ? _("the planned beginning")
			       : strcmp(t->column, "blank") == 0 ? _("the room's screens blank")
			       : strcmp(t->column, "ended") == 0 ? _("the end of the meeting")
								 : _("the live step"));
	case TARGET_STEP:
		return step_words(a, t);
	case TARGET_TURN:
		return turn_words(a, t);
	case TARGET_ENTERPRISE:
		return name_of(model_enterprise(a->model, t->enterprise) != NULL ? model_enterprise(a->model, t->enterprise)->name : "",
			       _("an enterprise"));
	case TARGET_PERSON:
		return name_of(model_person(a->model, t->row) != NULL ? model_person(a->model, t->row)->name : "", _("a person"));
	case TARGET_ATTENDANCE:
		if (model_enterprise(a->model, t->enterprise) != NULL)
			return xasprintf(_("%s, %s"), _("who is present"), model_enterprise(a->model, t->enterprise)->name);
		return xstrdup(_("who is present"));
	case TARGET_HOURS:
		return xstrdup(_("hours"));
	case TARGET_SESSION:
		return xstrdup(strcmp(t->column, "lead") == 0 || strcmp(t->column, "scribe") == 0 ? _("who leads") : _("the session"));
	default:
		return xstrdup(target_kinds[t->kind].name);
	}
}

/* A reason instead of a value; again takes the reason back. */
static bool missing(struct app *a, const char *reason, struct error *err)
{
	struct slot *s = form_slot(a);
	struct setting set[2];
	const char *now;
	size_t count = 1;

	if (s == NULL || s->field == NULL || slot_kind(s) != &slot_simple || !model_asks(s->field))
		return error_set(err, "%s", _("A reason can be given for a field of one answer: go to one first."));
	if (!app_may_write(a))
		return true;
	form_leave(a);
	s = form_slot(a);
	set[0] = (struct setting){.target = answer_target(a, s, s->row, ""), .type = VALUE_ID, .value = reason};
	set[0].target.kind = TARGET_MISSING;
	now = model_value(a->model, &set[0].target);
	if (now != NULL && strcmp(now, reason) == 0)
		set[0].value = NULL;
	set[1] = (struct setting){.target = answer_target(a, s, s->row, ""), .type = value_kind(s->field)->type};
	if (model_value(a->model, &set[1].target) != NULL)
		count = 2;
	client_set(a->client, set, count);
	a->model = client_model(a->client);
	form_enter_again(a, FORM_END);
	return true;
}

bool cmd_answer_none(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	return missing(a, "none", err);
}

bool cmd_answer_unknown(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	return missing(a, "unknown", err);
}

bool cmd_answer_refused(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	return missing(a, "refused", err);
}

static bool row_by(struct app *a, int by)
{
	struct slot *s = form_slot(a);

	if (s != NULL && slot_kind(s)->move != NULL && app_may_write(a))
		slot_kind(s)->move(a, s, by);
	return true;
}

bool cmd_row_remove(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	return row_by(a, 0);
}

bool cmd_row_up(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	return row_by(a, -1);
}

bool cmd_row_down(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	return row_by(a, 1);
}

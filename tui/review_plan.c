/* Action plan and homework over all meetings: an action is ticked where it stands, a plan that was carried on counts once, in its last meeting. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/map.h"
#include "tui/options.h"
#include "tui/paragraph.h"
#include "tui/review.h"

static const struct {
	const char *status, *sign, *words;
	enum style style;
} states[] = {
	{"todo", "○", N_("to do"), STYLE_PLAIN},
	{"doing", "◐", N_("under way"), STYLE_PLAIN},
	{"done", "✓", N_("done"), STYLE_GOOD},
	{"dropped", "–", N_("dropped"), STYLE_FAINT},
};
enum { STATES = sizeof states / sizeof states[0], STATE_DONE = 2 };

/* --- actions --- */

struct action {
	const struct dossier_meeting *meeting;
	size_t step;
	const struct field *field;
	const char *row, *text, *who, *when; /* the model's; never NULL */
	size_t state;
};

static const char *cell(const struct model *m, const struct field *f, int64_t e, const char *row, const char *column)
{
	const char *value = model_answer(m, f->id, e, row, column);

	return value != NULL ? value : "";
}

static struct action action_read(const struct dossier_meeting *m, size_t step, const struct field *f, int64_t e, const char *row)
{
	const char *status = cell(m->model, f, e, row, "status");
	struct action action = {m, step, f, row, cell(m->model, f, e, row, "action"), cell(m->model, f, e, row, "who"), cell(m->model, f, e, row, "when"), 0};

	for (size_t i = 0; i < STATES; i++)
		if (strcmp(states[i].status, status) == 0)
			action.state = i;
	return action;
}

struct actions {
	struct action *list;
	size_t count;
};

static void actions_of_field(const struct app *a, const struct dossier_meeting *m, size_t step, const struct field *f, struct map *known, struct actions *out)
{
	int64_t e = f->group ? 0 : a->enterprise;
	size_t count;
	const char *const *rows = model_rows(m->model, f->id, e, &count);

	for (size_t i = 0; i < count; i++) {
		struct action action = action_read(m, step, f, e, rows[i]);
		char *key = xasprintf("%lld %s", (long long)e, rows[i]);

		if (action.text[0] != '\0' && map_get(known, key) == NULL) {
			out->list = xrealloc(out->list, out->count + 1, sizeof *out->list);
			out->list[out->count++] = action;
			map_put(known, key, out);
		}
		free(key);
	}
}

/* The last meetings first; caller frees the list. */
static struct actions actions_of(const struct app *a)
{
	const struct dossier *d = &a->review->dossier;
	struct map *known = map_new();
	struct actions all = {0};

	for (size_t k = d->count; k-- > 0;) {
		const struct scenario *s = d->list[k].model->scenario;

		for (size_t i = 0; s != NULL && i < s->step_count; i++)
			for (size_t n = 0; n < s->steps[i].field_count; n++)
				if (s->steps[i].fields[n].kind == FIELD_ACTION)
					actions_of_field(a, &d->list[k], i, &s->steps[i].fields[n], known, &all);
	}
	map_free(known, NULL);
	return all;
}

static bool overdue(const struct app *a, const struct action *action)
{
	char today[16];

	return action->state < STATE_DONE && action->when[0] != '\0' && strcmp(action->when, review_day(a->now, today)) < 0;
}

static void action_line(struct app *a, const struct action *action)
{
	bool late = overdue(a, action);
	struct buf right = {0};
	struct review_line *l;

	buf_text(&right, late ? _("! overdue") : _(states[action->state].words));
	if (action->when[0] != '\0')
		buf_printf(&right, " · %s", action->when);
	if (action->who[0] != '\0')
		buf_printf(&right, " · %s", action->who);
	if (action->field->group)
		buf_printf(&right, " · %s", _("the group"));
	l = review_add(a, states[action->state].sign, xstrdup(action->text), buf_take(&right));
	l->style = late ? STYLE_LATE : states[action->state].style;
	l->act = action->field->group ? PLAN_READ : PLAN_ACTION;
	l->meeting = action->meeting->model->meeting;
	l->step = action->step;
	l->field = action->field;
	snprintf(l->row, sizeof l->row, "%s", action->row);
}

static void action_next(struct app *a, const struct review_line *l)
{
	const struct dossier_meeting *m = dossier_meeting(&a->review->dossier, l->meeting);
	struct action action = action_read(m, l->step, l->field, a->enterprise, l->row);
	size_t next = (action.state + 1) % STATES;
	struct setting set = {{TARGET_ANSWER, l->meeting, a->enterprise, m->model->scenario->steps[l->step].id, l->field->id, l->row, "status"},
			      VALUE_ID,
			      states[next].status};

	review_set(a, &set, 1);
}

void review_plan_count(struct app *a, size_t *open, size_t *late, size_t *all)
{
	struct actions list = actions_of(a);
	size_t closed;

	review_homework(a, false, open, &closed);
	*all = *open + closed + list.count;
	*late = 0;
	for (size_t i = 0; i < list.count; i++) {
		*open += list.list[i].state < STATE_DONE && !list.list[i].field->group;
		*late += overdue(a, &list.list[i]) && !list.list[i].field->group;
	}
	free(list.list);
}

/* --- the page --- */

void review_plan_build(struct app *a)
{
	struct actions list = actions_of(a);
	size_t open, closed;

	if (list.count > 0)
		review_head(a, xstrdup(_("Action plan")));
	for (size_t i = 0; i < list.count; i++)
		action_line(a, &list.list[i]);
	free(list.list);
	review_head(a, xstrdup(_("Homework")));
	review_homework(a, true, &open, &closed);
	review_unhead(a);
}

static void said_next(struct app *a, const struct review_line *l)
{
	const struct dossier_meeting *m = dossier_meeting(&a->review->dossier, l->meeting);
	const char *value = model_answer(m->model, l->field->id, a->enterprise, "", "");
	size_t now = l->field->option_count;
	struct setting set = {{TARGET_ANSWER, l->meeting, a->enterprise, m->model->scenario->steps[l->step].id, l->field->id, "", ""}, VALUE_ID, NULL};

	for (size_t i = 0; value != NULL && i < l->field->option_count; i++)
		if (strcmp(l->field->options[i].id, value) == 0)
			now = i;
	if (l->field->option_count == 0)
		return;
	set.value = l->field->options[now + 1 < l->field->option_count ? now + 1 : 0].id;
	review_set(a, &set, 1);
}

void review_plan_enter(struct app *a, const struct review_line *l)
{
	const struct dossier_meeting *m = dossier_meeting(&a->review->dossier, l->meeting);

	if (m == NULL)
		return;
	switch ((enum review_plan_act)l->act) {
	case PLAN_ACTION: action_next(a, l); break;
	case PLAN_SAID: said_next(a, l); break;
	case PLAN_FIELD: review_stand(a, l->meeting, m->model->scenario->steps[l->step].id, l->field != NULL ? l->field->id : ""); break;
	case PLAN_READ: break;
	}
}

int review_plan_beside(struct app *a, const struct review_line *l, const struct pen *p)
{
	static const char *const help[] = {
		[PLAN_ACTION] = N_("Enter: to do, under way, done, dropped."),
		[PLAN_FIELD] = N_("Enter opens it, to be answered."),
		[PLAN_SAID] = N_("Enter says what was done of the homework: each time the next answer."),
		[PLAN_READ] = "",
	};
	const struct dossier_meeting *m = l != NULL ? dossier_meeting(&a->review->dossier, l->meeting) : NULL;
	char *when = m != NULL ? review_when(m) : xstrdup("");
	int line = 0;

	if (l != NULL) {
		line += paragraph(p, line, 0, p->columns, 0, STYLE_PLAIN, l->text);
		line += paragraph(p, line, 0, p->columns, 1, STYLE_FAINT, when);
		line += paragraph(p, line, 0, p->columns, 0, STYLE_FAINT, help[l->act][0] != '\0' ? _(help[l->act]) : "");
	}
	free(when);
	return line;
}

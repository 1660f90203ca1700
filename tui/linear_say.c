/* What the linear mode says of where one is: the step and what is said in it, the enterprise, the field, the place in it. Says what is new
 * since the last time, in whole sentences that need no sign. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/linear_parts.h"
#include "tui/markdown.h"
#include "tui/view.h"

enum { WIDE = 10000 }; /* columns: a paragraph is a line, the terminal breaks it */

static void say_markdown(struct linear *l, const char *label, const char *source)
{
	struct markdown m = {0};
	size_t count = markdown_lay(&m, source, WIDE, false);

	if (count > 0)
		linear_say(l, "%s", label);
	for (size_t i = 0; i < count; i++) {
		const struct markdown_line *line = &m.lines[i];

		if (line->end > line->start)
			linear_say(l, "%.*s%.*s", (int)(line->mark_end - line->mark_start), m.text + line->mark_start,
				   (int)(line->end - line->start), m.text + line->start);
	}
	markdown_clear(&m);
}

static void say_live(struct linear *l)
{
	struct app *a = l->app;
	size_t live = app_live(a);
	char *clock;
	bool late;

	if (live == SIZE_MAX) {
		linear_say(l, "%s", _("No step is live yet: :live makes the one looked at live."));
		return;
	}
	clock = clock_words(a, &a->scenario->steps[live], &late);
	if (live == a->step)
		linear_say(l, _("This step is live: %s."), clock);
	else
		linear_say(l, _("Step %zu is live, %s: %s."), live + 1, app_said(&a->scenario->steps[live].title), clock);
	free(clock);
}

static void say_step(struct linear *l)
{
	struct app *a = l->app;
	const struct step *step = app_step(a);
	unsigned long minutes;

	if (step == NULL) {
		linear_say(l, "%s", _("This session has no scenario yet."));
		return;
	}
	minutes = (unsigned long)app_minutes(a, step);
	linear_say(l, ngettext("Step %zu of %zu: %s, %lu minute.", "Step %zu of %zu: %s, %lu minutes.", minutes), a->step + 1,
		   a->scenario->step_count, app_text(a, &step->title), minutes);
	say_live(l);
	say_markdown(l, _("To say:"), app_text(a, &step->say));
	if (a->role & ROLE_FACILITATOR)
		say_markdown(l, _("For the facilitator:"), app_text(a, &step->guide));
}

static void say_enterprise(struct linear *l)
{
	struct app *a = l->app;
	const struct enterprise *e = model_enterprise(a->model, a->enterprise);
	int answered, asked;

	if (e == NULL || app_step(a) == NULL)
		return;
	model_progress(a->model, app_step(a), e->id, &answered, &asked);
	linear_say(l, _("Enterprise %zu of %zu: %s%s."), app_number(a, e->id), a->model->enterprise_count, e->name,
		   model_absent(a->model, e->id) ? _(", absent") : "");
	if (asked > 0)
		linear_say(l, ngettext("%d of %d field answered.", "%d of %d fields answered.", (unsigned long)asked), answered, asked);
}

static void say_over(struct linear *l)
{
	struct app *a = l->app;
	bool last = linear_last(l);

	if (last && a->scenario != NULL && a->step + 1 >= a->scenario->step_count)
		linear_say(l, "%s", _("These were the fields of the last step. :leave leaves; everything is saved."));
	else
		linear_say(l, "%s", last ? _("These were the fields of this step. An empty line goes on to the next step.")
				 : _("These were the fields of this step. An empty line goes on to the next enterprise."));
}

/* --- what is new --- */

static char *field_key(const struct slot *s)
{
	return s == NULL ? xstrdup("none") : xasprintf("%s/%s%s", s->field != NULL ? s->field->id : "", s->row, s->note);
}

static char *point_key(struct linear *l)
{
	const struct form *f = &l->app->form;

	if (l->over)
		return xstrdup("over");
	return xasprintf("%s|%s|%zu", f->row, f->column, linear_asks(l) == ASKS_DOTS ? f->item : 0);
}

void linear_announce(struct linear *l, bool everything)
{
	struct app *a = l->app;
	bool step, enterprise, field, point;
	char *key, *at;

	if (a->view != VIEW_ROOM) {
		linear_list(l);
		return;
	}
	key = field_key(form_slot(a));
	at = point_key(l);
	step = everything || l->meeting != a->model->meeting || strcmp(l->step, a->step_id) != 0;
	enterprise = step || l->enterprise != a->enterprise;
	field = enterprise || strcmp(key, l->field) != 0;
	point = field || strcmp(at, l->point) != 0;
	if (step)
		say_step(l);
	if (enterprise)
		say_enterprise(l);
	if (!step && strcmp(l->live, a->model->live) != 0)
		say_live(l);
	if (point && l->over)
		say_over(l);
	else if (form_slot(a) != NULL && (!l->quiet || enterprise)) {
		if (field)
			linear_field(l, form_slot(a));
		if (point)
			linear_point(l);
	}
	l->quiet = false;
	snprintf(l->live, ID_SIZE, "%s", a->model->live);
	l->meeting = a->model->meeting;
	l->enterprise = a->enterprise;
	memcpy(l->step, a->step_id, ID_SIZE);
	replace(&l->field, key);
	replace(&l->point, at);
	free(key);
	free(at);
}

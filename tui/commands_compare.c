/* Commands across enterprises: the next one that has said nothing yet, one field of all, all of all at a glance. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/command.h"
#include "tui/compare.h"
#include "tui/form.h"
#include "tui/progress.h"
#include "tui/state.h"

/* Is E here, asked F, and has said nothing? */
static bool lacks(const struct app *a, const struct field *f, const struct enterprise *e)
{
	return app_counts(a, e->id) && model_shown(a->model, f, e->id) && !model_answered(a->model, f, e->id);
}

/* Everyone who is here has an answer: says so, and how many of the absent have none. */
static void none_lacks(struct app *a, const struct field *f)
{
	unsigned long absent = 0;

	for (size_t i = 0; i < a->model->enterprise_count; i++)
		absent += lacks(a, f, &a->model->enterprises[i]);
	if (absent == 0)
		app_say(a, _("Everyone has an answer: %s."), app_label(a, f));
	else
		app_say(a, ngettext("Everyone present has an answer; %lu absent has none.", "Everyone present has an answer; %lu absent have none.", absent), absent);
}

bool cmd_next_blank(struct app *a, const char *argument, struct error *err)
{
	const struct slot *s = form_slot(a);
	const struct model *m = a->model;
	size_t count = m->enterprise_count, from = app_number(a, a->enterprise);

	(void)argument;
	if (s == NULL || s->field == NULL || !model_asks(s->field))
		return error_set(err, "%s", _("Go to a question first: then this finds who has not answered it."));
	if (s->field->group)
		return error_set(err, "%s", _("The group answers this together."));
	for (size_t i = 0; i < count; i++) {
		const struct enterprise *e = &m->enterprises[(from + i) % count];

		if (e->id != a->enterprise && lacks(a, s->field, e) && !model_absent(m, e->id)) {
			app_look(a, a->step, e->id);
			return true;
		}
	}
	if (model_answered(m, s->field, a->enterprise))
		none_lacks(a, s->field);
	else
		app_say(a, "%s", _("All the others have an answer."));
	return true;
}

bool cmd_compare(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	if (a->view == VIEW_COMPARE) {
		compare_close(a);
		return true;
	}
	if (a->view == VIEW_PROGRESS)
		progress_go(a);
	return compare_open(a, err);
}

bool cmd_progress(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	if (a->view != VIEW_PROGRESS)
		return progress_open(a, err);
	progress_close(a);
	return true;
}

bool cmd_compare_sort(struct app *a, const char *argument, struct error *err)
{
	struct compare *c = a->compare;

	(void)argument, (void)err;
	c->sort = (c->sort + 1) % SORT_COUNT;
	compare_order(a);
	compare_follow(a);
	return true;
}

bool cmd_compare_counts(struct app *a, const char *argument, struct error *err)
{
	const struct field *f = compare_field(a);
	bool beside;

	(void)argument;
	if (f == NULL || !compare_counts(f, &beside))
		return error_set(err, "%s", _("There is nothing to count in this field."));
	compare_rest(a);
	a->compare->bars_top = 0;
	a->compare->show = (a->compare->show + 1) % SHOW_COUNT;
	return true;
}

/* In a row that is typed in, from cell to cell where it has several; else from field to field. */
static bool field_by(struct app *a, int by, struct error *err)
{
	const struct field *f = compare_field(a), *next;

	if (a->compare->editing && f != NULL && compare_asked(a) && compare_shape(f) == SHAPE_ROWS && form_step(a, by)) {
		if (compare_asked(a))
			return true;
		compare_use(a, f);
	}
	next = compare_beside(a, by);
	if (next == NULL)
		return error_set(err, "%s", _("This step asks nothing that can be compared."));
	form_leave(a);
	form_enter_again(a, FORM_END);
	compare_use(a, next);
	compare_follow(a);
	return true;
}

bool cmd_compare_next(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	return field_by(a, 1, err);
}

bool cmd_compare_previous(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	return field_by(a, -1, err);
}

/* Steps that ask nothing are passed over. */
static bool step_by(struct app *a, int by, struct error *err)
{
	const struct scenario *s = a->scenario;

	for (size_t i = a->step; by > 0 ? i + 1 < s->step_count : i > 0;) {
		i = by > 0 ? i + 1 : i - 1;
		for (size_t j = 0; j < s->steps[i].field_count; j++)
			if (comparable(&s->steps[i].fields[j])) {
				app_look(a, i, a->enterprise);
				compare_use(a, &s->steps[i].fields[j]);
				compare_follow(a);
				return true;
			}
	}
	return error_set(err, "%s", by > 0 ? _("No later step asks anything that can be compared.") : _("No earlier step asks anything that can be compared."));
}

bool cmd_compare_step_next(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	return step_by(a, 1, err);
}

bool cmd_compare_step_previous(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	return step_by(a, -1, err);
}

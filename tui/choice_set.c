/* What choosing an option changes: the answer, and the plan that it adds to. Draws nothing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/options.h"

/* The list with option AT chosen, or not any more; in the order of the options. */
static void several(const struct field *f, const char *value, size_t at, struct buf *list)
{
	bool on = !option_chosen(f, value, at);

	for (size_t i = 0; i < f->option_count; i++) {
		bool keep = option_chosen(f, value, i) && !(on && (f->options[at].alone || f->options[i].alone));

		if (i == at ? on : keep)
			buf_printf(list, "%s%s", list->len > 0 ? " " : "", f->options[i].id);
	}
}

/* Is TEXT in the plan already? */
static bool planned(const struct app *a, const struct field *plan, const char *column, int64_t enterprise,
		    const char *text)
{
	size_t count = 0;
	const char *const *rows = model_rows(a->model, plan->id, enterprise, &count);

	for (size_t i = 0; i < count; i++) {
		const char *now = model_answer(a->model, plan->id, enterprise, rows[i], column);

		if (now != NULL && strcmp(now, text) == 0)
			return true;
	}
	return false;
}

/* The row that choosing O adds to the plan of F: two settings, or none. */
static size_t plan_row(const struct app *a, const struct field *f, const struct option *o, struct setting out[2],
		       char id[16], char number[32])
{
	const struct step *step = NULL;
	const struct field *plan = f->plan != NULL ? scenario_field(a->scenario, f->plan, &step) : NULL, *column;
	const char *text = app_plain(a, &o->action);
	int64_t enterprise;

	column = plan != NULL ? field_title_column(plan, NULL) : NULL;
	if (column == NULL || step == NULL || text[0] == '\0')
		return 0;
	enterprise = plan->group ? 0 : a->enterprise;
	if (planned(a, plan, column->id, enterprise, text))
		return 0;
	row_position(a, plan->id, enterprise, step->id, number);
	id_new(id);
	out[0] = (struct setting){.target = {.kind = TARGET_ROW,
					     .meeting = a->model->meeting,
					     .enterprise = enterprise,
					     .step = step->id,
					     .field = plan->id,
					     .row = id,
					     .column = ""},
				  .type = VALUE_NUMBER,
				  .value = number};
	out[1] = (struct setting){.target = out[0].target, .type = VALUE_TEXT, .value = text};
	out[1].target.kind = TARGET_ANSWER;
	out[1].target.column = column->id;
	return 2;
}

void choice_toggle(struct app *a, const struct spot *s, size_t at)
{
	const struct field *f = s->field;
	const char *value = spot_value(a, s);
	struct setting more[2];
	char id[16], number[32];
	size_t count = 0;
	struct buf list = {0};
	bool on;

	if (at >= f->option_count)
		return;
	on = !option_chosen(f, value, at);
	if (on && s->sheet == NULL)
		count = plan_row(a, f, &f->options[at], more, id, number);
	if (f->kind == FIELD_CHOICES)
		several(f, value, at, &list);
	else if (on)
		buf_text(&list, f->options[at].id);
	spot_set_with(a, s, f->kind == FIELD_CHOICES ? VALUE_IDS : VALUE_ID, list.len > 0 ? buf_str(&list) : NULL, more,
		      count);
	if (count > 0)
		app_say(a, _("Added to the plan: %s"), app_plain(a, &f->options[at].action));
	buf_clear(&list);
}

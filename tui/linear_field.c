/* What the linear mode says of a field: its question, who reads the answer, what was said earlier, what there is of several values. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/earlier.h"
#include "tui/linear_parts.h"
#include "tui/numbers.h"


/* "Jardins: " of a field that is asked for each row of a table. */
static void say_each(struct linear *l, const struct slot *s)
{
	int64_t whose;
	const struct field *table = each_table(l->app, s, &whose);

	if (table != NULL && s->row[0] != '\0')
		linear_say(l, _("About: %s"), model_row_title(l->app->model, table, s->field->each_show, whose, s->row));
	else if (table != NULL)
		linear_say(l, _("Fill in “%s” first: its rows appear here."), app_label(l->app, table));
}

static void say_earlier(struct linear *l, const struct slot *s)
{
	char *words;

	if (!earlier_any(l->app, s->field, s->enterprise))
		return;
	words = earlier_words(l->app, s->field, s->enterprise);
	linear_say(l, _("Earlier %s"), words);
	free(words);
}

static void say_circle(struct linear *l, const struct slot *s)
{
	static const struct {
		const char *circle, *words;
	} circles[] = {
		{"f", N_("Only facilitators read this.")}, {"g", N_("The group reads this.")},
		{"p", N_("The funder reads this.")},       {"gp", N_("The group and the funder read this.")},
	};
	const char *circle = model_circle(l->app->model, s->field, s->enterprise);

	for (size_t i = 0; i < sizeof circles / sizeof circles[0]; i++)
		if (strcmp(circles[i].circle, circle) == 0)
			linear_say(l, "%s", _(circles[i].words));
}

/* Of a field of several values, what is there already. */
static void say_whole(struct linear *l, const struct slot *s)
{
	char *words;

	if (slot_kind(s) == &slot_simple || s->field->kind == FIELD_ANONYMOUS || s->field->kind == FIELD_SHARE)
		return;
	words = answer_words(l->app, s->field, s->enterprise);
	if (words[0] != '\0')
		linear_say(l, _("So far: %s"), words);
	free(words);
}

static void say_computed(struct linear *l, const struct slot *s)
{
	struct app *a = l->app;
	const char *value = model_computed(a->model, s->field, s->enterprise);
	struct spot spot = slot_spot(a, s);
	struct buf shown = {0};

	if (value != NULL && value[0] != '\0')
		value_kind(s->field)->show(a, &spot, value, &shown);
	if (shown.len > 0 && s->field->kind == FIELD_NUMBER && said_any(&s->field->unit))
		buf_printf(&shown, " %s", app_text(a, &s->field->unit));
	linear_say(l, _("Computed from other answers: %s"), shown.len > 0 ? buf_str(&shown) : _("nothing yet"));
	buf_clear(&shown);
}

static void say_score(struct linear *l, const struct slot *s)
{
	int answered, parts;
	double score = model_score(l->app->model, s->field, s->enterprise, &answered, &parts);
	const struct band *band = answered > 0 ? model_band(s->field, score) : NULL;
	char *json = number_json(score), *number = number_show(json);

	linear_say(l, _("Computed from other answers: %s, %d of %d answered."), answered > 0 ? number : _("nothing yet"), answered, parts);
	if (band != NULL)
		linear_say(l, "%s", app_text(l->app, &band->text));
	free(number);
	free(json);
}

static void say_lack(struct linear *l, const struct slot *s)
{
	const char *of = s->field->of != NULL ? s->field->of : s->field->across;
	const struct field *table = of != NULL ? scenario_field(l->app->scenario, of, NULL) : NULL;

	if (s->field->kind == FIELD_SHARE)
		linear_say(l, "%s", _("Nothing is answered yet: answers appear here, to be shared or not."));
	else if (s->field->compute != NULL)
		say_computed(l, s);
	else if (s->field->kind == FIELD_SCORE)
		say_score(l, s);
	else if (table != NULL)
		linear_say(l, _("Fill in “%s” first: its rows appear here."), app_label(l->app, table));
}

void linear_field(struct linear *l, const struct slot *s)
{
	struct app *a = l->app;

	if (s->field == NULL) {
		linear_say(l, "%s", s->note[0] != '\0' ? _("A note on this step, for facilitators only.")
						       : _("A new note on this step, for facilitators only."));
		return;
	}
	linear_say(l, _("Field %zu of %zu: %s%s"), a->form.at + 1, a->form.count, app_label(a, s->field),
		   s->field->group ? _(", asked of the whole group") : "");
	if (said_any(&s->field->prompt))
		linear_say(l, "%s", app_text(a, &s->field->prompt));
	if (said_any(&s->field->example))
		linear_say(l, _("For example: %s"), app_text(a, &s->field->example));
	say_circle(l, s);
	say_each(l, s);
	say_earlier(l, s);
	say_whole(l, s);
	if (linear_asks(l) == ASKS_NOTHING)
		say_lack(l, s);
}

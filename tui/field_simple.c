/* Fields of one value, and notes, as slots of the form: the label is beside; the value's own kind does the rest. Below
 * an option that asks which, the text that says it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/form.h"
#include "tui/options.h"

static const struct {
	const char *value, *words;
} missing_words[] = {
	{"none", N_("(asked, no answer)")},
	{"unknown", N_("(does not know)")},
	{"refused", N_("(refuses to answer)")},
};

/* What is written beside an option that asks which. */
static const struct field which_field = {.id = "other", .kind = FIELD_TEXT};

static bool asks_which(const struct app *a, const struct slot *s)
{
	struct spot spot;

	if (s->field == NULL || (s->field->kind != FIELD_CHOICE && s->field->kind != FIELD_CHOICES))
		return false;
	spot = slot_spot(a, s);
	return option_asks_which(s->field, spot_value(a, &spot));
}

static bool at_which(const struct app *a, const struct slot *s)
{
	return strcmp(a->form.column, which_field.id) == 0 && asks_which(a, s);
}

static struct spot which_spot(const struct app *a, const struct slot *s)
{
	return (struct spot){.field = &which_field, .target = answer_target(a, s, s->row, which_field.id)};
}

static bool lacks_rows(const struct slot *s)
{
	return s->field != NULL && s->field->each != NULL && s->row[0] == '\0';
}

static bool simple_spot(const struct app *a, const struct slot *s, struct spot *out)
{
	if (lacks_rows(s))
		return false;
	*out = at_which(a, s) ? which_spot(a, s) : slot_spot(a, s);
	return true;
}

const char *spot_missing(const struct app *a, const struct spot *s)
{
	struct target t = s->target;
	const char *value;

	if (t.kind != TARGET_ANSWER || s->sheet != NULL)
		return NULL;
	t.kind = TARGET_MISSING;
	value = model_value(a->model, &t);
	for (size_t i = 0; value != NULL && i < sizeof missing_words / sizeof missing_words[0]; i++)
		if (strcmp(value, missing_words[i].value) == 0)
			return _(missing_words[i].words);
	return NULL;
}

/* An arrow in the empty text is one among the options. */
static bool goes_back(const struct app *a, const struct slot *s, const struct key *k)
{
	return k->mods == 0 && (k->code == KEY_LEFT_ || k->code == KEY_RIGHT_) && at_which(a, s) &&
	       a->typing.on && a->typing.edit.len == 0;
}

static bool simple_key(struct app *a, struct slot *s, const struct key *k)
{
	struct spot spot;

	if (goes_back(a, s, k)) {
		size_t item = a->form.item;

		form_go(a, a->form.at, "", "", FORM_END);
		a->form.item = item;
	}
	if (!simple_spot(a, s, &spot))
		return false;
	if (value_kind(spot.field)->key(a, &spot, k))
		return true;
	if (k->mods == 0 && k->code == KEY_UP_ && at_which(a, s))
		return form_step(a, -1);
	return false;
}

static int value_height(struct app *a, struct slot *s, int columns, bool focused)
{
	struct spot spot = slot_spot(a, s);

	return lacks_rows(s) ? 1 : value_kind(s->field)->height(a, &spot, s, columns, focused && !at_which(a, s));
}

static int simple_height(struct app *a, struct slot *s, int columns, bool focused)
{
	return value_height(a, s, columns, focused) + (asks_which(a, s) ? 1 : 0);
}

static int simple_line(struct app *a, struct slot *s, int columns)
{
	return at_which(a, s) ? value_height(a, s, columns, true) : 0;
}

/* "which: a beehive" */
static void which_draw(struct app *a, struct slot *s, const struct pen *p, int line, bool focused)
{
	struct spot spot = which_spot(a, s);
	const char *word = _("which:");
	int x = text_columns(word, strlen(word)) + 1;
	struct pen text = *p;

	pen_fit(p, line, 0, p->columns, STYLE_LABEL, word);
	text.y += line;
	text.x += x;
	text.columns -= x;
	typed_draw(a, &spot, s, &text, focused);
}

static void value_draw(struct app *a, struct slot *s, const struct pen *p, bool focused)
{
	struct spot spot = slot_spot(a, s);
	const char *missing = spot_missing(a, &spot);
	const char *value = missing != NULL ? spot_value(a, &spot) : NULL;

	if (missing != NULL && (value == NULL || value[0] == '\0')) {
		if (!value_kind(s->field)->typed || !focused) {
			pen_fit(p, 0, 0, p->columns, STYLE_FAINT, missing);
			if (focused)
				pen_cursor(p, 0, 0);
			return;
		}
		value_kind(s->field)->draw(a, &spot, s, p, focused);
		pen_fit(p, 0, 1, p->columns - 1, STYLE_FAINT, missing);
		return;
	}
	value_kind(s->field)->draw(a, &spot, s, p, focused);
}

static void lacks_draw(struct app *a, struct slot *s, const struct pen *p, bool focused)
{
	int64_t enterprise;
	const struct field *table = each_table(a, s, &enterprise);
	char *words = xasprintf(_("Fill in “%s” first: its rows appear here."),
				table != NULL ? app_label(a, table) : s->field->each);

	pen_fit(p, 0, 0, p->columns, STYLE_FAINT, words);
	if (focused)
		pen_cursor(p, 0, 0);
	free(words);
}

static void simple_draw(struct app *a, struct slot *s, const struct pen *p, bool focused)
{
	bool which = asks_which(a, s), there = focused && at_which(a, s);

	if (lacks_rows(s)) {
		lacks_draw(a, s, p, focused);
		return;
	}
	value_draw(a, s, p, focused && !there);
	if (which)
		which_draw(a, s, p, value_height(a, s, p->columns, focused), there);
}

static void which_go(struct app *a, bool which)
{
	snprintf(a->form.column, ID_SIZE, "%s", which ? which_field.id : "");
}

static void simple_enter(struct app *a, struct slot *s, int by)
{
	struct spot spot = slot_spot(a, s);
	const char *value = spot_value(a, &spot);

	which_go(a, by < 0 && asks_which(a, s));
	if (s->field != NULL && s->field->kind == FIELD_CHOICE && value != NULL) {
		size_t at = option_index(s->field, value, strlen(value));

		a->form.item = at < s->field->option_count ? at : 0;
	}
}

static bool simple_step(struct app *a, struct slot *s, int by)
{
	bool which = at_which(a, s);

	if (by > 0 && which && a->form.led)
		return true; /* it stands there already */
	if (by > 0 ? which || !asks_which(a, s) : !which)
		return false;
	which_go(a, by > 0);
	return true;
}

static void simple_keep(struct app *a, struct slot *s)
{
	a->form.row[0] = '\0';
	which_go(a, at_which(a, s));
}

const struct slot_kind slot_simple = {
	.key = simple_key,
	.height = simple_height,
	.draw = simple_draw,
	.line = simple_line,
	.enter = simple_enter,
	.step = simple_step,
	.keep = simple_keep,
	.spot = simple_spot,
};

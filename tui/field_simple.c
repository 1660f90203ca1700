/* Fields of one value, and notes, as slots of the form: the label is beside; the value's own kind does the rest. */
#include "base/i18n.h"
#include "tui/fields.h"
#include "tui/form.h"

#include <string.h>

static const struct {
	const char *value, *words;
} missing_words[] = {
	{"none", N_("(asked, no answer)")},
	{"unknown", N_("(does not know)")},
	{"refused", N_("(refuses to answer)")},
};

/* Why there is no value, in words; NULL: nothing was said. */
static const char *missing_shown(const struct app *a, const struct spot *s)
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

static bool simple_key(struct app *a, struct slot *s, const struct key *k)
{
	struct spot spot = slot_spot(a, s);

	return value_kind(s->field)->key(a, &spot, k);
}

static int simple_height(struct app *a, struct slot *s, int columns, bool focused)
{
	struct spot spot = slot_spot(a, s);

	return value_kind(s->field)->height(a, &spot, s, columns, focused);
}

static void simple_draw(struct app *a, struct slot *s, const struct pen *p, bool focused)
{
	struct spot spot = slot_spot(a, s);
	const char *missing = missing_shown(a, &spot);
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

static void simple_enter(struct app *a, struct slot *s, int by)
{
	struct spot spot = slot_spot(a, s);
	const char *value = spot_value(a, &spot);

	(void)by;
	if (s->field != NULL && s->field->kind == FIELD_CHOICE && value != NULL) {
		size_t at = option_index(s->field, value, strlen(value));

		a->form.item = at < s->field->option_count ? at : 0;
	}
}

const struct slot_kind slot_simple = {
	.key = simple_key,
	.height = simple_height,
	.draw = simple_draw,
	.enter = simple_enter,
};

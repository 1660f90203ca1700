/* Typed numbers: plain ones, amounts of money, durations, hours. While one is typed, what is understood stands beside. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/fields.h"
#include "tui/numbers.h"

enum { TYPED = 14 }; /* columns of what is typed */

static char *plain_read(const struct field *f, const char *typed)
{
	(void)f;
	return number_read(typed);
}

static char *plain_write(const struct field *f, const char *json)
{
	(void)f;
	return number_show(json);
}

/* What was kept as typed, because it is no number, stays as it is. */
static bool is_number(const char *value)
{
	char *end;

	strtod(value, &end);
	return end != value && *end == '\0';
}

static void put(struct buf *out, char *shown)
{
	buf_text(out, shown);
	free(shown);
}

static void plain_show(const struct app *a, const struct spot *s, const char *value, struct buf *out)
{
	(void)a, (void)s;
	put(out, is_number(value) ? number_show(value) : xstrdup(value));
}

static void money_text(const struct app *a, const struct spot *s, const char *value, struct buf *out)
{
	(void)a;
	put(out, is_number(value) ? money_show(s->field, value) : xstrdup(value));
}

static void duration_text(const struct app *a, const struct spot *s, const char *value, struct buf *out)
{
	(void)a;
	put(out, is_number(value) ? duration_show(s->field, value) : xstrdup(value));
}

static void hours_text(const struct app *a, const struct spot *s, const char *value, struct buf *out)
{
	(void)a;
	put(out, is_number(value) ? hours_show(s->field, value) : xstrdup(value));
}

/* "12,5         hours" */
static void plain_draw(struct app *a, const struct spot *s, struct slot *slot, const struct pen *p, bool focused)
{
	const char *unit = app_text(a, &s->field->unit);
	struct pen narrow = *p;

	narrow.columns = p->columns < TYPED ? p->columns : TYPED;
	typed_draw(a, s, slot, &narrow, focused);
	if (unit[0] != '\0')
		pen_fit(p, 0, TYPED + 1, p->columns - TYPED - 1, STYLE_FAINT, unit);
}

/* "1234,5       = 1 234,50 €" while typed, else "1 234,50 €". */
static void shown_draw(struct app *a, const struct spot *s, struct slot *slot, const struct pen *p, bool focused)
{
	const char *value = spot_value(a, s);
	struct pen narrow = *p;
	struct buf shown = {0};

	if (!focused || !a->typing.on) {
		typed_draw(a, s, slot, p, focused);
		return;
	}
	narrow.columns = p->columns < TYPED ? p->columns : TYPED;
	typed_draw(a, s, slot, &narrow, true);
	if (value == NULL || !is_number(value))
		return;
	buf_text(&shown, "= ");
	value_kind(s->field)->show(a, s, value, &shown);
	pen_fit(p, 0, TYPED + 1, p->columns - TYPED - 1, STYLE_FAINT, buf_str(&shown));
	buf_clear(&shown);
}

/* + and - by a quarter of an hour; digits are typed. */
static bool hours_key(struct app *a, const struct spot *s, const struct key *k)
{
	const char *value = spot_value(a, s);
	double now = value != NULL ? strtod(value, NULL) : 0;
	char *json;

	if (k->mods != 0 || (k->code != '+' && k->code != '-'))
		return typed_key(a, s, k);
	now += k->code == '+' ? 0.25 : -0.25;
	json = number_json(now);
	if (now >= 0)
		spot_set(a, s, VALUE_NUMBER, json);
	free(json);
	return true;
}

const struct value_kind value_number = {
	.type = VALUE_NUMBER,
	.typed = true,
	.read = plain_read,
	.write = plain_write,
	.key = typed_key,
	.height = typed_height,
	.draw = plain_draw,
	.show = plain_show,
	.hint = N_("digits, a comma for decimals"),
	.cell_hint = N_("digits, a comma for decimals"),
};
const struct value_kind value_money = {
	.type = VALUE_NUMBER,
	.typed = true,
	.read = money_read,
	.write = money_write,
	.key = typed_key,
	.height = typed_height,
	.draw = shown_draw,
	.show = money_text,
	.hint = N_("an amount, a comma for cents"),
	.cell_hint = N_("an amount, a comma for cents"),
};
const struct value_kind value_duration = {
	.type = VALUE_NUMBER,
	.typed = true,
	.read = duration_read,
	.write = duration_write,
	.key = typed_key,
	.height = typed_height,
	.draw = shown_draw,
	.show = duration_text,
	.hint = N_("1:30, or 90 minutes"),
	.cell_hint = N_("1:30, or 90 minutes"),
};
const struct value_kind value_hours = {
	.type = VALUE_NUMBER,
	.typed = true,
	.read = hours_read,
	.write = hours_write,
	.key = hours_key,
	.height = typed_height,
	.draw = shown_draw,
	.show = hours_text,
	.hint = N_("hours by the quarter: 1:15 or 1,25; + and - a quarter"),
	.cell_hint = N_("hours by the quarter: 1:15 or 1,25"),
};

/* Typed numbers: plain ones, amounts of money, durations, hours. While one is typed, what is understood stands beside. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/fields.h"
#include "tui/form.h"
#include "tui/numbers.h"

/* Columns of what is typed; what is understood stands behind. */
static int typed_columns(int columns)
{
	return columns / 2 < 14 ? columns / 2 : 14;
}

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

	narrow.columns = unit[0] != '\0' || p->columns >= 28 ? typed_columns(p->columns) : p->columns;
	typed_draw(a, s, slot, &narrow, focused);
	pen_fit(p, 0, narrow.columns + 1, p->columns, STYLE_FAINT, unit);
}

/* "7 h 45 left of 10 h", of hours that have a quota; caller frees. */
static char *quota_words(const struct app *a, const struct spot *s)
{
	double left, quota;
	char *shown_left, *shown_quota, *words, *json;

	if (s->field->kind != FIELD_HOURS || s->cell || s->sheet != NULL ||
	    !model_hours_left(a->model, s->field, s->target.enterprise, &left, &quota))
		return xstrdup("");
	json = number_json(left);
	shown_left = hours_show(s->field, json);
	free(json);
	json = number_json(quota);
	shown_quota = hours_show(s->field, json);
	free(json);
	words = xasprintf(_("%s left of %s"), shown_left, shown_quota);
	free(shown_left);
	free(shown_quota);
	return words;
}

/* "1234,5       = 1 234,50 €" while typed, else "1 234,50 €"; beside hours what is left of them. */
static void shown_draw(struct app *a, const struct spot *s, struct slot *slot, const struct pen *p, bool focused)
{
	const char *value = spot_value(a, s);
	char *quota = quota_words(a, s);
	struct pen narrow = *p;
	struct buf beside = {0};

	narrow.columns = typed_columns(p->columns);
	if (focused && a->typing.on && value != NULL && is_number(value)) {
		buf_text(&beside, "= ");
		value_kind(s->field)->show(a, s, value, &beside);
	}
	if (quota[0] != '\0' && beside.len > 0 &&
	    (int)(text_columns(buf_str(&beside), beside.len) + text_columns(quota, strlen(quota))) + 3 > p->columns - narrow.columns - 1)
		beside.len = 0; /* what is left matters more than a second way to write what is typed */
	if (quota[0] != '\0')
		buf_printf(&beside, "%s%s", beside.len > 0 ? " · " : "", quota);
	typed_draw(a, s, slot, focused || beside.len > 0 ? &narrow : p, focused);
	pen_fit(p, 0, narrow.columns + 1, p->columns, STYLE_FAINT, buf_str(&beside));
	buf_clear(&beside);
	free(quota);
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
	if (now >= 0) {
		spot_set(a, s, VALUE_NUMBER, json);
		form_enter_again(a, FORM_END);
	}
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

/* Scales: the numbers between two named ends, one of them set. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/fields.h"

static int scale_min(const struct field *f)
{
	return (int)f->min;
}

static int scale_max(const struct field *f)
{
	return (int)f->max;
}

static void scale_put(struct app *a, const struct spot *s, int value)
{
	char number[16];

	if (value < scale_min(s->field) || value > scale_max(s->field))
		return;
	snprintf(number, sizeof number, "%d", value);
	spot_set(a, s, VALUE_NUMBER, number);
}

/* A digit sets it; after a 1, another digit may make ten and more. */
static void scale_digit(struct app *a, const struct spot *s, const char *value, int digit)
{
	int now = value != NULL ? atoi(value) : 0;
	bool more = a->form.digit && now > 0 && now <= scale_max(s->field) / 10 && now * 10 + digit <= scale_max(s->field);

	scale_put(a, s, more ? now * 10 + digit : digit);
	a->form.digit = true;
}

/* One more or less; from nothing to the nearest end. What a file holds may be anything. */
static void scale_step(struct app *a, const struct spot *s, const char *value, int by)
{
	int now = value != NULL ? atoi(value) : 0, end = by > 0 ? scale_min(s->field) : scale_max(s->field);

	if (value == NULL)
		scale_put(a, s, end);
	else if (now >= scale_min(s->field) - 1 && now <= scale_max(s->field) + 1)
		scale_put(a, s, now + by);
}

static bool scale_key(struct app *a, const struct spot *s, const struct key *k)
{
	const char *value = spot_value(a, s);

	if (k->mods != 0 || (s->cell && (k->code == KEY_LEFT_ || k->code == KEY_RIGHT_))) /* in a table they move */
		return false;
	if (k->code >= '0' && k->code <= '9')
		scale_digit(a, s, value, (int)(k->code - '0'));
	else if (k->code == KEY_RIGHT_ || k->code == '+')
		scale_step(a, s, value, 1);
	else if (k->code == KEY_LEFT_ || k->code == '-')
		scale_step(a, s, value, -1);
	else if (k->code == KEY_BACKSPACE_ || k->code == KEY_DELETE_)
		spot_set(a, s, VALUE_NUMBER, NULL);
	else
		return false;
	return true;
}

static int scale_height(struct app *a, const struct spot *s, struct slot *slot, int columns, bool focused)
{
	(void)a, (void)s, (void)slot, (void)columns, (void)focused;
	return 1;
}

/* "[7] 0-10", where the numbers don't fit. */
static void scale_draw_narrow(const struct spot *s, const char *value, const struct pen *p, bool focused)
{
	char *words = xasprintf("[%s] %d-%d", value != NULL ? value : "·", scale_min(s->field), scale_max(s->field));

	pen_fit(p, 0, 0, p->columns, focused ? STYLE_FOCUS : STYLE_PLAIN, words);
	if (focused)
		pen_cursor(p, 0, 1);
	free(words);
}

/* "stormy  1  2 [3] 4  5  sunny" */
static void scale_draw(struct app *a, const struct spot *s, struct slot *slot, const struct pen *p, bool focused)
{
	const struct field *f = s->field;
	const char *value = spot_value(a, s), *low = app_text(a, &f->low), *high = app_text(a, &f->high);
	int numbers = 0, room, x, low_columns = text_columns(low, strlen(low)),
	    high_columns = text_columns(high, strlen(high));
	bool placed = false;

	(void)slot;
	for (int n = scale_min(f); n <= scale_max(f); n++)
		numbers += n > 9 ? 4 : 3;
	if (numbers > p->columns) {
		scale_draw_narrow(s, value, p, focused);
		return;
	}
	room = p->columns - numbers - 2;
	if (low_columns + high_columns > room)
		low_columns = low_columns < room / 2           ? low_columns
			      : room - high_columns > room / 2 ? room - high_columns
							       : room / 2;
	x = low_columns > 0 ? pen_fit(p, 0, 0, low_columns, STYLE_FAINT, low) + 1 : 0;
	for (int n = scale_min(f); n <= scale_max(f); n++) {
		char number[16];
		bool on = value != NULL && atoi(value) == n;

		snprintf(number, sizeof number, on ? "[%d]" : " %d ", n);
		pen_fit(p, 0, x, 5, on ? (focused ? STYLE_FOCUS : STYLE_GOOD) : STYLE_PLAIN, number);
		if (focused && (on || !placed)) {
			pen_cursor(p, 0, x + 1);
			placed = true;
		}
		x += n > 9 ? 4 : 3;
	}
	pen_fit(p, 0, x + 1, p->columns, STYLE_FAINT, high);
}

static void scale_show(const struct app *a, const struct spot *s, const char *value, struct buf *out)
{
	(void)a, (void)s;
	buf_text(out, value);
}

const struct value_kind value_scale = {
	.type = VALUE_NUMBER,
	.key = scale_key,
	.height = scale_height,
	.draw = scale_draw,
	.show = scale_show,
	.hint = N_("a digit sets it, ← → change it, Backspace clears"),
	.cell_hint = N_("a digit sets it, Backspace clears"),
};

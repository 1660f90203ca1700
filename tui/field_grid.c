/* Grids: fixed lines, each with one of the same options or a place on the same scale. Beside them, where an earlier
 * meeting gave the same grid, both as bars: above then, below now. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/earlier.h"
#include "tui/form.h"
#include "tui/options.h"

enum { LABEL_MOST = 30, CELL_LEAST = 7, BARS = 10, BARS_ALL = BARS + 4 };

/* Where the parts of the lines stand. */
struct grid_layout {
	int label, bars, values; /* columns; bars 0: none */
	int cell;                /* of one option or number; 0: only what is chosen is shown */
};

static bool by_options(const struct field *f)
{
	return f->option_count > 0;
}

static bool line_offered(const struct app *a, const struct slot *s, size_t i)
{
	return app_concerns(a, s->field->lines[i].only) ||
	       model_answer(a->model, s->field->id, s->enterprise, s->field->lines[i].id, "") != NULL;
}

/* The lines offered; that of N. */
static size_t lines_count(const struct app *a, const struct slot *s)
{
	size_t count = 0;

	for (size_t i = 0; i < s->field->line_count; i++)
		count += line_offered(a, s, i);
	return count;
}

static const struct option *line_nth(const struct app *a, const struct slot *s, size_t n)
{
	for (size_t i = 0; i < s->field->line_count; i++)
		if (line_offered(a, s, i) && n-- == 0)
			return &s->field->lines[i];
	return NULL;
}

/* Which one is focused; 0 when none of that id is there. */
static size_t line_at(const struct app *a, const struct slot *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->field->line_count; i++) {
		if (!line_offered(a, s, i))
			continue;
		if (strcmp(s->field->lines[i].id, a->form.row) == 0)
			return n;
		n++;
	}
	return 0;
}

static void line_set(struct app *a, const struct slot *s, size_t n)
{
	const struct option *line = line_nth(a, s, n);

	snprintf(a->form.row, ID_SIZE, "%s", line != NULL ? line->id : "");
}

static struct spot line_spot(const struct app *a, const struct slot *s, const char *line)
{
	return (struct spot){.field = s->field, .target = answer_target(a, s, line, "")};
}

static bool grid_spot(const struct app *a, const struct slot *s, struct spot *out)
{
	*out = line_spot(a, s, a->form.row);
	return a->form.row[0] != '\0';
}

/* The value at T0; NULL: none. */
static const char *before_value(const struct app *a, const struct slot *s, const char *line)
{
	return earlier_then(a, s->field, s->enterprise, line);
}

static bool has_before(const struct app *a, const struct slot *s)
{
	for (size_t i = 0; i < s->field->line_count; i++)
		if (before_value(a, s, s->field->lines[i].id) != NULL)
			return true;
	return false;
}

/* How far a value is, 0 to 1; the options count by their weight, else by their place. */
static double part_of(const struct field *f, const char *value)
{
	double most = 0, weight = 0;

	if (!by_options(f))
		return f->max > f->min ? (strtod(value, NULL) - f->min) / (f->max - f->min) : 0;
	for (size_t i = 0; i < f->option_count; i++)
		if (f->options[i].weight > most)
			most = f->options[i].weight;
	for (size_t i = 0; i < f->option_count; i++)
		if (strcmp(f->options[i].id, value) == 0)
			weight = most > 0 ? f->options[i].weight / most : (double)(i + 1) / (double)f->option_count;
	return weight;
}

static int bar_of(const struct field *f, const char *value)
{
	double part = value != NULL ? part_of(f, value) : 0;

	if (value == NULL)
		return 0;
	part = part < 0 ? 0 : part > 1 ? 1 : part;
	return 1 + (int)(part * (BARS - 1) + 0.5); /* the lowest is one cell: seen apart from none */
}

/* As wide as the longest name of a line, two fifths at most. */
static int label_columns(const struct app *a, const struct slot *s, int columns)
{
	int most = columns * 2 / 5 < LABEL_MOST ? columns * 2 / 5 : LABEL_MOST, longest = 0;

	for (size_t i = 0; i < s->field->line_count; i++) {
		const char *name = option_name(a, &s->field->lines[i]);
		int wide = text_columns(name, strlen(name)) + 1;

		longest = wide > longest ? wide : longest;
	}
	return longest < most ? longest : most;
}

static struct grid_layout layout_of(const struct app *a, const struct slot *s, int columns)
{
	const struct field *f = s->field;
	struct grid_layout l = {.label = label_columns(a, s, columns)};
	int numbers = (int)f->max - (int)f->min + 1, each = f->max > 9 ? 4 : 3;

	l.values = columns - l.label - 1;
	l.cell = by_options(f) ? l.values / (int)f->option_count : each;
	if (by_options(f) ? l.cell < CELL_LEAST : numbers * each > l.values)
		l.cell = 0;
	if (by_options(f) && l.cell > 16)
		l.cell = 16;
	if (has_before(a, s)) {
		if (!by_options(f) && l.cell > 0 && numbers * each + BARS_ALL <= l.values)
			l.bars = numbers * each + 2;
		else if (l.values >= BARS_ALL + 10) {
			l.cell = by_options(f) && (l.values - BARS_ALL) / (int)f->option_count >= CELL_LEAST
					 ? (l.values - BARS_ALL) / (int)f->option_count
					 : 0;
			l.bars = l.values - BARS_ALL + 2;
		}
	}
	return l;
}

static void value_put(struct app *a, const struct spot *s, int value)
{
	char number[16];

	if (value < (int)s->field->min || value > (int)s->field->max)
		return;
	snprintf(number, sizeof number, "%d", value);
	spot_set(a, s, VALUE_NUMBER, number);
}

static bool scale_key(struct app *a, const struct spot *s, const struct key *k)
{
	const char *value = spot_value(a, s);
	int now = value != NULL ? atoi(value) : 0, digit = (int)k->code - '0';

	if (k->code >= '0' && k->code <= '9') {
		bool more = a->form.digit && now > 0 && now <= (int)s->field->max / 10 && now * 10 + digit <= (int)s->field->max;

		value_put(a, s, more ? now * 10 + digit : digit);
		a->form.digit = true;
	} else if (k->code == KEY_RIGHT_ || k->code == '+') {
		value_put(a, s, value == NULL ? (int)s->field->min : now < (int)s->field->max ? now + 1 : now);
	} else if (k->code == KEY_LEFT_ || k->code == '-') {
		value_put(a, s, value == NULL ? (int)s->field->max : now > (int)s->field->min ? now - 1 : now);
	} else {
		return false;
	}
	return true;
}

static bool option_key(struct app *a, const struct spot *s, const struct key *k)
{
	const struct field *f = s->field;
	const char *value = spot_value(a, s);
	size_t count = f->option_count, at = value != NULL ? option_index(f, value, strlen(value)) : count, to;

	if (word_key(a, s, k, at < count ? at : count - 1, &to)) {
		word_set(a, s, to);
		return true;
	}
	if (k->code >= '1' && k->code <= '9')
		to = option_nth(a, f, value, k->code - '1');
	else if (k->code == KEY_RIGHT_ || k->code == ' ')
		to = at < count ? option_beside(a, f, value, at, 1) : option_nth(a, f, value, 0);
	else if (k->code == KEY_LEFT_)
		to = option_beside(a, f, value, at, -1);
	else
		return false;
	if (to < count && to != at)
		spot_set(a, s, VALUE_ID, f->options[to].id);
	return true;
}

static bool grid_key(struct app *a, struct slot *s, const struct key *k)
{
	size_t at = line_at(a, s), count = lines_count(a, s);
	struct spot spot;

	if (k->mods != 0 || !grid_spot(a, s, &spot))
		return false;
	if (k->code == KEY_UP_ && at > 0) {
		line_set(a, s, at - 1);
	} else if ((k->code == KEY_DOWN_ || k->code == KEY_ENTER_) && at + 1 < count) {
		line_set(a, s, at + 1);
	} else if (k->code == KEY_BACKSPACE_ || k->code == KEY_DELETE_) {
		spot_set(a, &spot, by_options(s->field) ? VALUE_ID : VALUE_NUMBER, NULL);
	} else if (by_options(s->field)) {
		return option_key(a, &spot, k);
	} else {
		return scale_key(a, &spot, k);
	}
	return true;
}

static int grid_height(struct app *a, struct slot *s, int columns, bool focused)
{
	(void)columns, (void)focused;
	return 1 + (int)lines_count(a, s);
}

static int grid_line(struct app *a, struct slot *s, int columns)
{
	(void)columns;
	return 1 + (int)line_at(a, s);
}

/* "▀ then ▄ now █ both", the names of the options, the ends of the scale. */
static void head_draw(struct app *a, struct slot *s, const struct pen *p, const struct grid_layout *l, int line)
{
	const struct field *f = s->field;
	int x = l->label + 1;

	for (int i = 0; i < p->columns; i++)
		pen_bytes(p, line, i, STYLE_PLAIN, " ", 1);
	for (size_t i = 0, n = 0; by_options(f) && l->cell > 0 && i < f->option_count; i++)
		if (option_offered(a, f, i, NULL))
			pen_fit(p, line, x + (int)n++ * l->cell, l->cell - 1, STYLE_LABEL, option_name(a, &f->options[i]));
	if (!by_options(f)) {
		char *ends = xasprintf("%s … %s", app_text(a, &f->low), app_text(a, &f->high));

		pen_fit(p, line, x, l->bars > 0 ? l->bars - 1 : l->values, STYLE_FAINT, ends);
		free(ends);
	}
	if (l->bars > 0)
		pen_fit(p, line, x + l->bars, p->columns, STYLE_FAINT, _("▀ then ▄ now"));
}

static void values_draw(struct app *a, struct slot *s, const struct pen *p, const struct grid_layout *l, int line,
			const char *value, bool active)
{
	const struct field *f = s->field;
	enum style chosen = active ? STYLE_FOCUS : STYLE_GOOD;
	int x = l->label + 1;
	bool placed = false;

	if (l->cell == 0) {
		const struct option *o = value != NULL ? field_option(f, value) : NULL;

		pen_fit(p, line, x, l->bars > 0 ? l->bars - 1 : l->values, value != NULL ? chosen : STYLE_FAINT,
			o != NULL ? option_name(a, o) : value != NULL ? value : "·");
		placed = true;
		if (active)
			pen_cursor(p, line, x);
	}
	for (size_t i = 0; l->cell > 0 && by_options(f) && i < f->option_count; i++) {
		bool on = value != NULL && strcmp(value, f->options[i].id) == 0;

		if (!option_offered(a, f, i, value))
			continue;
		pen_fit(p, line, x, 3, on ? chosen : STYLE_PLAIN, on ? "(•)" : "( )");
		if (active && (on || !placed))
			pen_cursor(p, line, x + 1);
		placed = true;
		x += l->cell;
	}
	for (int n = (int)f->min; l->cell > 0 && !by_options(f) && n <= (int)f->max; n++, x += l->cell) {
		bool on = value != NULL && atoi(value) == n;
		char number[16];

		snprintf(number, sizeof number, on ? "[%d]" : " %d ", n);
		pen_fit(p, line, x, l->cell, on ? chosen : STYLE_PLAIN, number);
		if (active && (on || !placed))
			pen_cursor(p, line, x + 1);
		placed = true;
	}
}

/* Two bars in one line: the upper half of the cells is then, the lower now. */
static void bars_draw(const struct app *a, const struct slot *s, const struct pen *p, const struct grid_layout *l,
		      int line, const char *id, const char *value)
{
	int then = bar_of(s->field, before_value(a, s, id)), now = bar_of(s->field, value);

	for (int i = 0; i < BARS && l->bars > 0 && (i < then || i < now); i++)
		pen_fit(p, line, l->label + 1 + l->bars + i, 1, i < now ? STYLE_GOOD : STYLE_FAINT,
			i < then && i < now ? "█" : i < then ? "▀" : "▄");
}

static void grid_draw(struct app *a, struct slot *s, const struct pen *p, bool focused)
{
	struct grid_layout l = layout_of(a, s, p->columns);
	size_t count = lines_count(a, s), at = line_at(a, s);

	for (size_t n = 0; n < count; n++) {
		const struct option *o = line_nth(a, s, n);
		const char *value = model_answer(a->model, s->field->id, s->enterprise, o->id, "");
		bool active = focused && n == at;

		if (!pen_sees(p, (int)n + 1))
			continue;
		pen_fit(p, (int)n + 1, 0, l.label, STYLE_PLAIN, option_name(a, o));
		values_draw(a, s, p, &l, (int)n + 1, value, active);
		bars_draw(a, s, p, &l, (int)n + 1, o->id, value);
	}
	head_draw(a, s, p, &l, focused && p->y < p->head ? p->head - p->y : 0);
}

static void grid_enter(struct app *a, struct slot *s, int by)
{
	size_t count = lines_count(a, s);

	line_set(a, s, by < 0 && count > 0 ? count - 1 : 0);
}

static void grid_keep(struct app *a, struct slot *s)
{
	line_set(a, s, line_at(a, s));
}

static bool grid_step(struct app *a, struct slot *s, int by)
{
	size_t at = line_at(a, s);

	if (by > 0 ? at + 1 >= lines_count(a, s) : at == 0)
		return false;
	line_set(a, s, by > 0 ? at + 1 : at - 1);
	return true;
}

/* What is cut: the line's name, the options that are not spelt out. */
static void grid_detail(struct app *a, struct slot *s, int columns, struct buf *out)
{
	const struct field *f = s->field;
	struct grid_layout l = layout_of(a, s, columns);
	const struct option *o = line_nth(a, s, line_at(a, s));
	const char *name = o != NULL ? option_name(a, o) : "";

	if (text_columns(name, strlen(name)) > l.label)
		buf_text(out, name);
	for (size_t i = 0, n = 0; by_options(f) && l.cell == 0 && i < f->option_count; i++)
		if (option_offered(a, f, i, NULL))
			buf_printf(out, "%s%zu %s", out->len == 0 ? "" : n == 0 ? _(": ") : "  ", n + 1,
				   option_name(a, &f->options[i])),
				n++;
}

const struct slot_kind slot_grid = {
	.below = true,
	.key = grid_key,
	.height = grid_height,
	.draw = grid_draw,
	.line = grid_line,
	.enter = grid_enter,
	.step = grid_step,
	.keep = grid_keep,
	.detail = grid_detail,
	.spot = grid_spot,
	.hint = N_("↑ ↓ the line, a number or ← → its value, Backspace clears"),
};

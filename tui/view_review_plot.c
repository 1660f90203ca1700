/* The values of an indicator over time, drawn in cells: a sign for each value with its number beside, a line for the baseline and one for
 * the target, each named. Reads nothing but what it is given. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/numbers.h"
#include "tui/review.h"

enum { ROWS = 7, LABEL = 17, DAY = 10, ROWS_LOW = 4, LOW = 20 };

struct plot {
	const struct pen *p;
	int rows, x, columns;     /* where the points may stand */
	double low, high;         /* values at the bottom and at the top */
	int64_t first, last;      /* the days at the ends, in ms */
};

static void range_take(struct plot *q, double value)
{
	if (isnan(value))
		return;
	q->low = isnan(q->low) || value < q->low ? value : q->low;
	q->high = isnan(q->high) || value > q->high ? value : q->high;
}

static int row_of(const struct plot *q, double value)
{
	return q->high > q->low ? (int)lround((q->high - value) / (q->high - q->low) * (q->rows - 1)) : q->rows / 2;
}

static int64_t day_of(const char *date)
{
	int64_t ms;

	return clock_local(date, "12:00", &ms) ? ms : 0;
}

static int column_of(const struct plot *q, const char *date)
{
	if (q->last <= q->first)
		return q->x;
	return q->x + (int)((double)(day_of(date) - q->first) / (double)(q->last - q->first) * (q->columns - 1));
}

static char *number_words(double value)
{
	char *json = number_json(value), *shown = number_show(json);

	free(json);
	return shown;
}

/* A line over the whole width, named and with its number on the left. */
static void level_draw(const struct plot *q, double value, const char *name, const char *one, enum style style)
{
	int row = isnan(value) ? 0 : row_of(q, value);
	char *shown, *words;

	if (isnan(value) || !pen_sees(q->p, row))
		return;
	shown = number_words(value);
	words = xasprintf("%s %s", name, shown);
	pen_fit(q->p, row, 0, LABEL - 1, style, words);
	for (int x = q->x; x < q->p->columns; x++)
		pen_fit(q->p, row, x, 1, STYLE_FAINT, one);
	free(words);
	free(shown);
}

static void value_draw(const struct plot *q, const struct review_value *v)
{
	int row = row_of(q, v->value), x = column_of(q, v->date);
	char *shown = number_words(v->value), *words = xasprintf("● %s", shown);
	int columns = text_columns(words, strlen(words));

	if (x + columns <= q->p->columns) {
		pen_fit(q->p, row, x, columns, STYLE_FOCUS, words);
	} else { /* on the right edge the number stands before it */
		free(words);
		words = xasprintf("%s ●", shown);
		pen_fit(q->p, row, q->p->columns - columns, columns, STYLE_FOCUS, words);
	}
	free(words);
	free(shown);
}

int review_plot(const struct review_indicator *i, const struct pen *p)
{
	struct plot q = {.p = p, .rows = p->grid->height < LOW ? ROWS_LOW : ROWS, .x = LABEL, .columns = p->columns - LABEL - 2, .low = NAN, .high = NAN};

	range_take(&q, i->baseline);
	range_take(&q, i->target);
	for (size_t n = 0; n < i->count; n++)
		range_take(&q, i->values[n].value);
	if (isnan(q.low) || q.columns < DAY)
		return 0;
	q.first = i->count > 0 ? day_of(i->values[0].date) : 0;
	q.last = i->count > 0 ? day_of(i->values[i->count - 1].date) : 0;
	level_draw(&q, i->baseline, _("○ baseline"), "┄", STYLE_PLAIN);
	level_draw(&q, i->target, _("◎ target"), "─", STYLE_GOOD);
	for (size_t n = 0; n < i->count; n++)
		value_draw(&q, &i->values[n]);
	if (i->count > 0)
		pen_fit(p, q.rows, q.x, DAY, STYLE_FAINT, i->values[0].date);
	if (q.last > q.first)
		pen_fit(p, q.rows, p->columns - DAY, DAY, STYLE_FAINT, i->values[i->count - 1].date);
	return q.rows + 1;
}

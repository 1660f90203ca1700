/* Which columns of a table are shown at a width, and where: the first one stays, the focused one is in sight. Pure. */
#include "tui/fields.h"

enum { SMALLEST = 12 }; /* a column of text is not made smaller than this */

static int total(const struct table_layout *l)
{
	int sum = 0;

	for (size_t i = 0; i < l->count; i++)
		sum += l->width[i] + (i > 0 ? TABLE_GAP : 0);
	return sum;
}

/* Gives what is left to the columns that may grow, or takes from them what is lacking as far as it goes. */
static void stretch(struct table_layout *l, const bool *flexible, int columns)
{
	int left = columns - total(l), by = left > 0 ? 1 : -1;
	bool moved = true;

	while (left != 0 && moved) {
		moved = false;
		for (size_t i = 0; i < l->count && left != 0; i++) {
			if (!flexible[i] || (by < 0 && l->width[i] <= SMALLEST))
				continue;
			l->width[i] += by;
			left -= by;
			moved = true;
		}
	}
}

static int width_between(const struct table_layout *l, size_t from, size_t to)
{
	int sum = 0;

	for (size_t i = from; i <= to; i++)
		sum += l->width[i] + TABLE_GAP;
	return sum;
}

void table_layout(struct table_layout *l, const bool *flexible, size_t focus, int columns)
{
	size_t left = 1;
	int x;

	if (l->count == 0)
		return;
	stretch(l, flexible, columns);
	if (l->width[0] > columns)
		l->width[0] = columns;
	while (left < focus && l->width[0] + width_between(l, left, focus) > columns)
		left++;
	x = l->width[0] + TABLE_GAP;
	l->x[0] = 0;
	l->before = left > 1;
	l->after = false;
	for (size_t i = 1; i < l->count; i++) {
		bool fits = i >= left && !l->after && (x + l->width[i] <= columns || (i == focus && x < columns));

		l->x[i] = fits ? x : -1;
		if (fits)
			x += l->width[i] + TABLE_GAP;
		else if (i >= left)
			l->after = true;
	}
}

/* A text being edited on the grid: which part of it is in sight, and where the cursor stands. Knows nothing of keys. */
#include "tui/edit.h"

#include <stdint.h>

#include "base/text.h"
#include "tui/edit_lines.h"

static void draw_part(const struct edit *e, struct grid *g, int y, int x, int columns, enum style style,
		      struct text_line part)
{
	grid_fill(g, y, x, columns, style, " ");
	grid_put(g, y, x, columns, style, e->text + part.start, part.end - part.start);
}

/* The cursor after the last column stands in the margin, where there is one. */
static void set_cursor(struct grid *g, int y, int x, int column, int columns)
{
	int at = x + (column < columns ? column : columns);

	grid_cursor(g, y, at < g->width ? at : g->width - 1);
}

/* AGAIN: the lines that were drawn and have not changed stand there already. */
static void draw_lines(struct edit *e, struct grid *g, int y, int x, int height, int columns, enum style style,
		       bool focused, bool again)
{
	edit_lines(e, columns);
	size_t line = edit_line_of(e, e->at), rows = (size_t)height, top = 0, first;

	if (focused) {
		top = e->top <= line ? e->top : line;
		if (line - top >= rows)
			top = line - rows + 1;
		if (top + rows > e->wrapped_count)
			top = e->wrapped_count > rows ? e->wrapped_count - rows : 0;
		e->top = top;
	}
	first = again && top == e->drawn_top && e->fresh > top ? e->fresh - top : 0;
	for (size_t i = first; i < rows && top + i < e->wrapped_count; i++)
		draw_part(e, g, y + (int)i, x, columns, style, e->wrapped[top + i]);
	e->fresh = SIZE_MAX;
	e->drawn_top = top;
	if (focused) {
		size_t start = e->wrapped[line].start;

		set_cursor(g, y + (int)(line - top), x, text_columns(e->text + start, e->at - start), columns);
	}
}

/* The first byte shown of a field of one line: jumps by a third, so that not every key moves the whole field. */
static size_t first_shown(const struct edit *e, int columns)
{
	size_t top = e->top <= e->at ? e->top : e->at;
	int used = text_columns(e->text + top, e->at - top), wanted = columns - columns / 3;

	if (text_columns(e->text, e->len) < columns)
		return 0;
	if (e->top <= e->at && text_is_boundary(e->text, e->len, top) && used < columns)
		return top;
	if (e->top > e->at)
		wanted = columns / 3;
	top = e->at;
	for (used = 0; top > 0; ) {
		size_t before = text_prev(e->text, e->len, top);

		used += text_columns(e->text + before, top - before);
		if (used >= wanted)
			break;
		top = before;
	}
	return top;
}

static void draw_one(struct edit *e, struct grid *g, int y, int x, int columns, enum style style, bool focused)
{
	if (!focused) {
		grid_fill(g, y, x, columns, style, " ");
		grid_fit(g, y, x, columns, style, e->text);
		return;
	}
	e->top = first_shown(e, columns);
	draw_part(e, g, y, x, columns, style, (struct text_line){e->top, e->len});
	if (e->top > 0 && e->at > e->top)
		grid_text(g, y, x, 1, STYLE_FAINT, "…");
	set_cursor(g, y, x, text_columns(e->text + e->top, e->at - e->top), columns - 1);
}

void edit_draw(struct edit *e, struct grid *g, int y, int x, int height, int columns, enum style style, bool focused)
{
	if (height < 1 || columns < 1)
		return;
	if (e->lines)
		draw_lines(e, g, y, x, height, columns, style, focused, false);
	else
		draw_one(e, g, y, x, columns, style, focused);
}

void edit_draw_again(struct edit *e, struct grid *g, int y, int x, int height, int columns, enum style style)
{
	if (height < 1 || columns < 1)
		return;
	if (e->lines)
		draw_lines(e, g, y, x, height, columns, style, true, true);
	else
		draw_one(e, g, y, x, columns, style, true);
}

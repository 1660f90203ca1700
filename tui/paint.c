/* What is sent for a frame: which cells, and how the cursor gets there. Knows neither curses nor the terminal. */
#include "tui/paint.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum {
	ERASE_FROM = 4,   /* blanks at the end of a line that are worth erasing it, */
	BLANKS_FROM = 12, /* and within it */
	REWRITE_MOST = 6, /* bytes that are written again rather than jumped over */
};

static bool same(const struct cell *a, const struct cell *b)
{
	return memcmp(a, b, sizeof *a) == 0;
}

static bool is_blank(const struct cell *c)
{
	return c->style == STYLE_PLAIN && c->text[0] == ' ' && c->text[1] == '\0';
}

static void add_number(struct buf *out, int number)
{
	char digits[24];

	buf_add(out, digits, (size_t)(text_number(digits, number) - digits));
}

void paint_style(struct paint *p, enum style style)
{
	const struct paint_words *w = p->words;

	if (p->style == (int)style)
		return;
	buf_text(&p->out, style == STYLE_PLAIN ? w->plain : p->style == STYLE_PLAIN ? w->style[style] : w->change[style]);
	p->style = style;
}

/* "ESC [ LINE ; COLUMN H", without what is 1. */
static void place(struct paint *p, int y, int x)
{
	buf_text(&p->out, "\033[");
	if (y > 0)
		add_number(&p->out, y + 1);
	if (x > 0) {
		buf_char(&p->out, ';');
		add_number(&p->out, x + 1);
	}
	buf_char(&p->out, 'H');
}

/* Along the line the cursor stands on. */
static void slide(struct paint *p, int x)
{
	if (x == 0) {
		buf_char(&p->out, '\r');
	} else if (x == p->x - 1) {
		buf_char(&p->out, '\b');
	} else {
		buf_text(&p->out, "\033[");
		add_number(&p->out, x + 1);
		buf_char(&p->out, 'G');
	}
}

void paint_move(struct paint *p, int y, int x)
{
	if (p->y == y && p->x == x)
		return;
	if (!p->words->keeps)
		paint_style(p, STYLE_PLAIN);
	if (p->words->across && p->y == y) {
		slide(p, x);
	} else if (p->words->across && p->y >= 0 && p->x == x && x > 0) {
		buf_text(&p->out, "\033[");
		add_number(&p->out, y + 1);
		buf_char(&p->out, 'd');
	} else if (p->words->ansi) {
		place(p, y, x);
	} else {
		char *moved = p->words->move(y, x);

		buf_text(&p->out, moved);
		free(moved);
	}
	p->y = y;
	p->x = x;
}

void paint_clear(struct paint *p)
{
	paint_style(p, STYLE_PLAIN);
	buf_text(&p->out, p->words->clear);
	p->y = p->x = 0;
}

static const struct cell space = {" ", 1, STYLE_PLAIN};

static void put(struct paint *p, const struct cell *c)
{
	if (c->width == 0)
		return;
	if (p->x + c->width > p->width)
		c = &space;
	paint_style(p, (enum style)c->style);
	if (p->out.len + sizeof c->text >= p->out.cap)
		buf_more(&p->out, 4 * sizeof c->text); /* seldom: a frame's bytes are as many as the last one's */
	for (const char *byte = c->text; *byte != '\0'; byte++)
		p->out.data[p->out.len++] = *byte;
	p->x += c->width;
	if (p->x >= p->width)
		p->y = -1; /* terminals differ in where it stands now */
}

/* To column X of row Y: through the cells between, where these are fewer bytes than a jump. */
static void reach(struct paint *p, int y, int x, const struct cell *now)
{
	int bytes = 0, from = p->x;

	if (p->y == y && from < x && now[from].width > 0) {
		for (int at = from; at < x && bytes <= REWRITE_MOST; at++)
			bytes += now[at].style == p->style ? (int)strlen(now[at].text) : REWRITE_MOST + 1;
		if (bytes <= (p->words->across ? 4 : REWRITE_MOST)) {
			for (int at = from; at < x; at++)
				put(p, &now[at]);
			return;
		}
	}
	paint_move(p, y, x);
}

/* The blanks at X, all of them to be written. */
static int blanks_at(const struct cell *now, const struct cell *before, int columns, int x)
{
	int at = x;

	while (at < columns && is_blank(&now[at]) && !same(&now[at], &before[at]))
		at++;
	return at - x;
}

/* Where the blanks begin that end the row, when it is worth erasing them; else behind it. */
static int erased_from(const struct paint *p, const struct cell *now, const struct cell *before, int columns)
{
	int end = columns, differ = 0;

	if (columns < p->width || *p->words->erase == '\0')
		return columns;
	for (; end > 0 && is_blank(&now[end - 1]); end--)
		differ += !same(&now[end - 1], &before[end - 1]);
	return differ >= ERASE_FROM ? end : columns;
}

/* One cell that differs, or several at once; returns the column after it. */
static int paint_cell(struct paint *p, int y, const struct cell *now, int x, int blanks)
{
	while (x > 0 && now[x].width == 0)
		x--;
	reach(p, y, x, now);
	if (blanks >= BLANKS_FROM) {
		paint_style(p, STYLE_PLAIN);
		buf_text(&p->out, "\033[");
		add_number(&p->out, blanks);
		buf_char(&p->out, 'X');
		return x + blanks;
	}
	if (y < p->height - 1 || x + now[x].width < p->width || p->words->corner)
		put(p, &now[x]);
	return x + now[x].width;
}

void paint_row(struct paint *p, int y, const struct cell *now, struct cell *before, int columns)
{
	size_t size = (size_t)columns * sizeof *now;
	int erased, x = 0;

	if (memcmp(now, before, size) == 0)
		return;
	erased = erased_from(p, now, before, columns);
	while (x < columns) {
		if (same(&now[x], &before[x])) {
			x++;
		} else if (x < erased) {
			x = paint_cell(p, y, now, x, p->words->blanks ? blanks_at(now, before, columns, x) : 0);
		} else {
			reach(p, y, x, now);
			paint_style(p, STYLE_PLAIN);
			buf_text(&p->out, p->words->erase);
			break;
		}
	}
	memcpy(before, now, size);
}

/* Cells of a screen: clipping, wide characters, styles. Pure; text is filtered cluster by cluster on its way in.
 * Every byte of a cell that isn't text is zero, so that two cells or two rows can be compared as memory. */
#include "tui/grid.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>
#include <wchar.h>

#include "base/memory.h"
#include "base/text.h"

#define MAX_SIDE 4096

static struct cell blank(void)
{
	struct cell c = {" ", 1, STYLE_PLAIN};

	return c;
}

static int limit(int value)
{
	return value < 0 ? 0 : value > MAX_SIDE ? MAX_SIDE : value;
}

struct grid *grid_new(int height, int width)
{
	struct grid *g = xcalloc(1, sizeof(*g));

	grid_resize(g, height, width);
	return g;
}

void grid_free(struct grid *g)
{
	if (g == NULL)
		return;
	free(g->cells);
	free(g->touched);
	free(g);
}

void grid_clear(struct grid *g)
{
	size_t count = (size_t)g->height * (size_t)g->width, done = 1;

	g->cursor_y = g->cursor_x = -1;
	grid_touch(g);
	if (count == 0)
		return;
	g->cells[0] = blank();
	while (done < count) {
		size_t n = done < count - done ? done : count - done;

		memcpy(g->cells + done, g->cells, n * sizeof(struct cell));
		done += n;
	}
}

void grid_resize(struct grid *g, int height, int width)
{
	g->height = limit(height);
	g->width = limit(width);
	g->cells = xrealloc(g->cells, (size_t)g->height * (size_t)g->width + 1, sizeof(struct cell));
	g->touched = xrealloc(g->touched, (size_t)g->height + 1, sizeof(*g->touched));
	grid_clear(g);
}

void grid_touch(struct grid *g)
{
	memset(g->touched, true, (size_t)g->height * sizeof(*g->touched));
}

void grid_settled(struct grid *g)
{
	memset(g->touched, false, (size_t)g->height * sizeof(*g->touched));
}

bool grid_is_settled(const struct grid *g)
{
	return memchr(g->touched, true, (size_t)g->height) == NULL;
}

void grid_copy(struct grid *to, const struct grid *from, bool all)
{
	size_t width = (size_t)from->width;

	assert(to->height == from->height && to->width == from->width);
	for (int y = 0; y < from->height; y++) {
		if (!all && !from->touched[y])
			continue;
		memcpy(to->cells + (size_t)y * width, from->cells + (size_t)y * width, width * sizeof(*to->cells));
		to->touched[y] = true;
	}
	to->cursor_y = from->cursor_y;
	to->cursor_x = from->cursor_x;
}

/* A wide character of which one half is written over becomes a space on the other. */
static void mend(struct cell *row, int width, int x, int columns)
{
	if (x > 0 && row[x].width == 0)
		row[x - 1] = (struct cell){" ", 1, row[x - 1].style};
	if (x + columns < width && row[x + columns].width == 0)
		row[x + columns] = (struct cell){" ", 1, row[x + columns].style};
}

static void set_cell(struct grid *g, int y, int x, enum style style, const char *text, size_t len, int width)
{
	struct cell *row = g->cells + (size_t)y * (size_t)g->width;
	struct cell c = {"", (unsigned char)width, (unsigned char)style};

	mend(row, g->width, x, width);
	memcpy(c.text, text, len);
	row[x] = c;
	if (width == 2)
		row[x + 1] = (struct cell){"", 0, (unsigned char)style};
}

/* Where grid_put stands: cells from X, none at or after END. */
struct pen {
	struct grid *g;
	int y, x, end;
	enum style style;
	struct buf shown;
};

static void pen_blank(struct pen *p)
{
	if (p->x >= 0)
		set_cell(p->g, p->y, p->x, p->style, " ", 1, 1);
	p->x++;
}

static void pen_cell(struct pen *p, const char *text, size_t len, int width)
{
	if (p->x >= 0)
		set_cell(p->g, p->y, p->x, p->style, text, len, width);
	else if (p->x + width > 0)
		set_cell(p->g, p->y, 0, p->style, " ", 1, 1);
	p->x += width;
}

/* The bytes of one cell at the start of TEXT: a character with columns and what combines with it. */
static size_t cell_bytes(const char *text, size_t len, int *width, size_t *kept)
{
	const size_t room = sizeof(((struct cell *)0)->text) - 1;
	size_t at = 0;

	*width = 0;
	*kept = 0;
	while (at < len) {
		ucs4_t c;
		int n = u8_mbtouc(&c, (const uint8_t *)text + at, len - at);
		int columns = wcwidth((wchar_t)c);

		columns = columns < 0 ? 1 : columns;
		if (columns > 0 && *width > 0)
			break;
		*width += columns;
		at += (size_t)n;
		if (*kept + (size_t)n == at && at <= room)
			*kept = at;
	}
	return at;
}

/* One cluster. False: it has no place before END. */
static bool pen_cluster(struct pen *p, const char *text, size_t len)
{
	p->shown.len = 0;
	int columns = text_cluster(text, len, &p->shown);

	if (columns <= 0)
		return true;
	if (p->x + columns > p->end)
		return false;
	for (size_t at = 0; at < p->shown.len;) {
		int width;
		size_t kept, n = cell_bytes(p->shown.data + at, p->shown.len - at, &width, &kept);

		if (width == 0 || p->x + width > p->end)
			break;
		pen_cell(p, p->shown.data + at, kept, width);
		at += n;
	}
	return true;
}

static bool is_plain(unsigned char c)
{
	return c >= 0x20 && c < 0x7F;
}

/* The short way for what most text is. Returns the bytes written. */
static size_t pen_plain(struct pen *p, const char *text, size_t len)
{
	struct cell *row = p->g->cells + (size_t)p->y * (size_t)p->g->width;
	struct cell c = {" ", 1, (unsigned char)p->style};
	size_t at = 0;

	for (; at < len && p->x < p->end && is_plain((unsigned char)text[at]); at++, p->x++) {
		if (at + 1 < len && (unsigned char)text[at + 1] >= 0x80)
			break; /* a mark may follow */
		if (p->x < 0)
			continue;
		if (row[p->x].width != 1)
			mend(row, p->g->width, p->x, 1);
		c.text[0] = text[at];
		row[p->x] = c;
	}
	return at;
}

int grid_put(struct grid *g, int y, int x, int columns, enum style style, const char *text, size_t len)
{
	struct pen p = {g, y, x, x, style, {0}};
	size_t at = 0;

	if (y < 0 || y >= g->height || columns <= 0 || x >= g->width)
		return 0;
	p.end = columns > g->width - x ? g->width : x + columns;
	g->touched[y] = true;
	while (at < len && p.x < p.end) {
		at += pen_plain(&p, text + at, len - at);
		if (at >= len || p.x >= p.end)
			break;
		size_t next = text_next(text, len, at);

		if (!pen_cluster(&p, text + at, next - at))
			break;
		at = next;
	}
	while (at < len && p.x < p.end)
		pen_blank(&p);
	buf_clear(&p.shown);
	return p.x - x;
}

int grid_text(struct grid *g, int y, int x, int columns, enum style style, const char *text)
{
	return grid_put(g, y, x, columns, style, text, strlen(text));
}

int grid_fit(struct grid *g, int y, int x, int columns, enum style style, const char *text)
{
	size_t len = strlen(text);
	int room = columns > g->width - x ? g->width - x : columns;
	size_t fits = room > 0 ? text_fit(text, len, room) : 0;

	if (room <= 0 || fits == len)
		return grid_put(g, y, x, columns, style, text, len);
	fits = text_fit(text, len, room - 1);
	int done = grid_put(g, y, x, room - 1, style, text, fits);

	return done + grid_text(g, y, x + done, 1, style, "…");
}

int grid_right(struct grid *g, int y, int right, int columns, enum style style, const char *text)
{
	int wanted = text_columns(text, strlen(text));

	wanted = wanted > columns ? columns : wanted;
	return grid_fit(g, y, right - wanted, wanted, style, text);
}

void grid_fill(struct grid *g, int y, int x, int columns, enum style style, const char *one)
{
	int end = columns > g->width - x ? g->width : x + columns;
	struct buf shown = {0};

	if (y < 0 || y >= g->height || text_cluster(one, strlen(one), &shown) != 1) {
		buf_clear(&shown);
		return;
	}
	struct cell c = {"", 1, (unsigned char)style}, *row = g->cells + (size_t)y * (size_t)g->width;

	g->touched[y] = true;
	memcpy(c.text, shown.data, shown.len < sizeof(c.text) ? shown.len : 0);
	for (int at = x < 0 ? 0 : x; at < end; at++) {
		if (row[at].width != 1)
			mend(row, g->width, at, 1);
		row[at] = c;
	}
	buf_clear(&shown);
}

void grid_style(struct grid *g, int y, int x, int columns, enum style style)
{
	int end = columns > g->width - x ? g->width : x + columns;

	if (y < 0 || y >= g->height)
		return;
	g->touched[y] = true;
	for (int at = x < 0 ? 0 : x; at < end; at++) {
		struct cell *c = &g->cells[(size_t)y * (size_t)g->width + (size_t)at];

		c->style = (unsigned char)style;
		if (c->width == 0 && at > 0)
			c[-1].style = (unsigned char)style; /* a wide character has one style */
		if (c->width == 2)
			c[1].style = (unsigned char)style;
	}
}

void grid_cursor(struct grid *g, int y, int x)
{
	bool inside = y >= 0 && y < g->height && x >= 0 && x < g->width;

	g->cursor_y = inside ? y : -1;
	g->cursor_x = inside ? x : -1;
}

const struct cell *grid_at(const struct grid *g, int y, int x)
{
	assert(y >= 0 && y < g->height && x >= 0 && x < g->width);
	return &g->cells[(size_t)y * (size_t)g->width + (size_t)x];
}

static const char style_letters[STYLE_COUNT] = {
	[STYLE_PLAIN] = '.', [STYLE_TITLE] = 'T', [STYLE_FAINT] = 'f', [STYLE_LABEL] = 'l', [STYLE_FOCUS] = 'F',
	[STYLE_SAY] = 'S', [STYLE_PRIVATE] = 'p', [STYLE_SHARED] = 's', [STYLE_LATE] = 'L', [STYLE_GOOD] = 'g',
	[STYLE_TROUBLE] = '!', [STYLE_KEY] = 'k', [STYLE_CURRENT] = 'c',
	[STYLE_STRONG] = 'B',
};

void grid_dump(const struct grid *g, bool styles, FILE *out)
{
	for (int y = 0; y < g->height; y++) {
		fputc('|', out);
		for (int x = 0; x < g->width; x++)
			fputs(grid_at(g, y, x)->text, out);
		fputs("|\n", out);
	}
	if (styles)
		fputs("-- styles\n", out);
	for (int y = 0; styles && y < g->height; y++) {
		fputc('|', out);
		for (int x = 0; x < g->width; x++)
			fputc(style_letters[grid_at(g, y, x)->style], out);
		fputs("|\n", out);
	}
	fprintf(out, "-- cursor %d,%d\n", g->cursor_y, g->cursor_x);
}

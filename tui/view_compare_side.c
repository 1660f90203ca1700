/* Beside the rows of a comparison, or instead of them: the figures, then a bar each; before and after as two bars in one line. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/compare.h"
#include "tui/fields.h"
#include "tui/paragraph.h"
#include "tui/view.h"

enum { SAID_MOST = 14 };

static int columns_of(const char *text)
{
	return text_columns(text, strlen(text));
}

static int bar_columns(double value, double most, int room)
{
	double part = most > 0 ? value / most : 0;

	part = part < 0 ? 0 : part > 1 ? 1 : part;
	return (int)lround(part * room);
}

/* Two bars in one line where they are paired: the upper half of the cells is then, the lower now. */
static void bar_draw(const struct result *r, struct grid *g, int y, int x, int room)
{
	int now = bar_columns(r->value, r->most, room), then = r->paired ? bar_columns(r->then, r->most, room) : now;

	for (int i = 0; i < room && (i < now || i < then); i++)
		grid_text(g, y, x + i, 1, i < now ? STYLE_GOOD : STYLE_FAINT, i < then && i < now ? "█" : i < then ? "▀" : "▄");
}

/* How wide the names and what is said after the bars are. */
static void layout(const struct results *r, int columns, int *label, int *said)
{
	*label = *said = 1;
	for (size_t i = 0; i < r->count; i++)
		if (r->list[i].kind == RESULT_BAR) {
			int name = columns_of(r->list[i].text), after = columns_of(r->list[i].said);

			*label = name > *label ? name : *label;
			*said = after > *said ? after : *said;
		}
	*label = *label < columns * 45 / 100 ? *label : columns * 45 / 100;
	*said = *said < SAID_MOST ? *said : SAID_MOST;
}

static int one_draw(const struct result *r, const struct pen *p, int line, int label, int said)
{
	int room = p->columns - label - said - 2;

	if (r->kind != RESULT_BAR)
		return paragraph(p, line, 0, p->columns, 0, STYLE_PLAIN, r->text);
	pen_fit(p, line, 0, label, STYLE_PLAIN, r->text);
	pen_fit(p, line, label + 1, said, STYLE_STRONG, r->said);
	if (pen_sees(p, line))
		bar_draw(r, p->grid, p->y + line, p->x + label + said + 2, room);
	return 1;
}

/* Words stand in as many columns as fit: they are many and short. From FROM on; so many FIT. */
static void words_draw(const struct results *r, const struct pen *p, int from, int *fit)
{
	int name = 1, said = 1, across, height = p->bottom - p->y;

	for (size_t i = 0; i < r->count; i++) {
		int wide = columns_of(r->list[i].text), after = columns_of(r->list[i].said);

		name = wide > name ? wide : name;
		said = after > said ? after : said;
	}
	name = name < p->columns - said - 1 ? name : p->columns - said - 1;
	across = (p->columns + 3) / (name + said + 4);
	across = across > 0 ? across : 1;
	*fit = height > 0 ? height * across : 0;
	for (int i = 0; height > 0 && i < *fit && from + i < (int)r->count; i++) {
		int x = i / height * (name + said + 4), y = i % height;

		grid_right(p->grid, p->y + y, p->x + x + said, said, STYLE_STRONG, r->list[from + i].said);
		pen_fit(p, y, x + said + 1, name, STYLE_PLAIN, r->list[from + i].text);
	}
}

/* Lines for the figures: all they need, and where that pushes bars out what these leave. */
static int figures_most(const struct compare_counted *c, const struct pen *p, int height)
{
	int bars = c->words ? 0 : (int)c->bars.count, left;

	for (size_t i = 0; i < c->bars.count; i++)
		if (c->bars.list[i].kind != RESULT_BAR)
			bars += paragraph(NULL, 0, 0, p->columns, 0, STYLE_PLAIN, c->bars.list[i].text) - 1;
	left = height - bars;
	return left > 1 ? left : 1;
}

/* What is under the figures, scrolled by TOP lines; returns by how many it can be at most. */
static int body_draw(const struct compare_counted *c, const struct pen *p, int top)
{
	int height = p->bottom - p->y, line = 0, fit, label, said;
	struct pen moved = *p;

	if (c->words) {
		words_draw(&c->bars, p, top, &fit);
		return (int)c->bars.count > fit ? (int)c->bars.count - fit : 0;
	}
	moved.y -= top;
	layout(&c->bars, p->columns, &label, &said);
	for (size_t i = 0; i < c->bars.count; i++)
		line += one_draw(&c->bars.list[i], &moved, line, label, said);
	return line > height ? line - height : 0;
}

void view_compare_side(struct app *a, const struct field *f, struct grid *g, int y, int x, int height, int columns)
{
	struct compare_counted counted;
	struct pen p = {.grid = g, .y = y, .x = x > 0 ? x + 2 : 1, .columns = columns - (x > 0 ? 3 : 2), .top = y, .bottom = y + height, .head = y};
	int top = x > 0 ? 0 : a->compare->bars_top, most;

	for (int i = 0; x > 0 && i < height; i++)
		grid_text(g, y + i, x, 1, STYLE_FAINT, "│");
	if (!compare_counted(a, f, &counted))
		return;
	p.y += paragraph(&p, 0, 0, p.columns, figures_most(&counted, &p, height), STYLE_PLAIN, counted.figures);
	if (counted.bars.count > 0 && counted.bars.list[0].paired) {
		pen_fit(&p, 0, 0, p.columns, STYLE_FAINT, _("▀ before, ▄ now, █ both"));
		p.y++;
	}
	p.top = p.head = p.y;
	most = body_draw(&counted, &p, top);
	if (top > 0)
		grid_text(g, p.y, x + columns - 1, 1, STYLE_KEY, "↑");
	if (top < most)
		grid_text(g, y + height - 1, x + columns - 1, 1, STYLE_KEY, "↓");
	if (x == 0)
		a->compare->bars_most = most; /* an arrow looks on by a line, and so does the wheel */
	compare_counted_clear(&counted);
}

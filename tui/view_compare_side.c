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

/* Words stand in as many columns as fit: they are many and short. */
static void words_draw(const struct results *r, const struct pen *p, int line)
{
	int name = 1, said = 1, across, height = p->bottom - p->y - line;

	for (size_t i = 0; i < r->count; i++) {
		int wide = columns_of(r->list[i].text), after = columns_of(r->list[i].said);

		name = wide > name ? wide : name;
		said = after > said ? after : said;
	}
	name = name < p->columns - said - 1 ? name : p->columns - said - 1;
	across = (p->columns + 3) / (name + said + 4);
	for (size_t i = 0; i < r->count && height > 0 && (int)i / height < (across > 0 ? across : 1); i++) {
		int x = (int)i / height * (name + said + 4), y = line + (int)i % height;

		grid_right(p->grid, p->y + y, p->x + x + said, said, STYLE_STRONG, r->list[i].said);
		pen_fit(p, y, x + said + 1, name, STYLE_PLAIN, r->list[i].text);
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

void view_compare_side(struct app *a, const struct field *f, struct grid *g, int y, int x, int height, int columns)
{
	struct compare_counted counted;
	struct pen p = {.grid = g, .y = y, .x = x > 0 ? x + 2 : 1, .columns = columns - (x > 0 ? 3 : 2), .top = y, .bottom = y + height, .head = y};
	int line, label, said;

	for (int i = 0; x > 0 && i < height; i++)
		grid_text(g, y + i, x, 1, STYLE_FAINT, "│");
	if (!compare_counted(a, f, &counted))
		return;
	line = paragraph(&p, 0, 0, p.columns, figures_most(&counted, &p, height), STYLE_PLAIN, counted.figures);
	layout(&counted.bars, p.columns, &label, &said);
	if (counted.bars.count > 0 && counted.bars.list[0].paired)
		pen_fit(&p, line++, 0, p.columns, STYLE_FAINT, _("▀ before, ▄ now, █ both"));
	if (counted.words)
		words_draw(&counted.bars, &p, line);
	for (size_t i = 0; !counted.words && i < counted.bars.count; i++)
		line += one_draw(&counted.bars.list[i], &p, line, label, said);
	if (!counted.words && line > height)
		grid_text(g, y + height - 1, x + columns - 1, 1, STYLE_KEY, "↓");
	compare_counted_clear(&counted);
}

/* The room's screen: what is projected of a step, large and calm. First its text, by pages where it is long, then the results of
 * what the whole group reads; which page, a->page says. Nothing here that is for facilitators or for one enterprise. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/paragraph.h"
#include "tui/results.h"
#include "tui/view.h"

enum { MARGIN = 4, WIDEST = 100, TEXT_WIDEST = 84, SAID = 18, OF = 28, BELOW = 3 };

/* Where the body stands: lines TOP to BOTTOM - 1. */
struct body {
	struct grid *grid;
	int top, bottom, x, columns;
};

static int at_most(int a, int b)
{
	return a < b ? a : b;
}

/* --- the text --- */

static bool begins(const struct markdown *m, size_t i)
{
	return i > 0 && m->lines[i].mark_end > m->lines[i].mark_start;
}

/* Its lines, with an empty one before each item of a list where there is room for that. */
static int text_height(const struct markdown *m, int room, bool *spaced)
{
	int lines = (int)m->count, more = 0;

	for (size_t i = 0; i < m->count; i++)
		more += begins(m, i);
	*spaced = more > 0 && lines + more <= room;
	return *spaced ? lines + more : lines;
}

static int text_width(const struct markdown *m)
{
	int widest = 0;

	for (size_t i = 0; i < m->count; i++) {
		const struct markdown_line *l = &m->lines[i];
		int columns = l->indent + text_columns(m->text + l->start, l->end - l->start);

		widest = columns > widest ? columns : widest;
	}
	return widest;
}

static void text_draw(const struct markdown *m, const struct body *b, int page, bool spaced, int height)
{
	int room = b->bottom - b->top, widest = text_width(m), first = page * room;
	int y = b->top - first + (height < room ? (room - height) / 2 : 0), x = b->x + (b->columns - widest) / 2;

	for (size_t i = 0; i < m->count; i++, y++) {
		y += spaced && begins(m, i);
		if (y >= b->top && y < b->bottom)
			markdown_draw(m, i, b->grid, y, x, widest + 1, STYLE_SAY);
	}
}

/* --- the results --- */

static int label_columns(const struct results *r, int columns)
{
	int widest = 8;

	for (size_t i = 0; i < r->count; i++)
		if (r->list[i].kind == RESULT_BAR) {
			int wide = text_columns(r->list[i].text, strlen(r->list[i].text));

			widest = wide > widest ? wide : widest;
		}
	return at_most(widest, columns * 45 / 100);
}

static int bar_draw(const struct result *r, const struct pen *p, int line, int label)
{
	int room = p->columns - label - 2 - SAID;
	int bar = r->most > 0 && room > 0 ? (int)lround(r->value / r->most * room) : 0;

	if (pen_sees(p, line)) {
		pen_fit(p, line, 0, label, STYLE_PLAIN, r->text);
		grid_fill(p->grid, p->y + line, p->x + label + 2, at_most(bar, room), STYLE_GOOD, "█");
		pen_fit(p, line, label + 2 + at_most(bar, room) + (bar > 0), SAID, STYLE_STRONG, r->said);
	}
	return 1;
}

static int words_draw(const struct result *r, const struct pen *p, bool draw, int line)
{
	int lines = paragraph(draw ? p : NULL, line, 0, p->columns, 0, STYLE_PLAIN, r->text);

	if (r->said[0] != '\0') {
		char *by = xasprintf("— %s", r->said);

		lines += paragraph(draw ? p : NULL, line + lines, 2, p->columns - 2, 1, STYLE_FAINT, by);
		free(by);
	}
	return lines;
}

static int field_draw(const struct result *r, const struct pen *p, bool draw, int line, bool first)
{
	int lines = first ? 0 : 1;
	int columns = p->columns - text_columns(r->said, strlen(r->said)) - 2;

	if (draw && pen_sees(p, line + lines))
		grid_right(p->grid, p->y + line + lines, p->x + p->columns, OF, STYLE_FAINT, r->said);
	return lines + paragraph(draw ? p : NULL, line + lines, 0, columns, 0, STYLE_LABEL, r->text);
}

/* Returns how many lines all take; only counts where DRAW is false. */
static int results_draw(const struct results *r, const struct pen *p, bool draw)
{
	int label = label_columns(r, p->columns), line = 0;

	for (size_t i = 0; i < r->count; i++) {
		const struct result *one = &r->list[i];

		if (one->kind == RESULT_FIELD)
			line += field_draw(one, p, draw, line, i == 0);
		else if (one->kind == RESULT_WORDS)
			line += words_draw(one, p, draw, line);
		else
			line += draw ? bar_draw(one, p, line, label) : 1;
	}
	return line;
}

/* --- the frame --- */

static int pages_of(int height, int room)
{
	return height > 0 && room > 0 ? (height + room - 1) / room : 0;
}

static int title_draw(struct app *a, struct grid *g, int y, const char *title)
{
	struct text_line *lines;
	size_t count;

	(void)a;
	lines = text_wrap(title, strlen(title), g->width - 2 * MARGIN, &count);
	for (size_t i = 0; i < count; i++) {
		size_t len = lines[i].end - lines[i].start;
		int columns = text_columns(title + lines[i].start, len);

		grid_put(g, y++, (g->width - columns) / 2, columns, STYLE_TITLE, title + lines[i].start, len);
	}
	free(lines);
	return y;
}

/* The clock in the middle: what is left of the live step; in a preview what is planned. */
static void clock_draw(const struct app *a, struct grid *g, int y, const struct step *step)
{
	bool late = false;
	unsigned long planned = (unsigned long)app_minutes(a, step);
	char *words = NULL;

	if (app_live(a) == a->step)
		words = clock_words(a, step, &late);
	else if (planned > 0)
		words = xasprintf(ngettext("%lu min", "%lu min", planned), planned);
	if (words != NULL)
		grid_fit(g, y, (g->width - text_columns(words, strlen(words))) / 2, g->width, late ? STYLE_LATE : STYLE_TITLE, words);
	free(words);
}

static void answered_draw(const struct app *a, struct grid *g, int y, const struct step *step)
{
	size_t asked, answered = results_answered(a, step, &asked);
	char *words;

	if (asked == 0)
		return;
	words = xasprintf(_("%zu of %zu have answered"), answered, asked);
	grid_right(g, y, g->width - 1, g->width / 2 - 8, STYLE_FAINT, words);
	free(words);
}

static void head_draw(const struct app *a, struct grid *g)
{
	int x = 1 + view_preview_mark(a, g, 0);
	char *place = a->scenario != NULL ? xasprintf("%zu/%zu", a->step + 1, a->scenario->step_count) : xstrdup("");

	grid_fit(g, 0, x, g->width - x - 10, STYLE_FAINT, a->model->title);
	grid_right(g, 0, g->width - 1, 8, STYLE_FAINT, place);
	free(place);
}

/* The page of PAGES there are that is shown. */
static void body_draw(struct app *a, const struct step *step, const struct body *b)
{
	int columns = at_most(b->columns, TEXT_WIDEST), wide = at_most(b->columns, WIDEST), room = b->bottom - b->top, height, pages;
	struct pen p = {.grid = b->grid, .x = b->x + (b->columns - wide) / 2, .columns = wide, .top = b->top, .bottom = b->bottom};
	const struct results *results;
	bool spaced;

	markdown_lay(&a->say, app_text(a, &step->show), columns, true);
	height = text_height(&a->say, room, &spaced);
	pages = pages_of(height, room) > 0 ? pages_of(height, room) : 1;
	results = results_kept(a, step, a->page < (size_t)pages);
	a->pages = (size_t)(pages + pages_of(results_draw(results, &p, false), room));
	a->page %= a->pages;
	if (a->page < (size_t)pages) {
		text_draw(&a->say, b, (int)a->page, spaced, height);
	} else {
		p.y = b->top - ((int)a->page - pages) * room;
		results_draw(results, &p, true);
	}
}

void view_projector(struct app *a, struct grid *g)
{
	const struct step *step = app_step(a);
	struct body b = {.grid = g, .bottom = g->height - BELOW, .x = MARGIN, .columns = g->width - 2 * MARGIN};
	bool waits = !app_previews(a) && app_live(a) == SIZE_MAX;

	head_draw(a, g);
	a->pages = 1;
	if (step == NULL || waits) {
		title_draw(a, g, g->height / 3, a->model->meeting_title);
	} else {
		b.top = title_draw(a, g, g->height > 30 ? 4 : 2, app_text(a, &step->title)) + 1;
		body_draw(a, step, &b);
		clock_draw(a, g, g->height - 2, step);
		answered_draw(a, g, g->height - 2, step);
	}
	if (app_previews(a) || a->message.text != NULL)
		view_footer(a, g, g->height - 1);
}

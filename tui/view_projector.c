/* The body of the room's screen: what is projected of a step. Its text, by pages where it is long, and once they are revealed the results,
 * counted or as the whole group reads them. Nothing here that is for facilitators or for one enterprise. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/paragraph.h"
#include "tui/results.h"
#include "tui/show.h"
#include "tui/view_show.h"

enum { WIDEST = 140, TEXT_WIDEST = 84, SAID = 18, OF = 28 };

static int at_most(int a, int b)
{
	return a < b ? a : b;
}

/* --- the text --- */

/* An item of a list, or a line that was written as one. */
static bool begins(const struct markdown *m, size_t i)
{
	const struct markdown_line *l = &m->lines[i];

	return i > 0 && l->end > l->start && m->lines[i - 1].end > m->lines[i - 1].start &&
	       (l->mark_end > l->mark_start || m->text[l->start - 1] == '\n');
}

/* Its lines, with an empty one before each of those where there is room for that. */
static int text_height(const struct markdown *m, int room, bool *spaced)
{
	int lines = (int)m->count, more = 0;

	for (size_t i = 0; i < m->count; i++)
		more += begins(m, i);
	*spaced = more > 0 && lines + more <= room;
	return *spaced ? lines + more : lines;
}

static void text_draw(const struct markdown *m, const struct show_body *b, int page, bool spaced)
{
	int y = b->top - page * (b->bottom - b->top);

	for (size_t i = 0; i < m->count; i++, y++) {
		y += spaced && begins(m, i);
		if (y >= b->top && y < b->bottom)
			markdown_draw(m, i, b->grid, y, b->x, b->columns + 1, STYLE_SAY);
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

static int field_draw(const struct result *r, const struct pen *p, bool draw, int line)
{
	int columns = p->columns - text_columns(r->said, strlen(r->said)) - 2;

	if (draw && pen_sees(p, line))
		grid_right(p->grid, p->y + line, p->x + p->columns, OF, STYLE_FAINT, r->said);
	return paragraph(draw ? p : NULL, line, 0, columns, 0, STYLE_LABEL, r->text);
}

/* How results are laid out. */
struct laid {
	const struct pen *pen;
	int label; /* columns before the bars */
	int room;  /* lines of a page: a question begins on one that holds all of it */
	bool airy; /* an empty line between bars */
};

static int one_draw(const struct result *r, const struct laid *l, bool draw, int line)
{
	if (r->kind == RESULT_FIELD)
		return field_draw(r, l->pen, draw, line);
	if (r->kind == RESULT_WORDS)
		return words_draw(r, l->pen, draw, line) + l->airy;
	return (draw ? bar_draw(r, l->pen, line, l->label) : 1) + l->airy;
}

/* Lines from the question FIRST up to the next one. */
static int question_height(const struct results *r, size_t first, const struct laid *l)
{
	int height = 0;

	for (size_t i = first; i < r->count && (i == first || r->list[i].kind != RESULT_FIELD); i++)
		height += one_draw(&r->list[i], l, false, 0);
	return height;
}

/* Returns how many lines all take; only counts where DRAW is false. */
static int results_draw(const struct results *r, const struct laid *l, bool draw)
{
	int line = 0;

	for (size_t i = 0; i < r->count; i++) {
		if (r->list[i].kind == RESULT_FIELD && i > 0) {
			int height = question_height(r, i, l);

			line += !l->airy;
			if (height <= l->room && line % l->room + height > l->room)
				line += l->room - line % l->room;
		}
		line += one_draw(&r->list[i], l, draw, line);
	}
	return line;
}

/* With air where all of it fits on one page then. */
static struct laid laid_out(const struct results *r, const struct pen *p, int room)
{
	struct laid l = {.pen = p, .label = label_columns(r, p->columns), .room = room, .airy = true};

	l.airy = results_draw(r, &l, false) <= room;
	return l;
}

/* --- the pages --- */

static int pages_of(int height, int room)
{
	return height > 0 && room > 0 ? (height + room - 1) / room : 0;
}

/* Counted where they are shown, or will be with the next frame. */
static const struct results *results_shown(struct app *a, const struct step *step, int pages)
{
	struct show *s = show_of(a);

	return s->revealed ? results_kept(a, step, s->to_results || s->page < (size_t)pages) : NULL;
}

static void turn_to(struct show *s, int text, int all)
{
	s->text_pages = (size_t)text;
	s->pages = (size_t)all;
	if (s->to_results && all > text) { /* what was revealed may still be on its way */
		s->page = s->text_pages;
		s->to_results = false;
	}
	s->page %= s->pages;
}

void view_show_body(struct app *a, const struct step *step, const struct show_body *b)
{
	int columns = at_most(b->columns, TEXT_WIDEST), room = b->bottom - b->top, height, pages;
	struct pen p = {.grid = b->grid, .x = b->x, .columns = at_most(b->columns, WIDEST), .top = b->top, .bottom = b->bottom};
	static const struct results none;
	const struct results *results;
	struct show *s = show_of(a);
	struct laid laid;
	bool spaced = false, large;

	if (room < 1)
		return;
	markdown_lay(&a->say, app_text(a, &step->show), columns, true);
	large = b->large && view_large_text(&a->say, b, false);
	height = large ? 1 : text_height(&a->say, room, &spaced);
	pages = pages_of(height, room) > 0 ? pages_of(height, room) : 1;
	results = results_shown(a, step, pages);
	laid = laid_out(results != NULL ? results : &none, &p, room);
	turn_to(s, pages, pages + (results != NULL ? pages_of(results_draw(results, &laid, false), room) : 0));
	if (s->page < s->text_pages && large) {
		view_large_text(&a->say, b, true);
	} else if (s->page < s->text_pages) {
		text_draw(&a->say, b, (int)s->page, spaced);
	} else {
		p.y = b->top - ((int)s->page - pages) * room;
		results_draw(results, &laid, true);
	}
}

/* The room's screen as a frame: whose it is, the step, its clock, one faint line at most. To be read from the back of a room: few lines, wide
 * margins, nothing that moves but the minute. What stands in the middle is in view_projector.c and view_quiet.c. */
#include "tui/view_show.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/agenda.h"
#include "tui/block.h"
#include "tui/command.h"
#include "tui/people.h"
#include "tui/results.h"
#include "tui/show.h"
#include "tui/view.h"

enum { LARGE_WIDTH = 120, LARGE_HEIGHT = 36, MARGIN_OF = 14, TITLE_LINES = 2, AIRY = 20 };

/* --- the title --- */

/* In large letters on at most two lines; 0: it doesn't fit, nothing is drawn. */
static int title_large(const struct show_body *b, int y, const char *text)
{
	size_t starts[TITLE_LINES], lens[TITLE_LINES], at = 0, next;
	int count = 0;

	for (; text[at] != '\0' && count < TITLE_LINES; at += next, count++) {
		starts[count] = at;
		lens[count] = block_fit(text + at, b->columns, &next);
		if (lens[count] == 0)
			return 0;
	}
	if (text[at] != '\0')
		return 0;
	for (int i = 0; i < count; i++)
		block_draw(b->grid, y + i * BLOCK_HEIGHT, b->x, STYLE_TITLE, text + starts[i], lens[i]);
	return count * BLOCK_HEIGHT;
}

int view_show_title(const struct show_body *b, int y, const char *text)
{
	size_t count;
	struct text_line *lines;
	int large = b->large ? title_large(b, y, text) : 0;

	if (large > 0)
		return y + large;
	lines = text_wrap(text, strlen(text), b->columns, &count);
	for (size_t i = 0; i < count; i++)
		grid_put(b->grid, y++, b->x, b->columns, STYLE_TITLE, text + lines[i].start, lines[i].end - lines[i].start);
	free(lines);
	return y;
}

/* --- the clock --- */

/* Its figures in large letters, the words beside their foot. */
static void clock_large(const struct show_body *b, int y, enum style style, const char *words)
{
	size_t before = strcspn(words, "0123456789"), figures = strspn(words + before, "0123456789");
	int x = b->x + grid_put(b->grid, y + BLOCK_HEIGHT - 2, b->x, b->columns, style, words, before);

	block_draw(b->grid, y, x, style, words + before, figures);
	grid_text(b->grid, y + BLOCK_HEIGHT - 2, x + block_columns(words + before, figures) + 1, b->columns, style, words + before + figures);
}

/* What is left of the live step; in a preview, where it isn't live, what is planned. */
static void clock_draw(const struct app *a, const struct show_body *b, int y, const struct step *step)
{
	bool late = false, live = strcmp(a->model->live, step->id) == 0, stands = live && a->model->since == 0;
	unsigned long planned = (unsigned long)app_minutes(a, step);
	char *words = live ? clock_words(a, step, &late) : planned > 0 ? xasprintf(ngettext("%lu min", "%lu min", planned), planned) : NULL;
	enum style style = late ? STYLE_LATE : STYLE_TITLE;

	if (words != NULL && stands) {
		char *paused = xasprintf("‖ %s", words);

		free(words);
		words = paused;
		style = STYLE_FAINT;
	}
	if (words != NULL && b->large && !stands && words[strcspn(words, "0123456789")] != '\0')
		clock_large(b, y - BLOCK_HEIGHT + 2, style, words);
	else if (words != NULL)
		grid_fit(b->grid, y, b->x, b->columns, style, words);
	free(words);
}

static void answered_draw(const struct app *a, const struct show_body *b, int y, const struct step *step)
{
	size_t asked, answered = results_answered(a, step, &asked);
	char *words;

	if (asked == 0)
		return;
	words = xasprintf(_("%zu of %zu have answered"), answered, asked);
	grid_right(b->grid, y, b->x + b->columns, b->columns / 2, STYLE_FAINT, words);
	free(words);
}

/* --- the frame --- */

static void head_draw(const struct app *a, const struct show_body *b, int y, const struct step *step)
{
	int mark = view_preview_mark(a, b->grid, y), x = mark + 1 > b->x ? mark + 1 : b->x;
	char *place = xasprintf("%zu/%zu", (size_t)(step - a->scenario->steps) + 1, a->scenario->step_count);

	grid_fit(b->grid, y, x, b->x + b->columns - x - 10, STYLE_FAINT, view_title(a));
	grid_right(b->grid, y, b->x + b->columns, 8, STYLE_FAINT, place);
	free(place);
}

/* Of these the last line says which there are; to whoever asks, and to the facilitator how to get back. */
static const char *keys_words(const struct app *a)
{
	bool said = show_of((struct app *)a)->keys;

	if ((a->role & ROLE_FACILITATOR) != 0)
		return said ? _("Esc back   Space on   r results   b blank   ^E next step") : _("The room's screen   Esc back   F1 keys");
	return said ? _("Space on   b blank   ^Q leaves") : "";
}

static void last_line(struct app *a, struct grid *g, const struct show_body *b)
{
	struct show *s = show_of(a);
	char *page;

	if (app_previews(a)) {
		view_footer(a, g, g->height - 1);
		return;
	}
	grid_fit(g, g->height - 1, b->x, b->columns - 8, STYLE_FAINT, keys_words(a));
	if (s->pages <= 1)
		return;
	page = xasprintf("%zu/%zu ↓", s->page + 1, s->pages);
	grid_right(g, g->height - 1, b->x + b->columns, 8, STYLE_FAINT, page);
	free(page);
}

static struct show_body body_of(struct grid *g)
{
	struct show_body b = {.grid = g, .x = g->width / MARGIN_OF, .large = g->width >= LARGE_WIDTH && g->height >= LARGE_HEIGHT};

	b.x = b.x < 2 ? 2 : b.x;
	b.columns = g->width - 2 * b.x;
	b.top = b.large ? 2 : g->height >= AIRY ? 1 : 0;
	b.bottom = g->height - (g->height >= AIRY ? 3 : 2);
	return b;
}

static void step_draw(struct app *a, struct show_body b, const struct step *step)
{
	int clock = b.bottom;

	b.top = view_show_title(&b, b.top + (b.large ? 2 : b.grid->height >= AIRY ? 2 : 1), app_text(a, &step->title));
	b.top += b.large ? 2 : b.grid->height >= AIRY ? 1 : 0;
	b.bottom -= b.large ? BLOCK_HEIGHT - 1 : b.grid->height >= AIRY ? 1 : 0;
	if (step->kind == STEP_BREAK)
		b.bottom -= view_show_break(a, &b, b.bottom - 1, step) + 1;
	view_show_body(a, step, &b);
	clock_draw(a, &b, clock, step);
	answered_draw(a, &b, clock, step);
}

/* A dot says that it is there, and blank because somebody wants it so. */
static void blank_draw(struct grid *g)
{
	grid_text(g, g->height - 1, g->width - 2, 1, STYLE_FAINT, "·");
}

void view_show(struct app *a, struct grid *g)
{
	const struct step *step = show_step(a);
	struct show_body b = body_of(g);
	struct show *s = show_of(a);

	show_follow(a);
	if (view_small(g))
		return;
	if (show_blank(a) || s->blank) {
		blank_draw(g);
		return;
	}
	s->pages = step == NULL ? 0 : s->pages;
	if (step != NULL) {
		head_draw(a, &b, b.top, step);
		step_draw(a, b, step);
	} else {
		view_preview_mark(a, g, 0);
		view_show_quiet(a, &b);
	}
	last_line(a, g, &b);
}

void view_show_open(struct app *a)
{
	struct show *s = show_of(a);

	s->keys = s->blank = false;
	s->page = 0;
	s->to_results = s->revealed;
}

/* As somebody at a lectern expects them. */
void view_show_key(struct app *a, const struct key *k)
{
	static const struct letter letters[] = {{' ', "show-on", ""}, {'b', "blank", ""},     {'B', "blank", ""},
						{'.', "blank", ""},   {'?', "show-keys", ""}, {'r', "reveal", ""}};

	if (k->mods == 0)
		letters_key(a, letters, sizeof letters / sizeof *letters, k);
}

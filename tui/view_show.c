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

enum { LARGE_WIDTH = 120, LARGE_HEIGHT = 36, MARGIN_OF = 14, TITLE_LINES = 2, AIRY = 20, NARROW = 48 };

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

/* Its figures in large letters, the words beside their foot, up to the right margin. Returns the columns it takes; only counts where Y is
 * below 0. */
static int clock_large(const struct show_body *b, int y, enum style style, const char *words)
{
	size_t before = strcspn(words, "0123456789"), figures = strspn(words + before, "0123456789");
	const char *after = words + before + figures;
	int left = text_columns(words, before), middle = block_columns(words + before, figures), right = text_columns(after, strlen(after));
	int columns = left + middle + 1 + right, x = b->x + b->columns - columns;

	if (y < 0)
		return columns;
	grid_put(b->grid, y + BLOCK_HEIGHT - 2, x, left, style, words, before);
	block_draw(b->grid, y, x + left, style, words + before, figures);
	grid_text(b->grid, y + BLOCK_HEIGHT - 2, x + left + middle + 1, right, style, after);
	return columns;
}

/* What is left of the live step; in a preview, where it isn't live, what is planned. NULL: nothing. Caller frees. */
static char *clock_said_of(const struct app *a, const struct step *step, enum style *style)
{
	bool late = false, live = strcmp(a->model->live, step->id) == 0;
	unsigned long planned = (unsigned long)app_minutes(a, step);
	char *words = live ? clock_words(a, step, &late) : planned > 0 ? xasprintf(ngettext("%lu min", "%lu min", planned), planned) : NULL;

	*style = late ? STYLE_LATE : STYLE_TITLE;
	if (words != NULL && live && a->model->since == 0) {
		char *paused = xasprintf("‖ %s", words);

		free(words);
		words = paused;
		*style = STYLE_FAINT;
	}
	return words;
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
static const char *keys_words(struct app *a, int columns)
{
	bool said = show_of(a)->keys;

	if ((a->role & ROLE_FACILITATOR) != 0 && columns < NARROW)
		return _("Esc back");
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
	grid_fit(g, g->height - 1, b->x, b->columns - 8, STYLE_FAINT, keys_words(a, b->columns));
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

static void body_draw(struct app *a, const struct step *step, struct show_body b)
{
	if (!show_of(a)->revealed)
		b.bottom -= view_show_who(a, &b, step);
	view_show_body(a, step, &b);
}

/* On a large window: beside the title, above the heads of those in front. */
static void step_large(struct app *a, struct show_body b, const struct step *step)
{
	enum style style;
	char *clock = clock_said_of(a, step, &style);
	bool figures = clock != NULL && clock[strcspn(clock, "0123456789")] != '\0';
	struct show_body title = b;

	if (clock != NULL)
		title.columns -= 4 + (figures ? clock_large(&b, -1, style, clock) : text_columns(clock, strlen(clock)));
	if (figures)
		clock_large(&b, b.top + 2, style, clock);
	else if (clock != NULL)
		grid_right(b.grid, b.top + 2, b.x + b.columns, b.columns, style, clock);
	b.top = view_show_title(&title, b.top + 2, app_text(a, &step->title));
	b.top = (b.top < 4 + BLOCK_HEIGHT ? 4 + BLOCK_HEIGHT : b.top) + 3;
	grid_fill(b.grid, b.top - 2, b.x, b.columns, STYLE_FAINT, "─");
	answered_draw(a, &b, b.bottom, step);
	b.bottom -= step->kind == STEP_BREAK ? view_show_break(a, &b, b.bottom - 1, step) + 1 : 0;
	body_draw(a, step, b);
	free(clock);
}

static void step_draw(struct app *a, struct show_body b, const struct step *step)
{
	bool airy = b.grid->height >= AIRY;
	int foot = b.bottom;
	enum style style;
	char *clock = clock_said_of(a, step, &style);

	b.top = view_show_title(&b, b.top + (airy ? 2 : 1), app_text(a, &step->title)) + airy;
	b.bottom -= airy;
	if (step->kind == STEP_BREAK)
		b.bottom -= view_show_break(a, &b, b.bottom - 1, step) + 1;
	body_draw(a, step, b);
	if (clock != NULL)
		grid_fit(b.grid, foot, b.x, b.columns, style, clock);
	answered_draw(a, &b, foot, step);
	free(clock);
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
		(b.large ? step_large : step_draw)(a, b, step);
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

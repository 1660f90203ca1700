/* One page of the enterprise's own view: its lines, what the chosen one is about below (or above), the keys in words. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/review.h"
#include "tui/view.h"

enum { RULES_FROM = 14, TEXT_X = 5 };

/* --- keys --- */

static void choose(struct app *a, const struct key *k)
{
	struct review_face *r = a->review;
	struct list_state l = {.chosen = r->chosen[r->page], .count = r->count};
	size_t before = l.chosen;

	if (k->code == KEY_HOME_)
		l.chosen = 0;
	else if (k->code == KEY_END_)
		l.chosen = r->count > 0 ? r->count - 1 : 0;
	else if (!list_key(&l, k))
		return;
	while (l.chosen + 1 < r->count && k->code == KEY_HOME_ && r->lines[l.chosen].head)
		l.chosen++;
	while (l.chosen > before && l.chosen + 1 < r->count && r->lines[l.chosen].head)
		l.chosen++;
	while (l.chosen < before && l.chosen > 0 && r->lines[l.chosen].head)
		l.chosen--;
	if (l.chosen < r->count && r->lines[l.chosen].head)
		l.chosen = before;
	r->chosen[r->page] = l.chosen;
	r->read_on = 0;
}

void view_review_key(struct app *a, const struct key *k)
{
	struct review_face *r = a->review;
	const struct review_page_row *page = &review_pages[r->page];
	const struct review_line *l = review_chosen(a);

	if (k->mods != 0)
		return;
	if (k->code == ' ' || (page->before && k->code == KEY_PAGEDOWN_))
		r->read_on = r->read_pages > 0 ? (r->read_on + 1) % r->read_pages : 0;
	else if (page->before && k->code == KEY_PAGEUP_)
		r->read_on -= r->read_on > 0 ? 1 : 0;
	else if (k->code == KEY_ENTER_ || k->code == KEY_RIGHT_) {
		if (l != NULL && page->enter != NULL && client_going(a->client) == 0)
			page->enter(a, l);
	} else if (k->code == KEY_LEFT_ && r->page != PAGE_HOME) {
		review_back(a);
	} else {
		choose(a, k);
	}
}

/* --- the lines --- */

static void line_draw(struct grid *g, int y, const struct review_line *l, bool chosen)
{
	int columns = g->width - TEXT_X - 1, text = text_columns(l->text, strlen(l->text)), right = text_columns(l->right, strlen(l->right));
	int most = columns - text - 2 > columns / 3 ? columns - text - 2 : columns / 3;

	if (l->head) {
		grid_fit(g, y, 1, g->width - 2, l->style, l->text);
		return;
	}
	right = right < most ? right : most;
	if (chosen) {
		grid_text(g, y, 1, 1, STYLE_FOCUS, "›");
		grid_cursor(g, y, 1);
	}
	grid_text(g, y, 3, 1, l->style, l->sign);
	grid_fit(g, y, TEXT_X, columns - (right > 0 ? right + 2 : 0), chosen ? STYLE_FOCUS : l->style == STYLE_CURRENT ? STYLE_TITLE : STYLE_PLAIN, l->text);
	if (right > 0)
		grid_fit(g, y, g->width - 1 - right, right, l->style == STYLE_PLAIN || l->style == STYLE_CURRENT ? STYLE_FAINT : l->style, l->right);
}

static void lines_draw(struct app *a, struct grid *g, int y, int height)
{
	struct review_face *r = a->review;
	size_t chosen = r->chosen[r->page], first = chosen;

	if (height <= 0)
		return;
	while (first > 0 && r->lines[first - 1].head) /* its heads are seen with it */
		first--;
	if (first < r->top)
		r->top = first;
	if (chosen >= r->top + (size_t)height)
		r->top = chosen - (size_t)height + 1;
	if (r->count <= (size_t)height)
		r->top = 0;
	for (int i = 0; i < height && r->top + (size_t)i < r->count; i++)
		line_draw(g, y + i, &r->lines[r->top + (size_t)i], r->top + (size_t)i == chosen);
	if (r->top > 0)
		grid_text(g, y, g->width - 1, 1, STYLE_KEY, "↑");
	if (r->top + (size_t)height < r->count)
		grid_text(g, y + height - 1, g->width - 1, 1, STYLE_KEY, "↓");
}

/* --- what stands beside them --- */

static int beside_lines(struct app *a, struct grid *g)
{
	const struct review_page_row *page = &review_pages[a->review->page];
	struct pen nothing = {.grid = g, .x = 1, .columns = g->width - 2};

	return page->beside != NULL ? page->beside(a, review_chosen(a), &nothing) : 0;
}

static void beside_draw(struct app *a, struct grid *g, int y, int height, int total)
{
	struct review_face *r = a->review;
	struct pen p = {.grid = g, .x = 1, .columns = g->width - 2, .top = y, .bottom = y + height, .head = y};

	r->read_pages = height > 0 ? (size_t)((total + height - 1) / height) : 1;
	if (r->read_on >= r->read_pages)
		r->read_on = r->read_pages > 0 ? r->read_pages - 1 : 0;
	p.y = y - (int)r->read_on * height;
	if (height > 0 && total > 0)
		review_pages[r->page].beside(a, review_chosen(a), &p);
}

/* "1/2, Space reads on" */
static void reads_on_draw(struct app *a, struct grid *g, int y)
{
	struct review_face *r = a->review;
	char *words;

	if (r->read_pages < 2)
		return;
	words = xasprintf(_(" %zu/%zu, Space reads on "), r->read_on + 1, r->read_pages);
	grid_right(g, y, g->width - 1, g->width - 2, STYLE_KEY, words);
	free(words);
}

/* --- the frame --- */

/* How the lines between share the room: the list, then what stands beside. */
static void share(int free, int lines, int total, bool before, int *list, int *beside)
{
	int least = before ? (lines < free / 2 ? lines : free / 2) : (lines < free * 3 / 5 ? lines : free * 3 / 5);

	*beside = total < free - least ? total : free - least;
	if (total == 0)
		*beside = 0;
	*list = free - *beside;
	if (*list > lines && !before)
		*list = lines;
	if (before && *list > lines && lines > 0)
		*list = lines;
	if (!before)
		*beside = free - *list;
}

static void head_draw(struct app *a, struct grid *g)
{
	const struct review_face *r = a->review;
	const struct enterprise *e = model_enterprise(a->model, a->enterprise);
	const char *name = e != NULL ? e->name : "";
	bool home = r->page == PAGE_HOME;
	int x = 1 + grid_fit(g, 0, 1, g->width - 2, STYLE_TITLE, home ? name : _(review_pages[r->page].title)) + 2;

	grid_right(g, 0, g->width - 1, g->width - x - 1, STYLE_FAINT, home ? a->model->title : name);
}

/* WORDS with the keys of the commands that they name in braces. Caller frees. */
static char *with_keys(const struct app *a, const char *words)
{
	struct buf out = {0};

	for (const char *open; (open = strchr(words, '{')) != NULL && strchr(open, '}') != NULL; words = strchr(open, '}') + 1) {
		char key[32], *name = xstrndup(open + 1, strcspn(open + 1, "}"));

		buf_add(&out, words, (size_t)(open - words));
		buf_text(&out, command_key_said(a, name, key));
		free(name);
	}
	buf_text(&out, words);
	return buf_take(&out);
}

void view_review_foot(struct app *a, struct grid *g, const char *words)
{
	struct client_state state = client_state(a->client);
	int y = g->height - 1, x;
	char *saved, *keys, hms[16];

	if (state.trouble != NULL || a->message.text != NULL) {
		const char *said = state.trouble != NULL ? state.trouble : a->message.text;
		bool two = text_columns(said, strlen(said)) > g->width - 2;

		if (two)
			grid_fill(g, y - 1, 0, g->width, STYLE_PLAIN, " ");
		view_wrapped(g, two ? y - 1 : y, two ? 2 : 1, state.trouble != NULL || a->message.trouble ? STYLE_TROUBLE : STYLE_PLAIN, said);
		return;
	}
	keys = with_keys(a, words);
	if (text_columns(keys, strlen(keys)) > g->width - 2)
		replace(&keys, _("Arrows, Enter, Esc; F1: help"));
	x = 1 + grid_fit(g, y, 1, g->width - 2, STYLE_FAINT, keys) + 2;
	free(keys);
	saved = state.read_only ? xstrdup(_("Read only")) : a->saved_shown != 0 ? xasprintf(_("Saved %s"), clock_said_seconds(a->saved_shown, hms)) : xstrdup("");
	if (x + text_columns(saved, strlen(saved)) < g->width)
		grid_right(g, y, g->width - 1, g->width - x, STYLE_GOOD, saved);
	free(saved);
}

void view_review(struct app *a, struct grid *g)
{
	struct review_face *r = a->review;
	const struct review_page_row *page = &review_pages[r->page];
	bool rules = g->height >= RULES_FROM;
	int y = rules ? 2 : 1, bottom = g->height - (rules ? 2 : 1), total, list, beside;

	if (view_small(g))
		return;
	head_draw(a, g);
	if (rules) {
		view_rule(g, 1, 0, g->width);
		view_rule(g, bottom, 0, g->width);
	}
	if (!r->there) {
		grid_fit(g, y, 3, g->width - 4, STYLE_FAINT, _("The file is being read…"));
	} else {
		total = beside_lines(a, g);
		share(bottom - y - (rules && total > 0 ? 1 : 0), (int)r->count, total, page->before, &list, &beside);
		if (!rules && total > beside && beside > 1) /* a line says so */
			beside--;
		if (page->before) {
			beside_draw(a, g, y, beside, total);
			if (rules && r->count > 0 && beside > 0)
				view_rule(g, y + beside, 0, g->width);
			lines_draw(a, g, rules ? y + beside + (beside > 0) : bottom - list, list);
			reads_on_draw(a, g, r->count > 0 ? y + beside : bottom - (rules ? 0 : 1));
		} else {
			lines_draw(a, g, y, list);
			if (rules && total > 0)
				view_rule(g, y + list, 0, g->width);
			beside_draw(a, g, y + list + (rules ? 1 : 0), beside, total);
			reads_on_draw(a, g, bottom - (rules ? 0 : 1));
		}
		if (r->count == 0 && page->none[0] != '\0')
			view_wrapped(g, y, 3, STYLE_FAINT, _(page->none));
	}
	view_review_foot(a, g, _(page->keys));
}

/* The search: what is typed on top, two lines a hit below: where it is, then its text around the words, which stand in brackets. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/mouse.h"
#include "tui/search.h"
#include "tui/view.h"

enum { HIT_LINES = 2, ROW_X = 3 };

void view_search_open(struct app *a)
{
	search_opened(a);
}

static bool moved(struct search *s, const struct key *k)
{
	struct list_state l = {.chosen = s->chosen, .count = s->found.count};

	if (!list_key(&l, k))
		return false;
	s->chosen = l.chosen;
	s->moved = true;
	return true;
}

/* What was looked for before is selected: what is typed takes its place, what erases erases it, a key that moves in it keeps it.
 * True: K has done all it does. */
static bool begin_anew(struct app *a, const struct key *k)
{
	struct search *s = a->search;
	bool erases = k->code == KEY_BACKSPACE_ || k->code == KEY_DELETE_;
	bool selected = s->fresh;

	s->fresh = false;
	if (!selected || !(erases || key_is_text(k) || k->code == KEY_PASTE_))
		return false;
	edit_set(&s->line, "", 0, false);
	if (erases)
		search_typed(a);
	return erases;
}

void view_search_key(struct app *a, const struct key *k)
{
	struct search *s = a->search;
	struct splice splice;

	if (search_hold(s, k))
		return;
	if (k->code == KEY_ENTER_ && k->mods == 0) {
		search_go(a);
		return;
	}
	if (moved(s, k))
		return;
	if (begin_anew(a, k))
		return;
	if (edit_key(&s->line, k, 60, &splice) == EDIT_CHANGED) {
		splice_clear(&splice);
		search_typed(a);
	}
}

/* Draws TEXT from X on and returns where it ends; nothing behind RIGHT. */
static int put(struct grid *g, int y, int x, int right, enum style style, const char *text, size_t len)
{
	return x < right ? x + grid_put(g, y, x, right - x, style, text, len) : x;
}

static void piece_draw(struct grid *g, int y, const struct found_hit *h)
{
	int x = ROW_X, right = g->width - 1;
	size_t at = 0;

	for (size_t i = 0; i < h->mark_count; i++) {
		const struct search_mark *m = &h->marks[i];

		x = put(g, y, x, right, STYLE_PLAIN, h->piece + at, m->at - at);
		x = put(g, y, x, right, STYLE_KEY, "[", 1);
		x = put(g, y, x, right, STYLE_STRONG, h->piece + m->at, m->len);
		x = put(g, y, x, right, STYLE_KEY, "]", 1);
		at = m->at + m->len;
	}
	x = put(g, y, x, right, STYLE_PLAIN, h->piece + at, strlen(h->piece) - at);
	if (x >= right)
		grid_text(g, y, right - 1, 1, STYLE_FAINT, "…");
}

static void hit_draw(struct app *a, struct grid *g, int y, const struct found_hit *h, bool chosen)
{
	char *where = search_place_words(a, h);

	if (chosen) {
		grid_text(g, y, 1, 1, STYLE_FOCUS, "›");
		grid_cursor(g, y, 1); /* the line typed in takes it, but after an arrow */
	}
	grid_fit(g, y, ROW_X, g->width - ROW_X - 1, chosen ? STYLE_FOCUS : STYLE_LABEL, where);
	piece_draw(g, y + 1, h);
	free(where);
}

static void hits_draw(struct app *a, struct grid *g, int y, int height)
{
	struct search *s = a->search;
	size_t lines = (size_t)(height / HIT_LINES);

	if (s->chosen < s->top)
		s->top = s->chosen;
	if (s->chosen >= s->top + lines)
		s->top = s->chosen - lines + 1;
	for (size_t i = 0; i < lines && s->top + i < s->found.count; i++) {
		hit_item(g, y + (int)i * HIT_LINES, HIT_LINES, s->chosen, s->top + i);
		hit_draw(a, g, y + (int)i * HIT_LINES, &s->found.hits[s->top + i], s->top + i == s->chosen);
	}
	if (s->top > 0)
		grid_text(g, y, g->width - 1, 1, STYLE_KEY, "↑");
	if (s->top + lines < s->found.count)
		grid_text(g, y + height - 1, g->width - 1, 1, STYLE_KEY, "↓");
}

/* "12", "more than 50", nothing while nothing is looked for. Returns the columns taken. */
static int count_draw(const struct search *s, struct grid *g)
{
	char *words = s->asked == 0 || s->found.count == 0 ? xstrdup("")
		      : s->found.more ? xasprintf(_("more than %zu"), s->found.count)
				      : xasprintf(ngettext("%zu found", "%zu found", s->found.count), s->found.count);
	int columns = grid_right(g, 0, g->width - 1, g->width / 3, STYLE_FAINT, words);

	free(words);
	return columns;
}

static const char *instead(const struct search *s)
{
	if (s->refused != NULL)
		return s->refused;
	if (s->asked == 0)
		return _("In all answers, notes and names, of every meeting. Accents and capitals do not matter; the beginning of a word is enough, several "
			 "words narrow it down.");
	return s->waiting || s->found.count > 0 ? "" : _("Nothing has these words.");
}

void view_search(struct app *a, struct grid *g)
{
	struct search *s = a->search;
	int x, right;

	if (view_small(g))
		return;
	x = 1 + grid_text(g, 0, 1, g->width / 2, STYLE_TITLE, _("Search:")) + 1;
	right = count_draw(s, g);
	view_rule(g, 1, 0, g->width);
	if (s->found.count > 0)
		hits_draw(a, g, 2, (g->height - 4) / HIT_LINES * HIT_LINES);
	else
		view_wrapped(g, 2, g->height - 4, STYLE_FAINT, instead(s));
	view_rule(g, g->height - 2, 0, g->width);
	if (a->message.text != NULL)
		grid_fit(g, g->height - 1, 1, g->width - 2, a->message.trouble ? STYLE_TROUBLE : STYLE_PLAIN, a->message.text);
	else
		grid_fit(g, g->height - 1, 1, g->width - 2, STYLE_FAINT, _("Enter goes there, ↑ ↓ choose, Esc goes back"));
	edit_draw(&s->line, g, 0, x, 1, g->width - x - 2 - right, STYLE_PLAIN, !s->moved || s->found.count == 0);
	if (s->fresh)
		grid_text(g, 0, x, g->width - x - 2 - right, STYLE_FOCUS, s->line.text + s->line.top);
}

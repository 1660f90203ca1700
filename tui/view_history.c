/* What was done, newest first: a line an action, the chosen one in full below; and the room as it was, with what says so. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/history.h"
#include "tui/mouse.h"
#include "tui/paragraph.h"
#include "tui/view.h"

enum { WHOLE_LINES = 3, WHOLE_FROM = 16, LIST_Y = 2 };

void view_history_open(struct app *a)
{
	history_opened(a);
}

static bool moved(struct history *h, const struct key *k)
{
	struct list_state l = {.chosen = h->chosen, .count = h->page.count};

	if (!list_key(&l, k))
		return false;
	h->chosen = l.chosen;
	h->moved = true;
	return true;
}

void view_history_key(struct app *a, const struct key *k)
{
	struct history *h = a->history;
	struct splice splice;
	struct error err = {0};

	if (k->code == KEY_ENTER_ && k->mods == 0) {
		if (!command_run(a, "history-look", "", &err))
			app_warn(a, "%s", err.text != NULL ? err.text : "");
		error_clear(&err);
	} else if (moved(h, k)) {
		history_more(a);
	} else if (edit_key(&h->line, k, 60, &splice) == EDIT_CHANGED) {
		splice_clear(&splice);
		h->moved = false;
		history_typed(a);
	}
}

/* A sign before what was taken back, takes back, or was made of two. */
static const char *sign_of(const struct history_entry *e)
{
	if (e->undone)
		return "×";
	if (strcmp(e->op, "undo") == 0)
		return "↶";
	if (strcmp(e->op, "redo") == 0)
		return "↷";
	return e->merged ? "≈" : " ";
}

static void line_draw(struct app *a, struct grid *g, int y, const struct history_entry *e, bool chosen)
{
	char *when = history_when(a, e->at), *words = history_words(a, e), *whole = xasprintf(_("%s: %s"), e->author, words);
	int x = 5;

	if (chosen) {
		grid_text(g, y, 1, 1, STYLE_FOCUS, "›");
		grid_cursor(g, y, 1); /* the line typed in takes it, but after an arrow */
	}
	grid_text(g, y, 3, 1, STYLE_KEY, sign_of(e));
	x += grid_text(g, y, x, 12, STYLE_FAINT, when) + 1;
	grid_fit(g, y, x, g->width - x - 1, chosen ? STYLE_FOCUS : e->undone ? STYLE_FAINT : STYLE_PLAIN, whole);
	free(whole);
	free(words);
	free(when);
}

static void lines_draw(struct app *a, struct grid *g, int height)
{
	struct history *h = a->history;

	if (h->chosen < h->top)
		h->top = h->chosen;
	if (h->chosen >= h->top + (size_t)height)
		h->top = h->chosen - (size_t)height + 1;
	for (int i = 0; i < height && h->top + (size_t)i < h->page.count; i++) {
		hit_item(g, LIST_Y + i, 1, h->chosen, h->top + (size_t)i);
		line_draw(a, g, LIST_Y + i, &h->page.list[h->top + (size_t)i], h->top + (size_t)i == h->chosen);
	}
	if (h->top > 0)
		grid_text(g, LIST_Y, g->width - 1, 1, STYLE_KEY, "↑");
	if (h->top + (size_t)height < h->page.count || h->page.next != 0)
		grid_text(g, LIST_Y + height - 1, g->width - 1, 1, STYLE_KEY, "↓");
}

/* The chosen one in full. */
static void whole_draw(struct app *a, struct grid *g, int y, int height)
{
	const struct history_entry *e = history_chosen(a);
	struct pen p = {.grid = g, .y = y, .x = 1, .columns = g->width - 2, .top = y, .bottom = y + height};
	char *words, *marks, *text;

	if (e == NULL)
		return;
	words = history_words(a, e);
	marks = history_marks(a, e);
	text = marks[0] != '\0' ? xasprintf("%s (%s)", words, marks) : xstrdup(words);
	paragraph(&p, 0, 0, g->width - 2, height, STYLE_PLAIN, text);
	free(text);
	free(marks);
	free(words);
}

static const char *instead(const struct history *h)
{
	if (h->refused != NULL)
		return h->refused;
	if (h->waiting || h->page.count > 0)
		return "";
	return h->line.len > 0 ? _("Nothing that was done has these words.") : _("Nothing was done yet.");
}

static void keys_draw(const struct app *a, struct grid *g)
{
	char key[32], *words = xasprintf(_("Enter: as it was then, %s takes it back, letters filter, Esc back"), command_key(a, command_find("history-undo"), key));

	grid_fit(g, g->height - 1, 1, g->width - 2, STYLE_FAINT, words);
	free(words);
}

void view_history(struct app *a, struct grid *g)
{
	struct history *h = a->history;
	int whole = g->height >= WHOLE_FROM ? WHOLE_LINES + 1 : 0, x, bottom = g->height - 2 - whole;

	if (view_small(g))
		return;
	x = 1 + grid_text(g, 0, 1, g->width / 2, STYLE_TITLE, _("What was done:")) + 1;
	view_rule(g, 1, 0, g->width);
	view_wrapped(g, LIST_Y, 3, STYLE_FAINT, instead(h));
	lines_draw(a, g, bottom - LIST_Y);
	if (whole > 0) {
		view_rule(g, bottom, 0, g->width);
		whole_draw(a, g, bottom + 1, WHOLE_LINES);
	}
	view_rule(g, g->height - 2, 0, g->width);
	if (a->message.text != NULL)
		grid_fit(g, g->height - 1, 1, g->width - 2, a->message.trouble ? STYLE_TROUBLE : STYLE_PLAIN, a->message.text);
	else
		keys_draw(a, g);
	edit_draw(&h->line, g, 0, x, 1, g->width - x - 1, STYLE_PLAIN, !h->moved || h->page.count == 0);
}

/* --- the room as it was --- */

void view_past_key(struct app *a, const struct key *k)
{
	(void)k;
	app_say(a, "%s", _("This is how it was: nothing can be changed here. Esc goes back to now."));
}

/* Of another meeting than the one that is held it is said which. */
static char *mark_words(const struct app *a, const char *when)
{
	if (a->past->meeting == client_model(a->client)->meeting)
		return xasprintf(_("AS IT WAS at %s"), when);
	return xasprintf(_("AS IT WAS at %s · %s"), when, a->past->meeting_title);
}

static void past_keys_draw(const struct app *a, struct grid *g, int y)
{
	static const char *const names[] = {"enterprise-next", "enterprise-previous", "step-next", "step-previous", "field-next"};
	char keys[sizeof names / sizeof *names][32], *words;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		command_key(a, command_find(names[i]), keys[i]);
	words = xasprintf(_("As it was, to look at: %s %s enterprise, %s %s step, %s field"), keys[0], keys[1], keys[2], keys[3], keys[4]);
	grid_fit(g, y, 1, g->width - 2, STYLE_FAINT, words);
	free(words);
}

void view_past(struct app *a, struct grid *g)
{
	const struct step *step = app_step(a);
	char *when = history_when(a, a->history->past_at), *mark = mark_words(a, when);
	char *right = xstrdup(_("Esc: back to now"));
	int x = 1, last = g->height - 1;

	if (!view_small(g)) {
		view_room(a, g);
		grid_fill(g, 0, 0, g->width, STYLE_PLAIN, " ");
		x += grid_fit(g, 0, x, g->width - 2, STYLE_LATE, mark) + 2;
		if (step != NULL && g->width - x > 30)
			grid_fit(g, 0, x, g->width - x - text_columns(right, strlen(right)) - 3, STYLE_TITLE, app_said(&step->title));
		grid_right(g, 0, g->width - 1, g->width - x, STYLE_KEY, right);
		grid_fill(g, last, 0, g->width, STYLE_PLAIN, " ");
		if (a->message.text != NULL)
			grid_fit(g, last, 1, g->width - 2, STYLE_PLAIN, a->message.text);
		else
			past_keys_draw(a, g, last);
	}
	free(right);
	free(mark);
	free(when);
}

/* A list to pick one line from, filtered as one types: suggestions, steps. What picking does is a command. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/view.h"

enum { NARROW = 60 };

void pick_open(struct app *a, const char *title, void (*lines)(struct app *a, const char *typed))
{
	a->pick_title = title;
	a->pick = lines;
	view_open(a, VIEW_PICK);
}

void pick_add(struct app *a, const char *typed, const char *text, const char *detail, const char *command,
	      const char *argument)
{
	if (typed[0] == '\0' || text_matches(text, typed))
		list_add(&a->list, text, detail, command, argument);
}

void view_pick_open(struct app *a)
{
	edit_set(&a->list.line, "", 0, false);
	list_clear(&a->list);
	a->pick(a, "");
	a->pick_text = a->pick_detail = 0;
	for (size_t i = 0; i < a->list.count; i++) { /* of all lines, so that none moves while one types */
		int text = text_columns(a->list.matches[i].text, strlen(a->list.matches[i].text));
		int detail = text_columns(a->list.matches[i].detail, strlen(a->list.matches[i].detail));

		a->pick_text = text > a->pick_text ? text : a->pick_text;
		a->pick_detail = detail > a->pick_detail ? detail : a->pick_detail;
	}
}

void view_pick_key(struct app *a, const struct key *k)
{
	struct splice s;

	if (k->code == KEY_ENTER_ && k->mods == 0) {
		list_run(a);
	} else if (!list_key(&a->list, k) && edit_key(&a->list.line, k, 60, &s) == EDIT_CHANGED) {
		splice_clear(&s);
		list_clear(&a->list);
		a->pick(a, a->list.line.text);
	}
}

/* Columns for the texts: what stands beside them gets what it needs where they leave it, and in a narrow window no more than a quarter. */
static int text_width(const struct app *a, int width)
{
	int most = width - 24, needs = a->pick_text, leaves = width - 6 - a->pick_detail;

	if (width < NARROW && needs > most)
		return (width - 6) * 3 / 4;
	return leaves >= most || needs >= most ? most : needs > leaves ? needs : leaves;
}

void view_pick(struct app *a, struct grid *g)
{
	int x;

	if (view_small(g))
		return;
	x = 1 + grid_fit(g, 0, 1, g->width / 2, STYLE_TITLE, a->pick_title) + 2;
	view_rule(g, 1, 0, g->width);
	list_draw(&a->list, g, 2, 0, g->height - 4, g->width, text_width(a, g->width));
	if (a->list.count == 0)
		grid_fit(g, 2, 3, g->width - 4, STYLE_FAINT, _("Nothing has that name."));
	view_rule(g, g->height - 2, 0, g->width);
	grid_fit(g, g->height - 1, 1, g->width - 2, STYLE_FAINT, _("Enter takes it, ↑ ↓ choose, letters filter, Esc goes back"));
	edit_draw(&a->list.line, g, 0, x, 1, g->width - x - 1, STYLE_PLAIN, true);
	list_cursor(&a->list, g);
}

/* A line to type in at the bottom of what is shown. What is done with it is whoever's who opened it. */
#include "tui/prompt.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/view.h"

struct prompt {
	struct edit line;
	char *label;
	enum view_id over;
	void (*done)(struct app *a, const char *text);
};

void prompt_open(struct app *a, const char *label, const char *text, void (*done)(struct app *a, const char *text))
{
	enum view_id over = a->view;

	if (a->prompt == NULL)
		a->prompt = xcalloc(1, sizeof *a->prompt);
	replace(&a->prompt->label, label);
	edit_set(&a->prompt->line, text, strlen(text), false);
	a->prompt->over = over;
	a->prompt->done = done;
	view_open(a, VIEW_PROMPT);
}

enum view_id prompt_over(const struct app *a)
{
	return a->view == VIEW_PROMPT ? a->prompt->over : a->view;
}

void prompt_free(struct prompt *p)
{
	if (p == NULL)
		return;
	edit_clear(&p->line);
	free(p->label);
	free(p);
}

void view_prompt_key(struct app *a, const struct key *k)
{
	struct splice s;

	if (k->code == KEY_ENTER_ && k->mods == 0) {
		char *text = xstrdup(a->prompt->line.text);

		view_close(a);
		a->prompt->done(a, text);
		free(text);
	} else if (edit_key(&a->prompt->line, k, 60, &s) == EDIT_CHANGED) {
		splice_clear(&s);
	}
}

void view_prompt(struct app *a, struct grid *g)
{
	int y = g->height - 1, x;

	if (view_small(g))
		return;
	views[a->prompt->over].draw(a, g);
	grid_fill(g, y, 0, g->width, STYLE_PLAIN, " ");
	if (a->message.text != NULL) {
		grid_fill(g, y - 1, 0, g->width, STYLE_PLAIN, " ");
		grid_fit(g, y - 1, 1, g->width - 2, STYLE_PLAIN, a->message.text);
	}
	x = 1 + grid_fit(g, y, 1, g->width > 48 ? g->width - 24 : g->width / 2, STYLE_FOCUS, a->prompt->label) + 1;
	edit_draw(&a->prompt->line, g, y, x, 1, g->width - x - 1, STYLE_PLAIN, true);
}

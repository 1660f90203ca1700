/* A question with two answers: undoing what somebody has changed since. Both values are shown. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/form.h"
#include "tui/mouse.h"
#include "tui/view.h"

static void answer(struct app *a, size_t chosen)
{
	bool redo = a->ask.redo;

	view_close(a);
	if (chosen == 1) {
		form_leave(a);
		if (a->ask.action != 0)
			client_take_back(a->client, a->ask.action, true);
		else
			client_undo(a->client, redo, true);
		a->model = client_model(a->client);
		form_enter_again(a, FORM_END);
	} else {
		app_say(a, "%s", _("Kept as it is now."));
	}
}

void view_ask_key(struct app *a, const struct key *k)
{
	if (k->mods != 0)
		return;
	if (k->code == KEY_UP_ || k->code == KEY_LEFT_)
		a->ask.chosen = 0;
	else if (k->code == KEY_DOWN_ || k->code == KEY_RIGHT_ || k->code == KEY_TAB_)
		a->ask.chosen = k->code == KEY_TAB_ ? 1 - a->ask.chosen : 1;
	else if (k->code == '1' || k->code == '2')
		answer(a, k->code - '1');
	else if (k->code == KEY_ENTER_)
		answer(a, a->ask.chosen);
}

/* An answer and the value it stands for; returns the line after. */
static int choice_draw(struct app *a, struct grid *g, int y, size_t which, const char *label, const char *value,
		       int height)
{
	struct wrapped w = {0};
	bool chosen = a->ask.chosen == which;
	int top = y;
	const char *text = value == NULL || value[0] == '\0' ? _("(nothing)") : value;
	size_t count;
	const struct text_line *lines = wrapped_lines(&w, text, g->width - 8, &count);

	if (chosen) {
		grid_text(g, y, 1, 1, STYLE_FOCUS, "›");
		grid_cursor(g, y, 1);
	}
	grid_fit(g, y++, 3, g->width - 4, chosen ? STYLE_FOCUS : STYLE_LABEL, label);
	for (int i = 0; i < height && (size_t)i < count; i++)
		grid_put(g, y++, 6, g->width - 8, STYLE_PLAIN, w.text + lines[i].start, lines[i].end - lines[i].start);
	wrapped_clear(&w);
	hit_item(g, top, y - top, a->ask.chosen, which);
	return y + 1;
}

void view_ask(struct app *a, struct grid *g)
{
	int y = 2, height = (g->height - 8) / 2;

	if (view_small(g))
		return;
	grid_fit(g, 0, 1, g->width - 2, STYLE_TITLE, a->ask.question);
	view_rule(g, 1, 0, g->width);
	y = choice_draw(a, g, y, 0, _("1 Keep it as it is now:"), a->ask.theirs, height);
	choice_draw(a, g, y, 1, a->ask.redo ? _("2 Redo anyway:") : _("2 Undo anyway:"), a->ask.mine, height);
	view_rule(g, g->height - 2, 0, g->width);
	grid_fit(g, g->height - 1, 1, g->width - 2, STYLE_FAINT, _("1 or 2, or ↑ ↓ and Enter; Esc keeps it"));
}

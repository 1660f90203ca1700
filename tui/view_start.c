/* The start screen and the list of scenarios: a line to type in, what there is below, the chosen one in full. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/start.h"
#include "tui/view.h"

enum { DETAIL = 36 };

void view_start_key(struct app *a, const struct key *k)
{
	struct list_state *l = &a->start->list;
	struct splice s;

	if (k->code == 'q' && k->mods == 0 && a->base == VIEW_START && l->line.len == 0) {
		a->done = true;
	} else if (k->code == KEY_UP_ && k->mods == 0 && l->chosen == 0 && l->count > 0) {
		l->chosen = l->count - 1; /* what stands at the end is one key away */
	} else if (!list_key(l, k) && edit_key(&l->line, k, 60, &s) == EDIT_CHANGED) {
		splice_clear(&s);
		start_list(a);
	}
}

void view_typed(struct list_state *l, struct grid *g, const char *label)
{
	int x = 1 + grid_fit(g, 0, 1, g->width / 2, STYLE_TITLE, label) + 2;

	edit_draw(&l->line, g, 0, x, 1, g->width - x - 1, STYLE_PLAIN, true);
	list_cursor(l, g);
	if (l->line.len == 0)
		grid_fit(g, 0, x + 1, g->width - x - 2, STYLE_FAINT, _("type to filter"));
}

/* What the chosen line is, in one line that the list has no room for. Caller frees. */
static char *chosen_words(const struct app *a)
{
	const struct start *s = a->start;
	const struct scenario_row *r = start_row(a);
	const struct match *m = s->list.chosen < s->list.count ? &s->list.matches[s->list.chosen] : NULL;

	char *path = NULL, *words;

	if (r != NULL)
		path = path_words(r->path);
	else if (m != NULL && strcmp(m->command, "session") == 0)
		path = path_words(s->recent[strtoul(m->argument, NULL, 10) - 1].path);
	if (r == NULL)
		return path != NULL ? path : xstrdup(m != NULL ? m->detail : "");
	words = r->fault != NULL ? xasprintf("%s: %s", path, r->fault) : xasprintf("%s  %s", r->id, path);
	free(path);
	return words;
}

static void empty_draw(const struct app *a, struct grid *g)
{
	const char *words = _("Nothing has that name.");

	if (a->base == VIEW_SCENARIOS && a->start->row_count == 0)
		words = _("There are no scenarios; FILROUGE_SCENARIOS names the folder they are in.");
	grid_fit(g, 2, 3, g->width - 4, STYLE_FAINT, words);
}

void view_start(struct app *a, struct grid *g)
{
	struct start *s = a->start;
	bool wide = g->width >= 2 * DETAIL - 8;
	char *words;

	if (view_small(g))
		return;
	view_rule(g, 1, 0, g->width);
	list_draw(&s->list, g, 2, 0, g->height - 5, g->width, wide ? g->width - DETAIL : g->width - 5);
	if (s->list.count == 0)
		empty_draw(a, g);
	view_rule(g, g->height - 3, 0, g->width);
	words = chosen_words(a);
	grid_fit(g, g->height - 2, 1, g->width - 2, STYLE_FAINT, words);
	free(words);
	view_footer(a, g, g->height - 1);
	view_typed(&s->list, g, a->base == VIEW_SCENARIOS ? _("Scenarios") : "filrouge");
}

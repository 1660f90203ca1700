/* A list under a typed line: what the palette, the help and the steps share. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "tui/mouse.h"
#include "tui/view.h"

void list_clear(struct list_state *l)
{
	for (size_t i = 0; i < l->count; i++) {
		free(l->matches[i].text);
		free(l->matches[i].detail);
	}
	free(l->matches);
	l->matches = NULL;
	l->count = l->chosen = l->top = 0;
	l->moved = false;
}

void list_add(struct list_state *l, const char *text, const char *detail, const char *command, const char *argument)
{
	struct match *m;

	l->matches = xrealloc(l->matches, l->count + 1, sizeof *l->matches);
	m = &l->matches[l->count++];
	m->text = xstrdup(text);
	m->detail = xstrdup(detail);
	m->faint = false;
	snprintf(m->command, sizeof m->command, "%s", command);
	snprintf(m->argument, sizeof m->argument, "%s", argument);
}

/* A scenario has an id as well, which people know. */
static int rank_of(const struct match *m, const char *typed, const char *folded)
{
	char *text = text_fold(m->text);
	bool exact = strcmp(text, folded) == 0;
	int name = text_rank(m->text, typed), id = strcmp(m->command, "scenario") == 0 ? text_rank(m->argument, typed) : -1;
	int best = name < 0 || (id >= 0 && id < name) ? id : name;

	free(text);
	return exact ? -1 : best < 0 ? INT_MAX : best;
}

void list_best_first(struct list_state *l, size_t from, const char *typed)
{
	int *ranks = xcalloc(l->count + 1, sizeof *ranks);
	char *folded = text_fold(typed);

	for (size_t i = from; typed[0] != '\0' && i < l->count; i++) {
		struct match one = l->matches[i];
		int rank = rank_of(&one, typed, folded);
		size_t at = i;

		for (; at > from && rank < ranks[at - 1]; at--) {
			l->matches[at] = l->matches[at - 1];
			ranks[at] = ranks[at - 1];
		}
		l->matches[at] = one;
		ranks[at] = rank;
	}
	free(folded);
	free(ranks);
}

static bool moved(struct list_state *l, const struct key *k)
{
	size_t last = l->count > 0 ? l->count - 1 : 0;

	if (k->mods != 0)
		return false;
	switch (k->code) {
	case KEY_UP_:
		l->chosen -= l->chosen > 0 ? 1 : 0;
		return true;
	case KEY_DOWN_:
		l->chosen += l->chosen < last ? 1 : 0;
		return true;
	case KEY_PAGEUP_:
		l->chosen -= l->chosen < 10 ? l->chosen : 10;
		return true;
	case KEY_PAGEDOWN_:
		l->chosen = l->chosen + 10 < last ? l->chosen + 10 : last;
		return true;
	default:
		return false;
	}
}

bool list_key(struct list_state *l, const struct key *k)
{
	bool taken = moved(l, k);

	l->moved |= taken;
	return taken;
}

void list_cursor(const struct list_state *l, struct grid *g)
{
	if (l->moved && l->count > 0)
		grid_cursor(g, l->chosen_y, l->chosen_x);
}

void list_draw(struct list_state *l, struct grid *g, int y, int x, int height, int columns, int wide)
{
	if (height <= 0)
		return;
	if (l->chosen < l->top)
		l->top = l->chosen;
	if (l->chosen >= l->top + (size_t)height)
		l->top = l->chosen - (size_t)height + 1;
	for (int i = 0; i < height && l->top + (size_t)i < l->count; i++) {
		const struct match *m = &l->matches[l->top + (size_t)i];
		bool chosen = l->top + (size_t)i == l->chosen;

		hit_add(g, (struct hit){HIT_LINE, y + i, x, 1, columns, .index = l->top + (size_t)i, .list = l});
		if (chosen) {
			l->chosen_y = y + i;
			l->chosen_x = x + 1;
			grid_text(g, y + i, x + 1, 1, STYLE_FOCUS, "›");
		}
		grid_fit(g, y + i, x + 3, wide, chosen ? STYLE_FOCUS : m->faint ? STYLE_FAINT : STYLE_PLAIN, m->text);
		grid_fit(g, y + i, x + 3 + wide + 2, columns - wide - 6, STYLE_FAINT, m->detail);
	}
	if (l->top > 0)
		grid_text(g, y, x + columns - 1, 1, STYLE_KEY, "↑");
	if (l->top + (size_t)height < l->count)
		grid_text(g, y + height - 1, x + columns - 1, 1, STYLE_KEY, "↓");
}

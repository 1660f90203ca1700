/* The last line: saved or not, what was said last, and the keys that matter here. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/mouse.h"
#include "tui/start.h"
#include "tui/view.h"

enum { MESSAGE_LINES = 3, FULL = 20 }; /* a message takes at most so many lines, in a window of fewer than FULL one less */

/* What stands left; caller frees. *STAYS: as long as it is so, until then a line is all it gets. */
static char *said_words(const struct app *a, enum style *style, bool *stays)
{
	struct client_state state;
	char hms[16];

	*stays = false;
	if (a->start != NULL)
		return start_said(a, style);
	state = client_state(a->client);
	*style = STYLE_TROUBLE;
	*stays = true;
	if (state.trouble != NULL)
		return xstrdup(state.trouble);
	*style = a->message.trouble ? STYLE_TROUBLE : STYLE_PLAIN;
	*stays = false;
	if (a->message.text != NULL)
		return xstrdup(a->message.text);
	*style = STYLE_FAINT;
	if (app_previews(a))
		return xstrdup(_("Nothing is kept"));
	if (state.read_only)
		return xstrdup(_("Read only"));
	*style = STYLE_GOOD;
	if (a->saved_shown == 0)
		return xstrdup("");
	return xasprintf(_("Saved %s"), clock_said_seconds(a->saved_shown, hms));
}

/* The hints of all rows, made once for a language. */
static const struct hint *hints_of(struct app *a)
{
	if (a->hints != NULL && a->hints_language == i18n_language())
		return a->hints;
	if (a->hints == NULL)
		a->hints = xcalloc(command_count, sizeof *a->hints);
	a->hints_language = i18n_language();
	for (size_t i = 0; i < command_count; i++) {
		struct hint *h = &a->hints[i];

		h->word = commands[i].hint != NULL ? _(commands[i].hint) : "";
		command_key(a, &commands[i], h->key);
		h->key_columns = text_columns(h->key, strlen(h->key));
		h->columns = h->key_columns + 1 + text_columns(h->word, strlen(h->word)) + 2;
	}
	return a->hints;
}

static bool hinted(const struct app *a, const struct command *c, unsigned where)
{
	return c->hint != NULL && (c->where & where) != 0 && (c->who & a->role) != 0;
}

static int hint_draw(struct app *a, struct grid *g, int y, int x, const struct hint *h)
{
	hit_add(g, (struct hit){HIT_COMMAND, y, x, 1, h->columns - 2, .command = commands[h - a->hints].name});
	grid_text(g, y, x, h->key_columns, STYLE_KEY, h->key);
	grid_text(g, y, x + h->key_columns + 1, h->columns, STYLE_FAINT, h->word);
	return h->columns;
}

/* A message that is longer than a line stands on those above too. Returns the columns of the last one. */
static int said_draw(struct grid *g, int y, enum style style, const char *said, size_t most)
{
	size_t count, first;
	struct text_line *lines = text_wrap(said, strlen(said), g->width - 2, &count);
	int columns = 0;

	if (count > most)
		count = most;
	first = count;
	for (int line = y - (int)count + 1; count > 1 && line <= y; line++, first--) {
		const struct text_line *l = &lines[count - first];

		grid_fill(g, line, 0, g->width, STYLE_PLAIN, " ");
		columns = first > 1 ? grid_put(g, line, 1, g->width - 2, style, said + l->start, l->end - l->start)
				    : grid_fit(g, line, 1, g->width - 2, style, said + l->start);
	}
	free(lines);
	return count > 1 ? columns : grid_fit(g, y, 1, g->width - 2, style, said);
}

void view_footer(struct app *a, struct grid *g, int y)
{
	const struct hint *hints = hints_of(a), *help = &hints[command_find("help") - commands], *shown[32];
	unsigned where = command_narrow(command_where(a));
	enum style style;
	bool stays;
	char *said = said_words(a, &style, &stays);
	int left = 1 + said_draw(g, y, style, said, stays ? 1 : g->height >= FULL ? MESSAGE_LINES : MESSAGE_LINES - 1), x = g->width - 1 - (help->columns - 2);
	size_t count = 0;

	free(said);
	if (x < left + 2)
		return;
	for (size_t i = 0; i < command_count && count < sizeof shown / sizeof shown[0]; i++) {
		if (&hints[i] == help || hints[i].key_columns == 0 || !hinted(a, &commands[i], where))
			continue;
		if (x - hints[i].columns < left + 1)
			break;
		x -= hints[i].columns;
		shown[count++] = &hints[i];
	}
	for (size_t i = 0; i < count; i++)
		x += hint_draw(a, g, y, x, shown[i]);
	hint_draw(a, g, y, x, help);
}

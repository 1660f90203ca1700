/* The last line: saved or not, what was said last, and the keys that matter here. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/view.h"

/* What stands left; caller frees. */
static char *said_words(const struct app *a, enum style *style)
{
	struct client_state state = client_state(a->client);
	char hms[16];

	*style = STYLE_TROUBLE;
	if (state.trouble != NULL)
		return xasprintf(_("Not saved: %s"), state.trouble);
	*style = a->message.trouble ? STYLE_TROUBLE : STYLE_PLAIN;
	if (a->message.text != NULL)
		return xstrdup(a->message.text);
	*style = STYLE_FAINT;
	if (state.read_only)
		return xstrdup(_("Read only"));
	*style = STYLE_GOOD;
	if (a->saved_shown == 0)
		return xstrdup("");
	return xasprintf(_("Saved %s"), clock_hms(a->saved_shown, hms));
}

static int hint_columns(const struct command *c)
{
	char key[32];

	command_key(c, key);
	return text_columns(key, strlen(key)) + 1 + text_columns(_(c->hint), strlen(_(c->hint))) + 2;
}

static bool hinted(const struct app *a, const struct command *c)
{
	return c->hint != NULL && c->keys[0] != '\0' && (c->where & command_where(a)) != 0 && (c->who & a->role) != 0;
}

static int hint_draw(struct grid *g, int y, int x, const struct command *c)
{
	char key[32];
	int width;

	command_key(c, key);
	width = grid_text(g, y, x, 16, STYLE_KEY, key);
	width += 1 + grid_text(g, y, x + width + 1, 40, STYLE_FAINT, _(c->hint));
	return width + 2;
}

void view_footer(struct app *a, struct grid *g, int y)
{
	const struct command *help = command_find("help"), *shown[32];
	enum style style;
	char *said = said_words(a, &style);
	int left = 1 + grid_fit(g, y, 1, g->width - 2, style, said), x = g->width - 1 - (hint_columns(help) - 2);
	size_t count = 0;

	free(said);
	if (x < left + 2)
		return;
	for (size_t i = 0; i < command_count && count < sizeof shown / sizeof shown[0]; i++) {
		if (&commands[i] == help || !hinted(a, &commands[i]))
			continue;
		if (x - hint_columns(&commands[i]) < left + 1)
			break;
		x -= hint_columns(&commands[i]);
		shown[count++] = &commands[i];
	}
	for (size_t i = 0; i < count; i++)
		x += hint_draw(g, y, x, shown[i]);
	hint_draw(g, y, x, help);
}

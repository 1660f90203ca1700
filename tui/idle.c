/* Minutes without a key. Hiding keeps glances off a projected screen; it is no lock and says so. The room's screen, at which nobody
 * types, is not left, and hidden only where that is asked for. */
#include "tui/idle.h"

#include "base/i18n.h"
#include "tui/show.h"
#include "tui/view.h"

static int64_t deadline(const struct app *a, enum option_id id)
{
	bool leaves_room = show_on(a) && id == OPTION_LEAVE_AFTER;
	int minutes = leaves_room ? 0 : options_number(a->options, show_on(a) ? OPTION_HIDE_ROOM_AFTER : id);

	return minutes > 0 && !a->by_lines ? a->idle_since + (int64_t)minutes * 60000 : 0;
}

static bool passed(const struct app *a, enum option_id id)
{
	return deadline(a, id) != 0 && a->now >= deadline(a, id);
}

bool idle_tick(struct app *a)
{
	bool hides = !a->hidden && passed(a, OPTION_HIDE_AFTER), leaves = !a->done && passed(a, OPTION_LEAVE_AFTER);

	a->hidden |= hides;
	a->done |= leaves;
	a->whole |= hides;
	return hides || leaves;
}

int64_t idle_next(const struct app *a)
{
	int64_t hide = a->hidden ? 0 : deadline(a, OPTION_HIDE_AFTER), leave = deadline(a, OPTION_LEAVE_AFTER);

	return hide == 0 ? leave : leave == 0 || hide < leave ? hide : leave;
}

bool idle_key(struct app *a, const struct key *k)
{
	bool hidden = a->hidden;

	a->idle_since = a->now;
	a->hidden = hidden && !(k->code == KEY_ENTER_ && k->mods == 0);
	a->whole |= hidden;
	return hidden;
}

void view_hidden(const struct app *a, struct grid *g)
{
	const char *words = _("The screen is hidden. Enter shows it again.");
	int y = g->height / 2;

	(void)a;
	view_wrapped(g, y, g->height - y, STYLE_STRONG, words);
	grid_cursor(g, y, 1);
}

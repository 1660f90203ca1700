/* A round on the screen: in the place of the strip who has the floor and who comes next; in that of the rule who has spoken how long.
 * The form below stays, and follows the speaker. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/round.h"
#include "tui/view.h"

enum { SHOWN = 32, TENS = 10 };

/* As short as the strip says it, where that has been drawn. */
static const char *short_name(const struct app *a, int64_t enterprise)
{
	size_t number = app_number(a, enterprise);

	if (number == 0)
		return "…";
	return a->strip_count == a->model->enterprise_count ? a->strip[number - 1].shown : a->model->enterprises[number - 1].name;
}

/* "2 Phare 1:20" or "2 Phare". */
static void one_put(const struct app *a, int64_t enterprise, int64_t seconds, struct buf *out)
{
	buf_printf(out, "%zu %s", app_number(a, enterprise), short_name(a, enterprise));
	if (seconds >= 0)
		buf_printf(out, " %d:%02d", (int)(seconds / 60), (int)(seconds % 60));
}

/* To the ten seconds while it runs: the last figure would never stand still. */
static char *speaker_words(const struct app *a, bool wide, bool *over)
{
	int64_t speaker = round_speaker(a), seconds = round_seconds(a, speaker);
	int turn = round_turn_seconds(a);
	struct buf out = {0};

	*over = turn > 0 && seconds > turn;
	buf_text(&out, *over ? "▶! " : "▶ ");
	one_put(a, speaker, seconds - seconds % TENS, &out);
	if (turn > 0 && wide)
		buf_printf(&out, _(" of %d:%02d"), turn / 60, turn % 60);
	return buf_take(&out);
}

static char *waiting_words(struct app *a)
{
	int64_t ids[SHOWN];
	size_t all = round_waiting(a, ids, SHOWN), count = all < SHOWN ? all : SHOWN;
	struct buf out = {0};

	if (count == 0)
		return xstrdup(_("nobody is left"));
	for (size_t i = 0; i < count; i++) {
		buf_text(&out, i > 0 ? ", " : "");
		one_put(a, ids[i], -1, &out);
	}
	return buf_take(&out);
}

void view_round(struct app *a, struct grid *g, int y)
{
	char next[32], ends[32], *keys = xasprintf(_("%s next  %s ends"), command_key(a, command_find("enterprise-next"), next),
						  command_key(a, command_find("round"), ends));
	bool over, wide = g->width >= 64;
	char *speaker = speaker_words(a, wide, &over), *waiting = waiting_words(a), *then = xasprintf(_("then %s"), waiting);
	int columns = wide ? text_columns(keys, strlen(keys)) : 0, x = 1;

	x += grid_fit(g, y, x, g->width / 2, over ? STYLE_LATE : STYLE_CURRENT, speaker) + 2;
	grid_fit(g, y, x, g->width - x - columns - 3, STYLE_PLAIN, then);
	grid_right(g, y, g->width - 1, columns, STYLE_FAINT, keys);
	free(then);
	free(waiting);
	free(speaker);
	free(keys);
}

static char *spoken_words(struct app *a, int64_t *all)
{
	int64_t ids[SHOWN];
	size_t count = round_spoken(a, ids, SHOWN);
	struct buf out = {0};

	for (size_t i = 0; i < count && i < SHOWN; i++) {
		int64_t seconds = round_seconds(a, ids[i]);

		*all += seconds;
		buf_text(&out, i > 0 ? "  ✓ " : "✓ ");
		one_put(a, ids[i], seconds, &out);
	}
	return buf_take(&out);
}

void view_round_rule(struct app *a, struct grid *g, int y)
{
	int64_t all = 0;
	size_t left = round_waiting(a, NULL, 0);
	char *spoken = spoken_words(a, &all);
	char *words = xasprintf(ngettext("○ %zu has not spoken", "○ %zu have not spoken", left), left);
	int columns = text_columns(words, strlen(words)), right = g->width - 4 - columns, x;

	view_rule(g, y, 0, g->width);
	grid_text(g, y, right, 1, STYLE_FAINT, " ");
	grid_text(g, y, right + 1, columns, STYLE_PLAIN, words);
	grid_text(g, y, right + 1 + columns, 1, STYLE_FAINT, " ");
	if (spoken[0] != '\0' && right > 20) {
		grid_text(g, y, 3, 1, STYLE_PLAIN, " ");
		x = 4 + grid_fit(g, y, 4, right - 8, STYLE_GOOD, spoken);
		grid_text(g, y, x, 1, STYLE_PLAIN, " ");
	}
	free(words);
	free(spoken);
}

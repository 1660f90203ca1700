/* What brings a late meeting back in time: each way with what it takes and when the meeting ends then. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/view.h"
#include "tui/view_steps.h"

/* "✓" or "! 4 min late". */
char *step_late_words(int late)
{
	char *words = late > 0 ? agenda_late_words(late) : NULL;
	char *signed_words = xasprintf("%s%s", late > 0 ? "! " : "✓", words != NULL ? words : "");

	free(words);
	return signed_words;
}

/* "Skip what is optional: Star"; caller frees. */
static char *repair_words(const struct agenda *now, enum agenda_repair how, const struct agenda_cuts *cuts, bool narrow)
{
	static const char *const whole[] = {N_("Squeeze what follows"), N_("Skip what is optional"), N_("Give as homework")};
	static const char *const little[] = {N_("Squeeze"), N_("Skip"), N_("Homework")};
	struct buf out = {0};

	buf_text(&out, _(narrow ? little[how] : whole[how]));
	if (cuts->count == 0 && !narrow) {
		buf_text(&out, _(": there is nothing"));
	} else if (how == REPAIR_SQUEEZE && !narrow) {
		buf_printf(&out, ngettext(": %zu step, never below half", ": %zu steps, none below half", cuts->count), cuts->count);
	}
	for (size_t i = 0; how != REPAIR_SQUEEZE && i < cuts->count; i++)
		buf_printf(&out, "%s%s", i > 0 ? ", " : _(": "), app_said(&now->steps[cuts->list[i].step].step->title));
	return buf_take(&out);
}

static void repair_draw(struct grid *g, int y, const struct agenda *now, enum agenda_repair how)
{
	struct agenda_cuts cuts = agenda_repair(now, how);
	bool narrow = g->width < STEPS_NARROW;
	char hm[16], key[4] = {(char)('1' + how)}, *late = step_late_words(cuts.late);
	char *words = repair_words(now, how, &cuts, narrow), *end = xasprintf(narrow ? "%s %s" : _("ends %s %s"), clock_said(cuts.end, hm), late);
	int columns = cuts.count > 0 ? text_columns(end, strlen(end)) : 0;

	grid_text(g, y, 2, 1, cuts.count > 0 ? STYLE_KEY : STYLE_FAINT, key);
	grid_fit(g, y, 5, g->width - 8 - columns, cuts.count > 0 ? STYLE_PLAIN : STYLE_FAINT, words);
	if (columns > 0)
		grid_right(g, y, g->width - 1, columns, cuts.late > 0 ? STYLE_LATE : STYLE_GOOD, end);
	free(end);
	free(words);
	free(late);
	agenda_cuts_clear(&cuts);
}

bool step_repairs_wanted(const struct app *a, const struct agenda *now)
{
	return (a->role & ROLE_FACILITATOR) && now->late > 0 && now->state != AGENDA_CLOSED;
}

void step_repairs_draw(const struct app *a, struct grid *g, int y, const struct agenda *now)
{
	if (g->height >= STEPS_SHORT) {
		char key[32], *late = agenda_late_words(now->late);
		char *words = xasprintf(_("! %s. One key takes it, %s takes it back:"), late, command_key(a, command_find("undo"), key));

		grid_fit(g, y++, 1, g->width - 2, STYLE_LATE, words);
		free(words);
		free(late);
	}
	for (int how = 0; how < REPAIR_COUNT; how++)
		repair_draw(g, y++, now, (enum agenda_repair)how);
}

/* One line of the agenda: what a step was to take, took and will take, and when, or why not; the heads above, the total below. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/view.h"
#include "tui/view_steps.h"

const char *step_part_sign(const struct agenda *now, size_t i)
{
	static const char *const signs[] = {
		[AGENDA_PAST] = "✓", [AGENDA_LIVE] = "▶", [AGENDA_TO_COME] = " ", [AGENDA_PASSED] = "↷",
		[AGENDA_OTHER] = "/", [AGENDA_SKIPPED] = "–", [AGENDA_HOMEWORK] = "⌂",
	};

	return i == now->live && now->state == AGENDA_PAUSED ? "‖" : signs[now->steps[i].part];
}

int step_minutes_spent(const struct agenda_step *s)
{
	return (int)((s->spent + STEPS_MINUTE / 2) / STEPS_MINUTE);
}

bool step_is_over(const struct agenda_step *s)
{
	return s->planned > 0 && s->spent >= (int64_t)s->planned * STEPS_MINUTE;
}

struct step_columns step_columns_of(int width, int64_t now)
{
	struct step_columns c = {.narrow = width < STEPS_NARROW, .times = width - 1};
	char said[16];

	c.moment = strlen(clock_said(now, said)) > strlen("14:03") ? (int)strlen("12:03 pm") : (int)strlen("14:03");
	c.diff = c.narrow ? 0 : c.times - 2 * c.moment - 3;
	c.spent = c.narrow ? c.times - c.moment - 1 : c.diff - 6;
	c.planned = c.spent - (c.narrow ? 4 : 7);
	c.title = c.planned - (c.narrow ? 5 : 8);
	return c;
}

static void number_draw(struct grid *g, int y, int right, enum style style, bool sign, int number)
{
	char text[16];

	snprintf(text, sizeof text, sign ? "%+d" : "%d", number);
	grid_right(g, y, right, 6, style, text);
}

/* Why it takes no time of the meeting's; NULL: it does. */
static const char *out_words(const struct agenda_step *s)
{
	static const char *const words[] = {
		[AGENDA_PASSED] = N_("jumped over"), [AGENDA_OTHER] = N_("another instead"), [AGENDA_SKIPPED] = N_("skipped"),
		[AGENDA_HOMEWORK] = N_("homework"),
	};

	return s->part >= AGENDA_PASSED ? _(words[s->part]) : NULL;
}

/* "09:30–10:15", one below the other; 0: not known. */
static void moments_draw(struct grid *g, int y, const struct step_columns *c, enum style style, int64_t from, int64_t to)
{
	char said[16];

	if (to != 0)
		grid_right(g, y, c->times, c->moment, style, clock_said(to, said));
	if (from != 0) {
		grid_right(g, y, c->times - c->moment - 1, c->moment, style, clock_said(from, said));
		grid_text(g, y, c->times - c->moment - 1, 1, style, "–");
	}
}

static void times_draw(struct grid *g, int y, const struct step_columns *c, const struct agenda_step *s)
{
	enum style style = s->part == AGENDA_PAST ? STYLE_FAINT : STYLE_PLAIN;
	moments_draw(g, y, c, style, c->narrow ? 0 : s->begins, s->ends);
}

/* What and why, from the spent minutes on; where there isn't room for both, why: the sign has said what. */
static void out_draw(const struct app *a, struct grid *g, int y, const struct step_columns *c, const struct agenda_step *s)
{
	const char *reason = model_step(a->model, s->step->id).reason;
	const char *what = s->part == AGENDA_HOMEWORK ? _("home") : out_words(s); /* beside a reason it is short */
	int x = c->planned + (c->narrow ? 1 : 3), columns;
	char *both = reason[0] != '\0' ? xasprintf(_("%s: %s"), what, reason) : xstrdup(out_words(s));

	columns = text_columns(both, strlen(both));
	if (columns > c->times - x && columns <= c->times - c->planned - 1)
		x = c->planned + 1;
	grid_fit(g, y, x, c->times - x, STYLE_FAINT, reason[0] == '\0' || columns <= c->times - x ? both : reason);
	free(both);
}

void step_row_draw(const struct app *a, struct grid *g, int y, const struct step_columns *c, size_t i)
{
	const struct agenda *now = &a->agenda->now;
	const struct agenda_step *s = &now->steps[i];
	bool chosen = i == a->agenda->chosen, live = i == now->live && now->state != AGENDA_CLOSED;
	char number[24];

	if (chosen) {
		grid_text(g, y, 1, 1, STYLE_FOCUS, "›");
		grid_cursor(g, y, 1);
	}
	snprintf(number, sizeof number, "%2zu", i + 1);
	grid_text(g, y, 2, 2, STYLE_FAINT, number);
	grid_text(g, y, 5, 1, live ? STYLE_CURRENT : STYLE_GOOD, step_part_sign(now, i));
	grid_fit(g, y, 7, c->title - 7, chosen ? STYLE_FOCUS : live ? STYLE_TITLE : s->part >= AGENDA_PASSED ? STYLE_FAINT : STYLE_PLAIN,
		 app_said(&s->step->title));
	number_draw(g, y, c->planned, STYLE_PLAIN, false, s->planned);
	if (!c->narrow && s->planned != s->scenario)
		grid_text(g, y, c->planned, 1, STYLE_FOCUS, s->planned < s->scenario ? "↓" : "↑");
	if (out_words(s) != NULL) {
		out_draw(a, g, y, c, s);
		return;
	}
	if (s->spent > 0)
		number_draw(g, y, c->spent, step_is_over(s) && live ? STYLE_LATE : STYLE_PLAIN, false, step_minutes_spent(s));
	if (!c->narrow && (s->part == AGENDA_PAST || step_is_over(s)))
		number_draw(g, y, c->diff, step_minutes_spent(s) > s->planned ? STYLE_LATE : STYLE_FAINT, true, step_minutes_spent(s) - s->planned);
	times_draw(g, y, c, s);
}

/* --- above and below --- */

void step_heads_draw(struct grid *g, int y, const struct step_columns *c)
{
	grid_right(g, y, c->planned, 10, STYLE_FAINT, _("planned"));
	grid_right(g, y, c->spent, 6, STYLE_FAINT, _("spent"));
	grid_right(g, y, c->diff, 6, STYLE_FAINT, _("diff."));
	grid_right(g, y, c->times, 12, STYLE_FAINT, _("from–to"));
}

void step_total_draw(const struct agenda *now, struct grid *g, int y, const struct step_columns *c)
{
	int planned = 0, spent = 0, diff = 0;

	for (size_t i = 0; i < now->count; i++) {
		const struct agenda_step *s = &now->steps[i];

		planned += s->part <= AGENDA_TO_COME ? s->planned : 0;
		spent += step_minutes_spent(s);
		diff += s->part == AGENDA_PAST || step_is_over(s) ? step_minutes_spent(s) - s->planned : 0;
	}
	grid_fit(g, y, 7, c->title - 7, STYLE_LABEL, _("Total"));
	number_draw(g, y, c->planned, STYLE_LABEL, false, planned);
	number_draw(g, y, c->spent, STYLE_LABEL, false, spent);
	if (diff != 0)
		number_draw(g, y, c->diff, diff > 0 ? STYLE_LATE : STYLE_LABEL, true, diff);
	moments_draw(g, y, c, now->late > 0 ? STYLE_LATE : STYLE_LABEL, now->start, now->end);
}

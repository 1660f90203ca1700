/* The agenda: all steps with what they were to take, took and will take, and when; when the meeting is late, what brings it back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/view.h"
#include "tui/view_steps.h"

/* "! not closed on 2026-03-12: c closes it at 12:40" */
static char *left_open_words(const struct agenda *now, bool narrow)
{
	char *day = clock_read_date("+0", now->now), hm[16], *words;

	if (narrow)
		words = xstrdup(_("! not closed: c closes it"));
	else
		words = xasprintf(_("! not closed on %s: c closes it at %s"), day, clock_said(now->now, hm));
	free(day);
	return words;
}

static char *state_words(const struct agenda *now, bool narrow)
{
	char end[16], due[16], *late = now->due != 0 ? step_late_words(now->late) : xstrdup(""), *words;

	clock_said(now->end, end);
	clock_said(now->due, due);
	if (now->state == AGENDA_CLOSED)
		words = narrow ? xasprintf("■ %s %s", end, late) : xasprintf(_("■ closed at %s %s"), end, late);
	else if (narrow || now->due == 0)
		words = xasprintf(_("ends %s %s"), end, late);
	else
		words = xasprintf(_("ends %s %s   planned until %s"), end, late, due);
	free(late);
	return words;
}

static void title_draw(const struct agenda *now, struct grid *g)
{
	bool narrow = g->width < STEPS_NARROW;
	char hm[16], *right, *state = now->left_open ? left_open_words(now, narrow) : state_words(now, narrow);
	int x = 1 + grid_fit(g, 0, 1, g->width / 3, STYLE_TITLE, _("Agenda")) + 3;

	clock_said(now->now, hm);
	if (now->left_open)
		right = xstrdup("");
	else if (now->state == AGENDA_PAUSED)
		right = narrow ? xstrdup("‖") : xasprintf(_("‖ paused  %s"), hm);
	else
		right = xstrdup(narrow ? "" : hm);
	grid_fit(g, 0, x, g->width - x - 2 - text_columns(right, strlen(right)), now->late > 0 || now->left_open ? STYLE_LATE : STYLE_PLAIN, state);
	grid_right(g, 0, g->width - 1, 24, now->state == AGENDA_PAUSED ? STYLE_LATE : STYLE_FAINT, right);
	free(right);
	free(state);
}

static void list_steps_draw(struct app *a, struct grid *g, int y, int height, const struct step_columns *c)
{
	struct agenda_face *f = a->agenda;
	size_t lines = height > 0 ? (size_t)height : 0;

	if (f->chosen >= f->now.count)
		f->chosen = f->now.count > 0 ? f->now.count - 1 : 0;
	if (f->chosen < f->top)
		f->top = f->chosen;
	if (f->chosen >= f->top + lines)
		f->top = f->chosen - lines + 1;
	if (f->top + lines > f->now.count)
		f->top = f->now.count > lines ? f->now.count - lines : 0;
	for (size_t i = 0; i < lines && f->top + i < f->now.count; i++)
		step_row_draw(a, g, y + (int)i, c, f->top + i);
	if (f->top > 0)
		grid_text(g, y, g->width - 1, 1, STYLE_KEY, "↑");
	if (f->top + lines < f->now.count)
		grid_text(g, y + height - 1, g->width - 1, 1, STYLE_KEY, "↓");
}

void view_steps(struct app *a, struct grid *g)
{
	const struct agenda *now = agenda_now(a);
	struct step_columns c = step_columns_of(g->width, now->now);
	bool rules = g->height >= STEPS_SHORT, late = step_repairs_wanted(a, now);
	int bottom = g->height - 1, y = 1;

	if (view_small(g))
		return;
	title_draw(now, g);
	if (rules) {
		step_keys_draw(a, g, --bottom);
		view_rule(g, --bottom, 0, g->width);
		step_heads_draw(g, y++, &c);
	}
	if (late)
		step_repairs_draw(a, g, bottom -= REPAIR_COUNT + (rules ? 1 : 0), now);
	if (late && rules)
		view_rule(g, --bottom, 0, g->width);
	if (rules && (size_t)(bottom - y) > now->count) /* it stands right below the last step */
		bottom = y + (int)now->count + 1;
	if (rules)
		step_total_draw(now, g, --bottom, &c);
	list_steps_draw(a, g, y, bottom - y, &c);
	view_footer(a, g, g->height - 1);
}

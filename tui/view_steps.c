/* The steps with their planned and spent minutes: a list to choose from, and the left side of a wide window. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/command.h"
#include "tui/mouse.h"
#include "tui/view.h"

static const char *status_sign(const struct app *a, const char *step)
{
	const char *status = model_step(a->model, step).status;

	if (strcmp(step, a->model->live) == 0)
		return "▶";
	if (strcmp(status, "done") == 0 || strcmp(status, "shortened") == 0)
		return "✓";
	return strcmp(status, "skipped") == 0 ? "–" : " ";
}

static long spent_minutes(const struct app *a, const char *step)
{
	return (long)(model_spent(a->model, step, a->now) / 60);
}

void view_steps_side(struct app *a, struct grid *g, int y, int height, int columns)
{
	const struct scenario *s = a->scenario;
	size_t first = a->step >= (size_t)(height - 1) ? a->step - (size_t)height + 2 : 0;

	hit_add(g, (struct hit){.kind = HIT_STEPS, .y = y, .height = height, .columns = columns});
	grid_right(g, y, columns - 8, 10, STYLE_FAINT, _("planned"));
	grid_right(g, y, columns - 2, 6, STYLE_FAINT, _("spent"));
	for (int i = 0; i < height; i++)
		grid_text(g, y + i, columns - 1, 1, STYLE_FAINT, "│");
	for (int i = 1; i < height && first + (size_t)i - 1 < s->step_count; i++) {
		size_t n = first + (size_t)i - 1;
		const struct step *step = &s->steps[n];
		long spent = spent_minutes(a, step->id);
		char text[24];

		snprintf(text, sizeof text, "%2zu", n + 1);
		if (hits_wanted(g)) {
			struct hit h = {HIT_COMMAND, y + i, 0, 1, columns - 1, .command = "step"};

			snprintf(h.argument, sizeof h.argument, "%zu", n + 1);
			hit_add(g, h);
		}
		grid_text(g, y + i, 0, 2, STYLE_FAINT, text);
		grid_text(g, y + i, 3, 1, STYLE_GOOD, status_sign(a, step->id));
		grid_fit(g, y + i, 5, columns - 17, n == a->step ? STYLE_CURRENT : STYLE_PLAIN, app_said(&step->title));
		snprintf(text, sizeof text, "%d", app_minutes(a, step));
		grid_right(g, y + i, columns - 8, 4, STYLE_FAINT, text);
		snprintf(text, sizeof text, "%ld", spent);
		if (spent > 0)
			grid_right(g, y + i, columns - 2, 4,
				   app_minutes(a, step) > 0 && spent >= app_minutes(a, step) ? STYLE_LATE : STYLE_PLAIN, text);
	}
}

void view_steps_open(struct app *a)
{
	const struct scenario *s = a->scenario;

	list_clear(&a->list);
	for (size_t i = 0; s != NULL && i < s->step_count; i++)
		list_add(&a->list, app_said(&s->steps[i].title), "", "step", s->steps[i].id);
	a->list.chosen = a->step;
}

void view_steps_key(struct app *a, const struct key *k)
{
	if (list_key(&a->list, k))
		return;
	if (k->mods == 0 && k->code >= '1' && k->code <= '9' && k->code - '1' < a->list.count) {
		a->list.chosen = k->code - '1';
	} else if (k->mods == 0 && k->code == KEY_ENTER_ && a->list.chosen < a->list.count) {
		size_t chosen = a->list.chosen;

		view_close(a);
		app_look(a, chosen, a->enterprise);
	}
}

/* What changes with the minute is made at each drawing. */
static void detail_make(struct app *a, size_t i)
{
	const struct step *step = &a->scenario->steps[i];
	long spent = spent_minutes(a, step->id);
	struct match *m = &a->list.matches[i];

	free(m->text);
	free(m->detail);
	m->text = xasprintf("%2zu %s %s", i + 1, status_sign(a, step->id), app_said(&step->title));
	m->detail = spent > 0 ? xasprintf(_("planned %d min, spent %ld min"), app_minutes(a, step), spent)
			      : xasprintf(_("planned %d min"), app_minutes(a, step));
}

void view_steps(struct app *a, struct grid *g)
{
	long spent = 0;
	char *words;

	if (view_small(g))
		return;
	for (size_t i = 0; a->scenario != NULL && i < a->list.count && i < a->scenario->step_count; i++) {
		detail_make(a, i);
		spent += spent_minutes(a, a->scenario->steps[i].id);
	}
	grid_fit(g, 0, 1, g->width / 3, STYLE_TITLE, _("Steps"));
	words = xasprintf(_("planned %d min, spent %ld min"), app_minutes_all(a), spent);
	grid_right(g, 0, g->width - 1, g->width / 2, STYLE_FAINT, words);
	free(words);
	view_rule(g, 1, 0, g->width);
	list_draw(&a->list, g, 2, 0, g->height - 4, g->width, g->width / 2 - 2);
	if (a->list.count > 0)
		grid_cursor(g, 2 + (int)(a->list.chosen - a->list.top), 1);
	view_rule(g, g->height - 2, 0, g->width);
	grid_fit(g, g->height - 1, 1, g->width - 2, STYLE_FAINT,
		 _("▶ live  ✓ done  – skipped    Enter looks at it, Esc goes back"));
}

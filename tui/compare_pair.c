/* Before and after: what the same enterprises said at the start and say now, side by side. Counts only those who said both. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/compare_group.h"
#include "tui/earlier.h"
#include "tui/options.h"

static double number_of(const struct field *f, const char *value)
{
	return f->option_count > 0 ? (double)option_index(f, value, strlen(value)) : strtod(value, NULL);
}

/* What enterprise E said then and says now, as a number each; of a grid the average of the lines it said both times. */
static bool both(const struct group *g, int64_t e, double *then, double *now)
{
	const struct field *f = g->field;
	size_t count = 0, lines = f->kind == FIELD_GRID ? f->line_count : 1;

	*then = *now = 0;
	for (size_t i = 0; i < lines; i++) {
		const char *row = f->kind == FIELD_GRID ? f->lines[i].id : "";
		const char *before = earlier_then(g->a, f, e, row), *after = model_answer(g->a->model, f->id, e, row, "");

		if (before == NULL || before[0] == '\0' || after == NULL || after[0] == '\0')
			continue;
		*then += number_of(f, before);
		*now += number_of(f, after);
		count++;
	}
	*then /= count > 0 ? (double)count : 1;
	*now /= count > 0 ? (double)count : 1;
	return count > 0;
}

/* Bars of what they say now, each with what was said at the start; of numbers, whose classes differ, they stay as they are. */
static void bars_pair(const struct group *g, const int64_t *who, size_t count)
{
	struct results then = {0}, now = {0};

	if (results_count(g->a, g->field, who, count, true, &then) && results_count(g->a, g->field, who, count, false, &now) &&
	    then.count == now.count) {
		for (size_t i = 0; i < now.count; i++) {
			struct result *r = &now.list[i];
			char *said;

			if (r->kind != RESULT_BAR)
				continue;
			said = xasprintf("%s→%s", then.list[i].said, r->said);
			free(r->said);
			r->said = said;
			r->paired = true;
			r->then = then.list[i].value;
		}
		results_clear(&g->out->bars);
		g->out->bars = now;
		now = (struct results){0};
	}
	results_clear(&then);
	results_clear(&now);
}

/* "before and after 4 · change +0.8 · up 3 · same 0 · down 1" */
static void change_figures(const struct group *g, const int64_t *who, size_t pairs, struct buf *figures)
{
	static const struct field plain = {.kind = FIELD_NUMBER};
	bool ordered = g->field->kind != FIELD_CHOICE && g->field->kind != FIELD_CHOICES && g->field->kind != FIELD_CONSENT;
	size_t up = 0, down = 0;
	double sum = 0, then = 0, now = 0;

	for (size_t i = 0; i < pairs; i++) {
		both(g, who[i], &then, &now);
		up += now > then;
		down += now < then;
		sum += now - then;
	}
	figure_add(figures, xasprintf(_("before and after: %zu"), pairs));
	if (ordered) {
		char *change = figure_number(g->field->option_count > 0 ? &plain : g->field, sum / (double)pairs, g->field->kind == FIELD_DURATION ? 0 : 1);

		figure_add(figures, xasprintf(_("change %s%s"), sum > 0 ? "+" : "", change));
		figure_add(figures, xasprintf(_("up %zu, same %zu, down %zu"), up, pairs - up - down, down));
		free(change);
	}
}

void compare_pair(const struct group *g, struct buf *figures)
{
	int64_t *who = xcalloc(g->count + 1, sizeof *who);
	size_t count = 0;
	double then, now;

	for (size_t i = 0; i < g->count; i++)
		if (both(g, g->who[i], &then, &now))
			who[count++] = g->who[i];
	if (count > 0) {
		bars_pair(g, who, count);
		change_figures(g, who, count, figures);
	}
	free(who);
}

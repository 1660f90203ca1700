/* Reading around what could not be put in: which places nothing can be said of. */
#include <stdlib.h>

#include "scenarios/read.h"
#include "scenarios/source.h"

/* The innermost group or list around byte AT; NULL: none. */
static const struct guard_span *around(const struct guard *g, size_t at)
{
	const struct guard_span *found = NULL;
	for (size_t i = 0; i < g->count; i++)
		if (g->spans[i].start < at && at < g->spans[i].end && !guard_scalar(&g->spans[i]) && g->spans[i].begins != '"')
			found = &g->spans[i];
	return found;
}

/* A group with a hole may have there what it seems to lack: that is said at its name, or where it begins. */
void read_around(struct diagnostics *d, const struct source *s, const struct guard *g)
{
	struct diagnostic_hole *holes = xcalloc(3 * s->hole_count + 1, sizeof *holes);
	size_t count = 0;
	for (size_t i = 0; i < s->hole_count; i++) {
		const struct source_hole *one = &s->holes[i];
		const struct guard_span *group = around(g, one->at);
		holes[count++] = (struct diagnostic_hole){one->line, one->from, one->to};
		if (group && group->begins == '{') {
			holes[count++] = (struct diagnostic_hole){group->line, group->column, group->column + 1};
			holes[count++] = (struct diagnostic_hole){group->value_line, group->value_column, group->value_column + 1};
		}
	}
	d->holes = holes;
	d->hole_count = count;
}

void read_around_end(struct diagnostics *d)
{
	free((void *)d->holes);
	d->holes = NULL;
	d->hole_count = 0;
	d->errors -= d->unsaid;
	d->unsaid = 0;
}

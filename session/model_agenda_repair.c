/* What brings a late meeting back in time: what to take from what is still to come, as little as it needs. Each proposal is laid out
 * anew by the same arithmetic, so that what is promised is what comes. */
#include "session/model_agenda.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { MINUTE = 60000 };

void agenda_cuts_clear(struct agenda_cuts *c)
{
	free(c->list);
	*c = (struct agenda_cuts){0};
}

/* Whole minutes that may be taken from a step that is still to come. */
static int spare(const struct agenda_step *s)
{
	int left = (int)(s->left / MINUTE), least = (s->scenario + 1) / 2;

	if (s->part != AGENDA_TO_COME)
		return 0;
	if (least < AGENDA_FLOOR)
		least = AGENDA_FLOOR;
	return left > least ? left - least : 0;
}

/* Minute by minute from the step that has given least of its share so far: whole minutes, as near to proportion as they come (the way
 * of Sainte-Laguë), exactly so many. */
static void squeeze(struct agenda *a, int minutes)
{
	int *taken = xcalloc(a->count + 1, sizeof *taken), *spares = xcalloc(a->count + 1, sizeof *spares);

	for (size_t i = 0; i < a->count; i++)
		spares[i] = spare(&a->steps[i]);
	for (; minutes > 0; minutes--) {
		size_t most = SIZE_MAX;

		for (size_t i = 0; i < a->count; i++)
			if (taken[i] < spares[i] &&
			    (most == SIZE_MAX || a->steps[i].left * (2 * taken[most] + 1) > a->steps[most].left * (2 * taken[i] + 1)))
				most = i;
		if (most == SIZE_MAX)
			break;
		taken[most]++;
	}
	for (size_t i = 0; i < a->count; i++)
		a->steps[i].planned -= taken[i];
	free(spares);
	free(taken);
	agenda_lay(a);
}

/* The last ones first, until it ends in time. */
static void take_out(struct agenda *a, enum agenda_repair how)
{
	for (size_t i = a->count; i-- > 0 && a->late > 0;) {
		struct agenda_step *s = &a->steps[i];
		bool may = how == REPAIR_SKIP ? s->step->optional : s->may_go_home;

		if (s->part != AGENDA_TO_COME || s->left == 0 || !may)
			continue;
		s->status = how == REPAIR_SKIP ? "skipped" : "homework";
		agenda_lay(a);
	}
}

struct agenda_cuts agenda_repair(const struct agenda *a, enum agenda_repair how)
{
	struct agenda_cuts cuts = {.end = a->end, .late = a->late};
	struct agenda then = *a;

	if (a->late <= 0 || a->state == AGENDA_CLOSED)
		return cuts;
	then.steps = xcalloc(a->count + 1, sizeof *then.steps);
	memcpy(then.steps, a->steps, a->count * sizeof *a->steps);
	if (how == REPAIR_SQUEEZE)
		squeeze(&then, (int)((a->end - a->due + MINUTE - 1) / MINUTE));
	else
		take_out(&then, how);
	cuts.list = xcalloc(a->count + 1, sizeof *cuts.list);
	for (size_t i = 0; i < a->count; i++)
		if (then.steps[i].planned != a->steps[i].planned || then.steps[i].status != a->steps[i].status)
			cuts.list[cuts.count++] = (struct agenda_cut){i, then.steps[i].planned};
	cuts.end = then.end;
	cuts.late = then.late;
	free(then.steps);
	return cuts;
}

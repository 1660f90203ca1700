/* What the room's screen is to show of a step: is there anything, and something to read before it? */
#include <string.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "scenarios/checking.h"
#include "scenarios/read.h"

/* Will anything of it ever stand on the room's screen? */
static bool projected(const struct scenario *s, const struct field *f)
{
	bool asked = f->compute == NULL && f->kind != FIELD_SHARE && f->kind != FIELD_SCORE;
	if (f->kind == FIELD_ANONYMOUS)
		return true;
	return asked && f->circle != NULL && (strchr(f->circle, 'g') != NULL || (!f->group && f->circle[0] != 'f' && field_countable(s, f)));
}

static void check_step(struct checking *c, const struct step *step, const struct guard_span *setting)
{
	const struct guard_span *at = read_member(setting, "project");
	bool any = false;
	if (!at || !step->results)
		return;
	for (size_t i = 0; i < step->field_count; i++)
		any |= projected(c->s, &step->fields[i]);
	if (!any)
		check_fault_value(c, SEVERITY_WARNING, at,
		                  xstrdup(_("nothing of this step can be projected: no field is for the group (circle g), or can be counted")),
		                  xstrdup(_("remove it, or see what is counted in filrouge-scenario(5)")));
	else if (!said_any(&step->show))
		check_fault_value(c, SEVERITY_WARNING, at,
		                  xstrdup(_("this step has no `show`: the room's screen is empty until the results are turned to")),
		                  xstrdup(_("write what the room reads meanwhile: the question, in its final wording")));
}

/* The further rounds of a step come with it and have no place of their own. */
void check_project(struct checking *c)
{
	const struct guard_span *list = c->scenario ? read_member(c->scenario, "steps") : NULL, *at = list ? list + 1 : NULL;
	size_t seen = 0;
	if (!list || list->begins != '(')
		return;
	for (size_t i = 0; i < c->s->step_count && seen < list->children; i++) {
		if (c->s->steps[i].round > 1)
			continue;
		check_step(c, &c->s->steps[i], at);
		if (++seen < list->children)
			at = guard_next(at);
	}
}

/* Who may read an answer: consent before the programme does, sharing where there is something to share. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "scenarios/checking.h"

static void check_gate(struct checking *c, const struct check_field *one)
{
	const struct field *f = one->field;
	const struct guard_span *circle = check_member(one, "circle"), *at = check_member(one, "consent");
	bool reaches = f->circle && strchr(f->circle, 'p');
	if (reaches && !f->consent && !f->group && f->kind != FIELD_CONSENT && circle)
		check_fault_value(c, SEVERITY_WARNING, circle,
		                  xstrdup(_("the programme will read this answer, and nobody is asked whether it may")),
		                  xstrdup(_("name the field that asks: consent = \"...\";")));
	const struct check_field *gate = f->consent ? check_find(c, f->consent) : NULL;
	if (!gate || !at || gate->field->kind != FIELD_CONSENT)
		return;
	char *where = diagnostic_line(c->d, gate->field->line);
	if (gate->field->group && !f->group)
		check_fault_value(c, SEVERITY_ERROR, at,
		                  diagnostic_say(_("`%s` is asked once for the group; each enterprise must consent for itself"), f->consent),
		                  xstrdup(_("remove its `per = \"group\"`")));
	else if (gate->step_index > one->step_index)
		check_fault_value(c, SEVERITY_WARNING, at,
		                  xasprintf(_("the consent `%s` is only asked later, on line %s"), f->consent, where),
		                  xstrdup(_("ask it before, or in the same step")));
	else if (gate->step->optional && !one->step->optional)
		check_fault_value(c, SEVERITY_WARNING, at,
		                  diagnostic_say(_("the consent `%s` is asked in a step that may be skipped (`%s`)"), f->consent,
		                                 gate->step->id),
		                  NULL);
	free(where);
	if (f->consent && strcmp(f->consent, f->id) == 0)
		check_fault_value(c, SEVERITY_ERROR, at, xstrdup(_("a field cannot be its own consent")), xstrdup(_("remove it")));
}

/* What an enterprise may choose to share: its own answers that it can read. */
static bool shareable(const struct field *f)
{
	return !f->group && f->kind != FIELD_SHARE && f->kind != FIELD_ANONYMOUS && f->kind != FIELD_CONSENT && f->circle &&
	       f->circle[0] == 'e';
}

static void check_share(struct checking *c, const struct check_field *one)
{
	for (size_t i = 0; i < c->field_count; i++)
		if (shareable(c->fields[i].field))
			return;
	check_fault(c, SEVERITY_WARNING, one->at, xstrdup(_("this meeting has no answer of an enterprise that could be shared")), NULL);
}

/* A plan of the facilitators' alone would never be seen by those who must act. */
static void check_plan(struct checking *c, const struct check_field *one)
{
	const struct guard_span *at = check_member(one, "plan");
	const struct check_field *plan = one->field->plan ? check_find(c, one->field->plan) : NULL;
	if (at && plan && strcmp(plan->field->circle, "f") == 0)
		check_fault_value(c, SEVERITY_WARNING, at,
		                  diagnostic_say(_("the enterprise doesn't see the action plan `%s` (circle f)"), one->field->plan), NULL);
	else if (at && plan && plan->step->optional && !one->step->optional)
		check_fault_value(c, SEVERITY_WARNING, at,
		                  diagnostic_say(_("the action plan `%s` is in a step that may be skipped (`%s`)"), one->field->plan,
		                                 plan->step->id),
		                  NULL);
}

void check_consent(struct checking *c)
{
	for (size_t i = 0; i < c->field_count; i++) {
		const struct check_field *one = &c->fields[i];
		if (!one->at)
			continue;
		check_gate(c, one);
		check_plan(c, one);
		if (one->field->kind == FIELD_SHARE)
			check_share(c, one);
	}
}

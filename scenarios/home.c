/* What goes home: which steps may be given as homework, and the field by which each says what it did of it. */
#include "scenarios/own.h"
#include "scenarios/scenario.h"

/* Nobody answers these by themselves. */
static bool is_asked(const struct field *f)
{
	return !f->group && f->compute == NULL && f->kind != FIELD_SCORE && f->kind != FIELD_SHARE && f->kind != FIELD_ANONYMOUS;
}

bool step_asks(const struct step *step)
{
	for (size_t i = 0; i < step->field_count; i++)
		if (is_asked(&step->fields[i]))
			return true;
	return false;
}

bool step_may_go_home(const struct scenario *s, const struct step *step)
{
	bool said = false;
	for (size_t i = 0; i < s->step_count; i++)
		said |= s->steps[i].may_go_home;
	if (step->homework || step->stays)
		return step->homework;
	return said ? step->may_go_home : step->kind == STEP_INDIVIDUAL && step_asks(step);
}

const struct field *scenario_homework_said(const struct scenario *s)
{
	const struct field *found = NULL;
	for (size_t i = 0; i < s->step_count; i++)
		for (size_t k = 0; k < s->steps[i].field_count; k++) {
			const struct field *f = &s->steps[i].fields[k];
			if (f->kind == FIELD_CHOICE && own_homework_said(f) && (found == NULL || (f->homework_said && !found->homework_said)))
				found = f;
		}
	return found;
}

/* The kinds of step and of field that an enterprise answers by itself. */
#include "scenarios/own.h"

#include <string.h>

static const bool alone[STEP_KIND_COUNT] = {
	[STEP_INDIVIDUAL] = true, [STEP_PAIR] = true, [STEP_GROUP] = true, [STEP_VOTE] = true,
};

/* Nobody's answer, or not its own to give. */
static const bool never[FIELD_KIND_COUNT] = {
	[FIELD_SCORE] = true, [FIELD_QUOTA] = true, [FIELD_HOURS] = true, [FIELD_LINK] = true,
};

bool own_homework_said(const struct field *f)
{
	return f->homework_said || strcmp(f->id, "hw_done") == 0;
}

bool own_answer(const struct step *step, const struct field *f, const char *column, bool homework)
{
	if (f->group || f->compute != NULL || never[f->kind] || (f->circle != NULL && strcmp(f->circle, "f") == 0))
		return false;
	return alone[step->kind] || step->homework || f->homework || homework || own_homework_said(f) || f->kind == FIELD_CONSENT ||
	       f->kind == FIELD_SHARE || f->kind == FIELD_ANONYMOUS || (f->kind == FIELD_ACTION && strcmp(column, "status") == 0);
}

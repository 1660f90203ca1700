/* What an enterprise may answer by itself, at its own screen. Pure: the scenario decides. */
#ifndef SCENARIOS_OWN_H
#define SCENARIOS_OWN_H

#include <stdbool.h>

#include "scenarios/scenario.h"

/* May an enterprise set COLUMN ("": the answer itself) of F in STEP? What each does for itself (individual, pair, group, vote), homework
 * (HOMEWORK: the whole step was given as such on the day), what was done of it, its consents, the status of an action.
 * Never what is the group's, kept for facilitators, worked out, or counted (hours). */
bool own_answer(const struct step *step, const struct field *f, const char *column, bool homework);

/* The field by which each says what was done of the homework: it says so (`homework_said`), or has the id that was used before it could. */
bool own_homework_said(const struct field *f);

#endif

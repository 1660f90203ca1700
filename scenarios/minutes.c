/* How long steps and meetings take. Knows nothing of clocks: what is planned, not what was spent. */
#include <string.h>

#include "scenarios/scenario.h"

enum { ENTERPRISES_MOST = 100000 }; /* so that no product overflows */

int step_minutes(const struct step *step, size_t enterprises)
{
	size_t count = enterprises < ENTERPRISES_MOST ? enterprises : ENTERPRISES_MOST;
	return step->homework ? 0 : step->minutes + step->minutes_each * (int)count;
}

/* Minutes of STEP that count: none when it may be skipped and the optional ones are left out. */
static int counted(const struct step *step, size_t enterprises, bool optional)
{
	return step->optional && !optional ? 0 : step_minutes(step, enterprises);
}

/* Of STEP and those that may be held instead of it, the longest. */
static int longest(const struct scenario *s, const struct step *step, size_t enterprises, bool optional)
{
	int most = counted(step, enterprises, optional);
	for (size_t i = 0; i < s->step_count; i++) {
		const struct step *other = &s->steps[i];
		if (!other->instead_of || strcmp(other->instead_of, step->id) != 0)
			continue;
		int minutes = counted(other, enterprises, optional);
		most = minutes > most ? minutes : most;
	}
	return most;
}

int scenario_minutes(const struct scenario *s, size_t enterprises, bool optional)
{
	bool alternatives = false;
	long sum = 0;
	for (size_t i = 0; i < s->step_count; i++)
		alternatives |= s->steps[i].instead_of != NULL;
	for (size_t i = 0; i < s->step_count; i++) {
		const struct step *step = &s->steps[i];
		if (!step->instead_of)
			sum += alternatives ? longest(s, step, enterprises, optional)
			                    : counted(step, enterprises, optional);
	}
	return sum < 1000000000 ? (int)sum : 1000000000;
}

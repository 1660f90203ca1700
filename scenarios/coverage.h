/* How much of a scenario's texts is there in each language. */
#ifndef SCENARIOS_COVERAGE_H
#define SCENARIOS_COVERAGE_H

#include <stddef.h>

#include "scenarios/scenario.h"

struct coverage {
	size_t texts;            /* that need translating: written per language */
	size_t in[LANG_COUNT];
};

/* Every text of S but those that are one for all languages. */
void scenario_coverage(const struct scenario *s, struct coverage *c);
/* Rounded down, so that 100 means all. */
int coverage_percent(const struct coverage *c, enum lang lang);

/* Calls SEEN for every text of S that isn't empty, with the step and the field it is of (NULL: of the scenario, of the step) and a name
 * for it ("say", "prompt", ...); variants are texts of their own. */
void scenario_texts(const struct scenario *s,
                    void (*seen)(void *context, const struct step *step, const struct field *field, const char *name, const struct said *text),
                    void *context);

/* Was it written once for all languages? */
bool said_for_all(const struct said *text);

#endif

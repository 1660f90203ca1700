/* The other scenarios that one names: read when first asked for, kept until the end. */
#ifndef SCENARIOS_OTHERS_H
#define SCENARIOS_OTHERS_H

#include <stdbool.h>
#include <stddef.h>

#include "scenarios/expression.h"
#include "scenarios/scenario.h"

struct others;

/* Of S (NULL: of no scenario), which comes from the file PATH (NULL: not known) and must outlive it. */
struct others *others_new(const struct scenario *s, const char *path);
void others_free(struct others *o);

enum other_state { OTHER_FOUND, OTHER_NOWHERE, OTHER_FAULTY };
/* The scenario ID: beside PATH, else where scenarios are; S itself when ID is its own. NULL with *STATE (may be NULL): there is
 * none, or it has faults. */
const struct scenario *others_get(struct others *o, const char *id, enum other_state *state);

/* For expressions_open(): the fields and lines of those that are found; of a scenario that cannot be read all are taken as known. */
struct expression_earlier others_earlier(struct others *o);

/* Full ids: splits `scenario.field`; false when TEXT isn't one. Both owned by the caller. */
bool others_split(const char *text, size_t len, char **scenario, char **field);

#endif

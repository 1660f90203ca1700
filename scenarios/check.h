/* What is wrong in a scenario that could be read: expressions, fields that nobody can reach, what is taken over from earlier scenarios,
 * who may read what. Reading says the rest. */
#ifndef SCENARIOS_CHECK_H
#define SCENARIOS_CHECK_H

#include "config/diagnostic.h"
#include "scenarios/scenario.h"

/* Adds what it finds in S to D, sorted, and looks at the scenarios that S names: beside PATH (the file S comes from, NULL: not known) and
 * where scenarios are. Those are read, not checked. */
void scenario_check(const struct scenario *s, const char *path, struct diagnostics *d);

/* Takes S over (NULL: it could not be read): scenario_check(), and NULL when it found an error. */
struct scenario *scenario_checked(struct scenario *s, const char *path, struct diagnostics *d);

/* scenario_accept() and scenario_check(): NULL when either found an error. */
struct scenario *scenario_accept_checked(const char *text, size_t len, const char *path, struct diagnostics *d);

#endif

/* Does libconfig read the whole text as the guard did? */
#ifndef SCENARIOS_AGREE_H
#define SCENARIOS_AGREE_H

#include <stdbool.h>
#include <stddef.h>

#include "scenarios/scenario.h"

/* Of a text that the guard let through. false: D says where they part. */
bool scenario_agree(const char *text, size_t len, struct diagnostics *d);

/* scenario_parse(), and libconfig's word on it: for every scenario that comes from a person's file. */
struct scenario *scenario_accept(const char *text, size_t len, struct diagnostics *d);

#endif

/* A scenario that is there, copied into a file of one's own with the parts and texts that it includes. */
#ifndef SCENARIOS_COPY_H
#define SCENARIOS_COPY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "scenarios/source.h"

/* Writes S, whose id becomes ID, at PATH, and what it includes beside it under the same names. Nothing that is there is written over: a part
 * that is there and says the same is left, one that says something else refuses all. *PARTS (may be NULL) counts those written. The scenario
 * comes last, so that a failure leaves nothing that looks whole. false with a sentence. */
bool scenario_copy(const struct source *s, const char *path, const char *id, size_t *parts, struct error *err);

#endif

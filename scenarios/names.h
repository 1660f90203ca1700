/* Which names were seen in which group: a hash table over the guard's spans. Internal to the guard. */
#ifndef SCENARIOS_NAMES_H
#define SCENARIOS_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "scenarios/guard.h"

struct names {
	uint32_t *slots; /* index of a span + 1; 0: free */
	size_t cap, count;
};

/* Puts the span INDEX in. Returns an earlier one of the same parent and name (which stays), or INDEX when it is the
 * first. */
size_t names_put(struct names *n, const struct guard_span *spans, size_t index);
void names_clear(struct names *n);

#endif

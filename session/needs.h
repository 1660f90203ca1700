/* What a scenario needs from elsewhere than its own meeting: earlier answers, expressions to evaluate, hours counted.
 * Knows nothing of the file. */
#ifndef SESSION_NEEDS_H
#define SESSION_NEEDS_H

#include <stdbool.h>
#include <stddef.h>

#include "scenarios/scenario.h"

struct needs {
	bool expressions;
	bool hours; /* counted against a quota */
	char **ids; /* full ids, `scenario.field`, each once; owned */
	size_t count;
};

/* Could the scenario of this text need anything? Only looks for the words, so that a scenario that needs nothing is not read for
 * it; says yes where it cannot tell. */
bool needs_possible(const char *text);

/* What `from`, `before`, `quota` and `consent` name, and whether there are expressions. needs_clear() it. */
void needs_of(struct needs *n, const struct scenario *s);
void needs_add(struct needs *n, const char *id, size_t len); /* what is no full id is not added */
/* Does it need this field of a meeting that runs SCENARIO ("id", or "id version")? FIELD NULL: any of it. */
bool needs_has(const struct needs *n, const char *scenario, const char *field);
void needs_clear(struct needs *n);

/* The next id of a list with commas between, after *AT; *LEN 0 for none. false: no more. */
bool needs_next(const char **at, const char **id, size_t *len);

#endif

/* has, missing, and our own instr, trim and min, max of one thing. Internal to expression.c. */
#ifndef SCENARIOS_EXPRESSION_CALLS_H
#define SCENARIOS_EXPRESSION_CALLS_H

#include <sqlite3.h>
#include <stdbool.h>

/* The kind of pointer that a null carries to say why there is no answer; missing(x) reads it. */
#define EXPRESSION_MISSING "missing"

bool expression_calls_add(sqlite3 *db);

#endif

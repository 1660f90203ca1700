/* From an expression to SQL. Internal to expression.c. */
#ifndef SCENARIOS_EXPRESSION_QUERY_H
#define SCENARIOS_EXPRESSION_QUERY_H

#include <stddef.h>

#include "scenarios/expression_names.h"

/* The query of SQL, which begins at byte *STARTS of it and reads NAMES; the caller frees. */
char *expression_query(const struct expression_names *names, const char *sql, size_t *starts);

#endif

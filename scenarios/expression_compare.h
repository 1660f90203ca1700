/* Which names of an expression are compared with which written values. */
#ifndef SCENARIOS_EXPRESSION_COMPARE_H
#define SCENARIOS_EXPRESSION_COMPARE_H

#include <stdbool.h>
#include <stddef.h>

#include "scenarios/expression.h"
#include "scenarios/expression_words.h"

struct comparison {
	const struct expression_read *read;
	const char *how;             /* the sign or word between: "=" "<" "in" "has" "like" ...; "missing": missing(read) = word */
	struct expression_word word; /* SQL_STRING or SQL_AMOUNT */
};

/* Calls FOUND for `name = 'x'`, `'x' = name`, `name in ('x', 'y')`, `name not in (...)`, `name between 1 and 2`, `name like 'x%'`,
 * `has(name, 'x')`, `missing(name) = 'x'`, in the order of SQL, which X was prepared from. */
void expression_compare(const struct expression *x, const char *sql,
                        void (*found)(void *context, const struct comparison *one), void *context);

#endif

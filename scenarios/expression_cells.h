/* The values that an expression reads, as a table of SQLite: column `n3` is name 3 as a number, `t3` as a text, `x3` of unknown type.
 * Internal to expression.c. */
#ifndef SCENARIOS_EXPRESSION_CELLS_H
#define SCENARIOS_EXPRESSION_CELLS_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

#include "scenarios/expression.h"

#define EXPRESSION_CELLS "cells" /* its name */

struct expression_cells {
	void (*value)(void *context, size_t name, struct expression_value *out); /* OUT is a null; may be left so */
	void *context;
};

/* FROM must outlive DB. */
bool expression_cells_add(sqlite3 *db, struct expression_cells *from);

/* Which name a column is of. */
size_t expression_cells_name(const char *column);
/* The letter of the column that a name of this type uses. */
char expression_cells_letter(enum expression_type type);

#endif

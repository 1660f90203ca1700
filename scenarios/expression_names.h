/* Which names an expression reads, and what they stand for. Internal to expression*.c. */
#ifndef SCENARIOS_EXPRESSION_NAMES_H
#define SCENARIOS_EXPRESSION_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/map.h"
#include "base/memory.h"
#include "scenarios/expression.h"

/* A name as SQL is told it: COLUMN, in the table SCOPE ("": none). */
struct expression_name {
	const char *scope, *column;
	struct expression_read read;
	bool used; /* SQLite does read it */
};

struct expression_names {
	struct expression_name *list; /* EXPRESSION_MAX_NAMES while they are looked for */
	size_t count;
	bool dated; /* the day is asked for */
};

/* What names can stand for. */
struct expression_scope {
	const struct scenario *own;
	const struct map *fields; /* id -> struct field */
	struct expression_earlier earlier;
	struct arena *arena; /* for what is found */
	size_t *hints;       /* how often what was meant may still be looked for among all fields: it takes its time */
};

/* Finds the names of SQL that are known, into NAMES' list; the others are left for SQLite to refuse. false with FAULT when SQL cannot be an
 * expression at all: too long, brackets that don't match, a comment, a parameter, a query. */
bool expression_names_find(const struct expression_scope *scope, const char *sql, struct expression_names *names,
                           struct expression_fault *fault);

/* Says in people's words what SQLite's MESSAGE says of SQL at byte AT. */
void expression_fault_say(const struct expression_scope *scope, const char *sql, const char *message, size_t at,
                          struct expression_fault *fault);
/* Takes SENTENCE and FIX over. Always false; FAULT may be NULL. */
bool expression_fault_set(struct expression_fault *fault, size_t at, char *sentence, char *fix);

/* The functions there are; ends with NULL. */
extern const char *const expression_functions[];
/* Names that stand for something in every scenario; in the order of enum expression_what, [READS_FIELD] is "". */
extern const char *const expression_attributes[READS_ENTERPRISES + 1];

#endif

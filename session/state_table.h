/* What each kind's table of current state looks like, and the SQL made from it. Internal to state.c. */
#ifndef SESSION_STATE_TABLE_H
#define SESSION_STATE_TABLE_H

#include <stdbool.h>

#include "session/change.h"

struct state_table {
	const char *name;
	const char *keys; /* columns that tell rows apart, each `column` or `column=key of the target` */
	const char *value; /* the one column of a table of values; NULL: a table of attributes, target_kinds[].columns */
	const char *first; /* columns that the change which made the row filled, and that stay */
	const char *last; /* columns that each change fills, whichever attribute it is of */
	const char *belongs; /* which rows a snapshot of :meeting holds */
	const char *order;
};
extern const struct state_table state_tables[TARGET_STORED_COUNT];

/* The columns that hold what is recorded. */
const char *state_attributes(enum target_kind kind);

/* One word of such a list. */
struct state_word {
	const char *name; /* the column */
	int len;
	const char *key; /* after a '=': the target's key; else the same word */
	int key_len;
};
bool state_word_next(const char **list, struct state_word *w);

enum state_use {
	STATE_READ, /* all columns of one row: keys, attributes, first, last, hash */
	STATE_WRITE, /* :value into the attribute */
	STATE_DROP, /* the row */
	STATE_DROP_EMPTY, /* the row, when no attribute has anything */
	STATE_WALK, /* all columns of the rows that belong to :meeting */
	STATE_WALK_FIELD, /* of one :field of it */
	STATE_USE_COUNT,
	STATE_SOUND = STATE_USE_COUNT /* not a statement: the condition that a row's hash is right */
};
/* Caller frees. Parameters have the names of the target's keys (and :one), :value, and of the columns in first and
 * last. */
char *state_sql(enum target_kind kind, const char *attribute, enum state_use use);

#endif

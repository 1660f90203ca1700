/* The tables that hold the current state, one per kind of target: read, written and walked by one description of each.
 * Internal to the store. */
#ifndef SESSION_STATE_H
#define SESSION_STATE_H

#include <stdbool.h>

#include "session/db.h"

struct state_value {
	char *text; /* owned; NULL: absent (or altered) */
	enum value_type type;
	bool altered; /* its row's hash is wrong */
	int64_t revision; /* as the row says, of tables that say it; 0: there is no sound row */
};

/* The name of the kind's table. */
const char *state_table_name(enum target_kind kind);

/* The type that a value of T has in the file whatever the caller says; GIVEN for answers. */
enum value_type state_type(const struct target *t, enum value_type given);

bool state_read(struct session *s, const struct target *t, struct state_value *v, struct error *err);

/* Puts C's `after` where it belongs; a row of which nothing is left goes. Inside a transaction. */
bool state_write(struct session *s, const struct change *c, struct error *err);

/* Removes the row that T is part of. */
bool state_drop(struct session *s, const struct target *t, struct error *err);

/* Which rows a walk takes: all that belong to a meeting; or, of kinds that have fields, those of some fields alone, or
 * all but those. */
enum state_part { STATE_ALL, STATE_THESE, STATE_OTHERS };
struct state_scope {
	int64_t meeting;
	enum state_part part;
	const char *const *fields;
	size_t field_count;
	bool *doubt; /* not NULL: the scenario is given before its hash is looked at, and this set when that is wrong */
};

/* Gives SINK each value of a kind within SCOPE, as a change from nothing; altered rows are counted in *ALTERED
 * instead. */
bool state_walk(struct session *s, enum target_kind kind, const struct state_scope *scope, change_sink *sink,
                void *context, size_t *altered, struct error *err);

#endif

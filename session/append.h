/* The one way into the file: a change goes into history and state together. Internal to the store. */
#ifndef SESSION_APPEND_H
#define SESSION_APPEND_H

#include <stdbool.h>

#include "session/db.h"

enum change_op {
	OP_DO, /* can be undone */
	OP_UNDO, /* takes back the action it concerns */
	OP_REDO, /* does it again */
	OP_NEW, /* cannot be undone: how the file began, who its people are */
	OP_COUNT
};
extern const char *const change_ops[OP_COUNT]; /* do undo redo new */

/* change_append() with what kind of act it is. */
bool append_op(struct session *s, struct change *c, enum change_op op, int64_t concerns, struct error *err);

/* Puts back a change as an export has it (its own revision, action and before): what it replaces is read from the file. */
bool append_again(struct session *s, const struct change *c, enum change_op op, int64_t concerns, struct error *err);

/* Where an author stands in what may be undone: what the author's last change says. */
struct undo_state {
	int64_t action; /* of that change; 0: the author has none */
	int64_t below; /* see the table change */
	int64_t undo_next; /* an action; 0: none */
	int64_t redo_next; /* the action that was an undo; 0: none */
};
/* Where C's author stands after C. */
bool undo_state_after(struct session *s, const struct change *c, enum change_op op, int64_t concerns,
                      struct undo_state *u, struct error *err);

/* The keys that the kind does not use are emptied (the step of an answer is kept). */
struct target target_normal(const struct target *t);

/* Can T and this value be in a file? false: a sentence. */
bool append_valid(struct session *s, const struct target *t, enum value_type type, const char *value,
                  struct error *err);

/* The next row of a statement of CHANGE_COLUMNS as a change (texts borrowed from it). false: its hash or a word of
 * it is wrong. */
#define CHANGE_COLUMNS \
	"revision, action, at, author, kind, meeting, step, field, enterprise, \"row\", \"column\", type, before, after, " \
	"merged"
#define CHANGE_HASH "row_hash('change', " CHANGE_COLUMNS ", op, concerns, below, undo_next, redo_next)"
bool change_from_row(sqlite3_stmt *q, struct change *c);
/* Where the further columns of the table stand. */
enum { CHANGE_ACTION = 1, CHANGE_OP = 15, CHANGE_CONCERNS, CHANGE_BELOW, CHANGE_UNDO_NEXT, CHANGE_REDO_NEXT };

#endif

/* The table of words, kept beside the answers and notes it is made of. Internal to the store. */
#ifndef SESSION_SEARCH_INDEX_H
#define SESSION_SEARCH_INDEX_H

#include <stdbool.h>

#include "session/db.h"
#include "session/state.h"

/* The words of C for those of what was there (WAS: as state_read() gave it), before C is in the state. Inside a transaction. A table of words
 * that is damaged is made again; where even that cannot be, it is left alone: nothing that a person wrote is lost for it. */
bool search_keep(struct session *s, const struct change *c, const struct state_value *was, struct error *err);

/* All words of the answers and notes there are, for those that are in it. Inside a transaction. */
bool search_fill(struct session *s, struct error *err);

/* Did the last statement about the table of words fail for what that table is, not for the disk or a lock? */
bool search_broken(struct session *s);

/* The scenarios are others: what their options are called is read again when it is wanted. */
void search_forget_labels(struct session *s);

/* Are a target's words kept? */
bool search_kept(const struct target *t);

/* The row that stands under a revision now, by what the change of that number was about. */
struct search_row {
	enum search_found {
		SEARCH_ROW_NONE,    /* none has that revision, or it holds nothing that is looked for */
		SEARCH_ROW_UNKNOWN, /* the change was altered: it cannot be told */
		SEARCH_ROW_ANSWER,  /* Q stands at a sound row of `SELECT * FROM answer`, to be reset; */
		SEARCH_ROW_OPTIONS, /* the same, of one that holds ids of options */
		SEARCH_ROW_NOTE     /* the same of note */
	} found;
	sqlite3_stmt *q;
};
bool search_row(struct session *s, int64_t revision, struct search_row *row, struct error *err);

/* The columns of `SELECT * FROM answer` and `SELECT * FROM note` that are read here and by search.c. */
enum { ANSWER_MEETING, ANSWER_FIELD, ANSWER_ENTERPRISE, ANSWER_ROW, ANSWER_COLUMN, ANSWER_VALUE, ANSWER_STEP, ANSWER_TYPE, ANSWER_AUTHOR, ANSWER_AT,
	ANSWER_REVISION };
enum { NOTE_ID, NOTE_TEXT, NOTE_ENTERPRISE, NOTE_MEETING, NOTE_STEP, NOTE_CIRCLE, NOTE_FOLLOW, NOTE_AUTHOR, NOTE_AT, NOTE_REVISION };

#endif

/* What the files of the store share: the connection, statements kept prepared, sentences for SQLite's errors, the
 * hash of a row. Only the store's own files include this. */
#ifndef SESSION_DB_H
#define SESSION_DB_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "session/change.h"
#include "session/session.h"

enum { STATE_ATTRIBUTES = 12, STATE_USES = 6 };

struct session {
	sqlite3 *db;
	char *path; /* absolute */
	char *shown; /* its name as it may stand in a sentence */
	bool read_only;
	bool writes;  /* it was opened for writing, and may be */
	bool settled; /* session_settle() was done */
	bool older; /* of a format that came before */
	char *migrated; /* a sentence: it was brought up to date; NULL: it was not */
	sqlite3_stmt **prepared; /* all of them, to be finalized */
	size_t prepared_count;
	struct statement *statements; /* kept prepared, found by the address of their text */
	sqlite3_stmt *state[TARGET_STORED_COUNT][STATE_ATTRIBUTES][STATE_USES]; /* made by state.c */
	struct state_columns *columns[TARGET_STORED_COUNT]; /* likewise */
	int64_t data_version;
	int64_t speaks_for; /* the enterprise of whoever writes and is not known yet; 0: a facilitator */
	char *author; /* known to have a row in person; NULL: nobody yet */
	char *before; /* what change_append lends */
	struct change kept; /* what draft_fold lends */
	bool hopeless; /* since session_begin: see session_hopeless() */
	enum { SEARCH_GOOD, SEARCH_DAMAGED, SEARCH_OFF } search; /* the table of words: damaged, to be made again; or not to be had */
	bool search_mending; /* it was made again in this transaction */
	bool search_mended; /* and that is in the file: session_search_mended() */
	struct search_words *words; /* for looking through texts in memory; NULL: not needed yet */
	struct search_labels *labels; /* of options, of all scenarios; NULL: not needed yet, or one was exchanged */
};

/* Opens ABSOLUTE with everything that hardens a connection, row_hash() included; *RC is SQLite's result. Never
 * NULL. FLAGS: SQLITE_OPEN_... */
struct session *db_open(const char *absolute, int flags, int *rc);
void db_close(struct session *s);

/* The statement of this text, a literal, prepared once, ready to bind. NULL: the sentence is in ERR. */
sqlite3_stmt *db_query(struct session *s, const char *sql, struct error *err);
/* A statement of a text that is freed afterwards; it lives as long as S. */
sqlite3_stmt *db_prepare(struct session *s, const char *sql, struct error *err);
/* Binds where the statement has a parameter of that name (":at"); the text must live until the statement is done. */
void db_bind_text(sqlite3_stmt *q, const char *name, const char *text);
void db_bind_int(sqlite3_stmt *q, const char *name, int64_t value);
/* Binds :kind :meeting :enterprise :step :field :row :column :one. */
void db_bind_target(sqlite3_stmt *q, const struct target *t);

/* 1: a row; 0: no more; -1: failed, with a sentence. After 0 and -1 the statement is reset. */
int db_step(struct session *s, sqlite3_stmt *q, struct error *err);
/* To the end, then reset. */
bool db_run(struct session *s, sqlite3_stmt *q, struct error *err);
/* One statement without parameters, not kept. */
bool db_exec(struct session *s, const char *sql, struct error *err);

/* A column as text, never NULL. */
const char *db_text(sqlite3_stmt *q, int column);

/* Is the hash of this row of TABLE (all its columns, the hash last) right, and every text UTF-8? */
bool db_row_sound(sqlite3_stmt *q, const char *table);

/* The sentence for SQLite's last error; false. */
bool db_fail(struct session *s, struct error *err);
/* Says that a row of TABLE was altered behind filrouge's back; false. */
bool db_altered(struct session *s, const char *table, struct error *err);
/* Was the last error only a lock? */
bool db_busy(struct session *s);

/* Forgets what was lent to the caller and what a rollback undid. */
void db_forget(struct session *s);

/* The last and the next number of the counter that changes and drafts share, the next inside a transaction. */
bool db_last_revision(struct session *s, int64_t *revision, struct error *err);
bool db_next_revision(struct session *s, int64_t *revision, struct error *err);
/* REVISION was given and its draft is dropped: it is never given again. */
bool db_spent_revision(struct session *s, int64_t revision, struct error *err);

/* The value type of that name; false: none. */
bool db_value_type(const char *name, enum value_type *type);

#endif

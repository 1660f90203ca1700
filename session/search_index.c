/* The table of words: each answer that is a text or a number and each note has a row in it, under the revision that its own row gives. Knows
 * nothing of what is asked of it. */
#include "session/search_index.h"

#include <stdlib.h>
#include <string.h>

#include "session/append.h"
#include "session/search_labels.h"
#include "session/search_words.h"

bool search_kept(const struct target *t)
{
	return t->kind == TARGET_ANSWER || (t->kind == TARGET_NOTE && strcmp(t->column, "text") == 0);
}

static bool is_words(enum value_type type, const char *text)
{
	return text && (type == VALUE_TEXT || type == VALUE_NUMBER);
}

bool search_broken(struct session *s)
{
	int primary = sqlite3_extended_errcode(s->db) & 0xff;
	return primary == SQLITE_CORRUPT || primary == SQLITE_ERROR;
}

static bool put(struct session *s, const char *sql, int64_t revision, const char *text, struct error *err)
{
	sqlite3_stmt *q = db_query(s, sql, err);
	char *folded = search_fold(text);
	if (q) {
		db_bind_int(q, ":revision", revision);
		db_bind_text(q, ":text", folded);
	}
	bool good = q && db_run(s, q, err);
	free(folded);
	return good;
}

static bool add(struct session *s, int64_t revision, const char *text, struct error *err)
{
	return put(s, "INSERT INTO search(rowid, text) VALUES(:revision, :text)", revision, text, err);
}

static bool take_out(struct session *s, int64_t revision, const char *text, struct error *err)
{
	return put(s, "INSERT INTO search(search, rowid, text) VALUES('delete', :revision, :text)", revision, text, err);
}

/* --- all of it --- */

static bool fill_from(struct session *s, const char *sql, const char *table, int text, int type, int revision, struct error *err)
{
	sqlite3_stmt *q = db_query(s, sql, err);
	int got = -1;
	while (q && (got = db_step(s, q, err)) > 0) {
		enum value_type is = VALUE_TEXT;
		bool words = db_row_sound(q, table) && sqlite3_column_type(q, text) != SQLITE_NULL &&
		             (type < 0 || db_value_type(db_text(q, type), &is)) && is_words(is, db_text(q, text));
		if (words && !add(s, sqlite3_column_int64(q, revision), db_text(q, text), err)) {
			sqlite3_reset(q);
			return false;
		}
	}
	return got == 0;
}

static bool delete_all(struct session *s, struct error *err)
{
	sqlite3_stmt *q = db_query(s, "INSERT INTO search(search) VALUES('delete-all')", err);
	return q && db_run(s, q, err);
}

/* So broken that FTS5 does not even open it: its own tables are emptied behind its back, which nobody else may, down to what it begins with. */
static bool start_afresh(struct session *s, struct error *err)
{
	error_clear(err);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
	bool good = db_exec(s,
	                    "DELETE FROM search_data; DELETE FROM search_idx; DELETE FROM search_config;"
	                    "INSERT INTO search_config(k, v) VALUES('version', 4);"
	                    "INSERT INTO search_data(id, block) VALUES(1, x''), (10, x'0000000000000000')",
	                    err);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	return good && delete_all(s, err);
}

bool search_fill(struct session *s, struct error *err)
{
	return (delete_all(s, err) || start_afresh(s, err)) &&
	       fill_from(s, "SELECT * FROM answer", "answer", ANSWER_VALUE, ANSWER_TYPE, ANSWER_REVISION, err) &&
	       fill_from(s, "SELECT * FROM note", "note", NOTE_TEXT, -1, NOTE_REVISION, err);
}

/* --- and back --- */

static sqlite3_stmt *row_query(struct session *s, bool note, struct error *err)
{
	return db_query(s,
	                note ? "SELECT * FROM note WHERE id = :row"
	                     : "SELECT * FROM answer WHERE meeting = :meeting AND field = :field AND enterprise = :enterprise"
	                       " AND \"row\" = :row AND \"column\" = :column",
	                err);
}

/* What the row at which Q stands is found by, if REVISION is its own. */
static enum search_found found_of(sqlite3_stmt *q, bool note, int64_t revision)
{
	enum value_type type = VALUE_TEXT;
	const char *text = (const char *)sqlite3_column_text(q, note ? NOTE_TEXT : ANSWER_VALUE);
	if (!db_row_sound(q, note ? "note" : "answer") || sqlite3_column_int64(q, note ? NOTE_REVISION : ANSWER_REVISION) != revision || !text ||
	    (!note && !db_value_type(db_text(q, ANSWER_TYPE), &type)))
		return SEARCH_ROW_NONE;
	return note ? SEARCH_ROW_NOTE : is_words(type, text) ? SEARCH_ROW_ANSWER : SEARCH_ROW_OPTIONS;
}

/* T is what the change was about. */
static bool row_of(struct session *s, const struct target *t, int64_t revision, struct search_row *row, struct error *err)
{
	bool note = t->kind == TARGET_NOTE;
	sqlite3_stmt *q = row_query(s, note, err);
	if (!q)
		return false;
	db_bind_target(q, t);
	int got = db_step(s, q, err);
	row->found = got > 0 ? found_of(q, note, revision) : SEARCH_ROW_NONE;
	row->q = row->found != SEARCH_ROW_NONE ? q : NULL;
	if (got > 0 && !row->q)
		sqlite3_reset(q);
	return got >= 0;
}

bool search_row(struct session *s, int64_t revision, struct search_row *row, struct error *err)
{
	sqlite3_stmt *q = db_query(s, "SELECT * FROM change WHERE revision = :revision", err);
	struct change c;
	*row = (struct search_row){SEARCH_ROW_NONE, NULL};
	if (!q)
		return false;
	db_bind_int(q, ":revision", revision);
	int got = db_step(s, q, err);
	bool good = got >= 0;
	if (got > 0 && !db_row_sound(q, "change"))
		row->found = SEARCH_ROW_UNKNOWN;
	else if (got > 0 && change_from_row(q, &c) && (c.target.kind == TARGET_ANSWER || c.target.kind == TARGET_NOTE))
		good = row_of(s, &c.target, revision, row, err);
	if (got > 0)
		sqlite3_reset(q);
	return good;
}

/* --- one change --- */

/* Made again without what is being changed: its words come with it. Where it cannot be made, it is not written to any more. */
static bool mend(struct session *s, struct error *err)
{
	error_clear(err);
	bool good = search_fill(s, err);
	s->search = good ? SEARCH_GOOD : search_broken(s) ? SEARCH_OFF : SEARCH_DAMAGED;
	s->search_mending |= good;
	if (s->search == SEARCH_OFF)
		error_clear(err);
	return good || s->search == SEARCH_OFF;
}

/* An answer's row will have the revision of C; a note's keeps the one of the change that began it. */
static int64_t revision_of(const struct change *c, const struct state_value *was)
{
	return c->target.kind == TARGET_NOTE && was->revision > 0 ? was->revision : c->revision;
}

static bool exchange(struct session *s, const struct change *c, const struct state_value *was, struct error *err)
{
	return (!is_words(was->type, was->text) || take_out(s, was->revision, was->text, err)) &&
	       (!is_words(c->type, c->after) || add(s, revision_of(c, was), c->after, err));
}

void search_forget_labels(struct session *s)
{
	search_labels_free(s->labels);
	s->labels = NULL;
}

bool search_keep(struct session *s, const struct change *c, const struct state_value *was, struct error *err)
{
	if (c->target.kind == TARGET_SCENARIO)
		search_forget_labels(s);
	if (!search_kept(&c->target) || s->search == SEARCH_OFF)
		return true;
	if (s->search == SEARCH_DAMAGED && !mend(s, err))
		return false;
	if (s->search == SEARCH_OFF || exchange(s, c, was, err))
		return true;
	if (!search_broken(s) || !mend(s, err))
		return false;
	if (s->search == SEARCH_OFF || exchange(s, c, was, err))
		return true;
	if (!search_broken(s))
		return false;
	s->search = SEARCH_OFF;
	error_clear(err);
	return true;
}

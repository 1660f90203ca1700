/* Transactions, and whether anybody else has written. Knows nothing of what is written. */
#include "session/db.h"

/* A file that was deleted or replaced while open would take everything without a word. */
static bool still_there(struct session *s, struct error *err)
{
	int moved = 0;
	sqlite3_file_control(s->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
	return !moved ||
	       error_set(err, _("%s was moved or deleted while in use: nothing can be saved in it any more"), s->shown);
}

bool session_begin(struct session *s, bool *busy, struct error *err)
{
	if (busy)
		*busy = false;
	if (s->read_only)
		return error_set(err, _("%s can only be read here: its file or its folder forbids writing"), s->shown);
	if (!still_there(s, err))
		return false;
	if (!session_settle(s, err)) {
		if (busy)
			*busy = db_busy(s);
		return false;
	}
	sqlite3_stmt *q = db_query(s, "BEGIN IMMEDIATE", err);
	s->hopeless = false;
	if (q && db_run(s, q, err))
		return true;
	if (busy)
		*busy = db_busy(s);
	return false;
}

bool session_commit(struct session *s, bool *busy, struct error *err)
{
	sqlite3_stmt *q = db_query(s, "COMMIT", err);
	if (busy)
		*busy = false;
	if (q && db_run(s, q, err)) {
		s->search_mended |= s->search_mending;
		s->search_mending = false;
		return true;
	}
	if (busy)
		*busy = db_busy(s);
	bool words = sqlite3_extended_errcode(s->db) == SQLITE_CORRUPT_VTAB, again = s->search_mending;
	session_rollback(s);
	if (words) /* they are written last: the next try makes their table again, or goes without */
		s->search = again ? SEARCH_OFF : SEARCH_DAMAGED;
	return false;
}

/* One row is read at once: only then is the file held. */
bool session_read_begin(struct session *s, struct error *err)
{
	sqlite3_stmt *q = db_query(s, "SELECT id FROM session", err);
	if (!q || !db_exec(s, "BEGIN", err))
		return false;
	if (db_run(s, q, err))
		return true;
	session_read_end(s);
	return false;
}

void session_read_end(struct session *s)
{
	db_exec(s, "COMMIT", NULL);
}

bool session_mark(struct session *s, struct error *err)
{
	return db_exec(s, "SAVEPOINT mark", err);
}

bool session_mark_back(struct session *s, struct error *err)
{
	db_forget(s);
	return db_exec(s, "ROLLBACK TO mark", err) && db_exec(s, "RELEASE mark", err);
}

void session_rollback(struct session *s)
{
	if (!sqlite3_get_autocommit(s->db))
		sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
	if (s->search_mending)
		s->search = SEARCH_DAMAGED;
	s->search_mending = false;
	db_forget(s);
}

bool session_revision(struct session *s, int64_t *revision, struct error *err)
{
	return db_last_revision(s, revision, err);
}

bool session_changed_elsewhere(struct session *s)
{
	sqlite3_stmt *q = db_query(s, "PRAGMA data_version", NULL);
	if (!q || db_step(s, q, NULL) < 1)
		return false;
	int64_t version = sqlite3_column_int64(q, 0);
	sqlite3_reset(q);
	bool changed = version != s->data_version;
	s->data_version = version;
	return changed;
}

/* The history read backwards, and a meeting as it was. Changes nothing. */
#include "session/append.h"
#include "session/history.h"

#include <string.h>

enum { TAKEN_BACK_DEPTH = 50 };

bool session_history(struct session *s, int64_t before, size_t rows, history_sink *sink, void *context, int64_t *next, struct error *err)
{
	sqlite3_stmt *q = db_query(s, "SELECT * FROM change WHERE revision < :before ORDER BY revision DESC", err);
	int got = -1;
	*next = 0;
	if (!q)
		return false;
	db_bind_int(q, ":before", before > 0 ? before : INT64_MAX);
	while ((got = db_step(s, q, err)) > 0) {
		struct change c;
		bool sound = db_row_sound(q, "change") && change_from_row(q, &c);
		if (sound && !c.before && !c.after) /* erased */
			continue;
		*next = sqlite3_column_int64(q, 0) + 1;
		if (rows-- == 0 || (sound && !sink(context, &c, db_text(q, CHANGE_OP), err)))
			break;
		*next = 0;
	}
	sqlite3_reset(q);
	return got >= 0;
}

bool session_author_before(struct session *s, const struct target *t, int64_t revision, char **author, struct error *err)
{
	sqlite3_stmt *q = db_query(s,
	                           "SELECT author FROM change WHERE revision < :before AND kind = :kind AND meeting = :meeting AND field = :field"
	                           " AND enterprise = :enterprise AND \"row\" = :row AND \"column\" = :column AND (kind IN ('answer', 'missing') OR step = :step)"
	                           " ORDER BY revision DESC LIMIT 1",
	                           err);
	*author = NULL;
	if (!q)
		return false;
	db_bind_target(q, t);
	db_bind_int(q, ":before", revision);
	int got = db_step(s, q, err);
	if (got > 0)
		*author = xstrdup(db_text(q, 0));
	sqlite3_reset(q);
	return got >= 0;
}

/* The last action that takes ACTION back or does it again; 0: none. *REDO: which of them. */
static bool last_about(struct session *s, int64_t action, int64_t *by, bool *redo, struct error *err)
{
	sqlite3_stmt *q = db_query(s, "SELECT action, op FROM change WHERE concerns = :action AND concerns > 0 ORDER BY revision DESC LIMIT 1", err);
	if (!q)
		return false;
	db_bind_int(q, ":action", action);
	int got = db_step(s, q, err);
	*by = got > 0 ? sqlite3_column_int64(q, 0) : 0;
	*redo = got > 0 && strcmp(db_text(q, 1), change_ops[OP_REDO]) == 0;
	if (got > 0)
		sqlite3_reset(q);
	return got >= 0;
}

/* What took it back may have been taken back itself. */
bool session_undone(struct session *s, int64_t action, bool *undone, struct error *err)
{
	bool redo;
	*undone = false;
	for (int depth = 0; depth < TAKEN_BACK_DEPTH; depth++) {
		int64_t by;
		if (!last_about(s, action, &by, &redo, err))
			return false;
		if (by == 0 || by <= action)
			return true;
		if (redo)
			return true;
		*undone = !*undone;
		action = by;
	}
	return true;
}

bool session_past(struct session *s, int64_t meeting, int64_t revision, change_sink *sink, void *context, size_t *altered, struct error *err)
{
	sqlite3_stmt *q = db_query(s,
	                           "SELECT * FROM change WHERE revision IN (SELECT max(revision) FROM change WHERE revision <= :revision AND meeting IN (0, :meeting)"
	                           " GROUP BY kind, meeting, CASE WHEN kind IN ('step', 'turn') THEN step ELSE '' END, field, enterprise, \"row\", \"column\")"
	                           " AND after IS NOT NULL ORDER BY revision",
	                           err);
	int got = -1;
	if (!q)
		return false;
	db_bind_int(q, ":revision", revision);
	db_bind_int(q, ":meeting", meeting);
	while ((got = db_step(s, q, err)) > 0) {
		struct change c;
		if (!db_row_sound(q, "change") || !change_from_row(q, &c)) {
			(*altered)++;
		} else if (!sink(context, &c, err)) {
			sqlite3_reset(q);
			return false;
		}
	}
	return got == 0;
}

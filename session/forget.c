/* Erasing what a session file keeps of one enterprise. What proves it is in forget_proof.c. */
#include "session/forget.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "session/append.h"
#include "session/db.h"
#include "session/forget_proof.h"
#include "session/presence.h"
#include "session/search_index.h"
#include "session/state_table.h"

/* A parameter :e everywhere: the enterprise. What is its own: */
#define ITS_MEETINGS "(SELECT id FROM meeting WHERE enterprise = :e)"
#define ITS_PERSONS "(SELECT id FROM person WHERE enterprise = :e)"
#define ITS_NOTES "(SELECT id FROM note WHERE enterprise = :e OR meeting IN " ITS_MEETINGS ")"
#define ITS_HOURS "(SELECT id FROM hours WHERE enterprise = :e)"
#define ITS_CONSENTS "(SELECT id FROM consent WHERE enterprise = :e OR person IN " ITS_PERSONS ")"
/* its part of the history; `c` is the change */
#define ITS_CHANGE                                                                                                     \
	"(c.enterprise = :e OR c.meeting IN " ITS_MEETINGS " OR (c.kind = 'person' AND c.\"row\" IN " ITS_PERSONS ")"  \
	" OR (c.kind = 'note' AND c.\"row\" IN " ITS_NOTES ") OR (c.kind = 'hours' AND c.\"row\" IN " ITS_HOURS ")"     \
	" OR (c.kind = 'consent' AND c.\"row\" IN " ITS_CONSENTS "))"
#define SAME_PLACE                                                                                                     \
	"c.kind = a.kind AND c.meeting = a.meeting AND c.field = a.field AND c.enterprise = a.enterprise AND"              \
	" c.\"row\" = a.\"row\" AND c.\"column\" = a.\"column\""

/* Which changes are emptied: `own`, and those of what was typed at another enterprise and moved to it (in the action that brought a text
 * here the same text went from elsewhere: there back to where nothing stood). Texts first, while they are still there. */
static const char *const gather[] = {
	"CREATE TEMP TABLE erased(revision INTEGER PRIMARY KEY)",
	"CREATE TEMP TABLE gone(id TEXT PRIMARY KEY) WITHOUT ROWID",
	"INSERT INTO gone SELECT id FROM person WHERE enterprise = :e",
	"CREATE TEMP TABLE said(text TEXT PRIMARY KEY) WITHOUT ROWID",
	"INSERT INTO erased SELECT revision FROM change c WHERE " ITS_CHANGE,
	"INSERT OR IGNORE INTO erased SELECT c.revision FROM change o JOIN erased USING(revision)"
	" JOIN change a ON a.action = o.action AND a.before = o.after AND a.enterprise <> :e AND o.type = 'text' AND length(o.after) > 3"
	" JOIN change c ON " SAME_PLACE " AND c.revision <= a.revision AND c.revision >= coalesce((SELECT max(f.revision) FROM change f"
	"  WHERE f.kind = a.kind AND f.meeting = a.meeting AND f.field = a.field AND f.enterprise = a.enterprise AND f.\"row\" = a.\"row\""
	"  AND f.\"column\" = a.\"column\" AND f.revision < a.revision AND f.before IS NULL), a.revision)",
	"INSERT OR IGNORE INTO said SELECT before FROM change JOIN erased USING(revision) WHERE before IS NOT NULL AND type = 'text'",
	"INSERT OR IGNORE INTO said SELECT after FROM change JOIN erased USING(revision) WHERE after IS NOT NULL AND type = 'text'",
	"INSERT OR IGNORE INTO said SELECT text FROM draft WHERE enterprise = :e OR meeting IN " ITS_MEETINGS
	" OR (kind = 'note' AND \"row\" IN " ITS_NOTES ")",
	"INSERT OR IGNORE INTO said SELECT value FROM sheet WHERE person IN " ITS_PERSONS " AND type = 'text'",
	"INSERT OR IGNORE INTO said SELECT id FROM person WHERE enterprise = :e",
	NULL,
};

/* A list of ids with one space between, and whether one of its persons is in it. */
#define NAMES_GONE(list) "EXISTS (SELECT 1 FROM gone WHERE instr(' ' || " list " || ' ', ' ' || gone.id || ' ') > 0)"
#define WITHOUT_GONE(list)                                                                                             \
	"(SELECT group_concat(value, ' ') FROM json_each('[\"' || replace(" list ", ' ', '\",\"') || '\"]')"             \
	" WHERE value NOT IN (SELECT id FROM gone))"

/* In an order in which what says whose something is goes last. */
static const char *const erase[] = {
	"UPDATE change AS c SET author = iif(author IN " ITS_PERSONS ", 'erased', author), merged = 0, before = NULL, after = NULL,"
	" \"row\" = iif(kind = 'person', 'erased', \"row\")"
	" WHERE revision IN (SELECT revision FROM erased)",
	"UPDATE change SET author = 'erased' WHERE author IN " ITS_PERSONS,
	"UPDATE change SET hash = " CHANGE_HASH " WHERE hash IS NOT " CHANGE_HASH " AND (author = 'erased' OR revision IN (SELECT revision FROM erased))",
	"DELETE FROM answer WHERE enterprise = :e OR meeting IN " ITS_MEETINGS,
	"DELETE FROM missing WHERE enterprise = :e OR meeting IN " ITS_MEETINGS,
	"DELETE FROM circle WHERE enterprise = :e OR meeting IN " ITS_MEETINGS,
	"DELETE FROM table_row WHERE enterprise = :e OR meeting IN " ITS_MEETINGS,
	"DELETE FROM review WHERE enterprise = :e OR meeting IN " ITS_MEETINGS,
	"DELETE FROM turn WHERE enterprise = :e OR meeting IN " ITS_MEETINGS,
	"DELETE FROM done WHERE enterprise = :e OR meeting IN " ITS_MEETINGS,
	"DELETE FROM attendance WHERE enterprise = :e OR meeting IN " ITS_MEETINGS,
	"DELETE FROM draft WHERE enterprise = :e OR meeting IN " ITS_MEETINGS " OR (kind = 'note' AND \"row\" IN " ITS_NOTES ")",
	"DELETE FROM anonymous WHERE meeting IN " ITS_MEETINGS,
	"DELETE FROM step WHERE meeting IN " ITS_MEETINGS,
	"DELETE FROM place WHERE person IN " ITS_PERSONS " OR meeting IN " ITS_MEETINGS,
	"DELETE FROM sheet WHERE person IN " ITS_PERSONS " OR meeting IN " ITS_MEETINGS,
	"DELETE FROM presence WHERE enterprise = :e OR person IN " ITS_PERSONS,
	"DELETE FROM consent WHERE enterprise = :e OR person IN " ITS_PERSONS,
	"DELETE FROM hours WHERE enterprise = :e",
	"DELETE FROM note WHERE enterprise = :e OR meeting IN " ITS_MEETINGS,
	"DELETE FROM person WHERE enterprise = :e",
	"DELETE FROM meeting WHERE enterprise = :e",
	"DELETE FROM enterprise WHERE id = :e", /* the tombstone makes it again */
	/* what its persons wrote for the group stays, without who */
	"UPDATE answer SET author = 'erased', hash = row_hash('answer', meeting, field, enterprise, \"row\", \"column\", value, step, type, 'erased', at,"
	" revision) WHERE author IN (SELECT id FROM gone)",
	"UPDATE missing SET author = 'erased', hash = row_hash('missing', meeting, field, enterprise, \"row\", \"column\", reason, step, 'erased', at,"
	" revision) WHERE author IN (SELECT id FROM gone)",
	"UPDATE circle SET author = 'erased', hash = row_hash('circle', meeting, field, enterprise, circle, 'erased', at, revision)"
	" WHERE author IN (SELECT id FROM gone)",
	"UPDATE table_row SET author = 'erased', hash = row_hash('table_row', meeting, field, enterprise, \"row\", position, 'erased', at, revision)"
	" WHERE author IN (SELECT id FROM gone)",
	"UPDATE note SET author = 'erased', hash = row_hash('note', id, text, enterprise, meeting, step, circle, follow, 'erased', at, revision)"
	" WHERE author IN (SELECT id FROM gone)",
	"UPDATE review SET author = 'erased', hash = row_hash('review', meeting, field, enterprise, \"row\", status, text, \"of\", 'erased', at, revision)"
	" WHERE author IN (SELECT id FROM gone)",
	"UPDATE session SET lead = iif(lead IN (SELECT id FROM gone), NULL, lead), scribe = iif(scribe IN (SELECT id FROM gone), NULL, scribe)",
	"UPDATE session SET hash = row_hash('session', id, title, language, parcours, lead, scribe, until)",
	"UPDATE attendance SET persons = " WITHOUT_GONE("persons") " WHERE " NAMES_GONE("persons"),
	"UPDATE attendance SET hash = row_hash('attendance', meeting, enterprise, half_day, status, arrived, \"left\", reason, persons)"
	" WHERE hash IS NOT row_hash('attendance', meeting, enterprise, half_day, status, arrived, \"left\", reason, persons)",
	"UPDATE change SET before = " WITHOUT_GONE("before") " WHERE kind IN ('attendance', 'session', 'consent') AND " NAMES_GONE("before"),
	"UPDATE change SET after = " WITHOUT_GONE("after") " WHERE kind IN ('attendance', 'session', 'consent') AND " NAMES_GONE("after"),
	"UPDATE change SET hash = " CHANGE_HASH " WHERE kind IN ('attendance', 'session', 'consent') AND hash IS NOT " CHANGE_HASH,
	"UPDATE draft SET author = 'erased', hash = row_hash('draft', kind, meeting, field, enterprise, \"row\", \"column\", step, client, 'erased', text,"
	" revision, touched, merged) WHERE author IN (SELECT id FROM gone)",
	NULL,
};

static bool run_all(struct session *s, const char *const *list, int64_t enterprise, struct error *err)
{
	for (; *list; list++) {
		sqlite3_stmt *q = db_prepare(s, *list, err);
		if (!q)
			return false;
		db_bind_int(q, ":e", enterprise);
		if (!db_run(s, q, err))
			return false;
	}
	return true;
}

/* --- who else has it open --- */

static bool nobody_there(struct session *s, struct error *err)
{
	struct present_list l = {0};
	size_t gone;
	if (!presence_read(s, "", true, &l, &gone, err))
		return false;
	bool alone = l.count == 0;
	if (!alone) {
		char *shown = text_filter(l.list[0].name, strlen(l.list[0].name), false);
		error_set(err, _("%s has this session open: what is on a screen cannot be erased. Try again when it is closed"), shown);
		free(shown);
	}
	present_list_clear(&l);
	return alone;
}

/* VACUUM attaches what it writes to, which is allowed for nothing else. */
static bool write_afresh(struct session *s, struct error *err)
{
	sqlite3_limit(s->db, SQLITE_LIMIT_ATTACHED, 1);
	bool good = db_exec(s, "VACUUM", err);
	sqlite3_limit(s->db, SQLITE_LIMIT_ATTACHED, 0);
	return good;
}

/* --- what was there --- */

static bool is_there(struct session *s, int64_t enterprise, struct forgotten *f, struct error *err)
{
	sqlite3_stmt *q = db_query(s, "SELECT name, forgotten FROM enterprise WHERE id = :e", err);
	if (!q)
		return false;
	db_bind_int(q, ":e", enterprise);
	int got = db_step(s, q, err);
	if (got <= 0)
		return got == 0 && error_set(err, _("the session has no enterprise with that number"));
	f->name = xstrdup(db_text(q, 0));
	char *gone = sqlite3_column_type(q, 1) != SQLITE_NULL ? xstrdup(db_text(q, 1)) : NULL;
	sqlite3_reset(q);
	bool there = gone == NULL;
	if (!there && write_afresh(s, err)) /* where that could not be done then */
		error_set(err, _("it was erased on %s already"), gone);
	free(gone);
	return there;
}

static bool texts_read(struct session *s, struct forgotten *f, struct error *err)
{
	sqlite3_stmt *q = db_prepare(s, "SELECT text FROM said WHERE length(CAST(text AS BLOB)) > 3", err);
	int got = -1;
	for (; q && (got = db_step(s, q, err)) > 0; f->texts++)
		forgotten_add(f, db_text(q, 0));
	return got == 0;
}

static bool changes_count(struct session *s, struct forgotten *f, struct error *err)
{
	sqlite3_stmt *q = db_prepare(s, "SELECT count(*) FROM erased", err);
	if (!q || db_step(s, q, err) <= 0)
		return false;
	f->changes = sqlite3_column_int64(q, 0);
	sqlite3_reset(q);
	return true;
}

/* --- what stays: the tombstone --- */

static bool tombstone(struct session *s, int64_t enterprise, const char *author, int64_t now, const char *day, struct error *err)
{
	struct change c = {.at = now, .author = author, .type = VALUE_TEXT, .after = day,
		.target = {.kind = TARGET_ENTERPRISE, .enterprise = enterprise, .step = "", .field = "", .row = "", .column = "forgotten"}};
	return append_op(s, &c, OP_NEW, 0, err);
}

static bool erase_all(struct session *s, int64_t enterprise, const char *author, int64_t now, const char *day, struct forgotten *f, struct error *err)
{
	return run_all(s, gather, enterprise, err) && texts_read(s, f, err) && changes_count(s, f, err) && run_all(s, erase, enterprise, err) &&
	       tombstone(s, enterprise, author, now, day, err) && search_fill(s, err) && forgotten_elsewhere(s, f, err);
}

bool session_forget(struct session *s, int64_t enterprise, const char *author, int64_t now, const char *day, struct forgotten *f, struct error *err)
{
	*f = (struct forgotten){0};
	if (!is_there(s, enterprise, f, err) || !nobody_there(s, err))
		return false;
	bool busy = false;
	if (!session_begin(s, &busy, err))
		return false;
	if (!erase_all(s, enterprise, author, now, day, f, err) || !session_commit(s, &busy, err)) {
		session_rollback(s);
		return false;
	}
	return db_exec(s, "DROP TABLE temp.erased; DROP TABLE temp.said; DROP TABLE temp.gone", err) && write_afresh(s, err);
}

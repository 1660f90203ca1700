/* The second wall, inside SQLite: on the connection that is read from, a view of the same name stands in front of each table and lets through
 * only rows that are for the reader; the authorizer lets nothing else be read, and nothing be written at all. Whatever a statement of ours
 * forgets, it can only ever see these rows. Rows stay whole, so that their hashes can be checked. Must not know the socket. */
#include "session/wall_reads.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "session/db.h"

/* `:me`: the enterprise; `:person`: whoever reads; `:answer`: the view of the answers. A table of which only the rowid is read would be read without its view, for all that SQLite
 * tells the authorizer: so each names another column too. */
#define HASHED "typeof(hash) = 'blob'"
static const struct {
	const char *table, *which;
} views[] = {
	{ "session", HASHED },
	{ "enterprise", HASHED },
	{ "scenario", "wall_may('scenario', 0, id, 0)" },
	{ "meeting", HASHED " AND wall_may('meeting', id, '', 0)" },
	{ "step", "wall_may('meeting', meeting, '', 0)" },
	{ "turn", "enterprise = :me AND wall_may('meeting', meeting, '', 0)" },
	{ "answer", "wall_may('field', meeting, field, enterprise)" },
	{ "missing", "wall_may('field', meeting, field, enterprise)" },
	{ "circle", "wall_may('field', meeting, field, enterprise)" },
	{ "table_row", "wall_may('field', meeting, field, enterprise)" },
	{ "note", "wall_may('note', 0, id, 0)" },
	{ "person", "wall_may('person', 0, id, 0) OR wall_may('facilitator', 0, id, 0)" },
	{ "attendance", "enterprise = :me AND wall_may('meeting', meeting, '', 0)" },
	{ "hours", "wall_may('hours', 0, id, 0)" },
	{ "consent", "wall_may('consent', 0, id, 0)" },
	{ "review", "enterprise = :me AND wall_may('field', meeting, field, enterprise)" },
	{ "done", "enterprise = :me AND wall_may('meeting', meeting, '', 0)" },
	{ "draft", "author = :person AND wall_reads(kind, meeting, step, field, enterprise, \"row\", \"column\")" },
	/* of answers the one that stands: what was so for a while may have been hidden then */
	{ "change", "wall_reads(kind, meeting, step, field, enterprise, \"row\", \"column\") AND (kind <> 'answer' OR after IS NULL OR EXISTS (SELECT 1 "
	  "FROM temp.\":answer\" a WHERE a.meeting = change.meeting AND a.field = change.field AND a.enterprise = change.enterprise AND a.\"row\" = "
	  "change.\"row\" AND a.\"column\" = change.\"column\" AND a.revision = change.revision))" },
	{ "place", "person = :person" },
	{ "sheet", "person = :person" },
	{ "anonymous", "wall_may('anonymous', meeting, field, 0)" },
};
enum { VIEWS = sizeof views / sizeof *views };

/* --- what the views ask --- */

static const char *text_of(sqlite3_value *value)
{
	const unsigned char *text = sqlite3_value_text(value);
	return text != NULL ? (const char *)text : "";
}

/* wall_may(what, meeting, id, enterprise) */
static void may(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	(void)argc;
	sqlite3_result_int(context, wall_may(sqlite3_user_data(context), text_of(argv[0]), sqlite3_value_int64(argv[1]), text_of(argv[2]),
	                                     sqlite3_value_int64(argv[3])));
}

/* wall_reads(kind, meeting, step, field, enterprise, row, column) */
static void reads(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	enum target_kind kind;
	(void)argc;
	bool known = target_kind_parse(text_of(argv[0]), &kind);
	struct target t = { known ? kind : TARGET_SESSION, sqlite3_value_int64(argv[1]), sqlite3_value_int64(argv[4]), text_of(argv[2]), text_of(argv[3]),
		            text_of(argv[5]), text_of(argv[6]) };
	sqlite3_result_int(context, known && wall_reads(sqlite3_user_data(context), &t));
}

static bool functions(struct wall *w, struct session *s, struct error *err)
{
	const int kind = SQLITE_UTF8 | SQLITE_INNOCUOUS; /* not DETERMINISTIC: what they answer moves */
	return (sqlite3_create_function(s->db, "wall_may", 4, kind, w, may, NULL, NULL) == SQLITE_OK &&
	        sqlite3_create_function(s->db, "wall_reads", 7, kind, w, reads, NULL, NULL) == SQLITE_OK) ||
	       db_fail(s, err);
}

/* --- the views --- */

static char *replaced(const char *text, const char *word, const char *by)
{
	struct buf out = { 0 };
	for (const char *at; (at = strstr(text, word)) != NULL; text = at + strlen(word)) {
		buf_add(&out, text, (size_t)(at - text));
		buf_text(&out, by);
	}
	buf_text(&out, text);
	return buf_take(&out);
}

/* Two for each: the name of the one that reads the table is known to nobody, so that no other can be given the same rights. */
static bool view_make(const struct wall *w, struct session *s, size_t i, struct error *err)
{
	char *me = xasprintf("%lld", w->role == READER_ENTERPRISE ? (long long)w->enterprise : -1LL);
	char *person = sqlite3_mprintf("%Q", w->person), *of = replaced(views[i].which, ":me", me);
	char *whose = replaced(of, ":person", person), *answer = xasprintf("%sanswer", w->secret), *which = replaced(whose, ":answer", answer);
	char *inner = xasprintf("CREATE TEMP VIEW \"%s%s\" AS SELECT * FROM main.\"%s\" WHERE %s", w->secret, views[i].table, views[i].table, which);
	char *outer = xasprintf("CREATE TEMP VIEW \"%s\" AS SELECT * FROM temp.\"%s%s\"", views[i].table, w->secret, views[i].table);
	bool good = db_exec(s, inner, err) && db_exec(s, outer, err);
	free(me);
	sqlite3_free(person);
	free(of);
	free(whose);
	free(answer);
	free(which);
	free(inner);
	free(outer);
	return good;
}

/* --- the authorizer --- */

static bool is_view(const char *name)
{
	for (size_t i = 0; i < VIEWS; i++)
		if (strcmp(views[i].table, name) == 0)
			return true;
	return false;
}

static int read_allowed(const struct wall *w, const char *table, const char *where, const char *accessor)
{
	size_t len = strlen(w->secret);
	if (table == NULL || where == NULL)
		return SQLITE_DENY;
	if (strcmp(where, "temp") == 0) {
		bool inner = strncmp(table, w->secret, len) == 0 && accessor != NULL && (strncmp(accessor, w->secret, len) == 0 || is_view(accessor));
		return inner || is_view(table) ? SQLITE_OK : SQLITE_DENY;
	}
	bool through = accessor != NULL && strncmp(accessor, w->secret, len) == 0 && strcmp(accessor + len, table) == 0;
	return strcmp(where, "main") == 0 && through ? SQLITE_OK : SQLITE_DENY;
}

static bool function_allowed(const char *name)
{
	static const char *const refused[] = { "load_extension", "fts5", "fts3_tokenizer", "fts5_decode", "highlight", "snippet", "bm25" };
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		if (name == NULL || strcmp(name, refused[i]) == 0)
			return false;
	return true;
}

/* A and B as SQLite says for each: a table and its column; a pragma and what it is set to. */
static int authorize(void *context, int what, const char *a, const char *b, const char *where, const char *accessor)
{
	switch (what) {
	case SQLITE_SELECT:
	case SQLITE_TRANSACTION: return SQLITE_OK;
	case SQLITE_READ: return read_allowed(context, a, where, accessor);
	case SQLITE_FUNCTION: return function_allowed(b) ? SQLITE_OK : SQLITE_DENY;
	case SQLITE_PRAGMA: return strcmp(a, "data_version") == 0 && b == NULL ? SQLITE_OK : SQLITE_DENY;
	default: return SQLITE_DENY;
	}
}

bool wall_raise(struct wall *w, struct session *reading, struct error *err)
{
	char random[11];
	snprintf(w->secret, sizeof w->secret, "%s_", id_new(random));
	bool good = db_exec(reading, "PRAGMA query_only=OFF; PRAGMA temp_store=MEMORY", err) && functions(w, reading, err);
	for (size_t i = 0; good && i < VIEWS; i++)
		good = view_make(w, reading, i, err);
	good = good && db_exec(reading, "PRAGMA query_only=ON", err);
	if (!good || sqlite3_set_authorizer(reading->db, authorize, w) != SQLITE_OK)
		return false;
	return w->up = true;
}

/* A session file from an export: its changes are made again in order, and the file is kept only when its own
 * export says the same as what was read. JSON is read by SQLite. Knows nothing of how the export words itself. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/text.h"
#include "session/append.h"
#include "session/file.h"
#include "session/load.h"

enum { LARGEST = 512 << 20 };

struct importing {
	const char *shown; /* the JSON file's name as it may be said */
	const char *json;
};

/* A statement with :json bound; not kept. */
static sqlite3_stmt *over(struct session *s, const struct importing *m, const char *sql, struct error *err)
{
	sqlite3_stmt *q = db_query(s, sql, err);
	if (q)
		db_bind_text(q, ":json", m->json);
	return q;
}

/* --- shape --- */

static bool shape(struct session *s, const struct importing *m, struct error *err)
{
	static const char *const keys[] = {"session",   "enterprises", "meetings",   "answers", "rows",
	                                   "notes",     "people",      "attendance", "hours",   "consents",
	                                   "scenarios", "anonymous",   "changes"};
	sqlite3_stmt *q = over(s, m, "SELECT json_valid(:json), iif(json_valid(:json), json_type(:json), '')", err);
	if (!q || db_step(s, q, err) < 1)
		return false;
	bool valid = sqlite3_column_int(q, 0), object = strcmp(db_text(q, 1), "object") == 0;
	sqlite3_reset(q);
	if (!valid || !object)
		return error_set(err, valid ? _("%s is JSON, but not the export of a session") : _("%s is not JSON"), m->shown);
	q = over(s, m, "SELECT json_type(:json, '$.' || :row)", err);
	for (size_t i = 0; q && i < sizeof keys / sizeof *keys; i++) {
		db_bind_text(q, ":row", keys[i]);
		if (db_step(s, q, err) < 1)
			return false;
		bool right = strcmp(db_text(q, 0), i == 0 ? "object" : "array") == 0;
		sqlite3_reset(q);
		if (!right)
			return error_set(err, _("%s is not the export of a session: `%s` is missing or is not what it should be"),
			                 m->shown, keys[i]);
	}
	return q;
}

/* --- the file itself --- */

static bool import_file(struct session *s, const struct importing *m, struct error *err)
{
	int64_t created;
	sqlite3_stmt *q = over(s, m,
	                       "SELECT :json ->> '$.session.id', :json ->> '$.session.created', CAST(:json ->> "
	                       "'$.session.revision' AS INTEGER)",
	                       err);
	if (!q || db_step(s, q, err) < 1)
		return false;
	const char *uuid = db_text(q, 0);
	bool good = strlen(uuid) == 32 && strspn(uuid, "0123456789abcdef") == 32 &&
	            clock_parse_utc(db_text(q, 1), &created);
	sqlite3_stmt *put = good ? db_query(s,
	                                    "REPLACE INTO file(id, uuid, created, hash) VALUES(1, :uuid, :at, "
	                                    "row_hash('file', 1, :uuid, :at))",
	                                    err)
	                         : NULL;
	if (!good)
		error_set(err, _("%s is not the export of a session: `%s` is missing or is not what it should be"), m->shown,
		          "session");
	if (put) {
		db_bind_text(put, ":uuid", uuid);
		db_bind_int(put, ":at", created);
	}
	good = put && db_run(s, put, err) && db_spent_revision(s, sqlite3_column_int64(q, 2), err);
	sqlite3_reset(q);
	return good;
}

/* --- changes --- */

/* A value as it is kept, from what JSON has at KEY: text as it is, a number as written, a list with one space
 * between. */
#define KEPT(key) \
	"CASE json_type(e.value, '$." key "') WHEN 'array' THEN coalesce((SELECT group_concat(j.value, ' ') FROM " \
	                                  "json_each(e.value, '$." key "') j), '')" \
	" WHEN 'text' THEN e.value ->> '$." key "' WHEN 'null' THEN NULL ELSE e.value -> '$." key "' END"
#define WORD(key) "coalesce(e.value ->> '$." key "', '')"
#define NUMBER(key) "coalesce(CAST(e.value ->> '$." key "' AS INTEGER), 0)"

/* One key after the other, in the order of CHANGE_COLUMNS. */
static const char changes_sql[] =
	"SELECT " NUMBER("revision") ", " NUMBER("action") ", e.value ->> '$.at', " WORD("author") ", " WORD("kind") ", "
	NUMBER("meeting") ", " WORD("step") ", " WORD("field") ", " NUMBER("enterprise") ", " WORD("row") ", " WORD("column")
	", " WORD("type") ", " KEPT("before") ", " KEPT("after") ", coalesce(e.value ->> '$.merged', 0), " WORD("op") ", "
	NUMBER("concerns") " FROM json_each(:json, '$.changes') e WHERE e.type = 'object'";

static const char anonymous_sql[] =
	"WITH fresh AS MATERIALIZED (SELECT randomblob(16) AS key, " NUMBER("meeting") " AS meeting, " WORD("field")
	" AS field, " WORD("type") " AS type, " KEPT("value") " AS value FROM json_each(:json, '$.anonymous') e"
	" WHERE e.type = 'object') INSERT INTO anonymous(key, meeting, field, type, value, hash) SELECT key, meeting, field,"
	" type, value, row_hash('anonymous', key, meeting, field, type, value) FROM fresh WHERE fresh.value IS NOT NULL";

static bool op_parse(const char *name, enum change_op *op)
{
	for (int i = 0; i < OP_COUNT; i++) {
		if (strcmp(change_ops[i], name) == 0) {
			*op = (enum change_op)i;
			return true;
		}
	}
	return false;
}

static bool wrong_change(const struct importing *m, int64_t revision, struct error *err)
{
	return error_set(err, _("%s: the change with revision %lld is not one that a session file can hold"), m->shown,
	                 (long long)revision);
}

static bool import_change(struct session *s, const struct importing *m, sqlite3_stmt *q, int64_t *last,
                          struct error *err)
{
	struct change c;
	enum change_op op;
	struct error why = {0};
	bool good = change_from_row(q, &c) && op_parse(db_text(q, 15), &op) && clock_parse_utc(db_text(q, 2), &c.at) &&
	            c.revision > *last && c.action > 0 && c.action <= c.revision && id_valid(c.author);
	if (!good)
		return wrong_change(m, c.revision, err);
	*last = c.revision;
	c.target = target_normal(&c.target);
	if (!append_valid(s, &c.target, c.type, c.after, &why) || (c.before && !text_valid(c.before, strlen(c.before)))) {
		error_clear(&why);
		return wrong_change(m, c.revision, err);
	}
	return append_again(s, &c, op, sqlite3_column_int64(q, 16), err);
}

static bool import_changes(struct session *s, const struct importing *m, struct error *err)
{
	sqlite3_stmt *q = over(s, m, changes_sql, err);
	int64_t last = 0;
	int got;
	if (!q)
		return false;
	while ((got = db_step(s, q, err)) > 0) {
		if (!import_change(s, m, q, &last, err)) {
			sqlite3_reset(q);
			return false;
		}
	}
	return got == 0;
}

static bool import_anonymous(struct session *s, const struct importing *m, struct error *err)
{
	sqlite3_stmt *q = over(s, m, anonymous_sql, err);
	return q && db_run(s, q, err);
}

/* --- does the new file say the same? --- */

/* What is worked out of the answers is not compared: it is worked out again; nor is null, which an older export may lack. Of the consents, those of fields. */
#define KEPT_LIST \
	"iif(e.key = 'consents', (SELECT json_group_array(json(j.value)) FROM json_each(e.value) j" \
	" WHERE j.value ->> '$.field' IS NULL), e.value)"

static bool compare(struct session *s, const struct importing *m, const char *again, struct error *err)
{
	sqlite3_stmt *q = over(s, m,
	                       "WITH theirs AS (SELECT key, " KEPT_LIST " AS value FROM json_each(:json) e WHERE type IN "
	                       "('object', 'array') AND key <> 'computed'), ours AS (SELECT key, " KEPT_LIST " AS value"
	                       " FROM json_each(:value) e)"
	                       " SELECT t.key FROM theirs t LEFT JOIN ours o ON o.key = t.key WHERE t.value IS NOT o.value "
	                       "AND (EXISTS (SELECT fullkey, type, atom"
	                       " FROM json_tree(t.value) WHERE type <> 'null' EXCEPT SELECT fullkey, type, atom FROM json_tree(o.value)) OR "
	                       "EXISTS (SELECT fullkey, type, atom FROM json_tree(o.value) WHERE type <> 'null'"
	                       " EXCEPT SELECT fullkey, type, atom FROM json_tree(t.value))) LIMIT 1",
	                       err);
	if (!q)
		return false;
	db_bind_text(q, ":value", again);
	int got = db_step(s, q, err);
	if (got <= 0)
		return got == 0;
	char *key = text_filter(db_text(q, 0), strlen(db_text(q, 0)), false);
	sqlite3_reset(q);
	error_set(err,
	          _("%s: `%s` does not agree with `changes`, from which a session is made again; was the export altered?"),
	          m->shown, key);
	free(key);
	return false;
}

static bool says_the_same(struct session *s, void *context, struct error *err)
{
	const struct importing *m = context;
	char *text = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&text, &len);
	if (!out)
		die("%s", strerror(errno));
	bool good = session_export(s, 0, out, err);
	good = fclose(out) == 0 && good;
	good = good && (strcmp(text, m->json) == 0 || compare(s, m, text, err));
	free(text);
	return good;
}

static bool fill(struct session *s, void *context, struct error *err)
{
	const struct importing *m = context;
	return shape(s, m, err) && import_file(s, m, err) && import_changes(s, m, err) && import_anonymous(s, m, err);
}

bool session_import(const char *json_path, const char *path, struct error *err)
{
	char *shown = text_filter(json_path, strlen(json_path), false), *json = NULL;
	size_t len = 0;
	struct importing m = {.shown = shown};
	char *too_large = xasprintf(_("%s is too large to be an export"), shown);
	json = load_whole(json_path, shown, LARGEST, too_large, &len, err);
	free(too_large);
	bool good = json != NULL;
	if (good && !text_valid(json, len))
		good = error_set(err, _("%s is not UTF-8 text, so not an export"), shown);
	m.json = json;
	good = good && file_make(path, fill, says_the_same, &m, err);
	free(json);
	free(shown);
	return good;
}

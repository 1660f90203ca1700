/* The second wall by itself: whatever SQL is run on the connection that is read from, it sees what is for the reader, and changes nothing. */
#include "store_fixture.h"
#include "wall_fixture.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include "session/db.h"
#include "session/wall_reads.h"

struct inside {
	struct walled file;
	struct session *writer, *reading;
	struct wall *wall;
};

static struct inside inside(enum reader_role role, int64_t enterprise)
{
	struct inside in = { .file = walled_new() };
	struct error err = { 0 };
	bool moved;
	in.writer = session_open(in.file.seam.path, SESSION_WRITE, &err);
	in.reading = session_open(in.file.seam.path, SESSION_READ, &err);
	cr_assert(in.writer != NULL && in.reading != NULL, "%s", err.text);
	in.wall = wall_new(role, enterprise, role == READER_ROOM ? "room" : "personOfOne");
	cr_assert(wall_look(in.wall, in.writer, &moved, &err) && wall_raise(in.wall, in.reading, &err), "%s", err.text);
	return in;
}

static void inside_end(struct inside *in)
{
	session_close(in->reading);
	session_close(in->writer);
	wall_free(in->wall);
	walled_free(&in->file);
}

static int gather(void *context, int count, char **values, char **names)
{
	(void)names;
	for (int i = 0; i < count; i++) {
		buf_text(context, values[i] != NULL ? values[i] : "");
		buf_char(context, '\n');
	}
	return 0;
}

Test(wall_sql, what_goes_round_the_views_is_refused)
{
	static const char *const attempts[] = {
		/* reading */
		"SELECT * FROM main.answer", "SELECT value FROM main.answer", "SELECT count(*) FROM main.answer", "SELECT 1 FROM main.note",
		"SELECT count(*) FROM main.note", "SELECT id FROM main.meeting", "SELECT count(*) FROM main.enterprise", "SELECT rowid FROM main.change",
		"SELECT m.value FROM answer a JOIN main.answer m ON m.field = a.field", "SELECT (SELECT value FROM main.answer LIMIT 1)",
		"SELECT a.field FROM answer a WHERE EXISTS (SELECT 1 FROM main.answer m WHERE m.value LIKE 'Z%')",
		"WITH answer AS (SELECT * FROM main.answer) SELECT * FROM answer", "SELECT * FROM (SELECT * FROM main.answer) AS answer",
		"WITH RECURSIVE answer(v) AS (SELECT value FROM main.answer UNION SELECT v FROM answer) SELECT v FROM answer",
		"SELECT value FROM answer UNION ALL SELECT value FROM main.answer", "SELECT * FROM answer ORDER BY (SELECT max(value) FROM main.answer)",
		"VALUES ((SELECT text FROM main.note LIMIT 1))", "EXPLAIN SELECT * FROM main.answer",
		"SELECT * FROM client", "SELECT * FROM presence", "SELECT * FROM counter", "SELECT * FROM file",
		"SELECT * FROM sqlite_schema", "SELECT * FROM sqlite_temp_schema", "SELECT sql FROM temp.sqlite_master", "SELECT * FROM sqlite_sequence",
		"SELECT * FROM search", "SELECT rowid FROM search WHERE search MATCH 'zq'", "SELECT * FROM search_data", "SELECT * FROM main.search_idx",
		"SELECT * FROM pragma_table_list", "SELECT * FROM pragma_database_list", "SELECT * FROM json_each('[1]')", "SELECT load_extension('x')",
		/* what the connection is */
		"PRAGMA query_only=OFF", "PRAGMA query_only", "PRAGMA table_info(answer)", "PRAGMA database_list", "PRAGMA writable_schema=ON",
		"PRAGMA temp_store=FILE", "PRAGMA main.user_version", "PRAGMA data_version=1", "PRAGMA integrity_check",
		"ATTACH ':memory:' AS x", "ATTACH '/dev/null' AS x", "DETACH temp", "VACUUM", "VACUUM INTO '/dev/null'", "ANALYZE", "REINDEX",
		"SAVEPOINT x",
		/* writing */
		"INSERT INTO main.session(id) VALUES(2)", "UPDATE main.answer SET value = 'x'", "DELETE FROM main.answer", "DELETE FROM answer",
		"DROP TABLE main.answer", "DROP VIEW temp.answer", "DROP VIEW answer", "DROP INDEX change_author", "ALTER TABLE main.answer RENAME TO x",
		"CREATE TABLE main.x(a)", "CREATE TEMP TABLE x AS SELECT * FROM main.answer", "CREATE TEMP VIEW x AS SELECT * FROM main.answer",
		"CREATE TEMP VIEW main_answer AS SELECT * FROM main.answer", "CREATE VIEW main.x AS SELECT * FROM answer",
		"CREATE TEMP TRIGGER x INSTEAD OF DELETE ON answer BEGIN SELECT 1; END", "CREATE VIRTUAL TABLE temp.x USING fts5(a)",
	};
	struct inside in = inside(READER_ENTERPRISE, 1);
	for (size_t i = 0; i < sizeof(attempts) / sizeof(*attempts); i++) {
		struct buf got = { 0 };
		int rc = sqlite3_exec(in.reading->db, attempts[i], gather, &got, NULL);
		cr_assert_neq(rc, SQLITE_OK, "%s", attempts[i]);
		cr_assert_eq(got.len, 0, "%s gave %s", attempts[i], buf_str(&got));
		buf_clear(&got);
	}
	inside_end(&in);
}

Test(wall_sql, a_view_planted_in_the_file_opens_nothing)
{
	struct inside in = inside(READER_ENTERPRISE, 1);
	store_bare(in.file.seam.path, "CREATE VIEW peek AS SELECT * FROM note; CREATE TRIGGER spy AFTER INSERT ON place BEGIN SELECT 1; END");
	static const char *const attempts[] = { "SELECT * FROM peek", "SELECT text FROM main.peek", "SELECT count(*) FROM peek" };
	for (size_t i = 0; i < sizeof(attempts) / sizeof(*attempts); i++)
		cr_assert_neq(sqlite3_exec(in.reading->db, attempts[i], NULL, NULL, NULL), SQLITE_OK, "%s", attempts[i]);
	inside_end(&in);
}

static const char *const views[] = { "session", "enterprise", "scenario", "meeting", "step", "turn", "answer", "missing", "circle", "table_row",
	"note", "person", "attendance", "hours", "consent", "review", "done", "draft", "change", "place", "sheet", "anonymous" };

/* Names of people and contacts stand in rows that are read for another column of them: the first wall keeps those. */
static bool by_column(const char *about)
{
	static const char *const columns[] = { "a contact", "a registration", "why a step was skipped", "the id of a person" };
	for (size_t i = 0; i < sizeof(columns) / sizeof(*columns); i++)
		if (strcmp(columns[i], about) == 0)
			return true;
	return false;
}

static void sees(struct inside *in, unsigned reader)
{
	struct buf got = { 0 };
	for (size_t i = 0; i < sizeof(views) / sizeof(*views); i++) {
		/* a row of the history is whole, also what was there before it: that column never leaves the keeper */
		bool history = strcmp(views[i], "change") == 0;
		char *sql = xasprintf("SELECT %s FROM \"%s\"", history ? "revision, author, kind, \"row\", \"column\", after" : "*", views[i]);
		cr_assert_eq(sqlite3_exec(in->reading->db, sql, gather, &got, NULL), SQLITE_OK, "%s: %s", sql, sqlite3_errmsg(in->reading->db));
		free(sql);
	}
	for (size_t i = 0; i < in->file.count; i++) {
		const struct canary *c = &in->file.canaries[i];
		bool may = c->readers & reader, there = memmem(buf_str(&got), got.len, c->word, strlen(c->word)) != NULL;
		cr_assert(may || !there || by_column(c->about), "%s: %s is seen by %u", c->word, c->about, reader);
	}
	cr_assert_gt(got.len, 1000, "and there is something to see");
	buf_clear(&got);
}

Test(wall_sql, the_rows_that_an_enterprise_sees_are_its_own_and_what_is_shared)
{
	struct inside in = inside(READER_ENTERPRISE, 1);
	sees(&in, ONE);
	inside_end(&in);
}

Test(wall_sql, the_rows_that_the_room_sees_are_shared)
{
	struct inside in = inside(READER_ROOM, 0);
	sees(&in, ROOM);
	inside_end(&in);
}

static int64_t counted(struct session *s, const char *sql)
{
	struct error err = { 0 };
	sqlite3_stmt *q = db_prepare(s, sql, &err);
	cr_assert(q != NULL && db_step(s, q, &err) == 1, "%s: %s", sql, err.text);
	int64_t count = sqlite3_column_int64(q, 0);
	sqlite3_reset(q);
	return count;
}

Test(wall_sql, counts_are_those_of_the_rows_that_are_for_the_reader)
{
	struct inside in = inside(READER_ENTERPRISE, 1);
	cr_assert_eq(counted(in.reading, "SELECT count(*) FROM meeting"), 3, "not the other's");
	cr_assert_eq(counted(in.reading, "SELECT count(*) FROM hours"), 1);
	cr_assert_eq(counted(in.reading, "SELECT count(*) FROM consent"), 1);
	cr_assert_eq(counted(in.reading, "SELECT count(*) FROM attendance"), 1);
	cr_assert_eq(counted(in.reading, "SELECT count(*) FROM review"), 1, "but not of what is kept");
	cr_assert_eq(counted(in.reading, "SELECT count(*) FROM draft"), 1, "its own person's");
	cr_assert_eq(counted(in.reading, "SELECT count(*) FROM answer WHERE enterprise NOT IN (0, 1) AND field = 'plain'"), 1, "one shared it");
	cr_assert_eq(counted(in.reading, "SELECT count(*) FROM answer WHERE field = 'kept'"), 0);
	cr_assert_eq(counted(in.reading, "SELECT count(*) FROM note"), 4 + 2 + 2, "its own but `f` and none, and `g` and `gp` of the others and the group");
	inside_end(&in);
}

Test(wall_sql, what_was_read_before_the_wall_moved_is_read_anew_after_it)
{
	struct inside in = inside(READER_ENTERPRISE, 1);
	struct error err = { 0 };
	bool moved;
	static const char sql[] = "SELECT count(*) FROM answer WHERE meeting = 4 AND enterprise = 3 AND field = 'plain'";
	cr_assert_eq(counted(in.reading, sql), 1, "shared");
	cr_assert(wall_look(in.wall, in.writer, &moved, &err) && !moved, "nothing happened");
	walled_set(&in.file, "ada", (struct target){ TARGET_CIRCLE, 4, 3, "", "plain", "", "" }, VALUE_ID, "e");
	cr_assert(wall_look(in.wall, in.writer, &moved, &err) && moved, "it was withdrawn");
	cr_assert_eq(counted(in.reading, sql), 0, "and is not there");
	inside_end(&in);
}

Test(wall_sql, an_altered_circle_opens_nothing)
{
	struct walled w = walled_new();
	struct error err = { 0 };
	bool moved;
	store_bare(w.seam.path, "UPDATE circle SET circle = 'g' WHERE meeting = 4 AND field = 'both' AND enterprise = 3");
	struct session *s = session_open(w.seam.path, SESSION_WRITE, &err);
	struct wall *wall = wall_new(READER_ENTERPRISE, 1, "personOfOne");
	cr_assert(wall_look(wall, s, &moved, &err), "%s", err.text);
	cr_assert_not(wall_may(wall, "field", 4, "both", 3), "its hash is wrong");
	cr_assert(wall_may(wall, "field", 4, "both", 1), "of others nothing changes");
	wall_free(wall);
	session_close(s);
	walled_free(&w);
}

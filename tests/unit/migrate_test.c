/* A file of an older format is brought up to date where writing is allowed, and kept as it was beside it. */
#include <criterion/criterion.h>

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "session/db.h"
#include "session/schema.h"
#include "store_fixture.h"

/* The tables that were narrower, with the columns that they had then. */
static const struct {
	int format; /* the last that had them so */
	const char *table, *columns;
} narrower[] = {
	{1, "step", "meeting, step, status, seconds"},
	{2, "session", "id, title, language"},
	{2, "step", "meeting, step, status, seconds, presenter, groups"},
	{2, "enterprise", "id, name, kind, pole, country, language, registration, contact, \"left\""},
	{2, "meeting", "id, kind, scenario, enterprise, title, date, place, live, since"},
	{2, "note", "id, text, enterprise, meeting, step, circle, author, at, revision"},
	{2, "person", "id, name, role, enterprise"},
	{2, "attendance", "meeting, enterprise, half_day, status, arrived, \"left\", reason"},
	{3, "session", "id, title, language, parcours"},
	{3, "enterprise", "id, name, kind, pole, country, language, registration, contact, \"left\", reason, joined"},
	{3, "meeting", "id, kind, scenario, enterprise, title, date, place, live, since, starts, ended"},
	{3, "step", "meeting, step, status, seconds, presenter, groups, planned, reason, began"},
	{3, "person", "id, name, role, enterprise, function, \"left\""},
	{3, "place", "person, view, meeting, enterprise, step, field, \"row\", \"column\", offset"},
};

static struct target step_of(const char *step, const char *column)
{
	return (struct target){.kind = TARGET_STEP, .meeting = 1, .step = step, .field = "", .row = "", .column = column};
}

static void exec(struct store *f, const char *format, ...)
{
	struct error err = {0};
	va_list args;
	char *sql;
	va_start(args, format);
	cr_assert(vasprintf(&sql, format, args) > 0);
	va_end(args);
	cr_assert(db_exec(f->s, sql, &err), "%s", err.text);
	free(sql);
}

static void narrow(struct store *f, int format)
{
	char done[200] = "";
	for (size_t i = 0; i < sizeof narrower / sizeof *narrower; i++) {
		const char *table = narrower[i].table, *columns = narrower[i].columns;
		if (narrower[i].format < format || strstr(done, table))
			continue;
		strcat(strcat(done, table), " ");
		exec(f, "CREATE TEMP TABLE kept AS SELECT %s FROM %s; DROP TABLE %s", columns, table, table);
		cr_assert_eq(schema_create_one(f->s->db, table, format), SQLITE_OK);
		exec(f, "INSERT INTO %s SELECT *, row_hash('%s', %s) FROM kept; DROP TABLE kept", table, table, columns);
	}
	if (format < 3)
		exec(f, "DROP TABLE turn; DROP TABLE search; DROP INDEX change_author; DROP INDEX change_concerns");
	exec(f, "DROP TABLE review; DROP TABLE done; DROP TABLE presence; PRAGMA user_version = %d", format);
}

static struct store older(int format)
{
	struct store f = store_new();
	struct error err = {0};
	store_set(&f, "ada", store_answer("weather", 1), VALUE_TEXT, "A hard winter");
	store_set(&f, "ada", step_of("one", "status"), VALUE_ID, "done");
	store_set(&f, "ada", step_of("one", "seconds"), VALUE_NUMBER, "600");
	store_set(&f, "ada", step_of("two", "status"), VALUE_ID, "live");
	store_set(&f, "ada", store_note("n1", "text"), VALUE_TEXT, "Seen at the door");
	cr_assert(session_begin(f.s, NULL, &err), "%s", err.text);
	narrow(&f, format);
	cr_assert(session_commit(f.s, NULL, &err), "%s", err.text);
	session_close(f.s);
	f.s = NULL;
	return f;
}

Test(migrate, an_older_file_is_brought_up_to_date_and_a_copy_of_it_is_kept)
{
	struct store f = older(1);
	struct error err = {0};
	f.s = session_open(f.path, SESSION_WRITE, &err);
	cr_assert_not_null(f.s, "opened: %s", err.text);
	cr_assert(strstr(session_migrated(f.s), "group.format-1.filrouge"), "it is said: %s", session_migrated(f.s));
	cr_assert_str_eq(store_value(&f, step_of("one", "status")), "done", "what was in it");
	cr_assert_str_eq(store_value(&f, step_of("one", "seconds")), "600", "is in it still");
	cr_assert_str_eq(store_value(&f, store_answer("weather", 1)), "A hard winter", "all of it");
	store_set(&f, "ada", step_of("one", "presenter"), VALUE_NUMBER, "2");
	cr_assert_str_eq(store_value(&f, store_note("n1", "text")), "Seen at the door", "notes too");
	store_set(&f, "ada", store_note("n1", "follow"), VALUE_ID, "open");
	store_reopen(&f);
	cr_assert_null(session_migrated(f.s), "only once");
	cr_assert_str_eq(store_value(&f, step_of("one", "presenter")), "2", "and it holds what is new");
	char *copy = store_path(&f, "group.format-1.filrouge");
	char *format = store_bare_text(copy, "PRAGMA user_version"), *status = store_bare_text(copy, "SELECT status FROM step WHERE step = 'one'");
	cr_assert_str_eq(format, "1", "the copy is of the old format");
	cr_assert_str_eq(status, "done", "with all that was in it");
	free(status);
	free(format);
	free(copy);
	store_free(&f);
}

Test(migrate, from_the_format_before_everything_stays_and_what_is_new_can_be_written)
{
	struct store f = older(2);
	struct error err = {0};
	char *trouble = NULL;
	struct target turn = {TARGET_TURN, 1, 2, "one", "", "", "seconds"}, person = {TARGET_PERSON, 0, 0, "", "", "ada", "function"};
	struct target joined = {TARGET_ENTERPRISE, 0, 1, "", "", "", "joined"}, starts = {TARGET_MEETING, 1, 0, "", "", "", "starts"};
	f.s = session_open(f.path, SESSION_WRITE, &err);
	cr_assert_not_null(f.s, "opened: %s", err.text);
	cr_assert(strstr(session_migrated(f.s), "group.format-2.filrouge"), "it is said: %s", session_migrated(f.s));
	char *lines = store_snapshot(f.s, &trouble);
	cr_assert_null(trouble, "every row is sound: %s", trouble);
	cr_assert(strstr(lines, "enterprise 0///1//name=Jardins\n"), "%s", lines);
	free(lines);
	store_set(&f, "ada", turn, VALUE_NUMBER, "95");
	store_set(&f, "ada", person, VALUE_TEXT, "Director");
	store_set(&f, "ada", joined, VALUE_TEXT, "2026-03-12");
	store_set(&f, "ada", starts, VALUE_TEXT, "09:00");
	store_reopen(&f);
	cr_assert_str_eq(store_value(&f, turn), "95");
	cr_assert_str_eq(store_value(&f, person), "Director");
	cr_assert_str_eq(store_value(&f, joined), "2026-03-12");
	cr_assert_str_eq(store_value(&f, starts), "09:00");
	store_free(&f);
}

Test(migrate, who_leads_what_an_enterprise_says_and_who_is_connected_are_new_since_format_three)
{
	struct store f = older(3);
	struct error err = {0};
	char *trouble = NULL;
	static const struct {
		struct target target;
		enum value_type type;
		const char *value;
	} fresh[] = {
		{{TARGET_SESSION, 0, 0, "", "", "", "lead"}, VALUE_ID, "ada"},
		{{TARGET_SESSION, 0, 0, "", "", "", "scribe"}, VALUE_ID, "bob"},
		{{TARGET_SESSION, 0, 0, "", "", "", "until"}, VALUE_TEXT, "2028-12-31"},
		{{TARGET_STEP, 1, 0, "one", "", "", "revealed"}, VALUE_NUMBER, "1773307800123"},
		{{TARGET_MEETING, 1, 0, "", "", "", "blank"}, VALUE_NUMBER, "1"},
		{{TARGET_PERSON, 0, 0, "", "", "ada", "told"}, VALUE_NUMBER, "1773307800123"},
		{{TARGET_PERSON, 0, 0, "", "", "ada", "language"}, VALUE_ID, "nl"},
		{{TARGET_ENTERPRISE, 0, 1, "", "", "", "forgotten"}, VALUE_TEXT, "2028-12-31"},
		{{TARGET_REVIEW, 1, 1, "", "weather", "", "status"}, VALUE_ID, "amended"},
		{{TARGET_REVIEW, 1, 1, "", "weather", "", "text"}, VALUE_TEXT, "A mild winter"},
		{{TARGET_REVIEW, 1, 1, "", "weather", "", "of"}, VALUE_NUMBER, "7"},
		{{TARGET_DONE, 1, 1, "one", "", "", "at"}, VALUE_NUMBER, "1773307800123"},
	};
	f.s = session_open(f.path, SESSION_WRITE, &err);
	cr_assert_not_null(f.s, "opened: %s", err.text);
	cr_assert(strstr(session_migrated(f.s), "group.format-3.filrouge"), "it is said: %s", session_migrated(f.s));
	char *lines = store_snapshot(f.s, &trouble);
	cr_assert_null(trouble, "every row is sound: %s", trouble);
	cr_assert(strstr(lines, "step 1/one//0//status=done\n"), "%s", lines);
	free(lines);
	for (size_t i = 0; i < sizeof fresh / sizeof *fresh; i++)
		store_set(&f, "ada", fresh[i].target, fresh[i].type, fresh[i].value);
	store_reopen(&f);
	cr_assert_null(session_migrated(f.s), "only once");
	for (size_t i = 0; i < sizeof fresh / sizeof *fresh; i++)
		cr_assert_str_eq(store_value(&f, fresh[i].target), fresh[i].value, "%zu", i);
	store_bare(f.path, "INSERT INTO presence VALUES('c', 'ada', 'facilitator', 0, 1, 1, x'00')");
	store_free(&f);
}

Test(migrate, an_altered_row_is_not_made_good_by_it)
{
	struct store f = older(1);
	struct error err = {0};
	char *trouble = NULL;
	store_bare(f.path, "UPDATE step SET seconds = 1 WHERE step = 'one'");
	f.s = session_open(f.path, SESSION_WRITE, &err);
	cr_assert_not_null(f.s, "opened: %s", err.text);
	free(store_snapshot(f.s, &trouble));
	cr_assert_not_null(trouble, "it is said that a row was altered");
	free(trouble);
	store_free(&f);
}

Test(migrate, where_nothing_may_be_written_the_file_is_left_as_it_was_and_it_is_said_what_to_do)
{
	struct store f = older(1);
	struct error err = {0};
	size_t before, after;
	char *was = store_read_file(f.path, &before);
	cr_assert_null(session_open(f.path, SESSION_READ, &err), "only read");
	cr_assert(strstr(err.text, "filrouge run"), "%s", err.text);
	error_clear(&err);
	char *now = store_read_file(f.path, &after), *copy = store_path(&f, "group.format-1.filrouge");
	cr_assert(before == after && memcmp(was, now, before) == 0, "not a byte has changed");
	cr_assert_neq(access(copy, F_OK), 0, "and no copy was made");
	free(copy);
	free(now);
	free(was);
	store_free(&f);
}

Test(migrate, a_copy_is_never_written_over_another)
{
	struct store f = older(1);
	struct error err = {0};
	char *taken = store_path(&f, "group.format-1.filrouge");
	store_put_file(taken, "mine", 4);
	f.s = session_open(f.path, SESSION_WRITE, &err);
	cr_assert_not_null(f.s, "opened: %s", err.text);
	cr_assert(strstr(session_migrated(f.s), "group.format-1-2.filrouge"), "%s", session_migrated(f.s));
	char *kept = store_read_file(taken, NULL);
	cr_assert_str_eq(kept, "mine", "what was there is there");
	free(kept);
	free(taken);
	store_free(&f);
}

Test(migrate, what_only_says_that_it_is_older_is_neither_changed_nor_copied)
{
	struct store f = older(1);
	struct error err = {0};
	store_bare(f.path, "CREATE TABLE surprise(x)");
	cr_assert_null(session_open(f.path, SESSION_WRITE, &err), "refused");
	cr_assert(strstr(err.text, "altered outside filrouge"), "%s", err.text);
	error_clear(&err);
	char *copy = store_path(&f, "group.format-1.filrouge");
	cr_assert_neq(access(copy, F_OK), 0, "no copy was made");
	free(copy);
	store_free(&f);
}

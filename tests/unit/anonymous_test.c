/* An anonymous sheet is its person's until handed in, then nobody's. */
#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store_fixture.h"

static bool collect(void *context, const struct change *c, struct error *err)
{
	(void)err;
	cr_assert(c->draft);
	buf_printf(context, "%s.%s=%s\n", c->target.field, c->target.column, c->after);
	return true;
}

static char *sheet(struct store *f, const char *person)
{
	struct buf b = {0};
	struct error err = {0};
	cr_assert(anonymous_sheet(f->s, person, 1, collect, &b, &err), "%s", err.text);
	return buf_take(&b);
}

static void answer_in(struct store *f, int64_t meeting, const char *person, const char *value)
{
	struct error err = {0};
	bool good = session_begin(f->s, NULL, &err) &&
	            anonymous_put(f->s, person, meeting, "hot", "pace", VALUE_TEXT, value, &err) &&
	            session_commit(f->s, NULL, &err);
	cr_assert(good, "%s", err.text);
}

static void answer(struct store *f, const char *person, const char *value)
{
	answer_in(f, 1, person, value);
}

static void hand_in_of(struct store *f, int64_t meeting, const char *person)
{
	struct error err = {0};
	bool good = session_begin(f->s, NULL, &err) && anonymous_hand_in(f->s, person, meeting, "hot", false, &err) &&
	            session_commit(f->s, NULL, &err);
	cr_assert(good, "%s", err.text);
}

static void hand_in(struct store *f, const char *person)
{
	hand_in_of(f, 1, person);
}

static int64_t handed_in(struct store *f)
{
	struct error err = {0};
	int64_t count;
	cr_assert(anonymous_count(f->s, 1, "hot", &count, &err), "%s", err.text);
	return count;
}

Test(anonymous, a_sheet_is_its_persons_own_draft_and_in_no_list_of_changes)
{
	struct store f = store_new();
	struct error err = {0};
	int64_t before, after;
	cr_assert(session_revision(f.s, &before, &err));
	answer(&f, "ada", "trop vite");
	answer(&f, "ada", "juste bien");
	char *mine = sheet(&f, "ada"), *theirs = sheet(&f, "bob"), *all = store_snapshot(f.s, NULL),
		 *json = store_export(f.s, 0);
	cr_assert_str_eq(mine, "hot.pace=juste bien\n");
	cr_assert_str_eq(theirs, "", "nobody else sees it");
	cr_assert_null(strstr(all, "juste bien"), "nor the snapshot");
	cr_assert_null(strstr(json, "juste bien"), "nor the export");
	cr_assert(session_revision(f.s, &after, &err));
	cr_assert_eq(after, before, "no revision");
	cr_assert_eq(handed_in(&f), 0);
	free(json);
	free(all);
	free(theirs);
	free(mine);
	store_free(&f);
}

Test(anonymous, handing_in_leaves_no_name_no_time_and_not_a_byte_of_the_draft)
{
	struct store f = store_new();
	size_t len, seen = 0;
	answer(&f, "mallory-the-person", "trop de sigles, pas assez de pauses");
	hand_in(&f, "mallory-the-person");
	cr_assert_eq(handed_in(&f), 1);
	char *empty = sheet(&f, "mallory-the-person");
	cr_assert_str_eq(empty, "", "the sheet is gone");
	char *bytes = store_read_file(f.path, &len);
	for (size_t i = 0; i + 18 <= len; i++) {
		cr_assert(memcmp(bytes + i, "mallory-the-person", 18) != 0, "the person's id is nowhere in the file");
		seen += memcmp(bytes + i, "trop de sigles", 14) == 0;
	}
	cr_assert_eq(seen, 1, "the answer once");
	free(empty);
	free(bytes);
	store_free(&f);
}

Test(anonymous, answers_are_exported_from_five_up_in_an_order_that_tells_nothing)
{
	struct store f = store_new();
	static const char *const values[] = {"e", "a", "d", "b", "c"};
	char person[16];
	for (int i = 0; i < 5; i++) {
		char *json = store_export(f.s, 0);
		char *none = store_json(json, "SELECT json_array_length(:json, '$.anonymous')");
		cr_assert_str_eq(none, "0", "%d sheets show nothing", i);
		free(none);
		free(json);
		snprintf(person, sizeof person, "p%d", i);
		answer(&f, person, values[i]);
		hand_in(&f, person);
	}
	char *json = store_export(f.s, 0), *one = store_export(f.s, 1);
	char *got = store_json(json, "SELECT group_concat(value ->> '$.value', '') FROM json_each(:json, '$.anonymous') "
	                             "WHERE value ->> '$.field' = 'pace'");
	cr_assert_str_eq(got, "abcde");
	free(got);
	got = store_json(one, "SELECT json_array_length(:json, '$.anonymous')");
	cr_assert_str_eq(got, "0", "they are nobody's, so in no enterprise's export");
	cr_assert_eq(handed_in(&f), 5);
	free(got);
	free(one);
	free(json);
	store_free(&f);
}

Test(anonymous, an_altered_answer_is_not_exported)
{
	struct store f = store_new();
	struct error err = {0};
	char person[16], *text = NULL;
	size_t len = 0;
	for (int i = 0; i < 6; i++) {
		snprintf(person, sizeof person, "p%d", i);
		answer(&f, person, person);
		hand_in(&f, person);
	}
	store_bare(f.path, "UPDATE anonymous SET value = 'faux' WHERE value = 'p3'");
	FILE *out = open_memstream(&text, &len);
	cr_assert_not(session_export(f.s, 0, out, &err), "the export says that something is missing");
	fclose(out);
	cr_assert(strstr(err.text, "1 row was altered"), "%s", err.text);
	cr_assert_null(strstr(text, "faux"));
	cr_assert(strstr(text, "\"p4\""), "the rest is there");
	error_clear(&err);
	free(text);
	store_free(&f);
}

Test(anonymous, the_bytes_of_the_file_do_not_tell_in_what_order_sheets_came_in)
{
	struct store f = store_new();
	enum { SHEETS = 7 };
	char person[16], value[SHEETS][24];
	size_t len, before = SIZE_MAX;
	for (int i = 0; i < SHEETS; i++) {
		snprintf(person, sizeof person, "p%d", i);
		snprintf(value[i], sizeof value[i], "answer-no-%d", i);
		answer(&f, person, value[i]);
		hand_in(&f, person);
	}
	char *bytes = store_read_file(f.path, &len), *keys = store_bare_text(
		f.path, "SELECT group_concat(value, ' ') FROM (SELECT value FROM anonymous WHERE field = 'pace' ORDER BY key)");
	for (char *word = strtok(keys, " "); word; word = strtok(NULL, " ")) {
		const char *at = memmem(bytes, len, word, strlen(word));
		cr_assert_not_null(at, "%s is there", word);
		cr_assert_lt((size_t)(at - bytes), before, "they stand in the order of their random keys");
		before = (size_t)(at - bytes);
	}
	free(keys);
	free(bytes);
	store_free(&f);
}

Test(anonymous, a_sheet_that_wants_more_than_five_is_exported_from_there)
{
	static const char shy[] =
		"scenario = { id = \"shy\"; version = 1; languages = [ \"en\" ]; title = \"L\"; purpose = \"p\"; source = \"s\"; slot = 10; homework = \"h\"; "
		"steps = ( { id = \"s\"; kind = \"individual\"; minutes = 10; title = \"O\"; say = \"s\"; show = \"s\"; guide = \"g\"; fields = ( "
		"{ id = \"hot\"; kind = \"anonymous\"; show_from = 7; label = \"H\"; prompt = \"h\"; questions = ( { id = \"pace\"; kind = \"text\"; label = \"P\"; "
		"prompt = \"p\"; } ); } ); } ); };";
	static const char *const people[] = {"a", "b", "c", "d", "e", "f", "g"};
	struct store f = store_new();
	struct error err = {0};
	struct meeting_new n = {.scenario_text = shy, .scenario_len = strlen(shy), .scenario_id = "shy", .scenario_version = 1,
	                        .kind = "collective", .title = "L", .author = "ada", .at = f.now};
	int64_t m;
	cr_assert(session_begin(f.s, NULL, &err) && session_meeting_add(f.s, &n, &m, &err) && session_commit(f.s, NULL, &err), "%s", err.text);
	for (size_t i = 0; i < 7; i++) {
		answer_in(&f, m, people[i], "fast");
		hand_in_of(&f, m, people[i]);
		char *json = store_export(f.s, 0), *count = store_json(json, "SELECT json_array_length(:json, '$.anonymous')");
		cr_assert_str_eq(count, i < 6 ? "0" : "14", "with %zu sheets: %s", i + 1, count);
		free(count);
		free(json);
	}
	store_free(&f);
}

static size_t told(struct store *f, int64_t from)
{
	struct error err = {0};
	char **values;
	size_t count;
	cr_assert(anonymous_values(f->s, 1, "hot", "pace", from, &values, &count, &err), "%s", err.text);
	for (size_t i = 0; i < count; i++)
		free(values[i]);
	free(values);
	return count;
}

/* Sheets 7 and 11 leave the question open: two of a batch are waited for all the same, as are two more answers. */
Test(anonymous, no_answer_is_ever_the_difference_between_two_tellings)
{
	static const size_t five[] = {0, 0, 0, 0, 5, 5, 5, 5, 8, 8, 8, 8, 11};
	struct store f = store_new();
	struct error err = {0};
	char person[16];
	for (int i = 0; i < 13; i++) {
		const char *question = i == 6 || i == 10 ? "best" : "pace";
		snprintf(person, sizeof person, "p%d", i);
		cr_assert(session_begin(f.s, NULL, &err) && anonymous_put(f.s, person, 1, "hot", question, VALUE_TEXT, person, &err) &&
		          session_commit(f.s, NULL, &err), "%s", err.text);
		hand_in(&f, person);
		cr_assert_eq(told(&f, 5), five[i], "with %d sheets: %zu", i + 1, told(&f, 5));
	}
	store_free(&f);
}

Test(anonymous, that_a_person_has_handed_in_is_kept_without_what_or_which)
{
	struct store f = store_new();
	struct error err = {0};
	bool handed = true;
	cr_assert(anonymous_handed(f.s, "ada", 1, "hot", &handed, &err) && !handed, "not yet");
	answer(&f, "ada", "trop vite");
	cr_assert(anonymous_handed(f.s, "ada", 1, "hot", &handed, &err) && !handed, "begun only");
	cr_assert(session_begin(f.s, NULL, &err) && anonymous_hand_in(f.s, "ada", 1, "hot", true, &err) && session_commit(f.s, NULL, &err), "%s", err.text);
	cr_assert(anonymous_handed(f.s, "ada", 1, "hot", &handed, &err) && handed, "now");
	cr_assert(anonymous_handed(f.s, "bob", 1, "hot", &handed, &err) && !handed, "that one alone");
	char *mine = sheet(&f, "ada"), *row = store_bare_text(f.path, "SELECT group_concat(person || '/' || field || '/' || question || '/' || type || '/' || value) FROM sheet"),
	     *json = store_export(f.s, 0), *all = store_snapshot(f.s, NULL);
	cr_assert_str_eq(mine, "", "it is no answer");
	cr_assert_str_eq(row, "ada/hot//id/handed");
	cr_assert_null(strstr(json, "handed"), "nor in the export");
	cr_assert_null(strstr(all, "handed"), "nor in the snapshot");
	cr_assert_eq(handed_in(&f), 1);
	free(all);
	free(json);
	free(row);
	free(mine);
	store_free(&f);
}

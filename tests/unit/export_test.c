/* The export is complete, and what one enterprise gets holds nothing of the others. */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include "session/db.h"
#include "store_fixture.h"

static void shows(const char *json, const char *sql, const char *expected)
{
	char *got = store_json(json, sql);
	cr_assert_str_eq(got, expected, "%s\n%s", sql, json);
	free(got);
}

#define ANSWER(path, where) "SELECT value -> '$." path "' FROM json_each(:json, '$.answers') WHERE " where

Test(export, every_key_of_the_object_is_there_in_an_empty_session_too)
{
	struct store f = store_new();
	char *json = store_export(f.s, 0);
	shows(json, "SELECT group_concat(key, ' ') FROM json_each(:json)",
	      "session enterprises meetings answers rows notes people attendance turns reviews done hours consents scenarios anonymous "
	      "changes computed");
	shows(json, "SELECT value FROM json_each(:json, '$.enterprises') LIMIT 1",
	      "{\"id\":1,\"name\":\"Jardins\",\"kind\":\"enterprise\",\"pole\":\"insertion\",\"country\":null,\"language\":"
	      "\"fr\",\"registration\":null,"
	      "\"contact\":null,\"left\":null,\"reason\":null,\"joined\":null,\"forgotten\":null}");
	shows(json,
	      "SELECT value -> '$.scenario' || (value -> '$.version') || (value -> '$.steps') FROM json_each(:json, "
	      "'$.meetings')",
	      "\"store\"1[{\"id\":\"one\",\"status\":\"todo\",\"seconds\":0,\"presenter\":null,\"groups\":null,"
	      "\"planned\":null,\"reason\":null,\"began\":null,\"revealed\":null},"
	      "{\"id\":\"two\",\"status\":\"todo\",\"seconds\":0,\"presenter\":null,\"groups\":null,"
	      "\"planned\":null,\"reason\":null,\"began\":null,\"revealed\":null}]");
	shows(json, "SELECT :json ->> '$.session.title'", "Groupe de Lille");
	shows(json, "SELECT substr(:json ->> '$.session.created', 11, 1) || substr(:json ->> '$.session.created', -1)",
	      "TZ");
	shows(json, "SELECT json_array_length(:json, '$.answers')", "0");
	free(json);
	store_free(&f);
}

Test(export, a_value_is_a_string_a_number_an_option_or_a_list_by_its_type)
{
	struct store f = store_new();
	store_set(&f, "ada", store_answer("weather", 4), VALUE_TEXT, "« Élus »\n\"voisins\" 🚒 \\ \t fin");
	store_set(&f, "ada", store_answer("staff", 4), VALUE_NUMBER, "12.50");
	store_set(&f, "ada", store_answer("themes", 4), VALUE_IDS, "b a");
	store_set(&f, "ada", store_answer("themes", 5), VALUE_IDS, "");
	store_set(&f, "ada", store_cell("people", 4, "r1", "name"), VALUE_ID, "internal");
	struct target missing = store_answer("weather", 5);
	missing.kind = TARGET_MISSING;
	store_set(&f, "ada", missing, VALUE_ID, "unknown");
	char *json = store_export(f.s, 0);
	shows(json,
	      "SELECT value ->> '$.value' FROM json_each(:json, '$.answers') WHERE value ->> '$.field' = 'weather' AND "
	      "value ->> '$.enterprise' = 4",
	      "« Élus »\n\"voisins\" 🚒 \\ \t fin");
	shows(json, ANSWER("value", "value ->> '$.field' = 'staff'"), "12.50");
	shows(json, ANSWER("value", "value ->> '$.field' = 'themes' AND value ->> '$.enterprise' = 4"), "[\"b\",\"a\"]");
	shows(json, ANSWER("value", "value ->> '$.field' = 'themes' AND value ->> '$.enterprise' = 5"), "[]");
	shows(json, "SELECT value FROM json_each(:json, '$.answers') WHERE value ->> '$.field' = 'people'",
	      "{\"meeting\":1,\"step\":\"one\",\"field\":\"people\",\"enterprise\":4,\"row\":\"r1\",\"column\":\"name\","
	      "\"value\":\"internal\","
	      "\"missing\":null,\"circle\":\"e\",\"author\":\"ada\",\"at\":\"2026-03-12T09:30:05.000Z\"}");
	shows(json, ANSWER("value", "value ->> '$.missing' = 'unknown'"), "null");
	free(json);
	store_free(&f);
}

Test(export, a_draft_counts_as_its_answer_and_nobody_is_kept_from_writing)
{
	struct store f = store_new();
	struct error err = {0};
	struct target t = store_answer("weather", 1), n = store_note("n1", "text");
	struct draft d;
	bool found;
	store_set(&f, "bob", t, VALUE_TEXT, "avant");
	store_draft(&f, "ada", t, "en train d'écrire");
	store_draft(&f, "ada", n, "une note");
	struct session *reader = session_open(f.path, SESSION_READ, &err);
	char *json = store_export(reader, 0);
	session_close(reader);
	shows(json, "SELECT value ->> '$.value' || (value ->> '$.author') FROM json_each(:json, '$.answers')",
	      "en train d'écrireada");
	shows(json, "SELECT value ->> '$.text' || (value ->> '$.circle') FROM json_each(:json, '$.notes')", "une notef");
	cr_assert(draft_get(f.s, &t, &d, &found, &err) && found, "the draft itself stays a draft");
	draft_clear(&d);
	cr_assert_str_eq(store_value(&f, t), "avant");
	free(json);
	store_free(&f);
}

Test(export, the_circle_is_the_scenarios_until_it_is_set)
{
	struct store f = store_new();
	store_set(&f, "ada", store_answer("secret", 1), VALUE_TEXT, "x");
	store_set(&f, "ada", store_answer("shared", 0), VALUE_TEXT, "x");
	store_set(&f, "ada", store_answer("weather", 1), VALUE_TEXT, "x");
	store_set(&f, "ada", (struct target){TARGET_CIRCLE, 1, 1, "", "weather", "", ""}, VALUE_ID, "gp");
	char *json = store_export(f.s, 0);
	shows(json, ANSWER("circle", "value ->> '$.field' = 'secret'"), "\"f\"");
	shows(json, ANSWER("circle", "value ->> '$.field' = 'shared' AND value -> '$.enterprise' = 'null'"), "\"g\"");
	shows(json, ANSWER("circle", "value ->> '$.field' = 'weather'"), "\"gp\"");
	free(json);
	store_free(&f);
}

/* Every text that enterprise 1 may have begins with MINE, every other with THEIRS. */
static void fill_with_canaries(struct store *f)
{
	store_set(f, "ada", store_answer("weather", 1), VALUE_TEXT, "MINE old");
	store_set(f, "ada", store_answer("weather", 1), VALUE_TEXT, "MINE answer");
	store_set(f, "ada", store_cell("people", 1, "r1", "name"), VALUE_TEXT, "MINE cell");
	store_set(f, "ada", (struct target){TARGET_ROW, 1, 1, "", "people", "r1", ""}, VALUE_NUMBER, "1");
	store_set(f, "ada", store_answer("secret", 1), VALUE_TEXT, "THEIRS facilitators only");
	store_set(f, "ada", store_answer("weather", 2), VALUE_TEXT, "THEIRS answer of 2");
	store_set(f, "ada", (struct target){TARGET_CIRCLE, 1, 2, "", "weather", "", ""}, VALUE_ID, "g");
	store_set(f, "ada", store_answer("shared", 0), VALUE_TEXT, "THEIRS earlier wording of the group");
	store_set(f, "ada", store_answer("shared", 0), VALUE_TEXT, "MINE of the group");
	store_set(f, "ada", store_answer("inner", 0), VALUE_TEXT, "THEIRS inner");
	store_set(f, "ada", store_note("n1", "text"), VALUE_TEXT, "THEIRS private note on 1");
	store_set(f, "ada", store_note("n1", "enterprise"), VALUE_NUMBER, "1");
	store_set(f, "ada", store_note("n2", "text"), VALUE_TEXT, "THEIRS first wording of a note shared later");
	store_set(f, "ada", store_note("n2", "enterprise"), VALUE_NUMBER, "1");
	store_set(f, "ada", store_note("n2", "text"), VALUE_TEXT, "MINE note");
	store_set(f, "ada", store_note("n2", "circle"), VALUE_ID, "e");
	store_set(f, "ada", store_note("n3", "text"), VALUE_TEXT, "THEIRS note on 2");
	store_set(f, "ada", store_note("n3", "enterprise"), VALUE_NUMBER, "2");
	store_set(f, "ada", (struct target){TARGET_PERSON, 0, 0, "", "", "pia", "name"}, VALUE_TEXT, "THEIRS person");
	store_set(f, "ada", (struct target){TARGET_PERSON, 0, 0, "", "", "pia", "enterprise"}, VALUE_NUMBER, "2");
	store_set(f, "ada", (struct target){TARGET_ATTENDANCE, 1, 2, "", "", "am", "reason"}, VALUE_TEXT, "THEIRS reason");
	store_set(f, "ada", (struct target){TARGET_ATTENDANCE, 1, 1, "", "", "am", "reason"}, VALUE_TEXT, "MINE reason");
	store_set(f, "ada", (struct target){TARGET_HOURS, 0, 0, "", "", "h1", "what"}, VALUE_TEXT, "THEIRS hours");
	store_set(f, "ada", (struct target){TARGET_HOURS, 0, 0, "", "", "h1", "enterprise"}, VALUE_NUMBER, "2");
	store_set(f, "ada", (struct target){TARGET_CONSENT, 0, 0, "", "", "c1", "subject"}, VALUE_TEXT, "MINE consent");
	store_set(f, "ada", (struct target){TARGET_CONSENT, 0, 0, "", "", "c1", "enterprise"}, VALUE_NUMBER, "1");
	store_set(f, "ada", (struct target){TARGET_MEETING, 2, 0, "", "", "", "title"}, VALUE_TEXT,
	          "THEIRS individual meeting");
	store_set(f, "ada", (struct target){TARGET_MEETING, 2, 0, "", "", "", "enterprise"}, VALUE_NUMBER, "2");
	store_set(f, "ada", (struct target){TARGET_PERSON, 0, 0, "", "", "max", "enterprise"}, VALUE_NUMBER, "1");
	store_draft(f, "ada", store_answer("weather", 3), "THEIRS draft of 3");
	store_draft(f, "ada", store_answer("staff", 1), "THEIRS still typed by a facilitator");
	store_draft(f, "max", store_answer("themes", 1), "MINE draft");
}

Test(export, one_enterprise_gets_all_of_its_own_and_nothing_of_the_others)
{
	struct store f = store_new();
	fill_with_canaries(&f);
	char *json = store_export(f.s, 1);
	static const char *const mine[] = {"MINE old",          "MINE answer", "MINE cell",
	                                   "MINE of the group", "MINE note",   "MINE reason",
	                                   "MINE consent",      "MINE draft",  "Jardins"};
	for (size_t i = 0; i < sizeof mine / sizeof *mine; i++)
		cr_assert(strstr(json, mine[i]), "%s is in\n%s", mine[i], json);
	char *theirs = strstr(json, "THEIRS");
	cr_assert_null(theirs, "of others: %.60s", theirs);
	cr_assert_null(strstr(json, "Phare"), "not even a name");
	shows(json, "SELECT json_array_length(:json, '$.rows')", "1");
	free(json);
	json = store_export(f.s, 0);
	for (size_t i = 0; i < sizeof mine / sizeof *mine; i++)
		cr_assert(strstr(json, mine[i]), "all of it is in the whole");
	cr_assert(strstr(json, "THEIRS draft of 3"));
	free(json);
	store_free(&f);
}

Test(export, an_enterprise_is_found_by_number_or_exact_name)
{
	struct store f = store_new();
	struct error err = {0};
	cr_assert_eq(session_find_enterprise(f.s, "3", &err), 3);
	cr_assert_eq(session_find_enterprise(f.s, "Énergie", &err), 5);
	cr_assert_eq(session_find_enterprise(f.s, "E\xcc\x81nergie", &err), 5, "however the accent is typed");
	cr_assert_eq(session_find_enterprise(f.s, "Energie", &err), 0);
	cr_assert(strstr(err.text, "1 Jardins, 2 Phare"), "names what there is: %s", err.text);
	cr_assert_eq(session_find_enterprise(f.s, "", &err), 0);
	error_clear(&err);
	store_free(&f);
}

Test(export, a_position_that_is_no_number_keeps_nothing_from_being_exported)
{
	struct store f = store_new();
	struct error err = {0};
	struct target row = {TARGET_ROW, 1, 1, "", "chain", "r1", ""};
	store_set(&f, "ada", row, VALUE_NUMBER, "1");
	bool good = db_exec(f.s,
	                    "UPDATE table_row SET position = 'nan', hash = row_hash('table_row', meeting, field, enterprise, "
	                    "\"row\", 'nan', author, at, revision)",
	                    &err);
	cr_assert(good, "%s", err.text);
	char *json = store_export(f.s, 0);
	shows(json, "SELECT :json ->> '$.rows[0].position'", "nan");
	free(json);
	store_free(&f);
}

/* A session file made from an export says the same, and nothing is made of anything else. */
#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store_fixture.h"

/* Imports JSON beside the session; caller frees both and closes. */
static struct session *import(struct store *f, const char *json, char **path)
{
	struct error err = {0};
	char *from = store_path(f, "export.json");
	*path = store_path(f, "again.filrouge");
	unlink(*path);
	store_put_file(from, json, strlen(json));
	cr_assert(session_import(from, *path, &err), "imported: %s", err.text);
	struct session *s = session_open(*path, SESSION_WRITE, &err);
	cr_assert_not_null(s, "%s", err.text);
	free(from);
	return s;
}

static void comes_back_equal(struct store *f, int64_t enterprise)
{
	char *path, *json = store_export(f->s, enterprise);
	struct session *s = import(f, json, &path);
	char *again = store_export(s, 0);
	cr_assert_str_eq(again, json, "byte for byte");
	session_close(s);
	free(again);
	free(json);
	free(path);
}

static void fill_with_everything(struct store *f)
{
	static const char *const texts[] = {"simple",
	                                    "« guillemets » \"droits\" 'simples' \\ / \n nouvelle ligne\ttab",
	                                    "👩‍🚒 🇫🇷 e\xcc\x81 ﷽ \xe2\x80\xae",
	                                    "\x01\x1f\x7f",
	                                    "",
	                                    " espaces "};
	for (int i = 0; i < 6; i++)
		store_set(f, i % 2 ? "ada" : "bob", store_cell("people", i % 5 + 1, "r1", "name"), VALUE_TEXT, texts[i]);
	store_set(f, "ada", store_answer("staff", 1), VALUE_NUMBER, "1.50");
	store_set(f, "ada", store_answer("staff", 2), VALUE_NUMBER, "-3e2");
	store_set(f, "ada", store_answer("themes", 1), VALUE_IDS, "b a");
	store_set(f, "ada", store_answer("themes", 2), VALUE_IDS, "");
	store_set(f, "ada", store_answer("themes", 3), VALUE_TEXT, "a \"quoted\" text, then ids");
	store_set(f, "ada", store_answer("themes", 3), VALUE_IDS, "a");
	store_set(f, "ada", store_answer("staff", 3), VALUE_TEXT, "douze");
	store_set(f, "ada", store_answer("staff", 3), VALUE_NUMBER, "12");
	store_set(f, "ada", (struct target){TARGET_MISSING, 1, 4, "one", "weather", "", ""}, VALUE_ID, "refused");
	store_set(f, "ada", (struct target){TARGET_MISSING, 1, 1, "one", "staff", "", ""}, VALUE_ID, "unknown");
	store_set(f, "ada", (struct target){TARGET_CIRCLE, 1, 1, "", "staff", "", ""}, VALUE_ID, "p");
	store_set(f, "ada", (struct target){TARGET_ROW, 1, 1, "", "people", "r1", ""}, VALUE_NUMBER, "2");
	store_set(f, "ada", (struct target){TARGET_ROW, 1, 1, "", "people", "r2", ""}, VALUE_NUMBER, "1");
	store_set(f, "ada", (struct target){TARGET_ROW, 1, 1, "", "people", "r2", ""}, VALUE_NUMBER, NULL);
	store_set(f, "ada", (struct target){TARGET_ENTERPRISE, 0, 2, "", "", "", "name"}, VALUE_TEXT, "Zéphyr");
	store_set(f, "ada", (struct target){TARGET_ENTERPRISE, 0, 9, "", "", "", "name"}, VALUE_TEXT, "Neuvième");
	store_set(f, "ada", (struct target){TARGET_ENTERPRISE, 0, 6, "", "", "", "name"}, VALUE_TEXT, "Sixième, après");
	store_set(f, "ada", (struct target){TARGET_STEP, 1, 0, "two", "", "", "status"}, VALUE_ID, "live");
	store_set(f, "ada", (struct target){TARGET_MEETING, 1, 0, "", "", "", "since"}, VALUE_NUMBER, "1773307800123");
	store_set(f, "ada", store_note("n2", "text"), VALUE_TEXT, "deuxième note d'abord");
	store_set(f, "bob", store_note("n1", "text"), VALUE_TEXT, "première note après");
	store_set(f, "ada", store_note("n1", "enterprise"), VALUE_NUMBER, "1");
	store_set(f, "ada", store_note("n3", "text"), VALUE_TEXT, "retirée");
	store_set(f, "ada", store_note("n3", "text"), VALUE_TEXT, NULL);
	store_set(f, "ada", (struct target){TARGET_ATTENDANCE, 1, 2, "", "", "am", "status"}, VALUE_ID, "absent");
	store_set(f, "ada", (struct target){TARGET_HOURS, 0, 0, "", "", "h1", "quarters"}, VALUE_NUMBER, "6");
	store_set(f, "ada", (struct target){TARGET_CONSENT, 0, 0, "", "", "c1", "answer"}, VALUE_TEXT, "oui");
	store_set(f, "ada", (struct target){TARGET_TURN, 1, 2, "one", "", "", "seconds"}, VALUE_NUMBER, "95");
	store_set(f, "ada", (struct target){TARGET_STEP, 1, 0, "two", "", "", "planned"}, VALUE_NUMBER, "0");
	store_set(f, "ada", (struct target){TARGET_STEP, 1, 0, "two", "", "", "reason"}, VALUE_TEXT, "en retard");
	store_set(f, "ada", (struct target){TARGET_STEP, 1, 0, "two", "", "", "began"}, VALUE_NUMBER, "1773307800123");
	store_set(f, "ada", (struct target){TARGET_MEETING, 1, 0, "", "", "", "starts"}, VALUE_TEXT, "09:00");
	store_set(f, "ada", (struct target){TARGET_MEETING, 1, 0, "", "", "", "ended"}, VALUE_NUMBER, "1773317800123");
	store_set(f, "ada", (struct target){TARGET_ENTERPRISE, 0, 2, "", "", "", "reason"}, VALUE_TEXT, "liquidation");
	store_set(f, "ada", (struct target){TARGET_ENTERPRISE, 0, 9, "", "", "", "joined"}, VALUE_TEXT, "2026-03-12");
	store_set(f, "ada", (struct target){TARGET_PERSON, 0, 0, "", "", "p1", "function"}, VALUE_TEXT, "directrice");
	store_set(f, "ada", (struct target){TARGET_PERSON, 0, 0, "", "", "p1", "left"}, VALUE_TEXT, "2026-04-01");
	store_set(f, "ada", (struct target){TARGET_ATTENDANCE, 1, 2, "", "", "am", "persons"}, VALUE_IDS, "p1 p2");
	store_set(f, "ada", store_note("n1", "follow"), VALUE_ID, "open");
	store_set(f, "ada", store_note("n5", "text"), VALUE_TEXT, "à classer");
	store_set(f, "ada", (struct target){TARGET_SESSION, 0, 0, "", "", "", "lead"}, VALUE_ID, "ada");
	store_set(f, "bob", (struct target){TARGET_SESSION, 0, 0, "", "", "", "scribe"}, VALUE_ID, "bob");
	store_set(f, "ada", (struct target){TARGET_SESSION, 0, 0, "", "", "", "until"}, VALUE_TEXT, "2028-12-31");
	store_set(f, "ada", (struct target){TARGET_STEP, 1, 0, "two", "", "", "revealed"}, VALUE_NUMBER, "1773307900123");
	store_set(f, "ada", (struct target){TARGET_MEETING, 1, 0, "", "", "", "blank"}, VALUE_NUMBER, "1");
	store_set(f, "p1", (struct target){TARGET_PERSON, 0, 0, "", "", "p1", "told"}, VALUE_NUMBER, "1773307900123");
	store_set(f, "p1", (struct target){TARGET_PERSON, 0, 0, "", "", "p1", "language"}, VALUE_ID, "nl");
	store_set(f, "ada", (struct target){TARGET_ENTERPRISE, 0, 9, "", "", "", "forgotten"}, VALUE_TEXT, "2026-05-01");
	store_set(f, "p1", (struct target){TARGET_REVIEW, 1, 1, "", "weather", "", "status"}, VALUE_ID, "contested");
	store_set(f, "p1", (struct target){TARGET_REVIEW, 1, 1, "", "weather", "", "text"}, VALUE_TEXT, "ce n’était pas l’hiver");
	store_set(f, "p1", (struct target){TARGET_REVIEW, 1, 1, "", "weather", "", "of"}, VALUE_NUMBER, "12");
	store_set(f, "p2", (struct target){TARGET_REVIEW, 1, 1, "", "people", "r1", "status"}, VALUE_ID, "accepted");
	store_set(f, "p1", (struct target){TARGET_DONE, 1, 1, "one", "", "", "at"}, VALUE_NUMBER, "1773307900123");
	store_draft(f, "ada", store_answer("weather", 5), "brouillon\n🚒");
	store_draft(f, "bob", store_note("n4", "text"), "note en cours");
	store_draft(f, "bob", store_cell("people", 1, "r1", "name"), "");
}

Test(import, the_export_of_an_import_of_it_is_equal)
{
	struct store f = store_new();
	comes_back_equal(&f, 0);
	fill_with_everything(&f);
	comes_back_equal(&f, 0);
	store_free(&f);
}

Test(import, the_export_of_an_older_filrouge_is_taken_too)
{
	static const char *const names[] = {"format-1.json", "format-2.json", "format-3.json"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct store f = store_new();
		struct error err = {0};
		char *from = xasprintf("%s/tests/data/%s", getenv("FILROUGE_SRCDIR"), names[i]), *path = store_path(&f, "made.filrouge");
		cr_assert(session_import(from, path, &err), "%s: %s", names[i], err.text);
		free(path);
		free(from);
		store_free(&f);
	}
}

Test(import, so_is_the_export_of_one_enterprise)
{
	struct store f = store_new();
	fill_with_everything(&f);
	for (int64_t e = 1; e <= 5; e++)
		comes_back_equal(&f, e);
	store_free(&f);
}

Test(import, so_are_the_anonymous_sheets)
{
	struct store f = store_new();
	struct error err = {0};
	for (int i = 0; i < 6; i++) {
		char person[16];
		snprintf(person, sizeof person, "p%d", i);
		bool good = session_begin(f.s, NULL, &err) &&
		            anonymous_put(f.s, person, 1, "hot", "pace", i % 2 ? VALUE_TEXT : VALUE_NUMBER, "4", &err) &&
		            anonymous_hand_in(f.s, person, 1, "hot", false, &err) && session_commit(f.s, NULL, &err);
		cr_assert(good, "%s", err.text);
	}
	comes_back_equal(&f, 0);
	store_free(&f);
}

Test(import, undo_and_redo_go_on_where_they_stood)
{
	struct store f = store_new();
	struct target t = store_answer("weather", 1);
	static const char *const values[] = {"a", "b", "c", "d"};
	for (int i = 0; i < 4; i++)
		store_set(&f, "ada", t, VALUE_TEXT, values[i]);
	for (int i = 0; i < 3; i++) {
		struct undo_result r = store_undo(&f, "ada", i == 2, false);
		undo_result_clear(&r);
	}
	cr_assert_str_eq(store_value(&f, t), "c");
	comes_back_equal(&f, 0);
	char *path, *json = store_export(f.s, 0);
	struct session *s = import(&f, json, &path), *old = f.s;
	f.s = s;
	static const struct {
		bool redo;
		const char *value;
	} then[] = {{false, "b"}, {true, "c"}, {true, "d"}, {false, "c"}, {false, "b"}, {false, "a"}};
	for (size_t i = 0; i < sizeof then / sizeof *then; i++) {
		struct undo_result r = store_undo(&f, "ada", then[i].redo, false);
		cr_assert_str_eq(store_value(&f, t), then[i].value, "%zu", i);
		undo_result_clear(&r);
	}
	session_close(s);
	f.s = old;
	free(json);
	free(path);
	store_free(&f);
}

Test(import, an_export_written_otherwise_but_saying_the_same_is_taken)
{
	struct store f = store_new();
	fill_with_everything(&f);
	char *path, *json = store_export(f.s, 0), *tight = store_json(json, "SELECT json(:json)");
	struct session *s = import(&f, tight, &path);
	char *again = store_export(s, 0);
	cr_assert_str_eq(again, json);
	session_close(s);
	free(again);
	free(tight);
	free(json);
	free(path);
	store_free(&f);
}

Test(import, anything_else_is_refused_and_nothing_is_made)
{
	struct store f = store_new();
	struct error err = {0};
	store_set(&f, "ada", store_answer("weather", 1), VALUE_TEXT, "Soleil");
	char *json = store_export(f.s, 0), *from = store_path(&f, "x.json"), *to = store_path(&f, "x.filrouge");
	static const struct {
		const char *sql, *words;
	} wrong[] = {
		{"SELECT 'not json'", "is not JSON"},
		{"SELECT '[]'", "not the export of a session"},
		{"SELECT '{}'", "`session`"},
		{"SELECT json_remove(:json, '$.changes')", "`changes`"},
		{"SELECT json_replace(:json, '$.changes', 'many')", "`changes`"},
		{"SELECT json_replace(:json, '$.answers[0].value', 'Pluie')", "`answers` does not agree"},
		{"SELECT json_remove(:json, '$.enterprises[1]')", "`enterprises` does not agree"},
		{"SELECT json_replace(:json, '$.changes[3].kind', 'planet')", "cannot be"},
		{"SELECT json_replace(:json, '$.changes[3].revision', 1)", "revision 1"},
		{"SELECT json_replace(:json, '$.changes[3].author', 'no id')", "is not one"},
		{"SELECT json_replace(:json, '$.session.id', 'short')", "`session`"},
		{"SELECT json_replace(:json, '$.changes[3].kind', 'derived')", "is not one"},
	};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		char *text = store_json(json, wrong[i].sql);
		store_put_file(from, text, strlen(text));
		cr_assert_not(session_import(from, to, &err), "refused: %s", wrong[i].sql);
		cr_assert(i == 7 || strstr(err.text, wrong[i].words), "`%s` in: %s", wrong[i].words, err.text);
		cr_assert_eq(access(to, F_OK), -1, "nothing is made");
		free(text);
	}
	store_put_file(from, "\xff", 1);
	cr_assert_not(session_import(from, to, &err));
	cr_assert(strstr(err.text, "UTF-8"), "%s", err.text);
	cr_assert_not(session_import(f.folder, to, &err));
	store_put_file(from, json, strlen(json));
	cr_assert_not(session_import(from, f.path, &err), "an existing file");
	cr_assert(strstr(err.text, "already"), "%s", err.text);
	cr_assert_str_eq(store_value(&f, store_answer("weather", 1)), "Soleil", "is left as it was");
	error_clear(&err);
	free(to);
	free(from);
	free(json);
	store_free(&f);
}

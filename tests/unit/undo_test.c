/* Undo and redo, without limit, per author, also after a restart; somebody else's change is never taken back unasked. */
#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store_fixture.h"

static void undo(struct store *f, const char *author, bool redo, const char *expected, struct target t)
{
	struct undo_result r = store_undo(f, author, redo, false);
	cr_assert_not(r.conflict, "no conflict before `%s`", expected);
	cr_assert_str_eq(store_value(f, t), expected, "%s", redo ? "redo" : "undo");
	undo_result_clear(&r);
}

static void nothing(struct store *f, const char *author, bool redo)
{
	struct undo_result r = store_undo(f, author, redo, false);
	cr_assert(r.nothing, "nothing to %s", redo ? "redo" : "undo");
	undo_result_clear(&r);
}

Test(undo, goes_back_to_the_beginning_and_forth_to_the_end_over_restarts)
{
	struct store f = store_new();
	struct target t = store_answer("weather", 1);
	char text[20];
	enum { STEPS = 60 };
	for (int i = 1; i <= STEPS; i++) {
		snprintf(text, sizeof text, "v%d", i);
		store_set(&f, "ada", t, VALUE_TEXT, text);
	}
	for (int i = STEPS - 1; i >= 0; i--) {
		snprintf(text, sizeof text, "v%d", i);
		if (i % 7 == 0)
			store_reopen(&f);
		undo(&f, "ada", false, i ? text : "(absent)", t);
	}
	nothing(&f, "ada", false);
	for (int i = 1; i <= STEPS; i++) {
		snprintf(text, sizeof text, "v%d", i);
		if (i % 7 == 0)
			store_reopen(&f);
		undo(&f, "ada", true, text, t);
	}
	nothing(&f, "ada", true);
	undo(&f, "ada", false, "v59", t);
	undo(&f, "ada", true, "v60", t);
	store_free(&f);
}

Test(undo, a_new_change_forgets_what_could_be_redone)
{
	struct store f = store_new();
	struct target t = store_answer("weather", 1);
	static const char *const values[] = {"a", "b", "c"};
	for (int i = 0; i < 3; i++)
		store_set(&f, "ada", t, VALUE_TEXT, values[i]);
	undo(&f, "ada", false, "b", t);
	undo(&f, "ada", false, "a", t);
	store_set(&f, "ada", t, VALUE_TEXT, "d");
	nothing(&f, "ada", true);
	undo(&f, "ada", false, "a", t);
	undo(&f, "ada", true, "d", t);
	undo(&f, "ada", false, "a", t);
	undo(&f, "ada", false, "(absent)", t);
	nothing(&f, "ada", false);
	store_free(&f);
}

Test(undo, an_action_of_several_changes_is_taken_back_whole)
{
	struct store f = store_new();
	struct error err = {0};
	struct target t = store_answer("weather", 1), u = store_answer("staff", 1);
	store_set(&f, "ada", t, VALUE_TEXT, "avant");
	struct change c = {.at = 5, .author = "ada", .target = t, .type = VALUE_TEXT, .after = "un"};
	cr_assert(session_begin(f.s, NULL, &err) && change_append(f.s, &c, &err));
	int64_t action = c.action, revision;
	/* a draft of the same author is folded in between, as an action of its own */
	struct target n = store_note("n1", "text");
	cr_assert(draft_put(f.s, &n, "screen", "ada", "note", 6, false, &revision, &err) && draft_fold(f.s, &n, NULL, &err),
	          "%s", err.text);
	c = (struct change){.action = action, .at = 5, .author = "ada", .target = u, .type = VALUE_NUMBER, .after = "7"};
	cr_assert(change_append(f.s, &c, &err));
	c = (struct change){.action = action, .at = 5, .author = "ada", .target = t, .type = VALUE_TEXT, .after = "deux"};
	cr_assert(change_append(f.s, &c, &err) && session_commit(f.s, NULL, &err));
	undo(&f, "ada", false, "(absent)", n);
	undo(&f, "ada", false, "avant", t);
	cr_assert_str_eq(store_value(&f, u), "(absent)", "the other too");
	undo(&f, "ada", true, "deux", t);
	cr_assert_str_eq(store_value(&f, u), "7");
	undo(&f, "ada", true, "note", n);
	nothing(&f, "ada", true);
	store_free(&f);
}

Test(undo, is_each_authors_own)
{
	struct store f = store_new();
	struct target t = store_answer("weather", 1), u = store_answer("weather", 2);
	store_set(&f, "ada", t, VALUE_TEXT, "ada's");
	store_set(&f, "bob", u, VALUE_TEXT, "bob's");
	undo(&f, "ada", false, "(absent)", t);
	cr_assert_str_eq(store_value(&f, u), "bob's");
	nothing(&f, "ada", false);
	undo(&f, "bob", false, "(absent)", u);
	undo(&f, "ada", true, "ada's", t);
	undo(&f, "bob", true, "bob's", u);
	store_free(&f);
}

Test(undo, what_somebody_else_changed_since_is_shown_and_left_unless_forced)
{
	struct store f = store_new();
	struct target t = store_answer("weather", 1);
	store_set(&f, "ada", t, VALUE_TEXT, "un");
	store_set(&f, "ada", t, VALUE_TEXT, "deux");
	store_set(&f, "bob", t, VALUE_TEXT, "trois");
	struct undo_result r = store_undo(&f, "ada", false, false);
	cr_assert(r.conflict && !r.nothing);
	cr_assert_str_eq(r.theirs, "trois");
	cr_assert_str_eq(r.mine, "un");
	cr_assert(target_same(&r.target, &t), "and says where");
	cr_assert_str_eq(store_value(&f, t), "trois", "nothing was done");
	undo_result_clear(&r);
	r = store_undo(&f, "ada", false, true);
	cr_assert_not(r.conflict);
	cr_assert_str_eq(store_value(&f, t), "un", "forced");
	undo_result_clear(&r);
	undo(&f, "ada", true, "deux", t);
	store_set(&f, "ada", t, VALUE_TEXT, "quatre");
	r = store_undo(&f, "bob", false, false);
	cr_assert(r.conflict, "for bob it is the same");
	undo_result_clear(&r);
	store_free(&f);
}

Test(undo, a_conflict_in_one_change_of_an_action_holds_back_all_of_it)
{
	struct store f = store_new();
	struct error err = {0};
	struct target t = store_answer("weather", 1), u = store_answer("staff", 1);
	struct change c = {.at = 5, .author = "ada", .target = t, .type = VALUE_TEXT, .after = "un"};
	cr_assert(session_begin(f.s, NULL, &err) && change_append(f.s, &c, &err));
	c = (struct change){.action = c.action, .at = 5, .author = "ada", .target = u, .type = VALUE_NUMBER, .after = "7"};
	cr_assert(change_append(f.s, &c, &err) && session_commit(f.s, NULL, &err));
	store_set(&f, "bob", u, VALUE_NUMBER, "8");
	struct undo_result r = store_undo(&f, "ada", false, false);
	cr_assert(r.conflict && target_same(&r.target, &u));
	cr_assert_str_eq(store_value(&f, t), "un", "nothing was done");
	undo_result_clear(&r);
	store_free(&f);
}

Test(undo, what_somebody_else_undid_the_same_way_is_passed_over)
{
	struct store f = store_new();
	struct target t = store_answer("weather", 1), u = store_answer("weather", 2);
	store_set(&f, "ada", u, VALUE_TEXT, "premier");
	store_set(&f, "ada", t, VALUE_TEXT, "un");
	store_set(&f, "bob", t, VALUE_TEXT, NULL);
	undo(&f, "ada", false, "(absent)", u);
	nothing(&f, "ada", false);
	store_free(&f);
}

Test(undo, an_altered_history_is_not_brought_back)
{
	struct store f = store_new();
	struct error err = {0};
	struct undo_result r;
	struct target t = store_answer("weather", 1);
	store_set(&f, "ada", t, VALUE_TEXT, "un");
	store_set(&f, "ada", t, VALUE_TEXT, "deux");
	store_bare(f.path, "UPDATE change SET before = 'faux' WHERE after = 'deux'");
	cr_assert(session_begin(f.s, NULL, &err));
	bool good = session_undo(f.s, "ada", false, false, 1, NULL, NULL, &r, &err);
	cr_assert(good, "%s", err.text);
	session_rollback(f.s);
	undo_result_clear(&r);
	char *value = xstrdup(store_value(&f, t));
	cr_assert_str_neq(value, "faux");
	free(value);
	store_free(&f);
}

Test(undo, an_altered_value_is_said_to_be_so)
{
	struct store f = store_new();
	struct error err = {0};
	struct undo_result r;
	store_set(&f, "ada", store_answer("weather", 1), VALUE_TEXT, "un");
	store_bare(f.path, "UPDATE answer SET value = 'faux'");
	cr_assert(session_begin(f.s, NULL, &err));
	cr_assert_not(session_undo(f.s, "ada", false, false, 1, NULL, NULL, &r, &err), "not undone");
	cr_assert(r.altered && strstr(err.text, "altered"), "for that reason: %s", err.text);
	session_rollback(f.s);
	error_clear(&err);
	undo_result_clear(&r);
	store_free(&f);
}

Test(undo, what_somebody_else_is_typing_there_is_asked_about_not_taken_away)
{
	struct store f = store_new();
	struct target t = store_answer("weather", 1);
	store_set(&f, "ada", t, VALUE_TEXT, "Pluie");
	store_draft(&f, "bob", t, "Pluie et vent");
	struct undo_result r = store_undo(&f, "ada", false, false);
	cr_assert(r.conflict, "a conflict");
	cr_assert_str_eq(r.theirs, "Pluie et vent");
	cr_assert_str_eq(store_value(&f, t), "Pluie et vent");
	undo_result_clear(&r);
	store_free(&f);
}

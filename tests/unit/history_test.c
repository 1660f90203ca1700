/* What was done is read backwards, one act of it can be taken back alone, and a meeting can be looked at as it was: the fold of the changes up
 * to then. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "session/history.h"
#include "session/model.h"
#include "store_fixture.h"
#include "tests/unit/golden.h"
#include "tests/unit/room_fixture.h"
#include "tui/form.h"
#include "tui/history.h"

struct seen {
	int64_t revisions[2000];
	size_t count, most;
};

static bool see(void *context, const struct change *c, const char *op, struct error *err)
{
	struct seen *s = context;
	(void)op, (void)err;
	if (s->count == s->most)
		return false;
	s->revisions[s->count++] = c->revision;
	return true;
}

Test(history, pages_follow_one_another_backwards_to_the_beginning)
{
	struct store f = store_new();
	struct error err = {0};
	struct seen all = {.most = 2000}, paged = {.most = 0};
	int64_t next, before = 0;
	for (int i = 0; i < 50; i++)
		store_set(&f, i % 2 ? "ada" : "bob", store_answer("weather", i % 5 + 1), VALUE_TEXT, i % 3 ? "a" : "b");
	cr_assert(session_history(f.s, 0, 2000, see, &all, &next, &err) && next == 0);
	cr_assert_gt(all.count, 50);
	do {
		paged.most = paged.count + 7;
		cr_assert(session_history(f.s, before, 2000, see, &paged, &next, &err), "%s", err.text);
		before = next;
	} while (next != 0);
	cr_assert_eq(paged.count, all.count);
	cr_assert_eq(memcmp(paged.revisions, all.revisions, all.count * sizeof *all.revisions), 0);
	store_free(&f);
}

static struct undo_result take_back(struct store *f, int64_t action, bool force)
{
	struct undo_result r;
	struct error err = {0};
	cr_assert(session_begin(f->s, NULL, &err) && session_take_back(f->s, "ada", action, force, f->now++, NULL, NULL, &r, &err) &&
	              session_commit(f->s, NULL, &err), "%s", err.text);
	return r;
}

static bool is_undone(struct store *f, int64_t action)
{
	struct error err = {0};
	bool undone;
	cr_assert(session_undone(f->s, action, &undone, &err), "%s", err.text);
	return undone;
}

Test(history, one_act_alone_is_taken_back_whoever_did_it_and_that_can_be_undone)
{
	struct store f = store_new();
	struct target t = store_answer("weather", 1), other = store_answer("weather", 2);
	store_set(&f, "bob", t, VALUE_TEXT, "rain");
	int64_t action = store_set(&f, "bob", t, VALUE_TEXT, "sun");
	store_set(&f, "ada", other, VALUE_TEXT, "wind");
	cr_assert(!is_undone(&f, action));
	struct undo_result r = take_back(&f, action, false);
	cr_assert(!r.conflict && !r.nothing);
	cr_assert_str_eq(store_value(&f, t), "rain");
	cr_assert_str_eq(store_value(&f, other), "wind", "what came after stays");
	cr_assert(is_undone(&f, action), "and it is known that it was");
	undo_result_clear(&r);
	r = store_undo(&f, "ada", false, false);
	undo_result_clear(&r);
	cr_assert_str_eq(store_value(&f, t), "sun", "an undo takes the taking back back");
	cr_assert(!is_undone(&f, action), "so it is not taken back any more");
	r = store_undo(&f, "ada", false, false);
	undo_result_clear(&r);
	cr_assert_str_eq(store_value(&f, other), "(absent)", "and the one before stands where it stood");
	store_free(&f);
}

Test(history, what_somebody_changed_since_is_asked_about)
{
	struct store f = store_new();
	struct target t = store_answer("weather", 1);
	int64_t action = store_set(&f, "bob", t, VALUE_TEXT, "sun");
	store_set(&f, "bob", t, VALUE_TEXT, "snow");
	struct undo_result r = take_back(&f, action, false);
	cr_assert(r.conflict);
	cr_assert_str_eq(r.theirs, "snow");
	cr_assert_null(r.mine);
	cr_assert_str_eq(store_value(&f, t), "snow");
	undo_result_clear(&r);
	r = take_back(&f, action, true);
	undo_result_clear(&r);
	cr_assert_str_eq(store_value(&f, t), "(absent)");
	r = take_back(&f, action, false);
	cr_assert(r.nothing, "nothing of it is left");
	undo_result_clear(&r);
	store_free(&f);
}

/* --- as it was --- */

static bool fold(void *context, const struct change *c, struct error *err)
{
	(void)err;
	model_apply(context, c);
	return true;
}

static bool fold_until(void *context, const struct change *c, const char *op, struct error *err)
{
	struct { struct change list[2000]; size_t count; } *all = context;
	(void)op, (void)err;
	all->list[all->count++] = change_copy(c);
	return true;
}

Test(history, a_meeting_as_it_was_is_the_fold_of_the_changes_up_to_then)
{
	static struct { struct change list[2000]; size_t count; } all;
	struct store f = store_new();
	struct error err = {0};
	unsigned seed = 7;
	int64_t next;
	for (int i = 0; i < 120; i++) {
		char id[8];
		snprintf(id, sizeof id, "n%d", rand_r(&seed) % 4);
		int64_t e = rand_r(&seed) % 3 + 1;
		switch (rand_r(&seed) % 5) {
		case 0: store_set(&f, "ada", store_note(id, "text"), VALUE_TEXT, i % 4 ? "note" : NULL); break;
		case 1: store_set(&f, "ada", (struct target){TARGET_STEP, 1, 0, i % 2 ? "one" : "two", "", "", "status"}, VALUE_ID, i % 3 ? "done" : "live"); break;
		case 2: store_set(&f, "ada", (struct target){TARGET_ROW, 1, e, "", "people", id, ""}, VALUE_NUMBER, i % 5 ? "1" : NULL); break;
		default: store_set(&f, "ada", store_answer("weather", e), VALUE_TEXT, i % 6 ? "text" : NULL); break;
		}
	}
	cr_assert(session_history(f.s, 0, 2000, fold_until, &all, &next, &err));
	for (size_t at = 0; at < all.count; at += 9) { /* the newest first */
		struct model *past = model_new(), *right = model_new();
		size_t altered = 0;
		cr_assert(session_past(f.s, 1, all.list[at].revision, fold, past, &altered, &err), "%s", err.text);
		for (size_t i = all.count; i-- > at;)
			model_apply(right, &all.list[i]);
		cr_assert_eq(altered, 0);
		for (size_t i = 0; i < all.count; i++) {
			const char *is = model_value(past, &all.list[i].target), *should = model_value(right, &all.list[i].target);
			char *key = target_key(&all.list[i].target);
			cr_assert((is == NULL) == (should == NULL) && (is == NULL || strcmp(is, should) == 0), "%s at %zu: %s, not %s", key, at, is, should);
			free(key);
		}
		model_free(past);
		model_free(right);
	}
	for (size_t i = 0; i < all.count; i++)
		change_clear(&all.list[i]);
	store_free(&f);
}

/* --- as it is used --- */

static struct room told(int height, int width)
{
	struct room r = room_new(height, width);

	room_keys(&r, "<C-e>");
	room_command(&r, "field", "mood");
	room_keys(&r, "2");
	room_command(&r, "field", "what");
	room_keys(&r, "Une équipe, un café et des voisins");
	room_command(&r, "enterprise", "2");
	room_keys(&r, "Un atelier<Tab>");
	room_keys(&r, "<C-z>");
	cr_assert(room_wait(&r, NULL, "Undone:"));
	room_command(&r, "enterprise", "1");
	room_command(&r, "field", "done");
	room_keys(&r, "1");
	room_keys(&r, "<C-o>Voisine à rappeler<Tab>");
	room_command(&r, "absent", "");
	room_settle(&r);
	return r;
}

static void open_list(struct room *r, const char *until)
{
	room_keys(r, "<F8>");
	cr_assert(room_wait(r, NULL, until), "%s", until);
}

Test(history, the_list_and_the_room_as_it_was)
{
	for (size_t i = 0; i < GOLDEN_SIZES; i++) {
		struct room r = told(golden_sizes[i][0], golden_sizes[i][1]);

		open_list(&r, "attendance");
		golden_equal(r.grid, "history-list");
		room_keys(&r, "<Down><Down><Down><Down><Down><Down>");
		if (golden_sizes[i][0] == 24)
			golden_equal(r.grid, "history-chosen");
		room_keys(&r, "<Enter>");
		cr_assert(room_wait(&r, NULL, "AS IT WAS"));
		golden_equal(r.grid, "history-past");
		room_keys(&r, "<Esc><Esc>");
		room_free(&r);
	}
}

Test(history, letters_filter_by_author_enterprise_field_and_value)
{
	struct room r = told(24, 80);

	open_list(&r, "attendance");
	room_keys(&r, "atelier");
	cr_assert(room_gone(&r, "attendance"));
	cr_assert(room_wait(&r, NULL, "Un atelier"));
	cr_assert(!room_shows(&r, "attendance"));
	room_keys(&r, "zzz");
	cr_assert(room_wait(&r, NULL, "Nothing that was done"));
	room_free(&r);
}

Test(history, nothing_can_be_changed_in_the_past_and_esc_comes_back_to_where_one_was)
{
	struct room r = told(24, 80);
	char *was, *now;

	room_command(&r, "field", "what");
	room_keys(&r, "<Home>");
	room_settle(&r);
	was = golden_dump(r.grid);
	open_list(&r, "attendance");
	room_keys(&r, "<Down><Down><Down><Down><Down><Enter>");
	cr_assert(room_wait(&r, NULL, "AS IT WAS"));
	room_keys(&r, "xyz<Enter><C-d><C-z><C-y><Tab>abc<C-n>def<PageDown>ghi<C-e><C-o>jkl<PageUp><C-p>");
	room_settle(&r);
	cr_assert(room_shows(&r, "AS IT WAS"), "still");
	room_keys(&r, "<Esc>");
	cr_assert_eq(r.app->view, VIEW_HISTORY, "the list");
	cr_assert_eq(r.app->history->chosen, 5, "where it was");
	room_keys(&r, "<Esc>");
	room_settle(&r);
	now = golden_dump(r.grid);
	cr_assert_str_eq(now, was, "as if nothing had been:\n%s\n%s", was, now);
	free(was);
	free(now);
	room_free(&r);
}

Test(history, the_chosen_act_alone_is_taken_back_from_the_list)
{
	struct room r = told(24, 80);

	open_list(&r, "attendance");
	room_keys(&r, "voisins");
	cr_assert(room_wait(&r, NULL, "What got in the way"));
	cr_assert(room_gone(&r, "attendance"));
	room_keys(&r, "<C-z>");
	room_settle(&r);
	cr_assert(room_wait(&r, NULL, "Undone:"));
	cr_assert_str_eq(room_answer(&r, "what", 1, "", ""), "(none)");
	cr_assert_str_eq(room_answer(&r, "mood", 1, "", ""), "2", "and nothing else");
	room_keys(&r, "<Esc><C-z>");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "what", 1, "", ""), "Une équipe, un café et des voisins", "an undo brings it back");
	room_free(&r);
}

/* --- what was worked out then --- */

static void past_of(struct room *r, const char *filter)
{
	room_keys(r, "<F8>");
	room_keys(r, filter);
	room_keys(r, "<Enter>"); /* before the lines are there */
	cr_assert(room_wait(r, NULL, "AS IT WAS"));
}

Test(history, what_is_worked_out_stands_there_as_it_was)
{
	struct room r = room_new_of(24, 80, "tests/data/every-kind.scenario", NULL, LANG_EN);
	const struct field *computed, *when;

	room_command(&r, "field", "staff");
	room_keys(&r, "14");
	room_command(&r, "field", "turnover");
	room_keys(&r, "707");
	room_command(&r, "field", "staff");
	room_keys(&r, "<Backspace><Backspace>7<Tab>");
	room_settle(&r);
	computed = scenario_field(client_model(r.client)->scenario, "each_person", NULL);
	cr_assert_str_eq(model_computed(client_model(r.client), computed, 1), "101", "now");
	past_of(&r, "707");
	cr_assert_not_null(r.app->past);
	computed = scenario_field(r.app->past->scenario, "each_person", NULL);
	cr_assert_str_eq(model_computed(r.app->past, computed, 1), "50.5", "then");
	when = NULL;
	for (size_t i = 0; i < r.app->past->scenario->step_count; i++)
		for (size_t k = 0; k < r.app->past->scenario->steps[i].field_count; k++)
			if (r.app->past->scenario->steps[i].fields[k].when != NULL)
				when = &r.app->past->scenario->steps[i].fields[k];
	cr_assert(model_shown(r.app->past, when, 1), "with fourteen it was asked");
	cr_assert_not(model_shown(client_model(r.client), scenario_field(client_model(r.client)->scenario, when->id, NULL), 1), "with seven it is not");
	room_keys(&r, "<Esc><Esc>");
	room_free(&r);
}

Test(history, another_meeting_as_it_was)
{
	for (size_t i = 0; i < GOLDEN_SIZES; i++) {
		struct room r = told(golden_sizes[i][0], golden_sizes[i][1]);

		room_next(&r, "tests/data/roles.scenario");
		past_of(&r, "Une équipe");
		golden_equal(r.grid, "history-past-other");
		room_keys(&r, "<Esc><Esc>");
		room_free(&r);
	}
}

Test(history, what_was_done_in_another_meeting_is_looked_at_there)
{
	struct room r = room_new(24, 80);

	room_command(&r, "field", "what");
	room_keys(&r, "Une équipe<Tab>");
	room_keys(&r, "<C-o>À rappeler<Tab>");
	room_next(&r, "tests/data/roles.scenario");
	past_of(&r, "À rappeler");
	cr_assert_eq(r.app->past->meeting, 1, "of a note the meeting it stands in");
	room_keys(&r, "<Esc><Esc><F8>Une équipe");
	cr_assert(room_wait(&r, NULL, "Une équipe (Every kind)"), "where, of another meeting");
	room_keys(&r, "<Enter>");
	cr_assert(room_wait(&r, NULL, "AS IT WAS"));
	cr_assert_eq(r.app->past->meeting, 1);
	cr_assert(room_shows(&r, "AS IT WAS at 09:30 · Every kind"), "it says which");
	cr_assert(room_shows(&r, "What got in the way"), "its own form");
	cr_assert_str_eq(r.app->form.at_field, "what");
	room_keys(&r, "<C-n><PageDown><PageUp><Esc>");
	cr_assert_eq(r.app->view, VIEW_HISTORY);
	room_keys(&r, "<Esc>");
	cr_assert_eq(client_model(r.client)->meeting, 2, "nobody went anywhere");
	cr_assert_eq(r.app->meeting, 2);
	room_keys(&r, "<C-e>");
	room_settle(&r);
	cr_assert_neq(client_model(r.client)->live[0], '\0', "and the room goes on");
	room_free(&r);
}

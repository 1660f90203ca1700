/* Text being typed is one row updated in place, then one change. */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include "store_fixture.h"

static int64_t fold(struct store *f, struct target t, struct change *c)
{
	struct error err = {0};
	bool good = session_begin(f->s, NULL, &err) && draft_fold(f->s, &t, c, &err) && session_commit(f->s, NULL, &err);
	cr_assert(good, "%s", err.text);
	return c->revision;
}

Test(draft, typing_updates_one_row_and_everybody_can_follow_it)
{
	struct store f = store_new();
	struct target t = store_answer("weather", 2);
	struct error err = {0};
	struct draft d;
	bool found;
	int64_t before, after;
	cr_assert(session_revision(f.s, &before, &err));
	store_draft(&f, "ada", t, "Pl");
	store_draft(&f, "ada", t, "Pluie");
	cr_assert(session_revision(f.s, &after, &err));
	cr_assert_eq(after, before + 2, "each has a number from the counter of changes");
	cr_assert(draft_get(f.s, &t, &d, &found, &err) && found);
	cr_assert_str_eq(d.text, "Pluie");
	cr_assert_str_eq(d.author, "ada");
	cr_assert_str_eq(d.client, "screen");
	cr_assert_eq(d.revision, after);
	cr_assert_str_eq(store_value(&f, t), "(absent)", "a draft is no value yet");
	char *since = store_since(f.s, before);
	cr_assert_str_eq(since, "draft answer 1/one/weather/2//=Pluie\n", "only as it now is");
	char *all = store_snapshot(f.s, NULL);
	cr_assert(strstr(all, since), "last in the snapshot");
	cr_assert_eq(strlen(strstr(all, since)), strlen(since));
	free(all);
	free(since);
	draft_clear(&d);
	store_free(&f);
}

Test(draft, folding_makes_one_change_of_who_typed_when_it_was_typed)
{
	struct store f = store_new();
	struct target t = store_answer("weather", 2);
	struct error err = {0};
	struct change c;
	struct draft d;
	bool found;
	store_set(&f, "bob", t, VALUE_TEXT, "Neige");
	store_draft(&f, "ada", t, "Pluie");
	int64_t touched = f.now;
	cr_assert_gt(fold(&f, t, &c), 0);
	cr_assert_str_eq(c.author, "ada");
	cr_assert_str_eq(c.before, "Neige");
	cr_assert_str_eq(c.after, "Pluie");
	cr_assert_eq(c.at, touched);
	cr_assert_str_eq(store_value(&f, t), "Pluie");
	cr_assert(draft_get(f.s, &t, &d, &found, &err) && !found, "the draft is gone");
	cr_assert_eq(fold(&f, t, &c), 0, "nothing to fold is fine");
	store_free(&f);
}

Test(draft, a_text_wholly_deleted_is_no_answer)
{
	struct store f = store_new();
	struct target t = store_answer("weather", 2);
	struct change c;
	store_set(&f, "ada", t, VALUE_TEXT, "Neige");
	store_draft(&f, "ada", t, "");
	fold(&f, t, &c);
	cr_assert_null(c.after);
	cr_assert_str_eq(store_value(&f, t), "(absent)");
	store_free(&f);
}

Test(draft, a_number_is_never_given_twice_even_when_a_draft_changes_nothing)
{
	struct store f = store_new();
	struct target t = store_answer("weather", 2);
	struct error err = {0};
	struct change c;
	int64_t before, after;
	store_set(&f, "ada", t, VALUE_TEXT, "Neige");
	store_draft(&f, "ada", t, "Neige");
	cr_assert(session_revision(f.s, &before, &err));
	cr_assert_eq(fold(&f, t, &c), 0, "nothing changed");
	cr_assert(session_revision(f.s, &after, &err));
	cr_assert_eq(after, before, "the counter does not go back");
	cr_assert_eq(store_set(&f, "ada", t, VALUE_TEXT, "Grêle"), before + 1);
	store_free(&f);
}

static bool count(void *context, const struct change *c, struct error *err)
{
	(void)err;
	cr_assert_not(c->draft);
	(*(int *)context)++;
	return true;
}

Test(draft, those_left_alone_are_folded_and_the_flag_of_a_merge_stays)
{
	struct store f = store_new();
	struct error err = {0};
	struct target a = store_answer("weather", 1), b = store_answer("weather", 2), n = store_note("n1", "text");
	int64_t revision;
	int folded = 0;
	struct change c;
	store_draft(&f, "ada", a, "un");
	store_draft(&f, "ada", n, "une note");
	int64_t until = f.now;
	bool good = session_begin(f.s, NULL, &err) &&
	            draft_put(f.s, &b, "other", "bob", "deux", f.now += 1000, true, &revision, &err) &&
	            draft_put(f.s, &b, "other", "bob", "deux!", f.now, false, &revision, &err) &&
	            draft_fold_all(f.s, NULL, until, count, &folded, &err) && session_commit(f.s, NULL, &err);
	cr_assert(good, "%s", err.text);
	cr_assert_eq(folded, 2, "the third was typed later");
	cr_assert_str_eq(store_value(&f, n), "une note");
	cr_assert_str_eq(store_value(&f, b), "(absent)");
	good = session_begin(f.s, NULL, &err) && draft_fold_all(f.s, "screen", INT64_MAX, count, &folded, &err) &&
	       session_commit(f.s, NULL, &err);
	cr_assert(good && folded == 2, "it belongs to another screen");
	fold(&f, b, &c);
	cr_assert(c.merged, "once merged, the change says so");
	store_free(&f);
}

Test(draft, an_altered_draft_is_not_taken_for_what_was_typed)
{
	struct store f = store_new();
	struct error err = {0};
	struct target t = store_answer("weather", 2);
	struct draft d;
	struct change c;
	bool found;
	char *trouble = NULL;
	store_draft(&f, "ada", t, "Pluie");
	store_bare(f.path, "UPDATE draft SET text = 'Brouillard'");
	cr_assert(draft_get(f.s, &t, &d, &found, &err) && !found);
	char *all = store_snapshot(f.s, &trouble);
	cr_assert(trouble && !strstr(all, "Brouillard"), "reported, not shown");
	cr_assert_eq(fold(&f, t, &c), 0, "not folded");
	store_draft(&f, "ada", t, "Pluie encore");
	cr_assert_gt(fold(&f, t, &c), 0, "typing goes on");
	cr_assert_str_eq(store_value(&f, t), "Pluie encore");
	free(trouble);
	free(all);
	store_free(&f);
}

Test(draft, one_that_no_keeper_of_ours_wrote_keeps_nobody_from_folding)
{
	struct store f = store_new();
	struct error err = {0};
	struct target seconds = {.kind = TARGET_STEP, .meeting = 1, .step = "one", .field = "", .row = "", .column = "seconds"};
	store_draft(&f, "ada", seconds, "bientôt");
	store_draft(&f, "ada", store_answer("weather", 1), "Pluie");
	bool good = session_begin(f.s, NULL, &err) && draft_fold_all(f.s, NULL, INT64_MAX, NULL, NULL, &err) &&
	            session_commit(f.s, NULL, &err);
	cr_assert(good, "%s", err.text);
	cr_assert_str_eq(store_value(&f, store_answer("weather", 1)), "Pluie");
	char *json = store_export(f.s, 0);
	cr_assert(strstr(json, "Pluie"), "nor from exporting");
	free(json);
	store_free(&f);
}

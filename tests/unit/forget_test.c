/* Erasure: what an enterprise said, and who spoke for it, is nowhere in the bytes of the file; what others said stays. */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "session/forget.h"
#include "session/presence.h"
#include "store_fixture.h"

static bool bytes_hold(struct store *f, const char *text)
{
	size_t len;
	char *bytes = store_read_file(f->path, &len);
	bool held = memmem(bytes, len, text, strlen(text)) != NULL;

	free(bytes);
	return held;
}

static struct target about(enum target_kind kind, int64_t enterprise, const char *row, const char *column)
{
	return (struct target){.kind = kind, .meeting = 1, .enterprise = enterprise, .step = "", .field = "weather", .row = row, .column = column};
}

static struct forgotten forget(struct store *f, int64_t enterprise)
{
	struct error err = {0};
	struct forgotten gone;

	cr_assert(session_forget(f->s, enterprise, "ada", 99, "2026-03-12", &gone, &err), "%s", err.text);
	store_reopen(f);
	return gone;
}

/* What each thing that is recorded would leave; :e is Phare, 2. */
static void say_everything(struct store *f, char *long_text)
{
	store_set(f, "paula-duphare", store_answer("weather", 2), VALUE_TEXT, "canary answer before");
	store_set(f, "paula-duphare", store_answer("weather", 2), VALUE_TEXT, "canary answer after");
	store_set(f, "ada", store_cell("people", 2, "r1", "name"), VALUE_TEXT, long_text);
	store_set(f, "ada", store_note("n1", "text"), VALUE_TEXT, "canary note");
	store_set(f, "ada", store_note("n1", "enterprise"), VALUE_NUMBER, "2");
	store_set(f, "ada", store_note("n2", "text"), VALUE_TEXT, "the group's own note");
	store_set(f, "ada", about(TARGET_PERSON, 0, "paula-duphare", "name"), VALUE_TEXT, "Canary Paula");
	store_set(f, "ada", about(TARGET_PERSON, 0, "paula-duphare", "enterprise"), VALUE_NUMBER, "2");
	store_set(f, "ada", about(TARGET_ATTENDANCE, 2, "am", "reason"), VALUE_TEXT, "canary absence");
	store_set(f, "ada", about(TARGET_REVIEW, 2, "", "text"), VALUE_TEXT, "canary contest");
	store_set(f, "paula-duphare", store_answer("expect", 0), VALUE_TEXT, "what Phare and we expect");
	store_set(f, "ada", (struct target){.kind = TARGET_SESSION, .step = "", .field = "", .row = "", .column = "scribe"}, VALUE_ID, "paula-duphare");
	store_set(f, "ada", (struct target){TARGET_ATTENDANCE, 1, 3, "", "", "am", "persons"}, VALUE_IDS, "carl paula-duphare");
	store_set(f, "ada", store_answer("weather", 3), VALUE_TEXT, "lodka stays");
	store_draft(f, "paula-duphare", store_answer("story", 2), "canary draft");
}

Test(forget, nothing_that_it_said_is_left_in_the_bytes)
{
	static const char *const canaries[] = {"canary", "Canary", "paula-duphare", "zzzzzzzz"};
	struct store f = store_new();
	char long_text[9001];
	size_t left = 1;
	struct error err = {0};

	memset(long_text, 'z', sizeof long_text - 1);
	long_text[sizeof long_text - 1] = '\0';
	say_everything(&f, long_text);
	for (size_t i = 0; i < sizeof canaries / sizeof canaries[0]; i++)
		cr_assert(bytes_hold(&f, canaries[i]), "%s was there", canaries[i]);
	struct forgotten gone = forget(&f, 2);
	for (size_t i = 0; i < sizeof canaries / sizeof canaries[0]; i++)
		cr_assert_not(bytes_hold(&f, canaries[i]), "%s is left", canaries[i]);
	cr_assert_str_eq(gone.name, "Phare");
	cr_assert_gt(gone.changes, 10);
	cr_assert(forgotten_prove(&gone, f.path, &left, &err), "%s", err.text);
	cr_assert_eq(left, 0);
	cr_assert_not_null(strstr(buf_str(&gone.mentions), "expect"), "where the group names it: %s", buf_str(&gone.mentions));
	forgotten_clear(&gone);
	store_free(&f);
}

Test(forget, what_others_said_stays_sound_and_can_be_undone)
{
	struct store f = store_new();
	char *trouble = NULL;

	say_everything(&f, (char[]){"short"});
	struct forgotten gone = forget(&f, 2);
	forgotten_clear(&gone);
	cr_assert_str_eq(store_value(&f, store_answer("weather", 3)), "lodka stays");
	cr_assert_str_eq(store_value(&f, store_answer("expect", 0)), "what Phare and we expect");
	cr_assert_str_eq(store_value(&f, store_note("n2", "text")), "the group's own note");
	cr_assert_str_eq(store_value(&f, store_answer("weather", 2)), "(absent)");
	cr_assert_str_eq(store_value(&f, about(TARGET_ENTERPRISE, 2, "", "forgotten")), "2026-03-12");
	cr_assert_str_eq(store_value(&f, about(TARGET_ENTERPRISE, 2, "", "name")), "(absent)");
	cr_assert_str_eq(store_value(&f, about(TARGET_ATTENDANCE, 3, "am", "persons")), "carl", "who else came");
	char *all = store_snapshot(f.s, &trouble);
	cr_assert_null(trouble, "every row is sound: %s", trouble);
	free(all);
	struct undo_result r = store_undo(&f, "ada", false, false);
	cr_assert(!r.nothing && !r.conflict, "the last act of hers that is left");
	undo_result_clear(&r);
	cr_assert_str_eq(store_value(&f, store_answer("weather", 3)), "(absent)");
	while (!(r = store_undo(&f, "ada", false, true)).nothing)
		undo_result_clear(&r);
	undo_result_clear(&r);
	cr_assert_str_eq(store_value(&f, about(TARGET_ENTERPRISE, 2, "", "forgotten")), "2026-03-12", "erasure is not undone");
	store_free(&f);
}

Test(forget, what_was_typed_at_another_one_and_moved_leaves_no_trace_there)
{
	struct store f = store_new();
	struct error err = {0};

	store_set(&f, "ada", store_answer("weather", 3), VALUE_TEXT, "a canary that");
	store_set(&f, "ada", store_answer("weather", 3), VALUE_TEXT, "a canary that belongs to Phare");
	struct change away = {.at = 50, .author = "ada", .target = store_answer("weather", 3), .type = VALUE_TEXT};
	cr_assert(session_begin(f.s, NULL, &err) && change_append(f.s, &away, &err), "%s", err.text);
	struct change here = {.at = 50, .author = "ada", .action = away.action, .target = store_answer("weather", 2), .type = VALUE_TEXT,
		.after = "a canary that belongs to Phare"};
	cr_assert(change_append(f.s, &here, &err) && session_commit(f.s, NULL, &err), "%s", err.text);
	store_set(&f, "ada", store_answer("weather", 3), VALUE_TEXT, "lodka stays");
	struct forgotten gone = forget(&f, 2);
	forgotten_clear(&gone);
	cr_assert_not(bytes_hold(&f, "canary"));
	cr_assert_str_eq(store_value(&f, store_answer("weather", 3)), "lodka stays");
	store_free(&f);
}

Test(forget, what_others_said_in_the_same_words_is_no_trace_of_it)
{
	struct store f = store_new();
	struct error err = {0};
	size_t left = 1;

	store_set(&f, "ada", store_answer("weather", 2), VALUE_TEXT, "Fatigue");
	store_set(&f, "ada", store_answer("weather", 3), VALUE_TEXT, "la fatigue, surtout");
	struct forgotten gone = forget(&f, 2);
	cr_assert(forgotten_prove(&gone, f.path, &left, &err), "%s", err.text);
	cr_assert_eq(left, 0);
	forgotten_clear(&gone);
	store_free(&f);
}

Test(forget, copies_beside_the_file_are_named)
{
	struct store f = store_new();
	size_t len;
	char *copy = store_path(&f, "monday.bak");

	store_set(&f, "ada", store_answer("weather", 2), VALUE_TEXT, "a canary long enough to be its own");
	char *bytes = store_read_file(f.path, &len);
	store_put_file(copy, bytes, len);
	free(bytes);
	struct forgotten gone = forget(&f, 2);
	char *held = forgotten_held(&gone, f.path);
	cr_assert_not_null(strstr(held, "monday.bak"), "%s", held);
	cr_assert_null(strstr(held, f.path), "not the file itself: %s", held);
	free(held);
	forgotten_clear(&gone);
	free(copy);
	store_free(&f);
}

Test(forget, nothing_is_erased_under_the_eyes_of_somebody)
{
	struct store f = store_new();
	struct error err = {0};
	struct forgotten gone;
	struct present me = {.client = (char[]){"c1"}, .person = (char[]){"ada"}, .role = (char[]){"facilitator"}, .pid = getpid(), .begun = process_begun(getpid()), .place = {"", 0, 0, "", "", "", "", 0}};

	cr_assert(session_begin(f.s, NULL, &err) && presence_put(f.s, &me, &err) && session_commit(f.s, NULL, &err), "%s", err.text);
	cr_assert_not(session_forget(f.s, 2, "bob", 99, "2026-03-12", &gone, &err));
	cr_assert_not_null(strstr(err.text, "ada"), "%s", err.text);
	forgotten_clear(&gone);
	error_clear(&err);
	me.begun++; /* another process has that number now */
	cr_assert(session_begin(f.s, NULL, &err) && presence_put(f.s, &me, &err) && session_commit(f.s, NULL, &err), "%s", err.text);
	cr_assert(session_forget(f.s, 2, "bob", 99, "2026-03-12", &gone, &err), "%s", err.text);
	forgotten_clear(&gone);
	store_free(&f);
}

Test(forget, nobody_is_erased_twice_nor_one_that_is_not_there)
{
	struct store f = store_new();
	struct error err = {0};
	struct forgotten gone = forget(&f, 2);

	forgotten_clear(&gone);
	cr_assert_not(session_forget(f.s, 2, "ada", 99, "2026-03-13", &gone, &err));
	cr_assert_not_null(strstr(err.text, "2026-03-12"), "%s", err.text);
	forgotten_clear(&gone);
	error_clear(&err);
	cr_assert_not(session_forget(f.s, 77, "ada", 99, "2026-03-13", &gone, &err));
	forgotten_clear(&gone);
	error_clear(&err);
	store_free(&f);
}

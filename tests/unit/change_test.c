/* Targets are told apart by their keys and by nothing else; copies own what they hold. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "session/change.h"

static const struct target answer = {TARGET_ANSWER, 1, 3, "stakeholders", "list", "k2x9", "name"};

Test(change, every_kind_has_a_name_that_is_read_back)
{
	enum target_kind kind;

	for (int i = 0; i < TARGET_STORED_COUNT; i++) {
		cr_assert_not_null(target_kinds[i].name, "kind %d", i);
		cr_assert(target_kind_parse(target_kinds[i].name, &kind) && (int)kind == i, "%s", target_kinds[i].name);
	}
	cr_assert_not(target_kind_parse("nothing", &kind), "unknown");
}

Test(change, targets_are_told_apart_by_the_keys_of_their_kind)
{
	struct target other = answer;
	char *key = target_key(&answer);
	char *other_key;

	cr_assert_str_eq(key, "answer|1||list|3|k2x9|name", "%s", key);
	other.step = "elsewhere";
	other_key = target_key(&other);
	cr_assert(target_same(&answer, &other), "of an answer the step is information");
	cr_assert_str_eq(key, other_key, "and not in its key");
	free(other_key);
	other.row = "k2xA";
	other_key = target_key(&other);
	cr_assert_not(target_same(&answer, &other), "another row");
	cr_assert_str_neq(key, other_key, "another key");
	free(other_key);
	free(key);
	other = answer;
	other.kind = TARGET_MISSING;
	cr_assert_not(target_same(&answer, &other), "another kind");
	key = target_key(&(struct target){TARGET_ENTERPRISE, 9, -12, "s", "f", "r", "name"});
	cr_assert_str_eq(key, "enterprise||||-12||name", "keys that a kind has not stay empty: %s", key);
	free(key);
}

Test(change, a_key_that_does_not_fit_says_how_long_it_is)
{
	char small[8];

	cr_assert_eq(target_key_write(&answer, small, sizeof small), strlen("answer|1||list|3|k2x9|name"), "its length");
	cr_assert_str_eq(small, "answer|", "cut and terminated");
}

Test(change, copies_own_their_texts)
{
	char text[] = "after";
	struct change c = {.revision = 4, .author = "me", .target = answer, .after = text};
	struct change kept = change_copy(&c);
	struct place p = place_copy(&(struct place){.view = "room", .meeting = 1, .step = text, .offset = 3});

	strcpy(text, "gone!");
	cr_assert_str_eq(kept.after, "after", "its own");
	cr_assert_null(kept.before, "absent stays absent");
	cr_assert(target_same(&kept.target, &answer) && kept.target.row != answer.row, "the target too");
	cr_assert_str_eq(p.step, "after", "a place too");
	cr_assert_str_eq(p.field, "", "never NULL");
	change_clear(&kept);
	place_clear(&p);
}

Test(change, new_ids_are_valid_and_differ)
{
	char a[11];
	char b[11];
	static const char *const wrong[] = {"", "a b", "é", "a|b", "a/b", "0123456789012345678901234567890123456789012345678901234567890123X"};

	cr_assert(id_valid(id_new(a)) && strlen(a) == 10, "%s", a);
	cr_assert_str_neq(a, id_new(b), "two are two");
	cr_assert(id_valid("A-z_9"), "letters, digits, - and _");
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		cr_assert_not(id_valid(wrong[i]), "\"%s\"", wrong[i]);
}

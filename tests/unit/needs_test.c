/* A scenario that needs nothing from elsewhere costs nothing: that is told from its text, and never wrongly. */
#include <criterion/criterion.h>

#include <string.h>

#include "session/needs.h"

Test(needs, what_needs_something_is_never_overlooked)
{
	static const char *const texts[] = {
		"{ when = \"a > 1\"; }", "{ when=\"a\"; }", "{ check : \"a\"; }", "{ compute\t=\n\t\"a\"; }", "from = \"x.y\"", "before = \"x\"",
		"quota = \"x.y\"", "consent = \"x\"", "when # a comment\n = \"a\"", "when /* so */ = \"a\"", "when = /* so */ \"a\"", "when = # so\n\"a\"",
		"when\n= \"a\"",
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		cr_assert(needs_possible(texts[i]), "%s", texts[i]);
}

Test(needs, what_needs_nothing_is_mostly_seen_to)
{
	static const char *const texts[] = {
		"", "label = \"when\"; kind = \"action\";", "prompt = { en = \"When is that: now?\"; };", "bands = ( { from = 12; } )",
		"say = \"Say when: at once\"; id = \"check\"",
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		cr_assert_not(needs_possible(texts[i]), "%s", texts[i]);
}

Test(needs, each_full_id_is_named_once)
{
	struct field fields[] = {
		{.id = "a", .from = "one.x, one.y", .carry = CARRY_BESIDE},
		{.id = "b", .before = "one.x"},
		{.id = "c", .before = "a"},
		{.id = "d", .kind = FIELD_HOURS, .quota = "two.q", .when = "1"},
	};
	struct step step = {.id = "s", .fields = fields, .field_count = 4};
	struct scenario s = {.steps = &step, .step_count = 1};
	struct needs n;
	needs_of(&n, &s);
	cr_assert(n.count == 3 && n.expressions && n.hours, "%zu", n.count);
	cr_assert(needs_has(&n, "one 3", "x") && needs_has(&n, "one", "y") && needs_has(&n, "two 1", NULL), "what is named");
	cr_assert(!needs_has(&n, "one", "z") && !needs_has(&n, "on", "x") && !needs_has(&n, "three", NULL), "and nothing else");
	needs_clear(&n);
}

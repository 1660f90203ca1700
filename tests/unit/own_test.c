/* What an enterprise may answer by itself. */
#include <criterion/criterion.h>

#include "scenarios/own.h"

static bool may(enum step_kind kind, struct field f, const char *column)
{
	struct step step = {.id = "s", .kind = kind};

	f.id = f.id != NULL ? f.id : "x";
	return own_answer(&step, &f, column, false);
}

Test(own, what_each_does_for_itself)
{
	static const bool wanted[STEP_KIND_COUNT] = {[STEP_INDIVIDUAL] = true, [STEP_PAIR] = true, [STEP_GROUP] = true, [STEP_VOTE] = true};

	for (int kind = 0; kind < STEP_KIND_COUNT; kind++)
		cr_expect_eq(may((enum step_kind)kind, (struct field){.kind = FIELD_TEXT, .circle = "e"}, ""), wanted[kind], "%s", step_kind_names[kind]);
}

Test(own, never_what_is_the_groups_kept_for_facilitators_or_worked_out)
{
	cr_expect(!may(STEP_INDIVIDUAL, (struct field){.kind = FIELD_TEXT, .circle = "g", .group = true}, ""));
	cr_expect(!may(STEP_INDIVIDUAL, (struct field){.kind = FIELD_TEXT, .circle = "f"}, ""));
	cr_expect(!may(STEP_INDIVIDUAL, (struct field){.kind = FIELD_NUMBER, .circle = "e", .compute = "1"}, ""));
	cr_expect(!may(STEP_INDIVIDUAL, (struct field){.kind = FIELD_HOURS, .circle = "e"}, ""));
	cr_expect(!may(STEP_INDIVIDUAL, (struct field){.kind = FIELD_CONSENT, .circle = "f"}, ""));
}

Test(own, anywhere_homework_consents_and_the_status_of_an_action)
{
	struct step plenary = {.id = "s", .kind = STEP_PLENARY}, home = {.id = "h", .kind = STEP_PLENARY, .homework = true};
	struct field text = {.id = "x", .kind = FIELD_TEXT};

	cr_expect(own_answer(&home, &text, "", false), "a step that is homework");
	cr_expect(own_answer(&plenary, &text, "", true), "one that became it on the day");
	cr_expect(!own_answer(&plenary, &text, "", false));
	cr_expect(may(STEP_PLENARY, (struct field){.kind = FIELD_TEXT, .homework = true}, ""));
	cr_expect(may(STEP_ROUND, (struct field){.id = "hw_done", .kind = FIELD_CHOICE}, ""), "what was done of it");
	cr_expect(may(STEP_PLENARY, (struct field){.kind = FIELD_CONSENT}, ""));
	cr_expect(may(STEP_PLENARY, (struct field){.kind = FIELD_ACTION}, "status"), "ticked");
	cr_expect(!may(STEP_PLENARY, (struct field){.kind = FIELD_ACTION}, "action"), "but not reworded");
}

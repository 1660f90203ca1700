/* Where an enterprise stands with a step: each state, and who was away while it was held. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "session/model_standing.h"
#include "model_fixture.h"

static const char text[] =
	"scenario = { id = \"standing\"; version = 1; languages = [ \"en\" ]; title = \"S\"; purpose = \"p\"; source = \"s\"; slot = 60; homework = \"h\"; steps = (\n"
	"{ id = \"two\"; kind = \"round\"; minutes = 10; title = \"Two\"; say = \"s\"; show = \"s\"; guide = \"g\"; fields = (\n"
	"  { id = \"a\"; kind = \"text\"; label = \"A\"; prompt = \"a\"; }, { id = \"b\"; kind = \"number\"; min = 0; max = 9; label = \"B\"; prompt = \"b\"; },\n"
	"  { id = \"extra\"; kind = \"text\"; label = \"C\"; prompt = \"c\"; optional = true; } ); },\n"
	"{ id = \"listen\"; kind = \"information\"; minutes = 10; title = \"Listen\"; say = \"s\"; show = \"s\"; guide = \"g\"; },\n"
	"{ id = \"some\"; kind = \"individual\"; minutes = 10; title = \"Some\"; say = \"s\"; show = \"s\"; guide = \"g\"; fields = (\n"
	"  { id = \"pole\"; kind = \"text\"; label = \"P\"; prompt = \"p\"; only = [ \"insertion\" ]; } ); },\n"
	"{ id = \"this\"; kind = \"plenary\"; minutes = 10; title = \"This\"; say = \"s\"; show = \"s\"; guide = \"g\"; fields = (\n"
	"  { id = \"t\"; kind = \"text\"; label = \"T\"; prompt = \"t\"; } ); },\n"
	"{ id = \"that\"; kind = \"plenary\"; minutes = 10; title = \"That\"; instead_of = \"this\"; say = \"s\"; show = \"s\"; guide = \"g\"; fields = (\n"
	"  { id = \"u\"; kind = \"text\"; label = \"U\"; prompt = \"u\"; } ); },\n"
	"{ id = \"home\"; kind = \"individual\"; homework = true; minutes = 10; title = \"Home\"; say = \"s\"; show = \"s\"; guide = \"g\"; fields = (\n"
	"  { id = \"h\"; kind = \"text\"; label = \"H\"; prompt = \"h\"; } ); } ); };";

static void answer(struct model *m, const char *field, int64_t e, const char *value)
{
	give(m, (struct target){TARGET_ANSWER, 1, e, "", field, "", ""}, value);
}

static void step_is(struct model *m, const char *step, const char *column, const char *value)
{
	give(m, (struct target){TARGET_STEP, 1, 0, step, "", "", column}, value);
}

static void attends(struct model *m, int64_t e, const char *half, const char *column, const char *value)
{
	give(m, (struct target){TARGET_ATTENDANCE, 1, e, "", "", half, column}, value);
}

static struct model *meeting(void)
{
	struct model *m = model_new();

	setenv("TZ", "UTC", 1);
	give(m, (struct target){TARGET_SCENARIO, 0, 0, "", "", "standing 1", "text"}, text);
	give(m, (struct target){TARGET_MEETING, 1, 0, "", "", "", "scenario"}, "standing 1");
	give(m, (struct target){TARGET_MEETING, 1, 0, "", "", "", "date"}, "2026-03-12");
	for (int64_t e = 1; e <= 3; e++) {
		give(m, (struct target){TARGET_ENTERPRISE, 0, e, "", "", "", "name"}, "E");
		give(m, (struct target){TARGET_ENTERPRISE, 0, e, "", "", "", "pole"}, e == 1 ? "insertion" : "autre");
	}
	if (m->scenario == NULL)
		model_value(m, &(struct target){TARGET_MEETING, 1, 0, "", "", "", "scenario"});
	cr_assert_not_null(m->scenario);
	return m;
}

static void stands(const struct model *m, const char *step, int64_t e, enum standing s, const char *why)
{
	enum standing is = model_standing(m, scenario_step(m->scenario, step), e, NULL, NULL);

	cr_assert_eq(is, s, "%s of %lld: %d, not %d: %s", step, (long long)e, is, s, why);
}

Test(standing, what_is_asked_and_answered)
{
	struct model *m = meeting();
	int answered, asked;

	stands(m, "two", 1, STANDING_TODO, "nothing yet");
	answer(m, "extra", 1, "more");
	stands(m, "two", 1, STANDING_TODO, "what is optional is no beginning");
	answer(m, "a", 1, "one");
	stands(m, "two", 1, STANDING_BEGUN, "one of two");
	cr_assert_eq(model_standing(m, scenario_step(m->scenario, "two"), 1, &answered, &asked), STANDING_BEGUN);
	cr_assert(answered == 1 && asked == 2, "%d of %d", answered, asked);
	answer(m, "b", 1, "12");
	stands(m, "two", 1, STANDING_BEGUN, "out of bounds is no answer");
	answer(m, "b", 1, "7");
	stands(m, "two", 1, STANDING_DONE, "both");
	stands(m, "some", 1, STANDING_TODO, "for its pole");
	stands(m, "some", 2, STANDING_NOT_FOR, "for another pole");
	stands(m, "home", 2, STANDING_HOMEWORK, "at home");
	answer(m, "h", 2, "done");
	stands(m, "home", 2, STANDING_DONE, "done at home");
	model_free(m);
}

Test(standing, what_was_held_skipped_or_replaced)
{
	struct model *m = meeting();

	answer(m, "a", 1, "one");
	step_is(m, "two", "status", "done");
	stands(m, "two", 1, STANDING_BEGUN, "held, and begun");
	stands(m, "two", 2, STANDING_CATCH_UP, "held, and nothing answered");
	step_is(m, "two", "status", "shortened");
	stands(m, "two", 2, STANDING_CATCH_UP, "shortened is held");
	step_is(m, "two", "status", "skipped");
	stands(m, "two", 2, STANDING_SKIPPED, "skipped");
	stands(m, "two", 1, STANDING_BEGUN, "what was said before stays seen");
	step_is(m, "two", "status", "homework");
	stands(m, "two", 2, STANDING_HOMEWORK, "given as homework on the day");
	stands(m, "that", 2, STANDING_TODO, "one of the two");
	step_is(m, "this", "status", "done");
	stands(m, "that", 2, STANDING_SKIPPED, "the other one was held");
	stands(m, "this", 2, STANDING_CATCH_UP, "this one");
	stands(m, "listen", 2, STANDING_TODO, "not held yet");
	step_is(m, "listen", "status", "done");
	stands(m, "listen", 2, STANDING_DONE, "was there");
	give(m, (struct target){TARGET_ENTERPRISE, 0, 3, "", "", "", "left"}, "2026-03-01");
	stands(m, "this", 3, STANDING_NOT_FOR, "has left");
	model_free(m);
}

/* 2026-03-12: 09:30 to 09:50, and 14:00 to 14:10. */
Test(standing, who_was_away_while_it_was_held)
{
	struct model *m = meeting();

	step_is(m, "listen", "status", "done");
	step_is(m, "listen", "began", "1773307800000");
	step_is(m, "listen", "seconds", "1200");
	stands(m, "listen", 1, STANDING_DONE, "nothing is said of it");
	attends(m, 1, "am", "status", "present");
	attends(m, 1, "am", "arrived", "09:45");
	stands(m, "listen", 1, STANDING_DONE, "came while it was held");
	attends(m, 1, "am", "arrived", "09:50");
	stands(m, "listen", 1, STANDING_CATCH_UP, "came when it was over");
	attends(m, 2, "am", "status", "present");
	attends(m, 2, "am", "left", "09:30");
	stands(m, "listen", 2, STANDING_CATCH_UP, "left before");
	attends(m, 2, "am", "left", "09:40");
	stands(m, "listen", 2, STANDING_DONE, "left meanwhile");
	attends(m, 3, "pm", "status", "absent");
	stands(m, "listen", 3, STANDING_DONE, "absent in the afternoon, this was the morning");
	step_is(m, "listen", "began", "1773324000000");
	step_is(m, "listen", "seconds", "600");
	stands(m, "listen", 3, STANDING_CATCH_UP, "absent in the afternoon");
	stands(m, "listen", 2, STANDING_CATCH_UP, "left in the morning, nothing is said of the afternoon");
	attends(m, 2, "pm", "status", "present");
	stands(m, "listen", 2, STANDING_DONE, "back in the afternoon");
	give(m, (struct target){TARGET_ENTERPRISE, 0, 2, "", "", "", "joined"}, "2026-03-20");
	stands(m, "listen", 2, STANDING_CATCH_UP, "joined after the meeting");
	model_free(m);
}

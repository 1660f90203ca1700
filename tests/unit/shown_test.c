/* Whom a field is there for, what counts as asked and as answered, who presents and works with whom. */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include "session/model.h"
#include "model_fixture.h"

static const char text[] =
	"scenario = { id = \"who\"; version = 1; languages = [ \"en\" ]; title = \"W\"; purpose = \"p\"; source = \"s\"; slot = 20; homework = \"h\";"
	" steps = ( { id = \"show\"; kind = \"individual\"; minutes = 20; title = \"S\"; say = \"s\"; show = \"s\"; guide = \"g\"; fields = ("
	"  { id = \"all\"; kind = \"text\"; label = \"A\"; prompt = \"a\"; },"
	"  { id = \"poor\"; kind = \"text\"; label = \"A\"; prompt = \"a\"; only = [ \"insertion\", \"enterprise\" ]; },"
	"  { id = \"funders\"; kind = \"text\"; label = \"A\"; prompt = \"a\"; only = [ \"funder\" ]; },"
	"  { id = \"tells\"; kind = \"text\"; label = \"A\"; prompt = \"a\"; role = \"presenter\"; },"
	"  { id = \"asks\"; kind = \"text\"; label = \"A\"; prompt = \"a\"; role = \"peer\"; },"
	"  { id = \"home\"; kind = \"text\"; label = \"A\"; prompt = \"a\"; homework = true; },"
	"  { id = \"maybe\"; kind = \"text\"; label = \"A\"; prompt = \"a\"; optional = true; },"
	"  { id = \"sum\"; kind = \"number\"; label = \"A\"; prompt = \"a\"; compute = \"1 + 1\"; },"
	"  { id = \"hides\"; kind = \"text\"; label = \"A\"; prompt = \"a\"; when = \"pole = 'insertion'\"; },"
	"  { id = \"ours\"; kind = \"text\"; label = \"A\"; prompt = \"a\"; per = \"group\"; only = [ \"funder\" ]; }"
	" ); },"
	" { id = \"pause\"; kind = \"break\"; minutes = 5; title = \"S\"; },"
	" { id = \"again\"; kind = \"pair\"; minutes = 5; title = \"S\"; say = \"s\"; show = \"s\"; guide = \"g\"; fields = ("
	"  { id = \"replies\"; kind = \"text\"; label = \"A\"; prompt = \"a\"; role = \"peer\"; } ); } ); };";

static void attribute(struct model *m, int64_t enterprise, const char *column, const char *value)
{
	give(m, (struct target){TARGET_ENTERPRISE, 0, enterprise, "", "", "", column}, value);
}

static void step_is(struct model *m, const char *column, const char *value)
{
	give(m, (struct target){TARGET_STEP, 1, 0, "show", "", "", column}, value);
}

static struct model *meeting(void)
{
	struct model *m = model_new();
	give(m, (struct target){TARGET_MEETING, 1, 0, "", "", "", "scenario"}, "who 1");
	give(m, (struct target){TARGET_SCENARIO, 0, 0, "", "", "who 1", "text"}, text);
	cr_assert_not_null(m->scenario, "a scenario");
	attribute(m, 1, "pole", "insertion");
	attribute(m, 1, "kind", "enterprise");
	attribute(m, 2, "pole", "autre");
	attribute(m, 2, "kind", "enterprise");
	attribute(m, 3, "pole", "");
	attribute(m, 3, "kind", "funder");
	return m;
}

static bool shown(const struct model *m, const char *id, int64_t enterprise)
{
	return model_shown(m, scenario_field(m->scenario, id, NULL), enterprise);
}

Test(shown, a_field_is_there_for_the_poles_and_kinds_it_names)
{
	struct model *m = meeting();
	cr_assert(shown(m, "all", 1) && shown(m, "all", 3), "for everyone");
	cr_assert(shown(m, "poor", 1), "an enterprise of its pole");
	cr_assert(!shown(m, "poor", 2) && !shown(m, "poor", 3), "neither another pole nor another kind");
	cr_assert(shown(m, "funders", 3) && !shown(m, "funders", 1), "a funder");
	cr_assert(shown(m, "ours", 0), "the group's own is there whoever it names");
	model_free(m);
}

Test(shown, a_role_is_there_for_both_until_somebody_presents)
{
	struct model *m = meeting();
	cr_assert(shown(m, "tells", 1) && shown(m, "asks", 1), "nobody presents yet");
	step_is(m, "presenter", "2");
	cr_assert_eq(model_presenter(m, "show"), 2, "2 presents");
	cr_assert(shown(m, "tells", 2) && !shown(m, "asks", 2), "it tells");
	cr_assert(!shown(m, "tells", 1) && shown(m, "asks", 1), "the others ask");
	step_is(m, "presenter", NULL);
	cr_assert(shown(m, "tells", 1), "and again nobody");
	model_free(m);
}

Test(shown, who_presents_goes_on_presenting_until_another_one_does)
{
	struct model *m = meeting();
	struct target again = {TARGET_STEP, 1, 0, "again", "", "", "presenter"};
	step_is(m, "presenter", "2");
	cr_assert_eq(model_presenter(m, "pause"), 0, "nobody presents where there are no roles");
	cr_assert_eq(model_presenter(m, "again"), 2, "2 still does");
	cr_assert(!shown(m, "replies", 2) && shown(m, "replies", 1), "so it is no peer");
	give(m, again, "3");
	cr_assert_eq(model_presenter(m, "again"), 3, "another one");
	cr_assert_eq(model_presenter(m, "show"), 2, "and before nothing changed");
	give(m, again, NULL);
	step_is(m, "presenter", NULL);
	cr_assert_eq(model_presenter(m, "again"), 0, "nobody any more");
	model_free(m);
}

Test(shown, what_the_keeper_says_holds_and_until_then_it_is_shown)
{
	struct model *m = meeting();
	struct target when = {TARGET_DERIVED, 1, 1, "", "hides", "", "when"}, sum = {TARGET_DERIVED, 1, 1, "", "sum", "", "compute"};
	cr_assert(shown(m, "hides", 1), "not known yet");
	give(m, when, "0");
	cr_assert(!shown(m, "hides", 1) && shown(m, "hides", 2), "hidden for 1");
	give(m, when, "1");
	cr_assert(shown(m, "hides", 1), "shown again");
	cr_assert_null(model_computed(m, scenario_field(m->scenario, "sum", NULL), 1), "not computed yet");
	give(m, sum, "2");
	cr_assert_str_eq(model_computed(m, scenario_field(m->scenario, "sum", NULL), 1), "2", "computed");
	model_free(m);
}

Test(shown, only_what_is_asked_counts_as_missing)
{
	struct model *m = meeting();
	const struct step *step = &m->scenario->steps[0];
	int answered, asked;
	step_is(m, "presenter", "2");
	model_progress(m, step, 1, &answered, &asked);
	cr_assert(answered == 0 && asked == 4, "all, poor, asks, hides: %d of %d", answered, asked);
	give(m, (struct target){TARGET_DERIVED, 1, 1, "", "hides", "", "when"}, "0");
	give(m, (struct target){TARGET_ANSWER, 1, 1, "", "hides", "", ""}, "kept");
	model_progress(m, step, 1, &answered, &asked);
	cr_assert(answered == 0 && asked == 3, "what is hidden is neither asked nor answered: %d of %d", answered, asked);
	cr_assert_str_eq(model_answer(m, "hides", 1, "", ""), "kept", "hiding never erases");
	give(m, (struct target){TARGET_ANSWER, 1, 1, "", "all", "", ""}, "x");
	give(m, (struct target){TARGET_ANSWER, 1, 1, "", "maybe", "", ""}, "x");
	model_progress(m, step, 1, &answered, &asked);
	cr_assert(answered == 1 && asked == 3, "%d of %d", answered, asked);
	model_progress(m, step, 3, &answered, &asked);
	cr_assert(asked == 4, "all, funders, asks, hides: %d", asked);
	model_progress(m, step, 0, &answered, &asked);
	cr_assert(asked == 1, "the group's one: %d", asked);
	model_free(m);
}

Test(shown, sub_groups_are_read_as_they_are_written)
{
	struct model *m = meeting();
	int64_t ids[4] = {0};
	step_is(m, "groups", "1,4 2,5,7 3,6");
	cr_assert_eq(model_groups(m, "show"), 3, "three");
	cr_assert_eq(model_group(m, "show", 1, ids, 4), 3, "of three");
	cr_assert(ids[0] == 2 && ids[1] == 5 && ids[2] == 7, "2, 5 and 7");
	cr_assert_eq(model_partners(m, "show", 5, ids, 4), 2, "5 works with two");
	cr_assert(ids[0] == 2 && ids[1] == 7, "2 and 7");
	cr_assert_eq(model_partners(m, "show", 1, ids, 4), 1, "1 with one");
	cr_assert_eq(ids[0], 4, "4");
	cr_assert_eq(model_partners(m, "show", 8, ids, 4), 0, "8 is in none");
	cr_assert_eq(model_group(m, "show", 3, ids, 4), 0, "there is no fourth");
	cr_assert_eq(model_partners(m, "show", 7, ids, 1), 2, "how many there are, though there is room for one");
	cr_assert_eq(model_groups(m, "nowhere"), 0, "none in another step");
	step_is(m, "groups", NULL);
	cr_assert_eq(model_groups(m, "show"), 0, "none any more");
	model_free(m);
}

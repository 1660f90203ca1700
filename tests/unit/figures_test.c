/* Figures made of answers: scores and their bands, dots left, values over time, hours left, and what a consent opens. */
#include <criterion/criterion.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "session/model.h"
#include "model_fixture.h"

static const char text[] =
	"scenario = { id = \"figures\"; version = 1; languages = [ \"en\" ]; title = \"W\"; purpose = \"p\"; source = \"s\"; slot = 20; homework = \"h\";"
	" steps = ( { id = \"one\"; kind = \"individual\"; minutes = 20; title = \"S\"; say = \"s\"; show = \"s\"; guide = \"g\"; fields = ("
	"  { id = \"size\"; kind = \"choice\"; label = \"A\"; prompt = \"a\"; options = ( { id = \"small\"; label = \"S\"; weight = 1; }, { id = \"big\"; label = "
	"\"B\"; weight = 2.5; } ); },"
	"  { id = \"methods\"; kind = \"choices\"; label = \"A\"; prompt = \"a\"; options = ( { id = \"a\"; label = \"A\"; weight = 3; }, { id = \"ab\"; label = "
	"\"B\"; weight = 4; }, { id = \"c\"; label = \"C\"; } ); },"
	"  { id = \"mood\"; kind = \"scale\"; label = \"A\"; prompt = \"a\"; min = 1; max = 5; low = \"l\"; high = \"h\"; },"
	"  { id = \"barriers\"; kind = \"grid\"; label = \"A\"; prompt = \"a\"; min = 0; max = 3; low = \"l\"; high = \"h\"; lines = ( { id = \"time\"; label = "
	"\"T\"; }, { id = \"money\"; label = \"M\"; }, { id = \"law\"; label = \"L\"; only = [ \"funder\" ]; } ); },"
	"  { id = \"total\"; kind = \"score\"; label = \"A\"; prompt = \"a\"; of = [ \"size\", \"methods\", \"mood\", \"barriers\" ]; bands = ( { from = 0; text = \"low\"; }, { "
	"from = 10; text = \"high\"; } ); },"
	"  { id = \"ideas\"; kind = \"table\"; label = \"A\"; prompt = \"a\"; per = \"group\"; columns = ( { id = \"name\"; kind = \"text\"; label = \"N\"; } ); },"
	"  { id = \"vote\"; kind = \"dots\"; label = \"A\"; prompt = \"a\"; dots = 5; most = 3; of = \"ideas\"; show_column = \"name\"; },"
	"  { id = \"follow\"; kind = \"indicators\"; label = \"A\"; prompt = \"a\"; },"
	"  { id = \"promised\"; kind = \"quota\"; label = \"A\"; prompt = \"a\"; },"
	"  { id = \"worked\"; kind = \"hours\"; label = \"A\"; prompt = \"a\"; quota = \"promised\"; },"
	"  { id = \"study\"; kind = \"consent\"; label = \"A\"; prompt = \"a\"; },"
	"  { id = \"open\"; kind = \"text\"; label = \"A\"; prompt = \"a\"; circle = \"p\"; consent = \"study\"; },"
	"  { id = \"wide\"; kind = \"text\"; label = \"A\"; prompt = \"a\"; circle = \"gp\"; consent = \"study\"; }"
	" ); } ); };";

static void cell(struct model *m, const char *field, int64_t enterprise, const char *row, const char *column, const char *value)
{
	give(m, (struct target){TARGET_ANSWER, 1, enterprise, "", field, row, column}, value);
}

static void answer(struct model *m, const char *field, const char *value)
{
	cell(m, field, 1, "", "", value);
}

static const struct field *field(const struct model *m, const char *id)
{
	const struct field *f = scenario_field(m->scenario, id, NULL);
	cr_assert_not_null(f, "%s", id);
	return f;
}

static struct model *meeting(void)
{
	struct model *m = model_new();
	give(m, (struct target){TARGET_MEETING, 1, 0, "", "", "", "scenario"}, "figures 1");
	give(m, (struct target){TARGET_SCENARIO, 0, 0, "", "", "figures 1", "text"}, text);
	cr_assert_not_null(m->scenario, "a scenario");
	give(m, (struct target){TARGET_ENTERPRISE, 0, 1, "", "", "", "kind"}, "enterprise");
	return m;
}

static void score_is(const struct model *m, double expected, int answered, int parts)
{
	int a, p;
	double score = model_score(m, field(m, "total"), 1, &a, &p);
	cr_assert(fabs(score - expected) < 1e-9 && a == answered && p == parts, "%g with %d of %d, not %g with %d of %d", score, a, p, expected,
	          answered, parts);
}

Test(figures, a_score_adds_weights_and_numbers_and_says_what_is_not_in_it)
{
	struct model *m = meeting();
	score_is(m, 0, 0, 5);
	answer(m, "size", "big");
	score_is(m, 2.5, 1, 5);
	answer(m, "methods", "ab c");
	score_is(m, 6.5, 2, 5);
	answer(m, "mood", "4");
	cell(m, "barriers", 1, "time", "", "2");
	score_is(m, 12.5, 4, 5);
	cr_assert_str_eq(said_in(&model_band(field(m, "total"), 12.5)->text, LANG_EN, NULL), "high", "its band");
	cr_assert_str_eq(said_in(&model_band(field(m, "total"), 9.9)->text, LANG_EN, NULL), "low", "the band below");
	cr_assert_null(model_band(field(m, "total"), -1), "below all");
	cell(m, "barriers", 1, "law", "", "3");
	score_is(m, 12.5, 4, 5);
	give(m, (struct target){TARGET_ENTERPRISE, 0, 1, "", "", "", "kind"}, "funder");
	score_is(m, 15.5, 5, 6);
	model_free(m);
}

Test(figures, dots_are_given_until_none_is_left_and_come_back_with_a_removed_row)
{
	struct model *m = meeting();
	const struct field *vote = field(m, "vote");
	cr_assert_eq(model_dots_left(m, vote, 1), 5, "all");
	cr_assert_not(model_answered(m, vote, 1), "none given");
	give(m, (struct target){TARGET_ROW, 1, 0, "", "ideas", "i1", ""}, "1");
	give(m, (struct target){TARGET_ROW, 1, 0, "", "ideas", "i2", ""}, "2");
	cell(m, "vote", 1, "", "i1", "3");
	cell(m, "vote", 1, "", "i2", "1");
	cr_assert_eq(model_dots_left(m, vote, 1), 1, "one");
	cr_assert_eq(model_dots(m, vote, 1, "i1"), 3, "three on the first");
	cr_assert_eq(model_dots_left(m, vote, 2), 5, "another has its own");
	cr_assert(model_answered(m, vote, 1), "answered");
	give(m, (struct target){TARGET_ROW, 1, 0, "", "ideas", "i1", ""}, NULL);
	cr_assert_eq(model_dots_left(m, vote, 1), 4, "what was on a removed row is free again");
	model_free(m);
}

Test(figures, the_values_of_an_indicator_come_in_the_order_of_their_dates)
{
	struct model *m = meeting();
	size_t count;
	cell(m, "follow", 1, "k1", "at-2026-06-01", "12");
	cell(m, "follow", 1, "k1", "at-2025-12-01", "8.5");
	cell(m, "follow", 1, "k2", "at-2026-01-01", "99");
	cell(m, "follow", 1, "k1", "at-2026-03-01", "10");
	cell(m, "follow", 1, "k1", "at-2026-03-01", NULL);
	struct dated_value *v = model_values_over_time(m, field(m, "follow"), 1, "k1", &count);
	cr_assert_eq(count, 2, "%zu", count);
	cr_assert(strcmp(v[0].date, "2025-12-01") == 0 && fabs(v[0].value - 8.5) < 1e-9, "the oldest first");
	cr_assert(strcmp(v[1].date, "2026-06-01") == 0 && fabs(v[1].value - 12) < 1e-9, "then the next");
	free(v);
	v = model_values_over_time(m, field(m, "follow"), 2, "k1", &count);
	cr_assert_eq(count, 0, "none of another enterprise");
	free(v);
	model_free(m);
}

Test(figures, hours_left_are_the_quota_less_all_that_was_counted)
{
	struct model *m = meeting();
	const struct field *worked = field(m, "worked");
	double left, quota;
	cr_assert_not(model_hours_left(m, worked, 1, &left, &quota), "no quota yet");
	answer(m, "promised", "10");
	cr_assert(model_hours_left(m, worked, 1, &left, &quota) && fabs(left - 10) < 1e-9 && fabs(quota - 10) < 1e-9, "%g", left);
	answer(m, "worked", "1.5");
	give(m, (struct target){TARGET_HOURS, 0, 0, "", "", "h1", "enterprise"}, "1");
	give(m, (struct target){TARGET_HOURS, 0, 0, "", "", "h1", "quarters"}, "5");
	give(m, (struct target){TARGET_HOURS, 0, 0, "", "", "h2", "enterprise"}, "2");
	give(m, (struct target){TARGET_HOURS, 0, 0, "", "", "h2", "quarters"}, "40");
	give(m, (struct target){TARGET_DERIVED, 1, 1, "", "worked", "", "hours"}, "3.25");
	cr_assert(model_hours_left(m, worked, 1, &left, NULL) && fabs(left - 4) < 1e-9, "10 - 1.5 - 1.25 - 3.25: %g", left);
	model_free(m);
}

Test(figures, the_funder_reads_what_needs_a_consent_only_when_it_says_yes)
{
	struct model *m = meeting();
	cr_assert_str_eq(model_circle(m, field(m, "open"), 1), "e", "not asked: p is not reached");
	cr_assert_str_eq(model_circle(m, field(m, "wide"), 1), "g", "the group is");
	answer(m, "study", "yes");
	cr_assert_str_eq(model_circle(m, field(m, "open"), 1), "p", "yes");
	cr_assert_str_eq(model_circle(m, field(m, "wide"), 1), "gp", "yes");
	cr_assert_str_eq(model_circle(m, field(m, "open"), 2), "e", "of 1 alone");
	answer(m, "study", "no");
	cr_assert_str_eq(model_circle(m, field(m, "open"), 1), "e", "withdrawn");
	give(m, (struct target){TARGET_CIRCLE, 1, 1, "", "open", "", ""}, "gp");
	cr_assert_str_eq(model_circle(m, field(m, "open"), 1), "g", "a circle that was set is held to it too");
	model_free(m);
}

Test(figures, a_consent_has_its_date_and_who_wrote_it_down)
{
	struct model *m = meeting();
	struct consent_said said;
	struct change c = {.at = 1773307800000, .author = "ada", .type = VALUE_ID, .after = "yes",
	                   .target = {TARGET_ANSWER, 1, 1, "one", "study", "", ""}};
	cr_assert_not(model_consent(m, field(m, "study"), 1, &said), "nothing said");
	model_apply(m, &c);
	cr_assert(model_consent(m, field(m, "study"), 1, &said) && said.yes && said.at == 1773307800000, "yes, then");
	cr_assert_str_eq(said.author, "ada", "by ada");
	c.at += 1000;
	c.author = "bea";
	c.after = "no";
	model_apply(m, &c);
	cr_assert(model_consent(m, field(m, "study"), 1, &said) && !said.yes && said.at == 1773307801000, "withdrawn, later");
	cr_assert_str_eq(said.author, "bea", "by bea");
	c.after = NULL;
	model_apply(m, &c);
	cr_assert_not(model_consent(m, field(m, "study"), 1, &said), "taken back");
	model_free(m);
}

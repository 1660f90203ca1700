/* What a scenario can say besides plain questions: to whom, how long, again, instead, from where. What it says wrongly is in
 * tests/data/scenarios/new-*. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "scenarios/scenario.h"

/* A scenario with these settings and steps, that nothing is to be said of. */
static struct scenario *parse(const char *settings, const char *steps)
{
	char *text = xasprintf("scenario = { id = \"t\"; version = 1; languages = [ \"fr\", \"en\", \"nl\" ]; title = \"T\"; %s\nsteps = ( %s ); };",
	                       settings, steps);
	struct diagnostics d;
	i18n_start();
	i18n_use(LANG_EN);
	diagnostics_init(&d, "sample", text, strlen(text));
	struct scenario *s = scenario_parse(text, strlen(text), &d);
	cr_assert(s && d.count == 0, "%s\n%d:%d: %s", text, d.count ? d.list[0].line : 0, d.count ? d.list[0].column : 0,
	          d.count ? d.list[0].sentence : "");
	diagnostics_clear(&d);
	free(text);
	return s;
}

/* One step of ten minutes with FIELDS. */
static struct scenario *with_fields(const char *fields)
{
	char *steps = xasprintf("{ id = \"s\"; kind = \"plenary\"; minutes = 10; title = \"S\"; guide = \"g\"; fields = ( %s ); }", fields);
	struct scenario *s = parse("slot = 10;", steps);
	free(steps);
	return s;
}

static void same(const char *is, const char *expected, const char *what)
{
	cr_assert(is && strcmp(is, expected) == 0, "%s is `%s`, not `%s`", what, is ? is : "nothing", expected);
}

Test(language, a_text_is_said_to_a_pole_else_to_a_kind_else_to_all)
{
	struct scenario *s = with_fields(
		"{ id = \"f\"; kind = \"text\"; label = \"L\"; prompt = { fr = \"tous\"; en = \"all\"; nl = \"alle\"; "
		"insertion = { fr = \"ins\"; en = \"INS\"; nl = \"i\"; }; funder = \"money\"; network = { fr = \"r\"; en = \"n\"; nl = \"w\"; }; }; }");
	const struct said *prompt = &scenario_field(s, "f", NULL)->prompt;
	static const struct {
		const char *pole, *kind, *en;
	} list[] = {
		{"insertion", "enterprise", "INS"}, {"insertion", "funder", "INS"}, {"solidarite", "funder", "money"},
		{"autre", "network", "n"},          {"autre", "enterprise", "all"}, {NULL, NULL, "all"},
		{"unheard of", "", "all"},          {NULL, "funder", "money"},
	};
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		same(said_in(said_to(prompt, audience_of(list[i].pole, list[i].kind)), LANG_EN, NULL), list[i].en,
		     list[i].pole ? list[i].pole : "nobody");
	same(said_in(said_to(prompt, POLE_INSERTION), LANG_FR, NULL), "ins", "French");
	scenario_free(s);
}

Test(language, only_names_poles_that_are_alternatives_and_kinds_that_are_and_both_must_match)
{
	static const struct {
		unsigned only;
		const char *pole, *kind;
		bool has;
	} list[] = {
		{0, "insertion", "enterprise", true},
		{0, NULL, NULL, true},
		{POLE_INSERTION, "insertion", "funder", true},
		{POLE_INSERTION, "autre", "enterprise", false},
		{POLE_INSERTION, NULL, "enterprise", false},
		{POLE_INSERTION | POLE_AUTRE, "autre", "enterprise", true},
		{KIND_FUNDER, "autre", "funder", true},
		{KIND_FUNDER, "autre", "enterprise", false},
		{POLE_AUTRE | KIND_FUNDER, "autre", "funder", true},
		{POLE_AUTRE | KIND_FUNDER, "autre", "enterprise", false},
		{POLE_AUTRE | KIND_FUNDER, "insertion", "funder", false},
		{KIND_FUNDER | KIND_AUTHORITY, "insertion", "authority", true},
	};
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		cr_assert_eq(audience_has(list[i].only, audience_of(list[i].pole, list[i].kind)), list[i].has, "row %zu", i);
	struct scenario *s = with_fields(
		"{ id = \"f\"; kind = \"choice\"; label = \"L\"; only = [ \"insertion\", \"funder\" ]; options = ( "
		"{ id = \"a\"; label = \"A\"; only = [ \"insertion\" ]; weight = 2.5; }, { id = \"b\"; label = \"B\"; alone = true; }, "
		"{ id = \"c\"; label = \"C\"; other = true; } ); }, "
		"{ id = \"s\"; kind = \"score\"; label = \"S\"; of = [ \"f\" ]; bands = ( { from = 0; text = \"low\"; }, { from = 2; text = \"high\"; } ); }");
	const struct field *f = scenario_field(s, "f", NULL), *score = scenario_field(s, "s", NULL);
	cr_assert(f->only == (POLE_INSERTION | KIND_FUNDER) && f->options[0].only == POLE_INSERTION && f->options[0].weight == 2.5 &&
	                  f->options[1].alone && !f->options[1].other && f->options[2].other && f->options[1].weight == 0,
	          "the options");
	cr_assert(score->part_count == 1 && strcmp(score->parts[0], "f") == 0 && score->band_count == 2 && score->bands[1].from == 2,
	          "the score");
	scenario_free(s);
}

Test(language, each_kind_of_field_is_read_with_its_keys)
{
	struct scenario *s = with_fields(
		"{ id = \"num\"; kind = \"number\"; label = \"L\"; decimals = 0; unit = \"h\"; when = \"1 = 1\"; check = \"num > 2\"; check_say = \"More.\"; },"
		"{ id = \"plain\"; kind = \"number\"; label = \"L\"; compute = \"num * 2\"; optional = true; homework = true; role = \"presenter\"; },"
		"{ id = \"cash\"; kind = \"money\"; label = \"L\"; min = 0; max = 1000000; }, { id = \"pounds\"; kind = \"money\"; label = \"L\"; currency = \"GBP\"; },"
		"{ id = \"time\"; kind = \"duration\"; label = \"L\"; min = 15; max = 90; },"
		"{ id = \"list\"; kind = \"table\"; label = \"L\"; per = \"group\"; rows_min = 2; rows_max = 9; suggestions = ( { text = \"one\"; only = [ \"autre\" ]; }, { text = \"two\"; } );"
		"  columns = ( { id = \"a\"; kind = \"money\"; label = \"A\"; currency = \"CHF\"; }, { id = \"b\"; kind = \"duration\"; label = \"B\"; } ); },"
		"{ id = \"points\"; kind = \"dots\"; label = \"L\"; dots = 5; most = 3; of = \"list\"; show_column = \"b\"; },"
		"{ id = \"star\"; kind = \"grid\"; label = \"L\"; min = 1; max = 5; low = \"l\"; high = \"h\"; lines = ( { id = \"x\"; label = \"X\"; only = [ \"autre\" ]; }, { id = \"y\"; label = \"Y\"; } ); },"
		"{ id = \"again\"; kind = \"grid\"; label = \"L\"; before = \"star\"; lines = ( { id = \"x\"; label = \"X\"; } ); min = 1; max = 5; low = \"l\"; high = \"h\"; },"
		"{ id = \"yes\"; kind = \"consent\"; label = \"L\"; }, { id = \"open\"; kind = \"text\"; label = \"L\"; circle = \"gp\"; consent = \"yes\"; },"
		"{ id = \"quota\"; kind = \"quota\"; label = \"L\"; }, { id = \"spent\"; kind = \"hours\"; label = \"L\"; quota = \"vises-1a.quota\"; },"
		"{ id = \"link\"; kind = \"link\"; label = \"L\"; }, { id = \"plan\"; kind = \"action\"; },"
		"{ id = \"test\"; kind = \"choices\"; label = \"L\"; plan = \"plan\"; options = ( { id = \"no\"; label = \"No\"; action = \"Do it\"; }, { id = \"ok\"; label = \"Ok\"; } ); },"
		"{ id = \"per\"; kind = \"long\"; label = \"L\"; each = \"list\"; each_show = \"a\"; from = \"x.a, y.b\"; },"
		"{ id = \"copy\"; kind = \"long\"; label = \"L\"; from = \"x.a\"; carry = \"update\"; },"
		"{ id = \"hot\"; kind = \"anonymous\"; label = \"L\"; questions = ( { id = \"q\"; kind = \"text\"; prompt = \"?\"; } ); },"
		"{ id = \"private\"; kind = \"long\"; label = \"L\"; circle = \"f\"; }, { id = \"quiet\"; kind = \"long\"; label = \"L\"; circle = \"f\"; watch = false; },"
		"{ id = \"loud\"; kind = \"text\"; label = \"L\"; watch = true; }");
	const struct field *num = scenario_field(s, "num", NULL), *plain = scenario_field(s, "plain", NULL);
	same(num->when, "1 = 1", "when");
	same(num->check, "num > 2", "check");
	same(said_in(&num->check_say, LANG_NL, NULL), "More.", "check_say");
	cr_assert(num->decimals == 0 && plain->decimals == 2, "two decimals where nothing is said");
	same(plain->compute, "num * 2", "compute");
	cr_assert(plain->optional && plain->homework && plain->for_role == FOR_PRESENTER && !num->optional && num->for_role == FOR_ALL,
	          "who and when");
	const struct field *list = scenario_field(s, "list", NULL), *points = scenario_field(s, "points", NULL);
	same(scenario_field(s, "cash", NULL)->currency, "EUR", "the currency");
	same(scenario_field(s, "pounds", NULL)->currency, "GBP", "the currency");
	same(list->columns[0].currency, "CHF", "a column's currency");
	cr_assert(scenario_field(s, "time", NULL)->max == 90 && list->columns[1].kind == FIELD_DURATION && list->rows_min == 2 && list->rows_max == 9,
	          "the time and the table");
	cr_assert(list->suggestion_count == 2 && list->suggestions[0].only == POLE_AUTRE && list->suggestions[1].only == 0, "suggestions");
	cr_assert(points->dots == 5 && points->most == 3 && strcmp(points->of, "list") == 0 && strcmp(points->of_column, "b") == 0, "dots");
	const struct field *star = scenario_field(s, "star", NULL), *again = scenario_field(s, "again", NULL);
	cr_assert(star->line_count == 2 && star->lines[0].only == POLE_AUTRE && star->max == 5 && strcmp(again->before, "star") == 0, "grids");
	same(scenario_field(s, "open", NULL)->consent, "yes", "the consent");
	same(scenario_field(s, "spent", NULL)->quota, "vises-1a.quota", "the quota");
	same(scenario_field(s, "test", NULL)->plan, "plan", "the plan");
	same(said_in(&scenario_field(s, "test", NULL)->options[0].action, LANG_FR, NULL), "Do it", "the action");
	const struct field *per = scenario_field(s, "per", NULL), *copy = scenario_field(s, "copy", NULL);
	cr_assert(per->carry == CARRY_BESIDE && strcmp(per->each, "list") == 0 && strcmp(per->each_show, "a") == 0 && copy->carry == CARRY_UPDATE,
	          "shown beside where nothing is said");
	cr_assert_eq(scenario_field(s, "hot", NULL)->show_from, 5, "from five up");
	cr_assert(scenario_field(s, "private", NULL)->watch && !scenario_field(s, "quiet", NULL)->watch &&
	                  scenario_field(s, "loud", NULL)->watch && !scenario_field(s, "copy", NULL)->watch,
	          "private words are watched unless said otherwise");
	scenario_free(s);
}

Test(language, indicators_get_their_columns_and_the_scenarios_own_come_after)
{
	struct scenario *s = with_fields("{ id = \"i\"; kind = \"indicators\"; label = \"L\"; columns = ( { id = \"who\"; kind = \"text\"; label = \"W\"; } ); },"
	                                 "{ id = \"a\"; kind = \"action\"; columns = ( { id = \"cost\"; kind = \"money\"; label = \"C\"; } ); }");
	static const char *const ids[] = {"indicator", "definition", "source", "frequency", "baseline", "target", "value", "who"};
	static const char *const often[] = {"once", "monthly", "quarterly", "half-yearly", "yearly"};
	const struct field *f = scenario_field(s, "i", NULL), *plan = scenario_field(s, "a", NULL);
	cr_assert_eq(f->column_count, 8, "%zu columns", f->column_count);
	for (size_t i = 0; i < 8; i++) {
		same(f->columns[i].id, ids[i], "a column");
		for (int lang = 0; lang < LANG_COUNT; lang++)
			cr_assert(f->columns[i].label.in[lang], "%s speaks %s", ids[i], lang_codes[lang]);
	}
	cr_assert_eq(f->columns[3].option_count, 5, "how often");
	for (size_t i = 0; i < 5; i++)
		same(f->columns[3].options[i].id, often[i], "how often");
	cr_assert(f->columns[6].kind == FIELD_NUMBER && isnan(f->columns[6].min), "a value without bounds");
	cr_assert(plan->column_count == 5 && strcmp(plan->columns[4].id, "cost") == 0, "the plan's own column");
	scenario_free(s);
}

Test(language, a_scenario_says_for_whom_and_what_to_watch)
{
	struct scenario *s = parse("slot = 10; group = [ 3, 12 ]; after = [ \"a\", \"b\" ]; watch = ( { id = \"h\"; words = \"ill*\"; say = \"No.\"; } );",
	                           "{ id = \"s\"; kind = \"break\"; minutes = 10; title = \"S\"; }");
	cr_assert(s->group_min == 3 && s->group_max == 12 && !s->individual && s->after_count == 2 && strcmp(s->after[1], "b") == 0, "for whom");
	cr_assert(s->watch_count == 1 && strcmp(s->watches[0].id, "h") == 0, "what to watch");
	same(said_in(&s->watches[0].words, LANG_NL, NULL), "ill*", "words");
	scenario_free(s);
	s = parse("slot = 10;", "{ id = \"s\"; kind = \"break\"; minutes = 10; title = \"S\"; }");
	cr_assert(s->group_min == 5 && s->group_max == 10, "five to ten");
	scenario_free(s);
	s = parse("slot = 10; kind = \"individual\";", "{ id = \"s\"; kind = \"break\"; minutes = 10; title = \"S\"; }");
	cr_assert(s->individual && s->group_min == 1 && s->group_max == 1, "one enterprise");
	scenario_free(s);
}

Test(language, minutes_grow_with_the_group_and_of_alternatives_the_longest_counts)
{
	struct scenario *s = parse(
		"slot = 70;",
		"{ id = \"a\"; kind = \"round\"; minutes = 5; minutes_each = 3; title = \"A\"; guide = \"g\"; },"
		"{ id = \"b\"; kind = \"pair\"; minutes = 20; title = \"B\"; guide = \"g\"; },"
		"{ id = \"c\"; kind = \"group\"; size = 3; minutes = 30; title = \"C\"; guide = \"g\"; instead_of = \"b\"; project = \"results\"; },"
		"{ id = \"d\"; kind = \"plenary\"; minutes = 10; title = \"D\"; guide = \"g\"; optional = true; },"
		"{ id = \"e\"; kind = \"individual\"; minutes = 60; title = \"E\"; guide = \"g\"; homework = true; }");
	static const struct {
		size_t enterprises;
		bool optional;
		int minutes;
	} list[] = {{5, false, 50}, {7, false, 56}, {10, false, 65}, {10, true, 75}, {0, true, 45}};
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		cr_assert_eq(scenario_minutes(s, list[i].enterprises, list[i].optional), list[i].minutes, "%zu enterprises: %d",
		             list[i].enterprises, scenario_minutes(s, list[i].enterprises, list[i].optional));
	cr_assert(step_minutes(&s->steps[0], 7) == 26 && step_minutes(&s->steps[4], 7) == 0, "homework is outside the slot");
	cr_assert(s->steps[1].size == 2 && s->steps[2].size == 3 && s->steps[2].results && !s->steps[1].results && s->steps[0].size == 0,
	          "sub-groups");
	same(s->steps[2].instead_of, "b", "the alternative");
	scenario_free(s);
}

Test(language, a_repeated_step_has_fields_of_its_own_in_each_round)
{
	struct scenario *s = parse(
		"slot = 40;",
		"{ id = \"first\"; kind = \"plenary\"; minutes = 10; title = \"F\"; guide = \"g\"; fields = ( { id = \"out\"; kind = \"number\"; label = \"O\"; } ); },"
		"{ id = \"case\"; kind = \"round\"; minutes = 10; repeat = 3; title = \"C\"; guide = \"g\"; fields = ("
		"  { id = \"list\"; kind = \"table\"; label = \"L\"; columns = ( { id = \"mark\"; kind = \"text\"; label = \"M\"; } ); },"
		"  { id = \"mark\"; kind = \"scale\"; min = 1; max = 5; low = \"l\"; high = \"h\"; label = \"M\"; },"
		"  { id = \"of-it\"; kind = \"text\"; label = \"E\"; each = \"list\"; when = \"mark > out and list.mark = 'mark' and min(mark, \\\"of-it\\\") > 1\"; },"
		"  { id = \"sum\"; kind = \"score\"; label = \"S\"; of = [ \"mark\", \"out\" ]; } ); }");
	static const char *const ids[] = {"first", "case", "case-2", "case-3"};
	cr_assert_eq(s->step_count, 4, "%zu steps", s->step_count);
	for (size_t i = 0; i < 4; i++)
		same(s->steps[i].id, ids[i], "a step");
	cr_assert(s->steps[1].round == 1 && s->steps[1].rounds == 3 && !s->steps[1].optional && s->steps[0].rounds == 1, "the first round");
	cr_assert(s->steps[3].round == 3 && s->steps[3].rounds == 3 && s->steps[3].optional, "the third round may be skipped");
	const struct field *f = scenario_field(s, "of-it-2", NULL), *sum = scenario_field(s, "sum-3", NULL);
	cr_assert(f && sum && scenario_field(s, "mark-3", NULL) && !scenario_field(s, "mark-4", NULL), "fields of their own");
	same(f->each, "list-2", "each");
	same(f->when, "\"mark-2\" > out and \"list-2\".mark = 'mark' and min(\"mark-2\", \"of-it-2\") > 1", "the expression");
	cr_assert(f->optional && !scenario_field(s, "of-it", NULL)->optional, "a further round is nobody's duty");
	same(sum->parts[0], "mark-3", "a part of the round");
	same(sum->parts[1], "out", "a part of another step");
	same(scenario_field(s, "of-it", NULL)->each, "list", "the first round stays");
	scenario_free(s);
}

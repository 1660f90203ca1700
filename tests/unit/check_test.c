/* The checker: each fault is told at its very place, a sound scenario is not told anything, and a large one doesn't take long. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"
#include "scenarios/check.h"
#include "folder.h"

static const char *folder;

static const char earlier[] =
	"scenario = { id = \"before\"; version = 1; languages = [ \"en\" ]; slot = 10; title = \"T\"; after = [ \"round\" ]; steps = (\n"
	" { id = \"s\"; kind = \"individual\"; minutes = 10; title = \"S\"; say = \"s\"; show = \"s\"; guide = \"g\"; fields = (\n"
	"  { id = \"need\"; kind = \"long\"; label = \"Need\"; }, { id = \"staff\"; kind = \"number\"; label = \"Staff\"; },\n"
	"  { id = \"way\"; kind = \"choice\"; label = \"Way\"; options = ( { id = \"in\"; label = \"In\"; }, { id = \"out\"; label = \"Out\"; } ); },\n"
	"  { id = \"map\"; kind = \"table\"; label = \"Map\"; columns = ( { id = \"name\"; kind = \"text\"; label = \"Name\"; } ); },\n"
	"  { id = \"shared\"; kind = \"share\"; }, { id = \"ours\"; kind = \"text\"; label = \"Ours\"; per = \"group\"; },\n"
	"  { id = \"star\"; kind = \"grid\"; label = \"Star\"; min = 1; max = 5; low = \"l\"; high = \"h\"; lines = ( { id = \"a\"; label = \"A\"; } ); }\n"
	" ); } ); };\n";

/* A scenario with these fields in its first step, and MORE steps; `@` marks where the fault is, and is left out. Caller frees. */
static char *sample(const char *fields, const char *more, int *line, int *column)
{
	char *text = xasprintf("scenario = { id = \"t-2\"; version = 1; languages = [ \"en\" ]; slot = 20; title = \"T\"; after = [ \"before\" ]; steps = (\n"
	                       " { id = \"one\"; kind = \"individual\"; minutes = 10; title = \"One\"; say = \"s\"; show = \"s\"; guide = \"g\"; fields = (\n"
	                       "  { id = \"evaluates\"; kind = \"choice\"; label = \"E\"; options = ( { id = \"yes\"; label = \"Yes\"; }, { id = \"no\"; label = \"No\"; } ); },\n"
	                       "  { id = \"methods\"; kind = \"choices\"; label = \"M\"; options = ( { id = \"survey\"; label = \"S\"; }, { id = \"talk\"; label = \"T\"; } ); },\n"
	                       "  { id = \"fte\"; kind = \"number\"; label = \"F\"; min = 0; },\n"
	                       "%s ); }%s,\n"
	                       " { id = \"last\"; kind = \"individual\"; minutes = 10; title = \"L\"; say = \"s\"; show = \"s\"; guide = \"g\"; fields = (\n"
	                       "  { id = \"late\"; kind = \"text\"; label = \"Late\"; } ); } ); };\n",
	                       fields, more ? more : "");
	char *mark = strchr(text, '@');
	*line = *column = 1;
	for (char *p = text; mark && p < mark; p++) {
		*line += *p == '\n';
		*column = *p == '\n' ? 1 : *column + (((unsigned char)*p & 0xC0) != 0x80);
	}
	if (mark)
		memmove(mark, mark + 1, strlen(mark));
	return text;
}

static void start(void)
{
	folder = folder_make();
	folder_put("before.scenario", earlier);
	setenv("FILROUGE_SCENARIOS", "/nonexistent", 1);
}

TestSuite(check, .init = start, .fini = folder_remove);

static void check_text(const char *text, struct diagnostics *d)
{
	char *path = xasprintf("%s/t-2.scenario", folder);
	diagnostics_init(d, "t-2.scenario", text, strlen(text));
	scenario_free(scenario_accept_checked(text, strlen(text), path, d));
	free(path);
}

static const struct {
	const char *fields, *sentence, *fix, *more;
} faults[] = {
	/* names and types in expressions */
	{"{ id = \"x\"; kind = \"text\"; label = \"X\"; when = \"@evaluate = 'yes'\"; }", "error: there is no field `evaluate`; did you mean `evaluates`?", "evaluates", NULL},
	{"{ id = \"x\"; kind = \"text\"; label = \"X\"; when = \"fte > 1 and \" /* é */ \"'\\\"' <> @nme\"; }", "error: there is no field `nme`", NULL, NULL},
	{"{ id = \"x\"; kind = \"text\"; label = \"X\"; when = \"evaluates = @'yess'\"; }", "error: `evaluates` is never 'yess'; did you mean 'yes'?", "'yes'", NULL},
	{"{ id = \"x\"; kind = \"text\"; label = \"X\"; when = \"evaluates in ('no', @'maybe')\"; }", "error: `evaluates` is never 'maybe'", "one of: yes, no", NULL},
	{"{ id = \"x\"; kind = \"text\"; label = \"X\"; when = \"fte > 1 or pole <> @'insertoin'\"; }", "error: `pole` is never 'insertoin'; did you mean 'insertion'?", "'insertion'", NULL},
	{"{ id = \"x\"; kind = \"text\"; label = \"X\"; when = \"has(methods, @'surveys')\"; }", "error: `methods` is never 'surveys'", "'survey'", NULL},
	{"{ id = \"x\"; kind = \"text\"; label = \"X\"; when = \"missing(fte) = @'refuse'\"; }", "error: `fte` is never 'refuse'; did you mean 'refused'?", "'refused'", NULL},
	{"{ id = \"x\"; kind = \"text\"; label = \"X\"; when = \"methods = @'survey'\"; }", "warning: `methods` may hold several options", "has(methods, 'survey')", NULL},
	{"{ id = \"x\"; kind = \"text\"; label = \"X\"; when = \"fte > @'many'\"; }", "error: `fte` is a number", NULL, NULL},
	{"{ id = \"d\"; kind = \"date\"; label = \"D\"; }, { id = \"x\"; kind = \"text\"; label = \"X\"; when = \"d > @2026\"; }", "error: `d` is a date", NULL, NULL},
	{"{ id = \"x\"; kind = \"text\"; label = \"X\"; when = \"\\\"before\\\".way = @'up'\"; }", "error: `\"before\".way` is never 'up'", "one of: in, out", NULL},
	{"{ id = \"x\"; kind = \"number\"; label = \"X\"; compute = @\"'a' || fte\"; }", "error: this gives a text, and `x` is of kind `number`", NULL, NULL},
	{"{ id = \"x\"; kind = \"text\"; label = \"X\"; per = \"group\"; when = \"enterprises > 6 and @fte > 1\"; }", "error: each enterprise has its own `fte`", NULL, NULL},
	{"{ id = \"x\"; kind = \"text\"; label = \"X\"; per = \"group\"; when = \"@pole = 'autre'\"; }", "error: each enterprise has its own `pole`", NULL, NULL},
	{"{ id = \"z\"; kind = \"anonymous\"; label = \"Z\"; questions = ( { id = \"pace\"; kind = \"scale\"; prompt = \"?\"; min = 1; max = 4; low = \"l\"; high = \"h\"; } ); },"
	 " { id = \"x\"; kind = \"text\"; label = \"X\"; when = \"@pace > 1\"; }", "error: `pace` is a question of an anonymous sheet", NULL, NULL},
	{"{ id = \"pole\"; kind = \"text\"; label = \"P\"; }, { id = \"x\"; kind = \"text\"; label = \"X\"; when = \"@pole = 'autre'\"; }", "warning: `pole` is here what is known of the enterprise", "\\\"t-2\\\".pole", NULL},
	/* always, never, in circles */
	{"{ id = \"x\"; kind = \"text\"; label = \"X\"; when = @\"1 = 1\"; }", "warning: this reads no field, so the field is always shown or never", NULL, NULL},
	{"{ id = \"x\"; kind = \"text\"; label = \"X\"; when = @\"fte > 10 and fte < 5\"; }", "warning: this is never true: nobody is ever asked `x`", NULL, NULL},
	{"{ id = \"x\"; kind = \"text\"; label = \"X\"; when = @\"fte >= 0 or fte is null\"; }", "warning: this is always true", NULL, NULL},
	{"{ id = \"x\"; kind = \"text\"; label = \"X\"; only = [ \"insertion\" ]; when = @\"pole = 'autre'\"; }", "warning: this is never true", NULL, NULL},
	{"{ id = \"x\"; kind = \"number\"; label = \"X\"; check = @\"x < 5 or x >= 5 or x is null\"; check_say = \"hm\"; }", "warning: this is never false, so it never warns", NULL, NULL},
	{"{ id = \"x\"; kind = \"number\"; label = \"X\"; check = @\"fte > 1\"; check_say = \"hm\"; }", "warning: this warns about the field `x` without reading it", NULL, NULL},
	{"{ id = \"x\"; kind = \"number\"; label = \"X\"; compute = @\"y + 1\"; }, { id = \"y\"; kind = \"number\"; label = \"Y\"; compute = \"z\"; }, { id = \"z\"; kind = \"number\"; label = \"Z\"; compute = \"x + y\"; }",
	 "error: each of these fields is computed from the next, in a circle: x → y → z → x", NULL, NULL},
	{"{ id = \"x\"; kind = \"text\"; label = \"X\"; when = @\"y = 'a'\"; }, { id = \"y\"; kind = \"text\"; label = \"Y\"; when = \"x = 'b'\"; }", "error: each of these fields is shown because of the next", NULL, NULL},
	{"{ id = \"x\"; kind = \"text\"; label = \"X\"; when = \"@x = 'a'\"; }", "error: `when` of the field `x` cannot read that very field", NULL, NULL},
	{"{ id = \"x\"; kind = \"text\"; label = \"X\"; when = \"@late = 'a'\"; }", "warning: `late` is only asked later, on line 8", NULL, NULL},
	/* reach */
	{"{ id = \"x\"; kind = \"choice\"; label = \"X\"; only = [ \"insertion\" ]; options = ( { id = \"a\"; label = \"A\"; }, { id = \"b\"; label = \"B\"; only = @[ \"autre\" ]; } ); }", "warning: `b` is for none of those who see the field `x`", NULL, NULL},
	{"{ id = \"t\"; kind = \"table\"; label = \"T\"; only = [ \"autre\" ]; columns = ( { id = \"n\"; kind = \"text\"; label = \"N\"; } ); }, { id = \"x\"; kind = \"ranking\"; label = \"X\"; only = [ \"insertion\" ]; of = @\"t\"; }", "warning: `t` is for none of those who see this field", NULL, NULL},
	{"{ id = \"t\"; kind = \"table\"; label = \"T\"; columns = ( { id = \"n\"; kind = \"text\"; label = \"N\"; } ); } ); optional = true; },"
	 " { id = \"two\"; kind = \"individual\"; minutes = 10; title = \"2\"; say = \"s\"; show = \"s\"; guide = \"g\"; fields = ( { id = \"x\"; kind = \"ranking\"; label = \"X\"; of = @\"t\"; }", "warning: `t` is asked in the step `one`, which may be skipped", NULL, NULL},
	{"{ id = \"a\"; kind = \"text\"; label = \"A\"; } ); }, { id = \"two\"; kind = \"information\"; minutes = 10; title = \"2\"; say = \"s\"; show = \"s\"; guide = \"g\"; fields = ( { id = \"x\"; kind = \"text\"; label = \"X\"; role = @\"peer\"; }", "warning: nobody presents in a step of kind `information`", NULL, NULL},
	/* what is projected */
	{"{ id = \"x\"; kind = \"text\"; label = \"X\"; } ); }, { id = \"two\"; kind = \"vote\"; minutes = 10; title = \"2\"; say = \"s\"; show = \"s\"; project = @\"results\"; fields = ( { id = \"y\"; kind = \"long\"; label = \"Y\"; }",
	 "warning: nothing of this step can be projected", NULL, NULL},
	{"{ id = \"x\"; kind = \"text\"; label = \"X\"; } ); }, { id = \"two\"; kind = \"vote\"; minutes = 10; title = \"2\"; say = \"s\"; project = @\"results\"; fields = ( { id = \"y\"; kind = \"dots\"; dots = 3; label = \"Y\"; options = ( { id = \"a\"; label = \"A\"; }, { id = \"b\"; label = \"B\"; } ); }",
	 "warning: this step has no `show`", NULL, NULL},
	/* consent and plans */
	{"{ id = \"x\"; kind = \"text\"; label = \"X\"; circle = @\"p\"; }", "warning: the programme will read this answer, and nobody is asked whether it may", NULL, NULL},
	{"{ id = \"ok\"; kind = \"consent\"; label = \"C\"; per = \"group\"; }, { id = \"x\"; kind = \"text\"; label = \"X\"; circle = \"p\"; consent = @\"ok\"; }", "error: `ok` is asked once for the group", NULL, NULL},
	{"{ id = \"x\"; kind = \"text\"; label = \"X\"; circle = \"p\"; consent = @\"ok\"; } ); }, { id = \"two\"; kind = \"individual\"; minutes = 10; title = \"2\"; say = \"s\"; show = \"s\"; guide = \"g\"; fields = ( { id = \"ok\"; kind = \"consent\"; label = \"C\"; }", "warning: the consent `ok` is only asked later", NULL, NULL},
	{"{ id = \"plan\"; kind = \"action\"; circle = \"f\"; }, { id = \"x\"; kind = \"choice\"; label = \"X\"; plan = @\"plan\"; options = ( { id = \"a\"; label = \"A\"; action = \"Do\"; } ); }", "warning: the enterprise doesn't see the action plan `plan`", NULL, NULL},
	/* earlier meetings */
	{"{ id = \"x\"; kind = \"long\"; label = \"X\"; from = \"@before.needs\"; }", "error: the scenario `before` has no field `needs`", "\"before.need\"", NULL},
	{"{ id = \"x\"; kind = \"long\"; label = \"X\"; from = \"before.need, @before.nothing\"; carry = \"beside\"; }", "error: the scenario `before` has no field `nothing`", NULL, NULL},
	{"{ id = \"x\"; kind = \"long\"; label = \"X\"; from = \"@nowhere.need\"; }", "error: there is no scenario `nowhere`", NULL, NULL},
	{"{ id = \"x\"; kind = \"number\"; label = \"X\"; from = \"@before.need\"; carry = \"copy\"; }", "error: `need` is of kind `long`, and this field of kind `number`", "carry = \"beside\";", NULL},
	{"{ id = \"x\"; kind = \"long\"; label = \"X\"; circle = \"gp\"; from = \"@before.need\"; carry = \"copy\"; consent = \"ok\"; }, { id = \"ok\"; kind = \"consent\"; label = \"C\"; }",
	 "warning: what is copied here is read in circle `gp`, and `need` was said in circle `e`", "circle = \"e\";", NULL},
	{"{ id = \"x\"; kind = \"text\"; label = \"X\"; from = \"@before.ours\"; carry = \"update\"; }", "error: `ours` is the group's", NULL, NULL},
	{"{ id = \"x\"; kind = \"choice\"; label = \"X\"; from = \"@before.way\"; carry = \"copy\"; options = ( { id = \"in\"; label = \"In\"; } ); }", "warning: the earlier `way` has the option `out`", NULL, NULL},
	{"{ id = \"x\"; kind = \"table\"; label = \"X\"; from = \"@before.map\"; carry = \"copy\"; columns = ( { id = \"nom\"; kind = \"text\"; label = \"N\"; } ); }", "error: the earlier table `map` has none of the columns", NULL, NULL},
	{"{ id = \"x\"; kind = \"table\"; label = \"X\"; from = \"@before.map\"; carry = \"copy\"; columns = ( { id = \"name\"; kind = \"number\"; label = \"N\"; } ); }", "error: the column `name` is of kind `number` here", NULL, NULL},
	{"{ id = \"x\"; kind = \"long\"; label = \"X\"; from = \"@before.shared\"; }", "error: `shared` is of kind `share`", NULL, NULL},
	{"{ id = \"x\"; kind = \"grid\"; label = \"X\"; min = 1; max = 4; low = \"l\"; high = \"h\"; lines = ( { id = \"a\"; label = \"A\"; } ); before = @\"before.star\"; }", "error: the earlier grid goes from 1 to 5, and this one from 1 to 4", NULL, NULL},
	{"{ id = \"x\"; kind = \"hours\"; label = \"X\"; quota = @\"before.staff\"; }", "error: `staff` is of kind `number`; `quota` names the hours promised", NULL, NULL},
	{"{ id = \"x\"; kind = \"text\"; label = \"X\"; when = \"\\\"before\\\".staff > 1 and @\\\"before\\\".stuff > 2\"; }", "error: there is no field `stuff` in the scenario `before`", NULL, NULL},
};

Test(check, each_fault_is_told_where_it_is)
{
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		int line, column;
		char *text = sample(faults[i].fields, faults[i].more, &line, &column);
		struct diagnostics d;
		struct buf all = {0};
		bool found = false;
		check_text(text, &d);
		for (size_t k = 0; k < d.count; k++) {
			const struct diagnostic *one = &d.list[k];
			char *said = xasprintf("%s: %s", one->severity == SEVERITY_ERROR ? "error" : "warning", one->sentence);
			buf_printf(&all, "\n  %d:%d %s", one->line, one->column, said);
			found |= faults[i].sentence && strncmp(said, faults[i].sentence, strlen(faults[i].sentence)) == 0 && one->line == line &&
			         one->column == column && (!faults[i].fix || (one->fix && strcmp(one->fix, faults[i].fix) == 0));
			free(said);
		}
		cr_assert(found || !faults[i].sentence, "%s\nat %d:%d not told: %s (%s)\ntold:%s\n%s", faults[i].fields, line, column, faults[i].sentence,
		          faults[i].fix ? faults[i].fix : "", buf_str(&all), text);
		diagnostics_clear(&d);
		buf_clear(&all);
		free(text);
	}
}

Test(check, what_is_sound_is_not_told_anything)
{
	static const char *const sound[] = {
		"{ id = \"x\"; kind = \"text\"; label = \"X\"; when = \"evaluates = 'yes' and (fte > 10 or has(methods, 'survey'))\"; }",
		"{ id = \"x\"; kind = \"text\"; label = \"X\"; when = \"pole in ('insertion', 'autre') and kind <> 'funder' and language = 'fr'\"; }",
		"{ id = \"x\"; kind = \"number\"; label = \"X\"; compute = \"round(fte / 2, 1)\"; }, { id = \"y\"; kind = \"number\"; label = \"Y\"; compute = \"x * 2 + fte\"; }",
		"{ id = \"x\"; kind = \"number\"; label = \"X\"; check = \"x <= fte\"; check_say = \"more than there are\"; }",
		"{ id = \"x\"; kind = \"long\"; label = \"X\"; from = \"before.need\"; carry = \"copy\"; }",
		"{ id = \"x\"; kind = \"text\"; label = \"X\"; when = \"\\\"before\\\".way = 'in' and \\\"before.star\\\".a > 2\"; }",
		"{ id = \"x\"; kind = \"date\"; label = \"X\"; check = \"x > date('now')\"; check_say = \"past\"; }",
		"{ id = \"ok\"; kind = \"consent\"; label = \"C\"; }, { id = \"x\"; kind = \"text\"; label = \"X\"; circle = \"p\"; consent = \"ok\"; }",
		"{ id = \"x\"; kind = \"text\"; label = \"X\"; when = \"missing(fte) = 'refused' or fte is null\"; }",
		"{ id = \"x\"; kind = \"text\"; label = \"X\"; per = \"group\"; when = \"enterprises > 6\"; }",
		"{ id = \"g\"; kind = \"grid\"; label = \"G\"; min = 1; max = 5; low = \"l\"; high = \"h\"; lines = ( { id = \"a\"; label = \"A\"; } ); before = \"before.star\"; }, { id = \"x\"; kind = \"text\"; label = \"X\"; when = \"g.a >= 4\"; }",
	};
	for (size_t i = 0; i < sizeof sound / sizeof *sound; i++) {
		int line, column;
		char *text = sample(sound[i], NULL, &line, &column);
		struct diagnostics d;
		check_text(text, &d);
		cr_assert_eq(d.count, 0, "%s: %d:%d %s", sound[i], d.count ? d.list[0].line : 0, d.count ? d.list[0].column : 0, d.count ? d.list[0].sentence : "");
		diagnostics_clear(&d);
		free(text);
	}
}

Test(check, scenarios_do_not_come_before_themselves)
{
	int line, column;
	char *text = sample("{ id = \"x\"; kind = \"long\"; label = \"X\"; from = \"before.need\"; }", NULL, &line, &column);
	struct diagnostics d;
	folder_put("round.scenario", "scenario = { id = \"round\"; version = 1; languages = [ \"en\" ]; slot = 1; title = \"T\"; after = [ \"t-2\" ]; steps = ( "
	                             "{ id = \"s\"; kind = \"break\"; minutes = 1; title = \"S\"; } ); };\n");
	check_text(text, &d);
	cr_assert_eq(d.errors, 1, "one error");
	cr_assert(strstr(d.list[0].sentence, "t-2 ← before ← round ← t-2"), "%s", d.list[0].sentence);
	diagnostics_clear(&d);
	free(text);
}

Test(check, thousands_of_options_are_not_compared_each_with_each)
{
	struct buf b = {0};
	buf_text(&b, "scenario = { id = \"big\"; version = 1; languages = [ \"en\" ]; slot = 1; title = \"T\"; steps = (\n"
	             "{ id = \"s\"; kind = \"individual\"; minutes = 1; title = \"S\"; say = \"s\"; show = \"s\"; guide = \"g\"; fields = (\n"
	             "{ id = \"f\"; kind = \"choice\"; label = \"L\"; prompt = \"P\"; options = ( { id = \"o\"; label = \"O\"; }");
	for (int i = 0; i < 4000; i++)
		buf_printf(&b, ", { id = \"o%d\"; label = \"O\"; }", i);
	buf_text(&b, "); }\n");
	for (int i = 0; i < 600; i++)
		buf_printf(&b, ", { id = \"w%d\"; kind = \"text\"; label = \"L\"; prompt = \"P\"; when = \"f = 'o%d'\"; }\n", i, i);
	buf_text(&b, "); } ); };\n");
	struct timespec from, to;
	struct diagnostics d;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
	check_text(buf_str(&b), &d);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
	double seconds = (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
	cr_assert_lt(seconds, 2.5, "%.2f s of processor, sanitizers and others at work included", seconds);
	diagnostics_clear(&d);
	buf_clear(&b);
}

Test(check, a_large_scenario_takes_less_than_a_second)
{
	struct buf b = {0};
	buf_text(&b, "scenario = { id = \"big\"; version = 1; languages = [ \"en\" ]; slot = 1; title = \"T\"; steps = (\n");
	for (int step = 0; b.len < (1 << 20) - 4000; step++) {
		buf_printf(&b, "%s{ id = \"s%d\"; kind = \"individual\"; minutes = 1; title = \"S\"; say = \"s\"; show = \"s\"; guide = \"g\"; fields = (", step ? "," : "", step);
		for (int i = 0; i < 10; i++) {
			buf_printf(&b, "%s{ id = \"f%d-%d\"; kind = \"number\"; label = \"L\"; when = \"", i ? "," : "", step, i);
			for (int k = 0; k < 40; k++)
				buf_printf(&b, "%s\\\"f%d-%d\\\" > %d", k ? " or " : "", step ? step - 1 : 0, k % 10, k);
			buf_text(&b, "\"; }\n");
		}
		buf_text(&b, "); }\n");
	}
	buf_text(&b, "); };\n");
	struct timespec from, to;
	struct diagnostics d;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
	check_text(buf_str(&b), &d);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
	double seconds = (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
	cr_assert(d.count > 0, "it has faults");
	cr_assert_lt(seconds, 2.5, "%.2f s of processor for %zu bytes, sanitizers and others at work included", seconds, b.len);
	fprintf(stderr, "check: %.3f s for %zu bytes\n", seconds, b.len);
	diagnostics_clear(&d);
	buf_clear(&b);
}

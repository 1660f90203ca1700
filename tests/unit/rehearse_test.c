/* Run sheets, comparisons and rehearsals, on scenarios small enough to know by heart. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "scenarios/diff.h"
#include "scenarios/diff_text.h"
#include "scenarios/rehearse.h"
#include "scenarios/sheet.h"
#include "scenarios/skeleton.h"

/* A scenario with these steps; SETTINGS may hold more of its own. */
static struct scenario *made(const char *settings, const char *steps)
{
	char *text = xasprintf("scenario = { id = \"t\"; version = 1; languages = [ \"en\" ]; slot = 60; title = \"T\"; %s steps = ( %s ); };\n", settings, steps);
	struct diagnostics d;
	diagnostics_init(&d, "t", text, strlen(text));
	struct scenario *s = scenario_parse(text, strlen(text), &d);
	cr_assert_not_null(s, "%s: %s", text, d.count ? d.list[0].sentence : "");
	diagnostics_clear(&d);
	free(text);
	return s;
}

#define STEP(id, more) "{ id = \"" id "\"; kind = \"individual\"; title = \"Title of " id "\"; say = \"s\"; show = \"s\"; guide = \"g\"; " more " }"

static char *sheet(const struct scenario *s, size_t enterprises, unsigned who, bool markdown)
{
	const struct sheet_options options = {LANG_EN, enterprises, who, markdown};
	return sheet_write(s, &options);
}

Test(sheet, times_follow_the_number_of_enterprises_and_alternatives_run_together)
{
	struct scenario *s = made("", STEP("a", "minutes = 5; minutes_each = 3;") ", " STEP("b", "minutes = 10;") ", " STEP("c", "minutes = 20; instead_of = \"b\";") ", "
	                              STEP("d", "homework = true;") ", " STEP("e", "minutes = 4; optional = true;"));
	char *five = sheet(s, 5, 0, false), *seven = sheet(s, 7, 0, false);
	cr_assert(strstr(five, " 0:00   20 min  1. Title of a"), "%s", five);
	cr_assert(strstr(seven, " 0:00   26 min  1. Title of a") && strstr(seven, " 0:26   10 min  2. Title of b") && strstr(seven, " 0:26   20 min  3. Title of c"),
	          "%s", seven);
	cr_assert(strstr(seven, "    -           4. Title of d"), "homework takes none of the meeting: %s", seven);
	cr_assert(strstr(seven, " 0:46    4 min  5. Title of e"), "after the longest of the alternatives: %s", seven);
	cr_assert(strstr(seven, " 0:50           end; the slot is 1:00: 10 minutes to spare"), "%s", seven);
	free(five);
	free(seven);
	scenario_free(s);
}

Test(sheet, is_for_those_who_are_named)
{
	struct scenario *s = made("", STEP("a", "minutes = 5; fields = ( { id = \"f\"; kind = \"choice\"; label = \"Label\"; prompt = { en = \"For all\"; insertion = \"For one\"; };"
	                                        " options = ( { id = \"x\"; label = \"X\"; }, { id = \"y\"; label = \"Y\"; only = [ \"autre\" ]; } ); },"
	                                        " { id = \"g\"; kind = \"text\"; label = \"Hidden\"; only = [ \"funder\" ]; } );"));
	char *all = sheet(s, 5, 0, true), *one = sheet(s, 5, POLE_INSERTION | KIND_ENTERPRISE, true);
	cr_assert(strstr(all, "For all") && strstr(all, "X; Y (autre)") && strstr(all, "Hidden [g]: a line (funder)"), "%s", all);
	cr_assert(strstr(one, "For one") && !strstr(one, "Y") && !strstr(one, "Hidden"), "%s", one);
	cr_assert(strstr(one, "# T\n"), "Markdown: %s", one);
	free(all);
	free(one);
	scenario_free(s);
}

static struct said says(const char *en)
{
	return (struct said){.in = {[LANG_EN] = en}, .first = LANG_EN};
}

Test(diff, tells_rewording_from_another_question)
{
	static const struct {
		const char *a, *b;
		bool unlike;
	} rows[] = {
		{"Weather today", "Today's weather", false},
		{"Number of volunteers", "Volunteers, how many", false},
		{"Staff", "Stafff", false},
		{"Staff", "Weather", true},
		{"How many people work for you?", "Which obstacle do you lift?", true},
		{"FTE", "ETP", true},
		{"Parties prenantes", "Partie prenante", false},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct said a = says(rows[i].a), b = says(rows[i].b);
		cr_assert_eq(diff_unlike(&a, &b), rows[i].unlike, "%s / %s", rows[i].a, rows[i].b);
	}
	struct said nothing = {0}, something = says("x");
	cr_assert_not(diff_unlike(&nothing, &something), "a text that is new is no other question");
}

Test(diff, tells_what_becomes_of_answers)
{
	struct scenario *old = made("", STEP("a", "minutes = 5; fields = ( { id = \"gone\"; kind = \"text\"; label = \"Gone\"; }, { id = \"stay\"; kind = \"text\"; label = \"Stay\"; },"
	                                          " { id = \"mark\"; kind = \"scale\"; label = \"Mark\"; min = 1; max = 5; low = \"l\"; high = \"h\"; },"
	                                          " { id = \"t\"; kind = \"table\"; label = \"Table\"; columns = ( { id = \"c\"; kind = \"text\"; label = \"C\"; }, { id = \"d\"; kind = \"text\"; label = \"D\"; } ); } );")),
	                *new = made("", STEP("b", "minutes = 5; fields = ( { id = \"stay\"; kind = \"long\"; label = \"Stay\"; circle = \"g\"; only = [ \"autre\" ]; },"
	                                          " { id = \"mark\"; kind = \"scale\"; label = \"Mark\"; min = 1; max = 10; low = \"l\"; high = \"h\"; },"
	                                          " { id = \"t\"; kind = \"table\"; label = \"Table\"; columns = ( { id = \"c\"; kind = \"number\"; label = \"C\"; } ); } );"));
	struct diff d;
	diff_compare(old, new, &d);
	cr_assert(d.of[DIFF_ORPHANED] == 1 && d.of[DIFF_COLUMN_GONE] == 1 && d.of[DIFF_OPTION_GONE] == 0 && d.of[DIFF_WIDENED] == 1 && d.of[DIFF_KIND] == 1 && d.of[DIFF_RANGE] == 1, "what harms");
	cr_assert(d.of[DIFF_CIRCLE] == 0 && d.of[DIFF_STEP_GONE] == 1 && d.of[DIFF_HIDDEN] == 1 && d.of[DIFF_MOVED] == 3 && d.of[DIFF_KEPT] == 0, "and what doesn't");
	cr_assert(d.items[0].what == DIFF_ORPHANED && strcmp(d.items[0].field, "gone") == 0 && diff_harms(&d), "the worst first");
	diff_clear(&d);
	diff_compare(old, old, &d);
	cr_assert(d.of[DIFF_KEPT] == d.count && !diff_harms(&d) && !d.same_version, "itself is kept");
	diff_clear(&d);
	scenario_free(old);
	scenario_free(new);
}

Test(rehearse, finds_the_way_through_conditions_that_hang_on_one_another)
{
	struct scenario *s = made("", STEP("a", "minutes = 5; fields = ("
	                                        " { id = \"way\"; kind = \"choice\"; label = \"W\"; options = ( { id = \"x\"; label = \"X\"; }, { id = \"y\"; label = \"Y\"; } ); },"
	                                        " { id = \"n\"; kind = \"number\"; label = \"N\"; when = \"way = 'x'\"; },"
	                                        " { id = \"word\"; kind = \"text\"; label = \"T\"; when = \"n = 4711\"; },"
	                                        " { id = \"deep\"; kind = \"text\"; label = \"D\"; when = \"word = 'sesame' and pole = 'autre' and country = 'BE'\"; },"
	                                        " { id = \"never\"; kind = \"text\"; label = \"E\"; when = \"way = 'y' and n > 1\"; } );"));
	struct rehearsal r;
	struct error err = {0};
	cr_assert(rehearse(s, NULL, 0, &r, &err), "%s", err.text);
	cr_assert_eq(r.asked, 4, "%zu", r.asked);
	cr_assert(r.dead.count == 1 && strcmp(r.dead.list[0].field, "never") == 0, "only what cannot be is dead");
	cr_assert(!rehearsal_clean(&r) && r.time_count == 3 && r.times[1].enterprises == 7, "timed at 5, 7, 10");
	rehearsal_clear(&r);
	scenario_free(s);
}

Test(skeleton, is_read_whatever_its_id)
{
	char *text = skeleton_write("a-1_b", LANG_EN);
	struct diagnostics d;
	diagnostics_init(&d, "skeleton", text, strlen(text));
	struct scenario *s = scenario_parse(text, strlen(text), &d);
	cr_assert(s && d.count == 0 && strcmp(s->id, "a-1_b") == 0, "%s", d.count ? d.list[0].sentence : "");
	scenario_free(s);
	diagnostics_clear(&d);
	free(text);
}

/* The reader: a scenario's text becomes steps, fields and texts; what is missing, unknown or out of range is said. */
#include <criterion/criterion.h>
#include <dirent.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "scenarios/check.h"
#include "scenarios/parcours.h"
#include "scenarios/scenario.h"
#include "scenarios/source.h"

static struct scenario *parse(const char *text)
{
	struct diagnostics d;
	diagnostics_init(&d, "sample", text, strlen(text));
	struct scenario *s = scenario_parse(text, strlen(text), &d);
	cr_assert_not_null(s, "%d:%d: %s", d.list[0].line, d.list[0].column, d.list[0].sentence);
	cr_assert_eq(d.count, 0, "%d:%d: %s", d.count ? d.list[0].line : 0, d.count ? d.list[0].column : 0,
	             d.count ? d.list[0].sentence : "");
	diagnostics_clear(&d);
	return s;
}

static const char whole[] =
	"scenario = {\n"
	"  id = \"t-1\"; version = 3; languages = [ \"en\", \"fr\", \"nl\" ]; slot = 45; homework = \"H\";\n"
	"  title = { fr = \"Titre\"; en = \"Title\"; nl = \"Titel\"; }; purpose = \"P\"; source = \"S\";\n"
	"  steps = (\n"
	"    { id = \"one\"; kind = \"individual\"; minutes = 30; title = \"One\"; say = \"a\" \"b\\n\\\"c\\\" \\\\ \\x41\"; show = \"x\"; guide = \"over\n lines\";\n"
	"      fields = (\n"
	"        { id = \"tab\"; kind = \"table\"; label = \"Tab\"; rows_max = 12; example = \"ex\"; columns = (\n"
	"            { id = \"name\"; kind = \"text\"; label = \"N\"; width = 18; },\n"
	"            { id = \"type\"; kind = \"choice\"; label = \"T\"; options = ( { id = \"in\"; label = \"In\"; }, { id = \"out\"; label = \"Out\"; } ); },\n"
	"            { id = \"mark\"; kind = \"scale\"; label = \"M\"; min = 1; max = 5; low = \"weak\"; high = \"strong\"; } ); },\n"
	"        { id = \"num\"; kind = \"number\"; prompt = \"?\"; min = -1; max = 2.5; unit = \"h\"; circle = \"gp\"; per = \"group\"; },\n"
	"        { id = \"rank\"; kind = \"ranking\"; label = \"R\"; of = \"tab\"; show_column = \"type\"; keep = 3; },\n"
	"        { id = \"order\"; kind = \"ranking\"; label = \"O\"; options = ( { id = \"a\"; label = \"A\"; } ); },\n"
	"        { id = \"cross\"; kind = \"matrix\"; label = \"X\"; rows = \"tab\"; rows_show = \"name\"; columns = \"tab\"; columns_show = \"type\";\n"
	"          options = ( { id = \"pp\"; label = \"++\"; } ); },\n"
	"        { id = \"plan\"; kind = \"action\"; }, { id = \"mine\"; kind = \"share\"; },\n"
	"        { id = \"hot\"; kind = \"anonymous\"; label = \"Z\"; questions = ( { id = \"pace\"; kind = \"scale\"; prompt = \"?\"; min = 1; max = 4; low = \"l\"; high = \"h\"; },\n"
	"            { id = \"why\"; kind = \"long\"; prompt = \"?\"; } ); } ); },\n"
	"    { id = \"rest\"; kind = \"break\"; minutes = 15; title = \"Rest\"; }\n"
	"  );\n"
	"};"; /* no newline at the end: libconfig minds, we don't */

Test(read, a_whole_scenario_is_read_as_written)
{
	struct scenario *s = parse(whole);
	cr_assert(strcmp(s->id, "t-1") == 0 && s->version == 3 && s->slot == 45 && s->first == LANG_EN,
	          "the scenario itself");
	cr_assert(s->has[LANG_FR] && s->has[LANG_EN] && s->has[LANG_NL] && s->step_count == 2, "languages and steps");
	cr_assert(strcmp(s->text, whole) == 0 && s->len == strlen(whole), "the source is kept");
	const struct step *one = scenario_step(s, "one"), *of = NULL;
	cr_assert(one && one->kind == STEP_INDIVIDUAL && one->minutes == 30 && one->line == 5 && one->field_count == 8,
	          "step one");
	cr_assert_str_eq(said_in(&one->say, LANG_NL, NULL), "ab\n\"c\" \\ A", "escapes and joined texts: %s",
	                 said_in(&one->say, LANG_NL, NULL));
	cr_assert_str_eq(said_in(&one->guide, LANG_FR, NULL), "over\n lines", "a text over lines");
	cr_assert_eq(scenario_step(s, "rest")->kind, STEP_BREAK, "the break");
	cr_assert_null(scenario_step(s, "two"), "there is no step two");

	const struct field *tab = scenario_field(s, "tab", &of);
	cr_assert(tab && of == one && tab->kind == FIELD_TABLE && tab->rows_max == 12 && tab->column_count == 3 &&
	                  strcmp(tab->circle, "e") == 0 && !tab->group,
	          "the table");
	cr_assert(tab->columns[0].width == 18 && field_column(tab, "type")->option_count == 2 &&
	                  field_column(tab, "mark")->max == 5.0,
	          "its columns");
	cr_assert_str_eq(said_in(&field_option(field_column(tab, "type"), "out")->label, LANG_FR, NULL), "Out",
	                 "an option");
	cr_assert_null(field_option(field_column(tab, "type"), "other"), "an option that is not there");
	cr_assert_null(scenario_field(s, "name", NULL), "columns are not fields");
	cr_assert(field_title_column(tab, NULL) == &tab->columns[0] &&
	                  field_title_column(tab, "type") == &tab->columns[1] &&
	                  field_title_column(tab, "no") == &tab->columns[0],
	          "the title column");

	const struct field *num = scenario_field(s, "num", NULL), *rank = scenario_field(s, "rank", NULL),
			   *cross = scenario_field(s, "cross", NULL);
	cr_assert(num->min == -1.0 && num->max == 2.5 && num->group && strcmp(num->circle, "gp") == 0, "the number");
	cr_assert(isnan(tab->min) && isnan(tab->max), "no limits where none are written");
	cr_assert(strcmp(rank->of, "tab") == 0 && strcmp(rank->of_column, "type") == 0 && rank->keep == 3,
	          "the ranking of rows");
	cr_assert(scenario_field(s, "order", NULL)->of == NULL && scenario_field(s, "order", NULL)->option_count == 1,
	          "the ranking of options");
	cr_assert(strcmp(cross->of, "tab") == 0 && strcmp(cross->of_column, "name") == 0 &&
	                  strcmp(cross->across, "tab") == 0 && strcmp(cross->across_column, "type") == 0,
	          "the matrix");
	cr_assert(scenario_field(s, "hot", NULL)->column_count == 2 &&
	                  field_column(scenario_field(s, "hot", NULL), "why")->kind == FIELD_LONG,
	          "the anonymous sheet");
	scenario_free(s);
}

Test(read, an_action_plan_gets_its_columns_in_three_languages)
{
	struct scenario *s = parse(whole);
	const struct field *plan = scenario_field(s, "plan", NULL);
	static const struct {
		const char *id;
		enum field_kind kind;
		const char *fr, *nl;
	} columns[] = {
		{"action", FIELD_TEXT, "Action", "Actie"},
		{"who", FIELD_TEXT, "Qui", "Wie"},
		{"when", FIELD_DATE, "Pour quand", "Tegen wanneer"},
		{"status", FIELD_CHOICE, "État", "Status"},
	};
	static const char *const states[][4] = {{"todo", "à faire", "to do", "te doen"},
	                                        {"doing", "en cours", "under way", "bezig"},
	                                        {"done", "fait", "done", "klaar"},
	                                        {"dropped", "abandonné", "dropped", "laten vallen"}};
	cr_assert_eq(plan->column_count, 4, "%zu columns", plan->column_count);
	for (size_t i = 0; i < 4; i++) {
		const struct field *column = &plan->columns[i];
		cr_assert(strcmp(column->id, columns[i].id) == 0 && column->kind == columns[i].kind, "column %zu is %s",
		          i, column->id);
		cr_assert_str_eq(said_in(&column->label, LANG_FR, NULL), columns[i].fr, "%s", column->id);
		cr_assert_str_eq(said_in(&column->label, LANG_NL, NULL), columns[i].nl, "%s", column->id);
	}
	cr_assert_eq(plan->columns[3].option_count, 4, "four states");
	for (size_t i = 0; i < 4; i++)
		for (int lang = 0; lang < LANG_COUNT; lang++)
			cr_assert_str_eq(
				said_in(&field_option(&plan->columns[3], states[i][0])->label, (enum lang)lang, NULL),
				states[i][1 + lang], "state %s", states[i][0]);
	cr_assert_str_eq(said_in(&plan->label, LANG_FR, NULL), "Plan d’action",
	                 "an action plan has a name without one being written");
	scenario_free(s);
}

Test(read, an_action_plan_has_the_columns_of_the_author_behind_its_own)
{
	struct scenario *s = parse(
		"scenario = { id = \"a\"; version = 1; languages = [ \"en\" ]; title = \"A\"; slot = 10; steps = (\n"
		"  { id = \"one\"; kind = \"vote\"; minutes = 10; title = \"One\"; say = \"Hello.\"; fields = (\n"
		"    { id = \"plan\"; kind = \"action\"; columns = (\n"
		"      { id = \"addressee\"; kind = \"text\"; label = \"Addressee\"; } ); } ); } ); };\n");
	const struct field *plan = scenario_field(s, "plan", NULL);
	cr_assert_eq(plan->column_count, 5, "%zu columns", plan->column_count);
	cr_assert_str_eq(plan->columns[0].id, "action", "the supplied ones come first");
	cr_assert_str_eq(plan->columns[4].id, "addressee", "then the author's");
	scenario_free(s);
}

Test(read, a_missing_language_falls_back_to_the_first_one)
{
	static const char text[] =
		"scenario = { id = \"t\"; version = 1; languages = [ \"nl\", \"fr\" ]; slot = 5; title = { nl = \"Titel\"; };\n"
		"steps = ( { id = \"s\"; kind = \"break\"; minutes = 5; title = { fr = \"Pause\"; en = \"Break\"; }; } ); };";
	struct diagnostics d;
	bool fallback;
	diagnostics_init(&d, "sample", text, strlen(text));
	struct scenario *s = scenario_parse(text, strlen(text), &d);
	cr_assert_not_null(s, "a missing language is only a warning");
	cr_assert(d.count == 2 && d.errors == 0 && strstr(d.list[0].sentence, "missing in: fr") &&
	                  strstr(d.list[1].sentence, "missing in: nl"),
	          "%zu warnings", d.count);
	cr_assert_str_eq(said_in(&s->title, LANG_FR, &fallback), "Titel", "the first language");
	cr_assert(fallback, "it says so");
	cr_assert_str_eq(said_in(&s->steps[0].title, LANG_NL, &fallback), "Pause", "any language");
	cr_assert_str_eq(said_in(&s->steps[0].title, LANG_EN, &fallback), "Break", "the one asked for");
	cr_assert_not(fallback, "no fallback");
	cr_assert_str_eq(said_in(&s->homework, LANG_EN, &fallback), "", "never NULL");
	cr_assert(said_any(&s->title) && !said_any(&s->homework), "is there any?");
	scenario_free(s);
	diagnostics_clear(&d);
}

/* The whole scenario with FROM replaced by TO; caller frees. */
static char *altered(const char *from, const char *to)
{
	const char *at = strstr(whole, from);
	cr_assert_not_null(at, "`%s` is not in the sample", from);
	return xasprintf("%.*s%s%s", (int)(at - whole), whole, to, at + strlen(from));
}

/* The byte that D points at. */
static long offset(const char *text, const struct diagnostic *d)
{
	const char *at = text;
	for (int line = 1; line < d->line; line++)
		at = strchr(at, '\n') + 1;
	return at + d->column - 1 - text; /* the sample is ASCII */
}

Test(read, one_wrong_word_is_one_sentence_at_its_place)
{
	static const struct {
		const char *from, *to, *at, *says, *fix; /* it must point at AT */
	} list[] = {
		{"slot = 45", "slto = 45", "slto", "unknown key `slto`; did you mean `slot`?", "slot"},
		{"purpose", "zzz", "zzz", "unknown key `zzz`; a scenario has: id, ", NULL},
		{"version = 3", "version = 0", "0; languages", "`version` is 0; it must be between 1 and ", NULL},
		{"version = 3", "version = \"3\"", "\"3\"", "`version` must be a whole number", NULL},
		{"version = 3; ", "", "scenario", "this scenario has no `version`", NULL},
		{"minutes = 30", "minutes = 2000", "2000", "must be between 0 and 1440", NULL},
		{"\"t-1\"", "\"T 1\"", "\"T 1\"", "is not an id", "\"t-1\""},
		{"\"individual\"", "\"alone\"", "\"alone\"", "unknown kind `alone`", "individual"},
		{"\"rest\"", "\"one\"", "\"one\"; kind = \"break\"", "the id `one` is taken already, on line 5", NULL},
		{"\"num\"", "\"tab\"", "\"tab\"; kind = \"number\"", "the id `tab` is taken already, on line ", NULL},
		{"{ id = \"out\"", "{ id = \"in\"", "\"in\"; label = \"Out\"", "the id `in` is taken already, on line ",
	         NULL},
		{"\"why\"", "\"pace\"", "\"pace\"; kind = \"long\"", "the id `pace` is taken already", NULL},
		{"min = 1; max = 5", "min = 5; max = 5", "5; low = \"weak\"", "`max` must be larger than `min`", NULL},
		{"min = 1; max = 5", "min = 1", "{ id = \"mark\"", "this column has no `max`", NULL},
		{"low = \"weak\"; ", "", "{ id = \"mark\"", "this column has no `low`", NULL},
		{"circle = \"gp\"", "circle = \"a\"", "\"a\"; per", "unknown circle `a`", "f, e, g, p, gp"},
		{"of = \"tab\"", "of = \"tba\"", "\"tba\"", "there is no table `tba`; did you mean `tab`?", "\"tab\""},
		{"of = \"tab\"", "of = \"num\"", "\"num\"; show_column", "is of kind `number`; only a table has rows",
	         NULL},
		{"rows = \"tab\"", "rows = \"plan\"", "\"plan\"; rows_show", "the table `plan` comes later, on line ",
	         NULL},
		{"show_column = \"type\"", "show_column = \"typ\"", "\"typ\";", "the table `tab` has no column `typ`",
	         "\"type\""},
		{"\"nl\" ]", "\"de\" ]", "\"de\"", "`de` is not a language of filrouge", NULL},
		{"homework = \"H\"", "homework = 3", "3;\n", "`homework` must be a text between quotes", NULL},
		{"keep = 3", "keep = 0", "0; },\n        { id = \"order\"", "`keep` is 0", NULL},
		{"kind = \"share\"", "kind = \"share\"; keep = 2", "keep = 2",
	         "unknown key `keep`; a field of this kind has: ", NULL},
		{"{ id = \"rest\"; kind = \"break\"; minutes = 15; title = \"Rest\"; }", "\"Rest\"", "\"Rest\"",
	         "a step must be a group", NULL},
	};
	i18n_start();
	i18n_use(LANG_EN);
	for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
		char *text = altered(list[i].from, list[i].to);
		struct diagnostics d;
		diagnostics_init(&d, "sample", text, strlen(text));
		cr_assert_null(scenario_parse(text, strlen(text), &d), "%s must not pass", list[i].to);
		cr_assert_eq(d.errors, 1, "%s -> %s: %zu errors, %s, %s", list[i].from, list[i].to, d.errors,
		             d.list[0].sentence, d.count > 1 ? d.list[1].sentence : "");
		const struct diagnostic *first = &d.list[0];
		for (size_t k = 0; k < d.count; k++)
			if (d.list[k].severity == SEVERITY_ERROR)
				first = &d.list[k];
		cr_assert(strstr(first->sentence, list[i].says), "%s: \"%s\" instead of \"%s\"", list[i].to,
		          first->sentence, list[i].says);
		cr_assert_eq(offset(text, first), strstr(text, list[i].at) - text, "%s: at %d:%d, not at `%s`",
		             list[i].to, first->line, first->column, list[i].at);
		cr_assert(!list[i].fix || (first->fix && strstr(first->fix, list[i].fix)), "%s: fix \"%s\"", list[i].to,
		          first->fix ? first->fix : "none");
		diagnostics_clear(&d);
		free(text);
	}
}

Test(read, what_is_odd_but_works_is_a_warning)
{
	static const struct {
		const char *from, *to, *says;
	} list[] = {
		{"slot = 45", "slot = 60", "the steps take 45 minutes together, and the slot is 60"},
		{"label = \"N\"", "label = \"A label of rather more than that\"", "takes 32 columns; 24 at most"},
		{"nl = \"Titel\"; ", "", "the text `title` is missing in: nl"},
		{"say = \"a\" \"b\\n\\\"c\\\" \\\\ \\x41\"; show = \"x\"; guide = \"over\n lines\";", "",
	         "neither `say` nor `guide`"},
		{"label = \"O\"; ", "", "neither `label` nor `prompt`"},
		{"title = \"Rest\"", "title = \"\"", "the text `title` is empty"},
	};
	i18n_start();
	i18n_use(LANG_EN);
	for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
		char *text = altered(list[i].from, list[i].to);
		struct diagnostics d;
		diagnostics_init(&d, "sample", text, strlen(text));
		struct scenario *s = scenario_parse(text, strlen(text), &d);
		cr_assert(s && d.errors == 0 && d.count == 1, "%s: %zu said, %s", list[i].to, d.count,
		          d.count ? d.list[0].sentence : "");
		cr_assert(strstr(d.list[0].sentence, list[i].says), "\"%s\" instead of \"%s\"", d.list[0].sentence,
		          list[i].says);
		scenario_free(s);
		diagnostics_clear(&d);
		free(text);
	}
}

Test(read, windows_line_ends_do_not_stay_in_texts)
{
	static const char text[] =
		"scenario = { id = \"t\"; version = 1; languages = [ \"fr\" ]; slot = 5;\r\n title = \"a\r\nb\";\r\n"
		"steps = ( { id = \"s\"; kind = \"break\"; minutes = 5; title = \"x\"; } ); };\r\n";
	struct scenario *s = parse(text);
	cr_assert_str_eq(said_in(&s->title, LANG_FR, NULL), "a\nb", "CRLF is one new line");
	scenario_free(s);
}

Test(read, a_file_without_a_scenario_says_so_once)
{
	static const char *const list[] = {
		"", "# only a comment\n/* and another */", "\n\n", "other = { };", "scenario = 3;", "scenario = { };"};
	for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
		struct diagnostics d;
		diagnostics_init(&d, "sample", list[i], strlen(list[i]));
		cr_assert_null(scenario_parse(list[i], strlen(list[i]), &d), "`%s` holds no scenario", list[i]);
		cr_assert_geq(d.errors, 1, "`%s`: nothing was said", list[i]);
		cr_assert(i >= 3 || d.errors == 1, "`%s`: %zu sentences", list[i], d.errors);
		diagnostics_clear(&d);
	}
}

static void nothing_to_say(const char *folder, const char *name)
{
	char *path = xasprintf("%s/%s", folder, name);
	struct source source;
	struct diagnostics d;
	struct error err = {0};
	cr_assert(source_load(path, &source, &d, &err), "%s", err.text);
	struct scenario *s = scenario_checked(source_scenario(&source, &d), path, &d);
	cr_assert(s && !d.count, "%s: %s", name, d.count ? d.list[0].sentence : "not read");
	cr_assert(strlen(s->id) == strlen(name) - strlen(".scenario") && !strncmp(s->id, name, strlen(s->id)),
	          "%s: its id is `%s`", name, s->id);
	scenario_free(s);
	diagnostics_clear(&d);
	source_clear(&source);
	free(path);
}

static const struct scenario *look(void *folder, const char *id)
{
	static struct scenario *kept[32];
	static size_t count;
	for (size_t i = 0; i < count; i++)
		if (!strcmp(kept[i]->id, id))
			return kept[i];
	char *path = xasprintf("%s/%s.scenario", (const char *)folder, id);
	struct source source;
	struct diagnostics d;
	struct error err = {0};
	struct scenario *s = source_load(path, &source, &d, &err) ? source_scenario(&source, &d) : NULL;
	diagnostics_clear(&d);
	source_clear(&source);
	free(path);
	if (s && count < 32)
		kept[count++] = s;
	return s;
}

static void nothing_to_say_of_a_parcours(const char *folder, const char *name)
{
	char *path = xasprintf("%s/%s", folder, name);
	struct source source;
	struct diagnostics d;
	struct error err = {0};
	cr_assert(source_load(path, &source, &d, &err), "%s", err.text);
	struct parcours *p = source_parcours(&source, &d);
	cr_assert(p && parcours_check(p, look, (void *)folder, &d) && !d.count, "%s: %s", name,
	          d.count ? d.list[0].sentence : "not read");
	parcours_free(p);
	diagnostics_clear(&d);
	source_clear(&source);
	free(path);
}

/* Not one warning in what is shipped, and each scenario is named after the id that it holds. */
Test(read, what_is_shipped_has_nothing_to_be_said_of)
{
	const char *source = getenv("FILROUGE_SRCDIR");
	char *folder = xasprintf("%s/scenarios/library", source ? source : ".");
	DIR *dir = opendir(folder);
	size_t scenarios = 0, parcours = 0;
	cr_assert_not_null(dir, "%s is not there", folder);
	i18n_start();
	i18n_use(LANG_EN);
	for (struct dirent *one; (one = readdir(dir));) {
		const char *end = strrchr(one->d_name, '.');
		if (end && !strcmp(end, ".scenario")) {
			nothing_to_say(folder, one->d_name);
			scenarios++;
		} else if (end && !strcmp(end, ".parcours")) {
			nothing_to_say_of_a_parcours(folder, one->d_name);
			parcours++;
		}
	}
	cr_assert(scenarios >= 14 && parcours >= 1, "the library is there: %zu and %zu", scenarios, parcours);
	closedir(dir);
	free(folder);
}

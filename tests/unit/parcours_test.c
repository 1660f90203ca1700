/* Parcours: read as scenarios are, and held against the scenarios they name. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "scenarios/parcours.h"

static const char whole[] =
	"parcours = { id = \"p\"; version = 2; languages = [ \"fr\", \"en\" ]; title = \"T\"; purpose = \"P\"; source = \"S\"; quota = 4.5;\n"
	"meetings = ( { id = \"m1\"; scenario = \"start\"; kind = \"collective\"; weeks = 0; note = { fr = \"n\"; en = \"N\"; }; },\n"
	"{ id = \"m2\"; scenario = \"alone\"; kind = \"individual\"; weeks = 3; hours = 2.25; },\n"
	"{ id = \"m3\"; scenario = \"alone\"; kind = \"individual\"; weeks = 3; hours = 2.25; optional = true; } ); };\n";

static void speak(void)
{
	i18n_start();
	i18n_use(LANG_EN);
}

TestSuite(parcours, .init = speak);

Test(parcours, a_whole_one_is_read_as_written)
{
	struct diagnostics d;
	diagnostics_init(&d, "sample", whole, strlen(whole));
	struct parcours *p = parcours_parse(whole, strlen(whole), &d);
	cr_assert(p && d.count == 0, "%s", d.count ? d.list[0].sentence : "");
	cr_assert(strcmp(p->id, "p") == 0 && p->version == 2 && p->quota == 4.5 && p->meeting_count == 3 && p->first == LANG_FR &&
	                  p->has[LANG_EN] && !p->has[LANG_NL],
	          "the parcours itself");
	const struct parcours_meeting *m = p->meetings;
	cr_assert(!m[0].individual && m[1].individual && m[1].weeks == 3 && m[1].hours == 2.25 && !m[1].optional && m[2].optional, "meetings");
	cr_assert(strcmp(m[0].scenario, "start") == 0 && strcmp(said_in(&m[0].note, LANG_EN, NULL), "N") == 0 && m[1].line == 3, "a meeting");
	parcours_free(p);
	diagnostics_clear(&d);
}

Test(parcours, what_is_wrong_is_told_at_its_place)
{
	static const struct {
		const char *from, *to, *says;
		int line;
		enum severity severity;
	} list[] = {
		{"quota = 4.5", "quota = 4.6", "`quota` is counted in quarters", 1, SEVERITY_ERROR},
		{"quota = 4.5", "quota = 2", "take 2.25 hours together, and the quota is 2", 1, SEVERITY_WARNING},
		{"hours = 2.25", "hours = -1", "`hours` is counted in quarters", 3, SEVERITY_ERROR},
		{"weeks = 0;", "weeks = 0; hours = 2;", "this one is collective", 2, SEVERITY_WARNING},
		{"\"m2\"", "\"m1\"", "the id `m1` is taken already, on line 2", 3, SEVERITY_ERROR},
		{"scenario = \"start\"; ", "", "this meeting has no `scenario`", 2, SEVERITY_ERROR},
		{"weeks = 3", "weks = 3", "did you mean `weeks`?", 3, SEVERITY_ERROR},
		{"\"individual\"", "\"alone\"", "unknown kind `alone`", 3, SEVERITY_ERROR},
		{"; en = \"N\"", "", "missing in: en", 2, SEVERITY_WARNING},
		{"parcours = {", "scenario = {", "`scenario` stands outside `parcours", 1, SEVERITY_ERROR},
		{"quota = 4.5", "quota = ", "a value is missing", 1, SEVERITY_ERROR},
	};
	for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
		const char *at = strstr(whole, list[i].from);
		char *text = xasprintf("%.*s%s%s", (int)(at - whole), whole, list[i].to, at + strlen(list[i].from));
		struct diagnostics d;
		diagnostics_init(&d, "sample", text, strlen(text));
		struct parcours *p = parcours_parse(text, strlen(text), &d);
		bool said = false;
		for (size_t k = 0; k < d.count; k++)
			said |= strstr(d.list[k].sentence, list[i].says) && d.list[k].line == list[i].line && d.list[k].severity == list[i].severity;
		cr_assert(said, "%s: %d: %s", list[i].to, d.count ? d.list[0].line : 0, d.count ? d.list[0].sentence : "nothing was said");
		cr_assert_eq(p != NULL, list[i].severity == SEVERITY_WARNING, "%s", list[i].to);
		parcours_free(p);
		diagnostics_clear(&d);
		free(text);
	}
}

/* The scenarios of CONTEXT by their ids. */
static const struct scenario *look(void *context, const char *id)
{
	for (const struct scenario *s = context; s->id; s++)
		if (strcmp(s->id, id) == 0)
			return s;
	return NULL;
}

Test(parcours, its_scenarios_must_be_there_and_fit)
{
	static const char *after[] = {"before"};
	struct scenario there[] = {
		{.id = "start", .has = {[LANG_FR] = true, [LANG_EN] = true}},
		{.id = "alone", .individual = true, .has = {[LANG_FR] = true, [LANG_EN] = true}},
		{.id = NULL},
	};
	struct diagnostics d;
	diagnostics_init(&d, "sample", whole, strlen(whole));
	struct parcours *p = parcours_parse(whole, strlen(whole), &d);
	cr_assert(parcours_check(p, look, there, &d) && d.count == 0, "%s", d.count ? d.list[0].sentence : "");
	there[0].after = after;
	there[0].after_count = 1;
	there[0].has[LANG_EN] = false;
	cr_assert(parcours_check(p, look, there, &d) && d.count == 2, "%zu warnings", d.count);
	cr_assert(strstr(d.list[0].sentence, "`start` normally comes after `before`") && strstr(d.list[1].sentence, "does not speak en"),
	          "%s, %s", d.list[0].sentence, d.list[1].sentence);
	diagnostics_clear(&d);
	diagnostics_init(&d, "sample", whole, strlen(whole));
	there[0].individual = true;
	there[1].id = "elsewhere";
	cr_assert_not(parcours_check(p, look, there, &d), "neither fits");
	cr_assert(d.list[0].line == 2 && d.list[0].column == 38 && strstr(d.list[0].sentence, "for an individual meeting"), "%d:%d: %s",
	          d.list[0].line, d.list[0].column, d.list[0].sentence);
	cr_assert(d.errors == 3 && strstr(d.list[d.count - 1].sentence, "there is no scenario `alone`"), "%s", d.list[d.count - 1].sentence);
	parcours_free(p);
	diagnostics_clear(&d);
}

/* filrouge scenario list: what there is, in which languages, and how long it takes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "cli/scenario.h"
#include "scenarios/parcours.h"
#include "scenarios/coverage.h"

static const size_t groups[] = {5, 7, 10};
enum { GROUPS = sizeof groups / sizeof *groups };

/* "fr 100% en 98% nl 100%": the languages it declares, and how much of its texts they have. Caller frees. */
static char *covered(const struct scenario *s)
{
	struct coverage c;
	struct buf b = {0};
	scenario_coverage(s, &c);
	for (int i = 0; i <= LANG_COUNT; i++) {
		int lang = i == 0 ? (int)s->first : i - 1;
		if (s->has[lang] && (i == 0 || lang != (int)s->first))
			buf_printf(&b, b.len ? " %s %d%%" : "%s %d%%", lang_codes[lang], coverage_percent(&c, (enum lang)lang));
	}
	return buf_take(&b);
}

static void print_json(const char *id, const struct subject *one, bool *first_of_all)
{
	const struct scenario *s = one->scenario;
	bool first = true;
	printf("%s{", *first_of_all ? "" : ",\n");
	*first_of_all = false;
	char *spoken = s ? subject_languages(s) : NULL;
	json_text("id", id, &first);
	json_text("type", "scenario", &first);
	json_text("title", s ? said_in(&s->title, i18n_language(), NULL) : NULL, &first);
	json_text("languages", spoken, &first);
	json_key("coverage", &first);
	bool inner = true;
	struct coverage c = {0};
	fputc('{', stdout);
	if (s)
		scenario_coverage(s, &c);
	for (int lang = 0; lang < LANG_COUNT; lang++)
		if (s && s->has[lang])
			json_number(lang_codes[lang], coverage_percent(&c, (enum lang)lang), &inner);
	fputc('}', stdout);
	json_text("kind", s ? s->individual ? "individual" : "collective" : NULL, &first);
	json_number("slot", s ? s->slot : 0, &first);
	json_number("minutes", s ? scenario_minutes(s, (size_t)s->group_max, true) : 0, &first);
	json_key("minutes_at", &first);
	inner = true;
	fputc('{', stdout);
	for (size_t i = 0; i < GROUPS && s; i++) {
		char *key = xasprintf("%zu", groups[i]);
		json_number(key, scenario_minutes(s, groups[i], true), &inner);
		free(key);
	}
	fputc('}', stdout);
	json_number("steps", s ? (double)s->step_count : 0, &first);
	json_key("whole", &first);
	fputs(s ? "true" : "false", stdout);
	json_text("path", one->path, &first);
	fputc('}', stdout);
	free(spoken);
}

/* "205-230": with the smallest and the largest of the groups; one number when it is the same. Caller frees. */
static char *minutes(const struct scenario *s)
{
	int at[GROUPS];
	bool same = s->individual;
	for (size_t i = 0; i < GROUPS; i++)
		at[i] = scenario_minutes(s, s->individual ? 1 : groups[i], true);
	same |= at[0] == at[1] && at[1] == at[2];
	return same ? xasprintf("%d", at[0]) : xasprintf("%d/%d/%d", at[0], at[1], at[2]);
}

static void print_line(const char *id, const struct subject *one)
{
	const struct scenario *s = one->scenario;
	char *shown = text_filter(id, strlen(id), false);
	if (s) {
		const char *title = said_in(&s->title, i18n_language(), NULL);
		char *title_shown = text_filter(title, strlen(title), false), *languages = covered(s), *time = minutes(s);
		printf(_("%-16s %11s min  %-23s %s\n"), shown, time, languages, title_shown);
		free(time);
		free(languages);
		free(title_shown);
	} else {
		fprintf(stderr, _("%s: has faults; `filrouge scenario check %s` says which\n"), shown, shown);
	}
	free(shown);
}

static void list_parcours(bool json, bool *first)
{
	size_t count;
	char **ids = parcours_list(&count);
	for (size_t i = 0; i < count; i++) {
		if (json)
			parcours_print_json(ids[i], first);
		else
			parcours_print(ids[i]);
		free(ids[i]);
	}
	free(ids);
}

int scenario_verb_list(int argc, char **argv)
{
	const char *json = NULL, *words[1];
	const struct option_row rows[] = {{"json", false, &json}, {NULL, false, NULL}};
	if (!cli_options("scenario list", argc, argv, rows, 0, 0, words))
		return CANNOT;
	size_t count;
	char **ids = scenario_list(&count);
	bool first = true;
	fputs(json ? "[" : "", stdout);
	for (size_t i = 0; i < count; i++) {
		struct subject one;
		struct error err = {0};
		subject_open(&one, ids[i], false, &err);
		if (json)
			print_json(ids[i], &one, &first);
		else
			print_line(ids[i], &one);
		error_clear(&err);
		subject_close(&one);
		free(ids[i]);
	}
	free(ids);
	list_parcours(json != NULL, &first);
	fputs(json ? "]\n" : "", stdout);
	if (count == 0)
		fputs(_("There are no scenarios; FILROUGE_SCENARIOS names the folder they are in.\n"), stderr);
	return count ? DONE : ANSWER_NO;
}

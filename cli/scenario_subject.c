/* The scenario named on the command line, and the options that several verbs take. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "cli/scenario.h"
#include "scenarios/audience.h"
#include "scenarios/check.h"

bool subject_open(struct subject *one, const char *name, bool checked, struct error *err)
{
	*one = (struct subject){0};
	one->path = scenario_find(name, err);
	if (!one->path || !source_load(one->path, &one->source, &one->d, err))
		return false;
	one->scenario = source_scenario(&one->source, &one->d);
	if (checked)
		one->scenario = scenario_checked(one->scenario, one->path, &one->d);
	return true;
}

void subject_close(struct subject *one)
{
	scenario_free(one->scenario);
	diagnostics_clear(&one->d);
	source_clear(&one->source);
	free(one->path);
}

int subject_whole(struct subject *one, const char *name)
{
	struct error err = {0};
	if (!subject_open(one, name, false, &err))
		return cli_fail(&err);
	if (one->scenario)
		return DONE;
	diagnostics_print(&one->d, stderr);
	return ANSWER_NO;
}

char *subject_languages(const struct scenario *s)
{
	struct buf b = {0};
	buf_text(&b, lang_codes[s->first]);
	for (int lang = 0; lang < LANG_COUNT; lang++)
		if (s->has[lang] && lang != (int)s->first)
			buf_printf(&b, " %s", lang_codes[lang]);
	return buf_take(&b);
}

bool scenario_count(const char *verb, const char *text, size_t *count)
{
	char *end = NULL;
	errno = 0;
	long n = text ? strtol(text, &end, 10) : 1;
	if (text && (errno || end == text || *end || n < 1 || n > 1000)) {
		cli_usage(verb, _("`--enterprises` is a number between 1 and 1000"));
		return false;
	}
	if (text)
		*count = (size_t)n;
	return true;
}

bool scenario_language(const char *verb, const char *text, const struct scenario *s, enum lang *lang)
{
	if (text && !lang_parse(text, lang)) {
		cli_usage(verb, _("the language is fr, en or nl"));
		return false;
	}
	if (!text)
		*lang = i18n_environment(lang) && s->has[*lang] ? *lang : s->first;
	i18n_use(*lang);
	return true;
}

bool scenario_pole(const char *verb, const char *text, unsigned *who)
{
	*who = text ? audience_of(text, NULL) & POLES : 0;
	if (!text || *who)
		return true;
	cli_usage(verb, _("the pole is insertion, solidarite or autre"));
	return false;
}

void json_key(const char *key, bool *first)
{
	printf("%s\"%s\":", *first ? "" : ",", key);
	*first = false;
}

void json_text(const char *key, const char *text, bool *first)
{
	json_key(key, first);
	diagnostic_json_text(text, stdout);
}

void json_number(const char *key, double number, bool *first)
{
	json_key(key, first);
	printf("%g", number);
}

/* filrouge scenario: what scenarios there are, and what is wrong in one. Diagnostics and remarks go to standard error,
 * lists and JSON to standard output. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/cli.h"
#include "scenarios/check.h"
#include "scenarios/scenario.h"
#include "scenarios/source.h"

enum { DONE = 0, ANSWER_NO = 1, CANNOT = 2 };

/* A scenario named on the command line, as far as it could be read. */
struct subject {
	char *path;
	struct source source;
	struct diagnostics d;
	struct scenario *scenario;
};

static bool subject_open(struct subject *one, const char *name, struct error *err)
{
	*one = (struct subject){0};
	one->path = scenario_find(name, err);
	if (!one->path || !source_load(one->path, &one->source, &one->d, err))
		return false;
	one->scenario = scenario_checked(source_scenario(&one->source, &one->d), one->path, &one->d);
	return true;
}

static void subject_close(struct subject *one)
{
	scenario_free(one->scenario);
	diagnostics_clear(&one->d);
	source_clear(&one->source);
	free(one->path);
}

/* "fr en nl", the first one first; owned by the caller. */
static char *languages(const struct scenario *s)
{
	struct buf b = {0};
	buf_text(&b, lang_codes[s->first]);
	for (int lang = 0; lang < LANG_COUNT; lang++)
		if (s->has[lang] && lang != (int)s->first)
			buf_printf(&b, " %s", lang_codes[lang]);
	return buf_take(&b);
}

/* Of the whole meeting, with the largest group. */
static int minutes(const struct scenario *s)
{
	return scenario_minutes(s, (size_t)s->group_max, true);
}

static void say_verdict(const struct subject *one)
{
	const struct diagnostics *d = &one->d;
	size_t warnings = d->count + d->more - d->errors;
	if (!one->scenario) {
		fprintf(stderr, ngettext("%s: %zu error", "%s: %zu errors", d->errors), d->file, d->errors);
		fputc('\n', stderr);
		return;
	}
	char *spoken = languages(one->scenario);
	fprintf(stderr,
	        ngettext(
			"%s: %zu step, %d minutes, %s: ", "%s: %zu steps, %d minutes, %s: ", one->scenario->step_count),
	        one->scenario->id, one->scenario->step_count, minutes(one->scenario), spoken);
	if (warnings)
		fprintf(stderr, ngettext("%zu warning", "%zu warnings", warnings), warnings);
	else
		fputs(_("nothing to say"), stderr);
	fputc('\n', stderr);
	free(spoken);
}

/* NAME could not be read; ERR says why, and is cleared. */
static int check_unread(const char *name, bool json, bool *first, struct error *err)
{
	struct diagnostics d;
	if (!json)
		return cli_fail(err);
	diagnostics_init(&d, name, NULL, 0);
	diagnostics_add(&d, SEVERITY_ERROR, 0, 0, xstrdup(err->text), NULL);
	diagnostics_json(&d, stdout, first);
	diagnostics_clear(&d);
	return cli_fail(err);
}

static int check_one(const char *name, bool json, bool *first)
{
	struct subject one;
	struct error err = {0};
	int status;
	if (subject_open(&one, name, &err)) {
		if (json) {
			diagnostics_json(&one.d, stdout, first);
		} else {
			diagnostics_print(&one.d, stderr);
			say_verdict(&one);
		}
		status = one.scenario ? DONE : ANSWER_NO;
	} else {
		status = check_unread(name, json, first, &err);
	}
	subject_close(&one);
	return status;
}

static int check(const char **names, bool json)
{
	int status = DONE;
	bool first = true;
	if (json)
		fputc('[', stdout);
	for (; *names; names++) {
		int one = check_one(*names, json, &first);
		status = one > status ? one : status;
	}
	if (json)
		fputs("]\n", stdout);
	return status;
}

static void list_one(const char *id, bool json, bool *first)
{
	struct subject one;
	struct error err = {0};
	bool fine = subject_open(&one, id, &err) && one.scenario;
	char *spoken = fine ? languages(one.scenario) : NULL, *shown = text_filter(id, strlen(id), false);
	const char *title = fine ? said_in(&one.scenario->title, i18n_language(), NULL) : "";
	char *title_shown = text_filter(title, strlen(title), false);
	if (json) {
		fputs(*first ? "{\"id\":" : ",\n{\"id\":", stdout);
		*first = false;
		diagnostic_json_text(id, stdout);
		fputs(",\"title\":", stdout);
		diagnostic_json_text(fine ? title : NULL, stdout);
		fputs(",\"languages\":", stdout);
		diagnostic_json_text(spoken, stdout);
		fprintf(stdout,
		        ",\"minutes\":%d,\"steps\":%zu,\"whole\":%s,\"path\":", fine ? minutes(one.scenario) : 0,
		        fine ? one.scenario->step_count : (size_t)0, fine ? "true" : "false");
		diagnostic_json_text(one.path, stdout);
		fputc('}', stdout);
	} else if (fine) {
		printf(_("%-16s %4d min  %-9s %s\n"), shown, minutes(one.scenario), spoken, title_shown);
	} else {
		fprintf(stderr, _("%s: has faults; `filrouge scenario check %s` says which\n"), shown, shown);
	}
	free(spoken);
	free(shown);
	free(title_shown);
	error_clear(&err);
	subject_close(&one);
}

static int list(bool json)
{
	size_t count;
	char **ids = scenario_list(&count);
	bool first = true;
	if (json)
		fputc('[', stdout);
	for (size_t i = 0; i < count; i++) {
		list_one(ids[i], json, &first);
		free(ids[i]);
	}
	free(ids);
	if (json)
		fputs("]\n", stdout);
	if (count == 0)
		fputs(_("There are no scenarios; FILROUGE_SCENARIOS names the folder they are in.\n"), stderr);
	return count ? DONE : ANSWER_NO;
}

int cli_scenario(int argc, char **argv)
{
	const char *json = NULL;
	const struct option_row rows[] = {{"json", false, &json}, {NULL, false, NULL}};
	const char **words = xcalloc((size_t)argc + 1, sizeof *words);
	struct error err = {0};
	int count = 0, status = CANNOT;
	if (!cli_options("scenario", argc, argv, rows, 0, argc, words)) {
		free(words);
		return CANNOT;
	}
	while (words[count])
		count++;
	if (count >= 2 && strcmp(words[0], "check") == 0) {
		status = check(words + 1, json != NULL);
	} else if (count == 1 && strcmp(words[0], "list") == 0) {
		status = list(json != NULL);
	} else {
		char *shown = text_filter(count ? words[0] : "", count ? strlen(words[0]) : 0, false);
		if (count == 0)
			error_set(&err, _("scenario: say what to do: list [--json], or check FILE|ID... [--json]"));
		else if (strcmp(words[0], "check") == 0)
			error_set(&err, _("scenario check: name a file or an id, for example vises-1b"));
		else if (strcmp(words[0], "list") == 0)
			error_set(&err, _("scenario list: it takes no names; there is: list [--json]"));
		else
			error_set(&err,
			          _("scenario: there is no `%s`; there are: list [--json], check FILE|ID... [--json]"),
			          shown);
		free(shown);
		cli_fail(&err);
	}
	free(words);
	return status;
}

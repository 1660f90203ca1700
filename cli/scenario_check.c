/* filrouge scenario check: everything that is wrong, in one run. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "cli/scenario.h"

static void say_verdict(const struct subject *one)
{
	const struct diagnostics *d = &one->d;
	size_t warnings = d->count + d->more - d->errors;
	if (!one->scenario) {
		fprintf(stderr, ngettext("%s: %zu error", "%s: %zu errors", d->errors), d->file, d->errors);
		fputc('\n', stderr);
		return;
	}
	char *spoken = subject_languages(one->scenario);
	fprintf(stderr,
	        ngettext("%s: %zu step, %d minutes, %s: ", "%s: %zu steps, %d minutes, %s: ", one->scenario->step_count),
	        one->scenario->id, one->scenario->step_count, scenario_minutes(one->scenario, (size_t)one->scenario->group_max, true), spoken);
	if (warnings)
		fprintf(stderr, ngettext("%zu warning", "%zu warnings", warnings), warnings);
	else
		fputs(_("no fault found"), stderr);
	fputc('\n', stderr);
	free(spoken);
}

int check_unread(const char *name, bool json, bool *first, struct error *err)
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
	if (parcours_meant(name))
		return parcours_check_one(name, json, first);
	if (subject_open(&one, name, true, &err)) {
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

int scenario_verb_check(int argc, char **argv)
{
	const char *json = NULL;
	const struct option_row rows[] = {{"json", false, &json}, {NULL, false, NULL}};
	const char **words = xcalloc((size_t)argc + 1, sizeof *words);
	int status = CANNOT;
	bool first = true;
	if (cli_options("scenario check", argc, argv, rows, 1, argc, words)) {
		status = DONE;
		fputs(json ? "[" : "", stdout);
		for (const char **name = words; *name; name++) {
			int one = check_one(*name, json != NULL, &first);
			status = one > status ? one : status;
		}
		fputs(json ? "]\n" : "", stdout);
	}
	free(words);
	return status;
}

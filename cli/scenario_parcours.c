/* Parcours among the scenarios: checked and listed with them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "cli/scenario.h"
#include "scenarios/others.h"
#include "scenarios/parcours.h"

bool parcours_meant(const char *name)
{
	static const char extension[] = ".parcours";
	size_t len = strlen(name), end = sizeof extension - 1;
	if (len > end && strcmp(name + len - end, extension) == 0)
		return true;
	struct error err = {0};
	char *scenario = scenario_find(name, &err), *parcours = scenario ? NULL : parcours_find(name, &err);
	bool meant = parcours && !strchr(name, '/');
	error_clear(&err);
	free(scenario);
	free(parcours);
	return meant;
}

/* A parcours, as far as it could be read. */
struct opened {
	char *path;
	struct source source;
	struct diagnostics d;
	struct parcours *parcours;
};

static bool open_one(struct opened *one, const char *name, struct error *err)
{
	*one = (struct opened){0};
	one->path = parcours_find(name, err);
	if (!one->path || !source_load(one->path, &one->source, &one->d, err))
		return false;
	one->parcours = source_parcours(&one->source, &one->d);
	return true;
}

static void close_one(struct opened *one)
{
	parcours_free(one->parcours);
	diagnostics_clear(&one->d);
	source_clear(&one->source);
	free(one->path);
}

static const struct scenario *look(void *others, const char *id)
{
	return others_get(others, id, NULL);
}

static void say_verdict(const struct opened *one, bool fine)
{
	const struct diagnostics *d = &one->d;
	size_t warnings = d->count + d->more - d->errors;
	if (!fine) {
		fprintf(stderr, ngettext("%s: %zu error", "%s: %zu errors", d->errors), d->file, d->errors);
	} else {
		fprintf(stderr, ngettext("%s: %zu meeting: ", "%s: %zu meetings: ", one->parcours->meeting_count), one->parcours->id,
		        one->parcours->meeting_count);
		if (warnings)
			fprintf(stderr, ngettext("%zu warning", "%zu warnings", warnings), warnings);
		else
			fputs(_("no fault found"), stderr);
	}
	fputc('\n', stderr);
}

int parcours_check_one(const char *name, bool json, bool *first)
{
	struct opened one;
	struct error err = {0};
	int status;
	if (open_one(&one, name, &err)) {
		struct others *others = others_new(NULL, one.path);
		bool fine = one.parcours && parcours_check(one.parcours, look, others, &one.d);
		others_free(others);
		if (json) {
			diagnostics_json(&one.d, stdout, first);
		} else {
			diagnostics_print(&one.d, stderr);
			say_verdict(&one, fine);
		}
		status = fine ? DONE : ANSWER_NO;
	} else {
		status = check_unread(name, json, first, &err);
	}
	close_one(&one);
	return status;
}

void parcours_print(const char *id)
{
	struct opened one;
	struct error err = {0};
	char *shown = text_filter(id, strlen(id), false);
	if (open_one(&one, id, &err) && one.parcours) {
		const char *title = said_in(&one.parcours->title, i18n_language(), NULL);
		char *title_shown = text_filter(title, strlen(title), false);
		char *meetings = xasprintf(ngettext("%zu meeting", "%zu meetings", one.parcours->meeting_count), one.parcours->meeting_count);
		int pad = 40 - text_columns(meetings, strlen(meetings));
		printf("%-16s %s%*s%s\n", shown, meetings, pad > 0 ? pad : 1, "", title_shown);
		free(meetings);
		free(title_shown);
	} else {
		fprintf(stderr, _("%s: has faults; `filrouge scenario check %s` says which\n"), shown, shown);
	}
	error_clear(&err);
	free(shown);
	close_one(&one);
}

void parcours_print_json(const char *id, bool *first_of_all)
{
	struct opened one;
	struct error err = {0};
	bool first = true, fine = open_one(&one, id, &err) && one.parcours;
	printf("%s{", *first_of_all ? "" : ",\n");
	*first_of_all = false;
	json_text("id", id, &first);
	json_text("type", "parcours", &first);
	json_text("title", fine ? said_in(&one.parcours->title, i18n_language(), NULL) : NULL, &first);
	json_key("meetings", &first);
	fputc('[', stdout);
	for (size_t i = 0; fine && i < one.parcours->meeting_count; i++) {
		fputs(i ? "," : "", stdout);
		diagnostic_json_text(one.parcours->meetings[i].scenario, stdout);
	}
	fputc(']', stdout);
	json_key("whole", &first);
	fputs(fine ? "true" : "false", stdout);
	json_text("path", one.path, &first);
	fputc('}', stdout);
	error_clear(&err);
	close_one(&one);
}

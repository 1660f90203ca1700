/* filrouge scenario diff: what a change does to what was answered. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "cli/scenario.h"
#include "scenarios/diff.h"

static void print_json(const struct scenario *old, const struct scenario *new, const struct diff *d)
{
	bool first = true;
	fputc('{', stdout);
	json_text("old", old->id, &first);
	json_text("new", new->id, &first);
	json_number("old_version", old->version, &first);
	json_number("new_version", new->version, &first);
	json_key("harms", &first);
	fputs(diff_harms(d) ? "true" : "false", stdout);
	json_key("counts", &first);
	fputc('{', stdout);
	bool inner = true;
	for (int what = 0; what < DIFF_WHAT_COUNT; what++)
		json_number(diff_names[what], (double)d->of[what], &inner);
	fputc('}', stdout);
	json_key("items", &first);
	fputc('[', stdout);
	for (size_t i = 0; i < d->count; i++) {
		const struct diff_item *one = &d->items[i];
		inner = true;
		fputs(i ? ",\n{" : "{", stdout);
		json_text("what", diff_names[one->what], &inner);
		json_text("step", one->step, &inner);
		json_text("field", one->field, &inner);
		json_text("part", one->part, &inner);
		json_text("was", one->was, &inner);
		json_text("is", one->is, &inner);
		fputc('}', stdout);
	}
	fputs("]}\n", stdout);
}

/* "label: « old » -> « new »", what there is of it. */
static void print_item(const struct diff_item *one)
{
	const char *word = _(diff_words[one->what]);
	const char *whose = one->field ? one->field : one->step ? one->step : NULL;
	char *name = !whose ? xstrdup(one->part) : one->part ? xasprintf("%s: %s", whose, one->part) : xstrdup(whose);
	int pad = 18 - text_columns(word, strlen(word));
	printf("  %s%*s%s", word, pad > 0 ? pad : 1, "", name);
	if (one->was && one->is)
		printf("  %s -> %s", one->was, one->is);
	else if (one->was || one->is)
		printf("  %s", one->was ? one->was : one->is);
	fputc('\n', stdout);
	free(name);
}

static void print_text(const struct scenario *old, const struct scenario *new, const struct diff *d)
{
	printf(_("%s, version %d -> %s, version %d\n"), old->id, old->version, new->id, new->version);
	if (d->other_id)
		printf(_("THE ID OF THE SCENARIO CHANGED from %s to %s: no answer is bound to the new one\n"), old->id, new->id);
	for (size_t i = 0; i < d->count; i++)
		if (d->items[i].what != DIFF_KEPT)
			print_item(&d->items[i]);
	printf(ngettext("%zu field is kept as it is\n", "%zu fields are kept as they are\n", d->of[DIFF_KEPT]), d->of[DIFF_KEPT]);
	if (d->same_version)
		fprintf(stderr, _("%s: the text changed and the version did not: raise `version`, now %d\n"), new->id, new->version);
	if (diff_opens(d))
		fputs(_("Answers would be read by people who might not read them until now: ask those who gave them, or leave the circle and the "
		        "consent as they were.\n"),
		      stderr);
	if (diff_loses(d))
		fputs(_("Sessions that ran the old version would lose sight of answers, or show them under another question: "
		        "keep the old ids, and give what is new an id of its own.\n"),
		      stderr);
}

int scenario_verb_diff(int argc, char **argv)
{
	const char *json = NULL, *words[3];
	const struct option_row rows[] = {{"json", false, &json}, {NULL, false, NULL}};
	struct subject old = {0}, new = {0};
	if (!cli_options("scenario diff", argc, argv, rows, 2, 2, words))
		return CANNOT;
	int status = subject_whole(&old, words[0]);
	if (status == DONE)
		status = subject_whole(&new, words[1]);
	if (status == DONE) {
		struct diff d;
		diff_compare(old.scenario, new.scenario, &d);
		if (json)
			print_json(old.scenario, new.scenario, &d);
		else
			print_text(old.scenario, new.scenario, &d);
		status = diff_harms(&d) ? ANSWER_NO : DONE;
		diff_clear(&d);
	} else {
		status = CANNOT; /* nothing could be compared */
	}
	subject_close(&old);
	subject_close(&new);
	return status;
}

/* filrouge scenario rehearse: simulated enterprises walk it, and what they met is told. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "cli/scenario.h"
#include "scenarios/rehearse.h"

enum { LISTED = 20 };

static void json_places(const char *key, const struct rehearse_places *places, bool *first)
{
	json_key(key, first);
	fputc('[', stdout);
	for (size_t i = 0; i < places->count; i++) {
		bool inner = true;
		fputs(i ? ",\n{" : "{", stdout);
		json_text("step", places->list[i].step, &inner);
		json_text("field", places->list[i].field, &inner);
		json_text("part", places->list[i].part, &inner);
		fputc('}', stdout);
	}
	fputc(']', stdout);
}

static void print_json(const struct scenario *s, const struct rehearsal *r, bool *first_of_all)
{
	bool first = true;
	printf("%s{", *first_of_all ? "" : ",\n");
	*first_of_all = false;
	json_text("id", s->id, &first);
	json_key("clean", &first);
	fputs(rehearsal_clean(r) ? "true" : "false", stdout);
	json_number("walks", (double)r->walks, &first);
	json_number("asked", (double)r->asked, &first);
	json_key("given_up", &first);
	fputs(r->given_up ? "true" : "false", stdout);
	json_number("slot", s->slot, &first);
	json_key("times", &first);
	fputc('[', stdout);
	for (size_t i = 0; i < r->time_count; i++)
		printf("%s{\"enterprises\":%zu,\"minutes\":%d,\"without_optional\":%d}", i ? "," : "", r->times[i].enterprises, r->times[i].all,
		       r->times[i].must);
	fputc(']', stdout);
	json_places("never_asked", &r->dead, &first);
	json_places("never_offered", &r->unseen, &first);
	json_places("stopped", &r->stopped, &first);
	json_key("longest", &first);
	fputc('{', stdout);
	for (int part = 0; part < PART_COUNT; part++) {
		printf("%s\"%s\":{\"lines\":%d,\"step\":", part ? "," : "", rehearse_parts[part], r->longest[part].lines);
		diagnostic_json_text(r->longest[part].step, stdout);
		printf(",\"language\":\"%s\"}", lang_codes[r->longest[part].lang]);
	}
	fputc('}', stdout);
	json_key("missing", &first);
	fputc('{', stdout);
	bool inner = true;
	for (int lang = 0; lang < LANG_COUNT; lang++)
		if (s->has[lang])
			json_places(lang_codes[lang], &r->missing[lang], &inner);
	fputs("}}", stdout);
}

/* TITLE, then each place on a line of its own. */
static void print_places(const char *title, const struct rehearse_places *places)
{
	if (places->count == 0)
		return;
	printf("  %s\n", title);
	for (size_t i = 0; i < places->count && i < LISTED; i++) {
		const struct rehearse_place *one = &places->list[i];
		printf("    %s%s%s%s%s\n", one->step ? one->step : "", one->field ? " / " : "", one->field ? one->field : "", one->part ? ": " : "",
		       one->part ? one->part : "");
	}
	if (places->count > LISTED)
		printf(ngettext("    and %zu more\n", "    and %zu more\n", places->count - LISTED), places->count - LISTED);
}

static void print_time(const struct scenario *s, const struct rehearse_time *t)
{
	printf(ngettext("  with %zu enterprise: %d minutes of %d", "  with %zu enterprises: %d minutes of %d", t->enterprises), t->enterprises, t->all,
	       s->slot);
	if (t->must > s->slot)
		printf(_("; TOO LONG, by %d even without the optional steps"), t->must - s->slot);
	else if (t->all > s->slot)
		printf(_("; %d without the optional steps"), t->must);
	fputc('\n', stdout);
}

static void print_screens(const struct rehearsal *r)
{
	static const char *const names[PART_COUNT] = {N_("the longest text to say"), N_("the longest text for the facilitator"),
	                                              N_("the longest text on the room's screen"), N_("the longest form")};
	for (int part = 0; part < PART_COUNT; part++) {
		const struct rehearse_screen *one = &r->longest[part];
		if (!one->step)
			continue;
		printf(ngettext("  %s: %d line at 80x24 (%s, %s)", "  %s: %d lines at 80x24 (%s, %s)", (unsigned long)one->lines), _(names[part]), one->lines,
		       one->step, lang_codes[one->lang]);
		if (part == PART_SHOW && one->lines > r->room_lines)
			printf(_("; TOO LONG, the room's screen has %d"), r->room_lines);
		fputc('\n', stdout);
	}
}

static void print_text(const struct scenario *s, const struct rehearsal *r)
{
	printf(ngettext("%s: %zu walk, ", "%s: %zu walks, ", r->walks), s->id, r->walks);
	printf(ngettext("%zu field asked\n", "%zu fields asked\n", r->asked), r->asked);
	for (size_t i = 0; i < r->time_count; i++)
		print_time(s, &r->times[i]);
	print_screens(r);
	print_places(_("NEVER ASKED of anybody:"), &r->dead);
	if (r->given_up)
		puts(_("  it is too large to try everything: some of these may be asked after all"));
	print_places(_("NEVER OFFERED to anybody:"), &r->unseen);
	print_places(_("EXPRESSIONS that cannot be evaluated:"), &r->stopped);
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		char *title = xasprintf(ngettext("NOT TRANSLATED into %s, %zu text:", "NOT TRANSLATED into %s, %zu texts:", r->missing[lang].count),
		                        lang_codes[lang], r->missing[lang].count);
		print_places(title, &r->missing[lang]);
		free(title);
	}
	puts(rehearsal_clean(r) ? _("  no fault found") : _("  faults found"));
}

static int rehearse_one(const char *name, size_t enterprises, bool json, bool *first)
{
	struct subject one;
	struct rehearsal r;
	struct error err = {0};
	int status = subject_whole(&one, name);
	if (status == DONE && rehearse(one.scenario, one.path, enterprises, &r, &err)) {
		if (json)
			print_json(one.scenario, &r, first);
		else
			print_text(one.scenario, &r);
		status = rehearsal_clean(&r) ? DONE : ANSWER_NO;
		rehearsal_clear(&r);
	} else if (status == DONE) {
		status = cli_fail(&err);
	}
	subject_close(&one);
	return status;
}

int scenario_verb_rehearse(int argc, char **argv)
{
	static const char verb[] = "scenario rehearse";
	const char *json = NULL, *enterprises = NULL;
	const struct option_row rows[] = {{"json", false, &json}, {"enterprises", true, &enterprises}, {NULL, false, NULL}};
	const char **words = xcalloc((size_t)argc + 1, sizeof *words);
	size_t count = 0;
	int status = CANNOT;
	bool first = true;
	if (cli_options(verb, argc, argv, rows, 1, argc, words) && scenario_count(verb, enterprises, &count)) {
		status = DONE;
		fputs(json ? "[" : "", stdout);
		for (const char **name = words; *name; name++) {
			int one = rehearse_one(*name, count, json != NULL, &first);
			status = one > status ? one : status;
		}
		fputs(json ? "]\n" : "", stdout);
	}
	free(words);
	return status;
}

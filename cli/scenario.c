/* filrouge scenario: a row for each thing that can be done with a scenario. Knows none of them by heart. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/scenario.h"

const struct subcommand scenario_verbs[] = {
	{"scenario list", scenario_verb_list, "[--json]", N_("the scenarios there are, their languages and how long they take")},
	{"scenario show", scenario_verb_show, "ID|FILE [--language fr|en|nl] [--enterprises N] [--pole insertion|solidarite|autre] [--markdown]",
         N_("a run sheet for paper: the time-line, what to say, what to ask")},
	{"scenario check", scenario_verb_check, "ID|FILE... [--json]", N_("what is wrong in a scenario, where, and how to mend it")},
	{"scenario preview", scenario_verb_preview,
         "ID|FILE [--as facilitator|room|enterprise] [--pole insertion|solidarite|autre] [--kind enterprise|authority|funder|network|support|research] [--enterprises N] [--language fr|en|nl] [--play SCRIPT] [--size 80x24]",
         N_("walk it in the real screens, with made-up enterprises; nothing of it is kept")},
	{"scenario rehearse", scenario_verb_rehearse, "ID|FILE... [--enterprises N] [--json]",
         N_("simulated enterprises walk every branch: time, fields nobody is asked, long screens, missing translations")},
	{"scenario diff", scenario_verb_diff, "OLD NEW [--json]", N_("what a change does to the sessions that ran the old version")},
	{"scenario new", scenario_verb_new, "FILE [--from ID|FILE] [--id ID] [--language fr|en|nl]",
         N_("a scenario to begin with: a skeleton with comments, or a copy of one with all that it includes")},
	{NULL, NULL, NULL, NULL},
};

static const char *verb_of(const struct subcommand *row)
{
	return strchr(row->name, ' ') + 1;
}

static void print_verbs(FILE *out)
{
	for (const struct subcommand *row = scenario_verbs; row->name; row++)
		fprintf(out, "  filrouge %s %s\n      %s\n", row->name, row->usage, _(row->help));
}

static int unknown(const char *word)
{
	const char *names[sizeof scenario_verbs / sizeof *scenario_verbs];
	size_t count = 0;
	struct buf list = {0};
	for (const struct subcommand *row = scenario_verbs; row->name; row++) {
		names[count++] = verb_of(row);
		buf_printf(&list, list.len ? ", %s" : "%s", verb_of(row));
	}
	const char *near = text_nearest(word, names, count);
	char *shown = text_filter(word, strlen(word), false);
	struct error err = {0};
	if (near)
		error_set(&err, _("scenario: there is no `%s`; did you mean `%s`?"), shown, near);
	else
		error_set(&err, _("scenario: there is no `%s`; there are: %s"), shown, buf_str(&list));
	buf_clear(&list);
	free(shown);
	return cli_fail(&err);
}

int cli_scenario(int argc, char **argv)
{
	const char *word = argc > 1 ? argv[1] : NULL;
	i18n_language(); /* lines are wrapped by what a character takes on the screen: that must be known first */
	if (!word) {
		struct error err = {0};
		error_set(&err, _("scenario: say what to do; `filrouge scenario --help` lists it"));
		return cli_fail(&err);
	}
	for (const struct subcommand *row = scenario_verbs; row->name; row++) {
		if (strcmp(verb_of(row), word) != 0)
			continue;
		if (argc > 2 && strcmp(argv[2], "--help") == 0) {
			printf("filrouge %s %s\n%s\n", row->name, row->usage, _(row->help));
			return DONE;
		}
		return row->run(argc - 1, argv + 1);
	}
	if (strcmp(word, "help") == 0 || strcmp(word, "--help") == 0) {
		print_verbs(stdout);
		return DONE;
	}
	return unknown(word);
}

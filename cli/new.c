/* filrouge new: a session file from a scenario, or from an earlier session without its people, and a list of enterprises. */
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "session/wanted.h"

static void faults_print(const struct diagnostics *d)
{
	diagnostics_print(d, stderr);
}

static void lines_print(const char *lines)
{
	for (const char *end; *lines; lines = end + (*end != '\0')) {
		end = strchrnul(lines, '\n');
		fprintf(stderr, "filrouge: %.*s\n", (int)(end - lines), lines);
	}
}

bool cli_create(const struct new_options *o, struct error *err)
{
	struct buf said = {0};
	char *author = cli_person();
	struct wanted w = {
		.path = o->path, .scenario = o->scenario, .parcours = o->parcours, .like = o->like, .as_it_was = o->as_it_was != NULL, .csv = o->enterprises,
		.title = o->title, .language = o->language, .date = o->date, .place = o->place, .author = author, .faulty = faults_print,
	};
	bool done = wanted_make(&w, &said, err);
	if (done)
		lines_print(buf_str(&said));
	buf_clear(&said);
	free(author);
	return done;
}

int cli_new(int argc, char **argv)
{
	struct new_options o = {0};
	const struct option_row rows[] = {
		{"scenario", true, &o.scenario}, {"enterprises", true, &o.enterprises}, {"title", true, &o.title},
		{"language", true, &o.language}, {"date", true, &o.date}, {"place", true, &o.place},
		{"parcours", true, &o.parcours}, {"like", true, &o.like}, {"as-it-was", false, &o.as_it_was}, {NULL, false, NULL},
	};
	const char *words[2];
	if (!cli_options(argv[0], argc, argv, rows, 1, 1, words))
		return 2;
	if ((o.scenario != NULL) + (o.parcours != NULL) + (o.like != NULL) != 1)
		return cli_usage(argv[0], _("say which scenario with --scenario, which parcours with --parcours (`filrouge scenario list` names them), or which "
		                            "session it is like with --like"));
	if (o.as_it_was && !o.like)
		return cli_usage(argv[0], _("--as-it-was goes with --like"));
	o.path = words[0];
	struct error err = {0};
	if (!cli_create(&o, &err))
		return cli_fail(&err);
	char *shown = text_filter(o.path, strlen(o.path), false);
	fprintf(stderr, _("%s is ready. To open it: filrouge run %s"), shown, shown);
	fputc('\n', stderr);
	free(shown);
	return 0;
}

/* filrouge scenario show: the run sheet on standard output. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/scenario.h"
#include "scenarios/sheet.h"

int scenario_verb_show(int argc, char **argv)
{
	static const char verb[] = "scenario show";
	const char *language = NULL, *enterprises = NULL, *pole = NULL, *markdown = NULL, *words[2];
	const struct option_row rows[] = {{"language", true, &language}, {"enterprises", true, &enterprises}, {"pole", true, &pole},
	                                  {"markdown", false, &markdown}, {NULL, false, NULL}};
	struct sheet_options options = {0};
	struct subject one = {0};
	if (!cli_options(verb, argc, argv, rows, 1, 1, words) || !scenario_count(verb, enterprises, &options.enterprises) ||
	    !scenario_pole(verb, pole, &options.who))
		return CANNOT;
	int status = subject_whole(&one, words[0]);
	if (status == DONE && !scenario_language(verb, language, one.scenario, &options.lang))
		status = CANNOT;
	if (status == DONE) {
		options.markdown = markdown != NULL;
		if (!enterprises)
			options.enterprises = sheet_enterprises(one.scenario);
		if (options.who) /* an enterprise of that pole */
			options.who |= KIND_ENTERPRISE;
		char *sheet = sheet_write(one.scenario, &options);
		fputs(sheet, stdout);
		free(sheet);
	}
	subject_close(&one);
	return status;
}

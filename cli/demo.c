/* filrouge demo: a ready-made group of seven. On a terminal it opens the room; without one it plays a short
 * recorded workshop in a file of its own and prints the last screen and where the file is. */
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "scenarios/scenario.h"

/* The demo's own files lie beside the scenario: demo.csv, demo.play. */
static char *beside(const char *scenario, const char *name)
{
	const char *slash = strrchr(scenario, '/');
	return xasprintf("%.*s%s", slash ? (int)(slash - scenario + 1) : 0, scenario, name);
}

static bool make(const char *path, const char *scenario, const char *language, struct error *err)
{
	char *csv = beside(scenario, "demo.csv");
	struct new_options o = {
		.path = path, .scenario = scenario, .enterprises = csv, .title = "Lille-Mons", .language = language,
		.place = "Tournai",
	};
	bool done = cli_create(&o, err);
	free(csv);
	return done;
}

/* The person's demo is made once and reopened after. */
int cli_demo_open(const char *language, const char *linear, bool later, struct error *err)
{
	char *folder = cli_data_folder(err), *scenario = folder ? scenario_find("vises-1b", err) : NULL;
	char *path = scenario ? xasprintf("%s/demo.filrouge", folder) : NULL;
	int status = 2;
	if (path && (access(path, F_OK) == 0 || make(path, scenario, language, err)))
		status = cli_room_open(&(struct room_options){.path = path, .language = language, .linear = linear, .later = later}, err);
	free(path);
	free(scenario);
	free(folder);
	return status;
}

/* The recorded workshop is the program's own file, made anew each time. */
/* Whatever the folder is called, only text reaches the terminal. */
static void print_path(const char *path)
{
	char *shown = text_filter(path, strlen(path), false);
	puts(shown);
	free(shown);
}

static int play_recording(const char *folder, const char *scenario, const char *language, struct error *err)
{
	char *path = xasprintf("%s/demo-recorded.filrouge", folder), *script = beside(scenario, "demo.play");
	char *journal = xasprintf("%s-journal", path);
	int status = 2;
	unlink(path);
	unlink(journal); /* of a recording that was killed */
	free(journal);
	if (make(path, scenario, language ? language : "fr", err))
		status = cli_room(&(struct room_options){.path = path, .script = script, .language = language, .final = true, .plain = true});
	if (status == 0)
		print_path(path);
	free(script);
	free(path);
	return status;
}

int cli_demo(int argc, char **argv)
{
	const char *language = NULL, *linear = NULL, *words[1];
	const struct option_row rows[] = {{"language", true, &language}, {"linear", false, &linear}, {NULL, false, NULL}};
	if (!cli_options(argv[0], argc, argv, rows, 0, 0, words))
		return 2;
	struct error err = {0};
	int status = 2;
	if (linear || (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))) {
		status = cli_demo_open(language, linear, false, &err);
	} else {
		char *folder = cli_data_folder(&err), *scenario = folder ? scenario_find("vises-1b", &err) : NULL;
		if (scenario)
			status = play_recording(folder, scenario, language, &err);
		free(scenario);
		free(folder);
	}
	if (err.text)
		cli_fail(&err);
	return status;
}

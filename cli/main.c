/* The front door: finds the row of the subcommand and runs it. Knows no subcommand by heart. */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <fcntl.h>

#include "base/text.h"
#include "cli/cli.h"
#include "cli/complete.h"
#include "session/keeper.h"

const struct subcommand subcommands[] = {
	{"demo", cli_demo, "[--language fr|en|nl] [--linear]", N_("open a ready-made group of seven enterprises")},
	{"new", cli_new,
	 "FILE --scenario ID|./x.scenario|--parcours ID|--like OLD.filrouge [--as-it-was] [--enterprises FILE.csv] [--title T] [--language fr|en|nl] [--date D] [--place P]",
	 N_("make a session file from a scenario and a list of enterprises")},
	{"run", cli_run, "FILE [--language fr|en|nl] [--linear] [--play SCRIPT] [--size 80x24]",
	 N_("the facilitator's room: lead the workshop and write down what is said")},
	{"review", cli_review, "FILE --as ENTERPRISE [--language fr|en|nl] [--play SCRIPT] [--size 80x24]",
	 N_("the enterprise's own view: where it is, its answers, actions, question, indicators, what it shares")},
	{"show", cli_show, "FILE [--language fr|en|nl] [--play SCRIPT] [--size 80x24]", N_("the room's screen: follows the live step, shows what the whole group reads")},
	{"scenario", cli_scenario, "list|show|check|preview|rehearse|diff|new ...", N_("scenarios: list, print, check, look at, rehearse, compare, begin one")},
	{"config", cli_config, "show|check [--json]", N_("what the site and the person have set, and what is wrong in it")},
	{"export", cli_export, "FILE [--enterprise E]", N_("write everything as JSON on standard output")},
	{"access", cli_access, "install|add|list|test|remove|check|log ...", N_("who may come in over SSH, and as whom")},
	{"doctor", cli_doctor, "[FILE] [--json]", N_("what this machine and this terminal offer and lack")},
	{"import", cli_import, "FILE.json FILE", N_("make a session file from an export")},
	{"forget", cli_forget, "FILE --enterprise E [--yes]", N_("erase all that a session keeps of one enterprise, and prove it")},
	{NULL, NULL, NULL, NULL},
};

static const struct subcommand *find_in(const struct subcommand *rows, const char *name)
{
	for (const struct subcommand *s = rows; s->name; s++)
		if (strcmp(s->name, name) == 0)
			return s;
	return NULL;
}

static void print_help(FILE *out)
{
	fprintf(out, "filrouge %s\n%s\n\n", PACKAGE_VERSION,
	        _("Lead a workshop of social enterprises from a terminal, and lose nothing of what is said."));
	for (const struct subcommand *s = subcommands; s->name; s++)
		fprintf(out, "  filrouge %s %s\n      %s\n", s->name, s->usage, _(s->help));
	fprintf(out, "\n%s\n", _("To begin: filrouge demo"));
}

int cli_fail(struct error *err)
{
	fprintf(stderr, "filrouge: %s\n", err->text ? err->text : _("something went wrong and nothing says what"));
	error_clear(err);
	return 2;
}

int cli_usage(const char *name, const char *sentence)
{
	const struct subcommand *s = find_in(subcommands, name);
	if (!s)
		s = find_in(scenario_verbs, name);
	if (!s)
		s = find_in(access_verbs, name);
	if (sentence)
		fprintf(stderr, "filrouge %s: %s\n", name, sentence);
	fprintf(stderr, "%s filrouge %s %s\n", _("Use:"), name, s ? s->usage : "");
	return 2;
}

static int unknown(const char *word)
{
	const char *names[sizeof subcommands / sizeof *subcommands];
	size_t count = 0;
	for (const struct subcommand *s = subcommands; s->name; s++)
		names[count++] = s->name;
	const char *near = text_nearest(word, names, count);
	char *shown = text_filter(word, strlen(word), false);
	if (near)
		fprintf(stderr, _("filrouge: `%s` is not a command; did you mean `%s`?"), shown, near);
	else
		fprintf(stderr, _("filrouge: `%s` is not a command; `filrouge help` lists them"), shown);
	fputc('\n', stderr);
	free(shown);
	return 2;
}

/* The standard descriptors must be open: a file opened later must never become one of them. */
static void hold_standard_descriptors(void)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", fd ? O_WRONLY : O_RDONLY) != fd)
			_exit(2);
}

/* Reached as `launch`, or as a login shell, `-launch`. */
static bool is_launcher(const char *name)
{
	const char *slash = name ? strrchr(name, '/') : NULL;

	name = slash ? slash + 1 : name;
	return name && strcmp(name + (*name == '-'), "launch") == 0;
}

int main(int argc, char **argv)
{
	hold_standard_descriptors();
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN); /* a limit on files is an error that can be told, not an end */
	if (is_launcher(argv[0]))
		return cli_launch(argc, argv);
	/* A keeper wanted after the start: our own word, given by session/client.c alone. */
	if (argc == 6 && strcmp(argv[1], "keeper") == 0)
		keeper_main(atoi(argv[2]), atoi(argv[3]), argv[4], argv[5]);
	if (argc > 1 && strcmp(argv[1], "complete") == 0) /* the shells' own word */
		return cli_complete(argc - 1, argv + 1);
	cli_settings_language();
	int status;
	if (argc < 2 && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && cli_start(&status))
		return status;
	const char *word = argc > 1 ? argv[1] : "help";
	if (strcmp(word, "--version") == 0 || strcmp(word, "version") == 0) {
		printf("filrouge %s\n", PACKAGE_VERSION);
		return 0;
	}
	if (strcmp(word, "help") == 0 || strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
		print_help(stdout);
		return 0;
	}
	const struct subcommand *s = find_in(subcommands, word);
	if (!s)
		return unknown(word);
	if (argc > 2 && strcmp(argv[2], "--help") == 0 && s->run != cli_scenario && s->run != cli_access) {
		printf("filrouge %s %s\n%s\n", s->name, s->usage, _(s->help));
		return 0;
	}
	return s->run(argc - 1, argv + 1);
}

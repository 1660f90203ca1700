/* The front door: one row per subcommand, and what they share. Each returns the exit status:
 * 0 done, 1 the answer is no, 2 it could not be done. Data goes to standard output, words to standard error. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/i18n.h"
#include "config/options.h"
#include "session/wall.h"
#include "tui/app.h"

struct subcommand {
	const char *name;
	int (*run)(int argc, char **argv); /* argv[0] is the name */
	const char *usage;                 /* what follows the name */
	const char *help;                  /* N_("...") */
};
extern const struct subcommand subcommands[];    /* ends with a NULL name */
extern const struct subcommand scenario_verbs[]; /* "scenario list" ...; ends with a NULL name */
extern const struct subcommand access_verbs[];   /* "access add" ...; likewise */

int cli_new(int argc, char **argv);
int cli_run(int argc, char **argv);
int cli_review(int argc, char **argv);
int cli_demo(int argc, char **argv);
int cli_config(int argc, char **argv);
int cli_export(int argc, char **argv);
int cli_forget(int argc, char **argv);
int cli_import(int argc, char **argv);
int cli_scenario(int argc, char **argv);
int cli_show(int argc, char **argv);
int cli_access(int argc, char **argv);
int cli_doctor(int argc, char **argv);
/* Under the name `launch`: what sshd runs for a key. */
int cli_launch(int argc, char **argv);

/* Says "filrouge: SENTENCE" on standard error, clears ERR, returns 2. */
int cli_fail(struct error *err);

/* Says how NAME is used, after a sentence about what is wrong (may be NULL); returns 2. */
int cli_usage(const char *name, const char *sentence);

/* An option of a subcommand: `--name VALUE` or `--name=VALUE`; flags take none. */
struct option_row {
	const char *name;  /* without the dashes */
	bool value;        /* takes one */
	const char **text; /* receives the value; a flag receives its own name */
};
/* Reads the options of NAME and gives what is left: at least LEAST and at most MOST words, into WORDS (MOST + 1 long, NULL after the last).
 * false: said already, return 2. ROWS ends with a NULL name. */
bool cli_options(const char *name, int argc, char **argv, const struct option_row *rows, int least, int most, const char **words);

/* What the site and the person have set: read at the first call, the same ones after. Never NULL. */
struct options *cli_settings(void);
/* Speaks in the language they ask for: the person's before the environment's, the environment's before the site's. */
void cli_settings_language(void);
/* The keys made of them (tui/bind.h); NULL: those of the commands. */
const char *const *cli_settings_keys(void);
/* Before a screen is started: how it looks; what is wrong in them goes to standard error. */
void cli_settings_screen(void);
/* Before A takes its first key. */
void cli_settings_face(struct app *a);

/* Who types: FILROUGE_USER, else the login name, else the user's number; made an id. Caller frees. */
char *cli_person(void);

/* $XDG_DATA_HOME/filrouge (or ~/.local/share/filrouge), made if it is missing; caller frees. NULL with a sentence. */
char *cli_data_folder(struct error *err);

/* Opens the facilitator's room on PATH: on the terminal, or playing SCRIPT (may be NULL) on a screen of SIZE ("80x24").
 * FINAL: print the last screen of the script. */
struct room_options {
	const char *path, *script, *size, *language;
	bool final;
	bool plain; /* whatever the site and the person have set */
	const char *linear; /* not NULL: line by line instead of on a screen */
	bool later; /* this process has had the terminal before */
	unsigned role;      /* enum role; 0: the facilitator */
	enum reader_role reader; /* whom the keeper serves, */
	const char *enterprise;  /* and for which enterprise; NULL: none */
	const char *person; /* who types; NULL: cli_person() */
	bool remote;        /* the launcher's: nothing is remembered for this account */
	void (*confine)(void); /* not NULL: called when the screen, the language and the session are there, before the first key is read */
};
int cli_room(const struct room_options *o);
/* The same, what is wrong left in ERR. */
int cli_room_open(const struct room_options *o, struct error *err);
/* Opens the person's demonstration, made where it isn't yet. */
int cli_demo_open(const char *language, const char *linear, bool later, struct error *err);

/* The start screen, on a terminal. False: no screen can be shown on it. */
bool cli_start(int *status);

/* Makes a session file from a scenario (an id or a path), or like another session file, and a CSV (may be NULL); says what is unusual about
 * it. */
struct new_options {
	const char *path, *scenario, *parcours, *like, *as_it_was, *enterprises, *title, *language, *date, *place;
};
bool cli_create(const struct new_options *o, struct error *err);

#endif

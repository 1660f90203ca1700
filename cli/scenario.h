/* What the subcommands of `filrouge scenario` share. Diagnostics and remarks go to standard error, lists, sheets and JSON to standard
 * output. */
#ifndef CLI_SCENARIO_H
#define CLI_SCENARIO_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/cli.h"
#include "scenarios/scenario.h"
#include "scenarios/source.h"

enum { DONE = 0, ANSWER_NO = 1, CANNOT = 2 };

/* A scenario named on the command line, as far as it could be read. */
struct subject {
	char *path;
	struct source source;
	struct diagnostics d;
	struct scenario *scenario; /* NULL: it has errors, which D says */
};

/* NAME is an id or a path. CHECKED: everything is looked at, else only what reading needs. false with a sentence when there is no such
 * file; subject_close() in any case. */
bool subject_open(struct subject *one, const char *name, bool checked, struct error *err);
void subject_close(struct subject *one);
/* The same, for those who need it whole: says what is wrong on standard error, and returns ANSWER_NO or CANNOT; DONE when it is whole. */
int subject_whole(struct subject *one, const char *name);

/* Is NAME a parcours: a file that ends in .parcours, or an id that only a parcours has? */
bool parcours_meant(const char *name);
/* Checks it, as scenario_check.c does a scenario; lists those there are, as scenario_list.c does. */
int parcours_check_one(const char *name, bool json, bool *first);
void parcours_print(const char *id);
void parcours_print_json(const char *id, bool *first);

/* scenario_check.c: NAME could not be read; ERR says why, and is cleared. */
int check_unread(const char *name, bool json, bool *first, struct error *err);

/* "fr en nl", the first one first; owned by the caller. */
char *subject_languages(const struct scenario *s);

/* A number of enterprises between 1 and 1000; *COUNT stays as it is when TEXT is NULL. false after saying so. */
bool scenario_count(const char *verb, const char *text, size_t *count);
/* The language asked for, else that of the environment where the scenario has it, else its first; messages are in it from now on.
 * false after saying so. */
bool scenario_language(const char *verb, const char *text, const struct scenario *s, enum lang *lang);
/* The bit of a pole; 0 when TEXT is NULL. false after saying so. */
bool scenario_pole(const char *verb, const char *text, unsigned *who);

/* A key of a JSON object, the comma before it, its value left to the caller. */
void json_key(const char *key, bool *first);
void json_text(const char *key, const char *text, bool *first);
void json_number(const char *key, double number, bool *first);

int scenario_verb_check(int argc, char **argv);
int scenario_verb_diff(int argc, char **argv);
int scenario_verb_list(int argc, char **argv);
int scenario_verb_new(int argc, char **argv);
int scenario_verb_preview(int argc, char **argv);
int scenario_verb_rehearse(int argc, char **argv);
int scenario_verb_show(int argc, char **argv);

#endif

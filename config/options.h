/* What a site and a person may set: one table. Values are those of the person's file, else of the site's, else of the table; what is
 * wrong in a file is kept as diagnostics and never stops the program. Must not know what commands or screens are. */
#ifndef CONFIG_OPTIONS_H
#define CONFIG_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "config/diagnostic.h"

enum option_id {
	OPTION_LANGUAGE,
	OPTION_THEME,
	OPTION_CLOCK,
	OPTION_MOUSE,
	OPTION_HIDE_AFTER,
	OPTION_LEAVE_AFTER,
	OPTION_HIDE_ROOM_AFTER,
	OPTION_NOTE_CIRCLE,
	OPTION_COUNT
};

/* The numbers of words: their places in the table. */
enum { LANGUAGE_AUTO, LANGUAGE_FR, LANGUAGE_EN, LANGUAGE_NL };
enum { THEME_AUTO, THEME_DARK, THEME_LIGHT, THEME_MONO };
enum { CLOCK_24H, CLOCK_12H };
enum { MOUSE_AUTO, MOUSE_ON, MOUSE_OFF };
enum { NOTE_CIRCLE_F, NOTE_CIRCLE_E };

struct options_row {
	const char *name;
	const char *const *words; /* one of these, NULL at the end; NULL: a whole number */
	int low, high;            /* of a number */
	int standard;             /* what holds when nobody sets it: a number, or the place of a word */
	const char *help;         /* N_(): a sentence */
};
extern const struct options_row options_table[OPTION_COUNT];

enum option_layer { LAYER_STANDARD, LAYER_SITE, LAYER_PERSON, LAYER_COUNT };

struct option_value {
	int number;
	enum option_layer from;
};

/* One of `keys`: not looked into here. */
struct option_keys {
	char *command, *keys; /* owned */
	enum option_layer from;
	int line, column, value_line, value_column;
};

struct options_file {
	char *path; /* owned; NULL: nothing says where it would be */
	bool there; /* it was read */
	char *text; /* owned; what the diagnostics were found in */
	struct diagnostics said;
};

struct options {
	struct option_value values[OPTION_COUNT];
	struct option_keys *keys; /* in the order they were read: the site's first */
	size_t key_count;
	struct options_file files[LAYER_COUNT]; /* none for LAYER_STANDARD */
};

/* Of the site, then of the person: $XDG_CONFIG_HOME/filrouge/filrouge.conf or ~/.config/filrouge/filrouge.conf. A file that isn't
 * there is no fault. Never NULL. */
struct options *options_load(void);
/* The same from these two files; either may be NULL. */
struct options *options_load_from(const char *site, const char *person);
void options_free(struct options *o);

/* O may be NULL: then what the table says. */
int options_number(const struct options *o, enum option_id id);
/* The word of a number: "dark"; NULL for an option that is a number. */
const char *options_word(enum option_id id, int number);

/* Errors and warnings of both files. */
size_t options_faults(const struct options *o);
/* All of them, as diagnostics_print() does. */
void options_print_faults(const struct options *o, FILE *out);
/* The first one as a sentence that says where it stands, and how many more there are; caller frees. NULL: there is none. */
char *options_first_fault(const struct options *o);

/* options_read.c: what stands in FILE, whose text is there. */
void options_read(struct options *o, enum option_layer layer);

#endif

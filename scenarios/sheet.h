/* A scenario as a run sheet: what the facilitator prints and holds in hand. Must not know where it is written to. */
#ifndef SCENARIOS_SHEET_H
#define SCENARIOS_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "scenarios/scenario.h"

struct sheet_options {
	enum lang lang;
	size_t enterprises; /* how many take part: times depend on it */
	unsigned who;       /* enum audience: only what these see; 0: everything, with whom it is for */
	bool markdown;      /* else text of 80 columns */
};

/* Titles and words are in the language of i18n_use(), the scenario's texts in OPTIONS' one. Filtered for a terminal; caller frees. */
char *sheet_write(const struct scenario *s, const struct sheet_options *options);

/* How many take part when nobody says: seven, or as near as the scenario allows. */
size_t sheet_enterprises(const struct scenario *s);

/* A kind of step or of field, a circle, in words for people (not translated: N_). */
const char *step_kind_words(enum step_kind kind);
const char *field_kind_words(enum field_kind kind);
const char *circle_words(const char *circle);

#endif

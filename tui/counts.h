/* What many answered to one field, counted by its kind: bars and averages, never who said what. Draws nothing. */
#ifndef TUI_COUNTS_H
#define TUI_COUNTS_H

#include "tui/state.h"

enum result_kind {
	RESULT_FIELD, /* a field's name: TEXT, and how many answered: SAID */
	RESULT_BAR,   /* TEXT, a bar of VALUE of MOST, SAID after it; PAIRED: and one of THEN, at the start */
	RESULT_WORDS  /* TEXT as it stands, SAID by whom ("": the group) */
};

struct result {
	enum result_kind kind;
	char *text, *said; /* owned */
	double value, most;
	bool paired;
	double then;
};

struct results {
	struct result *list;
	size_t count;
	bool unnamed; /* something is counted that the group may not read one by one */
};

/* One field that is being counted. */
struct counting {
	struct app *a;
	const struct field *field;
	const int64_t *who;        /* those who answered it; NULL: */
	const char *const *values; /* only what they said, of an anonymous sheet */
	size_t count;              /* of either */
	bool then;                 /* what they said at the start: earlier_then() */
	size_t least;              /* a line of a grid with fewer answers is not told; 0: all are */
	struct results *out;
};

/* Adds the lines of the field, without its name. Nothing for what is not field_countable(). */
void counts_of(const struct counting *c);

/* What WHO said to F, counted in bars, added to R; THEN: what they said at the start (earlier_then()). false: of such a field nothing
 * is counted in bars. */
bool results_count(struct app *a, const struct field *f, const int64_t *who, size_t count, bool then, struct results *r);

/* With one decimal, as the language writes it; caller frees. */
char *counts_mean(double value);
/* TEXT and SAID of ONE are taken over. */
void results_add(struct results *r, struct result one);
void results_clear(struct results *r);

#endif

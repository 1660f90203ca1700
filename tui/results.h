/* Answers counted. What the whole group reads of a step, for the room's screen: nothing of another circle is even looked at; and one field
 * of whom one asks for, for who compares. */
#ifndef TUI_RESULTS_H
#define TUI_RESULTS_H

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
};

/* Of all fields of STEP that it may project, each with at least one answer. results_clear() it. */
void results_of(struct app *a, const struct step *step, struct results *r);
/* What WHO said to F, counted in bars, added to R; THEN: what they said at the start (earlier_then()). false: of such a field nothing
 * is counted. */
bool results_count(struct app *a, const struct field *f, const int64_t *who, size_t count, bool then, struct results *r);
void results_add(struct results *r, struct result one); /* takes its texts */
void results_clear(struct results *r);
/* How many of those asked have answered all that is for the group; *ASKED 0: nothing is. */
size_t results_answered(const struct app *a, const struct step *step, size_t *asked);

#endif

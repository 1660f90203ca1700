/* What the whole group reads of a step, counted: for the room's screen. Nothing of another circle is even looked at. */
#ifndef TUI_RESULTS_H
#define TUI_RESULTS_H

#include "tui/state.h"

enum result_kind {
	RESULT_FIELD, /* a field's name: TEXT, and how many answered: SAID */
	RESULT_BAR,   /* TEXT, a bar of VALUE of MOST, SAID after it */
	RESULT_WORDS  /* TEXT as it stands, SAID by whom ("": the group) */
};

struct result {
	enum result_kind kind;
	char *text, *said; /* owned */
	double value, most;
};

struct results {
	struct result *list;
	size_t count;
};

/* Of all fields of STEP that it may project, each with at least one answer. results_clear() it. */
void results_of(struct app *a, const struct step *step, struct results *r);
void results_clear(struct results *r);
/* How many of those asked have answered all that is for the group; *ASKED 0: nothing is. */
size_t results_answered(const struct app *a, const struct step *step, size_t *asked);

#endif

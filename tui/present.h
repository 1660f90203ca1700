/* Who else is here: where the others stand, who of them leads, and what they wrote in the same place at the same moment. Alone, nothing of
 * it is seen. */
#ifndef TUI_PRESENT_H
#define TUI_PRESENT_H

#include "session/beside.h"
#include "session/presence.h"
#include "tui/fields.h"
#include "tui/state.h"

/* Is another facilitator connected? */
bool present_others(const struct app *a);
/* The one who leads, connected and somebody else; NULL: nobody. */
const struct present *present_leads(const struct app *a);
/* The first other facilitator who is connected; NULL: none. */
const struct present *present_first(const struct app *a);
/* May this person move the live step? false: somebody else leads, and ERR says who. */
bool present_may_lead(struct app *a, struct error *err);

/* "you lead  » Anna writes: 2 Phare, step 3", in at most COLUMNS; "" alone. Caller frees. */
char *present_words(const struct app *a, int columns);
/* "Anna: 2 Phare, step 3" of each, also of the enterprises; "" alone. Caller frees. */
char *present_all_words(const struct app *a);
/* The sign of an enterprise where another facilitator stands ("»"), or that is connected itself ("°"); NULL: neither. */
const char *present_mark(const struct app *a, int64_t enterprise);
/* What stands before the label of a field: somebody types in it (»), two texts met in it (≈), a value was replaced (!); NULL: nothing. */
const char *present_sign(const struct app *a, const struct slot *s);
/* What is to be said of the focused field, NULL: nothing. Caller frees. */
char *present_sentence(struct app *a);

/* What another one wrote in the same place at the same moment: a sentence with who and when; caller frees. */
char *beside_words(const struct app *a, const struct beside *b);

/* Something came of the client's: takes it in. True: draw again. */
bool present_tick(struct app *a);
/* Around a key: what was said of the field that it leaves has been seen. */
struct present_key {
	bool watched;
	struct target target; /* owned */
};
struct present_key present_before(struct app *a);
void present_after(struct app *a, struct present_key *k);

#endif

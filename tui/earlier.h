/* What an earlier meeting said to a field of this one, in words. */
#ifndef TUI_EARLIER_H
#define TUI_EARLIER_H

#include "tui/state.h"

/* Does something stand beside F for who is looked at? */
bool earlier_any(const struct app *a, const struct field *f, int64_t enterprise);
/* Its text, by lines, each answer after when it was said; "" when there is none. Caller frees. */
char *earlier_words(struct app *a, const struct field *f, int64_t enterprise);
/* "12 January 2026"-like words of when FULL_ID was said, as the meeting has it; NULL: never. */
const char *earlier_when(const struct app *a, const char *full_id, int64_t enterprise);
/* What F is measured against: its value at the start, which a grid names with `before`, another field with the one id of `from`. ROW: of a
 * grid its line, else "". NULL: nothing is named, or was said. */
const char *earlier_then(const struct app *a, const struct field *f, int64_t enterprise, const char *row);
bool earlier_named(const struct field *f); /* is something named? */
void earlier_clear(struct app *a);

/* What ENTERPRISE (0: the group) has answered to F in this meeting, likewise; "" for nothing. Caller frees. */
char *answer_words(struct app *a, const struct field *f, int64_t enterprise);

#endif

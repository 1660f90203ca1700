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
void earlier_clear(struct app *a);

/* What ENTERPRISE (0: the group) has answered to F in this meeting, likewise; "" for nothing. Caller frees. */
char *answer_words(struct app *a, const struct field *f, int64_t enterprise);

#endif

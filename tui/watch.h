/* Words of the scenario that a text had better not hold. */
#ifndef TUI_WATCH_H
#define TUI_WATCH_H

#include "tui/state.h"

/* The list of which S's text holds a word now; NULL: none, or it isn't watched. *WORD (may be NULL) becomes that word as it is
 * written in the text; caller frees. */
const struct watch_list *watch_found(struct app *a, struct slot *s, char **word);
/* Where TEXT holds a word of the comma-separated WORDS ("illness*": any ending; case and accents don't matter); caller frees the
 * word of TEXT; NULL: it holds none. */
char *watch_match(const char *text, const char *words);

#endif

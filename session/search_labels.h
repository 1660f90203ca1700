/* What options are called, in every language, in the scenarios of a session: an answer that is an option is found by it. Internal to the store. */
#ifndef SESSION_SEARCH_LABELS_H
#define SESSION_SEARCH_LABELS_H

#include <stdbool.h>

#include "session/session.h"

struct search_labels;

/* Of all scenarios of S that can be read, read now. NULL: SQLite has no table of words here. */
struct search_labels *search_labels_new(struct session *s);
void search_labels_free(struct search_labels *l); /* NULL is fine */

/* Which options have the words of EXPRESSION (search_expression()) in one of their languages? false: none has. They hold until the next call. */
bool search_labels_find(struct search_labels *l, const char *expression);
/* VALUE, ids of options that answer T in a meeting of SCENARIO (its row in the file), as it is called in the language in which one of them was
 * found, the screen's before others: "Volunteers, Town council". NULL: none of them was found. Caller frees. */
char *search_labels_words(const struct search_labels *l, const char *scenario, const struct target *t, const char *value);

#endif

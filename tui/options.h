/* Options as they stand before the enterprise looked at, and lists of ids. */
#ifndef TUI_OPTIONS_H
#define TUI_OPTIONS_H

#include "tui/fields.h"

/* Its label, else its id. */
const char *option_name(const struct app *a, const struct option *o);
/* The index of the option VALUE among the field's; option_count: none. */
size_t option_index(const struct field *f, const char *value, size_t len);
/* Is option I for this enterprise, or chosen already? */
bool option_offered(const struct app *a, const struct field *f, size_t i, const char *value);
/* The offered one beside FROM in the direction BY (1, -1), FROM itself at the end. */
size_t option_beside(const struct app *a, const struct field *f, const char *value, size_t from, int by);
/* The N-th offered, from 0; option_count: there are not as many. */
size_t option_nth(const struct app *a, const struct field *f, const char *value, size_t n);
/* Is option I chosen in VALUE (an id, or several)? */
bool option_chosen(const struct field *f, const char *value, size_t i);
/* Does VALUE hold an option that asks which? */
bool option_asks_which(const struct field *f, const char *value);

/* Is the word ID one of the space-separated LIST (may be NULL)? *AT (may be NULL) becomes its place, from 0. */
bool ids_has(const char *list, const char *id, size_t *at);
size_t ids_count(const char *list);
/* LIST without ID, and with it at place AT (SIZE_MAX: not); caller frees. */
char *ids_put(const char *list, const char *id, size_t at);

/* choice_set.c: chooses option AT or takes it back; one that stands alone takes the others back. */
void choice_toggle(struct app *a, const struct spot *s, size_t at);
/* VALUE with option AT chosen (of several: or taken back); NULL: nothing is left. Caller frees. */
char *choice_with(const struct field *f, const char *value, size_t at);

/* choice_type.c: does K (a letter, a paste) belong to a word typed at the choice S? *FOUND becomes the option whose name
 * begins with the word, looked for after FROM; option_count: none does, which is said. Spaces and digits belong to a word begun
 * only. What begins no option and is longer than a slip is a text meant for elsewhere: it is kept as a whole. */
bool word_key(struct app *a, const struct spot *s, const struct key *k, size_t from, size_t *found);
/* Puts FOUND in S, which is focused, as if the word had been typed at what was there before it; none: that again. */
void word_set(struct app *a, const struct spot *s, size_t found);
void word_clear(struct typed_word *w);
/* What was typed last and is no option, as a note may take it; NULL: nothing. Until the next key. */
const char *word_unused(const struct app *a);
/* "1 gas  2 oil  3 electricity": those offered, with their digits. */
void options_words(const struct app *a, const struct field *f, const char *value, struct buf *out);

#endif

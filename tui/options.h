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
/* The next offered after FROM whose name begins with the character CODE; option_count: none. */
size_t option_typed(const struct app *a, const struct field *f, const char *value, uint32_t code, size_t from);
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

#endif

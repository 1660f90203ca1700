/* What can be ranked or given dots: options for who is looked at, or the rows of an earlier table. */
#ifndef TUI_ITEMS_H
#define TUI_ITEMS_H

#include "tui/fields.h"

struct items {
	const struct field *field, *table; /* table NULL: options */
	int64_t enterprise;                /* whose rows */
	const char *const *rows;
	const char *chosen;                /* ids that stay though they are for others; may be NULL */
	size_t count;
};

struct items items_of(const struct app *a, const struct slot *s);
const char *item_id(const struct app *a, const struct items *items, size_t i);
const char *item_title(const struct app *a, const struct items *items, size_t i);
/* Says which field to fill in first, where there is nothing yet. */
void items_lack_draw(const struct app *a, const struct items *items, const struct pen *p, bool focused);
/* The focused one, by form.item; count must not be 0. */
size_t items_at(const struct app *a, const struct items *items);

#endif

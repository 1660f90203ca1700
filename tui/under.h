/* What stands under a field: what was said earlier, a check that doesn't hold, a word to watch. */
#ifndef TUI_UNDER_H
#define TUI_UNDER_H

#include "tui/fields.h"

/* How many lines, in COLUMNS. */
int under_lines(struct app *a, struct slot *s, int columns);
/* From line LINE of the pen on. */
void under_draw(struct app *a, struct slot *s, const struct pen *p, int line);

/* The warnings alone, and what the enterprise says of it, a line each; "" for none. Caller frees. */
char *under_warnings(struct app *a, struct slot *s);

#endif

/* A text in a pen, wrapped. */
#ifndef TUI_PARAGRAPH_H
#define TUI_PARAGRAPH_H

#include "tui/fields.h"

/* Draws TEXT from LINE on at column X of the pen, COLUMNS wide, in at most MOST lines (0: all), the last with "…" when there is
 * more. P may be NULL: only counts. Returns the lines it takes; none for an empty text. */
int paragraph(const struct pen *p, int line, int x, int columns, int most, enum style style, const char *text);

#endif

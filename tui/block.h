/* Large letters made of half cells, to be read from the back of a room: letters, figures and marks of the languages of the screen. A text
 * with anything else in it is not for them. Draws nothing but what it is told to. */
#ifndef TUI_BLOCK_H
#define TUI_BLOCK_H

#include <stddef.h>

#include "tui/grid.h"

enum { BLOCK_HEIGHT = 5 }; /* lines of cells: accents of capitals, the letter, what hangs below */

/* Columns that LEN bytes of TEXT take; -1: there are no large letters for some of it. */
int block_columns(const char *text, size_t len);
void block_draw(struct grid *g, int y, int x, enum style style, const char *text, size_t len);

/* The bytes of TEXT that fit in COLUMNS, up to the end of a word; *NEXT: where the rest begins. 0: not even the first word, or there are
 * no large letters for it. */
size_t block_fit(const char *text, int columns, size_t *next);

#endif

/* Screens as they were judged to be right: tests/golden/NAME-WIDTHxHEIGHT.txt. GENERATE=1 writes them again; what changed is then
 * for eyes to judge. */
#ifndef GOLDEN_H
#define GOLDEN_H

#include "tui/grid.h"

/* Text and styles of G; caller frees. */
char *golden_dump(const struct grid *g);
/* The sizes at which whole screens are judged: lines, columns. */
enum { GOLDEN_SIZES = 3 };
extern const int golden_sizes[GOLDEN_SIZES][2];

/* Is TEXT in one of the lines of G? */
bool golden_holds(const struct grid *g, const char *text);
/* Fails when G is not as NAME says at its size. */
void golden_equal(const struct grid *g, const char *name);

#endif

/* Between the files that count: those whose answers are counted, and the figures in words (compare_figures.c). */
#ifndef TUI_COMPARE_GROUP_H
#define TUI_COMPARE_GROUP_H

#include "tui/compare.h"

/* Those it is asked of who said something that fits. */
struct group {
	struct app *a;
	const struct field *field;
	int64_t *who;
	size_t count;
	struct compare_counted *out;
};

/* Adds WORDS, which it frees, to the figures. */
void figure_add(struct buf *out, char *words);
/* VALUE with so many decimals, as the field shows it; caller frees. */
char *figure_number(const struct field *f, double value, int decimals);

void figure_value(struct buf *out, const struct field *f, const char *words, double value); /* "average 3.4" */
void figure_count(struct buf *out, const struct group *g);                                  /* "n = 7" */
void figure_agreement(struct buf *out, double agreement, const char *range);                /* NAN: nothing */
struct compared;
void figures_middle(struct buf *out, const struct group *g, const struct compared *c);      /* average, median, spread */

/* compare_own.c: a ranking or dots over the rows of a table that is each enterprise's own, and the cells of a matrix: rows that are called the
 * same by several are one. */
void compare_own(const struct group *g, struct buf *figures);
void compare_matrix(const struct group *g, struct buf *figures);

/* compare_pair.c: where some have also said it at the start, the bars become theirs, then and now, and the figures say what changed. */
void compare_pair(const struct group *g, struct buf *figures);

#endif

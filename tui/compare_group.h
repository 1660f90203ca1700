/* Between compare_count.c and compare_pair.c: those whose answers are counted. */
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

/* compare_pair.c: where some have also said it at the start, the bars become theirs, then and now, and the figures say what changed. */
void compare_pair(const struct group *g, struct buf *figures);

#endif

/* A text cut into shown lines, kept until the text or the width changes: a frame wraps nothing twice. */
#ifndef TUI_WRAPPED_H
#define TUI_WRAPPED_H

#include <stddef.h>

#include "base/text.h"

struct wrapped { /* {0} is an empty one */
	char *text;
	int columns;
	struct text_line *lines;
	size_t count;
};

/* The lines of TEXT at COLUMNS (>= 1); *COUNT >= 1. Positions are into w->text. Valid until the next call. */
const struct text_line *wrapped_lines(struct wrapped *w, const char *text, int columns, size_t *count);
void wrapped_clear(struct wrapped *w);

#endif

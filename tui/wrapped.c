/* A text cut into shown lines, kept until the text or the width changes. Knows no screen. */
#include "tui/wrapped.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

const struct text_line *wrapped_lines(struct wrapped *w, const char *text, int columns, size_t *count)
{
	if (columns < 1)
		columns = 1;
	if (w->lines == NULL || w->columns != columns || strcmp(w->text, text) != 0) {
		free(w->lines);
		replace(&w->text, text);
		w->columns = columns;
		w->lines = text_wrap(w->text, strlen(w->text), columns, &w->count);
	}
	*count = w->count;
	return w->lines;
}

void wrapped_clear(struct wrapped *w)
{
	free(w->text);
	free(w->lines);
	*w = (struct wrapped){0};
}

/* Markdown (CommonMark) as shown lines: paragraphs, lists, emphasis; a line break in the source stays one. */
#ifndef TUI_MARKDOWN_H
#define TUI_MARKDOWN_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/grid.h"

struct markdown_line {
	size_t start, end;           /* bytes of `text` */
	size_t mark_start, mark_end; /* what stands before it: "1. ", "• "; empty in the lines after */
	int indent;                  /* columns before the text, the mark is in their end */
};

struct markdown_span { /* emphasised bytes of `text` */
	size_t start, end;
};

struct markdown { /* {0} is an empty one */
	char *source;
	int columns;
	bool airy;
	char *text; /* without the marks of the markup */
	struct markdown_span *spans;
	size_t span_count;
	struct markdown_line *lines;
	size_t count;
};

/* Lays SOURCE out for COLUMNS; AIRY: with an empty line between paragraphs. Nothing is done again while all are the same; cmark isn't
 * touched for an empty text. Returns the number of lines, 0 for an empty text. */
size_t markdown_lay(struct markdown *m, const char *source, int columns, bool airy);
/* Draws line I; emphasis in STYLE_STRONG. */
void markdown_draw(const struct markdown *m, size_t i, struct grid *g, int y, int x, int columns, enum style style);
void markdown_clear(struct markdown *m);

#endif

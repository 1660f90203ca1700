/* The text of the room's screen in large letters, where all of it fits so on a wide window: a small text at the edge of a large screen is read
 * by nobody. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "tui/block.h"
#include "tui/view_show.h"

enum { GAP = 2 };

/* Lines of M from *I on that were written as one; its text, without the mark. Caller frees. */
static char *written(const struct markdown *m, size_t *i)
{
	size_t first = *i, last = first;

	while (last + 1 < m->count && m->lines[last + 1].end > m->lines[last + 1].start && m->lines[last + 1].mark_end == m->lines[last + 1].mark_start &&
	       m->text[m->lines[last + 1].start - 1] != '\n')
		last++;
	*i = last + 1;
	return xstrndup(m->text + m->lines[first].start, m->lines[last].end - m->lines[first].start);
}

/* Draws TEXT from line Y on where DRAW is true; returns the lines it takes, 0: it doesn't fit, or there are no such letters. */
static int wrapped(const struct show_body *b, const char *text, int indent, int y, bool draw)
{
	int lines = 0;

	for (size_t next; *text != '\0'; text += next, lines += BLOCK_HEIGHT) {
		size_t len = block_fit(text, b->columns - indent, &next);

		if (len == 0)
			return 0;
		if (draw)
			block_draw(b->grid, y + lines, b->x + indent, STYLE_SAY, text, len);
	}
	return lines;
}

/* The lines that all of it takes, with GAP for an empty one; 0: it cannot be. */
static int lay(const struct markdown *m, const struct show_body *b, int gap, bool draw)
{
	int y = b->top;

	for (size_t i = 0; i < m->count;) {
		const struct markdown_line *l = &m->lines[i];
		const char *mark = m->text + l->mark_start;
		size_t len = l->mark_end - l->mark_start;
		int indent = len > 0 ? block_columns(mark, len) + 1 : 0, took;
		char *text;

		if (l->end == l->start && len == 0) {
			y += gap;
			i++;
			continue;
		}
		text = written(m, &i);
		took = indent >= 0 ? wrapped(b, text, indent, y, draw) : 0;
		free(text);
		if (took == 0)
			return 0;
		if (draw && len > 0)
			block_draw(b->grid, y, b->x, STYLE_SAY, mark, len);
		y += took;
	}
	return y - b->top;
}

bool view_large_text(const struct markdown *m, const struct show_body *b, bool draw)
{
	for (int gap = GAP; gap >= 0; gap -= GAP) {
		int lines = lay(m, b, gap, false);

		if (lines > 0 && lines <= b->bottom - b->top) {
			lay(m, b, gap, draw);
			return true;
		}
	}
	return false;
}

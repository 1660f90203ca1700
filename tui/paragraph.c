/* Wrapped text in a pen. Keeps nothing. */
#include "tui/paragraph.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

int paragraph(const struct pen *p, int line, int x, int columns, int most, enum style style, const char *text)
{
	struct text_line *lines;
	size_t count;
	bool cut;

	if (text[0] == '\0')
		return 0;
	lines = text_wrap(text, strlen(text), columns > 0 ? columns : 1, &count);
	cut = most > 0 && count > (size_t)most;
	if (cut)
		count = (size_t)most;
	for (size_t i = 0; p != NULL && i < count; i++) {
		int done = pen_bytes(p, line + (int)i, x, style, text + lines[i].start, lines[i].end - lines[i].start);

		if (cut && i + 1 == count)
			pen_fit(p, line + (int)i, x + (done < columns ? done : columns - 1), 1, style, "…");
	}
	free(lines);
	return (int)count;
}

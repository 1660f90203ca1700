/* On the right of a wide window: what the same enterprise said in earlier meetings to the fields of this step. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/earlier.h"
#include "tui/form.h"
#include "tui/view.h"

enum { LINES_EACH = 8 };

bool view_earlier_wanted(const struct app *a, int columns)
{
	if (columns < VIEW_EARLIER_FROM)
		return false;
	for (size_t i = 0; i < a->form.count; i++)
		if (a->form.slots[i].field != NULL &&
		    earlier_any(a, a->form.slots[i].field, a->form.slots[i].enterprise))
			return true;
	return false;
}

/* One answer from row Y on, at most to BOTTOM; returns the row after it. */
static int answer_draw(struct app *a, const struct slot *s, struct grid *g, int y, int bottom, int x, int columns)
{
	char *words = earlier_words(a, s->field, s->enterprise);
	struct text_line *lines;
	size_t count, most;

	if (words[0] != '\0' && y < bottom) {
		grid_fit(g, y++, x, columns, STYLE_LABEL, app_label(a, s->field));
		lines = text_wrap(words, strlen(words), columns, &count);
		most = a->earlier_open ? count : LINES_EACH;
		for (size_t i = 0; i < count && i < most && y < bottom; i++, y++)
			if (count > most && i + 1 == most)
				grid_text(g, y, x, columns, STYLE_FAINT, "…");
			else
				grid_put(g, y, x, columns, STYLE_PLAIN, words + lines[i].start,
					 lines[i].end - lines[i].start);
		free(lines);
		y++;
	}
	free(words);
	return y;
}

void view_earlier(struct app *a, struct grid *g, int y, int x, int height, int columns)
{
	int bottom = y + height;

	for (int line = y; line < bottom; line++)
		grid_text(g, line, x, 1, STYLE_FAINT, "│");
	grid_fit(g, y, x + 2, columns - 3, STYLE_TITLE, _("Earlier"));
	y++;
	for (size_t i = 0; i < a->form.count; i++) {
		const struct slot *s = &a->form.slots[i];

		if (s->field != NULL && (i == 0 || a->form.slots[i - 1].field != s->field))
			y = answer_draw(a, s, g, y, bottom, x + 2, columns - 3);
	}
}

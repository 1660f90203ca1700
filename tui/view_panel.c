/* The text of the step: what is said to everyone, and what only the facilitator reads; by pages where it doesn't fit.
 */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/view.h"

enum { LABEL = 8, MARK = 8, GUIDE_LINES = 3 };

struct part {
	const char *label, *text;
	const char *language; /* when it is not the screen's; else NULL */
	enum style style;
	struct wrapped *wrapped;
	const struct text_line *lines;
	size_t count;
	int height;
};

static void part_make(struct part *p, const char *label, const struct said *said, enum style style,
		      struct wrapped *wrapped, int columns, enum lang first)
{
	bool fallback = false;

	*p = (struct part){.label = label, .style = style, .wrapped = wrapped};
	p->text = said_in(said, i18n_language(), &fallback);
	if (fallback)
		p->language = lang_codes[first];
	if (p->text[0] != '\0')
		p->lines = wrapped_lines(wrapped, p->text, columns - LABEL - MARK, &p->count);
}

/* How many lines each gets of HEIGHT. */
static void parts_make(struct app *a, struct part parts[2], int height, int columns)
{
	const struct step *step = app_step(a);
	int say, guide;

	part_make(&parts[0], _("Say"), &step->say, STYLE_SAY, &a->say, columns, a->scenario->first);
	part_make(&parts[1], _("You"), &step->guide, STYLE_PRIVATE, &a->guide, columns, a->scenario->first);
	say = (int)parts[0].count;
	guide = (int)parts[1].count;
	if (a->folded[a->step] || height < 3) {
		say = say > 0 ? 1 : 0;
		guide = guide > 0 && say < height ? 1 : 0;
	} else if (say + guide > height) {
		int most = height >= 2 * GUIDE_LINES ? GUIDE_LINES : 1, least = guide < most ? guide : most;

		say = say < height - least ? say : height - least;
		guide = guide < height - say ? guide : height - say;
	}
	parts[0].height = say;
	parts[1].height = guide;
}

int view_panel_height(struct app *a, int height, int columns)
{
	struct part parts[2];

	if (app_step(a) == NULL)
		return 0;
	parts_make(a, parts, height, columns);
	return parts[0].height + parts[1].height;
}

static void part_draw(const struct part *p, struct grid *g, int y, int x, int columns, size_t page, bool folded)
{
	size_t pages, first;
	char mark[96], key[32];

	if (p->height == 0)
		return;
	pages = (p->count + (size_t)p->height - 1) / (size_t)p->height;
	page %= pages;
	first = (size_t)grid_fit(g, y, x + 1, LABEL - 2, STYLE_LABEL, p->label);
	if (p->language != NULL) /* a missing translation is marked, never hidden */
		grid_fit(g, y, x + 2 + (int)first, LABEL - 3 - (int)first, STYLE_TROUBLE, p->language);
	first = page * (size_t)p->height;
	if (p->height == 1 && folded) {
		grid_fit(g, y, x + LABEL, columns - LABEL - 1, p->style, p->text);
		return;
	}
	for (int i = 0; i < p->height && first + (size_t)i < p->count; i++) {
		const struct text_line *l = &p->lines[first + (size_t)i];

		grid_put(g, y + i, x + LABEL, columns - LABEL - MARK, p->style, p->wrapped->text + l->start,
			 l->end - l->start);
	}
	if (pages > 1) {
		snprintf(mark, sizeof mark, "%zu/%zu %s", page + 1, pages, command_key(command_find("text-more"), key));
		grid_right(g, y + p->height - 1, x + columns - 1, MARK - 1, STYLE_KEY, mark);
	}
}

void view_panel(struct app *a, struct grid *g, int y, int x, int height, int columns)
{
	struct part parts[2];
	bool folded = a->folded[a->step];

	parts_make(a, parts, height, columns);
	part_draw(&parts[0], g, y, x, columns, a->page, folded);
	part_draw(&parts[1], g, y + parts[0].height, x, columns, a->page, folded);
}

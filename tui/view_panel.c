/* The text of the step: what is said to everyone, and what only the facilitator reads; by pages where it doesn't fit.
 * Below, who works with whom and who presents. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/groups.h"
#include "tui/mouse.h"
#include "tui/view.h"

enum { LABEL = 8, MARK = 8, GUIDE_LINES = 3 };

struct part {
	const char *label;
	enum style style;
	struct markdown *text;
	size_t count; /* of its lines, */
	int height;   /* and so many are shown */
};

/* The mark of a missing translation stands before the text; where that begins a list, on a line of its own. */
static char *source_of(const struct app *a, const struct said *said)
{
	const char *language = app_language(app_variant(a, said)), *plain = app_plain(a, said);

	if (language == NULL || plain[0] == '\0')
		return xstrdup(plain);
	return xasprintf("[%s]%c%s", language, strchr("-*+#>0123456789", plain[0]) != NULL ? '\n' : ' ', plain);
}

static void part_make(const struct app *a, struct part *p, const char *label, const struct said *said, enum style style,
		      struct markdown *text, int columns)
{
	char *source = source_of(a, said);

	*p = (struct part){.label = label, .style = style, .text = text};
	p->count = markdown_lay(text, source, columns - LABEL - MARK, false);
	free(source);
}

/* How many lines each gets of HEIGHT. */
static void parts_make(struct app *a, struct part parts[2], int height, int columns)
{
	const struct step *step = app_step(a);
	int say, guide;

	part_make(a, &parts[0], _("Say"), &step->say, STYLE_SAY, &a->texts[a->step].say, columns);
	part_make(a, &parts[1], _("You"), &step->guide, STYLE_PRIVATE, &a->texts[a->step].guide, columns);
	say = (int)parts[0].count;
	guide = (int)parts[1].count;
	if (a->folded[a->step] || (height < 3 && say + guide > height)) {
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

/* Who presents, who works with whom; NULL: neither. Caller frees. */
static char *who_words(const struct app *a, int columns)
{
	const struct enterprise *e = model_enterprise(a->model, model_presenter(a->model, a->step_id));
	char *groups, *words, *name;

	if (e == NULL && groups_size(app_step(a)) == 0)
		return NULL;
	groups = groups_size(app_step(a)) > 0 ? groups_all(a, e != NULL ? columns - 24 : columns) : xstrdup("");
	if (e == NULL)
		return groups;
	name = groups_name(a, e->id);
	words = xasprintf(groups[0] != '\0' ? _("%s presents; %s") : _("%s presents"), name, groups);
	free(name);
	free(groups);
	return words;
}

static int who_height(const struct app *a)
{
	return model_presenter(a->model, a->step_id) != 0 || groups_size(app_step(a)) > 0 ? 1 : 0;
}

int view_panel_height(struct app *a, int height, int columns)
{
	struct part parts[2];

	if (app_step(a) == NULL)
		return 0;
	height -= who_height(a);
	parts_make(a, parts, height, columns);
	return parts[0].height + parts[1].height + who_height(a);
}

static void part_draw(const struct app *a, const struct part *p, struct grid *g, int y, int x, int columns, bool folded)
{
	size_t pages, first, page = a->page;
	char mark[96], key[32];

	if (p->height == 0)
		return;
	pages = (p->count + (size_t)p->height - 1) / (size_t)p->height;
	page %= pages;
	first = page * (size_t)p->height;
	grid_fit(g, y, x + 1, LABEL - 2, STYLE_LABEL, p->label);
	if (p->height == 1 && folded) {
		markdown_draw(p->text, 0, g, y, x + LABEL, columns - LABEL - 2, p->style);
		if (p->count > 1)
			grid_text(g, y, x + columns - 2, 1, STYLE_FAINT, "…");
		return;
	}
	for (int i = 0; i < p->height && first + (size_t)i < p->count; i++)
		markdown_draw(p->text, first + (size_t)i, g, y + i, x + LABEL, columns - LABEL - MARK, p->style);
	if (pages > 1) {
		snprintf(mark, sizeof mark, "%zu/%zu %s", page + 1, pages, command_key(a, command_find("text-more"), key));
		grid_right(g, y + p->height - 1, x + columns - 1, MARK - 1, STYLE_KEY, mark);
	}
}

void view_panel(struct app *a, struct grid *g, int y, int x, int height, int columns)
{
	struct part parts[2];
	bool folded = a->folded[a->step];
	char *who = who_words(a, columns - LABEL - 1);

	hit_add(g, (struct hit){.kind = HIT_TEXT, .y = y, .x = x, .height = height, .columns = columns});
	parts_make(a, parts, height - who_height(a), columns);
	part_draw(a, &parts[0], g, y, x, columns, folded);
	part_draw(a, &parts[1], g, y + parts[0].height, x, columns, folded);
	if (who != NULL) {
		y += parts[0].height + parts[1].height;
		grid_fit(g, y, x + 1, LABEL - 2, STYLE_LABEL, groups_size(app_step(a)) == 2 ? _("Pairs") : _("Who"));
		grid_fit(g, y, x + LABEL, columns - LABEL - 1, STYLE_PLAIN, who);
	}
	free(who);
}

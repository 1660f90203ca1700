/* A scenario as it is read on the screen: its steps one after another, every text under its name, the one that keys act on marked. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/start.h"
#include "tui/view.h"

enum { NAME = 15, NAME_SMALL = 10, SMALL = 60, RULES = 14 };

static int name_columns(int width)
{
	return width < SMALL ? NAME_SMALL : NAME;
}

static int text_columns_of(int width)
{
	return width - name_columns(width) - 2;
}

/* A heading, and a step's title, have an empty line before them. */
static int before(const struct outline_item *items, size_t i)
{
	bool step = items[i].kind != OUTLINE_HEAD && items[i].step > 0 && strcmp(items[i].key, "title") == 0;

	return i > 0 && (step || (items[i].kind == OUTLINE_HEAD && items[i].depth <= 2)) ? 1 : 0;
}

static size_t wrapped_count(const char *text, int columns)
{
	size_t count;

	free(text_wrap(text, strlen(text), columns, &count));
	return count;
}

/* How many lines each item takes, measured once for a width and a language. */
static void measure(struct start *s, int width)
{
	const struct outline *o = editing_outline(s->editing);

	if (s->line_count == o->count && s->columns == width)
		return;
	s->lines = xrealloc(s->lines, o->count + 1, sizeof *s->lines);
	for (size_t i = 0; i < o->count; i++) {
		bool missing;
		char *text = o->items[i].kind == OUTLINE_HEAD ? NULL : item_text(s, i, &missing);

		s->lines[i] = before(o->items, i) + (text != NULL ? (int)wrapped_count(text, text_columns_of(width)) : 1);
		free(text);
	}
	s->line_count = o->count;
	s->columns = width;
}

static int line_of(const struct start *s, size_t item)
{
	int y = 0;

	for (size_t i = 0; i < item; i++)
		y += s->lines[i];
	return y;
}

/* The marked text is in sight: all of it, or as much as there is room for. */
static void follow(struct start *s)
{
	int y = line_of(s, s->item), end = y + s->lines[s->item];

	size_t first = s->item;

	if (s->item > 0 && !item_holds(s, s->item - 1)) /* with its heading */
		y -= s->lines[--first];
	if (s->to_top)
		s->top = y + before(editing_outline(s->editing)->items, first);
	else if (s->top >= end || (y < s->top && end - y <= s->height))
		s->top = y;
	else if (end > s->top + s->height && y > s->top)
		s->top = end - s->height < y ? end - s->height : y;
	s->to_top = false;
}

static enum style style_of(const struct outline_item *item, bool missing)
{
	if (missing)
		return STYLE_FAINT;
	if (strcmp(item->key, "title") == 0)
		return STYLE_TITLE;
	if (strcmp(item->key, "guide") == 0)
		return STYLE_PRIVATE;
	return strcmp(item->key, "say") == 0 ? STYLE_SAY : STYLE_PLAIN;
}

/* The name of a text; of a step's title its number; of a variant, which follows what it varies, whom it is for. */
static char *name_of(const struct outline_item *item)
{
	bool step = strcmp(item->key, "title") == 0 && item->step > 0;

	if (item->who[0] != '\0')
		return xasprintf("· %s", item->who);
	return step ? xasprintf(_("Step %zu"), item->step) : item_words(item);
}

/* Draws item I from line Y on (which may lie above the first), between FIRST and END. */
static void item_draw(const struct start *s, struct grid *g, size_t i, int y, int first, int end)
{
	const struct outline_item *item = &editing_outline(s->editing)->items[i];
	int x = name_columns(g->width), columns = text_columns_of(g->width);
	bool missing = false, here = i == s->item;
	size_t count;
	char *name = item->kind == OUTLINE_HEAD ? head_words(item) : name_of(item), *text;
	struct text_line *lines;

	y += before(editing_outline(s->editing)->items, i);
	if (item->kind == OUTLINE_HEAD) {
		if (y >= first && y < end)
			grid_fit(g, y, item->depth > 2 ? 4 : 2, g->width - 6, STYLE_LABEL, name);
		free(name);
		return;
	}
	if (y >= first && y < end) {
		grid_text(g, y, 0, 1, STYLE_FOCUS, here ? "›" : " ");
		grid_fit(g, y, 2, x - 3, here ? STYLE_FOCUS : STYLE_FAINT, name);
	}
	text = item_text(s, i, &missing);
	lines = text_wrap(text, strlen(text), columns, &count);
	for (size_t n = 0; n < count; n++)
		if (y + (int)n >= first && y + (int)n < end)
			grid_put(g, y + (int)n, x, columns, style_of(item, missing), text + lines[n].start, lines[n].end - lines[n].start);
	free(lines);
	free(text);
	free(name);
	if (here)
		grid_cursor(g, y < first ? first : y, x);
}

/* Where the marked text stands and how many languages have it. Caller frees. */
static char *place_words(const struct start *s)
{
	const struct outline *o = editing_outline(s->editing);
	struct buf b = {0};
	bool same;

	if (!item_holds(s, s->item))
		return xstrdup("");
	buf_printf(&b, "%s", editing_file(s->editing, s->item, s->lang));
	editing_text(s->editing, s->item, s->lang, &same);
	if (o->items[s->item].id[0] != '\0')
		buf_printf(&b, "  %s", o->items[s->item].id);
	if (o->items[s->item].kind == OUTLINE_TEXT && same)
		buf_printf(&b, "  %s", _("one for all languages"));
	else if (editing_text(s->editing, s->item, s->lang, NULL) == NULL)
		buf_printf(&b, "  %s", _("not written in this language"));
	return buf_take(&b);
}

/* The fault to tell: an error before a warning, of the marked text before the others. */
static size_t fault_to_tell(const struct start *s)
{
	const struct diagnostics *d = editing_faults(s->editing);
	size_t tell = 0;
	int best = -1;

	for (size_t i = 0; i < d->count; i++) {
		int here = editing_fault_item(s->editing, i) == s->item ? 2 : 0;
		int weight = here + (d->list[i].severity == SEVERITY_ERROR ? 1 : 0);

		if (weight > best) {
			best = weight;
			tell = i;
		}
	}
	return tell;
}

/* "2 faults: line 12: ..."; "" when nothing is wrong. Caller frees. */
static char *faults_words(const struct start *s, enum style *style)
{
	const struct diagnostics *d = editing_faults(s->editing);
	size_t tell = fault_to_tell(s);
	char *first, *words;

	*style = STYLE_LATE;
	if (d->count == 0)
		return xstrdup("");
	*style = d->list[tell].severity == SEVERITY_ERROR ? STYLE_TROUBLE : STYLE_LATE;
	first = editing_fault(s->editing, tell);
	words = xasprintf(ngettext("%zu fault: %s", "%zu faults: %s", d->count), d->count, first);
	free(first);
	return words;
}

static void head_draw(const struct start *s, struct grid *g)
{
	const struct outline *o = editing_outline(s->editing);
	size_t steps = o->count > 0 ? o->items[o->count - 1].step : 0, at = o->count > 0 ? o->items[s->item].step : 0;
	char *right = at > 0 ? xasprintf("%s  %zu/%zu", lang_codes[s->lang], at, steps) : xstrdup(lang_codes[s->lang]);
	bool missing;
	char *title = o->count > 0 ? item_text(s, 0, &missing) : xstrdup(editing_path(s->editing));
	int columns = text_columns(right, strlen(right));

	grid_fit(g, 0, 1, g->width - columns - 4, STYLE_TITLE, title);
	grid_right(g, 0, g->width - 1, columns, STYLE_KEY, right);
	free(title);
	free(right);
}

static void body_draw(struct start *s, struct grid *g, int first)
{
	const struct outline *o = editing_outline(s->editing);
	int y = first - s->top;

	for (size_t i = 0; i < o->count; i++) {
		if (y + s->lines[i] > first && y < first + s->height)
			item_draw(s, g, i, y, first, first + s->height);
		y += s->lines[i];
	}
	if (s->top > 0)
		grid_text(g, first, g->width - 1, 1, STYLE_KEY, "↑");
	if (y > first + s->height)
		grid_text(g, first + s->height - 1, g->width - 1, 1, STYLE_KEY, "↓");
	if (o->count == 0)
		grid_fit(g, first, 1, g->width - 2, STYLE_PLAIN, _("The file cannot be read as a scenario: mend it with an editor of text."));
}

void view_read(struct app *a, struct grid *g)
{
	struct start *s = a->start;
	bool rules = g->height >= RULES;
	int first = rules ? 2 : 1, told;
	char *place, *faults;
	enum style style;

	if (view_small(g))
		return;
	faults = faults_words(s, &style);
	place = place_words(s);
	told = faults[0] == '\0' || !rules ? 0 : wrapped_count(faults, g->width - 2) > 1 ? 2 : 1;
	s->height = g->height - first - 2 - (rules ? 1 : 0) - told;
	measure(s, g->width);
	if (s->line_count > 0)
		follow(s);
	head_draw(s, g);
	if (rules)
		view_rule(g, 1, 0, g->width);
	body_draw(s, g, first);
	if (rules)
		view_rule(g, first + s->height, 0, g->width);
	view_wrapped(g, g->height - 2 - told, told, style, faults);
	grid_fit(g, g->height - 2, 1, g->width - 2, STYLE_FAINT, place);
	view_footer(a, g, g->height - 1);
	free(faults);
	free(place);
}

/* A text longer than the window is read to its end before the next one. */
static void move(struct start *s, int by)
{
	int y, end;

	if (s->line_count == 0)
		return;
	y = line_of(s, s->item);
	end = y + s->lines[s->item];
	if (by > 0 && end > s->top + s->height)
		s->top += s->height > 2 ? s->height / 2 : 1;
	else if (by < 0 && y < s->top)
		s->top -= s->top < s->height / 2 + 1 ? s->top : s->height / 2 + 1;
	else
		s->item = item_beside(s, s->item, by);
}

void view_read_key(struct app *a, const struct key *k)
{
	struct start *s = a->start;
	size_t count = editing_outline(s->editing)->count;

	if (k->mods != 0 || count == 0)
		return;
	if (k->code == KEY_UP_ || k->code == KEY_DOWN_)
		move(s, k->code == KEY_UP_ ? -1 : 1);
	else if (k->code == KEY_HOME_)
		s->item = item_holds(s, 0) ? 0 : item_beside(s, 0, 1);
	else if (k->code == KEY_END_)
		s->item = item_holds(s, count - 1) ? count - 1 : item_beside(s, count - 1, -1);
}

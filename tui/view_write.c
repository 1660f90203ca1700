/* A text of a scenario being changed: the editor, what is wrong with it so far, and the same text in another language to translate from. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/start.h"
#include "tui/view.h"

enum { RULES = 14, SMALL = 60, WRAP_MOST = 78 };

/* A window further: as many lines up or down as are shown. */
static void page(struct start *s, const struct key *k)
{
	struct key line = key_of(k->code == KEY_PAGEUP_ ? KEY_UP_ : KEY_DOWN_, 0);
	struct splice p;

	for (int i = 1; i < s->height && edit_key(&s->edit, &line, s->columns_edit, &p) == EDIT_MOVED; i++)
		;
}

void view_write_key(struct app *a, const struct key *k)
{
	struct start *s = a->start;
	struct splice p;

	if ((k->code == KEY_PAGEUP_ || k->code == KEY_PAGEDOWN_) && k->mods == 0) {
		page(s, k);
		return;
	}
	if (edit_key(&s->edit, k, s->columns_edit > 0 ? s->columns_edit : 60, &p) != EDIT_CHANGED)
		return;
	splice_clear(&p);
	s->dirty = true;
	s->refused = false;
	replace(&s->trouble, NULL);
	verdict_clear(&s->verdict);
}

/* "Step 2, Say"; caller frees. */
static char *title_words(const struct start *s)
{
	const struct outline_item *item = &editing_outline(s->editing)->items[s->item];
	char *name = item_words(item), *title;

	if (item->step > 0 && item->depth > 1)
		title = xasprintf(_("Step %zu, %s: %s"), item->step, item->id, name);
	else if (item->step > 0)
		title = xasprintf(_("Step %zu: %s"), item->step, name);
	else
		title = xstrdup(name);
	free(name);
	return title;
}

/* What the last look found. Caller frees. */
static char *verdict_words(const struct start *s, enum style *style)
{
	const struct editing_verdict *v = &s->verdict;
	size_t count = v->errors + v->warnings;

	*style = STYLE_TROUBLE;
	if (s->trouble != NULL)
		return xstrdup(s->trouble);
	*style = v->errors > 0 ? STYLE_TROUBLE : STYLE_LATE;
	if (v->first != NULL)
		return xasprintf(ngettext("%zu fault: %s", "%zu faults: %s", count), count, v->first);
	*style = STYLE_FAINT;
	return xstrdup(s->dirty ? _("Looked at when you pause.") : "");
}

/* The text as it is said in the language it was written in first, while another is written. Caller frees; NULL: none. */
static char *other_words(const struct start *s)
{
	const struct outline *o = editing_outline(s->editing);
	enum lang first = o->first != s->lang ? o->first : o->has[LANG_EN] ? LANG_EN : LANG_FR;
	bool same;
	const char *text = editing_text(s->editing, s->item, first, &same);

	if (text == NULL || (same && editing_text(s->editing, s->item, s->lang, NULL) != NULL) || first == s->lang)
		return NULL;
	return xasprintf("[%s] %s", lang_codes[first], text);
}

void view_wrapped(struct grid *g, int y, int height, enum style style, const char *text)
{
	size_t count;
	struct text_line *lines = text_wrap(text, strlen(text), g->width - 2, &count);

	for (size_t i = 0; i < count && (int)i < height; i++)
		if ((int)i + 1 == height && i + 1 < count)
			grid_fit(g, y + (int)i, 1, g->width - 2, style, text + lines[i].start);
		else
			grid_put(g, y + (int)i, 1, g->width - 2, style, text + lines[i].start, lines[i].end - lines[i].start);
	free(lines);
}

static void head_draw(const struct start *s, struct grid *g)
{
	const char *file = g->width < SMALL ? "" : editing_file(s->editing, s->item, s->lang);
	char *title = title_words(s), *right = xasprintf("%s  %s", file, lang_codes[s->lang]);
	int columns = text_columns(right, strlen(right));

	columns = columns > g->width / 2 ? g->width / 2 : columns;
	grid_fit(g, 0, 1, g->width - columns - 4, STYLE_TITLE, title);
	grid_right(g, 0, g->width - 1, columns, STYLE_KEY, right);
	free(title);
	free(right);
}

/* There is more of the text above, below. */
static void more_draw(struct start *s, struct grid *g, int y, int height)
{
	if (s->edit.lines && s->edit.top > 0)
		grid_text(g, y, g->width - 1, 1, STYLE_KEY, "↑");
	if (s->edit.lines && (int)s->edit.top + height < edit_height(&s->edit, s->columns_edit))
		grid_text(g, y + height - 1, g->width - 1, 1, STYLE_KEY, "↓");
}

void view_write(struct app *a, struct grid *g)
{
	struct start *s = a->start;
	bool rules = g->height >= RULES;
	int first = rules ? 2 : 1, verdict = rules ? 2 : 1, end = g->height - 1 - verdict - (rules ? 1 : 0);
	char *other, *words;
	enum style style;

	if (view_small(g))
		return;
	head_draw(s, g);
	if (rules) {
		view_rule(g, 1, 0, g->width);
		view_rule(g, end, 0, g->width);
	}
	other = other_words(s);
	s->columns_edit = g->width - 3 < WRAP_MOST ? g->width - 3 : WRAP_MOST;
	if (other != NULL) {
		int height = (end - first) / 2 - 1;

		end -= height + 1;
		view_rule(g, end, 0, g->width);
		view_wrapped(g, end + 1, height, STYLE_FAINT, other);
	}
	s->height = end - first;
	words = verdict_words(s, &style);
	view_wrapped(g, g->height - 1 - verdict, verdict, style, words);
	view_footer(a, g, g->height - 1);
	edit_draw(&s->edit, g, first, 1, end - first, s->columns_edit, STYLE_PLAIN, true);
	more_draw(s, g, first, end - first);
	free(words);
	free(other);
}

/* The new session: a line for each part with what is wrong beside it, the enterprises as a table, a line that creates. Reads no file: what
 * the disk says stands in the state. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/fields.h"
#include "tui/new_session.h"
#include "tui/view.h"

enum { LABEL = 14, LABEL_NARROW = 12, NUMBER = 5, HEADS = 2 }; /* columns; lines above the rows */

static const char *const labels[NEW_PARTS] = {
	[NEW_WHAT] = N_("Made of"), [NEW_VERSIONS] = N_("Scenarios"), [NEW_TITLE] = N_("Title"),   [NEW_DATE] = N_("Date"),
	[NEW_PLACE] = N_("Place"),  [NEW_LANGUAGE] = N_("Language"),  [NEW_FOLDER] = N_("Folder"), [NEW_FILE] = N_("File"),
	[NEW_CSV] = N_("From a CSV"),
};
static const char *const languages[LANG_COUNT] = {[LANG_FR] = "français", [LANG_EN] = "English", [LANG_NL] = "Nederlands"};

/* --- which line what stands on --- */

static int line_of_part(const struct new_session *n, enum new_part part)
{
	int line = 0;

	for (int p = 0; p < (int)part && p < NEW_ROWS; p++)
		line += new_part_there(n, (enum new_part)p);
	return part == NEW_CREATE ? line + HEADS + (int)n->list.count + 1 : line;
}

static int focus_line(const struct new_session *n)
{
	return line_of_part(n, n->at) + (n->at == NEW_ROWS ? HEADS + (int)n->row : 0);
}

/* --- a part --- */

/* "(•) English  ( ) français", the chosen one in focus where the cursor is. */
static void choice_draw(struct grid *g, int y, int x, const char *const *words, size_t count, size_t chosen, bool focused)
{
	for (size_t i = 0; i < count; i++) {
		bool on = i == chosen;
		enum style style = on && focused ? STYLE_FOCUS : on ? STYLE_GOOD : STYLE_PLAIN;

		grid_fit(g, y, x, 3, style, on ? "(•)" : "( )");
		if (on && focused)
			grid_cursor(g, y, x + 1);
		x += 4 + grid_fit(g, y, x + 4, g->width - x - 4, style, words[i]) + 2;
	}
}

static void what_draw(const struct new_session *n, struct grid *g, int y, int x, int columns, bool focused)
{
	char *words;

	if (focused)
		grid_cursor(g, y, x);
	if (n->what == NULL) {
		grid_fit(g, y, x, columns, STYLE_FAINT, _("Enter chooses a scenario or a parcours"));
		return;
	}
	words = xasprintf("%s  %s", n->about.title, n->about.details);
	grid_fit(g, y, x, columns, focused ? STYLE_FOCUS : STYLE_PLAIN, words);
	free(words);
}

static void text_draw(struct new_session *n, struct grid *g, int y, int x, int columns, enum new_part part, bool focused)
{
	if (focused)
		edit_draw(&n->edit, g, y, x, 1, columns, STYLE_PLAIN, true);
	else if (n->texts[part][0] != '\0')
		grid_fit(g, y, x, columns, STYLE_PLAIN, n->texts[part]);
	else
		grid_fit(g, y, x, columns, STYLE_FAINT, "┄");
}

static void value_draw(struct new_session *n, struct grid *g, int y, int x, int columns, enum new_part part)
{
	const char *versions[] = {_("the newest installed"), _("as it was")};
	bool focused = n->at == part;

	switch (part) {
	case NEW_WHAT:
		what_draw(n, g, y, x, columns, focused);
		break;
	case NEW_VERSIONS:
		choice_draw(g, y, x, versions, 2, n->as_it_was ? 1 : 0, focused);
		break;
	case NEW_LANGUAGE:
		choice_draw(g, y, x, languages, LANG_COUNT, (size_t)n->lang, focused);
		break;
	default:
		text_draw(n, g, y, x, columns, part, focused);
	}
}

/* What is wrong stands behind the value, as far as there is room; the line below has all of it. */
static void part_draw(struct new_session *n, struct grid *g, int y, enum new_part part)
{
	int x = g->width < VIEW_WIDE / 2 ? LABEL_NARROW : LABEL, columns = g->width - x - 1;
	const char *fault = n->faults[part];

	if (n->at == part)
		grid_text(g, y, 0, 1, STYLE_FOCUS, "›");
	grid_fit(g, y, 1, x - 2, STYLE_LABEL, _(labels[part]));
	if (fault != NULL) {
		int wide = text_columns(fault, strlen(fault)) + 4, most = columns * 3 / 5;

		wide = wide < most ? wide : most;
		columns -= wide;
		grid_fit(g, y, x + columns + 2, wide - 2, STYLE_TROUBLE, "!");
		grid_fit(g, y, x + columns + 4, wide - 4, STYLE_TROUBLE, fault);
	}
	value_draw(n, g, y, x, columns, part);
}

/* --- the enterprises --- */

static void layout(const struct new_session *n, int columns, struct table_layout *l)
{
	static const int widths[COLUMN_COUNT] = {
		[COLUMN_NAME] = 18,    [COLUMN_KIND] = 14,         [COLUMN_POLE] = 18,    [COLUMN_COUNTRY] = 7,
		[COLUMN_LANGUAGE] = 8, [COLUMN_REGISTRATION] = 14, [COLUMN_CONTACT] = 16,
	};
	int total = 0;
	bool flexible[TABLE_COLUMNS] = {false};

	for (size_t c = 0; c < COLUMN_COUNT; c++)
		total += widths[c] + TABLE_GAP;
	flexible[COLUMN_NAME] = flexible[COLUMN_CONTACT] = total < columns; /* none is made smaller: the others are beside */
	*l = (struct table_layout){.count = COLUMN_COUNT};
	memcpy(l->width, widths, sizeof widths);
	table_layout(l, flexible, n->at == NEW_ROWS ? n->column : 0, columns);
}

static void heads_draw(const struct new_session *n, struct grid *g, int y, const struct table_layout *l)
{
	for (size_t c = 0; c < l->count; c++)
		if (l->x[c] >= 0)
			grid_fit(g, y, NUMBER + l->x[c], l->width[c], STYLE_LABEL, new_column_name(c));
	if (l->before)
		grid_text(g, y, NUMBER + l->width[0], 1, STYLE_KEY, "‹");
	if (l->after)
		grid_text(g, y, g->width - 1, 1, STYLE_KEY, "›");
	(void)n;
}

static bool row_wrong(const struct new_session *n, size_t row)
{
	for (size_t c = 0; c < COLUMN_COUNT; c++) {
		char *fault = new_cell_fault(n, row, c);

		free(fault);
		if (fault != NULL)
			return true;
	}
	return false;
}

static void cell_draw(struct new_session *n, struct grid *g, int y, int x, int columns, size_t row, size_t column)
{
	bool focused = n->at == NEW_ROWS && n->row == row && n->column == column;
	const char *cell = row < n->list.count ? *new_cell(&n->list.rows[row], column) : "";

	if (focused && new_part_typed(n)) {
		edit_draw(&n->edit, g, y, x, 1, columns, STYLE_PLAIN, true);
		return;
	}
	if (focused)
		grid_cursor(g, y, x);
	if (cell[0] != '\0')
		grid_fit(g, y, x, columns, focused ? STYLE_FOCUS : STYLE_PLAIN, new_word_shown(column, cell));
	else
		grid_fit(g, y, x, columns, focused ? STYLE_FOCUS : STYLE_FAINT, "·");
}

static void row_draw(struct new_session *n, struct grid *g, int y, size_t row, const struct table_layout *l)
{
	char number[24];
	bool there = row < n->list.count;

	if (n->at == NEW_ROWS && n->row == row)
		grid_text(g, y, 0, 1, STYLE_FOCUS, "›");
	snprintf(number, sizeof number, there ? "%2zu" : " +", row + 1);
	grid_text(g, y, 1, 3, STYLE_FAINT, number);
	if (there && row_wrong(n, row))
		grid_text(g, y, 4, 1, STYLE_TROUBLE, "!");
	for (size_t c = 0; c < l->count; c++)
		if (l->x[c] >= 0 && (there || c == 0 || n->at == NEW_ROWS))
			cell_draw(n, g, y, NUMBER + l->x[c], l->width[c], row, c);
}

/* --- all of it --- */

static void create_draw(const struct new_session *n, struct grid *g, int y)
{
	bool focused = n->at == NEW_CREATE;

	if (focused) {
		grid_text(g, y, 0, 1, STYLE_FOCUS, "›");
		grid_cursor(g, y, 3);
	}
	grid_fit(g, y, 1, g->width - 2, focused ? STYLE_FOCUS : STYLE_LABEL, _("[ Create and open ]"));
}

static void line_draw(struct new_session *n, struct grid *g, int y, int line, const struct table_layout *l)
{
	int rows = line_of_part(n, NEW_ROWS);
	char *count;

	for (int part = 0; part < NEW_ROWS; part++)
		if (new_part_there(n, (enum new_part)part) && line_of_part(n, (enum new_part)part) == line)
			part_draw(n, g, y, (enum new_part)part);
	if (line == rows) {
		int x = 1 + grid_fit(g, y, 1, g->width / 2, STYLE_LABEL, _("Enterprises")) + 2;

		count = new_count_words(n);
		grid_fit(g, y, x, g->width - x - 1, STYLE_FAINT, count);
		free(count);
	} else if (line == rows + 1) {
		heads_draw(n, g, y, l);
	} else if (line > rows && line < line_of_part(n, NEW_CREATE)) {
		row_draw(n, g, y, (size_t)(line - rows - HEADS), l);
	} else if (line == line_of_part(n, NEW_CREATE)) {
		create_draw(n, g, y);
	}
}

/* The letters of what is chosen by letters: "i work integration  s solidarity". */
static char *letters(size_t column)
{
	struct buf b = {0};

	for (size_t i = 0; new_word(column, i) != NULL; i++)
		buf_printf(&b, "%s%s", i > 0 ? "  " : "", new_word_shown(column, new_word(column, i)));
	buf_printf(&b, "  %s", _("(the first letter, or Space)"));
	return buf_take(&b);
}

/* One line about where the cursor is: what is wrong there, else what can be done. Caller frees. */
static char *detail_words(const struct new_session *n, enum style *style)
{
	static const char *const hints[NEW_PARTS] = {
		[NEW_WHAT] = N_("Enter chooses; letters look for one"),
		[NEW_VERSIONS] = N_("Space changes it"),
		[NEW_TITLE] = N_("as people will name this group: Lille-Mons 2026"),
		[NEW_DATE] = N_("of the first meeting: 2026-03-12, 12/3 or +7"),
		[NEW_PLACE] = N_("where the first meeting is"),
		[NEW_LANGUAGE] = N_("of the texts that the group reads: the first letter, or Space"),
		[NEW_FOLDER] = N_("Tab goes on with what is typed"),
		[NEW_FILE] = N_("proposed from the title until it is typed"),
		[NEW_CSV] = N_("Tab goes on with the path, Enter takes its enterprises in"),
		[NEW_CREATE] = N_("Enter makes the file, whole, and opens it"),
	};
	char *fault = n->at == NEW_ROWS ? new_cell_fault(n, n->row, n->column) : n->faults[n->at] != NULL ? xstrdup(n->faults[n->at]) : NULL, *words;

	*style = fault != NULL ? STYLE_TROUBLE : STYLE_FAINT;
	if (fault != NULL) {
		words = xasprintf("! %s", fault);
		free(fault);
		return words;
	}
	if (n->found != NULL)
		return xstrdup(n->found);
	if ((n->at == NEW_WHAT || n->at == NEW_VERSIONS) && n->what != NULL && n->about.warnings[0] != '\0') {
		words = xstrdup(n->about.warnings);
		for (char *c = words; *c != '\0'; c++)
			*c = *c == '\n' ? ' ' : *c;
		return words;
	}
	if (n->at == NEW_ROWS && new_column_chosen(n->column))
		return letters(n->column);
	if (n->at == NEW_ROWS)
		return xstrdup(n->column == COLUMN_COUNTRY ? _("two letters: FR, BE, NL") : _("Tab goes from cell to cell; a name in the last line makes a row"));
	return xstrdup(_(hints[n->at]));
}

void view_new(struct app *a, struct grid *g)
{
	struct new_session *n = a->start->fresh;
	int height = g->height - 5, lines = line_of_part(n, NEW_CREATE) + 1, at = focus_line(n);
	struct table_layout l;
	enum style style;
	char *words;

	if (view_small(g))
		return;
	layout(n, g->width - NUMBER - 1, &l);
	if (n->top > lines - height)
		n->top = lines > height ? lines - height : 0;
	if (at < n->top)
		n->top = at;
	if (at >= n->top + height)
		n->top = at - height + 1;
	grid_fit(g, 0, 1, g->width - 2, STYLE_TITLE, n->of == OF_SESSION ? _("The same meetings again, with others") : _("New session"));
	view_rule(g, 1, 0, g->width);
	for (int i = 0; i < height && n->top + i < lines; i++)
		line_draw(n, g, 2 + i, n->top + i, &l);
	if (n->top > 0)
		grid_text(g, 2, g->width - 1, 1, STYLE_KEY, "↑");
	if (n->top + height < lines)
		grid_text(g, 1 + height, g->width - 1, 1, STYLE_KEY, "↓");
	view_rule(g, g->height - 3, 0, g->width);
	words = detail_words(n, &style);
	grid_fit(g, g->height - 2, 1, g->width - 2, style, words);
	free(words);
	view_footer(a, g, g->height - 1);
}

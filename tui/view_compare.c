/* One field, all enterprises: the rows (view_compare_rows.c), the counted result (view_compare_side.c), and below the focused value in full or
 * its editor. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/compare.h"
#include "tui/fields.h"
#include "tui/form.h"
#include "tui/options.h"
#include "tui/paragraph.h"
#include "tui/table.h"
#include "tui/view.h"

enum { RULES_FROM = 14, PANEL_FROM = 20, NARROW = 64, BESIDE_FROM = 76, WORDS_BESIDE_FROM = 110, LONG_LINES = 4 };

/* --- around it --- */

static const char *const sort_words[SORT_COUNT] = {"", N_("by name"), N_("by value"), N_("blanks first")};

static void top_draw(struct app *a, const struct field *f, struct grid *g)
{
	const struct compare *c = a->compare;
	size_t answered = 0, asked = 0;
	char *left, *right, *brief = xasprintf(_("Compare · %s"), app_label(a, f));
	int room;

	for (size_t i = 0; i < c->count; i++) {
		enum compare_state s = compare_state(a, f, c->order[i]);

		asked += s < STATE_NOT_FOR;
		answered += s <= STATE_PART;
	}
	left = xasprintf(_("Compare · %zu %s · %s"), a->step + 1, app_said(&app_step(a)->title), app_label(a, f));
	right = g->width < NARROW ? xasprintf("%zu/%zu", answered, asked) : xasprintf(_("%zu of %zu answered"), answered, asked);
	if (c->sort != SORT_NUMBER) {
		char *more = xasprintf("%s · %s", right, _(sort_words[c->sort]));

		free(right);
		right = more;
	}
	room = text_columns(right, strlen(right));
	if (f->group || room > g->width / 2)
		room = -2;
	else
		grid_right(g, 0, g->width - 1, room, STYLE_FAINT, right);
	if (g->width - 4 - room < text_columns(left, strlen(left)))
		grid_fit(g, 0, 1, g->width - 4 - room, STYLE_TITLE, g->width < NARROW ? app_label(a, f) : brief);
	else
		grid_fit(g, 0, 1, g->width - 4 - room, STYLE_TITLE, left);
	free(brief);
	free(left);
	free(right);
}

/* Typed over the rows, where Esc leaves them. */
static const char *quick_hint(const struct app *a, const struct field *f)
{
	bool lines = f->kind == FIELD_LONG && compare_shape(f) == SHAPE_VALUE;

	if (!a->compare->quick || compare_shape(f) == SHAPE_ROWS)
		return NULL;
	return lines ? _("Enter: new line, Esc: to the room") : _("Enter: done, Esc: to the room");
}

static const char *hint_of(struct app *a)
{
	struct slot *s = form_slot(a);
	struct spot spot = spot_focused(a);

	if (!compare_asked(a))
		return "";
	if (value_kind(spot.field) != NULL && value_kind(spot.field)->typed && !spot.cell)
		return value_kind(spot.field)->lines ? _("Enter: new line, Esc: done") : _("Enter or Esc: done");
	if (slot_kind(s)->hint != NULL)
		return slot_kind(s)->hint[0] != '\0' ? _(slot_kind(s)->hint) : "";
	return value_kind(spot.field) != NULL ? _(spot.cell ? value_kind(spot.field)->cell_hint : value_kind(spot.field)->hint) : "";
}

/* The question, and while one types its keys. */
static void question_draw(struct app *a, const struct field *f, struct grid *g, int y)
{
	const char *quick = a->compare->editing ? quick_hint(a, f) : NULL;
	const char *hint = quick != NULL                  ? quick
			   : a->compare->editing            ? hint_of(a)
			   : a->compare->show == SHOW_COUNTS && a->compare->bars_most > 0 ? _("↑ ↓ look on, Esc goes back")
							    : _("type or Enter to change, Esc goes back");
	int taken = 2 + grid_fit(g, y, 1, g->width - 2, STYLE_PLAIN, app_text(a, &f->prompt));

	if (taken + 2 + text_columns(hint, strlen(hint)) <= g->width - 1)
		grid_right(g, y, g->width - 1, g->width - taken, STYLE_FAINT, hint);
}

/* --- what stands below --- */

/* Is the focused value changed by an editor of several parts, which stands below? */
static bool has_editor(const struct field *f)
{
	struct slot s = {.field = f};

	if (compare_shape(f) == SHAPE_ROWS || f->compute != NULL || f->kind == FIELD_SCORE)
		return false;
	if (slot_kind(&s)->below)
		return true;
	return value_kind(f) != NULL && (!value_kind(f)->typed || value_kind(f)->lines);
}

static int panel_height(struct app *a, const struct field *f, int height, int columns)
{
	struct compare *c = a->compare;
	int most = height >= PANEL_FROM ? height / 3 : height >= RULES_FROM ? 3 : c->editing ? height / 2 - 1 : 1, wanted = 2;
	struct slot *s = form_slot(a);

	if (c->panel_width != columns * 1000 + height)
		c->panel = 0;
	c->panel_width = columns * 1000 + height;
	if (f->kind == FIELD_LONG && compare_shape(f) != SHAPE_ROWS)
		wanted = LONG_LINES;
	else if (has_editor(f) && compare_asked(a))
		wanted = slot_kind(s)->height(a, s, columns - 2, c->editing);
	if (wanted > c->panel)
		c->panel = wanted;
	return c->panel < most ? c->panel : most;
}

/* The editor of the focused field, as much as there is room for, its line in sight. */
static void editor_draw(struct app *a, struct grid *g, int y, int height)
{
	struct slot *s = form_slot(a);
	struct pen p = {.grid = g, .x = 1, .columns = g->width - 2, .top = y, .bottom = y + height, .head = y, .y = y};
	int line = slot_kind(s)->line != NULL && a->compare->editing ? slot_kind(s)->line(a, s, p.columns) : 0;

	a->form.height = height + 1;
	if (line >= height)
		p.y -= line - height + 1;
	slot_kind(s)->draw(a, s, &p, a->compare->editing);
}

/* "brings: time and patience"; below, what can be chosen. */
static void cell_words(struct app *a, const struct field *f, struct slot *s, struct buf *out)
{
	const struct field *c = &f->columns[compare_column(a, f)];
	char *words = table_cell_words(a, s, a->form.row, c);

	if (is_dated(f, c) || words[0] == '\0') {
		table_detail(a, s, 1, out);
	} else {
		buf_printf(out, _("%s: %s"), app_label(a, c), words);
		if (c->option_count > 0 || c->kind == FIELD_SCALE) {
			buf_text(out, "\n");
			table_detail(a, s, 1, out);
		}
	}
	free(words);
}

/* What is longer than the row shows; while there is nothing, an example. */
static void value_words(struct app *a, const struct field *f, struct slot *s, struct buf *out)
{
	bool lines = compare_shape(f) == SHAPE_LINES;
	size_t at = compare_column(a, f);
	char *words = compare_words(a, f, s->enterprise, lines ? f->lines[at].id : s->row);
	const char *example = app_text(a, &f->example);

	if (lines)
		buf_printf(out, _("%s: %s"), option_name(a, &f->lines[at]), words[0] != '\0' ? words : "·");
	else if (words[0] == '\0' && example[0] != '\0')
		buf_printf(out, _("e.g. %s"), example);
	else if (text_columns(words, strlen(words)) > a->compare->cut)
		buf_text(out, words);
	free(words);
}

/* The focused value in full. */
static void full_draw(struct app *a, const struct field *f, struct grid *g, int y, int height)
{
	struct slot *s = form_slot(a);
	struct pen p = {.grid = g, .y = y, .x = 1, .columns = g->width - 2, .top = y, .bottom = y + height};
	struct buf out = {0};

	if (compare_shape(f) == SHAPE_ROWS)
		cell_words(a, f, s, &out);
	else
		value_words(a, f, s, &out);
	paragraph(&p, 0, 0, p.columns, height, STYLE_FAINT, buf_str(&out));
	buf_clear(&out);
}

static void panel_draw(struct app *a, const struct field *f, struct grid *g, int y, int height)
{
	bool small = height < 2 && compare_shape(f) == SHAPE_LINES;

	if (!compare_asked(a))
		return;
	if (has_editor(f) && ((f->kind != FIELD_LONG && !small) || a->compare->editing))
		editor_draw(a, g, y, height);
	else
		full_draw(a, f, g, y, height);
}

/* --- the whole --- */

/* How wide the rows are; 0: only the counted result is shown, the window's width: only the rows. */
static int rows_columns(const struct app *a, const struct field *f, int width)
{
	bool beside, counts = compare_counts(f, &beside);

	if (counts && a->compare->show == SHOW_COUNTS)
		return 0;
	if (!counts || a->compare->show == SHOW_LIST || width < (beside ? BESIDE_FROM : WORDS_BESIDE_FROM))
		return width;
	return compare_shape(f) == SHAPE_LINES ? width * 12 / 20 : width * 11 / 20;
}

void view_compare(struct app *a, struct grid *g)
{
	const struct field *f;
	bool rules = g->height >= RULES_FROM;
	int y = 1, panel, bottom, columns;

	if (view_small(g))
		return;
	compare_follow(a);
	f = compare_field(a);
	if (a->view != VIEW_COMPARE || f == NULL) {
		view_room(a, g);
		return;
	}
	panel = panel_height(a, f, g->height, g->width);
	bottom = g->height - 1 - panel - (rules ? 1 : 0);
	top_draw(a, f, g);
	if (rules) {
		y++; /* the question, once it is known whether there is more to look at */
		view_rule(g, y++, 0, g->width);
		view_rule(g, bottom, 0, g->width);
	}
	columns = rows_columns(a, f, g->width);
	if (columns > 0)
		view_compare_rows(a, f, g, y, bottom - y, columns);
	if (columns < g->width)
		view_compare_side(a, f, g, y, columns, bottom - y, g->width - columns);
	if (rules)
		question_draw(a, f, g, 1);
	if (columns > 0)
		panel_draw(a, f, g, g->height - 1 - panel, panel);
	view_footer(a, g, g->height - 1);
}

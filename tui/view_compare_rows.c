/* The rows of the comparison: number, name, sign, value of each enterprise, and who reads it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/compare.h"
#include "tui/fields.h"
#include "tui/form.h"
#include "tui/mouse.h"
#include "tui/options.h"
#include "tui/table.h"
#include "tui/view.h"

enum { MARK = 1, NUMBER = 3, CIRCLE = 6 };

/* Where the parts of a row stand. */
struct rows {
	struct app *a;
	const struct field *field;
	enum compare_shape shape;
	struct grid *grid;
	int y, height, columns; /* of the list */
	int name, value;        /* columns */
	int name_x, sign_x, value_x;
	struct table_layout cells;
};

static int longest_name(const struct app *a)
{
	int longest = 8;

	for (size_t i = 0; i < a->model->enterprise_count; i++) {
		int wide = text_columns(a->model->enterprises[i].name, strlen(a->model->enterprises[i].name));

		longest = wide > longest ? wide : longest;
	}
	return longest;
}

static struct rows rows_of(struct app *a, const struct field *f, struct grid *g, int y, int height, int columns)
{
	struct rows r = {.a = a, .field = f, .shape = compare_shape(f), .grid = g, .y = y, .height = height, .columns = columns};
	bool cells = r.shape == SHAPE_ROWS || r.shape == SHAPE_LINES;
	int most = cells ? columns / 6 : columns * 2 / 5, longest = longest_name(a);

	most = most < 10 ? 10 : most;
	r.name = longest < most ? longest : most;
	r.name_x = MARK + NUMBER + 1;
	r.sign_x = r.name_x + r.name + 1;
	r.value_x = r.sign_x + 2;
	r.value = columns - r.value_x - CIRCLE;
	if (cells)
		compare_columns(a, f, r.value, &r.cells);
	return r;
}

/* --- a row --- */

/* Clicked, line I is gone to; in a column of its own also that. */
static void row_hit(const struct rows *r, int y, size_t i)
{
	struct hit hit = {.kind = HIT_ITEM, .y = y, .height = 1, .columns = r->columns, .down = (int)i - (int)compare_at(r->a)};

	if (!hits_wanted(r->grid))
		return;
	hit_add(r->grid, hit);
	for (size_t c = 0; c < r->cells.count; c++) {
		if (r->cells.x[c] < 0)
			continue;
		hit.x = r->value_x + r->cells.x[c];
		hit.columns = r->cells.width[c] + 1;
		hit.right = (int)c - (int)compare_column(r->a, r->field);
		hit_add(r->grid, hit);
	}
}

static void circle_draw(const struct rows *r, int y, int64_t enterprise)
{
	const char *circle, *asked;
	char *sign;

	if (!model_asks(r->field))
		return;
	circle = model_circle(r->a->model, r->field, enterprise);
	asked = model_circle_asked(r->a->model, r->field, enterprise);
	sign = xasprintf(strcmp(circle, asked) == 0 ? "(%s)" : "(%s?)", asked); /* p waits for a consent */
	grid_right(r->grid, y, r->columns - 1, CIRCLE,
		   strchr(circle, 'g') != NULL ? STYLE_SHARED
		   : circle[0] == 'f'          ? STYLE_PRIVATE
					       : STYLE_FAINT,
		   sign);
	free(sign);
}

static void name_draw(const struct rows *r, int y, const struct compare_line *line, bool focused)
{
	size_t number = app_number(r->a, line->enterprise);
	char digits[24], *name;

	if (line->enterprise == 0) {
		grid_fit(r->grid, y, r->name_x, r->name, focused ? STYLE_CURRENT : STYLE_PLAIN, _("The group"));
		return;
	}
	snprintf(digits, sizeof digits, "%zu", number);
	grid_right(r->grid, y, MARK + NUMBER, NUMBER, STYLE_FAINT, digits);
	name = view_short_name(r->a->model, number - 1, r->name);
	grid_fit(r->grid, y, r->name_x, r->name, focused ? STYLE_CURRENT : STYLE_PLAIN, name);
	free(name);
}

static struct pen cell_pen(const struct rows *r, int y)
{
	return (struct pen){.grid = r->grid, .y = y, .x = r->value_x, .columns = r->value, .top = r->y, .bottom = r->y + r->height, .head = r->y};
}

/* A typed value as it is typed; until a key has moved in it, from its beginning. */
static void typed_value(const struct rows *r, int y, int x, int columns, const char *words)
{
	struct app *a = r->a;
	int done;

	a->form.columns = columns;
	if (a->typing.touched) {
		edit_draw(&a->typing.edit, r->grid, y, x, 1, columns, STYLE_PLAIN, true);
		return;
	}
	done = grid_fit(r->grid, y, x, columns, STYLE_PLAIN, words);
	grid_cursor(r->grid, y, x + (done < columns ? done : columns - 1));
}

/* "4", or "2 → 4" where one was said at the start; a blank says which. */
static void value_draw(const struct rows *r, int y, int x, int columns, int64_t enterprise, const char *row, bool focused)
{
	struct app *a = r->a;
	const struct field *f = r->field;
	enum compare_state state = compare_state(a, f, enterprise);
	bool inline_ = value_kind(f) != NULL && value_kind(f)->typed && !value_kind(f)->lines && f->compute == NULL;
	bool typed = focused && a->typing.on && inline_ && compare_asked(a);
	char *words = compare_words(a, f, enterprise, row), *then = compare_then(a, f, enterprise, row);

	if (then != NULL) {
		int taken = grid_fit(r->grid, y, x, columns / 2, STYLE_FAINT, then);

		taken += grid_text(r->grid, y, x + taken, 3, STYLE_FAINT, " → ");
		x += taken;
		columns -= taken;
	}
	if (focused)
		a->compare->cut = columns;
	if (focused && !typed)
		grid_cursor(r->grid, y, r->name_x);
	if (typed)
		typed_value(r, y, x, columns, words);
	else if (words[0] != '\0')
		grid_fit(r->grid, y, x, columns, focused ? STYLE_FOCUS : STYLE_PLAIN, words);
	if (words[0] == '\0' && (!typed || a->typing.edit.len == 0))
		grid_fit(r->grid, y, x, columns, STYLE_FAINT, state == STATE_ANSWERED || state == STATE_PART ? "┄" : compare_state_words(state));
	free(then);
	free(words);
}

static void table_row_draw(const struct rows *r, int y, const struct compare_line *line, bool focused)
{
	struct app *a = r->a;
	const struct field *f = r->field;
	struct slot other = {.field = f, .enterprise = line->enterprise};
	struct slot *s = focused && compare_asked(a) ? form_slot(a) : &other;
	struct pen p = cell_pen(r, y);
	size_t count;
	const char *const *rows = model_rows(a->model, f->id, line->enterprise, &count);
	enum compare_state state = compare_state(a, f, line->enterprise);

	if (line->row == SIZE_MAX && (s == &other || (state > STATE_PART && !a->typing.touched))) {
		size_t at = compare_column(a, f);

		grid_fit(r->grid, y, r->value_x, r->value, STYLE_FAINT, state <= STATE_PART ? "┄" : compare_state_words(state));
		if (focused)
			grid_cursor(r->grid, y, s != &other && at < r->cells.count && r->cells.x[at] >= 0 ? r->value_x + r->cells.x[at] : r->name_x);
		return;
	}
	for (size_t i = 0; i < r->cells.count; i++)
		if (r->cells.x[i] >= 0)
			table_cell_draw(a, s, line->row < count ? rows[line->row] : "", &f->columns[i], &p, 0, r->cells.x[i], r->cells.width[i],
					focused && s != &other && i == compare_column(a, f));
}

/* "2→4" in each line of the grid. */
static void lines_row_draw(const struct rows *r, int y, const struct compare_line *line, bool focused)
{
	struct app *a = r->a;
	const struct field *f = r->field;
	enum compare_state state = compare_state(a, f, line->enterprise);

	if (focused)
		grid_cursor(r->grid, y, r->name_x);
	if (state > STATE_PART && !(focused && compare_asked(a))) {
		grid_fit(r->grid, y, r->value_x, r->value, STYLE_FAINT, compare_state_words(state));
		return;
	}
	for (size_t i = 0; i < r->cells.count; i++) {
		char *now = compare_words(a, f, line->enterprise, f->lines[i].id), *then = compare_then(a, f, line->enterprise, f->lines[i].id);
		char *both = xasprintf("%s%s%s", then != NULL ? then : "", then != NULL ? "→" : "", now[0] != '\0' ? now : "·");
		bool here = focused && i == compare_column(a, f);

		if (r->cells.x[i] >= 0)
			grid_fit(r->grid, y, r->value_x + r->cells.x[i], r->cells.width[i], here ? STYLE_FOCUS : now[0] != '\0' ? STYLE_PLAIN : STYLE_FAINT, both);
		if (here && r->cells.x[i] >= 0)
			grid_cursor(r->grid, y, r->value_x + r->cells.x[i]);
		free(both);
		free(then);
		free(now);
	}
}

/* "Neighbours: less noise" */
static void each_row_draw(const struct rows *r, int y, const struct compare_line *line, bool focused)
{
	struct app *a = r->a;
	struct slot s = {.field = r->field, .enterprise = line->enterprise};
	int64_t whose;
	const struct field *table = each_table(a, &s, &whose);
	size_t count = 0;
	const char *const *rows = table != NULL ? model_rows(a->model, table->id, whose, &count) : NULL;
	int title = r->value / 3;

	if (line->row >= count) {
		value_draw(r, y, r->value_x, r->value, line->enterprise, "", false);
		if (focused)
			grid_cursor(r->grid, y, r->name_x);
		return;
	}
	grid_fit(r->grid, y, r->value_x, title, STYLE_LABEL, model_row_title(a->model, table, r->field->each_show, whose, rows[line->row]));
	value_draw(r, y, r->value_x + title + 1, r->value - title - 1, line->enterprise, rows[line->row], focused);
}

static void row_draw(const struct rows *r, int y, size_t i, bool focused, bool named)
{
	const struct compare_line *line = &r->a->compare->lines[i];
	enum compare_state state = compare_state(r->a, r->field, line->enterprise);

	if (focused)
		grid_text(r->grid, y, 0, 1, STYLE_FOCUS, "›");
	if (line->first || named) {
		name_draw(r, y, line, focused);
		grid_text(r->grid, y, r->sign_x, 1, state == STATE_ANSWERED ? STYLE_GOOD : STYLE_PLAIN, compare_sign(state));
		if (state < STATE_NOT_FOR)
			circle_draw(r, y, line->enterprise);
	}
	if (r->shape == SHAPE_ROWS)
		table_row_draw(r, y, line, focused);
	else if (r->shape == SHAPE_LINES)
		lines_row_draw(r, y, line, focused);
	else if (r->shape == SHAPE_EACH)
		each_row_draw(r, y, line, focused);
	else
		value_draw(r, y, r->value_x, r->value, line->enterprise, "", focused);
}

/* --- the list --- */

static void head_draw(const struct rows *r)
{
	for (size_t i = 0; i < r->cells.count; i++)
		if (r->cells.x[i] >= 0)
			grid_fit(r->grid, r->y, r->value_x + r->cells.x[i], r->cells.width[i], STYLE_LABEL, compare_column_name(r->a, r->field, i));
	if (r->cells.before)
		grid_text(r->grid, r->y, r->value_x + r->cells.width[0], 1, STYLE_KEY, "‹");
	if (r->cells.after)
		grid_text(r->grid, r->y, r->value_x + r->value - 1, 1, STYLE_KEY, "›");
}

static void rows_draw(struct rows *r)
{
	struct compare *c = r->a->compare;
	size_t at = compare_at(r->a);

	if (r->cells.count > 0) {
		head_draw(r);
		r->y++;
		r->height--;
	}
	if (r->height <= 0)
		return;
	if (at < c->top)
		c->top = at;
	if (at >= c->top + (size_t)r->height)
		c->top = at - (size_t)r->height + 1;
	if (c->top > 0 && c->top + (size_t)r->height > c->line_count)
		c->top = c->line_count > (size_t)r->height ? c->line_count - (size_t)r->height : 0;
	for (int i = 0; i < r->height && c->top + (size_t)i < c->line_count; i++) {
		row_draw(r, r->y + i, c->top + (size_t)i, c->top + (size_t)i == at, i == 0);
		row_hit(r, r->y + i, c->top + (size_t)i); /* over what its cells are in the form */
	}
	if (c->top > 0)
		grid_text(r->grid, r->y, r->columns - 1, 1, STYLE_KEY, "↑");
	if (c->top + (size_t)r->height < c->line_count)
		grid_text(r->grid, r->y + r->height - 1, r->columns - 1, 1, STYLE_KEY, "↓");
}

void view_compare_rows(struct app *a, const struct field *f, struct grid *g, int y, int height, int columns)
{
	struct rows r = rows_of(a, f, g, y, height, columns);

	rows_draw(&r);
}

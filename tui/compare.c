/* Which field is compared and in which rows. The focus is the form's own: see compare.h. Draws nothing. */
#include "tui/compare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/form.h"
#include "tui/table.h"
#include "tui/view.h"

bool comparable(const struct field *f)
{
	return f != NULL && f->kind != FIELD_ANONYMOUS && f->kind != FIELD_SHARE;
}

const struct field *compare_field(const struct app *a)
{
	const struct step *step = NULL;
	const struct field *f = a->scenario != NULL ? scenario_field(a->scenario, a->compare->field, &step) : NULL;

	return f != NULL && step == app_step(a) ? f : NULL;
}

enum compare_shape compare_shape(const struct field *f)
{
	struct slot s = {.field = f};

	if (f->each != NULL)
		return SHAPE_EACH;
	if (f->kind == FIELD_GRID)
		return SHAPE_LINES;
	return slot_kind(&s) == &slot_table ? SHAPE_ROWS : SHAPE_VALUE;
}

const struct field *compare_beside(const struct app *a, int by)
{
	const struct step *step = app_step(a);
	const struct field *f = a->compare != NULL ? compare_field(a) : NULL;
	size_t count = step != NULL ? step->field_count : 0, at = f != NULL ? (size_t)(f - step->fields) : by > 0 ? count - 1 : 0;

	for (size_t i = 1; i <= count; i++) {
		const struct field *next = &step->fields[(at + (by > 0 ? i : count - i % count)) % count];

		if (comparable(next))
			return next;
	}
	return NULL;
}

/* --- the rows --- */

static void line_add(struct compare *c, int64_t enterprise, size_t row, bool first)
{
	c->lines = xrealloc(c->lines, c->line_count + 1, sizeof *c->lines);
	c->lines[c->line_count++] = (struct compare_line){enterprise, row, first};
}

bool compare_asked(const struct app *a)
{
	const struct field *f = compare_field(a);

	return f != NULL && a->form.at < a->form.count && a->form.slots[a->form.at].field == f;
}

/* The rows of the table that gives an enterprise its lines. */
static const char *const *rows_of(const struct app *a, const struct field *f, int64_t enterprise, size_t *count)
{
	struct slot s = {.field = f, .enterprise = enterprise};
	int64_t whose = enterprise;
	const struct field *table = compare_shape(f) == SHAPE_EACH ? each_table(a, &s, &whose) : f;

	*count = 0;
	return table != NULL ? model_rows(a->model, table->id, whose, count) : NULL;
}

/* A table has a line more where somebody adds a row, and one at least. */
static void lines_add(struct app *a, const struct field *f, int64_t enterprise)
{
	enum compare_shape shape = compare_shape(f);
	bool focused = compare_asked(a) && (enterprise == 0 || enterprise == a->enterprise);
	size_t count = 0;

	if ((shape == SHAPE_ROWS || shape == SHAPE_EACH) && model_shown(a->model, f, enterprise))
		rows_of(a, f, enterprise, &count);
	for (size_t i = 0; i < count; i++)
		line_add(a->compare, enterprise, i, i == 0);
	if (count == 0 || (shape == SHAPE_ROWS && focused && a->form.row[0] == '\0'))
		line_add(a->compare, enterprise, SIZE_MAX, count == 0);
}

static void lines_make(struct app *a)
{
	struct compare *c = a->compare;
	const struct field *f = compare_field(a);

	c->line_count = 0;
	if (f->group)
		lines_add(a, f, 0);
	for (size_t i = 0; !f->group && i < c->count; i++)
		lines_add(a, f, c->order[i]);
}

/* The row of the table that the form stands in. */
static size_t row_focused(const struct app *a, const struct field *f)
{
	const struct slot *s = &a->form.slots[a->form.at];
	enum compare_shape shape = compare_shape(f);
	const char *id = shape == SHAPE_EACH ? s->row : a->form.row;
	const char *const *rows;
	size_t count, i = 0;

	if (!compare_asked(a) || (shape != SHAPE_ROWS && shape != SHAPE_EACH))
		return SIZE_MAX;
	rows = rows_of(a, f, s->enterprise, &count);
	while (i < count && strcmp(rows[i], id) != 0)
		i++;
	return i < count ? i : SIZE_MAX;
}

size_t compare_at(const struct app *a)
{
	const struct compare *c = a->compare;
	const struct field *f = compare_field(a);
	size_t row = row_focused(a, f), found = SIZE_MAX;

	for (size_t i = 0; i < c->line_count; i++) {
		if (c->lines[i].enterprise != (f->group ? 0 : a->enterprise))
			continue;
		if (c->lines[i].row == row)
			return i;
		if (found == SIZE_MAX)
			found = i;
	}
	return found != SIZE_MAX ? found : 0;
}

/* --- where it goes --- */

static void focus(struct app *a, const struct field *f, size_t row)
{
	enum compare_shape shape = compare_shape(f);
	size_t count = 0, slot;
	const char *const *rows = shape == SHAPE_ROWS || shape == SHAPE_EACH ? rows_of(a, f, a->enterprise, &count) : NULL;
	const char *id = row < count ? rows[row] : "";

	slot = form_find(a, f->id, shape == SHAPE_EACH ? id : "");
	if (slot == SIZE_MAX)
		return;
	if (shape == SHAPE_ROWS)
		form_go(a, slot, id, a->form.column, FORM_END);
	else if (shape == SHAPE_LINES)
		form_go(a, slot, a->form.row, "", FORM_END);
	else
		form_enter(a, slot, 1);
}

static void park(struct app *a, const struct field *f)
{
	size_t notes = form_find(a, NULL, "");

	a->compare->parked = form_find(a, f->id, "") == SIZE_MAX;
	if (a->compare->parked && notes != SIZE_MAX && a->form.at != notes)
		form_enter(a, notes, 1);
}

/* The column of a table and the line of a grid stay, also over an enterprise that has none. */
void compare_go(struct app *a, size_t line)
{
	struct compare *c = a->compare;
	const struct field *f = compare_field(a);
	char row[ID_SIZE], column[ID_SIZE];

	if (line >= c->line_count)
		return;
	c->editing = false;
	snprintf(row, sizeof row, "%s", a->form.row);
	snprintf(column, sizeof column, "%s", a->form.column);
	if (c->lines[line].enterprise != 0)
		app_look(a, a->step, c->lines[line].enterprise);
	if (compare_shape(f) == SHAPE_LINES)
		snprintf(a->form.row, ID_SIZE, "%s", row);
	snprintf(a->form.column, ID_SIZE, "%s", column);
	c->at = a->enterprise;
	park(a, f);
	focus(a, f, c->lines[line].row);
	compare_follow(a);
}

void compare_use(struct app *a, const struct field *f)
{
	struct compare *c = a->compare;

	snprintf(c->field, sizeof c->field, "%s", f->id);
	c->editing = false;
	c->top = 0;
	c->bars_top = 0;
	c->panel = 0;
	c->at = -1;
	c->parked = false;
	if (!compare_asked(a) && form_find(a, f->id, "") != SIZE_MAX)
		form_enter(a, form_find(a, f->id, ""), 1);
	compare_order(a);
}

bool compare_open(struct app *a, struct error *err)
{
	const struct slot *s = form_slot(a);
	const struct field *f = s != NULL && comparable(s->field) ? s->field : NULL;

	if (a->compare != NULL)
		a->compare->field[0] = '\0';
	if (f == NULL)
		f = compare_beside(a, 1);
	if (f == NULL)
		return error_set(err, "%s", _("This step asks nothing that can be compared."));
	if (a->compare == NULL)
		a->compare = xcalloc(1, sizeof *a->compare);
	a->base = VIEW_COMPARE;
	view_open(a, VIEW_COMPARE);
	compare_use(a, f);
	compare_follow(a);
	return true;
}

void compare_close(struct app *a)
{
	a->base = VIEW_ROOM;
	view_close(a);
}

void compare_free(struct compare *c)
{
	if (c == NULL)
		return;
	free(c->order);
	free(c->lines);
	free(c);
}

/* Who comes to a table stands in its first row, not in the one that isn't there yet. */
static void arrive(struct app *a, const struct field *f)
{
	size_t count;

	if (a->compare->at == a->enterprise)
		return;
	a->compare->at = a->enterprise;
	if (compare_shape(f) != SHAPE_ROWS || !compare_asked(a) || a->form.row[0] != '\0')
		return;
	rows_of(a, f, a->form.slots[a->form.at].enterprise, &count);
	if (count > 0)
		focus(a, f, 0);
}

void compare_follow(struct app *a)
{
	const struct field *f = compare_field(a), *focused;
	const struct slot *s = form_slot(a);
	bool asked = f != NULL && form_find(a, f->id, "") != SIZE_MAX;

	focused = s != NULL ? s->field : NULL;
	if (f == NULL) { /* another step */
		f = comparable(focused) ? focused : compare_beside(a, 1);
		if (f != NULL)
			compare_use(a, f);
	} else if (focused != f && comparable(focused) && (asked || a->compare->at == a->enterprise)) {
		f = focused; /* somebody went there */
		compare_use(a, f);
	} else if (focused != f && asked && a->compare->parked) {
		form_enter(a, form_find(a, f->id, ""), 1);
	} else if (focused != f && asked) {
		f = NULL; /* to the notes, to a sheet */
	}
	if (f == NULL) {
		compare_close(a);
		return;
	}
	if (a->compare->count != compare_taking_part(a))
		compare_order(a);
	park(a, f);
	arrive(a, f);
	lines_make(a);
}

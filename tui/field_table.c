/* Tables: rows of typed columns, cell by cell; below the last row one that isn't there yet. The cells are spots of
 * their own kinds; how they are drawn is in table_draw.c. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/command.h"
#include "tui/fields.h"
#include "tui/form.h"
#include "tui/table.h"

size_t table_row_index(const struct app *a, const struct slot *s, const char *row, size_t *count)
{
	const char *const *rows = model_rows(a->model, s->field->id, s->enterprise, count);
	size_t i = 0;

	while (i < *count && strcmp(rows[i], row) != 0)
		i++;
	return i;
}

size_t table_column_index(const struct field *f, const char *column)
{
	size_t i = 0;

	while (i < f->column_count && strcmp(f->columns[i].id, column) != 0)
		i++;
	return i < f->column_count ? i : 0;
}

static bool table_full(const struct slot *s, size_t count)
{
	return count >= (size_t)(s->field->rows_max > 0 ? s->field->rows_max : 200);
}

int table_lines(const struct app *a, const struct slot *s)
{
	size_t count = 0;

	model_rows(a->model, s->field->id, s->enterprise, &count);
	return (int)count + (table_full(s, count) ? 1 : 2);
}

static void row_set(struct app *a, const struct slot *s, size_t index)
{
	size_t count = 0;
	const char *const *rows = model_rows(a->model, s->field->id, s->enterprise, &count);

	if (index >= count && table_full(s, count))
		index = count - 1;
	snprintf(a->form.row, ID_SIZE, "%s", index < count ? rows[index] : "");
	a->form.row_at = index < count ? index : count;
}

static void column_set(struct app *a, const struct slot *s, size_t index)
{
	snprintf(a->form.column, ID_SIZE, "%s", index < s->field->column_count ? s->field->columns[index].id : "");
}

void cell_go(struct app *a, const char *row, const char *column)
{
	char r[ID_SIZE], c[ID_SIZE]; /* they may be the form's, or go with the model */

	snprintf(r, sizeof r, "%s", row);
	snprintf(c, sizeof c, "%s", column);
	form_leave(a);
	memcpy(a->form.row, r, ID_SIZE);
	memcpy(a->form.column, c, ID_SIZE);
	a->form.digit = false;
	form_enter_again(a, FORM_END);
}

/* Does row ROW hold nothing yet? */
static bool row_empty(const struct app *a, const struct slot *s, const char *row)
{
	for (size_t i = 0; i < s->field->column_count; i++) {
		const char *value = model_answer(a->model, s->field->id, s->enterprise, row, s->field->columns[i].id);

		if (value != NULL && value[0] != '\0')
			return false;
	}
	return true;
}

/* Who comes goes on in the first row that is empty; from the beginning where all are filled, and with indicators, whose
 * rows get new values. */
static void table_enter(struct app *a, struct slot *s, int by)
{
	size_t count, row = 0;
	const char *const *rows = model_rows(a->model, s->field->id, s->enterprise, &count);

	while (s->field->kind != FIELD_INDICATORS && row < count && !row_empty(a, s, rows[row]))
		row++;
	row_set(a, s, by < 0 ? SIZE_MAX : row == count && table_full(s, count) ? 0 : row);
	column_set(a, s, 0);
}

static bool table_step(struct app *a, struct slot *s, int by)
{
	size_t count, column = table_column_index(s->field, a->form.column),
		      row = table_row_index(a, s, a->form.row, &count);

	if (by > 0 && row == count)
		return false;
	if (by < 0 && row == 0 && column == 0)
		return false;
	if (by > 0 && column + 1 < s->field->column_count) {
		column++;
	} else if (by > 0) {
		if (row + 1 >= count && table_full(s, count))
			return false;
		row++;
		column = 0;
	} else if (column > 0) {
		column--;
	} else {
		row--;
		column = s->field->column_count - 1;
	}
	row_set(a, s, row);
	column_set(a, s, column);
	return true;
}

static void table_keep(struct app *a, struct slot *s)
{
	size_t count, row = table_row_index(a, s, a->form.row, &count);

	column_set(a, s, table_column_index(s->field, a->form.column));
	if (a->form.row[0] != '\0' && row == count) /* gone: the one that took its place */
		row = a->form.row_at < count ? a->form.row_at : count > 0 ? count - 1 : 0;
	row_set(a, s, row);
}

/* Up and down stay in the column; out of the table goes to the field above or below. */
static bool table_vertical(struct app *a, struct slot *s, int by)
{
	size_t count, row = table_row_index(a, s, a->form.row, &count);
	const char *const *rows;

	if (by < 0 ? row == 0 : row == count || (row + 1 == count && table_full(s, count)))
		return form_skip(a, by);
	row = by < 0 ? row - 1 : row + 1;
	rows = model_rows(a->model, s->field->id, s->enterprise, &count);
	a->form.row_at = row;
	cell_go(a, row < count ? rows[row] : "", a->form.column);
	return true;
}

struct spot table_cell(const struct app *a, const struct slot *s, const char *row, const struct field *c)
{
	return (struct spot){
		.field = c,
		.cell = true,
		.target = answer_target(a, s, row, is_dated(s->field, c) ? a->today : c->id),
	};
}

static bool table_spot(const struct app *a, const struct slot *s, struct spot *out)
{
	const struct field *f = s->field;

	if (f->column_count == 0)
		return false;
	*out = table_cell(a, s, a->form.row, &f->columns[table_column_index(f, a->form.column)]);
	return true;
}

static bool table_key(struct app *a, struct slot *s, const struct key *k)
{
	struct spot spot;
	size_t column = table_column_index(s->field, a->form.column);

	if (!table_spot(a, s, &spot))
		return false;
	if (k->mods == 0 && (k->code == KEY_UP_ || k->code == KEY_DOWN_))
		return table_vertical(a, s, k->code == KEY_UP_ ? -1 : 1);
	if (k->mods == 0 && k->code == KEY_ENTER_)
		return form_step(a, 1);
	if (value_kind(spot.field)->key(a, &spot, k))
		return true;
	if (k->mods == 0 && k->code == KEY_LEFT_ && column > 0)
		cell_go(a, a->form.row, s->field->columns[column - 1].id);
	else if (k->mods == 0 && k->code == KEY_RIGHT_ && column + 1 < s->field->column_count)
		cell_go(a, a->form.row, s->field->columns[column + 1].id);
	else
		return false;
	return true;
}

/* What is removed is only not listed any more: undo brings it back with all its cells. */
static void row_remove(struct app *a, struct slot *s)
{
	struct setting set = {.target = answer_target(a, s, a->form.row, ""), .type = VALUE_NUMBER};
	char key[32];

	form_leave(a);
	set.target.kind = TARGET_ROW;
	client_set(a->client, &set, 1);
	a->model = client_model(a->client);
	table_keep(a, s);
	form_enter_again(a, FORM_END);
	app_say(a, _("The row is removed; %s brings it back."), command_key_said(a, "undo", key));
}

static void table_move(struct app *a, struct slot *s, int by)
{
	struct setting set[2];
	char other[ID_SIZE], positions[2][32];
	size_t count, row = table_row_index(a, s, a->form.row, &count);
	const char *const *rows;

	if (row == count || (by < 0 && row == 0) || (by > 0 && row + 1 == count))
		return;
	if (by == 0) {
		row_remove(a, s);
		return;
	}
	form_leave(a);
	rows = model_rows(a->model, s->field->id, s->enterprise, &count);
	snprintf(other, sizeof other, "%s", rows[by > 0 ? row + 1 : row - 1]);
	for (size_t i = 0; i < 2; i++) {
		const char *value;

		set[i] = (struct setting){.target = answer_target(a, s, i == 0 ? a->form.row : other, ""),
					  .type = VALUE_NUMBER};
		set[i].target.kind = TARGET_ROW;
		value = model_value(a->model, &set[i].target);
		snprintf(positions[i], sizeof positions[i], "%s", value != NULL ? value : "0");
	}
	set[0].value = positions[1];
	set[1].value = positions[0];
	client_set(a->client, set, 2);
	a->model = client_model(a->client);
	form_enter_again(a, FORM_END);
}

static int table_line(struct app *a, struct slot *s, int columns)
{
	size_t count;

	(void)columns;
	return 1 + (int)table_row_index(a, s, a->form.row, &count);
}

static int table_height(struct app *a, struct slot *s, int columns, bool focused)
{
	(void)columns, (void)focused;
	return table_lines(a, s);
}

const struct slot_kind slot_table = {
	.below = true,
	.rows = true,
	.by_line = true,
	.key = table_key,
	.height = table_height,
	.draw = table_draw,
	.line = table_line,
	.enter = table_enter,
	.step = table_step,
	.keep = table_keep,
	.detail = table_detail,
	.move = table_move,
	.spot = table_spot,
};

/* Drawing a table: head, rows, the row that isn't there yet, and in full what the focused cell cuts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/mouse.h"
#include "tui/options.h"
#include "tui/table.h"

/* Columns a column of each kind takes when the scenario doesn't say. */
static const int kind_width[FIELD_KIND_COUNT] = {
	[FIELD_TEXT] = 16, [FIELD_LONG] = 20,   [FIELD_NUMBER] = 8,   [FIELD_DATE] = 10,
	[FIELD_TIME] = 5,  [FIELD_CHOICE] = 12, [FIELD_CHOICES] = 16, [FIELD_SCALE] = 5,
	[FIELD_MONEY] = 12, [FIELD_DURATION] = 8,
};

static void layout_of(const struct field *f, size_t focus, int columns, struct table_layout *l)
{
	bool flexible[TABLE_COLUMNS];

	*l = (struct table_layout){.count = f->column_count < TABLE_COLUMNS ? f->column_count : TABLE_COLUMNS};
	for (size_t i = 0; i < l->count; i++) {
		const struct field *c = &f->columns[i];

		l->width[i] = c->width > 0 ? c->width : kind_width[c->kind];
		flexible[i] = c->kind == FIELD_TEXT || c->kind == FIELD_LONG;
	}
	table_layout(l, flexible, focus, columns);
}

static void head_draw(const struct app *a, const struct field *f, const struct table_layout *l, const struct pen *p, int line)
{
	for (int x = 0; x < p->columns; x++)
		pen_bytes(p, line, x, STYLE_PLAIN, " ", 1);
	for (size_t i = 0; i < l->count; i++)
		if (l->x[i] >= 0)
			pen_fit(p, line, l->x[i], l->width[i], STYLE_LABEL, app_label(a, &f->columns[i]));
	if (l->before)
		pen_fit(p, line, l->width[0], 1, STYLE_KEY, "‹");
	if (l->after)
		pen_fit(p, line, p->columns - 1, 1, STYLE_KEY, "›");
}

char *table_cell_words(const struct app *a, const struct slot *s, const char *row, const struct field *c)
{
	struct spot spot = table_cell(a, s, row, c);
	char *latest = is_dated(s->field, c) ? dated_latest(a, s, row) : NULL;
	const char *value = is_dated(s->field, c) ? latest : spot_value(a, &spot);
	struct buf out = {0};

	if (value != NULL && value[0] != '\0')
		value_kind(c)->show(a, &spot, value, &out);
	free(latest);
	return buf_take(&out);
}

void table_cell_draw(struct app *a, struct slot *s, const char *row, const struct field *c, const struct pen *p, int line, int x, int width,
		     bool focused)
{
	bool dated = is_dated(s->field, c), typed = focused && a->typing.on;
	int columns = 0;
	const char *value;
	char *latest = dated && row[0] != '\0' ? dated_latest(a, s, row) : NULL;
	struct spot at = table_cell(a, s, row, c), *spot = &at;
	struct buf shown = {0};
	struct pen cell = {p->grid, p->y + line, p->x + x, width < p->columns - x ? width : p->columns - x,
			   p->top,  p->bottom,   p->head};

	if (hits_wanted(p->grid) && pen_sees(p, line))
		hit_add(p->grid, (struct hit){HIT_CELL, cell.y, cell.x, 1, cell.columns, .index = (size_t)(s - a->form.slots), .row = row,
					      .column = c->id});
	if (focused && a->typing.on && (a->typing.touched || dated)) {
		typed_draw(a, spot, s, &cell, true);
		if (latest != NULL && a->typing.edit.len == 0)
			pen_fit(&cell, 0, 1, width - 1, STYLE_FAINT, latest);
		free(latest);
		return;
	}
	value = dated ? latest : spot_value(a, spot);
	if (value != NULL && value[0] != '\0')
		value_kind(spot->field)->show(a, spot, value, &shown);
	if (shown.len > 0)
		columns = pen_fit(&cell, 0, 0, width, focused && !typed ? STYLE_FOCUS : STYLE_PLAIN, buf_str(&shown));
	else if (!typed && (spot->target.row[0] != '\0' || focused))
		pen_fit(&cell, 0, 0, 1, focused ? STYLE_FOCUS : STYLE_FAINT, "·");
	if (focused) /* of a text where the first key goes: to its end */
		pen_cursor(&cell, 0, !typed ? 0 : columns < width ? columns : width - 1);
	buf_clear(&shown);
	free(latest);
}

void table_draw(struct app *a, struct slot *s, const struct pen *p, bool focused)
{
	const struct field *f = s->field;
	size_t count, at = table_row_index(a, s, a->form.row, &count),
		      column = focused ? table_column_index(f, a->form.column) : 0;
	const char *const *rows = model_rows(a->model, f->id, s->enterprise, &count);
	int lines = table_lines(a, s);
	struct table_layout l;

	layout_of(f, column, p->columns, &l);
	for (int line = 1; line < lines; line++) {
		size_t row = (size_t)line - 1;

		if (!pen_sees(p, line))
			continue;
		for (size_t i = 0; i < l.count; i++)
			if (l.x[i] >= 0)
				table_cell_draw(a, s, row < count ? rows[row] : "", &f->columns[i], p, line, l.x[i],
						l.width[i], focused && row == at && i == column);
		if (row == count && !(focused && at == count))
			pen_fit(p, line, 0, 1, STYLE_FAINT, "+");
	}
	/* scrolled: the names of the columns stay in sight over the rows */
	head_draw(a, f, &l, p, focused && p->y < p->head ? p->head - p->y : 0);
}

/* "influence: 1 weak … 5 strong" */
static void scale_words(const struct app *a, const struct field *f, struct buf *out)
{
	buf_printf(out, _("%s: %d %s … %d %s"), app_label(a, f), (int)f->min, app_text(a, &f->low), (int)f->max,
		   app_text(a, &f->high));
}

/* "Heating: 1 gas  2 oil  3 electricity" */
static void options_line(const struct app *a, const struct field *f, const char *value, struct buf *out)
{
	struct buf words = {0};

	options_words(a, f, value, &words);
	buf_printf(out, _("%s: %s"), app_label(a, f), buf_str(&words));
	buf_clear(&words);
}

void table_detail(struct app *a, struct slot *s, int columns, struct buf *out)
{
	const struct field *f = s->field, *c;
	size_t at = table_column_index(f, a->form.column);
	struct spot spot = spot_focused(a);
	struct table_layout l;
	struct buf shown = {0};
	const char *value;

	if (f->column_count == 0)
		return;
	c = &f->columns[at];
	layout_of(f, at, columns, &l);
	if (is_dated(f, c) && a->form.row[0] != '\0') {
		dated_words(a, s, a->form.row, out);
		return;
	}
	value = a->typing.on ? a->typing.edit.text : spot_value(a, &spot);
	if (value != NULL && value[0] != '\0')
		value_kind(c)->show(a, &spot, value, &shown);
	if (c->option_count > 0)
		options_line(a, c, value, out);
	else if (shown.len > 0 && text_columns(buf_str(&shown), shown.len) >= l.width[at])
		buf_printf(out, _("%s: %s"), app_label(a, c), buf_str(&shown));
	else if (c->kind == FIELD_SCALE)
		scale_words(a, c, out);
	else if (said_any(&c->prompt))
		buf_printf(out, _("%s: %s"), app_label(a, c), app_text(a, &c->prompt));
	else if (text_columns(app_label(a, c), strlen(app_label(a, c))) > l.width[at])
		buf_text(out, app_label(a, c));
	buf_clear(&shown);
}

/* Columns of a comparison: those of a table, as wide as what stands in them needs and the window lets; or the lines of a grid. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "tui/compare.h"
#include "tui/earlier.h"
#include "tui/fields.h"
#include "tui/options.h"
#include "tui/table.h"

enum { ROWS_MEASURED = 200, TEXT_LEAST = 6, WORD_LEAST = 4, CELL_MOST = 16 };

static int columns_of(const char *text)
{
	return text_columns(text, strlen(text));
}

static int more(int a, int b)
{
	return a > b ? a : b;
}

static size_t column_count(const struct field *f)
{
	size_t count = f->kind == FIELD_GRID ? f->line_count : f->column_count;

	return count < TABLE_COLUMNS ? count : TABLE_COLUMNS;
}

size_t compare_column(const struct app *a, const struct field *f)
{
	if (f->kind != FIELD_GRID)
		return table_column_index(f, a->form.column);
	for (size_t i = 0; i < f->line_count; i++)
		if (strcmp(f->lines[i].id, a->form.row) == 0)
			return i;
	return 0;
}

const char *compare_column_name(const struct app *a, const struct field *f, size_t column)
{
	return f->kind == FIELD_GRID ? option_name(a, &f->lines[column]) : app_label(a, &f->columns[column]);
}

/* What stands in the rows there are; of very many those at the beginning. */
static void rows_measure(struct app *a, const struct field *f, struct table_layout *l)
{
	const struct compare *c = a->compare;

	for (size_t i = 0; i < c->line_count && i < ROWS_MEASURED; i++) {
		struct slot s = {.field = f, .enterprise = c->lines[i].enterprise};
		size_t count;
		const char *const *rows = model_rows(a->model, f->id, s.enterprise, &count);

		for (size_t j = 0; j < l->count && c->lines[i].row < count; j++) {
			char *words = table_cell_words(a, &s, rows[c->lines[i].row], &f->columns[j]);

			l->width[j] = more(l->width[j], columns_of(words));
			free(words);
		}
	}
}

/* "2→4", or the longest name of an option. */
static int grid_cell(const struct app *a, const struct field *f)
{
	int widest = f->max > 9 ? 2 : 1;

	for (size_t i = 0; i < f->option_count; i++)
		widest = more(widest, columns_of(option_name(a, &f->options[i])));
	return earlier_named(f) ? 2 * widest + 1 : widest;
}

static void lines_measure(const struct app *a, const struct field *f, int columns, struct table_layout *l)
{
	int each = (columns + TABLE_GAP) / (int)l->count - TABLE_GAP, cell = grid_cell(a, f);

	each = more(each < CELL_MOST ? each : CELL_MOST, cell < CELL_MOST ? cell : CELL_MOST);
	for (size_t i = 0; i < l->count; i++) {
		int label = columns_of(compare_column_name(a, f, i));

		l->width[i] = more(label < each ? label : each, cell < CELL_MOST ? cell : CELL_MOST);
	}
}

static int total(const struct table_layout *l)
{
	int sum = -TABLE_GAP;

	for (size_t i = 0; i < l->count; i++)
		sum += l->width[i] + TABLE_GAP;
	return sum;
}

/* Takes from the widest column of words again and again, down to what still says something. */
static void narrow(const struct field *f, struct table_layout *l, int columns)
{
	while (total(l) > columns) {
		size_t widest = l->count;

		for (size_t i = 0; i < l->count; i++) {
			bool text = f->columns[i].kind == FIELD_TEXT || f->columns[i].kind == FIELD_LONG;
			bool word = f->columns[i].kind == FIELD_CHOICE || f->columns[i].kind == FIELD_CHOICES;

			if ((text || word) && l->width[i] > (text ? TEXT_LEAST : WORD_LEAST) && (widest == l->count || l->width[i] > l->width[widest]))
				widest = i;
		}
		if (widest == l->count)
			return;
		l->width[widest]--;
	}
}

void compare_columns(struct app *a, const struct field *f, int columns, struct table_layout *l)
{
	bool flexible[TABLE_COLUMNS] = {false};

	*l = (struct table_layout){.count = column_count(f)};
	if (l->count == 0)
		return;
	if (f->kind == FIELD_GRID) {
		lines_measure(a, f, columns, l);
	} else {
		for (size_t i = 0; i < l->count; i++)
			l->width[i] = columns_of(compare_column_name(a, f, i));
		rows_measure(a, f, l);
		narrow(f, l, columns);
	}
	table_layout(l, flexible, compare_column(a, f), columns);
}

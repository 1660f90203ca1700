/* Between field_table.c (keys) and table_draw.c (cells). */
#ifndef TUI_TABLE_H
#define TUI_TABLE_H

#include "tui/fields.h"

/* Where ROW stands, COUNT when it is not there (""); of a column, 0 when it is not there. */
size_t table_row_index(const struct app *a, const struct slot *s, const char *row, size_t *count);
size_t table_column_index(const struct field *f, const char *column);
/* Lines of head, rows and the row that isn't there yet. */
int table_lines(const struct app *a, const struct slot *s);

/* The cell of ROW and column C; of an indicator's value that of today. */
struct spot table_cell(const struct app *a, const struct slot *s, const char *row, const struct field *c);

/* indicators.c. Is C the column of values over time? */
bool is_dated(const struct field *f, const struct field *c);
/* The latest value of ROW as JSON writes it, caller frees; NULL: none. */
char *dated_latest(const struct app *a, const struct slot *s, const char *row);
/* "12 on 2026-03-12  ▁▃█  3 on 2026-01-10": the last and the first, what is between as a line of bars. */
void dated_words(const struct app *a, const struct slot *s, const char *row, struct buf *out);

/* What stands in the cell of ROW and column C, in words; "" for nothing. Caller frees. */
char *table_cell_words(const struct app *a, const struct slot *s, const char *row, const struct field *c);
/* Draws one cell as table_draw() does; FOCUSED: as the one that is typed in, with the cursor. */
void table_cell_draw(struct app *a, struct slot *s, const char *row, const struct field *c, const struct pen *p, int line, int x, int width,
		     bool focused);
void table_draw(struct app *a, struct slot *s, const struct pen *p, bool focused);
void table_detail(struct app *a, struct slot *s, int columns, struct buf *out);

#endif

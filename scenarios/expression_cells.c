/* A virtual table of one row: a column for each name of an expression, whose value a callback gives. Knows SQLite, but no names. */
#include "scenarios/expression_cells.h"

#include <stdlib.h>

#include "base/memory.h"
#include "scenarios/expression_calls.h"

enum { TYPES = 3 }; /* each name has three columns, of which it uses the one of its type: n0 t0 x0 n1 ... */

struct cursor { /* on the one row */
	sqlite3_vtab_cursor base; /* first */
	bool over;
};

struct cells {
	sqlite3_vtab base; /* first */
	const struct expression_cells *from;
};

static int cells_connect(sqlite3 *db, void *from, int argc, const char *const *argv, sqlite3_vtab **made, char **error)
{
	struct buf b = {0};
	(void)argc, (void)argv, (void)error;
	for (int i = 0; i < EXPRESSION_MAX_NAMES; i++)
		buf_printf(&b, "%s n%d REAL, t%d TEXT, x%d", i ? "," : "CREATE TABLE cells(", i, i, i);
	buf_char(&b, ')');
	int rc = sqlite3_declare_vtab(db, buf_str(&b));
	buf_clear(&b);
	if (rc != SQLITE_OK)
		return rc;
	sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
	struct cells *cells = xcalloc(1, sizeof *cells);
	cells->from = from;
	*made = &cells->base;
	return SQLITE_OK;
}

static int cells_disconnect(sqlite3_vtab *cells)
{
	free(cells);
	return SQLITE_OK;
}

static int cells_plan(sqlite3_vtab *cells, sqlite3_index_info *info)
{
	(void)cells;
	info->estimatedCost = 1;
	info->estimatedRows = 1;
	info->idxFlags = SQLITE_INDEX_SCAN_UNIQUE;
	return SQLITE_OK;
}

static int cells_open(sqlite3_vtab *cells, sqlite3_vtab_cursor **made)
{
	(void)cells;
	struct cursor *cursor = xcalloc(1, sizeof *cursor);
	*made = &cursor->base;
	return SQLITE_OK;
}

static int cells_close(sqlite3_vtab_cursor *cursor)
{
	free(cursor);
	return SQLITE_OK;
}

static int cells_filter(sqlite3_vtab_cursor *cursor, int plan, const char *name, int argc, sqlite3_value **argv)
{
	(void)plan, (void)name, (void)argc, (void)argv;
	((struct cursor *)cursor)->over = false;
	return SQLITE_OK;
}

static int cells_next(sqlite3_vtab_cursor *cursor)
{
	((struct cursor *)cursor)->over = true;
	return SQLITE_OK;
}

static int cells_end(sqlite3_vtab_cursor *cursor)
{
	return ((struct cursor *)cursor)->over;
}

static int cells_column(sqlite3_vtab_cursor *cursor, sqlite3_context *result, int column)
{
	const struct expression_cells *from = ((struct cells *)cursor->pVtab)->from;
	struct expression_value value = {0};
	from->value(from->context, (size_t)(column / TYPES), &value);
	if (value.type == EXPRESSION_NUMBER)
		sqlite3_result_double(result, value.number);
	else if (value.type == EXPRESSION_TEXT)
		sqlite3_result_text64(result, value.text, value.len, SQLITE_STATIC, SQLITE_UTF8);
	else if (value.missing) /* a null that remembers why, for missing(x) only */
		sqlite3_result_pointer(result, (void *)value.missing, EXPRESSION_MISSING, NULL);
	return SQLITE_OK;
}

static int cells_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *row)
{
	(void)cursor;
	*row = 1;
	return SQLITE_OK;
}

/* Has no xCreate: it is there by itself and only so. */
static const sqlite3_module cells_module = {
	.xConnect = cells_connect, .xBestIndex = cells_plan, .xDisconnect = cells_disconnect,
	.xOpen = cells_open,       .xClose = cells_close,    .xFilter = cells_filter,
	.xNext = cells_next,       .xEof = cells_end,        .xColumn = cells_column,
	.xRowid = cells_rowid,
};

bool expression_cells_add(sqlite3 *db, struct expression_cells *from)
{
	sqlite3_stmt *first = NULL;
	bool fine = sqlite3_create_module(db, EXPRESSION_CELLS, &cells_module, from) == SQLITE_OK &&
	            sqlite3_prepare_v2(db, "SELECT n0 FROM " EXPRESSION_CELLS, -1, &first, NULL) == SQLITE_OK;
	sqlite3_finalize(first); /* the table has declared itself: from now on nothing else may */
	return fine;
}

size_t expression_cells_name(const char *column)
{
	return column[0] ? strtoul(column + 1, NULL, 10) : EXPRESSION_MAX_NAMES;
}

char expression_cells_letter(enum expression_type type)
{
	return type == EXPRESSION_NUMBER ? 'n' : type == EXPRESSION_TEXT ? 't' : 'x';
}

/* The way through a new session's parts: what a text becomes when it is left, which part or cell comes next, rows that come and go. Draws
 * nothing. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "tui/new_session.h"

static void trim(char **text)
{
	size_t start = strspn(*text, " "), end = strlen(*text);
	char *kept;

	while (end > start && (*text)[end - 1] == ' ')
		end--;
	kept = xstrndup(*text + start, end - start);
	free(*text);
	*text = kept;
}

/* A day as it is kept; what is none stays as typed, and is said to be none. */
static void date_shape(struct new_session *n)
{
	char *date = clock_read_date(n->texts[NEW_DATE], clock_now());

	if (date != NULL)
		replace(&n->texts[NEW_DATE], date);
	free(date);
}

static void file_shape(struct new_session *n)
{
	static const char end[] = ".filrouge";
	char **file = &n->texts[NEW_FILE];
	size_t len = strlen(*file);

	if (len > 0 && (len < sizeof end - 1 || strcmp(*file + len - (sizeof end - 1), end) != 0)) {
		char *whole = xasprintf("%s%s", *file, end);

		free(*file);
		*file = whole;
	}
	if (len == 0)
		n->named = false; /* it may be proposed again */
}

static void spot_shape(struct new_session *n)
{
	char **spot = new_spot(n);

	if (spot == NULL)
		return;
	trim(spot);
	if (n->at == NEW_DATE)
		date_shape(n);
	else if (n->at == NEW_FILE)
		file_shape(n);
	else if (n->at == NEW_ROWS)
		free(enterprise_cell_check((int)n->column, spot));
}

static void row_free(struct enterprise_row *row)
{
	for (size_t c = 0; c < COLUMN_COUNT; c++)
		free(*new_cell(row, c));
}

static void row_drop(struct new_session *n, size_t row)
{
	row_free(&n->list.rows[row]);
	n->list.count--;
	memmove(n->list.rows + row, n->list.rows + row + 1, (n->list.count - row) * sizeof *n->list.rows);
}

static bool row_empty(struct enterprise_row *row)
{
	for (size_t c = 0; c < COLUMN_COUNT; c++)
		if (**new_cell(row, c) != '\0')
			return false;
	return true;
}

void new_enter(struct new_session *n)
{
	char **spot = new_spot(n);
	const char *text = spot != NULL && new_part_typed(n) ? *spot : "";

	edit_set(&n->edit, text, strlen(text), false);
}

void new_go(struct new_session *n, enum new_part part, size_t row, size_t column)
{
	spot_shape(n);
	if (n->at == NEW_ROWS && n->row < n->list.count && (part != NEW_ROWS || row != n->row) && row_empty(&n->list.rows[n->row])) {
		row_drop(n, n->row);
		row -= part == NEW_ROWS && row > n->row ? 1 : 0;
	}
	n->at = part;
	n->row = row < n->list.count ? row : n->list.count;
	n->column = column < COLUMN_COUNT ? column : 0;
	replace(&n->found, NULL);
	new_propose(n);
	new_check(n);
	new_enter(n);
}

void new_leave(struct new_session *n)
{
	new_go(n, n->at, n->row, n->column);
}

/* The part beside PART; round at the ends. */
static enum new_part part_beside(const struct new_session *n, enum new_part part, int by)
{
	do
		part = (enum new_part)(((int)part + by + NEW_PARTS) % NEW_PARTS);
	while (!new_part_there(n, part));
	return part;
}

/* Rows are entered at the one that isn't there yet, from below at its beginning too. */
static void part_go(struct new_session *n, int by)
{
	new_go(n, part_beside(n, n->at, by), SIZE_MAX, 0);
}

void new_step(struct new_session *n, int by)
{
	bool there = n->row < n->list.count;

	if (n->at != NEW_ROWS || (by > 0 && !there) || (by < 0 && n->row == 0 && n->column == 0))
		part_go(n, by);
	else if (by > 0)
		new_go(n, NEW_ROWS, n->column + 1 < COLUMN_COUNT ? n->row : n->row + 1, n->column + 1 < COLUMN_COUNT ? n->column + 1 : 0);
	else if (n->column > 0)
		new_go(n, NEW_ROWS, n->row, n->column - 1);
	else
		new_go(n, NEW_ROWS, n->row - 1, COLUMN_COUNT - 1);
}

void new_line(struct new_session *n, int by)
{
	if (n->at != NEW_ROWS && part_beside(n, n->at, by) == NEW_ROWS && by > 0)
		new_go(n, NEW_ROWS, 0, 0);
	else if (n->at != NEW_ROWS || (by < 0 ? n->row == 0 : n->row >= n->list.count))
		part_go(n, by);
	else /* a row that isn't there yet begins with its name */
		new_go(n, NEW_ROWS, by < 0 ? n->row - 1 : n->row + 1, by > 0 && n->row + 1 >= n->list.count ? 0 : n->column);
}

/* --- what is typed --- */

void new_row_make(struct new_session *n)
{
	struct enterprise_row row;

	if (n->at != NEW_ROWS || n->row < n->list.count)
		return;
	for (size_t c = 0; c < COLUMN_COUNT; c++)
		*new_cell(&row, c) = xstrdup("");
	n->list.rows = xrealloc(n->list.rows, n->list.count + 1, sizeof *n->list.rows);
	n->list.rows[n->list.count++] = row;
	n->dirty = true;
}

static void controls_drop(char *text)
{
	for (; *text != '\0'; text++)
		if ((unsigned char)*text < 0x20 || *text == 0x7f)
			*text = ' ';
}

void new_typed(struct new_session *n, const char *typed)
{
	new_row_make(n);
	if (n->at == NEW_ROWS)
		replace(new_cell(&n->list.rows[n->row], n->column), typed);
	else
		replace(&n->texts[n->at], typed);
	controls_drop(n->at == NEW_ROWS ? *new_cell(&n->list.rows[n->row], n->column) : n->texts[n->at]);
	if (n->at == NEW_FILE)
		n->named = true;
	replace(&n->found, NULL);
	n->dirty = true;
	new_propose(n);
	new_check(n);
}

void new_row_remove(struct new_session *n)
{
	if (n->at != NEW_ROWS || n->row >= n->list.count)
		return;
	row_drop(n, n->row);
	n->dirty = true;
	new_check(n);
	new_enter(n);
}

/* Enterprises from a CSV: libcsv cuts it into cells, this file makes rows of them and names file, line and fix of
 * what is wrong. Knows no session file. */
#include <csv.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "session/enterprises_words.h"
#include "session/load.h"
#include "session/session.h"

enum { LARGEST = 1 << 20, WIDEST = 64 };

struct reading {
	char *path; /* as it may be shown */
	struct enterprise_list *list;
	int *lines; /* of each row of the list */
	struct error *err;
	bool failed, headed, in_row;
	int line, row_line; /* where reading is; where the row began */
	int columns[WIDEST]; /* what each column of the file is */
	size_t column_count, at;
	char *cells[COLUMN_COUNT];
};

void enterprises_clear(struct enterprise_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		struct enterprise_row *r = &list->rows[i];
		char *cells[] = {r->name, r->kind, r->pole, r->country, r->language, r->registration, r->contact};
		for (size_t c = 0; c < sizeof cells / sizeof *cells; c++)
			free(cells[c]);
	}
	free(list->rows);
	*list = (struct enterprise_list){0};
}

/* The first fault is the one that is said. PROBLEM is freed; NULL is none. */
static void fault(struct reading *r, int line, char *problem)
{
	if (problem && !r->failed) {
		error_set(r->err, _("%s, line %d: %s"), r->path, line, problem);
		r->failed = true;
	}
	free(problem);
}

/* A cell as it is kept: NFC, without control characters, without blanks at its ends. */
static char *clean(const char *bytes, size_t len)
{
	char *text = text_nfc(bytes ? bytes : "", len);
	for (unsigned char *c = (unsigned char *)text; *c; c++) {
		if (*c < 0x20 || *c == 0x7f)
			*c = ' ';
		else if (*c == 0xc2 && c[1] >= 0x80 && c[1] <= 0x9f)
			*c = c[1] = ' ';
	}
	size_t start = strspn(text, " "), end = strlen(text);
	while (end > start && text[end - 1] == ' ')
		end--;
	char *kept = xstrndup(text + start, end - start);
	free(text);
	return kept;
}

static void header_cell(struct reading *r, const char *name)
{
	char *problem = NULL;
	int column = enterprise_column_parse(name, &problem);
	fault(r, r->row_line, problem);
	if (r->column_count == WIDEST)
		fault(r, r->row_line, xstrdup(_("there are too many columns")));
	for (size_t i = 0; !r->failed && i < r->column_count; i++) {
		if (r->columns[i] == column)
			fault(r, r->row_line, xasprintf(_("the column `%s` is there twice"), enterprise_column_name(column)));
	}
	if (!r->failed)
		r->columns[r->column_count++] = column;
}

static void header_end(struct reading *r)
{
	bool named = false;
	for (size_t i = 0; i < r->column_count; i++)
		named = named || r->columns[i] == COLUMN_NAME;
	if (!named)
		fault(r, r->row_line, xstrdup(_("the first line names the columns, and `name` must be one of them")));
	r->headed = true;
}

static void on_cell(void *bytes, size_t len, void *context)
{
	struct reading *r = context;
	char *cell = clean(bytes, len);
	if (r->failed) {
		free(cell);
	} else if (!r->headed) {
		header_cell(r, cell);
		free(cell);
	} else if (r->at >= r->column_count) {
		if (*cell)
			fault(r, r->row_line,
			      xasprintf(_("there are more cells than the %zu columns of the first line"), r->column_count));
		free(cell);
	} else {
		int column = r->columns[r->at++];
		free(r->cells[column]);
		r->cells[column] = cell;
		fault(r, r->row_line, enterprise_cell_check(column, &r->cells[column]));
	}
}

/* Is there nothing at all in the row? */
static bool row_empty(const struct reading *r)
{
	for (int c = 0; c < COLUMN_COUNT; c++) {
		if (r->cells[c] && *r->cells[c])
			return false;
	}
	return true;
}

static void row_add(struct reading *r)
{
	struct enterprise_list *l = r->list;
	for (size_t i = 0; i < l->count; i++) {
		if (strcmp(l->rows[i].name, r->cells[COLUMN_NAME]) != 0)
			continue;
		char *shown = text_filter(l->rows[i].name, strlen(l->rows[i].name), false);
		fault(r, r->row_line, xasprintf(_("`%s` is there already, on line %d"), shown, r->lines[i]));
		free(shown);
		return;
	}
	char *of[COLUMN_COUNT];
	for (int c = 0; c < COLUMN_COUNT; c++) {
		of[c] = r->cells[c] ? r->cells[c] : xstrdup("");
		r->cells[c] = NULL;
	}
	if (!*of[COLUMN_KIND])
		replace(&of[COLUMN_KIND], "enterprise");
	l->rows = xrealloc(l->rows, l->count + 1, sizeof *l->rows);
	r->lines = xrealloc(r->lines, l->count + 1, sizeof *r->lines);
	r->lines[l->count] = r->row_line;
	l->rows[l->count++] = (struct enterprise_row){of[COLUMN_NAME],    of[COLUMN_KIND],     of[COLUMN_POLE],
	                                              of[COLUMN_COUNTRY], of[COLUMN_LANGUAGE], of[COLUMN_REGISTRATION],
	                                              of[COLUMN_CONTACT]};
}

static void on_row(int end, void *context)
{
	struct reading *r = context;
	(void)end;
	r->in_row = false;
	if (!r->failed && !r->headed)
		header_end(r);
	else if (!r->failed && !row_empty(r) && (!r->cells[COLUMN_NAME] || !*r->cells[COLUMN_NAME]))
		fault(r, r->row_line, xstrdup(_("the enterprise has no name")));
	else if (!r->failed && !row_empty(r))
		row_add(r);
	for (int c = 0; c < COLUMN_COUNT; c++) {
		free(r->cells[c]);
		r->cells[c] = NULL;
	}
	r->at = 0;
}

static unsigned char separator(const char *text, size_t len)
{
	size_t counts[3] = {0};
	static const char separators[] = ";,\t";
	for (size_t i = 0; i < len && text[i] != '\n'; i++) {
		for (int s = 0; s < 3; s++)
			counts[s] += text[i] == separators[s];
	}
	int best = 0;
	for (int s = 1; s < 3; s++)
		best = counts[s] > counts[best] ? s : best;
	return (unsigned char)separators[best];
}

/* Line by line, so that each fault knows where it is. */
static void parse(struct reading *r, struct csv_parser *p, const char *text, size_t len)
{
	for (size_t at = 0, end; at < len && !r->failed; at = end) {
		const char *newline = memchr(text + at, '\n', len - at);
		end = newline ? (size_t)(newline - text) + 1 : len;
		r->line++;
		if (!r->in_row)
			r->row_line = r->line;
		r->in_row = true;
		if (!text_valid(text + at, end - at))
			fault(r, r->line, xstrdup(_("this is not UTF-8 text; save the file as UTF-8")));
		else if (csv_parse(p, text + at, end - at, on_cell, on_row, r) != end - at)
			fault(r, r->line,
			      xstrdup(_("a quotation mark is not where it can be; inside a quoted cell write it twice")));
		if (strspn(text + at, " \t\r\n") >= end - at && r->at == 0 && !r->cells[0])
			r->in_row = r->in_row && r->row_line != r->line; /* an empty line begins no row */
	}
	if (!r->failed && csv_fini(p, on_cell, on_row, r) != 0)
		fault(r, r->row_line, xstrdup(_("a quotation mark that opens a cell is never closed")));
	if (!r->failed && r->list->count == 0)
		fault(r, r->line, xstrdup(_("there is no enterprise in the file")));
}

bool enterprises_read(const char *path, struct enterprise_list *list, struct error *err)
{
	struct csv_parser p;
	size_t len = 0;
	*list = (struct enterprise_list){0};
	struct reading r = {.path = text_filter(path, strlen(path), false), .list = list, .err = err};
	char *too_large = xasprintf(_("%s is larger than 1 MB: this cannot be a list of enterprises"), r.path);
	char *text = load_whole(path, r.path, LARGEST, too_large, &len, err);
	free(too_large);
	if (text) {
		size_t bom = len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
		if (csv_init(&p, CSV_STRICT | CSV_STRICT_FINI) != 0)
			die("%s", strerror(ENOMEM));
		csv_set_delim(&p, separator(text + bom, len - bom));
		parse(&r, &p, text + bom, len - bom);
		csv_free(&p);
	}
	for (int c = 0; c < COLUMN_COUNT; c++)
		free(r.cells[c]);
	if (!text || r.failed)
		enterprises_clear(list);
	free(r.lines);
	free(r.path);
	free(text);
	return list->count > 0;
}

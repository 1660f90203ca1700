/* What one enterprise has in one table, action plan or matrix: its rows in order, and how many cells hold something.
 * Knows nothing of scenarios. */
#include "session/model_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static void sheet_key(struct model_key *k, int64_t meeting, const char *field, int64_t enterprise)
{
	enum { NUMBERS = 48 };
	size_t len = strlen(field);
	char *at;

	k->heap = len + NUMBERS < sizeof k->stack ? NULL : xcalloc(len + NUMBERS, 1);
	k->text = at = k->heap != NULL ? k->heap : k->stack;
	at = text_number(at, meeting);
	*at++ = '|';
	at = stpcpy(at, field);
	*at++ = '|';
	text_number(at, enterprise);
}

const struct sheet *model_sheet(const struct model *m, int64_t meeting, const char *field, int64_t enterprise)
{
	struct model_key key;
	const struct sheet *s;

	sheet_key(&key, meeting, field, enterprise);
	s = map_get(m->rows, key.text);
	model_key_clear(&key);
	return s;
}

void model_sheet_free(void *p)
{
	struct sheet *s = p;

	for (size_t i = 0; i < s->count; i++)
		free(s->ids[i]);
	free(s->ids);
	free(s->positions);
	for (size_t i = 0; i < s->dated_count; i++) {
		free(s->dated[i].row);
		free(s->dated[i].column);
	}
	free(s->dated);
	free(s);
}

struct sheet *model_sheet_make(struct model *m, const struct target *t)
{
	struct model_key key;
	struct sheet *s;

	sheet_key(&key, t->meeting, t->field, t->enterprise);
	s = map_get(m->rows, key.text);
	if (s == NULL) {
		s = xcalloc(1, sizeof *s);
		map_put(m->rows, key.text, s);
	}
	model_key_clear(&key);
	return s;
}

void model_sheet_remove(struct sheet *s, const char *row)
{
	for (size_t i = 0; i < s->count; i++) {
		if (strcmp(s->ids[i], row) != 0)
			continue;
		free(s->ids[i]);
		s->count--;
		memmove(&s->ids[i], &s->ids[i + 1], (s->count - i) * sizeof *s->ids);
		memmove(&s->positions[i], &s->positions[i + 1], (s->count - i) * sizeof *s->positions);
		return;
	}
}

void model_sheet_add(struct sheet *s, const char *row, double position)
{
	size_t i = s->count;

	if (s->count == s->cap) {
		s->cap = s->cap > 0 ? s->cap * 2 : 8;
		s->ids = xrealloc(s->ids, s->cap, sizeof *s->ids);
		s->positions = xrealloc(s->positions, s->cap, sizeof *s->positions);
	}
	while (i > 0 && (s->positions[i - 1] > position ||
	                 (s->positions[i - 1] == position && strcmp(s->ids[i - 1], row) > 0)))
		i--;
	memmove(&s->ids[i + 1], &s->ids[i], (s->count - i) * sizeof *s->ids);
	memmove(&s->positions[i + 1], &s->positions[i], (s->count - i) * sizeof *s->positions);
	s->ids[i] = xstrdup(row);
	s->positions[i] = position;
	s->count++;
}

/* Where the cell stands or would stand; *FOUND says which. */
static size_t dated_find(const struct sheet *s, const char *row, const char *column, bool *found)
{
	size_t i = 0;
	int order = 1;

	for (; i < s->dated_count; i++) {
		order = strcmp(s->dated[i].row, row);
		if (order == 0)
			order = strcmp(s->dated[i].column, column);
		if (order >= 0)
			break;
	}
	*found = i < s->dated_count && order == 0;
	return i;
}

void model_sheet_dated(struct sheet *s, const char *row, const char *column, bool there)
{
	bool found;
	size_t i = dated_find(s, row, column, &found);

	if (found == there)
		return;
	if (there) {
		s->dated = xrealloc(s->dated, s->dated_count + 1, sizeof *s->dated);
		memmove(&s->dated[i + 1], &s->dated[i], (s->dated_count - i) * sizeof *s->dated);
		s->dated[i] = (struct dated_cell){xstrdup(row), xstrdup(column)};
		s->dated_count++;
		return;
	}
	free(s->dated[i].row);
	free(s->dated[i].column);
	s->dated_count--;
	memmove(&s->dated[i], &s->dated[i + 1], (s->dated_count - i) * sizeof *s->dated);
}

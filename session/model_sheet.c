/* What one enterprise has in one table, action plan or matrix: its rows in order, and how many cells hold something.
 * Knows nothing of scenarios. */
#include "session/model_parts.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void sheet_key(struct model_key *k, const char *field, int64_t enterprise)
{
	int len = snprintf(k->stack, sizeof k->stack, "%s|%" PRId64, field, enterprise);

	k->heap = len >= 0 && (size_t)len < sizeof k->stack ? NULL : xasprintf("%s|%" PRId64, field, enterprise);
	k->text = k->heap != NULL ? k->heap : k->stack;
}

const struct sheet *model_sheet(const struct model *m, const char *field, int64_t enterprise)
{
	struct model_key key;
	const struct sheet *s;

	sheet_key(&key, field, enterprise);
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
	free(s);
}

struct sheet *model_sheet_make(struct model *m, const struct target *t)
{
	struct model_key key;
	struct sheet *s;

	sheet_key(&key, t->field, t->enterprise);
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

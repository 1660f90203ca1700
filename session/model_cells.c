/* Everything that is recorded for one field of one enterprise, cell by cell. Asked seldom: walks all values. */
#include <stdlib.h>
#include <string.h>

#include "session/model.h"
#include "session/model_parts.h"

static int by_keys(const void *one, const void *other)
{
	const struct model_cell *a = one, *b = other;
	int order = strcmp(a->row, b->row);

	return order != 0 ? order : strcmp(a->column, b->column);
}

struct model_cell *model_cells(const struct model *m, enum target_kind kind, const char *field, int64_t enterprise, size_t *count)
{
	struct target t = {kind, m->meeting, enterprise, "", field, "", ""};
	char *prefix = target_key(&t);
	size_t at = 0, len = strlen(prefix) - 2; /* "answer|1||story|3||" without the last two bars */
	struct model_cell *list = NULL;
	const char *key;
	void *value;

	*count = 0;
	while (map_next(m->values, &at, &key, &value)) {
		const char *bar;

		if (strncmp(key, prefix, len) != 0 || key[len] != '|' || (bar = strchr(key + len + 1, '|')) == NULL)
			continue;
		list = xrealloc(list, *count + 1, sizeof *list);
		list[(*count)++] = (struct model_cell){
			.row = xstrndup(key + len + 1, (size_t)(bar - key) - len - 1), .column = xstrdup(bar + 1), .value = value};
	}
	free(prefix);
	if (*count > 0)
		qsort(list, *count, sizeof *list, by_keys);
	return list;
}

void model_cells_free(struct model_cell *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free(list[i].row);
		free(list[i].column);
	}
	free(list);
}

/* Ids seen so far: which stand twice, and where one is. Knows nothing of what they name. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "scenarios/read.h"

struct read_id *read_ids_add(struct read_ids *ids, const char *id, const struct guard_span *at,
                             const struct field *field)
{
	if (!id)
		return NULL;
	if (ids->count == ids->cap) {
		ids->cap = ids->cap ? ids->cap * 2 : 32;
		ids->list = xrealloc(ids->list, ids->cap, sizeof *ids->list);
	}
	ids->list[ids->count] = (struct read_id){.id = id, .at = at, .field = field, .order = ids->count};
	return &ids->list[ids->count++];
}

static int by_id(const void *a, const void *b)
{
	const struct read_id *x = a, *y = b;
	int order = strcmp(x->id, y->id);
	return order ? order : (x->order > y->order) - (x->order < y->order);
}

void read_ids_check(struct reader *r, struct read_ids *ids)
{
	if (ids->count > 1)
		qsort(ids->list, ids->count, sizeof *ids->list, by_id);
	for (size_t i = 1; i < ids->count; i++) {
		const struct read_id *before = &ids->list[i - 1], *one = &ids->list[i];
		if (strcmp(before->id, one->id) != 0)
			continue;
		const struct guard_span *at = read_member(one->at, "id");
		const struct guard_span *first = read_member(before->at, "id");
		read_fault_value(r, SEVERITY_ERROR, at ? at : one->at,
		                 xasprintf(_("the id `%s` is taken already, on line %d"), one->id,
		                           (first ? first : before->at)->line),
		                 xstrdup(_("give each its own id")));
	}
}

const struct read_id *read_ids_find(const struct read_ids *ids, const char *id)
{
	struct read_id key = {.id = id};
	size_t low = 0, high = ids->count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (by_id(&ids->list[middle], &key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < ids->count && strcmp(ids->list[low].id, id) == 0 ? &ids->list[low] : NULL;
}

void read_ids_clear(struct read_ids *ids)
{
	free(ids->list);
	*ids = (struct read_ids){0};
}

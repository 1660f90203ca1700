/* A hash table with open addressing, never more than half full. Knows nothing of the text's meaning. */
#include "scenarios/names.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static uint64_t hash(const struct guard_span *span)
{
	uint64_t h = 1469598103934665603u ^ span->parent;
	for (size_t i = 0; i < span->name_len; i++)
		h = (h ^ (unsigned char)span->name[i]) * 1099511628211u;
	return h ^ h >> 32;
}

static bool same(const struct guard_span *a, const struct guard_span *b)
{
	return a->parent == b->parent && a->name_len == b->name_len && memcmp(a->name, b->name, a->name_len) == 0;
}

static size_t slot_of(const struct names *n, const struct guard_span *spans, const struct guard_span *span)
{
	size_t at = (size_t)hash(span) & (n->cap - 1);
	while (n->slots[at] && !same(&spans[n->slots[at] - 1], span))
		at = (at + 1) & (n->cap - 1);
	return at;
}

static void grow(struct names *n, const struct guard_span *spans)
{
	struct names bigger = {.cap = n->cap ? n->cap * 4 : 512, .count = n->count};
	bigger.slots = xcalloc(bigger.cap, sizeof *bigger.slots);
	for (size_t i = 0; i < n->cap; i++)
		if (n->slots[i])
			bigger.slots[slot_of(&bigger, spans, &spans[n->slots[i] - 1])] = n->slots[i];
	free(n->slots);
	*n = bigger;
}

size_t names_put(struct names *n, const struct guard_span *spans, size_t index)
{
	if (n->count * 2 >= n->cap)
		grow(n, spans);
	size_t at = slot_of(n, spans, &spans[index]);
	if (n->slots[at])
		return n->slots[at] - 1;
	n->slots[at] = (uint32_t)index + 1;
	n->count++;
	return index;
}

void names_clear(struct names *n)
{
	free(n->slots);
	*n = (struct names){0};
}

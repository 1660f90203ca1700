/* A map from text to pointer: open addressing with linear probing, at most two thirds full.
 * Knows nothing of what the pointers are. */
#include "base/map.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct entry {
	char *key; /* NULL: free */
	void *value;
	uint64_t hash;
};

struct map {
	struct entry *entries;
	size_t cap; /* a power of two, or 0 */
	size_t count;
};

/* FNV-1a. */
static uint64_t hash_of(const char *key)
{
	uint64_t hash = 14695981039346656037u;

	for (; *key != '\0'; key++)
		hash = (hash ^ (unsigned char)*key) * 1099511628211u;
	return hash ^ hash >> 32;
}

struct map *map_new(void)
{
	return xcalloc(1, sizeof(struct map));
}

void map_free(struct map *m, void (*free_value)(void *))
{
	if (m == NULL)
		return;
	for (size_t i = 0; i < m->cap; i++) {
		if (m->entries[i].key == NULL)
			continue;
		if (free_value != NULL)
			free_value(m->entries[i].value);
		free(m->entries[i].key);
	}
	free(m->entries);
	free(m);
}

/* The entry of KEY, or the free one where it would stand. There always is a free one. */
static size_t map_slot(const struct map *m, const char *key, uint64_t hash)
{
	size_t i = (size_t)hash & (m->cap - 1);

	while (m->entries[i].key != NULL && (m->entries[i].hash != hash || strcmp(m->entries[i].key, key) != 0))
		i = (i + 1) & (m->cap - 1);
	return i;
}

static void map_grow(struct map *m)
{
	struct map larger = {.cap = m->cap > 0 ? m->cap * 2 : 16, .count = m->count};

	larger.entries = xcalloc(larger.cap, sizeof *larger.entries);
	for (size_t i = 0; i < m->cap; i++) {
		const struct entry *e = &m->entries[i];

		if (e->key != NULL)
			larger.entries[map_slot(&larger, e->key, e->hash)] = *e;
	}
	free(m->entries);
	*m = larger;
}

void *map_get(const struct map *m, const char *key)
{
	if (m->count == 0)
		return NULL;
	return m->entries[map_slot(m, key, hash_of(key))].value;
}

void *map_put(struct map *m, const char *key, void *value)
{
	uint64_t hash = hash_of(key);
	struct entry *e;
	void *old;

	if ((m->count + 1) * 3 > m->cap * 2)
		map_grow(m);
	e = &m->entries[map_slot(m, key, hash)];
	old = e->value;
	if (e->key == NULL) {
		e->key = xstrdup(key);
		e->hash = hash;
		m->count++;
	}
	e->value = value;
	return old;
}

/* Closes the gap at I by moving back what had to step over it, so that no marks of the dead are needed. */
static void map_close(struct map *m, size_t i)
{
	size_t mask = m->cap - 1;

	for (size_t j = (i + 1) & mask; m->entries[j].key != NULL; j = (j + 1) & mask) {
		size_t home = (size_t)m->entries[j].hash & mask;

		if (((j - home) & mask) >= ((j - i) & mask)) {
			m->entries[i] = m->entries[j];
			i = j;
		}
	}
	m->entries[i] = (struct entry){0};
}

void *map_remove(struct map *m, const char *key)
{
	void *old;
	size_t i;

	if (m->count == 0)
		return NULL;
	i = map_slot(m, key, hash_of(key));
	if (m->entries[i].key == NULL)
		return NULL;
	old = m->entries[i].value;
	free(m->entries[i].key);
	m->count--;
	map_close(m, i);
	return old;
}

size_t map_count(const struct map *m)
{
	return m->count;
}

bool map_next(const struct map *m, size_t *at, const char **key, void **value)
{
	while (*at < m->cap) {
		const struct entry *e = &m->entries[(*at)++];

		if (e->key == NULL)
			continue;
		if (key != NULL)
			*key = e->key;
		if (value != NULL)
			*value = e->value;
		return true;
	}
	return false;
}

/* A map from text to pointer, for the models: insertion, lookup, removal, walking. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>

struct map; /* keys are copied; values are borrowed */

struct map *map_new(void);
void map_free(struct map *m, void (*free_value)(void *)); /* free_value may be NULL */
void *map_get(const struct map *m, const char *key);      /* NULL: not there */
void *map_put(struct map *m, const char *key, void *value); /* returns the value replaced, or NULL */
void *map_remove(struct map *m, const char *key);           /* returns the value removed, or NULL */
size_t map_count(const struct map *m);

/* Walks all entries in no promised order; start with *AT = 0. The map must not change meanwhile. */
bool map_next(const struct map *m, size_t *at, const char **key, void **value);

#endif

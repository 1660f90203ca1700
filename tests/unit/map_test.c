/* A map finds what was put, after any mixture of putting and removing. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"

Test(map, an_empty_map_has_nothing)
{
	struct map *m = map_new();
	size_t at = 0;

	cr_assert_null(map_get(m, "a"), "nothing is there");
	cr_assert_null(map_remove(m, "a"), "nothing to remove");
	cr_assert_not(map_next(m, &at, NULL, NULL), "nothing to walk");
	map_free(m, NULL);
	map_free(NULL, NULL);
}

Test(map, putting_again_returns_what_was_there)
{
	struct map *m = map_new();
	char key[8] = "key";

	cr_assert_null(map_put(m, key, xstrdup("one")), "nothing before");
	strcpy(key, "other"); /* keys are copied */
	char *old = map_put(m, "key", xstrdup("two"));
	cr_assert_str_eq(old, "one", "the value replaced comes back");
	free(old);
	cr_assert_eq(map_count(m), 1, "one key");
	cr_assert_str_eq(map_get(m, "key"), "two", "the new value");
	map_free(m, free);
}

enum { KEYS = 500 };

Test(map, agrees_with_a_plain_array_after_200000_random_acts)
{
	struct map *m = map_new();
	void *expected[KEYS] = {NULL};
	static char values[KEYS];
	size_t count = 0;
	size_t at = 0;
	size_t walked = 0;
	const char *key;
	void *value;

	srandom(7);
	for (int i = 0; i < 200000; i++) {
		size_t k = (size_t)random() % KEYS;
		char name[16];

		snprintf(name, sizeof name, "k%zu", k);
		if (random() % 2 == 0) {
			cr_assert_eq(map_put(m, name, &values[k]), expected[k], "put %s", name);
			count += expected[k] == NULL;
			expected[k] = &values[k];
		} else {
			cr_assert_eq(map_remove(m, name), expected[k], "remove %s", name);
			count -= expected[k] != NULL;
			expected[k] = NULL;
		}
		k = (size_t)random() % KEYS;
		snprintf(name, sizeof name, "k%zu", k);
		cr_assert_eq(map_get(m, name), expected[k], "get %s", name);
	}
	cr_assert_eq(map_count(m), count, "the count is right");
	while (map_next(m, &at, &key, &value)) {
		cr_assert_eq(expected[atoi(key + 1)], value, "walking meets %s", key);
		walked++;
	}
	cr_assert_eq(walked, count, "each entry once");
	map_free(m, NULL);
}

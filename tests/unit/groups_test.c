/* Sub-groups: nobody alone, nobody twice, and others at each step. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "tui/groups.h"

enum { MOST = 12 };

/* Marks who meets whom; checks that everyone is there once and nobody alone. */
static void met_mark(const char *groups, size_t count, size_t size, bool met[MOST + 1][MOST + 1])
{
	bool seen[MOST + 1] = {false};

	for (const char *p = groups; *p != '\0'; p += strspn(p, " ")) {
		size_t in = 0;
		long ids[MOST];
		char *end;

		for (;;) {
			ids[in++] = strtol(p, &end, 10);
			if (*end != ',')
				break;
			p = end + 1;
		}
		p = end;
		cr_assert(in >= 2 && (in <= size + 1 || count <= size + 1), "%s: %zu together of %zu by %zu", groups, in,
			  count, size);
		for (size_t i = 0; i < in; i++) {
			cr_assert(ids[i] >= 1 && (size_t)ids[i] <= count && !seen[ids[i]], "%s: %ld", groups, ids[i]);
			seen[ids[i]] = true;
			for (size_t j = 0; j < in; j++)
				met[ids[i]][ids[j]] = true;
		}
	}
	for (size_t i = 1; i <= count; i++)
		cr_assert(seen[i], "%s: %zu is left out", groups, i);
}

Test(groups, everyone_is_in_one)
{
	int64_t ids[MOST];

	for (size_t i = 0; i < MOST; i++)
		ids[i] = (int64_t)i + 1;
	for (size_t count = 2; count <= MOST; count++)
		for (size_t size = 2; size <= 4; size++)
			for (size_t round = 0; round < 12; round++) {
				char *text = groups_propose(ids, count, size, round);
				bool met[MOST + 1][MOST + 1] = {{false}};

				met_mark(text, count, size, met);
				free(text);
			}
}

Test(groups, pairs_turn_so_that_all_meet)
{
	int64_t ids[MOST];

	for (size_t i = 0; i < MOST; i++)
		ids[i] = (int64_t)i + 1;
	for (size_t count = 4; count <= MOST; count += 2) {
		bool met[MOST + 1][MOST + 1] = {{false}};

		for (size_t round = 0; round + 1 < count; round++) {
			char *text = groups_propose(ids, count, 2, round);

			met_mark(text, count, 2, met);
			free(text);
		}
		for (size_t i = 1; i <= count; i++)
			for (size_t j = 1; j <= count; j++)
				cr_assert(met[i][j], "of %zu, %zu never meets %zu", count, i, j);
	}
}

Test(groups, another_round_mixes_the_sub_groups)
{
	int64_t ids[9] = {1, 2, 3, 4, 5, 6, 7, 8, 9};
	char *first = groups_propose(ids, 9, 3, 0), *second = groups_propose(ids, 9, 3, 1);

	cr_assert_str_eq(first, "1,4,7 2,5,8 3,6,9");
	cr_assert_str_eq(second, "1,6,8 2,4,9 3,5,7");
	free(first);
	free(second);
}

Test(groups, one_is_put_elsewhere)
{
	static const struct {
		const char *before;
		int64_t who;
		size_t to;
		const char *after;
	} cases[] = {
		{"1,4 2,5 3,6", 4, 1, "1 2,5,4 3,6"}, {"1,4 2,5", 1, 2, "4 2,5 1"}, {"1 2,5", 1, 1, "2,5,1"},
		{"", 3, 0, "3"},                      {"1,4", 4, 0, "1,4"},         {"1,4", 9, 7, "1,4 9"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char *after = groups_put(cases[i].before, cases[i].who, cases[i].to);

		cr_assert_str_eq(after, cases[i].after, "%s, %lld to %zu", cases[i].before, (long long)cases[i].who,
				 cases[i].to);
		free(after);
	}
}

/* How long it takes until what one commits is on the other's side: two real keepers with the times of every day, two faces. */
#include <criterion/criterion.h>

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "seam_fixture.h"

enum { ROUNDS = 20, PROMISED = 250, SLACK = 250 /* ms that a busy machine may take besides; the median keeps the promise alone */ };

static int by_size(const void *a, const void *b)
{
	int64_t one = *(const int64_t *)a, two = *(const int64_t *)b;
	return one < two ? -1 : one > two;
}

static void wait_both(struct client **c, int ms)
{
	struct pollfd p[2] = {{client_fd(c[0]), client_events(c[0]), 0}, {client_fd(c[1]), client_events(c[1]), 0}};

	poll(p, 2, ms);
	client_pump(c[0]);
	client_pump(c[1]);
}

static bool has(struct client *c, const struct target *t, const char *value)
{
	const char *now = model_value(client_model(c), t);
	return now != NULL && strcmp(now, value) == 0;
}

/* From the acknowledgement of the one, which follows COMMIT, to the model of the other. */
static int64_t round_of(struct client **c, int from, int i)
{
	struct target t = seam_answer("staff", 1 + i % 3);
	int64_t end = clock_monotonic() + 10000, committed = 0;
	char value[16];
	struct setting set = {t, VALUE_NUMBER, value};

	snprintf(value, sizeof value, "%d", 100 + i);
	client_set(c[from], &set, 1);
	while (clock_monotonic() < end) {
		wait_both(c, 5);
		if (committed == 0 && client_state(c[from]).unsaved == 0)
			committed = clock_monotonic();
		if (has(c[!from], &t, value))
			return committed != 0 ? clock_monotonic() - committed : 0;
	}
	cr_assert_fail("round %d never came", i);
	return 0;
}

Test(follow, each_sees_what_the_other_committed_within_a_quarter_of_a_second)
{
	struct seam f = seam_new();
	struct client *c[2] = {seam_client_times(&f, "ada", &keeper_times_normal), seam_client_times(&f, "bob", &keeper_times_normal)};
	int64_t took[ROUNDS];

	for (int i = 0; i < ROUNDS; i++)
		took[i] = round_of(c, i % 2, i);
	qsort(took, ROUNDS, sizeof *took, by_size);
	cr_log_info("commit to the other: median %d ms, worst %d ms", (int)took[ROUNDS / 2], (int)took[ROUNDS - 1]);
	cr_assert_lt(took[ROUNDS / 2], PROMISED, "median %d ms", (int)took[ROUNDS / 2]);
	cr_assert_lt(took[ROUNDS - 1], PROMISED + SLACK, "worst %d ms", (int)took[ROUNDS - 1]);
	seam_close(c[0]);
	seam_close(c[1]);
	seam_free(&f);
}

/* After a minute without anybody the file is asked every two seconds only: the kernel's word wakes the keeper. */
Test(follow, also_when_nobody_did_anything_for_long)
{
	struct keeper_times far = keeper_times_normal;
	struct seam f = seam_new();

	far.near_for = far.presence = 0;
	struct client *c[2] = {seam_client_times(&f, "ada", &far), seam_client_times(&f, "bob", &far)};
	for (int64_t end = clock_monotonic() + 300; clock_monotonic() < end;) /* both are here, and that is known */
		wait_both(c, 20);
	for (int i = 0; i < 4; i++) {
		int64_t took = round_of(c, i % 2, i);

		cr_assert_lt(took, PROMISED + SLACK, "%d ms", (int)took);
	}
	seam_close(c[0]);
	seam_close(c[1]);
	seam_free(&f);
}

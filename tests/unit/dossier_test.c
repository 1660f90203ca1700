/* All meetings at once, over the real socket: each folded, each answer with who wrote it. */
#include <criterion/criterion.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "session/dossier.h"
#include "tests/unit/room_fixture.h"

static struct dossier got;
static bool came;

static bool take(void *context, enum wire_ask what, int64_t number, const char *refused, struct wire_reader *r)
{
	(void)context, (void)number;
	if (what != WIRE_ASK_DOSSIER)
		return true;
	came = true;
	return refused == NULL && dossier_get(r, &got);
}

static void ask(struct client *c)
{
	int64_t end = clock_monotonic() + 10000;

	came = false;
	client_on_answer(c, take, NULL);
	client_wants(c, WIRE_ASK_DOSSIER, "");
	while (!came && clock_monotonic() < end) {
		struct pollfd p = {client_fd(c), client_events(c), 0};

		poll(&p, 1, 50);
		client_pump(c);
	}
	cr_assert(came, "answered within 10 s");
}

Test(dossier, holds_each_meeting_and_who_wrote_each_answer)
{
	struct room r = room_new(24, 80);
	struct dossier_meeting *first, *second;
	const struct dossier_stamp *s;
	struct change c = {.revision = 1000, .at = 5, .author = "lise", .type = VALUE_TEXT, .after = "Closed",
			   .target = {TARGET_ANSWER, 1, 1, "simple", "story", "", ""}};

	room_command(&r, "field", "what");
	room_keys(&r, "The bridge");
	room_settle(&r);
	room_next(&r, "tests/data/roles.scenario");
	ask(r.client);
	cr_assert_eq(got.count, 2);
	first = dossier_meeting(&got, 1);
	second = dossier_meeting(&got, 2);
	cr_assert(first != NULL && second != NULL && dossier_meeting(&got, 3) == NULL);
	cr_assert_str_eq(model_answer(first->model, "what", 1, "", ""), "The bridge");
	cr_assert_str_eq(second->model->scenario->id, "roles");
	s = dossier_written(first, "what", 1, "");
	cr_assert(s != NULL && s->revision > 0, "there is a stamp");
	cr_assert_str_eq(s->author, "tester");
	cr_assert_null(dossier_written(first, "story", 1, ""), "nothing was written there");
	dossier_apply(&got, &c);
	s = dossier_written(first, "story", 1, "");
	cr_assert_str_eq(s != NULL ? s->author : "nobody", "lise", "what is set is shown at once");
	cr_assert_eq(dossier_written(second, "story", 1, ""), NULL, "in its own meeting alone");
	dossier_clear(&got);
	room_free(&r);
}

Test(dossier, takes_nothing_that_is_cut)
{
	struct buf b = {0};
	struct dossier d;
	struct wire_reader r;

	wire_put_number(&b, 1);
	wire_put_number(&b, 7);
	wire_put_number(&b, 1);
	r = (struct wire_reader){b.data, b.data + b.len, false};
	cr_assert(!dossier_get(&r, &d), "no change follows");
	cr_assert_eq(d.count, 0);
	buf_clear(&b);
}

/* A round, through a real keeper: its order, its times, who comes late, who is chosen out of order, and what of it is in the file. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "session/model.h"
#include "tests/unit/golden.h"
#include "tests/unit/room_fixture.h"
#include "tui/command.h"
#include "tui/round.h"
#include "tui/state.h"

enum { SECOND = 1000 };
static const int64_t start = 1773307800000;

static struct room room_of_four(int height, int width)
{
	struct room r = room_new_of(height, width, "tests/data/agenda.scenario", NULL, LANG_EN);

	room_keys(&r, "<C-e>");
	return r;
}

static void at(struct room *r, int seconds)
{
	char utc[CLOCK_UTC_SIZE];

	setenv("FILROUGE_NOW", clock_utc(start + (int64_t)seconds * SECOND, utc), 1);
	app_tick(r->app, start + (int64_t)seconds * SECOND);
	room_draw(r);
}

static int spoken(struct room *r, int64_t enterprise)
{
	struct target t = {TARGET_TURN, client_model(r->client)->meeting, enterprise, "opening", "", "", "seconds"};
	const char *text = model_value(client_model(r->client), &t);

	return text != NULL ? atoi(text) : -1;
}

static void absent(struct room *r, int64_t enterprise, const char *status)
{
	struct target t = {TARGET_ATTENDANCE, client_model(r->client)->meeting, enterprise, "", "", "am", "status"};
	struct setting set = {t, VALUE_ID, status};

	client_set(r->client, &set, 1);
}

/* Meeting 1, the first step: the second of four begins. */
Test(round, the_floor_passes_and_each_turn_is_one_change)
{
	struct room r = room_of_four(24, 80);

	room_keys(&r, "<F6>");
	cr_assert_eq(round_speaker(r.app), 2);
	cr_assert_eq(r.app->enterprise, 2, "the form follows");
	at(&r, 80);
	cr_assert(room_shows(&r, "1:20"), "the time runs");
	room_keys(&r, "Fine.<C-n>");
	room_settle(&r);
	cr_assert(spoken(&r, 2) == 80 && round_speaker(r.app) == 3, "%d", spoken(&r, 2));
	cr_assert_str_eq(room_answer(&r, "mood", 2, "", ""), "Fine.", "what was typed meanwhile is its own");
	cr_assert_eq(r.app->enterprise, 3);
	at(&r, 100);
	room_keys(&r, "<C-n>");
	at(&r, 130);
	room_keys(&r, "<C-n>");
	cr_assert_eq(round_speaker(r.app), 1, "around");
	at(&r, 140);
	room_keys(&r, "<C-n>");
	cr_assert(!round_on(r.app), "all have spoken");
	cr_assert(room_shows(&r, "all have spoken, 2:20 in all"), "and that is said");
	cr_assert(spoken(&r, 3) == 20 && spoken(&r, 4) == 30 && spoken(&r, 1) == 10);
	room_settle(&r);
	room_keys(&r, "<C-z>");
	room_settle(&r);
	cr_assert(spoken(&r, 1) == -1 && spoken(&r, 4) == 30, "one undo, one turn");
	room_free(&r);
}

Test(round, another_one_begins_in_each_step)
{
	struct room r = room_of_four(24, 80);
	int64_t first[3];

	for (size_t i = 0; i < 3; i++) {
		room_keys(&r, "<F6>");
		first[i] = round_speaker(r.app);
		room_keys(&r, "<F6><PageDown>");
		cr_assert(!round_on(r.app), "ended");
	}
	cr_assert(first[0] == 2 && first[1] == 3 && first[2] == 4, "%d %d %d", (int)first[0], (int)first[1], (int)first[2]);
	room_free(&r);
}

Test(round, who_is_absent_is_left_out_and_who_comes_late_comes_last)
{
	struct room r = room_of_four(24, 80);
	int64_t waiting[4];

	absent(&r, 2, "absent");
	absent(&r, 4, "absent");
	room_keys(&r, "<F6>");
	cr_assert_eq(round_speaker(r.app), 3, "the first one who is here");
	cr_assert(round_waiting(r.app, waiting, 4) == 1 && waiting[0] == 1);
	absent(&r, 2, "present");
	cr_assert(round_waiting(r.app, waiting, 4) == 2 && waiting[0] == 1 && waiting[1] == 2, "last");
	absent(&r, 1, "absent");
	at(&r, 30);
	room_keys(&r, "<C-n>");
	cr_assert_eq(round_speaker(r.app), 2, "who left meanwhile is passed by");
	room_free(&r);
}

Test(round, anyone_out_of_order_and_on)
{
	struct room r = room_of_four(24, 80);

	room_keys(&r, "<F6>");
	at(&r, 10);
	room_keys(&r, "<M-1>");
	cr_assert(round_speaker(r.app) == 1 && spoken(&r, 2) == 10);
	at(&r, 11);
	room_keys(&r, "<M-4>");
	cr_assert_eq(spoken(&r, 1), -1, "a second is no turn: it was passed by");
	at(&r, 31);
	room_keys(&r, "<C-n>");
	cr_assert_eq(round_speaker(r.app), 1, "so it comes again");
	at(&r, 41);
	room_keys(&r, "<C-n>");
	cr_assert_eq(round_speaker(r.app), 3, "and who has spoken does not");
	at(&r, 51);
	room_keys(&r, "<C-p>");
	at(&r, 61);
	cr_assert(round_seconds(r.app, round_speaker(r.app)) > 10 && spoken(&r, 3) == 10, "back, and the seconds add");
	room_free(&r);
}

Test(round, it_is_taken_up_where_it_was_left)
{
	struct room r = room_of_four(24, 80);

	room_keys(&r, "<F6>");
	at(&r, 20);
	room_keys(&r, "<C-n>");
	at(&r, 50);
	room_settle(&r);
	room_again(&r);
	cr_assert(!round_on(r.app) && spoken(&r, 3) == 30, "leaving records the turn: %d", spoken(&r, 3));
	room_keys(&r, "<F6>");
	cr_assert_eq(round_speaker(r.app), 4, "the first who has not spoken");
	room_free(&r);
}

Test(round, none_with_one_enterprise_alone)
{
	struct room r = room_of_four(24, 80);
	struct error err = {0};

	room_next_with(&r, "tests/data/every-after.scenario", 3);
	cr_assert(!app_command(r.app, "round", "", &err));
	cr_assert_not_null(strstr(err.text, "one enterprise alone"), "%s", err.text);
	error_clear(&err);
	room_free(&r);
}

Test(round, only_the_ten_seconds_move)
{
	struct room r = room_of_four(24, 80);

	room_keys(&r, "<F6>");
	at(&r, 4);
	cr_assert_eq(app_next(r.app), start + 10 * SECOND, "the next change");
	cr_assert(room_shows(&r, "0:00"));
	at(&r, 19);
	cr_assert(room_shows(&r, "0:10"));
	room_free(&r);
}

Test(round, as_it_is_seen)
{
	static const int sizes[][2] = {{24, 80}, {43, 132}, {10, 40}};

	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct room r = room_of_four(sizes[i][0], sizes[i][1]);

		room_keys(&r, "<F6>");
		at(&r, 45);
		room_keys(&r, "<C-n>");
		at(&r, 125);
		room_settle(&r);
		golden_equal(r.grid, "round");
		room_free(&r);
	}
}

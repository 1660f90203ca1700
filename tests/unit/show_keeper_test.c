/* The room's screen with a keeper of its own: what that tells of answers which are not for the group, and what it doesn't. */
#include <criterion/criterion.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "session/tally.h"
#include "tests/unit/room_fixture.h"

#define SCENARIO "tests/data/results.scenario"

enum { ENTERPRISES = 7 };

static void set(struct room *r, const char *field, int64_t e, const char *row, enum value_type type, const char *value)
{
	struct setting one = {{TARGET_ANSWER, client_model(r->client)->meeting, e, "vote", field, row, ""}, type, value};

	client_set(r->client, &one, 1);
}

static void vote(struct room *r, int64_t e)
{
	static const char *const motives[] = {"improve", "improve", "report", "improve", "report", "improve", "report"},
				 *const orders[] = {"time cost", "cost time", "time", "control time", "time cost", "cost", "time control"},
				 *const costs[] = {"100", "200.5", "300", "0", "1000", "50", "75"}, *const stars[] = {"1", "2", "3", "4", "5", "5", "5"};

	set(r, "motive", e, "", VALUE_ID, motives[e - 1]);
	set(r, "fears", e, "", VALUE_IDS, orders[e - 1]);
	set(r, "cost", e, "", VALUE_NUMBER, costs[e - 1]);
	set(r, "star", e, "team", VALUE_NUMBER, stars[e - 1]);
	if (e < 3)
		set(r, "star", e, "place", VALUE_NUMBER, "2");
	set(r, "why", e, "", VALUE_TEXT, "FREE-TEXT");
	set(r, "alone", e, "", VALUE_NUMBER, "2");
}

static struct room facilitator(void)
{
	struct room r = room_new_group(24, 80, SCENARIO, LANG_EN, ENTERPRISES, NULL);

	room_keys(&r, "<C-e>");
	room_settle(&r);
	return r;
}

/* On the wall: a client of its own, behind the wall. */
static struct room wall(struct room *of)
{
	struct room w = {.path = of->path, .grid = grid_new(60, 100)};
	struct error err = {0};

	room_settle(of);
	w.client = client_start_as(of->path, "wall", READER_ROOM, "", &err);
	cr_assert_not_null(w.client, "%s", err.text);
	cr_assert(client_wait(w.client, &err), "%s", err.text);
	w.app = app_new(w.client, ROLE_ROOM);
	room_draw(&w);
	return w;
}

static void wall_free_(struct room *w)
{
	app_free(w->app);
	client_close(w->client, NULL);
	grid_free(w->grid);
}

/* What the face holds of a cell, whoever said it. */
static size_t holds(const struct room *w, const char *field, const char *row, const char *value)
{
	size_t count = 0;

	for (int64_t e = -ENTERPRISES; e <= ENTERPRISES; e++) {
		const char *answer = model_answer(client_model(w->client), field, e, row, "");

		count += answer != NULL && (value == NULL || strcmp(answer, value) == 0);
	}
	return count;
}

static void knows_nobody(const struct room *w)
{
	static const char *const fields[] = {"motive", "fears", "cost", "why", "alone"};

	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
		for (int64_t e = 0; e <= ENTERPRISES; e++)
			cr_assert_null(model_answer(client_model(w->client), fields[i], e, "", ""), "%s of %d", fields[i], (int)e);
	cr_assert_eq(holds(w, "why", "", NULL), 0, "no text");
	cr_assert_eq(holds(w, "alone", "", NULL), 0, "nor what only facilitators read");
}

Test(show_keeper, before_they_are_revealed_only_how_many)
{
	struct room r = facilitator(), w;

	for (int64_t e = 1; e <= 6; e++)
		vote(&r, e);
	w = wall(&r);
	cr_assert(room_wait(&w, r.client, "6 of 7 have answered"), "how many is no secret");
	knows_nobody(&w);
	cr_assert_eq(holds(&w, "motive", "", NULL), 0);
	vote(&r, 7);
	cr_assert(room_wait(&w, r.client, "7 of 7 have answered"), "it follows");
	cr_assert_eq(holds(&w, "motive", "", NULL), 0);
	wall_free_(&w);
	room_free(&r);
}

Test(show_keeper, revealed_they_are_counted_and_nobody_can_be_told_from_them)
{
	struct room r = facilitator(), w;

	for (int64_t e = 1; e <= ENTERPRISES; e++)
		vote(&r, e);
	w = wall(&r);
	room_reveal(&r, true);
	cr_assert(room_wait(&w, r.client, "7 of 7, without names"), "as soon as they are revealed");
	cr_assert(room_shows(&w, "█ 4") && room_shows(&w, "█ 3"), "choices");
	cr_assert(room_shows(&w, "10 (first: 4)"), "an order");
	cr_assert(room_shows(&w, "246.50"), "a figure");
	cr_assert(room_shows(&w, "3.6") && room_shows(&w, "the place: fewer than 5 answers"), "lines of a grid");
	knows_nobody(&w);
	cr_assert_eq(holds(&w, "motive", "", "improve"), 4);
	cr_assert_eq(holds(&w, "cost", "", "1000"), 0, "no figure but the average");
	cr_assert_eq(holds(&w, "star", "place", NULL), 0, "nothing of a line of a few");
	room_reveal(&r, false);
	cr_assert(room_gone(&w, "without names"), "taken back");
	cr_assert_eq(holds(&w, "motive", "", NULL), 0, "also from the face");
	wall_free_(&w);
	room_free(&r);
}

/* Waits until the face has something of FIELD. */
static bool comes(struct room *w, struct room *r, const char *field)
{
	int64_t end = clock_monotonic() + 10000;

	while (holds(w, field, "", NULL) == 0 && clock_monotonic() < end) {
		struct pollfd p[] = {{client_fd(w->client), client_events(w->client), 0}, {client_fd(r->client), client_events(r->client), 0}};

		poll(p, 2, 20);
		client_pump(r->client);
		client_pump(w->client);
		app_tick(w->app, clock_now());
	}
	return holds(w, field, "", NULL) > 0;
}

Test(show_keeper, it_stays_as_it_was_revealed)
{
	struct room r = facilitator(), w;
	struct setting shared = {{TARGET_CIRCLE, client_model(r.client)->meeting, 1, "vote", "why", "", ""}, VALUE_ID, "g"};

	for (int64_t e = 1; e <= 5; e++)
		vote(&r, e);
	w = wall(&r);
	room_reveal(&r, true);
	cr_assert(room_wait(&w, r.client, "5 of 7, without names"));
	vote(&r, 6);
	cr_assert(room_wait(&w, r.client, "6 of 7 have answered"), "it came");
	room_keys(&w, "<Enter><Enter>");
	cr_assert(room_shows(&w, "5 of 7, without names"), "nobody learns what the sixth said");
	cr_assert_eq(holds(&w, "motive", "", NULL), 5);
	client_set(r.client, &shared, 1); /* what may be read has moved: the face begins again */
	cr_assert(comes(&w, &r, "why"));
	cr_assert_eq(holds(&w, "motive", "", NULL), 5, "with the same five");
	room_reveal(&r, false);
	room_gone(&w, "without names");
	room_reveal(&r, true);
	cr_assert(room_wait(&w, r.client, "6 of 7, without names"), "revealed again");
	wall_free_(&w);
	room_free(&r);
}

Test(show_keeper, who_shares_or_withdraws_is_not_counted_on)
{
	struct room r = facilitator(), w;
	struct setting circle = {{TARGET_CIRCLE, client_model(r.client)->meeting, 2, "vote", "motive", "", ""}, VALUE_ID, "f"};

	for (int64_t e = 1; e <= 6; e++)
		vote(&r, e);
	w = wall(&r);
	room_reveal(&r, true);
	cr_assert(room_wait(&w, r.client, "6 of 7, without names"));
	client_set(r.client, &circle, 1);
	room_settle(&r);
	cr_assert(room_gone(&w, "improve"), "what one withdrew can be told from nothing");
	cr_assert_eq(holds(&w, "motive", "", NULL), 0);
	cr_assert_eq(holds(&w, "fears", "", NULL), 6, "the others stand");
	room_reveal(&r, false);
	cr_assert(room_gone(&w, "What holds you back?"));
	room_reveal(&r, true);
	cr_assert(room_wait(&w, r.client, "5 of 6, without names"), "counted anew");
	wall_free_(&w);
	room_free(&r);
}

Test(show_keeper, four_are_not_told)
{
	struct room r = facilitator(), w;

	for (int64_t e = 1; e <= 4; e++)
		vote(&r, e);
	room_reveal(&r, true);
	w = wall(&r);
	cr_assert(room_wait(&w, r.client, "4 of 5 needed to count"));
	cr_assert_eq(holds(&w, "motive", "", NULL), 0);
	vote(&r, 5);
	cr_assert(room_wait(&w, r.client, "5 of 7, without names"), "the fifth makes it possible");
	wall_free_(&w);
	room_free(&r);
}

/* Of the clock: as many minutes as on the facilitator's screen, who is absent counts there too; why, nobody learns. */
Test(show_keeper, minutes_are_those_of_who_is_there)
{
	struct room r = room_new_of(24, 80, "tests/data/roles.scenario", NULL, LANG_EN), w;
	int64_t meeting = client_model(r.client)->meeting;
	struct setting absent[] = {{{TARGET_ATTENDANCE, meeting, 4, "", "", "am", "status"}, VALUE_ID, "absent"},
				   {{TARGET_ATTENDANCE, meeting, 4, "", "", "am", "reason"}, VALUE_TEXT, "CANARY"}};
	struct target why = absent[1].target;

	room_keys(&r, "<C-e>");
	w = wall(&r);
	cr_assert(room_wait(&w, r.client, "28 min left"));
	client_set(r.client, absent, 2);
	cr_assert(room_wait(&w, r.client, "26 min left"), "one fewer to speak for two minutes");
	cr_assert_null(model_value(client_model(w.client), &why));
	wall_free_(&w);
	room_free(&r);
}

Test(show_keeper, it_goes_with_the_group_to_the_next_meeting)
{
	struct room r = facilitator(), w = wall(&r);

	cr_assert(room_wait(&w, r.client, "Vote for yourselves."));
	room_command(&r, "meeting-close", "");
	room_settle(&r);
	room_next(&r, "tests/data/roles.scenario");
	room_keys(&r, "<C-e>");
	cr_assert(room_wait(&w, r.client, "Looking together"), "nobody sits at the room's screen to go there");
	wall_free_(&w);
	room_free(&r);
}

/* --- sheets without a name --- */

static void hand_in(struct room *r, const char *pace)
{
	client_anonymous(r->client, "hot", "hot_pace", VALUE_NUMBER, pace);
	client_anonymous(r->client, "hot", "hot_best", VALUE_TEXT, "the soup");
	client_hand_in(r->client, "hot");
	room_settle(r);
}

Test(show_keeper, sheets_come_when_they_are_revealed)
{
	struct room r = facilitator(), w;
	size_t count;

	room_command(&r, "step", "end");
	room_keys(&r, "<C-e>");
	for (int i = 0; i < 5; i++)
		hand_in(&r, "4");
	w = wall(&r);
	client_anonymous_said(w.client, "hot_best", &count);
	cr_assert_eq(count, 0, "not before");
	room_reveal(&r, true);
	cr_assert(room_wait(&w, r.client, "the soup"), "then all of them");
	cr_assert(room_shows(&w, "4.0 of 5 (5)"));
	wall_free_(&w);
	room_free(&r);
}

/* What the room's screen counts without names, from how many up, and that nothing more is told. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "tests/unit/golden.h"
#include "tests/unit/room_fixture.h"

#define SCENARIO "tests/data/results.scenario"

enum { ENTERPRISES = 7 };

static void set(struct client *c, const char *step, const char *field, int64_t e, const char *row, enum value_type type, const char *value)
{
	struct setting one = {{TARGET_ANSWER, client_model(c)->meeting, e, step, field, row, ""}, type, value};

	client_set(c, &one, 1);
}

static void vote(struct client *c, int64_t e)
{
	static const char *const motives[] = {"improve", "improve", "report", "improve", "report", "improve", "report"},
				 *const orders[] = {"time cost", "cost time", "time", "control time", "time cost", "cost", "time control"},
				 *const costs[] = {"100", "200.5", "300", "0", "1000", "50", "75"}, *const stars[] = {"1", "2", "3", "4", "5", "5", "5"};

	set(c, "vote", "motive", e, "", VALUE_ID, motives[e - 1]);
	set(c, "vote", "fears", e, "", VALUE_IDS, orders[e - 1]);
	set(c, "vote", "cost", e, "", VALUE_NUMBER, costs[e - 1]);
	set(c, "vote", "star", e, "team", VALUE_NUMBER, stars[e - 1]);
	if (e < 3)
		set(c, "vote", "star", e, "place", VALUE_NUMBER, "2");
	set(c, "vote", "why", e, "", VALUE_TEXT, "FREE-TEXT");
	set(c, "vote", "alone", e, "", VALUE_NUMBER, "2");
}

static struct room open_room(int height, int width, enum lang lang)
{
	struct room r = room_new_of(height, width, SCENARIO, NULL, lang);

	for (int64_t e = 5; e <= ENTERPRISES; e++) {
		char *name = xasprintf("Enterprise %d", (int)e);
		struct setting one = {{TARGET_ENTERPRISE, 0, e, "", "", "", "name"}, VALUE_TEXT, name};

		client_set(r.client, &one, 1);
		free(name);
	}
	room_keys(&r, "<C-e>");
	room_settle(&r);
	return r;
}

static void on_the_wall(struct room *r)
{
	room_settle(r);
	room_reveal(r, true);
	room_as(r, ROLE_ROOM);
}

static void says_no_more(struct room *r)
{
	cr_assert(!room_shows(r, "FREE-TEXT"), "a text is never projected");
	cr_assert(!room_shows(r, "FACILITATOR-ASKS"), "nor what only facilitators read");
	cr_assert(!room_shows(r, "Enterprise 6") && !room_shows(r, "Jardins"), "nor a name");
}

Test(results, four_answers_that_are_not_for_the_group_are_not_counted)
{
	struct room r = open_room(60, 100, LANG_EN);

	for (int64_t e = 1; e <= 4; e++)
		vote(r.client, e);
	on_the_wall(&r);
	cr_assert(room_shows(&r, "Why evaluate?") && room_shows(&r, "4 of 5 needed to count"), "what is missing, in words");
	cr_assert(!room_shows(&r, "improve") && !room_shows(&r, "on average") && !room_shows(&r, "█"), "and nothing of them");
	cr_assert(room_shows(&r, "4 of 7 have answered"), "how many is no secret");
	says_no_more(&r);
	room_free(&r);
}

Test(results, five_are_counted_without_a_name_a_text_or_a_line_of_a_few)
{
	struct room r = open_room(60, 100, LANG_EN);

	for (int64_t e = 1; e <= 5; e++)
		vote(r.client, e);
	on_the_wall(&r);
	cr_assert(room_shows(&r, "5 of 7, without names"));
	cr_assert(room_shows(&r, "improve") && room_shows(&r, "█ 3") && room_shows(&r, "█ 2"), "choices");
	cr_assert(room_shows(&r, "8 (first: 3)"), "an order");
	cr_assert(room_shows(&r, "£320.10 on average") || room_shows(&r, "320.10"), "a figure, never the least or the most");
	cr_assert(room_shows(&r, "the team") && room_shows(&r, "3.0"), "a line that five answered");
	cr_assert(room_shows(&r, "the place: fewer than 5 answers"), "and one that two did");
	says_no_more(&r);
	room_free(&r);
}

Test(results, a_reason_why_there_is_no_answer_is_none)
{
	struct room r = open_room(60, 100, LANG_EN);
	struct setting refuses = {{TARGET_MISSING, 0, 5, "vote", "motive", "", ""}, VALUE_ID, "refused"};

	for (int64_t e = 1; e <= 4; e++)
		set(r.client, "vote", "motive", e, "", VALUE_ID, "improve");
	refuses.target.meeting = client_model(r.client)->meeting;
	client_set(r.client, &refuses, 1);
	on_the_wall(&r);
	cr_assert(room_shows(&r, "4 of 5 needed to count"), "the fifth refused");
	room_free(&r);
}

Test(results, what_was_given_to_the_group_is_counted_and_the_rest_cannot_be_told_from_it)
{
	struct room r = open_room(60, 100, LANG_EN);

	for (int64_t e = 1; e <= ENTERPRISES; e++)
		vote(r.client, e);
	for (int64_t e = 1; e <= 3; e++) {
		struct setting one = {{TARGET_CIRCLE, client_model(r.client)->meeting, e, "vote", "motive", "", ""}, VALUE_ID, "g"};

		client_set(r.client, &one, 1);
	}
	on_the_wall(&r);
	cr_assert(room_shows(&r, "3 of 3"), "four kept theirs: only what was given is counted");
	cr_assert(room_shows(&r, "█ 1") && room_shows(&r, "█ 2"), "two and one of the three, not four and three of all seven");
	says_no_more(&r);
	room_free(&r);
}

Test(results, nobody_sees_them_grow_by_one)
{
	struct room r = open_room(60, 100, LANG_EN);
	struct client *other = room_other(&r);

	for (int64_t e = 1; e <= 5; e++)
		vote(r.client, e);
	on_the_wall(&r);
	cr_assert(room_shows(&r, "5 of 7, without names"));
	vote(other, 6);
	cr_assert(room_wait(&r, other, "6 of 7 have answered"), "it came");
	cr_assert(room_shows(&r, "5 of 7, without names"), "what is shown stays");
	room_keys(&r, "<Enter><Enter>");
	cr_assert(room_shows(&r, "6 of 7, without names"), "until it is turned to again");
	client_close(other, NULL);
	room_free(&r);
}

Test(results, who_withdraws_is_no_longer_counted_at_once)
{
	struct room r = open_room(60, 100, LANG_EN);
	struct setting circle = {{TARGET_CIRCLE, client_model(r.client)->meeting, 3, "vote", "motive", "", ""}, VALUE_ID, "f"};

	for (int64_t e = 1; e <= 6; e++)
		vote(r.client, e);
	on_the_wall(&r);
	cr_assert(room_shows(&r, "6 of 7, without names"));
	client_set(r.client, &circle, 1);
	room_settle(&r);
	cr_assert(room_shows(&r, "5 of 6, without names"), "without turning a page");
	room_free(&r);
}

/* --- anonymous sheets --- */

static void hand_in(struct room *r, const char *pace, const char *next, const char *best)
{
	client_anonymous(r->client, "hot", "hot_pace", VALUE_NUMBER, pace);
	client_anonymous(r->client, "hot", "hot_next", VALUE_ID, next);
	client_anonymous(r->client, "hot", "hot_best", VALUE_TEXT, best);
	client_hand_in(r->client, "hot");
	room_settle(r);
}

static void four_sheets(struct room *r)
{
	room_command(r, "step", "end");
	room_keys(r, "<C-e>");
	hand_in(r, "5", "yes", "ZZ the map");
	hand_in(r, "4", "no", "MM the pairs");
	hand_in(r, "3", "yes", "AA the break");
	hand_in(r, "4", "yes", "CC the question");
}

Test(results, sheets_are_told_from_five_up_and_then_two_by_two)
{
	struct room r = open_room(60, 100, LANG_EN);
	size_t count;

	four_sheets(&r);
	client_anonymous_said(r.client, "hot_pace", &count);
	cr_assert_eq(count, 0, "four tell nothing");
	hand_in(&r, "1", "no", "BB the soup");
	cr_assert_str_eq(client_anonymous_said(r.client, "hot_best", &count)[0], "AA the break", "not in the order they came");
	cr_assert_eq(count, 5);
	hand_in(&r, "2", "no", "DD");
	client_anonymous_said(r.client, "hot_pace", &count);
	cr_assert_eq(count, 5, "a sixth alone would be told by the difference");
	hand_in(&r, "2", "no", "EE");
	client_anonymous_said(r.client, "hot_pace", &count);
	cr_assert_eq(count, 7);
	room_settle(&r);
	room_again(&r);
	room_settle(&r);
	cr_assert(room_wait(&r, NULL, "7 sheets handed in"));
	client_anonymous_said(r.client, "hot_pace", &count);
	cr_assert_eq(count, 7, "and after coming back");
	room_free(&r);
}

Test(results, a_question_left_empty_needs_five_answers_of_its_own)
{
	struct room r = open_room(60, 100, LANG_EN);
	size_t count;

	four_sheets(&r);
	client_anonymous(r.client, "hot", "hot_pace", VALUE_NUMBER, "5");
	client_hand_in(r.client, "hot");
	room_settle(&r);
	client_anonymous_said(r.client, "hot_pace", &count);
	cr_assert_eq(count, 5);
	client_anonymous_said(r.client, "hot_best", &count);
	cr_assert_eq(count, 0, "four wrote something");
	room_free(&r);
}

Test(results, whoever_fills_in_a_sheet_does_not_read_the_others_first)
{
	struct room r = open_room(40, 100, LANG_EN);

	four_sheets(&r);
	hand_in(&r, "1", "no", "BB the soup");
	room_keys(&r, "<Tab>");
	room_command(&r, "field", "hot");
	cr_assert(!room_shows(&r, "the soup") && room_shows(&r, "5 sheets handed in"), "at the questions");
	room_keys(&r, "<Tab><Tab><Tab>");
	cr_assert(room_shows(&r, "[ Hand in ]") && room_shows(&r, "the soup") && room_shows(&r, "3.4 of 5 (5)"), "at the last line");
	room_free(&r);
}

Test(results, a_long_list_is_gone_through_with_the_arrows)
{
	struct room r = open_room(24, 80, LANG_EN);

	four_sheets(&r);
	hand_in(&r, "1", "no", "BB the soup");
	room_command(&r, "field", "hot");
	room_keys(&r, "<Tab><Tab><Tab>");
	cr_assert(!room_shows(&r, "ZZ the map"), "no room for the last one");
	room_keys(&r, "<Down><Down><Down><Down><Down><Down><Down><Down><Down><Down>");
	cr_assert(room_shows(&r, "ZZ the map"));
	room_keys(&r, "<Up><Up><Up><Up><Up><Up><Up><Up><Up><Up><Up>");
	cr_assert(room_shows(&r, "[ Hand in ]") && room_shows(&r, "The best"), "and back to the questions");
	room_free(&r);
}

/* --- as they are seen --- */

static const int sizes[][2] = {{24, 80}, {43, 132}, {10, 40}};

Test(results, as_they_are_seen)
{
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct room r = open_room(sizes[i][0], sizes[i][1], LANG_EN);

		for (int64_t e = 1; e <= ENTERPRISES; e++)
			vote(r.client, e);
		on_the_wall(&r);
		golden_equal(r.grid, "results-counted");
		room_as(&r, ROLE_FACILITATOR);
		four_sheets(&r);
		hand_in(&r, "1", "no", "BB the soup");
		room_command(&r, "field", "hot");
		room_keys(&r, "<Tab><Tab><Tab>");
		golden_equal(r.grid, "results-sheet-room");
		on_the_wall(&r);
		golden_equal(r.grid, "results-sheet");
		room_free(&r);
	}
}

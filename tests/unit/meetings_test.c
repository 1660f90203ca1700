/* Several meetings in the room, with the real keeper: going from one to another and coming back, the list of them, the opening,
 * a further one, an earlier step reopened, hours by the quarter. */
#include <criterion/criterion.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "session/overview.h"
#include "tests/unit/golden.h"
#include "tests/unit/room_fixture.h"
#include "tui/state.h"

#define SCENARIO "tests/data/every-kind.scenario"
#define AFTER "tests/data/every-after.scenario"

static const int sizes[][2] = {{24, 80}, {43, 132}, {10, 40}};

/* The first one was held: the second enterprise was away, quotas are known, there is a plan. */
static struct room group(int height, int width)
{
	struct room r = room_new_of(height, width, SCENARIO, NULL, LANG_EN);
	const char *root = getenv("FILROUGE_SRCDIR");
	char *folder = xasprintf("%s/scenarios/library", root != NULL ? root : ".");

	setenv("FILROUGE_SCENARIOS", folder, 1);
	free(folder);
	room_keys(&r, "<C-e>");
	room_command(&r, "field", "hours_promised");
	room_keys(&r, "10<Tab>1:30<C-n><S-Tab>8");
	room_command(&r, "enterprise", "1");
	room_command(&r, "present", "");
	room_command(&r, "enterprise", "2");
	room_command(&r, "absent", "");
	room_command(&r, "enterprise", "1");
	room_settle(&r);
	return r;
}

static struct room two_meetings(int height, int width)
{
	struct room r = group(height, width);

	room_next(&r, AFTER);
	return r;
}

/* Waits for the overview as it is now. */
static void overview_wait(struct room *r, const char *text)
{
	cr_assert(room_wait(r, NULL, text), "`%s` on the screen", text);
	room_settle(r);
	room_draw(r);
}

static void arrive(struct room *r, int64_t meeting)
{
	int64_t end = clock_monotonic() + 10000;

	while (client_model(r->client)->meeting != meeting && clock_monotonic() < end) {
		struct pollfd p = {client_fd(r->client), client_events(r->client), 0};

		poll(&p, 1, 20);
		client_pump(r->client);
		app_tick(r->app, clock_now());
	}
	cr_assert_eq(client_model(r->client)->meeting, meeting);
	room_draw(r);
}

static void go(struct room *r, int64_t meeting)
{
	char number[24];

	snprintf(number, sizeof number, "%lld", (long long)meeting);
	room_command(r, "meeting", number);
	arrive(r, meeting);
}

Test(meetings, coming_back_stands_in_the_same_step_enterprise_and_field)
{
	struct room r = two_meetings(24, 80);
	int64_t there;

	room_command(&r, "field", "changed");
	room_keys(&r, "<C-n>typed in the second");
	there = r.app->enterprise;
	go(&r, 1);
	cr_assert_eq(client_model(r.client)->meeting, 1);
	room_command(&r, "field", "story");
	room_keys(&r, "typed in the first");
	go(&r, 2);
	cr_assert_str_eq(r.app->form.at_field, "changed");
	cr_assert_eq(r.app->enterprise, there);
	room_keys(&r, ", goes on");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "changed", there, "", ""), "typed in the second, goes on");
	room_again(&r);
	cr_assert_eq(client_model(r.client)->meeting, 2, "and after a dropped line");
	cr_assert_str_eq(r.app->form.at_field, "changed");
	go(&r, 1);
	cr_assert_str_eq(r.app->form.at_field, "story", "also in the meeting that one had left before");
	room_free(&r);
}

Test(meetings, the_list_of_them)
{
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct room r = two_meetings(sizes[i][0], sizes[i][1]);

		room_command(&r, "meeting-new", "individual 2 2026-04-02");
		room_settle(&r);
		overview_wait(&r, "2026-04-02");
		room_command(&r, "redraw", "");
		app_tick(r.app, clock_now() + 20000); /* what was said of it is gone */
		room_draw(&r);
		golden_equal(r.grid, "meetings-list");
		room_keys(&r, "<Esc><F9><Up><Enter>");
		room_free(&r);
	}
}

Test(meetings, the_opening)
{
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct room r = group(sizes[i][0], sizes[i][1]);

		room_command(&r, "field", "next");
		room_keys(&r, "Ask three neighbours<Tab>Léa<Tab>1/4/2026<Tab><Down><S-Tab><S-Tab><S-Tab>Write to the board");
		room_settle(&r);
		room_next(&r, AFTER);
		room_keys(&r, "<M-o>");
		overview_wait(&r, "Large team");
		golden_equal(r.grid, "meetings-opening");
		room_free(&r);
	}
}

Test(meetings, an_individual_meeting_reopens_a_step_for_its_enterprise_alone)
{
	struct room r = group(24, 80);

	room_next_with(&r, AFTER, 2);
	room_command(&r, "field", "changed");
	room_keys(&r, "here ");
	room_settle(&r);
	room_command(&r, "reopen", "1.words");
	arrive(&r, 1);
	cr_assert(room_shows(&r, "catch-up of"), "the mark");
	cr_assert_eq(r.app->enterprise, 2);
	golden_equal(r.grid, "meetings-catch-up");
	room_command(&r, "field", "staff");
	room_keys(&r, "14");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "staff", 2, "", ""), "14", "recorded in the earlier meeting");
	struct error err = {0};
	cr_assert_not(app_command(r.app, "enterprise", "1", &err), "nobody else's");
	error_clear(&err);
	cr_assert_not(app_command(r.app, "live", "", &err), "and its clock stands");
	error_clear(&err);
	room_keys(&r, "<Esc>");
	arrive(&r, 2);
	cr_assert_str_eq(r.app->form.at_field, "changed");
	room_keys(&r, "and there");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "changed", 2, "", ""), "here and there");
	room_free(&r);
}

Test(meetings, hours_are_counted_by_the_quarter_and_taken_back)
{
	struct room r = two_meetings(24, 80);

	room_command(&r, "enterprise", "1");
	room_command(&r, "hours", "");
	overview_wait(&r, "8 h 30 left of 10 h");
	room_keys(&r, "1:30 on the phone<Enter>");
	overview_wait(&r, "7 h left of 10 h");
	room_keys(&r, "40 min reading<Enter>");
	overview_wait(&r, "6 h 15 left of 10 h");
	golden_equal(r.grid, "meetings-hours");
	room_keys(&r, "no time in it<Enter>");
	cr_assert(room_shows(&r, "Say first how long"), "said");
	room_keys(&r, "<C-z>");
	overview_wait(&r, "7 h left of 10 h");
	room_free(&r);
}

Test(meetings, the_clock_of_a_call_stands_in_the_file)
{
	struct room r = two_meetings(24, 80);

	room_command(&r, "enterprise", "1");
	room_command(&r, "hours-clock", "");
	cr_assert(room_shows(&r, "the clock runs since 09:30"), "runs");
	room_settle(&r);
	room_again(&r);
	setenv("FILROUGE_NOW", "2026-03-12T10:08:00Z", 1);
	app_tick(r.app, clock_now());
	room_command(&r, "enterprise", "1");
	room_command(&r, "hours-clock", "");
	cr_assert(room_shows(&r, "45 min counted"), "38 minutes are three quarters");
	room_settle(&r);
	room_free(&r);
}

Test(meetings, a_planned_one_is_renamed_and_taken_out_and_comes_back)
{
	struct room r = two_meetings(24, 80);

	go(&r, 1);
	room_keys(&r, "<F9>");
	overview_wait(&r, "Next");
	room_keys(&r, "<Down>t");
	for (int i = 0; i < 4; i++)
		room_keys(&r, "<Backspace>");
	room_keys(&r, "The second time<Enter>");
	overview_wait(&r, "The second time");
	room_keys(&r, "<C-z>");
	overview_wait(&r, "2 · Next");
	room_keys(&r, "x");
	cr_assert(room_gone(&r, "2 · Next"), "taken out");
	cr_assert(room_shows(&r, "Next is taken out; Ctrl-Z brings it back."), "said");
	room_settle(&r);
	room_keys(&r, "<C-z>");
	overview_wait(&r, "2 · Next");
	room_keys(&r, "<Down>x");
	cr_assert(room_gone(&r, "2 · Next"), "and again");
	room_again(&r);
	room_keys(&r, "<F9>");
	overview_wait(&r, "1 under way");
	cr_assert(!room_shows(&r, "2 · Next"), "it is out of the file");
	room_free(&r);
}

Test(meetings, one_that_was_held_or_holds_something_stays)
{
	struct room r = two_meetings(24, 80);

	room_command(&r, "field", "changed");
	room_keys(&r, "said already");
	room_settle(&r);
	room_keys(&r, "<F9>");
	overview_wait(&r, "Next");
	room_keys(&r, "x");
	cr_assert(room_shows(&r, "This meeting is shown"), "the one shown");
	room_keys(&r, "<Up>x");
	cr_assert(room_shows(&r, "This meeting has begun"), "one that has begun");
	room_keys(&r, "<Esc>");
	go(&r, 1);
	room_keys(&r, "<F9>");
	overview_wait(&r, "Next");
	room_keys(&r, "<Down>x");
	cr_assert(room_wait(&r, NULL, "Something is recorded in this meeting: it stays."), "one with an answer");
	overview_wait(&r, "2 · Next");
	room_free(&r);
}

Test(meetings, in_the_first_one_there_is_no_step_to_reopen)
{
	struct room r = group(24, 80);

	room_command(&r, "reopen", "");
	cr_assert(room_wait(&r, NULL, "No meeting before this one was held"));
	cr_assert_eq(r.app->view, VIEW_ROOM, "and no empty list");
	room_free(&r);
}

Test(meetings, keys_before_the_list_is_read_wait_for_it)
{
	struct room r = two_meetings(24, 80);

	room_keys(&r, "<F9><Up><Enter>"); /* nothing of it is known yet */
	arrive(&r, 1);
	room_command(&r, "meeting-new", "");
	room_keys(&r, "individual<Enter>phare");
	cr_assert(room_wait(&r, NULL, "Ressourcerie"), "what was typed chooses");
	cr_assert(room_wait(&r, NULL, "phare"), "in the second list");
	room_keys(&r, "<Esc>");
	room_keys(&r, "<F9><Esc>x");
	room_settle(&r);
	cr_assert_eq(r.app->view, VIEW_ROOM, "whoever has left wants nothing of it");
	room_free(&r);
}

static size_t shown_times(struct room *r, const char *text)
{
	char *dump = golden_dump(r->grid);
	size_t count = 0;

	for (const char *at = dump; (at = strstr(at, text)) != NULL; at += strlen(text))
		count++;
	free(dump);
	return count;
}

/* Last time it came late, or there was only half of it; and one joined since. */
Test(meetings, the_opening_says_only_what_is_known_of_the_last_time)
{
	struct room r = group(24, 80);

	room_command(&r, "enterprise", "3");
	room_command(&r, "arrived", "09:50");
	room_command(&r, "enterprise", "4");
	room_command(&r, "present", "");
	room_command(&r, "leaves", "11:00");
	room_settle(&r);
	room_command(&r, "meeting-date", "");
	room_keys(&r, "12/3/2026<Enter><Esc>");
	room_settle(&r);
	room_next(&r, AFTER);
	setenv("FILROUGE_NOW", "2026-04-16T09:30:00Z", 1);
	app_tick(r.app, clock_now());
	room_command(&r, "enterprise-new", "Atelier de la Deûle");
	cr_assert(room_shows(&r, "Country         ┄"), "of its country nothing is known");
	room_keys(&r, "<Esc><Esc><M-o>");
	overview_wait(&r, "+ new");
	cr_assert(room_shows(&r, "東京 SA                ┄                0/1                     ◐ in part"), "came late");
	cr_assert_eq(shown_times(&r, "◐ in part"), 2, "and one went early");
	cr_assert(room_shows(&r, "● present") && room_shows(&r, "– absent"));
	room_free(&r);
}

Test(meetings, a_further_meeting_is_asked_for_step_by_step)
{
	struct room r = two_meetings(24, 80);

	room_command(&r, "meeting-new", "");
	cr_assert(room_wait(&r, NULL, "New meeting:"), "what");
	room_keys(&r, "individual<Enter>");
	cr_assert(room_shows(&r, "With whom?"), "with whom");
	room_keys(&r, "phare<Enter>");
	cr_assert(room_shows(&r, "Which day?"), "when");
	room_keys(&r, "nonsense<Enter>");
	cr_assert(room_shows(&r, "This is not a day"), "said, and asked again");
	for (size_t i = 0; i < strlen("nonsense"); i++)
		room_keys(&r, "<Backspace>");
	room_keys(&r, "2/4<Enter>");
	room_settle(&r);
	overview_wait(&r, "2026-04-02");
	room_keys(&r, "<Enter>");
	arrive(&r, 3);
	cr_assert_eq(client_model(r.client)->meeting_enterprise, 2);
	room_free(&r);
}

/* The facilitator's screen as the room's: entering, leaving, and that nothing but what the group reads is ever on it. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "tests/unit/golden.h"
#include "tests/unit/room_fixture.h"
#include "tui/command.h"
#include "tui/show.h"

#define SCENARIO "tests/data/roles.scenario"

/* What is not for the room, each where it is kept. */
static const char *const canaries[] = {"GUIDE-ONLY", "SAID-ALOUD", "CANARY-F", "CANARY-E", "CANARY-P", "CANARY-NOTE", "CANARY-GROUP", "CANARY-WHY", "CANARY-LOOSE",
				       "CANARY-SAID"};

static void answer(struct room *r, const char *field, int64_t e, enum value_type type, const char *value, const char *circle)
{
	int64_t meeting = client_model(r->client)->meeting;
	struct setting set[2] = {{{TARGET_ANSWER, meeting, e, "look", field, "", ""}, type, value},
				 {{TARGET_CIRCLE, meeting, e, "look", field, "", ""}, VALUE_ID, circle}};

	client_set(r->client, set, circle != NULL ? 2 : 1);
}

static struct room facilitator(int height, int width)
{
	struct room r = room_new_of(height, width, SCENARIO, NULL, LANG_EN);
	struct setting why = {{TARGET_ATTENDANCE, client_model(r.client)->meeting, 4, "", "", "am", "reason"}, VALUE_TEXT, "CANARY-WHY"};

	room_keys(&r, "<C-e>");
	for (int64_t e = 1; e <= 3; e++) {
		answer(&r, "go", e, VALUE_TEXT, e == 1 ? "To the bank" : e == 2 ? "CANARY-E" : "CANARY-P", e == 1 ? NULL : e == 2 ? "e" : "p");
		answer(&r, "mood", e, VALUE_NUMBER, "4", NULL);
		answer(&r, "private", e, VALUE_TEXT, "CANARY-F", NULL);
	}
	answer(&r, "theirs", 0, VALUE_TEXT, "CANARY-GROUP", NULL);
	client_set(r.client, &why, 1);
	room_command(&r, "note", "");
	room_keys(&r, "CANARY-NOTE");
	room_keys(&r, "<C-k>CANARY-LOOSE<Enter>");
	room_settle(&r);
	return r;
}

static void clean(struct room *r, const char *when)
{
	for (size_t i = 0; i < sizeof canaries / sizeof canaries[0]; i++)
		cr_assert(!room_shows(r, canaries[i]), "%s is on the room's screen after %s", canaries[i], when);
}

static bool any_shown(struct room *r)
{
	for (size_t i = 0; i < sizeof canaries / sizeof canaries[0]; i++)
		if (room_shows(r, canaries[i]))
			return true;
	return false;
}

static void key_in_show(struct room *r, const struct key *k, const char *name)
{
	bool leaves = k->code == KEY_ESC_ || key_in(k, "<F10>");

	cr_assert(show_on(r->app));
	app_key(r->app, k);
	room_draw(r);
	cr_assert_eq(show_on(r->app), !leaves, "%s", name);
	if (leaves) {
		room_keys(r, "<F10>");
		return;
	}
	clean(r, name);
}

static void every_key_of_the_table(struct room *r)
{
	for (size_t i = 0; i < command_count; i++)
		for (const char *p = commands[i].keys; *p != '\0'; p += strspn(p, " ")) {
			struct key k;

			p += key_parse(p, &k);
			if (!key_in(&k, "<C-q>"))
				key_in_show(r, &k, commands[i].name);
		}
}

static void every_other_key(struct room *r)
{
	struct key paste = {.code = KEY_PASTE_, .paste = "CANARY-SAID"};

	for (uint32_t c = ' '; c < 0x180; c++) {
		struct key k = key_of(c, 0);
		char name[32];

		if (c < 0x7f || c >= 0xa0)
			key_in_show(r, &k, key_name(&k, name));
	}
	for (int code = KEY_ENTER_; code < KEY_PASTE_; code++) {
		struct key k = key_of((uint32_t)code, 0);

		key_in_show(r, &k, "a special key");
	}
	key_in_show(r, &paste, "a paste");
	for (int y = 0; y < r->grid->height; y++)
		for (int code = KEY_CLICK_; code <= KEY_WHEEL_DOWN_; code++) {
			struct key k = {.code = (uint32_t)code, .y = y, .x = 3};

			key_in_show(r, &k, "the mouse");
		}
}

Test(show, no_key_brings_what_is_not_the_groups)
{
	static const int sizes[][2] = {{24, 80}, {60, 200}, {10, 40}};

	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct room r = facilitator(sizes[i][0], sizes[i][1]);
		size_t notes = client_model(r.client)->note_count;

		cr_assert(i == 2 || any_shown(&r), "the facilitator reads them");
		room_keys(&r, "<F10>");
		cr_assert(room_shows(&r, "min left"));
		clean(&r, "entering");
		every_key_of_the_table(&r);
		every_other_key(&r);
		room_settle(&r);
		clean(&r, "all of them");
		cr_assert_eq(client_model(r.client)->note_count, notes, "nothing was typed");
		cr_assert_str_eq(room_answer(&r, "go", 1, "", ""), "To the bank");
		room_free(&r);
	}
}

/* The same for a screen of the room's own. */
Test(show, no_key_of_the_rooms_own_screen_does_either)
{
	struct room r = facilitator(24, 80);

	room_as(&r, ROLE_ROOM);
	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < command_count; i++)
			for (const char *p = commands[i].keys; *p != '\0'; p += strspn(p, " ")) {
				struct key k;

				p += key_parse(p, &k);
				if (key_in(&k, "<C-q>"))
					continue;
				app_key(r.app, &k);
				room_draw(&r);
				cr_assert(show_on(r.app), "%s", commands[i].name);
				clean(&r, commands[i].name);
			}
		room_reveal(&r, true);
	}
	room_free(&r);
}

/* --- from anywhere, and back --- */

Test(show, it_comes_back_to_the_same_place_and_cursor)
{
	struct room r = facilitator(24, 80);
	int y, x;

	room_command(&r, "field", "go");
	room_keys(&r, "<Home><Right><Right>, at noon");
	room_settle(&r);
	y = r.grid->cursor_y, x = r.grid->cursor_x;
	room_keys(&r, "<F10>xyz<Enter><Tab><Down><C-n><C-z>7");
	cr_assert_eq(r.grid->cursor_y, -1, "no cursor there");
	room_keys(&r, "<F10>");
	cr_assert(room_shows(&r, "Your own screen again"), "it says so");
	cr_assert(r.grid->cursor_y == y && r.grid->cursor_x == x, "%d,%d", r.grid->cursor_y, r.grid->cursor_x);
	room_keys(&r, "!");
	cr_assert_str_eq(room_answer(&r, "go", 1, "", ""), "To, at noon! the bank");
	room_free(&r);
}

Test(show, it_is_entered_from_anywhere_and_left_to_there)
{
	static const char *const ways[] = {"<C-g>jar",    "<F1>undo",  "<C-t>",     "<F4>",     "<F5>",    "<F7>",  "<F7><Enter>", "<M-k>",
					   "<F8>",        "<C-k>hello", "<F9>",     "<M-o>",    "<C-f>CANARY"};
	struct room r = facilitator(24, 80);

	for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
		enum view_id view;

		room_keys(&r, ways[i]);
		room_settle(&r);
		view = r.app->view;
		cr_assert_neq(view, VIEW_ROOM, "%s", ways[i]);
		room_keys(&r, "<F10>");
		cr_assert(room_shows(&r, "Looking together") && room_shows(&r, "28 min left"), "%s", ways[i]);
		clean(&r, ways[i]);
		room_settle(&r);
		clean(&r, ways[i]);
		room_keys(&r, "<Esc>");
		cr_assert_eq(r.app->view, view, "back from %s", ways[i]);
		for (int level = 0; level < 4 && r.app->view != VIEW_ROOM; level++)
			room_keys(&r, "<Esc>");
		cr_assert_eq(r.app->view, VIEW_ROOM);
	}
	room_free(&r);
}

Test(show, what_the_past_shows_is_not_for_the_room)
{
	struct room r = facilitator(24, 80);

	room_keys(&r, "<F8>");
	cr_assert(room_wait(&r, NULL, "CANARY"));
	room_keys(&r, "<Enter>");
	cr_assert(room_wait(&r, NULL, "Looking together"));
	room_keys(&r, "<F10>");
	cr_assert(show_on(r.app) && room_shows(&r, "28 min left"), "as it is now");
	clean(&r, "the past");
	room_keys(&r, "<Esc>");
	cr_assert_eq(r.app->view, VIEW_HISTORY);
	room_free(&r);
}

Test(show, what_is_said_meanwhile_waits)
{
	struct room r = facilitator(24, 80);
	struct client *other = room_other(&r);
	struct setting theirs = {{TARGET_ANSWER, client_model(r.client)->meeting, 1, "look", "private", "", ""}, VALUE_TEXT, "CANARY-SAID"};

	room_command(&r, "field", "private");
	room_keys(&r, "!<Tab>");
	room_settle(&r);
	client_set(other, &theirs, 1);
	room_wait(&r, other, "CANARY-SAID");
	room_keys(&r, "<C-z><F10>"); /* the answer is a question with both texts */
	room_settle(&r);
	for (int i = 0; i < 5; i++)
		room_settle(&r);
	cr_assert(show_on(r.app));
	clean(&r, "an undo that meets another's change");
	room_keys(&r, "<Esc>");
	cr_assert(room_wait(&r, other, "somebody has changed this since"), "asked once back");
	client_close(other, NULL);
	room_free(&r);
}

Test(show, a_dropped_line_comes_back_onto_it)
{
	struct room r = facilitator(24, 80);

	room_command(&r, "field", "private");
	room_keys(&r, "<F10>");
	room_settle(&r);
	room_again(&r);
	room_draw(&r);
	cr_assert(show_on(r.app), "whoever was on the wall is still");
	clean(&r, "coming back");
	room_keys(&r, "<Esc>");
	cr_assert(room_shows(&r, "CANARY-F"), "and its own screen beneath, at the same field");
	room_free(&r);
}

/* --- what the facilitator puts there --- */

Test(show, results_are_revealed_and_taken_back_by_one_command)
{
	struct room r = facilitator(24, 80);
	struct client *other = room_other(&r);

	room_keys(&r, "<M-w>");
	cr_assert(room_shows(&r, "RESULTS SHOWN") && room_shows(&r, "shows the results of Looking together"), "a sign in the header");
	room_settle(&r);
	room_keys(&r, "<F10>");
	cr_assert(room_shows(&r, "bright sunshine"), "at once");
	room_keys(&r, "r");
	cr_assert(!room_shows(&r, "bright sunshine") && room_shows(&r, "your weather"), "taken back");
	room_keys(&r, "<Esc>");
	cr_assert(!room_shows(&r, "RESULTS SHOWN"));
	room_keys(&r, "<PageDown><C-e><M-w>");
	cr_assert(room_shows(&r, "In silence, shows no results"), "of a step that projects none");
	client_close(other, NULL);
	room_free(&r);
}

Test(show, blank_is_for_all_of_them_or_for_one)
{
	struct room r = facilitator(24, 80);
	struct setting blank = {{TARGET_MEETING, client_model(r.client)->meeting, 0, "", "", "", "blank"}, VALUE_NUMBER, "1"};
	struct client *other;

	room_keys(&r, "<M-b>");
	cr_assert(room_shows(&r, "SCREEN BLANK"));
	room_keys(&r, "<F10>");
	cr_assert(room_shows(&r, "·") && !room_shows(&r, "Looking"));
	room_keys(&r, ".");
	cr_assert(room_shows(&r, "Looking together"));
	room_settle(&r);
	room_as(&r, ROLE_ROOM);
	room_keys(&r, "b");
	cr_assert(!room_shows(&r, "Looking") && !client_model(r.client)->blank, "this one alone");
	golden_equal(r.grid, "show-blank");
	room_keys(&r, "b");
	cr_assert(room_shows(&r, "Looking together"));
	other = room_other(&r);
	client_set(other, &blank, 1);
	cr_assert(room_gone(&r, "Looking together"), "all of them");
	client_close(other, NULL);
	room_free(&r);
}

Test(show, the_next_step_is_begun_from_there_and_the_facilitator_looks_where_they_did)
{
	struct room r = facilitator(24, 80);

	room_keys(&r, "<F10><C-e>");
	cr_assert(room_shows(&r, "In silence") && room_shows(&r, "32 min left"));
	cr_assert_str_eq(client_model(r.client)->live, "quiet");
	room_keys(&r, "<C-e>");
	cr_assert_str_eq(client_model(r.client)->live, "quiet", "there is no further one");
	room_keys(&r, "<Esc>");
	cr_assert(room_shows(&r, "1/2 Looking together"));
	room_free(&r);
}

/* --- pages --- */

Test(show, pages_turn_with_the_minute_where_nobody_turns_them)
{
	struct room r = facilitator(10, 40);
	int64_t minute = 60000;

	room_reveal(&r, true);
	room_as(&r, ROLE_ROOM);
	cr_assert(room_shows(&r, "2/3") && room_shows(&r, "weather"), "the results, by pages");
	app_tick(r.app, r.app->now + minute);
	room_draw(&r);
	cr_assert(room_shows(&r, "3/3") && room_shows(&r, "To the bank"), "the next after a minute");
	app_tick(r.app, r.app->now + minute / 2);
	room_keys(&r, "<PageUp>");
	app_tick(r.app, r.app->now + minute / 2 + 1000);
	room_draw(&r);
	cr_assert(room_shows(&r, "2/3"), "not right after somebody did");
	room_as(&r, ROLE_FACILITATOR);
	room_keys(&r, "<F10>");
	app_tick(r.app, r.app->now + 2 * minute);
	room_draw(&r);
	cr_assert(room_shows(&r, "2/3"), "and not where the facilitator is at the keys");
	room_free(&r);
}

/* --- as it is seen --- */

static const int sizes[][2] = {{24, 80}, {43, 132}, {60, 200}, {10, 40}};

Test(show, before_and_after)
{
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct room r = room_new_of(sizes[i][0], sizes[i][1], SCENARIO, NULL, LANG_EN);
		int64_t meeting = client_model(r.client)->meeting;
		struct setting set[] = {{{TARGET_MEETING, meeting, 0, "", "", "", "date"}, VALUE_TEXT, "2026-03-12"},
					{{TARGET_MEETING, meeting, 0, "", "", "", "place"}, VALUE_TEXT, "Maison des associations, Mons"},
					{{TARGET_MEETING, meeting, 0, "", "", "", "starts"}, VALUE_TEXT, "09:45"},
					{{TARGET_ATTENDANCE, meeting, 2, "", "", "am", "status"}, VALUE_ID, "absent"}};

		client_set(r.client, set, 4);
		room_settle(&r);
		room_as(&r, ROLE_ROOM);
		golden_equal(r.grid, "show-before");
		cr_assert(!room_shows(&r, "Ressourcerie"), "who is away is not expected");
		room_as(&r, ROLE_FACILITATOR);
		room_keys(&r, "<C-e>");
		room_command(&r, "meeting-close", "");
		room_settle(&r);
		room_as(&r, ROLE_ROOM);
		golden_equal(r.grid, "show-over");
		room_free(&r);
	}
}

Test(show, inside_the_room)
{
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct room r = facilitator(sizes[i][0], sizes[i][1]);

		room_keys(&r, "<M-w><F10>");
		golden_equal(r.grid, "show-inside");
		room_free(&r);
	}
}

Test(show, a_break_says_when_it_goes_on)
{
	for (size_t i = 0; i < 3; i++) {
		struct room r = room_new_of(sizes[i][0], sizes[i][1], "tests/data/break.scenario", NULL, LANG_EN);

		room_keys(&r, "<PageDown><C-e>");
		room_settle(&r);
		room_as(&r, ROLE_ROOM);
		golden_equal(r.grid, "show-break");
		cr_assert(i > 0 || room_shows(&r, "We go on at 09:45: Effects"));
		room_free(&r);
	}
}

Test(show, who_works_with_whom)
{
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct room r = room_new_of(sizes[i][0], sizes[i][1], "tests/data/break.scenario", NULL, LANG_EN);

		room_keys(&r, "<PageDown><PageDown><PageDown><C-e>");
		room_settle(&r);
		room_as(&r, ROLE_ROOM);
		golden_equal(r.grid, "show-pairs");
		cr_assert(room_shows(&r, "Ressourcerie du Phare + 東京 SA"));
		room_free(&r);
	}
}

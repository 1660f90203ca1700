/* Two facilitators in one room: who is here and where, who leads, what both wrote at once. Real keepers and faces. */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "room_fixture.h"
#include "session/client.h"
#include "tests/unit/golden.h"
#include "tui/present.h"

static const char *room_step(struct room *r)
{
	return r->app->step_id;
}

static void named(struct room *r)
{
	struct setting name = {{TARGET_PERSON, 0, 0, "", "", "other", "name"}, VALUE_TEXT, "Anna Peeters"};

	client_set(r->client, &name, 1);
	room_settle(r);
}

static void stands(struct client *c, struct room *r, int64_t enterprise, const char *field)
{
	struct place p = {"room", client_model(r->client)->meeting, enterprise, room_step(r), field, "", "", 0};

	client_place(c, &p);
}

static struct client *anna_at(struct room *r, int64_t enterprise, const char *field)
{
	named(r);
	struct client *anna = room_other(r);

	stands(anna, r, enterprise, field);
	return anna;
}

Test(present, alone_nothing_of_it_is_seen)
{
	struct room r = room_new(24, 80);

	room_settle(&r);
	cr_assert_null(present_mark(r.app, 1));
	cr_assert_not(room_shows(&r, "lead"));
	room_keys(&r, "<C-e>");
	cr_assert(room_shows(&r, "LIVE"), "nobody is asked");
	struct error err = {0};
	cr_assert_not(app_command(r.app, "lead", "", &err), "nobody to lead with");
	cr_assert_str_eq(err.text, "No other facilitator is here.");
	error_clear(&err);
	room_command(&r, "others", "");
	cr_assert(room_shows(&r, "Nobody else is here."));
	room_free(&r);
}

Test(present, the_other_one_is_seen_and_where_and_is_gone_when_gone)
{
	struct room r = room_new(24, 80);
	struct client *anna = anna_at(&r, 2, "");

	cr_assert(room_wait(&r, anna, "» Anna: 2 "), "in the rule");
	cr_assert_not_null(present_mark(r.app, 2), "in the strip");
	cr_assert_null(present_mark(r.app, 1));
	stands(anna, &r, 3, "");
	cr_assert(room_wait(&r, anna, "» Anna: 3 "));
	room_command(&r, "others", "");
	cr_assert(room_shows(&r, "Here: Anna: 3 "));
	room_keys(&r, "<F7>");
	cr_assert(room_shows(&r, "» 3 東京"), "among who is there");
	room_keys(&r, "<Esc>");
	client_close(anna, NULL);
	cr_assert(room_gone(&r, "Anna"));
	room_free(&r);
}

Test(present, who_leads_moves_the_live_step_and_lead_takes_over)
{
	struct room r = room_new(24, 80);
	struct client *anna = anna_at(&r, 2, "");

	cr_assert(room_wait(&r, anna, "» Anna: 2 "));
	room_command(&r, "lead", "");
	cr_assert(room_shows(&r, "You lead, Anna Peeters writes down."));
	room_settle(&r);
	cr_assert(room_shows(&r, "you lead  » Anna writes down: 2 "), "in the rule");
	room_keys(&r, "<C-e>");
	cr_assert(room_shows(&r, "LIVE"));
	struct setting swap[] = {{{TARGET_SESSION, 0, 0, "", "", "", "lead"}, VALUE_ID, "other"}, {{TARGET_SESSION, 0, 0, "", "", "", "scribe"}, VALUE_ID, "tester"}};
	client_set(anna, swap, 2);
	cr_assert(room_wait(&r, anna, "» Anna leads: 2 "));
	room_keys(&r, "<PageDown><C-e>");
	cr_assert(room_shows(&r, "Anna Peeters leads: `lead` takes over."));
	cr_assert_str_neq(client_model(r.client)->live, room_step(&r), "nothing moved");
	room_command(&r, "lead", "");
	room_settle(&r);
	cr_assert_str_eq(client_model(r.client)->lead, "tester");
	cr_assert_str_eq(client_model(r.client)->scribe, "other");
	room_keys(&r, "<C-e>");
	cr_assert_str_eq(client_model(r.client)->live, room_step(&r), "now it is");
	room_keys(&r, "<PageUp>");
	client_set(anna, swap, 2);
	cr_assert(room_wait(&r, anna, "» Anna leads"));
	client_close(anna, NULL);
	cr_assert(room_gone(&r, "Anna leads"));
	room_keys(&r, "<C-e>");
	cr_assert_str_eq(client_model(r.client)->live, room_step(&r), "who is not here holds nobody up");
	room_free(&r);
}

static struct target answer(struct room *r, const char *field)
{
	return (struct target){TARGET_ANSWER, client_model(r->client)->meeting, 1, room_step(r), field, "", ""};
}

Test(present, that_somebody_types_in_a_field_is_seen_there)
{
	struct room r = room_new(24, 80);
	struct client *anna = anna_at(&r, 1, "what");
	struct target t = answer(&r, "what");

	room_command(&r, "field", "what");
	room_settle(&r);
	client_splice(anna, &t, 0, 0, "Bonjour", 7);
	cr_assert(room_wait(&r, anna, "» Anna Peeters is typing here."));
	client_fold(anna, NULL);
	cr_assert(room_gone(&r, "is typing here"));
	cr_assert_str_eq(room_answer(&r, "what", 1, "", ""), "Bonjour");
	client_close(anna, NULL);
	room_free(&r);
}

/* Anna's is in the file, and this face has not been pumped since. */
static void anna_saves(struct client *anna)
{
	int64_t end = clock_monotonic() + 10000;

	while (client_state(anna).unsaved > 0 && clock_monotonic() < end)
		client_pump(anna);
	cr_assert_eq(client_state(anna).unsaved, 0);
}

Test(present, two_texts_written_at_once_are_both_there_and_it_is_said_until_it_was_seen)
{
	struct room r = room_new(24, 80);
	struct client *anna = anna_at(&r, 1, "what");
	struct target t = answer(&r, "what");

	cr_assert(room_wait(&r, anna, "» Anna: 1 "));
	client_splice(anna, &t, 0, 0, "Bonjour", 7);
	anna_saves(anna);
	room_command(&r, "field", "what");
	room_keys(&r, "Salut");
	cr_assert(room_wait(&r, anna, "≈ Anna Peeters wrote here too, at 09:30: both texts are kept."));
	const char *both = room_answer(&r, "what", 1, "", "");
	cr_assert(strstr(both, "Bonjour") != NULL && strstr(both, "Salut") != NULL, "%s", both);
	room_keys(&r, "!");
	cr_assert(room_shows(&r, "both texts are kept"), "it stays while one is there");
	room_keys(&r, "<Tab>");
	cr_assert_not(room_shows(&r, "≈"), "and goes with it");
	client_close(anna, NULL);
	room_free(&r);
}

Test(present, of_two_values_the_later_holds_and_it_is_said)
{
	struct room r = room_new(24, 80);
	struct client *anna = anna_at(&r, 1, "");
	struct target t = answer(&r, "hours");
	struct setting set = {t, VALUE_NUMBER, "12"};

	cr_assert(room_wait(&r, anna, "» Anna: 1 "));
	client_set(anna, &set, 1);
	anna_saves(anna);
	room_command(&r, "field", "hours");
	room_keys(&r, "7");
	cr_assert(room_wait(&r, anna, "! Anna Peeters at 09:30, just before you: 12 → 7, yours"));
	cr_assert_str_eq(room_answer(&r, "hours", 1, "", ""), "7");
	room_keys(&r, "<Tab>");
	cr_assert_not(room_shows(&r, "just before you"));
	client_close(anna, NULL);
	room_free(&r);
}

Test(present, as_it_is_seen)
{
	static const int sizes[][2] = {{24, 80}, {43, 132}, {10, 40}};

	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct room r = room_new(sizes[i][0], sizes[i][1]);
		struct client *anna = anna_at(&r, 1, "what");
		struct target t = answer(&r, "what");

		room_command(&r, "field", "what");
		room_settle(&r);
		while (present_mark(r.app, 1) == NULL)
			room_wait(&r, anna, "1");
		room_command(&r, "lead", "");
		room_settle(&r);
		client_splice(anna, &t, 0, 0, "Bonjour", 7);
		cr_assert(room_wait(&r, anna, "is typing here"));
		room_keys(&r, "<Down><Up>");
		golden_equal(r.grid, "present");
		client_close(anna, NULL);
		room_free(&r);
	}
}

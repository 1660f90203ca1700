/* Who is there: attendance, persons, who joins and leaves, what one missed; through the real keeper, and undone. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "session/model_agenda.h"
#include "session/model_missed.h"
#include "tests/unit/golden.h"
#include "tests/unit/room_fixture.h"
#include "tui/command.h"
#include "tui/people.h"
#include "tui/state.h"

static const char *attendance(struct room *r, int64_t e, enum half half, const char *column)
{
	const char *value = model_attendance(client_model(r->client), e, half, column);

	return value != NULL ? value : "(none)";
}

static void undo(struct room *r)
{
	room_settle(r);
	room_keys(r, "<C-z>");
	cr_assert(room_wait(r, NULL, "Undone"), "undone");
	app_tick(r->app, r->app->now);
	room_draw(r);
}

Test(people, one_key_each_with_the_time_of_the_clock)
{
	struct room r = room_new(24, 80);

	room_keys(&r, "<F7>p<Down>a");
	cr_assert(room_shows(&r, "Absent, why?"), "asks why");
	room_keys(&r, "grippe<Enter><Down>r");
	cr_assert(room_shows(&r, "Arrived at: 09:30"), "the clock's time is proposed");
	room_keys(&r, "<Backspace><Backspace>50<Enter>l");
	room_keys(&r, "<Backspace><Backspace><Backspace><Backspace><Backspace>12h<Enter>");
	cr_assert_str_eq(attendance(&r, 1, HALF_AM, "status"), "present");
	cr_assert_str_eq(attendance(&r, 2, HALF_AM, "status"), "absent");
	cr_assert_str_eq(attendance(&r, 2, HALF_AM, "reason"), "grippe");
	cr_assert_str_eq(attendance(&r, 3, HALF_AM, "arrived"), "09:50");
	cr_assert_str_eq(attendance(&r, 3, HALF_AM, "left"), "12:00");
	cr_assert(room_shows(&r, "– absent: grippe") && room_shows(&r, "◐ 09:50 – 12:00"), "in words");
	cr_assert(room_shows(&r, "morning: 2 there, 1 absent, 0 not said"), "counted");
	room_settle(&r);
	room_again(&r);
	cr_assert_str_eq(attendance(&r, 3, HALF_AM, "left"), "12:00", "in the file");
	cr_assert(model_absent(client_model(r.client), 3), "gone home: no longer counted");
	undo(&r);
	cr_assert_str_eq(attendance(&r, 3, HALF_AM, "left"), "(none)", "one undo, one act");
	undo(&r);
	cr_assert_str_eq(attendance(&r, 3, HALF_AM, "status"), "(none)", "as before it arrived");
	room_free(&r);
}

Test(people, a_time_says_its_half_day_and_nonsense_nothing)
{
	struct room r = room_new(24, 80);
	struct error err = {0};

	room_command(&r, "arrived", "14h10");
	cr_assert_str_eq(attendance(&r, 1, HALF_PM, "arrived"), "14:10");
	cr_assert_str_eq(attendance(&r, 1, HALF_AM, "arrived"), "(none)");
	cr_assert(room_shows(&r, "arrived at 14:10"), "says so in the room");
	cr_assert(!app_command(r.app, "leaves", "25:99", &err), "no time");
	cr_assert_str_eq(attendance(&r, 1, HALF_PM, "left"), "(none)");
	error_clear(&err);
	room_keys(&r, "<F7><Right>t");
	cr_assert(room_shows(&r, "afternoon: 3 there, 0 absent, 0 not said"), "all the others in one act");
	cr_assert_str_eq(attendance(&r, 1, HALF_PM, "arrived"), "14:10", "what was said stays");
	undo(&r);
	cr_assert(room_shows(&r, "afternoon: 1 there, 0 absent, 2 not said"), "and back");
	room_free(&r);
}

Test(people, two_persons_for_one_enterprise)
{
	struct room r = room_new(24, 80);
	const struct person **list;
	size_t count;

	room_keys(&r, "<F7>w<Enter>Lise Martin, directrice<Enter><End><Enter>Ana Ruiz<Enter>");
	list = model_persons_of(client_model(r.client), 1, false, &count);
	cr_assert_eq(count, 2, "two");
	cr_assert_str_eq(list[0]->name, "Ana Ruiz");
	cr_assert_str_eq(list[1]->function, "directrice");
	cr_assert_eq(list[1]->enterprise, 1, "hers");
	free(list);
	cr_assert_str_eq(attendance(&r, 1, HALF_AM, "status"), "present", "where somebody came the enterprise is there");
	room_keys(&r, "<Home><Down><Down><Down><Down><Down><Down><Down><Down>");
	room_keys(&r, "<Space>");
	room_keys(&r, "<Esc>");
	cr_assert(room_shows(&r, "came: Lise Martin"), "one of them did not come");
	room_settle(&r);
	room_again(&r);
	room_keys(&r, "<F7>");
	cr_assert(room_shows(&r, "came: Lise Martin"), "in the file");
	undo(&r);
	cr_assert(room_shows(&r, "came: Ana Ruiz, Lise Martin"), "both again");
	undo(&r);
	list = model_persons_of(client_model(r.client), 1, false, &count);
	cr_assert_eq(count, 1, "the second is undone with her attendance");
	free(list);
	cr_assert(room_shows(&r, "came: Lise Martin") && !room_shows(&r, "Ana"), "no trace");
	room_free(&r);
}

Test(people, a_person_who_leaves)
{
	struct room r = room_new(24, 80);
	const struct person **list;
	size_t count;

	room_keys(&r, "<F7>w<Enter>Lise<Enter><End><Up>f");
	room_keys(&r, "cheffe d’équipe<Enter>");
	cr_assert(room_shows(&r, "Lise, cheffe d’équipe"), "her function");
	room_keys(&r, "d");
	cr_assert(room_shows(&r, "Lise, until 2026-03-12"), "dated");
	list = model_persons_of(client_model(r.client), 1, false, &count);
	cr_assert_eq(count, 0, "no longer");
	free(list);
	undo(&r);
	cr_assert(room_shows(&r, "Lise, cheffe d’équipe"), "again");
	room_free(&r);
}

Test(people, a_new_enterprise_on_the_day)
{
	struct room r = room_new(24, 80);
	const struct enterprise *e;

	room_keys(&r, "<C-e><F7>nÉpicerie des Quais<Enter>");
	e = model_enterprise(client_model(r.client), 4);
	cr_assert_not_null(e, "the fourth");
	cr_assert_str_eq(e->joined, "2026-03-12");
	cr_assert_str_eq(attendance(&r, 4, HALF_AM, "arrived"), "09:30", "it has just come in");
	room_keys(&r, "<Down><Down><Enter><Down>");
	cr_assert_str_eq(model_enterprise(client_model(r.client), 4)->pole, "insertion", "a choice: the next");
	room_keys(&r, "<Enter><Backspace><Backspace>be<Enter><Down><Down><Enter>Zoé, 0470<Enter>");
	e = model_enterprise(client_model(r.client), 4);
	cr_assert_str_eq(e->country, "BE");
	cr_assert_str_eq(e->contact, "Zoé, 0470");
	room_keys(&r, "<Esc><Esc><M-4>");
	cr_assert(room_shows(&r, "4 Épicerie des Quais"), "looked at as the others");
	room_command(&r, "field", "what");
	room_keys(&r, "Bonjour");
	room_settle(&r);
	room_again(&r);
	cr_assert_str_eq(room_answer(&r, "what", 4, "", ""), "Bonjour", "and answers");
	for (int i = 0; i < 5; i++)
		undo(&r);
	cr_assert_null(model_enterprise(client_model(r.client), 4), "undone, it was never there");
	cr_assert_eq(r.app->enterprise, 1, "another one is looked at");
	room_keys(&r, "<F7>nRessourcerie du Phare<Enter>");
	cr_assert(room_shows(&r, "in the group already, number 2"), "no second one of that name");
	cr_assert_eq(client_model(r.client)->enterprise_count, 3, "none made");
	room_free(&r);
}

Test(people, one_that_leaves_is_no_longer_missing_and_keeps_what_it_said)
{
	struct room r = room_new(24, 80);

	room_command(&r, "field", "what");
	room_keys(&r, "dit");
	cr_assert_eq(model_present(client_model(r.client)), 3, "three");
	room_keys(&r, "<F7>xfusion<Enter>");
	cr_assert(room_shows(&r, "left the group on 2026-03-12: fusion"), "dated, with its reason");
	cr_assert_eq(model_present(client_model(r.client)), 2, "not counted");
	cr_assert(room_shows(&r, "0 there, 0 absent, 2 not said"), "nor asked for");
	room_keys(&r, "p");
	cr_assert(room_shows(&r, "not of the group on this day"), "nor there");
	cr_assert_str_eq(room_answer(&r, "what", 1, "", ""), "dit", "its data are kept");
	room_keys(&r, "<Esc>");
	cr_assert(room_shows(&r, "×"), "with a sign of its own in the strip");
	cr_assert(!room_shows(&r, "absent"), "it is not missing");
	cr_assert(room_shows(&r, "● 0 of 2 done"), "nor waited for");
	room_command(&r, "enterprise", "2");
	room_command(&r, "opening", "");
	cr_assert(room_wait(&r, NULL, "Last time") && !room_shows(&r, "Les Jardins"), "nor asked for its homework");
	room_keys(&r, "<Esc>");
	room_command(&r, "enterprise", "1");
	undo(&r);
	cr_assert_eq(model_present(client_model(r.client)), 3, "back by undo");
	room_keys(&r, "<F7>x<Enter>");
	room_keys(&r, "x");
	cr_assert(room_shows(&r, "of the group again"), "or by the same key");
	room_free(&r);
}

Test(people, corrections_of_a_name)
{
	struct room r = room_new(24, 80);

	room_keys(&r, "<F7><Enter><Enter><Backspace>x<Enter>");
	cr_assert_str_eq(model_enterprise(client_model(r.client), 1)->name, "Les Jardins du Prx");
	room_keys(&r, "<Enter><Backspace><Backspace><Backspace><Backspace><Backspace><Backspace><Backspace><Backspace><Backspace><Backspace>"
		      "<Backspace><Backspace><Backspace><Backspace><Backspace><Backspace><Backspace><Backspace><Enter>");
	cr_assert(room_shows(&r, "keeps a name"), "never without one");
	undo(&r);
	cr_assert_str_eq(model_enterprise(client_model(r.client), 1)->name, "Les Jardins du Pr\xc3\xa9", "as it was");
	room_free(&r);
}

/* --- what one missed --- */

static void at(struct room *r, const char *now, const char *keys)
{
	setenv("FILROUGE_NOW", now, 1);
	room_keys(r, keys);
	room_settle(r);
}

/* Held from 9:30, 9:50 and 10:15; it is 10:20. */
static struct room three_steps(int height, int width)
{
	struct room r = room_new(height, width);

	at(&r, "2026-03-12T09:30:00Z", "<C-e><PageDown>");
	at(&r, "2026-03-12T09:50:00Z", "<C-e><PageDown>");
	at(&r, "2026-03-12T10:15:00Z", "<C-e>");
	at(&r, "2026-03-12T10:20:00Z", "<PageUp><PageUp>");
	return r;
}

/* "1:20 2:10": which steps, minutes away. */
static char *missed(struct room *r, int64_t e)
{
	size_t count;
	struct missed_step *list = model_missed(client_model(r->client), e, r->app->now, &count);
	struct buf out = {0};

	for (size_t i = 0; i < count; i++)
		buf_printf(&out, "%s%zu:%lld", i > 0 ? " " : "", list[i].step + 1, (long long)list[i].away / 60000);
	free(list);
	return buf_take(&out);
}

Test(people, what_the_late_one_missed)
{
	static const struct {
		const char *commands[4], *missed;
	} cases[] = {
		{{NULL}, ""},
		{{"arrived", "10:00"}, "1:20 2:10"},
		{{"arrived", "9:50"}, "1:20"},
		{{"leaves", "10:05"}, "2:10 3:5"},
		{{"arrived", "9:40", "leaves", "10:00"}, "1:10 2:15 3:5"},
		{{"absent", ""}, "1:20 2:25 3:5"},
		{{"arrived", "14:00"}, "1:20 2:25 3:5"},
		{{"present", ""}, ""},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct room r = three_steps(24, 80);
		char *got;

		for (size_t j = 0; j < 4 && cases[i].commands[j] != NULL; j += 2)
			room_command(&r, cases[i].commands[j], cases[i].commands[j + 1]);
		got = missed(&r, 1);
		cr_expect_str_eq(got, cases[i].missed, "case %zu: %s", i, got);
		free(got);
		room_free(&r);
	}
}

Test(people, the_screen_of_what_was_missed)
{
	static const int sizes[][2] = {{24, 80}, {43, 132}, {10, 40}};

	for (size_t i = 0; i < 3; i++) {
		struct room r = three_steps(sizes[i][0], sizes[i][1]);

		room_command(&r, "field", "mood");
		room_keys(&r, "4<M-2>");
		room_command(&r, "field", "mood");
		room_keys(&r, "2");
		room_command(&r, "field", "what");
		room_keys(&r, "PRIVATE<M-3>");
		room_command(&r, "field", "expect");
		room_keys(&r, "Repartir avec un plan");
		room_command(&r, "arrived", "10h00");
		room_keys(&r, "<M-3>");
		room_command(&r, "missed", "");
		room_settle(&r);
		golden_equal(r.grid, "people-missed");
		cr_assert(!room_shows(&r, "PRIVATE"), "circle g only");
		room_keys(&r, "<Down><Enter>");
		cr_assert(r.app->view == VIEW_ROOM && r.app->step == 1 && r.app->enterprise == 3, "Enter goes there, for that one");
		room_free(&r);
	}
}

Test(people, screens)
{
	static const int sizes[][2] = {{24, 80}, {43, 132}, {10, 40}};

	for (size_t i = 0; i < 3; i++) {
		struct room r = room_new_many(sizes[i][0], sizes[i][1], 8);

		room_keys(&r, "<C-e><F7>tr<Backspace><Backspace>50<Enter><Down>amaladie de l’animatrice<Enter><Down>xfin de l’activité<Enter>"
			      "<Down>l<Backspace><Backspace><Backspace><Backspace><Backspace>12:00<Enter><Right>t<Left><Up><Up><Up>w");
		room_keys(&r, "<Enter>Lise Martin, directrice<Enter><End><Enter>Ana Ruiz, encadrante<Enter>");
		room_settle(&r);
		golden_equal(r.grid, "people-card");
		room_keys(&r, "<Esc>");
		golden_equal(r.grid, "people-list");
		room_free(&r);
	}
}

/* The agenda in the room, through a real keeper: what a meeting that is late looks like, what each command records, and that one undo
 * takes it back. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "session/model_agenda.h"
#include "tests/unit/golden.h"
#include "tests/unit/room_fixture.h"
#include "tui/command.h"
#include "tui/state.h"

enum { MINUTE = 60000 };
static const int64_t start = 1773307800000; /* 2026-03-12 09:30 UTC, where the clock of the fixture stands */

static struct room room_late(int height, int width)
{
	return room_new_of(height, width, "tests/data/agenda.scenario", NULL, LANG_EN);
}

/* So many minutes after the beginning; the clock stands there. */
static void at(struct room *r, int minutes)
{
	char utc[CLOCK_UTC_SIZE];

	setenv("FILROUGE_NOW", clock_utc(start + (int64_t)minutes * MINUTE, utc), 1);
	app_tick(r->app, start + (int64_t)minutes * MINUTE);
	room_draw(r);
}

static const struct model *model(struct room *r)
{
	return client_model(r->client);
}

static struct step_state state(struct room *r, const char *step)
{
	return model_step(model(r), step);
}

/* Opening 9:30, portrait at 9:50 (six minutes late), looked at 10:25, fourteen minutes late. */
static void begin(struct room *r)
{
	room_keys(r, "<C-e>");
	at(r, 20);
	room_keys(r, "<PageDown><C-e>");
	at(r, 65);
}

static const int sizes[][2] = {{24, 80}, {43, 132}, {10, 40}};

/* The screen after KEYS, MINUTES after the beginning, at the three sizes. */
static void screens(const char *name, int minutes, const char *keys)
{
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct room r = room_late(sizes[i][0], sizes[i][1]);

		room_keys(&r, "<C-e>");
		at(&r, 20);
		room_keys(&r, "<PageDown><C-e>");
		at(&r, minutes);
		room_keys(&r, keys);
		room_settle(&r);
		golden_equal(r.grid, name);
		room_free(&r);
	}
}

Test(agenda, the_first_line_on_time)
{
	screens("header-on-time", 22, "");
}

Test(agenda, the_first_line_late)
{
	screens("header-late", 65, "");
}

Test(agenda, the_first_line_paused)
{
	screens("header-paused", 40, "<C-t>p<Esc>");
}

Test(agenda, the_first_line_closed)
{
	screens("header-closed", 170, "<C-t><End><Up><C-e>c<Esc>");
}

Test(agenda, the_agenda_on_time)
{
	screens("agenda-on-time", 22, "<C-t>");
}

Test(agenda, the_agenda_late)
{
	screens("agenda-late", 65, "<C-t><Down><Down>");
}

Test(agenda, the_agenda_changed)
{
	screens("agenda-changed", 65, "<C-t><Down>m10 coffee is cold<Enter><Down><Down>h<Down>sthey did it last time<Enter>");
}

Test(agenda, the_agenda_closed)
{
	screens("agenda-closed", 170, "<C-t><End><Up><C-e>c");
}

Test(agenda, asking_why)
{
	screens("agenda-why", 65, "<C-t><Down><Down><Down>sno time");
}

/* --- what is recorded --- */

Test(agenda, a_step_begins_once_and_its_seconds_add)
{
	struct room r = room_late(24, 80);

	begin(&r);
	cr_assert(state(&r, "opening").began == start && state(&r, "portrait").began == start + 20 * MINUTE);
	cr_assert_str_eq(state(&r, "opening").status, "done");
	at(&r, 70);
	room_keys(&r, "<PageUp><C-e>");
	cr_assert_eq(state(&r, "opening").began, start, "not again");
	cr_assert_str_eq(state(&r, "portrait").status, "done", "its 30 minutes were over");
	at(&r, 75);
	room_keys(&r, "<PageDown><C-e>");
	cr_assert_eq(state(&r, "opening").seconds, 25 * 60, "20 and 5");
	room_settle(&r);
	room_keys(&r, "<C-z>");
	room_settle(&r);
	cr_assert_str_eq(model(&r)->live, "opening", "one undo takes all of it back");
	cr_assert(state(&r, "opening").seconds == 20 * 60 && model(&r)->since == start + 70 * MINUTE, "also the time");
	room_free(&r);
}

Test(agenda, going_back_leaves_an_unfinished_step_to_do)
{
	struct room r = room_late(24, 80);
	struct agenda a;

	begin(&r);
	at(&r, 30);
	room_command(&r, "step-minutes", "60");
	room_keys(&r, "<PageUp><C-e>");
	cr_assert_str_eq(state(&r, "portrait").status, "todo", "begun, and to come again");
	cr_assert_gt(state(&r, "portrait").seconds, 0, "with what it has taken");
	a = agenda_make(model(&r), r.app->now);
	cr_assert_eq(a.next, 1, "it is the next one");
	agenda_clear(&a);
	room_free(&r);
}

Test(agenda, jumping_ahead_erases_nothing)
{
	struct room r = room_late(24, 80);

	begin(&r);
	room_keys(&r, "<C-t><Down><Down><Down><C-e>");
	cr_assert(room_shows(&r, "jumped over"), "the agenda says what was passed");
	cr_assert_str_eq(model(&r)->live, "star");
	cr_assert_str_eq(state(&r, "map").status, "todo");
	room_free(&r);
}

Test(agenda, pausing_stops_the_clock_and_it_goes_on)
{
	struct room r = room_late(24, 80);

	begin(&r);
	room_command(&r, "pause", "");
	cr_assert(model(&r)->since == 0 && state(&r, "portrait").seconds == 45 * 60);
	at(&r, 80);
	cr_assert_eq(model_spent(model(&r), "portrait", r.app->now), 45 * 60, "it stands");
	cr_assert_neq(app_next(r.app), 0, "the end of the meeting still moves with the minute");
	room_command(&r, "pause", "");
	at(&r, 90);
	cr_assert_eq(model_spent(model(&r), "portrait", r.app->now), 55 * 60, "and goes on");
	room_settle(&r);
	room_keys(&r, "<C-z>");
	room_settle(&r);
	cr_assert_eq(model(&r)->since, 0, "undone");
	room_free(&r);
}

Test(agenda, closing_and_reopening)
{
	struct room r = room_late(24, 80);
	struct error err = {0};

	cr_assert(!app_command(r.app, "meeting-close", "", &err), "it has not begun");
	begin(&r);
	room_command(&r, "meeting-close", "");
	cr_assert_eq(model(&r)->ended, start + 65 * MINUTE);
	cr_assert(model(&r)->since == 0 && state(&r, "portrait").seconds == 45 * 60);
	cr_assert_str_eq(state(&r, "portrait").status, "done");
	room_keys(&r, "<PageDown>");
	cr_assert(!app_command(r.app, "live", "", &err), "nothing goes live in a closed meeting");
	cr_assert_not_null(strstr(err.text, "closed at 10:35"), "%s", err.text);
	cr_assert(!app_command(r.app, "pause", "", &err) && !app_command(r.app, "meeting-close", "", &err));
	at(&r, 80);
	room_command(&r, "meeting-reopen", "");
	cr_assert(model(&r)->ended == 0 && model(&r)->since == start + 80 * MINUTE);
	cr_assert_str_eq(state(&r, "portrait").status, "live");
	error_clear(&err);
	room_settle(&r);
	room_keys(&r, "<C-z>");
	room_settle(&r);
	cr_assert_eq(model(&r)->ended, start + 65 * MINUTE, "closed again");
	room_free(&r);
}

enum { WEEKS_LATER = 35 * 24 * 60 };

Test(agenda, the_first_line_of_a_meeting_left_open)
{
	screens("header-left-open", WEEKS_LATER, "");
	screens("agenda-left-open", WEEKS_LATER, "<C-t>");
}

Test(agenda, closing_one_left_open_takes_the_time_of_the_last_change)
{
	struct room r = room_late(24, 80);

	begin(&r);
	room_command(&r, "field", "who");
	room_keys(&r, "a bakery");
	room_settle(&r);
	at(&r, WEEKS_LATER);
	cr_assert(room_shows(&r, "! not closed on 2026-03-12: ^T c closes it"));
	room_keys(&r, "<C-t>c");
	cr_assert_eq(model(&r)->ended, start + 65 * MINUTE, "not now");
	cr_assert_eq(state(&r, "portrait").seconds, 45 * 60);
	cr_assert(room_shows(&r, "Closed at 10:35, when something was last recorded"));
	room_settle(&r);
	room_again(&r);
	at(&r, WEEKS_LATER);
	cr_assert(room_shows(&r, "closed at 10:35") && !room_shows(&r, "late\n"));
	room_free(&r);
}

Test(agenda, one_left_open_goes_on_with_the_time_it_had)
{
	struct room r = room_late(24, 80);

	begin(&r);
	at(&r, WEEKS_LATER);
	room_keys(&r, "<C-e>");
	cr_assert_eq(model(&r)->since, start + (int64_t)WEEKS_LATER * MINUTE);
	at(&r, WEEKS_LATER + 3);
	cr_assert(!room_shows(&r, "not closed") && !room_shows(&r, "min late"), "of another day's plan nothing is late");
	cr_assert(model_spent(model(&r), "portrait", r.app->now) < 60 * 60);
	room_free(&r);
}

/* Nobody divides by sixty while somebody speaks. */
Test(agenda, from_an_hour_on_hours_are_said)
{
	struct room r = room_late(24, 80);

	begin(&r);
	at(&r, 65 + 60);
	cr_assert(room_shows(&r, "1 h 15 over") && room_shows(&r, "! 1 h 05 late"));
	room_keys(&r, "<C-t>");
	cr_assert(room_shows(&r, "! 1 h 05 late. One key takes it, ^Z takes it back:"));
	room_free(&r);
}

/* In every width the time of what comes next is whole; its title gives way. */
Test(agenda, the_rule_cuts_a_title_never_a_time)
{
	struct room r = room_new_of(24, 80, "tests/data/agenda.scenario", NULL, LANG_EN);
	size_t cut = 0;

	begin(&r);
	room_keys(&r, "<PageDown>");
	room_command(&r, "step-skip", "late");
	room_command(&r, "absent", "");
	for (int width = 50; width <= 100; width++) {
		struct grid *g = grid_new(24, width);
		char line[512] = "";

		app_draw(r.app, g);
		for (int x = 0; x < width; x++)
			strncat(line, grid_at(g, 2, x)->text, sizeof line - strlen(line) - 1);
		cr_assert_not_null(strstr(line, ", 30 min, 10:35 "), "%d: %s", width, line);
		cut += strstr(line, "…, 30 min") != NULL;
		grid_free(g);
	}
	cr_assert_gt(cut, 0, "a title was cut");
	room_free(&r);
}

Test(agenda, minutes_are_given_and_taken)
{
	struct room r = room_late(24, 80);
	struct error err = {0};

	begin(&r);
	room_command(&r, "step-more", "");
	cr_assert_eq(state(&r, "portrait").planned, 50, "five more from now: 45 are spent already");
	room_command(&r, "step", "map");
	room_command(&r, "step-more", "");
	cr_assert_eq(state(&r, "map").planned, 35);
	room_command(&r, "step-less", "");
	cr_assert_eq(state(&r, "map").planned, -1, "the scenario's own again");
	room_command(&r, "step-minutes", "12 the train was late");
	cr_assert_eq(state(&r, "map").planned, 12);
	cr_assert_str_eq(state(&r, "map").reason, "the train was late");
	room_command(&r, "step-minutes", "soon");
	cr_assert(room_shows(&r, "not a number of minutes"));
	cr_assert_eq(state(&r, "map").planned, 12);
	room_command(&r, "step", "opening");
	cr_assert(!app_command(r.app, "step-minutes", "5", &err), "what is done took what it took");
	room_command(&r, "step", "map");
	room_keys(&r, "<C-e>");
	at(&r, 70);
	room_keys(&r, "<PageDown><C-e>");
	cr_assert_str_eq(state(&r, "map").status, "shortened", "told apart from what was held in full");
	error_clear(&err);
	room_free(&r);
}

Test(agenda, skipping_asks_why_and_enter_is_enough)
{
	struct room r = room_late(24, 80);
	struct error err = {0};

	begin(&r);
	cr_assert(!app_command(r.app, "step-skip", "", &err), "not the live one");
	room_keys(&r, "<C-t><Down>sno caf\xc3\xa9 \xe6\x9d\xb1<Enter>");
	cr_assert_str_eq(state(&r, "break").status, "skipped");
	cr_assert_str_eq(state(&r, "break").reason, "no caf\xc3\xa9 \xe6\x9d\xb1");
	room_settle(&r);
	cr_assert_eq(r.app->view, VIEW_STEPS, "still in the agenda");
	room_keys(&r, "<C-z>");
	room_settle(&r);
	cr_assert(strcmp(state(&r, "break").status, "todo") == 0 && state(&r, "break").reason[0] == '\0', "both undone");
	room_keys(&r, "s<Esc>");
	cr_assert(strcmp(state(&r, "break").status, "todo") == 0 && r.app->view == VIEW_STEPS, "Esc: nothing, one level back");
	room_keys(&r, "s<Enter>");
	cr_assert(strcmp(state(&r, "break").status, "skipped") == 0 && state(&r, "break").reason[0] == '\0', "Enter: without a reason");
	room_keys(&r, "s");
	cr_assert_str_eq(state(&r, "break").status, "todo", "again takes it back");
	cr_assert(!app_command(r.app, "step-homework", "", &err), "a break asks nothing");
	room_keys(&r, "<Down>h");
	cr_assert_str_eq(state(&r, "map").status, "homework");
	error_clear(&err);
	room_free(&r);
}

Test(agenda, the_planned_beginning)
{
	struct room r = room_late(24, 80);

	room_command(&r, "meeting-starts", "half past");
	cr_assert(room_shows(&r, "not a time"));
	room_command(&r, "meeting-starts", "9h15");
	cr_assert_str_eq(model(&r)->meeting_starts, "09:15");
	room_free(&r);
}

/* --- repairs --- */

static int late(struct room *r)
{
	struct agenda a = agenda_make(model(r), r->app->now);
	int minutes = a.late;

	agenda_clear(&a);
	return minutes;
}

Test(agenda, each_repair_is_one_key_and_one_undo)
{
	static const struct {
		const char *key, *step, *status;
		int planned, late;
	} repairs[] = {{"1", "map", "todo", 28, 0}, {"2", "star", "skipped", -1, -5}, {"3", "proof", "homework", -1, -15}};

	for (size_t i = 0; i < sizeof repairs / sizeof repairs[0]; i++) {
		struct room r = room_late(24, 80);
		int was;

		begin(&r);
		was = late(&r);
		cr_assert_eq(was, 5, "%d late", was);
		room_keys(&r, "<C-t>");
		cr_assert(room_shows(&r, "5 min late. One key takes it"), "offered");
		room_keys(&r, repairs[i].key);
		cr_assert_eq(late(&r), repairs[i].late, "%s: %d", repairs[i].key, late(&r));
		cr_assert_str_eq(state(&r, repairs[i].step).status, repairs[i].status);
		cr_assert_eq(state(&r, repairs[i].step).planned, repairs[i].planned, "%d", (int)state(&r, repairs[i].step).planned);
		cr_assert_str_eq(state(&r, repairs[i].step).reason, "5 min behind", "why is recorded");
		cr_assert(!room_shows(&r, "One key takes it"), "no longer offered");
		room_settle(&r);
		room_keys(&r, "<C-z>");
		room_settle(&r);
		cr_assert_eq(late(&r), was, "one undo");
		cr_assert_str_eq(state(&r, repairs[i].step).status, "todo");
		cr_assert(state(&r, repairs[i].step).planned == -1 && state(&r, repairs[i].step).reason[0] == '\0', "all of it");
		room_again(&r);
		cr_assert_eq(late(&r), was, "in the file too");
		room_free(&r);
	}
}

Test(agenda, nothing_is_repaired_that_is_not_late)
{
	static const char *const names[] = {"repair-squeeze", "repair-skip", "repair-homework"};
	struct room r = room_late(24, 80);
	struct error err = {0};

	room_keys(&r, "<C-e>");
	for (size_t i = 0; i < 3; i++) {
		cr_assert(!app_command(r.app, names[i], "", &err), "%s", names[i]);
		cr_assert_not_null(strstr(err.text, "not late"), "%s", err.text);
	}
	error_clear(&err);
	room_free(&r);
}

/* What the facilitator weighs is nobody else's. */
Test(agenda, no_other_role_sees_that_it_is_late)
{
	static const unsigned roles[] = {ROLE_ENTERPRISE, ROLE_ROOM};
	struct room r = room_late(24, 80);

	begin(&r);
	room_settle(&r);
	for (size_t i = 0; i < 2; i++) {
		room_as(&r, roles[i]);
		at(&r, 65);
		cr_assert(!room_shows(&r, "min late") && !room_shows(&r, "meeting ends"), "role %u", roles[i]);
		room_keys(&r, "<C-t>1");
		cr_assert_eq(r.app->view, r.app->base, "no agenda");
		cr_assert_eq(state(&r, "map").planned, -1, "no repair");
	}
	room_as(&r, ROLE_FACILITATOR);
	room_free(&r);
}

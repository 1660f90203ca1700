/* The arithmetic of the agenda, on models made by hand: what is left, when it ends, how late that is, what brings it back. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "session/model_agenda.h"
#include "model_fixture.h"

enum { MINUTE = 60000 };
static const int64_t nine = 1773306000000; /* 2026-03-12 09:00 UTC */
static void meeting(struct model *m, const char *column, const char *after)
{
	give(m, (struct target){TARGET_MEETING, 1, 0, "", "", "", column}, after);
}

static void moment(struct model *m, const char *column, int64_t ms)
{
	char text[32];

	snprintf(text, sizeof text, "%lld", (long long)ms);
	meeting(m, column, text);
}

static void step(struct model *m, const char *id, const char *column, const char *after)
{
	give(m, (struct target){TARGET_STEP, 1, 0, id, "", "", column}, after);
}

static void began(struct model *m, const char *id, int64_t ms)
{
	char text[32];

	snprintf(text, sizeof text, "%lld", (long long)ms);
	step(m, id, "began", text);
}

static void enterprise(struct model *m, int64_t id, const char *column, const char *after)
{
	give(m, (struct target){TARGET_ENTERPRISE, 0, id, "", "", "", column}, after);
}

static void absent(struct model *m, int64_t id, const char *half, const char *status)
{
	give(m, (struct target){TARGET_ATTENDANCE, 1, id, "", "", half, "status"}, status);
}

#define FIELDS(id) "fields = ( { id = \"" id "\"; kind = \"text\"; label = \"L\"; prompt = \"P\"; } ); "
#define STEP(id, kind, minutes, more)                                                                                  \
	"{ id = \"" id "\"; kind = \"" kind "\"; minutes = " minutes "; title = \"T\"; say = \"S\"; show = \"S\"; guide = \"G\"; " more " }"
#define SCENARIO(slot, steps)                                                                                          \
	"scenario = { id = \"s\"; version = 1; languages = [ \"en\" ]; title = \"T\"; purpose = \"P\"; source = \"S\"; slot = " slot      \
	"; homework = \"H\"; steps = ( " steps " ); };"

/* 10 + 2 each, 40, 15, 30, 8 (optional), 15: with three 124 of a slot of 130. */
static const char plain[] = SCENARIO(
	"130", STEP("open", "round", "10", "minutes_each = 2;") ", " STEP("map", "individual", "40", FIELDS("f1")) ", "
	       STEP("break", "break", "15", "") ", " STEP("data", "individual", "30", FIELDS("f2")) ", "
	       STEP("star", "individual", "8", "optional = true; " FIELDS("f3")) ", " STEP("ask", "individual", "0", "homework = true; " FIELDS("f4")) ", "
	       STEP("close", "admin", "15", ""));

static struct model *model_of(const char *scenario)
{
	struct model *m = model_new();

	setenv("TZ", "UTC", 1);
	meeting(m, "scenario", "s 1");
	meeting(m, "date", "2026-03-12");
	give(m, (struct target){TARGET_SCENARIO, 0, 0, "", "", "s 1", "text"}, scenario);
	for (int64_t e = 1; e <= 3; e++)
		enterprise(m, e, "name", "E");
	cr_assert_not_null(m->scenario, "the scenario is read");
	return m;
}

/* As the command does it, at MS. */
static void live(struct model *m, const char *id, int64_t ms)
{
	char seconds[32];

	if (m->live[0] != '\0') {
		snprintf(seconds, sizeof seconds, "%lld", (long long)model_spent(m, m->live, ms));
		step(m, m->live, "seconds", seconds);
		step(m, m->live, "status", "done");
	}
	meeting(m, "live", id);
	moment(m, "since", ms);
	step(m, id, "status", "live");
	if (model_step(m, id).began == 0)
		began(m, id, ms);
}

static int minutes(const struct agenda *a, int64_t ms)
{
	(void)a;
	return ms == 0 ? -1 : (int)((ms - nine) / MINUTE);
}

Test(agenda_model, before_the_first_step)
{
	struct model *m = model_of(plain);
	struct agenda a = agenda_make(m, nine);

	cr_assert_eq(a.state, AGENDA_BEFORE);
	cr_assert(a.live == SIZE_MAX && a.next == 0);
	cr_assert_eq(minutes(&a, a.end), 124, "all of it from now on, nothing for homework");
	cr_assert(a.due == 0 && a.late == 0, "nobody knows when it was to begin");
	agenda_clear(&a);
	meeting(m, "starts", "09:15");
	a = agenda_make(m, nine);
	cr_assert_eq(minutes(&a, a.end), 139, "from the planned start on");
	cr_assert_eq(minutes(&a, a.due), 145);
	cr_assert_eq(a.late, -6);
	agenda_clear(&a);
	a = agenda_make(m, nine + 25 * MINUTE);
	cr_assert_eq(minutes(&a, a.end), 149, "the start has passed");
	cr_assert_eq(a.late, 4);
	agenda_clear(&a);
	model_free(m);
}

Test(agenda_model, the_running_clock)
{
	struct model *m = model_of(plain);
	struct agenda a;

	live(m, "open", nine);
	a = agenda_make(m, nine + 6 * MINUTE + 30000);
	cr_assert(a.state == AGENDA_RUNS && a.live == 0 && a.next == 1);
	cr_assert_eq(a.steps[0].left, 9 * MINUTE + 30000, "to the millisecond");
	cr_assert_eq(minutes(&a, a.steps[0].ends), 16);
	cr_assert(minutes(&a, a.steps[1].begins) == 16 && minutes(&a, a.steps[1].ends) == 56);
	cr_assert(minutes(&a, a.end) == 124 && a.late == -6);
	agenda_clear(&a);
	a = agenda_make(m, nine + 26 * MINUTE);
	cr_assert_eq(a.steps[0].left, 0, "over");
	cr_assert_eq(minutes(&a, a.steps[0].ends), 26, "it ends now at the earliest");
	cr_assert(minutes(&a, a.end) == 134 && a.late == 4, "%d late", a.late);
	agenda_clear(&a);
	model_free(m);
}

Test(agenda_model, who_is_not_here_takes_no_time)
{
	struct model *m = model_of(plain);

	cr_assert_eq(agenda_minutes(m, &m->scenario->steps[0]), 16);
	absent(m, 2, "am", "absent");
	cr_assert_eq(agenda_minutes(m, &m->scenario->steps[0]), 14);
	absent(m, 2, "pm", "present");
	cr_assert_eq(agenda_minutes(m, &m->scenario->steps[0]), 16, "came in the afternoon");
	enterprise(m, 3, "left", "2026-03-01");
	cr_assert_eq(agenda_minutes(m, &m->scenario->steps[0]), 14, "left the group before this meeting");
	enterprise(m, 3, "left", "2026-04-01");
	cr_assert_eq(agenda_minutes(m, &m->scenario->steps[0]), 16, "leaves after it");
	step(m, "open", "planned", "25");
	absent(m, 1, "am", "absent");
	cr_assert_eq(agenda_minutes(m, &m->scenario->steps[0]), 25, "what was said on the day stands");
	meeting(m, "enterprise", "2");
	step(m, "open", "planned", NULL);
	cr_assert_eq(agenda_minutes(m, &m->scenario->steps[0]), 12, "an individual meeting");
	model_free(m);
}

Test(agenda_model, a_paused_clock_moves_the_end)
{
	struct model *m = model_of(plain);
	struct agenda a;

	live(m, "open", nine);
	step(m, "open", "seconds", "300");
	meeting(m, "since", NULL);
	a = agenda_make(m, nine + 20 * MINUTE);
	cr_assert_eq(a.state, AGENDA_PAUSED);
	cr_assert_eq(a.steps[0].spent, 5 * MINUTE, "it stands");
	cr_assert_eq(minutes(&a, a.steps[0].ends), 31);
	cr_assert(minutes(&a, a.end) == 139 && a.late == 9);
	agenda_clear(&a);
	model_free(m);
}

Test(agenda_model, what_is_skipped_jumped_over_or_given_takes_no_time)
{
	struct model *m = model_of(plain);
	struct agenda a;

	live(m, "open", nine);
	live(m, "break", nine + 16 * MINUTE); /* jumped ahead over the map */
	step(m, "star", "status", "skipped");
	step(m, "data", "status", "homework");
	a = agenda_make(m, nine + 16 * MINUTE);
	cr_assert_eq(a.steps[0].part, AGENDA_PAST);
	cr_assert(minutes(&a, a.steps[0].begins) == 0 && minutes(&a, a.steps[0].ends) == 16, "recorded");
	cr_assert(a.steps[1].part == AGENDA_PASSED && a.steps[1].begins == 0);
	cr_assert_eq(a.steps[3].part, AGENDA_HOMEWORK);
	cr_assert_eq(a.steps[4].part, AGENDA_SKIPPED);
	cr_assert_eq(a.steps[5].part, AGENDA_HOMEWORK, "the scenario's own");
	cr_assert_eq(a.next, 6);
	cr_assert_eq(minutes(&a, a.end), 16 + 15 + 15);
	agenda_clear(&a);
	live(m, "map", nine + 20 * MINUTE); /* back to it: the break was begun, and is done for the command above */
	step(m, "break", "status", "todo");
	a = agenda_make(m, nine + 20 * MINUTE);
	cr_assert_eq(a.steps[2].left, 11 * MINUTE, "its seconds keep adding");
	cr_assert_eq(minutes(&a, a.end), 20 + 40 + 11 + 15);
	agenda_clear(&a);
	model_free(m);
}

Test(agenda_model, the_planned_start_counts_where_it_is_known)
{
	struct model *m = model_of(plain);
	struct agenda a;

	live(m, "open", nine + 10 * MINUTE);
	a = agenda_make(m, nine + 10 * MINUTE);
	cr_assert(minutes(&a, a.due) == 140 && a.late == -6, "from when it began");
	agenda_clear(&a);
	meeting(m, "starts", "09:00");
	a = agenda_make(m, nine + 10 * MINUTE);
	cr_assert(minutes(&a, a.due) == 130 && a.late == 4, "ten minutes late from the first");
	agenda_clear(&a);
	meeting(m, "date", "2026-03-10");
	a = agenda_make(m, nine + 10 * MINUTE);
	cr_assert(minutes(&a, a.due) == 140 && a.late == -6, "held on another day: its own start");
	agenda_clear(&a);
	model_free(m);
}

Test(agenda_model, over_midnight)
{
	struct model *m = model_of(plain);
	int64_t late = nine + 14 * 60 * MINUTE; /* 23:00 */
	struct agenda a;

	meeting(m, "starts", "23:00");
	live(m, "open", late);
	a = agenda_make(m, late + 90 * MINUTE);
	cr_assert_eq(a.due, late + 130 * MINUTE, "ten past one");
	cr_assert_eq(a.end, late + (90 + 108) * MINUTE);
	cr_assert_eq(a.late, 68);
	agenda_clear(&a);
	model_free(m);
}

Test(agenda_model, closed_is_closed)
{
	struct model *m = model_of(plain);
	struct agenda a;

	live(m, "open", nine);
	live(m, "close", nine + 20 * MINUTE);
	step(m, "close", "seconds", "600");
	step(m, "close", "status", "done");
	meeting(m, "since", NULL);
	moment(m, "ended", nine + 30 * MINUTE);
	a = agenda_make(m, nine + 500 * MINUTE);
	cr_assert_eq(a.state, AGENDA_CLOSED);
	cr_assert(minutes(&a, a.end) == 30 && a.late == -100);
	cr_assert(a.steps[6].part == AGENDA_PAST && minutes(&a, a.steps[6].ends) == 30);
	cr_assert_eq(a.steps[1].part, AGENDA_PASSED, "nothing is to come");
	cr_assert_eq(a.next, SIZE_MAX);
	agenda_clear(&a);
	model_free(m);
}

/* Of a (20), b (30, instead of a) and c (10, instead of a) one is held. */
Test(agenda_model, of_alternatives_the_longest_counts_until_one_is_held)
{
	static const char choice[] = SCENARIO("60", STEP("open", "round", "10", "") ", " STEP("a", "plenary", "20", "") ", "
						    STEP("b", "plenary", "30", "instead_of = \"a\";") ", "
						    STEP("c", "plenary", "10", "instead_of = \"a\";") ", " STEP("close", "admin", "10", ""));
	struct model *m = model_of(choice);
	struct agenda a = agenda_make(m, nine);

	cr_assert_eq(minutes(&a, a.end), scenario_minutes(m->scenario, 3, true), "as the scenario counts");
	cr_assert(a.steps[1].part == AGENDA_OTHER && a.steps[2].part == AGENDA_TO_COME && a.steps[3].part == AGENDA_OTHER);
	agenda_clear(&a);
	step(m, "b", "status", "skipped");
	a = agenda_make(m, nine);
	cr_assert(a.steps[1].part == AGENDA_TO_COME && minutes(&a, a.end) == 40, "the next longest");
	agenda_clear(&a);
	step(m, "b", "status", "todo");
	live(m, "c", nine);
	a = agenda_make(m, nine);
	cr_assert(a.steps[1].part == AGENDA_PASSED && a.steps[2].part == AGENDA_PASSED, "before the live one");
	cr_assert_eq(minutes(&a, a.end), 20);
	agenda_clear(&a);
	live(m, "a", nine);
	a = agenda_make(m, nine);
	cr_assert(a.steps[2].part == AGENDA_OTHER && minutes(&a, a.end) == 30, "one is held: the others are not to come");
	agenda_clear(&a);
	model_free(m);
}

/* --- repairs --- */

static struct agenda late_by(struct model *m, int late)
{
	struct agenda a;

	live(m, "open", nine);
	a = agenda_make(m, nine + (22 + late) * MINUTE); /* 16 planned, 6 to spare */
	cr_assert_eq(a.late, late, "%d", a.late);
	return a;
}

Test(agenda_model, a_squeeze_is_in_proportion_and_exact)
{
	struct model *m = model_of(plain);
	struct agenda a = late_by(m, 10);
	struct agenda_cuts c = agenda_repair(&a, REPAIR_SQUEEZE);
	int taken = 0;

	cr_assert(c.late == 0 && c.end == a.due, "to the minute");
	for (size_t i = 0; i < c.count; i++) {
		const struct agenda_step *s = &a.steps[c.list[i].step];

		cr_assert(c.list[i].planned >= AGENDA_FLOOR && c.list[i].planned * 2 >= s->scenario, "%d of %d", c.list[i].planned,
			  s->scenario);
		taken += s->planned - c.list[i].planned;
	}
	cr_assert_eq(taken, 10);
	cr_assert(c.list[0].step == 1 && c.list[0].planned == 36, "the longest gives most: %d", c.list[0].planned);
	agenda_cuts_clear(&c);
	agenda_clear(&a);
	a = agenda_make(m, nine + 22 * MINUTE + 10 * MINUTE - 1);
	c = agenda_repair(&a, REPAIR_SQUEEZE);
	cr_assert(c.late == 0 && c.end <= a.due, "part of a minute is a whole one");
	agenda_cuts_clear(&c);
	agenda_clear(&a);
	model_free(m);
}

Test(agenda_model, a_squeeze_stops_at_its_floor)
{
	struct model *m = model_of(plain);
	struct agenda a = late_by(m, 100);
	struct agenda_cuts c = agenda_repair(&a, REPAIR_SQUEEZE);

	/* 40 to 20, 15 to 8, 30 to 15, 8 to 5, 15 to 8: 52 */
	cr_assert(c.count == 5 && c.late == 48, "%zu, %d", c.count, c.late);
	cr_assert_eq(c.list[3].planned, 5, "never below the floor");
	agenda_cuts_clear(&c);
	agenda_clear(&a);
	step(m, "map", "planned", "20");
	a = agenda_make(m, nine + 122 * MINUTE);
	c = agenda_repair(&a, REPAIR_SQUEEZE);
	cr_assert(c.list[0].step == 2, "what is half already gives no more");
	agenda_cuts_clear(&c);
	agenda_clear(&a);
	model_free(m);
}

Test(agenda_model, what_is_optional_and_what_can_be_done_at_home)
{
	struct model *m = model_of(plain);
	struct agenda a = late_by(m, 12);
	struct agenda_cuts c = agenda_repair(&a, REPAIR_SKIP);

	cr_assert(c.count == 1 && c.list[0].step == 4 && c.late == 4, "all that is optional, and still late: %d", c.late);
	agenda_cuts_clear(&c);
	c = agenda_repair(&a, REPAIR_HOMEWORK);
	cr_assert(c.count == 2 && c.list[0].step == 3 && c.list[1].step == 4, "the last ones first, until it is enough");
	cr_assert_eq(c.late, -26);
	agenda_cuts_clear(&c);
	agenda_clear(&a);
	a = agenda_make(m, nine + 10 * MINUTE);
	for (int how = 0; how < REPAIR_COUNT; how++) {
		c = agenda_repair(&a, (enum agenda_repair)how);
		cr_assert(c.count == 0 && c.list == NULL && c.end == a.end, "nothing is late, nothing is taken");
	}
	agenda_clear(&a);
	cr_assert(!step_may_go_home(m->scenario, &m->scenario->steps[0]) && !step_may_go_home(m->scenario, &m->scenario->steps[2]) &&
		  !step_may_go_home(m->scenario, &m->scenario->steps[6]), "a round, a break, a closing are held together");
	model_free(m);
}

/* Where a step says so, those alone that say so; where none does, what each does alone but for what says that it stays. */
Test(agenda_model, a_scenario_says_what_may_go_home)
{
	static const char said[] = SCENARIO("60", STEP("a", "individual", "20", FIELDS("f1")) ", "
						  STEP("b", "round", "20", "may_go_home = true; " FIELDS("f2")) ", " STEP("c", "individual", "20", FIELDS("f3")));
	static const char stays[] = SCENARIO("60", STEP("a", "individual", "20", FIELDS("f1")) ", "
						   STEP("b", "individual", "20", "may_go_home = false; " FIELDS("f2")) ", " STEP("c", "individual", "20", ""));
	struct model *m = model_of(said);
	struct agenda a;
	struct agenda_cuts c;

	live(m, "a", nine);
	a = agenda_make(m, nine + 45 * MINUTE);
	c = agenda_repair(&a, REPAIR_HOMEWORK);
	cr_assert(c.count == 1 && c.list[0].step == 1, "the round that says so, not the last one");
	agenda_cuts_clear(&c);
	agenda_clear(&a);
	model_free(m);
	m = model_of(stays);
	cr_assert(step_may_go_home(m->scenario, &m->scenario->steps[0]));
	cr_assert(!step_may_go_home(m->scenario, &m->scenario->steps[1]), "it says that it stays");
	cr_assert(!step_may_go_home(m->scenario, &m->scenario->steps[2]), "nothing in it to answer");
	model_free(m);
}

/* Skipping the longest of alternatives gains only what the next longest leaves. */
Test(agenda_model, a_repair_is_laid_out_anew)
{
	static const char choice[] = SCENARIO("40", STEP("open", "round", "10", "") ", " STEP("a", "plenary", "20", "") ", "
						    STEP("b", "plenary", "30", "instead_of = \"a\"; optional = true;"));
	struct model *m = model_of(choice);
	struct agenda a;
	struct agenda_cuts c;

	live(m, "open", nine);
	a = agenda_make(m, nine + 15 * MINUTE);
	cr_assert_eq(a.late, 5);
	c = agenda_repair(&a, REPAIR_SKIP);
	cr_assert(c.count == 1 && c.late == -5 && minutes(&a, c.end) == 35, "%d", c.late);
	agenda_cuts_clear(&c);
	agenda_clear(&a);
	model_free(m);
}

static void answered_at(struct model *m, const char *field, int64_t at)
{
	struct change c = {.revision = ++given, .at = at, .author = "f", .after = "said",
			   .target = {TARGET_ANSWER, 1, 1, "map", field, "", ""}};

	model_apply(m, &c);
}

/* Nobody closed it: the day after, and weeks later, it is as it was when something was last recorded. */
Test(agenda_model, a_meeting_left_open_is_not_late)
{
	static const int64_t day = 24 * 60 * MINUTE;
	struct model *m = model_of(plain);
	struct agenda a;

	live(m, "open", nine);
	live(m, "map", nine + 20 * MINUTE);
	answered_at(m, "f1", nine + 50 * MINUTE);
	answered_at(m, "f4", nine + 5 * day); /* homework */
	a = agenda_make(m, nine + 10 * 60 * MINUTE);
	cr_assert(!a.left_open && a.late > 8 * 60, "the same evening it is only late");
	agenda_clear(&a);
	a = agenda_make(m, nine + 35 * day);
	cr_assert(a.left_open && a.due == 0 && a.late == 0, "late %d", a.late);
	cr_assert_eq(minutes(&a, a.now), 50, "when something was last recorded that day");
	cr_assert_eq(a.steps[1].spent, 30 * MINUTE);
	cr_assert_eq(agenda_changes(&a), 0, "nothing moves");
	cr_assert_eq(model_spent(m, "map", nine + 35 * day), 30 * 60);
	agenda_clear(&a);
	moment(m, "since", nine + 35 * day); /* it goes on */
	a = agenda_make(m, nine + 35 * day + 5 * MINUTE);
	cr_assert(!a.left_open && a.late == 0, "another day's plan makes nothing late");
	agenda_clear(&a);
	moment(m, "ended", nine + 35 * day + 6 * MINUTE);
	a = agenda_make(m, nine + 36 * day);
	cr_assert(a.state == AGENDA_CLOSED && a.late == 0);
	agenda_clear(&a);
	model_free(m);
}

Test(agenda_model, a_meeting_left_open_while_its_clock_stood)
{
	struct model *m = model_of(plain);
	struct agenda a;

	live(m, "open", nine);
	step(m, "open", "seconds", "900");
	meeting(m, "since", NULL);
	a = agenda_make(m, nine + 24 * 60 * MINUTE);
	cr_assert(a.left_open && minutes(&a, a.now) == 15);
	agenda_clear(&a);
	model_free(m);
}

Test(agenda_model, who_counts)
{
	struct model *m = model_of(plain);

	enterprise(m, 2, "left", "2026-03-12");
	enterprise(m, 3, "joined", "2026-04-16");
	cr_assert(model_counts(m, 1) && !model_counts(m, 2) && !model_counts(m, 3));
	cr_assert_eq(model_present(m), 1);
	meeting(m, "enterprise", "3");
	cr_assert(!model_counts(m, 1), "an individual meeting is of its own alone");
	model_free(m);
}

Test(agenda_model, no_scenario_no_steps)
{
	struct model *m = model_new();
	struct agenda a = agenda_make(m, nine);

	cr_assert(a.count == 0 && a.live == SIZE_MAX && a.end == 0);
	agenda_clear(&a);
	model_free(m);
}

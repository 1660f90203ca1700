/* Several meetings in a file: which one is opened, going from one to another, and that nothing typed is lost on the way. */
#include "seam_fixture.h"

#include <criterion/criterion.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SCENARIO(id, fields) \
	"scenario = { id = \"" id "\"; version = 1; languages = [ \"en\" ]; title = \"W\"; purpose = \"p\"; source = \"s\"; slot = 10; " \
	"homework = \"h\"; steps = ( { id = \"one\"; kind = \"individual\"; minutes = 10; title = \"One\"; say = \"s\"; show = \"s\"; guide = " \
	"\"g\"; fields = ( " fields " ); } ); };"
#define FIELD(id, kind, more) "{ id = \"" id "\"; kind = \"" kind "\"; label = \"L\"; prompt = \"p\"; " more "}"

static const char first[] = SCENARIO("first", FIELD("weather", "long", "") "," FIELD("second", "long", ""));
static const char after[] = SCENARIO("after", FIELD("beside", "long", "from = \"first.weather\"; carry = \"beside\"; "));

static void add(const struct seam *f, const char *text, const char *id)
{
	struct error err = { 0 };
	struct session *s = session_open(f->path, SESSION_WRITE, &err);
	struct meeting_new n = { .scenario_text = text, .scenario_len = strlen(text), .scenario_id = id, .scenario_version = 1,
		.kind = "collective", .title = "Next", .author = "ada", .at = 1773394200000 };
	int64_t meeting;
	cr_assert_not_null(s, "%s", err.text);
	cr_assert(session_begin(s, NULL, &err) && session_meeting_add(s, &n, &meeting, &err) && session_commit(s, NULL, &err), "%s", err.text);
	session_close(s);
}

static void say(const struct seam *f, const char *author, struct target t, const char *value)
{
	struct error err = { 0 };
	struct session *s = session_open(f->path, SESSION_WRITE, &err);
	struct change c = { .at = 1773307800000, .author = author, .target = t, .type = VALUE_ID, .after = value };
	cr_assert_not_null(s, "%s", err.text);
	cr_assert(session_begin(s, NULL, &err) && change_append(s, &c, &err) && session_commit(s, NULL, &err), "%s", err.text);
	session_close(s);
}

static int64_t opened(const struct seam *f, const char *person)
{
	struct client *c = seam_client(f, person);
	int64_t meeting = client_model(c)->meeting;
	seam_close(c);
	return meeting;
}

static bool there(void *context)
{
	return client_going(context) == 0;
}

static void go(struct client *c, int64_t meeting)
{
	client_meeting(c, meeting);
	cr_assert_not(client_whole(c), "keys wait until it has come");
	cr_assert(seam_until(&c, 1, there, c, 10000), "arrived");
	cr_assert_eq(client_model(c)->meeting, meeting, "in meeting %d", (int)meeting);
	cr_assert(client_whole(c), "and keys come again");
}

static void type_in(struct client *c, int64_t meeting, const char *field, const char *text)
{
	struct target t = seam_answer(field, 1);
	t.meeting = meeting;
	const char *now = model_value(client_model(c), &t);
	client_splice(c, &t, now != NULL ? strlen(now) : 0, 0, text, strlen(text));
}

static void filed_is(const struct seam *f, int64_t meeting, const char *field, const char *expected)
{
	struct error err = { 0 };
	struct session *s = session_open(f->path, SESSION_READ, &err);
	struct target t = seam_answer(field, 1);
	char *value = NULL;
	struct draft d = { 0 };
	bool found;
	t.meeting = meeting;
	cr_assert_not_null(s, "%s", err.text);
	cr_assert(draft_get(s, &t, &d, &found, &err) && session_value(s, &t, &value, &err), "%s", err.text);
	cr_assert_str_eq(found ? d.text : value != NULL ? value : "", expected, "%s of meeting %d", field, (int)meeting);
	if (found)
		draft_clear(&d);
	free(value);
	session_close(s);
}

Test(keeper_meetings, the_one_that_is_opened)
{
	struct seam f = seam_new_of(first, "first");
	add(&f, first, "first");
	add(&f, after, "after");
	cr_assert_eq(opened(&f, "ada"), 1, "none was held: the first");
	say(&f, "bea", (struct target){ TARGET_STEP, 1, 0, "one", "", "", "status" }, "done");
	cr_assert_eq(opened(&f, "ada"), 2, "the first not held");
	say(&f, "bea", (struct target){ TARGET_MEETING, 3, 0, "", "", "", "live" }, "one");
	cr_assert_eq(opened(&f, "ada"), 3, "one that has begun comes before one that has not");
	struct client *c = seam_client(&f, "ada");
	client_place(c, &(struct place){ "room", 1, 2, "one", "weather", "", "", 0 });
	cr_assert(seam_saved(&c, 1, 5000), "saved");
	seam_close(c);
	cr_assert_eq(opened(&f, "ada"), 1, "where the person stood comes before all");
	cr_assert_eq(opened(&f, "bea"), 3, "that person alone");
	seam_free(&f);
}

Test(keeper_meetings, what_is_typed_on_leaving_is_kept_and_found_again)
{
	struct seam f = seam_new_of(first, "first");
	add(&f, first, "first"); /* the same scenario again: the same fields */
	struct client *c = seam_client(&f, "ada");
	type_in(c, 1, "weather", "sunny in the first");
	go(c, 2);
	cr_assert_null(model_answer(client_model(c), "weather", 1, "", ""), "the second is empty");
	type_in(c, 2, "weather", "rain in the second");
	go(c, 1);
	cr_assert_str_eq(seam_shown(c, "weather"), "sunny in the first");
	type_in(c, 1, "weather", ", still");
	go(c, 2);
	cr_assert_str_eq(model_answer(client_model(c), "weather", 1, "", ""), "rain in the second");
	type_in(c, 2, "weather", ", too");
	cr_assert(seam_saved(&c, 1, 5000), "saved");
	seam_close(c);
	filed_is(&f, 1, "weather", "sunny in the first, still");
	filed_is(&f, 2, "weather", "rain in the second, too");
	seam_free(&f);
}

struct awaited { struct client *c; const char *text; };

static bool shown(void *context)
{
	const struct awaited *a = context;
	const char *now = model_answer(client_model(a->c), "weather", 1, "", "");
	return client_whole(a->c) && now != NULL && strcmp(now, a->text) == 0 && client_state(a->c).unsaved == 0;
}

/* The keeper dies before what was typed is saved, while the way is asked for, and after arriving. */
Test(keeper_meetings, a_keeper_that_dies_on_the_way_loses_nothing)
{
	struct seam f = seam_new_of(first, "first");
	add(&f, first, "first");
	struct client *c = seam_client(&f, "ada");
	type_in(c, 1, "weather", "one ");
	kill(client_keeper(c), SIGKILL);
	type_in(c, 1, "weather", "two ");
	go(c, 2);
	type_in(c, 2, "weather", "in the second ");
	client_meeting(c, 1);
	kill(client_keeper(c), SIGKILL);
	cr_assert(seam_until(&c, 1, there, c, 10000), "arrived with another keeper");
	cr_assert_eq(client_model(c)->meeting, 1, "where it was wanted");
	cr_assert_str_eq(seam_shown(c, "weather"), "one two ");
	type_in(c, 1, "weather", "three");
	kill(client_keeper(c), SIGKILL);
	struct awaited a = { c, "one two three" };
	cr_assert(seam_until(&c, 1, shown, &a, 10000), "%s", seam_shown(c, "weather"));
	cr_assert_eq(client_model(c)->meeting, 1, "the new keeper shows the meeting that was shown");
	seam_close(c);
	filed_is(&f, 1, "weather", "one two three");
	filed_is(&f, 2, "weather", "in the second ");
	seam_free(&f);
}

Test(keeper_meetings, somebody_else_writes_in_the_meeting_that_was_left)
{
	struct seam f = seam_new_of(first, "first");
	add(&f, first, "first");
	struct client *both[2] = { seam_client(&f, "ada"), seam_client(&f, "bea") };
	struct awaited a = { both[0], "ada, then bea" };
	type_in(both[0], 1, "weather", "ada");
	struct awaited theirs = { both[1], "ada" };
	cr_assert(seam_until(both, 2, shown, &theirs, 5000), "bea sees it");
	go(both[0], 2);
	type_in(both[1], 1, "weather", ", then bea");
	cr_assert(seam_saved(both, 2, 5000), "saved");
	go(both[0], 1);
	cr_assert(seam_until(both, 2, shown, &a, 5000), "%s", seam_shown(both[0], "weather"));
	type_in(both[0], 1, "weather", ", then ada");
	cr_assert(seam_saved(both, 2, 5000), "saved");
	for (int i = 0; i < 2; i++)
		seam_close(both[i]);
	filed_is(&f, 1, "weather", "ada, then bea, then ada");
	seam_free(&f);
}

/* A splice and its acknowledgement belong to their own meeting, whichever is shown when they come. */
Test(keeper_meetings, a_late_acknowledgement_of_the_other_meeting_is_harmless)
{
	struct seam f = seam_new_of(first, "first");
	add(&f, first, "first");
	struct client *c = seam_client(&f, "ada");
	go(c, 2);
	struct setting late = { seam_answer("second", 1), VALUE_TEXT, "of the first" };
	client_set(c, &late, 1);
	type_in(c, 2, "second", "of the second");
	cr_assert(seam_saved(&c, 1, 5000), "both acknowledged");
	cr_assert_str_eq(model_answer(client_model(c), "second", 1, "", ""), "of the second", "shown as it was typed");
	seam_close(c);
	filed_is(&f, 1, "second", "of the first");
	filed_is(&f, 2, "second", "of the second");
	seam_free(&f);
}

Test(keeper_meetings, what_was_said_earlier_stands_beside_after_going_there)
{
	struct seam f = seam_new_of(first, "first");
	add(&f, after, "after");
	struct client *c = seam_client(&f, "ada");
	type_in(c, 1, "weather", "cold");
	go(c, 2);
	cr_assert_str_eq(model_carried(client_model(c), "first.weather", 1, "", ""), "cold", "just typed, beside already");
	go(c, 1);
	type_in(c, 1, "weather", ", then warm");
	go(c, 2);
	cr_assert_str_eq(model_carried(client_model(c), "first.weather", 1, "", ""), "cold, then warm");
	seam_close(c);
	seam_free(&f);
}

static bool stayed(void *context)
{
	return client_going(context) == 0;
}

Test(keeper_meetings, a_meeting_that_is_not_there_leaves_one_where_one_was)
{
	struct seam f = seam_new_of(first, "first");
	struct client *c = seam_client(&f, "ada");
	type_in(c, 1, "weather", "here");
	client_meeting(c, 7);
	cr_assert(seam_until(&c, 1, stayed, c, 10000), "an answer");
	cr_assert_eq(client_model(c)->meeting, 1, "still the first");
	cr_assert_not_null(client_state(c).notice, "and it is said");
	type_in(c, 1, "weather", " and there");
	cr_assert(seam_saved(&c, 1, 5000), "saved");
	seam_close(c);
	filed_is(&f, 1, "weather", "here and there");
	seam_free(&f);
}

/* --- the scenario as it is when the meeting begins --- */

static char *scenario_file(const struct seam *f, const char *text)
{
	char *path = xasprintf("%s/first.scenario", f->folder);
	FILE *out = fopen(path, "w");
	cr_assert(out != NULL && fputs(text, out) >= 0 && fclose(out) == 0, "written");
	setenv("FILROUGE_SCENARIOS", f->folder, 1);
	return path;
}

#define CHANGED "scenario = { id = \"first\"; version = 1; languages = [ \"en\" ]; title = \"W\"; purpose = \"p\"; source = \"s\"; slot = 10; " \
	"group = [ 1, 9 ]; homework = \"h\"; steps = ( { id = \"one\"; kind = \"individual\"; minutes = 10; title = \"New\"; say = \"s\"; show = \"s\"; " \
	"guide = \"g\"; fields = ( { id = \"weather\"; kind = \"long\"; label = \"Sky\"; prompt = \"p\"; } ); } ); };"

static const char *title_when_begun(struct client *c)
{
	struct setting live = { { TARGET_MEETING, 1, 0, "", "", "", "live" }, VALUE_ID, "one" };
	client_set(c, &live, 1);
	cr_assert(seam_saved(&c, 1, 5000), "begun");
	return client_model(c)->scenario->steps[0].title.in[LANG_EN];
}

static bool renewed(void *context)
{
	return strcmp(client_model(context)->scenario->steps[0].title.in[LANG_EN], "New") == 0;
}

Test(keeper_meetings, a_scenario_that_was_changed_is_taken_when_the_meeting_begins)
{
	struct seam f = seam_new_of(first, "first");
	char *path = scenario_file(&f, CHANGED); /* planned with the old one */
	struct client *c = seam_client(&f, "ada");
	cr_assert_not(renewed(c), "as it was planned");
	title_when_begun(c);
	cr_assert(seam_until(&c, 1, renewed, c, 5000), "the new one");
	cr_assert_str_eq(client_model(c)->live, "one", "and it has begun");
	type_in(c, 1, "weather", "typed into the new one");
	cr_assert(seam_saved(&c, 1, 5000), "saved");
	seam_close(c);
	filed_is(&f, 1, "weather", "typed into the new one");
	unlink(path);
	free(path);
	seam_free(&f);
}

Test(keeper_meetings, a_meeting_in_which_something_is_answered_keeps_its_scenario)
{
	struct seam f = seam_new_of(first, "first");
	char *path = scenario_file(&f, CHANGED); /* planned with the old one */
	struct client *c = seam_client(&f, "ada");
	type_in(c, 1, "weather", "answered ahead");
	cr_assert(seam_saved(&c, 1, 5000), "saved");
	cr_assert_str_eq(title_when_begun(c), "One", "the old one");
	seam_close(c);
	unlink(path);
	free(path);
	seam_free(&f);
}

Test(keeper_meetings, what_another_meeting_runs_is_not_changed_under_it)
{
	struct seam f = seam_new_of(first, "first");
	add(&f, first, "first");
	char *path = scenario_file(&f, CHANGED); /* planned with the old one */
	struct client *c = seam_client(&f, "ada");
	cr_assert_str_eq(title_when_begun(c), "One", "the text of that version is kept for both");
	seam_close(c);
	unlink(path);
	free(path);
	seam_free(&f);
}

Test(keeper_meetings, a_faulty_scenario_is_not_taken)
{
	struct seam f = seam_new_of(first, "first");
	char *path = scenario_file(&f, "scenario = { id = \"first\"; version = 2; };");
	struct client *c = seam_client(&f, "ada");
	cr_assert_str_eq(title_when_begun(c), "One", "the one it was planned with");
	seam_close(c);
	unlink(path);
	free(path);
	seam_free(&f);
}

/* --- a further one, and the overview --- */

static bool overview_there(void *context)
{
	return client_overview(context) != NULL;
}

Test(keeper_meetings, a_further_meeting_is_made_by_the_keeper_and_seen_in_the_overview)
{
	struct seam f = seam_new_of(first, "first");
	struct client *c = seam_client(&f, "ada");
	const struct setting set[] = {
		{ { TARGET_SCENARIO, 0, 0, "", "", "after 1", "text" }, VALUE_TEXT, after },
		{ { TARGET_MEETING, 0, 0, "", "", "", "scenario" }, VALUE_ID, "after 1" },
		{ { TARGET_MEETING, 0, 0, "", "", "", "kind" }, VALUE_ID, "individual" },
		{ { TARGET_MEETING, 0, 0, "", "", "", "enterprise" }, VALUE_NUMBER, "2" },
		{ { TARGET_MEETING, 0, 0, "", "", "", "title" }, VALUE_TEXT, "A visit" },
		{ { TARGET_MEETING, 0, 0, "", "", "", "date" }, VALUE_TEXT, "2026-04-02" },
	};
	type_in(c, 1, "weather", "said first");
	client_meeting_new(c, set, 6);
	cr_assert(seam_saved(&c, 1, 5000), "made");
	cr_assert_null(client_state(c).notice, "nothing refused: %s", client_state(c).notice);
	client_overview_ask(c);
	cr_assert(seam_until(&c, 1, overview_there, c, 5000), "told");
	const struct overview *o = client_overview(c);
	cr_assert_eq(o->meeting_count, 2);
	cr_assert_str_eq(o->meetings[1].title, "A visit");
	cr_assert_str_eq(o->meetings[1].date, "2026-04-02");
	cr_assert_eq(o->meetings[1].enterprise, 2);
	cr_assert_eq(o->meetings[1].stage, STAGE_PLANNED);
	cr_assert(o->meetings[0].answered && !o->meetings[1].answered, "where something was said");
	go(c, 2);
	cr_assert_eq(client_model(c)->meeting_enterprise, 2);
	seam_close(c);
	seam_free(&f);
}

Test(keeper_meetings, a_further_meeting_with_nobody_is_refused_and_nothing_else_is_lost)
{
	struct seam f = seam_new_of(first, "first");
	struct client *c = seam_client(&f, "ada");
	const struct setting set[] = {
		{ { TARGET_SCENARIO, 0, 0, "", "", "after 1", "text" }, VALUE_TEXT, after },
		{ { TARGET_MEETING, 0, 0, "", "", "", "scenario" }, VALUE_ID, "after 1" },
		{ { TARGET_MEETING, 0, 0, "", "", "", "kind" }, VALUE_ID, "individual" },
		{ { TARGET_MEETING, 0, 0, "", "", "", "enterprise" }, VALUE_NUMBER, "9" },
	};
	client_meeting_new(c, set, 4);
	type_in(c, 1, "weather", "after it");
	cr_assert(seam_saved(&c, 1, 5000), "saved");
	cr_assert_not_null(client_state(c).notice, "said why");
	seam_close(c);
	filed_is(&f, 1, "weather", "after it");
	seam_free(&f);
}

/* The model is the fold of the changes: whatever order they come in, it says what is so now. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "session/model.h"
#include "model_fixture.h"

static void meeting(struct model *m, const char *column, const char *after)
{
	give(m, (struct target){TARGET_MEETING, 1, 0, "", "", "", column}, after);
}

static void answer(struct model *m, const char *field, int64_t enterprise, const char *row, const char *column, const char *after)
{
	give(m, (struct target){TARGET_ANSWER, 1, enterprise, "", field, row, column}, after);
}

static void row(struct model *m, const char *field, int64_t enterprise, const char *id, const char *position)
{
	give(m, (struct target){TARGET_ROW, 1, enterprise, "", field, id, ""}, position);
}

static struct option kinds[] = {{.id = "internal", .label = {.in = {"interne", "internal", "intern"}}}};
static struct field columns[] = {
	{.id = "name", .kind = FIELD_TEXT}, {.id = "type", .kind = FIELD_CHOICE, .options = kinds, .option_count = 1}};
static struct field fields[] = {
	{.id = "weather", .kind = FIELD_SCALE, .circle = "g"},
	{.id = "list", .kind = FIELD_TABLE, .columns = columns, .column_count = 2},
	{.id = "matrix", .kind = FIELD_MATRIX, .of = "list", .across = "list"},
	{.id = "expectations", .kind = FIELD_LONG, .group = true, .circle = "g"},
	{.id = "shared", .kind = FIELD_SHARE},
	{.id = "hot", .kind = FIELD_ANONYMOUS},
};
static const struct step step = {.id = "stakeholders", .fields = fields, .field_count = sizeof fields / sizeof *fields};

Test(model, the_day_itself_is_kept_beside_what_was_planned)
{
	struct model *m = model_new();

	meeting(m, "starts", "09:00");
	cr_assert_eq(model_step(m, "a").planned, -1, "as in the scenario");
	cr_assert_eq(model_turn(m, "a", 2), -1, "no turn");
	give(m, (struct target){TARGET_STEP, 1, 0, "a", "", "", "planned"}, "0");
	give(m, (struct target){TARGET_STEP, 1, 0, "a", "", "", "reason"}, "late");
	give(m, (struct target){TARGET_STEP, 1, 0, "a", "", "", "status"}, "homework");
	give(m, (struct target){TARGET_STEP, 1, 0, "a", "", "", "began"}, "1773307800123");
	give(m, (struct target){TARGET_TURN, 1, 2, "a", "", "", "seconds"}, "95");
	meeting(m, "ended", "1773317800123");
	cr_assert_str_eq(m->meeting_starts, "09:00");
	cr_assert_eq(m->ended, 1773317800123);
	cr_assert_eq(model_step(m, "a").planned, 0);
	cr_assert_str_eq(model_step(m, "a").reason, "late");
	cr_assert_str_eq(model_step(m, "a").status, "homework");
	cr_assert_eq(model_step(m, "a").began, 1773307800123);
	cr_assert_eq(model_turn(m, "a", 2), 95);
	give(m, (struct target){TARGET_STEP, 1, 0, "a", "", "", "planned"}, NULL);
	cr_assert_eq(model_step(m, "a").planned, -1, "as in the scenario again");
	model_free(m);
}

Test(model, what_an_enterprise_says_of_an_answer_is_kept_beside_it)
{
	struct model *m = model_new();
	struct change c = {.revision = 7, .at = 1000, .author = "p1", .type = VALUE_TEXT, .after = "A mild winter"};

	meeting(m, "title", "M");
	cr_assert_str_eq(model_review(m, "weather", 2, NULL).status, "", "nothing is said");
	give(m, (struct target){TARGET_ANSWER, 1, 2, "a", "weather", "", ""}, "A hard winter");
	give(m, (struct target){TARGET_REVIEW, 1, 2, "", "weather", "", "status"}, "amended");
	give(m, (struct target){TARGET_REVIEW, 1, 2, "", "weather", "", "of"}, "12");
	c.target = (struct target){TARGET_REVIEW, 1, 2, "", "weather", "", "text"};
	model_apply(m, &c);
	cr_assert_str_eq(model_review(m, "weather", 2, NULL).status, "amended");
	cr_assert_str_eq(model_review(m, "weather", 2, "").text, "A mild winter");
	cr_assert_eq(model_review(m, "weather", 2, "").of, 12);
	cr_assert_str_eq(model_review(m, "weather", 2, "").author, "p1");
	cr_assert_eq(model_review(m, "weather", 2, "").at, 1000);
	cr_assert_str_eq(model_answer(m, "weather", 2, "", ""), "A hard winter", "what was said stays");
	cr_assert_str_eq(model_review(m, "weather", 2, "r1").status, "", "of another row");
	cr_assert_str_eq(model_review(m, "weather", 3, "").status, "", "of another enterprise");
	give(m, (struct target){TARGET_REVIEW, 1, 2, "", "weather", "", "status"}, NULL);
	cr_assert_str_eq(model_review(m, "weather", 2, "").status, "", "taken back");
	model_free(m);
}

Test(model, who_leads_and_what_the_room_is_shown_are_of_the_session_and_the_meeting)
{
	struct model *m = model_new();

	meeting(m, "title", "M");
	cr_assert_str_eq(m->lead, "");
	give(m, (struct target){TARGET_SESSION, 0, 0, "", "", "", "lead"}, "ada");
	give(m, (struct target){TARGET_SESSION, 0, 0, "", "", "", "scribe"}, "bob");
	give(m, (struct target){TARGET_SESSION, 0, 0, "", "", "", "until"}, "2028-12-31");
	give(m, (struct target){TARGET_PERSON, 0, 0, "", "", "bob", "language"}, "nl");
	give(m, (struct target){TARGET_PERSON, 0, 0, "", "", "bob", "told"}, "1773307800123");
	give(m, (struct target){TARGET_ENTERPRISE, 0, 2, "", "", "", "forgotten"}, "2028-12-31");
	give(m, (struct target){TARGET_DONE, 1, 2, "a", "", "", "at"}, "1773307800123");
	give(m, (struct target){TARGET_STEP, 1, 0, "a", "", "", "revealed"}, "1773307800123");
	meeting(m, "blank", "1");
	cr_assert_str_eq(m->lead, "ada");
	cr_assert_str_eq(m->scribe, "bob");
	cr_assert_str_eq(m->until, "2028-12-31");
	cr_assert_str_eq(model_person(m, "bob")->language, "nl");
	cr_assert_eq(model_person(m, "bob")->told, 1773307800123);
	cr_assert_null(model_enterprise(m, 2), "one that was erased is no more");
	cr_assert_eq(model_done(m, "a", 2), 1773307800123);
	cr_assert_eq(model_done(m, "a", 3), 0);
	cr_assert_eq(model_step(m, "a").revealed, 1773307800123);
	cr_assert(m->blank);
	meeting(m, "blank", NULL);
	cr_assert_not(m->blank);
	model_free(m);
}

Test(model, persons_are_in_order_of_their_ids)
{
	struct model *m = model_new();
	size_t count;
	const struct person *p;

	give(m, (struct target){TARGET_PERSON, 0, 0, "", "", "zoe", "name"}, "Zoé");
	give(m, (struct target){TARGET_PERSON, 0, 0, "", "", "ada", "name"}, "Ada");
	give(m, (struct target){TARGET_PERSON, 0, 0, "", "", "ada", "enterprise"}, "3");
	give(m, (struct target){TARGET_PERSON, 0, 0, "", "", "ada", "function"}, "Director");
	give(m, (struct target){TARGET_PERSON, 0, 0, "", "", "ada", "left"}, "2026-05-01");
	p = model_persons(m, &count);
	cr_assert_eq(count, 2);
	cr_assert_str_eq(p[0].name, "Ada");
	cr_assert_str_eq(p[1].name, "Zoé");
	cr_assert_str_eq(p[1].left, "", "still there");
	cr_assert_eq(model_person(m, "ada")->enterprise, 3);
	cr_assert_str_eq(model_person(m, "ada")->function, "Director");
	cr_assert_null(model_person(m, "bob"));
	model_free(m);
}

Test(model, a_note_that_nobody_has_filed_is_told_from_the_groups)
{
	struct model *m = model_new();
	size_t count;

	meeting(m, "title", "One");
	give(m, (struct target){TARGET_NOTE, 0, 0, "", "", "n", "text"}, "Seen");
	give(m, (struct target){TARGET_NOTE, 0, 0, "", "", "n", "meeting"}, "1");
	const struct note **list = model_notes(m, "", 0, &count);
	cr_assert_eq(count, 1);
	cr_assert(model_unfiled(list[0]), "nobody's yet");
	give(m, (struct target){TARGET_NOTE, 0, 0, "", "", "n", "enterprise"}, "0");
	cr_assert(!model_unfiled(list[0]), "the group's");
	give(m, (struct target){TARGET_NOTE, 0, 0, "", "", "n", "enterprise"}, NULL);
	give(m, (struct target){TARGET_NOTE, 0, 0, "", "", "n", "step"}, "a");
	give(m, (struct target){TARGET_NOTE, 0, 0, "", "", "n", "follow"}, "open");
	cr_assert(!model_unfiled(list[0]), "of a step");
	cr_assert_str_eq(list[0]->follow, "open");
	free(list);
	model_free(m);
}

Test(model, an_empty_one_answers_everything)
{
	struct model *m = model_new();
	size_t count = 9;
	int answered, asked;
	const struct note **notes;

	cr_assert_str_eq(m->title, "", "never NULL");
	cr_assert_str_eq(m->live, "", "no live step");
	cr_assert_null(model_answer(m, "weather", 1, NULL, NULL), "no answer");
	cr_assert_not_null(model_rows(m, "list", 1, &count), "a list");
	cr_assert_eq(count, 0, "of no rows");
	cr_assert_str_eq(model_step(m, "x").status, "todo", "to do");
	cr_assert_eq(model_spent(m, "", 5000), 0, "no step, no clock");
	cr_assert_null(model_enterprise(m, 1), "nobody");
	cr_assert_not(model_absent(m, 1), "nobody is absent");
	cr_assert_str_eq(model_row_title(m, &fields[1], NULL, 1, "r"), "…", "a row without a title");
	model_progress(m, &step, 1, &answered, &asked);
	cr_assert(answered == 0 && asked == 3, "%d of %d", answered, asked);
	model_progress(m, &step, 0, &answered, &asked);
	cr_assert(answered == 0 && asked == 1, "the group: %d of %d", answered, asked);
	notes = model_notes(m, "x", 0, &count);
	cr_assert_eq(count, 0, "no notes");
	free(notes);
	model_free(m);
	model_free(NULL);
}

Test(model, the_session_the_meeting_and_the_enterprises)
{
	struct model *m = model_new();

	give(m, (struct target){TARGET_SESSION, 0, 0, "", "", "", "title"}, "Lille-Mons");
	give(m, (struct target){TARGET_SESSION, 0, 0, "", "", "", "language"}, "fr");
	give(m, (struct target){TARGET_ENTERPRISE, 0, 2, "", "", "", "name"}, "Phare");
	give(m, (struct target){TARGET_ENTERPRISE, 0, 1, "", "", "", "name"}, "Jardins");
	give(m, (struct target){TARGET_ENTERPRISE, 0, 2, "", "", "", "pole"}, "autre");
	give(m, (struct target){TARGET_ENTERPRISE, 0, 2, "", "", "", "left"}, NULL);
	meeting(m, "title", "1b");
	meeting(m, "live", "stakeholders");
	meeting(m, "since", "60000");
	cr_assert_str_eq(m->title, "Lille-Mons", "title");
	cr_assert_eq(m->enterprise_count, 2, "two");
	cr_assert_str_eq(m->enterprises[0].name, "Jardins", "in order of id");
	cr_assert_str_eq(model_enterprise(m, 2)->pole, "autre", "its pole");
	cr_assert_str_eq(model_enterprise(m, 2)->left, "", "never NULL");
	cr_assert(m->meeting == 1 && m->since == 60000 && strcmp(m->live, "stakeholders") == 0, "the meeting");
	give(m, (struct target){TARGET_MEETING, 2, 0, "", "", "", "title"}, "another");
	give(m, (struct target){TARGET_ANSWER, 2, 1, "", "weather", "", ""}, "5");
	cr_assert_str_eq(m->meeting_title, "1b", "another meeting's changes are ignored");
	cr_assert_null(model_answer(m, "weather", 1, "", ""), "its answers too");
	cr_assert_eq(m->revision, given, "but their revision was seen");
	model_free(m);
}

Test(model, the_clock_runs_in_the_live_step_only)
{
	struct model *m = model_new();

	meeting(m, "live", "stakeholders");
	meeting(m, "since", "60000");
	give(m, (struct target){TARGET_STEP, 1, 0, "stakeholders", "", "", "seconds"}, "30");
	give(m, (struct target){TARGET_STEP, 1, 0, "stakeholders", "", "", "status"}, "live");
	give(m, (struct target){TARGET_STEP, 1, 0, "opening", "", "", "seconds"}, "600");
	give(m, (struct target){TARGET_STEP, 1, 0, "opening", "", "", "status"}, "rubbish");
	cr_assert_eq(model_spent(m, "stakeholders", 65999), 35, "30 and the five whole ones since");
	cr_assert_eq(model_spent(m, "stakeholders", 1000), 30, "a clock that jumped back takes nothing away");
	cr_assert_eq(model_spent(m, "opening", 65999), 600, "what was spent");
	cr_assert_str_eq(model_step(m, "stakeholders").status, "live", "its state");
	cr_assert_str_eq(model_step(m, "opening").status, "todo", "what is no state is to do");
	meeting(m, "since", NULL);
	cr_assert_eq(model_spent(m, "stakeholders", 65999), 30, "the clock stands");
	meeting(m, "since", "1");
	give(m, (struct target){TARGET_STEP, 1, 0, "stakeholders", "", "", "seconds"}, "9223372036854775807");
	cr_assert_gt(model_spent(m, "stakeholders", INT64_MAX), 0, "a number nobody spent does no harm");
	meeting(m, "since", "-9223372036854775808");
	cr_assert_eq(m->since, 0, "nor does a moment that no clock shows");
	meeting(m, "since", "9223372036854775807");
	cr_assert_eq(m->since, 0, "in the past or to come");
	model_free(m);
}

static void expect_rows(const struct model *m, const char *expected)
{
	char list[64] = "";
	size_t count;
	const char *const *rows = model_rows(m, "list", 1, &count);

	for (size_t i = 0; i < count; i++)
		strcat(strcat(list, rows[i]), " ");
	cr_assert_str_eq(list, expected, "\"%s\"", list);
}

Test(model, rows_stand_in_order_come_and_go_and_come_back)
{
	struct model *m = model_new();

	row(m, "list", 1, "b", "2");
	row(m, "list", 1, "a", "1");
	row(m, "list", 1, "d", "2.5");
	row(m, "list", 1, "c", "2.5");
	row(m, "list", 2, "z", "1");
	expect_rows(m, "a b c d ");
	answer(m, "list", 1, "b", "name", "Mairie");
	row(m, "list", 1, "b", NULL);
	expect_rows(m, "a c d ");
	row(m, "list", 1, "b", "9");
	expect_rows(m, "a c d b ");
	cr_assert_str_eq(model_row_title(m, &fields[1], NULL, 1, "b"), "Mairie", "its cells were kept");
	answer(m, "list", 1, "b", "type", "internal");
	i18n_use(LANG_FR);
	cr_assert_str_eq(model_row_title(m, &fields[1], "type", 1, "b"), "interne", "an option stands as people read it");
	answer(m, "list", 1, "b", "name", "");
	cr_assert_str_eq(model_row_title(m, &fields[1], "name", 1, "b"), "…", "an empty title");
	model_free(m);
}

Test(model, says_what_is_answered)
{
	struct model *m = model_new();
	int answered, asked;

	answer(m, "weather", 1, "", "", "4");
	row(m, "list", 1, "a", "1");
	cr_assert(model_answered(m, &fields[0], 1), "a value");
	cr_assert_not(model_answered(m, &fields[0], 2), "of another");
	cr_assert_not(model_answered(m, &fields[1], 1), "an empty row is no answer");
	answer(m, "list", 1, "a", "name", "");
	cr_assert_not(model_answered(m, &fields[1], 1), "nor an empty cell");
	answer(m, "list", 1, "a", "name", "Mairie");
	cr_assert(model_answered(m, &fields[1], 1), "a cell is");
	row(m, "list", 1, "a", NULL);
	cr_assert_not(model_answered(m, &fields[1], 1), "not in a row that was removed");
	row(m, "list", 1, "a", "1");
	answer(m, "matrix", 1, "a", "b", "pp");
	cr_assert(model_answered(m, &fields[2], 1), "a cell of a matrix");
	model_progress(m, &step, 1, &answered, &asked);
	cr_assert(answered == 3 && asked == 3, "%d of %d", answered, asked);
	answer(m, "matrix", 1, "a", "b", NULL);
	answer(m, "weather", 1, "", "", "");
	cr_assert_not(model_answered(m, &fields[2], 1), "taken away again");
	cr_assert_not(model_answered(m, &fields[0], 1), "emptied");
	give(m, (struct target){TARGET_MISSING, 1, 1, "", "weather", "", ""}, "refused");
	cr_assert(model_answered(m, &fields[0], 1), "refusing to answer is recorded");
	answer(m, "expectations", 0, "", "", "tous");
	cr_assert(model_answered(m, &fields[3], 4), "the group's, whoever is asked about");
	model_progress(m, &step, 0, &answered, &asked);
	cr_assert(answered == 1 && asked == 1, "the group's progress: %d of %d", answered, asked);
	model_free(m);
}

Test(model, circles_are_those_set_else_those_of_the_field)
{
	struct model *m = model_new();
	struct target t = {TARGET_CIRCLE, 1, 1, "", "list", "", ""};

	cr_assert_str_eq(model_circle(m, &fields[0], 1), "g", "the field's");
	cr_assert_str_eq(model_circle(m, &fields[1], 1), "e", "else the enterprise's own");
	give(m, t, "g");
	cr_assert_str_eq(model_circle(m, &fields[1], 1), "g", "the one set");
	cr_assert_str_eq(model_circle(m, &fields[1], 2), "e", "for that one only");
	give(m, t, NULL);
	cr_assert_str_eq(model_circle(m, &fields[1], 1), "e", "set back");
	model_free(m);
}

Test(model, the_afternoon_counts_more_than_the_morning)
{
	struct model *m = model_new();

	give(m, (struct target){TARGET_ATTENDANCE, 1, 1, "", "", "am", "status"}, "absent");
	cr_assert(model_absent(m, 1), "absent in the morning");
	give(m, (struct target){TARGET_ATTENDANCE, 1, 1, "", "", "pm", "status"}, "present");
	cr_assert_not(model_absent(m, 1), "came in the afternoon");
	model_free(m);
}

static void note(struct model *m, const char *id, const char *column, const char *after)
{
	give(m, (struct target){TARGET_NOTE, 0, 0, "", "", id, column}, after);
}

Test(model, notes_are_filed_removed_and_brought_back)
{
	struct model *m = model_new();
	const struct note **list;
	size_t count;
	static const char *const ids[] = {"n1", "n2", "n3"};

	meeting(m, "kind", "collective");
	for (size_t i = 0; i < 3; i++) {
		note(m, ids[i], "meeting", i == 2 ? "7" : "1");
		note(m, ids[i], "enterprise", "2");
		note(m, ids[i], "step", "stakeholders");
		note(m, ids[i], "circle", "f");
		note(m, ids[i], "text", ids[i]);
	}
	list = model_notes(m, "stakeholders", 2, &count);
	cr_assert_eq(count, 2, "those of this meeting");
	cr_assert(strcmp(list[0]->text, "n1") == 0 && strcmp(list[1]->id, "n2") == 0, "oldest first");
	free(list);
	note(m, "n1", "text", NULL);
	list = model_notes(m, "stakeholders", 2, &count);
	cr_assert(count == 1 && strcmp(list[0]->id, "n2") == 0, "one was removed");
	free(list);
	note(m, "n1", "text", "again");
	list = model_notes(m, "stakeholders", 2, &count);
	cr_assert(count == 2 && strcmp(list[0]->text, "again") == 0, "and is back in its place");
	free(list);
	free(model_notes(m, "stakeholders", 1, &count));
	cr_assert_eq(count, 0, "another enterprise has none");
	model_free(m);
}

static const char scenario_text[] =
	"scenario = { id = \"small\"; version = %d; languages = [ \"en\" ]; title = \"Small\"; purpose = \"To test\"; source = \"None\"; slot = 10;\n"
	"  homework = \"Nothing\";\n"
	"  steps = ( { id = \"one\"; kind = \"individual\"; minutes = 10; title = \"One\"; say = \"Say\"; show = \"Show\"; guide = \"Guide\";\n"
	"    fields = ( { id = \"word\"; kind = \"text\"; label = \"Word\"; prompt = \"Which?\"; example = \"This\"; } ); } );\n"
	"};\n";

Test(model, the_scenario_may_come_before_or_after_the_meeting)
{
	struct target text = {TARGET_SCENARIO, 0, 0, "", "", "small 1", "text"};
	struct target other = {TARGET_SCENARIO, 0, 0, "", "", "other 1", "text"};
	char *first = xasprintf(scenario_text, 1);
	char *second = xasprintf(scenario_text, 2);

	for (int i = 0; i < 2; i++) {
		struct model *m = model_new();

		give(m, other, "not a scenario at all");
		if (i == 0)
			give(m, text, first);
		cr_assert_null(m->scenario, "nobody uses it yet");
		meeting(m, "scenario", "small 1");
		if (i == 1)
			give(m, text, first);
		cr_assert_not_null(m->scenario, "read");
		cr_assert_str_eq(m->scenario->id, "small", "the one the meeting uses");
		cr_assert_eq(m->scenario->version, 1, "its version");
		give(m, text, second);
		cr_assert_eq(m->scenario->version, 2, "refreshed");
		model_free(m);
	}
	free(first);
	free(second);
}

/* 10 enterprises, 500 answers: what a newcomer is sent. */
Test(model, five_hundred_answers_are_all_found)
{
	struct model *m = model_new();
	char field[16];
	char value[16];

	for (int i = 0; i < 500; i++) {
		snprintf(field, sizeof field, "field%d", i / 10);
		snprintf(value, sizeof value, "v%d", i);
		answer(m, field, i % 10, "", "", value);
	}
	for (int i = 0; i < 500; i++) {
		snprintf(field, sizeof field, "field%d", i / 10);
		snprintf(value, sizeof value, "v%d", i);
		cr_assert_str_eq(model_answer(m, field, i % 10, NULL, NULL), value, "answer %d", i);
	}
	model_free(m);
}

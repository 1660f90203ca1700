/* A further meeting starts with what it carries of the earlier ones, and shows the rest of it beside. */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include "session/carried.h"
#include "session/model.h"
#include "store_fixture.h"

static const char later[] =
	"scenario = { id = \"later\"; version = 2; languages = [ \"en\" ]; title = \"Later\"; purpose = \"p\"; source = \"s\"; slot = 10; "
	"homework = \"h\"; after = [ \"store\" ];\n"
	" steps = ( { id = \"again\"; kind = \"individual\"; minutes = 10; title = \"One\"; say = \"s\"; show = \"s\"; guide = \"g\";\n"
	"  fields = ( { id = \"beside\"; kind = \"long\"; label = \"B\"; prompt = \"b\"; from = \"store.secret\"; carry = \"beside\"; },\n"
	"   { id = \"copied\"; kind = \"long\"; label = \"C\"; prompt = \"c\"; from = \"store.weather\"; carry = \"copy\"; },\n"
	"   { id = \"staff\"; kind = \"number\"; label = \"S\"; prompt = \"s\"; from = \"store.staff\"; carry = \"update\"; },\n"
	"   { id = \"themes\"; kind = \"choices\"; label = \"T\"; prompt = \"t\"; from = \"store.themes\"; carry = \"copy\"; options = ( { id = "
	"\"a\"; label = \"A\"; }, { id = \"c\"; label = \"C\"; } ); },\n"
	"   { id = \"people\"; kind = \"table\"; label = \"P\"; prompt = \"p\"; from = \"store.people\"; carry = \"update\"; columns = ( { id = "
	"\"name\"; kind = \"text\"; label = \"N\"; }, { id = \"role\"; kind = \"text\"; label = \"R\"; } ); },\n"
	"   { id = \"common\"; kind = \"long\"; label = \"G\"; prompt = \"g\"; per = \"group\"; from = \"store.shared\"; carry = \"copy\"; },\n"
	"   { id = \"wide\"; kind = \"long\"; label = \"W\"; prompt = \"w\"; circle = \"gp\"; from = \"store.weather\"; carry = \"copy\"; } );\n"
	" } ); };\n";

static struct meeting_new new_meeting(const char *kind, int64_t enterprise)
{
	return (struct meeting_new){.scenario_text = later, .scenario_len = strlen(later), .scenario_id = "later", .scenario_version = 2,
	                            .kind = kind, .enterprise = enterprise, .title = "Later", .date = "2026-04-12", .author = "ada",
	                            .at = 1773394200000};
}

static bool add(struct store *f, const struct meeting_new *n, int64_t *meeting, struct error *err)
{
	if (session_begin(f->s, NULL, err) && session_meeting_add(f->s, n, meeting, err) && session_commit(f->s, NULL, err))
		return true;
	session_rollback(f->s);
	return false;
}

static int64_t added(struct store *f, const char *kind, int64_t enterprise)
{
	struct meeting_new n = new_meeting(kind, enterprise);
	struct error err = {0};
	int64_t meeting = 0;
	cr_assert(add(f, &n, &meeting, &err), "a meeting: %s", err.text);
	return meeting;
}

static struct target in(int64_t meeting, struct target t)
{
	t.meeting = meeting;
	return t;
}

static struct target row_of(const char *field, int64_t enterprise, const char *id)
{
	struct target t = store_cell(field, enterprise, id, "");
	t.kind = TARGET_ROW;
	return t;
}

/* What enterprise 1, and in part 2, said in the first meeting. */
static struct store answered(void)
{
	struct store f = store_new();
	store_set(&f, "ada", store_answer("weather", 1), VALUE_TEXT, "A hard winter");
	store_set(&f, "ada", store_answer("weather", 2), VALUE_TEXT, "Sun");
	store_set(&f, "ada", store_answer("secret", 1), VALUE_TEXT, "Between us");
	store_set(&f, "ada", store_answer("staff", 1), VALUE_NUMBER, "12.5");
	store_set(&f, "ada", store_answer("themes", 1), VALUE_IDS, "a b");
	store_set(&f, "ada", store_answer("themes", 2), VALUE_IDS, "a");
	store_set(&f, "ada", row_of("people", 1, "r1"), VALUE_NUMBER, "1");
	store_set(&f, "ada", store_cell("people", 1, "r1", "name"), VALUE_TEXT, "Neighbours");
	store_set(&f, "ada", row_of("people", 1, "r2"), VALUE_NUMBER, "2");
	store_set(&f, "ada", store_cell("people", 1, "r2", "name"), VALUE_TEXT, "Town");
	store_set(&f, "ada", row_of("people", 1, "r2"), VALUE_NUMBER, NULL);
	store_set(&f, "ada", store_answer("shared", 0), VALUE_TEXT, "Together");
	return f;
}

Test(carry, a_meeting_starts_with_what_it_copies_and_continues)
{
	struct store f = answered();
	int64_t m = added(&f, "collective", 0);
	cr_assert_eq(m, 2, "the second meeting");
	cr_assert_str_eq(store_value(&f, in(m, store_answer("copied", 1))), "A hard winter", "copied");
	cr_assert_str_eq(store_value(&f, in(m, store_answer("copied", 2))), "Sun", "each its own");
	cr_assert_str_eq(store_value(&f, in(m, store_answer("staff", 1))), "12.5", "continued");
	cr_assert_str_eq(store_value(&f, in(m, store_answer("beside", 1))), "(absent)", "what is shown beside is not copied");
	cr_assert_str_eq(store_value(&f, in(m, row_of("people", 1, "r1"))), "1", "the rows keep their ids");
	cr_assert_str_eq(store_value(&f, in(m, store_cell("people", 1, "r1", "name"))), "Neighbours", "and the cells of columns of the same name");
	cr_assert_str_eq(store_value(&f, in(m, row_of("people", 1, "r2"))), "(absent)", "a removed row stays removed");
	cr_assert_str_eq(store_value(&f, in(m, store_answer("common", 0))), "Together", "the group's too");
	cr_assert_str_eq(store_value(&f, in(m, store_answer("themes", 1))), "(absent)", "not what holds an option that is no more");
	cr_assert_str_eq(store_value(&f, in(m, store_answer("themes", 2))), "a", "but what still fits");
	cr_assert_str_eq(store_value(&f, store_answer("weather", 1)), "A hard winter", "the first meeting is left as it was");
	store_free(&f);
}

static const char *circle_in(struct store *f, int64_t meeting, const char *field, int64_t enterprise)
{
	struct target t = store_answer(field, enterprise);
	t.kind = TARGET_CIRCLE;
	return store_value(f, in(meeting, t));
}

static void put_circle(struct store *f, int64_t meeting, const char *field, int64_t enterprise, const char *circle)
{
	struct target t = store_answer(field, enterprise);
	t.kind = TARGET_CIRCLE;
	store_set(f, "ada", in(meeting, t), VALUE_ID, circle);
}

Test(carry, what_is_copied_is_read_by_nobody_who_might_not_read_it_before)
{
	struct store f = answered();
	store_set(&f, "ada", store_answer("weather", 3), VALUE_TEXT, "Fog");
	put_circle(&f, 1, "weather", 1, "f");
	put_circle(&f, 1, "weather", 2, "g");
	put_circle(&f, 1, "staff", 1, "g");
	int64_t m = added(&f, "collective", 0);
	cr_assert_str_eq(circle_in(&f, m, "wide", 1), "f", "between facilitators, as before");
	cr_assert_str_eq(circle_in(&f, m, "copied", 1), "f", "wherever it is copied to");
	cr_assert_str_eq(circle_in(&f, m, "wide", 2), "g", "shared with the group, not with the programme");
	cr_assert_str_eq(circle_in(&f, m, "copied", 2), "(absent)", "what was open opens nothing");
	cr_assert_str_eq(circle_in(&f, m, "staff", 1), "(absent)", "nor does it here");
	cr_assert_str_eq(circle_in(&f, m, "wide", 3), "(absent)", "nothing was said of it");
	store_free(&f);
}

Test(carry, a_circle_alone_is_nothing_to_carry)
{
	struct store f = answered();
	put_circle(&f, 1, "weather", 3, "f");
	int64_t m = added(&f, "collective", 0);
	cr_assert_str_eq(circle_in(&f, m, "copied", 3), "(absent)", "there is no answer");
	store_free(&f);
}

Test(carry, one_undo_takes_all_of_it_back_and_the_meeting_stays)
{
	struct store f = answered();
	int64_t m = added(&f, "collective", 0);
	struct undo_result r = store_undo(&f, "ada", false, false);
	cr_assert_not(r.nothing || r.conflict, "undone");
	undo_result_clear(&r);
	cr_assert_str_eq(store_value(&f, in(m, store_answer("copied", 1))), "(absent)", "taken back");
	cr_assert_str_eq(store_value(&f, in(m, row_of("people", 1, "r1"))), "(absent)", "the rows too");
	cr_assert_str_eq(store_value(&f, (struct target){.kind = TARGET_MEETING, .meeting = m, .step = "", .field = "", .row = "", .column = "title"}),
	                 "Later", "the meeting is there");
	r = store_undo(&f, "ada", true, false);
	undo_result_clear(&r);
	cr_assert_str_eq(store_value(&f, in(m, store_answer("copied", 2))), "Sun", "and done again");
	store_free(&f);
}

Test(carry, what_somebody_touched_is_never_carried_over_again)
{
	struct store f = answered();
	struct error err = {0};
	int64_t m = added(&f, "collective", 0);
	store_set(&f, "bea", in(m, store_answer("copied", 1)), VALUE_TEXT, NULL);
	store_set(&f, "bea", store_answer("weather", 3), VALUE_TEXT, "Said later");
	store_set(&f, "bea", store_answer("weather", 1), VALUE_TEXT, "Changed afterwards");
	cr_assert(session_begin(f.s, NULL, &err) && session_carry(f.s, m, "bea", f.now, NULL, NULL, &err) && session_commit(f.s, NULL, &err),
	          "carried again: %s", err.text);
	cr_assert_str_eq(store_value(&f, in(m, store_answer("copied", 1))), "(absent)", "it was emptied on purpose");
	cr_assert_str_eq(store_value(&f, in(m, store_answer("copied", 2))), "Sun", "it was carried before");
	cr_assert_str_eq(store_value(&f, in(m, store_answer("copied", 3))), "Said later", "it was never touched here");
	store_free(&f);
}

Test(carry, an_individual_meeting_carries_for_its_enterprise_alone)
{
	struct store f = answered();
	int64_t m = added(&f, "individual", 2);
	cr_assert_str_eq(store_value(&f, in(m, store_answer("copied", 2))), "Sun", "its own");
	cr_assert_str_eq(store_value(&f, in(m, store_answer("copied", 1))), "(absent)", "nobody else's");
	store_free(&f);
}

Test(carry, a_draft_is_carried_as_the_answer_that_it_counts_as)
{
	struct store f = store_new();
	store_draft(&f, "bea", store_answer("weather", 4), "half a sen");
	int64_t m = added(&f, "collective", 0);
	cr_assert_str_eq(store_value(&f, in(m, store_answer("copied", 4))), "half a sen", "carried");
	store_free(&f);
}

Test(carry, a_meeting_that_cannot_be_is_refused_and_nothing_of_it_is_kept)
{
	struct store f = store_new();
	const struct { const char *kind; int64_t enterprise; } wrong[] = {{"weekly", 0}, {"individual", 0}, {"individual", 99}, {"collective", 1}};
	struct error err = {0};
	int64_t meeting;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct meeting_new n = new_meeting(wrong[i].kind, wrong[i].enterprise);
		cr_assert_not(add(&f, &n, &meeting, &err), "%s of %d", wrong[i].kind, (int)wrong[i].enterprise);
		cr_assert_not_null(err.text, "with a sentence");
		error_clear(&err);
	}
	added(&f, "collective", 0);
	struct meeting_new other = new_meeting("collective", 0);
	char *changed = xasprintf("%s ", later);
	other.scenario_text = changed;
	other.scenario_len = strlen(changed);
	cr_assert_not(add(&f, &other, &meeting, &err), "another text under the same version");
	cr_assert(strstr(err.text, "later 2"), "%s", err.text);
	error_clear(&err);
	free(changed);
	char *count = store_bare_text(f.path, "SELECT count(*) FROM meeting");
	cr_assert_str_eq(count, "2", "only the good one");
	free(count);
	store_free(&f);
}

static bool to_model(void *context, const struct change *c, struct error *err)
{
	(void)err;
	model_apply(context, c);
	return true;
}

/* The model of a meeting as a face has it. */
static struct model *model_of(struct store *f, int64_t meeting)
{
	struct model *m = model_new();
	struct error err = {0};
	struct needs n;
	char *trouble = NULL;
	size_t altered = 0;
	cr_assert(session_snapshot(f->s, meeting, NULL, to_model, m, &trouble, &err), "%s", err.text);
	needs_of(&n, m->scenario);
	cr_assert(session_carried(f->s, meeting, &n, 0, to_model, m, &altered, &err), "%s", err.text);
	needs_clear(&n);
	cr_assert_eq(altered, 0, "nothing altered");
	return m;
}

Test(carry, what_an_earlier_meeting_said_is_known_by_its_full_id)
{
	struct store f = answered();
	int64_t id = added(&f, "collective", 0);
	struct model *m = model_of(&f, id);
	size_t count;
	cr_assert_eq(m->meeting, id, "this meeting");
	cr_assert_str_eq(model_carried(m, "store.secret", 1, NULL, NULL), "Between us", "the answer");
	cr_assert_null(model_carried(m, "store.secret", 2, NULL, NULL), "which 2 never gave");
	cr_assert_null(model_answer(m, "secret", 1, "", ""), "it is no answer of this meeting");
	cr_assert_str_eq(model_carried(m, "store.shared", 1, "", ""), "Together", "what the group said holds for each");
	cr_assert_str_eq(model_carried(m, "copied", 1, "", ""), "A hard winter", "without a dot: this meeting's");
	const char *const *rows = model_carried_rows(m, "store.people", 1, &count);
	cr_assert(count == 1 && strcmp(rows[0], "r1") == 0, "%zu rows", count);
	cr_assert_str_eq(model_carried(m, "store.people", 1, "r1", "name"), "Neighbours", "a cell");
	const struct earlier *from = model_carried_from(m, "store.secret", 1);
	cr_assert(from && from->id == 1 && strcmp(from->date, "2026-03-12") == 0, "and when it was said");
	cr_assert_null(model_carried_from(m, "store.secret", 2), "nothing was");
	cr_assert_null(model_carried(m, "stor.secret", 1, "", ""), "an id that only begins alike");
	model_free(m);
	store_free(&f);
}

Test(carry, of_two_meetings_of_a_scenario_the_last_one_that_said_something_counts)
{
	struct store f = answered();
	int64_t second = added(&f, "collective", 0);
	struct meeting_new again = new_meeting("collective", 0);
	struct error err = {0};
	int64_t third;
	store_set(&f, "ada", in(second, store_answer("copied", 1)), VALUE_TEXT, "Later on");
	static const char last[] = "scenario = { id = \"last\"; version = 1; languages = [ \"en\" ]; title = \"L\"; purpose = \"p\"; source = \"s\"; slot = 10; "
							   "homework = \"h\"; steps = ( { id = \"s\"; kind = \"individual\"; minutes = 10; title = \"O\"; say = \"s\"; show = \"s\"; "
							   "guide = \"g\"; fields = ( { id = \"now\"; kind = \"long\"; label = \"N\"; prompt = \"n\"; from = \"later.copied\"; carry = \"copy\"; } ); } ); };";
	cr_assert(add(&f, &again, &third, &err), "the same scenario again: %s", err.text);
	store_set(&f, "ada", in(third, store_answer("copied", 1)), VALUE_TEXT, "Last");
	store_set(&f, "ada", in(third, store_answer("copied", 2)), VALUE_TEXT, NULL);
	struct meeting_new n = {.scenario_text = last, .scenario_len = strlen(last), .scenario_id = "last", .scenario_version = 1,
	                        .kind = "collective", .title = "L", .author = "ada", .at = f.now};
	int64_t fourth;
	cr_assert(add(&f, &n, &fourth, &err), "%s", err.text);
	cr_assert_str_eq(store_value(&f, in(fourth, store_answer("now", 1))), "Last", "the last one");
	cr_assert_str_eq(store_value(&f, in(fourth, store_answer("now", 2))), "Sun", "or the one before, where the last has nothing");
	struct model *m = model_of(&f, fourth);
	cr_assert_str_eq(model_carried(m, "later.copied", 1, "", ""), "Last", "and so says the screen");
	cr_assert_str_eq(model_carried(m, "later.copied", 2, "", ""), "Sun", "of each");
	model_free(m);
	store_free(&f);
}

static void on_day(struct store *f, int64_t meeting, const char *day)
{
	struct target t = {.kind = TARGET_MEETING, .meeting = meeting, .step = "", .field = "", .row = "", .column = "date"};
	store_set(f, "ada", t, VALUE_TEXT, day);
}

/* A meeting that was made later may be held earlier: the day counts, then the number. */
Test(carry, what_is_earlier_is_said_by_the_day)
{
	struct store f = answered();
	int64_t second = added(&f, "collective", 0), third, fourth;
	struct meeting_new n = new_meeting("individual", 1);
	struct error err = {0};
	cr_assert(add(&f, &n, &third, &err) && add(&f, &n, &fourth, &err), "%s", err.text);
	on_day(&f, 1, "2026-03-01");
	on_day(&f, second, "2026-06-01");
	on_day(&f, third, "2026-04-01");
	store_set(&f, "ada", in(second, store_answer("copied", 1)), VALUE_TEXT, "in June");
	store_set(&f, "ada", in(third, store_answer("copied", 1)), VALUE_TEXT, "in April");
	struct model *m = model_of(&f, fourth); /* no day: behind the one made before it, in April */
	cr_assert_null(model_carried_from(m, "later.copied", 2));
	model_free(m);
	char *value = NULL;
	cr_assert(session_carried_value(f.s, fourth, "later.copied", 1, &value, &err) && value != NULL);
	cr_assert_str_eq(value, "in April");
	free(value);
	on_day(&f, fourth, "2026-07-01");
	cr_assert(session_carried_value(f.s, fourth, "later.copied", 1, &value, &err));
	cr_assert_str_eq(value, "in June", "though its number is lower than that of April's");
	free(value);
	cr_assert(session_carried_value(f.s, 1, "later.copied", 1, &value, &err) && value == NULL, "nothing is before the first");
	store_free(&f);
}

Test(carry, a_session_of_several_meetings_is_the_same_after_export_and_import)
{
	struct store f = answered();
	struct error err = {0};
	int64_t m = added(&f, "collective", 0);
	added(&f, "individual", 3);
	struct target step = {.kind = TARGET_STEP, .meeting = m, .step = "again", .field = "", .row = "", .column = "presenter"};
	store_set(&f, "ada", step, VALUE_NUMBER, "3");
	step.column = "groups";
	store_set(&f, "ada", step, VALUE_TEXT, "1,4 2,5 3");
	char *json = store_export(f.s, 0), *path = store_path(&f, "export.json"), *copy = store_path(&f, "again.filrouge");
	store_put_file(path, json, strlen(json));
	cr_assert(session_import(path, copy, &err), "imported: %s", err.text);
	struct session *s = session_open(copy, SESSION_READ, &err);
	char *again = store_export(s, 0);
	cr_assert_str_eq(again, json, "the export of the import is equal to it");
	char *steps = store_json(json, "SELECT value -> '$.steps' FROM json_each(:json, '$.meetings') WHERE value ->> '$.id' = 2");
	cr_assert_str_eq(steps, "[{\"id\":\"again\",\"status\":\"todo\",\"seconds\":0,\"presenter\":3,\"groups\":\"1,4 2,5 3\",\"planned\":null,"
	                 "\"reason\":null,\"began\":null,\"revealed\":null}]", "%s", steps);
	session_close(s);
	free(steps);
	free(again);
	free(copy);
	free(path);
	free(json);
	store_free(&f);
}

/* circle of the answers `open` and `wide` of enterprise 1, as exported */
static void circles_are(struct store *f, const char *expected)
{
	char *json = store_export(f->s, 0);
	char *got = store_json(json, "SELECT group_concat(value ->> '$.circle', ' ') FROM json_each(:json, '$.answers') WHERE value ->> '$.field' IN "
	                             "('open', 'wide')");
	cr_assert_str_eq(got, expected, "%s, not %s", got, expected);
	free(got);
	free(json);
}

Test(carry, the_export_gives_to_the_programme_only_what_is_consented_to)
{
	static const char asked[] =
		"scenario = { id = \"asked\"; version = 1; languages = [ \"en\" ]; title = \"L\"; purpose = \"p\"; source = \"s\"; slot = 10; homework = \"h\"; "
		"steps = ( { id = \"s\"; kind = \"individual\"; minutes = 10; title = \"O\"; say = \"s\"; show = \"s\"; guide = \"g\"; fields = ( "
		"{ id = \"study\"; kind = \"consent\"; label = \"S\"; prompt = \"s\"; },"
		"{ id = \"open\"; kind = \"long\"; label = \"N\"; prompt = \"n\"; circle = \"p\"; consent = \"study\"; },"
		"{ id = \"wide\"; kind = \"long\"; label = \"N\"; prompt = \"n\"; circle = \"gp\"; consent = \"study\"; } ); } ); };";
	struct store f = store_new();
	struct error err = {0};
	struct meeting_new n = {.scenario_text = asked, .scenario_len = strlen(asked), .scenario_id = "asked", .scenario_version = 1,
	                        .kind = "collective", .title = "L", .author = "ada", .at = f.now};
	int64_t m;
	cr_assert(add(&f, &n, &m, &err), "%s", err.text);
	store_set(&f, "ada", in(m, store_answer("open", 1)), VALUE_TEXT, "x");
	store_set(&f, "ada", in(m, store_answer("wide", 1)), VALUE_TEXT, "y");
	circles_are(&f, "e g");
	store_set(&f, "ada", in(m, store_answer("study", 1)), VALUE_ID, "yes");
	circles_are(&f, "p gp");
	store_set(&f, "ada", in(m, store_answer("study", 1)), VALUE_ID, "no");
	circles_are(&f, "e g");
	store_free(&f);
}

/* In a second meeting the screen knows what the first one said, and only what the scenario names; it follows when that changes. */
#include "seam_fixture.h"

#include <criterion/criterion.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SCENARIO(id, fields) \
	"scenario = { id = \"" id "\"; version = 1; languages = [ \"en\" ]; title = \"W\"; purpose = \"p\"; source = \"s\"; slot = 10; " \
	"homework = \"h\"; steps = ( { id = \"one\"; kind = \"individual\"; minutes = 10; title = \"One\"; say = \"s\"; show = \"s\"; guide = " \
	"\"g\"; fields = ( " fields " ); } ); };"
#define FIELD(id, kind, more) "{ id = \"" id "\"; kind = \"" kind "\"; label = \"L\"; prompt = \"p\"; " more "}"

static const char first[] = SCENARIO("first",
	FIELD("staff", "number", "") "," FIELD("why", "long", "") "," FIELD("unnamed", "long", "") "," FIELD("promised", "quota", "") ","
	FIELD("worked", "hours", "quota = \"promised\"; "));
static const char second[] = SCENARIO("second",
	FIELD("again", "long", "from = \"first.why\"; carry = \"copy\"; ") "," FIELD("beside", "long", "from = \"first.staff\"; carry = \"beside\"; ") ","
	FIELD("many", "long", "when = \"\\\"first\\\".staff > 10\"; ") "," FIELD("more", "number", "compute = \"\\\"first\\\".staff + 1\"; ") ","
	FIELD("worked", "hours", "quota = \"first.promised\"; "));

static struct session *open_file(const struct seam *f)
{
	struct error err = { 0 };
	struct session *s = session_open(f->path, SESSION_WRITE, &err);
	cr_assert_not_null(s, "opened: %s", err.text);
	return s;
}

static void say_first(const struct seam *f, const char *field, int64_t enterprise, enum value_type type, const char *value)
{
	struct error err = { 0 };
	struct session *s = open_file(f);
	struct change c = { .at = 1773307800000, .author = "bea", .target = seam_answer(field, enterprise), .type = type, .after = value };
	bool busy = true;
	for (int i = 0; i < 100 && !session_begin(s, &busy, &err); i++)
		error_clear(&err);
	cr_assert(change_append(s, &c, &err) && session_commit(s, NULL, &err), "%s", err.text);
	session_close(s);
}

/* The first one is over: whoever comes now stands in the second. */
static bool first_held(struct session *s, struct error *err)
{
	struct change c = { .at = 1773307800000, .author = "bea", .target = { TARGET_STEP, 1, 0, "one", "", "", "status" },
		.type = VALUE_ID, .after = "done" };
	return change_append(s, &c, err);
}

static void add_second(const struct seam *f, const char *kind, int64_t enterprise)
{
	struct error err = { 0 };
	struct session *s = open_file(f);
	struct meeting_new n = { .scenario_text = second, .scenario_len = strlen(second), .scenario_id = "second", .scenario_version = 1,
		.kind = kind, .enterprise = enterprise, .title = "Second", .author = "ada", .at = 1773394200000 };
	int64_t meeting;
	cr_assert(session_begin(s, NULL, &err) && first_held(s, &err) && session_meeting_add(s, &n, &meeting, &err) && session_commit(s, NULL, &err), "%s", err.text);
	session_close(s);
}

static struct seam two_meetings(void)
{
	struct seam f = seam_new_of(first, "first");
	say_first(&f, "staff", 1, VALUE_NUMBER, "12");
	say_first(&f, "unnamed", 1, VALUE_TEXT, "nobody asks for this");
	say_first(&f, "promised", 1, VALUE_NUMBER, "10");
	say_first(&f, "worked", 1, VALUE_NUMBER, "2.5");
	add_second(&f, "collective", 0);
	return f;
}

static const struct field *field(struct client *c, const char *id)
{
	const struct field *f = scenario_field(client_model(c)->scenario, id, NULL);
	cr_assert_not_null(f, "the field %s", id);
	return f;
}

static double hours_left(struct client *c)
{
	double left = NAN;
	model_hours_left(client_model(c), field(c, "worked"), 1, &left, NULL);
	return left;
}

Test(keeper_carry, the_snapshot_holds_what_the_scenario_names_and_no_more)
{
	struct seam f = two_meetings();
	struct client *c = seam_client(&f, "ada");
	const struct model *m = client_model(c);
	cr_assert_eq(m->meeting, 2, "the second meeting");
	cr_assert_str_eq(model_carried(m, "first.staff", 1, "", ""), "12", "what is shown beside");
	cr_assert_null(model_carried(m, "first.unnamed", 1, "", ""), "what nothing names does not travel");
	cr_assert(model_shown(m, field(c, "many"), 1) && !model_shown(m, field(c, "many"), 2), "an expression reads it");
	cr_assert_str_eq(model_computed(m, field(c, "more"), 1), "13", "and computes with it");
	cr_assert_float_eq(hours_left(c), 7.5, 1e-9, "10 promised, 2.5 counted before: %g", hours_left(c));
	struct setting set = { { TARGET_ANSWER, 2, 1, "one", "worked", "", "" }, VALUE_NUMBER, "1.25" };
	client_set(c, &set, 1);
	cr_assert_float_eq(hours_left(c), 6.25, 1e-9, "and now 1.25 more: %g", hours_left(c));
	seam_close(c);
	seam_free(&f);
}

struct awaited { struct client *c; const char *computed; double left; };

static bool arrived(void *context)
{
	const struct awaited *a = context;
	const char *now = model_computed(client_model(a->c), field(a->c, "more"), 1);
	return now != NULL && strcmp(now, a->computed) == 0 && fabs(hours_left(a->c) - a->left) < 1e-9;
}

Test(keeper_carry, what_changes_in_an_earlier_meeting_is_followed)
{
	struct seam f = two_meetings();
	struct client *c = seam_client(&f, "ada");
	struct awaited a = { c, "5", 6 };
	say_first(&f, "staff", 1, VALUE_NUMBER, "4");
	say_first(&f, "worked", 1, VALUE_NUMBER, "4");
	cr_assert(seam_until(&c, 1, arrived, &a, 5000), "computed %s, %g hours", model_computed(client_model(c), field(c, "more"), 1), hours_left(c));
	cr_assert_str_eq(model_carried(client_model(c), "first.staff", 1, "", ""), "4", "shown beside");
	cr_assert_not(model_shown(client_model(c), field(c, "many"), 1), "and hidden");
	seam_close(c);
	seam_free(&f);
}

static bool copied(void *context)
{
	return model_answer(client_model(context), "again", 1, "", "") != NULL;
}

Test(keeper_carry, a_meeting_planned_ahead_is_filled_when_it_begins)
{
	struct seam f = seam_new_of(first, "first");
	add_second(&f, "collective", 0);
	say_first(&f, "why", 1, VALUE_TEXT, "said after it was planned");
	struct client *c = seam_client(&f, "ada");
	cr_assert_not(copied(c), "it was empty then");
	struct setting live = { { TARGET_MEETING, 2, 0, "", "", "", "live" }, VALUE_ID, "one" };
	client_set(c, &live, 1);
	cr_assert(seam_until(&c, 1, copied, c, 5000), "it is there");
	cr_assert_str_eq(model_answer(client_model(c), "again", 1, "", ""), "said after it was planned", "as it was said");
	seam_close(c);
	seam_free(&f);
}

Test(keeper_carry, an_individual_meeting_hears_nothing_of_the_others)
{
	struct seam f = seam_new_of(first, "first");
	say_first(&f, "staff", 1, VALUE_NUMBER, "12");
	say_first(&f, "staff", 2, VALUE_NUMBER, "30");
	add_second(&f, "individual", 2);
	struct client *c = seam_client(&f, "ada");
	cr_assert_str_eq(model_carried(client_model(c), "first.staff", 2, "", ""), "30", "its own");
	cr_assert_null(model_carried(client_model(c), "first.staff", 1, "", ""), "not another's");
	cr_assert_eq(client_model(c)->meeting_enterprise, 2, "whose meeting it is");
	seam_close(c);
	seam_free(&f);
}

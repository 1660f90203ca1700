/* What the keeper works out reaches the screen: shown, warned, computed, as the answers move. */
#include "seam_fixture.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#define STEP(fields) \
	"scenario = { id = \"worked\"; version = 1; languages = [ \"en\" ]; title = \"W\"; purpose = \"p\"; source = \"s\"; slot = 10; " \
	"homework = \"h\"; steps = ( { id = \"one\"; kind = \"individual\"; minutes = 10; title = \"One\"; say = \"s\"; show = \"s\"; guide = " \
	"\"g\"; fields = ( " fields " ); } ); };"

static const char worked[] = STEP(
	"{ id = \"staff\"; kind = \"number\"; label = \"S\"; prompt = \"s\"; },"
	"{ id = \"why\"; kind = \"long\"; label = \"W\"; prompt = \"w\"; when = \"staff > 10\"; },"
	"{ id = \"part\"; kind = \"number\"; label = \"P\"; prompt = \"p\"; check = \"part <= staff\"; check_say = \"More than there are\"; },"
	"{ id = \"twice\"; kind = \"number\"; label = \"T\"; prompt = \"t\"; compute = \"staff * 2\"; },"
	"{ id = \"four\"; kind = \"number\"; label = \"F\"; prompt = \"f\"; compute = \"twice * 2\"; },"
	"{ id = \"hello\"; kind = \"text\"; label = \"H\"; prompt = \"h\"; compute = \"'Dear ' || name\"; },"
	"{ id = \"name\"; kind = \"text\"; label = \"N\"; prompt = \"n\"; }");

static const struct field *field(struct client *c, const char *id)
{
	const struct field *f = scenario_field(client_model(c)->scenario, id, NULL);
	cr_assert_not_null(f, "the field %s", id);
	return f;
}

static const char *computed(struct client *c, const char *id, int64_t enterprise)
{
	const char *value = model_computed(client_model(c), field(c, id), enterprise);
	return value != NULL ? value : "(nothing)";
}

static void set_number(struct client *c, const char *id, int64_t enterprise, const char *value)
{
	struct setting set = { seam_answer(id, enterprise), VALUE_NUMBER, value };
	client_set(c, &set, 1);
}

struct expected { struct client *c; const char *id, *value; int64_t enterprise; };

static bool is_computed(void *context)
{
	const struct expected *e = context;
	return strcmp(computed(e->c, e->id, e->enterprise), e->value) == 0;
}

static void comes(struct client **clients, size_t count, const char *id, int64_t enterprise, const char *value)
{
	struct expected e = { clients[0], id, value, enterprise };
	cr_assert(seam_until(clients, count, is_computed, &e, 5000), "%s of %d becomes %s, not %s", id, (int)enterprise, value,
	          computed(clients[0], id, enterprise));
}

Test(keeper_derive, what_is_hidden_warned_and_computed_follows_the_answers)
{
	struct seam f = seam_new_of(worked, "worked");
	struct client *c = seam_client(&f, "ada");
	const struct model *m = client_model(c);
	cr_assert_not(model_shown(m, field(c, "why"), 1), "nothing is known of the staff: not shown");
	cr_assert_str_eq(computed(c, "twice", 1), "(nothing)", "nor computed");
	cr_assert(model_check_ok(m, field(c, "part"), 1), "nothing to warn of");
	set_number(c, "staff", 1, "12");
	comes(&c, 1, "four", 1, "48");
	cr_assert_str_eq(computed(c, "twice", 1), "24", "what is computed is read by what is computed");
	cr_assert(model_shown(client_model(c), field(c, "why"), 1), "12 is more than 10");
	cr_assert_not(model_shown(client_model(c), field(c, "why"), 2), "of the other nothing is known");
	cr_assert_str_eq(computed(c, "twice", 2), "(nothing)", "nor computed");
	set_number(c, "part", 1, "13");
	set_number(c, "staff", 1, "4");
	comes(&c, 1, "four", 1, "16");
	cr_assert_not(model_check_ok(client_model(c), field(c, "part"), 1), "13 of 4");
	cr_assert_not(model_shown(client_model(c), field(c, "why"), 1), "hidden again");
	client_undo(c, false, false);
	comes(&c, 1, "four", 1, "48");
	cr_assert(model_shown(client_model(c), field(c, "why"), 1), "undo brings it back");
	set_number(c, "staff", 1, NULL);
	comes(&c, 1, "four", 1, "(nothing)");
	seam_close(c);
	c = seam_client(&f, "ada");
	set_number(c, "staff", 3, "100");
	comes(&c, 1, "four", 3, "400");
	seam_close(c);
	c = seam_client(&f, "ada");
	cr_assert_str_eq(computed(c, "four", 3), "400", "it is there at once in the next snapshot");
	cr_assert(model_shown(client_model(c), field(c, "why"), 3), "as is what is shown");
	seam_close(c);
	seam_free(&f);
}

Test(keeper_derive, what_is_being_typed_counts_and_so_does_what_was_taken_back)
{
	struct seam f = seam_new_of(worked, "worked");
	struct client *c = seam_client(&f, "ada");
	struct target name = seam_answer("name", 1);
	seam_type(c, "name", "Ada");
	comes(&c, 1, "hello", 1, "Dear Ada");
	client_splice(c, &name, 0, 3, "", 0);
	client_fold(c, NULL);
	comes(&c, 1, "hello", 1, "(nothing)");
	seam_close(c);
	seam_free(&f);
}

Test(keeper_derive, another_facilitator_sees_it_too)
{
	struct seam f = seam_new_of(worked, "worked");
	struct client *clients[2] = { seam_client(&f, "ada"), seam_client(&f, "bea") };
	set_number(clients[1], "staff", 2, "7");
	comes(clients, 2, "four", 2, "28");
	seam_close(clients[0]);
	seam_close(clients[1]);
	seam_free(&f);
}

Test(keeper_derive, none_of_it_is_ever_in_the_file)
{
	struct seam f = seam_new_of(worked, "worked");
	struct client *c = seam_client(&f, "ada");
	struct setting false_one = { { TARGET_DERIVED, 1, 1, "", "why", "", "when" }, VALUE_NUMBER, "1" };
	struct error err = { 0 };
	char *json = NULL;
	size_t len;
	set_number(c, "staff", 1, "4");
	comes(&c, 1, "four", 1, "16");
	client_set(c, &false_one, 1);
	cr_assert(seam_saved(&c, 1, 5000), "answered");
	cr_assert_not_null(client_state(c).notice, "a face cannot say what is worked out");
	seam_close(c);
	struct session *s = session_open(f.path, SESSION_READ, &err);
	FILE *out = open_memstream(&json, &len);
	cr_assert(session_export(s, 0, out, &err), "exported: %s", err.text);
	fclose(out);
	char *worked_out = strstr(json, "\n\"computed\": ");
	cr_assert_not_null(worked_out, "the export works it out again");
	*worked_out = '\0';
	cr_assert_null(strstr(json, "derived"), "nothing of it in what the file holds");
	cr_assert_null(strstr(json, "\"twice\",\"enterprise\""), "no answer was made of it");
	free(json);
	session_close(s);
	seam_free(&f);
}

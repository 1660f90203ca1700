/* An option that asks for an action puts it into the action plan: with the choice, once, and undone with it. */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include "seam_fixture.h"

static const char text[] =
	"scenario = { id = \"plan\"; version = 1; languages = [ \"en\", \"fr\" ]; title = { en = \"P\"; fr = \"P\"; }; purpose = { en = \"p\"; fr = \"p\"; }; source = "
	"{ en = \"s\"; fr = \"s\"; }; slot = 10; homework = { en = \"h\"; fr = \"h\"; };"
	" steps = ( { id = \"one\"; kind = \"individual\"; minutes = 10; title = { en = \"O\"; fr = \"O\"; }; say = { en = \"s\"; fr = \"s\"; }; show = { en = \"s\"; fr = "
	"\"s\"; }; guide = { en = \"g\"; fr = \"g\"; };"
	"  fields = ( { id = \"gaps\"; kind = \"choices\"; label = { en = \"G\"; fr = \"G\"; }; prompt = { en = \"g\"; fr = \"g\"; }; plan = \"next\"; options = ("
	"   { id = \"law\"; label = { en = \"L\"; fr = \"L\"; }; action = { en = \"Read the law\"; fr = \"Lire la loi\"; }; },"
	"   { id = \"la\"; label = { en = \"M\"; fr = \"M\"; }; action = { en = \"Meet\"; fr = \"Voir\"; }; },"
	"   { id = \"none\"; label = { en = \"N\"; fr = \"N\"; }; } ); },"
	"   { id = \"next\"; kind = \"action\"; } ); } ); };";

static void choose(struct client *c, const char *ids)
{
	struct setting set = { seam_answer("gaps", 1), VALUE_IDS, ids };
	client_set(c, &set, 1);
	cr_assert(seam_saved(&c, 1, 5000), "saved: %s", client_state(c).trouble);
}

/* The actions, each with a bar after it. */
static const char *plan(struct client *c)
{
	static char all[256];
	size_t count;
	const struct model *m = client_model(c);
	const char *const *rows = model_rows(m, "next", 1, &count);
	all[0] = '\0';
	for (size_t i = 0; i < count; i++) {
		const char *cell = model_answer(m, "next", 1, rows[i], "action");
		strcat(strcat(all, cell != NULL ? cell : "(nothing)"), "|");
	}
	return all;
}

static bool undo_said(void *context)
{
	return client_undone(context) != NULL;
}

static void undo(struct client *c, bool redo)
{
	client_undone_seen(c);
	client_undo(c, redo, false);
	cr_assert(seam_until(&c, 1, undo_said, c, 5000), "undone");
	cr_assert(seam_saved(&c, 1, 5000), "saved");
}

Test(plan, choosing_an_option_plans_its_action_once)
{
	struct seam f = seam_new_of(text, "plan");
	struct client *c = seam_client(&f, "ada");
	choose(c, "law");
	cr_assert_str_eq(plan(c), "Read the law|", "%s", plan(c));
	choose(c, "law la none");
	cr_assert_str_eq(plan(c), "Read the law|Meet|", "the new one after it: %s", plan(c));
	choose(c, "none");
	cr_assert_str_eq(plan(c), "Read the law|Meet|", "unchoosing takes nothing out");
	choose(c, "law");
	cr_assert_str_eq(plan(c), "Read the law|Meet|", "and choosing again adds nothing");
	seam_close(c);
	c = seam_client(&f, "ada");
	cr_assert_str_eq(plan(c), "Read the law|Meet|", "it is in the file");
	seam_close(c);
	seam_free(&f);
}

Test(plan, one_undo_takes_the_choice_and_its_action)
{
	struct seam f = seam_new_of(text, "plan");
	struct client *c = seam_client(&f, "ada");
	struct target gaps = seam_answer("gaps", 1);
	choose(c, "law");
	undo(c, false);
	cr_assert_str_eq(plan(c), "", "no action: %s", plan(c));
	cr_assert_null(model_value(client_model(c), &gaps), "no choice");
	undo(c, true);
	cr_assert_str_eq(plan(c), "Read the law|", "both again");
	undo(c, false);
	choose(c, "la");
	cr_assert_str_eq(plan(c), "Meet|", "what was undone is planned when it is chosen again: %s", plan(c));
	choose(c, "law la");
	cr_assert_str_eq(plan(c), "Meet|Read the law|", "%s", plan(c));
	seam_close(c);
	seam_free(&f);
}

Test(plan, an_action_that_was_removed_stays_removed)
{
	struct seam f = seam_new_of(text, "plan");
	struct client *c = seam_client(&f, "ada");
	size_t count;
	choose(c, "law");
	char *id = xstrdup(model_rows(client_model(c), "next", 1, &count)[0]);
	struct setting gone = { { TARGET_ROW, 1, 1, "one", "next", id, "" }, VALUE_NUMBER, NULL };
	client_set(c, &gone, 1);
	choose(c, "none");
	choose(c, "law");
	cr_assert_str_eq(plan(c), "", "it was put there once: %s", plan(c));
	free(id);
	seam_close(c);
	seam_free(&f);
}

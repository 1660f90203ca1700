/* Two faces, two keepers, one place, the same moment: nothing is lost without a word. */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include "session/beside.h"
#include "seam_fixture.h"
#include "store_fixture.h"

#define LONG 10000

struct pair {
	struct seam f;
	struct client *c[2];
};

static struct pair pair_new(void)
{
	struct pair p = {.f = seam_new()};
	p.c[0] = seam_client(&p.f, "ada");
	p.c[1] = seam_client(&p.f, "bob");
	return p;
}

static void pair_free(struct pair *p)
{
	seam_close(p->c[0]);
	seam_close(p->c[1]);
	seam_free(&p->f);
}

static void number(struct client *c, const char *field, int64_t enterprise, const char *value)
{
	struct setting set = {seam_answer(field, enterprise), VALUE_NUMBER, value};
	client_set(c, &set, 1);
}

struct told {
	struct client *c;
	struct target target;
	enum beside_what what;
};

static bool told(void *context)
{
	const struct told *t = context;
	const struct beside *b = client_beside(t->c, &t->target);
	return b != NULL && b->what == t->what;
}

static bool nothing_said(struct client *c)
{
	return client_beside_at(c, 0) == NULL;
}

struct holds {
	struct client *c;
	struct target target;
	const char *value;
};

static bool holds(void *context)
{
	const struct holds *h = context;
	const char *value = model_value(client_model(h->c), &h->target);
	return value != NULL && strcmp(value, h->value) == 0;
}

/* Neither has heard of the other's when it sends its own: nobody is pumped in between. */
Test(beside, the_later_of_two_values_holds_and_both_are_told)
{
	struct pair p = pair_new();
	struct target staff = seam_answer("staff", 1);
	number(p.c[0], "staff", 1, "12");
	cr_assert(seam_saved(&p.c[0], 1, LONG), "ada's is in the file");
	number(p.c[1], "staff", 1, "15");
	struct told lost = {p.c[0], staff, BESIDE_LOST}, over = {p.c[1], staff, BESIDE_OVER};
	cr_assert(seam_until(p.c, 2, told, &over, LONG), "bob hears that his came after another");
	cr_assert(seam_until(p.c, 2, told, &lost, LONG), "ada hears that hers was replaced");
	const struct beside *b = client_beside(p.c[0], &staff);
	cr_assert_str_eq(b->name, "bob");
	cr_assert_str_eq(b->theirs, "15");
	cr_assert_str_eq(b->mine, "12");
	b = client_beside(p.c[1], &staff);
	cr_assert_str_eq(b->name, "ada");
	cr_assert_str_eq(b->theirs, "12");
	cr_assert_str_eq(b->mine, "15");
	struct holds both = {p.c[0], staff, "15"};
	cr_assert(seam_until(p.c, 2, holds, &both, LONG));
	both.c = p.c[1];
	cr_assert(seam_until(p.c, 2, holds, &both, LONG));
	char *history = store_bare_text(p.f.path, "SELECT group_concat(author || ' ' || coalesce(before, '-') || '>' || after || ' ' || merged, '; ')"
	                                          " FROM change WHERE field = 'staff'");
	cr_assert_str_eq(history, "ada ->12 0; bob 12>15 1", "both are in the history: %s", history);
	free(history);
	client_beside_seen(p.c[0], &staff);
	cr_assert(nothing_said(p.c[0]), "looked at");
	pair_free(&p);
}

Test(beside, what_was_seen_before_is_corrected_without_a_word)
{
	struct pair p = pair_new();
	struct target staff = seam_answer("staff", 1);
	struct holds seen = {p.c[1], staff, "12"}, corrected = {p.c[0], staff, "15"};
	number(p.c[0], "staff", 1, "12");
	cr_assert(seam_until(p.c, 2, holds, &seen, LONG), "bob sees it");
	number(p.c[1], "staff", 1, "15");
	cr_assert(seam_until(p.c, 2, holds, &corrected, LONG), "and corrects it");
	cr_assert(seam_saved(p.c, 2, LONG));
	cr_assert(nothing_said(p.c[0]));
	cr_assert(nothing_said(p.c[1]));
	pair_free(&p);
}

Test(beside, the_same_value_twice_other_fields_and_other_enterprises_are_no_matter)
{
	struct pair p = pair_new();
	number(p.c[0], "staff", 1, "12");
	number(p.c[0], "staff", 2, "13");
	cr_assert(seam_saved(&p.c[0], 1, LONG));
	number(p.c[1], "staff", 1, "12");
	number(p.c[1], "staff", 3, "14");
	seam_type(p.c[1], "weather", "sunny");
	struct holds last = {p.c[0], seam_answer("weather", 1), "sunny"};
	cr_assert(seam_until(p.c, 2, holds, &last, LONG));
	cr_assert(seam_saved(p.c, 2, LONG));
	cr_assert(nothing_said(p.c[0]));
	cr_assert(nothing_said(p.c[1]));
	pair_free(&p);
}

Test(beside, two_texts_typed_at_once_are_both_there_and_both_are_told)
{
	struct pair p = pair_new();
	struct target weather = seam_answer("weather", 1);
	seam_type(p.c[0], "weather", "cold");
	cr_assert(seam_saved(&p.c[0], 1, LONG), "ada's is in the file");
	seam_type(p.c[1], "weather", "windy");
	struct told ada = {p.c[0], weather, BESIDE_MERGED}, bob = {p.c[1], weather, BESIDE_MERGED};
	cr_assert(seam_until(p.c, 2, told, &bob, LONG), "bob, who came later");
	cr_assert(seam_until(p.c, 2, told, &ada, LONG), "ada, who was first");
	cr_assert_str_eq(client_beside(p.c[0], &weather)->name, "bob");
	cr_assert_str_eq(client_beside(p.c[1], &weather)->name, "ada");
	struct holds both = {p.c[0], weather, "coldwindy"};
	cr_assert(seam_until(p.c, 2, holds, &both, LONG), "%s", seam_shown(p.c[0], "weather"));
	both.c = p.c[1];
	cr_assert(seam_until(p.c, 2, holds, &both, LONG), "%s", seam_shown(p.c[1], "weather"));
	client_beside_seen(p.c[0], &weather);
	seam_type(p.c[1], "weather", "!");
	both = (struct holds){p.c[0], weather, "coldwindy!"};
	cr_assert(seam_until(p.c, 2, holds, &both, LONG));
	cr_assert(nothing_said(p.c[0]), "once is enough");
	pair_free(&p);
}

Test(beside, a_value_set_over_typed_text_is_said_and_the_text_is_in_the_history)
{
	struct pair p = pair_new();
	struct target weather = seam_answer("weather", 1);
	struct setting set = {weather, VALUE_TEXT, "pasted"};
	seam_type(p.c[0], "weather", "cold");
	cr_assert(seam_saved(&p.c[0], 1, LONG));
	client_set(p.c[1], &set, 1);
	struct told lost = {p.c[0], weather, BESIDE_LOST}, over = {p.c[1], weather, BESIDE_OVER};
	cr_assert(seam_until(p.c, 2, told, &over, LONG));
	cr_assert(seam_until(p.c, 2, told, &lost, LONG));
	cr_assert_str_eq(client_beside(p.c[0], &weather)->mine, "cold");
	char *cold = store_bare_text(p.f.path, "SELECT count(*) FROM change WHERE after = 'cold' AND author = 'ada'");
	cr_assert_str_eq(cold, "1");
	free(cold);
	pair_free(&p);
}

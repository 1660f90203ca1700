/* Two facilitators who add an enterprise, a row of a table or a note in the same second: each has its own. */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include "seam_fixture.h"
#include "store_fixture.h"

#define LONG 10000

static void join(struct client *c, int64_t id, const char *name)
{
	struct target t = {TARGET_ENTERPRISE, 0, id, "", "", "", "name"}, kind = t, came = {TARGET_ATTENDANCE, 1, id, "", "", "am", "status"};
	kind.column = "kind";
	struct setting set[] = {{t, VALUE_TEXT, name}, {kind, VALUE_ID, "enterprise"}, {came, VALUE_ID, "present"}};
	client_join(c, set, 3);
}

static const char *name_of(struct client *c, int64_t id)
{
	const struct enterprise *e = model_enterprise(client_model(c), id);
	return e != NULL ? e->name : "(none)";
}

static char *in_file(const struct seam *f, const char *sql)
{
	return store_bare_text(f->path, sql);
}

struct groups {
	struct client *c;
	size_t count;
	const char *last;
};

static bool has(void *context)
{
	const struct groups *g = context;
	const struct model *m = client_model(g->c);
	return m->enterprise_count == g->count && strcmp(m->enterprises[m->enterprise_count - 1].name, g->last) == 0;
}

Test(join, two_that_are_added_at_once_have_numbers_of_their_own)
{
	struct seam f = seam_new();
	struct client *c[2] = {seam_client(&f, "ada"), seam_client(&f, "bob")};
	int64_t from, to;
	join(c[0], 4, "Quais");
	cr_assert(seam_saved(&c[0], 1, LONG));
	join(c[1], 4, "Moulin");
	cr_assert_str_eq(name_of(c[1], 4), "Moulin", "shown at once");
	struct target contact = {TARGET_ENTERPRISE, 0, 4, "", "", "", "contact"}, weather = seam_answer("weather", 4);
	struct setting set = {contact, VALUE_TEXT, "Zoé"};
	client_set(c[1], &set, 1); /* before it can know */
	client_splice(c[1], &weather, 0, 0, "mild", 4);
	struct groups ada = {c[0], 5, "Moulin"}, bob = {c[1], 5, "Moulin"};
	cr_assert(seam_until(c, 2, has, &bob, LONG));
	cr_assert(seam_until(c, 2, has, &ada, LONG));
	cr_assert(seam_saved(c, 2, LONG));
	cr_assert(client_numbered(c[1], &from, &to), "the face is told");
	cr_assert(from == 4 && to == 5, "%d %d", (int)from, (int)to);
	cr_assert_not(client_numbered(c[1], &from, &to), "once");
	for (int i = 0; i < 2; i++) {
		cr_assert_str_eq(name_of(c[i], 4), "Quais");
		cr_assert_str_eq(model_enterprise(client_model(c[i]), 5)->contact, "Zoé", "what was set meanwhile is its own");
		cr_assert_str_eq(model_enterprise(client_model(c[i]), 4)->contact, "");
	}
	weather.enterprise = 5;
	cr_assert_str_eq(model_value(client_model(c[1]), &weather), "mild", "so is what was typed");
	client_splice(c[1], &weather, 4, 0, "er", 2);
	cr_assert(seam_saved(c, 2, LONG));
	client_fold(c[1], NULL);
	cr_assert(seam_saved(c, 2, LONG));
	char *all = in_file(&f, "SELECT (SELECT group_concat(id || name, ' ') FROM enterprise WHERE id > 3) || ' ' ||"
	                        " (SELECT group_concat(enterprise || value, ' ') FROM answer) || ' ' || (SELECT group_concat(enterprise, ' ') FROM attendance)");
	cr_assert_str_eq(all, "4Quais 5Moulin 5milder 4 5", "%s", all);
	free(all);
	client_undo(c[1], false, false);
	cr_assert(seam_saved(c, 2, LONG));
	seam_close(c[0]);
	seam_close(c[1]);
	seam_free(&f);
}

Test(join, two_in_a_row_that_are_both_taken_do_not_run_into_each_other)
{
	struct seam f = seam_new();
	struct client *c[2] = {seam_client(&f, "ada"), seam_client(&f, "bob")};
	struct target first = {TARGET_ENTERPRISE, 0, 4, "", "", "", "contact"}, second = {TARGET_ENTERPRISE, 0, 5, "", "", "", "contact"};
	struct setting one = {first, VALUE_TEXT, "One"}, two = {second, VALUE_TEXT, "Two"};
	join(c[0], 4, "Quais");
	cr_assert(seam_saved(&c[0], 1, LONG));
	join(c[1], 4, "Moulin");
	join(c[1], 5, "Verger");
	client_set(c[1], &one, 1);
	client_set(c[1], &two, 1);
	struct groups ada = {c[0], 6, "Verger"}, bob = {c[1], 6, "Verger"};
	cr_assert(seam_until(c, 2, has, &bob, LONG));
	cr_assert(seam_until(c, 2, has, &ada, LONG));
	cr_assert(seam_saved(c, 2, LONG));
	char *all = in_file(&f, "SELECT group_concat(id || name || coalesce(contact, ''), ' ') FROM enterprise WHERE id > 3");
	cr_assert_str_eq(all, "4Quais 5MoulinOne 6VergerTwo", "%s", all);
	free(all);
	for (int i = 0; i < 2; i++)
		cr_assert_str_eq(model_enterprise(client_model(c[i]), 5)->contact, "One");
	seam_close(c[0]);
	seam_close(c[1]);
	seam_free(&f);
}

Test(join, the_same_one_added_twice_is_there_once)
{
	struct seam f = seam_new();
	struct client *c[2] = {seam_client(&f, "ada"), seam_client(&f, "bob")};
	int64_t from, to;
	join(c[0], 4, "Quais");
	cr_assert(seam_saved(&c[0], 1, LONG));
	join(c[1], 4, "Quais");
	cr_assert(seam_saved(c, 2, LONG));
	struct groups bob = {c[1], 4, "Quais"};
	cr_assert(seam_until(c, 2, has, &bob, LONG));
	cr_assert_not(client_numbered(c[1], &from, &to), "under the same number, as it happens");
	cr_assert_not_null(client_state(c[1]).notice, "and it is said");
	char *count = in_file(&f, "SELECT count(*) || ' ' || (SELECT count(*) FROM change WHERE kind = 'enterprise' AND author = 'bob') FROM enterprise");
	cr_assert_str_eq(count, "4 0", "%s", count);
	free(count);
	seam_close(c[0]);
	seam_close(c[1]);
	seam_free(&f);
}

Test(join, rows_and_notes_added_at_once_do_not_meet)
{
	struct seam f = seam_new();
	struct client *c[2] = {seam_client(&f, "ada"), seam_client(&f, "bob")};
	char id[2][16];
	for (int i = 0; i < 2; i++) {
		struct target note = {TARGET_NOTE, 0, 0, "", "", id_new(id[i]), "text"};
		client_splice(c[i], &note, 0, 0, i == 0 ? "hers" : "his", i == 0 ? 4 : 3);
		client_fold(c[i], NULL);
	}
	cr_assert(seam_saved(c, 2, LONG));
	char *notes = in_file(&f, "SELECT group_concat(text, ' ') FROM (SELECT text FROM note ORDER BY text)");
	cr_assert_str_eq(notes, "hers his", "%s", notes);
	free(notes);
	seam_close(c[0]);
	seam_close(c[1]);
	seam_free(&f);
}

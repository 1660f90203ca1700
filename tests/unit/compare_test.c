/* Across enterprises: the next one without an answer, one among a hundred by two letters, one field compared. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "tests/unit/golden.h"
#include "tests/unit/room_fixture.h"
#include "tui/state.h"

Test(compare, the_next_one_without_an_answer)
{
	struct room r = room_new_many(24, 80, 5);

	room_command(&r, "field", "what");
	room_keys(&r, "here<M-3>there<M-1><C-w>");
	cr_assert_eq(r.app->enterprise, 2, "the next one has none");
	cr_assert_str_eq(r.app->form.at_field, "what", "in the same field");
	room_keys(&r, "<C-w>");
	cr_assert_eq(r.app->enterprise, 4, "3 has said something");
	room_command(&r, "absent", "");
	room_keys(&r, "<C-w>");
	cr_assert_eq(r.app->enterprise, 5, "and on");
	room_keys(&r, "five<C-w>two");
	cr_assert_eq(r.app->enterprise, 2, "round, past the absent one");
	room_keys(&r, "<C-w>");
	cr_assert_eq(r.app->enterprise, 2, "stays");
	cr_assert(room_shows(&r, "Everyone present has an answer; 1 absent has none."), "and says so");
	room_command(&r, "enterprise", "4");
	room_keys(&r, "four<C-w>");
	cr_assert(room_shows(&r, "Everyone has an answer: What got in the way."), "everyone");
	room_command(&r, "field", "mood");
	room_keys(&r, "<M-n>");
	cr_assert_eq(r.app->enterprise, 5, "another field, another key");
	room_command(&r, "enterprise", "2");
	room_command(&r, "field", "story");
	room_command(&r, "answer-refused", "");
	room_keys(&r, "<M-1><C-w>");
	cr_assert_eq(r.app->enterprise, 3, "who refuses was asked");
	room_command(&r, "field", "expect");
	room_keys(&r, "<C-w>");
	cr_assert(room_shows(&r, "The group answers this together."), "the group's");
	room_keys(&r, "<C-o><C-w>");
	cr_assert(room_shows(&r, "Go to a question first"), "a note is no question");
	room_free(&r);
}

/* A hundred enterprises with names that are alike: "Jardins de Arras 1", "La Ferme de Arras 1", ... */
static struct room hundred(int height, int width)
{
	static const char *const kinds[] = {"Jardins", "La Ferme", "Atelier", "L’Envol", "Ressourcerie"};
	static const char *const towns[] = {"Arras", "Béthune", "Charleroi", "Douai"};
	char *names[100];
	struct room r;

	for (size_t i = 0; i < 100; i++)
		names[i] = xasprintf("%s de %s %zu", kinds[i % 5], towns[i / 5 % 4], i / 20 + 1);
	r = room_new_named(height, width, 100, (const char *const *)names);
	for (size_t i = 0; i < 100; i++)
		free(names[i]);
	return r;
}

Test(compare, two_letters_for_a_hundred)
{
	static const struct {
		const char *keys;
		int64_t enterprise;
		const char *why;
	} rows[] = {
		{"<C-g>fe<Enter>", 2, "its word, past the article"},
		{"<C-g>en<Enter>", 4, "after an apostrophe"},
		{"<C-g>rc<Enter>", 15, "Ressourcerie de Charleroi, by the letters that begin its words"},
		{"<C-g>fdd3<Enter>", 57, "La Ferme de Douai 3"},
		{"<C-g>100<Enter>", 100, "its number"},
		{"<C-g>7<Enter>", 7, "the number itself before those that begin so"},
		{"<C-g>bet<Down><Enter>", 7, "by the accent or without, in the order of their numbers"},
	};
	struct room r = hundred(24, 80);

	room_command(&r, "field", "what");
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		room_keys(&r, rows[i].keys);
		cr_assert_eq(r.app->enterprise, rows[i].enterprise, "%s: %s, not %lld", rows[i].keys, rows[i].why, (long long)r.app->enterprise);
		cr_assert_str_eq(r.app->form.at_field, "what", "%s stays in the field", rows[i].keys);
	}
	room_command(&r, "enterprise", "Douai 5");
	cr_assert_eq(r.app->enterprise, 96, "a name as an argument too");
	room_free(&r);
}

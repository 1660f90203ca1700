/* Words to watch are found whole or by their beginning, whatever their case and accents. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "tests/unit/room_fixture.h"
#include "tui/form.h"
#include "tui/watch.h"

Test(watch, words_are_found)
{
	static const struct {
		const char *text, *words, *found;
	} cases[] = {
		{"Une maladie grave", "maladie*, handicap*", "maladie"},
		{"Des MALADIES, hélas", "maladie*", "MALADIES"},
		{"l’handicapé", "handicap*", "handicapé"},
		{"malade", "maladie*", NULL},
		{"a serious illness.", "illness", "illness"},
		{"illnesses", "illness", NULL},
		{"Santé : réduite", "reduite", "réduite"},
		{"(ziekte)", "ziek*", "ziekte"},
		{"", "x*", NULL},
		{"anything", "", NULL},
		{"anything", "*", NULL},
		{"anything", " , ,", NULL},
		{"psychisch", " psych* ,ziek*", "psychisch"},
	};

	i18n_start();
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char *found = watch_match(cases[i].text, cases[i].words);

		cr_assert_str_eq(found != NULL ? found : "(none)", cases[i].found != NULL ? cases[i].found : "(none)",
				 "%s in %s", cases[i].words, cases[i].text);
		free(found);
	}
}

/* While one types only the words around the cursor are looked at: with the same outcome as the whole text. */
Test(watch, a_key_finds_what_the_whole_text_holds)
{
	static const char *const keys[] = {"maladie", "mal", "adie", "<Space>", "'", "’", "«", "é", "e", "s", "<Left>", "<Left>", "<Right>", "<Backspace>", "<Backspace>",
					   "<Delete>", "<Backspace><Backspace><Backspace><Backspace><Backspace><Backspace><Backspace><Backspace><Backspace><Backspace><Backspace><Backspace>", "<Delete><Delete><Delete><Delete><Delete><Delete><Delete><Delete><Delete><Delete>", "<Home>", "<End>", "handicap", "<Space>", "mal", "x"};
	struct room r = room_new_of(24, 80, "tests/data/every-kind.scenario", NULL, LANG_FR);
	unsigned seed = 3;
	size_t with = 0;

	room_keys(&r, "<C-e><C-o>");
	cr_assert_not_null(form_slot(r.app));
	for (size_t i = 0; i < 1500; i++) {
		struct slot *s = form_slot(r.app), fresh = *s;
		char *one = NULL, *other = NULL;
		const struct watch_list *found, *whole;

		fresh.watched_text = fresh.watched_word = NULL;
		found = watch_found(r.app, s, &one);
		whole = watch_found(r.app, &fresh, &other); /* as the model has it */
		cr_assert_eq(found, whole, "key %zu: `%s`", i, r.app->typing.edit.text);
		cr_assert_str_eq(one != NULL ? one : "", other != NULL ? other : "", "key %zu: `%s`", i, r.app->typing.edit.text);
		with += found != NULL;
		free(one);
		free(other);
		free(fresh.watched_text);
		free(fresh.watched_word);
		for (size_t n = r.app->typing.edit.len; i % 20 == 19 && n > 0; n--)
			room_keys(&r, "<Delete>");
		seed = seed * 1103515245 + 12345;
		room_keys(&r, keys[(seed >> 16) % (sizeof keys / sizeof keys[0])]);
	}
	cr_assert(with > 50 && with < 1450, "%zu", with);
	room_free(&r);
}

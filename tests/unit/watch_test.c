/* Words to watch are found whole or by their beginning, whatever their case and accents. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/i18n.h"
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

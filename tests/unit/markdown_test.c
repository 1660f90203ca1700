/* Markdown on the screen: paragraphs, lists, emphasis, and line breaks that stay. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "tests/unit/golden.h"
#include "tui/markdown.h"

/* The lines of SOURCE with bars between, emphasised cells as capitals of their own: `*`. */
static char *shown(const char *source, int columns, bool airy)
{
	struct markdown m = {0};
	struct buf out = {0};
	size_t count;

	i18n_start();
	count = markdown_lay(&m, source, columns, airy);
	for (size_t i = 0; i < count; i++) {
		struct grid *g = grid_new(1, columns);
		int last = columns;

		markdown_draw(&m, i, g, 0, 0, columns, STYLE_SAY);
		while (last > 0 && strcmp(grid_at(g, 0, last - 1)->text, " ") == 0)
			last--;
		buf_text(&out, i > 0 ? "|" : "");
		for (int x = 0; x < last; x++) {
			bool strong = grid_at(g, 0, x)->style == STYLE_STRONG,
			     before = x > 0 && grid_at(g, 0, x - 1)->style == STYLE_STRONG;

			buf_text(&out, strong != before ? "*" : "");
			buf_text(&out, grid_at(g, 0, x)->text);
			buf_text(&out, strong && x + 1 == last ? "*" : "");
		}
		grid_free(g);
	}
	markdown_clear(&m);
	return buf_take(&out);
}

Test(markdown, what_is_written_is_laid_out)
{
	static const struct {
		const char *source;
		int columns;
		bool airy;
		const char *lines;
	} cases[] = {
		{"", 40, false, ""},
		{"Une phrase.", 40, false, "Une phrase."},
		{"un\ndeux", 40, false, "un|deux"},
		{"un\n\ndeux", 40, false, "un|deux"},
		{"un\n\ndeux", 40, true, "un||deux"},
		{"**Trois** choses, *deux* mots.", 40, false, "*Trois* choses, *deux* mots."},
		{"- un\n- deux", 40, false, "• un|• deux"},
		{"3. un\n4. deux", 40, false, "3. un|4. deux"},
		{"1. une ligne assez longue\n2. x", 14, false, "1. une ligne|   assez|   longue|2. x"},
		{"- a\n  - b\n- c", 40, false, "• a|  • b|• c"},
		{"# Titre\ntexte", 40, false, "*Titre*|texte"},
		{"> cité", 40, false, "  cité"},
		{"*une emphase qui va à la ligne*", 14, false, "*une emphase*|*qui va à la*|*ligne*"},
		{"2 * 3 * 4 et a_b_c", 40, false, "2 * 3 * 4 et a_b_c"},
		{"[lien](http://x) `code` <b>html</b>", 60, false, "lien code <b>html</b>"},
		{"***", 40, false, "———"},
		{"    bloc\n    deux", 40, false, "bloc|deux"},
		{"« oui » : n° 3", 40, false, "« oui » : n° 3"},
		{"-", 40, false, "•"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char *got = shown(cases[i].source, cases[i].columns, cases[i].airy);

		cr_assert_str_eq(got, cases[i].lines, "`%s`", cases[i].source);
		free(got);
	}
}

Test(markdown, hostile_text_is_only_text)
{
	struct buf deep = {0};
	char *got;

	for (int i = 0; i < 200; i++)
		buf_text(&deep, "> - 1. ");
	buf_text(&deep, "x\033[31m*");
	got = shown(buf_str(&deep), 30, false);
	cr_assert_null(strchr(got, '\033'), "no escape passes");
	free(got);
	buf_clear(&deep);
}

/* A step's texts cost less than a tenth of a millisecond; nothing is done twice. */
Test(markdown, it_is_quick)
{
	static const char text[] =
		"Chacun dit **une chose** et s’y tient, une minute par personne :\n\n1. ce qui va bien depuis la dernière "
		"rencontre, et pourquoi ;\n2. ce qui *coince*, sans chercher de solution ;\n3. ce qu’on attend "
		"d’aujourd’hui.\n\nOn n’interrompt pas. Celui qui écoute note les mots exacts, pas leur résumé.";
	struct markdown m = {0};
	int64_t start, took;
	enum { TIMES = 200 };

	i18n_start();
	markdown_lay(&m, text, 62, false);
	start = clock_monotonic();
	for (int i = 0; i < TIMES; i++)
		markdown_lay(&m, text, 60 + i % 2, false);
	took = clock_monotonic() - start;
	cr_assert_lt(took * 1000 / TIMES, 400, "%lld us each, many times what it takes", (long long)(took * 1000 / TIMES));
	markdown_clear(&m);
}

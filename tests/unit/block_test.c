/* Large letters: what they are made for, and what they leave alone. */
#include <criterion/criterion.h>
#include <string.h>

#include "tui/block.h"

static int columns(const char *text)
{
	return block_columns(text, strlen(text));
}

static bool is(const struct grid *g, int y, int x, const char *text)
{
	return strcmp(grid_at(g, y, x)->text, text) == 0;
}

Test(block, letters_of_the_three_languages)
{
	static const char *const texts[] = {"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", "0123456789", "Étape 1a, état des lieux : où en êtes-vous ?",
					    "Ça, l’œuvre d’été", "Ïle, Noël, maïs, coöperatie, één, drieëntwintig", "« oui » – ‘ja’ “yes” (1/2) & 50 % · …", "12\u202f000 €"};

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		cr_assert_gt(columns(texts[i]), 0, "%s", texts[i]);
	cr_assert_eq(columns(""), 0);
	cr_assert_eq(columns("東京"), -1, "those have none");
	cr_assert_eq(columns("e\u0301"), -1, "nor a mark by itself");
}

Test(block, a_letter_takes_the_columns_that_it_says)
{
	struct grid *g = grid_new(BLOCK_HEIGHT, 20);
	int wide = columns("É");

	block_draw(g, 0, 2, STYLE_TITLE, "É", strlen("É"));
	cr_assert_eq(wide, 5);
	cr_assert(is(g, 0, 2 + 2, "▄") || is(g, 0, 2 + 3, "▀"), "the accent above the capital");
	for (int y = 0; y < BLOCK_HEIGHT; y++)
		for (int x = 0; x < 20; x++)
			cr_assert((x >= 2 && x < 2 + wide) || is(g, y, x, " "), "nothing at %d,%d", y, x);
	cr_assert_eq(columns("ll"), 2 * columns("l") + 1, "one column between");
	grid_free(g);
}

Test(block, a_text_breaks_between_words)
{
	size_t next, len;

	len = block_fit("Group contract", columns("Group co"), &next);
	cr_assert_eq(len, 5);
	cr_assert_eq(next, 6, "behind the space");
	len = block_fit("Group contract", columns("Group contract"), &next);
	cr_assert_eq(len, 14);
	cr_assert_eq(next, 14);
	cr_assert_eq(block_fit("Group", columns("Gro"), &next), 0, "not even the first word");
	cr_assert_eq(block_fit("東京 SA", 500, &next), 0);
}

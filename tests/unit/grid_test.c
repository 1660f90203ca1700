/* The grid: what is put is clipped, filtered, and never leaves half a character. */
#include "tui/grid.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <unistr.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"

static void start(void)
{
	cr_assert(i18n_start(), "no UTF-8 locale");
}

TestSuite(grid, .init = start);

static char *row(const struct grid *g, int y)
{
	struct buf b = {0};

	for (int x = 0; x < g->width; x++)
		buf_text(&b, grid_at(g, y, x)->text);
	return buf_take(&b);
}

/* Every cell is a whole character of its width, and no byte is left over from before. */
static void check_sound(const struct grid *g)
{
	for (int y = 0; y < g->height; y++)
		for (int x = 0; x < g->width; x++) {
			const struct cell *c = grid_at(g, y, x);
			size_t len = strlen(c->text);

			cr_assert(c->width <= 2 && c->style < STYLE_COUNT);
			cr_assert_eq(c->width == 0, len == 0, "only a right half is empty (%d,%d)", y, x);
			if (c->width == 0)
				cr_assert(x > 0 && grid_at(g, y, x - 1)->width == 2,
					  "a right half has a left one (%d,%d)", y, x);
			if (c->width == 2)
				cr_assert(x + 1 < g->width && grid_at(g, y, x + 1)->width == 0,
					  "a left half has a right one (%d,%d)", y, x);
			cr_assert_null(u8_check((const uint8_t *)c->text, len), "a cell is UTF-8");
			for (size_t i = len; i < sizeof(c->text); i++)
				cr_assert_eq(c->text[i], '\0');
			for (size_t i = 0; i < len;) {
				ucs4_t code;

				i += (size_t)u8_mbtouc(&code, (const uint8_t *)c->text + i, len - i);
				cr_assert(code >= 0x20 && !(code >= 0x7F && code < 0xA0), "no control on the screen");
				cr_assert(!(code >= 0x202A && code <= 0x202E) && code != 0x200B && code != 0xFEFF,
					  "nothing unseen on the screen");
				cr_assert(wcwidth((wchar_t)code) >= 0);
			}
		}
}

Test(grid, text_is_clipped_where_it_must)
{
	static const struct {
		int x, columns;
		const char *text, *shown;
		int written;
	} cases[] = {
		{0, 10, "bonjour", "bonjour   ", 7},
		{0, 3, "bonjour", "bon       ", 3},
		{7, 10, "bonjour", "       bon", 3},
		{-3, 10, "bonjour", "jour      ", 7},
		{10, 5, "x", "          ", 0},
		{0, 0, "x", "          ", 0},
		{0, 10, "été", "été       ", 3},
		{0, 10, "e\xCC\x81t\xCC\x81", "e\xCC\x81t\xCC\x81        ", 2},
		{0, 10, "東京", "東京      ", 4},
		{0, 3, "東京", "東        ", 3},
		{0, 1, "東", "          ", 1},
		{8, 9, "a東", "        a ", 2},
		{-1, 9, "東京", " 京       ", 4},
		{0, 10, "👩\u200D🚒x", "👩🚒x     ", 5},
		{0, 3, "👩\u200D🚒x", "          ", 3},
		{0, 10, "🇫🇷!", "🇫🇷!       ", 3},
		{0, 10, "한\u1112\u1161\u11ABx", "한\u1112\u1161\u11ABx     ", 5},
		{0, 10, "a\tb\nc", "a b c     ", 5},
		{0, 10, "\x1b[31mx", "\uFFFD[31mx    ", 6},
		{0, 10, "a\u202Eb\u200Bc\u00ADd", "abcd      ", 4},
		{0, 10, "\xFF\xC3(", "\uFFFD\uFFFD(       ", 3},
	};
	struct grid *g = grid_new(2, 10);

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		grid_clear(g);
		int written = grid_text(g, 1, cases[i].x, cases[i].columns, STYLE_PLAIN, cases[i].text);
		char *line = row(g, 1), *other = row(g, 0);

		cr_assert_str_eq(line, cases[i].shown, "case %zu: `%s`", i, line);
		cr_assert_str_eq(other, "          ", "case %zu: the line above", i);
		cr_assert_eq(written, cases[i].written, "case %zu: %d columns", i, written);
		check_sound(g);
		free(line);
		free(other);
	}
	cr_assert_eq(grid_text(g, -1, 0, 5, STYLE_PLAIN, "x"), 0);
	cr_assert_eq(grid_text(g, 2, 0, 5, STYLE_PLAIN, "x"), 0);
	grid_free(g);
}

Test(grid, writing_over_half_a_wide_character_leaves_a_space)
{
	struct grid *g = grid_new(1, 6);

	grid_text(g, 0, 0, 6, STYLE_PLAIN, "東京都");
	grid_text(g, 0, 1, 1, STYLE_PLAIN, "x");
	grid_text(g, 0, 4, 1, STYLE_PLAIN, "y");
	char *line = row(g, 0);

	cr_assert_str_eq(line, " x京y ");
	check_sound(g);
	free(line);
	grid_text(g, 0, 0, 6, STYLE_PLAIN, "東京都");
	grid_text(g, 0, 1, 2, STYLE_PLAIN, "漢");
	line = row(g, 0);
	cr_assert_str_eq(line, " 漢 都");
	free(line);
	grid_text(g, 0, 0, 6, STYLE_PLAIN, "東京都");
	grid_fill(g, 0, 1, 3, STYLE_FAINT, "─");
	line = row(g, 0);
	cr_assert_str_eq(line, " ───都");
	check_sound(g);
	free(line);
	grid_free(g);
}

Test(grid, what_is_cut_says_so)
{
	static const struct {
		const char *text, *fit, *right;
		int columns;
	} cases[] = {
		{"Énergie", "Énergie   ", "   Énergie", 7},
		{"Énergie", "Énerg…    ", "    Énerg…", 6},
		{"東京都", "東京…     ", "     東京…", 5},
		{"東京都", "東…       ", "      東…", 4}, /* three of the four columns */
		{"x", "x         ", "         x", 1},
		{"xy", "…         ", "         …", 1},
		{"", "          ", "          ", 4},
	};
	struct grid *g = grid_new(1, 10);

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		grid_clear(g);
		grid_fit(g, 0, 0, cases[i].columns, STYLE_PLAIN, cases[i].text);
		char *line = row(g, 0);

		cr_assert_str_eq(line, cases[i].fit, "fit %zu: `%s`", i, line);
		free(line);
		grid_clear(g);
		grid_right(g, 0, 10, cases[i].columns, STYLE_PLAIN, cases[i].text);
		line = row(g, 0);
		if (i != 3)
			cr_assert_str_eq(line, cases[i].right, "right %zu: `%s`", i, line);
		check_sound(g);
		free(line);
	}
	grid_free(g);
}

Test(grid, a_style_covers_whole_characters_and_keeps_the_text)
{
	struct grid *g = grid_new(1, 6);

	grid_text(g, 0, 0, 6, STYLE_PLAIN, "a東bc");
	grid_style(g, 0, 2, 2, STYLE_FOCUS);
	cr_assert_eq(grid_at(g, 0, 0)->style, STYLE_PLAIN);
	cr_assert_eq(grid_at(g, 0, 1)->style, STYLE_FOCUS);
	cr_assert_eq(grid_at(g, 0, 2)->style, STYLE_FOCUS);
	cr_assert_eq(grid_at(g, 0, 3)->style, STYLE_FOCUS);
	cr_assert_eq(grid_at(g, 0, 4)->style, STYLE_PLAIN);
	cr_assert_str_eq(grid_at(g, 0, 1)->text, "東");
	grid_style(g, 5, 0, 6, STYLE_FOCUS);
	grid_style(g, 0, -5, 100, STYLE_LATE);
	cr_assert_eq(grid_at(g, 0, 5)->style, STYLE_LATE);
	grid_free(g);
}

Test(grid, a_cluster_too_long_for_a_cell_is_cut_between_characters)
{
	struct grid *g = grid_new(1, 4);
	struct buf zalgo = {0};

	buf_text(&zalgo, "e");
	for (int i = 0; i < 100; i++)
		buf_text(&zalgo, "\xCC\x81");
	buf_text(&zalgo, "x");
	cr_assert_eq(grid_text(g, 0, 0, 4, STYLE_PLAIN, buf_str(&zalgo)), 2);
	cr_assert_eq(grid_at(g, 0, 0)->text[0], 'e');
	cr_assert_eq(strlen(grid_at(g, 0, 0)->text), 27);
	cr_assert_str_eq(grid_at(g, 0, 1)->text, "x");
	check_sound(g);
	buf_clear(&zalgo);
	grid_free(g);
}

Test(grid, random_text_anywhere_leaves_a_sound_grid)
{
	static const char *const pieces[] = {
		"a",        "é",      "e\xCC\x81", "東",     "👩\u200D🚒", "🇫🇷",           "🇧", "\x1b",   "\xFF",
		"\xE2\x80", "\u202E", "\n",        "\u0301", "한",       "\u1112\u1161", " ", "\u200D", "👍🏽",
		"❤\uFE0F",  "\u0600", "कि"};
	struct grid *g = grid_new(3, 11);

	srand(7);
	for (int round = 0; round < 20000; round++) {
		struct buf text = {0};

		for (int n = rand() % 8; n > 0; n--)
			buf_text(&text, pieces[(size_t)rand() % (sizeof(pieces) / sizeof(pieces[0]))]);
		int y = rand() % 5 - 1, x = rand() % 17 - 4, columns = rand() % 14 - 1;
		enum style style = (enum style)(rand() % STYLE_COUNT);

		if (round % 7 == 0)
			grid_fit(g, y, x, columns, style, buf_str(&text));
		else if (round % 11 == 0)
			grid_right(g, y, x, columns, style, buf_str(&text));
		else if (round % 13 == 0)
			grid_fill(g, y, x, columns, style, "·");
		else
			grid_text(g, y, x, columns, style, buf_str(&text));
		check_sound(g);
		buf_clear(&text);
	}
	grid_free(g);
}

Test(grid, a_dump_holds_text_styles_and_cursor)
{
	struct grid *g = grid_new(2, 4);
	char *text = NULL;
	size_t len;
	FILE *out = open_memstream(&text, &len);

	grid_text(g, 0, 0, 4, STYLE_TITLE, "é東");
	grid_cursor(g, 1, 2);
	grid_dump(g, true, out);
	fclose(out);
	cr_assert_str_eq(text, "|é東 |\n|    |\n-- styles\n|TTT.|\n|....|\n-- cursor 1,2\n");
	free(text);
	grid_cursor(g, 2, 0);
	cr_assert_eq(g->cursor_y, -1, "a cursor outside is hidden");
	grid_resize(g, 0, 0);
	grid_text(g, 0, 0, 1, STYLE_PLAIN, "x");
	grid_free(g);
}

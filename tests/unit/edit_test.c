/* The editor of texts: by grapheme, in NFC, wrapped; each change is one splice. */
#include "tui/edit.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "tui/edit_lines.h"

static void start(void)
{
	cr_assert(i18n_start(), "no UTF-8 locale");
}

TestSuite(edit, .init = start);

/* Presses keys by their names, and proves of each that the splice makes the new text of the old. */
static void press_at(struct edit *e, const char *names, int columns)
{
	while (*names != '\0') {
		struct key k;
		struct splice s = {0};
		size_t n = key_parse(names, &k);
		char *before = xstrdup(e->text);

		cr_assert(n > 0, "%s", names);
		enum edit_result result = edit_key(e, &k, columns, &s);

		if (result == EDIT_CHANGED) {
			char *after = splice_apply(before, &s);

			cr_assert_not_null(after);
			cr_assert_str_eq(after, e->text, "%s", names);
			cr_assert(text_is_boundary(before, strlen(before), s.at) &&
					  text_is_boundary(before, strlen(before), s.at + s.removed),
				  "a splice is on graphemes: %s", names);
			free(after);
			splice_clear(&s);
		} else {
			cr_assert_str_eq(before, e->text);
		}
		free(before);
		names += n;
	}
}

static void press(struct edit *e, const char *names)
{
	press_at(e, names, 20);
}

/* The text with | where the cursor is. Caller frees. */
static char *seen(const struct edit *e)
{
	struct buf b = {0};

	buf_add(&b, e->text, e->at);
	buf_char(&b, '|');
	buf_text(&b, e->text + e->at);
	return buf_take(&b);
}

Test(edit, keys_do_what_people_expect)
{
	static const struct {
		bool lines;
		const char *text; /* with | for the cursor */
		const char *keys, *after;
	} cases[] = {
		{false, "|", "abc", "abc|"},
		{false, "ac|", "<Left>b", "ab|c"},
		{false, "|abc", "<Right><Delete>", "a|c"},
		{false, "ab|c", "<Backspace>", "a|c"},
		{false, "a|b", "<Enter>", "a|b"},
		{true, "a|b", "<Enter>", "a\n|b"},
		{true, "a|b", "<Tab>", "a|b"},
		/* whole graphemes, however they are made */
		{false, "été|", "<Left><Left>", "é|té"},
		{false, "東京|", "<Left>", "東|京"},
		{false, "👩\u200D🚒|", "<Left>", "|👩\u200D🚒"},
		{false, "👩\u200D🚒|", "<Backspace>", "|"},
		{false, "🇫🇷🇧🇪|", "<Left>", "🇫🇷|🇧🇪"},
		{false, "🇫🇷|🇧🇪", "<Backspace>", "|🇧🇪"},
		{false, "|한국", "<Right>", "한|국"},
		{false, "👍🏽|", "<Backspace>", "|"},
		{false, "|ẹ\u0302x", "<Delete>", "|x"},
		{false, "q\u0301|", "<Backspace>", "|"},
		/* what is typed melts into its neighbours */
		{false, "e|", "\u0301", "é|"},
		{false, "e|x", "\u0301", "é|x"},
		{false, "|", "\u0301", "\u0301|"},
		{false, "|\u0301", "e", "é|"},
		{false, "|", "\u1112\u1161\u11AB", "한|"},
		{false, "q|", "\u0301", "q\u0301|"},
		{true, "e\n|\u0301x", "<Backspace>", "é|x"},
		{false, "🇫|", "🇷", "🇫🇷|"},
		/* words and lines */
		{false, "un deux trois|", "<C-Left>", "un deux |trois"},
		{false, "un |deux trois", "<C-Right>", "un deux |trois"},
		{false, "un deux|", "<C-w>", "un |"},
		{false, "un deux|", "<C-Backspace>", "un |"},
		{false, "un |deux", "<C-Delete>", "un |"},
		{false, "un |deux", "<C-k>", "un |"},
		{false, "un |deux", "<C-u>", "|deux"},
		{false, "un| deux", "<Home>", "|un deux"},
		{false, "|un", "<End>", "un|"},
		{true, "a\nb|c\nd", "<C-k>", "a\nb|\nd"},
		{true, "a\nb|\nd", "<C-k>", "a\nb|d"},
		{true, "a\nbc|\nd", "<C-u>", "a\n|\nd"},
		{true, "a\nbc|\nd", "<C-Home>", "|a\nbc\nd"},
		{true, "a\nb|c\nd", "<C-End>", "a\nbc\nd|"},
		{true, "a\n|b", "<Backspace>", "a|b"},
		{true, "un\n|deux", "<C-Left>", "|un\ndeux"},
		{true, "un|\ndeux", "<C-Right>", "un\n|deux"},
		/* up and down keep the column, also across a short line */
		{true, "longue\nx\nlongue|", "<Up><Up>", "longue|\nx\nlongue"},
		{true, "lon|gue\nx\nlongue", "<Down><Down>", "longue\nx\nlon|gue"},
		{true, "東京|x\nabcdef", "<Down>", "東京x\nabcd|ef"},
		{true, "abc|def\n東京", "<Down>", "abcdef\n東|京"},
		{true, "un deux trois quatre| cinq six", "<Down>", "un deux trois quatre cinq six|"},
		{true, "un deux trois quatre c|inq six", "<Up>", "u|n deux trois quatre cinq six"},
		{true, "un deux trois quatre c|inq six", "<Home>", "un deux trois quatre |cinq six"},
		{true, "un |deux trois quatre cinq six", "<End>", "un deux trois quatre| cinq six"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct edit e = {0};
		size_t at = strcspn(cases[i].text, "|");
		char *text = xasprintf("%.*s%s", (int)at, cases[i].text, cases[i].text + at + 1);

		edit_set(&e, text, at, cases[i].lines);
		press(&e, cases[i].keys);
		char *after = seen(&e);

		cr_assert_str_eq(after, cases[i].after, "case %zu, %s: `%s`", i, cases[i].keys, after);
		free(after);
		free(text);
		edit_clear(&e);
	}
}

Test(edit, what_it_cannot_do_it_leaves_to_the_form)
{
	static const struct {
		bool lines;
		const char *text;
		size_t at;
		const char *key;
	} cases[] = {
		{false, "abc", 1, "<Up>"},    {false, "abc", 1, "<Down>"},  {false, "abc", 0, "<Left>"},
		{false, "abc", 3, "<Right>"}, {false, "abc", 1, "<Enter>"}, {true, "abc", 1, "<Up>"},
		{true, "a\nb", 3, "<Down>"},  {true, "", 0, "<Backspace>"}, {true, "a", 1, "<Delete>"},
		{true, "a", 1, "<Tab>"},      {true, "a", 1, "<Esc>"},      {true, "a", 1, "<F1>"},
		{true, "a", 1, "<M-3>"},      {true, "a", 1, "<C-n>"},      {true, "a", 1, "<PageDown>"},
		{true, "a", 0, "<Home>"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct edit e = {0};
		struct splice s;
		struct key k;

		edit_set(&e, cases[i].text, cases[i].at, cases[i].lines);
		key_parse(cases[i].key, &k);
		cr_assert_eq(edit_key(&e, &k, 20, &s), EDIT_IGNORED, "case %zu: %s", i, cases[i].key);
		edit_clear(&e);
	}
}

static void paste(struct edit *e, const char *text)
{
	struct key k = {.code = KEY_PASTE_, .paste = text};
	struct splice s;

	if (edit_key(e, &k, 20, &s) == EDIT_CHANGED)
		splice_clear(&s);
}

Test(edit, a_paste_is_text)
{
	struct edit e = {0};

	edit_set(&e, "[]", 1, true);
	paste(&e, "un\r\ndeux\re\xCC\x81\x1b[31m\x07");
	cr_assert_str_eq(e.text, "[un\ndeux\né[31m]");
	edit_set(&e, "[]", 1, false);
	paste(&e, "un\r\ndeux\ttrois\n\n");
	cr_assert_str_eq(e.text, "[un deux trois]", "one line stays one");
	paste(&e, "\n");
	cr_assert_str_eq(e.text, "[un deux trois]");
	edit_set(&e, "e", 1, false);
	paste(&e, "\xCC\x81x\xFF");
	cr_assert_str_eq(e.text, "éx\uFFFD");
	edit_clear(&e);
}

Test(edit, the_cursor_stays_with_its_words_when_others_write)
{
	static const struct {
		size_t at;
		size_t splice_at, removed;
		const char *inserted;
		size_t then;
	} cases[] = {
		{5, 0, 0, "xx", 7}, {5, 0, 3, "", 2},  {5, 8, 2, "yyy", 5}, {5, 3, 4, "z", 3},
		{5, 5, 0, "z", 5},  {5, 5, 2, "z", 5}, {5, 3, 2, "z", 4},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct edit e = {0};

		edit_set(&e, "0123456789", cases[i].at, true);
		edit_moved(&e, cases[i].splice_at, cases[i].removed, cases[i].inserted);
		cr_assert_eq(e.at, cases[i].then, "case %zu: %zu", i, e.at);
		cr_assert_eq(e.len, strlen(e.text));
		edit_clear(&e);
	}
	struct edit e = {0};

	edit_set(&e, "ab", 1, true);
	edit_moved(&e, 5, 1, "x");
	cr_assert_str_eq(e.text, "ab", "what doesn't fit changes nothing");
	edit_moved(&e, 1, 0, "\u0301");
	cr_assert(text_is_boundary(e.text, e.len, e.at));
	edit_clear(&e);
}

/* ---- at random ---- */

static void check_lines(struct edit *e, int columns)
{
	size_t count;
	struct text_line *fresh = text_wrap(e->text, e->len, columns, &count);

	edit_lines(e, columns);
	cr_assert_eq(e->wrapped_count, count, "%zu lines instead of %zu of `%s`", e->wrapped_count, count, e->text);
	for (size_t i = 0; i < count; i++)
		cr_assert(fresh[i].start == e->wrapped[i].start && fresh[i].end == e->wrapped[i].end,
			  "line %zu of `%s` at %d: %zu..%zu not %zu..%zu", i, e->text, columns, e->wrapped[i].start,
			  e->wrapped[i].end, fresh[i].start, fresh[i].end);
	free(fresh);
}

static void check_sound(const struct edit *e)
{
	char *nfc = text_nfc(e->text, e->len);

	cr_assert_eq(strlen(e->text), e->len);
	cr_assert(text_valid(e->text, e->len));
	cr_assert_str_eq(nfc, e->text, "the text is NFC");
	cr_assert(e->at <= e->len && text_is_boundary(e->text, e->len, e->at),
		  "the cursor is on a boundary: %zu in `%s`", e->at, e->text);
	free(nfc);
}

Test(edit, random_keys_keep_every_promise, .timeout = 120)
{
	static const char *const keys[] = {
		"a",        "e",       "\u0301",   "é",         "東",          "👩",
		"\u200D",   "🚒",       "🇫",        "🇷",         "\u1112",      "\u1161",
		"\u11AB",   " ",       " ",        " ",         "mot ",        "« ",
		" »",       " ?",      "-",        "1",         "n° ",         "anticonstitutionnellement",
		"<Enter>",  "<Enter>", "<Left>",   "<Right>",   "<Up>",        "<Down>",
		"<Home>",   "<End>",   "<C-Left>", "<C-Right>", "<Backspace>", "<Backspace>",
		"<Delete>", "<C-w>",   "<C-k>",    "<C-u>",     "<C-Home>",    "<C-End>",
		"\u0323",   "\u0600",
	};

	srand(11);
	for (int round = 0; round < 60; round++) {
		struct edit e = {0};
		int columns = 3 + rand() % 30;

		edit_set(&e, "", 0, round % 5 != 0);
		edit_lines(&e, columns);
		for (int i = 0; i < 300; i++) {
			if (i % 10 == 9) {
				paste(&e, rand() % 2 ? "Hésite à citer la mairie : à revoir « en individuel ». "
						     : "e\u0301\nx");
			} else {
				const char *key = keys[(size_t)rand() % (sizeof(keys) / sizeof(keys[0]))];

				if ((strcmp(key, "<C-k>") == 0 || strcmp(key, "<C-u>") == 0) && rand() % 4 > 0)
					continue;
				press_at(&e, key, columns);
			}
			if (rand() % 20 == 0) {
				size_t at = text_prev(e.text, e.len, (size_t)rand() % (e.len + 1)),
				       end = text_next(e.text, e.len, at);

				if (text_is_boundary(e.text, e.len, at))
					edit_moved(&e, at, rand() % 2 ? end - at : 0, rand() % 2 ? "Autre. " : "");
				char *nfc = text_nfc(e.text, e.len); /* another's splice is NFC in its own text only */

				if (strcmp(nfc, e.text) != 0)
					edit_set(&e, nfc, 0, e.lines);
				free(nfc);
			}
			check_sound(&e);
			check_lines(&e, columns);
		}
		edit_clear(&e);
	}
}

/* ---- drawing ---- */

static char *row(const struct grid *g, int y)
{
	struct buf b = {0};

	for (int x = 0; x < g->width; x++)
		buf_text(&b, grid_at(g, y, x)->text);
	return buf_take(&b);
}

static void check_row(const struct grid *g, int y, const char *expected)
{
	char *line = row(g, y);

	cr_assert_str_eq(line, expected, "row %d: `%s`", y, line);
	free(line);
}

Test(edit, lines_scroll_with_the_cursor)
{
	struct grid *g = grid_new(2, 8);
	struct edit e = {0};

	edit_set(&e, "un\ndeux\ntrois\nquatre", 0, true);
	cr_assert_eq(edit_height(&e, 7), 4);
	edit_draw(&e, g, 0, 0, 2, 7, STYLE_PLAIN, true);
	check_row(g, 0, "un      ");
	cr_assert(g->cursor_y == 0 && g->cursor_x == 0);
	press_at(&e, "<C-End>", 7);
	edit_draw(&e, g, 0, 0, 2, 7, STYLE_PLAIN, true);
	check_row(g, 0, "trois   ");
	check_row(g, 1, "quatre  ");
	cr_assert(g->cursor_y == 1 && g->cursor_x == 6);
	press_at(&e, "s.", 7);
	edit_draw(&e, g, 0, 0, 2, 7, STYLE_PLAIN, true);
	check_row(g, 0, "quatres ");
	check_row(g, 1, ".       ");
	press_at(&e, "<Backspace>", 7);
	edit_draw(&e, g, 0, 0, 2, 7, STYLE_PLAIN, true);
	check_row(g, 1, "quatres ");
	cr_assert_eq(g->cursor_x, 7, "the cursor stands in the margin");
	grid_clear(g);
	edit_draw(&e, g, 0, 0, 2, 7, STYLE_PLAIN, false);
	check_row(g, 0, "un      ");
	cr_assert_eq(g->cursor_y, -1, "no cursor without focus");
	grid_free(g);
	edit_clear(&e);
}

Test(edit, one_line_scrolls_sideways_and_shows_the_cursor)
{
	struct grid *g = grid_new(1, 10);
	struct edit e = {0};

	edit_set(&e, "", 0, false);
	for (int i = 0; i < 60; i++) {
		press_at(&e, i % 7 == 3 ? "東" : "é", 9);
		edit_draw(&e, g, 0, 0, 1, 9, STYLE_PLAIN, true);
		cr_assert(g->cursor_y == 0 && g->cursor_x > 0 && g->cursor_x <= 8, "column %d after %d", g->cursor_x,
			  i);
		cr_assert_str_neq(grid_at(g, 0, g->cursor_x - 1)->text, " ", "what was typed is in sight");
	}
	for (int i = 0; i < 60; i++) {
		press_at(&e, "<Left>", 9);
		edit_draw(&e, g, 0, 0, 1, 9, STYLE_PLAIN, true);
		cr_assert(g->cursor_y == 0 && g->cursor_x >= 0 && g->cursor_x <= 8, "column %d back %d", g->cursor_x,
			  i);
	}
	cr_assert_eq(e.at, 0);
	cr_assert_eq(g->cursor_x, 0);
	edit_draw(&e, g, 0, 0, 1, 9, STYLE_PLAIN, false);
	check_row(g, 0, "ééé東ééé… ");
	grid_free(g);
	edit_clear(&e);
}

Test(edit, a_long_text_takes_a_key_as_fast_as_a_short_one, .timeout = 60)
{
	struct edit e = {0};
	struct buf text = {0};
	struct grid *g = grid_new(24, 80);

	while (text.len < 10240)
		buf_text(&text, "Hésite à citer la mairie : à revoir en individuel. ");
	edit_set(&e, buf_str(&text), text.len / 2, true);
	edit_draw(&e, g, 0, 0, 10, 60, STYLE_PLAIN, true);
	int64_t before = clock_monotonic();

	for (int i = 0; i < 2000; i++) {
		struct key k = key_of(i % 6 == 5 ? ' ' : (uint32_t)('a' + i % 26), 0);
		struct splice s;

		cr_assert_eq(edit_key(&e, &k, 60, &s), EDIT_CHANGED);
		splice_clear(&s);
		edit_draw(&e, g, 0, 0, 10, 60, STYLE_PLAIN, true);
	}
	/* 50 us each is the aim; a sanitizer and a busy machine get ten times as much */
	cr_assert_lt(clock_monotonic() - before, 1000, "%d ms for 2000 keys", (int)(clock_monotonic() - before));
	check_lines(&e, 60);
	buf_clear(&text);
	grid_free(g);
	edit_clear(&e);
}

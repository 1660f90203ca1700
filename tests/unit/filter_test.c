/* Hostile text alters no screen (the output is read byte by byte here, by rules written a second time). */
#include <criterion/criterion.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>
#include <vterm.h>

#include "base/i18n.h"
#include "base/text.h"

static void start(void)
{
	i18n_start();
}

TestSuite(filter, .init = start);

static const struct {
	ucs4_t first, last;
} forbidden[] = {
	{0x00, 0x1F}, {0x7F, 0x9F}, {0xAD, 0xAD}, {0x34F, 0x34F}, {0x61C, 0x61C}, {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x180B, 0x180F},
	{0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164}, {0xD800, 0xDFFF}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0},
	{0xFFF0, 0xFFFB}, {0xFFFE, 0xFFFF}, {0x1F3FB, 0x1F3FF}, {0xE0000, 0xE0FFF}, {0x110000, 0x7FFFFFFF},
};

/* The first character of TEXT that must not reach a terminal; 0x110000: not UTF-8; -1: none. */
static long first_forbidden(const char *text, bool newlines)
{
	size_t len = strlen(text);

	if (u8_check((const uint8_t *)text, len) != NULL)
		return 0x110000;
	for (size_t at = 0; at < len;) {
		ucs4_t c;

		at += (size_t)u8_mbtouc(&c, (const uint8_t *)text + at, len - at);
		if (c == 0xFFFD || (c >= ' ' && c <= '~'))
			continue;
		for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
			if (c >= forbidden[i].first && c <= forbidden[i].last && !(newlines && c == '\n'))
				return (long)c;
	}
	return -1;
}

static void check(const char *text, size_t len)
{
	char *out = text_filter(text, len, false);
	char *lines = text_filter(text, len, true);
	char *again = text_filter(out, strlen(out), false);

	cr_assert_eq(first_forbidden(out, false), -1, "U+%04lX passed", first_forbidden(out, false));
	cr_assert_eq(first_forbidden(lines, true), -1, "U+%04lX passed beside newlines", first_forbidden(lines, true));
	cr_assert_str_eq(again, out, "what was filtered stays as it is: %s is %s", out, again);
	cr_assert_eq(text_columns(text, len), text_columns(out, strlen(out)), "columns are those of what is shown: \"%s\"", out);
	free(again);
	free(lines);
	free(out);
}

Test(filter, no_character_of_unicode_gets_through_that_must_not)
{
	char text[16];

	for (ucs4_t c = 0; c < 0x110000; c++) {
		int n;

		if (c >= 0x20000 && c < 0xE0000 && c % 97 != 0)
			continue; /* of the far planes a sample, but all of the tags */
		n = u8_uctomb((uint8_t *)text, c, 8);
		if (n <= 0)
			continue; /* a surrogate: no UTF-8 at all */
		check(text, (size_t)n);
		memmove(text + 1, text, (size_t)n);
		text[0] = 'a';
		memcpy(text + n + 1, "\xCC\x81z", 3);
		check(text, (size_t)n + 4);
	}
}

Test(filter, random_bytes_never_get_through)
{
	static const char *const seeds[] = {"\033[2J", "\033]0;x\a", "\xC2\x9B", "\xE2\x80\xAE", "\xEF\xBB\xBF", "\xF3\xA0\x81\x81", "é", "e\xCC\x81", "東", "🇫🇷", "\b\b",
	                                    "\r", "\n", "\xE2\x80\x8D", "\xF0\x9F\x8F\xBD", "\xE1\x84\x92", "\xE1\x85\xA1"};
	char text[200];

	srandom(22);
	for (int i = 0; i < 100000; i++) {
		size_t len = (size_t)random() % 80;

		for (size_t j = 0; j < len; j++)
			text[j] = (char)(random() % 3 == 0 ? random() % 128 : random());
		for (int j = 0; j < i % 5 && len > 20; j++) {
			const char *seed = seeds[(size_t)random() % (sizeof seeds / sizeof *seeds)];

			memcpy(text + (size_t)random() % (len - 8), seed, strlen(seed));
		}
		check(text, len);
	}
}

Test(filter, a_million_bytes_are_filtered_and_measured)
{
	size_t len = 1000000;
	char *text = xcalloc(len + 1, 1);
	char *out;

	memset(text, '\033', len);
	out = text_filter(text, len, false);
	cr_assert_eq(strlen(out), 3 * len, "each becomes U+FFFD");
	cr_assert_eq(text_columns(text, len), (int)len, "one column each");
	free(out);
	for (size_t i = 0; i + 2 <= len; i += 2)
		memcpy(text + i, "\xCC\x81", 2);
	out = text_filter(text, len, false);
	cr_assert_eq(text_columns(text, len), 1, "half a million accents stand on one circle");
	free(out);
	free(text);
}

Test(filter, people_read_what_is_left)
{
	static const struct {
		const char *in;
		const char *out;
		int columns;
	} rows[] = {
		{"SAFE\b\b\b\bEVIL", "SAFE\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD" "EVIL", 12},
		{"\xE2\x80\xAEgnp.exe", "gnp.exe", 7},
		{"« déjà\xC2\xA0» : ŁÓDKA", "« déjà\xC2\xA0» : ŁÓDKA", 16},
		{"a\tb\nc", "a b c", 5},
		{"👩\xE2\x80\x8D🚒", "👩🚒", 4},
		{"👍\xF0\x9F\x8F\xBD", "👍", 2},
		{"\xE2\x9D\xA4\xEF\xB8\x8F", "\xE2\x9D\xA4", 1},
		{"\xCC\x81" "a", "\xE2\x97\x8C\xCC\x81" "a", 2},
		{"ex\xC2\xADtra", "extra", 5},
		{"東京", "東京", 4},
		{"\xE9t\xE9", "\xEF\xBF\xBDt\xEF\xBF\xBD", 3},
		{"\xF0\x9F\xAB\xA8", "\xEF\xBF\xBD", 1}, /* newer than the C library */
		{"", "", 0},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows - (wcwidth(0x1FAE8) >= 0 ? 2 : 0); i++) {
		char *out = text_filter(rows[i].in, strlen(rows[i].in), false);

		cr_assert_str_eq(out, rows[i].out, "row %zu: %s", i, out);
		cr_assert_eq(text_columns(rows[i].in, strlen(rows[i].in)), rows[i].columns, "row %zu", i);
		free(out);
	}
}

Test(filter, a_cluster_is_appended_or_only_measured)
{
	struct buf out = {0};

	cr_assert_eq(text_cluster("a", 1, &out) + text_cluster("é", 2, &out) + text_cluster("東", 3, &out), 4, "columns");
	cr_assert_eq(text_cluster("\xE2\x80\x8B", 3, &out), 0, "nothing is shown of it");
	cr_assert_eq(text_cluster("\n", 1, &out), 1, "a space");
	cr_assert_eq(text_cluster("\033", 1, NULL), 1, "only measured");
	cr_assert_str_eq(buf_str(&out), "aé東 ", "appended");
	buf_clear(&out);
}

Test(filter, what_fits_ends_between_graphemes)
{
	static const char text[] = "ae\xCC\x81東z";

	static const size_t ends[] = {0, 1, 4, 4, 7, 8, 8};

	for (int columns = 0; columns < 7; columns++)
		cr_assert_eq(text_fit(text, strlen(text), columns), ends[columns], "%d columns", columns);
	cr_assert_eq(text_fit("a\xE2\x80\x8B", 4, 1), 4, "what takes no column is taken along");
}

/* Filtered text moves a terminal's cursor to the right and does nothing else. */
Test(filter, a_terminal_shows_one_line_and_rings_no_bell)
{
	static const char *const hostile[] = {
		"\033[2J\033[H", "\033]0;title\a", "\033P1$r\033\\", "a\rb", "a\b\b\bEVIL", "\xC2\x9B" "31m", "\xC2\x85", "\x0E", "\033c", "x\vy\fz", "\xE2\x80\xA8u",
		"\033[?1049h", "\033[9999;9999H", "e\xCC\x81", "東京",
	};
	VTerm *vt = vterm_new(5, 80);
	VTermState *state = vterm_obtain_state(vt);
	VTermPos cursor;

	vterm_set_utf8(vt, 1);
	for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
		char *out = text_filter(hostile[i], strlen(hostile[i]), false);

		vterm_state_reset(state, 1);
		vterm_input_write(vt, out, strlen(out));
		vterm_state_get_cursorpos(state, &cursor);
		cr_assert(cursor.row == 0 && cursor.col == text_columns(hostile[i], strlen(hostile[i])), "row %d column %d after \"%s\"", cursor.row,
		          cursor.col, out);
		free(out);
	}
	vterm_free(vt);
}

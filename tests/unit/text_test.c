/* Text is kept in NFC; one moves in it by what people see as one character, and by words. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unigbrk.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/text.h"

Test(text, valid_is_utf8_without_nul)
{
	cr_assert(text_valid("", 0), "nothing");
	cr_assert(text_valid("é東😀", strlen("é東😀")), "accents and more");
	cr_assert_not(text_valid("a\0b", 3), "NUL");
	cr_assert_not(text_valid("\xE9t\xE9", 3), "Latin-1");
	cr_assert_not(text_valid("\xED\xA0\x80", 3), "a surrogate");
	cr_assert_not(text_valid("\xC0\x80", 2), "an overlong NUL");
	cr_assert_not(text_valid("\xC3", 1), "cut");
}

Test(text, nfc_keeps_words_and_drops_controls)
{
	static const struct {
		const char *in;
		size_t len;
		const char *out;
	} rows[] = {
		{"", 0, ""}, {"plain", 5, "plain"}, {"e\xCC\x81", 3, "é"}, {"a\r\nb\rc\n", 7, "a\nb\nc\n"}, {"a\0b\033[1m\tc", 9, "ab[1m\tc"},
		{"\xE9", 1, "\xEF\xBF\xBD"}, {"a\xC3", 2, "a\xEF\xBF\xBD"}, {"\r\n\r\n", 4, "\n\n"}, {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", 9, "한"},
		{"a\b\b", 3, "a"}, {"\xEF\xBF\xBD", 3, "\xEF\xBF\xBD"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *out = text_nfc(rows[i].in, rows[i].len);

		cr_assert_str_eq(out, rows[i].out, "row %zu: %s", i, out);
		free(out);
	}
}

/* Letters, marks, flags, joiners, jamo, controls, bytes that are nothing. */
static const char *const pieces[] = {
	"a", " ", "é", "e\xCC\x81", "\xCC\x81", "東", "😀", "\xE2\x80\x8D", "🚒", "👩", "\xF0\x9F\x8F\xBD", "🇫", "🇷", "\xEF\xB8\x8F", "\xE1\x84\x92",
	"\xE1\x85\xA1", "\xE1\x86\xAB", "한", "\r", "\n", "\xE0\xA4\x95", "\xE0\xA5\x8D", "\xE0\xA4\xB7", "\xD8\x80", "ł", "Ж", "\xE2\x80\x8B", "1", "\xFF", "\xC3",
	"\xE2\x80",
};

static size_t random_text(char *out, size_t most, size_t valid_only)
{
	size_t len = 0;
	size_t count = (size_t)random() % most;

	*out = '\0';
	for (size_t i = 0; i < count; i++) {
		const char *piece = pieces[(size_t)random() % (sizeof pieces / sizeof *pieces - valid_only)];

		memcpy(out + len, piece, strlen(piece) + 1);
		len += strlen(piece);
	}
	return len;
}

Test(text, graphemes_are_those_of_libunistring_in_both_directions)
{
	char text[256];
	char breaks[256];

	srandom(1);
	for (int i = 0; i < 15000; i++) {
		size_t len = random_text(text, 40, 3);
		size_t before = 0;
		size_t next = 0;

		u8_grapheme_breaks((const uint8_t *)text, len, breaks);
		for (size_t at = 0; at <= len; at++) {
			bool boundary = at == 0 || at == len || breaks[at];

			cr_assert_eq(text_is_boundary(text, len, at), boundary, "\"%s\" at %zu", text, at);
			if (at > 0)
				cr_assert_eq(text_prev(text, len, at), before, "before %zu in \"%s\"", at, text);
			if (!boundary)
				continue;
			cr_assert(at == 0 || next == at, "next of %zu is %zu, not %zu in \"%s\"", before, next, at, text);
			next = text_next(text, len, at);
			before = at;
		}
		cr_assert_eq(text_next(text, len, len), len, "at the end it stays");
	}
	cr_assert_eq(text_prev("abc", 3, 0), 0, "at the start it stays");
}

Test(text, bytes_that_are_not_utf8_are_stepped_over_too)
{
	char text[256];

	srandom(2);
	for (int i = 0; i < 15000; i++) {
		size_t len = random_text(text, 40, 0);
		size_t steps = 0;

		if (i % 2 == 0)
			for (size_t j = 0; j < len; j++)
				text[j] = (char)random();
		for (size_t at = 0; at < len; at = text_next(text, len, at))
			cr_assert(++steps <= len && text_next(text, len, at) > at && text_next(text, len, at) <= len, "forward");
		for (size_t at = len; at > 0; at = text_prev(text, len, at))
			cr_assert_lt(text_prev(text, len, at), at, "backward");
	}
}

Test(text, nfc_agrees_with_libunistring_and_is_stable)
{
	char text[256];

	srandom(3);
	for (int i = 0; i < 30000; i++) {
		size_t len = random_text(text, 40, 0);
		char *once = text_nfc(text, len);
		char *twice = text_nfc(once, strlen(once));
		size_t n;
		uint8_t *nfc = u8_normalize(UNINORM_NFC, (const uint8_t *)once, strlen(once), NULL, &n);

		cr_assert(text_valid(once, strlen(once)), "valid");
		cr_assert_null(strchr(once, '\r'), "no returns");
		cr_assert_str_eq(once, twice, "stable");
		cr_assert(n == strlen(once) && memcmp(nfc, once, n) == 0, "NFC");
		free(nfc);
		free(twice);
		free(once);
	}
}

Test(text, words_are_walked_as_people_see_them)
{
	static const char text[] = "L'hôpital, 12 rue : « déjà vu » 東 🚒.";
	size_t len = strlen(text);
	static const char *const words[] = {"12", "rue", "déjà", "vu", "東", "🚒"};
	size_t at = 0;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		at = text_next_word(text, len, at);
		cr_assert_eq(strncmp(text + at, words[i], strlen(words[i])), 0, "next is %s, not %s", words[i], text + at);
	}
	cr_assert_eq(text_next_word(text, len, at), len, "then the end");
	at = len;
	for (size_t i = sizeof words / sizeof *words; i-- > 0;) {
		at = text_prev_word(text, len, at);
		cr_assert_eq(strncmp(text + at, words[i], strlen(words[i])), 0, "previous is %s, not %s", words[i], text + at);
	}
	cr_assert_eq(text_prev_word(text, len, at), 0, "then the start");
	cr_assert_eq(text_prev_word("abc def", 7, 6), 4, "inside a word: its start");
	cr_assert_eq(text_next_word("", 0, 0), 0, "nothing");
	cr_assert_eq(text_prev_word("", 0, 0), 0, "nothing");
}

/* Lines break where French, English and Dutch want them, fit, and cover every byte. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

static void start(void)
{
	i18n_start();
}

TestSuite(wrap, .init = start);

/* The lines with a bar after each. */
static char *wrapped(const char *text, int columns)
{
	struct buf out = {0};
	size_t count;
	struct text_line *lines = text_wrap(text, strlen(text), columns, &count);

	for (size_t i = 0; i < count; i++) {
		buf_add(&out, text + lines[i].start, lines[i].end - lines[i].start);
		buf_char(&out, '|');
	}
	free(lines);
	return buf_take(&out);
}

Test(wrap, lines_break_as_a_reader_expects)
{
	static const struct {
		int columns;
		const char *text, *lines;
	} rows[] = {
		{10, "", "|"},
		{10, "abc", "abc|"},
		{10, "one two three", "one two|three|"},
		{7, "one two three", "one two|three|"},
		{10, "a\n\nb\n", "a||b||"},
		{10, "\n", "||"},
		{8, "anticonstitutionnellement bref", "anticons|titution|nellemen|t bref|"},
		{10, "0123456789     ", "0123456789|"},
		{10, "0123456789     x", "0123456789|x|"},
		{10, "  retrait et suite", "  retrait|et suite|"},
		{5, "東京都庁東京", "東京|都庁|東京|"},
		{1, "東東a", "東|東|a|"},
		{3, "aée\xCC\x81z", "aée\xCC\x81|z|"},
		{10, "porte-avion est-ce", "porte-|avion est-|ce|"},
		/* French, with the spaces people type and with those that typography wants */
		{12, "il répond « oui » enfin", "il répond|« oui »|enfin|"},
		{12, "il répond «\xC2\xA0oui\xC2\xA0» enfin", "il répond|«\xC2\xA0oui\xC2\xA0»|enfin|"},
		{9, "au numéro n° 3", "au numéro|n° 3|"},
		{9, "au numéro n°\xE2\x80\xAF" "3", "au numéro|n°\xE2\x80\xAF" "3|"},
		{11, "vraiment ou quoi ?", "vraiment ou|quoi ?|"},
		{11, "vraiment ou quoi !", "vraiment ou|quoi !|"},
		{11, "vraiment le mot : oui ; non", "vraiment le|mot : oui ;|non|"},
		{9, "il reste 30 % du temps", "il reste|30 % du|temps|"},
		{8, "l'hôpital d'ici", "l'hôpita|l d'ici|"},
		{10, "dit-il... mais", "dit-il...|mais|"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *lines = wrapped(rows[i].text, rows[i].columns);

		cr_assert_str_eq(lines, rows[i].lines, "row %zu: %s", i, lines);
		free(lines);
	}
}

/* What text_wrap promises, whatever the text. */
static void check(const char *text, size_t len, int columns)
{
	size_t count;
	struct text_line *lines = text_wrap(text, len, columns, &count);

	cr_assert_geq(count, 1, "there is a line");
	cr_assert_eq(lines[0].start, 0, "it starts at the start");
	for (size_t i = 0; i < count; i++) {
		size_t start = lines[i].start;
		size_t end = lines[i].end;
		size_t until = i + 1 < count ? lines[i + 1].start : len;

		cr_assert(start <= end && end <= until && until <= len, "in order");
		cr_assert(i + 1 == count || until > start, "each line but the last goes on");
		cr_assert(text_is_boundary(text, len, start) && text_is_boundary(text, len, end), "between graphemes");
		cr_assert(text_columns(text + start, end - start) <= columns || text_next(text, len, start) >= end, "it fits, or is one cluster");
		cr_assert_null(memchr(text + start, '\n', end - start), "no newline in a line");
		for (size_t at = end; at < until; at++)
			cr_assert(text[at] == ' ' || text[at] == '\t' || (text[at] == '\n' && at + 1 == until),
			          "only spaces and the newline stand between lines, not byte %02X", (unsigned char)text[at]);
	}
	cr_assert(len == 0 || text[len - 1] != '\n' || (lines[count - 1].start == len && count >= 2), "a final newline opens an empty line");
	free(lines);
}

Test(wrap, every_byte_belongs_to_one_line_that_fits)
{
	static const char *const pieces[] = {"a", "mot", "é", "e\xCC\x81", " ", " ", "  ", "\n", "«", "»", "\xC2\xA0", "!", "?", ":", "n°", "3", "東", "😀", "🇫🇷", "-", "'", "\t",
	                                     "(", ")", "👩\xE2\x80\x8D🚒", "\xE2\x80\x8B", "\xCC\x81", "%", "\xC2\x85", "\xE2\x80\xA8", ".", ",", "\xFF"};
	char text[512];

	srandom(5);
	for (int i = 0; i < 50000; i++) {
		size_t len = 0;
		int count = (int)(random() % 50);

		for (int j = 0; j < count; j++) {
			const char *piece = pieces[(size_t)random() % (sizeof pieces / sizeof *pieces)];

			memcpy(text + len, piece, strlen(piece));
			len += strlen(piece);
		}
		check(text, len, 1 + (int)(random() % 20));
	}
}

Test(wrap, no_column_at_all_is_one_column)
{
	char *lines = wrapped("ab", 0);

	cr_assert_str_eq(lines, "a|b|", "as if there were one");
	free(lines);
}

/* What was typed is found between two texts and put into one; what does not fit is refused. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "session/splice.h"

static const char *const pieces[] = {"a", "b", " ", "é", "ё", "東", "😀", "x\xCC\xA7\xCC\x81", "q\xCC\x88", "👩\xE2\x80\x8D🚒", "\n", "🇫🇷"};

static char *random_text(size_t most)
{
	struct buf b = {0};
	size_t count = (size_t)random() % (most + 1);

	for (size_t i = 0; i < count; i++)
		buf_text(&b, pieces[(size_t)random() % (sizeof pieces / sizeof *pieces)]);
	return buf_take(&b);
}

Test(splice, what_lies_between_two_texts_stands_on_graphemes)
{
	static const struct {
		const char *before, *after;
		size_t at, removed;
		const char *inserted;
	} rows[] = {
		{"", "", 0, 0, ""}, {"abc", "abc", 3, 0, ""}, {"abc", "abXc", 2, 0, "X"}, {"abc", "ac", 1, 1, ""}, {"aaa", "aa", 2, 1, ""},
		{"é", "è", 0, 2, "è"}, {"x\xCC\xA7", "x\xCC\xA7\xCC\x81", 0, 3, "x\xCC\xA7\xCC\x81"}, {"🇫🇷", "🇫🇷🇫🇷", 8, 0, "🇫🇷"}, {"東京", "東都", 3, 3, "都"},
		{"👩", "👩\xE2\x80\x8D🚒", 0, 4, "👩\xE2\x80\x8D🚒"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct splice s = splice_between(rows[i].before, rows[i].after);

		cr_assert(s.at == rows[i].at && s.removed == rows[i].removed, "row %zu: at %zu, %zu removed", i, s.at, s.removed);
		cr_assert_str_eq(s.inserted, rows[i].inserted, "row %zu", i);
		splice_clear(&s);
	}
	srandom(13);
	for (int i = 0; i < 50000; i++) {
		char *before = random_text(8);
		char *after = random_text(8);
		struct splice s = splice_between(before, after);
		char *got = splice_apply(before, &s);

		cr_assert_str_eq(got, after, "it makes the one of the other");
		cr_assert(text_is_boundary(before, strlen(before), s.at) && text_is_boundary(before, strlen(before), s.at + s.removed) &&
		          text_is_boundary(after, strlen(after), s.at) && text_is_boundary(after, strlen(after), s.at + strlen(s.inserted)), "graphemes");
		free(got);
		splice_clear(&s);
		free(before);
		free(after);
	}
}

Test(splice, what_does_not_fit_is_refused)
{
	static const struct {
		size_t at, removed;
	} rows[] = {{4, 0}, {3, 1}, {0, 4}, {1, (size_t)-1}, {(size_t)-1, 1}, {1, 0}, {0, 1}};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct splice s = splice_make(rows[i].at, rows[i].removed, "x", 1);

		cr_assert_null(splice_apply("é1", &s), "row %zu: past the end or inside é", i);
		splice_clear(&s);
	}
}

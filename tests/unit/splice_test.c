/* Two people write in one text at once, and both see the same text in the end. */
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

static size_t random_boundary(const char *text)
{
	size_t len = strlen(text);
	size_t at = (size_t)random() % (len + 1);

	return text_is_boundary(text, len, at) ? at : text_prev(text, len, at);
}

/* What is inserted is recognisable: NAME, then random text. */
static struct splice random_splice(const char *text, const char *name)
{
	size_t a = random_boundary(text);
	size_t b = random() % 3 == 0 ? a : random_boundary(text);
	char *words = random_text(3);
	char *inserted = random() % 4 == 0 ? xstrdup("") : xasprintf("%s%s%s", name, words, name);
	struct splice s = splice_make(a < b ? a : b, a < b ? b - a : a - b, inserted, strlen(inserted));

	free(inserted);
	free(words);
	return s;
}

static struct splice copy(const struct splice *s)
{
	return splice_make(s->at, s->removed, s->inserted, strlen(s->inserted));
}

/* TEXT after FIRST and then SECOND; both must fit. */
static char *both(const char *text, const struct splice *first, const struct splice *second)
{
	char *middle = splice_apply(text, first);
	char *end;

	cr_assert_not_null(middle, "the first fits");
	end = splice_apply(middle, second);
	cr_assert_not_null(end, "the second fits");
	free(middle);
	return end;
}

/* The text that the rule in the header gives, made without transforming anything. */
static char *ideal(const char *text, const struct splice *a, const struct splice *b, bool a_first)
{
	bool a_lower = a->at < b->at || (a->at == b->at && a_first);
	const struct splice *lo = a_lower ? a : b;
	const struct splice *hi = a_lower ? b : a;
	size_t lo_end = lo->at + lo->removed;
	size_t hi_end = hi->at + hi->removed;
	struct buf out = {0};

	buf_add(&out, text, lo->at);
	buf_text(&out, lo->inserted);
	if (hi->at > lo_end)
		buf_add(&out, text + lo_end, hi->at - lo_end);
	buf_text(&out, hi->inserted);
	buf_text(&out, text + (hi_end > lo_end ? hi_end : lo_end));
	return buf_take(&out);
}

Test(splice, random_pairs_converge_and_lose_neither_insertion)
{
	srandom(11);
	for (int i = 0; i < 200000; i++) {
		char *text = random_text(12);
		struct splice a = random_splice(text, "A");
		struct splice b = random_splice(text, "B");
		struct splice a2 = copy(&a);
		struct splice b2 = copy(&b);
		bool a_first = random() % 2 == 0;
		char *expected = ideal(text, &a, &b, a_first);
		char *ab;
		char *ba;

		splice_transform(&a2, &b2, a_first);
		ab = both(text, &a, &b2);
		ba = both(text, &b, &a2);
		cr_assert_str_eq(ab, ba, "they converge on \"%s\"", text);
		cr_assert_str_eq(ab, expected, "as the rule says on \"%s\"", text);
		cr_assert_not_null(strstr(ab, a.inserted), "A's words are there");
		cr_assert_not_null(strstr(ab, b.inserted), "B's words are there");
		cr_assert(text_valid(ab, strlen(ab)), "and it is text");
		splice_clear(&a);
		splice_clear(&b);
		splice_clear(&a2);
		splice_clear(&b2);
		free(ab);
		free(ba);
		free(expected);
		free(text);
	}
}

Test(splice, says_whether_two_overlapped_and_who_stands_first)
{
	static const struct {
		size_t a_at, a_removed;
		const char *a;
		size_t b_at, b_removed;
		const char *b;
		bool a_first, overlap;
		const char *result; /* on "0123456789" */
	} rows[] = {
		{2, 0, "A", 5, 0, "B", true, false, "01A234B56789"},
		{5, 0, "A", 2, 0, "B", true, false, "01B234A56789"},
		{5, 0, "A", 5, 0, "B", true, true, "01234AB56789"},
		{5, 0, "A", 5, 0, "B", false, true, "01234BA56789"},
		{2, 3, "A", 5, 0, "B", false, true, "01AB56789"},   /* touching */
		{2, 3, "A", 6, 0, "B", false, false, "01A5B6789"},
		{2, 6, "A", 4, 0, "B", false, true, "01AB89"},      /* inside what the other removes */
		{4, 0, "A", 2, 6, "B", true, true, "01BA89"},
		{2, 4, "A", 4, 4, "B", true, true, "01AB89"},
		{2, 4, "A", 2, 4, "B", false, true, "01BA6789"},    /* both replaced the same */
		{2, 4, "", 2, 4, "", true, true, "016789"},         /* removed by both: gone once */
		{0, 10, "A", 0, 10, "B", true, true, "AB"},
		{5, 0, "", 5, 0, "B", true, false, "01234B56789"},  /* nothing and something */
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct splice a = splice_make(rows[i].a_at, rows[i].a_removed, rows[i].a, strlen(rows[i].a));
		struct splice b = splice_make(rows[i].b_at, rows[i].b_removed, rows[i].b, strlen(rows[i].b));
		struct splice original = copy(&a);
		bool overlap = splice_transform(&a, &b, rows[i].a_first);
		char *text = both("0123456789", &original, &b);

		cr_assert_str_eq(text, rows[i].result, "row %zu: %s", i, text);
		cr_assert_eq(overlap, rows[i].overlap, "row %zu", i);
		free(text);
		splice_clear(&a);
		splice_clear(&b);
		splice_clear(&original);
	}
}

Test(splice, a_face_that_is_many_keys_ahead_ends_with_the_keepers_text)
{
	srandom(12);
	for (int i = 0; i < 5000; i++) {
		char *keeper = random_text(8);
		char *face = xstrdup(keeper);
		struct splice pending[6];
		size_t count = (size_t)random() % 7;

		for (size_t j = 0; j < count; j++) { /* typed here, not yet there */
			char *next;

			pending[j] = random_splice(face, "F");
			next = splice_apply(face, &pending[j]);
			cr_assert_not_null(next, "it fits");
			free(face);
			face = next;
		}
		for (int k = 0; k < 3; k++) { /* somebody else's arrive and are the earlier ones */
			struct splice theirs = random_splice(keeper, "K");
			char *next = splice_apply(keeper, &theirs);

			free(keeper);
			keeper = next;
			for (size_t j = 0; j < count; j++)
				splice_transform(&pending[j], &theirs, false);
			next = splice_apply(face, &theirs);
			cr_assert_not_null(next, "what arrives fits what is shown");
			free(face);
			face = next;
			splice_clear(&theirs);
		}
		for (size_t j = 0; j < count; j++) { /* then mine get there */
			char *next = splice_apply(keeper, &pending[j]);

			cr_assert_not_null(next, "what was pending fits");
			free(keeper);
			keeper = next;
			splice_clear(&pending[j]);
		}
		cr_assert_str_eq(face, keeper, "the same text on both sides");
		free(face);
		free(keeper);
	}
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

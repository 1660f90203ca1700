/* Compares what is said. Knows nothing of what it is said of. */
#include "scenarios/diff_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_languages(const struct said *a, const struct said *b)
{
	for (int lang = 0; lang < LANG_COUNT; lang++)
		if (!same_text(a->in[lang], b->in[lang]))
			return false;
	return true;
}

bool diff_same(const struct said *a, const struct said *b)
{
	if (!same_languages(a, b) || a->variant_count != b->variant_count)
		return false;
	for (size_t i = 0; i < a->variant_count; i++)
		if (a->variants[i].who != b->variants[i].who || !same_languages(&a->variants[i].text, &b->variants[i].text))
			return false;
	return true;
}

/* The word of TEXT at *AT, without its case, accents and signs around it: bytes [*AT, returned). */
static size_t word_end(const char *text, size_t *at)
{
	static const char between[] = " \t\n.,;:!?()[]{}\"'/<>=+*#_-";
	*at += strspn(text + *at, between);
	return *at + strcspn(text + *at, between);
}

/* The share of the words of A (those of three bytes or more, or all when there are none) that B has too, in hundredths. */
static int shared(const char *a, const char *b, size_t least)
{
	size_t words = 0, common = 0;
	for (size_t at = 0, end; (end = word_end(a, &at)) > at; at = end) {
		if (end - at < least)
			continue;
		words++;
		for (size_t other = 0, stop; (stop = word_end(b, &other)) > other; other = stop) {
			size_t len = end - at, same = 0;
			while (same < len && same < stop - other && a[at + same] == b[other + same])
				same++;
			if (same == len || (same >= 5 && same + 3 >= len)) { /* a plural, another ending */
				common++;
				break;
			}
		}
	}
	if (words == 0)
		return least > 1 ? shared(a, b, 1) : 100;
	return (int)(common * 100 / words);
}

/* Hardly a word in common, and not a slip of the finger either. */
static bool unlike(const char *a, const char *b)
{
	enum { LITTLE = 20 };
	char *x = text_fold(a), *y = text_fold(b);
	size_t longer = strlen(x) > strlen(y) ? strlen(x) : strlen(y);
	bool is = shared(x, y, 4) < LITTLE && shared(y, x, 4) < LITTLE &&
	          (longer > 200 || (size_t)text_distance(x, y) * 2 > longer);
	free(x);
	free(y);
	return is;
}

bool diff_unlike(const struct said *a, const struct said *b)
{
	bool any = false;
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		if (!a->in[lang] || !b->in[lang])
			continue;
		if (!unlike(a->in[lang], b->in[lang]))
			return false;
		any = true;
	}
	return any;
}

const char *diff_shown(const struct said *s)
{
	return said_any(s) ? said_in(s, s->first, NULL) : NULL;
}

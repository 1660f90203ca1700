/* What people type against what is there: without case, without accents, with a slip of the finger. */
#include "base/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

/* Letters that Unicode does not take apart, and the apostrophe that keyboards don't have. */
static const struct {
	ucs4_t from;
	const char *to;
} plainer[] = {
	{0x142, "l"}, {0xF8, "o"}, {0x111, "d"}, {0x127, "h"}, {0x131, "i"}, {0xF0, "d"}, {0xFE, "th"},
	{0x153, "oe"}, {0xE6, "ae"}, {0x2019, "'"}, {0x2018, "'"}, {0xA0, " "}, {0x202F, " "},
};

static bool fold_ascii(const char *text, char **out)
{
	size_t len = strlen(text);
	char *lower;

	for (size_t i = 0; i < len; i++)
		if ((unsigned char)text[i] >= 0x80)
			return false;
	lower = xstrndup(text, len);
	for (size_t i = 0; i < len; i++)
		if (lower[i] >= 'A' && lower[i] <= 'Z')
			lower[i] = (char)(lower[i] + ('a' - 'A'));
	*out = lower;
	return true;
}

static void fold_character(struct buf *b, ucs4_t c, const uint8_t *bytes, size_t n)
{
	for (size_t i = 0; i < sizeof plainer / sizeof *plainer; i++) {
		if (plainer[i].from == c) {
			buf_text(b, plainer[i].to);
			return;
		}
	}
	if (!uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Mn) && !uc_is_property_default_ignorable_code_point(c))
		buf_add(b, bytes, n);
}

char *text_fold(const char *text)
{
	struct buf b = {0};
	char *clean;
	uint8_t *folded;
	size_t len;

	if (fold_ascii(text, &clean))
		return clean;
	clean = text_nfc(text, strlen(text)); /* valid UTF-8 from here on */
	folded = u8_casefold((const uint8_t *)clean, strlen(clean), NULL, UNINORM_NFKD, NULL, &len);
	if (folded == NULL)
		memory_gone();
	for (size_t at = 0; at < len;) {
		ucs4_t c;
		size_t n = (size_t)u8_mbtouc(&c, folded + at, len - at);

		fold_character(&b, c, folded + at, n);
		at += n;
	}
	free(folded);
	free(clean);
	return buf_take(&b);
}

/* Whole, or each of its words somewhere. */
bool text_matches(const char *text, const char *needle)
{
	char *in = text_fold(text);
	char *what = text_fold(needle);
	bool found = strstr(in, what) != NULL;
	char *rest = what;
	char *word;

	if (!found) {
		found = true;
		while (found && (word = strtok_r(rest, " ", &rest)) != NULL)
			found = strstr(in, word) != NULL;
	}
	free(what);
	free(in);
	return found;
}

/* The next word of folded text, "" at the end. An apostrophe ends one too: l'atelier. */
static const char *word_after(const char *p)
{
	p += strcspn(p, " '-");
	return p + strspn(p, " '-");
}

/* Does each letter of WHAT begin a word, in that order? */
static bool initials(const char *in, const char *what)
{
	for (const char *word = in; *what != '\0'; word = word_after(word)) {
		size_t n = (size_t)u8_mblen((const uint8_t *)what, strlen(what));

		if (*word == '\0')
			return false;
		if (n > 0 && strncmp(word, what, n) == 0)
			what += n;
	}
	return true;
}

enum { ARTICLE = 3 }; /* letters at most */

int text_rank(const char *name, const char *typed)
{
	char *in = text_fold(name), *what = text_fold(typed);
	size_t len = strlen(what);
	bool first = true;
	int rank = text_matches(name, typed) ? 3 : -1;

	if (initials(in, what))
		rank = 2;
	for (const char *word = in; *word != '\0'; word = word_after(word)) {
		if (strncmp(word, what, len) == 0) {
			rank = first ? 0 : 1;
			break;
		}
		first = first && strcspn(word, " '-") <= ARTICLE;
	}
	free(what);
	free(in);
	return rank;
}

static uint32_t *characters(const char *text, size_t *count)
{
	char *clean = text_nfc(text, strlen(text));
	uint32_t *out = xcalloc(strlen(clean) + 1, sizeof *out);
	size_t len = strlen(clean);

	*count = 0;
	for (size_t at = 0; at < len;) {
		ucs4_t c;

		at += (size_t)u8_mbtouc(&c, (const uint8_t *)clean + at, len - at);
		out[(*count)++] = c;
	}
	free(clean);
	return out;
}

static int least(int a, int b, int c)
{
	int ab = a < b ? a : b;

	return ab < c ? ab : c;
}

/* Two neighbours exchanged are one slip. Three rows of the usual table are enough. */
int text_distance(const char *a, const char *b)
{
	size_t n;
	size_t m;
	uint32_t *x = characters(a, &n);
	uint32_t *y = characters(b, &m);
	int *rows = xcalloc(3 * (m + 1), sizeof *rows);
	int *last2 = rows;
	int *last = rows + m + 1;
	int *now = rows + 2 * (m + 1);
	int distance;

	for (size_t j = 0; j <= m; j++)
		last[j] = (int)j;
	for (size_t i = 1; i <= n; i++) {
		int *reuse = last2;

		now[0] = (int)i;
		for (size_t j = 1; j <= m; j++) {
			now[j] = least(last[j] + 1, now[j - 1] + 1, last[j - 1] + (x[i - 1] != y[j - 1]));
			if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1] && last2[j - 2] + 1 < now[j])
				now[j] = last2[j - 2] + 1;
		}
		last2 = last;
		last = now;
		now = reuse;
	}
	distance = last[m];
	free(rows);
	free(x);
	free(y);
	return distance;
}

const char *text_nearest(const char *word, const char *const *names, size_t count)
{
	char *folded = text_fold(word);
	size_t len;
	const char *best = NULL;
	int least_seen;

	free(characters(folded, &len));
	/* One slip in three letters, never all of them. */
	least_seen = (int)((len + 2) / 3) + 1;
	if (least_seen > (int)len)
		least_seen = (int)len;
	for (size_t i = 0; i < count; i++) {
		char *name = text_fold(names[i]);
		int distance = text_distance(folded, name);

		if (distance < least_seen) {
			least_seen = distance;
			best = names[i];
		}
		free(name);
	}
	free(folded);
	return best;
}

/* Text of people: what is valid, NFC, and where grapheme clusters and words begin.
 * Unicode itself is libunistring's work; the short ways for ASCII and Latin letters are here because an editor asks at
 * every key. */
#include "base/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwbrk.h>

static const uint8_t *u8(const char *text)
{
	return (const uint8_t *)text;
}

enum { BLOCK = 32 };

/* What is among BLOCK bytes: a loop that the compiler turns into a few instructions. */
static void look(const uint8_t *p, uint8_t *high, uint8_t *control)
{
	uint8_t h = 0, c = 0;

	for (size_t i = 0; i < BLOCK; i++) {
		h |= p[i];
		c |= (p[i] < ' ') & (p[i] != '\n') & (p[i] != '\t') & (p[i] != '\r') & (p[i] != '\f');
		c |= p[i] == 127;
	}
	*high = h & 128;
	*control |= c;
}

const char *text_bad(const char *text, size_t len, bool *controls)
{
	const uint8_t *p = u8(text), *end = p + len, *beyond = NULL, *bad = NULL;
	uint8_t high, control = 0, last[BLOCK];

	memset(last, ' ', BLOCK);
	for (size_t left = len; left > 0 && bad == NULL; left -= left < BLOCK ? left : BLOCK, p = end - left) {
		look(left < BLOCK ? memcpy(last, p, left) : p, &high, &control);
		if (high && beyond == NULL)
			beyond = p;
		if (!high && beyond != NULL) {
			bad = u8_check(beyond, (size_t)(p - beyond));
			beyond = NULL;
		}
	}
	if (bad == NULL && beyond != NULL)
		bad = u8_check(beyond, (size_t)(end - beyond));
	*controls = control != 0;
	return (const char *)bad;
}

bool text_valid(const char *text, size_t len)
{
	bool controls;

	return len == 0 || (memchr(text, '\0', len) == NULL && text_bad(text, len, &controls) == NULL);
}

/* Adds one character of what a person or a file gave, as it is kept. True when it may need composing. */
static bool keep_character(struct buf *b, const char *text, size_t len, size_t *at)
{
	ucs4_t c;
	int n = u8_mbtouc(&c, u8(text) + *at, len - *at);
	bool bad = c == 0xFFFD;

	if (c == '\r') {
		buf_char(b, '\n');
		if (*at + 1 < len && text[*at + 1] == '\n')
			n++;
	} else if (bad) {
		buf_text(b, "\xEF\xBF\xBD");
	} else if (c >= ' ' || c == '\n' || c == '\t') {
		buf_add(b, text + *at, (size_t)n);
	}
	*at += (size_t)n;
	return c >= 0x300; /* below, everything is NFC already */
}

char *text_nfc(const char *text, size_t len)
{
	struct buf b = {0};
	bool compose = false;
	uint8_t *nfc;
	size_t nfc_len;
	char *out;

	for (size_t at = 0; at < len;) {
		size_t run = at;

		while (run < len && (unsigned char)text[run] >= ' ' && (unsigned char)text[run] < 0x7F)
			run++;
		buf_add(&b, text + at, run - at);
		at = run;
		if (at < len && keep_character(&b, text, len, &at))
			compose = true;
	}
	if (!compose)
		return buf_take(&b);
	nfc = u8_normalize(UNINORM_NFC, u8(b.data), b.len, NULL, &nfc_len);
	if (nfc == NULL)
		memory_gone();
	out = xstrndup((const char *)nfc, nfc_len);
	free(nfc);
	buf_clear(&b);
	return out;
}

static bool continues(const char *text, size_t at)
{
	return ((unsigned char)text[at] & 0xC0) == 0x80;
}

static bool ascii(const char *text, size_t len, size_t at)
{
	return at >= len || (unsigned char)text[at] < 0x80;
}

/* libunistring's step looks at two characters at a time. Flags (two by two) and joined emoji need the whole cluster,
 * which its other function sees: given a window that grows until the cluster ends well inside it. */
static size_t next_in_window(const char *text, size_t len, size_t at)
{
	for (size_t size = 64;; size *= 4) {
		size_t window = size < len - at ? size : len - at;
		char *breaks = xcalloc(window, 1);
		size_t n = 1;

		u8_grapheme_breaks(u8(text) + at, window, breaks);
		while (n < window && !breaks[n])
			n++;
		free(breaks);
		if (window == len - at || n + 4 < window)
			return at + n;
	}
}

/* Does the character that ends at AT join what follows in ways that only more context tells? */
static bool needs_context(const char *text, size_t at)
{
	const unsigned char *end = (const unsigned char *)text + at;

	return (at >= 3 && memcmp(end - 3, "\xE2\x80\x8D", 3) == 0) ||
	       (at >= 4 && memcmp(end - 4, "\xF0\x9F\x87", 3) == 0 && end[-1] >= 0xA6 && end[-1] <= 0xBF);
}

size_t text_next(const char *text, size_t len, size_t at)
{
	const uint8_t *next;
	unsigned char c;

	if (at >= len)
		return len;
	c = (unsigned char)text[at];
	/* Nothing joins an ASCII character on its right but a line feed after a return. */
	if (c < 0x80 && c != '\r' && ascii(text, len, at + 1))
		return at + 1;
	/* U+00C0 to U+02FF. */
	if (c >= 0xC3 && c <= 0xCB && at + 1 < len && continues(text, at + 1) && ascii(text, len, at + 2))
		return at + 2;
	next = u8_grapheme_next(u8(text) + at, u8(text) + len);
	if (next == NULL)
		return len;
	return needs_context(text, (size_t)(next - u8(text))) ? next_in_window(text, len, at) : (size_t)(next - u8(text));
}

/* The start of the character before AT (> 0). Bytes that are no character count as one each. */
static size_t character_before(const char *text, size_t at, ucs4_t *c)
{
	for (size_t n = 1; n <= 4 && n <= at; n++) {
		if (continues(text, at - n))
			continue;
		if (u8_mbtouc(c, u8(text) + at - n, n) == (int)n)
			return at - n;
		break;
	}
	*c = 0xFFFD;
	return at - 1;
}

/* Is there a boundary at AT whatever stands farther to the left? Only pairs of flags and what a joiner joins depend on
 * that. */
static bool certain_boundary(const char *text, size_t len, size_t at)
{
	ucs4_t left;
	ucs4_t right;

	if (at == 0 || at >= len)
		return true;
	if (continues(text, at))
		return false;
	if (text[at - 1] != '\r' && ascii(text, len, at - 1) && ascii(text, len, at))
		return true;
	character_before(text, at, &left);
	if (left == 0xFFFD || left == 0x200D || (left >= 0x1F1E6 && left <= 0x1F1FF))
		return false;
	u8_mbtouc(&right, u8(text) + at, len - at);
	return uc_is_grapheme_break(left, right);
}

/* The last boundary at or before AT, and the one after it. */
static size_t boundary_around(const char *text, size_t len, size_t at, size_t *after)
{
	size_t start = at;
	size_t next;

	while (!certain_boundary(text, len, start))
		start--;
	for (;;) {
		next = text_next(text, len, start);
		if (next > at || next >= len)
			break;
		start = next;
	}
	*after = next;
	return at >= len ? len : start;
}

size_t text_prev(const char *text, size_t len, size_t at)
{
	size_t after;

	if (at > len)
		at = len;
	if (at == 0)
		return 0;
	if (at >= 2 && ascii(text, len, at - 1) && ascii(text, len, at - 2) && text[at - 2] != '\r')
		return at - 1;
	return at - 1 < len ? boundary_around(text, len, at - 1, &after) : len;
}

bool text_is_boundary(const char *text, size_t len, size_t at)
{
	size_t after;

	if (at > len)
		return false;
	return certain_boundary(text, len, at) || boundary_around(text, len, at, &after) == at;
}

/* Do words begin with C? Letters, digits, signs, but no space and no punctuation. */
static bool begins_word(const char *text, size_t len, size_t at)
{
	ucs4_t c;

	u8_mbtouc(&c, u8(text) + at, len - at);
	return !uc_is_general_category_withtable(c, UC_CATEGORY_MASK_P | UC_CATEGORY_MASK_Z | UC_CATEGORY_MASK_C |
	                                                UC_CATEGORY_MASK_M);
}

size_t text_next_word(const char *text, size_t len, size_t at)
{
	char *breaks;

	if (at >= len)
		return len;
	breaks = xcalloc(len, 1);
	u8_wordbreaks(u8(text), len, breaks);
	do
		at = text_next(text, len, at);
	while (at < len && !(breaks[at] && begins_word(text, len, at)));
	free(breaks);
	return at;
}

size_t text_prev_word(const char *text, size_t len, size_t at)
{
	char *breaks;

	if (at > len)
		at = len;
	if (at == 0)
		return 0;
	breaks = xcalloc(len, 1);
	u8_wordbreaks(u8(text), len, breaks);
	do
		at = text_prev(text, len, at);
	while (at > 0 && !(breaks[at] && begins_word(text, len, at)));
	free(breaks);
	return at;
}

char *text_number(char *at, int64_t number)
{
	char digits[20];
	size_t count = 0;
	uint64_t left = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;

	do
		digits[count++] = (char)('0' + left % 10);
	while ((left /= 10) > 0);
	if (number < 0)
		*at++ = '-';
	while (count > 0)
		*at++ = digits[--count];
	*at = '\0';
	return at;
}

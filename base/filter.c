/* What may reach a terminal, and the columns it takes. Everything shown passes here, once:
 * no control, no direction marks, nothing that cannot be seen. Knows nothing of lines. */
#include "base/text.h"

#include <stdint.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unistr.h>
#include <wchar.h>

#include "base/i18n.h"

enum { REPLACEMENT = 0xFFFD, DOTTED_CIRCLE = 0x25CC };

static bool plain(unsigned char c)
{
	return c >= 0x20 && c < 0x7F;
}

/* Marks of direction, joiners, zero widths, variation selectors, tags, soft hyphens, skin tones. */
static bool vanishes(ucs4_t c)
{
	if (c < 0x300)
		return c == 0xAD;
	return uc_is_property_default_ignorable_code_point(c) || uc_is_property_bidi_control(c) ||
	       uc_is_property_emoji_modifier(c) || (c >= 0xFFF9 && c <= 0xFFFB);
}

/* The character shown for C and its columns; 0: none. */
static ucs4_t shown_for(ucs4_t c, int *columns)
{
	*columns = 1;
	if (c == '\n' || c == '\t' || c == 0x2028 || c == 0x2029)
		return ' ';
	if (c < 0x20 || (c >= 0x7F && c < 0xA0))
		return REPLACEMENT;
	if (vanishes(c))
		return 0;
	i18n_language(); /* wcwidth() asks the locale: it must be there before the first sentence, whoever makes it */
	*columns = wcwidth((wchar_t)c);
	if (*columns >= 0)
		return c;
	*columns = 1;
	return REPLACEMENT;
}

static void put(struct buf *out, ucs4_t c)
{
	uint8_t bytes[6];
	int n;

	if (out == NULL)
		return;
	n = u8_uctomb(bytes, c, sizeof bytes);
	if (n > 0)
		buf_add(out, bytes, (size_t)n);
}

/* Something without a column that has nothing to stand on would join the cell before: a mark gets a dotted circle, and
 * what no circle can carry is shown as bad. Each is one column. Returns whether there is now something to stand on. */
static bool put_alone(struct buf *out, ucs4_t c)
{
	bool carried = !uc_is_grapheme_break(DOTTED_CIRCLE, c);

	put(out, carried ? DOTTED_CIRCLE : REPLACEMENT);
	if (carried)
		put(out, c);
	return carried;
}

int text_cluster(const char *text, size_t len, struct buf *out)
{
	bool base = false;
	int total = 0;

	if (len == 1 && plain((unsigned char)*text)) {
		if (out != NULL)
			buf_char(out, *text);
		return 1;
	}
	for (size_t at = 0; at < len;) {
		ucs4_t c;
		int columns;

		at += (size_t)u8_mbtouc(&c, (const uint8_t *)text + at, len - at);
		c = shown_for(c, &columns);
		if (c == 0)
			continue;
		if (columns == 0 && !base) {
			base = put_alone(out, c);
			total++;
		} else {
			base = true;
			put(out, c);
			total += columns;
		}
	}
	return total;
}

/* How many characters from AT are plain ASCII that no mark follows. */
static size_t plain_run(const char *text, size_t len, size_t at)
{
	size_t run = at;

	while (run < len && plain((unsigned char)text[run]))
		run++;
	if (run > at && run < len && (unsigned char)text[run] >= 0x80)
		run--;
	return run - at;
}

char *text_filter(const char *text, size_t len, bool keep_newlines)
{
	struct buf out = {0};

	for (size_t at = 0; at < len;) {
		size_t run = plain_run(text, len, at);
		size_t next;

		buf_add(&out, text + at, run);
		at += run;
		if (at >= len)
			break;
		next = text_next(text, len, at);
		if (keep_newlines && text[at] == '\n')
			buf_char(&out, '\n');
		else
			text_cluster(text + at, next - at, &out);
		at = next;
	}
	return buf_take(&out);
}

int text_columns(const char *text, size_t len)
{
	size_t columns = 0;

	for (size_t at = 0; at < len;) {
		size_t run = plain_run(text, len, at);
		size_t next;

		columns += run;
		at += run;
		if (at >= len)
			break;
		next = text_next(text, len, at);
		columns += (size_t)text_cluster(text + at, next - at, NULL);
		at = next;
	}
	return columns < 0x7FFFFFFF ? (int)columns : 0x7FFFFFFF;
}

size_t text_fit(const char *text, size_t len, int columns)
{
	size_t at = 0;

	while (at < len) {
		size_t run = plain_run(text, len, at);
		size_t next;

		if (run > (size_t)columns)
			run = (size_t)columns;
		columns -= (int)run;
		at += run;
		if (at >= len)
			break;
		next = text_next(text, len, at);
		columns -= text_cluster(text + at, next - at, NULL);
		if (columns < 0)
			break;
		at = next;
	}
	return at;
}

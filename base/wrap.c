/* Lines of a text in so many columns. Where a line may break is libunistring's word, with two French additions;
 * what fits is what text_cluster() says of what is shown. Knows nothing of screens. */
#include "base/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unilbrk.h>

struct wrap {
	const char *text;
	int columns;
	char *breaks; /* of the paragraph */
	size_t breaks_size;
	struct text_line *lines;
	size_t count, cap;
};

static void add_line(struct wrap *w, size_t start, size_t end)
{
	if (w->count == w->cap) {
		w->cap = w->cap > 0 ? w->cap * 2 : 8;
		w->lines = xrealloc(w->lines, w->cap, sizeof *w->lines);
	}
	w->lines[w->count++] = (struct text_line){start, end};
}

static bool space(char c)
{
	return c == ' ' || c == '\t';
}

static bool one_of(const char *const *list, const char *text, size_t len, bool at_end)
{
	for (; *list != NULL; list++) {
		size_t n = strlen(*list);

		if (n <= len && memcmp(at_end ? text + len - n : text, *list, n) == 0)
			return true;
	}
	return false;
}

/* People type a plain space where French wants one that does not break: « oui », 30 %, n° 3, et alors ? */
static void keep_french_together(char *breaks, const char *text, size_t len)
{
	static const char *const closing[] = {"»", "›", "%", "!", "?", ":", ";", NULL};
	static const char *const opening[] = {"«", "‹", NULL};
	static const char *const number[] = {"n°", "N°", "nº", "№", NULL};

	for (size_t at = 1; at < len; at++) {
		const char *gap = memchr(text + at, ' ', len - at);
		size_t before;

		if (gap == NULL)
			return;
		before = at = (size_t)(gap - text);
		while (at < len && text[at] == ' ')
			at++;
		if (at < len && (one_of(closing, text + at, len - at, false) || one_of(opening, text, before, true) ||
		                 (text[at] >= '0' && text[at] <= '9' && one_of(number, text, before, true))))
			breaks[at] = UC_BREAK_PROHIBITED;
	}
}

static void find_breaks(struct wrap *w, const char *text, size_t len)
{
	if (len > w->breaks_size) {
		w->breaks = xrealloc(w->breaks, len, 1);
		w->breaks_size = len;
	}
	u8_possible_linebreaks((const uint8_t *)text, len, "UTF-8", w->breaks);
	keep_french_together(w->breaks, text, len);
}

static bool plain(unsigned char c)
{
	return c >= ' ' && c < 0x7F;
}

/* The end of the cluster at AT, and its columns. Most of what people write goes the short way. */
static size_t step(const struct wrap *w, size_t end, size_t at, int *columns)
{
	size_t next;

	if (plain((unsigned char)w->text[at]) && (at + 1 == end || (unsigned char)w->text[at + 1] < 0x80)) {
		*columns = 1;
		return at + 1;
	}
	next = text_next(w->text, end, at);
	*columns = text_cluster(w->text + at, next - at, NULL);
	return next;
}

/* Spaces where a line breaks hang outside; a word that no line can hold is cut. */
static void wrap_paragraph(struct wrap *w, size_t start, size_t end)
{
	size_t line = start;    /* where the line begins */
	size_t at = start;
	size_t ink = start;     /* end of the last thing that is not a space */
	size_t turn = 0;        /* the last place where it may break, and the ink before it; 0: none */
	size_t turn_ink = 0;
	int used = 0;

	if (text_fit(w->text + start, end - start, w->columns) == end - start) {
		add_line(w, start, end);
		return;
	}
	find_breaks(w, w->text + start, end - start);
	while (at < end) {
		int columns;
		size_t next = step(w, end, at, &columns);
		bool blank = next == at + 1 && space(w->text[at]); /* not one that carries an accent */

		if (at > line && w->breaks[at - start] == UC_BREAK_POSSIBLE) {
			turn = at;
			turn_ink = ink;
		}
		if (!blank && at > line && used + columns > w->columns) {
			add_line(w, line, turn > line ? turn_ink : ink);
			at = line = ink = turn > line ? turn : at;
			turn = 0;
			used = 0;
			continue;
		}
		used += columns;
		if (!blank)
			ink = next;
		at = next;
	}
	if (used > w->columns) { /* spaces that hang, or one character wider than the line */
		end = line + text_fit(w->text + line, end - line, w->columns);
		end = end > ink ? end : ink;
	}
	add_line(w, line, end);
}

struct text_line *text_wrap(const char *text, size_t len, int columns, size_t *count)
{
	struct wrap w = {.text = text, .columns = columns > 0 ? columns : 1};
	size_t start = 0;

	for (;;) {
		const char *newline = len > start ? memchr(text + start, '\n', len - start) : NULL;
		size_t end = newline != NULL ? (size_t)(newline - text) : len;

		wrap_paragraph(&w, start, end);
		if (newline == NULL)
			break;
		start = end + 1;
	}
	free(w.breaks);
	*count = w.count;
	return w.lines;
}

/* Shown lines that follow the text: a typed character wraps a few lines again, not the whole text. What a line is, is
 * text_wrap's word; a wrap that begins where a line begins gives the same lines, which is all this rests on (and its
 * test proves). */
#include "tui/edit_lines.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

void edit_lines_drop(struct edit *e)
{
	free(e->wrapped);
	e->wrapped = NULL;
	e->wrapped_count = 0;
}

void edit_lines(struct edit *e, int columns)
{
	columns = columns < 1 ? 1 : columns;
	if (e->wrapped != NULL && e->wrapped_columns == columns)
		return;
	free(e->wrapped);
	e->fresh = 0;
	e->wrapped_columns = columns;
	e->wrapped = text_wrap(e->text, e->len, columns, &e->wrapped_count);
}

/* The last of COUNT lines that begins at or before AT. */
static size_t find(const struct text_line *lines, size_t count, size_t at)
{
	size_t low = 0, high = count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (lines[middle].start <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

size_t edit_line_of(const struct edit *e, size_t at)
{
	return find(e->wrapped, e->wrapped_count, at);
}

/* Lines being put together; those kept from before come first. */
struct lines {
	struct text_line *line;
	size_t count, room;
};

static void add(struct lines *l, const struct text_line *lines, size_t count, size_t shift)
{
	if (l->count + count > l->room) {
		l->room = (l->count + count) * 2;
		l->line = xrealloc(l->line, l->room, sizeof(*l->line));
	}
	for (size_t i = 0; i < count; i++)
		l->line[l->count++] = (struct text_line){lines[i].start + shift, lines[i].end + shift};
}

/* Wraps about SIZE bytes from START, and keeps the lines that what follows cannot change. Returns where the next line
 * begins; len + 1: no more. */
static size_t wrap_some(const struct edit *e, struct lines *l, size_t start, size_t size)
{
	const char *newline = memchr(e->text + start, '\n', e->len - start);
	size_t paragraph = newline != NULL ? (size_t)(newline - e->text) : e->len;
	size_t end = size < paragraph - start ? start + size : paragraph;

	while (end > start && end < paragraph && ((unsigned char)e->text[end] & 0xC0) == 0x80)
		end--;
	size_t count, keep;
	struct text_line *some = text_wrap(e->text + start, end - start, e->wrapped_columns, &count);

	keep = end == paragraph ? count : count > 2 ? count - 2 : 0;
	add(l, some, keep, start);
	size_t next = keep < count ? start + some[keep].start : paragraph + 1;

	free(some);
	return keep > 0 ? next : wrap_some(e, l, start, size * 2);
}

void edit_lines_changed(struct edit *e, size_t at, size_t removed, size_t added)
{
	const struct text_line *old = e->wrapped;
	size_t count = e->wrapped_count, shift = added - removed; /* modulo, as positions are added */
	struct lines l = {0};

	if (old == NULL)
		return;
	size_t first = find(old, count, at);

	first = first > 1 ? first - 2 : 0;
	e->fresh = first < e->fresh ? first : e->fresh;
	size_t start = old[first].start, size = (size_t)e->wrapped_columns * 6 + added + 64;

	l.room = count + 8;
	l.line = xrealloc(NULL, l.room, sizeof(*l.line));
	add(&l, old, first, 0);
	while (start <= e->len) {
		size_t fresh = l.count;

		start = wrap_some(e, &l, start, size);
		for (; fresh < l.count; fresh++) {
			size_t was = l.line[fresh].start - shift, same;

			if (l.line[fresh].start < at + added || l.line[fresh].start == 0)
				continue;
			same = find(old, count, was);
			if (old[same].start != was || was < at + removed)
				continue;
			l.count = fresh;
			add(&l, old + same, count - same, shift);
			start = e->len + 1;
			break;
		}
	}
	free(e->wrapped);
	e->wrapped = l.line;
	e->wrapped_count = l.count;
}

/* Reads the strings that a text is glued of, with where each is written, and writes a text as strings: one, or a line each for
 * sentences and new lines, as the shipped scenarios are. */
#include "scenarios/edit_glued.h"

#include <stdlib.h>
#include <string.h>

#include "scenarios/light.h"

/* A string that is a little longer than a line is better than a word on a line of its own. */
enum { LINE_MOST = 110, A_LITTLE = 14, TEXT_LEAST = 40, TAB = 8 };

static bool blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

size_t glued_skip(const char *text, size_t at, size_t end)
{
	while (at < end) {
		char c = text[at], next = at + 1 < end ? text[at + 1] : '\0';
		if (blank(c)) {
			at++;
		} else if (c == '#' || (c == '/' && next == '/')) {
			const char *newline = memchr(text + at, '\n', end - at);
			at = newline ? (size_t)(newline - text) : end;
		} else if (c == '/' && next == '*') {
			const char *closed = memmem(text + at + 2, end - at - 2, "*/", 2);
			at = closed ? (size_t)(closed - text) + 2 : end;
		} else {
			break;
		}
	}
	return at;
}

/* The last segment that begins at or before AT. */
static size_t segment_at(const struct source *s, size_t at)
{
	size_t low = 0, high = s->segment_count;
	while (high - low > 1) {
		size_t middle = (low + high) / 2;
		if (s->segments[middle].at <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

bool glued_place(const struct source *s, size_t at, size_t *file, size_t *byte)
{
	const struct source_segment *one = &s->segments[segment_at(s, at)];
	*file = one->file;
	*byte = one->from + (at - one->at);
	return !one->escaped && *byte <= s->files[one->file].len;
}

static size_t string_end(const char *text, size_t at)
{
	for (at++; text[at] != '"'; at++)
		at += text[at] == '\\';
	return at + 1;
}

/* Is P, a string of the flat text, written so in its file, or is it the content of one? */
static bool locate(const struct source *s, struct piece *p)
{
	size_t k = segment_at(s, p->start), len = p->end - p->start;
	p->content = (size_t)-1;
	if (k + 1 < s->segment_count && s->segments[k + 1].escaped && s->segments[k + 1].at == p->start + 1) {
		p->file = s->segments[k].file;
		p->at = s->segments[k].from;
		p->content = s->segments[k + 1].file;
		return true;
	}
	if (!glued_place(s, p->start, &p->file, &p->at))
		return false;
	const struct source_file *f = &s->files[p->file];
	return len <= f->len - p->at && memcmp(f->text + p->at, s->text + p->start, len) == 0;
}

bool glued_read(const struct source *s, const struct guard_span *span, struct glued *p)
{
	bool fine = true;
	*p = (struct glued){.arena = arena_new()};
	for (size_t at = span->start; at < span->end && fine; at = glued_skip(s->text, at, span->end)) {
		struct guard_span one = {.start = (uint32_t)at, .end = (uint32_t)string_end(s->text, at), .begins = '"'};
		p->list = xrealloc(p->list, p->count + 1, sizeof *p->list);
		struct piece *piece = &p->list[p->count++];
		*piece = (struct piece){.start = one.start, .end = one.end, .text = light_text(p->arena, s->text, &one)};
		piece->len = strlen(piece->text);
		fine = locate(s, piece);
		at = one.end;
	}
	return fine;
}

void glued_clear(struct glued *p)
{
	arena_free(p->arena);
	free(p->list);
	*p = (struct glued){0};
}

/* --- writing --- */

static int column_of(const char *text, size_t len, int column)
{
	for (size_t i = 0; i < len; i++)
		column += text[i] == '\t' ? TAB - column % TAB : ((unsigned char)text[i] & 0xC0) != 0x80;
	return column;
}

const char *layout_line_end(const struct source_file *f, size_t at)
{
	const char *after = memchr(f->text + at, '\n', f->len - at);
	const char *newline = after ? after : memrchr(f->text, '\n', at);
	return newline && newline > f->text && newline[-1] == '\r' ? "\r\n" : "\n";
}

struct layout layout_at(const struct source_file *f, size_t at, const char *before)
{
	const char *newline = memrchr(f->text, '\n', at), *line = newline ? newline + 1 : f->text;
	const char *more = before && strrchr(before, '\n') ? strrchr(before, '\n') + 1 : NULL;
	struct buf lead = {0}, next = {0};
	if (!more)
		buf_add(&lead, line, (size_t)(f->text + at - line));
	buf_text(&lead, more ? more : before ? before : "");
	size_t blanks = strspn(buf_str(&lead), " \t");
	struct layout l = {.column = column_of(buf_str(&lead), lead.len, 0)};
	int first = column_of(buf_str(&lead), blanks, 0);
	l.indent = LINE_MOST - l.column >= TEXT_LEAST + 2 ? l.column : first + 4;
	buf_text(&next, layout_line_end(f, at));
	buf_add(&next, buf_str(&lead), blanks);
	for (int i = first; i < l.indent; i++)
		buf_char(&next, ' ');
	buf_clear(&lead);
	l.newline = buf_take(&next);
	return l;
}

void layout_clear(struct layout *l)
{
	free(l->newline);
	*l = (struct layout){0};
}

static void write_string(struct buf *out, const char *text, size_t len)
{
	buf_char(out, '"');
	for (size_t i = 0; i < len; i++) {
		char c = text[i];
		if (c == '"' || c == '\\')
			buf_char(out, '\\');
		if (c == '\n')
			buf_text(out, "\\n");
		else if (c == '\t')
			buf_text(out, "\\t");
		else
			buf_char(out, c);
	}
	buf_char(out, '"');
}

/* Ends a sentence before AT, where a space was? */
static bool sentence_ends(const char *text, size_t at)
{
	return at >= 2 && text[at - 1] == ' ' && strchr(".!?", text[at - 2]) && text[at - 2] != '\0';
}

/* How much of the text goes on one line of COLUMNS: up to a new line or the end of a sentence, else as many words as fit. */
static size_t line_length(const char *text, size_t len, int columns)
{
	size_t word = 0;
	int at = 0;
	for (size_t i = 0; i < len; i++) {
		at += ((unsigned char)text[i] & 0xC0) != 0x80;
		if (at > columns && word)
			return word;
		if (text[i] == '\n' || sentence_ends(text, i + 1))
			return i + 1;
		if (text[i] == ' ')
			word = i + 1;
	}
	return len;
}

void glued_write(struct buf *out, const char *text, size_t len, const struct layout *l)
{
	const char *newline = memchr(text, '\n', len);
	bool one_line = !newline || newline == text + len - 1;
	if (one_line && l->column + column_of(text, len, 0) + 2 <= LINE_MOST + A_LITTLE) {
		write_string(out, text, len);
		return;
	}
	int columns = LINE_MOST - 2 - l->column, further = LINE_MOST - 2 - l->indent;
	for (size_t at = 0; at < len;) {
		size_t n = line_length(text + at, len - at, columns > TEXT_LEAST ? columns : TEXT_LEAST);
		write_string(out, text + at, n);
		at += n;
		columns = further;
		if (at < len)
			buf_text(out, l->newline);
	}
}

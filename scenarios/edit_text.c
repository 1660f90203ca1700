/* Which bytes of which file a new text replaces. Of the strings that a text is glued of, those that stay the same are left alone. */
#include "scenarios/edit_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "scenarios/edit_glued.h"

enum { STRING = -1 };

void edit_change_clear(struct edit_change *change)
{
	free(change->inserted);
	*change = (struct edit_change){0};
}

char *edit_change_apply(const struct source *s, const struct edit_change *change, size_t *len)
{
	const struct source_file *f = &s->files[change->file];
	struct buf b = {0};
	buf_add(&b, f->text, change->at);
	buf_add(&b, change->inserted, change->len);
	buf_add(&b, f->text + change->at + change->removed, f->len - change->at - change->removed);
	*len = b.len;
	return buf_take(&b);
}

void edit_change_take(struct edit_change *change, size_t file, size_t at, size_t removed, struct buf *inserted)
{
	*change = (struct edit_change){.file = file, .at = at, .removed = removed, .len = inserted->len};
	change->inserted = buf_take(inserted);
}

const struct source_file *edit_text_file(const struct source *s, const struct guard_span *span)
{
	struct glued p = {0};
	size_t file = 0, byte;
	if (span->begins != '"')
		glued_place(s, span->start, &file, &byte);
	else if (glued_read(s, span, &p))
		file = p.list[0].content != (size_t)STRING ? p.list[0].content : p.list[0].file;
	if (span->begins == '"')
		glued_clear(&p);
	return &s->files[file];
}

/* --- the content of a file of its own --- */

/* The bytes that say the first LEN bytes of what the file means: a return before a new line isn't meant. */
static size_t raw_length(const struct source_file *f, size_t from, size_t len)
{
	size_t at = from;
	for (; len > 0; len--) {
		if (f->text[at] == '\r' && at + 1 < f->len && f->text[at + 1] == '\n')
			at++;
		at++;
	}
	return at;
}

/* Where OLD and NEW part, and how much they have in common at the end; on characters. */
static void common(const char *old, size_t old_len, const char *new, size_t new_len, size_t *head, size_t *tail)
{
	size_t most = old_len < new_len ? old_len : new_len;
	for (*head = 0; *head < most && old[*head] == new[*head];)
		++*head;
	for (*tail = 0; *tail < most - *head && old[old_len - 1 - *tail] == new[new_len - 1 - *tail];)
		++*tail;
	while (*head > 0 && ((unsigned char)new[*head] & 0xC0) == 0x80)
		--*head;
	while (*tail > 0 && ((unsigned char)new[new_len - *tail] & 0xC0) == 0x80)
		--*tail;
}

static void put_content(const struct source *s, size_t file, const char *old, const char *new, struct edit_change *change)
{
	const struct source_file *f = &s->files[file];
	size_t old_len = strlen(old), new_len = strlen(new), head, tail;
	struct buf b = {0};
	common(old, old_len, new, new_len, &head, &tail);
	size_t from = raw_length(f, 0, head), to = raw_length(f, from, old_len - head - tail);
	const char *line_end = layout_line_end(f, from);
	for (size_t i = head; i < new_len - tail; i++)
		if (new[i] == '\n')
			buf_text(&b, line_end);
		else
			buf_char(&b, new[i]);
	edit_change_take(change, file, from, to - from, &b);
}

/* --- strings --- */

/* The strings that change: those from FIRST on, before END; MID of the new text stands in them then. */
struct region {
	size_t first, end;
	const char *mid;
	size_t len;
};

static struct region region_of(const struct glued *p, const char *text)
{
	size_t len = strlen(text), at = 0, rest = len;
	struct region r = {.end = p->count};
	while (r.first < p->count && p->list[r.first].len <= len - at &&
	       memcmp(text + at, p->list[r.first].text, p->list[r.first].len) == 0)
		at += p->list[r.first++].len;
	while (r.end > r.first && p->list[r.end - 1].len <= rest - at &&
	       memcmp(text + rest - p->list[r.end - 1].len, p->list[r.end - 1].text, p->list[r.end - 1].len) == 0)
		rest -= p->list[--r.end].len;
	if (r.first == r.end || rest == at) { /* only added, or only taken away: a neighbour's string is written again with it */
		if (r.first > 0)
			at -= p->list[--r.first].len;
		else if (r.end < p->count)
			rest += p->list[r.end++].len;
	}
	r.mid = text + at;
	r.len = rest - at;
	return r;
}

/* The comments between the strings of R, each on a line of its own before what is written. */
static void keep_comments(const struct source_file *f, const struct glued *p, const struct region *r, const struct layout *l,
                          struct buf *out)
{
	for (size_t i = r->first; i + 1 < r->end; i++) {
		size_t at = p->list[i].at + (p->list[i].end - p->list[i].start), end = p->list[i + 1].at;
		while (at < end) {
			size_t start = at + strspn(f->text + at, " \t\r\n\f"), stop;
			if (start >= end)
				break;
			stop = glued_skip(f->text, start, end);
			while (stop > start && strchr(" \t\r\n\f", f->text[stop - 1]))
				stop--;
			buf_add(out, f->text + start, stop - start);
			buf_text(out, l->newline);
			at = stop;
		}
	}
}

bool edit_several_files(struct error *err)
{
	return error_set(err, "%s", _("this text is put together of several files; change it with an editor of text"));
}

static bool put_strings(const struct source *s, const struct glued *p, const struct region *r, struct edit_change *change,
                        struct error *err)
{
	const struct piece *first = &p->list[r->first], *last = &p->list[r->end - 1];
	for (const struct piece *one = first; one <= last; one++)
		if (one->file != first->file || one->content != (size_t)STRING || one->at < first->at ||
		    one->at - first->at != one->start - first->start)
			return edit_several_files(err);
	const struct source_file *f = &s->files[first->file];
	struct layout l = layout_at(f, first->at, NULL);
	struct buf b = {0};
	keep_comments(f, p, r, &l, &b);
	if (b.len > 0)
		l.column = l.indent;
	if (r->len > 0)
		glued_write(&b, r->mid, r->len, &l);
	else
		buf_text(&b, "\"\"");
	edit_change_take(change, first->file, first->at, last->end - first->start, &b);
	layout_clear(&l);
	return true;
}

bool edit_text_put(const struct source *s, const struct guard_span *span, const char *text, struct edit_change *change, struct error *err)
{
	struct glued p;
	bool done = glued_read(s, span, &p);
	*change = (struct edit_change){0};
	if (!done) {
		edit_several_files(err);
	} else {
		struct region r = region_of(&p, text);
		const struct piece *one = &p.list[r.first];
		if (r.end - r.first == 1 && one->content != (size_t)STRING) {
			char *mid = xstrndup(r.mid, r.len);
			put_content(s, one->content, one->text, mid, change);
			free(mid);
		} else {
			done = put_strings(s, &p, &r, change, err);
		}
	}
	glued_clear(&p);
	return done;
}

bool edit_text_number(const struct source *s, const struct guard_span *span, const char *digits, struct edit_change *change,
                      struct error *err)
{
	size_t file, at, len = span->end - span->start;
	struct buf b = {0};
	*change = (struct edit_change){0};
	if (!glued_place(s, span->start, &file, &at) || len > s->files[file].len - at ||
	    memcmp(s->files[file].text + at, s->text + span->start, len) != 0)
		return edit_several_files(err);
	buf_text(&b, digits);
	edit_change_take(change, file, at, len, &b);
	return true;
}

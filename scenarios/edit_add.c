/* What is not in a scenario's file yet: a language of a text, a language beside a text that is one for all, a setting with a text. Put where it
 * would have been written, with the file's own line ends and indentation. */
#include <stdlib.h>
#include <string.h>

#include "scenarios/edit_glued.h"

enum { STRING = -1, SHORT = 56 };

/* --- places --- */

static const struct guard_span *last_language(const struct guard_span *span)
{
	const struct guard_span *one = span + 1, *last = NULL;
	for (size_t i = 0; i < span->children; i++, one = guard_next(one))
		for (int lang = 0; lang < LANG_COUNT; lang++)
			if (one->begins == '"' && one->name_len == strlen(lang_codes[lang]) &&
			    memcmp(one->name, lang_codes[lang], one->name_len) == 0)
				last = one;
	return last;
}

/* The byte of the file after the value ONE; *FILE gets which. */
static bool value_end(const struct source *s, const struct guard_span *one, size_t *file, size_t *at)
{
	struct glued p;
	bool fine = glued_read(s, one, &p);
	const struct piece *last = fine ? &p.list[p.count - 1] : NULL;
	*file = fine ? last->file : 0;
	if (fine && last->content == (size_t)STRING)
		*at = last->at + (last->end - last->start);
	else if (fine) /* a new line was put after the content, and then the file goes on after the directive */
		fine = glued_place(s, last->end + 1, file, at) && *file == last->file;
	glued_clear(&p);
	return fine;
}

/* The end of the line when nothing but a comment follows AT on it, else AT. */
static size_t after_comment(const struct source_file *f, size_t at)
{
	size_t i = at;
	while (i < f->len && (f->text[i] == ' ' || f->text[i] == '\t'))
		i++;
	if (i < f->len && f->text[i] == '#')
		i = i + strcspn(f->text + i, "\r\n");
	else if (i + 1 < f->len && f->text[i] == '/' && f->text[i + 1] == '/')
		i = i + strcspn(f->text + i, "\r\n");
	return i >= f->len || f->text[i] == '\n' || f->text[i] == '\r' ? i : at;
}

/* What stands before the name at AT on its line when that is only blanks: new languages then have lines of their own. Caller frees. */
static char *own_line(const struct source_file *f, size_t at)
{
	const char *newline = memrchr(f->text, '\n', at), *line = newline ? newline + 1 : f->text;
	size_t blanks = strspn(line, " \t");
	if (line + blanks != f->text + at)
		return NULL;
	return xasprintf("%s%.*s", layout_line_end(f, at), (int)blanks, line);
}

/* The byte of the file after ONE, a value of any kind. */
static bool any_end(const struct source *s, const struct guard_span *one, size_t *file, size_t *at)
{
	if (one->begins == '"')
		return value_end(s, one, file, at);
	bool fine = glued_place(s, one->end - 1, file, at) && s->files[*file].text[*at] == s->text[one->end - 1];
	++*at;
	return fine;
}

/* --- what is written --- */

/* A text that doesn't fit beside others on its line. */
static bool is_long(const char *text)
{
	return strlen(text) > SHORT || strchr(text, '\n');
}

/* `name = "text";`, or with LANG (not LANG_COUNT) `name = { fr = "text"; };`; HEAD stands before, OWN begins a line of the setting's own
 * (NULL: it has none), AT is where in the file. */
static void write_setting(struct buf *out, const struct source_file *f, size_t at, const char *head, const char *own, const char *name,
                          enum lang lang, const char *text)
{
	bool block = lang != LANG_COUNT && own && is_long(text);
	struct buf before = {0};
	const char *step = own && strchr(own, '\t') ? "\t" : "  ";
	buf_printf(&before, "%s%s%s = ", head, own ? own : " ", name);
	if (block)
		buf_printf(&before, "{%s%s%s = ", own, step, lang_codes[lang]);
	else if (lang != LANG_COUNT)
		buf_printf(&before, "{ %s = ", lang_codes[lang]);
	struct layout l = layout_at(f, at, before.data);
	buf_add(out, before.data, before.len);
	glued_write(out, text, strlen(text), &l);
	buf_char(out, ';');
	if (block)
		buf_printf(out, "%s};", own);
	else if (lang != LANG_COUNT)
		buf_text(out, " };");
	layout_clear(&l);
	buf_clear(&before);
}

/* After the value that ends at AT of FILE, and its `;`. */
static void add_after(const struct source *s, size_t file, size_t at, const char *own, const char *name, enum lang lang, const char *text,
                      struct edit_change *change)
{
	const struct source_file *f = &s->files[file];
	size_t next = glued_skip(f->text, at, f->len);
	bool ended = next < f->len && (f->text[next] == ';' || f->text[next] == ',');
	struct buf b = {0};
	if (ended)
		at = own ? after_comment(f, next + 1) : next + 1;
	write_setting(&b, f, at, ended ? "" : ";", own, name, lang, text);
	edit_change_take(change, file, at, 0, &b);
}

/* After the setting ONE of a group. */
static bool add_after_setting(const struct source *s, const struct guard_span *one, const char *name, enum lang lang, const char *text,
                              struct edit_change *change, struct error *err)
{
	size_t file, at, named, name_file;
	if (!any_end(s, one, &file, &at) || !glued_place(s, (size_t)(one->name - s->text), &name_file, &named) || name_file != file)
		return edit_several_files(err);
	char *own = own_line(&s->files[file], named);
	add_after(s, file, at, own, name, lang, text, change);
	free(own);
	return true;
}

bool edit_text_add(const struct source *s, const struct guard_span *span, enum lang lang, const char *text, struct edit_change *change,
                   struct error *err)
{
	const struct guard_span *last = last_language(span);
	*change = (struct edit_change){0};
	return last ? add_after_setting(s, last, lang_codes[lang], LANG_COUNT, text, change, err) : edit_several_files(err);
}

bool edit_text_new(const struct source *s, const struct guard_span *group, const struct guard_span *after, const char *key, enum lang lang,
                   const char *text, struct edit_change *change, struct error *err)
{
	size_t file, at;
	struct buf b = {0};
	*change = (struct edit_change){0};
	if (after)
		return add_after_setting(s, after, key, lang, text, change, err);
	if (!glued_place(s, group->start, &file, &at) || s->files[file].text[at] != '{')
		return edit_several_files(err);
	write_setting(&b, &s->files[file], at + 1, "", NULL, key, lang, text);
	edit_change_take(change, file, at + 1, 0, &b);
	return true;
}

/* The bytes of its one text stay as they are, between what makes a group of them. */
bool edit_text_split(const struct source *s, const struct guard_span *span, enum lang first, enum lang lang, const char *text,
                     struct edit_change *change, struct error *err)
{
	struct glued p;
	size_t file = 0, end = 0, named, name_file;
	bool fine = glued_read(s, span, &p) && value_end(s, span, &file, &end) && p.list[0].file == file && p.list[0].at < end &&
	            span->name && glued_place(s, (size_t)(span->name - s->text), &name_file, &named) && name_file == file;
	size_t start = fine ? p.list[0].at : 0;
	*change = (struct edit_change){0};
	glued_clear(&p);
	if (!fine)
		return edit_several_files(err);
	const struct source_file *f = &s->files[file];
	char *own = own_line(f, named), *line = NULL;
	struct buf b = {0};
	if (own && (is_long(text) || memchr(f->text + start, '\n', end - start)))
		line = xasprintf("%s%s", own, strchr(own, '\t') ? "\t" : "  ");
	buf_printf(&b, "{%s%s = ", line ? line : " ", lang_codes[first]);
	buf_add(&b, f->text + start, end - start);
	buf_char(&b, ';');
	write_setting(&b, f, start, "", line, lang_codes[lang], LANG_COUNT, text);
	buf_printf(&b, "%s}", line ? own : " ");
	edit_change_take(change, file, start, end - start, &b);
	free(line);
	free(own);
	return true;
}

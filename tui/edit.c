/* What keys do to a text: moves and deletes by grapheme, by word, by shown line; everything inserted is brought to NFC
 * with its neighbours. Each change is one splice for the keeper. Knows nothing of sockets; drawing is in edit_draw.c.
 */
#include "tui/edit.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/memory.h"
#include "base/text.h"
#include "tui/edit_lines.h"

void edit_set(struct edit *e, const char *text, size_t at, bool lines)
{
	char *copy = xstrdup(text); /* TEXT may be our own */

	edit_clear(e);
	e->text = copy;
	e->len = strlen(copy);
	e->at = at > e->len ? e->len : at;
	if (!text_is_boundary(e->text, e->len, e->at))
		e->at = text_prev(e->text, e->len, e->at);
	e->lines = lines;
	e->goal = -1;
}

void edit_clear(struct edit *e)
{
	edit_lines_drop(e);
	free(e->text);
	*e = (struct edit){.goal = -1};
}

int edit_height(struct edit *e, int columns)
{
	if (!e->lines)
		return 1;
	edit_lines(e, columns);
	return (int)e->wrapped_count;
}

/* ---- changes ---- */

static size_t boundary_from(const struct edit *e, size_t at)
{
	return text_is_boundary(e->text, e->len, at) ? at : text_next(e->text, e->len, text_prev(e->text, e->len, at));
}

static void apply(struct edit *e, size_t at, size_t removed, const char *inserted, size_t len)
{
	size_t tail = e->len - at - removed;

	if (len > removed)
		e->text = xrealloc(e->text, e->len - removed + len + 1, 1);
	memmove(e->text + at + len, e->text + at + removed, tail);
	memcpy(e->text + at, inserted, len);
	e->len = at + len + tail;
	e->text[e->len] = '\0';
	edit_lines_changed(e, at, removed, len);
	e->goal = -1;
}

static bool ascii_only(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)text[i] >= 0x80)
			return false;
	return true;
}

static char *glue(const char *a, size_t a_len, const char *b, size_t b_len, const char *c, size_t c_len)
{
	struct buf all = {0};

	buf_add(&all, a, a_len);
	buf_add(&all, b, b_len);
	buf_add(&all, c, c_len);
	char *nfc = text_nfc(buf_str(&all), all.len);

	buf_clear(&all);
	return nfc;
}

/* INSERTED in place of REMOVED bytes at AT, as NFC wants it: a neighbour may melt into it. The cursor comes after what
 * was inserted. */
static enum edit_result change(struct edit *e, size_t at, size_t removed, const char *inserted, struct splice *s)
{
	size_t len = strlen(inserted), end = at + removed;

	if (ascii_only(inserted, len) && (end == e->len || (unsigned char)e->text[end] < 0x80)) {
		*s = splice_make(at, removed, inserted, len);
		apply(e, at, removed, inserted, len);
		e->at = boundary_from(e, at + len);
		return EDIT_CHANGED;
	}
	size_t from = text_prev(e->text, e->len, at), to = text_next(e->text, e->len, end);
	char *before = xstrndup(e->text + from, to - from);
	char *head = glue(e->text + from, at - from, inserted, len, "", 0);
	char *after = glue(e->text + from, at - from, inserted, len, e->text + end, to - end);
	size_t cursor = from + strlen(head);
	bool changed = strcmp(before, after) != 0;

	if (changed) {
		*s = splice_between(before, after);
		s->at += from;
		apply(e, s->at, s->removed, s->inserted, strlen(s->inserted));
		e->at = boundary_from(e, cursor > e->len ? e->len : cursor);
	}
	free(before);
	free(head);
	free(after);
	return changed ? EDIT_CHANGED : EDIT_IGNORED;
}

static enum edit_result delete_range(struct edit *e, size_t from, size_t to, struct splice *s)
{
	return from < to ? change(e, from, to - from, "", s) : EDIT_IGNORED;
}

/* A paste in a field of one line: its lines become one. */
static void flatten(char *text)
{
	size_t len = strlen(text);

	while (len > 0 && text[len - 1] == '\n')
		text[--len] = '\0';
	for (; *text != '\0'; text++)
		if (*text == '\n' || *text == '\t')
			*text = ' ';
}

static enum edit_result paste(struct edit *e, const char *text, struct splice *s)
{
	char *nfc = text_nfc(text, strlen(text));

	if (!e->lines)
		flatten(nfc);
	enum edit_result result = *nfc != '\0' ? change(e, e->at, 0, nfc, s) : EDIT_IGNORED;

	free(nfc);
	return result;
}

static enum edit_result type(struct edit *e, uint32_t code, struct splice *s)
{
	char bytes[8];
	int n = u8_uctomb((uint8_t *)bytes, code, sizeof(bytes) - 1);

	if (n <= 0)
		return EDIT_IGNORED;
	bytes[n] = '\0';
	return change(e, e->at, 0, bytes, s);
}

void edit_moved(struct edit *e, size_t at, size_t removed, const char *inserted)
{
	size_t len = strlen(inserted);

	if (at > e->len || removed > e->len - at)
		return;
	if (e->at >= at + removed && e->at > at)
		e->at = e->at - removed + len;
	else if (e->at > at)
		e->at = at;
	apply(e, at, removed, inserted, len);
	e->at = boundary_from(e, e->at);
}

/* ---- places ---- */

static size_t paragraph_start(const struct edit *e, size_t at)
{
	const char *newline = at > 0 ? memrchr(e->text, '\n', at) : NULL;

	return newline != NULL ? (size_t)(newline - e->text) + 1 : 0;
}

static size_t paragraph_end(const struct edit *e, size_t at)
{
	const char *newline = memchr(e->text + at, '\n', e->len - at);

	return newline != NULL ? (size_t)(newline - e->text) : e->len;
}

/* Words are looked for in the paragraph only: a long text is not read at each key. */
static size_t word_before(const struct edit *e)
{
	size_t at = e->at, start = paragraph_start(e, at);

	if (at == start && at > 0)
		start = paragraph_start(e, --at);
	return start + text_prev_word(e->text + start, paragraph_end(e, at) - start, at - start);
}

static size_t word_after(const struct edit *e)
{
	size_t start = paragraph_start(e, e->at), end = paragraph_end(e, e->at);

	if (e->at == end)
		return end < e->len ? end + 1 : end;
	return start + text_next_word(e->text + start, end - start, e->at - start);
}

static enum edit_result go(struct edit *e, size_t to)
{
	if (to == e->at)
		return EDIT_IGNORED;
	e->at = to;
	e->goal = -1;
	return EDIT_MOVED;
}

/* Start and end of the line shown; in a field of one line, of the text. */
static struct text_line shown_line(struct edit *e, int columns)
{
	struct text_line line = {0, e->len};

	if (e->lines) {
		edit_lines(e, columns);
		size_t i = edit_line_of(e, e->at);

		line = e->wrapped[i];
		if (i + 1 < e->wrapped_count && e->wrapped[i + 1].start == line.end && line.end > line.start)
			line.end =
				text_prev(e->text, e->len, line.end); /* a word cut: its end is the next line's start */
	}
	return line;
}

static enum edit_result vertical(struct edit *e, int columns, int by)
{
	if (!e->lines)
		return EDIT_IGNORED;
	edit_lines(e, columns);
	size_t i = edit_line_of(e, e->at), start = e->wrapped[i].start;

	if (by < 0 ? i == 0 : i + 1 == e->wrapped_count)
		return EDIT_IGNORED;
	int goal = e->goal >= 0 ? e->goal : text_columns(e->text + start, e->at - start);
	size_t was = e->at;

	e->at = e->wrapped[by < 0 ? i - 1 : i + 1].start;
	struct text_line line = shown_line(e, columns);

	line.end = line.end < line.start ? line.start : line.end;
	e->at = line.start + text_fit(e->text + line.start, line.end - line.start, goal);
	e->goal = goal;
	return e->at != was ? EDIT_MOVED : EDIT_IGNORED;
}

/* ---- keys ---- */

static enum edit_result key_left(struct edit *e, int columns, struct splice *s)
{
	(void)columns, (void)s;
	return go(e, text_prev(e->text, e->len, e->at));
}

static enum edit_result key_right(struct edit *e, int columns, struct splice *s)
{
	(void)columns, (void)s;
	return go(e, text_next(e->text, e->len, e->at));
}

static enum edit_result key_up(struct edit *e, int columns, struct splice *s)
{
	(void)s;
	return vertical(e, columns, -1);
}

static enum edit_result key_down(struct edit *e, int columns, struct splice *s)
{
	(void)s;
	return vertical(e, columns, 1);
}

static enum edit_result key_home(struct edit *e, int columns, struct splice *s)
{
	(void)s;
	return go(e, shown_line(e, columns).start);
}

static enum edit_result key_end(struct edit *e, int columns, struct splice *s)
{
	(void)s;
	return go(e, shown_line(e, columns).end);
}

static enum edit_result key_first(struct edit *e, int columns, struct splice *s)
{
	(void)columns, (void)s;
	return go(e, 0);
}

static enum edit_result key_last(struct edit *e, int columns, struct splice *s)
{
	(void)columns, (void)s;
	return go(e, e->len);
}

static enum edit_result key_word_left(struct edit *e, int columns, struct splice *s)
{
	(void)columns, (void)s;
	return go(e, word_before(e));
}

static enum edit_result key_word_right(struct edit *e, int columns, struct splice *s)
{
	(void)columns, (void)s;
	return go(e, word_after(e));
}

static enum edit_result key_backspace(struct edit *e, int columns, struct splice *s)
{
	(void)columns;
	return delete_range(e, text_prev(e->text, e->len, e->at), e->at, s);
}

static enum edit_result key_delete(struct edit *e, int columns, struct splice *s)
{
	(void)columns;
	return delete_range(e, e->at, text_next(e->text, e->len, e->at), s);
}

static enum edit_result key_word_back(struct edit *e, int columns, struct splice *s)
{
	(void)columns;
	return delete_range(e, word_before(e), e->at, s);
}

static enum edit_result key_word_on(struct edit *e, int columns, struct splice *s)
{
	(void)columns;
	return delete_range(e, e->at, word_after(e), s);
}

/* To the end of the person's line, however wide the screen is; at its end, the line break. */
static enum edit_result key_kill(struct edit *e, int columns, struct splice *s)
{
	size_t end = paragraph_end(e, e->at);

	(void)columns;
	return delete_range(e, e->at, end == e->at && end < e->len ? end + 1 : end, s);
}

static enum edit_result key_kill_back(struct edit *e, int columns, struct splice *s)
{
	(void)columns;
	return delete_range(e, paragraph_start(e, e->at), e->at, s);
}

static enum edit_result key_enter(struct edit *e, int columns, struct splice *s)
{
	(void)columns;
	return e->lines ? change(e, e->at, 0, "\n", s) : EDIT_IGNORED;
}

static const struct {
	const char *keys;
	enum edit_result (*run)(struct edit *e, int columns, struct splice *s);
} rows[] = {
	{"<Left>", key_left}, {"<Right>", key_right}, {"<Up>", key_up}, {"<Down>", key_down},
	{"<Home>", key_home}, {"<End>", key_end}, {"<C-Home>", key_first}, {"<C-End>", key_last},
	{"<C-Left> <M-Left> <M-b>", key_word_left}, {"<C-Right> <M-Right> <M-f>", key_word_right},
	{"<Backspace> <S-Backspace>", key_backspace}, {"<Delete>", key_delete},
	{"<C-w> <C-Backspace> <M-Backspace>", key_word_back}, {"<C-Delete> <M-d>", key_word_on},
	{"<C-k>", key_kill}, {"<C-u>", key_kill_back}, {"<Enter> <S-Enter> <M-Enter>", key_enter},
};

enum edit_result edit_key(struct edit *e, const struct key *k, int columns, struct splice *s)
{
	if (key_is_text(k))
		return type(e, k->code, s);
	if (k->code == KEY_PASTE_)
		return k->paste != NULL ? paste(e, k->paste, s) : EDIT_IGNORED;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (key_in(k, rows[i].keys))
			return rows[i].run(e, columns, s);
	return EDIT_IGNORED;
}

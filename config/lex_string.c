/* Texts between quotes: where they end, what was meant when a quote is forgotten or one too many, and their escapes.
 * A text may go over several lines, so a forgotten quote is told by what surrounds the quote that seems to close it. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "config/guard.h"
#include "config/lex.h"
#include "config/word.h"

enum verdict { CLOSED, FORGOTTEN, INNER };

/* What the bytes before a closing quote look like, when it is really the opening quote of the next text. */
struct tail {
	bool setting; /* `; name = ` */
	bool comma;   /* `, ` */
	bool blank;   /* only blanks since the line began */
	size_t cut;   /* where the text meant probably ends, at the latest */
};

static bool blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\n';
}

/* Goes back from AT over blanks, not before LOW. */
static size_t back(const struct lex *l, size_t low, size_t at)
{
	while (at > low && blank(l->text[at - 1]))
		at--;
	return at;
}

static struct tail tail_of(const struct lex *l, size_t low, size_t close)
{
	struct tail tail = {.cut = close};
	size_t at = back(l, low, close);
	tail.blank = at == low || memchr(l->text + at, '\n', close - at);
	if (at == low)
		return tail;
	char c = l->text[at - 1];
	tail.comma = c == ',' || c == '(' || c == '[';
	if (tail.comma)
		tail.cut = at - 1;
	if (c != '=' && c != ':')
		return tail;
	size_t end = back(l, low, at - 1), start = end;
	while (start > low && end - start <= GUARD_MAX_NAME &&
	       strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_*", l->text[start - 1]))
		start--;
	if (start == end || !lex_setting_at(l, start))
		return tail;
	size_t before = back(l, low, start);
	bool fresh = before > low &&
	             (strchr(";,{(", l->text[before - 1]) || memchr(l->text + before, '\n', start - before));
	if (!fresh)
		return tail;
	tail.setting = true;
	tail.cut = before;
	return tail;
}

/* Does the first line of the text end as a setting does? */
static bool line_ends_setting(const struct lex *l, size_t low, size_t line_end)
{
	size_t at = back(l, low, line_end);
	return at > low && strchr(";,)]}", l->text[at - 1]);
}

static enum verdict judge(const struct lex *l, size_t open, size_t close, size_t line_end, size_t *cut)
{
	size_t next = lex_blanks(l, close + 1, true);
	if (lex_value_ends(l, next))
		return CLOSED;
	struct tail tail = tail_of(l, open + 1, close);
	char c = lex_byte(l, next);
	bool fine = c == '"' || c == '=' || c == ':' || lex_setting_at(l, next);
	*cut = tail.cut;
	if (fine && (next > close + 1 || !tail.setting))
		return CLOSED;
	if (tail.setting || tail.comma || (tail.blank && line_end < close))
		return FORGOTTEN;
	return line_end < close && line_ends_setting(l, open + 1, line_end) ? FORGOTTEN : INNER;
}

/* The end of the text meant on its first line: what separates and closes at the end of LIMIT is not text. */
static size_t trim(const struct lex *l, size_t low, size_t limit)
{
	int depth = 0;
	for (size_t i = low; i < limit; i++)
		depth += strchr("([{", l->text[i]) ? 1 : strchr(")]}", l->text[i]) ? -1 : 0;
	while (limit > low) {
		char c = l->text[limit - 1];
		bool closer = strchr(")]}", c) && depth < 0;
		if (!blank(c) && c != ';' && c != ',' && !closer)
			break;
		depth += closer;
		limit--;
	}
	return limit;
}

static bool ends_with(const struct lex *l, size_t low, size_t at, const char *bytes)
{
	size_t n = strlen(bytes);
	return at - low >= n && memcmp(l->text + at - n, bytes, n) == 0;
}

static void forgotten(struct lex *l, struct token *t, size_t limit)
{
	static const char *const closers[] = {"”", "“", "»", "’", "‘", "'"};
	size_t low = t->start.at + 1, end = trim(l, low, limit);
	t->end = end;
	for (size_t i = 0; i < sizeof closers / sizeof *closers; i++) {
		if (!ends_with(l, low, end, closers[i]))
			continue;
		struct place_in p = t->start;
		p.at = end - strlen(closers[i]);
		lex_fault(l, SEVERITY_ERROR, &p,
		          xasprintf(_("the text that opens with \" is closed here by %s"), closers[i]),
		          xstrdup(_("use the straight quote \" on both sides")));
		return;
	}
	char *line = diagnostic_line(l->d, t->start.line);
	lex_fault(l, SEVERITY_ERROR, &t->start,
	          xstrdup(_("the closing quote of the text that opens here is forgotten")),
	          xasprintf(_("add \" at the end of the text, on line %s"), line));
	free(line);
}

/* A quote in the middle of a text: goes on after the one that closes it, on the same line. */
static void inner(struct lex *l, struct token *t, size_t close)
{
	struct place_in p = l->here;
	p.at = close;
	lex_fault(l, SEVERITY_ERROR, &p, xstrdup(_("a quote stands inside a text here and ends it too early")),
	          xstrdup(_("write \\\" for a quote inside a text, or use « » or “ ”")));
	const char *newline = memchr(l->text + close, '\n', l->len - close);
	size_t limit = newline ? (size_t)(newline - l->text) : l->len;
	t->end = trim(l, close + 1, limit);
	for (size_t i = close + 1; i < limit; i++) {
		if (l->text[i] == '"' && lex_value_ends(l, i + 1)) {
			t->end = i + 1;
			break;
		}
	}
	l->here.at = t->end;
}

static int hex(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
}

/* The escape at P (a backslash); returns its length. */
static size_t check_escape(struct lex *l, const struct place_in *p)
{
	char c = lex_byte(l, p->at + 1);
	int high = hex(lex_byte(l, p->at + 2)), low = high < 0 ? -1 : hex(lex_byte(l, p->at + 3));
	if (c != '\0' && strchr("nrtf\\\"", c))
		return 2;
	if ((c == 'x' || c == 'X') && low >= 0) {
		int code = high * 16 + low;
		if (code == 0)
			lex_fault(l, SEVERITY_ERROR, p, xstrdup(_("\\x00 would cut the text here")),
			          xstrdup(_("remove it")));
		else if (code >= 0x80)
			lex_fault(l, SEVERITY_ERROR, p,
			          xasprintf(_("\\x%02X is not a character of UTF-8"), (unsigned)code),
			          xstrdup(_("write the character itself")));
		else if ((code < ' ' && code != '\n' && code != '\t') || code == 127)
			lex_fault(l, SEVERITY_ERROR, p,
			          xasprintf(_("\\x%02X is a control character, which has no place in a text"),
			                    (unsigned)code),
			          xstrdup(_("remove it")));
		return 4;
	}
	if (l->d->count >= DIAGNOSTICS_KEPT) {
		l->d->more++;
		return 1;
	}
	char *shown = diagnostic_quote(l->text + p->at, c == '\n' || (unsigned char)c >= 0x80 || c == '\0' ? 1 : 2);
	lex_fault(l, SEVERITY_WARNING, p, xasprintf(_("%s is not an escape: the backslash stays in the text"), shown),
	          xstrdup(_("write \\\\ for a backslash; the escapes are \\n \\t \\\" \\\\")));
	free(shown);
	return 1;
}

/* Walks a text that has something odd in it: escapes that mean nothing, control characters. */
static void check_inside(struct lex *l, const struct token *t)
{
	for (struct place_in p = {t->start.at + 1, t->start.line, t->start.line_start}; p.at + 1 < t->end;) {
		char c = l->text[p.at];
		if (c == '\\') {
			p.at += check_escape(l, &p);
			continue;
		}
		if (((unsigned char)c < ' ' && !blank(c)) || c == 127)
			lex_fault(l, SEVERITY_ERROR, &p,
			          xasprintf(_("the control character U+%04X has no place in a text"),
			                    (unsigned)(unsigned char)c),
			          xstrdup(_("remove it")));
		p.at++;
		if (c == '\n') {
			p.line++;
			p.line_start = p.at;
		}
	}
}

/* The first quote at or after AT with no backslash of its own, l->len when there is none. *ODD: an escape needs a
 * second look. */
static size_t find_close(const struct lex *l, size_t at, bool *odd)
{
	while (at < l->len) {
		const char *quote = memchr(l->text + at, '"', l->len - at);
		size_t close = quote ? (size_t)(quote - l->text) : l->len;
		const char *backslash = memchr(l->text + at, '\\', close - at);
		if (!backslash)
			return close;
		at = (size_t)(backslash - l->text) + 1;
		char c = lex_byte(l, at);
		if (c == '"' || c == '\\')
			at++;
		else if (c != 'n')
			*odd = true;
	}
	return l->len;
}

/* Counts the lines from FROM to TO; returns the end of the first one, l->len when it goes on. */
static size_t count_lines(struct lex *l, size_t from, size_t to)
{
	size_t first = l->len;
	const char *newline;
	while (from < to && (newline = memchr(l->text + from, '\n', to - from))) {
		size_t at = (size_t)(newline - l->text);
		first = first == l->len ? at : first;
		l->here.line++;
		l->here.line_start = from = at + 1;
	}
	return first;
}

void lex_string(struct lex *l, struct token *t)
{
	size_t cut, open = l->here.at;
	bool odd = l->controls;
	size_t close = find_close(l, open + 1, &odd), line_end = count_lines(l, open + 1, close);
	if (close >= l->len) {
		forgotten(l, t, line_end);
		if (!line_ends_setting(l, open + 1, line_end)) {
			t->end = l->here.at = l->len;
			l->lost = true;
			return;
		}
		l->here = t->start;
		l->here.at = t->end;
		return;
	}
	enum verdict verdict = judge(l, open, close, line_end, &cut);
	l->here.at = close + 1;
	t->end = close + 1;
	if (verdict == FORGOTTEN) {
		forgotten(l, t, cut < line_end ? cut : line_end);
		l->here = t->start;
		l->here.at = t->end;
	} else if (verdict == INNER) {
		inner(l, t, close);
	} else {
		if (odd)
			check_inside(l, t);
		if (t->end - open - 2 > GUARD_MAX_STRING)
			lex_fault(l, SEVERITY_ERROR, &t->start,
			          xasprintf(_("this text has %zu bytes; %d at most are read"), t->end - open - 2,
			                    (int)GUARD_MAX_STRING),
			          xstrdup(_("cut it into several fields or steps")));
	}
}

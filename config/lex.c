/* Cuts a text into words and keeps count of lines and columns. One pass, no way back further than a line.
 * Must not know what the words mean together (guard.c). */
#include "config/lex.h"

#include <string.h>

#include "base/i18n.h"
#include "base/memory.h"

/* Blanks that editors and word processors slip in, which libconfig refuses with "syntax error". */
static const struct {
	const char *bytes;
	const char *code;
} odd_blanks[] = {
	{"\xC2\xA0", "U+00A0"},     {"\xE2\x80\xAF", "U+202F"}, {"\xE2\x80\x87", "U+2007"}, {"\xE2\x80\x89", "U+2009"},
	{"\xE2\x80\x8B", "U+200B"}, {"\xE2\x80\xA8", "U+2028"}, {"\xE3\x80\x80", "U+3000"}, {"\xEF\xBB\xBF", "U+FEFF"},
};

void lex_init(struct lex *l, const char *text, size_t len, struct diagnostics *d)
{
	*l = (struct lex){.text = text, .len = len, .here = {0, 1, 0}, .counted = 1, .d = d};
}

int lex_column(struct lex *l, const struct place_in *p)
{
	if (l->d->errors_only)
		return 1;
	if (l->counted_from != p->line_start || l->counted_to > p->at) {
		l->counted_from = l->counted_to = p->line_start;
		l->counted = 1;
	}
	for (size_t i = l->counted_to; i < p->at; i++)
		l->counted += ((unsigned char)l->text[i] & 0xC0) != 0x80;
	l->counted_to = p->at;
	return l->counted;
}

void lex_fault(struct lex *l, enum severity severity, const struct place_in *p, char *sentence, char *fix)
{
	diagnostics_add(l->d, severity, p->line, lex_column(l, p), sentence, fix);
}

size_t lex_blanks(const struct lex *l, size_t at, bool lines)
{
	for (; at < l->len; at++) {
		char c = l->text[at];
		if (c != ' ' && c != '\t' && c != '\r' && c != '\f' && !(lines && c == '\n'))
			break;
	}
	return at;
}

static bool name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
	       c == '*';
}

bool lex_setting_at(const struct lex *l, size_t at)
{
	size_t end = at;
	char first = lex_byte(l, at);
	if ((first >= '0' && first <= '9') || first == '-' || first == '_')
		return false;
	while (name_byte(lex_byte(l, end)))
		end++;
	if (end == at)
		return false;
	end = lex_blanks(l, end, true);
	return lex_byte(l, end) == '=' || lex_byte(l, end) == ':';
}

static bool comment_at(const struct lex *l, size_t at)
{
	char c = lex_byte(l, at), next = lex_byte(l, at + 1);
	return c == '#' || (c == '/' && (next == '/' || next == '*'));
}

bool lex_value_ends(const struct lex *l, size_t at)
{
	at = lex_blanks(l, at, false);
	if (at >= l->len || comment_at(l, at))
		return true;
	char c = l->text[at];
	return c == '\n' || c == ';' || c == ',' || c == ')' || c == ']' || c == '}';
}

size_t lex_unquoted(struct lex *l, size_t at, bool list)
{
	size_t i = at;
	for (; i < l->len; i++) {
		char c = l->text[i];
		if (c == '\n' || c == ';' || c == '}' || c == ')' || c == ']' || c == '#' || c == '"')
			break;
		if (c == ',' && (list || lex_value_ends(l, i + 1) || lex_setting_at(l, lex_blanks(l, i + 1, true))))
			break;
	}
	size_t end = i;
	while (end > at && strchr(" \t\r\f", l->text[end - 1]))
		end--;
	/* the closing quote of a text whose opening one was forgotten */
	if (lex_byte(l, i) == '"' && lex_value_ends(l, i + 1))
		i++;
	l->here.at = i > at ? i : at + 1;
	return end;
}

static void newline(struct lex *l)
{
	l->here.line++;
	l->here.line_start = ++l->here.at;
}

static size_t odd_blank_at(const struct lex *l, size_t at, const char **code)
{
	for (size_t i = 0; i < sizeof odd_blanks / sizeof *odd_blanks; i++) {
		size_t n = strlen(odd_blanks[i].bytes);
		if (l->len - at >= n && memcmp(l->text + at, odd_blanks[i].bytes, n) == 0) {
			*code = odd_blanks[i].code;
			return n;
		}
	}
	return 0;
}

static void skip_comment(struct lex *l)
{
	struct place_in opened = l->here;
	if (l->text[l->here.at] == '#' || l->text[l->here.at + 1] == '/') {
		const char *end = memchr(l->text + l->here.at, '\n', l->len - l->here.at);
		l->here.at = end ? (size_t)(end - l->text) : l->len;
		return;
	}
	l->here.at += 2;
	while (l->here.at < l->len) {
		char c = l->text[l->here.at];
		if (c == '*' && lex_byte(l, l->here.at + 1) == '/') {
			l->here.at += 2;
			return;
		}
		if (c == '\n')
			newline(l);
		else
			l->here.at++;
	}
	lex_fault(l, SEVERITY_ERROR, &opened, xstrdup(_("the comment that `/*` opens here is never closed")),
	          xstrdup(_("close it with `*/`")));
	l->lost = true;
}

/* No use saying the same for ever. */
static void give_up_when_full(struct lex *l)
{
	if (l->d->more == 0)
		return;
	l->here.at = l->len;
	l->lost = true;
}

static bool is_control(unsigned char c)
{
	return (c < ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f') || c == 127;
}

/* A character that may not stand between words. True when it was one, reported once for a run of them. */
static bool skip_odd(struct lex *l)
{
	unsigned char c = (unsigned char)l->text[l->here.at];
	struct place_in p = l->here;
	const char *code = NULL;
	if (c >= 0x80) {
		size_t n = odd_blank_at(l, p.at, &code);
		if (!n)
			return false;
		while (l->here.at + n <= l->len && memcmp(l->text + l->here.at, l->text + p.at, n) == 0)
			l->here.at += n;
		lex_fault(
			l, SEVERITY_ERROR, &p,
			xasprintf(_("an invisible blank stands here (%s), which is only allowed inside quotes"), code),
			xstrdup(_("put a plain space instead")));
		give_up_when_full(l);
		return true;
	}
	if (!is_control(c))
		return false;
	while (l->here.at < l->len && is_control((unsigned char)l->text[l->here.at]))
		l->here.at++;
	lex_fault(l, SEVERITY_ERROR, &p,
	          xasprintf(_("the control character U+%04X has no place here"), (unsigned)c),
	          xstrdup(_("remove it")));
	give_up_when_full(l);
	return true;
}

static void skip_blanks(struct lex *l)
{
	for (;;) {
		l->here.at = lex_blanks(l, l->here.at, false);
		if (l->here.at >= l->len)
			return;
		char c = l->text[l->here.at];
		if ((c >= '0' && c <= 'z') || c == '"')
			return;
		if (c == '\n')
			newline(l);
		else if (comment_at(l, l->here.at))
			skip_comment(l);
		else if (!skip_odd(l))
			return;
	}
}

static size_t word_end(const struct lex *l, size_t at)
{
	const char *code;
	for (; at < l->len; at++) {
		if (name_byte(l->text[at]))
			continue;
		unsigned char c = (unsigned char)l->text[at];
		if (c <= ' ' || c == 127 || strchr("\"#(),:;=[]{}", c) || (c == '/' && comment_at(l, at)) ||
		    (c >= 0xC2 && odd_blank_at(l, at, &code)))
			return at;
	}
	return at;
}

void lex_next(struct lex *l, struct token *t)
{
	static const unsigned char kinds[128] = {
		['='] = TOKEN_ASSIGN, [':'] = TOKEN_ASSIGN, [';'] = TOKEN_SEMICOLON, [','] = TOKEN_COMMA,
		['{'] = TOKEN_OPEN,   ['}'] = TOKEN_CLOSE,  ['('] = TOKEN_OPEN,      [')'] = TOKEN_CLOSE,
		['['] = TOKEN_OPEN,   [']'] = TOKEN_CLOSE,
	};
	skip_blanks(l);
	unsigned char c = (unsigned char)lex_byte(l, l->here.at);
	t->start = l->here;
	if (l->here.at >= l->len) {
		t->kind = TOKEN_END;
	} else if (c == '"') {
		t->kind = TOKEN_STRING;
		lex_string(l, t);
	} else if (c < 128 && kinds[c]) {
		t->kind = kinds[c];
		t->bracket = (char)c;
		l->here.at++;
	} else {
		t->kind = TOKEN_WORD;
		l->here.at = word_end(l, l->here.at);
	}
	if (t->kind != TOKEN_STRING)
		t->end = l->here.at;
	t->after = l->here;
}

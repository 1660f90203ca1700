/* Values: texts, words and what opens. What is wrong with a value is said once, and the reading goes on after it. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "config/reading.h"

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

void reading_ended(struct reading *r)
{
	struct frame *f = reading_top(r);
	if (!frame_is_group(f)) {
		f->element = true;
		f->comma.line = 0;
	} else if (r->token.kind == TOKEN_SEMICOLON || r->token.kind == TOKEN_COMMA) {
		reading_advance(r);
	}
}

static void end_span(struct reading *r, uint32_t span, size_t end)
{
	if (span != GUARD_NONE)
		r->guard->spans[span].end = (uint32_t)end;
}

/* Elements of an array are of one type. */
static void same_type(struct reading *r, struct frame *f, int type)
{
	if (f->open != '[')
		return;
	if (f->first < 0)
		f->first = type;
	if (f->first == type || f->said)
		return;
	f->said = true;
	reading_error(
		r, &r->token.start, xstrdup(_("this element is of another type than the first one of its [ ]")),
		xstrdup(_("write all as texts, all as whole numbers or all as decimal ones, or use ( ) instead")));
}

/* Texts side by side are one text. */
static void text(struct reading *r, uint32_t span)
{
	struct frame *f = reading_top(r);
	struct token first = r->token;
	size_t total = 0, end = first.end;
	same_type(r, f, WORD_TEXT);
	while (r->token.kind == TOKEN_STRING && !r->stop) {
		if (f->open == '[' && r->token.start.at != first.start.at && r->token.start.line == first.start.line)
			lex_fault(&r->lex, SEVERITY_WARNING, &r->token.start,
			          xstrdup(_("two texts side by side become one: a comma seems to be missing")),
			          xstrdup(_("put a comma between them")));
		size_t len = r->token.end - r->token.start.at;
		total += len;
		if (total > GUARD_MAX_STRING && total - len <= GUARD_MAX_STRING && total > len)
			reading_error(r, &first.start,
			              xasprintf(_("the texts that are joined here have more than %d bytes"),
			                        (int)GUARD_MAX_STRING),
			              xstrdup(_("cut them into several fields or steps")));
		end = r->token.end;
		reading_advance(r);
	}
	end_span(r, span, end);
	reading_ended(r);
}

/* The end of a text between typographic quotes that begins at AT: after a closing one at the end of the value, 0: there
 * is none on the line. */
static size_t typographic_end(const struct lex *l, size_t at)
{
	static const char *const closers[] = {"”", "“", "»", "’", "‘", "'", "`", "\""};
	for (size_t i = at + 1; i < l->len && l->text[i] != '\n'; i++)
		for (size_t k = 0; k < sizeof closers / sizeof *closers; k++) {
			size_t n = strlen(closers[k]);
			if (l->len - i >= n && memcmp(l->text + i, closers[k], n) == 0 && i > at + 2 &&
			    lex_value_ends(l, i + n))
				return i + n;
		}
	return 0;
}

static size_t line_end(const struct lex *l, size_t at)
{
	const char *newline = memchr(l->text + at, '\n', l->len - at);
	return newline ? (size_t)(newline - l->text) : l->len;
}

/* The word that begins here is no value: says so, and goes on after what was meant as one. */
static void bad_word(struct reading *r, enum word_class class)
{
	struct lex *l = &r->lex;
	struct token t = r->token;
	bool list = !frame_is_group(reading_top(r));
	size_t end = t.end;
	if (class == WORD_INCLUDE) {
		end = line_end(l, t.start.at);
		l->here.at = end;
	} else if ((class == WORD_TYPOGRAPHIC || class == WORD_APOSTROPHE) &&
	           (end = typographic_end(l, t.start.at)) != 0) {
		l->here.at = end;
	} else if (class >= WORD_DATE || class == WORD_NAME) {
		end = lex_unquoted(l, t.start.at, list);
		if (class == WORD_DATE && end != t.end)
			class = WORD_TEXT;
	}
	if (class < WORD_FINE) /* a name, or a number that goes on */
		class = class == WORD_NAME || class == WORD_BOOL ? WORD_TEXT : WORD_UNIT;
	const char *word = l->text + t.start.at;
	size_t len = end - t.start.at;
	reading_error(r, &t.start, word_sentence(class, word, len), word_fix(class, word, len));
	reading_advance(r);
	reading_ended(r);
}

/* Does the number or boolean that ends at END stand alone? */
static bool alone(const struct reading *r, const struct frame *f, size_t end)
{
	size_t next = lex_blanks(&r->lex, end, false);
	char c = lex_byte(&r->lex, next);
	if (lex_value_ends(&r->lex, end) || (next > end && lex_setting_at(&r->lex, next)))
		return true;
	return !frame_is_group(f) && next > end &&
	       (digit(c) || c == '-' || c == '"' || c == '{' || c == '(' || c == '[');
}

static void word(struct reading *r, uint32_t span)
{
	struct frame *f = reading_top(r);
	struct lex *l = &r->lex;
	struct token t = r->token;
	enum word_class class = word_class(l->text + t.start.at, t.end - t.start.at);
	bool number = class == WORD_INT || class == WORD_FLOAT;
	if (number && frame_is_group(f) && lex_byte(l, t.end) == ',' && digit(lex_byte(l, t.end + 1))) {
		size_t end = lex_unquoted(l, t.end + 1, true);
		reading_error(r, &t.start,
		              xstrdup(_("this number has a comma in it; decimals are written with a point")),
		              xasprintf("%.*s.%.*s", (int)(t.end - t.start.at), l->text + t.start.at,
		                        (int)(end > t.end + 9 ? 8 : end - t.end - 1), l->text + t.end + 1));
		reading_advance(r);
		reading_ended(r);
		return;
	}
	if ((number || class == WORD_BOOL) && alone(r, f, t.end)) {
		same_type(r, f, (int)class);
		end_span(r, span, t.end);
		reading_advance(r);
		reading_ended(r);
		return;
	}
	if (number || class == WORD_BOOL) {
		size_t end = lex_unquoted(l, t.start.at, !frame_is_group(f));
		enum word_class meant = lex_byte(l, t.end) == ':' || class == WORD_BOOL ? WORD_TEXT : WORD_UNIT;
		reading_error(r, &t.start, word_sentence(meant, l->text + t.start.at, end - t.start.at),
		              word_fix(meant, l->text + t.start.at, end - t.start.at));
		reading_advance(r);
		reading_ended(r);
		return;
	}
	bad_word(r, class);
}

static void open(struct reading *r, uint32_t span)
{
	struct frame *f = reading_top(r);
	struct place_in opened = r->token.start;
	char bracket = r->token.bracket;
	if (f->open == '[' && !f->said) {
		f->said = true;
		char *line = diagnostic_line(r->lex.d, f->opened.line);
		reading_error(r, &opened,
		              xasprintf(_("`%c` cannot stand in the [ ] of line %s, which hold texts and numbers only"),
		                        bracket, line),
		              xstrdup(_("use ( ) instead of [ ]")));
		free(line);
	}
	if (r->depth == GUARD_MAX_DEPTH) {
		reading_error(r, &opened,
		              xasprintf(_("brackets are nested more than %d deep here"), (int)GUARD_MAX_DEPTH),
		              xstrdup(_("about ten levels are enough: look for brackets that are not closed")));
		r->stop = true;
		return;
	}
	r->frames[++r->depth] = (struct frame){
		.open = bracket,
		.close = bracket == '{'   ? '}'
	                 : bracket == '(' ? ')'
	                                  : ']',
		.span = span,
		.last = GUARD_NONE,
		.opened = opened,
		.indent = reading_indent(r, opened.line_start),
		.first = -1,
	};
	reading_advance(r);
}

void reading_value(struct reading *r, const struct token *name)
{
	uint32_t span = reading_span(r, name);
	if (r->stop)
		return;
	if (r->token.kind == TOKEN_OPEN)
		open(r, span);
	else if (r->token.kind == TOKEN_STRING)
		text(r, span);
	else
		word(r, span);
}

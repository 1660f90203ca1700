/* Says what is wrong at a place of the text, down to one byte of what stands between quotes. */
#include <stdlib.h>
#include <string.h>

#include "scenarios/checking.h"

void check_fault(struct checking *c, enum severity severity, const struct guard_span *at, char *sentence, char *fix)
{
	diagnostics_add(c->d, severity, at->line, at->column, sentence, fix);
}

void check_fault_value(struct checking *c, enum severity severity, const struct guard_span *at, char *sentence, char *fix)
{
	diagnostics_add(c->d, severity, at->value_line, at->value_column, sentence, fix);
}

/* How many bytes of the source the byte at P of a quoted text takes: an escape is several. */
static size_t written(const char *p, const char *end)
{
	if (p[0] == '\r' && p + 1 < end && p[1] == '\n')
		return 2;
	if (p[0] != '\\' || p + 1 >= end)
		return 1;
	return p[1] == 'x' && p + 3 < end ? 4 : 2;
}

/* Behind the quote that closes a piece: the first byte of the next piece; END when there is none. */
static const char *next_piece(const char *p, const char *end)
{
	while (p < end && *p != '"') {
		const char *line = memchr(p, '\n', (size_t)(end - p));
		bool comment = *p == '#' || (p + 1 < end && p[0] == '/' && p[1] == '/');
		const char *close = p + 1 < end && p[0] == '/' && p[1] == '*' ? strstr(p + 2, "*/") : NULL;
		p = close ? close + 2 : comment && line ? line : comment ? end : p + 1;
	}
	return p < end ? p + 1 : end;
}

/* The byte of the source where byte AT of the text of SPAN stands. */
static const char *source_of(const struct checking *c, const struct guard_span *span, size_t at)
{
	const char *p = c->s->text + span->start + 1, *end = c->s->text + span->end;
	for (;; at--) {
		while (p < end && *p == '"')
			p = next_piece(p + 1, end);
		if (at == 0 || p >= end)
			return p < end ? p : end;
		p += written(p, end);
	}
}

void check_fault_inside(struct checking *c, enum severity severity, const struct guard_span *text, size_t at, char *sentence, char *fix)
{
	const char *stop = source_of(c, text, at), *p = c->s->text + text->start;
	int line = text->value_line, column = text->value_column;
	for (; p < stop; p++) {
		bool ends = *p == '\n';
		line += ends;
		column = ends ? 1 : column + (((unsigned char)p[1] & 0xC0) != 0x80);
	}
	diagnostics_add(c->d, severity, line, column, sentence, fix);
}

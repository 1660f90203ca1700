/* Brackets: what closes what, and which one was forgotten. Indentation tells where, when the brackets alone don't. */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "config/reading.h"

static char *closed_with(char close)
{
	return xasprintf(_("close it with `%c`"), close);
}

/* F is never closed; CLOSER is the bracket that came instead (NULL: the end of the file). */
static void unclosed(struct reading *r, const struct frame *f, const struct token *closer)
{
	const struct place_in *where = f->suspect.line ? &f->suspect : &f->opened;
	char open = f->suspect.line ? '{' : f->open, close = f->suspect.line ? '}' : f->close;
	if (!closer || f->suspect.line) {
		reading_error(r, where, xasprintf(_("`%c` opens here and is never closed"), open), closed_with(close));
		return;
	}
	char *line = diagnostic_line(r->lex.d, closer->start.line);
	reading_error(r, where,
	              xasprintf(_("`%c` opens here and is not closed before the `%c` of line %s"), open,
	                        closer->bracket, line),
	              closed_with(close));
	free(line);
}

static void pop(struct reading *r)
{
	const struct frame *f = reading_top(r);
	if (f->span != GUARD_NONE) {
		struct guard_span *span = &r->guard->spans[f->span];
		span->end = (uint32_t)r->token.end;
		span->children = f->children;
		span->within = (uint32_t)r->guard->count - 1 - f->span;
	}
	r->depth--;
}

/* A group closed by a bracket that stands further left than the line that opened it: its own was probably forgotten. */
static void suspect(struct reading *r)
{
	const struct frame *f = reading_top(r);
	const struct place_in *p = &r->token.start;
	if (f->open != '{' || p->line == f->opened.line || r->frames[r->depth - 1].suspect.line)
		return;
	size_t column = p->at - p->line_start;
	if (reading_indent(r, p->line_start) == column && column < f->indent)
		r->frames[r->depth - 1].suspect = f->opened;
}

static void close_top(struct reading *r)
{
	suspect(r);
	pop(r);
	reading_advance(r);
	reading_ended(r);
}

/* The depth of the frame that the current bracket closes, 0: none. */
static int closes(const struct reading *r)
{
	int depth = r->depth;
	while (depth > 0 && r->frames[depth].close != r->token.bracket)
		depth--;
	return depth;
}

void reading_close(struct reading *r)
{
	struct frame *f = reading_top(r);
	int depth = closes(r), line = r->token.start.line;
	if (r->depth == 0) {
		reading_error(r, &r->token.start,
		              xasprintf(_("`%c` closes nothing: nothing is open here"), r->token.bracket),
		              xstrdup(_("remove it")));
		reading_advance(r);
		reading_ended(r);
		return;
	}
	bool wrong = depth == 0 || (depth != r->depth && f->opened.line == line && r->frames[depth].opened.line < line);
	if (wrong) {
		char *opened = diagnostic_line(r->lex.d, f->opened.line);
		reading_error(r, &r->token.start,
		              xasprintf(_("`%c` cannot close the `%c` of line %s"), r->token.bracket, f->open, opened),
		              closed_with(f->close));
		free(opened);
		close_top(r);
		return;
	}
	if (depth == r->depth && !frame_is_group(f) && !f->element && f->comma.line && !f->said)
		reading_error(r, &f->comma, xasprintf(_("this comma is too many: `%c` follows it"), r->token.bracket),
		              xstrdup(_("remove it")));
	while (r->depth > depth) {
		unclosed(r, reading_top(r), &r->token);
		pop(r);
	}
	close_top(r);
}

void reading_unclosed(struct reading *r)
{
	unclosed(r, reading_top(r), NULL);
	struct frame *f = reading_top(r);
	if (f->span != GUARD_NONE)
		r->guard->spans[f->span].end = (uint32_t)r->end.at;
	r->depth--;
	reading_ended(r);
}

void reading_finish(struct reading *r)
{
	for (int depth = 1; depth <= r->depth && !r->lex.lost; depth++)
		unclosed(r, &r->frames[depth], NULL);
}

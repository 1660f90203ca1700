/* Reads a text as libconfig's grammar does and says what is wrong: all faults in one run, each once.
 * Must not know what names and values mean. */
#include "config/guard.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "config/reading.h"

void reading_advance(struct reading *r)
{
	r->end = r->token.after;
	lex_next(&r->lex, &r->token);
	if (r->lex.d->errors - r->errors >= DIAGNOSTICS_KEPT)
		r->stop = true;
}

size_t reading_indent(struct reading *r, size_t line_start)
{
	if (r->indented != line_start)
		r->indent = lex_blanks(&r->lex, line_start, false) - line_start;
	r->indented = line_start;
	return r->indent;
}

void reading_error(struct reading *r, const struct place_in *p, char *sentence, char *fix)
{
	lex_fault(&r->lex, SEVERITY_ERROR, p, sentence, fix);
}

/* Does an earlier child of the same group have the name of the span INDEX? A group has GUARD_MAX_GROUP at most. */
static void duplicate(struct reading *r, const struct token *name, size_t index)
{
	const struct guard_span *spans = r->guard->spans, *one = &spans[index];
	size_t first = index;
	for (uint32_t i = one->before; i != GUARD_NONE; i = spans[i].before)
		if (spans[i].name_len == one->name_len && memcmp(spans[i].name, one->name, one->name_len) == 0)
			first = i;
	if (first == index)
		return;
	char *shown = diagnostic_quote(one->name, one->name_len);
	char *where = diagnostic_line(r->lex.d, spans[first].line);
	reading_error(r, &name->start,
	              xasprintf(_("%s stands twice in this group: first on line %s, again here"), shown, where),
	              xstrdup(_("remove one of the two, or close the group before")));
	free(where);
	free(shown);
}

uint32_t reading_span(struct reading *r, const struct token *name)
{
	struct guard *g = r->guard;
	struct frame *f = reading_top(r);
	if (g->count >= GUARD_MAX_SETTINGS || (name && f->children >= GUARD_MAX_GROUP)) {
		bool all = g->count >= GUARD_MAX_SETTINGS;
		reading_error(r, &r->token.start,
		              all ? xasprintf(_("there are more than %d values"), (int)GUARD_MAX_SETTINGS)
		                  : xasprintf(_("this group has more than %d settings"), (int)GUARD_MAX_GROUP),
		              NULL);
		r->stop = true;
		return GUARD_NONE;
	}
	if (g->count == r->cap) {
		r->cap = r->cap ? r->cap * 2 : 64 + r->lex.len / 32;
		g->spans = xrealloc(g->spans, r->cap, sizeof *g->spans);
	}
	struct guard_span *span = &g->spans[g->count];
	*span = (struct guard_span){
		.parent = f->span, .before = f->last, .index = f->children++, .start = (uint32_t)r->token.start.at,
		.end = (uint32_t)r->token.end,
		.begins = r->lex.text[r->token.start.at]};
	f->last = (uint32_t)g->count;
	if (name) {
		span->name = r->lex.text + name->start.at;
		span->name_len = (uint32_t)(name->end - name->start.at);
		span->line = name->start.line;
		span->column = lex_column(&r->lex, &name->start);
	}
	span->value_line = r->token.start.line;
	span->value_column = lex_column(&r->lex, &r->token.start);
	if (name) {
		duplicate(r, name, g->count);
	} else {
		span->line = span->value_line;
		span->column = span->value_column;
	}
	return (uint32_t)g->count++;
}

/* What makes the whole file unreadable: one sentence is enough. */
static bool readable(struct reading *r)
{
	const char *text = r->lex.text;
	size_t len = r->lex.len;
	if (len > GUARD_MAX_BYTES) {
		diagnostics_add(r->lex.d, SEVERITY_ERROR, 0, 0,
		                xasprintf(_("the file is too large: %zu bytes, and %d at most are read"), len,
		                          (int)GUARD_MAX_BYTES),
		                NULL);
		return false;
	}
	const char *bad = text_bad(text, len, &r->lex.controls);
	const char *nul = memchr(text, '\0', len);
	if (!bad && !nul)
		return true;
	bool first_nul = nul && (!bad || nul < bad);
	struct place_in p = {first_nul ? (size_t)(nul - text) : (size_t)(bad - text), 1, 0};
	for (size_t i = 0; i < p.at; i++)
		if (text[i] == '\n') {
			p.line++;
			p.line_start = i + 1;
		}
	bool utf16 = len >= 2 && (memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0);
	if (utf16)
		lex_fault(&r->lex, SEVERITY_ERROR, &p, xstrdup(_("the file is in UTF-16, not in UTF-8")),
		          xstrdup(_("save it as UTF-8")));
	else if (first_nul)
		lex_fault(&r->lex, SEVERITY_ERROR, &p, xstrdup(_("a NUL byte stands here: this is not a text")), NULL);
	else
		lex_fault(&r->lex, SEVERITY_ERROR, &p,
		          xasprintf(_("the byte 0x%02X is not UTF-8 here"), (unsigned)(unsigned char)*bad),
		          xstrdup(_("save the file as UTF-8 (it may be in Latin-1 or Windows-1252)")));
	return false;
}

bool guard_check(const char *text, size_t len, struct guard *g, struct diagnostics *d)
{
	struct reading r = {.guard = g, .errors = d->errors, .indented = (size_t)-1};
	*g = (struct guard){0};
	r.frames[0] = (struct frame){.span = GUARD_NONE, .last = GUARD_NONE, .first = -1};
	lex_init(&r.lex, text, len, d);
	if (!readable(&r))
		return false;
	if (len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
		diagnostics_add(d, SEVERITY_ERROR, 1, 1, xstrdup(_("the file begins with a byte order mark (BOM)")),
		                xstrdup(_("save it as UTF-8 without BOM")));
		r.lex.here.at = 3;
	}
	r.token.after = r.lex.here;
	reading_advance(&r);
	while (!r.stop && r.token.kind != TOKEN_END)
		reading_item(&r);
	if (!r.stop)
		reading_finish(&r);
	return d->errors == r.errors;
}

void guard_clear(struct guard *g)
{
	free(g->spans);
	*g = (struct guard){0};
}

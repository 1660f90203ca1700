/* What stands in a group (settings) and in a list or array (elements), in order, and what is missing or too many
 * between them. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "config/reading.h"

/* `=` was read (or missed); its value comes. */
static void value_of(struct reading *r, const struct token *name)
{
	struct place_in assign = r->end;
	if (r->token.kind == TOKEN_ASSIGN) {
		reading_error(r, &r->token.start, xstrdup(_("one `=` is enough")), xstrdup(_("remove it")));
		while (r->token.kind == TOKEN_ASSIGN && !r->stop)
			reading_advance(r);
	}
	enum token_kind kind = r->token.kind;
	bool next_setting = kind == TOKEN_WORD && r->token.start.line > assign.line &&
	                    lex_setting_at(&r->lex, r->token.start.at);
	if ((kind == TOKEN_WORD && !next_setting) || kind == TOKEN_STRING || kind == TOKEN_OPEN) {
		reading_value(r, name);
		return;
	}
	if (!r->lex.lost)
		reading_error(r, &assign, xstrdup(_("a value is missing here, after `=`")), NULL);
	if (kind == TOKEN_SEMICOLON || kind == TOKEN_COMMA)
		reading_advance(r);
}

/* NAME is not followed by `=`. */
static void no_assign(struct reading *r, const struct token *name, bool fine)
{
	struct lex *l = &r->lex;
	char *shown = diagnostic_quote(l->text + name->start.at, name->end - name->start.at);
	bool same_line = r->token.start.line == name->start.line;
	bool number = r->token.kind == TOKEN_WORD &&
	              word_class(l->text + r->token.start.at, r->token.end - r->token.start.at) <= WORD_FLOAT &&
	              word_class(l->text + r->token.start.at, r->token.end - r->token.start.at) != WORD_NAME;
	if (fine && same_line && (r->token.kind == TOKEN_STRING || r->token.kind == TOKEN_OPEN || number)) {
		reading_error(r, &r->end, xasprintf(_("`=` is missing between %s and its value"), shown), NULL);
		free(shown);
		reading_value(r, NULL);
		return;
	}
	if (fine)
		reading_error(r, &name->start, xasprintf(_("%s has no value: `=` and a value must follow"), shown),
		              NULL);
	free(shown);
	if (same_line && r->token.kind == TOKEN_WORD) {
		lex_unquoted(l, r->token.start.at, false);
		reading_advance(r);
	}
	reading_ended(r);
}

static void setting(struct reading *r)
{
	struct token name = r->token;
	const char *word = r->lex.text + name.start.at;
	size_t len = name.end - name.start.at;
	char *fault = word_name_fault(word, len);
	bool fine = !fault;
	if (fault) {
		enum word_class class = word_class(word, len);
		bool line = class == WORD_INCLUDE || class == WORD_TYPOGRAPHIC || class == WORD_APOSTROPHE;
		reading_error(r, &name.start, fault, line ? word_fix(class, word, len) : NULL);
		if (line) {
			const char *end = memchr(word, '\n', r->lex.len - name.start.at);
			r->lex.here.at = end ? (size_t)(end - r->lex.text) : r->lex.len;
			reading_advance(r);
			return;
		}
	}
	reading_advance(r);
	if (r->token.kind != TOKEN_ASSIGN) {
		no_assign(r, &name, fine);
		return;
	}
	reading_advance(r);
	value_of(r, fine ? &name : NULL);
}

/* A value where a name should be. */
static void nameless(struct reading *r)
{
	struct token t = r->token;
	struct frame *f = reading_top(r);
	size_t next = lex_blanks(&r->lex, t.end, true);
	if (t.kind == TOKEN_OPEN && r->depth > 0 && f->suspect.line && !frame_is_group(f - 1)) {
		reading_unclosed(r); /* the comma before it was taken as the group's own */
		reading_top(r)->element = false;
		return;
	}
	bool whole = t.kind == TOKEN_STRING && t.end > t.start.at + 1 && r->lex.text[t.end - 1] == '"';
	if (whole && (lex_byte(&r->lex, next) == '=' || lex_byte(&r->lex, next) == ':')) {
		char *shown = diagnostic_quote(r->lex.text + t.start.at, t.end - t.start.at);
		char *bare = diagnostic_clip(r->lex.text + t.start.at + 1, t.end - t.start.at - 2);
		reading_error(r, &t.start, xasprintf(_("the name %s stands between quotes; names have none"), shown),
		              bare);
		free(shown);
		reading_advance(r);
		reading_advance(r);
		value_of(r, NULL);
		return;
	}
	reading_error(r, &t.start, xstrdup(_("a value without a name stands here; `name =` must come before it")),
	              NULL);
	reading_value(r, NULL);
}

static void group_item(struct reading *r)
{
	switch (r->token.kind) {
	case TOKEN_WORD:
		setting(r);
		break;
	case TOKEN_CLOSE:
		reading_close(r);
		break;
	case TOKEN_SEMICOLON:
	case TOKEN_COMMA:
		reading_error(r, &r->token.start,
		              xasprintf(_("this `%c` is too many: no setting ends here"),
		                        r->token.kind == TOKEN_COMMA ? ',' : ';'),
		              xstrdup(_("remove it")));
		reading_advance(r);
		break;
	case TOKEN_ASSIGN:
		reading_error(r, &r->token.start, xstrdup(_("a name is missing here, before `=`")), NULL);
		reading_advance(r);
		value_of(r, NULL);
		break;
	default:
		nameless(r);
	}
}

/* Does a `;` here end the setting that the list is the value of, so that the list was never closed? */
static bool ends_list(const struct reading *r, const struct frame *f)
{
	size_t next = lex_blanks(&r->lex, r->token.end, true);
	return !f->said && frame_is_group(f - 1) &&
	       (next >= r->lex.len || lex_byte(&r->lex, next) == '}' || lex_setting_at(&r->lex, next));
}

static void separator(struct reading *r, struct frame *f)
{
	if (r->token.kind == TOKEN_SEMICOLON && ends_list(r, f)) {
		reading_unclosed(r);
		return;
	}
	if (r->token.kind == TOKEN_SEMICOLON && !f->said) {
		f->said = true;
		char *opened = diagnostic_line(r->lex.d, f->opened.line);
		reading_error(r, &r->token.start,
		              xasprintf(_("`;` stands between the elements of the `%c` of line %s"), f->open, opened),
		              xstrdup(_("use a comma")));
		free(opened);
	} else if (r->token.kind == TOKEN_COMMA && !f->element && !f->said) {
		reading_error(r, &r->token.start, xstrdup(_("an element is missing before this comma")),
		              xstrdup(_("remove the comma")));
	}
	f->comma = r->token.start;
	f->element = false;
	reading_advance(r);
}

/* `name =` directly in a list: says so once, and goes on with the value. */
static void setting_in_list(struct reading *r, struct frame *f)
{
	if (!f->said) {
		char *opened = diagnostic_line(r->lex.d, f->opened.line);
		reading_error(r, &r->token.start,
		              xasprintf(_("a setting stands directly between the `%c %c` of line %s"), f->open, f->close,
		                        opened),
		              xstrdup(_("put { } around the settings that belong together")));
		free(opened);
	}
	f->said = true;
	reading_advance(r);
	reading_advance(r);
	if (r->token.kind == TOKEN_WORD || r->token.kind == TOKEN_STRING || r->token.kind == TOKEN_OPEN)
		reading_value(r, NULL);
}

static void element(struct reading *r)
{
	struct frame *f = reading_top(r);
	switch (r->token.kind) {
	case TOKEN_CLOSE:
		reading_close(r);
		return;
	case TOKEN_COMMA:
	case TOKEN_SEMICOLON:
		separator(r, f);
		return;
	case TOKEN_ASSIGN:
		reading_error(r, &r->token.start, xstrdup(_("`=` has no place between elements")), NULL);
		reading_advance(r);
		return;
	default:
		break;
	}
	if (f->element && !f->said)
		reading_error(r, &r->end, xstrdup(_("a comma is missing here, before the next element")),
		              xstrdup(_("add a comma")));
	f->element = false;
	if (r->token.kind == TOKEN_WORD && lex_setting_at(&r->lex, r->token.start.at))
		setting_in_list(r, f);
	else
		reading_value(r, NULL);
}

void reading_item(struct reading *r)
{
	if (frame_is_group(reading_top(r)))
		group_item(r);
	else
		element(r);
}

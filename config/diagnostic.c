/* Keeps what is wrong in a file and says it. Must not know how a fault was found. */
#include "config/diagnostic.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"

enum { SHOWN_COLUMNS = 200, SHOWN_BEFORE = 100, QUOTED_COLUMNS = 40 };

void diagnostics_init(struct diagnostics *d, const char *file, const char *source, size_t len)
{
	*d = (struct diagnostics){.file = text_filter(file, strlen(file), false), .source = source, .len = len};
}

void diagnostics_clear(struct diagnostics *d)
{
	for (size_t i = 0; i < d->count; i++) {
		free(d->list[i].sentence);
		free(d->list[i].fix);
	}
	free(d->list);
	free(d->file);
	*d = (struct diagnostics){0};
}

/* The place of a warning that an error may take when all places are taken, NULL: there are only errors. */
static struct diagnostic *last_warning(struct diagnostics *d)
{
	for (size_t i = d->count; i > 0; i--)
		if (d->list[i - 1].severity == SEVERITY_WARNING)
			return &d->list[i - 1];
	return NULL;
}

static bool in_hole(const struct diagnostics *d, int line, int column)
{
	for (size_t i = 0; i < d->hole_count; i++)
		if (d->holes[i].line == line && column >= d->holes[i].from && column < d->holes[i].to)
			return true;
	return false;
}

void diagnostics_add(struct diagnostics *d, enum severity severity, int line, int column, char *sentence, char *fix)
{
	struct diagnostic one = {severity, line, column, sentence, fix};
	bool unsaid = in_hole(d, line, column);
	d->errors += severity == SEVERITY_ERROR;
	d->unsaid += unsaid && severity == SEVERITY_ERROR;
	if (unsaid || (d->errors_only && severity == SEVERITY_WARNING)) {
		free(sentence);
		free(fix);
		return;
	}
	if (!d->list)
		d->list = xcalloc(DIAGNOSTICS_KEPT, sizeof *d->list);
	if (d->count < DIAGNOSTICS_KEPT) {
		d->list[d->count++] = one;
		return;
	}
	struct diagnostic *place = severity == SEVERITY_ERROR ? last_warning(d) : NULL, out = place ? *place : one;
	if (place)
		*place = one;
	d->more++;
	free(out.sentence);
	free(out.fix);
}

/* Insertion: there are few, nearly in order, and two at the same place keep the order they were found in. */
void diagnostics_sort(struct diagnostics *d)
{
	for (size_t i = 1; i < d->count; i++) {
		struct diagnostic one = d->list[i];
		size_t at = i;
		for (; at > 0; at--) {
			const struct diagnostic *before = &d->list[at - 1];
			if (before->line < one.line || (before->line == one.line && before->column <= one.column))
				break;
			d->list[at] = *before;
		}
		d->list[at] = one;
	}
}

static const char *severity_word(enum severity severity)
{
	return severity == SEVERITY_ERROR ? _("error") : _("warning");
}

static struct diagnostic_place place_of(const struct diagnostics *d, const struct diagnostic *one)
{
	if (!d->map || one->line == 0)
		return (struct diagnostic_place){d->file, d->source, d->len, one->line, one->column, false};
	return d->place(d->map, one->line, one->column);
}

static char *position(const struct diagnostic_place *p)
{
	return p->line > 0 ? xasprintf("%s:%d:%d", p->file, p->line, p->column) : xstrdup(p->file);
}

/* Columns of the first LEN bytes as they will be shown. */
static int shown_columns(const char *text, size_t len)
{
	char *shown = text_filter(text, len, false);
	int columns = text_columns(shown, strlen(shown));
	free(shown);
	return columns;
}

/* A place in a text, moved forward from one diagnostic to the next. */
struct cursor {
	const char *text;
	size_t len;
	size_t start, at; /* bytes: of the line, and of the character at COLUMN */
	int line, column;
};

/* Moves C to where P is; false when the text has no such line. A column beyond the end is the end. */
static bool seek(struct cursor *c, const struct diagnostic_place *p)
{
	const char *newline;
	if (c->text != p->text || p->line < c->line || (p->line == c->line && p->column < c->column))
		*c = (struct cursor){.text = p->text, .len = p->len, .line = 1, .column = 1};
	for (; c->line < p->line; c->line++) {
		newline = memchr(c->text + c->at, '\n', c->len - c->at);
		if (!newline)
			return false;
		c->start = c->at = (size_t)(newline - c->text) + 1;
		c->column = 1;
	}
	for (; c->column < p->column && c->at < c->len && c->text[c->at] != '\n'; c->column++)
		for (c->at++; c->at < c->len && ((unsigned char)c->text[c->at] & 0xC0) == 0x80;)
			c->at++;
	return true;
}

/* The line around C, and a caret under it. */
static void print_source(const struct cursor *c, FILE *out)
{
	const char *text = c->text;
	size_t from = c->start, caret = c->at;
	if (caret - from > SHOWN_BEFORE) {
		from = caret - SHOWN_BEFORE;
		while (from < caret && ((unsigned char)text[from] & 0xC0) == 0x80)
			from++;
	}
	size_t most = c->len - from < 4 * (size_t)SHOWN_COLUMNS ? c->len - from : 4 * (size_t)SHOWN_COLUMNS;
	const char *newline = memchr(text + from, '\n', most);
	size_t len = newline ? (size_t)(newline - text) - from : most;
	while (!newline && from + len < c->len && len > 0 && ((unsigned char)text[from + len] & 0xC0) == 0x80)
		len--;
	while (len > 0 && text[from + len - 1] == '\r')
		len--;
	char *shown = text_filter(text + from, len, false);
	size_t fits = text_fit(shown, strlen(shown), SHOWN_COLUMNS);
	fprintf(out, "  %.*s\n  %*s^\n", (int)fits, shown, shown_columns(text + from, caret - from), "");
	free(shown);
}

void diagnostics_print(const struct diagnostics *d, FILE *out)
{
	struct cursor c = {.line = 1, .column = 1};
	for (size_t i = 0; i < d->count; i++) {
		const struct diagnostic *one = &d->list[i];
		struct diagnostic_place p = place_of(d, one);
		char *where = position(&p);
		fprintf(out, "%s: %s: %s\n", where, severity_word(one->severity), one->sentence);
		free(where);
		if (p.text && p.line > 0 && seek(&c, &p))
			print_source(&c, out);
		if (one->fix)
			fprintf(out, _("  fix: %s\n"), one->fix);
	}
	if (d->more)
		fprintf(out, ngettext("%s: and %zu more\n", "%s: and %zu more\n", d->more), d->file, d->more);
}

void diagnostic_json_text(const char *text, FILE *out)
{
	if (!text) {
		fputs("null", out);
		return;
	}
	fputc('"', out);
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;
		if (c == '"' || c == '\\')
			fprintf(out, "\\%c", c);
		else if (c < ' ' || c == 127)
			fprintf(out, "\\u%04x", (unsigned)c);
		else
			fputc(c, out);
	}
	fputc('"', out);
}

void diagnostics_json(const struct diagnostics *d, FILE *out, bool *first)
{
	for (size_t i = 0; i < d->count; i++) {
		const struct diagnostic *one = &d->list[i];
		struct diagnostic_place p = place_of(d, one);
		fputs(*first ? "{\"file\":" : ",\n{\"file\":", out);
		*first = false;
		diagnostic_json_text(p.file, out);
		fprintf(out, ",\"line\":%d,\"column\":%d,\"severity\":\"%s\",\"sentence\":", p.line, p.column,
		        one->severity == SEVERITY_ERROR ? "error" : "warning");
		diagnostic_json_text(one->sentence, out);
		fputs(",\"fix\":", out);
		diagnostic_json_text(one->fix, out);
		fputc('}', out);
	}
}

bool diagnostics_fail(const struct diagnostics *d, struct error *err)
{
	const struct diagnostic *first = NULL;
	for (size_t i = 0; i < d->count && !first; i++)
		if (d->list[i].severity == SEVERITY_ERROR)
			first = &d->list[i];
	if (!first)
		return error_set(err, _("%s: could not be read"), d->file);
	struct diagnostic_place p = place_of(d, first);
	char *where = position(&p);
	error_set(err, "%s: %s", where, first->sentence);
	free(where);
	return false;
}

char *diagnostic_clip(const char *text, size_t len)
{
	bool cut = len > 4 * (size_t)QUOTED_COLUMNS;
	if (cut) {
		len = 4 * (size_t)QUOTED_COLUMNS;
		while (len > 0 && ((unsigned char)text[len] & 0xC0) == 0x80)
			len--;
	}
	char *shown = text_filter(text, len, false);
	size_t all = strlen(shown), fits = text_fit(shown, all, QUOTED_COLUMNS);
	char *clipped = cut || fits < all ? xasprintf("%.*s…", (int)fits, shown) : xstrdup(shown);
	free(shown);
	return clipped;
}

char *diagnostic_quote(const char *text, size_t len)
{
	char *clipped = diagnostic_clip(text, len), *quoted = xasprintf("`%s`", clipped);
	free(clipped);
	return quoted;
}

char *diagnostic_line(const struct diagnostics *d, int line)
{
	if (!d->map || line < 1)
		return xasprintf("%d", line);
	struct diagnostic_place p = d->place(d->map, line, 1);
	return p.several ? xasprintf("%d (%s)", p.line, p.file) : xasprintf("%d", p.line);
}

char *diagnostic_say(const char *format, ...)
{
	char *text = NULL;
	va_list args;
	va_start(args, format);
	if (vasprintf(&text, format, args) < 0)
		die(_("not enough memory"));
	va_end(args);
	return text;
}

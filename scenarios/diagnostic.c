/* Keeps what is wrong in a scenario and says it. Must not know how a fault was found. */
#include "scenarios/diagnostic.h"

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

void diagnostics_add(struct diagnostics *d, enum severity severity, int line, int column, char *sentence, char *fix)
{
	d->errors += severity == SEVERITY_ERROR;
	if (d->count == DIAGNOSTICS_KEPT) {
		d->more++;
		free(sentence);
		free(fix);
		return;
	}
	if (!d->list)
		d->list = xcalloc(DIAGNOSTICS_KEPT, sizeof *d->list);
	d->list[d->count++] = (struct diagnostic){severity, line, column, sentence, fix};
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

static char *position(const struct diagnostics *d, const struct diagnostic *one)
{
	return one->line > 0 ? xasprintf("%s:%d:%d", d->file, one->line, one->column) : xstrdup(d->file);
}

/* Columns of the first LEN bytes as they will be shown. */
static int shown_columns(const char *text, size_t len)
{
	char *shown = text_filter(text, len, false);
	int columns = text_columns(shown, strlen(shown));
	free(shown);
	return columns;
}

/* The byte of column COLUMN (characters from 1) of a line, at most its end. */
static size_t column_byte(const char *line, size_t len, int column)
{
	size_t at = 0;
	for (int n = 1; at < len && n < column; n++) {
		at++;
		while (at < len && ((unsigned char)line[at] & 0xC0) == 0x80)
			at++;
	}
	return at;
}

static void print_source(const char *line, size_t len, int column, FILE *out)
{
	size_t caret = column_byte(line, len, column), from = 0, to = len;
	if (caret > SHOWN_BEFORE) {
		from = caret - SHOWN_BEFORE;
		while (from < caret && ((unsigned char)line[from] & 0xC0) == 0x80)
			from++;
	}
	if (to > from + 4 * (size_t)SHOWN_COLUMNS)
		to = from + 4 * (size_t)SHOWN_COLUMNS;
	while (to > from && to < len && ((unsigned char)line[to] & 0xC0) == 0x80)
		to--;
	while (to > from && (line[to - 1] == '\r' || line[to - 1] == '\n'))
		to--;
	char *shown = text_filter(line + from, to - from, false);
	size_t fits = text_fit(shown, strlen(shown), SHOWN_COLUMNS);
	fprintf(out, "  %.*s\n  %*s^\n", (int)fits, shown, shown_columns(line + from, caret > from ? caret - from : 0), "");
	free(shown);
}

void diagnostics_print(const struct diagnostics *d, FILE *out)
{
	size_t at = 0;
	int line = 1;
	for (size_t i = 0; i < d->count; i++) {
		const struct diagnostic *one = &d->list[i];
		char *where = position(d, one);
		fprintf(out, "%s: %s: %s\n", where, severity_word(one->severity), one->sentence);
		free(where);
		if (line > one->line) {
			line = 1;
			at = 0;
		}
		const char *newline = NULL;
		while (d->source && line < one->line && (newline = memchr(d->source + at, '\n', d->len - at))) {
			at = (size_t)(newline - d->source) + 1;
			line++;
		}
		if (d->source && one->line > 0 && line == one->line) {
			newline = memchr(d->source + at, '\n', d->len - at);
			print_source(d->source + at, newline ? (size_t)(newline - d->source) - at : d->len - at, one->column, out);
		}
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
		fputs(*first ? "{\"file\":" : ",\n{\"file\":", out);
		*first = false;
		diagnostic_json_text(d->file, out);
		fprintf(out, ",\"line\":%d,\"column\":%d,\"severity\":\"%s\",\"sentence\":", one->line, one->column,
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
	char *where = position(d, first);
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

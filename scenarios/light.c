/* Must agree with libconfig's lexer on what a text is: the fuzzer compares them. Only ever sees what the guard let
 * through. */
#include "scenarios/light.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static bool blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* AT after blanks and comments, not beyond END. */
static size_t skip(const char *text, size_t at, size_t end)
{
	while (at < end) {
		char c = text[at], next = at + 1 < end ? text[at + 1] : '\0';
		if (blank(c)) {
			while (at < end && blank(text[at]))
				at++;
		} else if (c == '#' || (c == '/' && next == '/')) {
			const char *newline = memchr(text + at, '\n', end - at);
			at = newline ? (size_t)(newline - text) : end;
		} else if (c == '/' && next == '*') {
			for (at += 2; at + 1 < end && !(text[at] == '*' && text[at + 1] == '/');)
				at++;
			at = at + 2 < end ? at + 2 : end;
		} else {
			return at;
		}
	}
	return end;
}

config_setting_t *light_scalars(config_t *config, const char *text, struct guard *g)
{
	struct buf list = {0};
	size_t count = 0;
	buf_text(&list, "all = ( ");
	for (size_t i = 0; i < g->count; i++) {
		struct guard_span *span = &g->spans[i];
		if (!guard_scalar(span))
			continue;
		buf_text(&list, count ? ", " : "");
		buf_add(&list, text + span->start, span->end - span->start);
		span->scalar = (uint32_t)count++;
	}
	buf_text(&list, " )");
	config_init(config);
	config_setting_t *all = config_read_string(config, list.data) ? config_lookup(config, "all") : NULL;
	buf_clear(&list);
	return all && (size_t)config_setting_length(all) == count ? all : NULL;
}

static int hex(char c)
{
	return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}

static bool is_hex(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

/* The escape at P; *TO gets its character. Returns what comes after it. */
static const char *escape(const char *p, char **to)
{
	static const char letters[] = "nrtf\\\"", meant[] = "\n\r\t\f\\\"";
	const char *found = strchr(letters, p[1]);
	if (found && p[1]) {
		*(*to)++ = meant[found - letters];
		return p + 2;
	}
	if ((p[1] | 0x20) == 'x' && is_hex(p[2]) && is_hex(p[3])) {
		*(*to)++ = (char)(hex(p[2]) * 16 + hex(p[3]));
		return p + 4;
	}
	*(*to)++ = '\\';
	return p + 1;
}

/* The text whose opening quote is at P; returns what comes after the closing one. */
static const char *one_text(const char *p, char **to)
{
	for (p++; *p != '"';) {
		size_t n = strcspn(p, "\"\\\r");
		memcpy(*to, p, n);
		*to += n;
		p += n;
		if (*p == '\\')
			p = escape(p, to);
		else if (*p == '\r' && *++p != '\n')
			*(*to)++ = '\r';
	}
	return p + 1;
}

const char *light_text(struct arena *arena, const char *text, const struct guard_span *span)
{
	char *copy = arena_alloc(arena, span->end - span->start), *to = copy;
	for (size_t at = span->start; at < span->end; at = skip(text, at, span->end))
		at = (size_t)(one_text(text + at, &to) - text);
	*to = '\0';
	return copy;
}

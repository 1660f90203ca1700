/* A simple condition in words of the labels: field = 'option', field in ('a', 'b'), has(field, 'option'). Anything else is too much for
 * paper. Knows no SQL beyond that. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "scenarios/sheet_field.h"

static void blanks(const char **at)
{
	*at += strspn(*at, " \t\r\n");
}

static bool take(const char **at, const char *word)
{
	size_t len = strlen(word);
	blanks(at);
	if (strncasecmp(*at, word, len) != 0)
		return false;
	*at += len;
	return true;
}

/* The field whose id stands at *AT. */
static const struct field *take_field(const struct scenario *s, const char **at)
{
	blanks(at);
	size_t len = strspn(*at, "abcdefghijklmnopqrstuvwxyz0123456789_");
	char *id = xstrndup(*at, len);
	const struct field *f = scenario_field(s, id, NULL);
	free(id);
	*at += len;
	return f;
}

/* 'option' at *AT: its label is added. */
static bool take_option(const struct page *p, const char **at, const struct field *f, struct buf *b)
{
	if (!take(at, "'"))
		return false;
	size_t len = strcspn(*at, "'");
	char *id = xstrndup(*at, len);
	const struct option *o = field_option(f, id);
	*at += len;
	if (o) {
		char *label = page_said(p, &o->label);
		buf_printf(b, b->len ? _("; %s") : "%s", label);
		free(label);
	}
	free(id);
	return o && take(at, "'");
}

static bool take_options(const struct page *p, const char **at, const struct field *f, struct buf *b)
{
	do {
		if (!take_option(p, at, f, b))
			return false;
	} while (take(at, ","));
	return take(at, ")");
}

static const struct field *take_condition(const struct page *p, const char *at, struct buf *b)
{
	bool has = take(&at, "has("), good;
	const struct field *f = take_field(p->s, &at);
	if (!f)
		return NULL;
	if (has)
		good = take(&at, ",") && take_options(p, &at, f, b);
	else if (take(&at, "="))
		good = take_option(p, &at, f, b);
	else
		good = take(&at, "in") && take(&at, "(") && take_options(p, &at, f, b);
	blanks(&at);
	return good && !*at ? f : NULL;
}

char *sheet_when(const struct page *p, const char *when)
{
	struct buf b = {0};
	const struct field *f = take_condition(p, when, &b);
	char *words = NULL;
	if (f) {
		char *name = sheet_field_name(p, f);
		words = xasprintf(_("%s: %s"), name, buf_str(&b));
		free(name);
	}
	buf_clear(&b);
	return words;
}

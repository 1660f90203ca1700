/* Going through the text of a scenario by what stands in it: texts, comments, brackets. Puts nothing in. */
#include <string.h>

#include "config/guard.h"
#include "scenarios/include.h"

static size_t skip_string(const char *text, size_t len, size_t at)
{
	for (at++; at < len && text[at] != '"'; at++)
		at += text[at] == '\\' && at + 1 < len;
	return at < len ? at + 1 : len;
}

static size_t skip_to(const char *text, size_t len, size_t at, const char *what)
{
	const char *found = memmem(text + at, len - at, what, strlen(what));
	return found ? (size_t)(found - text) + strlen(what) : len;
}

size_t include_next(const char *text, size_t len, size_t at)
{
	bool between = true; /* something may begin here */
	while (at < len) {
		char c = text[at], after = at + 1 < len ? text[at + 1] : '\0';
		if (c == '@' && between)
			return at;
		between = strchr(" \t\r\n\f=:;,({[)}]", c) != NULL;
		if (c == '"')
			at = skip_string(text, len, at), between = true;
		else if (c == '#' || (c == '/' && after == '/'))
			at = skip_to(text, len, at, "\n"), between = true;
		else if (c == '/' && after == '*')
			at = skip_to(text, len, at + 2, "*/"), between = true;
		else
			at++;
	}
	return len;
}

size_t include_past_blank(const char *text, size_t len, size_t at)
{
	while (at < len) {
		if (strchr(" \t\r\n\f", text[at]))
			at++;
		else if (text[at] == '#' || (text[at] == '/' && at + 1 < len && text[at + 1] == '/'))
			at = skip_to(text, len, at, "\n");
		else if (text[at] == '/' && at + 1 < len && text[at + 1] == '*')
			at = skip_to(text, len, at + 2, "*/");
		else
			break;
	}
	return at;
}

char include_open_at_end(const struct buf *flat, char *last)
{
	char open[GUARD_MAX_DEPTH + 1] = {0};
	size_t depth = 0;
	*last = '\0';
	for (size_t at = include_past_blank(buf_str(flat), flat->len, 0); at < flat->len;) {
		char c = *last = flat->data[at];
		if (strchr("({[", c))
			depth += depth < GUARD_MAX_DEPTH;
		if (strchr("({[", c))
			open[depth] = c;
		else if (strchr(")}]", c))
			depth -= depth > 0;
		at = include_past_blank(flat->data, flat->len, c == '"' ? skip_string(flat->data, flat->len, at) : at + 1);
	}
	return open[depth];
}

size_t include_past_name(const char *text, size_t len, size_t at)
{
	while (at < len && (text[at] == ' ' || text[at] == '\t'))
		at++;
	if (at < len && text[at] == '"')
		return skip_string(text, len, at);
	while (at < len && !strchr(" \t\r\n;,(){}[]", text[at]))
		at++;
	return at;
}

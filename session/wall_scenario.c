/* The text of a scenario for those who are no facilitators: what `guide` says is for facilitators alone, and so is what its author remarked in
 * comments. It reads as before but for that. Knows neither circles nor the file. */
#include "session/wall_reads.h"

#include <string.h>

#include "base/memory.h"
#include "config/guard.h"

/* Is the string at I said to facilitators: the value of a `guide`, or within it, for a language, for some? */
static bool guides(const struct guard *g, size_t i)
{
	for (uint32_t at = (uint32_t)i; at != GUARD_NONE; at = g->spans[at].parent)
		if (g->spans[at].name != NULL && g->spans[at].name_len == 5 && memcmp(g->spans[at].name, "guide", 5) == 0)
			return true;
	return false;
}

/* The byte after the comment at AT; AT itself: there is none. */
static size_t after_comment(const char *text, size_t len, size_t at)
{
	bool line = text[at] == '#' || (at + 1 < len && text[at] == '/' && text[at + 1] == '/');
	if (!line && !(at + 1 < len && text[at] == '/' && text[at + 1] == '*'))
		return at;
	const char *end = line ? memchr(text + at, '\n', len - at) : strstr(text + at + 2, "*/");
	return end == NULL ? len : (size_t)(end - text) + (line ? 0 : 2);
}

/* A string may be glued of several, with comments between: of the `guide` nothing is left, of another what is there is copied whole. */
static void copy(struct buf *out, const char *text, size_t len, const struct guard *g)
{
	size_t next = 0;
	for (size_t at = 0; at < len;) {
		while (next < g->count && (g->spans[next].begins != '"' || g->spans[next].start < at))
			next++;
		if (next < g->count && g->spans[next].start == at) {
			const struct guard_span *s = &g->spans[next];
			if (guides(g, next))
				buf_text(out, "\"-\"");
			else
				buf_add(out, text + s->start, s->end - s->start);
			at = s->end;
			continue;
		}
		size_t after = after_comment(text, len, at);
		buf_char(out, after == at ? text[at] : ' ');
		at = after == at ? at + 1 : after;
	}
}

char *wall_scenario_text(const char *text)
{
	struct guard g = { 0 };
	struct diagnostics d;
	struct buf out = { 0 };
	diagnostics_init(&d, "", text, strlen(text));
	if (guard_check(text, strlen(text), &g, &d))
		copy(&out, text, strlen(text), &g);
	guard_clear(&g);
	diagnostics_clear(&d);
	return out.len > 0 ? buf_take(&out) : xstrdup("");
}

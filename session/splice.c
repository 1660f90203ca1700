/* Splices of text: applying and finding. Pure. */
#include "session/splice.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

struct splice splice_make(size_t at, size_t removed, const char *inserted, size_t len)
{
	return (struct splice){at, removed, xstrndup(inserted, len)};
}

void splice_clear(struct splice *s)
{
	free(s->inserted);
	*s = (struct splice){0};
}

/* Does a character begin (or the text end) at AT? */
static bool stands(const char *text, size_t at)
{
	return ((unsigned char)text[at] & 0xC0) != 0x80;
}

char *splice_apply(const char *text, const struct splice *s)
{
	size_t len = strlen(text);
	struct buf b = {0};

	if (s->at > len || s->removed > len - s->at || !stands(text, s->at) || !stands(text, s->at + s->removed))
		return NULL;
	buf_add(&b, text, s->at);
	buf_text(&b, s->inserted);
	buf_add(&b, text + s->at + s->removed, len - s->at - s->removed);
	return buf_take(&b);
}

struct splice splice_between(const char *before, const char *after)
{
	size_t n = strlen(before);
	size_t m = strlen(after);
	size_t shorter = n < m ? n : m;
	size_t start = 0;
	size_t end = 0;

	while (start < shorter && before[start] == after[start])
		start++;
	while (start > 0 && !(text_is_boundary(before, n, start) && text_is_boundary(after, m, start)))
		start--;
	while (end < shorter - start && before[n - end - 1] == after[m - end - 1])
		end++;
	while (end > 0 && !(text_is_boundary(before, n, n - end) && text_is_boundary(after, m, m - end)))
		end--;
	return splice_make(start, n - start - end, after + start, m - start - end);
}

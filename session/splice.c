/* Splices of text: applying, finding, and bringing two that were made at once together. Pure. */
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

/* LO stands first. Its removal may have lost its middle to HI's insertion: then it takes that insertion out and puts it
 * back, since one splice has one place. */
static void transform_lower(struct splice *lo, const struct splice *hi)
{
	size_t lo_end = lo->at + lo->removed;
	size_t hi_end = hi->at + hi->removed;
	size_t kept = strlen(hi->inserted);
	struct buf b = {0};

	if (lo_end <= hi->at)
		return; /* HI is behind all of it */
	if (hi_end >= lo_end) {
		lo->removed = hi->at - lo->at;
		return;
	}
	lo->removed = (hi->at - lo->at) + kept + (lo_end - hi_end);
	buf_text(&b, lo->inserted);
	buf_text(&b, hi->inserted);
	free(lo->inserted);
	lo->inserted = buf_take(&b);
}

static void transform_higher(struct splice *hi, const struct splice *lo)
{
	size_t lo_end = lo->at + lo->removed;
	size_t hi_end = hi->at + hi->removed;

	if (lo_end <= hi->at) {
		hi->at = hi->at - lo->removed + strlen(lo->inserted);
		return;
	}
	hi->removed = hi_end > lo_end ? hi_end - lo_end : 0;
	hi->at = lo->at + strlen(lo->inserted);
}

static bool does_nothing(const struct splice *s)
{
	return s->removed == 0 && *s->inserted == '\0';
}

bool splice_transform(struct splice *a, struct splice *b, bool a_first)
{
	bool a_lower = a->at < b->at || (a->at == b->at && a_first);
	struct splice *lo = a_lower ? a : b;
	struct splice *hi = a_lower ? b : a;
	struct splice lo_before = {lo->at, lo->removed, xstrdup(lo->inserted)};
	bool overlap = lo->at + lo->removed >= hi->at && !does_nothing(lo) && !does_nothing(hi);

	transform_lower(lo, hi);
	transform_higher(hi, &lo_before);
	splice_clear(&lo_before);
	return overlap;
}

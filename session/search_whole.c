/* The table of words as a whole: does it hold together, making it again; and the piece of a hit that is shown. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "session/search.h"
#include "session/search_index.h"

bool session_search_whole(struct session *s, bool *whole, struct error *err)
{
	sqlite3_stmt *q = db_query(s, "INSERT INTO search(search) VALUES('integrity-check')", err);
	*whole = q && db_run(s, q, err);
	if (q && !*whole && (sqlite3_extended_errcode(s->db) & 0xff) == SQLITE_CORRUPT) {
		error_clear(err);
		return true;
	}
	return *whole;
}

bool session_search_mend(struct session *s, struct error *err)
{
	if (!session_begin(s, NULL, err))
		return false;
	s->search_mending = true;
	if (!search_fill(s, err)) {
		session_rollback(s);
		return false;
	}
	s->search = SEARCH_GOOD;
	return session_commit(s, NULL, err);
}

bool session_search_mended(struct session *s)
{
	bool mended = s->search_mended;
	s->search_mended = false;
	return mended;
}

/* --- the piece that is shown --- */

enum { BEFORE = 30 }; /* bytes of it that lead to the first mark */

/* A beginning of a word at most BEFORE bytes before AT, else a boundary. */
static size_t begin_of(const char *text, size_t len, size_t at)
{
	if (at <= BEFORE)
		return 0;
	size_t from = at - BEFORE;
	while (from < at && !text_is_boundary(text, len, from))
		from++;
	size_t word = from;
	while (word < at && text[word] != ' ' && text[word] != '\n')
		word++;
	return word < at ? word + 1 : from;
}

static const char cut[] = "…";

char *search_snippet(const struct search_hit *h, size_t most, struct search_mark **marks, size_t *count)
{
	size_t len = strlen(h->text), from = begin_of(h->text, len, h->marks[0].at), room = most - 2 * (sizeof cut - 1);
	size_t to = len - from <= room ? len : from + room;
	while (to > from && !text_is_boundary(h->text, len, to))
		to--;
	struct buf b = {0};
	buf_text(&b, from > 0 ? cut : "");
	size_t head = b.len;
	for (size_t i = from; i < to; i++)
		buf_char(&b, h->text[i] == '\n' || h->text[i] == '\t' ? ' ' : h->text[i]);
	buf_text(&b, to < len ? cut : "");
	*marks = xcalloc(h->mark_count, sizeof **marks);
	*count = 0;
	for (size_t i = 0; i < h->mark_count; i++) {
		const struct search_mark *m = &h->marks[i];
		if (m->at >= from && m->at + m->len <= to)
			(*marks)[(*count)++] = (struct search_mark){m->at - from + head, m->len};
	}
	return buf_take(&b);
}

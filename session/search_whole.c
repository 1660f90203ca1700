/* The table of words as a whole: does it hold together, making it again; and the piece of a hit that is shown. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "session/search.h"
#include "session/search_index.h"

enum { LOOKED_AT = 2000 }; /* bytes of a text */

/* All its words, one after another, as the table of words should have them. Caller frees. */
static char *phrase_of(const char *text)
{
	size_t len = strlen(text);
	char *folded = search_fold(text);
	struct buf b = {0};
	if (len > LOOKED_AT)
		for (len = LOOKED_AT; len > 0 && text[len] != ' ' && text[len] != '\n'; len--)
			;
	buf_char(&b, '"');
	for (size_t i = 0; i < len; i++) {
		if (folded[i] == '"')
			buf_char(&b, '"');
		buf_char(&b, folded[i]);
	}
	buf_char(&b, '"');
	free(folded);
	return buf_take(&b);
}

static void seen(void *context, int64_t number, const struct search_mark *marks, size_t count)
{
	(void)number;
	(void)marks;
	*(bool *)context = count > 0;
}

/* Is there anything in TEXT that PHRASE could find? */
static bool has_words(struct session *s, const char *phrase, const char *text)
{
	bool found = false;
	search_words_add(s->words, 1, text);
	search_words_find(s->words, phrase, seen, &found);
	return found;
}

/* Are the words of TEXT there, under REVISION? */
static bool looked_up(struct session *s, int64_t revision, const char *text, struct search_check *c, struct error *err)
{
	char *phrase = phrase_of(text);
	sqlite3_stmt *q = db_query(s, "SELECT 1 FROM search WHERE search MATCH :text AND rowid = :revision", err);
	int got = -1;
	if (q) {
		db_bind_text(q, ":text", phrase);
		db_bind_int(q, ":revision", revision);
		got = db_step(s, q, err);
	}
	if (got > 0)
		sqlite3_reset(q);
	bool broken = got < 0 && search_broken(s);
	if (broken)
		error_clear(err);
	c->damaged |= broken || (got == 0 && has_words(s, phrase, text));
	free(phrase);
	return got >= 0 || broken;
}

/* The next change of an answer or a note after *REVISION; 0: there is none. */
static bool next_change(struct session *s, int64_t *revision, struct error *err)
{
	sqlite3_stmt *q = db_query(s, "SELECT revision FROM change WHERE revision > :revision AND kind IN ('answer', 'note') ORDER BY revision LIMIT 1", err);
	if (!q)
		return false;
	db_bind_int(q, ":revision", *revision);
	int got = db_step(s, q, err);
	*revision = got > 0 ? sqlite3_column_int64(q, 0) : 0;
	if (got > 0)
		sqlite3_reset(q);
	return got >= 0;
}

static bool check_one(struct session *s, struct search_check *c, struct error *err)
{
	int64_t revision = c->revision;
	struct search_row row;
	if (!next_change(s, &revision, err))
		return false;
	if (revision == 0)
		return c->done = true;
	if (!search_row(s, revision, &row, err))
		return false;
	c->revision = revision;
	if (!row.q)
		return true;
	if (row.found == SEARCH_ROW_OPTIONS) {
		sqlite3_reset(row.q);
		return true;
	}
	char *text = xstrdup(db_text(row.q, row.found == SEARCH_ROW_NOTE ? NOTE_TEXT : ANSWER_VALUE));
	sqlite3_reset(row.q);
	bool good = looked_up(s, revision, text, c, err);
	free(text);
	return good;
}

bool session_search_check(struct session *s, struct search_check *c, size_t rows, struct error *err)
{
	if (!s->words && !(s->words = search_words_new()))
		return c->done = true;
	for (; rows > 0 && !c->done; rows--) {
		if (!check_one(s, c, err))
			return false;
		c->done |= c->damaged;
	}
	return true;
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

void session_search_scenarios(struct session *s)
{
	search_forget_labels(s);
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

/* One table in memory, with the tokenizer of the one in the file: so that both mean the same by a word. Reads no file. */
#include "session/search_words.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { WORDS_MAX = 16 };

struct search_words {
	sqlite3 *db;
	sqlite3_stmt *put, *find;
	bool adding;
	bool keeps; /* what was added */
};

/* Two bytes for two, so that no position moves; the letters with an accent lose it in the tokenizer. */
char *search_fold(const char *text)
{
	static const char *const pairs[][2] = {
		{"œ", "oe"}, {"Œ", "OE"}, {"æ", "ae"}, {"Æ", "AE"}, {"ß", "ss"}, {"ĳ", "ij"}, {"Ĳ", "IJ"}, {"ł", "ĺ"},
		{"Ł", "Ĺ"},  {"ø", "ö"},  {"Ø", "Ö"},  {"đ", "ď"},  {"Đ", "Ď"},  {"ð", "ď"},  {"Ð", "Ď"},  {"ı", "í"},
	};
	char *out = xstrdup(text);
	for (char *p = out; *p; p++) {
		if (*p == '\1' || *p == '\2')
			*p = ' '; /* they mark what was found */
		for (size_t i = 0; (unsigned char)*p >= 0xc3 && i < sizeof pairs / sizeof *pairs; i++) {
			if (strncmp(p, pairs[i][0], 2) != 0)
				continue;
			memcpy(p, pairs[i][1], 2);
			p++;
			break;
		}
	}
	return out;
}

struct search_words *search_words_new(void)
{
	struct search_words *w = xcalloc(1, sizeof *w);
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX;
	if (sqlite3_open_v2(":memory:", &w->db, flags, NULL) == SQLITE_OK &&
	    sqlite3_exec(w->db, "CREATE VIRTUAL TABLE t USING fts5(text, tokenize='" SEARCH_TOKENIZE "')", NULL, NULL, NULL) == SQLITE_OK &&
	    sqlite3_prepare_v2(w->db, "INSERT INTO t(rowid, text) VALUES(?1, ?2)", -1, &w->put, NULL) == SQLITE_OK &&
	    sqlite3_prepare_v2(w->db, "SELECT rowid, highlight(t, 0, char(1), char(2)) FROM t WHERE t MATCH ?1 ORDER BY rowid", -1, &w->find, NULL) == SQLITE_OK)
		return w;
	search_words_free(w);
	return NULL;
}

void search_words_free(struct search_words *w)
{
	if (!w)
		return;
	sqlite3_finalize(w->put);
	sqlite3_finalize(w->find);
	sqlite3_close(w->db);
	free(w);
}

void search_words_keep(struct search_words *w)
{
	w->keeps = true;
}

void search_words_add(struct search_words *w, int64_t number, const char *text)
{
	char *folded = search_fold(text);
	if (!w->adding)
		sqlite3_exec(w->db, "BEGIN", NULL, NULL, NULL);
	w->adding = true;
	sqlite3_bind_int64(w->put, 1, number);
	sqlite3_bind_text(w->put, 2, folded, -1, SQLITE_STATIC);
	sqlite3_step(w->put);
	sqlite3_reset(w->put);
	free(folded);
}

/* Where the marks stand in TEXT once they are taken out; caller frees. */
static struct search_mark *marks_of(const char *text, size_t *count)
{
	struct search_mark *list = NULL;
	size_t at = 0;
	*count = 0;
	for (; *text; text++) {
		if (*text == '\1') {
			list = xrealloc(list, *count + 1, sizeof *list);
			list[*count] = (struct search_mark){at, 0};
		} else if (*text == '\2') {
			list[*count].len = at - list[*count].at;
			++*count;
		} else {
			at++;
		}
	}
	return list;
}

void search_words_find(struct search_words *w, const char *expression, search_words_sink *sink, void *context)
{
	if (!w->adding)
		return;
	sqlite3_bind_text(w->find, 1, expression, -1, SQLITE_STATIC);
	while (sqlite3_step(w->find) == SQLITE_ROW) {
		const char *text = (const char *)sqlite3_column_text(w->find, 1);
		size_t count;
		struct search_mark *marks = marks_of(text ? text : "", &count);
		sink(context, sqlite3_column_int64(w->find, 0), marks, count);
		free(marks);
	}
	sqlite3_reset(w->find);
	if (w->keeps)
		return;
	sqlite3_exec(w->db, "ROLLBACK", NULL, NULL, NULL);
	w->adding = false;
}

/* --- what is looked for --- */

static char *quoted(const char *word, size_t len)
{
	struct buf b = {0};
	buf_char(&b, '"');
	for (size_t i = 0; i < len; i++) {
		if (word[i] == '"')
			buf_char(&b, '"');
		buf_char(&b, word[i]);
	}
	buf_text(&b, "\"*");
	return buf_take(&b);
}

static void seen(void *context, int64_t number, const struct search_mark *marks, size_t count)
{
	(void)number;
	(void)marks;
	*(bool *)context = count > 0;
}

/* Is there a letter or a digit in it? The tokenizer knows: then it finds itself. */
static bool is_word(struct search_words *w, const char *word, size_t len, const char *expression)
{
	char *text = xstrndup(word, len);
	bool found = false;
	search_words_add(w, 1, text);
	search_words_find(w, expression, seen, &found);
	free(text);
	return found;
}

char *search_expression(struct search_words *w, const char *typed)
{
	struct buf out = {0};
	char *folded = search_fold(typed);
	const char *at = folded;
	for (int words = 0; words < WORDS_MAX && *(at += strspn(at, " \t\n"));) {
		size_t len = strcspn(at, " \t\n");
		char *expression = quoted(at, len);
		if (is_word(w, at, len, expression))
			buf_printf(&out, "%s%s", words++ > 0 ? " AND " : "", expression);
		free(expression);
		at += len;
	}
	free(folded);
	return out.len > 0 ? buf_take(&out) : NULL;
}

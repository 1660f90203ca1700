/* Words looked for by their first letter, whatever their case and accents: of a text of
 * a thousand characters that takes some thirty microseconds. Knows neither scenarios nor slots. */
#include "tui/watch_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

struct pattern {
	size_t at, len; /* in `folded` */
	size_t list;
	bool open;      /* any ending */
};

struct watch_words {
	const char **lists;
	size_t list_count;
	struct buf folded;
	struct pattern *patterns; /* by their first byte, then by list */
	size_t count;
	size_t first[257]; /* where those of each first byte begin */
};

/* The bytes of what parts words at TEXT, 0: it is part of one. The typographic apostrophe, quotes and spaces do too. */
static size_t separator(const char *text)
{
	static const char *const others[] = {"’", "\xc2\xa0", "\xe2\x80\xaf", "«", "»"};
	unsigned char c = (unsigned char)*text;

	if (c < 0x80)
		return c == '\0' || strchr(" \t\n.,;:!?()[]{}\"/'-", c) != NULL;
	for (size_t i = 0; c != 0xC3 && i < sizeof others / sizeof others[0]; i++)
		if (strncmp(text, others[i], strlen(others[i])) == 0)
			return strlen(others[i]);
	return 0;
}

size_t watch_word_start(const char *text, size_t at)
{
	while (at > 0) {
		size_t before = at - 1;

		while (before > 0 && ((unsigned char)text[before] & 0xC0) == 0x80)
			before--;
		if (separator(text + before) > 0)
			break;
		at = before;
	}
	return at;
}

/* ---- made ready ---- */

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static bool is_ascii(const char *word, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)word[i] >= 0x80)
			return false;
	return true;
}

static void add_folded(struct buf *out, const char *word, size_t len)
{
	if (is_ascii(word, len)) {
		for (size_t i = 0; i < len; i++)
			buf_char(out, lower(word[i]));
		return;
	}
	char *copy = xstrndup(word, len), *folded = text_fold(copy);

	buf_text(out, folded);
	free(folded);
	free(copy);
}

static void pattern_add(struct watch_words *w, const char *text, size_t len, size_t list)
{
	struct pattern p = {.at = w->folded.len, .list = list, .open = len > 0 && text[len - 1] == '*'};

	add_folded(&w->folded, text, len - p.open);
	p.len = w->folded.len - p.at;
	if (p.len == 0)
		return;
	w->patterns = xrealloc(w->patterns, w->count + 1, sizeof *w->patterns);
	w->patterns[w->count++] = p;
}

static void list_add(struct watch_words *w, const char *words, size_t list)
{
	for (const char *p = words + strspn(words, ", \n"); *p != '\0'; p += strspn(p, ", \n")) {
		size_t all = strcspn(p, ","), len = all;

		while (len > 0 && p[len - 1] == ' ')
			len--;
		pattern_add(w, p, len, list);
		p += all;
	}
}

static size_t first_of(const struct watch_words *w, const struct pattern *p)
{
	return (unsigned char)w->folded.data[p->at];
}

/* By their first byte; those of one byte stay in their order. */
static void patterns_sort(struct watch_words *w)
{
	struct pattern *sorted = xcalloc(w->count + 1, sizeof *sorted);
	size_t next[257] = {0};

	for (size_t i = 0; i < w->count; i++)
		next[first_of(w, &w->patterns[i]) + 1]++;
	for (size_t byte = 1; byte <= 256; byte++)
		next[byte] += next[byte - 1];
	memcpy(w->first, next, sizeof next);
	for (size_t i = 0; i < w->count; i++)
		sorted[next[first_of(w, &w->patterns[i])]++] = w->patterns[i];
	free(w->patterns);
	w->patterns = sorted;
}

struct watch_words *watch_words_new(const char *const *lists, size_t count)
{
	struct watch_words *w = xcalloc(1, sizeof *w);

	w->list_count = count;
	w->lists = xcalloc(count + 1, sizeof *w->lists);
	for (size_t i = 0; i < count; i++) {
		w->lists[i] = lists[i];
		list_add(w, lists[i] != NULL ? lists[i] : "", i);
	}
	patterns_sort(w);
	return w;
}

void watch_words_free(struct watch_words *w)
{
	if (w == NULL)
		return;
	buf_clear(&w->folded);
	free(w->lists);
	free(w->patterns);
	free(w);
}

bool watch_words_of(const struct watch_words *w, const char *const *lists, size_t count)
{
	return w != NULL && w->list_count == count && (count == 0 || memcmp(w->lists, lists, count * sizeof *lists) == 0);
}

/* ---- looked for ---- */

static bool meant(const struct watch_words *w, const struct pattern *p, const char *word, size_t len)
{
	const char *text = w->folded.data + p->at;
	size_t i = 0;

	if (p->open ? len < p->len : len != p->len)
		return false;
	while (i < p->len && lower(word[i]) == text[i])
		i++;
	return i == p->len;
}

/* The first list before MOST that means the word, which is folded but for the case of ASCII; MOST: none. */
static size_t list_of(const struct watch_words *w, const char *word, size_t len, size_t most)
{
	size_t byte = (unsigned char)lower(*word);

	for (size_t i = w->first[byte]; len > 0 && i < w->first[byte + 1] && w->patterns[i].list < most; i++)
		if (meant(w, &w->patterns[i], word, len))
			return w->patterns[i].list;
	return most;
}

/* The same of any word. */
static size_t list_of_any(const struct watch_words *w, const char *word, size_t len, size_t most)
{
	struct buf folded = {0};
	size_t list;

	if (is_ascii(word, len))
		return list_of(w, word, len, most);
	add_folded(&folded, word, len);
	list = list_of(w, buf_str(&folded), folded.len, most);
	buf_clear(&folded);
	return list;
}

bool watch_words_find(const struct watch_words *w, const char *text, size_t from, size_t end, struct watch_found *found)
{
	size_t best = w->list_count;

	for (size_t at = from; text[at] != '\0' && at < end && best > 0;) {
		size_t len = 0, part = separator(text + at), list;

		if (part > 0) {
			at += part;
			continue;
		}
		while (separator(text + at + len) == 0)
			len++;
		list = list_of_any(w, text + at, len, best);
		if (list < best)
			*found = (struct watch_found){best = list, at, len};
		at += len;
	}
	return best < w->list_count;
}

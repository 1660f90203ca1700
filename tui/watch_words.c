/* Words looked for by their first letter, whatever their case and accents: a text of a thousand characters takes a tenth of a
 * millisecond. Knows neither scenarios nor slots. */
#include "tui/watch_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

struct pattern {
	const char *text; /* folded, in a text of `folded` */
	size_t len, list;
	bool open; /* any ending */
};

struct watch_words {
	const char **lists;
	char **folded;
	size_t list_count;
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

static void pattern_add(struct watch_words *w, const char *text, size_t len, size_t list)
{
	bool open = len > 0 && text[len - 1] == '*';

	len -= open;
	if (len == 0)
		return;
	w->patterns = xrealloc(w->patterns, w->count + 1, sizeof *w->patterns);
	w->patterns[w->count++] = (struct pattern){text, len, list, open};
}

static void list_add(struct watch_words *w, size_t list)
{
	const char *p = w->folded[list];

	for (p += strspn(p, ", \n"); *p != '\0'; p += strspn(p, ", \n")) {
		size_t all = strcspn(p, ","), len = all;

		while (len > 0 && p[len - 1] == ' ')
			len--;
		pattern_add(w, p, len, list);
		p += all;
	}
}

static int by_first(const void *a, const void *b)
{
	const struct pattern *x = a, *y = b;
	int first = (unsigned char)*x->text - (unsigned char)*y->text;

	return first != 0 ? first : (x->list > y->list) - (x->list < y->list);
}

struct watch_words *watch_words_new(const char *const *lists, size_t count)
{
	struct watch_words *w = xcalloc(1, sizeof *w);

	w->list_count = count;
	w->lists = xcalloc(count + 1, sizeof *w->lists);
	w->folded = xcalloc(count + 1, sizeof *w->folded);
	for (size_t i = 0; i < count; i++) {
		w->lists[i] = lists[i];
		w->folded[i] = text_fold(lists[i] != NULL ? lists[i] : "");
		list_add(w, i);
	}
	if (w->count > 0)
		qsort(w->patterns, w->count, sizeof *w->patterns, by_first);
	for (size_t byte = 0, at = 0; byte <= 256; byte++) {
		while (at < w->count && (unsigned char)*w->patterns[at].text < byte)
			at++;
		w->first[byte] = at;
	}
	return w;
}

void watch_words_free(struct watch_words *w)
{
	if (w == NULL)
		return;
	for (size_t i = 0; i < w->list_count; i++)
		free(w->folded[i]);
	free(w->folded);
	free(w->lists);
	free(w->patterns);
	free(w);
}

bool watch_words_of(const struct watch_words *w, const char *const *lists, size_t count)
{
	return w != NULL && w->list_count == count && (count == 0 || memcmp(w->lists, lists, count * sizeof *lists) == 0);
}

/* ---- looked for ---- */

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static bool meant(const struct pattern *p, const char *word, size_t len)
{
	size_t i = 0;

	if (p->open ? len < p->len : len != p->len)
		return false;
	while (i < p->len && lower(word[i]) == p->text[i])
		i++;
	return i == p->len;
}

/* The first list before MOST that means the word, which is folded but for the case of ASCII; MOST: none. */
static size_t list_of(const struct watch_words *w, const char *word, size_t len, size_t most)
{
	size_t byte = (unsigned char)lower(*word);

	for (size_t i = w->first[byte]; len > 0 && i < w->first[byte + 1] && w->patterns[i].list < most; i++)
		if (meant(&w->patterns[i], word, len))
			return w->patterns[i].list;
	return most;
}

/* The same of any word. */
static size_t list_of_any(const struct watch_words *w, const char *word, size_t len, size_t most)
{
	bool ascii = true;
	char *copy, *folded;
	size_t list;

	for (size_t i = 0; i < len; i++)
		ascii &= (unsigned char)word[i] < 0x80;
	if (ascii)
		return list_of(w, word, len, most);
	copy = xstrndup(word, len);
	folded = text_fold(copy);
	list = list_of(w, folded, strlen(folded), most);
	free(folded);
	free(copy);
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

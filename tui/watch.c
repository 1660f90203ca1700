/* Words to watch: found in what is typed, by their beginning or whole, whatever their case and accents. Found once for a
 * text, since a frame asks each time. */
#include "tui/watch.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/fields.h"
#include "tui/form.h"

/* The part of folded TEXT from AT that is a word: letters and what no separator is. */
static size_t word_length(const char *text)
{
	return strcspn(text, " \t\n.,;:!?()[]{}\"/«»'-");
}

/* Is the folded word at TEXT of LEN bytes meant by PATTERN of PLEN bytes? */
static bool meant(const char *text, size_t len, const char *pattern, size_t plen)
{
	bool open = plen > 0 && pattern[plen - 1] == '*';

	if (open)
		plen--;
	return plen > 0 && (open ? len >= plen : len == plen) && strncmp(text, pattern, plen) == 0;
}

static bool meant_by_any(const char *word, size_t len, const char *patterns)
{
	for (const char *p = patterns + strspn(patterns, ", \n"); *p != '\0'; p += strspn(p, ", \n")) {
		size_t plen = strcspn(p, ",");
		size_t used = plen;

		while (used > 0 && p[used - 1] == ' ')
			used--;
		if (meant(word, len, p, used))
			return true;
		p += plen;
	}
	return false;
}

/* The typographic apostrophe and spaces part words too. */
static void plain_separators(char *text)
{
	static const char *const others[] = {"’", "\xc2\xa0", "\xe2\x80\xaf", "«", "»"};

	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		for (char *p = text; (p = strstr(p, others[i])) != NULL;)
			memset(p, ' ', strlen(others[i]));
}

char *watch_match(const char *text, const char *words)
{
	char *patterns = text_fold(words), *plain = xstrdup(text), *found = NULL;

	plain_separators(plain);
	for (const char *p = plain; *p != '\0' && found == NULL; p++) {
		size_t len = word_length(p);
		char *word, *folded;

		if (len == 0)
			continue;
		word = xstrndup(p, len);
		folded = text_fold(word);
		if (meant_by_any(folded, strlen(folded), patterns))
			found = xstrdup(word);
		free(folded);
		free(word);
		p += len - 1;
	}
	free(plain);
	free(patterns);
	return found;
}

static bool watched(const struct slot *s)
{
	return s->field == NULL || (s->field->watch && (s->field->kind == FIELD_TEXT || s->field->kind == FIELD_LONG));
}

/* What S holds now: the text being typed, else its value. */
static const char *text_of(struct app *a, struct slot *s)
{
	struct spot spot = slot_spot(a, s);

	if (form_slot(a) == s && a->typing.on && a->form.column[0] == '\0')
		return a->typing.edit.text;
	return spot_value(a, &spot);
}

static void look(struct app *a, struct slot *s)
{
	const struct scenario *of = a->scenario;

	free(s->watched_word);
	s->watched_word = NULL;
	s->watched = NULL;
	/* in any language: people write in theirs, whatever the screen's is */
	for (size_t i = 0; i < of->watch_count; i++) {
		const struct said *words = app_variant(a, &of->watches[i].words);

		for (int lang = 0; lang < LANG_COUNT && s->watched_word == NULL; lang++)
			if (words->in[lang] != NULL && (lang == 0 || words->in[lang] != words->in[0]))
				s->watched_word = watch_match(s->watched_text, words->in[lang]);
		if (s->watched_word != NULL) {
			s->watched = &of->watches[i];
			return;
		}
	}
}

const struct watch_list *watch_found(struct app *a, struct slot *s, char **word)
{
	const char *text;

	if (a->scenario == NULL || a->scenario->watch_count == 0 || !watched(s))
		return NULL;
	text = text_of(a, s);
	if (text == NULL || text[0] == '\0')
		return NULL;
	if (s->watched_text == NULL || s->watched_by != a->scenario || strcmp(s->watched_text, text) != 0) {
		replace(&s->watched_text, text);
		s->watched_by = a->scenario;
		look(a, s);
	}
	if (s->watched != NULL && word != NULL)
		*word = xstrdup(s->watched_word);
	return s->watched;
}

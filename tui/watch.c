/* Words to watch: found in what is typed, by their beginning or whole, whatever their case and accents. Found once for a
 * text, since a frame asks each time. */
#include "tui/watch.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/fields.h"
#include "tui/form.h"
#include "tui/watch_words.h"

char *watch_match(const char *text, const char *words)
{
	struct watch_words *w = watch_words_new(&words, 1);
	struct watch_found found;
	char *word = watch_words_find(w, text, 0, SIZE_MAX, &found) ? xstrndup(text + found.at, found.len) : NULL;

	watch_words_free(w);
	return word;
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

/* The scenario's lists, in any language: people write in theirs, whatever the screen's is. */
static const struct watch_words *words_of(struct app *a)
{
	const struct scenario *of = a->scenario;
	size_t count = of->watch_count * LANG_COUNT;
	const char **lists = xcalloc(count, sizeof *lists);

	for (size_t i = 0; i < of->watch_count; i++) {
		const struct said *words = app_variant(a, &of->watches[i].words);

		for (size_t lang = 0; lang < LANG_COUNT; lang++)
			lists[i * LANG_COUNT + lang] = lang == 0 || words->in[lang] != words->in[0] ? words->in[lang] : NULL;
	}
	if (!watch_words_of(a->watch, lists, count)) {
		watch_words_free(a->watch);
		a->watch = watch_words_new(lists, count);
	}
	free(lists);
	return a->watch;
}

static bool is_inside(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/* Where TEXT differs from BEFORE, which held nothing: only the words there can be any. */
static void differing(const char *before, const char *text, size_t *from, size_t *end)
{
	size_t had = strlen(before), len = strlen(text), first = 0, same = 0;

	while (first < had && before[first] == text[first])
		first++;
	while (same < had - first && same < len - first && before[had - 1 - same] == text[len - 1 - same])
		same++;
	while (first > 0 && is_inside(text[first])) /* whole characters */
		first--;
	while (same > 0 && is_inside(text[len - same]))
		same--;
	*from = watch_word_start(text, first);
	*end = len - same + 1;
}

static void look(struct app *a, struct slot *s, const char *text, size_t from, size_t end)
{
	struct watch_found found;

	free(s->watched_word);
	s->watched_word = NULL;
	s->watched = NULL;
	if (!watch_words_find(words_of(a), text, from, end, &found))
		return;
	s->watched = &a->scenario->watches[found.list / LANG_COUNT];
	s->watched_word = xstrndup(text + found.at, found.len);
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
		size_t from = 0, end = SIZE_MAX;

		if (s->watched_text != NULL && s->watched_by == a->scenario && s->watched == NULL)
			differing(s->watched_text, text, &from, &end);
		look(a, s, text, from, end);
		replace(&s->watched_text, text);
		s->watched_by = a->scenario;
	}
	if (s->watched != NULL && word != NULL)
		*word = xstrdup(s->watched_word);
	return s->watched;
}

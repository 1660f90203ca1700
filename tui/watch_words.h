/* Lists of words, made ready to be looked for in a text while it is typed. Private to the watch. */
#ifndef TUI_WATCH_WORDS_H
#define TUI_WATCH_WORDS_H

#include <stdbool.h>
#include <stddef.h>

struct watch_words;

struct watch_found {
	size_t list;    /* which of them */
	size_t at, len; /* the word, in the text */
};

/* LISTS[0..COUNT-1]: words with commas between, `*` at the end of one: any ending; NULL: none. The texts are borrowed. */
struct watch_words *watch_words_new(const char *const *lists, size_t count);
void watch_words_free(struct watch_words *w);
/* Was it made of these very lists? */
bool watch_words_of(const struct watch_words *w, const char *const *lists, size_t count);

/* Among the words of TEXT that begin from FROM on, before END, the one of the first list; of that list the first one. */
bool watch_words_find(const struct watch_words *w, const char *text, size_t from, size_t end, struct watch_found *found);
/* The first byte of the word that the byte at AT of TEXT is in, or AT. */
size_t watch_word_start(const char *text, size_t at);

#endif

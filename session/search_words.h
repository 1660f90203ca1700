/* Words as the search sees them: letters without accents or case, ligatures as the letters they are made of, the beginning of a word found
 * for the word. Internal to the store. */
#ifndef SESSION_SEARCH_WORDS_H
#define SESSION_SEARCH_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"

/* How the index in the file and the one in memory take words apart. */
#define SEARCH_TOKENIZE "unicode61 remove_diacritics 2"

/* TEXT as it is given to either: what the tokenizer does not know (œ æ ß ø đ ł ĳ, dotless i) is replaced by what it does, byte for byte,
 * so that a position in one is the same position in the other. Caller frees. */
char *search_fold(const char *text);

/* Texts that are looked through now, in memory: what is in no index, and what an index only claims to hold. */
struct search_words;
struct search_words *search_words_new(void); /* NULL: SQLite has no such thing here */
void search_words_free(struct search_words *w);
/* What is added is looked through again and again, until it is freed. */
void search_words_keep(struct search_words *w);

/* What is looked for: all of the words that stand in TYPED, each of them the beginning of one. Nothing in it is an operator. NULL: there is
 * no word in it. Caller frees. */
char *search_expression(struct search_words *w, const char *typed);

/* A text to look through, under a number above 0. */
void search_words_add(struct search_words *w, int64_t number, const char *text);

struct search_mark { size_t at, len; }; /* bytes */
typedef void search_words_sink(void *context, int64_t number, const struct search_mark *marks, size_t count);
/* Those of the texts added that have what EXPRESSION looks for, in order of number, with where; then all are forgotten but what is kept. */
void search_words_find(struct search_words *w, const char *expression, search_words_sink *sink, void *context);

#endif

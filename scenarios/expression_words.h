/* The words of an expression, cut as SQLite's tokenizer cuts them: for names, for positions, for renaming. No grammar. */
#ifndef SCENARIOS_EXPRESSION_WORDS_H
#define SCENARIOS_EXPRESSION_WORDS_H

#include <stdbool.h>
#include <stddef.h>

enum expression_word_kind {
	SQL_NAME,   /* fte, "fte-total": TEXT is what it names, in lower case when it has no quotes */
	SQL_STRING, /* 'insertion': TEXT is what it says */
	SQL_AMOUNT, /* 12, 0.5 */
	SQL_SIGN,   /* = <> ( ) , . : TEXT is the sign */
	SQL_WRONG   /* a quote that isn't closed, a comment, a parameter, a byte that SQL doesn't have */
};

enum { EXPRESSION_WORD_SIZE = 1024 };

struct expression_word {
	enum expression_word_kind kind;
	bool quoted;    /* a name in double quotes */
	size_t at, len; /* bytes of the expression */
	char text[EXPRESSION_WORD_SIZE]; /* NUL-terminated, cut when longer */
};

/* The word at or after *AT of SQL; *AT moves behind it. false at the end. */
bool expression_word(const char *sql, size_t *at, struct expression_word *out);
/* The same without moving: the word that comes next. */
bool expression_word_ahead(const char *sql, size_t at, struct expression_word *out);
/* Is it this sign? */
bool expression_word_is(const struct expression_word *word, const char *sign);

#endif

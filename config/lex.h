/* The words of a text in libconfig's syntax, one after another, as libconfig's lexer would cut them: internal to the guard.
 * Faults inside one word (a quote forgotten, a bad escape) are reported here; what words mean together is guard.c's. */
#ifndef CONFIG_LEX_H
#define CONFIG_LEX_H

#include <stdbool.h>
#include <stddef.h>

#include "config/diagnostic.h"

enum token_kind {
	TOKEN_END,
	TOKEN_WORD,   /* a name, a number, true, false, or none of these: word_class() says which */
	TOKEN_STRING, /* between quotes */
	TOKEN_ASSIGN, /* = or : */
	TOKEN_COMMA,
	TOKEN_SEMICOLON,
	TOKEN_OPEN, /* { [ ( */
	TOKEN_CLOSE /* } ] ) */
};

struct place_in {
	size_t at;         /* byte */
	int line;          /* from 1 */
	size_t line_start; /* byte where that line begins: columns are counted only when asked for */
};

struct token {
	enum token_kind kind;
	struct place_in start;
	size_t end;            /* byte; of a string: after its closing quote */
	struct place_in after; /* where the reading goes on */
	char bracket;          /* of TOKEN_OPEN and TOKEN_CLOSE */
};

struct lex {
	const char *text;
	size_t len;
	struct place_in here;
	size_t counted_from, counted_to; /* the column `counted` is that of byte counted_to on the line that starts at
	                                    counted_from */
	int counted;
	bool controls; /* control characters stand somewhere in the text */
	bool lost;     /* a text ran to the end of the file: what is still open says nothing */
	struct diagnostics *d;
};

void lex_init(struct lex *l, const char *text, size_t len, struct diagnostics *d);
void lex_next(struct lex *l, struct token *t);

/* Characters, from 1. */
int lex_column(struct lex *l, const struct place_in *p);

/* A fault at P; SENTENCE and FIX are taken over. */
void lex_fault(struct lex *l, enum severity severity, const struct place_in *p, char *sentence, char *fix);

/* The byte at AT, '\0' at and after the end. */
static inline char lex_byte(const struct lex *l, size_t at)
{
	return at < l->len ? l->text[at] : '\0';
}

/* AT after blanks, and newlines when LINES. Comments are not skipped. */
size_t lex_blanks(const struct lex *l, size_t at, bool lines);

/* Does `name =` or `name :` stand at AT? */
bool lex_setting_at(const struct lex *l, size_t at);

/* Does a value end before AT (after blanks): the end of the line or file, a separator, a closing bracket, a comment? */
bool lex_value_ends(const struct lex *l, size_t at);

/* A value without quotes begins at AT: its end, at the end of the line or before what separates (a comma only where
 * LIST, or where a setting follows). Reading goes on there, after the closing quote if there is one. */
size_t lex_unquoted(struct lex *l, size_t at, bool list);

/* config/lex_string.c: reads the text whose opening quote is at l->here. */
void lex_string(struct lex *l, struct token *t);

#endif

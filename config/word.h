/* What a word outside quotes is: a name, a number, or one of the mistakes people make. Internal to the guard. */
#ifndef CONFIG_WORD_H
#define CONFIG_WORD_H

#include <stdbool.h>
#include <stddef.h>

enum word_class {
	WORD_NAME,
	WORD_BOOL,
	WORD_INT,
	WORD_FLOAT,
	WORD_FINE, /* the ones above are as libconfig wants them */
	WORD_BIG = WORD_FINE,
	WORD_LONG,
	WORD_HEX,
	WORD_ZERO,
	WORD_INFINITE,
	WORD_POINT,
	WORD_DATE,
	WORD_UNIT,
	WORD_TYPOGRAPHIC,
	WORD_APOSTROPHE,
	WORD_INCLUDE,
	WORD_TEXT, /* anything else: a text without quotes */
	WORD_CLASS_COUNT
};

enum word_class word_class(const char *word, size_t len);

/* What is wrong with a value of this class (never one below WORD_FINE), and the fix or NULL; both owned by the caller.
 */
char *word_sentence(enum word_class class, const char *word, size_t len);
char *word_fix(enum word_class class, const char *word, size_t len);

/* What is wrong with LEN bytes as a name; NULL: nothing. Owned by the caller. */
char *word_name_fault(const char *word, size_t len);

#endif

/* One error: a sentence for the person, made where the facts are known.
 * Knows nothing of terminals or languages: who makes the sentence translates it. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>

#if defined(__GNUC__)
#define FORMAT_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define MUST_USE __attribute__((warn_unused_result))
#else
#define FORMAT_PRINTF(fmt, args)
#define MUST_USE
#endif

struct error {
	char *text; /* owned; NULL: no error */
};

/* Replaces the sentence. Always returns false, so that a function can end with
 * `return error_set(err, _("%s: not a session file"), path);`. ERR may be NULL.
 * What came from a person or a file passes text_filter() first (base/text.h). */
bool error_set(struct error *err, const char *fmt, ...) FORMAT_PRINTF(2, 3);

/* Puts "PREFIX: " before the sentence, when there is one. Always returns false. */
bool error_prefix(struct error *err, const char *prefix);

/* Frees the sentence; ERR can be used again. */
void error_clear(struct error *err);

/* The program cannot go on (memory, an impossible state of the terminal): gives the
 * terminal back through the hook, says one sentence on standard error, exits with 2. */
_Noreturn void die(const char *fmt, ...) FORMAT_PRINTF(1, 2);

/* HOOK is called once by die() before it speaks; NULL removes it. */
void die_hook(void (*hook)(void));

#endif

/* Splices of text (design.md, "How data flows"); how two written at once go together is pieces.h's.
 * Positions in bytes of NFC UTF-8 on grapheme boundaries. Pure. */
#ifndef SESSION_SPLICE_H
#define SESSION_SPLICE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"

struct splice {
	size_t at, removed;
	char *inserted; /* owned; never NULL */
};

struct splice splice_make(size_t at, size_t removed, const char *inserted, size_t len);
void splice_clear(struct splice *s);

/* Applies S to TEXT: a new text, caller frees; NULL when S doesn't fit (past the end, or not on boundaries of UTF-8 characters). */
char *splice_apply(const char *text, const struct splice *s);

/* The splice that makes AFTER of BEFORE: common start and end on grapheme boundaries. */
struct splice splice_between(const char *before, const char *after);

#endif

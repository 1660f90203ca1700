/* Splices of text and how two written at once go together (design.md, "How data flows").
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

/* A and B were made on the same text. They become A' (to apply after B) and B' (to apply after A), with
 * text+A+B' == text+B+A'. Text removed by either is gone; both insertions stay, the first of them is FIRST's (A when a_first)
 * where they stand at the same place. The one that stands first (lower AT, else FIRST's) keeps its insertion there; the other's insertion
 * stands where it was put, or right behind the first's where the first removed that place. Where that splits the first's removal in two, the first's
 * splice takes out the other's insertion and puts it back. Positions stay on UTF-8 characters; two neighbours may make one grapheme or need NFC
 * together, which is for the caller. Returns whether they overlapped (touching ranges of which at least one removes, or the same place). */
bool splice_transform(struct splice *a, struct splice *b, bool a_first);

#endif

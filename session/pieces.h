/* An edit as a list of pieces, each made on the text that the one before left, each only an insertion or only a
 * removal: so that bringing two edits together never takes text out to put it back. Pure. */
#ifndef SESSION_PIECES_H
#define SESSION_PIECES_H

#include <stdbool.h>
#include <stddef.h>

#include "session/splice.h"

struct pieces {
	struct splice *list;
	size_t count;
};

void pieces_add(struct pieces *p, size_t at, size_t removed, const char *inserted);
struct pieces pieces_of(const struct splice *s);
struct pieces pieces_copy(const struct pieces *p);
void pieces_clear(struct pieces *p);

/* Applies all to *TEXT (owned). false: one does not fit; *TEXT is as it was. */
bool pieces_apply(char **text, const struct pieces *p);

/* A and B were made on the same text: they become A' (to apply after B) and B' (to apply after A), with text+A+B'
 * == text+B+A'. What either removed is gone, what either inserted stays; in one place A's insertion comes first.
 * Returns whether they touched each other. */
bool pieces_transform(struct pieces *a, struct pieces *b);

#endif

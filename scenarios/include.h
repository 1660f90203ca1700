/* @include and @text at work: internal to include*.c. */
#ifndef SCENARIOS_INCLUDE_H
#define SCENARIOS_INCLUDE_H

#include "base/memory.h"
#include "config/diagnostic.h"
#include "scenarios/source.h"

enum {
	INCLUDE_MAX_DEPTH = 8,
	INCLUDE_MAX_FILES = 1000, /* times that a file is put in */
};

struct expand {
	struct source *s;
	struct diagnostics *d;
	struct buf flat;
	int line;          /* of what comes next in the flat text */
	size_t line_start; /* byte */
	size_t segment_cap;
	size_t stack[INCLUDE_MAX_DEPTH + 1]; /* files that are being read, the scenario first */
	size_t depth;
	size_t put_in;
	bool stop; /* no use going on */
};

/* include_open.c: the file that the file FROM means by NAME, read: its index in S->files. Each is read once.
 * False with a sentence. */
bool include_open(struct source *s, size_t from, const char *name, size_t *file, struct error *err);
/* The bytes of the file at REAL, said to be SHOWN, or those that S has instead; caller frees *TEXT. */
bool include_read(const struct source *s, const char *real, const char *shown, char **text, size_t *len, struct error *err);
/* Adds a file; REAL and TEXT are taken over, NAME filtered. */
size_t include_add(struct source *s, const char *name, char *real, char *text, size_t len);

/* include_scan.c: where the next directive begins at or after AT; LEN: there is none. */
size_t include_next(const char *text, size_t len, size_t at);
/* Past blanks and comments from AT on; past what was meant as the name of a file, with quotes or without. */
size_t include_past_blank(const char *text, size_t len, size_t at);
size_t include_past_name(const char *text, size_t len, size_t at);
/* What is open at the end of FLAT: ( { [ or, at the root, 0. *LAST becomes what was written last. */
char include_open_at_end(const struct buf *flat, char *last);

#endif

/* What is wrong in a file that a person wrote: where, what, and a fix where one is known.
 * Printed as `file:line:column: error: sentence`, the source line, a caret, and the fix. */
#ifndef CONFIG_DIAGNOSTIC_H
#define CONFIG_DIAGNOSTIC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/error.h"

enum severity { SEVERITY_ERROR, SEVERITY_WARNING };

enum { DIAGNOSTICS_KEPT = 200 };

struct diagnostic {
	enum severity severity;
	int line, column; /* from 1; column counts characters; 0: the whole file */
	char *sentence;   /* owned, filtered for a terminal */
	char *fix;        /* owned, or NULL */
};

/* A place in a file that a person edits. */
struct diagnostic_place {
	const char *file, *text; /* TEXT is NULL where there is none to show; LEN bytes */
	size_t len;
	int line, column;
	bool several; /* the text is made of more files than this one */
};

/* A part of the text that is not what was meant: what would be said of it is not said. */
struct diagnostic_hole {
	int line, from, to; /* columns; TO is not in it */
};

struct diagnostics {
	char *file; /* the name to print, owned */
	const char *source; /* the text it was found in, borrowed, may be NULL; LEN bytes */
	size_t len;
	/* Of a text made of several files: where a place in it comes from. MAP is borrowed; both NULL: it is one file. */
	struct diagnostic_place (*place)(const void *map, int line, int column);
	const void *map;
	struct diagnostic *list; /* owned, in order of position after diagnostics_sort() */
	size_t count;
	size_t errors; /* how many are SEVERITY_ERROR, those not kept included */
	size_t more;   /* how many were not kept */
	const struct diagnostic_hole *holes; /* borrowed */
	size_t hole_count;
	size_t unsaid; /* errors that fell into one, counted in `errors` all the same */
	bool errors_only; /* for who only uses the file: warnings and columns are not worked out */
};

/* FILE is copied. Free with diagnostics_clear(). */
void diagnostics_init(struct diagnostics *d, const char *file, const char *source, size_t len);
void diagnostics_clear(struct diagnostics *d);

/* Adds one; SENTENCE and FIX (may be NULL) are taken over (owned from now on). At most 200 are kept, further ones are
 * counted. */
void diagnostics_add(struct diagnostics *d, enum severity severity, int line, int column, char *sentence, char *fix);
void diagnostics_sort(struct diagnostics *d);

/* Prints all, with source line and caret, each line filtered and clipped to 200 columns. */
void diagnostics_print(const struct diagnostics *d, FILE *out);
/* The same as an array of {file,line,column,severity,sentence,fix} without its brackets; FIRST says whether nothing was
 * written before, and is kept. */
void diagnostics_json(const struct diagnostics *d, FILE *out, bool *first);
/* The first error as one sentence `file:line:column: ...`, into ERR; always false. */
bool diagnostics_fail(const struct diagnostics *d, struct error *err);

/* For sentences. All owned by the caller.
 * A piece of the source between backquotes, filtered and cut to 40 columns; the same without backquotes. */
char *diagnostic_quote(const char *text, size_t len);
char *diagnostic_clip(const char *text, size_t len);
/* FORMAT comes from a table. */
char *diagnostic_say(const char *format, ...);
/* A line of what D is about, for a sentence: its number, with its file where the text comes from several. */
char *diagnostic_line(const struct diagnostics *d, int line);

/* TEXT as a JSON string, null when NULL. */
void diagnostic_json_text(const char *text, FILE *out);

#endif

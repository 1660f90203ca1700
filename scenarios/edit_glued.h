/* The strings that a text is glued of, and how one is written: internal to edit_text*.c. */
#ifndef SCENARIOS_EDIT_GLUED_H
#define SCENARIOS_EDIT_GLUED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"
#include "config/guard.h"
#include "scenarios/edit_text.h"
#include "scenarios/source.h"

struct piece {
	size_t start, end; /* in the flat text, quotes included */
	const char *text;  /* what it says */
	size_t len;
	size_t file;       /* where it is written, */
	size_t at;         /* from this byte on; of an @text the byte of the directive, */
	size_t content;    /* and then this is the file with the content; (size_t)-1: it is a string */
};

struct glued {
	struct piece *list; /* owned */
	size_t count;
	struct arena *arena;
};

/* Those of SPAN. false: one of them stands nowhere as it is. glued_clear() in any case. */
bool glued_read(const struct source *s, const struct guard_span *span, struct glued *p);
void glued_clear(struct glued *p);

/* Where the byte AT of the flat text is in its file. false: it was put in by filrouge. */
bool glued_place(const struct source *s, size_t at, size_t *file, size_t *byte);

/* AT after blanks and comments, not beyond END. */
size_t glued_skip(const char *text, size_t at, size_t end);

/* How what is written at a place of a file continues on the next line. */
struct layout {
	char *newline; /* the end of a line and what the next one begins with; owned */
	int column;    /* where the first string begins, from 0 */
	int indent;    /* and where those of further lines do */
};

/* At the byte AT of a file that has BEFORE (may be NULL) between what stands before AT and the string. */
struct layout layout_at(const struct source_file *f, size_t at, const char *before);
void layout_clear(struct layout *l);
/* "\n" or "\r\n", as the lines around AT end. */
const char *layout_line_end(const struct source_file *f, size_t at);

/* LEN bytes as strings between quotes, glued where they are long. */
void glued_write(struct buf *out, const char *text, size_t len, const struct layout *l);

/* edit_text.c, for edit_add.c: INSERTED is taken over. */
void edit_change_take(struct edit_change *change, size_t file, size_t at, size_t removed, struct buf *inserted);
bool edit_several_files(struct error *err);

#endif

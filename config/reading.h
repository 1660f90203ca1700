/* The guard at work: what is open, what comes next. Shared by guard*.c. */
#ifndef CONFIG_READING_H
#define CONFIG_READING_H

#include "config/guard.h"
#include "config/lex.h"
#include "config/word.h"

/* One thing that is open: the file itself, a group, a list, an array. */
struct frame {
	char open, close; /* '\0': the file */
	uint32_t span;    /* of its setting; GUARD_NONE: the file */
	uint32_t children;
	uint32_t last; /* span of the last one; GUARD_NONE: none */
	struct place_in opened;
	size_t indent;           /* bytes before the first word of the line it was opened on */
	struct place_in suspect; /* a group in it that a bracket further left closed; line 0: none */
	bool element;            /* list, array: an element was read and no comma since */
	struct place_in comma;   /* list, array: the last comma; line 0: none */
	int first;               /* array: the word_class of its first element, WORD_TEXT for a text, -1 before any */
	bool said;               /* what is wrong with all its elements was said once */
};

struct reading {
	struct lex lex;
	struct token token; /* the next one */
	struct guard *guard;
	size_t cap;
	struct frame frames[GUARD_MAX_DEPTH + 1];
	int depth;
	struct place_in end;     /* where the last thing read ends */
	bool stop;               /* no use going on */
	size_t errors;           /* there were before */
	size_t indented, indent; /* reading_indent() was asked last for this line */
};

enum { GUARD_MAX_GROUP = 500 }; /* settings in one group: libconfig looks at all of them for each */

static inline struct frame *reading_top(struct reading *r)
{
	return &r->frames[r->depth];
}

static inline bool frame_is_group(const struct frame *f)
{
	return f->open == '{' || f->open == '\0';
}

void reading_advance(struct reading *r);
/* Bytes of blanks at the beginning of a line. */
size_t reading_indent(struct reading *r, size_t line_start);
void reading_error(struct reading *r, const struct place_in *p, char *sentence, char *fix);

/* Adds the span of what begins at the current token; NAME may be NULL. Returns its index, GUARD_NONE when there are too
 * many. */
uint32_t reading_span(struct reading *r, const struct token *name);

/* guard_item.c: one setting of a group, or one element or separator of a list or array. */
void reading_item(struct reading *r);

/* guard_value.c: the current token begins a value (a word, a text or an opening bracket); reads a text or a word, or
 * opens a frame. */
void reading_value(struct reading *r, const struct token *name);
/* A value has ended: `;` or `,` may follow in a group; in a list it counts as an element. */
void reading_ended(struct reading *r);

/* guard_close.c */
void reading_close(struct reading *r); /* the current token is a closing bracket */
/* The innermost bracket is not closed, as what comes next shows: says so and takes it as closed. */
void reading_unclosed(struct reading *r);
void reading_finish(struct reading *r); /* the end of the file */

#endif

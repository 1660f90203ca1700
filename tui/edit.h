/* A text being edited: bytes, cursor, wrapped lines. Pure: what a key does to the text comes back as one splice, which
 * the caller sends to the keeper. Moves and deletes by grapheme; what is inserted is brought to NFC with its
 * neighbours. */
#ifndef TUI_EDIT_H
#define TUI_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "session/splice.h"
#include "tui/grid.h"
#include "tui/key.h"

struct edit {
	char *text;      /* NFC, owned, never NULL after edit_set */
	size_t len;
	size_t at;       /* the cursor, on a grapheme boundary */
	bool lines;      /* <Enter> makes a new line; else the text is one line and newlines pasted become spaces */
	int goal;        /* the column kept while moving up and down; -1: none */
	size_t top;      /* first wrapped line (lines) or first byte (one line) shown */
	struct text_line *wrapped; size_t wrapped_count; int wrapped_columns; /* cache, private */
	size_t fresh, drawn_top; /* private: the first line changed since it was drawn, and what was on top then */
};

void edit_set(struct edit *e, const char *text, size_t at, bool lines); /* AT is moved to a boundary */
void edit_clear(struct edit *e);

enum edit_result {
	EDIT_IGNORED, /* not a key of the editor, or nothing to do there (e.g. Up on the first line): the form may take
			 it */
	EDIT_MOVED,
	EDIT_CHANGED /* *S is what changed; splice_clear it */
};
/* Arrows, Home, End, Ctrl-arrows, Backspace, Delete, <C-w>... (words), <C-k> (to the end of the line), characters,
 * pastes, <Enter> when `lines`; those that are no command where one stands. COLUMNS: of the field, for moving by shown lines. */
enum edit_result edit_key(struct edit *e, const struct key *k, int columns, struct splice *s);

/* Somebody else's splice on the text: the cursor stays with its words. */
void edit_moved(struct edit *e, size_t at, size_t removed, const char *inserted);

/* Lines the whole text takes at COLUMNS (one line: 1). */
int edit_height(struct edit *e, int columns);
/* Draws at most HEIGHT lines from (Y, X); scrolls to keep the cursor in sight when FOCUSED and sets the grid's cursor
 * there. */
void edit_draw(struct edit *e, struct grid *g, int y, int x, int height, int columns, enum style style, bool focused);
/* The same for a focused text that was drawn there before and that keys have changed since: only the lines that are others. */
void edit_draw_again(struct edit *e, struct grid *g, int y, int x, int height, int columns, enum style style);

#endif

/* The bytes that make one screen of another: the cells that differ, the shortest way from one to the next, styles only where they
 * change. Pure: what the terminal is told comes from its description (screen.c). Internal to the screen. */
#ifndef TUI_PAINT_H
#define TUI_PAINT_H

#include <stdbool.h>

#include "base/memory.h"
#include "tui/grid.h"

/* How this terminal is told things. The strings are owned by whoever made them. */
struct paint_words {
	char *plain;               /* any style ends */
	char *style[STYLE_COUNT];  /* it begins, after plain, */
	char *change[STYLE_COUNT]; /* or after any other */
	char *clear, *erase;       /* the screen; the rest of a line, "": it can't */
	bool ansi, across, blanks; /* understands the cursor's place, its column or its row alone, so many blanks, as ECMA-48 has them */
	bool keeps;                /* a style may be on while the cursor moves */
	bool corner;               /* its last cell can be written, and nothing scrolls */
	char *(*move)(int y, int x); /* to a place where it isn't ANSI; caller frees */
};

struct paint {
	const struct paint_words *words;
	struct buf out;
	int height, width;
	int y, x;   /* where the cursor stands; Y -1: nobody knows */
	int style;  /* an enum style, -1: nobody knows */
};

/* Everything becomes blank. */
void paint_clear(struct paint *p);
/* The first COLUMNS of row Y, which shows BEFORE, become as NOW; so does BEFORE. A wide character that the edge cuts becomes a space. */
void paint_row(struct paint *p, int y, const struct cell *now, struct cell *before, int columns);
void paint_move(struct paint *p, int y, int x);
void paint_style(struct paint *p, enum style style);

#endif

/* A screen as plain cells with semantic styles. Pure: no curses, no clock, no file. Text passes the filter here, so no
 * view can forget it. */
#ifndef TUI_GRID_H
#define TUI_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum style {
	STYLE_PLAIN,
	STYLE_TITLE,    /* where we are */
	STYLE_FAINT,    /* rules, hints, units */
	STYLE_LABEL,    /* names of fields and columns */
	STYLE_FOCUS,    /* the item that keys act on */
	STYLE_SAY,      /* read aloud to everyone */
	STYLE_PRIVATE,  /* only the facilitator reads it */
	STYLE_SHARED,   /* circle g */
	STYLE_LATE,     /* over time */
	STYLE_GOOD,     /* answered, saved */
	STYLE_TROUBLE,  /* not saved, refused */
	STYLE_KEY,      /* a key in a hint line */
	STYLE_CURRENT,  /* the enterprise or step one stands on, in a strip or list */
	STYLE_STRONG,   /* emphasised in a text */
	STYLE_COUNT
};

struct hits;

struct cell {
	char text[28]; /* one grapheme cluster, filtered UTF-8, NUL-terminated; "" is the right half of a wide one. A
			  longer cluster is cut between characters */
	unsigned char width; /* 1 or 2; 0 for a right half */
	unsigned char style;
};

struct grid {
	int height, width;
	struct cell *cells;     /* height * width */
	int cursor_y, cursor_x; /* -1: hidden */
	struct hits *hits;      /* where what is drawn is noted for the mouse (mouse.h); NULL: nobody asks */
	bool *touched;          /* height: rows written to since grid_settled() */
};

struct grid *grid_new(int height, int width); /* filled with plain spaces */
void grid_free(struct grid *g);
void grid_clear(struct grid *g);
void grid_resize(struct grid *g, int height, int width); /* and clears */

/* What a frame costs are the rows that it touches. */
void grid_touch(struct grid *g); /* all of them */
void grid_settled(struct grid *g);
bool grid_is_settled(const struct grid *g);
/* TO becomes as FROM, which has the same size: all rows, or those that FROM touched, where TO was as FROM before that. */
void grid_copy(struct grid *to, const struct grid *from, bool all);

/* Writes TEXT from (Y, X), clipped at column X + COLUMNS and at the grid's edge; a wide character that doesn't fit
 * becomes a space. Outside the grid nothing happens. Returns the columns written. LEN in bytes. */
int grid_put(struct grid *g, int y, int x, int columns, enum style style, const char *text, size_t len);
int grid_text(struct grid *g, int y, int x, int columns, enum style style, const char *text); /* whole string */
/* As grid_text, with "…" as the last column when it was cut. */
int grid_fit(struct grid *g, int y, int x, int columns, enum style style, const char *text);
int grid_right(struct grid *g, int y, int right, int columns, enum style style,
	       const char *text); /* ends before column RIGHT */
void grid_fill(struct grid *g, int y, int x, int columns, enum style style,
	       const char *one);                                              /* repeats a one-column character */
void grid_style(struct grid *g, int y, int x, int columns, enum style style); /* changes styles, keeps the text */
void grid_cursor(struct grid *g, int y, int x);

const struct cell *grid_at(const struct grid *g, int y, int x);

/* Goldens: the text, each line between bars, then "-- styles" with one letter a cell, then "-- cursor Y,X". */
void grid_dump(const struct grid *g, bool styles, FILE *out);

#endif

/* The parts of the room's screen, for its own files. */
#ifndef TUI_VIEW_SHOW_H
#define TUI_VIEW_SHOW_H

#include "tui/grid.h"
#include "tui/state.h"

/* Where it has its margins. LARGE: there is room for letters made of cells. */
struct show_body {
	struct grid *grid;
	int top, bottom; /* lines TOP to BOTTOM - 1 */
	int x, columns;
	bool large;
};

/* view_projector.c: the text of STEP or its results, the page of them that is turned to. */
void view_show_body(struct app *a, const struct step *step, const struct show_body *b);
/* view_large.c: all of M in large letters, where DRAW; false: it doesn't fit, nothing was drawn. */
bool view_large_text(const struct markdown *m, const struct show_body *b, bool draw);
/* view_quiet.c: no step is live: what this is, where, when, who is expected; or that it is over. */
void view_show_quiet(struct app *a, const struct show_body *b);
/* "We go on at 11:15: Effects", its last line is Y: in a break. Returns the lines it took. */
int view_show_break(struct app *a, const struct show_body *b, int y, const struct step *step);

/* view_who.c: on the last lines who works with whom, who presents. Returns the lines taken, one that is empty among them. */
int view_show_who(struct app *a, const struct show_body *b, const struct step *step);

/* view_show.c: TEXT as a title from line Y on, in large letters where they fit; returns the line after it. */
int view_show_title(const struct show_body *b, int y, const char *text);

#endif

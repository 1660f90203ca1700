/* The room's screen, of whoever shows it: `show`, a preview, the facilitator for a while. What of it is shown and which page; what it may
 * show is decided where it is drawn. While it is on nothing else is: no message, no other view, no mouse. */
#ifndef TUI_SHOW_H
#define TUI_SHOW_H

#include "tui/state.h"

struct show {
	char step[ID_SIZE];   /* the one whose pages these are, */
	bool revealed;        /* with its results or without */
	size_t page, pages;   /* PAGES is kept by the view, and */
	size_t text_pages;    /* how many of them are text */
	bool to_results;      /* its next frame goes to the first page of results */
	int64_t turned;       /* UTC ms at which a page was turned last */
	bool blank;           /* here, whatever the facilitator says */
	bool keys;            /* which keys there are is said */
	enum view_id from;    /* where the facilitator was */
};

/* Is the room's screen what is shown? A pointer test in all other views. */
bool show_on(const struct app *a);
/* Its state, made when it is first asked for. */
struct show *show_of(struct app *a);
void show_free(struct show *s);

/* The step on the room's screen: the live one, in a preview the one looked at; NULL: there is none. */
const struct step *show_step(const struct app *a);
/* Are the counted results of STEP on the room's screens? Only of one that projects any. */
bool show_revealed(const struct app *a, const struct step *step);
/* Are all room's screens blank? */
bool show_blank(const struct app *a);
/* What the facilitator's header says of it, WHOLE or in one word; "" for nothing. */
const char *show_sign(const struct app *a, bool whole);

/* Before a frame: another step begins with its first page, results that were just revealed with theirs, and where nobody is at the keys the
 * pages turn with the minute. */
void show_follow(struct app *a);
void show_turn(struct app *a, int by);

/* The facilitator shows it on their own screen, and comes back to where they were. */
void show_enter(struct app *a);
void show_leave(struct app *a);

#endif

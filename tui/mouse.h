/* The mouse: what a drawing put where, and what a click or the wheel does there. A drawing is asked only when something was clicked, so
 * that a key and a frame pay nothing for it. Knows no terminal. */
#ifndef TUI_MOUSE_H
#define TUI_MOUSE_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/grid.h"
#include "tui/key.h"

struct app;
struct list_state;

enum hit_kind {
	HIT_NOTHING,
	HIT_COMMAND,    /* runs COMMAND with ARGUMENT */
	HIT_LINE,       /* line INDEX of LIST: chosen; clicked again, what Enter does */
	HIT_ITEM,       /* an item that so many arrows DOWN and RIGHT lead to: chosen; clicked again, what Enter does */
	HIT_SLOT,       /* the field INDEX of the form, */
	HIT_CELL,       /* and in it ROW and COLUMN */
	HIT_FORM, HIT_STRIP, HIT_TEXT, HIT_STEPS /* for the wheel */
};

struct hit {
	enum hit_kind kind;
	int y, x, height, columns;
	size_t index;
	int down, right; /* below 0: up, left */
	struct list_state *list;
	const char *command, *row, *column; /* borrowed until the drawing is done with */
	char argument[24];
};

struct hits {
	struct hit *list;
	size_t count;
};

/* What is drawn here on G is HIT; of two at one place the later one counts. Nothing unless somebody asked. */
static inline bool hits_wanted(const struct grid *g)
{
	return g->hits != NULL;
}
void hit_add(struct grid *g, struct hit hit);
/* From line Y on, HEIGHT lines of the whole width: item ITEM of a list in which AT is the chosen one. */
void hit_item(struct grid *g, int y, int height, size_t at, size_t item);

/* K is a click or the wheel. */
void mouse_key(struct app *a, const struct key *k);

#endif

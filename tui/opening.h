/* The opening of a meeting: what each was asked to do since the last time, whether it is done, the hours left, who came then.
 * Private to tui/. */
#ifndef TUI_OPENING_H
#define TUI_OPENING_H

#include "tui/grid.h"
#include "tui/key.h"
#include "tui/state.h"

void view_opening(struct app *a, struct grid *g);
void view_opening_key(struct app *a, const struct key *k);
void view_opening_open(struct app *a);

/* Says once that it is there, where a meeting that is not the first is about to begin. */
void opening_offer(struct app *a);

#endif

/* When no key comes for a while: the screen is hidden, the program ends, as the person's options say. */
#ifndef TUI_IDLE_H
#define TUI_IDLE_H

#include <stdbool.h>
#include <stdint.h>

#include "tui/grid.h"
#include "tui/key.h"

struct app;

/* True: something changed. */
bool idle_tick(struct app *a);
/* UTC ms at which something will; 0: never. */
int64_t idle_next(const struct app *a);
/* A key came; true: it was for the hidden screen, and for nothing else. */
bool idle_key(struct app *a, const struct key *k);
/* What is shown instead of what there is. */
void view_hidden(const struct app *a, struct grid *g);

#endif

/* What the tests of the start screen share: a folder that is home, state and data, one scenario in it, keys by name. */
#ifndef START_FIXTURE_H
#define START_FIXTURE_H

#include "tui/app.h"
#include "tui/grid.h"

/* Works in a folder of its own from now on (folder.h), with SCENARIO as the only scenario, `circle`; the clock stands at 2026-03-12T09:30:00Z, UTC,
 * the screen is in English. The folder's absolute path. */
const char *start_begin(const char *scenario);
/* Keys by name: "<C-n>Voisins<Tab>". Draws after each: what is drawn matters to the next one. */
void start_keys(struct app *a, struct grid *g, const char *text);

#endif

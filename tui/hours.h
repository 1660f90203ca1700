/* The ledger of individual hours in the room: time with an enterprise that no meeting of its own counts, by the quarter.
 * Private to tui/. */
#ifndef TUI_HOURS_H
#define TUI_HOURS_H

#include "tui/grid.h"
#include "tui/key.h"
#include "tui/state.h"

/* What the ledger counts for an enterprise, in hours. */
double hours_in_ledger(const struct app *a, int64_t enterprise);

/* Counts what is typed for the enterprise looked at: "1:30 reading the plan". false: no time in it. */
bool hours_add(struct app *a, const char *typed, struct error *err);
/* The clock of a visit or a call: starts, or stops and counts. It stands in the file, so that it survives everything. */
bool hours_clock(struct app *a, struct error *err);
bool hours_running(const struct app *a, int64_t enterprise, const char **row);

void view_hours(struct app *a, struct grid *g);
void view_hours_key(struct app *a, const struct key *k);
void view_hours_open(struct app *a);

#endif

/* A round: who has the floor in a step, since when, who comes next. The order begins with another enterprise for each step and meeting;
 * who is absent is left out, who comes late comes last. What each spoke is recorded as the floor passes. */
#ifndef TUI_ROUND_H
#define TUI_ROUND_H

#include "tui/state.h"

struct round; /* private to round.c; app.round, NULL: no round */

/* Begins in the step looked at; who has spoken in it already is not asked again, unless all have. false with a sentence. */
bool round_start(struct app *a, struct error *err);
/* Records what the speaker spoke and ends it; nothing when there is none. */
void round_stop(struct app *a);
/* Is there one, in this meeting? */
bool round_on(const struct app *a);
/* The floor goes to the next one who has not spoken (BY 1), after the last the round ends; or back to the one before (BY -1). */
void round_by(struct app *a, int by);
/* The floor goes to that one, out of order; after it the order goes on. */
void round_give(struct app *a, int64_t enterprise);
void round_free(struct round *r); /* NULL is fine */

/* --- what is shown --- */

int64_t round_speaker(const struct app *a);
int64_t round_seconds(const struct app *a, int64_t enterprise); /* spoken in its step, the running turn included */
int round_turn_seconds(const struct app *a); /* what a turn may take, as the step is planned; 0: not said */
/* Those who have not spoken, the next one first; those who have, in the order of the round. At most CAP to OUT; returns how many. */
size_t round_waiting(struct app *a, int64_t *out, size_t cap);
size_t round_spoken(struct app *a, int64_t *out, size_t cap);
/* UTC ms at which the time shown changes: every ten seconds; 0: no round. */
int64_t round_next(const struct app *a);

/* view_round.c: in the place of the strip, and in that of the rule below. */
void view_round(struct app *a, struct grid *g, int y);
void view_round_rule(struct app *a, struct grid *g, int y);

#endif

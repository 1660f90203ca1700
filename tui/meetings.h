/* Several meetings in the room: where the person stood in each, going from one to another, a step of an earlier one
 * reopened. Private to tui/. */
#ifndef TUI_MEETINGS_H
#define TUI_MEETINGS_H

#include "tui/state.h"

struct meetings {
	struct place *places; /* where the person stood, one a meeting; owned */
	size_t count;
	bool leaving;         /* the keeper was asked for another one */
	/* A step of an earlier meeting that is reopened from an individual one: */
	int64_t catching;     /* the enterprise that it is reopened for; 0: none */
	int64_t back;         /* and the meeting to come back to */
};

/* Goes there; what is typed is saved first. The screen changes when it has come. */
void meetings_go(struct app *a, int64_t meeting);
/* The same, to stand at P there. */
void meetings_go_at(struct app *a, const struct place *p);
/* The client has another meeting than the one shown: stands where the person last stood in it. */
void meetings_arrive(struct app *a);
/* A tick: did it stay in spite of having been asked to go? True: draw again. */
bool meetings_tick(struct app *a);
struct meetings *meetings_of(struct app *a); /* made when it is first needed */
void meetings_free(struct meetings *m); /* NULL is fine */

#endif

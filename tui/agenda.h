/* The agenda as the face keeps it: the meeting against the clock, worked out once for a minute and a revision, and where one stands in
 * the view of all steps. */
#ifndef TUI_AGENDA_H
#define TUI_AGENDA_H

#include "session/model_agenda.h"
#include "tui/state.h"

struct agenda_face; /* private to agenda.c */

/* As it is now, to the minute; until the next call or change. */
const struct agenda *agenda_now(struct app *a);
/* UTC ms at which it changes by itself; 0: it won't, or nobody has asked for it. */
int64_t agenda_next(const struct app *a);
void agenda_face_free(struct agenda_face *f); /* NULL is fine */

/* Of those who take part in the step looked at; counted once for a revision. */
struct agenda_roll {
	size_t asked, done;   /* how many answer something in it; how many have answered all */
	size_t late, absent;  /* came late, are absent */
};
struct agenda_roll agenda_roll(struct app *a);

#endif

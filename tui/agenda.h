/* The agenda as the face keeps it: the meeting against the clock, worked out once for a minute and a revision, and where one stands in
 * the view of all steps. */
#ifndef TUI_AGENDA_H
#define TUI_AGENDA_H

#include "session/model_agenda.h"
#include "tui/state.h"

/* Of those who take part in the step looked at. */
struct agenda_roll {
	size_t asked, done;   /* how many answer something in it; how many have answered all */
	size_t late, absent;  /* came late, are absent */
};

struct agenda_seen { /* the model as it was */
	const struct model *model;
	int64_t folded;
};

struct agenda_face {
	size_t chosen, top;       /* in the view: the step that is chosen, the first one shown */
	struct agenda now;        /* kept by agenda.c, as the rest */
	struct agenda_seen seen, roll_seen;
	int64_t until;            /* `now` holds until then; 0: as long as the model */
	struct agenda_roll roll;
	size_t roll_step;
};

/* As it is now, to the minute; until the next call or change. */
const struct agenda *agenda_now(struct app *a);
/* UTC ms at which it changes by itself; 0: it won't, or nobody has asked for it. */
int64_t agenda_next(const struct app *a);
void agenda_face_free(struct agenda_face *f); /* NULL is fine */

/* Counted once for a state of the model. */
struct agenda_roll agenda_roll(struct app *a);

struct agenda_face *agenda_face(struct app *a); /* made when there is none */
/* The step that a command means: the one chosen in the agenda where that is open, else the one looked at. */
size_t agenda_at(const struct app *a);
/* "54 min late", "2 h 54 late"; "54 min over"; caller frees. */
char *agenda_late_words(long minutes);
char *agenda_over_words(long minutes);
/* A step in words, "3 Break"; caller frees. */
char *agenda_step_name(const struct app *a, size_t step);

#endif

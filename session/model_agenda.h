/* The meeting against the clock: what each step was to take, took and will take, when the meeting ends if nothing changes, and what
 * would bring it back in time. Pure: reads a model and a moment, changes nothing. */
#ifndef SESSION_MODEL_AGENDA_H
#define SESSION_MODEL_AGENDA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "session/model.h"

enum agenda_state {
	AGENDA_BEFORE, /* no step is live yet */
	AGENDA_RUNS,
	AGENDA_PAUSED, /* a step is live, the clock stands */
	AGENDA_CLOSED
};

/* What a step is for the clock. */
enum agenda_part {
	AGENDA_PAST,     /* done, shortened: it took what it took */
	AGENDA_LIVE,
	AGENDA_TO_COME,
	AGENDA_PASSED,   /* to do, but before the live one: jumped over, nobody counts on it */
	AGENDA_OTHER,    /* another is held instead, or will be: of several to choose from the longest counts */
	AGENDA_SKIPPED,
	AGENDA_HOMEWORK  /* given as homework, by the scenario or on the day */
};

struct agenda_step {
	const struct step *step;
	const char *status;    /* of step_state */
	bool may_go_home;      /* may be given as homework */
	enum agenda_part part;
	int scenario, planned; /* minutes with who is here: as the scenario says, as changed on the day */
	int64_t spent;         /* ms, with the running clock */
	int64_t left;          /* ms still expected; 0 unless live or to come */
	int64_t begins, ends;  /* UTC ms, begun or expected; 0: not known, or not at all */
};

struct agenda {
	enum agenda_state state;
	struct agenda_step *steps; /* of the scenario, in order */
	size_t count;
	size_t live, next;   /* the next one to come; SIZE_MAX: none */
	bool left_open;      /* on an earlier day: nothing of it is late, `now` is when it was last worked on */
	int64_t now;
	int64_t start;       /* the planned start where it is known, else when the first step began; 0: neither */
	int64_t due;         /* start and slot; 0: not known */
	int64_t end;         /* when it ended, or ends if nothing changes */
	int late;            /* whole minutes past `due`; below 0: before it; 0 where that isn't known */
};

/* How many take part in the meeting and are here: not absent, not left by the meeting's date; of an individual one its own. */
size_t model_present(const struct model *m);
/* Minutes planned for a step, as changed on the day, else the scenario's with who is here. */
int agenda_minutes(const struct model *m, const struct step *step);

/* At NOW (UTC ms). Of a model without scenario: no steps. The caller frees with agenda_clear(); it borrows the scenario. */
struct agenda agenda_make(const struct model *m, int64_t now);
void agenda_clear(struct agenda *a);
/* Again after a step's `status` or `planned` was changed in it: what follows, one after the other, and how late that is. */
void agenda_lay(struct agenda *a);
/* UTC ms at which a whole minute of the live step, the end or the lateness changes if nothing else does; 0: none will. */
int64_t agenda_changes(const struct agenda *a);

/* --- what brings a late meeting back in time --- */

enum agenda_repair { REPAIR_SQUEEZE, REPAIR_SKIP, REPAIR_HOMEWORK, REPAIR_COUNT };

/* No step is squeezed below this, nor below half of what the scenario gives it. */
enum { AGENDA_FLOOR = 5 };

struct agenda_cut {
	size_t step;
	int planned; /* of a squeeze: its minutes from now on, fewer than before */
};

struct agenda_cuts {
	struct agenda_cut *list; /* in the order of the steps; none: there is nothing to take from */
	size_t count;
	int64_t end; /* of the meeting then */
	int late;
};

/* As little as it takes to end in time, or all there is where that isn't enough. Squeezing takes whole minutes from what is still to come,
 * in proportion to its length, and leaves each step half of what the scenario gives it, at least AGENDA_FLOOR minutes. Skipped are optional
 * steps, given as homework those that may go home (step_may_go_home()): the last ones first. None when the meeting isn't late. The caller frees with agenda_cuts_clear(). */
struct agenda_cuts agenda_repair(const struct agenda *a, enum agenda_repair how);
void agenda_cuts_clear(struct agenda_cuts *c);

#endif

/* Several values about the meeting and its steps, set as one action. */
#ifndef TUI_AGENDA_SET_H
#define TUI_AGENDA_SET_H

#include "tui/state.h"

struct agenda_set {
	struct setting *list; /* `{0}`: none yet; their values are owned, the other texts borrowed until they are sent */
	size_t count;
};

/* VALUE is copied; NULL: absent. */
void agenda_set_meeting(const struct app *a, struct agenda_set *s, const char *column, enum value_type type, const char *value);
void agenda_set_step(const struct app *a, struct agenda_set *s, const char *step, const char *column, enum value_type type,
		     const char *value);
void agenda_set_meeting_number(const struct app *a, struct agenda_set *s, const char *column, int64_t number);
void agenda_set_step_number(const struct app *a, struct agenda_set *s, const char *step, const char *column, int64_t number);
/* The minutes of a step from now on; those of the scenario are no change. */
void agenda_set_minutes(const struct app *a, struct agenda_set *s, const struct step *step, int minutes);
/* What STEP took is counted, and it is done: shortened, when it was given less than the scenario does. */
void agenda_set_done(const struct app *a, struct agenda_set *s, const char *step);
void agenda_set_clear(struct agenda_set *s);
/* One action; S is empty again. */
void agenda_set_send(struct app *a, struct agenda_set *s);

#endif

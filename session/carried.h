/* What other meetings of the file hold for one: earlier answers by their full ids, hours counted, the scenario that a meeting
 * runs. Reads only. */
#ifndef SESSION_CARRIED_H
#define SESSION_CARRIED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "session/needs.h"
#include "session/session.h"

/* Of each meeting before MEETING that runs a scenario N names: what it was (TARGET_MEETING), then the rows, answers and reasons of the
 * fields named, as changes from nothing under its own number. Of individual meetings only those of the enterprise of MEETING where it
 * is one itself. Altered rows are counted in *ALTERED. */
bool session_carried(struct session *s, int64_t meeting, const struct needs *n, change_sink *sink, void *context, size_t *altered,
                     struct error *err);

/* The answers of the `hours` fields of all meetings but MEETING, likewise. */
bool session_hours(struct session *s, int64_t meeting, change_sink *sink, void *context, size_t *altered, struct error *err);

/* The scenario of this row ("id version") of the file; scenario_free() it. NULL: there is none, or it was altered. */
struct scenario *session_scenario(struct session *s, const char *row);
/* The scenario that MEETING runs, likewise. */
struct scenario *session_scenario_of(struct session *s, int64_t meeting);

#endif

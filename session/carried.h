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
 * is one itself. AT: as it was at that revision; 0: now. Altered rows are counted in *ALTERED. */
bool session_carried(struct session *s, int64_t meeting, const struct needs *n, int64_t at, change_sink *sink, void *context, size_t *altered,
                     struct error *err);

/* The value of an earlier answer, by its full id, for ENTERPRISE, else for the group: of the last meeting before MEETING that has one.
 * *VALUE owned by the caller, NULL: none. */
bool session_carried_value(struct session *s, int64_t meeting, const char *full_id, int64_t enterprise, char **value, struct error *err);

/* The answers of the `hours` fields of all meetings but MEETING, likewise. */
bool session_hours(struct session *s, int64_t meeting, int64_t at, change_sink *sink, void *context, size_t *altered, struct error *err);

/* The scenario of this row ("id version") of the file; scenario_free() it. NULL: there is none, or it was altered. */
struct scenario *session_scenario(struct session *s, const char *row);
/* The scenario that MEETING runs, likewise. */
struct scenario *session_scenario_of(struct session *s, int64_t meeting);

#endif

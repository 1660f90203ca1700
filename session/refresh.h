/* The scenario of a meeting that is about to begin, as it is on this machine now. Internal to the store and the keeper. */
#ifndef SESSION_REFRESH_H
#define SESSION_REFRESH_H

#include "session/db.h"

/* Takes the scenario anew where nobody has answered anything in MEETING since it was planned, the file of the scenario has no fault,
 * is not older, and still has STEP; what other meetings run stays as it was. Each change made goes to SINK (may be NULL). *TAKEN says
 * whether anything changed. Not finding or not liking the file is no failure. */
bool session_refresh(struct session *s, int64_t meeting, const char *step, const char *author, int64_t at, change_sink *sink, void *context,
                     bool *taken, struct error *err);

#endif

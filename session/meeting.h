/* Putting a meeting into a file: the first one and those that follow. Internal to the store. */
#ifndef SESSION_MEETING_H
#define SESSION_MEETING_H

#include "session/db.h"

/* The meeting and its scenario under the number ID, as part of *ACTION (0: begins one). Nothing is carried. */
bool meeting_put(struct session *s, const struct meeting_new *n, int64_t id, int64_t *action, struct error *err);

#endif

/* Putting a meeting into a file: the first one and those that follow. Internal to the store. */
#ifndef SESSION_MEETING_H
#define SESSION_MEETING_H

#include "session/db.h"

/* The meeting and its scenario under the number ID, as part of *ACTION (0: begins one). Nothing is carried. */
bool meeting_put(struct session *s, const struct meeting_new *n, int64_t id, int64_t *action, struct error *err);

/* May it be taken out: only planned, nothing recorded in it but what it carried when it was made, not the only one? */
bool meeting_removable(struct session *s, int64_t meeting, struct error *err);
/* Takes it out as part of *ACTION (0: begins one), inside a transaction. Each change goes to SINK (may be NULL). */
bool meeting_remove(struct session *s, int64_t meeting, const char *author, int64_t at, int64_t *action, change_sink *sink, void *context,
                    struct error *err);

#endif

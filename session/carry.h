/* What a meeting starts with of earlier ones: fields whose `carry` is copy or update. Internal to the store. */
#ifndef SESSION_CARRY_H
#define SESSION_CARRY_H

#include "scenarios/scenario.h"
#include "session/db.h"

/* session_carry() for the scenario that is at hand. */
bool carry_all(struct session *s, int64_t meeting, const struct scenario *scenario, const char *author, int64_t at,
               change_sink *sink, void *context, struct error *err);

#endif

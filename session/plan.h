/* Options that ask for an action: choosing one puts it into the action plan, once. Internal to the store and the keeper. */
#ifndef SESSION_PLAN_H
#define SESSION_PLAN_H

#include "scenarios/scenario.h"
#include "session/db.h"

/* T was set to VALUE, as part of *ACTION by AUTHOR: for each option in it that has an action, a row in the field's `plan`, in the
 * language of the enterprise, else of the session. What was put there before is not put again, whatever became of it; nothing is
 * ever taken out. Each change made goes to SINK (may be NULL). */
bool plan_add(struct session *s, const struct scenario *scenario, const struct target *t, enum value_type type, const char *value,
              const char *author, int64_t at, int64_t *action, change_sink *sink, void *context, struct error *err);

#endif

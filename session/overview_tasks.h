/* What was asked of each since the last time. Internal to overview.c. */
#ifndef SESSION_OVERVIEW_TASKS_H
#define SESSION_OVERVIEW_TASKS_H

#include "session/model.h"
#include "session/overview.h"

/* Adds to O what the meeting at BEFORE asked (SIZE_MAX: there is none) and the action plans of all before the one at OF. */
void overview_tasks(struct overview *o, struct model *const *models, size_t of, size_t before);

#endif

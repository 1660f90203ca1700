/* Opening a scenario's files: internal to scenarios/. */
#ifndef SCENARIOS_LOAD_H
#define SCENARIOS_LOAD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* As scenario_load_text(), the file named SHOWN in sentences; where it is not FOLLOWed the last part of PATH is no symbolic link. */
bool load_text(const char *path, const char *shown, bool follow, char **text, size_t *len, struct error *err);

#endif

/* A scenario to begin with: short, commented, sound, with the main constructs of the language. */
#ifndef SCENARIOS_SKELETON_H
#define SCENARIOS_SKELETON_H

#include "base/i18n.h"

/* In the language of i18n_use(), which must be LANG; ID is a valid id. Caller frees. */
char *skeleton_write(const char *id, enum lang lang);

#endif

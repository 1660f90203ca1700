/* What the tests of the model share: changes from nothing, in their order. */
#ifndef MODEL_FIXTURE_H
#define MODEL_FIXTURE_H

#include "session/model.h"

/* The last revision given; the next change has the one after. */
extern int64_t given;

/* T is AFTER from now on, said by "f"; NULL: absent. */
void give(struct model *m, struct target t, const char *after);

#endif

/* What proves an erasure. Internal to the store. */
#ifndef SESSION_FORGET_PROOF_H
#define SESSION_FORGET_PROOF_H

#include "session/db.h"
#include "session/forget.h"

/* The pieces of TEXT, which was erased. */
void forgotten_add(struct forgotten *f, const char *text);

/* Of the pieces those that others say too; and where its name still stands. After the erasure, before it is committed. */
bool forgotten_elsewhere(struct session *s, struct forgotten *f, struct error *err);

#endif

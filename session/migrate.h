/* Bringing a file of an older format up to date. Internal to the store. */
#ifndef SESSION_MIGRATE_H
#define SESSION_MIGRATE_H

#include "session/db.h"

/* S is open for writing and holds a file of an older format that is known: it is copied whole beside itself first, then rewritten in one
 * transaction. *SAID (caller frees) is a sentence about it. false with a sentence: the file is as it was. */
bool migrate(struct session *s, char **said, struct error *err);

#endif

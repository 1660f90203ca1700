/* Work on a session file by root, as who owns the folder of sessions: in a process of its own that has given root's rights away first. */
#ifndef ACCESS_ACCOUNT_H
#define ACCESS_ACCOUNT_H

#include <stdbool.h>

#include "base/error.h"
#include "base/memory.h"

/* Does the work; what it has to say goes into OUT. */
typedef bool account_work(void *context, struct buf *out, struct error *err);

/* Runs WORK so, on what stands in FOLDER; OUT gets what it said. false with its sentence. */
bool account_run(const char *folder, account_work *work, void *context, struct buf *out, struct error *err);

/* The session file PATH in FOLDER becomes the folder's owner's where root made it for somebody else; *GIVEN says whether it was. */
bool account_give(const char *folder, const char *path, bool *given, struct error *err);

#endif

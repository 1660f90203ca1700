/* Paths of session files, and making one whole or not at all. Internal to the store. */
#ifndef SESSION_FILE_H
#define SESSION_FILE_H

#include <stdbool.h>

#include "session/db.h"

/* The folder of PATH, resolved, and its last name; caller frees. NULL with a sentence when the folder is not there. */
char *file_absolute(const char *path, struct error *err);
/* The folder part of an absolute path; caller frees. */
char *file_folder(const char *absolute);

/* Copies the session file FROM, which this process may hold locked, to a new one at TO, synced before it has its name; an existing file is
 * left as it is. Both absolute. */
bool file_copy(const char *from, const char *to, struct error *err);

typedef bool file_part(struct session *s, void *context, struct error *err);

/* Makes a new session file at PATH: FILL puts in what it holds, inside one transaction; CHECK (may be NULL) looks
 * at it once it is saved, before it has its name. Nothing is left when either fails; what is at PATH is never
 * touched. */
bool file_make(const char *path, file_part *fill, file_part *check, void *context, struct error *err);

#endif

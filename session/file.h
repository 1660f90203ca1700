/* Paths of session files, and making one whole or not at all. Internal to the store. */
#ifndef SESSION_FILE_H
#define SESSION_FILE_H

#include <stdbool.h>

#include "session/db.h"

/* The folder of PATH, resolved, and its last name; caller frees. NULL with a sentence when the folder is not there. */
char *file_absolute(const char *path, struct error *err);
/* The folder part of an absolute path; caller frees. */
char *file_folder(const char *absolute);

/* Makes a new session file at PATH: FILL puts in what it holds, inside one transaction. Nothing is left when it fails; what is at PATH is never touched. */
bool file_make(const char *path, bool (*fill)(struct session *s, void *context, struct error *err), void *context, struct error *err);

#endif

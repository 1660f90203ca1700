/* Reading a person's file whole into memory: a CSV, an export. */
#ifndef SESSION_LOAD_H
#define SESSION_LOAD_H

#include <stddef.h>

#include "base/error.h"

/* All of PATH, with a NUL after its *LEN bytes; caller frees. NULL with a sentence that names it as SHOWN: not there, not a regular
 * file (never waits on a FIFO), or more than MOST bytes, for which TOO_LARGE is the whole sentence, translated. */
char *load_whole(const char *path, const char *shown, long long most, const char *too_large, size_t *len,
                 struct error *err);

#endif

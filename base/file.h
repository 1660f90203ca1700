/* A small file written whole or not at all. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* PATH gets these LEN bytes: by a temporary file beside it, synced, renamed, the folder synced; whoever reads it sees the old or the new
 * file, and a failure leaves the old one. Mode, owner and group of an old file are kept: one that this person may not write, or could not
 * give back to its owner, is refused; a new one gets MODE. Symbolic links are not followed. false with a sentence. */
bool file_replace(const char *path, const char *bytes, size_t len, unsigned mode, struct error *err);

/* A new file at PATH gets these LEN bytes, synced; one that is there is refused. MODE less the umask. false with a sentence, and no file. */
bool file_create(const char *path, const char *bytes, size_t len, unsigned mode, struct error *err);

/* mkdir -p: every folder on the way to PATH and PATH itself, for this person alone. False: errno says why. */
bool file_make_folder(const char *path);

#endif

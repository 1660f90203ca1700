/* The screens that are open with a key, found in the log of who came. */
#ifndef ACCESS_OPEN_H
#define ACCESS_OPEN_H

#include <stddef.h>

#include "access/site.h"

/* Ends them: what was typed is kept, as when a line drops. How many. */
size_t access_open_end(const struct access_site *s, const char *fingerprint);

#endif

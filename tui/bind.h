/* Which keys each command has: those of its row, or those that a site or a person gives it by its name. */
#ifndef TUI_BIND_H
#define TUI_BIND_H

#include <stddef.h>

#include "config/options.h"
#include "tui/key.h"

/* The keys of each row of the table of commands, in its order; what is wrong goes to O's diagnostics, and the row keeps its own keys.
 * NULL: nobody sets any. Caller frees the list; what it points to lives as long as O. */
const char **bind_keys(struct options *o);

/* 1, 2, ... of K among the space-separated names in KEYS; 0: not there. */
size_t bind_place(const struct key *k, const char *keys);

#endif

/* The session files that a person had open, the newest first: a path a line in $XDG_STATE_HOME/filrouge/recent. Only a convenience: what
 * cannot be read is no list, what cannot be written is not said. */
#ifndef SESSION_RECENT_H
#define SESSION_RECENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct recent {
	char *path;
	bool missing;    /* there is no file now */
	int64_t changed; /* UTC ms; 0: missing */
};

/* The list, owned by the caller: recent_free(). */
struct recent *recent_read(size_t *count);
void recent_free(struct recent *list, size_t count);

/* PATH becomes the first; made absolute. A path with a new line in it is left out. */
void recent_add(const char *path);
void recent_drop(const char *path);

/* recent_add() a moment later, beside whatever goes on, so that nobody waits for the disk; recent_join() sees it done. */
struct recent_later;
struct recent_later *recent_add_later(const char *path);
void recent_join(struct recent_later *r); /* NULL is fine */

#endif

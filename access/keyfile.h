/* The file of keys that sshd reads: our lines stand between two markers, every other line stays byte for byte. A line of ours is
 * `restrict,pty,command="LAUNCHER WORDS" KEY NAME`. Knows nothing of sessions. */
#ifndef ACCESS_KEYFILE_H
#define ACCESS_KEYFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "access/key.h"
#include "access/role.h"
#include "base/error.h"

enum access_line_kind {
	LINE_OUTSIDE, /* not ours: kept as it is */
	LINE_MARKER,
	LINE_OURS,    /* read */
	LINE_STRANGE  /* between the markers, but not as we write: kept, lets nobody in through the launcher */
};

struct access_line {
	char *text; /* without its newline */
	enum access_line_kind kind;
	struct access_role role; /* of LINE_OURS, as the two below */
	struct access_key key;   /* its comment is the name of the person */
	char *launcher;
};

struct access_keys {
	char *path;
	struct access_line *lines;
	size_t count;
	bool there;   /* the file exists */
	bool newline; /* its last line ends with one */
};

/* Reads PATH; a file that isn't there has no lines. false: it cannot be read, or its markers are not a pair. */
bool access_keys_read(struct access_keys *k, const char *path, struct error *err);
void access_keys_clear(struct access_keys *k);

/* The line of ours with that key; NULL: none. */
struct access_line *access_keys_find(struct access_keys *k, const struct access_key *key);

/* Lets KEY in as ROLE, under NAME. Refused with a sentence: a key that is there (but for a facilitator of the same id: then the sessions are
 * added to that line). Nothing is written yet. */
bool access_keys_add(struct access_keys *k, const char *launcher, const struct access_role *role, const struct access_key *key, const char *name,
                     struct error *err);
/* Takes the line out; L is gone after. */
void access_keys_remove(struct access_keys *k, struct access_line *l);

/* Held while the file is read, changed and written, so that two who do it at once wait for each other. -1 with a sentence; close() it. */
int access_keys_lock(const char *path, struct error *err);
/* Whole or not at all, mode 0644. */
bool access_keys_write(const struct access_keys *k, struct error *err);

/* Of a line outside: a key (1), one with a command of its own (2), or neither (0). */
int access_line_lets_in(const char *text);

#endif

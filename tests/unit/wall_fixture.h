/* What the tests of the wall share: a session file that holds a word of its own for every enterprise, circle and kind of thing, who may read
 * which, and a face that says whatever it likes and keeps every byte it is told. */
#ifndef WALL_FIXTURE_H
#define WALL_FIXTURE_H

#include "seam_fixture.h"

enum { ONE = 1, TWO = 2, ROOM = 4, NOBODY = 0 }; /* enterprises 1 and 2, the room's screen */

struct canary {
	char word[16];
	unsigned readers;
	char about[96];
};

struct walled {
	struct seam seam;
	struct canary *canaries;
	size_t count;
};

struct walled walled_new(void);
void walled_free(struct walled *w);

/* Makes a further one and writes it, as AUTHOR. Returns its number. */
size_t walled_write(struct walled *w, const char *author, struct target t, unsigned readers, const char *about);
void walled_set(const struct walled *w, const char *author, struct target t, enum value_type type, const char *value);

struct face {
	int fd;
	pid_t keeper;
	struct buf heard; /* all of it */
	size_t read;      /* how far hear() has come */
	int64_t number;   /* of the last request */
	unsigned reader;  /* ONE, TWO, ROOM */
	char *bye;        /* what the keeper said when it ended; NULL: nothing */
};

/* A keeper for one of ONE, TWO, ROOM, in a process of its own; hello is said, the first snapshot has come. */
struct face face_new(const struct walled *w, unsigned reader);
/* The same, whatever it is that the keeper says: false when it says bye instead of a snapshot. */
bool face_try(struct face *face, const struct walled *w, unsigned reader, const char *enterprise);
void face_free(struct face *face);
bool face_hear(struct face *face, enum wire_kind want, struct wire_reader *r, int ms); /* the next of that kind */
void face_ask(struct face *face, enum wire_ask what, int64_t number, const char *text);
/* Sends it under the next number and waits for the acknowledgement: was it done? */
bool face_request(struct face *face, struct request *r);
bool face_set(struct face *face, struct target t, enum value_type type, const char *value);
bool face_splice(struct face *face, struct target t, const char *text);
bool face_heard(const struct face *face, const char *word);
void face_quiet(struct face *face); /* till nothing more comes for a moment */
/* Everything that may be asked is asked; then a moment in which nothing more comes. */
void face_ask_all(struct face *face);

/* Nothing was heard that is not for it; ALL: and everything that is. */
void walled_check(const struct walled *w, const struct face *face, bool all);

#endif

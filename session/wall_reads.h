/* What one reader may read of a file: made of its meetings, scenarios, circles, notes and people, and made again when one of these moves.
 * Internal to the wall. */
#ifndef SESSION_WALL_READS_H
#define SESSION_WALL_READS_H

#include <stdbool.h>
#include <stdint.h>

#include "session/session.h"
#include "session/wall_rules.h"

struct map;

struct wall {
	enum reader_role role;
	int64_t enterprise; /* whose face this is; 0: not an enterprise's */
	const char *person; /* borrowed: lives as long as the keeper */
	struct map *may;    /* what is for it: see wall_may() */
	struct map *scenarios; /* read once: row -> struct scenario */
	char *scenario;     /* the last one told, as it was told */
	struct map *runs;   /* meeting -> which of them it runs */
	int64_t looked;     /* the last revision it was made of */
	int64_t meeting;    /* of the room's screen: the current one */
	bool forgotten;     /* the enterprise was erased, or is not there any more */
	int entered;        /* how deep in its read transaction */
	int64_t counted;    /* the revision at which was counted what it has in the file; 0: never */
	int64_t bytes, rows; /* that, and what was let through since */
	char secret[12];    /* the names of its views begin so */
	bool up;            /* its connection is walled in */
};

struct wall *wall_new(enum reader_role role, int64_t enterprise, const char *person);
void wall_free(struct wall *w); /* NULL is fine */

/* Reads with a connection that has no wall, while nobody can commit. *MOVED: other things are for it than before. Nothing is read where
 * nothing happened that could move it. */
bool wall_look(struct wall *w, struct session *file, bool *moved, struct error *err);

/* Is the row of that name for it: WHAT is `meeting`, `scenario`, `field` (of a meeting and an enterprise), `note`... */
bool wall_may(const struct wall *w, const char *what, int64_t meeting, const char *id, int64_t enterprise);
void wall_may_add(struct wall *w, const char *what, int64_t meeting, const char *id, int64_t enterprise);

/* Its name among what is for a reader; false: it is too long for one, and for nobody. */
enum { WALL_KEY_SIZE = 256 };
bool wall_key(char key[WALL_KEY_SIZE], const char *what, int64_t meeting, const char *id, int64_t enterprise);
bool wall_own(const struct wall *w, int64_t enterprise); /* is it the enterprise whose face this is? */
void wall_scenario_drop(void *scenario); /* frees one, for a map */

/* By the table: may it read what is at T, in that column? */
bool wall_reads(const struct wall *w, const struct target *t);
/* The name of who wrote something: is it for this reader? */
bool wall_knows(const struct wall *w, const char *person);
/* The scenario of a meeting that concerns it, as it was last looked at; NULL: none. Lives until the next look. */
const struct scenario *wall_scenario(const struct wall *w, int64_t meeting);

/* Is there a note of that id, or was there? Read with a connection that has no wall. */
bool wall_note_there(struct session *file, const char *note, bool *there, struct error *err);

/* wall_scenario.c: the text without what is said to facilitators alone; caller frees. "": it cannot be read. */
char *wall_scenario_text(const char *text);

/* wall_views.c: puts the views in front of the tables and locks READING, a connection that is only ever read from. */
bool wall_raise(struct wall *w, struct session *reading, struct error *err);

#endif

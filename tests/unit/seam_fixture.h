/* What the tests of the seam share: a session file in a folder of its own, clients with short times, waiting for a
 * state. */
#ifndef SEAM_FIXTURE_H
#define SEAM_FIXTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "session/client_state.h"
#include "session/session.h"

struct seam {
	char folder[64];
	char *path;
};

extern const struct keeper_times seam_times;

struct seam seam_new(void);      /* a session with three enterprises */
struct seam seam_new_of(const char *scenario, const char *id); /* that runs this text */
void seam_free(struct seam *f);

struct target seam_answer(const char *field, int64_t enterprise);
struct client *seam_client(const struct seam *f, const char *person);
struct client *seam_client_times(const struct seam *f, const char *person, const struct keeper_times *times);
void seam_close(struct client *c); /* and waits for its keeper to end */

/* Types at the end of a field. */
void seam_type(struct client *c, const char *field, const char *text);
const char *seam_shown(struct client *c, const char *field);
/* What the file holds for it, draft or answer; caller frees; "" when nothing. */
char *seam_filed(const struct seam *f, const char *field);
size_t seam_drafts(const struct seam *f, const char *field); /* 1: there is a draft */

/* Pumps all clients until nothing of theirs is unsaved, or MS. */
bool seam_saved(struct client **clients, size_t count, int ms);
/* Pumps until DONE says so, or MS. */
bool seam_until(struct client **clients, size_t count, bool (*done)(void *context), void *context, int ms);

/* Waits until PID has ended (it may be anybody's child: the test is made their reaper), or MS. */
bool seam_ended(pid_t pid, int ms);

#endif

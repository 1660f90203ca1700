/* What `scenario preview` is made of: a private folder that goes whatever happens, enterprises and answers that were made up, a
 * session file of them. Nobody else's file is touched. */
#ifndef CLI_PREVIEW_H
#define CLI_PREVIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/error.h"
#include "scenarios/scenario.h"
#include "session/session.h"

/* --- preview_folder.c --- */

struct preview_folder {
	char *path; /* owned; NULL: there is none */
	int held;   /* as long as this is open the folder stays */
	pid_t sweeper;
};
/* Makes a folder that nobody else may enter, below $XDG_RUNTIME_DIR, else $TMPDIR, else /tmp. A process beside removes it, with all
 * that is in it, once this one is gone, killed or not, and no keeper has FILE of it open. To be called before anything is open. */
bool preview_folder_make(struct preview_folder *f, const char *file, struct error *err);
/* The same now: waits until it is gone, for a while. */
void preview_folder_remove(struct preview_folder *f);

/* --- preview_people.c --- */

/* COUNT enterprises whose names say that they are made up: the first one is of FIRST (enum audience; 0: anything), then one of each
 * of SPOKEN, then of OTHERS (0: enterprises of the poles in turn). */
void preview_people(struct enterprise_list *list, size_t count, unsigned first, unsigned spoken, unsigned others);
/* How many that takes at least. */
size_t preview_people_least(unsigned first, unsigned spoken);

/* --- preview_answers.c --- */

struct preview_answers {
	struct session *session; /* inside a transaction */
	const struct scenario *scenario;
	const struct enterprise_list *people;
	int64_t meeting, at;
	enum lang lang;
	bool shared; /* only what the whole group reads */
};
/* Answers in the name of ENTERPRISE (1, 2, ...; 0: the group) to all that MEETING asks of it. */
bool preview_answers(const struct preview_answers *p, int64_t enterprise, struct error *err);

/* --- preview_session.c --- */

struct preview_session {
	const char *path;     /* of the file to make */
	const struct scenario *scenario;
	const char *scenario_path;
	const struct enterprise_list *people;
	enum lang lang;
	int64_t shared_from;  /* enterprises from this one on (and the group) have answered what the group reads; 0: nobody */
};
/* The file, with the meetings before this one whose answers the scenario names, where their scenarios can be found. */
bool preview_session_make(const struct preview_session *p, struct error *err);

#endif

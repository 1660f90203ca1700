/* What the launcher's parts share: launch.c decides who comes in, launch_run.c opens what that one may see. */
#ifndef CLI_LAUNCH_H
#define CLI_LAUNCH_H

#include "access/arrival.h"
#include "cli/cli.h"

/* Somebody who is let in. */
struct launch {
	const struct access_role *role;
	const char *path, *folder; /* of the session; of all sessions */
	enum access_asked asks;    /* the screen, or an export */
};

/* Keeper and face, or the export; confined where the role is. The exit status. */
int launch_run(const struct launch *l);

/* Asks on the terminal which of NAMES; the name, owned by the caller. NULL with a sentence: none of them. */
char *launch_pick(char *const *names, size_t count, struct error *err);

#endif

/* What the kernel can be asked to refuse, best effort: a net, not the wall. Nothing here ever stops the program: what a machine lacks is left out, and
 * `filrouge doctor` says what it has. */
#ifndef ACCESS_SANDBOX_H
#define ACCESS_SANDBOX_H

#include <stdbool.h>

/* What holds now. */
struct sandbox_level {
	int landlock; /* its ABI; 0: none */
	bool calls;   /* seccomp */
};

/* Before the keeper of an enterprise or of the room's screen is forked: from now on this process and those it forks reach no file but those below FOLDER (read
 * and written), and what a face must read (terminfo, locale, time zone, catalogues; read only); no exec, no socket, no look into other processes. */
struct sandbox_level sandbox_both(const char *folder);

/* The face, once terminal, locale and catalogues are loaded: no file can be opened for writing, none of FOLDER at all; no process or thread can be made. */
struct sandbox_level sandbox_face(void);

/* What this machine would give. Changes nothing. */
struct sandbox_level sandbox_offered(void);

/* sandbox_calls.c: the calls refused from now on (EPERM). FACE: those of a face too. False: not here. */
bool sandbox_calls(bool face);

#endif

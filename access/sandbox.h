/* What the kernel can be asked to refuse, best effort: a net, not the wall. Nothing here ever stops the program: what a machine lacks is left out, and
 * `filrouge doctor` says what it has. */
#ifndef ACCESS_SANDBOX_H
#define ACCESS_SANDBOX_H

#include <stdbool.h>

/* A program that looks for its own mistakes (--enable-sanitizers) reads itself in ways that a sandbox refuses: then there is none. */
#ifdef __SANITIZE_ADDRESS__
#define SANDBOX_NONE true
#else
#define SANDBOX_NONE false
#endif

/* What holds now. */
struct sandbox_level {
	int landlock; /* its ABI; 0: none */
	bool calls;   /* seccomp */
};

/* Before the keeper of an enterprise or of the room's screen is forked: from now on this process and those it forks reach no file but those below FOLDER (read
 * and written), and what a face must read (terminfo, locale, time zone, catalogues; read only); no exec, no socket, no look into other processes. */
struct sandbox_level sandbox_both(const char *folder);

/* The face, once terminal, locale and catalogues are loaded: no file can be opened for writing, none of FOLDER at all; no process or thread can be made, none but itself
 * signalled or slowed down; nothing of a file's mode, owner or times is changed. */
struct sandbox_level sandbox_face(void);

/* What this machine would give. Changes nothing. */
struct sandbox_level sandbox_offered(void);

/* Nobody else may read this process' memory, nor is it written out when it dies. */
void sandbox_undumpable(void);

/* sandbox_calls.c: the calls refused from now on (EPERM). FACE: those of a face too. False: not here. */
bool sandbox_calls(bool face);
bool sandbox_calls_known(void); /* the numbers of this processor's calls */

#endif

/* The process that owns the session file and no terminal (design.md, "Two processes, one seam"). */
#ifndef SESSION_KEEPER_H
#define SESSION_KEEPER_H

/* Serves one facilitator's face over FD, rung at BELL (an eventfd) for what cannot wait, until bye or end of file; commits what it has, ends the process. PATH and PERSON as the face was given them.
 * Entered after fork and exec of /proc/self/exe with `keeper FD BELL PATH PERSON` (a word of the program's own, not of the front door): never for
 * another role, whose keeper is only ever a fork. */
_Noreturn void keeper_main(int fd, int bell, const char *path, const char *person);

#endif

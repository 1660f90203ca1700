/* What the subcommands of `filrouge access` share. Lists and JSON go to standard output, words to standard error. */
#ifndef CLI_ACCESS_H
#define CLI_ACCESS_H

#include <stdbool.h>

#include "access/keyfile.h"
#include "access/site.h"
#include "cli/cli.h"

enum { ACCESS_DONE = 0, ACCESS_NO = 1, ACCESS_CANNOT = 2 };

int access_verb_add(int argc, char **argv);
int access_verb_check(int argc, char **argv);
int access_verb_install(int argc, char **argv);
int access_verb_list(int argc, char **argv);
int access_verb_log(int argc, char **argv);
int access_verb_remove(int argc, char **argv);
int access_verb_test(int argc, char **argv);

/* The public key in the file NAME, "-": on standard input. false with a sentence. */
bool access_key_given(const char *name, struct access_key *key, struct error *err);

/* The names of the sessions of a role with ", " between; caller frees. */
char *access_sessions_said(const struct access_role *r);

/* Runs a program of the system, its output (both) into OUT: its exit status, -1: it could not be run. */
struct buf;
int access_run(const char *const argv[], struct buf *out);
/* The account of that name in /etc/passwd, until the next call; NULL: there is none. Asked of the file itself: the C library's own way loads
 * further libraries, which a program without a loader has not. */
struct passwd;
struct spwd;
struct passwd *access_account(const char *name);
struct spwd *access_shadow(const char *name); /* likewise, of /etc/shadow, which root can read */
/* sshd's path; NULL: there is none. */
const char *access_sshd(void);

#endif

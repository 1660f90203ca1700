/* Where a server keeps what filrouge's access needs: nothing here is set by the environment or by who comes in. A folder `filrouge.site` beside
 * the program (a build tree, a test) stands before the folders that were configured. */
#ifndef ACCESS_SITE_H
#define ACCESS_SITE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct access_site {
	char *keys;     /* the file that sshd reads: root's */
	char *launcher; /* what a key's command runs */
	char *state;    /* the folder of the account: its home */
	char *sessions; /* the folder of session files, the account's */
	char *log;      /* the file of who came, the account's */
	bool beside;    /* all of it beside the program */
};
/* Never fails; caller clears. */
struct access_site access_site(void);
void access_site_clear(struct access_site *s);

#define ACCESS_ACCOUNT "filrouge"

/* NAME.filrouge in the folder of sessions: its path, looked up below the folder held open, a regular file with one name and no link; caller frees.
 * NULL with a sentence for who came, that says no more than the name. */
char *access_session_path(const struct access_site *s, const char *name, struct error *err);
/* The names of all of them, in order; caller frees the list and each. */
char **access_session_names(const struct access_site *s, size_t *count);

#endif

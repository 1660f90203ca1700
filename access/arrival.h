/* What is known of somebody who comes in over SSH, taken from the environment before it is emptied. Knows sshd's variables and files; no session. */
#ifndef ACCESS_ARRIVAL_H
#define ACCESS_ARRIVAL_H

#include <stdbool.h>

#include "access/key.h"
#include "access/role.h"
#include "access/site.h"
#include "base/error.h"

struct access_arrival {
	char *from;            /* "192.0.2.7 51234"; NULL: not over SSH */
	char *asked;           /* what the client asked to be run, not looked into; NULL: nothing */
	char *term;            /* one that terminfo may be asked for; "xterm" instead of any other */
	struct access_key key; /* the one that was proved (ExposeAuthInfo); empty: not known */
	bool keyed;
};

/* Takes what there is, then empties the environment but for PATH, HOME (that of S), TERM, the locale and that it is SSH: nothing else of it is ever read. */
struct access_arrival access_arrival_take(const struct access_site *s);
void access_arrival_clear(struct access_arrival *a);

/* Is TERM one that may be looked up: `^[a-z0-9][a-z0-9+._-]{0,63}$`? */
bool access_term_valid(const char *term);

/* Descriptors above the standard ones are closed, files made are the account's alone, no core, no memory dump, no new rights by exec, limits. */
void access_process_close(void);

/* May the key that was proved come in as ROLE? A line of ours must say exactly that. When no key is
 * known (sshd does not tell) only the command line counts, unless STRICT. false with a sentence. */
bool access_arrival_verify(const struct access_arrival *a, const struct access_site *s, const struct access_role *role, bool strict, struct error *err);

/* What a client may ask for besides the screen. */
enum access_asked { ASKED_SCREEN, ASKED_EXPORT, ASKED_REPORT, ASKED_REFUSED };
/* Of an arrival as KIND: exactly `export`, or `report FORMAT` of an enterprise; *FORMAT (borrowed from A) of a report. */
enum access_asked access_arrival_asks(const struct access_arrival *a, enum access_kind kind, const char **format);

#endif

/* Who is connected to a session file: one row for each screen, put by its keeper and taken away when that ends. No change: like places they
 * have neither history nor revision. A row whose process is gone says nothing. Knows neither the socket nor what is shown of it. */
#ifndef SESSION_PRESENCE_H
#define SESSION_PRESENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/memory.h"
#include "session/change.h"
#include "session/session.h"
#include "session/wire.h"

struct present {
	char *client, *person, *name; /* owned, never NULL; name: as people say it, else the person's id */
	char *role;                   /* facilitator enterprise room */
	int64_t enterprise;           /* whose screen it is; 0: of none */
	int64_t pid, begun;           /* its keeper: the process, and when it began, as the machine counts it (0: not known) */
	struct place place;           /* owned; view "": it stands nowhere yet */
	bool typing;                  /* text of this screen is on its way, in the field where it stands */
};
struct present_list {
	struct present *list;
	size_t count;
};
void present_list_clear(struct present_list *l);

/* The row of this screen, made or made again; inside a transaction. NAME and PLACE are not looked at. */
bool presence_put(struct session *s, const struct present *p, struct error *err);
bool presence_drop(struct session *s, const char *client, struct error *err);
/* Takes the rows away whose process is gone; inside a transaction. */
bool presence_sweep(struct session *s, struct error *err);
/* All but the screen CLIENT: by role, person and screen. LOOK: only those whose processes are there, *GONE says how many rows there are of
 * others; without it that is not looked at. */
bool presence_read(struct session *s, const char *client, bool look, struct present_list *l, size_t *gone, struct error *err);

/* When the process PID began, in ticks of the machine's clock since it started; 0: it cannot be known, or there is none. */
int64_t process_begun(int64_t pid);
/* Is there (still) such a process? Where BEGUN cannot be compared the number alone counts. */
bool process_there(int64_t pid, int64_t begun);

/* The codec of a list, without what only a keeper needs of it: processes. */
void present_put(struct buf *b, const struct present_list *l);
bool present_get(struct wire_reader *r, struct present_list *l); /* false: not well-formed, and nothing is left to clear */

#endif

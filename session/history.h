/* What was done in a session, newest first: a line an action. The codec between keeper and face, and what the store gives for it. */
#ifndef SESSION_HISTORY_H
#define SESSION_HISTORY_H

#include "session/session.h"
#include "session/wire.h"

/* Texts owned, never NULL but `before` and `after`. */
struct history_entry {
	int64_t action, revision; /* revision: of its last change: the state after it */
	int64_t at;
	char *author;             /* the person's name, else the id */
	char *op;                 /* do undo redo new */
	bool merged, undone;      /* undone: taken back since, and not done again */
	size_t count;             /* of its changes; the one that says most is: */
	struct target target;
	int64_t enterprise;       /* whose; 0: the group's, or nobody's */
	int64_t meeting;          /* where, of a note the one it was filed in; 0: in none */
	char *meeting_title;      /* as people say it; "": none */
	char *label, *step;       /* of the field, the step as the scenario says; "": none */
	char *before, *after;     /* as they are said, shortened; NULL: absent */
};

struct history_page {
	struct history_entry *list;
	size_t count;
	int64_t next; /* goes on before this revision; 0: that was the beginning */
};
void history_put(struct buf *b, const struct history_page *p);
bool history_get(struct wire_reader *r, struct history_page *p); /* false: not well-formed; P is empty then */
void history_clear(struct history_page *p);
void history_entry_clear(struct history_entry *e);

/* What asks for it. TYPED: words that a line has to have. Caller frees. */
char *history_ask(int64_t before, const char *typed);
char *history_ask_past(int64_t revision, int64_t meeting); /* MEETING 0: the one that is shown */

/* --- the store (session/history_read.c) --- */

typedef bool history_sink(void *context, const struct change *c, const char *op, struct error *err);
/* The changes before revision BEFORE (0: all), newest first, until SINK says false, at most ROWS. *NEXT: goes on before it; 0: there is no more.
 * Altered ones are left out. */
bool session_history(struct session *s, int64_t before, size_t rows, history_sink *sink, void *context, int64_t *next, struct error *err);
/* Who last changed T before REVISION; *AUTHOR owned by the caller, NULL: nobody. */
bool session_author_before(struct session *s, const struct target *t, int64_t revision, char **author, struct error *err);
/* Was ACTION taken back, and is that so still? */
bool session_undone(struct session *s, int64_t action, bool *undone, struct error *err);
/* What MEETING was at REVISION, as changes from nothing in their order: the last one of each target that was there. Altered ones are counted. */
bool session_past(struct session *s, int64_t meeting, int64_t revision, change_sink *sink, void *context, size_t *altered, struct error *err);

#endif

/* Looking for words in all answers, notes and names of a session. The table of words in the file only says where to look: what is given is
 * read again from rows whose hash is right. */
#ifndef SESSION_SEARCH_H
#define SESSION_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "session/search_words.h"
#include "session/session.h"

/* Texts owned, never NULL. */
struct search_hit {
	struct target target;        /* an answer (also one that is an option, by what it is called), the text of a note, the name of an enterprise or a person, the title of a meeting */
	int64_t meeting, enterprise; /* where that stands; 0: nowhere, the group */
	char *step, *circle;         /* circle: of a note, as it is set */
	char *text;                  /* all of it */
	struct search_mark *marks;   /* where the words stand in it, one at least, in order */
	size_t mark_count;
	char *author;                /* "": of a name */
	int64_t at;                  /* UTC ms */
	bool draft;                  /* it is being typed */
};

struct search_hits {
	struct search_hit *list; /* what is being typed, names, then the newest first */
	size_t count;
	bool more;    /* there are more than were asked for */
	bool damaged; /* the table of words is not what it should be: session_search_mend(), or `scan` */
};
void search_hits_clear(struct search_hits *h);

struct search_query {
	const char *typed; /* all of its words are looked for, each the beginning of one; nothing in it is an operator */
	size_t most;
	bool scan;         /* through every row, without the table of words */
	bool (*may)(void *context, const struct search_hit *hit); /* may it be given? It has no marks yet. NULL: all */
	void *context;
};
bool session_search(struct session *s, const struct search_query *q, struct search_hits *hits, struct error *err);

/* Has the table of words all that the rows have? Looked at bit by bit, from {0} on. */
struct search_check {
	int64_t revision; /* up to which it was looked at */
	bool done, damaged;
};
/* ROWS more of the history. */
bool session_search_check(struct session *s, struct search_check *c, size_t rows, struct error *err);
/* Makes the table of words again, in a transaction of its own. */
bool session_search_mend(struct session *s, struct error *err);
/* Was it made again since this was last asked, while something was saved? */
bool session_search_mended(struct session *s);
/* Somebody else has put in another scenario. */
void session_search_scenarios(struct session *s);

/* H's text around the first mark, at most MOST bytes (40 at least) of one line, and the marks in it. H keeps its own. Caller frees both. */
char *search_snippet(const struct search_hit *h, size_t most, struct search_mark **marks, size_t *count);

#endif

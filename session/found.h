/* What a search gave, as it comes over the socket: put by the keeper, taken in by the face. */
#ifndef SESSION_FOUND_H
#define SESSION_FOUND_H

#include "session/search_words.h"
#include "session/wire.h"

/* Texts owned, never NULL. */
struct found_hit {
	struct target target;
	int64_t meeting, enterprise; /* where it stands; 0: nowhere, the group */
	char *step, *circle, *author;
	char *meeting_title, *step_title, *label; /* the last two: as the scenario of another meeting says; "" of the one shown */
	char *piece;                 /* of its text, one line */
	struct search_mark *marks;   /* in PIECE */
	size_t mark_count;
	size_t offset;               /* bytes: where the first of them stands in all of the text */
	int64_t at;
	bool draft;
};

struct found {
	struct found_hit *hits;
	size_t count;
	bool more;
};

void found_put(struct buf *b, const struct found *f);
bool found_get(struct wire_reader *r, struct found *f); /* false: not well-formed; F is empty then */
void found_clear(struct found *f);

#endif

/* The wall's one table: of each kind of thing and each role what is told, and what may be written. Plain data, no file, no socket. */
#ifndef SESSION_WALL_RULES_H
#define SESSION_WALL_RULES_H

#include <stdbool.h>

#include "session/change.h"
#include "session/request.h"
#include "session/wall.h"
#include "session/wire.h"

/* Which rows of a kind are told. A kind that is not in the table is told to nobody but facilitators. */
enum wall_which {
	WALL_NONE,
	WALL_ALL,
	WALL_SCENARIO,   /* that its meetings run */
	WALL_MEETING,    /* of the meetings that concern it */
	WALL_FIELD,      /* of the fields that it may read of that enterprise, or of the group */
	WALL_OWN_FIELD,  /* the same, its own alone */
	WALL_OWN,        /* its own, of the meetings that concern it */
	WALL_ROW,        /* those that were found to be for it: notes, hours, consents */
	WALL_ENTERPRISE, /* its own; of others the columns of `others` */
	WALL_PERSON      /* its own people; of facilitators the columns of `others` */
};

struct wall_told {
	enum wall_which which;
	const char *columns; /* those told, one space between; NULL: all */
	const char *others;  /* see above; NULL: none */
};
const struct wall_told *wall_told(enum reader_role role, enum target_kind kind);

/* What may be set, spliced, taken back: never more than may be read. */
enum wall_writes {
	WRITES_NOTHING,
	WRITES_ASKED,   /* its own answers of fields that it is asked */
	WRITES_CIRCLE,  /* circles of its own fields that it may share */
	WRITES_REVIEW,  /* its word on an answer of its own */
	WRITES_DONE,    /* that it has finished a step */
	WRITES_WORD,    /* a word for the facilitator: its own notes */
	WRITES_ITSELF   /* its own person: what it has read, its language */
};
enum wall_writes wall_writes(enum reader_role role, enum target_kind kind);

bool wall_asks(enum reader_role role, enum request_kind kind);  /* may such a request be made at all? */
bool wall_answers(enum reader_role role, int64_t what);         /* is such an ask (enum wire_ask) answered? */

bool wall_word(const char *words, const char *word); /* is WORD one of them? NULL: all are */

#endif

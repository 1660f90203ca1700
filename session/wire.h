/* What goes over the socket between a face and its keeper: frames, and the one codec of changes, targets and
 * places. A frame is four bytes of length (little-endian, of what follows), one byte of kind, the rest. Knows
 * neither SQLite nor processes. */
#ifndef SESSION_WIRE_H
#define SESSION_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"
#include "session/change.h"

enum wire_kind {
	WIRE_HELLO = 1,   /* face: version, client id, last language ("" none), meeting it shows (0: none yet) */
	WIRE_SNAPSHOT,    /* keeper: see keeper_snapshot.c */
	WIRE_ASK,         /* face: what (enum wire_ask), number, text */
	WIRE_REQUEST,     /* face: see request.h */
	WIRE_CHANGE,      /* keeper: sequence, highest own number applied before it, change */
	/* keeper: number up to which all is committed, UTC ms of the commit, whether it held more than places */
	WIRE_ACKNOWLEDGE,
	WIRE_REFUSE,      /* keeper: number, sentence */
	WIRE_BYE,         /* both: sentence or NULL */
	WIRE_STATE,       /* keeper: what (enum wire_state), number, text */
	WIRE_UNDONE,      /* keeper: redo, action asked for (0: the last), nothing, conflict, target, theirs, mine */
	WIRE_ANONYMOUS,   /* keeper: meeting, question, how many, each value: what anonymous sheets say, in an order that tells nothing */
	WIRE_OVERVIEW,    /* keeper: see overview_wire.c */
	WIRE_ANSWER,      /* keeper: what was asked (enum wire_ask), its number, a sentence why there is none or NULL and the answer: found.h, history.h */
	WIRE_PRESENCE,    /* keeper: who else is connected (presence.h) */
	WIRE_BESIDE,      /* keeper: somebody else wrote in the same place at the same moment (beside.h) */
	WIRE_KIND_COUNT
};

enum wire_ask {
	WIRE_ASK_SEEN,  /* number: the last sequence taken in; no answer */
	/* text: an anonymous field of meeting `number`; answered by WIRE_STATE_HANDED now and whenever it changes */
	WIRE_ASK_HANDED,
	WIRE_ASK_REST, /* of the first snapshot: the screen is painted; no answer but that */
	WIRE_ASK_MEETING, /* number: the meeting to go to; answered by its snapshot, or WIRE_STATE_STAYED */
	WIRE_ASK_OVERVIEW, /* number: the meeting to gather it for; answered by WIRE_OVERVIEW */
	/* Answered once by WIRE_ANSWER; of each kind only the last one asked. number: its own. */
	WIRE_ASK_SEARCH, /* text: what is looked for */
	WIRE_ASK_HISTORY, /* text: history_ask() */
	WIRE_ASK_PAST, /* text: history_ask_past(); (1, change)... 0, how many were altered: a meeting as it was */
	WIRE_ASK_DOSSIER, /* text: ""; dossier.h: all meetings at once */
	WIRE_ASK_COUNT
};

enum wire_state {
	WIRE_STATE_TROUBLE, /* text: a sentence, NULL: over */
	WIRE_STATE_NOTICE,  /* text: said once */
	WIRE_STATE_HANDED,  /* text: field, number: sheets handed in */
	WIRE_STATE_STAYED,  /* text: why there is no going to meeting `number` */
	WIRE_STATE_NUMBERED /* text: a number; the enterprise that joined under `number` has that one */
};

enum { SNAPSHOT_BEGINS = 1, SNAPSHOT_ENDS = 2, SNAPSHOT_SHOWS = 4 /* now a screen can be drawn */ };

#define WIRE_VERSION 4
#define WIRE_FRAME_MAX ((size_t)64 << 20)

/* Writing: begin a frame, put, end. */
size_t wire_begin(struct buf *b, enum wire_kind kind); /* returns a mark for wire_end */
/* false: it was too long, and is taken out again. */
bool wire_end(struct buf *b, size_t mark);
/* The same where MORE bytes follow that are not in B. */
bool wire_end_before(struct buf *b, size_t mark, size_t more);
void wire_put_number(struct buf *b, int64_t n);
void wire_put_text(struct buf *b, const char *text); /* NULL stays apart from "" */
void wire_put_target(struct buf *b, const struct target *t);
void wire_put_place(struct buf *b, const struct place *p);
void wire_put_change(struct buf *b, const struct change *c); /* without `before` */

/* Reading: texts are borrowed from the bytes read. What is not well-formed sets BAD and reads as 0, "" or NULL from
 * then on. */
struct wire_reader {
	const char *at, *end;
	bool bad;
};
int64_t wire_get_number(struct wire_reader *r);
const char *wire_get_text(struct wire_reader *r); /* may be NULL; UTF-8 is not checked */
const char *wire_get_word(struct wire_reader *r); /* a text that may not be NULL: bad and "" */
bool wire_get_target(struct wire_reader *r, struct target *t);
bool wire_get_place(struct wire_reader *r, struct place *p);
bool wire_get_change(struct wire_reader *r, struct change *c);
bool wire_done(const struct wire_reader *r); /* all was read and none of it bad */

enum wire_found { WIRE_MORE, WIRE_FRAME, WIRE_BAD };
/* Is there a whole frame at the start of LEN bytes? WIRE_FRAME: *KIND, *R (its rest) and *SIZE (with its head) are
 * set. */
enum wire_found wire_frame(const char *data, size_t len, enum wire_kind *kind, struct wire_reader *r, size_t *size);

#endif

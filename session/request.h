/* What a face asks of its keeper: one struct for all kinds, its codec, and whether it may be passed on at all.
 * Texts are borrowed from the bytes read, or from the caller when written. */
#ifndef SESSION_REQUEST_H
#define SESSION_REQUEST_H

#include <stdbool.h>
#include <stdint.h>

#include "session/change.h"
#include "session/pieces.h"
#include "session/wire.h"

enum request_kind {
	REQUEST_SPLICE, /* target, edits: one as typed, several when others' came between before it was sent again */
	REQUEST_PLACE,  /* place */
	REQUEST_FOLD,   /* target; or all that this client has open */
	REQUEST_SET,    /* settings */
	REQUEST_UNDO,   /* redo, force, action */
	REQUEST_ANONYMOUS, /* meeting, field, question, type, value */
	REQUEST_HAND_IN,   /* meeting, field */
	REQUEST_MEETING,   /* settings: of a further meeting, whose number the keeper chooses */
	REQUEST_JOIN,      /* settings: of an enterprise that joins, and its number as far as is known; the keeper may choose another */
	REQUEST_KIND_COUNT
};

struct request {
	enum request_kind kind;
	int64_t number; /* 1, 2, ... of its client; sent again after a restart under the same number */
	int64_t seen;   /* the last sequence of the keeper's that was taken in before it was made */
	struct target target;
	struct request_edit { int64_t at, removed; const char *inserted; } *edits;
	size_t edit_count;
	bool all;         /* fold */
	bool redo, force; /* undo */
	int64_t action;   /* undo: that one alone, whoever did it; 0: the last of one's own */
	int64_t meeting;
	const char *field, *question;
	enum value_type type;
	const char *value;
	struct place place;
	struct setting *settings;
	size_t setting_count;
	/* the keeper's, never on the wire: under this number it was asked, under that it is done (keeper_join.c) */
	int64_t joined, joined_as;
	char joined_value[24];
};

void request_put(struct buf *b, const struct request *r);
/* Reads and checks: well-formed, ids that may be ids, texts in UTF-8. SETTINGS and EDITS are allocated:
 * request_clear. false: never pass it on. */
bool request_get(struct wire_reader *reader, struct request *r);
void request_clear(struct request *r);
/* The edits of a splice; pieces_clear it. */
struct pieces request_pieces(const struct request *r);

/* Typed text and places: they wait for each other (the rest is committed at once). Reads only the head of a frame's
 * body. */
bool request_is_typed(const char *body, size_t len);

/* One line of a rescue file: what a target should have become. AUTHOR may be NULL. */
void request_rescue_line(struct buf *b, const char *author, int64_t at, const struct target *t, enum value_type type,
                         const char *value);

#endif

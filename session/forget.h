/* Erasure of one enterprise: what was kept of it leaves the file, a tombstone stays, and the bytes are looked through to prove it. */
#ifndef SESSION_FORGET_H
#define SESSION_FORGET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/memory.h"
#include "session/session.h"

/* A piece of a text that was erased: short enough to stand on one page. */
struct forgotten_piece {
	char *text;     /* owned */
	bool elsewhere; /* also in what others said, or in a scenario: theirs stays */
};

struct forgotten {
	char *name;            /* as it was called; owned */
	struct forgotten_piece *pieces;
	size_t count;
	size_t texts;          /* so many different ones were there */
	int64_t changes;       /* of the history, emptied: who did something, when and where remain, what does not */
	struct buf mentions;   /* where others' and the group's texts name it, one a line: "notes, note k2x9" */
};
void forgotten_clear(struct forgotten *f);

/* In one transaction: its answers, reasons, circles, rows, notes, persons, attendance, hours, consents, drafts, sheets not handed in, individual
 * meetings and their steps, its name and all else of its row but its number and DAY (YYYY-MM-DD), which stays as a tombstone; of the changes about
 * it, and of its texts that were first written at another enterprise and moved, the texts and its persons' names. The words to search by are made
 * again, and the file is written afresh (VACUUM), so that no page keeps what was there. What others wrote of it is only listed. AUTHOR: who
 * does it. Refused while somebody has the file open, and for an enterprise that is forgotten already. The session is to be closed afterwards. */
bool session_forget(struct session *s, int64_t enterprise, const char *author, int64_t now, const char *day, struct forgotten *f, struct error *err);

/* Reads the bytes of the file at PATH, which must be closed. *LEFT: how many of the pieces that nobody else said are in it; 0 is the proof. */
bool forgotten_prove(const struct forgotten *f, const char *path, size_t *left, struct error *err);

/* Files beside PATH (copies, exports, rescue files) whose bytes hold its name or one of its texts: their paths, one a line; "" for none. Caller
 * frees. */
char *forgotten_held(const struct forgotten *f, const char *path);

#endif

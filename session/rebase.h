/* How the text of one target stays the same in a face and in the file while both sides type (two-party operational
 * transformation). The keeper's side is `rebase_text`, the face's is `rebase_mine`; what is already in the file
 * always counts as the earlier. Pure. */
#ifndef SESSION_REBASE_H
#define SESSION_REBASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "session/change.h"
#include "session/pieces.h"
#include "session/splice.h"

/* --- the keeper's side: the text in the file, and what others did to it that the face had not yet seen --- */
struct rebase_unseen {
	int64_t sequence; /* of the message that told the face */
	struct pieces pieces;
};
struct rebase_text {
	char *text; /* never NULL */
	struct rebase_unseen *unseen;
	size_t count;
	char *told; /* the text as the face will have it from what it was told; NULL: it is told everything */
};
#define REBASE_UNTOLD INT64_MAX

/* as it begins, or all of it set by this face: nothing of others is left to see */
void rebase_text_set(struct rebase_text *t, const char *text);
struct rebase_text rebase_text_copy(const struct rebase_text *t);
void rebase_text_clear(struct rebase_text *t);
/* Somebody else made it TEXT. REBASE_UNTOLD: the face is not told now (it reads too slowly; a snapshot follows). */
void rebase_text_foreign(struct rebase_text *t, const char *text, int64_t sequence);
/* This face's edit, made when it had taken in all up to SEEN. *MERGED becomes true when it overlapped. false: it
 * does not fit, or the text would be longer than one may be; T is of no use any more. */
bool rebase_text_edit(struct rebase_text *t, int64_t seen, const struct pieces *edit, bool *merged);
void rebase_text_seen(struct rebase_text *t, int64_t seen);
/* The face was told the whole text, as SEQUENCE. */
void rebase_text_told(struct rebase_text *t, int64_t sequence);

/* --- the face's side: what was asked and may not be in the file yet --- */
struct rebase_op {
	int64_t number;
	bool whole;           /* a value set: type, value (NULL: absent); else an edit */
	struct pieces pieces;
	enum value_type type;
	char *value;
};
struct rebase_mine {
	struct target target; /* owned */
	char *server;         /* the text in the file, as far as known here, with the ops confirmed */
	struct rebase_op *ops;
	size_t count, cap;
};

struct rebase_mine *rebase_mine_new(const struct target *t, const char *server);
void rebase_mine_free(struct rebase_mine *m);
void rebase_mine_splice(struct rebase_mine *m, int64_t number, const struct splice *s);
void rebase_mine_set(struct rebase_mine *m, int64_t number, enum value_type type, const char *value);
/* The ops up to NUMBER are in the file. */
void rebase_mine_confirm(struct rebase_mine *m, int64_t number);
/* The op NUMBER was refused. */
void rebase_mine_forget(struct rebase_mine *m, int64_t number);
/* Somebody else made TEXT of it, after the ops that were confirmed. *LOCAL (pieces_clear it) is what that does to
 * the text shown here. */
void rebase_mine_foreign(struct rebase_mine *m, const char *text, struct pieces *local);
/* The edit NUMBER as it is now, to be sent again; NULL: it is in the file. */
const struct pieces *rebase_mine_again(const struct rebase_mine *m, int64_t number);
/* What is to be shown: caller frees; NULL: absent. */
char *rebase_mine_local(const struct rebase_mine *m, enum value_type *type);

#endif

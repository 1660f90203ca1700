/* The atom: one recorded modification, and what it is about. Plain data; knows neither SQLite nor the socket. */
#ifndef SESSION_CHANGE_H
#define SESSION_CHANGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"

/* No text is longer, in bytes. */
#define CHANGE_TEXT_MAX ((size_t)4 << 20)

/* What a change is about. The keys each kind uses are in target_kinds[]; the others are 0 or "". */
enum target_kind {
	TARGET_SESSION,    /* column: title language parcours (the id of one) lead scribe (a person's id each) until (YYYY-MM-DD, the day up to
	                      which it is kept) */
	TARGET_ENTERPRISE, /* enterprise; column: name kind pole country language registration contact left, reason (why it
	                      left) joined (YYYY-MM-DD; absent: from the start) forgotten (YYYY-MM-DD, when all that was kept of it was erased) */
	TARGET_SCENARIO,   /* row: "id version"; column: text. A scenario copied into the file */
	TARGET_MEETING,    /* meeting; column: kind scenario (the scenario's row) enterprise title date place live since starts ended blank.
	                      live: id of the live step, absent before the first; since: UTC ms when it became live, absent when the clock stands;
	                      starts: HH:MM, planned; ended: UTC ms when it was closed, absent: it was not;
	                      blank: 1, the room's screens show nothing */
	TARGET_STEP,       /* meeting, step; column: status (todo live done shortened skipped homework) seconds (spent, without the running clock)
	                      presenter (an enterprise) groups (sub-groups of enterprises, "1,4 2,5,7 3,6")
	                      planned (minutes as changed on the day; absent: the scenario's) reason (why skipped, shortened, given as homework)
	                      began (UTC ms when it first became live) revealed (UTC ms since when the room's screens show its results) */
	TARGET_ANSWER,     /* meeting, field, enterprise (0: the group), row, column ("" outside tables; a matrix cell: row id, column row id) */
	TARGET_MISSING,    /* the same keys; value: none unknown refused */
	TARGET_CIRCLE,     /* meeting, field, enterprise; value: f e g p gp */
	TARGET_ROW,        /* meeting, field, enterprise, row: a row of a table; value: its position (a number); absent: removed */
	TARGET_NOTE,       /* row (the note's id); column: text enterprise (0: the group) meeting step circle follow (open done; absent: none).
	                      Neither enterprise nor step: not filed yet */
	TARGET_PERSON,     /* row (the person's id); column: name role enterprise function left (YYYY-MM-DD) told (UTC ms: has read who sees what)
	                      language */
	TARGET_ATTENDANCE, /* meeting, enterprise, row (half-day: am pm); column: status (present absent) arrived left reason persons (who came:
	                      ids of persons, one space between) */
	TARGET_HOURS,      /* row; column: enterprise meeting date quarters what */
	TARGET_CONSENT,    /* row; column: enterprise person subject answer until */
	TARGET_TURN,       /* meeting, step, enterprise; column: seconds (what it spoke in a round) */
	TARGET_REVIEW,     /* meeting, field, enterprise, row ("" outside tables); column: status (accepted amended contested) text (its own wording, or
	                      why it contests) of (revision of the answer it is about). The enterprise's word on an answer, which itself stays */
	TARGET_DONE,       /* meeting, step, enterprise; column: at (UTC ms: it says that it has finished what it answers by itself) */
	TARGET_STORED_COUNT, /* what comes after is never in a file, an export or a request: the keeper works it out and tells its face */
	/* meeting, field, enterprise; column: when (0 1), check (0 1), compute (the value), hours (counted in other meetings),
	   and to the room's screen of answers that it may not read (tally.h) asked answered told (how many) */
	TARGET_DERIVED = TARGET_STORED_COUNT,
	TARGET_KIND_COUNT
};

enum {
	KEY_MEETING = 1, KEY_STEP = 2, KEY_FIELD = 4, KEY_ENTERPRISE = 8, KEY_ROW = 16, KEY_COLUMN = 32
};

struct target_row {
	const char *name; /* "answer": in the file, the export and the wire */
	unsigned keys;    /* KEY_...: which keys tell two targets of this kind apart */
	const char *columns; /* space-separated names allowed as `column` where it names an attribute; NULL: any */
};
extern const struct target_row target_kinds[TARGET_KIND_COUNT];
bool target_kind_parse(const char *name, enum target_kind *kind); /* of those that are stored */

/* The texts are borrowed and never NULL ("" is none). Ids only: [A-Za-z0-9_-]{1,64} (a scenario's row: "id version"). */
struct target {
	enum target_kind kind;
	int64_t meeting;
	int64_t enterprise;
	const char *step, *field, *row, *column;
};

/* Same kind and same keys (for an answer the step is information, not a key). */
bool target_same(const struct target *a, const struct target *b);
/* A key for a map, e.g. "answer|1||stakeholders|3|k2x9|name"; caller frees. */
char *target_key(const struct target *t);
/* The same into OUT of SIZE bytes, cut where it doesn't fit; returns the length it has, as snprintf does. */
size_t target_key_write(const struct target *t, char *out, size_t size);
/* Copies with owned texts; target_clear frees them. */
struct target target_copy(const struct target *t);
void target_clear(struct target *t);

/* How the text of a value is meant. An absent value is a NULL text, whatever the type. */
enum value_type {
	VALUE_TEXT,   /* free text, NFC */
	VALUE_NUMBER, /* as JSON writes it */
	VALUE_ID,     /* an option, a row, a word of the file's own */
	VALUE_IDS,    /* ids with one space between, in order; "" is an empty list */
	VALUE_TYPE_COUNT
};
extern const char *const value_type_names[VALUE_TYPE_COUNT]; /* text number id ids */

struct change {
	int64_t revision; /* order in the file; drafts take numbers from the same counter */
	int64_t action;   /* revision of the first change of the same action: what one undo takes back */
	int64_t at;       /* UTC ms */
	const char *author; /* a person's id */
	struct target target;
	enum value_type type;
	const char *before, *after; /* NULL: absent */
	bool merged;      /* made of two texts written at once; another value: its writer had not yet seen the one that it replaced */
	bool draft;       /* not (yet) a change: the text of a draft, for the wire */
};
struct change change_copy(const struct change *c); /* owned texts */
void change_clear(struct change *c);

/* What a face asks to be set; one request holds one or more, undone together. */
struct setting {
	struct target target;
	enum value_type type;
	const char *value; /* NULL: absent */
};

/* Where a person stands: one row per person, updated in place. Texts borrowed, never NULL. */
struct place {
	const char *view; /* "room" ... */
	int64_t meeting, enterprise;
	const char *step, *field, *row, *column;
	int64_t offset;   /* bytes into the text */
};
struct place place_copy(const struct place *p);
void place_clear(struct place *p);

/* A new id for a row or a note: 10 random characters of [a-z2-7]. OUT holds 11 bytes. */
const char *id_new(char *out);

/* Is this a word that may be an id of ours ([A-Za-z0-9_-]{1,64})? */
bool id_valid(const char *id);

#endif

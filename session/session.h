/* The session file: one SQLite file, everything about one group. Opening trusts nothing.
 * All calls from one thread. Nothing here knows the socket or the terminal. */
#ifndef SESSION_SESSION_H
#define SESSION_SESSION_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/error.h"
#include "base/i18n.h"
#include "session/change.h"
#include "session/splice.h"

struct session; /* an open file */

enum session_mode {
	SESSION_WRITE, /* the keeper's: falls back to SESSION_READ where writing is forbidden, see session_read_only() */
	SESSION_READ   /* batch commands: read-write with query_only (so that a hot journal is rolled back) */
};

/* Opens an existing session file. false: a sentence says what the file is instead (not a session file, cut short, from a newer filrouge, altered schema,
 * a directory, not readable), and not a byte of it has changed. Announced rescue files: session_rescue(). */
struct session *session_open(const char *path, enum session_mode mode, struct error *err);
/* Sets what writing needs (how far a commit is on the disk, that nothing removed is left). A file opened for writing waits with it
 * until the first transaction, or until somebody has time: a screen waits for the opening. */
bool session_settle(struct session *s, struct error *err);
void session_close(struct session *s); /* NULL is fine */
/* Opening for writing brings a file of an older format up to date, after a copy: the sentence about it, NULL where nothing was done. */
const char *session_migrated(const struct session *s);
bool session_read_only(const struct session *s);
const char *session_path(const struct session *s); /* absolute */

/* One enterprise of a CSV. */
struct enterprise_row {
	char *name, *kind, *pole, *country, *language, *registration, *contact; /* owned, never NULL */
};
struct enterprise_list {
	struct enterprise_row *rows;
	size_t count;
};
/* Reads a CSV of enterprises (RFC 4180 through libcsv; comma or semicolon, UTF-8, BOM or not, header in any order and any of the three languages' words for it, only name required).
 * Every fault names file, line and, where known, the fix. Names must differ. */
bool enterprises_read(const char *path, struct enterprise_list *list, struct error *err);
void enterprises_clear(struct enterprise_list *list);

struct meeting_new;

struct session_new {
	const char *title;    /* NULL: none; screens show that of the meeting */
	enum lang language;
	const char *date, *place, *starts; /* NULL: none. date: YYYY-MM-DD, starts: HH:MM */
	const char *scenario_text; size_t scenario_len; /* already checked */
	const char *scenario_id; int scenario_version; const char *scenario_title;
	bool individual;      /* the meeting is one enterprise's, where there is only one */
	const struct enterprise_list *enterprises;
	const struct meeting_new *further; /* the meetings after the first, in order; each one's author and time are the session's */
	size_t further_count;
	const char *parcours; /* the id of the one that they follow; NULL: none */
	const char *author;
};
/* Makes PATH whole or not at all (written beside it under another name, synced, linked in place); an existing file is never overwritten. */
bool session_create(const char *path, const struct session_new *n, struct error *err);

/* A further meeting of the same group. */
struct meeting_new {
	const char *scenario_text; size_t scenario_len; /* already checked */
	const char *scenario_id; int scenario_version;
	const char *kind;         /* "collective", or "individual" */
	int64_t enterprise;       /* of an individual one, else 0 */
	const char *title, *date, *place, *starts; /* NULL: none */
	const char *author;
	int64_t at;               /* UTC ms */
};
/* Adds it, inside a transaction; what it carries of earlier meetings is copied in as one action of AUTHOR, that AUTHOR can undo. The file keeps
 * one text of each scenario and version: another one under the same number is refused. */
bool session_meeting_add(struct session *s, const struct meeting_new *n, int64_t *meeting, struct error *err);
/* Could it be added: its kind and enterprise? */
bool meeting_valid(struct session *s, const struct meeting_new *n, struct error *err);
/* Copies what MEETING carries (`carry` copy, update) into the fields that nobody has ever touched in it, inside a transaction: rows keep their ids.
 * Each change goes to SINK (may be NULL). */
bool session_carry(struct session *s, int64_t meeting, const char *author, int64_t at, bool (*sink)(void *context, const struct change *c, struct error *err),
                   void *context, struct error *err);

/* Transactions: IMMEDIATE, short. begin fails when another holds the file (busy) or the disk is in trouble;
 * *BUSY (may be NULL) says it was only a lock. commit returns false when nothing was saved (rolled back): never a half. */
bool session_begin(struct session *s, bool *busy, struct error *err);
bool session_commit(struct session *s, bool *busy, struct error *err);
void session_rollback(struct session *s);
/* A read transaction: what is read until its end is of one moment, and nobody else can commit meanwhile. */
bool session_read_begin(struct session *s, struct error *err);
void session_read_end(struct session *s);
/* Inside a transaction of writing: back to where the mark was made. */
bool session_mark(struct session *s, struct error *err);
bool session_mark_back(struct session *s, struct error *err);
/* Did something fail since begin for what the file holds or would have held, rather than for the disk or a lock? Then trying the same
 * again is no use. */
bool session_hopeless(const struct session *s);

/* Whoever is not known yet and writes with S is of that enterprise, rather than a facilitator. 0: a facilitator. */
void session_speaks_for(struct session *s, int64_t enterprise);

/* The one function that writes: history and current state together, inside a transaction.
 * Takes target, type, after, merged, author, at; fills revision, action (when 0: its own revision) and before (kept alive until the next call on S).
 * A change to what already is so (same value, same type) is not recorded: returns true with revision 0.
 * A change that isn't an undo makes everything that AUTHOR had undone unredoable. */
bool change_append(struct session *s, struct change *c, struct error *err);

/* The current value (a draft does not count); *VALUE owned by the caller, NULL: absent. */
bool session_value(struct session *s, const struct target *t, char **value, struct error *err);
/* Is there one? An altered row is something: writing to it makes it good again from the history. */
bool session_has(struct session *s, const struct target *t, bool *has, struct error *err);

/* The highest revision in the file; data_version: has another connection committed since the last call? */
bool session_revision(struct session *s, int64_t *revision, struct error *err);
bool session_changed_elsewhere(struct session *s);

typedef bool change_sink(void *context, const struct change *c, struct error *err);

/* A screen that waits: session, meeting and scenario come first, then STEP is asked what it shows (NULL: nothing in
 * particular), then that comes, then GIVEN is called, then the rest comes. */
struct snapshot_first {
	const char *(*step)(void *context);
	void (*given)(void *context);
	/* Not NULL: the sink may pass the scenario on before its hash is looked at, as that takes a while; when it is wrong this is set,
	 * before STEP is asked, and nothing of what was given may be used. */
	bool *doubt;
};

/* The current state of what belongs to MEETING (0: the one a newcomer should stand in: the last that has begun and is not over, else the first that was not held, else the last), as changes from nothing:
 * session, its scenario, the meeting, enterprises, steps, circles, attendance, rows, answers, missing, notes, persons; drafts last (draft=true), of each part when
 * FIRST (may be NULL) wants two. Hashes are verified: an altered row is not passed
 * on but counted, and *TROUBLE (caller frees, NULL: none) becomes one sentence that says so. */
bool session_snapshot(struct session *s, int64_t meeting, const struct snapshot_first *first, change_sink *sink, void *context, char **trouble, struct error *err);
/* Changes and drafts with revision > SINCE, in order of revision. */
bool session_since(struct session *s, int64_t since, change_sink *sink, void *context, struct error *err);
/* The meeting that session_snapshot(0) takes; 0: there is none. */
bool session_current_meeting(struct session *s, int64_t *meeting, struct error *err);
/* The one for PERSON: where that person stood, else the same. */
bool session_meeting_for(struct session *s, const char *person, int64_t *meeting, struct error *err);
/* The ids of all meetings, in order; caller frees. */
bool session_meeting_ids(struct session *s, int64_t **ids, size_t *count, struct error *err);
bool session_meeting_there(struct session *s, int64_t meeting, bool *there, struct error *err);

/* --- drafts (session/draft.c): text being typed, one per target, owned by one client --- */
struct draft {
	struct target target;
	char *client, *author, *text; /* owned */
	int64_t revision, touched;    /* touched: UTC ms of the last key */
};
void draft_clear(struct draft *d);
/* *FOUND says whether there is one. */
bool draft_get(struct session *s, const struct target *t, struct draft *d, bool *found, struct error *err);
/* Makes or updates the draft of T (belongs to CLIENT); *REVISION becomes its number. */
bool draft_put(struct session *s, const struct target *t, const char *client, const char *author, const char *text, int64_t now, bool merged,
               int64_t *revision, struct error *err);
/* Folds it into one change under its author (at: when it was last touched) and deletes it. *C (may be NULL) gets revision..., texts alive until the next call. No draft: true. */
bool draft_fold(struct session *s, const struct target *t, struct change *c, struct error *err);
/* Folds all drafts of CLIENT (NULL: of anybody) untouched since UNTIL (UTC ms). Each goes to SINK (may be NULL). */
bool draft_fold_all(struct session *s, const char *client, int64_t until, change_sink *sink, void *context, struct error *err);

/* --- undo (session/undo.c) --- */
struct undo_result {
	bool nothing;    /* there is nothing to undo (redo) */
	bool conflict;   /* somebody changed that value since; nothing was done */
	bool altered;    /* what is to be taken back was altered in the file: false is returned, nothing was done, and asking again is no use */
	char *theirs, *mine; /* the value now, and the value undo would bring; owned; NULL: absent */
	struct target target; /* of the first change of the action; owned */
	int64_t action;
};
void undo_result_clear(struct undo_result *r);
/* Appends the inverse of AUTHOR's last action not undone (REDO: of the last undo). FORCE: also over somebody else's change. Each change made goes to SINK. */
bool session_undo(struct session *s, const char *author, bool redo, bool force, int64_t now, change_sink *sink, void *context,
                  struct undo_result *r, struct error *err);

/* The same for one action of anybody, whatever came after it elsewhere: as a new action of AUTHOR, who can undo it. */
bool session_take_back(struct session *s, const char *author, int64_t action, bool force, int64_t now, change_sink *sink, void *context,
                       struct undo_result *r, struct error *err);

/* --- places, clients, anonymous sheets --- */
bool place_put(struct session *s, const char *person, const struct place *p, struct error *err);
/* Where it stands now; where it last stood in MEETING. Owned: place_clear. */
bool place_get(struct session *s, const char *person, struct place *p, bool *found, struct error *err);
bool place_get_in(struct session *s, const char *person, int64_t meeting, struct place *p, bool *found, struct error *err);
/* The highest request number of CLIENT that was applied (0: none); put in the same transaction as what it did. */
bool client_number_get(struct session *s, const char *client, int64_t *number, struct error *err);
bool client_number_put(struct session *s, const char *client, int64_t number, int64_t now, struct error *err);

/* A sheet is its person's own draft (one value per question) until handed in; then only (random key, meeting, question, type, value). */
bool anonymous_put(struct session *s, const char *person, int64_t meeting, const char *field, const char *question, enum value_type type, const char *value,
                   struct error *err);
/* The person's own sheet, question by question, as changes of kind ANSWER with draft=true (field, column=question). */
bool anonymous_sheet(struct session *s, const char *person, int64_t meeting, change_sink *sink, void *context, struct error *err);
/* ONCE: it is kept that this person has; handing in again is refused by whoever asks anonymous_handed(). */
bool anonymous_hand_in(struct session *s, const char *person, int64_t meeting, const char *field, bool once, struct error *err);
bool anonymous_handed(struct session *s, const char *person, int64_t meeting, const char *field, bool *handed, struct error *err);
/* How many sheets of FIELD were handed in: the markers kept per sheet. */
bool anonymous_count(struct session *s, int64_t meeting, const char *field, int64_t *count, struct error *err);
/* What the sheets of FIELD say to QUESTION, as far as it may be told, in the order of the values: none till FROM answers are there, then only in
 * batches of two sheets, which are the same whoever asks and whenever. Caller frees the list and each, also after a failure. */
bool anonymous_values(struct session *s, int64_t meeting, const char *field, const char *question, int64_t from, char ***values, size_t *count,
                      struct error *err);

/* --- export and import (session/export.c, import.c) --- */
/* Writes the whole session (ENTERPRISE 0) or what one enterprise may read, as one JSON object. Read-only. */
bool session_export(struct session *s, int64_t enterprise, FILE *out, struct error *err);
/* An enterprise by id or exact name; 0 with a sentence that names what there is. */
int64_t session_find_enterprise(struct session *s, const char *name, struct error *err);
/* Does PERSON speak for ENTERPRISE, today? Not who speaks for another, or has left; nobody for one that was erased (session/keeper_wall.c). */
bool session_lets_in(struct session *file, int64_t enterprise, const char *person, struct error *err);
bool session_import(const char *json_path, const char *path, struct error *err);

/* --- rescue (session/rescue.c): what could not be written into the file --- */
/* Writes lines of JSON (0600) beside PATH, else in $XDG_STATE_HOME/filrouge, else in /var/tmp; *WHERE (caller frees) says where. */
bool rescue_write(const char *path, const char *json, size_t len, char **where, struct error *err);
/* The person's folder for them; caller frees; NULL: none is known. */
char *rescue_state_folder(void);
/* A sentence about rescue files of PATH found in the three places; NULL: none. Caller frees. */
char *rescue_found(const char *path);

#endif

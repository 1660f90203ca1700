/* The face's end of the socket: a model that follows, and requests that are never lost.
 * What is asked is applied to the model at once and sent at once; the acknowledgement follows COMMIT. When the keeper dies,
 * another is started and what was not acknowledged is sent again. */
#ifndef SESSION_CLIENT_H
#define SESSION_CLIENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "session/change.h"
#include "session/model.h"
#include "session/wall.h"
#include "session/wire.h"

struct client;

/* Forks the keeper of PATH (before terminal and SQLite are touched by this process). PERSON is the author.
 * The keeper's pid: client_keeper(). Never fails for the file's sake: that comes as a sentence from client_wait(). */
struct client *client_start(const char *path, const char *person, struct error *err);

/* The same once this process has touched the terminal: the keeper begins as a program of its own. */
struct client *client_start_later(const char *path, const char *person, struct error *err);

/* For a face of ROLE (wall.h): a keeper that is a fork, and never started again when it dies. ENTERPRISE: an id or an exact name, looked for by
 * the keeper, which says so in the sentence of client_wait() when there is none; "" for other roles. */
struct client *client_start_as(const char *path, const char *person, enum reader_role role, const char *enterprise, struct error *err);
/* Whose face this is: 0 before the first snapshot, and where it is not an enterprise's. */
int64_t client_enterprise(const struct client *c);

/* Waits for the first snapshot. false: the keeper's sentence (not a session file...). */
bool client_wait(struct client *c, struct error *err);
/* Waits until the model holds what this person's place shows; the rest comes with client_pump(). False likewise. */
bool client_wait_screen(struct client *c, struct error *err);
/* The first frame is painted: now the rest is wanted. */
void client_painted(struct client *c);
/* Did the keeper give up before all had come? Then what is shown is a part that nobody goes on with, and ERR says why. For another role than a
 * facilitator's also when it ended later: there is none after it. */
bool client_gave_up(const struct client *c, struct error *err);
/* Has all of it come (or the keeper gone), of the meeting that was last gone to? Before that nothing should be asked. */
bool client_whole(const struct client *c);

int client_fd(const struct client *c);        /* to poll; changes after a restart: ask each time */
short client_events(const struct client *c);  /* POLLIN, and POLLOUT while something waits to be sent */
int client_timeout(const struct client *c);   /* ms until client_pump must be called anyway; -1: never */
/* Reads and writes what can be without waiting. Returns true when the model or the state changed (draw again). */
bool client_pump(struct client *c);

const struct model *client_model(const struct client *c);
const struct place *client_place_at_start(const struct client *c); /* where this person stood; view "" when nowhere */

/* What is asked in between leaves in one piece, at the latest with the next pump: before what it did is seen. */
void client_gather(struct client *c);
void client_hand_over(struct client *c);

/* Requests. They cannot fail here; a refusal comes later as a notice. Texts are copied. */
void client_splice(struct client *c, const struct target *t, size_t at, size_t removed, const char *inserted, size_t len);
void client_set(struct client *c, const struct setting *settings, size_t count); /* one action */
/* The same of an enterprise that joins, the first target's, with the next number that is known of: where somebody else was there first it gets
 * another, and client_numbered() says so. */
void client_join(struct client *c, const struct setting *settings, size_t count);
/* The enterprise that joined as *FROM has the number *TO; said once. false: nothing new. */
bool client_numbered(struct client *c, int64_t *from, int64_t *to);
void client_fold(struct client *c, const struct target *t);  /* the field was left; NULL: all that is being typed */
void client_place(struct client *c, const struct place *p);
void client_undo(struct client *c, bool redo, bool force);
/* Takes that action alone back, whoever did it, as a new one. */
void client_take_back(struct client *c, int64_t action, bool force);
void client_hand_in(struct client *c, const char *field);    /* an anonymous sheet */
void client_anonymous(struct client *c, const char *field, const char *question, enum value_type type, const char *value);
/* This person's own sheet, not handed in. NULL: not answered. */
const char *client_sheet(const struct client *c, const char *field, const char *question);
int64_t client_handed_in(const struct client *c, const char *field);
/* What the sheets of the current meeting say to a question, as far as it may be shown (from five up), in an order that tells nothing.
 * *COUNT 0: nothing. Until the next client_pump. */
const char *const *client_anonymous_said(const struct client *c, const char *question, size_t *count);

/* Who asks: the id of a person. */
const char *client_person(const struct client *c);

struct present; /* presence.h */
/* Who else is connected, of whatever role, but for this screen; only facilitators are told. Until the next client_pump. */
const struct present *client_present(const struct client *c, size_t *count);

struct beside; /* beside.h */
/* Somebody else wrote in the same place at the same moment: kept, one a place, until client_beside_seen(). NULL: nothing, or not there. */
const struct beside *client_beside(const struct client *c, const struct target *t);
const struct beside *client_beside_at(const struct client *c, size_t i); /* the I-th, the one that came last behind; NULL: there are no more */
const struct beside *client_beside_new(struct client *c); /* the last one, once */
void client_beside_seen(struct client *c, const struct target *t);
/* Another number when client_present() or client_beside() may say something else. */
uint64_t client_news(const struct client *c);

struct overview; /* overview.h */

/* To another meeting of the file: once all that was asked is acknowledged its snapshot is, and the model is another.
 * Till then client_whole() is false, and nothing may be asked. */
void client_meeting(struct client *c, int64_t meeting);
int64_t client_going(const struct client *c); /* 0: nowhere */
/* A further meeting: the text of its scenario and the attributes of a meeting, under the number 0; the keeper gives it one. */
void client_meeting_new(struct client *c, const struct setting *settings, size_t count);
/* All meetings, seen from the one shown: asked of the keeper; client_pump() brings it. */
void client_overview_ask(struct client *c);
const struct overview *client_overview(const struct client *c); /* the last that came; NULL: none yet */

/* Asks the keeper for what is no request: WIRE_ASK_SEARCH and those after it. Of each kind the last one asked is answered, once, also by a keeper
 * that was started meanwhile; what was asked before it is given up. Returns its number, above 0. */
int64_t client_wants(struct client *c, enum wire_ask what, const char *text);
/* Called by client_pump with each answer, at what follows the sentence; REFUSED: that sentence, NULL: there is an answer. false: it is not
 * well-formed. */
typedef bool client_answer(void *context, enum wire_ask what, int64_t number, const char *refused, struct wire_reader *r);
void client_on_answer(struct client *c, client_answer *answer, void *context);

/* What to tell the person. */
struct client_state {
	int64_t saved_at;     /* UTC ms of the last COMMIT that held something of ours; 0: none yet */
	size_t unsaved;       /* requests not acknowledged */
	bool read_only;       /* the file can only be consulted */
	const char *trouble;  /* a sentence while writing fails (locked, disk full), or an altered row; NULL: all is well */
	const char *notice;   /* the last thing said once (refused, rescued, restarted); NULL: none. client_notice_seen() drops it */
};
struct client_state client_state(const struct client *c);
void client_notice_seen(struct client *c);

/* The last undo or redo that came back: valid until client_undone_seen(). */
struct client_undone {
	bool redo, nothing, conflict;
	int64_t action; /* the one that was asked for; 0: the last */
	struct target target;
	const char *theirs, *mine;
};
const struct client_undone *client_undone(const struct client *c); /* NULL: nothing new */
void client_undone_seen(struct client *c);

/* A text that changed by somebody else while it is edited here: where a position now stands. Called by client_pump for each such splice. */
void client_on_splice(struct client *c, void (*moved)(void *context, const struct target *t, size_t at, size_t removed, size_t inserted), void *context);

int client_keeper(const struct client *c); /* pid of the keeper, for tests and doctor */

/* Folds what is being typed, waits until all is acknowledged (2 s at most), says bye, frees. *UNSAVED: how many requests
 * had no acknowledgement; then a sentence says what becomes of them (caller frees; NULL: nothing was typed). UNSAVED may
 * be NULL, and the result then is. What the keeper was not sent goes into a rescue file. */
char *client_close(struct client *c, size_t *unsaved);

#endif

/* What the files of the keeper share. Internal to the keeper (and its tests). */
#ifndef SESSION_KEEPER_STATE_H
#define SESSION_KEEPER_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/map.h"
#include "base/memory.h"
#include "session/keeper_queue.h"
#include "session/model.h"
#include "session/rebase.h"
#include "session/request.h"
#include "session/search.h"
#include "session/session.h"
#include "session/wall.h"
#include "session/wire.h"

/* All in milliseconds; tests shorten them. */
struct keeper_times {
	int commit;    /* typed text waits at most so long */
	int fold;      /* a draft untouched for so long becomes a change */
	/* how often the file is asked whether somebody else committed: for `near_for` after opening or a foreign
	 * revision, and else */
	int near, far;
	int near_for;
	int again;     /* after inotify spoke */
	int presence;  /* after opening: then the others are told that somebody is here */
	int busy;      /* a lock is no news before so long */
	int retry;     /* the longest pause between two tries */
	int open;      /* how long opening waits for a lock */
	int rescue;    /* how long it tries once the face is gone */
	int stop;      /* the same after a TERM */
	size_t behind; /* bytes: a face that has more than this to read gets a snapshot later instead of changes */
};
extern const struct keeper_times keeper_times_normal;

/* One target whose text was typed or changed since the snapshot. */
struct kept {
	struct target target; /* owned */
	struct rebase_text text;
	enum value_type type;
	bool known;     /* in the stage already */
	bool mine;      /* in the file the draft is this client's, or there is none: no need to look */
	bool open;      /* this client's draft is open */
	bool merged;    /* since it was opened */
	bool beside;    /* the face was told that somebody else wrote here at the same moment */
	int64_t key;    /* monotonic: its last key */
	int64_t key_utc;
	int64_t number; /* of the last request for it, for the order of a rescue */
};

/* What a transaction would change in memory: kept aside until COMMIT, put back after a rollback. */
struct stage {
	struct buf out; /* messages */
	struct { struct kept *kept; struct kept before; } *saved;
	size_t saved_count;
	int64_t sequence, known, applied;
	bool content; /* holds more than places */
	bool foreign; /* somebody else's changes were read */
};

struct pending {
	struct request request; /* borrows from message */
	struct keeper_message *message;
	char *hopeless; /* why it can never be done; NULL: it may be */
};

struct keeper {
	const struct keeper_times *times;
	const char *path, *person;
	struct reader reader; /* whose face this is */
	char *client;       /* its id; NULL before hello */
	struct session *session; /* what is told is read with it */
	struct session *writer;  /* what is written, and what was written is read with it; the same one but behind the wall */
	struct wall *wall;       /* wall_reads.h; NULL: a facilitator's */
	struct keeper_queue queue;
	int fd, signals, watch;

	struct buf out;     /* to the face */
	bool behind;        /* changes are not sent now: a snapshot when `out` is empty */
	bool deaf;          /* the face does not read any more */

	struct pending *pending;
	size_t pending_count, pending_cap;
	int64_t applied;    /* the highest own number in the file */
	int64_t sequence;   /* of the last change or snapshot told */
	int64_t seen;       /* a sequence that the face says it has taken in; 0: nothing new */
	int64_t known;      /* the last revision read */
	bool stale;         /* somebody else committed since */
	bool read_only;
	int64_t meeting;    /* the one that the face shows; 0: not chosen yet */
	int64_t wanted;      /* the one it wants to go to; 0: none */
	int64_t overview_of; /* the one it wants the overview for; 0: none */
	int64_t wanted_at;   /* when either is tried (again); monotonic */
	struct buf snapshot; /* the bytes of the first one, until `kept` is made of it */
	struct map *kept;    /* NULL until needed */
	struct kept **open;  /* targets with an open draft of this client */
	size_t open_count;
	struct kept *typing; /* its draft is not yet put */
	struct stage *stage; /* NULL: outside */
	struct keeper_room *room; /* of the room's screen: what it is told counted; NULL: it is somebody else's */
	struct keeper_derived *derived; /* NULL: the scenario asks for nothing of it */
	struct scenario *scenario; /* of the meeting `scenario_of`, once it was needed; NULL: it has none that can be read */
	int64_t scenario_of;       /* 0: none yet */

	struct keeper_besides *besides; /* what others wrote that the face may not have seen; NULL: nothing */
	struct renumbered *renumbered; /* enterprises whose number the face does not know yet: keeper_join.c */
	size_t renumbered_count;
	struct keeper_presence *presence; /* who is connected; NULL: not yet, or this is nobody */
	struct handed *handed; /* the anonymous sheets asked for */
	size_t handed_count;
	int64_t handed_of; /* the meeting that is looked at: only of its sheets anything is told */

	struct keeper_asked { int64_t number; char *text; } *asks; /* by kind, from WIRE_ASK_SEARCH on; NULL: nothing was asked yet */
	int64_t only;        /* the enterprise whose face this is; 0: not an enterprise's */
	bool search_used;    /* so the table of words is looked through once, */
	struct search_check search_check; /* as far as it was, */
	bool search_again;   /* and made again, */
	bool search_scans;   /* or where it cannot be, done without */

	char *trouble;       /* the sentence told; NULL: none */
	int64_t failing;     /* monotonic: since when; 0: it works */
	int64_t retry_at;    /* monotonic */
	int pause;
	int64_t poll_at, again_at, near_until;
	int64_t foreign_fold_at, foreign_seen; /* monotonic; 0: no draft of somebody else is known */
	int64_t end_by;      /* monotonic; 0: the face is there */
	bool ended;         /* the face is gone, or was told to go */
	/* the face's texts and ours differ: end, so that it starts another keeper with a new snapshot */
	bool lost;
	bool done;
	int status;
};

/* keeper.c: the whole life of a keeper, without what only a process of its own needs. SIGNALS: a signalfd or -1.
 * Returns the exit status. */
int keeper_serve(int fd, int bell, int signals, const char *path, const char *person, struct reader reader, const struct keeper_times *times);
void keeper_take(struct keeper *k); /* everything that waits goes where it belongs */

/* keeper_open.c */
void keeper_take_hello(struct keeper *k, struct wire_reader *r);
bool keeper_open(struct keeper *k, struct error *err); /* needs no reading thread yet */
void keeper_open_rest(struct keeper *k); /* after the screen has what it needs */

/* keeper_process.c */
_Noreturn void keeper_process(int fd, int bell, const char *path, const char *person, struct reader reader, const struct keeper_times *times);

/* keeper_send.c: messages to the face. Inside a stage they wait for COMMIT. */
struct buf *keeper_out(struct keeper *k);
void keeper_flush(struct keeper *k);
/* What waits, then LEN bytes that end a message of it: what the socket takes of them is not copied. */
void keeper_flush_with(struct keeper *k, const char *more, size_t len);
void keeper_say_change(struct keeper *k, const struct change *c, int64_t own);
/* The same of what was made to be told: nobody looks whether it may be. */
void keeper_say_told(struct keeper *k, const struct change *c, int64_t own);
void keeper_say_acknowledge(struct keeper *k, int64_t at, bool content);
void keeper_say_refuse(struct keeper *k, int64_t number, const char *sentence);
void keeper_say_state(struct keeper *k, enum wire_state what, int64_t number, const char *text);
void keeper_say_bye(struct keeper *k, const char *sentence);
void keeper_say_undone(struct keeper *k, const struct request *asked, const struct undo_result *r);

/* keeper_handed.c: the anonymous sheets that the face asked about */
void keeper_take_handed(struct keeper *k, int64_t meeting, const char *field);
bool keeper_say_handed(struct keeper *k, struct error *err); /* of those that changed how many, and what they say where that may be shown */
void keeper_handed_free(struct keeper *k);
void keeper_trouble(struct keeper *k, const char *sentence); /* NULL: over */

/* keeper_ask.c: what is asked and no request */
void keeper_ask_take(struct keeper *k, int64_t what, int64_t number, const char *text);
void keeper_ask_answer(struct keeper *k); /* outside a stage */
void keeper_ask_free(struct keeper *k);

/* keeper_history.c */
bool keeper_answer_history(struct keeper *k, const char *text, struct buf *out, struct error *err);
/* keeper_past.c */
bool keeper_answer_past(struct keeper *k, const char *text, struct buf *out, struct error *err);
bool keeper_answer_dossier(struct keeper *k, const char *text, struct buf *out, struct error *err);
/* keeper_search.c. An answer: a NULL text, then what there is; false: with a sentence, and what was put is taken out again */
bool keeper_answer_search(struct keeper *k, const char *text, struct buf *out, struct error *err);
void keeper_search_rest(struct keeper *k); /* a bit of what is left to do after one */
bool keeper_search_busy(const struct keeper *k);
void keeper_say_search_mended(struct keeper *k);

/* keeper_snapshot.c */
bool keeper_snapshot(struct keeper *k, struct error *err);

/* keeper_meeting.c: the other meetings of the file */
void keeper_meetings(struct keeper *k); /* goes where the face wants to, tells it of all; nothing may be pending */
/* A further meeting, as its settings say; *REFUSED when it cannot be, with the sentence. */
bool keeper_meeting_add(struct keeper *k, const struct pending *p, bool *refused, struct error *err);

/* keeper_derive.c: earlier answers, expressions, hours: what a scenario asks to be worked out */
void keeper_derive_begin(struct keeper *k, const struct buf *snapshot); /* its changes, so far; a screen is shown before */
/* what comes after it, to SINK */
bool keeper_derive_end(struct keeper *k, change_sink *sink, void *context, struct error *err);
/* What M, a meeting as it was at revision AT, needs of the others as they were then, and what is worked out of it: applied to M and given to SINK. */
bool keeper_derive_past(struct keeper *k, struct model *m, int64_t at, change_sink *sink, void *context, struct error *err);
void keeper_derive_typed(struct keeper *k, const struct target *t); /* a draft of it was written or left */
void keeper_derive(struct keeper *k); /* tells what moved since it was last asked; outside a stage */
void keeper_derive_free(struct keeper *k);

/* keeper_room.c: what the room's screen is told of answers that it may not read. Nothing for anybody else. */
bool keeper_room_begin(struct keeper *k, change_sink *sink, void *context, struct error *err); /* in a snapshot */
void keeper_room(struct keeper *k); /* tells what moved since; outside a stage */
void keeper_room_free(struct keeper *k);

/* keeper_scenario.c: what only the scenario tells */
const struct scenario *keeper_scenario(struct keeper *k, int64_t meeting); /* NULL: it cannot be read */
void keeper_scenario_forget(struct keeper *k);
void keeper_scenario_moved(struct keeper *k, const struct change *c); /* forgets it where C is about it */
bool keeper_fits(struct keeper *k, const struct setting *s, struct error *err);
/* after S was set: the actions that it asks for */
/* keeper_meeting.c: taking one out that was only planned. */
bool keeper_meeting_removable(struct keeper *k, int64_t meeting, struct error *err);
bool keeper_meeting_remove(struct keeper *k, const struct pending *p, int64_t meeting, int64_t *action, struct error *err);
bool keeper_plan(struct keeper *k, const struct pending *p, const struct setting *s, int64_t *action, struct error *err);
bool keeper_carry(struct keeper *k, const struct pending *p, struct error *err); /* before a meeting begins */

/* keeper_kept.c: texts as the face knows them, and the stage */
/* made when it is not there yet; saved in the stage */
struct kept *keeper_kept(struct keeper *k, const struct target *t);
struct kept *keeper_kept_find(struct keeper *k, const struct target *t); /* the same, NULL when it is not there yet */
void keeper_kept_free(struct keeper *k);
void keeper_kept_more(struct keeper *k, struct buf *snapshot); /* takes what a further one brings; clears it */
void keeper_kept_seen(struct keeper *k, int64_t seen);
void keeper_kept_told(struct keeper *k, int64_t sequence);
void keeper_stage_begin(struct keeper *k, struct stage *stage);
void keeper_stage_keep(struct keeper *k);
void keeper_stage_drop(struct keeper *k);

/* keeper_apply.c: what each kind of request does, inside a transaction and its stage */
/* All that is pending; false: the file could not be written. *AGAIN: for a request that can never be done, which is refused when it is
 * tried again without what the transaction holds of it. */
bool keeper_apply(struct keeper *k, bool *again, struct error *err);
void keeper_pending_clear(struct pending *p);
void keeper_apply_none(struct keeper *k); /* the file can only be read: refuses */
void keeper_applied(struct keeper *k); /* forgets what was pending */

/* keeper_commit.c */
/* all that is pending, and the folds that are due; false: it could not be written, retry_at is set */
bool keeper_commit(struct keeper *k);
int64_t keeper_fold_due(const struct keeper *k); /* monotonic; INT64_MAX: never */

/* keeper_draft.c: text being typed */
bool keeper_draft_splice(struct keeper *k, const struct pending *p, bool *fits, struct error *err);
bool keeper_draft_put(struct keeper *k, struct error *err); /* what was typed and not yet put */
/* The file holds more of the pending requests than our texts (up to the stage's `applied`), and nobody is there to
 * send the rest again: the texts follow, so that the rest fits. */
bool keeper_draft_again(struct keeper *k, struct error *err);
bool keeper_draft_fold(struct keeper *k, struct kept *t, struct error *err);
/* Folds what this client has open: all (NULL), or what a person standing at PLACE has left. */
bool keeper_draft_leave(struct keeper *k, const struct place *place, struct error *err);
bool keeper_draft_due(struct keeper *k, struct error *err); /* untouched for too long, anybody's */

/* keeper_follow.c: what others commit */
void keeper_follow_start(struct keeper *k);
void keeper_follow_event(struct keeper *k);
void keeper_follow_own(struct keeper *k);  /* after an own commit: its inotify events are no news */
void keeper_follow(struct keeper *k);      /* asks and, when somebody else committed, tells the face */
bool keeper_follow_read(struct keeper *k, struct error *err); /* inside a stage */
int64_t keeper_follow_due(const struct keeper *k);

/* keeper_join.c: enterprises that join, inside a stage */
/* Gives the settings of R, a REQUEST_JOIN, the number they are done under. *THERE: there is one of that name, and nothing is to be done. */
bool keeper_join(struct keeper *k, struct request *r, bool *there, struct error *err);
/* The face hears what it could not know. Has it another number than was asked? */
bool keeper_join_said(struct keeper *k, struct request *r, bool there);
/* Brings R past the numbers that the face does not know yet; true: it was changed. */
bool keeper_join_map(struct keeper *k, struct request *r);
/* What the face had in R for the enterprise that has this number now. */
int64_t keeper_join_guess(const struct keeper *k, const struct request *r, int64_t number);

/* keeper_beside.c: two people in one place at the same moment. Inside a stage */
bool keeper_beside_foreign(struct keeper *k, const struct change *c, struct error *err); /* somebody else's, after it was told */
/* Does this, made when the face had taken in all up to SEEN, replace what somebody else had just set? The face is told. */
bool keeper_beside_set(struct keeper *k, const struct setting *s, int64_t seen);
void keeper_beside_merged(struct keeper *k, const struct target *t, int64_t at); /* what the face typed met another's text */
void keeper_beside_seen(struct keeper *k, int64_t seen); /* the face has taken in all up to that */
void keeper_beside_free(struct keeper *k);

/* keeper_presence.c: who is connected */
void keeper_presence_start(struct keeper *k);
int64_t keeper_presence_due(const struct keeper *k); /* monotonic: when there is something to write; INT64_MAX: never */
bool keeper_presence_write(struct keeper *k, struct error *err); /* inside a transaction */
void keeper_presence_written(struct keeper *k); /* it was committed */
void keeper_presence_stale(struct keeper *k); /* somebody else committed */
int64_t keeper_presence_news(const struct keeper *k); /* monotonic: when there may be something to tell; INT64_MAX: not yet */
void keeper_presence_tell(struct keeper *k);  /* outside a stage: the face hears who is there, where that is news */
void keeper_presence_leave(struct keeper *k); /* where somebody sees it takes the row away, as far as that can be done at once */

/* keeper_wall.c: what another role than the facilitators' is told. All of it is nothing for a facilitator. */
bool keeper_wall_raise(struct keeper *k, struct error *err); /* once the file is open: whose face this is, and two connections */
void keeper_wall_free(struct keeper *k); /* closes them */
/* Around whatever is read to be told: what may be read is that of the moment; they nest. Where it moved, the face gets a snapshot. */
bool keeper_wall_enter(struct keeper *k, struct error *err);
void keeper_wall_leave(struct keeper *k);
bool keeper_wall_look(struct keeper *k, struct error *err); /* inside a transaction of one's own */
int64_t keeper_wall_known(const struct keeper *k, int64_t known); /* the last revision, of which some may not have been told */
/* Is it so still? What was so for a while is not told: it may have been hidden then. */
bool keeper_wall_stands(const struct keeper *k, const struct change *c);
bool keeper_wall_meeting(struct keeper *k, struct error *err); /* where the face may stand */
/* *TOLD borrows from C, and till the next call from the keeper: what of it is told; false: nothing. */
bool wall_tells(const struct keeper *k, const struct change *c, struct change *told);

/* keeper_wall_does.c: what is done for it. false: a sentence; nothing was done */
bool keeper_wall_does(struct keeper *k, const struct request *r, struct error *err);
/* keeper_wall_much.c: is it no more than an enterprise may write? */
bool keeper_wall_much(struct keeper *k, const struct request *r, struct error *err);
void keeper_wall_did(struct keeper *k, const struct request *r); /* it was applied */
bool keeper_wall_undoes(struct keeper *k, const struct pending *p, struct error *err); /* would it take back only what is the reader's to write? */

/* keeper_rescue.c */
void keeper_rescue(struct keeper *k);

#endif

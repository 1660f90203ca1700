/* What the files of the client share. Internal to the client (and its tests). */
#ifndef SESSION_CLIENT_STATE_H
#define SESSION_CLIENT_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "session/beside.h"
#include "session/client.h"
#include "session/keeper_state.h"
#include "session/overview.h"
#include "session/presence.h"
#include "session/rebase.h"
#include "session/request.h"

struct client_options {
	bool fork_only;  /* a keeper wanted later is a fork without exec: where /proc/self/exe is not filrouge */
	bool exec;       /* also the first keeper is fork and exec: this process has a terminal, and more than one thread maybe */
	bool once;       /* a keeper that dies is not started again */
	struct reader reader; /* whose face this is; another than a facilitator's is always `once`, and a fork */
	const struct keeper_times *times; /* for forks */
};

/* A request not acknowledged. Texts owned. */
struct asked {
	struct asked *next;
	struct request request;
};

struct sheet_value {
	char *field, *question, *value;
};

#define CLIENT_STARTS 5 /* in CLIENT_STARTS_WITHIN ms, then slower */

struct client {
	char *path, *person;
	char *enterprise; /* of options.reader */
	char id[11];
	struct client_options options;
	pid_t pid;
	int fd;             /* -1: no keeper */
	struct buf in, out;
	bool ready;         /* this keeper has sent its snapshot */
	bool gathers;       /* requests wait for client_hand_over() */
	int bell;           /* an eventfd: rung when the keeper should look now, not when it next would; -1: none yet */
	bool urgent;        /* ring it when all is sent */

	struct model *model, *before; /* `before`: the one that a snapshot replaced, for who still points into it */
	struct model *coming;      /* of a snapshot that has begun */
	bool have_model; /* enough of it for a screen: what the place at the start shows */
	bool whole;      /* all of a first snapshot has come */
	int64_t sequence;   /* of the last change taken in */
	int changes_unsaid; /* taken in since something was sent */

	int64_t going;       /* the meeting on the way to; 0: none */
	int64_t going_until; /* monotonic: till then what was typed may be saved first */
	bool going_asked;    /* the keeper was told */
	struct overview overview; /* of: 0: none yet */
	int64_t handed_of;   /* the meeting whose handed-in sheets were asked about */

	int64_t number, acknowledged;
	struct asked *first, **last;
	size_t unsaved;
	struct rebase_mine **mine; /* targets with something that is not confirmed */
	size_t mine_count;
	struct target editing;     /* the last target that was typed into; owned */
	int64_t typed_at;          /* monotonic ms of the last key; 0: none */

	struct place place, place_start;
	struct sheet_value *sheet;
	size_t sheet_count;
	struct handed_in { char *field; int64_t count; } *handed; /* anonymous fields */
	size_t handed_count;
	struct handed_values { int64_t meeting; char *question; char **values; size_t count; } *told; /* what they say */
	size_t told_count;
	struct present_list present; /* who else is connected, */
	bool present_told;           /* as the keeper has said since it wrote that we are */
	struct beside *beside; /* what was written beside it, the last one behind */
	size_t beside_count;
	bool beside_new;
	uint64_t news;
	int64_t numbered_from, numbered_to; /* an enterprise that joined has another number than was shown; 0: none has */

	struct wanted { int64_t number; char *text; } *wanted; /* asked and not answered, by kind from WIRE_ASK_SEARCH on; NULL: nothing ever */
	int64_t wanted_number;
	client_answer *answer;
	void *answer_context;

	struct client_undone undone; /* texts owned */
	bool undone_new;

	char *trouble_saving, *trouble_file, *trouble_keeper, *bye;
	char *notice;
	int64_t saved_at;
	int64_t only;     /* the enterprise whose face this is; 0: not an enterprise's, or not known yet */
	bool read_only;

	int64_t starts[CLIENT_STARTS]; /* monotonic ms of the last restarts */
	pid_t ended[CLIENT_STARTS]; /* keepers whose end may not have been collected */
	size_t started;
	int64_t restart_at; /* monotonic; 0: nothing to restart */
	bool failed;        /* before the first snapshot: it is no use */

	void (*moved)(void *context, const struct target *t, size_t at, size_t removed, size_t inserted);
	void *moved_context;
};

struct client *client_start_with(const char *path, const char *person, const struct client_options *options,
                                 struct error *err);

/* client_keeper.c: its process */
bool client_keeper_start(struct client *c, bool first, struct error *err);
void client_keeper_lost(struct client *c);     /* the socket ended */
void client_keeper_again(struct client *c);    /* starts another when it is time */
void client_keeper_reap(struct client *c);
bool client_send(struct client *c);            /* what send() takes; false: the socket ended */

/* client_receive.c: what the keeper says */
/* false: not what a keeper of ours says */
bool client_receive(struct client *c, enum wire_kind kind, struct wire_reader *r);
void client_told_free(struct client *c); /* what anonymous sheets say */
void client_acknowledged(struct client *c, int64_t number);
void client_notice(struct client *c, const char *text);
void client_sheet_clear(struct client *c);

/* client_present.c: who else is connected, and what they wrote at the same moment */
bool client_take_presence(struct client *c, struct wire_reader *r);
bool client_take_beside(struct client *c, struct wire_reader *r);
void client_present_free(struct client *c);
void client_take_numbered(struct client *c, int64_t from, int64_t to);

/* client_mine.c: what is shown before it is confirmed */
struct rebase_mine *client_mine(struct client *c, const struct target *t, bool make);
void client_mine_drop(struct client *c); /* those with nothing left */
void client_show(struct client *c, const struct target *t, enum value_type type, const char *value);
void client_change(struct client *c, const struct change *change, int64_t own);
void client_mine_rebase(struct client *c, const struct model *before, int64_t applied); /* after a snapshot */
void client_mine_refused(struct client *c, int64_t number);
void client_sheet_put(struct client *c, const char *field, const char *question, const char *value);

/* client_go.c: to another meeting */
void client_go(struct client *c); /* as far as it can be now */
void client_stay(struct client *c, const char *why);
int64_t client_meeting_shown(const struct client *c); /* for a keeper that is started again */

/* client_ask.c */
void client_say(struct client *c, enum wire_ask what, int64_t number, const char *text); /* that is no request */
/* client_wants.c */
void client_wants_again(struct client *c); /* of a keeper that was started again */
bool client_answered(struct client *c, struct wire_reader *r);
void client_wants_free(struct client *c);
void client_ask(struct client *c, const struct request *r); /* copies, numbers, sends */
void client_resend(struct client *c);

#endif

/* Several meetings in the room: where the person stood in each, going from one to another, planning one, a step of an
 * earlier one reopened. Private to tui/. */
#ifndef TUI_MEETINGS_H
#define TUI_MEETINGS_H

#include "session/overview.h"
#include "tui/grid.h"
#include "tui/key.h"
#include "tui/state.h"

enum { WAITING_MOST = 64 };

struct meeting_choice { /* what a further meeting may be */
	char *scenario;     /* its id; owned, as */
	char *title;        /* in the language of the screen */
	int64_t enterprise; /* of an individual one, where it is known; else 0 */
	char *date;         /* proposed; "": none */
	bool next;          /* it comes next in the parcours */
};

struct meetings {
	struct place *places; /* where the person stood, one a meeting; owned */
	size_t count;
	bool leaving;         /* the keeper was asked for another one */
	/* A step of an earlier meeting that is reopened from another one: */
	int64_t catching;     /* the enterprise that it is reopened for; 0: none */
	int64_t to_catch;     /* the same, on the way there */
	int64_t back;         /* and the meeting to come back to */
	char step[ID_SIZE];   /* to stand in on arriving, "" for where one stood */
	/* The list: */
	size_t chosen, top;
	int64_t chosen_id;    /* which one that is, wherever its day puts it; 0: the one that is shown */
	int64_t dated;        /* whose day or title is asked for */
	size_t made;          /* a further one was asked for when there were so many: it is chosen when it comes; 0: none */
	enum meetings_want { WANT_NOTHING, WANT_NEW, WANT_REOPEN } wants; /* what is shown when the overview has come */
	struct key waiting[WAITING_MOST]; /* keys that wait for it as long as the list is shown, */
	size_t waiting_count;
	bool waits_there;     /* or for the meeting that they lead to */
	int64_t asked_folded; /* of the model, when the overview was last asked for; -1: never */
	const struct model *asked_model;
	/* A further one: */
	struct meeting_choice *choices, choice;
	size_t choice_count;
	/* The opening: */
	size_t opening_chosen, opening_top, page;
};

/* Goes there; what is typed is saved first. The screen changes when it has come. */
void meetings_go(struct app *a, int64_t meeting);
/* The same, to stand at P there. */
void meetings_go_at(struct app *a, const struct place *p);
/* The client has another meeting than the one shown: stands where the person last stood in it. */
void meetings_arrive(struct app *a);
/* A tick: asks for the overview while it is shown, goes on with what waited for it. True: draw again. */
bool meetings_tick(struct app *a);
struct meetings *meetings_of(struct app *a); /* made when it is first needed */
void meetings_free(struct meetings *m); /* NULL is fine */

/* Opens the list until the overview has come, then what is wanted; keys wait with it. */
void meetings_want(struct app *a, enum meetings_want what);
/* Keeps K until the overview has come. */
void meetings_wait(struct app *a, const struct key *k);
/* The overview of the meeting shown; NULL: it has not come yet (it is asked for). */
const struct overview *meetings_overview(struct app *a);
/* "Phare · Individual meeting", "Step 1b"; caller frees. */
char *meetings_title(const struct app *a, const struct overview_meeting *m);
/* Hours with the ledger in them; false: no quota is known. */
bool meetings_hours(const struct app *a, const struct overview *o, int64_t enterprise, double *left, double *quota);
char *meetings_hours_words(double hours); /* "7 h 30"; caller frees */

/* Opens a step of another meeting for ENTERPRISE alone; Esc comes back (meetings_back()). */
void meetings_reopen(struct app *a, int64_t meeting, const char *step, int64_t enterprise);
/* In a step that is reopened: the first line says so, and STEP ("4/11 ..."); false: none is. */
bool meetings_header(const struct app *a, struct grid *g, const char *step);
/* Comes back from a step that is reopened; false: none is. */
bool meetings_back(struct app *a);

/* commands_meetings.c: the steps that may be reopened, as lines of a list to pick from. */
void reopen_lines(struct app *a, const char *typed, const char *command);
/* "3.identity", as such a line says it, as it is kept: "vises-1a.identity"; caller frees. NULL: it is none. */
char *reopen_full(struct app *a, const char *argument);

void reopen_pick_open(struct app *a);

/* meetings_new.c: what a further one may be, asked step by step */
void meetings_new(struct app *a);
void meetings_choices_clear(struct meetings *m);

#endif

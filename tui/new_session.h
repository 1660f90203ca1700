/* A new session as it is typed on the start screen: what it is made of, where, with whom. Checked as it is typed, kept over Esc and over
 * leaving in a draft of the person's own, made whole or not at all. Private to tui/; draws nothing (view_new.c). */
#ifndef TUI_NEW_SESSION_H
#define TUI_NEW_SESSION_H

#include "session/enterprises_words.h"
#include "session/wanted.h"
#include "tui/start.h"

enum new_part {
	NEW_WHAT,     /* a scenario, a parcours, or what an earlier session held */
	NEW_VERSIONS, /* of an earlier session's scenarios: the newest, or as it was */
	NEW_TITLE, NEW_DATE, NEW_PLACE, NEW_LANGUAGE, NEW_FOLDER, NEW_FILE,
	NEW_CSV,      /* a file of enterprises to be taken in */
	NEW_ROWS,     /* the enterprises */
	NEW_CREATE, NEW_PARTS
};

/* What is to be known of the scenario, parcours or earlier session chosen; texts owned, "" for none. */
struct new_what {
	char *title, *details; /* "120 min  fr en nl" */
	char *warnings;        /* lines: versions taken instead, meetings left out */
	char *fault;           /* why nothing can be made of it; NULL: all is well */
	enum lang language;    /* that its texts are in first */
	int least, most;       /* enterprises it is made for; most 0: any */
};

struct new_session {
	char *texts[NEW_PARTS]; /* of the parts that are typed; owned, never NULL */
	char *what;             /* the id, or the path of the earlier session; NULL: not chosen */
	enum { OF_SCENARIO, OF_PARCOURS, OF_SESSION } of;
	bool as_it_was;
	enum lang lang;
	struct enterprise_list list;
	struct new_what about;
	char *faults[NEW_PARTS]; /* sentences; NULL: none */
	bool named;              /* the file's name was typed: it follows the title no more */
	bool tried;              /* to create it: what is still missing is said */

	enum new_part at;
	size_t row, column;      /* of the enterprises; row list.count: the one that isn't there yet */
	struct edit edit;
	char *found;             /* names that a path could go on with; NULL: none */
	bool dirty;              /* since the draft was written */
	int top;                 /* kept by the view */
	struct draft_kept *before; /* what was cleared last; NULL: nothing was */
};

/* new_session.c: made with what the draft holds; PERSON will be the author. */
struct new_session *new_session_open(const struct recent *recent, size_t count);
void new_session_free(struct new_session *n); /* NULL is fine; the draft is written */
bool new_part_there(const struct new_session *n, enum new_part part);
bool new_part_typed(const struct new_session *n); /* is the part, or the cell, one that is typed in? */
char **new_cell(struct enterprise_row *row, size_t column);
/* The text that is typed where one is; NULL: the row isn't there yet, or nothing is typed here. */
char **new_spot(struct new_session *n);
/* new_session_way.c: leaves the spot, which is brought into shape, and enters another. */
void new_go(struct new_session *n, enum new_part part, size_t row, size_t column);
void new_step(struct new_session *n, int by); /* the next or previous cell or part */
void new_line(struct new_session *n, int by); /* the line below or above */
void new_leave(struct new_session *n);        /* brings what was typed into shape, and enters it again */
/* The text there is now TYPED. */
void new_typed(struct new_session *n, const char *typed);
/* Begins the row that isn't there yet, when one is in it. */
void new_row_make(struct new_session *n);
void new_row_remove(struct new_session *n);
/* All of it is as if nothing had been typed; called again it is as before. */
void new_clear(struct new_session *n);
void new_enter(struct new_session *n); /* the editor takes the text of the spot */

/* new_session_what.c */
void new_choose(struct new_session *n, int of, const char *what);
void new_what_clear(struct new_what *w);

/* new_session_check.c */
void new_check(struct new_session *n); /* looks at the disk too */
/* What is wrong in a cell; caller frees; NULL: nothing. Looks at nothing but the rows. */
char *new_cell_fault(const struct new_session *n, size_t row, size_t column);
/* "3 enterprises; made for 5 to 10"; caller frees. */
char *new_count_words(const struct new_session *n);
/* Goes to the first fault and returns its sentence; NULL: it can be made. Caller frees. */
char *new_first_fault(struct new_session *n);

/* new_session_paths.c */
char *new_path(const struct new_session *n);   /* of the file to be made; caller frees */
char *path_whole(const char *typed);           /* "~/x" as the disk knows it; caller frees */
void new_propose(struct new_session *n);       /* a name for the file, until one is typed */
/* Goes on with the path that is typed where one is, as far as there is only one way; FOUND says which there are. False: nothing to go on. */
bool new_complete(struct new_session *n);

/* new_session_draft.c: $XDG_STATE_HOME/filrouge/new-session, for this person alone. */
void new_draft_read(struct new_session *n);
void new_draft_write(struct new_session *n);
void new_draft_drop(void);

/* new_session_make.c: takes in the CSV named; creates the file. False with a sentence. */
bool new_take_csv(struct new_session *n, struct error *err);
bool new_make(struct new_session *n, const char *author, struct buf *said, struct error *err);

/* commands_new.c: the list that it is chosen from. */
void new_what_pick(struct app *a);

/* The names of what is chosen by letters: COLUMN_KIND, COLUMN_POLE, COLUMN_LANGUAGE; NULL after the last. */
const char *new_word(size_t column, size_t i);
/* As it is shown. */
const char *new_word_shown(size_t column, const char *word);
bool new_column_chosen(size_t column); /* by letters */
const char *new_column_name(size_t column);

#endif

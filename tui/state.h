/* What the face knows besides the model: where the person looks, what is focused, what is open over the room.
 * Private to tui/: app.c, the commands, the form and the views share it. Knows neither curses nor files. */
#ifndef TUI_STATE_H
#define TUI_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/map.h"
#include "base/memory.h"
#include "scenarios/scenario.h"
#include "session/client.h"
#include "config/options.h"
#include "tui/app.h"
#include "tui/edit.h"
#include "tui/grid.h"
#include "tui/markdown.h"
#include "tui/wrapped.h"

enum { ID_SIZE = 65 }; /* an id and its NUL */

enum view_id { VIEW_ROOM, VIEW_GO, VIEW_HELP, VIEW_STEPS, VIEW_ASK, VIEW_PICK, VIEW_PROMPT, VIEW_START, VIEW_SCENARIOS, VIEW_READ, VIEW_WRITE, VIEW_NEW,
	       VIEW_COMPARE, VIEW_PROGRESS, VIEW_NOTES, VIEW_QUICK_NOTE, VIEW_PEOPLE, VIEW_CARD, VIEW_MISSED, VIEW_MEETINGS, VIEW_OPENING, VIEW_HOURS,
	       VIEW_SEARCH, VIEW_HISTORY, VIEW_PAST, VIEW_SHOW, VIEW_REVIEW, VIEW_REVIEW_WORDS, VIEW_COUNT };

/* One field of the form, or one note. */
struct slot {
	const struct field *field; /* NULL: a note */
	int64_t enterprise;        /* 0: the group's */
	char note[ID_SIZE];        /* of a note; "" is the empty one at the end */
	char row[ID_SIZE];         /* of a field asked once for each row of a table: that row; "": there is none yet */
	struct wrapped wrapped;    /* its text, kept wrapped */
	char *watched_text, *watched_word;   /* the text last looked through for words to watch, the one found, */
	const struct watch_list *watched;    /* and in which list; NULL: none */
	const struct scenario *watched_by;
	int y, lines, value_lines; /* where it stands in the form, without what is under it: kept by the view */
};

struct typed_word {    /* letters that look for an option: choice_type.c */
	struct buf text;
	int64_t at;     /* when the last one came */
	size_t from;    /* the option it was begun at, */
	char *before;   /* and the value; owned, as */
	char *after;    /* the value it made */
	bool fits;      /* an option begins so */
	bool taken;     /* by the last key */
};

struct form {
	struct slot *slots;
	size_t count, cap;
	size_t at;              /* the focused one, */
	char at_field[ID_SIZE]; /* its field's id, "" for a note, */
	char at_note[ID_SIZE];  /* and the note's, or the row it is asked for */
	char row[ID_SIZE];      /* in a table or matrix: the focused row, "" is the one that isn't there yet */
	char column[ID_SIZE];   /* the focused column; of a sheet: the question, "" is handing in */
	size_t row_at;          /* where that row was, for when it is gone */
	size_t item;            /* the active one of several options, of a list */
	bool digit;             /* the last key was a digit, taken */
	struct typed_word word; /* what is typed at a choice */
	bool led;               /* choosing an option that asks which has led to its text, no key since */
	int top, height;        /* first line shown, lines there are: kept by the view, */
	int total;              /* lines of all fields, */
	int laid;               /* in so many columns, in this very frame; 0: not yet */
	bool shifted;           /* when they were last laid some stood elsewhere than before */
	int y, x, width;        /* and where they stand */
	int columns;            /* of the focused text, kept by the view, for moving by shown lines */
};

/* The text of the focused spot while it can be typed in. */
struct typing {
	struct edit edit;
	bool on;      /* the focused spot is typed in */
	bool changed; /* since it was entered */
	bool plain;   /* the key changed nothing but the text */
	bool touched; /* a key has moved in it or changed it: until then a cell is shown from its beginning */
	bool shifted; /* somebody else's splice moved the cursor */
	char *sent;   /* of a number: the value last sent */
};

struct message {
	char *text; /* NULL: none */
	bool trouble;
	int64_t until; /* UTC ms */
};

struct match {                  /* one line of the palette */
	char *text, *detail;    /* owned */
	char command[32];       /* what is run, with */
	char argument[ID_SIZE]; /* this */
	bool faint;             /* not there, or not whole */
};

struct list_state {       /* of the palette, the help and the steps */
	struct edit line; /* what is typed to choose by */
	size_t chosen, top;
	struct match *matches;
	size_t count;
	bool moved;       /* a line was chosen since something was typed: the cursor stands there, */
	int chosen_y, chosen_x; /* where it was drawn */
};

struct ask_state {
	char *question, *theirs, *mine; /* owned; mine NULL: that value is empty */
	bool redo;
	int64_t action; /* the one to take back alone; 0: the last */
	size_t chosen;
};

struct hint { /* of a command, for the last line */
	char key[32];
	const char *word;
	int key_columns, columns; /* of the key; of all with the space after */
};

struct strip_name { /* of an enterprise, short enough for the strip */
	char *whole, *shown;
	int columns; /* of what is shown */
	const char *sign; /* how far it is in the step looked at; NULL: not worked out yet */
};

struct focus { /* where the keys act, as it is drawn */
	size_t slot;
	int line, top; /* the line among all of the form, and the first shown */
	bool group;    /* in what the group answers */
	unsigned where; /* IN_..., for the hints below */
	enum unfit unfit; /* of what is kept there */
	char column[ID_SIZE];
};

struct kept_frame { /* the last frame, of the room: what a key leaves as it was is not drawn again */
	const struct grid *in; /* where it was drawn; NULL: there is none */
	int height, width;     /* of any view's */
	const struct model *model;
	int64_t revision, folded; /* of the model */
	size_t step;
	int64_t enterprise;
	struct focus focus;
};

struct app {
	struct client *client; /* NULL: the start screen, which has */
	struct start *start;   /* this instead (start.h) */
	unsigned role;                   /* enum role, or-ed */
	const struct options *options;   /* of the site and the person; NULL: none */
	unsigned terminal;               /* TERMINAL_..., what it can do */
	bool mouse;                      /* clicks and the wheel are ours */
	bool hidden;                     /* idle.h */
	bool by_lines;                   /* linear.h: there is no screen to hide, and a line that is waited for is no idleness */
	int64_t idle_since;              /* the last key, or the start */
	char *copied;                    /* for the terminal, not yet taken; owned */
	const char *const *keys;         /* by row of the commands; NULL: their own (bind.h) */
	const struct model *model;       /* the client's; taken again at each entry */
	const struct scenario *scenario; /* whose fields the slots point to */
	int64_t now;                     /* UTC ms, of the last tick */
	char today[16];                  /* the column of values of today: "at-2026-03-12", */
	int64_t today_minute;            /* as it was in this minute */
	bool done, redraw;
	bool whole;            /* more has changed since the last frame than the focus in the form and the focused text */
	bool moved;            /* the focus has, or what is chosen there */
	bool settled;          /* all that was asked is acknowledged */
	char *trouble;         /* the one shown */
	struct kept_frame kept;      /* the last frame */
	enum view_id view, base; /* the one shown; the one that it lies over, or itself */
	size_t step; /* looked at */
	char step_id[ID_SIZE];
	int64_t enterprise; /* looked at; 0: there is none */
	struct form form;
	struct typing typing;
	struct message message;
	bool rested;       /* no key for a moment: what follows the focus slowly may follow now */
	char *detail;      /* what stood in detail below the form, */
	char detail_field[ID_SIZE]; /* of which field */
	bool detail_empty;          /* there was nothing in it */
	int detail_lines;           /* how many there are below the form: kept by the view */
	int64_t saved_shown, key_at; /* the time that the footer shows; when the last key came */
	struct place place;          /* the last one sent */
	bool *folded;                /* by step: is its text folded */
	size_t page;                 /* of its text; on the room's screen of all that is shown, */
	size_t pages;                /* of so many: kept by the view */
	struct markdown say;   /* to everyone: what is shown of the step, */
	struct step_text { struct markdown say, guide; } *texts; /* and by step what is said, and what only facilitators read */
	size_t text_count;
	struct watch_words *watch; /* watch_words.h; NULL until something is watched */
	struct hint *hints; /* one a command; NULL: not made yet */
	enum lang hints_language;
	struct strip_name *strip;
	size_t strip_count;
	int strip_columns;
	bool strip_close;
	struct { /* of which the strip's signs are; NULL: of nothing yet */
		const struct model *model;
		int64_t folded;
		size_t step;
	} signs;
	struct list_state list;
	struct ask_state ask;
	struct agenda_face *agenda; /* agenda.h; NULL: not needed yet */
	struct round *round;        /* round.h; NULL: none is held */
	struct prompt *prompt; /* prompt.h; NULL: nothing was ever asked in a line */
	const char *pick_title;                              /* of the list to pick from, */
	int pick_text, pick_detail;                          /* columns of its longest text and detail, */
	void (*pick)(struct app *a, const char *typed);      /* and what adds its lines */
	struct sheet_at { char field[ID_SIZE]; int64_t meeting, enterprise; } *sheets; /* anonymous ones that were begun: sheets.h */
	size_t sheet_count;
	struct results_kept *results; /* of the room's screen: results.h */
	struct map *marked; /* texts with the mark of their language: said.c */
	struct map *earlier; /* scenarios of earlier meetings, read; NULL: none yet */
	int64_t meeting;     /* the one that is shown; 0: none yet */
	struct meetings *meetings; /* meetings.h; NULL until another one was looked at */
	bool earlier_open;   /* what was said earlier is unfolded under its fields, */
	struct progress *progress; /* enterprises x steps: progress.h; NULL: never opened */
	struct compare *compare; /* one field of all enterprises: compare.h; NULL: never opened */
	bool earlier_beside; /* or stands beside them in a wide window: kept by the view */
	struct notes *notes;           /* of the list of all notes (notes.h), */
	struct search *search; /* search.h: NULL until first opened */
	struct history *history; /* history.h: likewise */
	struct model *past; /* looked at instead of the client's: the meeting as it was; NULL: it is now. Owned */
	struct quick_note *quick_note; /* the line of a quick note (quick_note.h): NULL until first opened */
	struct show *show;             /* the room's screen (show.h): NULL until first shown */
	struct people *people;         /* who is there (people.h): NULL until first opened */
	uint64_t news; /* of the client's about the others, as far as taken in: present.h */
	struct review_face *review;    /* an enterprise's own view (review.h): NULL in any other role, and in a preview */
	int64_t move_to;               /* whom a move goes to, while it is asked what becomes of what is there */
};

const char *app_note_circle(const struct app *a, int64_t enterprise); /* of a new note about it */
bool app_previews(const struct app *a);           /* a made-up session, of which nothing is kept */
const struct step *app_step(const struct app *a); /* looked at; NULL: no scenario yet */
const char *app_said(const struct said *s);       /* in the language of the screen */
const char *field_name(const struct field *f);    /* its label, else its id; NULL is a note */

/* said.c: the same as it is said to the enterprise looked at, with its language before what is not translated ("[fr] ...").
 * Valid as long as the scenario. */
const char *app_text(const struct app *a, const struct said *s);
const char *app_label(const struct app *a, const struct field *f);
const char *app_plain(const struct app *a, const struct said *s); /* without that mark */
const struct said *app_variant(const struct app *a, const struct said *s);
const char *app_language(const struct said *s); /* the language it is shown in when that is not the screen's; else NULL */
/* Is what is for ONLY for the enterprise looked at? */
bool app_concerns(const struct app *a, unsigned only);
unsigned app_audience(const struct app *a); /* enum audience */

/* What the last line says for a while. */
void app_say(struct app *a, const char *fmt, ...) FORMAT_PRINTF(2, 3);
void app_warn(struct app *a, const char *fmt, ...) FORMAT_PRINTF(2, 3);

void app_unsay(struct app *a);

/* May this be written now? Says so when not. */
bool app_may_write(struct app *a);

/* Look elsewhere. FIELD "" stays in the same field where there is one. */
void app_look(struct app *a, size_t step, int64_t enterprise);
/* The step that is live, by index; SIZE_MAX: none. */
size_t app_live(const struct app *a);
/* Does it take part in the meeting? An individual one is held with one enterprise: nobody else's is looked at or typed in. */
int64_t app_alone(const struct app *a); /* the one that it is held, or a step of it reopened, with alone; 0: with all */
bool app_takes_part(const struct app *a, int64_t enterprise);
/* Is it one of those who are counted (done, absent, asked...): takes part, and of the group on the day of the meeting? One whom a step is
 * reopened for is. */
bool app_counts(const struct app *a, int64_t enterprise);
/* 1, 2, ... of an enterprise; 0: not there. */
size_t app_number(const struct app *a, int64_t enterprise);
/* Minutes planned for a step, with the enterprises that are not absent. */
int app_minutes(const struct app *a, const struct step *step);

/* place.c: takes the client's model again, with all that hung on the old one. */
void app_follow(struct app *a);
void place_restore(struct app *a);
/* Stands at P in the meeting that the model has (NULL, or elsewhere: at its live step). */
void place_stand(struct app *a, const struct place *p);
void place_send(struct app *a); /* when it changed */
void place_texts_free(struct app *a); /* the texts of the steps of a scenario that is left */

/* With what every face has; the rest is the caller's. */
struct app *app_bare(unsigned role);

void view_open(struct app *a, enum view_id view);
void view_close(struct app *a);

#endif

/* Views: pure drawings of the app's state onto a grid, and the keys of those that lie over the room.
 * No view reads a clock, a file or a terminal. */
#ifndef TUI_VIEW_H
#define TUI_VIEW_H

#include <stdbool.h>

#include "tui/grid.h"
#include "tui/key.h"
#include "tui/state.h"

struct view {
	const char *name;
	void (*draw)(struct app *a, struct grid *g);
	void (*key)(struct app *a, const struct key *k); /* what is no command; NULL: the form's */
	void (*open)(struct app *a);                     /* NULL: nothing to prepare */
};
extern const struct view views[VIEW_COUNT];

/* The smallest window that shows everything needed. */
enum { VIEW_MIN_HEIGHT = 10, VIEW_MIN_WIDTH = 40, VIEW_WIDE = 110, VIEW_STEPS_WIDTH = 32, VIEW_EARLIER_FROM = 120, VIEW_EARLIER_WIDTH = 34 };

/* Parts of the room. Each draws within the lines and columns given. */
void view_header(struct app *a, struct grid *g);
/* A rule that says what comes next, and who is done, late, absent. */
void view_header_rule(struct app *a, struct grid *g, int y);
/* In a preview says so at the left of line Y; returns the columns taken, 0 for none. */
int view_preview_mark(const struct app *a, struct grid *g, int y);
void view_strip(struct app *a, struct grid *g, int y);
void view_strip_clear(struct app *a);
int view_panel_height(struct app *a, int height, int columns); /* lines wanted, at most HEIGHT */
void view_panel(struct app *a, struct grid *g, int y, int x, int height, int columns);
int view_form_lines(struct app *a, int columns); /* that the whole form takes */
void view_form(struct app *a, struct grid *g, int y, int x, int height, int columns);
/* What E is, and where: "work integration · FR"; caller frees. */
char *view_kind_words(const struct enterprise *e);
/* What E does in the step looked at, with whom; WIDE: also what it is, and where. Caller frees. */
char *view_what_words(const struct app *a, const struct enterprise *e, bool wide);
const char *organisation_words(const char *word); /* of a kind of organisation or a pole, as the file has it */
int view_value_columns(const struct slot *s, int columns); /* of the value of a field, in a form of COLUMNS */
/* Draws only the focused text again on the last frame, where the focus was WAS; false: more has changed than that. */
bool view_form_typed(struct app *a, struct grid *g, const struct focus *was);
/* The same where keys have only moved the focus. */
bool view_form_moved(struct app *a, struct grid *g, const struct focus *was);
struct focus view_form_focus(struct app *a); /* in the frame just drawn */
int view_detail_height(const struct app *a, int height, int columns); /* lines below the form, in a window of that size */
/* Its last line alone: what is cut in the focused spot, else its keys. COLUMNS of the form's values. */
void view_detail_line(struct app *a, struct grid *g, int y, int x, int columns, int value_columns);
void view_detail(struct app *a, struct grid *g, int y, int x, int height, int columns);
bool view_detail_empty(const struct app *a, const struct slot *s); /* is there nothing yet, so that an example may stand there? */
/* Who reads the answer or the note of S: "enterprise only (e)"; "" for what is nobody's answer. */
const char *view_circle_words(const struct app *a, const struct slot *s);
void view_footer(struct app *a, struct grid *g, int y);
void view_steps_side(struct app *a, struct grid *g, int y, int height, int columns);
/* On the right: what was said earlier. Is there anything, and room? COLUMNS of the window. */
bool view_earlier_wanted(const struct app *a, int columns);
void view_earlier(struct app *a, struct grid *g, int y, int x, int height, int columns);
/* The session's title, else that of the meeting. */
const char *view_title(const struct app *a);
/* The room's screen: of the live step (in a preview the one looked at) its title and text, the clock, then the results; show.h. */
void view_show(struct app *a, struct grid *g);
void view_show_key(struct app *a, const struct key *k);
void view_show_open(struct app *a);
/* What one enterprise sees of the step and answers in it; what others have shared with the group. */
void view_enterprise(struct app *a, struct grid *g);
/* The typed line on top after LABEL, and the cursor in it. */
void view_typed(struct list_state *l, struct grid *g, const char *label);
/* Draws TEXT wrapped on at most HEIGHT lines from Y on. */
void view_wrapped(struct grid *g, int y, int height, enum style style, const char *text);
/* The name of enterprise I of the model in at most so many columns, told apart from the others; caller frees. */
char *view_short_name(const struct model *m, size_t i, int columns);
void view_rule(struct grid *g, int y, int x, int columns);
/* Says how large the window must be, when it is too small; true then. */
bool view_small(struct grid *g);

/* The whole rooms. */
void view_room(struct app *a, struct grid *g);
void view_go(struct app *a, struct grid *g);
void view_help(struct app *a, struct grid *g);
void view_steps(struct app *a, struct grid *g);
void view_ask(struct app *a, struct grid *g);
void view_notes(struct app *a, struct grid *g);
void view_history(struct app *a, struct grid *g);
void view_history_key(struct app *a, const struct key *k);
void view_history_open(struct app *a);
void view_past(struct app *a, struct grid *g); /* the room as it was */
void view_past_key(struct app *a, const struct key *k);
void view_search(struct app *a, struct grid *g);
void view_search_key(struct app *a, const struct key *k);
void view_search_open(struct app *a);
void view_quick_note(struct app *a, struct grid *g); /* over the last two lines of what lies beneath */
void view_start(struct app *a, struct grid *g); /* the start screen, and the list of scenarios */
void view_read(struct app *a, struct grid *g);
void view_write(struct app *a, struct grid *g);
void view_new(struct app *a, struct grid *g);
void view_new_key(struct app *a, const struct key *k);
void view_compare(struct app *a, struct grid *g);
void view_progress(struct app *a, struct grid *g);
/* view_compare_rows.c: the list of enterprises, in so many columns from the left. */
void view_compare_rows(struct app *a, const struct field *f, struct grid *g, int y, int height, int columns);
/* The counted result of F. X 0: in the place of the rows. */
void view_compare_side(struct app *a, const struct field *f, struct grid *g, int y, int x, int height, int columns);
void view_start_key(struct app *a, const struct key *k);
void view_read_key(struct app *a, const struct key *k);
void view_write_key(struct app *a, const struct key *k);
void view_go_key(struct app *a, const struct key *k);
void view_help_key(struct app *a, const struct key *k);
void view_steps_key(struct app *a, const struct key *k);
void view_ask_key(struct app *a, const struct key *k);
void view_notes_key(struct app *a, const struct key *k);
void view_quick_note_key(struct app *a, const struct key *k);
void view_notes_open(struct app *a);
void view_prompt(struct app *a, struct grid *g);
void view_prompt_key(struct app *a, const struct key *k);
void view_people(struct app *a, struct grid *g);
void view_card(struct app *a, struct grid *g);   /* of one enterprise: what it is, who speaks for it */
void view_missed(struct app *a, struct grid *g); /* what one was not there for */
void view_people_key(struct app *a, const struct key *k);
void view_card_key(struct app *a, const struct key *k);
void view_missed_key(struct app *a, const struct key *k);
void view_people_open(struct app *a);
void view_card_open(struct app *a);
void view_card_persons(struct app *a); /* goes to who speaks for it */
void view_missed_open(struct app *a);
void view_go_open(struct app *a);
void view_meetings(struct app *a, struct grid *g);
void view_meetings_key(struct app *a, const struct key *k);
void view_meetings_open(struct app *a);
void view_help_open(struct app *a);
void view_steps_open(struct app *a);

/* view_pick.c: a list over the room, filtered by what is typed. LINES adds those that match with pick_add(). */
void pick_open(struct app *a, const char *title, void (*lines)(struct app *a, const char *typed));
void pick_add(struct app *a, const char *typed, const char *text, const char *detail, const char *command,
	      const char *argument);
void view_pick(struct app *a, struct grid *g);
void view_pick_key(struct app *a, const struct key *k);
void view_pick_open(struct app *a);

/* Closes the list and runs the command of the chosen line. */
void list_run(struct app *a);
/* Lists: the typed line on top, lines below, one chosen. list.c */
void list_clear(struct list_state *l);
void list_add(struct list_state *l, const char *text, const char *detail, const char *command, const char *argument);
/* From the one at FROM on: what is called as TYPED, then what begins so, then what has a word that does; else as they stood. */
void list_best_first(struct list_state *l, size_t from, const char *typed);
/* Up, Down, PageUp, PageDown, Home, End: true when it was one of them. */
bool list_key(struct list_state *l, const struct key *k);
/* The cursor stands on the chosen line once it was moved to: what reads a screen aloud follows it. After list_draw() and what else draws a
 * cursor. */
void list_cursor(const struct list_state *l, struct grid *g);
/* Draws the lines from row Y on, the chosen one in sight. */
void list_draw(struct list_state *l, struct grid *g, int y, int x, int height, int columns, int text_columns_wanted);

/* The clock of a step in words ("23 min left"); caller frees. *LATE says whether it is over. */
char *clock_words(const struct app *a, const struct step *step, bool *late);
/* UTC ms at which the clock's minute changes; 0: it stands. */
int64_t clock_next_minute(const struct app *a);

#endif

/* One field, all enterprises in rows. The room seen across: the row keys act on is the enterprise looked at, and its field is the one
 * focused in the form; so whatever holds in the room (typing, undo, circles, reasons) holds here. */
#ifndef TUI_COMPARE_H
#define TUI_COMPARE_H

#include "tui/results.h"
#include "tui/state.h"

enum compare_sort { SORT_NUMBER, SORT_NAME, SORT_VALUE, SORT_BLANKS, SORT_COUNT };
enum compare_show { SHOW_BOTH, SHOW_COUNTS, SHOW_LIST, SHOW_COUNT }; /* rows, the counted result, or both where there is room */

/* What a row is made of. */
enum compare_shape {
	SHAPE_VALUE, /* one line an enterprise */
	SHAPE_ROWS,  /* one a row of its table, with the table's columns */
	SHAPE_LINES, /* one, with a column for each line of a grid */
	SHAPE_EACH   /* one a row of an earlier table, for which the field is asked */
};

struct compare_line {
	int64_t enterprise; /* 0: the group */
	size_t row;         /* of its table; SIZE_MAX: the one that isn't there yet */
	bool first;         /* of this enterprise's */
};

struct compare {
	char field[ID_SIZE];
	enum compare_sort sort;
	enum compare_show show;
	bool editing;       /* keys go into the row, */
	bool quick;         /* since something was typed there, not by <Enter>: <Enter> and arrows lead out again */
	int64_t *order;     /* the enterprises as they were sorted: they stay so while one types */
	size_t count;
	struct compare_line *lines;
	size_t line_count, top;
	bool parked;        /* it isn't asked of who is looked at: the form's focus waits in the notes, where no command changes an answer */
	int64_t at;         /* the enterprise looked at when it was last drawn */
	int bars_top;       /* the first line shown of bars alone, */
	int bars_most;      /* and the last that can be: kept by the view */
	int cut;            /* columns of the focused value: kept by the view, as */
	int panel, panel_width; /* lines below the rows, the most that this field has needed at this width: nothing jumps */
};

/* What a row has to say. Four are blanks that mean different things. */
enum compare_state {
	STATE_ANSWERED, STATE_PART, STATE_NOT_ASKED, STATE_NO_ANSWER, STATE_UNKNOWN, STATE_REFUSED, STATE_ABSENT, STATE_NOT_FOR, STATE_GONE, STATE_COUNT
};

/* --- compare.c: which field, which rows --- */

bool comparable(const struct field *f); /* whoever answers it anonymously is never compared */
/* The field compared, while it is still one of the step looked at; NULL: none. */
const struct field *compare_field(const struct app *a);
enum compare_shape compare_shape(const struct field *f);
/* Opens the view at the focused field, else the step's first one. */
bool compare_open(struct app *a, struct error *err);
void compare_close(struct app *a); /* back to the room, at the same enterprise and field */
void compare_free(struct compare *c);
/* Takes in where the room's focus went by other commands, and makes the rows. Closes the view when it went to what can't be compared. */
void compare_follow(struct app *a);
void compare_use(struct app *a, const struct field *f);
void compare_order(struct app *a); /* sorts again (compare_order.c) */
size_t compare_taking_part(const struct app *a); /* how many enterprises there are to compare */
size_t compare_at(const struct app *a); /* the focused row */
void compare_go(struct app *a, size_t line);
/* Is the compared field asked of who is looked at, so that keys can go into it? */
bool compare_asked(const struct app *a);
/* The next comparable field of the step (BY 1), the one before (-1), round. NULL: none at all. */
const struct field *compare_beside(const struct app *a, int by);
void compare_key(struct app *a, const struct key *k); /* compare_key.c */
void compare_rest(struct app *a); /* what is being changed in a row stays as it is, and arrows go from row to row again */
/* <Esc>: out of the row that was gone into by <Enter>; false: it was in none, and the comparison is left. */
bool compare_back(struct app *a);

/* --- compare_value.c: what each says --- */

enum compare_state compare_state(const struct app *a, const struct field *f, int64_t enterprise);
const char *compare_sign(enum compare_state s);
const char *compare_state_words(enum compare_state s); /* for a blank */
/* The value in words on one line, "" for none; ROW of an `each` field or line of a grid, else "". Caller frees. */
char *compare_words(struct app *a, const struct field *f, int64_t enterprise, const char *row);
/* The same of what was said at the start; NULL: nothing. Caller frees. */
char *compare_then(struct app *a, const struct field *f, int64_t enterprise, const char *row);
/* compare_worth.c. What it is sorted by: a number where there is one, else a folded text (caller frees). false: a blank. */
bool compare_worth(const struct app *a, const struct field *f, int64_t enterprise, double *number, char **text);
/* A value of F as a number (of a computed one too); false: none. */
bool compare_number(const struct app *a, const struct field *f, int64_t enterprise, double *number);

/* --- compare_count.c: all together --- */

/* The counted result of the compared field: figures first, in one text ("n 7 · average 3.4 ..."), then bars or words. */
struct compare_counted {
	char *figures; /* owned, never NULL */
	struct results bars;
	bool words;    /* the bars are words of texts */
};
/* false: nothing of such a field can be counted. compare_counted_clear() it. */
bool compare_counted(struct app *a, const struct field *f, struct compare_counted *out);
void compare_counted_clear(struct compare_counted *c);
/* Is there a counted result, and is it one that belongs beside the rows (not only words)? */
bool compare_counts(const struct field *f, bool *beside);

/* --- compare_columns.c --- */

struct table_layout;
/* Which columns of a table, or lines of a grid, stand where in COLUMNS. */
void compare_columns(struct app *a, const struct field *f, int columns, struct table_layout *l);
/* The column focused, by its place. */
size_t compare_column(const struct app *a, const struct field *f);
const char *compare_column_name(const struct app *a, const struct field *f, size_t column);

#endif

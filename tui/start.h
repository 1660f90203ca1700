/* The start screen and what an admin does from it: recent sessions, the scenarios there are, one read, its texts changed. Private to
 * tui/; draws nothing (view_start.c, view_read.c, view_write.c). */
#ifndef TUI_START_H
#define TUI_START_H

#include "scenarios/editing.h"
#include "scenarios/find.h"
#include "session/recent.h"
#include "tui/state.h"

struct scenario_row {
	char *id, *path, *title; /* title NULL: it could not be read */
	char *languages;         /* "fr en nl" */
	char *fault;             /* the first error; NULL: none */
	enum scenario_origin origin;
	int minutes;
	size_t errors;
};

struct start {
	struct recent *recent;
	size_t recent_count;
	struct scenario_row *rows; /* read when they are first looked at */
	size_t row_count;
	struct list_state list;    /* of what is chosen from; a line's argument is an index, or an id */
	enum view_id listed;       /* in which of the two views */

	struct editing *editing;   /* the scenario that is read; NULL: none */
	char *editing_id;          /* as it is found by */
	size_t item;               /* the text one stands on */
	enum lang lang;            /* the texts' */
	bool to_top;               /* it is to stand on the first line */
	int top, height;           /* first line shown, lines there are room for: kept by the view, */
	int *lines, columns;       /* and what each item takes at this width, */
	size_t line_count;         /* of so many items; 0: to be measured again */

	struct edit edit;          /* the text being changed */
	bool dirty;                /* since it was written last */
	bool refused;              /* so it was said; leaving again drops it */
	struct editing_verdict verdict;
	char *trouble;             /* why it isn't written; NULL: it is */
	int columns_edit;          /* kept by the view, for moving by shown lines */
	int64_t written_at;        /* UTC ms; 0: nothing was */

	struct new_session *fresh; /* being typed; NULL: none was begun (new_session.h) */
	char *person;              /* who will be its author; NULL: not known */

	enum app_opens opens;
	char *opens_path;
};

void start_free(struct start *s); /* NULL is fine; writes what is being changed */
bool start_tick(struct app *a);
int64_t start_next(const struct app *a);
/* What the last line says; caller frees. */
char *start_said(const struct app *a, enum style *style);
/* <Esc> where nothing lies over. */
void start_back(struct app *a);

/* Shows one of the views, nothing lying over it. */
void start_show(struct app *a, enum view_id view);
/* start_list.c: the lines of the start screen, or those of the scenarios, that match what is typed. */
void start_list(struct app *a);
void start_scenarios_read(struct start *s);
void start_rows_forget(struct start *s); /* they are read again when they are looked at */
/* The scenario of the chosen line; NULL: none. */
const struct scenario_row *start_row(const struct app *a);
/* "~/a.filrouge": the person's own folder in short; caller frees. */
char *path_words(const char *path);
const char *origin_words(enum scenario_origin origin);
/* For the palette: the texts of the scenario being read. */
void start_matches(struct app *a, const char *typed);

/* commands_start.c: the session that ARGUMENT, a number from 1 on, names, or the chosen line does; NULL with a sentence. */
struct recent *start_session_of(struct app *a, const char *argument, struct error *err);

/* start_text.c: what is said of an item: "Say", "Option `internal`", "Say, insertion". Caller frees. */
char *item_words(const struct outline_item *item);
/* "Field `weather`: a scale"; caller frees. */
char *head_words(const struct outline_item *item);
/* What is shown of an item's text: that of the language, else of the first one there is with its mark; "" for none. Caller frees. */
char *item_text(const struct start *s, size_t item, bool *missing);
/* Texts one can stand on: not headings. */
bool item_holds(const struct start *s, size_t item);
/* The next of them from ITEM on in the direction BY; ITEM itself at the end. */
size_t item_beside(const struct start *s, size_t item, int by);

/* start_write.c: opens the text one stands on in the editor. */
bool start_write(struct app *a, struct error *err);
/* Writes what was typed; false: it was not written, TROUBLE says why. */
bool start_commit(struct app *a);
/* Leaves the text: false after saying why it isn't written, the first time. */
bool start_leave_text(struct app *a);
/* The text under the cursor as the file has it now. */
void start_text_again(struct app *a);

#endif

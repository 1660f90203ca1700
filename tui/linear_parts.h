/* What the files of the linear mode share. Private to tui/linear*.c. */
#ifndef TUI_LINEAR_PARTS_H
#define TUI_LINEAR_PARTS_H

#include <stdio.h>

#include "tui/fields.h"
#include "tui/form.h"
#include "tui/linear.h"

enum asks {
	ASKS_NOTHING, /* there is only something to be said */
	ASKS_TEXT, ASKS_LINES, ASKS_OPTION, ASKS_OPTIONS, ASKS_SCALE, ASKS_CONSENT, ASKS_LINK, ASKS_RANKING, ASKS_DOTS, ASKS_SHARE,
	ASKS_HAND_IN, ASKS_COUNT
};

struct linear {
	struct app *app;
	struct client *client;
	int in, signals;
	FILE *out;
	struct buf typed;      /* what came after the last line end */
	bool ended;            /* no more will come */
	int status;            /* -1: goes on */
	bool over;             /* behind the last field of the step: an empty line goes on elsewhere */
	int64_t saved;         /* the time that was said last */
	char *trouble;         /* likewise */
	char step[ID_SIZE];    /* what was said last: the step, */
	int64_t meeting, enterprise;
	char *field, *point;   /* the field, and the place in it, as point_key() names them */
	bool onwards;          /* the line was no command */
	char live[ID_SIZE];    /* the live step */
	bool quiet;            /* what is new now is known to who typed it */
	unsigned explained;    /* which kinds of answers were: bits of enum asks, */
	unsigned formed;       /* and how which kinds of fields are typed: bits of enum field_kind */
};

/* One or more lines, filtered. linear_out.c */
void linear_say(struct linear *l, const char *fmt, ...) FORMAT_PRINTF(2, 3);
/* What the app has to say, what went wrong, that it is saved. */
void linear_heard(struct linear *l);
/* Waits until all that was asked is acknowledged, for a while. */
void linear_settle(struct linear *l);

/* --- where one is: linear_walk.c --- */
enum asks linear_asks(struct linear *l);
/* On to the next place that can be asked; OVER once there is none. SKIP: the whole field. */
void linear_next(struct linear *l, bool skip);
/* An empty line behind the last field: the next enterprise, after the last one the next step. */
void linear_onwards(struct linear *l);
bool linear_last(struct linear *l); /* no enterprise comes after the one looked at */
/* The focused spot; its field may be NULL for a note. */
struct spot linear_spot(struct linear *l);

/* Names to choose from, with what each stands for. */
struct names {
	char **list;
	size_t *of, count;
};
void names_add(struct names *n, const char *name, size_t of);
void names_clear(struct names *n);
/* What TYPED picks: numbers, or beginnings of names; ONE: only one. Indexes of LIST, caller frees; NULL after saying why not. */
size_t *names_pick(struct linear *l, const struct names *n, const char *typed, bool one, size_t *count);
/* The options, items, answers or steps that can be named where one is. */
struct names linear_names(struct linear *l);

/* --- what is said: linear_say.c, linear_field.c, linear_point.c --- */
/* What is new since it was said last; EVERYTHING: all of it again. */
void linear_announce(struct linear *l, bool everything);
void linear_field(struct linear *l, const struct slot *s);
void linear_point(struct linear *l);
void linear_explain(struct linear *l); /* how to answer here */
void linear_list(struct linear *l);    /* what lies over the room: linear_over.c */

/* --- a line: linear_answer.c, linear_command.c --- */
/* True: answered, on to the next. */
bool linear_answer(struct linear *l, const char *line);
void linear_command(struct linear *l, const char *line);
void linear_choose(struct linear *l, const char *line); /* something lies over the room: linear_over.c */

#endif

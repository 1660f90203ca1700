/* What was done, as the face has it: the lines the keeper gave so far, which one is chosen, and the meeting as it was at one of them. Private to
 * tui/. */
#ifndef TUI_HISTORY_H
#define TUI_HISTORY_H

#include "session/history.h"
#include "tui/state.h"

struct history {
	struct edit line;         /* words that the lines have to have */
	struct history_page page; /* all that was given; next: where it goes on */
	int64_t asked;            /* the number of what was asked last */
	bool waiting, anew;       /* it is not answered yet; and then the lines there are go */
	bool enter;               /* and then the first one is looked at */
	char *refused;            /* a sentence instead of lines; NULL: none */
	size_t chosen, top;
	bool moved;               /* an act was chosen since something was typed: the cursor stands there */
	enum view_id back;        /* what the list lies over */
	int64_t past_asked;       /* the number of what was asked of the past; 0: nothing */
	struct model *past;       /* has come and is not looked at yet */
	int64_t past_at;          /* UTC ms: the moment that is looked at */
	struct place stood;       /* now, while the past is looked at, */
	int stood_top;            /* and how far the form was scrolled */
};

void history_free(struct history *h); /* NULL is fine */
void history_opened(struct app *a);
void history_typed(struct app *a);
void history_more(struct app *a); /* asks for what is older when the end is near */
bool history_answered(struct app *a, int64_t number, const char *refused, struct wire_reader *r);
bool past_answered(struct app *a, int64_t number, const char *refused, struct wire_reader *r);
/* A tick: turns to the past that has come. True: draw again. */
bool history_tick(struct app *a);
const struct history_entry *history_chosen(const struct app *a); /* NULL: there is none */

/* history_words.c */
/* "Story, 2 Phare: Les voisins → –"; caller frees. */
char *history_words(const struct app *a, const struct history_entry *e);
/* "14:02", of another day "12/03 14:02"; caller frees. */
char *history_when(const struct app *a, int64_t at);
/* What is to be known of it besides, also in which other meeting; "" mostly. Caller frees. */
char *history_marks(const struct app *a, const struct history_entry *e);

#endif

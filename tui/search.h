/* The search as the face has it: what is typed, what the keeper found, which hit is chosen. Private to tui/. */
#ifndef TUI_SEARCH_H
#define TUI_SEARCH_H

#include "session/found.h"
#include "tui/state.h"

struct search {
	struct edit line;
	bool fresh;      /* opened again: what stands there is selected, what is typed takes its place */
	int64_t asked;   /* the number of what was asked last; 0: nothing */
	bool waiting;    /* it is not answered yet */
	bool enter;      /* and then the chosen hit is gone to, */
	struct search_held { struct key key; char *paste; } *held; /* and what was pressed since is meant for there */
	size_t held_count;
	char *refused;   /* a sentence instead of hits; NULL: none */
	struct found found;
	size_t chosen, top;
	bool moved;      /* a hit was chosen since something was typed: the cursor stands there */
};

void search_free(struct search *s); /* NULL is fine */
void search_opened(struct app *a);
void search_typed(struct app *a);   /* asks anew for what stands in the line */
/* What the keeper answered; false: it is not well-formed. */
bool search_answered(struct app *a, int64_t number, const char *refused, struct wire_reader *r);
/* While Enter waits for the answer, K waits with it: true. */
bool search_hold(struct search *s, const struct key *k);
/* A tick: goes where Enter wanted to go before the answer was there, then does what was pressed meanwhile. True: draw again. */
bool search_tick(struct app *a);
void search_go(struct app *a);      /* to the chosen hit */

/* "2 Phare · Expects · 3 Stakeholders · Vises 1b"; caller frees. */
char *search_place_words(const struct app *a, const struct found_hit *h);

#endif

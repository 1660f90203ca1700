/* A comparison under way: internal to diff*.c. */
#ifndef SCENARIOS_DIFF_PARTS_H
#define SCENARIOS_DIFF_PARTS_H

#include "scenarios/diff.h"

struct comparing {
	struct diff *d;
	const struct step *from, *to;
	const struct field *old, *new;
	bool said;
};

/* PART, WAS and IS may be NULL. */
void diff_add(struct comparing *c, enum diff_what what, const char *part, const char *was, const char *is);
bool diff_same_words(const char *a, const char *b); /* NULL: none */

/* diff_who.c: who is asked, who may read, what is checked and computed. */
void diff_who(struct comparing *c);
/* Of the option, line or column PART: for whom it is. */
void diff_only(struct comparing *c, const char *part, unsigned old, unsigned new);
/* diff_step.c: the scenario itself and its steps. */
void diff_steps(struct diff *d, const struct scenario *old, const struct scenario *new);

#endif

/* What a new version of a scenario does to the sessions that ran the old one. Answers are bound to ids: an id that goes orphans them, an
 * id that comes to mean something else falsifies them. */
#ifndef SCENARIOS_DIFF_H
#define SCENARIOS_DIFF_H

#include <stdbool.h>
#include <stddef.h>

#include "scenarios/scenario.h"

enum diff_what {
	DIFF_ORPHANED,   /* the field is gone: its answers are shown nowhere */
	DIFF_OPTION_GONE,/* an option or line that answers may name */
	DIFF_COLUMN_GONE,/* a column of a table, a question of a sheet */
	DIFF_KIND,       /* another kind: its answers cannot be read as such */
	DIFF_WHOSE,      /* from each enterprise to the group, or back */
	DIFF_REUSED,     /* the same id, and nothing of its words: probably another question */
	DIFF_RANGE,      /* the same number means something else: unit, ends of a scale */
	DIFF_CONSENT,    /* no consent is asked for it any more, or another one */
	DIFF_WIDENED,    /* somebody may read it who might not */
	DIFF_CIRCLE,     /* fewer may read it */
	DIFF_CONSENT_NEW,/* a consent is asked for it */
	DIFF_CONDITION,  /* its `when` is another */
	DIFF_HIDDEN,     /* fewer are asked: only, when, role */
	DIFF_SHOWN,      /* more are asked */
	DIFF_CHECK,
	DIFF_COMPUTE,
	DIFF_STEP_GONE,
	DIFF_STEP,       /* minutes, slot, kind of a step or of the meeting */
	DIFF_REWORDED,
	DIFF_MOVED,      /* to another step */
	DIFF_OPTION_NEW,
	DIFF_COLUMN_NEW,
	DIFF_ADDED,      /* a field or a step */
	DIFF_KEPT,
	DIFF_WHAT_COUNT
};

struct diff_item {
	enum diff_what what;
	const char *step;  /* id, in the new version, of the old where it is gone; NULL: the scenario itself */
	const char *field; /* id; NULL: the step itself */
	const char *part;  /* an option, line or column, a key of a step; NULL: the field itself */
	const char *was, *is; /* short, NULL: nothing to say; filtered for a terminal */
};

struct diff {
	struct diff_item *items; /* the worst first, then in the order of the text */
	size_t count;
	size_t of[DIFF_WHAT_COUNT];
	bool other_id;      /* of the scenario: nothing is bound to it */
	bool same_version;  /* and yet something differs */
	struct arena *arena;
};

/* OLD and NEW must outlive D. Free with diff_clear(). */
void diff_compare(const struct scenario *old, const struct scenario *new, struct diff *d);
void diff_clear(struct diff *d);
/* Would answers be orphaned, falsified, or read by more people? */
bool diff_harms(const struct diff *d);
/* Would they be orphaned or falsified? */
bool diff_loses(const struct diff *d);
/* Would they be read by more? */
bool diff_opens(const struct diff *d);

/* "orphaned", ... : stable, for JSON; and a sentence's beginning (N_). */
extern const char *const diff_names[DIFF_WHAT_COUNT];
extern const char *const diff_words[DIFF_WHAT_COUNT];

#endif

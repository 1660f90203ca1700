/* What can be read and changed in a scenario's file, in the order in which it is read: headings, texts, minutes. Taken from where the values
 * stand, so that a scenario with faults has one too. */
#ifndef SCENARIOS_OUTLINE_H
#define SCENARIOS_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "config/guard.h"

enum outline_kind { OUTLINE_HEAD, OUTLINE_TEXT, OUTLINE_NUMBER };

struct outline_item {
	enum outline_kind kind;
	int depth;          /* 0: of the scenario, 1: of a step, 2: of a field, 3: of what a field is made of */
	size_t step;        /* 1, 2, ...; 0: before the steps */
	const char *key;    /* as in the file: "say"; of a heading the word of its list: "fields", "columns", ... */
	const char *id;     /* of the step, field, option, ... it belongs to; "" */
	const char *kinds;  /* of a step's title and of a heading: its kind as in the file; "" */
	const char *who;    /* of a variant: for whom, as in the file ("insertion"); "" */
	size_t span;        /* of the guard: the text (a string or a group of languages), the number, the group */
	bool lines;         /* it may have several lines */
	bool absent;        /* it is not in the file: SPAN is the group it would stand in, */
	size_t after;       /* and this the span of the setting it would follow; 0: none, it would be the first */
};

struct outline {
	struct outline_item *items; /* owned */
	size_t count;
	bool has[LANG_COUNT]; /* the languages that the scenario declares */
	enum lang first;
	struct arena *arena;
};

/* Of the flat text TEXT and what the guard found in it. outline_clear() after. */
void outline_make(struct outline *o, const char *text, const struct guard *g);
void outline_clear(struct outline *o);

/* The span of the string of ITEM, a text, in LANG. *SAME: it is one for all languages. NULL: missing in LANG. */
const struct guard_span *outline_span(const struct guard *g, const struct outline_item *item, enum lang lang, bool *same);

#endif

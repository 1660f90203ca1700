/* The checker at work: the fields of a scenario in order, each with its place in the text and its expressions. Shared by check_*.c. */
#ifndef SCENARIOS_CHECKING_H
#define SCENARIOS_CHECKING_H

#include "config/guard.h"
#include "scenarios/check.h"
#include "scenarios/expression.h"
#include "scenarios/others.h"

enum check_use { USE_WHEN, USE_CHECK, USE_COMPUTE, USE_COUNT };

struct check_field {
	const struct field *field;
	const struct step *step;
	size_t step_index;
	const struct guard_span *at;              /* NULL: a further round, whose faults were said of the first */
	struct expression *expressions[USE_COUNT]; /* NULL: none, or wrong; once checked they only tell what they read */
};

struct checking {
	const struct scenario *s;
	struct diagnostics *d;
	struct guard guard;
	const struct guard_span *scenario; /* its span */
	struct expressions *all;
	struct others *others;
	struct check_field *fields; /* in the order of the text */
	size_t field_count;
	struct map *by_id; /* -> struct check_field */
	size_t tries;      /* values that may still be read to try branches */
};

extern const char *const check_uses[USE_COUNT]; /* "when" "check" "compute" */
/* What the scenario says for this use; NULL: nothing. */
const char *check_text(const struct field *f, enum check_use use);

/* The field that ID names; NULL: none of this scenario's steps. */
struct check_field *check_find(const struct checking *c, const char *id);
/* The member NAME of the setting that FIELD stands in; NULL: none. */
const struct guard_span *check_member(const struct check_field *field, const char *name);

/* check_place.c: at the name of a setting, at its value, or at byte AT of the text that its value is. SENTENCE and FIX are taken over. */
void check_fault(struct checking *c, enum severity severity, const struct guard_span *at, char *sentence, char *fix);
void check_fault_value(struct checking *c, enum severity severity, const struct guard_span *at, char *sentence, char *fix);
void check_fault_inside(struct checking *c, enum severity severity, const struct guard_span *text, size_t at, char *sentence, char *fix);

/* Each looks at all fields. */
void check_expressions(struct checking *c); /* check_expression.c: compiles them, first of all */
void check_compare(struct checking *c, const struct check_field *field, enum check_use use); /* check_compare.c: what is compared */
void check_branches(struct checking *c, const struct check_field *field, enum check_use use); /* check_branch.c: always or never true */
void check_circles(struct checking *c);     /* check_circle.c: expressions that go round in circles */
void check_reach(struct checking *c);       /* check_reach.c: fields, options and steps that cannot be come to */
void check_carry(struct checking *c);       /* check_carry.c: earlier meetings */
void check_order(struct checking *c);       /* check_order.c: scenarios that come before one another */
void check_consent(struct checking *c);     /* check_consent.c: who may read it */
void check_project(struct checking *c);     /* check_project.c: what the room's screen is to show */

#endif

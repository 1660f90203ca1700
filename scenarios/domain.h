/* The values that tell the branches of expressions apart: every option, the numbers around each one that is written, nothing at all. */
#ifndef SCENARIOS_DOMAIN_H
#define SCENARIOS_DOMAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"
#include "scenarios/expression.h"

struct domain {
	const struct expression_read *read;
	struct expression_value *values; /* their texts are the arena's or the scenario's */
	size_t count, cap;
	bool exact; /* there are no others that would make a difference, to plain comparisons */
};

/* What FIELD may hold when somebody of ONLY (enum audience, 0: anyone) answers: D is filled but for numbers and texts of SQL's. */
void domain_of_field(struct domain *d, struct arena *arena, const struct field *field, const char *line, unsigned only);
/* The same of what READ stands for; FIELD is that field of an earlier scenario, or NULL. */
void domain_of_read(struct domain *d, struct arena *arena, const struct expression_read *read, const struct field *field,
                    const struct scenario *s, unsigned only);
/* The values written in SQL, which X was prepared from, where the reads of COUNT domains are compared with them (NULL: one of none). */
void domain_written(struct domain *const *list, size_t count, struct arena *arena, const struct expression *x, const char *sql);
void domain_clear(struct domain *d);

/* Does SQL only compare: no sums, no functions but those that choose? */
bool domain_plain(const char *sql);

/* How many ways there are to choose a value of each, MOST + 1 when more. */
size_t domain_ways(const struct domain *domains, size_t count, size_t most);

/* All ways to choose, or a seeded sample when there are more than MOST: what X says of each. */
struct branch_counts {
	size_t tried, yes, no, unknown;
	size_t texts, numbers; /* values of that type, where nothing that was read is null */
	bool whole;            /* every way was tried, and the domains are exact */
};
typedef void branch_witness(void *context, const struct domain *domains, const size_t *chosen, size_t count);
/* WITNESS (may be NULL) is called for the first WITNESSES ways that are true. */
void domain_try(struct expression *x, const struct domain *domains, size_t count, size_t most, size_t witnesses,
                branch_witness *witness, void *context, struct branch_counts *counts);

#endif

/* Tries the ways to choose one value of each domain, and counts what an expression says. */
#include <stdlib.h>
#include <string.h>

#include "scenarios/domain.h"

struct trying {
	const struct domain *domains;
	const size_t *chosen;
	size_t count;
};

static void give(void *context, const struct expression_read *read, struct expression_value *out)
{
	const struct trying *t = context;
	for (size_t i = 0; i < t->count; i++) {
		if (t->domains[i].read == read || (t->domains[i].read->at == read->at && t->domains[i].read->len == read->len)) {
			*out = t->domains[i].values[t->chosen[i]];
			return;
		}
	}
}

/* The next way: the first domain turns fastest. false: all were tried. */
static bool turn(const struct domain *domains, size_t *chosen, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (++chosen[i] < domains[i].count)
			return true;
		chosen[i] = 0;
	}
	return false;
}

static void draw(const struct domain *domains, size_t *chosen, size_t count, uint64_t *seed)
{
	for (size_t i = 0; i < count; i++) {
		*seed = *seed * 6364136223846793005u + 1442695040888963407u;
		chosen[i] = (size_t)(*seed >> 33) % domains[i].count;
	}
}

size_t domain_ways(const struct domain *domains, size_t count, size_t most)
{
	size_t n = 1;
	for (size_t i = 0; i < count; i++) {
		if (domains[i].count > most || n > most / domains[i].count)
			return most + 1;
		n *= domains[i].count;
	}
	return n;
}

static bool all_known(const struct domain *domains, const size_t *chosen, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (domains[i].values[chosen[i]].type == EXPRESSION_NULL)
			return false;
	return true;
}

void domain_try(struct expression *x, const struct domain *domains, size_t count, size_t most, size_t witnesses,
                branch_witness *witness, void *context, struct branch_counts *counts)
{
	size_t *chosen = xcalloc(count + 1, sizeof *chosen), n = domain_ways(domains, count, most);
	struct trying t = {domains, chosen, count};
	const struct expression_source source = {give, &t};
	uint64_t seed = 1;
	bool going = true;
	*counts = (struct branch_counts){.whole = n <= most};
	for (size_t i = 0; i < count; i++)
		counts->whole &= domains[i].exact;
	while (going && counts->tried < most) {
		enum expression_truth truth = expression_truth(x, &source);
		counts->tried++;
		counts->yes += truth == TRUTH_YES;
		counts->no += truth == TRUTH_NO;
		counts->unknown += truth == TRUTH_UNKNOWN;
		if (truth == TRUTH_YES && witness && counts->yes <= witnesses)
			witness(context, domains, chosen, count);
		if (all_known(domains, chosen, count)) {
			struct expression_value value;
			if (expression_value(x, &source, &value, NULL)) {
				counts->texts += value.type == EXPRESSION_TEXT;
				counts->numbers += value.type == EXPRESSION_NUMBER;
			}
		}
		if (n <= most)
			going = turn(domains, chosen, count);
		else
			draw(domains, chosen, count, &seed);
	}
	free(chosen);
}

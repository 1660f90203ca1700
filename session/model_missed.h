/* What an enterprise was not there for: the steps that were held before it came, while it was away, after it went. Pure: reads a model
 * and a moment. */
#ifndef SESSION_MODEL_MISSED_H
#define SESSION_MODEL_MISSED_H

#include <stddef.h>
#include <stdint.h>

#include "session/model.h"

struct missed_step {
	size_t step;          /* of the scenario */
	int64_t begins, ends; /* UTC ms; 0: it isn't known when it was held */
	int64_t away;         /* ms of it */
};

/* Was it there in this half-day, as far as is said? Nothing said is: there, unless it came or went in the other half. */
bool model_there(const struct model *m, int64_t enterprise, enum half half);

/* The steps of which it missed a minute or more, in order, with the live one up to NOW. What was skipped, or is homework, nobody missed.
 * Caller frees. */
struct missed_step *model_missed(const struct model *m, int64_t enterprise, int64_t now, size_t *count);

#endif

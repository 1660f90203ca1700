/* How many answered a field, for the room's screen: what the whole group reads, and what it reads only counted. One rule for whoever counts:
 * a screen that has the answers, and the keeper of one that may not. Pure: reads a model, changes nothing. */
#ifndef SESSION_TALLY_H
#define SESSION_TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "session/model.h"

/* From so many answers on something is counted that the group may not read one by one. */
enum { TALLY_FROM = 5 };

struct tally {
	int64_t *who; /* COUNT of those who answered, with their answers in the model; the group itself (0) for a field of its own; owned */
	size_t count;
	size_t answered, asked; /* how many did, of how many; of a model that is not told all, more than COUNT */
};

/* Of F, those whose answers the group reads (GROUP), or those whose it doesn't; what only facilitators read is in neither. A model that was told
 * only how many has numbers below 0 for WHO, which mean nobody. The caller frees WHO. */
struct tally tally_of(const struct model *m, const struct field *f, bool group);

/* Is M told of F only how many answered, by who keeps what they say as it was revealed? */
bool tally_is_told(const struct model *m, const struct field *f);

/* May answers that the group doesn't read one by one be counted, and projected so where a step projects results? */
bool tally_counts(const struct scenario *s, const struct field *f);

#endif

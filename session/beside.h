/* What two people wrote in one place at the same moment, as it is said to each of them. Plain data. */
#ifndef SESSION_BESIDE_H
#define SESSION_BESIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "session/change.h"
#include "session/wire.h"

enum beside_what {
	BESIDE_MERGED, /* two texts: both are there */
	BESIDE_OVER,   /* what was set here replaced what somebody else had just set, and was not yet to be seen here */
	BESIDE_LOST,   /* what was set here was replaced so */
	BESIDE_COUNT
};

struct beside {
	enum beside_what what;
	struct target target; /* owned, as the texts */
	char *name;           /* of the other one; "": it is not told who */
	int64_t at;           /* UTC ms, when the other one wrote it */
	char *theirs, *mine;  /* the two values; NULL: absent, or two texts */
};
void beside_clear(struct beside *b);

void beside_put(struct buf *out, const struct beside *b);
bool beside_get(struct wire_reader *r, struct beside *b); /* copies; false: not well-formed, and there is nothing to clear */

#endif

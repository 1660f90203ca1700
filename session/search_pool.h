/* One search under way: the texts read so far, looked through a few at a time. Internal to the store. */
#ifndef SESSION_SEARCH_POOL_H
#define SESSION_SEARCH_POOL_H

#include "session/db.h"
#include "session/search.h"

struct searching {
	struct session *s;
	const struct search_query *query;
	char *expression;
	struct search_hits *hits;
	struct search_hit *pool; /* looked through together */
	size_t pooled;
	struct target *typed; /* what has a draft: its answer doesn't count */
	size_t typed_count;
};

/* A text to look through, if it may be given; H's texts are borrowed. */
void search_pool_add(struct searching *g, const struct search_hit *h);
/* Those of the pool that have the words become hits; what the table of words CLAIMED and is not so tells on it. */
void search_pool_find(struct searching *g, bool claimed);

#endif

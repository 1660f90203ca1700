/* Texts that are looked through together in memory, and what becomes a hit of them. Knows nothing of where they stand in the file. */
#include "session/search_pool.h"

#include <stdlib.h>
#include <string.h>

#include "session/search_words.h"

static void hit_clear(struct search_hit *h)
{
	target_clear(&h->target);
	free(h->step);
	free(h->circle);
	free(h->text);
	free(h->marks);
	free(h->author);
}

void search_hits_clear(struct search_hits *h)
{
	for (size_t i = 0; i < h->count; i++)
		hit_clear(&h->list[i]);
	free(h->list);
	*h = (struct search_hits){0};
}

/* --- what is looked through --- */

void search_pool_add(struct searching *g, const struct search_hit *h)
{
	if (g->query->may && !g->query->may(g->query->context, h))
		return;
	g->pool = xrealloc(g->pool, g->pooled + 1, sizeof *g->pool);
	struct search_hit *own = &g->pool[g->pooled++];
	*own = *h;
	own->target = target_copy(&h->target);
	own->step = xstrdup(h->step ? h->step : "");
	own->circle = xstrdup(h->circle ? h->circle : "");
	own->text = xstrdup(h->text);
	own->author = xstrdup(h->author ? h->author : "");
	search_words_add(g->s->words, (int64_t)g->pooled, own->text);
}

static void matches(void *context, int64_t number, const struct search_mark *marks, size_t count)
{
	struct searching *g = context;
	struct search_hit *h = &g->pool[number - 1];
	if (count == 0)
		return;
	h->marks = xcalloc(count, sizeof *marks);
	memcpy(h->marks, marks, count * sizeof *marks);
	h->mark_count = count;
}

void search_pool_find(struct searching *g, bool claimed)
{
	struct search_hits *hits = g->hits;
	search_words_find(g->s->words, g->expression, matches, g);
	for (size_t i = 0; i < g->pooled; i++) {
		struct search_hit *h = &g->pool[i];
		hits->damaged |= claimed && h->mark_count == 0;
		if (h->mark_count == 0 || hits->count == g->query->most) {
			hits->more |= h->mark_count > 0;
			hit_clear(h);
			continue;
		}
		hits->list = xrealloc(hits->list, hits->count + 1, sizeof *hits->list);
		hits->list[hits->count++] = *h;
	}
	g->pooled = 0;
}

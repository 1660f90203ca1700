/* Walks with an aim: what must be answered for a field to be asked, and so on for what that depends on. */
#include "scenarios/rehearse_play.h"

#include <stdlib.h>
#include <string.h>

#include "scenarios/audience.h"

enum { WITNESSES = 6, COMPARED = 20, TRIES = 2000, DEPTH_MOST = 8 };

struct witnesses { /* ways that make a `when` true */
	const struct domain *domains;
	size_t count, ways;
	size_t chosen[WITNESSES][EXPRESSION_MAX_NAMES];
};

static void keep_witness(void *context, const struct domain *domains, const size_t *chosen, size_t count)
{
	struct witnesses *w = context;
	w->domains = domains;
	w->count = count;
	for (size_t i = 0; i < count && i < EXPRESSION_MAX_NAMES; i++)
		w->chosen[w->ways][i] = chosen[i];
	w->ways++;
}

static void force_when(struct play *p, struct actor *a, size_t way, int depth);

/* READ must be VALUE in the next walk. */
static void force(struct play *p, const struct expression_read *read, const struct expression_value *value, size_t way, int depth)
{
	struct actor *a = read->field ? map_get(p->by_field, read->field->id) : NULL;
	if (read->what == READS_ENTERPRISES) {
		p->enterprises = (size_t)value->number;
	} else if (read->what != READS_FIELD) {
		const char **words[] = {[READS_POLE] = &p->pole, [READS_KIND] = &p->kind, [READS_COUNTRY] = &p->country, [READS_LANGUAGE] = &p->language};
		*words[read->what] = arena_strndup(p->arena, value->text, value->len);
		p->who = audience_of(p->pole, p->kind);
	} else if (!a || read->line) {
		char *name = play_name(read);
		struct expression_value *kept = arena_alloc(p->arena, sizeof *kept);
		*kept = *value;
		if (!map_get(p->fixed, name))
			map_put(p->fixed, name, kept);
		free(name);
	} else if (!a->is_forced) {
		a->is_forced = true;
		a->forced = *value;
	}
	if (a && value->type != EXPRESSION_NULL)
		force_when(p, a, way, depth + 1);
}

/* The WAYth way to make A's `when` true is taken, and so on for what that reads. */
static void force_when(struct play *p, struct actor *a, size_t way, int depth)
{
	size_t count;
	if (!a->x[WHEN] || depth > DEPTH_MOST || p->work > WORK)
		return;
	const struct expression_read *reads = expression_reads(a->x[WHEN], &count);
	struct domain *domains = xcalloc(count + 1, sizeof *domains), *written[EXPRESSION_MAX_NAMES];
	for (size_t i = 0; i < count; i++) {
		const struct scenario *s = reads[i].scenario ? others_get(p->others, reads[i].scenario, NULL) : NULL;
		domain_of_read(&domains[i], p->arena, &reads[i], s ? scenario_field(s, reads[i].id, NULL) : NULL, p->s, a->field->only);
		written[i] = &domains[i];
	}
	domain_written(written, count, p->arena, a->x[WHEN], a->field->when);
	struct witnesses w = {0};
	struct branch_counts n;
	domain_try(a->x[WHEN], domains, count, TRIES, WITNESSES, keep_witness, &w, &n);
	p->work += (n.tried + COMPARED) * (count + 1);
	for (size_t i = 0; i < w.count && w.ways; i++)
		force(p, domains[i].read, &domains[i].values[w.chosen[way % w.ways][i]], way, depth);
	for (size_t i = 0; i < count; i++)
		domain_clear(&domains[i]);
	free(domains);
}

void play_unforce(struct play *p)
{
	for (size_t i = 0; i < p->count; i++)
		p->actors[i].is_forced = false;
	map_free(p->fixed, NULL);
	p->fixed = map_new();
}

void play_force(struct play *p, struct actor *a, size_t way)
{
	force_when(p, a, way, 0);
}

/* Expressions that go round in circles: fields computed from one another, fields each shown only because of the other. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "scenarios/checking.h"

struct walk {
	struct checking *c;
	enum check_use use;
	unsigned char *state; /* of each field: 0 not seen, 1 on the way, 2 done */
	size_t *way;          /* fields, the way from the first one to here */
	size_t *next;         /* the read each is at */
	size_t depth;
};

/* The next field that the last one on the way reads; NULL: no more. */
static struct check_field *next_read(struct walk *w)
{
	size_t at = w->way[w->depth - 1], count;
	struct expression *x = w->c->fields[at].expressions[w->use];
	const struct expression_read *reads = x ? expression_reads(x, &count) : NULL;
	while (reads && w->next[w->depth - 1] < count) {
		const struct expression_read *read = &reads[w->next[w->depth - 1]++];
		struct check_field *to = read->field ? check_find(w->c, read->field->id) : NULL;
		if (to && to->field != w->c->fields[at].field)
			return to;
	}
	return NULL;
}

/* The way comes back to the field TO. */
static void say_circle(struct walk *w, size_t to)
{
	struct buf b = {0};
	size_t from = 0;
	while (w->way[from] != to)
		from++;
	for (size_t i = from; i < w->depth; i++)
		buf_printf(&b, "%s → ", w->c->fields[w->way[i]].field->id);
	buf_text(&b, w->c->fields[to].field->id);
	const struct check_field *one = &w->c->fields[to];
	const struct guard_span *at = check_member(one, check_uses[w->use]);
	if (at)
		check_fault_value(w->c, SEVERITY_ERROR, at,
		                  w->use == USE_WHEN
		                          ? xasprintf(_("each of these fields is shown because of the next, in a circle: %s"), buf_str(&b))
		                          : xasprintf(_("each of these fields is computed from the next, in a circle: %s"), buf_str(&b)),
		                  NULL);
	buf_clear(&b);
}

static void push(struct walk *w, size_t field)
{
	w->state[field] = 1;
	w->next[w->depth] = 0;
	w->way[w->depth++] = field;
}

static void walk_from(struct walk *w, size_t start)
{
	push(w, start);
	while (w->depth) {
		struct check_field *to = next_read(w);
		size_t index = to ? (size_t)(to - w->c->fields) : 0;
		if (!to)
			w->state[w->way[--w->depth]] = 2;
		else if (w->state[index] == 1)
			say_circle(w, index);
		else if (w->state[index] == 0)
			push(w, index);
	}
}

void check_circles(struct checking *c)
{
	static const enum check_use uses[] = {USE_WHEN, USE_COMPUTE};
	for (size_t u = 0; u < sizeof uses / sizeof *uses; u++) {
		struct walk w = {.c = c,
		                 .use = uses[u],
		                 .state = xcalloc(c->field_count + 1, 1),
		                 .way = xcalloc(c->field_count + 1, sizeof *w.way),
		                 .next = xcalloc(c->field_count + 1, sizeof *w.next)};
		for (size_t i = 0; i < c->field_count; i++)
			if (w.state[i] == 0 && c->fields[i].expressions[uses[u]])
				walk_from(&w, i);
		free(w.state);
		free(w.way);
		free(w.next);
	}
}

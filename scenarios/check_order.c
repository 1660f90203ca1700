/* Does a scenario come before itself? Through what it takes over and what it says it comes after, and so on in those. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/map.h"
#include "base/memory.h"
#include "scenarios/checking.h"
#include "scenarios/read.h"

enum { WAY_MOST = 32 };

struct way {
	struct checking *c;
	struct map *seen;
	const char *ids[WAY_MOST];
	size_t depth;
	bool said;
};

static void walk(struct way *w, const struct scenario *s);

static void say_way(struct way *w)
{
	const struct guard_span *at = read_member(w->c->scenario, "after");
	struct buf b = {0};
	for (size_t i = 0; i < w->depth; i++)
		buf_printf(&b, "%s ← ", w->ids[i]);
	buf_text(&b, w->c->s->id);
	for (size_t i = 0; i < w->c->field_count && !at; i++)
		at = check_member(&w->c->fields[i], "from");
	check_fault_value(w->c, SEVERITY_ERROR, at ? at : w->c->scenario,
	                  xasprintf(_("these scenarios come each before the other, in a circle: %s"), buf_str(&b)), NULL);
	w->said = true;
	buf_clear(&b);
}

/* S comes after the scenario ID. */
static void step_to(struct way *w, const char *id)
{
	if (w->said || w->depth == WAY_MOST)
		return;
	if (strcmp(id, w->c->s->id) == 0 && w->depth > 1) {
		say_way(w);
		return;
	}
	const struct scenario *other = map_get(w->seen, id) ? NULL : others_get(w->c->others, id, NULL);
	if (!other || other == w->c->s)
		return;
	map_put(w->seen, id, w);
	walk(w, other);
}

static void step_to_text(struct way *w, const char *text)
{
	for (size_t start = 0, len; text && text[start]; start += len + (text[start + len] == ',')) {
		char *scenario, *id;
		len = strcspn(text + start, ",");
		if (!others_split(text + start, len, &scenario, &id))
			continue;
		step_to(w, scenario);
		free(scenario);
		free(id);
	}
}

/* Recursive, no deeper than WAY_MOST. */
static void walk(struct way *w, const struct scenario *s)
{
	w->ids[w->depth++] = s->id;
	for (size_t i = 0; i < s->after_count; i++)
		step_to(w, s->after[i]);
	for (size_t i = 0; i < s->step_count; i++) {
		for (size_t k = 0; k < s->steps[i].field_count; k++) {
			const struct field *f = &s->steps[i].fields[k];
			step_to_text(w, f->from);
			step_to_text(w, f->before);
			step_to_text(w, f->quota);
		}
	}
	w->depth--;
}

void check_order(struct checking *c)
{
	struct way w = {.c = c, .seen = map_new()};
	if (c->s->id)
		walk(&w, c->s);
	map_free(w.seen, NULL);
}

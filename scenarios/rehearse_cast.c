/* The cast of a rehearsal: every field, with the values that tell branches apart. */
#include "scenarios/rehearse_play.h"

#include <stdlib.h>
#include <string.h>

/* The domain of what READ stands for; NULL: what every enterprise has. */
static struct domain *domain_for(struct play *p, const struct expression_read *read)
{
	struct actor *a = read->field ? map_get(p->by_field, read->field->id) : NULL;
	if (a)
		return read->line ? &a->lines : &a->values;
	if (!read->scenario)
		return NULL;
	char *name = play_name(read);
	struct domain *d = map_get(p->earlier, name);
	if (!d) {
		const struct scenario *s = others_get(p->others, read->scenario, NULL);
		d = arena_alloc(p->arena, sizeof *d);
		domain_of_read(d, p->arena, read, s ? scenario_field(s, read->id, NULL) : NULL, p->s, 0);
		map_put(p->earlier, name, d);
	}
	free(name);
	return d;
}

/* Everything that X compares fields with is a value that they may have. */
static void add_written(struct play *p, struct expression *x, const char *sql)
{
	size_t count;
	const struct expression_read *reads = expression_reads(x, &count);
	struct domain *list[EXPRESSION_MAX_NAMES];
	for (size_t i = 0; i < count; i++) {
		list[i] = domain_for(p, &reads[i]);
		if (list[i])
			list[i]->read = &reads[i];
	}
	domain_written(list, count, p->arena, x, sql);
}

const char *play_text(const struct field *f, int use)
{
	return use == WHEN ? f->when : use == CHECK ? f->check : f->compute;
}

static void listen(struct play *p)
{
	for (size_t i = 0; i < p->count; i++) {
		struct actor *a = &p->actors[i];
		for (int use = 0; use < USES; use++) {
			const char *sql = play_text(a->field, use);
			a->x[use] = sql ? expression_compile(p->all, sql, NULL) : NULL;
			if (a->x[use])
				add_written(p, a->x[use], sql);
		}
	}
}

static void enter(struct play *p)
{
	size_t count = 0;
	for (size_t i = 0; i < p->s->step_count; i++)
		count += p->s->steps[i].field_count;
	p->actors = xcalloc(count + 1, sizeof *p->actors);
	for (size_t i = 0; i < p->s->step_count; i++) {
		for (size_t k = 0; k < p->s->steps[i].field_count; k++) {
			const struct field *f = &p->s->steps[i].fields[k];
			struct actor *a = &p->actors[p->count++];
			*a = (struct actor){.field = f, .step = &p->s->steps[i], .seen = xcalloc(f->option_count + f->line_count + 1, 1)};
			domain_of_field(&a->values, p->arena, f, NULL, 0);
			if (f->line_count)
				domain_of_field(&a->lines, p->arena, f, f->lines[0].id, 0);
			map_put(p->by_field, f->id, a);
		}
	}
}

void play_clear(struct play *p)
{
	size_t at = 0;
	const char *name;
	void *domain;
	for (size_t i = 0; i < p->count; i++) {
		domain_clear(&p->actors[i].values);
		domain_clear(&p->actors[i].lines);
		free(p->actors[i].seen);
	}
	while (map_next(p->earlier, &at, &name, &domain))
		domain_clear(domain);
	map_free(p->earlier, NULL);
	map_free(p->fixed, NULL);
	map_free(p->by_field, NULL);
	free(p->actors);
	expressions_close(p->all);
	others_free(p->others);
	arena_free(p->arena);
}

void play_cast(struct play *p)
{
	enter(p);
	listen(p);
}

/* Simulated enterprises answer every field that they are asked, with values that tell branches apart: at random with a fixed seed, then
 * with what makes the fields true that nobody was asked yet. */
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "scenarios/audience.h"
#include "scenarios/domain.h"
#include "scenarios/others.h"
#include "scenarios/rehearse.h"

enum { WALKS_EACH = 40, WORK_AT_RANDOM = 400000, WORK = 2000000, WITNESSES = 6, COMPARED = 20, TRIES = 2000, DEPTH_MOST = 8 };

enum { WHEN, CHECK, COMPUTE, USES };

struct actor { /* a field, as it is played */
	const struct field *field;
	const struct step *step;
	struct expression *x[USES];
	struct domain values, lines; /* of the field, of each line of a grid */
	struct expression_value value, forced;
	bool is_forced, shown, asked, stopped[USES];
	unsigned char *seen; /* of each option, then of each line */
};

struct play {
	const struct scenario *s;
	struct others *others;
	struct expressions *all;
	struct arena *arena;
	struct actor *actors;
	size_t count;
	struct map *by_field; /* id -> actor */
	uint64_t seed, walk;
	size_t work; /* fields looked at and expressions tried, so far */
	unsigned who;
	const char *pole, *kind, *country, *language;
	size_t enterprises;
	struct map *earlier; /* "scenario.id.line" -> domain */
	struct map *fixed;   /* the same, and "id.line": values that were forced */
};

static uint64_t next(struct play *p)
{
	p->seed = p->seed * 6364136223846793005u + 1442695040888963407u;
	return p->seed >> 33;
}

static uint64_t mix(uint64_t a, const char *text)
{
	for (; *text; text++)
		a = (a ^ (unsigned char)*text) * 1099511628211u;
	return (a ^ a >> 29) * 0xBF58476D1CE4E5B9u >> 17;
}

static char *name_of(const struct expression_read *read)
{
	return xasprintf("%s.%s.%s", read->scenario ? read->scenario : "", read->id, read->line ? read->line : "");
}

/* A value that stays the same for the whole walk: of an earlier meeting, of a line of a grid. */
static struct expression_value settled(struct play *p, const struct domain *d, const char *name)
{
	const struct expression_value *fixed = map_get(p->fixed, name);
	if (fixed)
		return *fixed;
	return d && d->count ? d->values[mix(p->walk, name) % d->count] : (struct expression_value){0};
}

static struct expression_value text_value(const char *text)
{
	return (struct expression_value){.type = EXPRESSION_TEXT, .text = text, .len = strlen(text)};
}

static void give(void *context, const struct expression_read *read, struct expression_value *out)
{
	struct play *p = context;
	const char *const words[] = {[READS_POLE] = p->pole, [READS_KIND] = p->kind, [READS_COUNTRY] = p->country, [READS_LANGUAGE] = p->language};
	if (read->what == READS_ENTERPRISES) {
		*out = (struct expression_value){.type = EXPRESSION_NUMBER, .number = (double)p->enterprises};
	} else if (read->what != READS_FIELD) {
		*out = text_value(words[read->what]);
	} else if (read->scenario || read->line) {
		char *name = name_of(read);
		const struct actor *grid = read->scenario ? NULL : map_get(p->by_field, read->id);
		if (!grid || grid->shown)
			*out = settled(p, grid ? &grid->lines : map_get(p->earlier, name), name);
		free(name);
	} else {
		const struct actor *a = map_get(p->by_field, read->id);
		if (a && a->shown)
			*out = a->value;
	}
}

/* Which options and lines this enterprise sees. */
static void look(struct play *p, struct actor *a)
{
	const struct field *f = a->field;
	a->asked = true;
	for (size_t i = 0; i < f->option_count; i++)
		a->seen[i] |= audience_has(f->options[i].only, p->who);
	for (size_t i = 0; i < f->line_count; i++)
		a->seen[f->option_count + i] |= audience_has(f->lines[i].only, p->who);
}

static bool is_shown(struct play *p, struct actor *a)
{
	const struct expression_source source = {give, p};
	struct expression_value value;
	size_t reads = 0;
	if (a->x[WHEN])
		expression_reads(a->x[WHEN], &reads);
	p->work += 1 + 2 * reads;
	if (!a->field->group && !audience_has(a->field->only, p->who))
		return false;
	if (p->s->individual && a->field->for_role == FOR_PEER)
		return false;
	if (!a->x[WHEN])
		return !a->field->when; /* one that cannot be evaluated is never true */
	if (!expression_value(a->x[WHEN], &source, &value, NULL))
		a->stopped[WHEN] = true;
	return expression_truth(a->x[WHEN], &source) == TRUTH_YES;
}

static void answer(struct play *p, struct actor *a)
{
	const struct expression_source source = {give, p};
	struct expression_value value;
	if (a->x[COMPUTE]) {
		if (!expression_value(a->x[COMPUTE], &source, &value, NULL))
			a->stopped[COMPUTE] = true;
		if (value.type == EXPRESSION_TEXT)
			value.text = arena_strndup(p->arena, value.text, value.len < 100 ? value.len : 100), value.len = strlen(value.text);
		a->value = value;
	} else {
		a->value = a->is_forced ? a->forced : a->values.count ? a->values.values[next(p) % a->values.count] : (struct expression_value){0};
	}
	if (a->x[CHECK] && !expression_value(a->x[CHECK], &source, &value, NULL))
		a->stopped[CHECK] = true;
}

/* Twice through the meeting: the second time what is asked later was answered. */
static void walk(struct play *p)
{
	for (size_t i = 0; i < p->count; i++)
		p->actors[i].shown = false;
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < p->count; i++) {
			struct actor *a = &p->actors[i];
			bool before = a->shown;
			a->shown = is_shown(p, a);
			if (!a->shown)
				continue;
			if (!before || a->x[COMPUTE])
				answer(p, a);
			look(p, a);
		}
	}
}

/* An enterprise of the Nth pole and kind, and the rest of it by the seed. */
static void dress(struct play *p, size_t n)
{
	static const char *const countries[] = {"FR", "BE", "GB", "NL"};
	size_t pole = n % AUDIENCE_POLES, kind = n / AUDIENCE_POLES % (AUDIENCE_COUNT - AUDIENCE_POLES);
	size_t span = (size_t)(p->s->group_max - p->s->group_min) + 1;
	p->pole = audience_words[pole];
	p->kind = audience_words[AUDIENCE_POLES + kind];
	p->who = audience_of(p->pole, p->kind);
	p->country = countries[next(p) % 4];
	p->language = lang_codes[next(p) % LANG_COUNT];
	p->enterprises = (size_t)p->s->group_min + next(p) % span;
	p->walk = next(p);
}

/* The domain of what READ stands for; NULL: what every enterprise has. */
static struct domain *domain_for(struct play *p, const struct expression_read *read)
{
	struct actor *a = read->field ? map_get(p->by_field, read->field->id) : NULL;
	if (a)
		return read->line ? &a->lines : &a->values;
	if (!read->scenario)
		return NULL;
	char *name = name_of(read);
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

static const char *text_of(const struct field *f, int use)
{
	return use == WHEN ? f->when : use == CHECK ? f->check : f->compute;
}

static void prepare(struct play *p)
{
	for (size_t i = 0; i < p->count; i++) {
		struct actor *a = &p->actors[i];
		for (int use = 0; use < USES; use++) {
			const char *sql = text_of(a->field, use);
			a->x[use] = sql ? expression_compile(p->all, sql, NULL) : NULL;
			if (a->x[use])
				add_written(p, a->x[use], sql);
		}
	}
}

static void cast(struct play *p)
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
		char *name = name_of(read);
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

static void unforce(struct play *p)
{
	for (size_t i = 0; i < p->count; i++)
		p->actors[i].is_forced = false;
	map_free(p->fixed, NULL);
	p->fixed = map_new();
}

/* For a field that nobody was asked: walks in which its `when` is true, of those whom it is for. */
static void aim(struct play *p, struct actor *a, size_t *walks)
{
	enum { DRESSES = AUDIENCE_POLES * (AUDIENCE_COUNT - AUDIENCE_POLES) };
	for (size_t way = 0; way < WITNESSES && !a->asked; way++) {
		for (size_t n = 0; n < DRESSES && !a->asked && p->work < WORK; n++) {
			dress(p, n);
			if (!audience_has(a->field->only, p->who))
				continue;
			force_when(p, a, way, 0);
			walk(p);
			unforce(p);
			++*walks;
		}
	}
}

static void tell(const struct play *p, struct rehearsal *r)
{
	static const char *const uses[USES] = {"when", "check", "compute"};
	for (size_t i = 0; i < p->count; i++) {
		const struct actor *a = &p->actors[i];
		const struct field *f = a->field;
		r->asked += a->asked;
		if (!a->asked)
			rehearse_add(&r->dead, a->step->id, f->id, NULL);
		for (size_t k = 0; k < f->option_count + f->line_count && a->asked; k++)
			if (!a->seen[k])
				rehearse_add(&r->unseen, a->step->id, f->id, k < f->option_count ? f->options[k].id : f->lines[k - f->option_count].id);
		for (int use = 0; use < USES; use++)
			if (a->stopped[use] || (text_of(f, use) && !a->x[use]))
				rehearse_add(&r->stopped, a->step->id, f->id, uses[use]);
	}
}

static void clear(struct play *p)
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

bool rehearse_walk(const struct scenario *s, const char *path, struct rehearsal *r, struct error *err)
{
	struct play p = {.s = s, .others = others_new(s, path), .arena = arena_new(), .by_field = map_new(), .seed = 1, .earlier = map_new(), .fixed = map_new()};
	const struct expression_earlier earlier = others_earlier(p.others);
	p.all = expressions_open(s, &earlier, err);
	if (p.all) {
		size_t kinds = AUDIENCE_POLES * (AUDIENCE_COUNT - AUDIENCE_POLES);
		cast(&p);
		prepare(&p);
		for (size_t n = 0; n < kinds * WALKS_EACH && (n < kinds || p.work < WORK_AT_RANDOM); n++, r->walks++) {
			dress(&p, n);
			walk(&p);
		}
		for (size_t i = 0; i < p.count && p.work < WORK; i++)
			if (!p.actors[i].asked)
				aim(&p, &p.actors[i], &r->walks);
		r->given_up = p.work >= WORK;
		tell(&p, r);
	}
	bool fine = p.all != NULL;
	clear(&p);
	return fine;
}

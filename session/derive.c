/* The expressions of a scenario, prepared once; which of them a change can have moved; what they say now.
 * What their names stand for is derive_read.c's. */
#include "session/derive.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "scenarios/expression.h"

enum { WHEN, CHECK, COMPUTE, USES };
static const char *const columns[USES] = {"when", "check", "compute"};

struct derived {
	const struct field *field;
	struct expression *of[USES]; /* NULL: none */
	bool *marked;                /* for the group, then for each enterprise */
};

struct derive {
	const struct scenario *scenario;
	struct expressions *all;
	struct derived *list;
	size_t count;
	size_t owners; /* marks of each: 1 + enterprises */
};

/* --- preparing --- */

static void add_reads(struct needs *n, const struct expression *x)
{
	size_t count;
	const struct expression_read *reads = expression_reads(x, &count);

	for (size_t i = 0; i < count; i++) {
		if (reads[i].what != READS_FIELD || reads[i].scenario == NULL)
			continue;
		char *id = xasprintf("%s.%s", reads[i].scenario, reads[i].id);

		needs_add(n, id, strlen(id));
		free(id);
	}
}

static void add_field(struct derive *d, const struct field *f, struct needs *n)
{
	const char *const texts[USES] = {f->when, f->check, f->compute};
	struct derived one = {.field = f};
	bool any = false;

	for (int use = 0; use < USES; use++) {
		if (texts[use] != NULL)
			one.of[use] = expression_compile(d->all, texts[use], NULL);
		if (one.of[use] != NULL)
			add_reads(n, one.of[use]);
		any |= one.of[use] != NULL;
	}
	if (!any)
		return;
	d->list = xrealloc(d->list, d->count + 1, sizeof *d->list);
	d->list[d->count++] = one;
}

struct derive *derive_new(const struct model *m, struct needs *n)
{
	struct derive *d = xcalloc(1, sizeof *d);

	d->scenario = m->scenario;
	d->all = expressions_open(m->scenario, NULL, NULL);
	for (size_t i = 0; d->all != NULL && i < m->scenario->step_count; i++)
		for (size_t k = 0; k < m->scenario->steps[i].field_count; k++)
			add_field(d, &m->scenario->steps[i].fields[k], n);
	if (d->count > 0)
		return d;
	derive_free(d);
	return NULL;
}

void derive_free(struct derive *d)
{
	if (d == NULL)
		return;
	expressions_close(d->all);
	for (size_t i = 0; i < d->count; i++)
		free(d->list[i].marked);
	free(d->list);
	free(d);
}

/* --- marking --- */

static void mark_all(struct derive *d)
{
	for (size_t i = 0; i < d->count; i++)
		for (size_t k = 0; k < d->owners; k++)
			d->list[i].marked[k] = true;
}

/* As many marks as there are enterprises; when that changes all is marked. */
static void fit(struct derive *d, const struct model *m)
{
	if (d->owners == m->enterprise_count + 1)
		return;
	d->owners = m->enterprise_count + 1;
	for (size_t i = 0; i < d->count; i++)
		d->list[i].marked = xrealloc(d->list[i].marked, d->owners, sizeof(bool));
	mark_all(d);
}

/* For the group's (0) what is each one's may move too. */
static void mark(struct derive *d, struct derived *one, const struct model *m, int64_t enterprise)
{
	for (size_t k = 0; k < d->owners; k++)
		if (enterprise == 0 || (k > 0 && m->enterprises[k - 1].id == enterprise))
			one->marked[k] = true;
}

static bool is_part(const struct field *score, const char *field)
{
	for (size_t i = 0; i < score->part_count; i++)
		if (strcmp(score->parts[i], field) == 0)
			return true;
	return false;
}

static bool reads(const struct expression *x, const struct field *f, const char *id, bool earlier)
{
	size_t count;
	const struct expression_read *list = expression_reads(x, &count);

	for (size_t i = 0; i < count; i++) {
		if (list[i].what != READS_FIELD)
			continue;
		if (earlier && list[i].scenario != NULL && strcmp(list[i].id, id) == 0)
			return true;
		if (!earlier && f != NULL && list[i].field != NULL && (list[i].field == f || is_part(list[i].field, f->id)))
			return true;
	}
	return false;
}

static void mark_readers(struct derive *d, const struct model *m, const char *id, int64_t enterprise, bool earlier)
{
	const struct field *f = earlier ? NULL : scenario_field(d->scenario, id, NULL);

	for (size_t i = 0; i < d->count; i++) {
		bool moved = false;

		for (int use = 0; use < USES && !moved; use++)
			moved = d->list[i].of[use] != NULL && reads(d->list[i].of[use], f, id, earlier);
		if (moved)
			mark(d, &d->list[i], m, enterprise);
	}
}

void derive_mark(struct derive *d, const struct model *m, const struct change *c)
{
	enum target_kind kind = c->target.kind;

	fit(d, m);
	if (kind == TARGET_ENTERPRISE)
		mark_all(d);
	else if (kind == TARGET_ANSWER || kind == TARGET_MISSING || kind == TARGET_ROW)
		mark_readers(d, m, c->target.field, c->target.enterprise, c->target.meeting != m->meeting);
}

/* --- evaluating --- */

struct reading {
	const struct model *m;
	int64_t enterprise;
};

static void read_value(void *context, const struct expression_read *read, struct expression_value *out)
{
	const struct reading *of = context;

	derive_read(of->m, of->enterprise, read, out);
}

/* Owned; NULL: nothing. */
static char *computed(struct expression *x, const struct expression_source *from, enum value_type *type)
{
	struct expression_value v;

	*type = VALUE_TEXT;
	if (!expression_value(x, from, &v, NULL) || v.type == EXPRESSION_NULL)
		return NULL;
	if (v.type == EXPRESSION_TEXT)
		return xstrndup(v.text, v.len);
	*type = VALUE_NUMBER;
	return isfinite(v.number) ? xasprintf("%.15g", v.number) : NULL;
}

static char *said(struct expression *x, int use, const struct expression_source *from, enum value_type *type)
{
	if (use == COMPUTE)
		return computed(x, from, type);
	enum expression_truth truth = expression_truth(x, from);

	*type = VALUE_NUMBER;
	return xstrdup((use == WHEN ? truth == TRUTH_YES : truth != TRUTH_NO) ? "1" : "0");
}

static bool same(const char *a, const char *b)
{
	return a != NULL && b != NULL ? strcmp(a, b) == 0 : a == b;
}

/* What holds until something is said needn't be said: shown, and right. */
static bool news(int use, const char *was, const char *now)
{
	return !same(was, now) && !(use != COMPUTE && was == NULL && same(now, "1"));
}

static void evaluate(struct derive *d, const struct derived *one, struct model *m, int64_t enterprise, derive_sink *sink,
                     void *context)
{
	struct reading of = {m, enterprise};
	struct expression_source from = {read_value, &of};

	for (int use = 0; use < USES; use++) {
		struct target t = {TARGET_DERIVED, m->meeting, enterprise, "", one->field->id, "", columns[use]};
		struct change c = {.author = "", .target = t};

		if (one->of[use] == NULL)
			continue;
		char *now = said(one->of[use], use, &from, &c.type);

		c.after = now;
		if (news(use, model_value(m, &t), now)) {
			model_apply(m, &c);
			sink(context, &c);
			if (use == COMPUTE)
				mark_readers(d, m, one->field->id, enterprise, false);
		}
		free(now);
	}
}

/* The marks of one field; true: there were some. */
static bool run_one(struct derive *d, struct derived *one, struct model *m, derive_sink *sink, void *context)
{
	bool any = false;

	for (size_t k = 0; k < d->owners; k++) {
		if (!one->marked[k])
			continue;
		one->marked[k] = false;
		if (one->field->group != (k == 0))
			continue;
		any = true;
		evaluate(d, one, m, k == 0 ? 0 : m->enterprises[k - 1].id, sink, context);
	}
	return any;
}

/* What is computed may be read by what was evaluated before it: again, but not for ever where they go round in a circle. */
void derive_run(struct derive *d, struct model *m, derive_sink *sink, void *context)
{
	bool any = true;

	fit(d, m);
	for (size_t pass = 0; any && pass <= d->count; pass++) {
		any = false;
		for (size_t i = 0; i < d->count; i++)
			any |= run_one(d, &d->list[i], m, sink, context);
	}
}

/* What the keeper works out for its face: earlier answers that the scenario names, expressions, hours counted elsewhere. Only for a
 * scenario that asks for it; everything else costs nothing. Keeps a model of its own, which follows the file. */
#include "session/keeper_state.h"

#include <stdlib.h>
#include <string.h>

#include "session/carried.h"
#include "session/derive.h"

struct keeper_derived {
	struct model *model;
	struct needs needs;
	struct derive *derive;           /* NULL: no expressions */
	const struct scenario *scenario; /* that `derive` is made of */
	int64_t known;                   /* the last revision in the model */
	struct target *typed;            /* texts to be read again; owned */
	size_t typed_count;
};

void keeper_derive_free(struct keeper *k)
{
	struct keeper_derived *d = k->derived;
	if (d == NULL)
		return;
	derive_free(d->derive);
	model_free(d->model);
	needs_clear(&d->needs);
	for (size_t i = 0; i < d->typed_count; i++)
		target_clear(&d->typed[i]);
	free(d->typed);
	free(d);
	k->derived = NULL;
}

/* Does the scenario of this snapshot ask for anything? It comes early. */
static bool asks(struct wire_reader r)
{
	struct change c;
	while (r.at < r.end && wire_get_number(&r) == 1 && wire_get_change(&r, &c))
		if (c.target.kind == TARGET_SCENARIO)
			return c.after != NULL && needs_possible(c.after);
	return false;
}

void keeper_derive_begin(struct keeper *k, const struct buf *snapshot)
{
	struct wire_reader r = { buf_str(snapshot), buf_str(snapshot) + snapshot->len, false };
	struct change c;
	keeper_derive_free(k);
	if (!asks(r))
		return;
	k->derived = xcalloc(1, sizeof(*k->derived));
	k->derived->model = model_new();
	while (r.at < r.end && wire_get_number(&r) == 1 && wire_get_change(&r, &c))
		model_apply(k->derived->model, &c);
}

/* --- working out --- */

struct giving {
	struct keeper_derived *d;
	change_sink *sink;
	void *context;
	struct error *err;
	bool good;
};

static bool give_carried(void *context, const struct change *c, struct error *err)
{
	struct giving *to = context;
	model_apply(to->d->model, c);
	return to->sink(to->context, c, err);
}

static void give_derived(void *context, const struct change *c)
{
	struct giving *to = context;
	to->good = to->good && to->sink(to->context, c, to->err);
}

struct hours { int64_t *enterprises; double *sums; size_t count; };

static bool add_hours(void *context, const struct change *c, struct error *err)
{
	struct hours *all = context;
	size_t i = 0;
	(void)err;
	while (i < all->count && all->enterprises[i] != c->target.enterprise)
		i++;
	if (i == all->count) {
		all->enterprises = xrealloc(all->enterprises, i + 1, sizeof(*all->enterprises));
		all->sums = xrealloc(all->sums, i + 1, sizeof(*all->sums));
		all->enterprises[i] = c->target.enterprise;
		all->sums[all->count++] = 0;
	}
	all->sums[i] += c->after != NULL ? strtod(c->after, NULL) : 0;
	return true;
}

static void give_hours_of(struct giving *to, const struct field *f, const struct hours *all)
{
	struct model *m = to->d->model;
	for (size_t i = 0; i < all->count; i++) {
		struct target t = { TARGET_DERIVED, m->meeting, all->enterprises[i], "", f->id, "", "hours" };
		const char *was = model_value(m, &t);
		char *now = xasprintf("%.15g", all->sums[i]);
		struct change c = { .author = "", .target = t, .type = VALUE_NUMBER, .after = now };
		if (was == NULL || strcmp(was, now) != 0) {
			model_apply(m, &c);
			give_derived(to, &c);
		}
		free(now);
	}
}

/* Each field of hours is told what was counted in the other meetings. */
static bool give_hours(struct keeper *k, int64_t at, struct giving *to)
{
	const struct scenario *s = to->d->model->scenario;
	struct hours all = { 0 };
	size_t altered = 0;
	bool ok = session_hours(k->session, to->d->model->meeting, at, add_hours, &all, &altered, to->err);
	for (size_t i = 0; ok && i < s->step_count; i++)
		for (size_t f = 0; f < s->steps[i].field_count; f++)
			if (s->steps[i].fields[f].kind == FIELD_HOURS)
				give_hours_of(to, &s->steps[i].fields[f], &all);
	free(all.enterprises);
	free(all.sums);
	return ok && to->good;
}

static void prepare(struct keeper_derived *d)
{
	derive_free(d->derive);
	needs_clear(&d->needs);
	d->scenario = d->model->scenario;
	needs_of(&d->needs, d->scenario);
	d->derive = d->needs.expressions ? derive_new(d->model, &d->needs) : NULL;
}

bool keeper_derive_end(struct keeper *k, change_sink *sink, void *context, struct error *err)
{
	struct keeper_derived *d = k->derived;
	struct giving to = { d, sink, context, err, true };
	size_t altered = 0;
	if (d == NULL)
		return true;
	if (!session_revision(k->writer, &d->known, err))
		return false;
	if (d->model->scenario != NULL)
		prepare(d);
	if (d->model->scenario == NULL || (d->derive == NULL && d->needs.count == 0 && !d->needs.hours)) {
		keeper_derive_free(k);
		return true;
	}
	bool ok = session_carried(k->session, d->model->meeting, &d->needs, 0, give_carried, &to, &altered, err);
	if (ok && d->needs.hours)
		ok = give_hours(k, 0, &to);
	if (ok && d->derive != NULL)
		derive_run(d->derive, d->model, give_derived, &to);
	return ok && to.good;
}

bool keeper_derive_past(struct keeper *k, struct model *m, int64_t at, change_sink *sink, void *context, struct error *err)
{
	struct keeper_derived past = { .model = m };
	struct giving to = { &past, sink, context, err, true };
	size_t altered = 0;
	if (m->scenario == NULL)
		return true;
	prepare(&past);
	bool ok = session_carried(k->session, m->meeting, &past.needs, at, give_carried, &to, &altered, err) &&
	          (!past.needs.hours || give_hours(k, at, &to));
	if (ok && past.derive != NULL)
		derive_run(past.derive, m, give_derived, &to);
	derive_free(past.derive);
	needs_clear(&past.needs);
	return ok && to.good;
}

/* --- following --- */

void keeper_derive_typed(struct keeper *k, const struct target *t)
{
	struct keeper_derived *d = k->derived;
	if (d == NULL || d->derive == NULL || t->kind != TARGET_ANSWER)
		return;
	for (size_t i = 0; i < d->typed_count; i++)
		if (target_same(&d->typed[i], t))
			return;
	d->typed = xrealloc(d->typed, d->typed_count + 1, sizeof(*d->typed));
	d->typed[d->typed_count++] = target_copy(t);
}

/* Another one may come, as long as nothing was answered; the expressions point into the one they were made of. */
static bool same_scenario(const struct keeper_derived *d)
{
	return d->model->scenario == d->scenario;
}

struct following { struct keeper_derived *d; bool hours; };

static bool follow_one(void *context, const struct change *c, struct error *err)
{
	struct following *f = context;
	struct model *m = f->d->model;
	(void)err;
	if (c->revision > f->d->known)
		f->d->known = c->revision;
	model_apply(m, c);
	f->hours |= c->target.kind == TARGET_ANSWER && c->target.meeting != m->meeting;
	if (f->d->derive != NULL && same_scenario(f->d))
		derive_mark(f->d->derive, m, c);
	return true;
}

/* A draft that came to nothing leaves no change behind: what was typed is read where it is kept. */
static bool follow_typed(struct keeper *k, struct following *f, struct error *err)
{
	struct keeper_derived *d = k->derived;
	bool ok = true;
	for (size_t i = 0; i < d->typed_count; i++) {
		struct target *t = &d->typed[i];
		struct draft draft = { 0 };
		bool found = false;
		char *value = NULL;
		ok = ok && draft_get(k->session, t, &draft, &found, err) &&
		     (found || session_value(k->session, t, &value, err));
		struct change c = { .author = k->person, .target = *t, .after = found ? draft.text : value };
		if (ok)
			follow_one(f, &c, err);
		if (found)
			draft_clear(&draft);
		free(value);
		target_clear(t);
	}
	d->typed_count = 0;
	return ok;
}

static bool say(void *context, const struct change *c, struct error *err)
{
	struct keeper *k = context;
	(void)err;
	keeper_say_change(k, c, k->applied);
	return true;
}

static bool follow_all(struct keeper *k, struct error *err)
{
	struct keeper_derived *d = k->derived;
	struct following f = { d, false };
	struct giving to = { d, say, k, err, true };
	if (!session_since(k->session, d->known, follow_one, &f, err) || !follow_typed(k, &f, err))
		return false;
	if (!same_scenario(d)) {
		prepare(d);
		if (d->derive == NULL)
			return true;
	}
	if (f.hours && d->needs.hours && !give_hours(k, 0, &to))
		return false;
	if (d->derive != NULL)
		derive_run(d->derive, d->model, give_derived, &to);
	return true;
}

void keeper_derive(struct keeper *k)
{
	struct keeper_derived *d = k->derived;
	struct error err = { 0 };
	struct stage stage;
	if (d == NULL || k->ended || (d->typed_count == 0 && k->known <= d->known))
		return;
	int64_t known = k->known > d->known ? k->known : d->known;
	if (!keeper_wall_enter(k, &err)) {
		error_clear(&err);
		return;
	}
	keeper_stage_begin(k, &stage);
	if (follow_all(k, &err))
		d->known = d->known > known ? d->known : known;
	keeper_stage_keep(k);
	keeper_wall_leave(k);
	error_clear(&err);
}

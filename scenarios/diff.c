/* Compares two versions of a scenario, field by field. Knows nothing of sessions. */
#include "scenarios/diff.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/text.h"
#include "scenarios/diff_parts.h"
#include "scenarios/diff_text.h"

const char *const diff_names[DIFF_WHAT_COUNT] = {
	[DIFF_ORPHANED] = "orphaned", [DIFF_OPTION_GONE] = "option-gone", [DIFF_COLUMN_GONE] = "column-gone",
	[DIFF_KIND] = "kind-changed", [DIFF_WHOSE] = "whose-changed", [DIFF_REUSED] = "id-reused",
	[DIFF_RANGE] = "range-changed", [DIFF_CONSENT] = "consent-gone", [DIFF_WIDENED] = "circle-widened",
	[DIFF_CIRCLE] = "circle-changed", [DIFF_CONSENT_NEW] = "consent-new", [DIFF_CONDITION] = "condition-changed",
	[DIFF_HIDDEN] = "hidden", [DIFF_SHOWN] = "shown", [DIFF_CHECK] = "check-changed", [DIFF_COMPUTE] = "compute-changed",
	[DIFF_STEP_GONE] = "step-gone", [DIFF_STEP] = "plan-changed", [DIFF_REWORDED] = "reworded", [DIFF_MOVED] = "moved",
	[DIFF_OPTION_NEW] = "option-new", [DIFF_COLUMN_NEW] = "column-new", [DIFF_ADDED] = "added", [DIFF_KEPT] = "kept",
};

const char *const diff_words[DIFF_WHAT_COUNT] = {
	[DIFF_ORPHANED] = N_("ORPHANED"), [DIFF_OPTION_GONE] = N_("OPTION GONE"), [DIFF_COLUMN_GONE] = N_("COLUMN GONE"),
	[DIFF_KIND] = N_("KIND CHANGED"), [DIFF_WHOSE] = N_("WHOSE CHANGED"), [DIFF_REUSED] = N_("ID REUSED"),
	[DIFF_RANGE] = N_("VALUES CHANGED"), [DIFF_CONSENT] = N_("CONSENT GONE"), [DIFF_WIDENED] = N_("READ BY MORE"),
	[DIFF_CIRCLE] = N_("read by fewer"), [DIFF_CONSENT_NEW] = N_("consent asked"), [DIFF_CONDITION] = N_("condition changed"),
	[DIFF_HIDDEN] = N_("hidden"), [DIFF_SHOWN] = N_("shown to more"), [DIFF_CHECK] = N_("check changed"),
	[DIFF_COMPUTE] = N_("computed anew"), [DIFF_STEP_GONE] = N_("step removed"), [DIFF_STEP] = N_("plan changed"),
	[DIFF_REWORDED] = N_("reworded"), [DIFF_MOVED] = N_("moved"), [DIFF_OPTION_NEW] = N_("option added"),
	[DIFF_COLUMN_NEW] = N_("column added"), [DIFF_ADDED] = N_("added"), [DIFF_KEPT] = N_("kept"),
};

static const char *kept_text(struct diff *d, const char *text)
{
	char *shown = text ? diagnostic_clip(text, strlen(text)) : NULL;
	const char *copy = arena_strdup(d->arena, shown);
	free(shown);
	return copy;
}

void diff_add(struct comparing *c, enum diff_what what, const char *part, const char *was, const char *is)
{
	struct diff *d = c->d;
	const struct step *step = c->to ? c->to : c->from;
	const struct field *field = c->new ? c->new : c->old;
	d->items = xrealloc(d->items, d->count + 1, sizeof *d->items);
	d->items[d->count++] = (struct diff_item){what, step ? step->id : NULL, field ? field->id : NULL, part, kept_text(d, was), kept_text(d, is)};
	d->of[what]++;
	c->said = true;
}

bool diff_same_words(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

/* Options, lines: what answers name. */
static void compare_options(struct comparing *c, const struct option *old, size_t old_count, const struct option *new, size_t new_count)
{
	for (size_t i = 0; i < old_count; i++) {
		const struct option *found = NULL;
		for (size_t k = 0; k < new_count && !found; k++)
			found = strcmp(old[i].id, new[k].id) == 0 ? &new[k] : NULL;
		if (!found)
			diff_add(c, DIFF_OPTION_GONE, old[i].id, diff_shown(&old[i].label), NULL);
		else if (diff_unlike(&old[i].label, &found->label))
			diff_add(c, DIFF_REUSED, old[i].id, diff_shown(&old[i].label), diff_shown(&found->label));
		else if (!diff_same(&old[i].label, &found->label))
			diff_add(c, DIFF_REWORDED, old[i].id, diff_shown(&old[i].label), diff_shown(&found->label));
		else if (old[i].weight != found->weight)
			diff_add(c, DIFF_RANGE, old[i].id, NULL, NULL);
		if (found)
			diff_only(c, old[i].id, old[i].only, found->only);
	}
	for (size_t k = 0; k < new_count; k++) {
		bool there = false;
		for (size_t i = 0; i < old_count && !there; i++)
			there = strcmp(old[i].id, new[k].id) == 0;
		if (!there)
			diff_add(c, DIFF_OPTION_NEW, new[k].id, NULL, diff_shown(&new[k].label));
	}
}

/* Columns of a table; the questions of an anonymous sheet. */
static void compare_columns(struct comparing *c)
{
	for (size_t i = 0; i < c->old->column_count; i++) {
		const struct field *old = &c->old->columns[i], *new = field_column(c->new, old->id);
		if (!new)
			diff_add(c, DIFF_COLUMN_GONE, old->id, diff_shown(&old->label), NULL);
		else if (new->kind != old->kind)
			diff_add(c, DIFF_KIND, old->id, field_kind_names[old->kind], field_kind_names[new->kind]);
		else if (diff_unlike(&old->label, &new->label))
			diff_add(c, DIFF_REUSED, old->id, diff_shown(&old->label), diff_shown(&new->label));
		else if (!diff_same(&old->label, &new->label))
			diff_add(c, DIFF_REWORDED, old->id, diff_shown(&old->label), diff_shown(&new->label));
		for (size_t k = 0; new && k < old->option_count; k++)
			if (!field_option(new, old->options[k].id))
				diff_add(c, DIFF_OPTION_GONE, arena_printf(c->d->arena, "%s.%s", old->id, old->options[k].id),
				    diff_shown(&old->options[k].label), NULL);
	}
	for (size_t i = 0; i < c->new->column_count; i++)
		if (!field_column(c->old, c->new->columns[i].id))
			diff_add(c, DIFF_COLUMN_NEW, c->new->columns[i].id, NULL, diff_shown(&c->new->columns[i].label));
}

/* Kinds that hold the same values: the answers can be read as either. */
static bool same_values(enum field_kind a, enum field_kind b)
{
	static const unsigned alike[] = {1u << FIELD_TEXT | 1u << FIELD_LONG, 1u << FIELD_NUMBER | 1u << FIELD_MONEY,
	                                 1u << FIELD_TABLE | 1u << FIELD_INDICATORS};
	for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
		if ((alike[i] >> a & 1u) && (alike[i] >> b & 1u))
			return true;
	return a == b;
}

static bool differ(double a, double b)
{
	return isnan(a) ? !isnan(b) : isnan(b) || a != b;
}

static void compare_range(struct comparing *c)
{
	const struct field *old = c->old, *new = c->new;
	bool scale = old->kind == FIELD_SCALE || old->kind == FIELD_GRID;
	if (scale && (differ(old->min, new->min) || differ(old->max, new->max)))
		diff_add(c, DIFF_RANGE, NULL, arena_printf(c->d->arena, "%g-%g", old->min, old->max),
		    arena_printf(c->d->arena, "%g-%g", new->min, new->max));
	else if (scale && (diff_unlike(&old->low, &new->low) || diff_unlike(&old->high, &new->high)))
		diff_add(c, DIFF_RANGE, NULL, diff_shown(&old->low), diff_shown(&new->low));
	else if (!diff_same(&old->unit, &new->unit) && diff_unlike(&old->unit, &new->unit))
		diff_add(c, DIFF_RANGE, NULL, diff_shown(&old->unit), diff_shown(&new->unit));
	else if (!diff_same_words(old->currency, new->currency))
		diff_add(c, DIFF_RANGE, NULL, old->currency, new->currency);
}

static void compare_words(struct comparing *c)
{
	const struct field *old = c->old, *new = c->new;
	bool label = diff_same(&old->label, &new->label), prompt = diff_same(&old->prompt, &new->prompt);
	bool unlike = diff_unlike(&old->label, &new->label) && (!said_any(&old->prompt) || diff_unlike(&old->prompt, &new->prompt));
	if (unlike)
		diff_add(c, DIFF_REUSED, NULL, diff_shown(&old->label), diff_shown(&new->label));
	else if (!label)
		diff_add(c, DIFF_REWORDED, NULL, diff_shown(&old->label), diff_shown(&new->label));
	else if (!prompt)
		diff_add(c, DIFF_REWORDED, NULL, diff_shown(&old->prompt), diff_shown(&new->prompt));
}

static void compare_fields(struct comparing *c)
{
	const struct field *old = c->old, *new = c->new;
	c->said = false;
	compare_words(c);
	if (!same_values(old->kind, new->kind)) {
		diff_add(c, DIFF_KIND, NULL, field_kind_names[old->kind], field_kind_names[new->kind]);
	} else {
		compare_options(c, old->options, old->option_count, new->options, new->option_count);
		compare_options(c, old->lines, old->line_count, new->lines, new->line_count);
		compare_columns(c);
		compare_range(c);
	}
	if (old->group != new->group)
		diff_add(c, DIFF_WHOSE, NULL, old->group ? "group" : "enterprise", new->group ? "group" : "enterprise");
	diff_who(c);
	if (strcmp(c->from->id, c->to->id) != 0)
		diff_add(c, DIFF_MOVED, NULL, c->from->id, c->to->id);
	if (!c->said)
		diff_add(c, DIFF_KEPT, NULL, NULL, NULL);
}

struct place {
	const struct step *step;
	const struct field *field;
};

static struct map *places(const struct scenario *s, struct arena *arena)
{
	struct map *map = map_new();
	for (size_t i = 0; i < s->step_count; i++) {
		for (size_t k = 0; k < s->steps[i].field_count; k++) {
			struct place *place = arena_alloc(arena, sizeof *place);
			*place = (struct place){&s->steps[i], &s->steps[i].fields[k]};
			map_put(map, place->field->id, place);
		}
	}
	return map;
}

/* Items keep their order among those of one kind. */
static void sort(struct diff *d)
{
	struct diff_item *sorted = xcalloc(d->count + 1, sizeof *sorted);
	size_t n = 0;
	for (int what = 0; what < DIFF_WHAT_COUNT; what++)
		for (size_t i = 0; i < d->count; i++)
			if (d->items[i].what == (enum diff_what)what)
				sorted[n++] = d->items[i];
	free(d->items);
	d->items = sorted;
}

void diff_compare(const struct scenario *old, const struct scenario *new, struct diff *d)
{
	*d = (struct diff){.arena = arena_new(), .other_id = strcmp(old->id, new->id) != 0};
	struct map *was = places(old, d->arena), *is = places(new, d->arena);
	for (size_t i = 0; i < old->step_count; i++) {
		for (size_t k = 0; k < old->steps[i].field_count; k++) {
			const struct field *f = &old->steps[i].fields[k];
			const struct place *now = map_get(is, f->id);
			struct comparing c = {.d = d, .from = &old->steps[i], .to = now ? now->step : NULL, .old = f, .new = now ? now->field : NULL};
			if (now)
				compare_fields(&c);
			else
				diff_add(&c, DIFF_ORPHANED, NULL, diff_shown(said_any(&f->label) ? &f->label : &f->prompt), NULL);
		}
	}
	for (size_t i = 0; i < new->step_count; i++) {
		for (size_t k = 0; k < new->steps[i].field_count; k++) {
			const struct field *f = &new->steps[i].fields[k];
			struct comparing c = {.d = d, .to = &new->steps[i], .new = f};
			if (!map_get(was, f->id))
				diff_add(&c, DIFF_ADDED, NULL, NULL, diff_shown(said_any(&f->label) ? &f->label : &f->prompt));
		}
	}
	diff_steps(d, old, new);
	d->same_version = old->version == new->version && (old->len != new->len || memcmp(old->text, new->text, old->len) != 0);
	map_free(was, NULL);
	map_free(is, NULL);
	sort(d);
}

void diff_clear(struct diff *d)
{
	free(d->items);
	arena_free(d->arena);
	*d = (struct diff){0};
}

bool diff_opens(const struct diff *d)
{
	return d->of[DIFF_CONSENT] > 0 || d->of[DIFF_WIDENED] > 0;
}

bool diff_loses(const struct diff *d)
{
	bool loses = d->other_id;
	for (int what = DIFF_ORPHANED; what <= DIFF_RANGE; what++)
		loses |= d->of[what] > 0;
	return loses;
}

bool diff_harms(const struct diff *d)
{
	return diff_loses(d) || diff_opens(d);
}

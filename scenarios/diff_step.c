/* Compares the scenario itself and its steps: time, titles, texts. Knows nothing of fields. */
#include <string.h>

#include "base/memory.h"
#include "scenarios/diff_parts.h"
#include "scenarios/diff_text.h"

static const char *number(struct comparing *c, int n)
{
	return arena_printf(c->d->arena, "%d", n);
}

static void compare_number(struct comparing *c, const char *part, int old, int new)
{
	if (old != new)
		diff_add(c, DIFF_STEP, part, number(c, old), number(c, new));
}

static void compare_text(struct comparing *c, const char *part, const struct said *old, const struct said *new)
{
	if (!diff_same(old, new))
		diff_add(c, DIFF_REWORDED, part, diff_shown(old), diff_shown(new));
}

static void compare_step(struct comparing *c)
{
	const struct step *old = c->from, *new = c->to;
	compare_number(c, "minutes", old->minutes, new->minutes);
	compare_number(c, "minutes_each", old->minutes_each, new->minutes_each);
	compare_number(c, "optional", old->optional, new->optional);
	compare_number(c, "homework", old->homework, new->homework);
	compare_number(c, "may_go_home", old->may_go_home, new->may_go_home);
	compare_number(c, "size", old->size, new->size);
	if (old->kind != new->kind)
		diff_add(c, DIFF_STEP, "kind", step_kind_names[old->kind], step_kind_names[new->kind]);
	if (!diff_same_words(old->instead_of, new->instead_of))
		diff_add(c, DIFF_STEP, "instead_of", old->instead_of ? old->instead_of : "-", new->instead_of ? new->instead_of : "-");
	compare_text(c, "title", &old->title, &new->title);
	compare_text(c, "say", &old->say, &new->say);
	compare_text(c, "show", &old->show, &new->show);
	compare_text(c, "guide", &old->guide, &new->guide);
}

void diff_steps(struct diff *d, const struct scenario *old, const struct scenario *new)
{
	struct comparing whole = {.d = d};
	compare_number(&whole, "slot", old->slot, new->slot);
	compare_text(&whole, "title", &old->title, &new->title);
	for (size_t i = 0; i < old->step_count; i++) {
		struct comparing c = {.d = d, .from = &old->steps[i], .to = scenario_step(new, old->steps[i].id)};
		if (c.to)
			compare_step(&c);
		else
			diff_add(&c, DIFF_STEP_GONE, NULL, diff_shown(&c.from->title), NULL);
	}
	for (size_t i = 0; i < new->step_count; i++) {
		struct comparing c = {.d = d, .to = &new->steps[i]};
		if (!scenario_step(old, c.to->id))
			diff_add(&c, DIFF_ADDED, NULL, NULL, diff_shown(&c.to->title));
	}
}

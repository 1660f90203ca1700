/* The steps of a scenario. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "scenarios/read.h"

enum { DAY_MINUTES = 24 * 60, ROUNDS_MOST = 12, STEPS_MOST = 500, AGAIN_MOST = 1000 };

const char *const step_kind_names[STEP_KIND_COUNT] = {
	[STEP_INFORMATION] = "information", [STEP_PLENARY] = "plenary", [STEP_INDIVIDUAL] = "individual",
	[STEP_PAIR] = "pair",               [STEP_GROUP] = "group",     [STEP_ROUND] = "round",
	[STEP_VOTE] = "vote",               [STEP_ADMIN] = "admin",     [STEP_BREAK] = "break",
};

static const char *const project_names[] = {"none", "results"};

static void read_project(struct reader *r, const struct guard_span *setting, void *object)
{
	struct step *step = object;
	step->results = read_word(r, setting, project_names, 2, ~0u) == 1;
}

#define AT(member) .offset = offsetof(struct step, member)
#define NEEDED .required = true

static const struct key step_keys[] = {
	{.name = "id", .type = KEY_ID, NEEDED, AT(id)},
	{.name = "kind", .type = KEY_WORD, NEEDED, AT(kind), .words = step_kind_names, .word_count = STEP_KIND_COUNT},
	{.name = "minutes", .type = KEY_INT, AT(minutes), .low = 0, .high = DAY_MINUTES},
	{.name = "minutes_each", .type = KEY_INT, AT(minutes_each), .low = 1, .high = DAY_MINUTES},
	{.name = "title", .type = KEY_TITLE, NEEDED, AT(title)},
	{.name = "say", .type = KEY_SAID, AT(say)},
	{.name = "show", .type = KEY_SAID, AT(show), .low = SHOWN_ROOM},
	{.name = "guide", .type = KEY_SAID, AT(guide)},
	{.name = "optional", .type = KEY_BOOL, AT(optional)},
	{.name = "homework", .type = KEY_BOOL, AT(homework)},
	{.name = "may_go_home", .type = KEY_BOOL, AT(may_go_home)},
	{.name = "repeat", .type = KEY_INT, AT(rounds), .low = 2, .high = ROUNDS_MOST},
	{.name = "instead_of", .type = KEY_ID, AT(instead_of)},
	{.name = "size", .type = KEY_INT, AT(size), .low = 2, .high = 100},
	{.name = "project", .type = KEY_ARRAY, .read = read_project},
	{.name = "fields", .type = KEY_LIST, .read = read_fields},
};

static const struct group_kind step_group = {
	.keys = step_keys,
	.count = sizeof step_keys / sizeof *step_keys,
	.unknown = N_("unknown key `%s`; a step has: %s"),
	.lacks = N_("this step has no `%s`"),
	.expected = N_("a step must be a group"),
};

/* Without minutes nobody knows how long it takes; homework takes none of the meeting's. */
static void check_time(struct reader *r, const struct guard_span *setting, const struct step *step, bool fine)
{
	const struct guard_span *minutes = read_member(setting, "minutes"), *each = read_member(setting, "minutes_each");
	if (!minutes && !each && !step->homework)
		read_fault(r, SEVERITY_ERROR, setting, diagnostic_say(_(step_group.lacks), "minutes"), NULL);
	else if (fine && step->minutes == 0 && step->minutes_each == 0 && !step->homework)
		read_fault_value(r, SEVERITY_ERROR, minutes, xstrdup(_("a step takes a minute at least")), NULL);
}

static void check_step(struct reader *r, const struct guard_span *setting, const struct step *step)
{
	const struct guard_span *size = read_member(setting, "size"), *home = read_member(setting, "may_go_home");
	if (step->kind != STEP_BREAK && !said_any(&step->say) && !said_any(&step->guide))
		read_fault(r, SEVERITY_WARNING, setting,
		           xstrdup(_("this step has neither `say` nor `guide`: nobody knows what to do in it")), NULL);
	if (size && step->kind != STEP_GROUP && step->kind != STEP_PAIR)
		read_fault(r, SEVERITY_WARNING, size,
		           xasprintf(_("only steps of kind `group` or `pair` have sub-groups, and this one is of kind `%s`"),
		                     step_kind_names[step->kind]),
		           xstrdup(_("remove it")));
	if (step->may_go_home && step->homework)
		read_fault(r, SEVERITY_WARNING, home, xstrdup(_("this step is homework already")), xstrdup(_("remove it")));
	else if (step->may_go_home && !step_asks(step))
		read_fault(r, SEVERITY_WARNING, home, xstrdup(_("this step asks nothing that an enterprise could answer at home")),
		           xstrdup(_("remove it")));
	if (step->instead_of && step->rounds)
		read_fault(r, SEVERITY_ERROR, read_member(setting, "repeat"),
		           xstrdup(_("a step that is held instead of another cannot be repeated")), NULL);
}

/* Steps as they are read, each followed by its further rounds. */
struct growing {
	struct step *list;
	size_t count, cap;
};

static struct step *grow(struct growing *steps)
{
	if (steps->count == steps->cap) {
		steps->cap = steps->cap ? steps->cap * 2 : 32;
		steps->list = xrealloc(steps->list, steps->cap, sizeof *steps->list);
	}
	steps->list[steps->count] = (struct step){0};
	return &steps->list[steps->count++];
}

static void read_step(struct reader *r, const struct guard_span *setting, struct growing *steps)
{
	struct step *step = grow(steps);
	size_t errors = r->d->errors;
	step->line = setting->line;
	if (!read_group(r, setting, &step_group, 0, step))
		return;
	read_ids_add(&r->steps, step->id, setting, NULL);
	check_time(r, setting, step, errors == r->d->errors);
	check_step(r, setting, step);
	step->stays = read_member(setting, "may_go_home") && !step->may_go_home;
	if (step->kind == STEP_PAIR && step->size == 0)
		step->size = 2;
	int rounds = step->rounds;
	step->round = 1;
	step->rounds = rounds ? rounds : 1;
	if (errors != r->d->errors)
		return;
	r->again += rounds ? step->field_count * (size_t)(rounds - 1) : 0;
	if (rounds && r->again > AGAIN_MOST) {
		read_fault(r, SEVERITY_ERROR, read_member(setting, "repeat"),
		           xasprintf(_("the further rounds of repeated steps have more than %d fields"), AGAIN_MOST), NULL);
		return;
	}
	for (int round = 2; round <= rounds && steps->count < STEPS_MOST; round++) {
		struct step *copy = grow(steps); /* may move those before it */
		read_repeat(r, setting, &steps->list[steps->count - (size_t)round], round, copy);
		read_ids_add(&r->steps, copy->id, setting, NULL);
	}
}

void read_steps(struct reader *r, const struct guard_span *setting, void *object)
{
	struct scenario *s = object;
	struct growing steps = {0};
	size_t count = setting->children;
	if (count == 0)
		read_fault_value(r, SEVERITY_ERROR, setting, xstrdup(_("a scenario has at least one step")), NULL);
	const struct guard_span *one = setting + 1;
	for (size_t i = 0; i < count && steps.count < STEPS_MOST; i++, one = guard_next(one))
		read_step(r, one, &steps);
	if (steps.count == STEPS_MOST)
		read_fault_value(r, SEVERITY_ERROR, setting,
		                 xasprintf(_("the scenario has more than %d steps, repeated ones included"), STEPS_MOST - 1),
		                 NULL);
	s->steps = arena_alloc(r->arena, steps.count * sizeof *s->steps + 1);
	s->step_count = steps.count;
	if (steps.count)
		memcpy(s->steps, steps.list, steps.count * sizeof *s->steps);
	free(steps.list);
}

/* The scenario itself and its steps. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "scenarios/read.h"

enum { DAY_MINUTES = 24 * 60 };

const char *const step_kind_names[STEP_KIND_COUNT] = {
	[STEP_INFORMATION] = "information", [STEP_PLENARY] = "plenary", [STEP_INDIVIDUAL] = "individual",
	[STEP_PAIR] = "pair",               [STEP_GROUP] = "group",     [STEP_ROUND] = "round",
	[STEP_VOTE] = "vote",               [STEP_ADMIN] = "admin",     [STEP_BREAK] = "break",
};

static void read_steps(struct reader *r, const struct guard_span *setting, void *object);

#define OF(member) .offset = offsetof(struct scenario, member)
#define AT(member) .offset = offsetof(struct step, member)
#define NEEDED .required = true

static const struct key scenario_keys[] = {
	{.name = "id", .type = KEY_ID, NEEDED, OF(id)},
	{.name = "version", .type = KEY_INT, NEEDED, OF(version), .low = 1, .high = 1000000},
	{.name = "languages", .type = KEY_PAST, NEEDED},
	{.name = "title", .type = KEY_SAID, NEEDED, OF(title)},
	{.name = "purpose", .type = KEY_SAID, OF(purpose)},
	{.name = "source", .type = KEY_SAID, OF(source)},
	{.name = "slot", .type = KEY_INT, NEEDED, OF(slot), .low = 1, .high = DAY_MINUTES},
	{.name = "homework", .type = KEY_SAID, OF(homework)},
	{.name = "steps", .type = KEY_LIST, NEEDED, .read = read_steps},
};

static const struct group_kind scenario_group = {
	.keys = scenario_keys,
	.count = sizeof scenario_keys / sizeof *scenario_keys,
	.unknown = N_("unknown key `%s`; a scenario has: %s"),
	.lacks = N_("this scenario has no `%s`"),
	.expected = N_("`scenario` must be a group"),
};

static const struct key step_keys[] = {
	{.name = "id", .type = KEY_ID, NEEDED, AT(id)},
	{.name = "kind", .type = KEY_WORD, NEEDED, AT(kind), .words = step_kind_names, .word_count = STEP_KIND_COUNT},
	{.name = "minutes", .type = KEY_INT, NEEDED, AT(minutes), .low = 1, .high = DAY_MINUTES},
	{.name = "title", .type = KEY_SAID, NEEDED, AT(title)},
	{.name = "say", .type = KEY_SAID, AT(say)},
	{.name = "show", .type = KEY_SAID, AT(show)},
	{.name = "guide", .type = KEY_SAID, AT(guide)},
	{.name = "fields", .type = KEY_LIST, .read = read_fields},
};

static const struct group_kind step_group = {
	.keys = step_keys,
	.count = sizeof step_keys / sizeof *step_keys,
	.unknown = N_("unknown key `%s`; a step has: %s"),
	.lacks = N_("this step has no `%s`"),
	.expected = N_("a step must be a group"),
};

static void read_step(struct reader *r, const struct guard_span *setting, struct step *step)
{
	step->line = setting->line;
	step->title.first = step->say.first = step->show.first = step->guide.first = r->s->first;
	if (!read_group(r, setting, &step_group, 0, step))
		return;
	read_ids_add(&r->steps, step->id, setting, NULL);
	if (step->kind != STEP_BREAK && !said_any(&step->say) && !said_any(&step->guide))
		read_fault(r, SEVERITY_WARNING, setting,
		           xstrdup(_("this step has neither `say` nor `guide`: nobody knows what to do in it")), NULL);
}

static void read_steps(struct reader *r, const struct guard_span *setting, void *object)
{
	struct scenario *s = object;
	size_t count = setting->children;
	if (count == 0)
		read_fault_value(r, SEVERITY_ERROR, setting, xstrdup(_("a scenario has at least one step")), NULL);
	s->steps = arena_alloc(r->arena, count * sizeof *s->steps + 1);
	s->step_count = count;
	const struct guard_span *one = setting + 1;
	for (size_t i = 0; i < count; i++, one = guard_next(one))
		read_step(r, one, &s->steps[i]);
}

static void check_slot(struct reader *r, const struct guard_span *setting)
{
	const struct scenario *s = r->s;
	const struct guard_span *slot = read_member(setting, "slot");
	long minutes = 0;
	for (size_t i = 0; i < s->step_count; i++)
		minutes += s->steps[i].minutes;
	if (slot && s->slot > 0 && s->step_count > 0 && minutes != s->slot)
		read_fault_value(
			r, SEVERITY_WARNING, slot,
			xasprintf(_("the steps take %ld minutes together, and the slot is %d"), minutes, s->slot),
			xstrdup(_("change the minutes of the steps or of the slot")));
}

void read_scenario(struct reader *r, const struct guard_span *setting)
{
	struct scenario *s = r->s;
	read_languages(r, setting);
	s->title.first = s->purpose.first = s->source.first = s->homework.first = s->first;
	size_t errors = r->d->errors;
	if (!read_group(r, setting, &scenario_group, 0, s))
		return;
	if (errors == r->d->errors)
		check_slot(r, setting);
	read_ids_check(r, &r->steps);
	read_ids_check(r, &r->fields);
	read_links(r);
}

/* A parcours: reading it, and whether the scenarios that it names fit. */
#include "scenarios/parcours.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "scenarios/agree.h"
#include "scenarios/read.h"

/* What parcours_free() frees. The reader keeps languages and text in a scenario: this one has nothing else. */
struct holder {
	struct parcours parcours; /* first */
	struct scenario languages;
	struct arena *arena;
	char *text;
};

static const char *const kind_names[] = {"collective", "individual"};

static void read_kind(struct reader *r, const struct guard_span *setting, void *object)
{
	struct parcours_meeting *meeting = object;
	meeting->individual = read_word(r, setting, kind_names, 2, ~0u) == 1;
}

static void read_meetings(struct reader *r, const struct guard_span *setting, void *object);

#define OF(member) .offset = offsetof(struct parcours, member)
#define AT(member) .offset = offsetof(struct parcours_meeting, member)
#define NEEDED .required = true

static const struct key parcours_keys[] = {
	{.name = "id", .type = KEY_ID, NEEDED, OF(id)},
	{.name = "version", .type = KEY_INT, NEEDED, OF(version), .low = 1, .high = 1000000},
	{.name = "languages", .type = KEY_PAST, NEEDED},
	{.name = "title", .type = KEY_TITLE, NEEDED, OF(title)},
	{.name = "purpose", .type = KEY_TITLE, OF(purpose)},
	{.name = "source", .type = KEY_TITLE, OF(source)},
	{.name = "quota", .type = KEY_NUMBER, OF(quota)},
	{.name = "meetings", .type = KEY_LIST, NEEDED, .read = read_meetings},
};
static const struct key meeting_keys[] = {
	{.name = "id", .type = KEY_ID, NEEDED, AT(id)},
	{.name = "scenario", .type = KEY_ID, NEEDED, AT(scenario)},
	{.name = "kind", .type = KEY_ARRAY, .read = read_kind},
	{.name = "weeks", .type = KEY_INT, AT(weeks), .low = 0, .high = 520},
	{.name = "hours", .type = KEY_NUMBER, AT(hours)},
	{.name = "note", .type = KEY_TITLE, AT(note)},
	{.name = "optional", .type = KEY_BOOL, AT(optional)},
};

static const struct group_kind parcours_group = {
	.keys = parcours_keys,
	.count = sizeof parcours_keys / sizeof *parcours_keys,
	.unknown = N_("unknown key `%s`; a parcours has: %s"),
	.lacks = N_("this parcours has no `%s`"),
	.expected = N_("`parcours` must be a group"),
};
static const struct group_kind meeting_group = {
	.keys = meeting_keys,
	.count = sizeof meeting_keys / sizeof *meeting_keys,
	.unknown = N_("unknown key `%s`; a meeting has: %s"),
	.lacks = N_("this meeting has no `%s`"),
	.expected = N_("a meeting must be a group"),
};

/* Hours are counted by the quarter. */
static void check_hours(struct reader *r, const struct guard_span *setting, const char *key, double hours)
{
	const struct guard_span *at = read_member(setting, key);
	if (at && (hours <= 0 || hours > 10000 || floor(hours * 4) != hours * 4))
		read_fault_value(r, SEVERITY_ERROR, at, xasprintf(_("`%s` is counted in quarters of an hour, above 0"), key),
		                 xstrdup("2.25"));
}

static void read_meeting(struct reader *r, const struct guard_span *setting, struct parcours_meeting *meeting)
{
	const struct guard_span *scenario = read_member(setting, "scenario"), *hours = read_member(setting, "hours");
	size_t errors = r->d->errors;
	meeting->line = scenario ? scenario->value_line : setting->line;
	meeting->column = scenario ? scenario->value_column : setting->column;
	if (!read_group(r, setting, &meeting_group, 0, meeting) || errors != r->d->errors)
		return;
	check_hours(r, setting, "hours", meeting->hours);
	if (hours && !meeting->individual)
		read_fault(r, SEVERITY_WARNING, hours,
		           xstrdup(_("only the hours of individual meetings are counted, and this one is collective")),
		           xstrdup("kind = \"individual\";"));
}

static void read_meetings(struct reader *r, const struct guard_span *setting, void *object)
{
	struct parcours *p = object;
	struct read_ids ids = {0};
	p->meetings = arena_alloc(r->arena, setting->children * sizeof *p->meetings + 1);
	p->meeting_count = setting->children;
	if (setting->children == 0)
		read_fault_value(r, SEVERITY_ERROR, setting, xstrdup(_("a parcours has at least one meeting")), NULL);
	const struct guard_span *one = setting + 1;
	for (size_t i = 0; i < setting->children; i++, one = guard_next(one)) {
		read_meeting(r, one, &p->meetings[i]);
		read_ids_add(&ids, p->meetings[i].id, one, NULL);
	}
	read_ids_check(r, &ids);
	read_ids_clear(&ids);
}

/* Do the individual meetings that are held for sure take more hours than there are? */
static void check_quota(struct reader *r, const struct guard_span *setting, const struct parcours *p)
{
	double sum = 0;
	for (size_t i = 0; i < p->meeting_count; i++)
		sum += p->meetings[i].optional ? 0 : p->meetings[i].hours;
	check_hours(r, setting, "quota", p->quota);
	if (p->quota > 0 && sum > p->quota)
		read_fault_value(r, SEVERITY_WARNING, read_member(setting, "quota"),
		                 xasprintf(_("the individual meetings take %g hours together, and the quota is %g"), sum,
		                           p->quota),
		                 NULL);
}

static void read_parcours(struct reader *r, const struct guard_span *setting)
{
	struct parcours *p = r->object;
	size_t errors = r->d->errors;
	read_languages(r, setting);
	p->first = r->s->first;
	memcpy(p->has, r->s->has, sizeof p->has);
	if (read_group(r, setting, &parcours_group, 0, p) && errors == r->d->errors)
		check_quota(r, setting, p);
}

struct parcours *parcours_parse(const char *text, size_t len, struct diagnostics *d)
{
	static const struct read_root root = {
		.name = "parcours",
		.read = read_parcours,
		.outside = N_("`%s` stands outside `parcours = { ... };`"),
		.empty = N_("the file is empty: there is no parcours in it"),
		.none = N_("there is no parcours in the file"),
		.example = "parcours = { id = \"...\"; ... };",
	};
	size_t errors = d->errors;
	struct holder *h = xcalloc(1, sizeof *h);
	h->text = xstrndup(text, len);
	h->arena = arena_new();
	h->parcours.text = h->languages.text = h->text;
	h->parcours.len = h->languages.len = len;
	struct reader r = {.d = d, .arena = h->arena, .s = &h->languages, .object = &h->parcours};
	read_root(&r, &root);
	if (d->errors == errors)
		return &h->parcours;
	parcours_free(&h->parcours);
	return NULL;
}

struct parcours *source_parcours(const struct source *s, struct diagnostics *d)
{
	size_t errors = d->errors;
	struct parcours *p = s->broken ? NULL : parcours_parse(s->text, s->len, d);
	if (s->broken)
		diagnostics_sort(d);
	if (p && errors == 0 && scenario_agree(s->text, s->len, d))
		return p;
	parcours_free(p);
	return NULL;
}

void parcours_free(struct parcours *p)
{
	if (!p)
		return;
	struct holder *h = (struct holder *)p;
	arena_free(h->arena);
	free(h->text);
	free(h);
}

static void no_such_scenario(const struct parcours_meeting *meeting, struct diagnostics *d)
{
	size_t count;
	char **ids = scenario_list(&count);
	const char *near = text_nearest(meeting->scenario, (const char *const *)ids, count);
	diagnostics_add(d, SEVERITY_ERROR, meeting->line, meeting->column,
	                near ? xasprintf(_("there is no scenario `%s`; did you mean `%s`?"), meeting->scenario, near)
	                     : xasprintf(_("there is no scenario `%s`"), meeting->scenario),
	                near ? xasprintf("\"%s\"", near) : NULL);
	while (count)
		free(ids[--count]);
	free(ids);
}

/* Does what comes before S come before the meeting at INDEX? Its own scenario needn't. */
static void check_order(const struct parcours *p, size_t index, const struct scenario *s, struct diagnostics *d)
{
	const struct parcours_meeting *meeting = &p->meetings[index];
	for (size_t i = 0; i < s->after_count; i++) {
		bool before = strcmp(s->after[i], s->id) == 0;
		for (size_t k = 0; k < index && !before; k++)
			before = strcmp(p->meetings[k].scenario, s->after[i]) == 0;
		if (!before)
			diagnostics_add(d, SEVERITY_WARNING, meeting->line, meeting->column,
			                xasprintf(_("the scenario `%s` normally comes after `%s`, which no earlier meeting runs"),
			                          s->id, s->after[i]),
			                NULL);
	}
}

static void check_languages(const struct parcours *p, const struct parcours_meeting *meeting, const struct scenario *s,
                            struct diagnostics *d)
{
	for (int lang = 0; lang < LANG_COUNT; lang++)
		if (p->has[lang] && !s->has[lang])
			diagnostics_add(d, SEVERITY_WARNING, meeting->line, meeting->column,
			                xasprintf(_("the scenario `%s` does not speak %s, as this parcours does"), s->id,
			                          lang_codes[lang]),
			                NULL);
}

bool parcours_check(const struct parcours *p, parcours_look *look, void *context, struct diagnostics *d)
{
	size_t errors = d->errors;
	for (size_t i = 0; i < p->meeting_count; i++) {
		const struct parcours_meeting *meeting = &p->meetings[i];
		const struct scenario *s = look(context, meeting->scenario);
		if (!s) {
			no_such_scenario(meeting, d);
			continue;
		}
		if (s->individual != meeting->individual)
			diagnostics_add(d, SEVERITY_ERROR, meeting->line, meeting->column,
			                s->individual
			                        ? xasprintf(_("the scenario `%s` is for an individual meeting, and this one is collective"), s->id)
			                        : xasprintf(_("the scenario `%s` is for a collective meeting, and this one is individual"), s->id),
			                xasprintf("kind = \"%s\";", kind_names[s->individual]));
		check_order(p, i, s, d);
		check_languages(p, meeting, s, d);
	}
	diagnostics_sort(d);
	return d->errors == errors;
}

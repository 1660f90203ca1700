/* The scenario itself: what it says before its steps, and whether its time adds up. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "scenarios/read.h"

enum { DAY_MINUTES = 24 * 60, GROUP_MOST = 1000 };

static const char *const kind_names[] = {"collective", "individual"};

static void read_kind(struct reader *r, const struct guard_span *setting, void *object)
{
	struct scenario *s = object;
	s->individual = read_word(r, setting, kind_names, 2, ~0u) == 1;
}

static void read_after(struct reader *r, const struct guard_span *setting, void *object)
{
	struct scenario *s = object;
	read_ids_of(r, setting, false, &s->after, &s->after_count);
}

static void read_size(struct reader *r, const struct guard_span *setting, void *object)
{
	static const struct key size = {.name = "group", .low = 1, .high = GROUP_MOST};
	struct scenario *s = object;
	bool list = setting->begins == '[' || setting->begins == '(';
	size_t errors = r->d->errors;
	if (!list || setting->children != 2) {
		read_fault_value(r, SEVERITY_ERROR, setting,
		                 xstrdup(_("`group` is the smallest and the largest number of enterprises")),
		                 xstrdup("[ 5, 10 ]"));
		return;
	}
	read_whole(r, setting + 1, &size, &s->group_min);
	read_whole(r, setting + 2, &size, &s->group_max);
	if (errors == r->d->errors && s->group_min > s->group_max)
		read_fault_value(r, SEVERITY_ERROR, setting + 2,
		                 xasprintf(_("the largest number of enterprises, %d, is less than the smallest, %d"),
		                           s->group_max, s->group_min),
		                 NULL);
}

#define WATCH(member) .offset = offsetof(struct watch_list, member)
#define OF(member) .offset = offsetof(struct scenario, member)
#define NEEDED .required = true

static const struct key watch_keys[] = {
	{.name = "id", .type = KEY_ID, NEEDED, WATCH(id)},
	{.name = "words", .type = KEY_SAID, NEEDED, WATCH(words)},
	{.name = "say", .type = KEY_SAID, NEEDED, WATCH(say)},
};

static const struct group_kind watch_group = {
	.keys = watch_keys,
	.count = sizeof watch_keys / sizeof *watch_keys,
	.unknown = N_("unknown key `%s`; words to watch have: %s"),
	.lacks = N_("these words to watch have no `%s`"),
	.expected = N_("words to watch must be a group"),
};

/* Is it a word to watch, LEN bytes of it: no blank at all, and `*` at its end only? */
static bool is_word(const char *word, size_t len)
{
	size_t stem = len > 0 && word[len - 1] == '*' ? len - 1 : len;
	return stem > 0 && !memchr(word, '*', stem);
}

static void check_words(struct reader *r, const struct guard_span *setting, const struct said *words)
{
	for (int lang = 0; lang < LANG_COUNT; lang++)
		for (const char *p = words->in[lang]; p && *p;) {
			size_t end = strcspn(p, ","), skip = strspn(p, " \t\n\r"), len = end;
			while (len > skip && strchr(" \t\n\r", p[len - 1]))
				len--;
			if (len <= skip || !is_word(p + skip, len - skip)) {
				char *shown = diagnostic_quote(p, end);
				read_fault(r, SEVERITY_WARNING, read_member(setting, "words"),
				           xasprintf(_("%s (%s) watches nothing: words stand between commas, each with `*` at its end or without"),
				                     shown, lang_codes[lang]),
				           NULL);
				free(shown);
				return;
			}
			p += end + (p[end] == ',');
		}
}

static void read_watches(struct reader *r, const struct guard_span *setting, void *object)
{
	struct scenario *s = object;
	struct read_ids ids = {0};
	s->watches = arena_alloc(r->arena, setting->children * sizeof *s->watches + 1);
	s->watch_count = setting->children;
	const struct guard_span *one = setting + 1;
	for (size_t i = 0; i < setting->children; i++, one = guard_next(one))
		if (read_group(r, one, &watch_group, 0, &s->watches[i])) {
			read_ids_add(&ids, s->watches[i].id, one, NULL);
			check_words(r, one, &s->watches[i].words);
		}
	read_ids_check(r, &ids);
	read_ids_clear(&ids);
}

static const struct key scenario_keys[] = {
	{.name = "id", .type = KEY_ID, NEEDED, OF(id)},
	{.name = "version", .type = KEY_INT, NEEDED, OF(version), .low = 1, .high = 1000000},
	{.name = "languages", .type = KEY_PAST, NEEDED},
	{.name = "title", .type = KEY_TITLE, NEEDED, OF(title)},
	{.name = "purpose", .type = KEY_SAID, OF(purpose)},
	{.name = "source", .type = KEY_SAID, OF(source)},
	{.name = "kind", .type = KEY_ARRAY, .read = read_kind},
	{.name = "group", .type = KEY_ARRAY, .read = read_size},
	{.name = "slot", .type = KEY_INT, NEEDED, OF(slot), .low = 1, .high = DAY_MINUTES},
	{.name = "after", .type = KEY_ARRAY, .read = read_after},
	{.name = "homework", .type = KEY_SAID, OF(homework)},
	{.name = "watch", .type = KEY_LIST, .read = read_watches},
	{.name = "steps", .type = KEY_LIST, NEEDED, .read = read_steps},
};

static const struct group_kind scenario_group = {
	.keys = scenario_keys,
	.count = sizeof scenario_keys / sizeof *scenario_keys,
	.unknown = N_("unknown key `%s`; a scenario has: %s"),
	.lacks = N_("this scenario has no `%s`"),
	.expected = N_("`scenario` must be a group"),
};

/* Steps that take longer the more enterprises there are. */
static const struct step *first_each(const struct scenario *s)
{
	for (size_t i = 0; i < s->step_count; i++)
		if (s->steps[i].minutes_each)
			return &s->steps[i];
	return NULL;
}

/* The largest group must be through in time, what may be skipped left out. */
static void check_largest(struct reader *r, const struct guard_span *slot)
{
	const struct scenario *s = r->s;
	size_t most = (size_t)s->group_max;
	int must = scenario_minutes(s, most, false), all = scenario_minutes(s, most, true);
	char *sentence = NULL;
	if (must <= s->slot)
		return;
	if (must == all)
		sentence = xasprintf(ngettext("with %d enterprise the steps take %d minutes, %d more than the slot",
		                              "with %d enterprises the steps take %d minutes, %d more than the slot",
		                              most),
		                     s->group_max, must, must - s->slot);
	else
		sentence = xasprintf(
			ngettext("with %d enterprise the steps take %d minutes, %d more than the slot; with the optional ones, %d more",
		                 "with %d enterprises the steps take %d minutes, %d more than the slot; with the optional ones, %d more",
		                 most),
			s->group_max, must, must - s->slot, all - s->slot);
	read_fault_value(r, SEVERITY_WARNING, slot, sentence,
	                 xstrdup(_("change the minutes of the steps or of the slot, or make a step optional")));
}

static void check_slot(struct reader *r, const struct guard_span *setting)
{
	const struct scenario *s = r->s;
	const struct guard_span *slot = read_member(setting, "slot");
	bool grows = first_each(s) != NULL;
	int all = scenario_minutes(s, (size_t)s->group_max, true);
	if (grows)
		check_largest(r, slot);
	else if (all != s->slot)
		read_fault_value(r, SEVERITY_WARNING, slot,
		                 xasprintf(_("the steps take %d minutes together, and the slot is %d"), all, s->slot),
		                 xstrdup(_("change the minutes of the steps or of the slot")));
	if (grows && s->group_min == s->group_max)
		read_fault_value(r, SEVERITY_WARNING, slot,
		                 xasprintf(_("`minutes_each` (line %s) says nothing: the group is always of %d"),
		                           read_line(r, first_each(s)->line), s->group_min),
		                 xstrdup(_("write the whole time as `minutes`")));
}

void read_scenario(struct reader *r, const struct guard_span *setting)
{
	struct scenario *s = r->s;
	read_languages(r, setting);
	size_t errors = r->d->errors;
	if (!read_group(r, setting, &scenario_group, 0, s))
		return;
	if (!s->group_max) {
		s->group_min = s->individual ? 1 : 5;
		s->group_max = s->individual ? 1 : 10;
	} else if (s->individual && s->group_max > 1) {
		read_fault_value(r, SEVERITY_ERROR, read_member(setting, "group"),
		                 xstrdup(_("an individual meeting is with one enterprise")), xstrdup("[ 1, 1 ]"));
	}
	if (errors == r->d->errors && s->step_count && !r->broken)
		check_slot(r, setting);
	read_ids_check(r, &r->steps);
	read_ids_check(r, &r->fields);
	if (!r->broken) /* else what is referred to may be in what could not be put in */
		read_links(r, setting);
}

/* What is listed in a field besides columns: options, the lines of a grid, suggestions, the bands of a score. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "scenarios/read.h"

/* Where options stand: what they may have depends on it. */
enum place { PLACE_CHOICE = 1, PLACE_CHOICES = 2, PLACE_GRID = 4, PLACE_PLAIN = 8, PLACE_LINE = 16 };

#define AT(member) .offset = offsetof(struct option, member)
#define NEEDED .required = true

static const struct key option_keys[] = {
	{.name = "id", .type = KEY_ID, NEEDED, AT(id)},
	{.name = "label", .type = KEY_SAID, NEEDED, AT(label)},
	{.name = "only", .type = KEY_ONLY, AT(only)},
	{.name = "weight", .type = KEY_NUMBER, .kinds = PLACE_CHOICE | PLACE_CHOICES | PLACE_GRID, AT(weight)},
	{.name = "alone", .type = KEY_BOOL, .kinds = PLACE_CHOICE | PLACE_CHOICES, AT(alone)},
	{.name = "other", .type = KEY_BOOL, .kinds = PLACE_CHOICE | PLACE_CHOICES, AT(other)},
	{.name = "action", .type = KEY_SAID, .kinds = PLACE_CHOICE | PLACE_CHOICES, AT(action)},
};
static const struct key suggestion_keys[] = {
	{.name = "text", .type = KEY_SAID, NEEDED, .offset = offsetof(struct suggestion, text)},
	{.name = "only", .type = KEY_ONLY, .offset = offsetof(struct suggestion, only)},
};
static const struct key band_keys[] = {
	{.name = "from", .type = KEY_NUMBER, NEEDED, .offset = offsetof(struct band, from)},
	{.name = "text", .type = KEY_SAID, NEEDED, .offset = offsetof(struct band, text)},
};

static const struct group_kind option_group = {
	.keys = option_keys,
	.count = sizeof option_keys / sizeof *option_keys,
	.unknown = N_("unknown key `%s`; an option here has: %s"),
	.lacks = N_("this option has no `%s`"),
	.expected = N_("an option must be a group"),
};
static const struct group_kind line_group = {
	.keys = option_keys,
	.count = sizeof option_keys / sizeof *option_keys,
	.unknown = N_("unknown key `%s`; a line of a grid has: %s"),
	.lacks = N_("this line has no `%s`"),
	.expected = N_("a line must be a group"),
};
static const struct group_kind suggestion_group = {
	.keys = suggestion_keys,
	.count = sizeof suggestion_keys / sizeof *suggestion_keys,
	.unknown = N_("unknown key `%s`; a suggestion has: %s"),
	.lacks = N_("this suggestion has no `%s`"),
	.expected = N_("a suggestion must be a group"),
};
static const struct group_kind band_group = {
	.keys = band_keys,
	.count = sizeof band_keys / sizeof *band_keys,
	.unknown = N_("unknown key `%s`; a band has: %s"),
	.lacks = N_("this band has no `%s`"),
	.expected = N_("a band must be a group"),
};

static bool any_in(struct reader *r, const struct guard_span *setting)
{
	if (setting->children == 0)
		read_fault_value(r, SEVERITY_ERROR, setting,
		                 xasprintf(_("`%s` is empty; one at least is needed"), read_name(r, setting)), NULL);
	return setting->children > 0;
}

/* Options of the same list, by their text in one language. */
struct labelled {
	const char *text;
	const struct option *option;
	const struct guard_span *at;
};

static int by_text(const void *a, const void *b)
{
	const struct labelled *x = a, *y = b;
	int order = strcmp(x->text, y->text);
	return order ? order : (x->at > y->at) - (x->at < y->at);
}

static bool share_somebody(unsigned a, unsigned b)
{
	return (!(a & POLES) || !(b & POLES) || (a & b & POLES)) &&
	       (!(a & KINDS_OF_ORGANISATION) || !(b & KINDS_OF_ORGANISATION) || (a & b & KINDS_OF_ORGANISATION));
}

/* Says which options look the same to somebody. */
static void check_labels(struct reader *r, const struct guard_span *setting, const struct option *options)
{
	struct labelled *list = xcalloc(setting->children, sizeof *list);
	bool said = false;
	for (int lang = 0; lang < LANG_COUNT && !said; lang++) {
		const struct guard_span *one = setting + 1;
		size_t n = 0;
		for (size_t i = 0; i < setting->children; i++, one = guard_next(one))
			if (options[i].label.in[lang])
				list[n++] = (struct labelled){options[i].label.in[lang], &options[i], one};
		if (n > 1)
			qsort(list, n, sizeof *list, by_text);
		for (size_t i = 1; i < n; i++) {
			const struct labelled *a = &list[i - 1], *b = &list[i];
			if (strcmp(a->text, b->text) != 0 || !share_somebody(a->option->only, b->option->only))
				continue;
			const struct guard_span *label = read_member(b->at, "label");
			char *shown = diagnostic_quote(b->text, strlen(b->text));
			read_fault_value(r, SEVERITY_WARNING, label ? label : b->at,
			                 xasprintf(_("the label %s (%s) stands twice: first on line %s"), shown, lang_codes[lang],
			                           read_line(r, a->at->line)),
			                 xstrdup(_("say what tells them apart")));
			free(shown);
			said = true;
		}
	}
	free(list);
}

static struct option *read_list(struct reader *r, const struct guard_span *setting, const struct group_kind *group,
                                unsigned place, size_t *count)
{
	struct read_ids ids = {0};
	size_t n = setting->children, errors = r->d->errors;
	struct option *options = arena_alloc(r->arena, n * sizeof *options + 1);
	*count = n;
	any_in(r, setting);
	const struct guard_span *one = setting + 1;
	for (size_t i = 0; i < n; i++, one = guard_next(one))
		if (read_group(r, one, group, place, &options[i]))
			read_ids_add(&ids, options[i].id, one, NULL);
	read_ids_check(r, &ids);
	read_ids_clear(&ids);
	if (n > 1 && errors == r->d->errors)
		check_labels(r, setting, options);
	return options;
}

void read_options(struct reader *r, const struct guard_span *setting, void *object)
{
	struct field *f = object;
	unsigned place = f->kind == FIELD_CHOICE    ? PLACE_CHOICE
	                 : f->kind == FIELD_CHOICES ? PLACE_CHOICES
	                 : f->kind == FIELD_GRID    ? PLACE_GRID
	                                            : PLACE_PLAIN;
	f->options = read_list(r, setting, &option_group, place, &f->option_count);
}

void read_plain_options(struct reader *r, const struct guard_span *setting, void *object)
{
	struct field *f = object;
	f->options = read_list(r, setting, &option_group, PLACE_PLAIN, &f->option_count);
}

void read_lines(struct reader *r, const struct guard_span *setting, void *object)
{
	struct field *f = object;
	f->lines = read_list(r, setting, &line_group, PLACE_LINE, &f->line_count);
}

void read_suggestions(struct reader *r, const struct guard_span *setting, void *object)
{
	struct field *f = object;
	f->suggestions = arena_alloc(r->arena, setting->children * sizeof *f->suggestions + 1);
	f->suggestion_count = any_in(r, setting) ? setting->children : 0;
	const struct guard_span *one = setting + 1;
	for (size_t i = 0; i < setting->children; i++, one = guard_next(one))
		read_group(r, one, &suggestion_group, 0, &f->suggestions[i]);
}

void read_bands(struct reader *r, const struct guard_span *setting, void *object)
{
	struct field *f = object;
	f->bands = arena_alloc(r->arena, setting->children * sizeof *f->bands + 1);
	f->band_count = any_in(r, setting) ? setting->children : 0;
	const struct guard_span *one = setting + 1;
	for (size_t i = 0; i < setting->children; i++, one = guard_next(one)) {
		size_t errors = r->d->errors;
		if (!read_group(r, one, &band_group, 0, &f->bands[i]) || errors != r->d->errors || i == 0)
			continue;
		if (f->bands[i].from <= f->bands[i - 1].from)
			read_fault_value(r, SEVERITY_ERROR, read_member(one, "from"),
			                 xasprintf(_("this band begins at %g, not above the one before it, which begins at %g"),
			                           f->bands[i].from, f->bands[i - 1].from),
			                 xstrdup(_("put the bands in rising order")));
	}
}

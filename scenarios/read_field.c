/* Fields, columns of tables, questions of anonymous sheets, and options, by kind. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "scenarios/read.h"

const char *const field_kind_names[FIELD_KIND_COUNT] = {
	[FIELD_TEXT] = "text",       [FIELD_LONG] = "long",     [FIELD_NUMBER] = "number",   [FIELD_DATE] = "date",
	[FIELD_TIME] = "time",       [FIELD_CHOICE] = "choice", [FIELD_CHOICES] = "choices", [FIELD_SCALE] = "scale",
	[FIELD_RANKING] = "ranking", [FIELD_TABLE] = "table",   [FIELD_MATRIX] = "matrix",   [FIELD_ACTION] = "action",
	[FIELD_SHARE] = "share",     [FIELD_ANONYMOUS] = "anonymous",
};

static const char *const circle_names[] = {"f", "e", "g", "p", "gp"};
static const char *const per_names[] = {"enterprise", "group"};

enum {
	KINDS_CHOICE = KIND(FIELD_CHOICE) | KIND(FIELD_CHOICES),
	KINDS_OPTIONS = KINDS_CHOICE | KIND(FIELD_MATRIX),
	KINDS_ROWS = KIND(FIELD_TABLE) | KIND(FIELD_ACTION),
	KINDS_RANGE = KIND(FIELD_NUMBER) | KIND(FIELD_SCALE),
	KINDS_QUESTION = KIND(FIELD_TEXT) | KIND(FIELD_LONG) | KINDS_CHOICE | KINDS_RANGE,
	KINDS_COLUMN = KINDS_QUESTION | KIND(FIELD_DATE) | KIND(FIELD_TIME),
	KINDS_FIELD = (1 << FIELD_DURATION) - 1
};

static void read_per(struct reader *r, const struct guard_span *setting, struct field *f)
{
	f->group = read_word(r, setting, per_names, 2, ~0u) == 1;
}

#define AT(member) .offset = offsetof(struct field, member)
#define ON(kind) .kinds = KIND(kind)
#define NEEDED .required = true

/* What fields, columns and questions have in common: the values that their kind asks for. */
#define KEYS_OF_VALUES \
	{.name = "id", .type = KEY_ID, NEEDED, AT(id)}, \
	{.name = "kind", .type = KEY_PAST, NEEDED}, \
	{.name = "prompt", .type = KEY_SAID, AT(prompt)}, \
	{.name = "example", .type = KEY_SAID, AT(example)}, \
	{.name = "options", .type = KEY_LIST, NEEDED, .kinds = KINDS_OPTIONS, .read = read_options}, \
	{.name = "min", .type = KEY_NUMBER, ON(FIELD_NUMBER), AT(min)}, \
	{.name = "max", .type = KEY_NUMBER, ON(FIELD_NUMBER), AT(max)}, \
	{.name = "min", .type = KEY_NUMBER, NEEDED, ON(FIELD_SCALE), AT(min)}, \
	{.name = "max", .type = KEY_NUMBER, NEEDED, ON(FIELD_SCALE), AT(max)}, \
	{.name = "unit", .type = KEY_SAID, .kinds = KINDS_RANGE, AT(unit)}, \
	{.name = "low", .type = KEY_SAID, NEEDED, ON(FIELD_SCALE), AT(low)}, \
	{.name = "high", .type = KEY_SAID, NEEDED, ON(FIELD_SCALE), AT(high)}

static const struct key field_keys[] = {
	KEYS_OF_VALUES,
	{.name = "label", .type = KEY_SAID, AT(label)},
	{.name = "per", .type = KEY_PAST},
	{.name = "circle", .type = KEY_NAME, AT(circle), .words = circle_names, .word_count = 5},
	{.name = "options", .type = KEY_LIST, ON(FIELD_RANKING), .read = read_options},
	{.name = "of", .type = KEY_ID, ON(FIELD_RANKING), AT(of)},
	{.name = "show_column", .type = KEY_ID, ON(FIELD_RANKING), AT(of_column)},
	{.name = "keep", .type = KEY_INT, ON(FIELD_RANKING), AT(keep), .low = 1, .high = 200},
	{.name = "columns", .type = KEY_LIST, NEEDED, ON(FIELD_TABLE), .read = read_columns},
	{.name = "rows_max", .type = KEY_INT, .kinds = KINDS_ROWS, AT(rows_max), .low = 1, .high = 1000},
	{.name = "rows", .type = KEY_ID, NEEDED, ON(FIELD_MATRIX), AT(of)},
	{.name = "rows_show", .type = KEY_ID, ON(FIELD_MATRIX), AT(of_column)},
	{.name = "columns", .type = KEY_ID, NEEDED, ON(FIELD_MATRIX), AT(across)},
	{.name = "columns_show", .type = KEY_ID, ON(FIELD_MATRIX), AT(across_column)},
	{.name = "questions", .type = KEY_LIST, NEEDED, ON(FIELD_ANONYMOUS), .read = read_questions},
};

static const struct key column_keys[] = {
	KEYS_OF_VALUES,
	{.name = "label", .type = KEY_SAID, NEEDED, AT(label)},
	{.name = "width", .type = KEY_INT, AT(width), .low = 1, .high = 120},
};

static const struct key question_keys[] = {
	KEYS_OF_VALUES,
	{.name = "label", .type = KEY_SAID, AT(label)},
};

static const struct key option_keys[] = {
	{.name = "id", .type = KEY_ID, NEEDED, .offset = offsetof(struct option, id)},
	{.name = "label", .type = KEY_SAID, NEEDED, .offset = offsetof(struct option, label)},
};

static const struct group_kind field_group = {
	.keys = field_keys,
	.count = sizeof field_keys / sizeof *field_keys,
	.unknown = N_("unknown key `%s`; a field of this kind has: %s"),
	.lacks = N_("this field has no `%s`"),
	.expected = N_("a field must be a group"),
};
static const struct group_kind column_group = {
	.keys = column_keys,
	.count = sizeof column_keys / sizeof *column_keys,
	.unknown = N_("unknown key `%s`; a column of this kind has: %s"),
	.lacks = N_("this column has no `%s`"),
	.expected = N_("a column must be a group"),
};
static const struct group_kind question_group = {
	.keys = question_keys,
	.count = sizeof question_keys / sizeof *question_keys,
	.unknown = N_("unknown key `%s`; a question of this kind has: %s"),
	.lacks = N_("this question has no `%s`"),
	.expected = N_("a question must be a group"),
};
static const struct group_kind option_group = {
	.keys = option_keys,
	.count = sizeof option_keys / sizeof *option_keys,
	.unknown = N_("unknown key `%s`; an option has: %s"),
	.lacks = N_("this option has no `%s`"),
	.expected = N_("an option must be a group"),
};

static void first_language(struct field *f, enum lang first)
{
	f->label.first = f->prompt.first = f->example.first = f->unit.first = f->low.first = f->high.first = first;
}

/* A field, column or question. False: nothing more can be said of it. */
static bool read_one(struct reader *r, const struct guard_span *setting, const struct group_kind *group, unsigned kinds,
                     struct field *f)
{
	const struct guard_span *kind = read_member(setting, "kind"), *per = read_member(setting, "per");
	f->line = setting->line;
	f->circle = "e";
	f->min = f->max = NAN;
	first_language(f, r->s->first);
	int word = kind ? read_word(r, kind, field_kind_names, FIELD_ANONYMOUS + 1, kinds) : -1;
	if (word >= 0)
		f->kind = (enum field_kind)word;
	if (per && group == &field_group)
		read_per(r, per, f);
	size_t errors = r->d->errors;
	if (kind && word < 0) { /* its other keys cannot be judged */
		const struct guard_span *id = read_member(setting, "id");
		f->id = id ? read_id(r, id) : NULL;
		return false;
	}
	if (!read_group(r, setting, group, word >= 0 ? KIND(word) : 0, f))
		return false;
	if (errors == r->d->errors)
		read_field_check(r, setting, f);
	return word >= 0;
}

static struct field *read_list(struct reader *r, const struct guard_span *setting, const struct group_kind *group,
                               unsigned kinds, size_t *count)
{
	struct read_ids ids = {0};
	size_t n = setting->children;
	struct field *list = arena_alloc(r->arena, n * sizeof *list + 1);
	*count = n;
	if (n == 0)
		read_fault_value(r, SEVERITY_ERROR, setting,
		                 xasprintf(_("`%s` is empty; one at least is needed"), read_name(r, setting)),
		                 NULL);
	const struct guard_span *one = setting + 1;
	for (size_t i = 0; i < n; i++, one = guard_next(one)) {
		read_one(r, one, group, kinds, &list[i]);
		read_ids_add(&ids, list[i].id, one, NULL);
	}
	read_ids_check(r, &ids);
	read_ids_clear(&ids);
	return list;
}

void read_columns(struct reader *r, const struct guard_span *setting, void *object)
{
	struct field *f = object;
	f->columns = read_list(r, setting, &column_group, KINDS_COLUMN, &f->column_count);
}

void read_questions(struct reader *r, const struct guard_span *setting, void *object)
{
	struct field *f = object;
	f->columns = read_list(r, setting, &question_group, KINDS_QUESTION, &f->column_count);
}

void read_options(struct reader *r, const struct guard_span *setting, void *object)
{
	struct field *f = object;
	struct read_ids ids = {0};
	size_t n = setting->children;
	f->options = arena_alloc(r->arena, n * sizeof *f->options + 1);
	f->option_count = n;
	if (n == 0)
		read_fault_value(r, SEVERITY_ERROR, setting, xstrdup(_("`options` is empty; one at least is needed")),
		                 NULL);
	const struct guard_span *one = setting + 1;
	for (size_t i = 0; i < n; i++, one = guard_next(one)) {
		f->options[i].label.first = r->s->first;
		if (read_group(r, one, &option_group, 0, &f->options[i]))
			read_ids_add(&ids, f->options[i].id, one, NULL);
	}
	read_ids_check(r, &ids);
	read_ids_clear(&ids);
}

void read_fields(struct reader *r, const struct guard_span *setting, void *object)
{
	struct step *step = object;
	size_t n = setting->children;
	step->fields = arena_alloc(r->arena, n * sizeof *step->fields + 1);
	step->field_count = n;
	const struct guard_span *one = setting + 1;
	for (size_t i = 0; i < n; i++, one = guard_next(one)) {
		struct field *f = &step->fields[i];
		bool sure = read_one(r, one, &field_group, KINDS_FIELD, f);
		if (sure)
			supply_field(r->arena, f, r->s->first);
		struct read_id *id = read_ids_add(&r->fields, f->id, one, f);
		if (id)
			id->unsure = !sure;
	}
}

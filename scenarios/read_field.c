/* Fields, columns of tables and questions of anonymous sheets, by kind. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "scenarios/read.h"

const char *const field_kind_names[FIELD_KIND_COUNT] = {
	[FIELD_TEXT] = "text",         [FIELD_LONG] = "long",       [FIELD_NUMBER] = "number",
	[FIELD_DATE] = "date",         [FIELD_TIME] = "time",       [FIELD_CHOICE] = "choice",
	[FIELD_CHOICES] = "choices",   [FIELD_SCALE] = "scale",     [FIELD_RANKING] = "ranking",
	[FIELD_TABLE] = "table",       [FIELD_MATRIX] = "matrix",   [FIELD_ACTION] = "action",
	[FIELD_SHARE] = "share",       [FIELD_ANONYMOUS] = "anonymous", [FIELD_DURATION] = "duration",
	[FIELD_MONEY] = "money",       [FIELD_DOTS] = "dots",       [FIELD_GRID] = "grid",
	[FIELD_INDICATORS] = "indicators", [FIELD_CONSENT] = "consent", [FIELD_QUOTA] = "quota",
	[FIELD_HOURS] = "hours",       [FIELD_SCORE] = "score",     [FIELD_LINK] = "link",
};

static const char *const circle_names[] = {"f", "e", "g", "p", "gp"};
static const char *const per_names[] = {"enterprise", "group"};
static const char *const carry_names[] = {[CARRY_NONE] = "none", [CARRY_BESIDE] = "beside", [CARRY_COPY] = "copy", [CARRY_UPDATE] = "update"};
static const char *const role_names[] = {[FOR_ALL] = "all", [FOR_PRESENTER] = "presenter", [FOR_PEER] = "peer"};

enum {
	KINDS_CHOICE = KIND(FIELD_CHOICE) | KIND(FIELD_CHOICES),
	KINDS_TEXT = KIND(FIELD_TEXT) | KIND(FIELD_LONG),
	KINDS_BOUNDS = KIND(FIELD_NUMBER) | KIND(FIELD_MONEY) | KIND(FIELD_DURATION),
	KINDS_QUESTION = KINDS_TEXT | KINDS_CHOICE | KIND(FIELD_NUMBER) | KIND(FIELD_SCALE),
	KINDS_SIMPLE = KINDS_QUESTION | KINDS_BOUNDS | KIND(FIELD_DATE) | KIND(FIELD_TIME),
	KINDS_ROWS = KIND(FIELD_TABLE) | KIND(FIELD_ACTION) | KIND(FIELD_INDICATORS),
	KINDS_POINTS = KIND(FIELD_RANKING) | KIND(FIELD_DOTS),
	KINDS_COMPUTED = KINDS_BOUNDS | KIND(FIELD_TEXT),
	KINDS_FIELD = (1 << FIELD_KIND_COUNT) - 1,
	KINDS_CARRIED = KINDS_FIELD & ~(KIND(FIELD_SHARE) | KIND(FIELD_ANONYMOUS) | KIND(FIELD_SCORE) | KIND(FIELD_LINK))
};

static void read_parts(struct reader *r, const struct guard_span *setting, void *object)
{
	struct field *f = object;
	read_ids_of(r, setting, false, &f->parts, &f->part_count);
}

static void read_per(struct reader *r, const struct guard_span *setting, void *object)
{
	struct field *f = object;
	f->group = read_word(r, setting, per_names, 2, ~0u) == 1;
}

#define AT(member) .offset = offsetof(struct field, member)
#define ON(kind) .kinds = KIND(kind)
#define NEEDED .required = true

/* What fields, columns and questions have in common: the values that their kind asks for. */
#define KEYS_OF_VALUES(read_options) \
	{.name = "id", .type = KEY_ID, NEEDED, AT(id)}, \
	{.name = "kind", .type = KEY_PAST, NEEDED}, \
	{.name = "prompt", .type = KEY_SAID, AT(prompt), .low = SHOWN_PROMPT}, \
	{.name = "example", .type = KEY_SAID, AT(example)}, \
	{.name = "options", .type = KEY_LIST, NEEDED, .kinds = KINDS_CHOICE | KIND(FIELD_MATRIX), .read = (read_options)}, \
	{.name = "min", .type = KEY_NUMBER, .kinds = KINDS_BOUNDS | KIND(FIELD_GRID), AT(min)}, \
	{.name = "max", .type = KEY_NUMBER, .kinds = KINDS_BOUNDS | KIND(FIELD_GRID), AT(max)}, \
	{.name = "min", .type = KEY_NUMBER, NEEDED, ON(FIELD_SCALE), AT(min)}, \
	{.name = "max", .type = KEY_NUMBER, NEEDED, ON(FIELD_SCALE), AT(max)}, \
	{.name = "unit", .type = KEY_SAID, .kinds = KIND(FIELD_NUMBER) | KIND(FIELD_SCALE), AT(unit)}, \
	{.name = "low", .type = KEY_SAID, NEEDED, ON(FIELD_SCALE), AT(low)}, \
	{.name = "high", .type = KEY_SAID, NEEDED, ON(FIELD_SCALE), AT(high)}, \
	{.name = "decimals", .type = KEY_INT, ON(FIELD_NUMBER), AT(decimals), .low = 0, .high = 4}, \
	{.name = "currency", .type = KEY_TEXT, ON(FIELD_MONEY), AT(currency)}

static const struct key field_keys[] = {
	KEYS_OF_VALUES(read_options),
	{.name = "label", .type = KEY_SAID, AT(label), .low = SHOWN_LABEL},
	{.name = "per", .type = KEY_ARRAY, .read = read_per},
	{.name = "circle", .type = KEY_NAME, AT(circle), .words = circle_names, .word_count = 5},
	{.name = "only", .type = KEY_ONLY, AT(only)},
	{.name = "role", .type = KEY_WORD, AT(for_role), .words = role_names, .word_count = 3},
	{.name = "homework", .type = KEY_BOOL, AT(homework)},
	{.name = "homework_said", .type = KEY_BOOL, ON(FIELD_CHOICE), AT(homework_said)},
	{.name = "optional", .type = KEY_BOOL, AT(optional)},
	{.name = "watch", .type = KEY_BOOL, AT(watch)},
	{.name = "when", .type = KEY_TEXT, AT(when)},
	{.name = "check", .type = KEY_TEXT, AT(check)},
	{.name = "check_say", .type = KEY_SAID, AT(check_say)},
	{.name = "compute", .type = KEY_TEXT, .kinds = KINDS_COMPUTED, AT(compute)},
	{.name = "each", .type = KEY_ID, .kinds = KINDS_SIMPLE, AT(each)},
	{.name = "each_show", .type = KEY_ID, .kinds = KINDS_SIMPLE, AT(each_show)},
	{.name = "from", .type = KEY_TEXT, .kinds = KINDS_CARRIED, AT(from)},
	{.name = "carry", .type = KEY_WORD, .kinds = KINDS_CARRIED, AT(carry), .words = carry_names, .word_count = 4},
	{.name = "consent", .type = KEY_ID, AT(consent)},
	{.name = "suggestions", .type = KEY_LIST, .kinds = KINDS_TEXT | KINDS_ROWS, .read = read_suggestions},
	{.name = "plan", .type = KEY_ID, .kinds = KINDS_CHOICE, AT(plan)},
	{.name = "options", .type = KEY_LIST, .kinds = KINDS_POINTS | KIND(FIELD_GRID), .read = read_options},
	{.name = "of", .type = KEY_ID, .kinds = KINDS_POINTS, AT(of)},
	{.name = "show_column", .type = KEY_ID, .kinds = KINDS_POINTS, AT(of_column)},
	{.name = "keep", .type = KEY_INT, ON(FIELD_RANKING), AT(keep), .low = 1, .high = 200},
	{.name = "dots", .type = KEY_INT, NEEDED, ON(FIELD_DOTS), AT(dots), .low = 1, .high = 1000},
	{.name = "most", .type = KEY_INT, ON(FIELD_DOTS), AT(most), .low = 1, .high = 1000},
	{.name = "lines", .type = KEY_LIST, NEEDED, ON(FIELD_GRID), .read = read_lines},
	{.name = "low", .type = KEY_SAID, ON(FIELD_GRID), AT(low)},
	{.name = "high", .type = KEY_SAID, ON(FIELD_GRID), AT(high)},
	{.name = "before", .type = KEY_FULL, ON(FIELD_GRID), AT(before)},
	{.name = "columns", .type = KEY_LIST, NEEDED, ON(FIELD_TABLE), .read = read_columns},
	{.name = "columns", .type = KEY_LIST, .kinds = KIND(FIELD_INDICATORS) | KIND(FIELD_ACTION), .read = read_columns},
	{.name = "rows_min", .type = KEY_INT, .kinds = KINDS_ROWS, AT(rows_min), .low = 1, .high = 1000},
	{.name = "rows_max", .type = KEY_INT, .kinds = KINDS_ROWS, AT(rows_max), .low = 1, .high = 1000},
	{.name = "rows", .type = KEY_ID, NEEDED, ON(FIELD_MATRIX), AT(of)},
	{.name = "rows_show", .type = KEY_ID, ON(FIELD_MATRIX), AT(of_column)},
	{.name = "columns", .type = KEY_ID, NEEDED, ON(FIELD_MATRIX), AT(across)},
	{.name = "columns_show", .type = KEY_ID, ON(FIELD_MATRIX), AT(across_column)},
	{.name = "questions", .type = KEY_LIST, NEEDED, ON(FIELD_ANONYMOUS), .read = read_questions},
	{.name = "show_from", .type = KEY_INT, ON(FIELD_ANONYMOUS), AT(show_from), .low = 5, .high = 1000},
	{.name = "quota", .type = KEY_FULL, ON(FIELD_HOURS), AT(quota)},
	{.name = "of", .type = KEY_ARRAY, NEEDED, ON(FIELD_SCORE), .read = read_parts},
	{.name = "bands", .type = KEY_LIST, ON(FIELD_SCORE), .read = read_bands},
};

static const struct key column_keys[] = {
	KEYS_OF_VALUES(read_plain_options),
	{.name = "label", .type = KEY_SAID, NEEDED, AT(label), .low = SHOWN_COLUMN},
	{.name = "width", .type = KEY_INT, AT(width), .low = 1, .high = 120},
};

static const struct key question_keys[] = {
	KEYS_OF_VALUES(read_plain_options),
	{.name = "label", .type = KEY_SAID, AT(label), .low = SHOWN_LABEL},
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
/* What a field has where nothing is written; its kind is known, if it is one. */
static void defaults(struct field *f, int line)
{
	static const int decimals[FIELD_KIND_COUNT] = {
		[FIELD_NUMBER] = 2, [FIELD_MONEY] = 2, [FIELD_QUOTA] = 2, [FIELD_HOURS] = 2, [FIELD_SCORE] = 2};
	f->line = line;
	f->circle = "e";
	f->min = f->max = NAN;
	f->decimals = decimals[f->kind];
	f->currency = f->kind == FIELD_MONEY ? "EUR" : NULL;
	f->show_from = f->kind == FIELD_ANONYMOUS ? 5 : 0;
}

/* What follows from what is written: private words are watched, an earlier answer is shown beside. */
static void conclude(const struct guard_span *setting, struct field *f)
{
	if (!read_member(setting, "watch"))
		f->watch = (KIND(f->kind) & KINDS_TEXT) && strcmp(f->circle, "f") == 0;
	if (f->from && !read_member(setting, "carry"))
		f->carry = CARRY_BESIDE;
}

/* A field, column or question. False: nothing more can be said of it. */
static bool read_one(struct reader *r, const struct guard_span *setting, const struct group_kind *group, unsigned kinds,
                     struct field *f)
{
	const struct guard_span *kind = read_member(setting, "kind");
	int word = kind ? read_word(r, kind, field_kind_names, FIELD_KIND_COUNT, kinds) : -1;
	if (word >= 0)
		f->kind = (enum field_kind)word;
	defaults(f, setting->line);
	size_t errors = r->d->errors;
	if (kind && word < 0) { /* its other keys cannot be judged */
		const struct guard_span *id = read_member(setting, "id");
		f->id = id ? read_id(r, id, false) : NULL;
		return false;
	}
	if (!read_group(r, setting, group, word >= 0 ? KIND(word) : 0, f))
		return false;
	if (group == &field_group)
		conclude(setting, f);
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
	f->columns = read_list(r, setting, &column_group, KINDS_SIMPLE, &f->column_count);
}

void read_questions(struct reader *r, const struct guard_span *setting, void *object)
{
	struct field *f = object;
	f->columns = read_list(r, setting, &question_group, KINDS_QUESTION, &f->column_count);
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

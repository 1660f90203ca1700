/* Do the values of one field go together? What they say of other fields is read_link.c's. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "scenarios/audience.h"
#include "scenarios/read.h"

enum { SCALE_LIMIT = 100 };

static bool whole(double n)
{
	return floor(n) == n && fabs(n) <= SCALE_LIMIT;
}

/* A computer keeps whole numbers exactly up to 2 to the 53rd: with decimals, so much less. */
static void check_bounds(struct reader *r, const struct guard_span *setting, const struct field *f)
{
	static const char *const names[] = {"min", "max"};
	static const double units[] = {1, 10, 100, 1000, 10000};
	double most = 9007199254740992.0 / units[f->decimals], bounds[] = {f->min, f->max};
	for (size_t i = 0; i < 2; i++)
		if (fabs(bounds[i]) > most) /* false when it is absent (NAN) */
			read_fault_value(r, SEVERITY_ERROR, read_member(setting, names[i]),
			                 xasprintf(_("`%s` is too large to be kept exactly with %d decimals"), names[i],
			                           f->decimals),
			                 NULL);
}

static void check_range(struct reader *r, const struct guard_span *setting, const struct field *f)
{
	const struct guard_span *min = read_member(setting, "min"), *max = read_member(setting, "max");
	bool scale = f->kind == FIELD_SCALE || f->kind == FIELD_GRID;
	if (scale && (!whole(f->min) || !whole(f->max)))
		read_fault_value(r, SEVERITY_ERROR, min,
		                 xasprintf(_("a scale goes from a whole number to another, between -%d and %d"),
		                           SCALE_LIMIT, SCALE_LIMIT),
		                 NULL);
	else if (f->min > f->max || (scale && f->min == f->max)) /* false when one is absent (NAN) */
		read_fault_value(r, SEVERITY_ERROR, max, xstrdup(_("`max` must be larger than `min`")), NULL);
	else if (!scale)
		check_bounds(r, setting, f);
}

static void check_money(struct reader *r, const struct guard_span *setting, const struct field *f)
{
	if (strlen(f->currency) != 3 || strspn(f->currency, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 3)
		read_fault_value(r, SEVERITY_ERROR, read_member(setting, "currency"),
		                 xstrdup(_("a currency is three capital letters")), xstrdup("\"EUR\""));
	check_range(r, setting, f);
}

/* A ranking, or dots to spread. */
static void check_points(struct reader *r, const struct guard_span *setting, const struct field *f)
{
	const struct guard_span *show = read_member(setting, "show_column");
	if (!f->of == !f->options)
		read_fault(r, SEVERITY_ERROR, setting,
		           f->kind == FIELD_RANKING
		                   ? xstrdup(_("a ranking orders either `options` or the rows of an earlier table (`of`)"))
		                   : xstrdup(_("dots go either to `options` or to the rows of an earlier table (`of`)")),
		           f->of ? xstrdup(_("remove one of the two")) : xstrdup(_("add one of the two")));
	else if (show && !f->of)
		read_fault(r, SEVERITY_ERROR, show, xstrdup(_("`show_column` needs `of`, the table it is a column of")),
		           NULL);
	if (f->most > f->dots)
		read_fault_value(r, SEVERITY_ERROR, read_member(setting, "most"),
		                 xasprintf(_("`most` is %d, and there are only %d dots"), f->most, f->dots), NULL);
}

static void check_grid(struct reader *r, const struct guard_span *setting, const struct field *f)
{
	static const char *const names[] = {"min", "max", "low", "high"};
	const char *there = NULL, *lacks = NULL;
	for (size_t i = 0; i < 4; i++) {
		bool is = read_member(setting, names[i]) != NULL;
		there = is ? names[i] : there;
		lacks = !is && !lacks ? names[i] : lacks;
	}
	if (!f->options && !there)
		read_fault(r, SEVERITY_ERROR, setting,
		           xstrdup(_("a grid needs either `options` or a scale: `min`, `max`, `low` and `high`")),
		           xstrdup(_("add one of the two")));
	else if (f->options && there)
		read_fault(r, SEVERITY_ERROR, read_member(setting, there),
		           xasprintf(_("a grid has either `options` or a scale, and `%s` belongs to a scale"), there),
		           xstrdup(_("remove one of the two")));
	else if (there && lacks)
		read_fault(r, SEVERITY_ERROR, setting, xasprintf(_("the scale of this grid has no `%s`"), lacks), NULL);
	else if (there)
		check_range(r, setting, f);
}

static void check_rows(struct reader *r, const struct guard_span *setting, const struct field *f)
{
	if (f->rows_max && f->rows_min > f->rows_max)
		read_fault_value(r, SEVERITY_ERROR, read_member(setting, "rows_max"),
		                 xstrdup(_("`rows_max` must not be less than `rows_min`")), NULL);
	const struct guard_span *columns = read_member(setting, "columns"), *one = columns ? columns + 1 : NULL;
	for (size_t i = 0; i < f->column_count; i++, one = guard_next(one))
		if (f->columns[i].id && supply_has_column(f->kind, f->columns[i].id))
			read_fault_value(r, SEVERITY_ERROR, read_member(one, "id"),
			                 xasprintf(_("fields of kind `%s` have a column `%s` already"),
			                           field_kind_names[f->kind], f->columns[i].id),
			                 xstrdup(_("remove it, or give it another id")));
}

/* Says for which pole or kind of organisation none of COUNT options of the list NAME is left. */
static void check_left(struct reader *r, const struct guard_span *setting, const struct field *f, const char *name,
                       const struct option *list, size_t count)
{
	unsigned concerned = f->only, without = 0;
	for (unsigned pole = POLE_INSERTION; pole <= POLE_AUTRE && count; pole <<= 1)
		for (unsigned kind = KIND_ENTERPRISE; kind <= KIND_RESEARCH; kind <<= 1) {
			bool left = !audience_has(concerned, pole | kind);
			for (size_t i = 0; i < count && !left; i++)
				left = audience_has(list[i].only, pole | kind);
			without |= left ? 0 : pole | kind;
		}
	if (!without)
		return;
	/* where every kind or every pole lacks one, only the other says something */
	unsigned poles = without & POLES, kinds = without & KINDS_OF_ORGANISATION;
	unsigned told = kinds == KINDS_OF_ORGANISATION && poles != POLES ? poles
	                : poles == POLES && kinds != KINDS_OF_ORGANISATION ? kinds
	                                                                   : without;
	char *whom = read_names(audience_words, AUDIENCE_COUNT, told);
	read_fault(r, SEVERITY_WARNING, read_member(setting, name),
	           xasprintf(_("`only` leaves none of these `%s` to: %s"), name, whom),
	           xstrdup(_("give the field the same `only`, or add one for them")));
	free(whom);
}

static void check_options(struct reader *r, const struct guard_span *setting, const struct field *f)
{
	const struct guard_span *options = read_member(setting, "options"), *plan = read_member(setting, "plan");
	const struct guard_span *one = options ? options + 1 : NULL;
	size_t others = 0, actions = 0;
	bool some = false;
	for (size_t i = 0; i < f->option_count; i++, one = guard_next(one)) {
		const struct option *o = &f->options[i];
		some |= o->only != 0;
		if (o->other && others++ > 0)
			read_fault(r, SEVERITY_ERROR, read_member(one, "other"),
			           xstrdup(_("only one option of a field can ask which (`other`)")), NULL);
		if (said_any(&o->action) && actions++ == 0 && !f->plan)
			read_fault(r, SEVERITY_ERROR, read_member(one, "action"),
			           xstrdup(_("`action` needs the field's `plan`, the action plan that it goes into")),
			           xstrdup("plan = \"...\";"));
	}
	if (plan && !actions)
		read_fault(r, SEVERITY_WARNING, plan,
		           xstrdup(_("no option of this field has an `action`: nothing goes into the plan")), NULL);
	if (some)
		check_left(r, setting, f, "options", f->options, f->option_count);
	some = false;
	for (size_t i = 0; i < f->line_count; i++)
		some |= f->lines[i].only != 0;
	if (some)
		check_left(r, setting, f, "lines", f->lines, f->line_count);
}

/* KEY says nothing without OTHER. */
static void check_pair(struct reader *r, const struct guard_span *setting, const char *key, const char *other)
{
	const struct guard_span *at = read_member(setting, key);
	if (at && !read_member(setting, other))
		read_fault(r, SEVERITY_ERROR, at, xasprintf(_("`%s` needs `%s`"), key, other), NULL);
}

static void check_audience(struct reader *r, const struct guard_span *setting, const struct field *f)
{
	if (f->consent && !strchr(f->circle, 'p'))
		read_fault(r, SEVERITY_WARNING, read_member(setting, "consent"),
		           xasprintf(_("`consent` gates the circle p, and this field's circle is %s"), f->circle),
		           xstrdup("circle = \"p\";"));
	if (!f->group)
		return;
	static const char *const names[] = {"only", "role", "consent"};
	for (size_t i = 0; i < 3; i++) {
		const struct guard_span *at = read_member(setting, names[i]);
		if (at)
			read_fault(r, SEVERITY_WARNING, at,
			           xasprintf(_("a field of the group is for all: `%s` says nothing here"), names[i]),
			           xstrdup(_("remove it")));
	}
}

void read_field_check(struct reader *r, const struct guard_span *setting, const struct field *f)
{
	static void (*const checks[FIELD_KIND_COUNT])(struct reader *, const struct guard_span *, const struct field *) = {
		[FIELD_NUMBER] = check_range, [FIELD_DURATION] = check_range,   [FIELD_SCALE] = check_range,
		[FIELD_MONEY] = check_money,  [FIELD_RANKING] = check_points,   [FIELD_DOTS] = check_points,
		[FIELD_GRID] = check_grid,    [FIELD_TABLE] = check_rows,       [FIELD_ACTION] = check_rows,
		[FIELD_INDICATORS] = check_rows,
	};
	bool asks = said_any(&f->label) || said_any(&f->prompt) || f->kind == FIELD_ACTION || f->kind == FIELD_SHARE;
	if (checks[f->kind])
		checks[f->kind](r, setting, f);
	if (f->option_count || f->line_count)
		check_options(r, setting, f);
	check_pair(r, setting, "check", "check_say");
	check_pair(r, setting, "check_say", "check");
	check_pair(r, setting, "each_show", "each");
	check_pair(r, setting, "carry", "from");
	check_audience(r, setting, f);
	if (!asks)
		read_fault(r, SEVERITY_WARNING, setting,
		           xstrdup(_("this field has neither `label` nor `prompt`: nobody knows what it asks")), NULL);
}

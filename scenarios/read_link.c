/* Do the references between the fields and steps of a scenario lead somewhere, and to what they need? */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "scenarios/read.h"

enum {
	TABLES = KIND(FIELD_TABLE) | KIND(FIELD_ACTION) | KIND(FIELD_INDICATORS),
	WEIGHED = KIND(FIELD_CHOICE) | KIND(FIELD_CHOICES) | KIND(FIELD_GRID),
	COUNTED = WEIGHED | KIND(FIELD_SCALE) | KIND(FIELD_NUMBER)
};

/* A key that names another field: what that one must be. */
struct reference {
	const char *key;
	unsigned from, to; /* kinds; 0: any */
	size_t id;         /* in struct field */
	bool later;        /* it may also come later */
	bool own;          /* each enterprise's own may be named by a field of the group */
	const char *needs; /* what is said of another kind; %s: the id, %s: its kind */
	const char *show;  /* the key that names a column of it; NULL: none */
	size_t column;
};

#define AT(member) .id = offsetof(struct field, member)
#define ONLY_TABLE .needs = N_("`%s` (line %s) is of kind `%s`; only a table has rows")
#define SHOW(name, member) .show = (name), .column = offsetof(struct field, member)

static const struct reference references[] = {
	{.key = "of", .from = KIND(FIELD_RANKING) | KIND(FIELD_DOTS), .to = TABLES, AT(of), ONLY_TABLE,
         SHOW("show_column", of_column)},
	{.key = "rows", .from = KIND(FIELD_MATRIX), .to = TABLES, AT(of), ONLY_TABLE, SHOW("rows_show", of_column)},
	{.key = "columns", .from = KIND(FIELD_MATRIX), .to = TABLES, AT(across), ONLY_TABLE,
         SHOW("columns_show", across_column)},
	{.key = "each", .to = TABLES, AT(each), ONLY_TABLE, SHOW("each_show", each_show)},
	{.key = "plan", .to = KIND(FIELD_ACTION), AT(plan), .later = true,
         .needs = N_("`%s` (line %s) is of kind `%s`; `plan` names an action plan")},
	{.key = "consent", .to = KIND(FIELD_CONSENT), AT(consent), .later = true,
         .needs = N_("`%s` (line %s) is of kind `%s`; only a field of kind `consent` says yes or no")},
	{.key = "before", .to = KIND(FIELD_GRID), AT(before),
         .needs = N_("`%s` (line %s) is of kind `%s`; `before` names a grid")},
	{.key = "quota", .to = KIND(FIELD_QUOTA), AT(quota), .later = true,
         .needs = N_("`%s` (line %s) is of kind `%s`; `quota` names the hours promised, a field of that kind")},
};

/* The nearest of the fields whose kind is one of KINDS; NULL: none. */
static const char *nearest_id(const struct reader *r, const char *id, unsigned kinds)
{
	const struct read_ids *ids = &r->fields;
	enum { LOOKED_AT = 500 };
	const char *names[LOOKED_AT];
	size_t n = 0;
	if (r->d->count == DIAGNOSTICS_KEPT) /* it would not be told */
		return NULL;
	for (size_t i = 0; i < ids->count && n < LOOKED_AT; i++)
		if (KIND(ids->list[i].field->kind) & kinds)
			names[n++] = ids->list[i].id;
	return text_nearest(id, names, n);
}

static void no_such_column(struct reader *r, const struct guard_span *at, const struct field *table, const char *column)
{
	const char **names = xcalloc(table->column_count, sizeof *names);
	size_t n = 0;
	for (size_t i = 0; i < table->column_count; i++)
		if (table->columns[i].id)
			names[n++] = table->columns[i].id;
	const char *near = text_nearest(column, names, n);
	char *list = read_names(names, n < 32 ? n : 32, ~0u);
	read_fault_value(r, SEVERITY_ERROR, at, xasprintf(_("the table `%s` has no column `%s`"), table->id, column),
	                 near ? xasprintf("\"%s\"", near) : xasprintf(_("one of: %s"), list));
	free(list);
	free(names);
}

static void no_such_field(struct reader *r, const struct guard_span *at, const char *id, unsigned kinds)
{
	const char *near = nearest_id(r, id, kinds);
	if (kinds == TABLES)
		read_fault_value(r, SEVERITY_ERROR, at,
		                 near ? xasprintf(_("there is no table `%s`; did you mean `%s`?"), id, near)
		                      : xasprintf(_("there is no table `%s`"), id),
		                 near ? xasprintf("\"%s\"", near) : NULL);
	else
		read_fault_value(r, SEVERITY_ERROR, at,
		                 near ? xasprintf(_("there is no field `%s`; did you mean `%s`?"), id, near)
		                      : xasprintf(_("there is no field `%s`"), id),
		                 near ? xasprintf("\"%s\"", near) : NULL);
}

/* FROM names TO at AT. False after saying what is wrong with that. */
static bool fits(struct reader *r, const struct reference *k, const struct read_id *from, const struct read_id *to,
                 const struct guard_span *at)
{
	const struct field *f = to->field;
	if (!(k->to & KIND(f->kind)))
		read_fault_value(r, SEVERITY_ERROR, at,
		                 diagnostic_say(_(k->needs), f->id, read_line(r, f->line), field_kind_names[f->kind]), NULL);
	else if (!k->later && to->order >= from->order && k->to == TABLES)
		read_fault_value(r, SEVERITY_ERROR, at,
		                 xasprintf(_("the table `%s` comes later, on line %s; only an earlier one can be used"),
		                           f->id, read_line(r, f->line)),
		                 xstrdup(_("move this field behind it")));
	else if (!k->later && to->order >= from->order)
		read_fault_value(r, SEVERITY_ERROR, at,
		                 xasprintf(_("the field `%s` comes later, on line %s; only an earlier one can be used"),
		                           f->id, read_line(r, f->line)),
		                 xstrdup(_("move this field behind it")));
	else if (!f->group && from->field->group && !k->own)
		read_fault_value(r, SEVERITY_ERROR, at,
		                 xasprintf(_("each enterprise has its own `%s` (line %s); a field of the group cannot use it"),
		                           f->id, read_line(r, f->line)),
		                 NULL);
	else if (f->group && !from->field->group && k->to == KIND(FIELD_ACTION))
		read_fault_value(r, SEVERITY_ERROR, at,
		                 xasprintf(_("`%s` (line %s) is the group's; this field needs one that each enterprise has"),
		                           f->id, read_line(r, f->line)),
		                 NULL);
	else
		return true;
	return false;
}

static void check_reference(struct reader *r, const struct reference *k, const struct read_id *from)
{
	const char *id = *(const char *const *)((const char *)from->field + k->id);
	if (!id || strchr(id, '.') || (k->from && !(k->from & KIND(from->field->kind))))
		return;
	const struct guard_span *at = read_member(from->at, k->key);
	const struct read_id *to = read_ids_find(&r->fields, id);
	if (!at || (to && to->unsure))
		return;
	if (!to) {
		no_such_field(r, at, id, k->to);
		return;
	}
	if (!fits(r, k, from, to, at) || !k->show)
		return;
	const char *column = *(const char *const *)((const char *)from->field + k->column);
	const struct guard_span *show = read_member(from->at, k->show);
	if (column && show && to->field->column_count && !field_column(to->field, column))
		no_such_column(r, show, to->field, column);
}

static void check_dots(struct reader *r, const struct read_id *from)
{
	const struct read_id *to = from->field->of ? read_ids_find(&r->fields, from->field->of) : NULL;
	if (to && !to->unsure && (KIND(to->field->kind) & TABLES) && !to->field->group)
		read_fault_value(r, SEVERITY_ERROR, read_member(from->at, "of"),
		                 xasprintf(_("each enterprise has its own `%s` (line %s); dots go to the rows of a table of the group"),
		                           to->id, read_line(r, to->field->line)),
		                 xstrdup(_("give the table `per = \"group\"`")));
}

/* The same grid earlier: a line that it lacks cannot be compared. */
static void check_before(struct reader *r, const struct read_id *from)
{
	const struct field *f = from->field;
	const struct read_id *to = f->before ? read_ids_find(&r->fields, f->before) : NULL;
	if (!to || to->field->kind != FIELD_GRID)
		return;
	for (size_t i = 0; i < f->line_count; i++) {
		bool there = false;
		for (size_t k = 0; k < to->field->line_count && !there; k++)
			there = strcmp(to->field->lines[k].id, f->lines[i].id) == 0;
		if (there)
			continue;
		read_fault_value(r, SEVERITY_WARNING, read_member(from->at, "before"),
		                 xasprintf(_("the line `%s` is not in the earlier grid `%s`: it cannot be compared"),
		                           f->lines[i].id, f->before),
		                 NULL);
		return;
	}
}

/* Does some option of F weigh something? */
static bool weighs(const struct field *f)
{
	for (size_t i = 0; i < f->option_count; i++)
		if (f->options[i].weight != 0)
			return true;
	return false;
}

static void check_part(struct reader *r, const struct read_id *score, const char *id, const struct guard_span *at)
{
	static const struct reference part = {
		.to = COUNTED, .needs = N_("`%s` (line %s) is of kind `%s`, which has nothing that a score could add up")};
	const struct read_id *to = read_ids_find(&r->fields, id);
	if (!to)
		no_such_field(r, at, id, COUNTED);
	else if (!to->unsure && fits(r, &part, score, to, at) && (KIND(to->field->kind) & WEIGHED) &&
	         to->field->option_count && !weighs(to->field))
		read_fault_value(r, SEVERITY_WARNING, at,
		                 xasprintf(_("no option of `%s` (line %s) has a `weight`: it always counts for 0"), id,
		                           read_line(r, to->field->line)),
		                 NULL);
}

static void check_parts(struct reader *r, const struct read_id *score)
{
	const struct guard_span *of = read_member(score->at, "of"), *one = of ? of + 1 : NULL;
	const struct field *f = score->field;
	for (size_t i = 0; one && i < f->part_count && i < of->children; i++, one = guard_next(one)) {
		bool twice = false;
		for (size_t k = 0; k < i && !twice; k++)
			twice = strcmp(f->parts[k], f->parts[i]) == 0;
		if (twice)
			read_fault_value(r, SEVERITY_ERROR, one, xasprintf(_("`%s` stands twice in this list"), f->parts[i]),
			                 xstrdup(_("remove one")));
		else
			check_part(r, score, f->parts[i], one);
	}
}

/* Weights that no score adds up. */
static void check_weights(struct reader *r, const struct read_id *one)
{
	bool used = false;
	for (size_t i = 0; i < r->fields.count && !used; i++) {
		const struct field *f = r->fields.list[i].field;
		for (size_t k = 0; f->kind == FIELD_SCORE && k < f->part_count && !used; k++)
			used = strcmp(f->parts[k], one->id) == 0;
	}
	if (!used)
		read_fault(r, SEVERITY_WARNING, one->at,
		           xasprintf(_("the options of `%s` have a `weight`, and no score adds them up"), one->id),
		           xasprintf("{ kind = \"score\"; of = [ \"%s\" ]; ... }", one->id));
}

static void check_field(struct reader *r, const struct read_id *from)
{
	for (size_t k = 0; k < sizeof references / sizeof *references; k++)
		check_reference(r, &references[k], from);
	if (from->field->kind == FIELD_DOTS)
		check_dots(r, from);
	if (from->field->before)
		check_before(r, from);
	if (from->field->kind == FIELD_SCORE)
		check_parts(r, from);
	if (weighs(from->field))
		check_weights(r, from);
}

void read_links(struct reader *r, const struct guard_span *scenario)
{
	for (size_t i = 0; i < r->fields.count; i++)
		if (!r->fields.list[i].unsure && !r->fields.list[i].again)
			check_field(r, &r->fields.list[i]);
	read_alternatives(r, scenario);
	read_froms(r);
}

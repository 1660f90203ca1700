/* What can never be come to: roles that a step doesn't have, options that are for nobody who sees the field, fields that wait for a step
 * that may be skipped. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "scenarios/checking.h"
#include "scenarios/read.h"

/* Steps in which nobody presents to the others. */
enum { WITHOUT_PRESENTER = 1 << STEP_INFORMATION | 1 << STEP_VOTE | 1 << STEP_BREAK };

static void check_role(struct checking *c, const struct check_field *one)
{
	const struct guard_span *at = check_member(one, "role");
	if (!at || one->field->for_role == FOR_ALL)
		return;
	if (c->s->individual && one->field->for_role == FOR_PEER)
		check_fault_value(c, SEVERITY_WARNING, at,
		                  xstrdup(_("an individual meeting has no peers: nobody is ever asked this")), xstrdup(_("remove it")));
	else if (WITHOUT_PRESENTER >> one->step->kind & 1)
		check_fault_value(c, SEVERITY_WARNING, at,
		                  diagnostic_say(_("nobody presents in a step of kind `%s`: nobody is ever asked this"),
		                                 step_kind_names[one->step->kind]),
		                  xstrdup(_("remove it, or change the kind of the step")));
}

/* Do two lists of poles and kinds have anybody in common? */
static bool meet(unsigned a, unsigned b)
{
	return (!(a & POLES) || !(b & POLES) || (a & b & POLES)) &&
	       (!(a & KINDS_OF_ORGANISATION) || !(b & KINDS_OF_ORGANISATION) || (a & b & KINDS_OF_ORGANISATION));
}

static void check_only(struct checking *c, const struct check_field *one, const char *name, const struct option *list, size_t count)
{
	const struct guard_span *setting = check_member(one, name), *at = setting ? setting + 1 : NULL;
	for (size_t i = 0; at && i < count && i < setting->children; i++, at = guard_next(at))
		if (!meet(one->field->only, list[i].only) && read_member(at, "only"))
			check_fault_value(c, SEVERITY_WARNING, read_member(at, "only"),
			                  diagnostic_say(_("`%s` is for none of those who see the field `%s`"), list[i].id, one->field->id),
			                  NULL);
}

/* The step that ID's field is in may be skipped, or another held in its place. */
static void check_skipped(struct checking *c, const struct check_field *one, const char *key, const char *id)
{
	const struct guard_span *at = check_member(one, key);
	const struct check_field *to = id && at ? check_find(c, id) : NULL;
	if (!to || to->step == one->step || !to->step->optional || one->step->optional || one->field->optional)
		return;
	check_fault_value(c, SEVERITY_WARNING, at,
	                  xasprintf(_("`%s` is asked in the step `%s`, which may be skipped: then there is nothing here"), id,
	                            to->step->id),
	                  xstrdup(_("make this field `optional`, or that step not")));
}

static void check_prerequisites(struct checking *c, const struct check_field *one)
{
	const struct field *f = one->field;
	const struct {
		const char *key, *id;
	} uses[] = {{"of", f->of}, {"rows", f->kind == FIELD_MATRIX ? f->of : NULL}, {"columns", f->across}, {"each", f->each}};
	for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
		check_skipped(c, one, uses[i].key, uses[i].id);
}

/* A table that gives rows to a field which other people see. */
static void check_seen(struct checking *c, const struct check_field *one, const char *key, const char *id)
{
	const struct guard_span *at = check_member(one, key);
	const struct check_field *to = id && at ? check_find(c, id) : NULL;
	if (to && to->field->only && !meet(to->field->only, one->field->only))
		check_fault_value(c, SEVERITY_WARNING, at,
		                  diagnostic_say(_("`%s` is for none of those who see this field: it has no rows for them"), id), NULL);
}

static void check_one(struct checking *c, const struct check_field *one)
{
	const struct field *f = one->field;
	check_role(c, one);
	check_only(c, one, "options", f->options, f->option_count);
	check_only(c, one, "lines", f->lines, f->line_count);
	check_prerequisites(c, one);
	check_seen(c, one, f->kind == FIELD_MATRIX ? "rows" : "of", f->of);
	check_seen(c, one, "columns", f->across);
	check_seen(c, one, "each", f->each);
	if (one->step->kind == STEP_BREAK && one->step->fields == f)
		check_fault(c, SEVERITY_WARNING, one->at, xstrdup(_("in a break nobody answers questions")), NULL);
}

void check_reach(struct checking *c)
{
	for (size_t i = 0; i < c->field_count; i++)
		if (c->fields[i].at)
			check_one(c, &c->fields[i]);
}

/* The expressions of a scenario one by one: can they be evaluated, and may they read what they read? */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "scenarios/checking.h"

/* The question ID of an anonymous sheet of this scenario; NULL: there is none. */
static const struct field *anonymous_question(const struct checking *c, const char *text, size_t at)
{
	size_t len = strspn(text + at, "abcdefghijklmnopqrstuvwxyz0123456789_");
	for (size_t i = 0; i < c->field_count; i++) {
		const struct field *f = c->fields[i].field;
		for (size_t k = 0; f->kind == FIELD_ANONYMOUS && k < f->column_count; k++)
			if (f->columns[k].id && strlen(f->columns[k].id) == len && strncmp(f->columns[k].id, text + at, len) == 0)
				return &f->columns[k];
	}
	return NULL;
}

static struct expression *compile(struct checking *c, const struct check_field *one, enum check_use use)
{
	const char *text = check_text(one->field, use);
	const struct guard_span *at = check_member(one, check_uses[use]);
	struct expression_fault fault = {0};
	struct expression *x = expression_compile(c->all, text, &fault);
	if (x)
		return x;
	const struct field *question = anonymous_question(c, text, fault.at);
	if (at && question)
		check_fault_inside(c, SEVERITY_ERROR, at, fault.at,
		                   xasprintf(_("`%s` is a question of an anonymous sheet: nothing may depend on its answers"),
		                             question->id),
		                   NULL);
	else if (at)
		check_fault_inside(c, SEVERITY_ERROR, at, fault.at, xstrdup(fault.sentence), fault.fix ? xstrdup(fault.fix) : NULL);
	expression_fault_clear(&fault);
	return NULL;
}

/* What one enterprise answers, or is. */
static bool of_enterprise(const struct expression_read *read)
{
	if (read->what != READS_FIELD)
		return read->what != READS_ENTERPRISES;
	return read->field && !read->field->group;
}

static char *name_of(const char *text, const struct expression_read *read)
{
	return diagnostic_clip(text + read->at, read->len);
}

/* A read of field ONE's expression for USE. */
static void check_read(struct checking *c, const struct check_field *one, enum check_use use, const struct expression_read *read)
{
	const char *text = check_text(one->field, use);
	const struct guard_span *at = check_member(one, check_uses[use]);
	const struct check_field *other = read->field ? check_find(c, read->field->id) : NULL;
	char *name = name_of(text, read), *where = other ? diagnostic_line(c->d, read->field->line) : NULL;
	if (one->field->group && of_enterprise(read))
		check_fault_inside(c, SEVERITY_ERROR, at, read->at,
		                   diagnostic_say(_("each enterprise has its own `%s`; a field of the group cannot depend on it"), name),
		                   NULL);
	else if (read->field == one->field && use != USE_CHECK)
		check_fault_inside(c, SEVERITY_ERROR, at, read->at,
		                   diagnostic_say(_("`%s` of the field `%s` cannot read that very field"), check_uses[use],
		                                  one->field->id),
		                   NULL);
	else if (use == USE_WHEN && other && other->step_index > one->step_index)
		check_fault_inside(c, SEVERITY_WARNING, at, read->at,
		                   xasprintf(_("`%s` is only asked later, on line %s: until then this field is hidden"), name, where),
		                   xstrdup(_("move this field behind it")));
	if (read->what != READS_FIELD && check_find(c, name))
		check_fault_inside(c, SEVERITY_WARNING, at, read->at,
		                   diagnostic_say(_("`%s` is here what is known of the enterprise, not the answer to the field `%s`"),
		                                  name, name),
		                   xasprintf("\\\"%s\\\".%s", c->s->id, name));
	free(where);
	free(name);
}

/* A constant: nothing that anybody answers can change it. */
static void check_constant(struct checking *c, const struct check_field *one, enum check_use use)
{
	static const char *const sentences[USE_COUNT] = {
		N_("this reads no field, so the field is always shown or never"),
		N_("this reads no field, so it warns always or never"),
		N_("this reads no field, so it computes the same for everyone"),
	};
	check_fault_value(c, SEVERITY_WARNING, check_member(one, check_uses[use]), xstrdup(_(sentences[use])),
	                  use == USE_WHEN ? xstrdup(_("name the field that it depends on, or remove it")) : NULL);
}

static void check_one(struct checking *c, struct check_field *one, enum check_use use)
{
	struct expression *x = one->expressions[use];
	size_t count, errors = c->d->errors;
	if (!x || !one->at)
		return;
	const struct expression_read *reads = expression_reads(x, &count);
	for (size_t i = 0; i < count; i++)
		check_read(c, one, use, &reads[i]);
	if (count == 0 && !expression_dated(x))
		check_constant(c, one, use);
	else if (use == USE_CHECK && !expression_depends(x, one->field) && !one->field->each)
		check_fault_value(c, SEVERITY_WARNING, check_member(one, check_uses[use]),
		                  diagnostic_say(_("this warns about the field `%s` without reading it"), one->field->id), NULL);
	check_compare(c, one, use);
	if (c->d->errors == errors)
		check_branches(c, one, use);
}

void check_expressions(struct checking *c)
{
	for (size_t i = 0; i < c->field_count; i++) {
		struct check_field *one = &c->fields[i];
		for (int use = 0; use < USE_COUNT; use++) {
			if (!check_text(one->field, (enum check_use)use))
				continue;
			one->expressions[use] = compile(c, one, (enum check_use)use);
			check_one(c, one, (enum check_use)use);
			if (one->expressions[use])
				expression_forget(one->expressions[use]);
		}
	}
}

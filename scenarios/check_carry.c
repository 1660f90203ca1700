/* What is taken over from earlier meetings: do those scenarios have it, is it the same kind of thing, and does no scenario come before
 * itself? */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/text.h"
#include "scenarios/checking.h"

#define IS(kind) (1u << (kind))

/* Kinds whose answers may be copied from one to another. */
static const unsigned alike[] = {
	IS(FIELD_TEXT) | IS(FIELD_LONG),
	IS(FIELD_NUMBER) | IS(FIELD_MONEY) | IS(FIELD_QUOTA) | IS(FIELD_HOURS) | IS(FIELD_SCALE),
	IS(FIELD_TABLE) | IS(FIELD_ACTION) | IS(FIELD_INDICATORS),
};

static bool are_alike(enum field_kind a, enum field_kind b)
{
	for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
		if ((alike[i] & IS(a)) && (alike[i] & IS(b)))
			return true;
	return a == b;
}

static const char *nearest_field(const struct scenario *s, const char *id)
{
	enum { LOOKED_AT = 500 };
	const char *names[LOOKED_AT];
	size_t n = 0;
	for (size_t i = 0; i < s->step_count; i++)
		for (size_t k = 0; k < s->steps[i].field_count && n < LOOKED_AT; k++)
			names[n++] = s->steps[i].fields[k].id;
	return text_nearest(id, names, n);
}

/* Is SCENARIO one of those that `after` names? */
static bool comes_after(const struct scenario *s, const char *scenario)
{
	for (size_t i = 0; i < s->after_count; i++)
		if (strcmp(s->after[i], scenario) == 0)
			return true;
	return false;
}

/* The field that SCENARIO.ID names; NULL after saying why not. OFFSET: where it stands in the text AT. */
static const struct field *look_up(struct checking *c, const struct guard_span *at, size_t offset, const char *scenario, const char *id)
{
	enum other_state state;
	const struct scenario *s = others_get(c->others, scenario, &state);
	const struct field *f = s ? scenario_field(s, id, NULL) : NULL;
	if (!s && state == OTHER_FAULTY)
		check_fault_inside(c, SEVERITY_WARNING, at, offset,
		                   diagnostic_say(_("the scenario `%s` has faults: whether it has `%s` could not be checked"), scenario, id),
		                   NULL);
	else if (!s)
		check_fault_inside(c, comes_after(c->s, scenario) ? SEVERITY_WARNING : SEVERITY_ERROR, at, offset,
		                   diagnostic_say(_("there is no scenario `%s`: whether it has `%s` could not be checked"), scenario, id),
		                   comes_after(c->s, scenario) ? NULL : xasprintf("after = [ \"%s\" ];", scenario));
	else if (!f) {
		const char *near = nearest_field(s, id);
		check_fault_inside(c, SEVERITY_ERROR, at, offset,
		                   diagnostic_say(_("the scenario `%s` has no field `%s`"), scenario, id),
		                   near ? xasprintf("\"%s.%s\"", scenario, near) : NULL);
	}
	return f;
}

/* Options of an earlier choice that are not here: such an answer could not be shown. */
static void check_options(struct checking *c, const struct guard_span *at, size_t offset, const struct field *f, const struct field *from)
{
	for (size_t i = 0; i < from->option_count; i++) {
		if (field_option(f, from->options[i].id))
			continue;
		check_fault_inside(c, SEVERITY_WARNING, at, offset,
		                   diagnostic_say(_("the earlier `%s` has the option `%s`, and this field has not: that answer is left out"),
		                                  from->id, from->options[i].id),
		                   NULL);
		return;
	}
}

static void check_columns(struct checking *c, const struct guard_span *at, size_t offset, const struct field *f, const struct field *from)
{
	size_t common = 0;
	for (size_t i = 0; i < f->column_count; i++) {
		const struct field *column = field_column(from, f->columns[i].id);
		common += column != NULL;
		if (column && !are_alike(column->kind, f->columns[i].kind))
			check_fault_inside(c, SEVERITY_ERROR, at, offset,
			                   diagnostic_say(_("the column `%s` is of kind `%s` here and of kind `%s` in the earlier table"),
			                                  column->id, field_kind_names[f->columns[i].kind], field_kind_names[column->kind]),
			                   NULL);
	}
	if (!common)
		check_fault_inside(c, SEVERITY_ERROR, at, offset,
		                   diagnostic_say(_("the earlier table `%s` has none of the columns of this one: nothing is taken over"),
		                                  from->id),
		                   NULL);
}

/* f: facilitators, e: and the enterprise, g: and the group, p: and the programme; neither of the last two is in the other. */
static bool opens(const char *circle, const char *from)
{
	return strcmp(from, "f") == 0 ? strcmp(circle, "f") != 0
	                              : (strchr(circle, 'g') && !strchr(from, 'g')) || (strchr(circle, 'p') && !strchr(from, 'p'));
}

/* What was said in confidence is read by more people where it is copied to. */
static void check_opened(struct checking *c, const struct check_field *one, const struct guard_span *at, size_t offset, const struct field *from)
{
	const char *circle = one->field->circle ? one->field->circle : "e", *before = from->circle ? from->circle : "e";
	if (opens(circle, before) && !(one->field->consent && !strchr(circle, 'g'))) /* a consent asks again */
		check_fault_inside(c, SEVERITY_WARNING, at, offset,
		                   xasprintf(_("what is copied here is read in circle `%s`, and `%s` was said in circle `%s`"), circle, from->id, before),
		                   xasprintf("circle = \"%s\";", before));
}

static void check_taken(struct checking *c, const struct check_field *one, const struct guard_span *at, size_t offset, const struct field *from)
{
	const struct field *f = one->field;
	if (from->kind == FIELD_ANONYMOUS || from->kind == FIELD_SHARE)
		check_fault_inside(c, SEVERITY_ERROR, at, offset,
		                   diagnostic_say(_("`%s` is of kind `%s`: it leaves nothing to take over"), from->id, field_kind_names[from->kind]),
		                   NULL);
	if (f->carry != CARRY_COPY && f->carry != CARRY_UPDATE)
		return;
	check_opened(c, one, at, offset, from);
	if (!are_alike(f->kind, from->kind))
		check_fault_inside(c, SEVERITY_ERROR, at, offset,
		                   diagnostic_say(_("`%s` is of kind `%s`, and this field of kind `%s`"), from->id, field_kind_names[from->kind],
		                                  field_kind_names[f->kind]),
		                   xstrdup("carry = \"beside\";"));
	else if (f->group != from->group)
		check_fault_inside(c, SEVERITY_ERROR, at, offset,
		                   f->group ? diagnostic_say(_("each enterprise has its own `%s`, and this field is the group's"), from->id)
		                            : diagnostic_say(_("`%s` is the group's, and each enterprise has its own of this field"), from->id),
		                   xstrdup("carry = \"beside\";"));
	else if (f->column_count)
		check_columns(c, at, offset, f, from);
	else if (f->kind == FIELD_CHOICE || f->kind == FIELD_CHOICES)
		check_options(c, at, offset, f, from);
}

static void check_same_grid(struct checking *c, const struct check_field *one, const struct guard_span *at, const struct field *from)
{
	const struct field *f = one->field;
	if (from->kind != FIELD_GRID) {
		check_fault_value(c, SEVERITY_ERROR, at,
		                  diagnostic_say(_("`%s` is of kind `%s`; `before` names a grid"), from->id, field_kind_names[from->kind]), NULL);
		return;
	}
	if (!f->option_count && !from->option_count && (f->min != from->min || f->max != from->max))
		check_fault_value(c, SEVERITY_ERROR, at,
		                  xasprintf(_("the earlier grid goes from %g to %g, and this one from %g to %g: they cannot be compared"), from->min,
		                            from->max, f->min, f->max),
		                  NULL);
	for (size_t i = 0; i < f->line_count; i++) {
		bool there = false;
		for (size_t k = 0; k < from->line_count && !there; k++)
			there = strcmp(from->lines[k].id, f->lines[i].id) == 0;
		if (!there)
			check_fault_value(c, SEVERITY_WARNING, at,
			                  diagnostic_say(_("the line `%s` is not in the earlier grid `%s`: it cannot be compared"), f->lines[i].id,
			                                 from->id),
			                  NULL);
	}
}

/* A key that names one full id. */
static const struct field *look_up_key(struct checking *c, const struct check_field *one, const char *key, const char *text)
{
	const struct guard_span *at = text ? check_member(one, key) : NULL;
	char *scenario, *id;
	if (!at || !others_split(text, strlen(text), &scenario, &id))
		return NULL;
	const struct field *found = look_up(c, at, 0, scenario, id);
	free(scenario);
	free(id);
	return found;
}

static void check_from(struct checking *c, const struct check_field *one)
{
	const struct guard_span *at = check_member(one, "from");
	const char *text = one->field->from;
	for (size_t start = 0, len; at && text && text[start]; start += len + (text[start + len] == ',')) {
		char *scenario, *id;
		len = strcspn(text + start, ",");
		if (!others_split(text + start, len, &scenario, &id))
			continue;
		size_t offset = start + strspn(text + start, " \t\r\n");
		bool own = c->s->id && strcmp(scenario, c->s->id) == 0;
		const struct field *from = own ? scenario_field(c->s, id, NULL) : look_up(c, at, offset, scenario, id);
		if (from)
			check_taken(c, one, at, offset, from);
		free(scenario);
		free(id);
	}
}

static void check_one(struct checking *c, const struct check_field *one)
{
	const struct field *f = one->field;
	check_from(c, one);
	const struct field *before = look_up_key(c, one, "before", f->before), *quota = look_up_key(c, one, "quota", f->quota);
	if (before)
		check_same_grid(c, one, check_member(one, "before"), before);
	if (quota && quota->kind != FIELD_QUOTA)
		check_fault_value(c, SEVERITY_ERROR, check_member(one, "quota"),
		                  diagnostic_say(_("`%s` is of kind `%s`; `quota` names the hours promised, a field of that kind"), quota->id,
		                                 field_kind_names[quota->kind]),
		                  NULL);
}

/* Earlier meetings' fields in expressions, whose scenario could not be read. */
static void check_reads(struct checking *c, const struct check_field *one, enum check_use use)
{
	size_t count;
	const struct expression_read *reads = expression_reads(one->expressions[use], &count);
	for (size_t i = 0; i < count; i++) {
		enum other_state state = OTHER_FOUND;
		if (reads[i].scenario && !others_get(c->others, reads[i].scenario, &state))
			look_up(c, check_member(one, check_uses[use]), reads[i].at, reads[i].scenario, reads[i].id);
	}
}

void check_carry(struct checking *c)
{
	for (size_t i = 0; i < c->field_count; i++) {
		const struct check_field *one = &c->fields[i];
		if (!one->at)
			continue;
		check_one(c, one);
		for (int use = 0; use < USE_COUNT; use++)
			if (one->expressions[use])
				check_reads(c, one, (enum check_use)use);
	}
	check_order(c);
}

/* Expressions that come out the same whatever anybody answers, and those that compute another kind of thing than their field holds. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "scenarios/checking.h"
#include "scenarios/domain.h"

enum { TRIES_EACH = 3000, COMPUTED_EACH = 50, READS_MOST = 12 }; /* more have too many ways */

/* Can it only be what its domain holds, whatever is compared with it? */
static bool closed(const struct expression_read *read)
{
	const unsigned kinds = 1u << FIELD_CHOICE | 1u << FIELD_CHOICES | 1u << FIELD_CONSENT | 1u << FIELD_SCALE;
	if (read->what != READS_FIELD)
		return read->what != READS_COUNTRY && read->what != READS_ENTERPRISES;
	return read->field && (read->line || kinds >> read->field->kind & 1u);
}

/* One domain for each thing that X reads; caller frees each and the list. */
static struct domain *domains_of(struct checking *c, struct arena *arena, const struct check_field *one, enum check_use use, size_t *count)
{
	struct expression *x = one->expressions[use];
	const char *sql = check_text(one->field, use);
	const struct expression_read *reads = expression_reads(x, count);
	struct domain *list = xcalloc(*count + 1, sizeof *list), *written[EXPRESSION_MAX_NAMES];
	bool plain = domain_plain(sql) && !expression_dated(x);
	for (size_t i = 0; i < *count; i++) {
		const struct scenario *s = reads[i].scenario ? others_get(c->others, reads[i].scenario, NULL) : NULL;
		domain_of_read(&list[i], arena, &reads[i], s ? scenario_field(s, reads[i].id, NULL) : NULL, c->s, one->field->only);
		written[i] = &list[i];
		list[i].exact &= (plain || closed(&reads[i])) && !expression_dated(x);
	}
	domain_written(written, *count, arena, x, sql);
	return list;
}

static void say_when(struct checking *c, const struct check_field *one, const struct branch_counts *n)
{
	const struct guard_span *at = check_member(one, "when");
	if (n->yes == 0)
		check_fault_value(c, SEVERITY_WARNING, at,
		                  diagnostic_say(_("this is never true: nobody is ever asked `%s`"), one->field->id), NULL);
	else if (n->yes == n->tried)
		check_fault_value(c, SEVERITY_WARNING, at, xstrdup(_("this is always true, whatever is answered")), xstrdup(_("remove it")));
}

static void say_check(struct checking *c, const struct check_field *one, const struct branch_counts *n)
{
	const struct guard_span *at = check_member(one, "check");
	if (n->no == 0)
		check_fault_value(c, SEVERITY_WARNING, at, xstrdup(_("this is never false, so it never warns")), NULL);
	else if (n->yes == 0)
		check_fault_value(c, SEVERITY_WARNING, at, xstrdup(_("this is never true, so it warns of every answer")), NULL);
}

static void say_compute(struct checking *c, const struct check_field *one, const struct branch_counts *n)
{
	const struct guard_span *at = check_member(one, "compute");
	bool text = one->field->kind == FIELD_TEXT || one->field->kind == FIELD_LONG;
	if (!text && n->texts && !n->numbers)
		check_fault_value(c, SEVERITY_ERROR, at,
		                  diagnostic_say(_("this gives a text, and `%s` is of kind `%s`"), one->field->id,
		                                 field_kind_names[one->field->kind]),
		                  NULL);
}

void check_branches(struct checking *c, const struct check_field *one, enum check_use use)
{
	static void (*const says[USE_COUNT])(struct checking *, const struct check_field *, const struct branch_counts *) = {
		[USE_WHEN] = say_when, [USE_CHECK] = say_check, [USE_COMPUTE] = say_compute};
	struct branch_counts n = {0};
	size_t count, most = use == USE_COMPUTE ? COMPUTED_EACH : TRIES_EACH;
	expression_reads(one->expressions[use], &count);
	if (count == 0 || c->tries < count || (use != USE_COMPUTE && count > READS_MOST))
		return;
	struct arena *arena = arena_new();
	struct domain *domains = domains_of(c, arena, one, use, &count);
	most = c->tries / (count + 1) < most ? c->tries / (count + 1) : most;
	if (use == USE_COMPUTE || domain_ways(domains, count, most) <= most)
		domain_try(one->expressions[use], domains, count, most, 0, NULL, NULL, &n);
	c->tries -= n.tried * (count + 1);
	if (n.tried && (n.whole || use == USE_COMPUTE))
		says[use](c, one, &n);
	for (size_t i = 0; i < count; i++)
		domain_clear(&domains[i]);
	free(domains);
	arena_free(arena);
}

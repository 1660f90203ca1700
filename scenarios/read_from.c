/* What fields take over from earlier meetings, and which steps stand for another. Of other scenarios nothing is known
 * here but how their ids are written. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "scenarios/read.h"

static const struct step *step_at(const struct scenario *s, const char *id, size_t *index)
{
	for (size_t i = 0; i < s->step_count; i++)
		if (s->steps[i].id && strcmp(s->steps[i].id, id) == 0) {
			*index = i;
			return &s->steps[i];
		}
	return NULL;
}

static void no_such_step(struct reader *r, const struct guard_span *at, const char *id)
{
	const char **names = xcalloc(r->steps.count + 1, sizeof *names);
	for (size_t i = 0; i < r->steps.count; i++)
		names[i] = r->steps.list[i].id;
	const char *near = text_nearest(id, names, r->steps.count);
	free(names);
	read_fault_value(r, SEVERITY_ERROR, at,
	                 near ? xasprintf(_("there is no step `%s`; did you mean `%s`?"), id, near)
	                      : xasprintf(_("there is no step `%s`"), id),
	                 near ? xasprintf("\"%s\"", near) : NULL);
}

static void check_alternative(struct reader *r, size_t index, const struct guard_span *at)
{
	const struct step *step = &r->s->steps[index], *other;
	const char *id = step->instead_of;
	size_t where;
	if (strcmp(id, step->id) == 0)
		read_fault_value(r, SEVERITY_ERROR, at, xasprintf(_("the step `%s` cannot be held instead of itself"), id),
		                 NULL);
	else if (!(other = step_at(r->s, id, &where)))
		no_such_step(r, at, id);
	else if (other->instead_of && strcmp(other->instead_of, step->id) == 0)
		read_fault_value(r, SEVERITY_ERROR, at,
		                 xasprintf(_("`%s` and `%s` are each held instead of the other: a circle"), step->id, id),
		                 xstrdup(_("keep `instead_of` in the later one")));
	else if (other->instead_of)
		read_fault_value(r, SEVERITY_ERROR, at,
		                 xasprintf(_("`%s` is itself held instead of `%s`"), id, other->instead_of),
		                 xasprintf("\"%s\"", other->instead_of));
	else if (where > index)
		read_fault_value(r, SEVERITY_ERROR, at,
		                 xasprintf(_("the step `%s` comes later, on line %s; an alternative comes after it"), id,
		                           read_line(r, other->line)),
		                 xstrdup(_("move this step behind it")));
}

void read_alternatives(struct reader *r, const struct guard_span *scenario)
{
	for (size_t i = 0; i < r->s->step_count; i++) {
		const struct step *step = &r->s->steps[i];
		const struct guard_span *steps = step->instead_of && step->id ? read_member(scenario, "steps") : NULL;
		const struct guard_span *one = steps ? steps + 1 : NULL;
		for (size_t k = 0; steps && k < steps->children; k++, one = guard_next(one)) {
			const struct guard_span *at = read_member(one, "instead_of");
			if (at && one->line == step->line && read_member(one, "id") &&
			    strcmp(read_string(r, read_member(one, "id")), step->id) == 0)
				check_alternative(r, i, at);
		}
	}
}

/* The field that the full id ID names in the scenario S itself; NULL: it is of another one. */
static const char *of_this(const struct scenario *s, const char *id)
{
	size_t len = s->id ? strlen(s->id) : 0;
	return len && strncmp(id, s->id, len) == 0 && id[len] == '.' ? id + len + 1 : NULL;
}

static bool id_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/* Is it `scenario.field`? */
static bool full_id(const char *id)
{
	size_t scenario = 0, field = 0;
	while (id_byte(id[scenario]))
		scenario++;
	if (id[scenario] != '.')
		return false;
	const char *after = id + scenario + 1;
	while (id_byte(after[field]))
		field++;
	return after[field] == '\0' && id[0] >= 'a' && after[0] >= 'a' && scenario <= GUARD_MAX_NAME &&
	       field <= GUARD_MAX_NAME && field > 0;
}

static void check_one(struct reader *r, const struct guard_span *at, const char *id)
{
	const char *field = of_this(r->s, id);
	if (!full_id(id)) {
		char *shown = diagnostic_quote(id, strlen(id));
		bool ours = read_ids_find(&r->fields, id) != NULL;
		read_fault_value(r, SEVERITY_ERROR, at,
		                 ours ? xasprintf(_("`from` names the answer of an earlier meeting, and %s is a field of this one"),
		                                  shown)
		                      : xasprintf(_("%s is not a full id, which is the id of a scenario, a dot and the id of a field"),
		                                  shown),
		                 NULL);
		free(shown);
	} else if (field && !read_ids_find(&r->fields, field)) {
		read_fault_value(r, SEVERITY_ERROR, at, xasprintf(_("this scenario has no field `%s`"), field), NULL);
	}
}

/* The first of the ids in FROM, into an arena; *REST is what comes after its comma, NULL: nothing. */
static const char *next_id(struct reader *r, const char *from, const char **rest)
{
	size_t len = strcspn(from, ",");
	*rest = from[len] ? from + len + 1 : NULL;
	const char *start = from + strspn(from, " \t\n\r");
	size_t size = start < from + len ? (size_t)(from + len - start) : 0;
	while (size && strchr(" \t\n\r", start[size - 1]))
		size--;
	return arena_strndup(r->arena, start, size);
}

static void check_from(struct reader *r, const struct read_id *one)
{
	const struct guard_span *at = read_member(one->at, "from"), *carry = read_member(one->at, "carry");
	size_t count = 0;
	for (const char *rest = one->field->from, *id; rest; count++) {
		id = next_id(r, rest, &rest);
		check_one(r, at, id);
	}
	if (count > 1 && one->field->carry != CARRY_BESIDE)
		read_fault_value(r, SEVERITY_ERROR, carry ? carry : at,
		                 xstrdup(_("several answers can only be shown beside; one is copied or updated")),
		                 xstrdup("carry = \"beside\";"));
}

/* The field of this scenario whose answer ONE takes over at the next meeting with it; NULL: none. */
static const struct read_id *taken_over(struct reader *r, const struct read_id *one)
{
	const struct field *f = one->field;
	const char *field = f->from && f->carry != CARRY_BESIDE ? of_this(r->s, f->from) : NULL;
	return field ? read_ids_find(&r->fields, field) : NULL;
}

enum { RING_MOST = 64 }; /* a longer one is nobody's mistake */

/* Fields that take over from one another, in a ring. */
static void check_ring(struct reader *r, const struct read_id *one)
{
	const struct read_id *next = taken_over(r, one);
	size_t steps = 0;
	while (next && next != one && steps++ < RING_MOST) {
		if (next->order < one->order) /* told there */
			return;
		next = taken_over(r, next);
	}
	if (next != one || steps == 0)
		return;
	struct buf b = {0};
	buf_printf(&b, "%s", one->id);
	for (next = taken_over(r, one); next != one; next = taken_over(r, next))
		buf_printf(&b, " ← %s", next->id);
	read_fault_value(r, SEVERITY_ERROR, read_member(one->at, "from"),
	                 xasprintf(_("these fields take over from one another in a circle: %s"), buf_str(&b)), NULL);
	buf_clear(&b);
}

void read_froms(struct reader *r)
{
	for (size_t i = 0; i < r->fields.count; i++) {
		const struct read_id *one = &r->fields.list[i];
		if (!one->field->from || one->unsure || one->again || !read_member(one->at, "from"))
			continue;
		check_from(r, one);
		check_ring(r, one);
	}
}

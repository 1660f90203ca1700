/* Checks a scenario that was read: finds the place of each field in the text, then lets each kind of check look. */
#include "scenarios/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/map.h"
#include "scenarios/agree.h"
#include "scenarios/checking.h"
#include "scenarios/read.h"

enum { TRIES_IN_ALL = 200000 };

const char *const check_uses[USE_COUNT] = {[USE_WHEN] = "when", [USE_CHECK] = "check", [USE_COMPUTE] = "compute"};

const char *check_text(const struct field *f, enum check_use use)
{
	return use == USE_WHEN ? f->when : use == USE_CHECK ? f->check : f->compute;
}

struct check_field *check_find(const struct checking *c, const char *id)
{
	return map_get(c->by_id, id);
}

const struct guard_span *check_member(const struct check_field *field, const char *name)
{
	return field->at ? read_member(field->at, name) : NULL;
}

/* The member NAME that is a list, or NULL. */
static const struct guard_span *list_of(const struct guard_span *setting, const char *name)
{
	const struct guard_span *list = setting ? read_member(setting, name) : NULL;
	return list && list->begins == '(' ? list : NULL;
}

static void add_step(struct checking *c, size_t index, const struct guard_span *setting)
{
	const struct step *step = &c->s->steps[index];
	const struct guard_span *list = list_of(setting, "fields"), *at = list ? list + 1 : NULL;
	for (size_t i = 0; i < step->field_count; i++) {
		c->fields[c->field_count] = (struct check_field){.field = &step->fields[i], .step = step, .step_index = index, .at = at};
		map_put(c->by_id, step->fields[i].id, &c->fields[c->field_count++]);
		if (at)
			at = i + 1 < list->children ? guard_next(at) : NULL;
	}
}

/* Steps stand in the order of the text; the further rounds of one come with it and have no place of their own. */
static void collect(struct checking *c)
{
	const struct guard_span *list = list_of(c->scenario, "steps"), *at = list ? list + 1 : NULL;
	size_t seen = 0, count = 0;
	for (size_t i = 0; i < c->s->step_count; i++)
		count += c->s->steps[i].field_count;
	c->fields = xcalloc(count + 1, sizeof *c->fields);
	for (size_t i = 0; i < c->s->step_count; i++) {
		bool again = c->s->steps[i].round > 1;
		if (!again && seen++ > 0 && at)
			at = seen <= list->children ? guard_next(at) : NULL;
		add_step(c, i, again ? NULL : at);
	}
}

static void check_all(struct checking *c)
{
	static void (*const checks[])(struct checking *) = {
		check_expressions, check_circles, check_reach, check_carry, check_consent, check_project,
	};
	for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
		checks[i](c);
}

void scenario_check(const struct scenario *s, const char *path, struct diagnostics *d)
{
	struct checking c = {.s = s, .d = d, .others = others_new(s, path), .by_id = map_new(), .tries = TRIES_IN_ALL};
	struct expression_earlier earlier = others_earlier(c.others);
	struct diagnostics said; /* by reading, and so already */
	struct error err = {0};
	diagnostics_init(&said, "", s->text, s->len);
	c.all = expressions_open(s, &earlier, &err);
	if (c.all && guard_check(s->text, s->len, &c.guard, &said)) {
		for (size_t i = 0; i < c.guard.count && !c.scenario; i += 1 + c.guard.spans[i].within)
			if (read_is(&c.guard.spans[i], "scenario"))
				c.scenario = &c.guard.spans[i];
		collect(&c);
		check_all(&c);
		diagnostics_sort(d);
	} else if (!c.all) {
		diagnostics_add(d, SEVERITY_ERROR, 0, 0, xstrdup(err.text), NULL);
	}
	error_clear(&err);
	guard_clear(&c.guard);
	diagnostics_clear(&said);
	expressions_close(c.all);
	others_free(c.others);
	map_free(c.by_id, NULL);
	free(c.fields);
}

struct scenario *scenario_checked(struct scenario *s, const char *path, struct diagnostics *d)
{
	size_t errors = d->errors;
	if (!s)
		return NULL;
	scenario_check(s, path, d);
	if (d->errors == errors)
		return s;
	scenario_free(s);
	return NULL;
}

struct scenario *scenario_accept_checked(const char *text, size_t len, const char *path, struct diagnostics *d)
{
	return scenario_checked(scenario_accept(text, len, d), path, d);
}

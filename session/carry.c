/* Earlier answers and rows become those of a meeting: one action of its author, like any other. Knows nothing of when this is
 * wanted. */
#include "session/carry.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "session/append.h"
#include "session/carried.h"
#include "session/fits.h"

struct carrying {
	struct session *s;
	const struct scenario *scenario;
	int64_t meeting;
	const char *author;
	int64_t at, action;
	struct map *touched;   /* "field|enterprise" */
	struct change *given;  /* of earlier meetings, in order of meeting; owned */
	size_t given_count, given_cap;
	struct source {
		int64_t meeting;
		char *scenario; /* "id version"; owned */
	} *sources;
	size_t source_count;
	change_sink *sink;
	void *context;
};

/* --- what earlier meetings hold --- */

static void source_put(struct carrying *run, int64_t meeting, const char *row)
{
	run->sources = xrealloc(run->sources, run->source_count + 1, sizeof *run->sources);
	run->sources[run->source_count++] = (struct source){meeting, xstrdup(row)};
}

/* The scenario that an earlier meeting runs; NULL: not one that is carried from. */
static const char *source_scenario(const struct carrying *run, int64_t meeting)
{
	for (size_t i = 0; i < run->source_count; i++)
		if (run->sources[i].meeting == meeting)
			return run->sources[i].scenario;
	return NULL;
}

static bool take(void *context, const struct change *c, struct error *err)
{
	struct carrying *run = context;
	(void)err;
	if (c->target.kind == TARGET_MEETING && strcmp(c->target.column, "scenario") == 0)
		source_put(run, c->target.meeting, c->after);
	if (c->target.kind != TARGET_ROW && c->target.kind != TARGET_ANSWER && c->target.kind != TARGET_CIRCLE)
		return true;
	if (run->given_count == run->given_cap) {
		run->given_cap = run->given_cap * 2 + 64;
		run->given = xrealloc(run->given, run->given_cap, sizeof *run->given);
	}
	run->given[run->given_count++] = change_copy(c);
	return true;
}

/* What anybody ever did in this meeting is left as it is. */
static bool touched_read(struct carrying *run, struct error *err)
{
	sqlite3_stmt *q = db_query(run->s,
	                           "SELECT DISTINCT field || '|' || enterprise FROM change WHERE meeting = :meeting AND kind IN "
	                           "('answer', 'row', 'missing') UNION SELECT field || '|' || enterprise FROM draft WHERE meeting = :meeting",
	                           err);
	int got = -1;
	if (!q)
		return false;
	db_bind_int(q, ":meeting", run->meeting);
	while ((got = db_step(run->s, q, err)) > 0)
		map_put(run->touched, db_text(q, 0), run);
	return got == 0;
}

static bool untouched(const struct carrying *run, const struct field *f, int64_t enterprise)
{
	char *key = xasprintf("%s|%lld", f->id, (long long)enterprise);
	bool found = map_get(run->touched, key) != NULL;
	free(key);
	return !found;
}

/* --- copying --- */

static bool is_from(const struct carrying *run, const struct change *c, const char *from, size_t len, int64_t enterprise)
{
	const char *row = source_scenario(run, c->target.meeting);
	size_t id = row ? strcspn(row, " ") : 0;
	return row && len > id && strncmp(row, from, id) == 0 && from[id] == '.' && strlen(c->target.field) == len - id - 1 &&
	       memcmp(c->target.field, from + id + 1, len - id - 1) == 0 && c->target.enterprise == enterprise;
}

/* The last meeting in which ENTERPRISE has something for it; 0: none. */
static int64_t source_of(const struct carrying *run, const char *from, size_t len, int64_t enterprise)
{
	for (size_t i = run->given_count; i-- > 0;)
		if (run->given[i].target.kind != TARGET_CIRCLE && is_from(run, &run->given[i], from, len, enterprise))
			return run->given[i].target.meeting;
	return 0;
}

/* Who may read what is copied: nobody more than those who might read it where it was said, but for a programme that a consent asks for
 * again. NULL: those whom F is for anyway. */
static const char *narrowed(const struct field *f, const char *said)
{
	const char *first = f->circle ? f->circle : "e";
	if (strcmp(first, said) == 0 || strcmp(first, "f") == 0)
		return NULL;
	if (strcmp(said, "f") == 0)
		return "f";
	bool group = strchr(first, 'g') && strchr(said, 'g'), programme = strchr(first, 'p') && (strchr(said, 'p') || f->consent);
	const char *both = group ? programme ? "gp" : "g" : programme ? "p" : "e";
	return strcmp(both, first) == 0 ? NULL : both;
}

static bool copy_one(struct carrying *run, const struct change *c, const struct step *step, const struct field *f, int64_t enterprise,
                     struct error *err)
{
	struct change copy = {.action = run->action, .at = run->at, .author = run->author, .target = c->target, .type = c->type,
	                      .after = c->after};
	copy.target.meeting = run->meeting;
	copy.target.enterprise = enterprise;
	copy.target.step = step->id;
	copy.target.field = f->id;
	if (c->target.kind == TARGET_CIRCLE) { /* what was said of it here already holds */
		bool said;
		copy.after = narrowed(f, c->after);
		if (!session_has(run->s, &copy.target, &said, err))
			return false;
		if (!copy.after || said)
			return true;
	}
	if (!fits(run->scenario, &copy.target, copy.type, copy.after, NULL))
		return true; /* a column, a line, an option that is no more */
	if (!change_append(run->s, &copy, err))
		return false;
	if (copy.revision == 0)
		return true;
	run->action = copy.action;
	return !run->sink || run->sink(run->context, &copy, err);
}

static bool carry_field(struct carrying *run, const struct step *step, const struct field *f, int64_t enterprise, struct error *err)
{
	const char *list = f->from, *from;
	size_t len;
	if (!needs_next(&list, &from, &len) || !untouched(run, f, enterprise))
		return true;
	int64_t owner = enterprise, meeting = source_of(run, from, len, owner);
	if (meeting == 0)
		meeting = source_of(run, from, len, owner = 0);
	for (size_t i = 0; i < run->given_count && meeting != 0; i++) {
		const struct change *c = &run->given[i];
		if (c->target.meeting == meeting && is_from(run, c, from, len, owner) && !copy_one(run, c, step, f, enterprise, err))
			return false;
	}
	return true;
}

static bool carry_step(struct carrying *run, const struct step *step, const int64_t *enterprises, size_t count, struct error *err)
{
	for (size_t i = 0; i < step->field_count; i++) {
		const struct field *f = &step->fields[i];
		if (!f->from || (f->carry != CARRY_COPY && f->carry != CARRY_UPDATE))
			continue;
		if (f->group && !carry_field(run, step, f, 0, err))
			return false;
		for (size_t e = 0; e < count && !f->group; e++)
			if (!carry_field(run, step, f, enterprises[e], err))
				return false;
	}
	return true;
}

/* --- all of it --- */

static bool enterprises_of(struct carrying *run, int64_t **list, size_t *count, struct error *err)
{
	sqlite3_stmt *q = db_query(run->s,
	                           "SELECT e.id FROM enterprise e, meeting m WHERE m.id = :meeting AND e.\"left\" IS NULL AND e.forgotten IS NULL AND "
	                           "coalesce(m.enterprise, 0) IN (0, e.id) ORDER BY e.id",
	                           err);
	int got = -1;
	*list = NULL;
	*count = 0;
	if (!q)
		return false;
	db_bind_int(q, ":meeting", run->meeting);
	while ((got = db_step(run->s, q, err)) > 0) {
		*list = xrealloc(*list, *count + 1, sizeof **list);
		(*list)[(*count)++] = sqlite3_column_int64(q, 0);
	}
	return got == 0;
}

static void carrying_clear(struct carrying *run)
{
	for (size_t i = 0; i < run->given_count; i++)
		change_clear(&run->given[i]);
	free(run->given);
	for (size_t i = 0; i < run->source_count; i++)
		free(run->sources[i].scenario);
	free(run->sources);
	map_free(run->touched, NULL);
}

/* Is there anything to carry at all? */
static bool carries(const struct scenario *s)
{
	for (size_t i = 0; i < s->step_count; i++)
		for (size_t k = 0; k < s->steps[i].field_count; k++)
			if (s->steps[i].fields[k].carry == CARRY_COPY || s->steps[i].fields[k].carry == CARRY_UPDATE)
				return true;
	return false;
}

bool carry_all(struct session *s, int64_t meeting, const struct scenario *scenario, const char *author, int64_t at,
               change_sink *sink, void *context, struct error *err)
{
	struct carrying run = {.s = s, .scenario = scenario, .meeting = meeting, .author = author, .at = at, .sink = sink,
	                       .context = context};
	struct needs needs;
	int64_t *enterprises = NULL;
	size_t count = 0, altered = 0;
	if (!carries(scenario))
		return true;
	run.touched = map_new();
	needs_of(&needs, scenario);
	bool good = touched_read(&run, err) && session_carried(s, meeting, &needs, 0, take, &run, &altered, err) &&
	            enterprises_of(&run, &enterprises, &count, err);
	for (size_t i = 0; good && i < scenario->step_count; i++)
		good = carry_step(&run, &scenario->steps[i], enterprises, count, err);
	free(enterprises);
	needs_clear(&needs);
	carrying_clear(&run);
	return good;
}

bool session_carry(struct session *s, int64_t meeting, const char *author, int64_t at, change_sink *sink, void *context,
                   struct error *err)
{
	struct scenario *scenario = session_scenario_of(s, meeting);
	bool good = !scenario || carry_all(s, meeting, scenario, author, at, sink, context, err);
	scenario_free(scenario);
	return good;
}

/* Earlier answers, found by the scenario that their meeting runs. Knows nothing of how they are shown. */
#include "session/carried.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "session/history.h"
#include "session/order.h"
#include "session/state.h"

struct scenario *session_scenario(struct session *s, const char *row)
{
	sqlite3_stmt *q = db_query(s, "SELECT text FROM scenario WHERE id = :row AND hash IS row_hash('scenario', id, text)", NULL);
	struct scenario *parsed = NULL;
	struct diagnostics d;
	if (!q)
		return NULL;
	db_bind_text(q, ":row", row);
	if (db_step(s, q, NULL) > 0) {
		const char *text = db_text(q, 0);
		diagnostics_init(&d, row, text, strlen(text));
		parsed = scenario_parse(text, strlen(text), &d);
		diagnostics_clear(&d);
	}
	sqlite3_reset(q);
	return parsed;
}

struct scenario *session_scenario_of(struct session *s, int64_t meeting)
{
	struct target t = {.kind = TARGET_MEETING, .meeting = meeting, .step = "", .field = "", .row = "", .column = "scenario"};
	char *row = NULL;
	struct scenario *parsed = session_value(s, &t, &row, NULL) && row ? session_scenario(s, row) : NULL;
	free(row);
	return parsed;
}

/* --- meetings --- */

struct meeting {
	int64_t id, enterprise;
	char *scenario, *date;
};

struct meetings {
	struct meeting *list;
	size_t count;
};

static void meetings_clear(struct meetings *all)
{
	for (size_t i = 0; i < all->count; i++) {
		free(all->list[i].scenario);
		free(all->list[i].date);
	}
	free(all->list);
}

/* Which were before MEETING, in their order; *COUNT of them. Caller frees. */
static const struct meeting **earlier_of(const struct meetings *all, int64_t meeting, size_t *count)
{
	struct meeting_day *days = xcalloc(all->count + 1, sizeof *days);
	const struct meeting **list = xcalloc(all->count + 1, sizeof *list);
	for (size_t i = 0; i < all->count; i++)
		days[i] = (struct meeting_day){all->list[i].id, all->list[i].date, &all->list[i]};
	meetings_in_order(days, all->count);
	for (*count = 0; *count < all->count && days[*count].id != meeting; ++*count)
		list[*count] = days[*count].of;
	free(days);
	return list;
}

static bool meetings_read(struct session *s, struct meetings *all, struct error *err)
{
	sqlite3_stmt *q = db_query(s,
	                           "SELECT id, coalesce(enterprise, 0), coalesce(scenario, ''), coalesce(date, '') FROM meeting WHERE hash IS "
	                           "row_hash('meeting', id, kind, scenario, enterprise, title, date, place, live, since, starts, ended, blank) ORDER BY id",
	                           err);
	int got = -1;
	*all = (struct meetings){0};
	while (q && (got = db_step(s, q, err)) > 0) {
		all->list = xrealloc(all->list, all->count + 1, sizeof *all->list);
		all->list[all->count++] =
			(struct meeting){sqlite3_column_int64(q, 0), sqlite3_column_int64(q, 1), xstrdup(db_text(q, 2)), xstrdup(db_text(q, 3))};
	}
	if (got == 0)
		return true;
	meetings_clear(all);
	return false;
}

/* --- one meeting, now or at a revision --- */

struct filtered {
	const enum target_kind *kinds;
	size_t count;
	int64_t meeting;
	change_sink *sink;
	void *context;
};

static bool give_kinds(void *context, const struct change *c, struct error *err)
{
	const struct filtered *run = context;
	bool own = c->target.kind == TARGET_SCENARIO || c->target.meeting == run->meeting, wanted = false;
	for (size_t i = 0; own && i < run->count; i++)
		wanted |= c->target.kind == run->kinds[i];
	return !wanted || run->sink(run->context, c, err);
}

/* What MEETING holds of KINDS. */
static bool walk(struct session *s, int64_t meeting, int64_t at, const enum target_kind *kinds, size_t count, change_sink *sink, void *context,
                 size_t *altered, struct error *err)
{
	const struct state_scope scope = {.meeting = meeting};
	struct filtered run = {kinds, count, meeting, sink, context};
	bool good = true;
	if (at > 0)
		return session_past(s, meeting, at, give_kinds, &run, altered, err);
	for (size_t i = 0; good && i < count; i++)
		good = state_walk(s, kinds[i], &scope, sink, context, altered, err);
	return good;
}

/* --- earlier answers --- */

struct carrying {
	const struct needs *needs;
	const char *scenario;
	int64_t enterprise; /* 0: of any */
	change_sink *sink;
	void *context;
};

static bool give_named(void *context, const struct change *c, struct error *err)
{
	const struct carrying *run = context;
	if (run->enterprise != 0 && c->target.enterprise != 0 && c->target.enterprise != run->enterprise)
		return true;
	return !needs_has(run->needs, run->scenario, c->target.field) || run->sink(run->context, c, err);
}

static bool carry_meeting(struct session *s, const struct meeting *from, int64_t at, struct carrying *run, size_t *altered, struct error *err)
{
	static const enum target_kind whole[] = {TARGET_MEETING, TARGET_SCENARIO /* how its answers are spelt */},
				      named[] = {TARGET_ROW, TARGET_ANSWER, TARGET_MISSING, TARGET_CIRCLE};
	run->scenario = from->scenario;
	return walk(s, from->id, at, whole, sizeof whole / sizeof *whole, run->sink, run->context, altered, err) &&
	       walk(s, from->id, at, named, sizeof named / sizeof *named, give_named, run, altered, err);
}

bool session_carried(struct session *s, int64_t meeting, const struct needs *n, int64_t at, change_sink *sink, void *context, size_t *altered,
                     struct error *err)
{
	struct meetings all;
	struct carrying run = {.needs = n, .sink = sink, .context = context};
	bool good = true;
	size_t count;
	if (n->count == 0)
		return true;
	if (!meetings_read(s, &all, err))
		return false;
	for (size_t i = 0; i < all.count; i++)
		if (all.list[i].id == meeting)
			run.enterprise = all.list[i].enterprise;
	const struct meeting **list = earlier_of(&all, meeting, &count);
	for (size_t i = 0; i < count && good; i++) {
		const struct meeting *from = list[i];
		bool others = run.enterprise != 0 && from->enterprise != 0 && from->enterprise != run.enterprise;
		if (!others && needs_has(n, from->scenario, NULL))
			good = carry_meeting(s, from, at, &run, altered, err);
	}
	free(list);
	meetings_clear(&all);
	return good;
}

/* Of the meetings before that run SCENARIO the last one that has it. */
static bool value_of(struct session *s, int64_t meeting, const char *scenario, const char *field, int64_t enterprise, char **value,
                     struct error *err)
{
	struct meetings all;
	size_t count, len = strlen(scenario);
	if (!meetings_read(s, &all, err))
		return false;
	const struct meeting **list = earlier_of(&all, meeting, &count);
	bool good = true;
	while (good && !*value && count-- > 0) {
		struct target t = {.kind = TARGET_ANSWER, .meeting = list[count]->id, .step = "", .field = field, .enterprise = enterprise,
		                   .row = "", .column = ""};
		if (strncmp(list[count]->scenario, scenario, len) == 0 && list[count]->scenario[len] == ' ')
			good = session_value(s, &t, value, err);
	}
	free(list);
	meetings_clear(&all);
	return good;
}

bool session_carried_value(struct session *s, int64_t meeting, const char *full_id, int64_t enterprise, char **value, struct error *err)
{
	const char *dot = strchr(full_id, '.');
	*value = NULL;
	if (!dot)
		return true;
	char *scenario = xstrndup(full_id, (size_t)(dot - full_id));
	bool good = value_of(s, meeting, scenario, dot + 1, enterprise, value, err);
	if (good && !*value && enterprise != 0)
		good = value_of(s, meeting, scenario, dot + 1, 0, value, err);
	free(scenario);
	return good;
}

/* --- hours --- */

struct counting {
	const struct scenario *scenario;
	change_sink *sink;
	void *context;
};

static bool give_hours(void *context, const struct change *c, struct error *err)
{
	const struct counting *run = context;
	const struct field *f = *c->target.row || *c->target.column ? NULL : scenario_field(run->scenario, c->target.field, NULL);
	return !f || f->kind != FIELD_HOURS || run->sink(run->context, c, err);
}

static bool has_hours(const struct scenario *s)
{
	for (size_t i = 0; i < s->step_count; i++)
		for (size_t k = 0; k < s->steps[i].field_count; k++)
			if (s->steps[i].fields[k].kind == FIELD_HOURS)
				return true;
	return false;
}

bool session_hours(struct session *s, int64_t meeting, int64_t at, change_sink *sink, void *context, size_t *altered, struct error *err)
{
	struct meetings all;
	bool good = meetings_read(s, &all, err);
	if (!good)
		return false;
	struct scenario *scenario = NULL; /* most individual meetings run the same */
	const char *row = "";
	for (size_t i = 0; i < all.count && good; i++) {
		if (all.list[i].id == meeting)
			continue;
		if (strcmp(all.list[i].scenario, row) != 0) {
			scenario_free(scenario);
			row = all.list[i].scenario;
			scenario = session_scenario(s, row);
		}
		static const enum target_kind answers[] = {TARGET_ANSWER};
		struct counting run = {scenario, sink, context};
		if (scenario && has_hours(scenario))
			good = walk(s, all.list[i].id, at, answers, 1, give_hours, &run, altered, err);
	}
	scenario_free(scenario);
	meetings_clear(&all);
	return good;
}

/* A meeting planned months ahead runs what its scenario has become meanwhile, as long as nobody has answered anything in it.
 * Knows nothing of what a scenario says. */
#include "session/refresh.h"

#include <stdlib.h>
#include <string.h>

#include "scenarios/check.h"
#include "scenarios/source.h"
#include "session/append.h"

struct refreshing {
	struct session *s;
	int64_t meeting, at;
	const char *author;
	change_sink *sink;
	void *context;
	int64_t action;
};

static bool any(struct session *s, const char *sql, int64_t meeting, const char *row, bool *found, struct error *err)
{
	sqlite3_stmt *q = db_query(s, sql, err);
	if (!q)
		return false;
	db_bind_int(q, ":meeting", meeting);
	db_bind_text(q, ":row", row);
	int got = db_step(s, q, err);
	*found = got > 0;
	sqlite3_reset(q);
	return got >= 0;
}

/* What was carried over when it was planned is nobody's answer in it. */
static bool answered(struct session *s, int64_t meeting, bool *found, struct error *err)
{
	static const char *const all[] = {
		"SELECT 1 FROM change WHERE meeting = :meeting AND kind IN ('answer', 'row', 'missing') AND at <> (SELECT at FROM "
		"change WHERE meeting = :meeting AND kind = 'meeting' AND \"column\" = 'scenario' ORDER BY revision LIMIT 1) LIMIT 1",
		"SELECT 1 FROM draft WHERE meeting = :meeting LIMIT 1",
		"SELECT 1 FROM anonymous WHERE meeting = :meeting LIMIT 1",
	};
	*found = false;
	for (size_t i = 0; i < sizeof all / sizeof *all && !*found; i++)
		if (!any(s, all[i], meeting, "", found, err))
			return false;
	return true;
}

/* As it is on this machine; NULL: there is none, or it has faults. */
static struct scenario *on_disk(const char *row)
{
	char *id = xstrndup(row, strcspn(row, " "));
	struct error ignored = {0};
	struct source source = {0};
	struct diagnostics d = {0};
	char *path = scenario_find(id, &ignored);
	struct scenario *s = path && source_load(path, &source, &d, &ignored) ? scenario_checked(source_scenario(&source, &d), path, &d) : NULL;
	diagnostics_clear(&d);
	source_clear(&source);
	error_clear(&ignored);
	free(path);
	free(id);
	return s;
}

static bool put(struct refreshing *r, struct target t, enum value_type type, const char *value, struct error *err)
{
	struct change c = {.action = r->action, .at = r->at, .author = r->author, .target = t, .type = type, .after = value};
	if (!append_op(r->s, &c, OP_NEW, 0, err))
		return false;
	r->action = r->action ? r->action : c.action;
	return c.revision == 0 || !r->sink || r->sink(r->context, &c, err);
}

static bool take(struct refreshing *r, const char *was, const struct scenario *now, bool *taken, struct error *err)
{
	char *row = xasprintf("%s %d", now->id, now->version), *kept = NULL;
	struct target text = {TARGET_SCENARIO, 0, 0, "", "", row, "text"}, runs = {TARGET_MEETING, r->meeting, 0, "", "", "", "scenario"};
	bool others = false, same = strcmp(row, was) == 0;
	bool good = session_value(r->s, &text, &kept, err) &&
	            any(r->s, "SELECT 1 FROM meeting WHERE scenario = :row AND id <> :meeting LIMIT 1", r->meeting, row, &others, err);
	bool differs = good && (!kept || strcmp(kept, now->text) != 0);
	if (good && differs && !(kept && others)) { /* the file keeps one text of each version */
		good = put(r, text, VALUE_TEXT, now->text, err);
		*taken = true;
	}
	if (good && !same) {
		good = put(r, runs, VALUE_ID, row, err);
		*taken = true;
	}
	free(kept);
	free(row);
	return good;
}

bool session_refresh(struct session *s, int64_t meeting, const char *step, const char *author, int64_t at, change_sink *sink, void *context,
                     bool *taken, struct error *err)
{
	struct refreshing r = {.s = s, .meeting = meeting, .author = author, .at = at, .sink = sink, .context = context};
	struct target t = {TARGET_MEETING, meeting, 0, "", "", "", "scenario"};
	char *was = NULL;
	bool found = false;
	*taken = false;
	if (!session_value(s, &t, &was, err) || !answered(s, meeting, &found, err)) {
		free(was);
		return false;
	}
	struct scenario *now = was && !found ? on_disk(was) : NULL;
	const char *space = was ? strchr(was, ' ') : NULL;
	bool fits = now && space && now->version >= atoi(space + 1) && scenario_step(now, step);
	bool good = !fits || take(&r, was, now, taken, err);
	scenario_free(now);
	free(was);
	return good;
}

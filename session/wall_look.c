/* What one reader may read, worked out of the file by the same rules as everywhere (circles.h), and when it is worked out again. Must not tell it to
 * anybody. */
#include "session/wall_reads.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "scenarios/scenario.h"
#include "session/carried.h"
#include "session/circles.h"
#include "session/db.h"

static char *value_of(struct session *file, const struct target *t)
{
	struct error ignored = { 0 };
	char *value = NULL;
	bool hopeless = file->hopeless;
	if (!session_value(file, t, &value, &ignored))
		error_clear(&ignored); /* altered: as if it said nothing that opens anything */
	file->hopeless = hopeless;
	return value;
}

static struct scenario *scenario_of(struct wall *w, struct session *file, const char *row)
{
	struct scenario *s = map_get(w->scenarios, row);
	if (s == NULL && (s = session_scenario(file, row)) != NULL)
		map_put(w->scenarios, row, s);
	return s;
}

/* The circles set in a meeting: an altered one says `f`, as it may have. */
static bool circles_of(struct session *file, int64_t meeting, struct map *set, struct error *err)
{
	sqlite3_stmt *q = db_query(file, "SELECT * FROM circle WHERE meeting = :meeting", err);
	char key[WALL_KEY_SIZE];
	int got = -1;
	if (q != NULL)
		db_bind_int(q, ":meeting", meeting);
	while (q != NULL && (got = db_step(file, q, err)) > 0) {
		const char *circle = db_row_sound(q, "circle") ? db_text(q, 3) : "f";
		if (wall_key(key, "", meeting, db_text(q, 1), sqlite3_column_int64(q, 2)))
			free(map_put(set, key, xstrdup(circle)));
	}
	return got == 0;
}

static bool readable(const struct wall *w, const struct map *set, const struct field *f, int64_t meeting, int64_t enterprise)
{
	char key[WALL_KEY_SIZE];
	if (!wall_key(key, "", meeting, f->id, enterprise))
		return false;
	const char *circle = circle_held(f, circle_asked(f, map_get(set, key)), false);
	return wall_own(w, enterprise) ? strcmp(circle, "f") != 0 : strchr(circle, 'g') != NULL;
}

/* Sheets have no name: the room reads those that its step projects, once they are revealed. */
static bool revealed(struct session *file, int64_t meeting, const struct step *step)
{
	struct target t = { TARGET_STEP, meeting, 0, step->id, "", "", "revealed" };
	char *at = step->results ? value_of(file, &t) : NULL;
	bool is = at != NULL;
	free(at);
	return is;
}

static void field_look(struct wall *w, const struct map *set, const struct field *f, bool shown, int64_t meeting, const int64_t *enterprises, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (readable(w, set, f, meeting, enterprises[i]))
			wall_may_add(w, "field", meeting, f->id, enterprises[i]);
	if (f->kind != FIELD_ANONYMOUS || (!shown && strchr(f->circle != NULL ? f->circle : "e", 'g') == NULL))
		return;
	wall_may_add(w, "anonymous", meeting, f->id, 0);
	for (size_t i = 0; i < f->column_count; i++)
		wall_may_add(w, "anonymous", meeting, f->columns[i].id, 0);
}

static bool meeting_look(struct wall *w, struct session *file, int64_t meeting, const int64_t *enterprises, size_t count, struct error *err)
{
	struct target t = { TARGET_MEETING, meeting, 0, "", "", "", "enterprise" };
	char *with = value_of(file, &t);
	t.column = "kind";
	char *kind = value_of(file, &t);
	t.column = "scenario";
	char *row = value_of(file, &t);
	bool collective = kind != NULL && strcmp(kind, "collective") == 0, good = true;
	bool concerns = w->role == READER_ROOM ? meeting == w->meeting : collective || (with != NULL && wall_own(w, strtoll(with, NULL, 10)));
	char key[WALL_KEY_SIZE];
	struct scenario *s = concerns && row != NULL ? scenario_of(w, file, row) : NULL;
	if (concerns)
		wall_may_add(w, "meeting", meeting, "", 0);
	if (s != NULL) {
		struct map *set = map_new();
		wall_may_add(w, "scenario", 0, row, 0);
		if (wall_key(key, "", meeting, "", 0))
			map_put(w->runs, key, s);
		good = circles_of(file, meeting, set, err);
		for (size_t i = 0; good && i < s->step_count; i++)
			for (size_t k = 0; k < s->steps[i].field_count; k++)
				field_look(w, set, &s->steps[i].fields[k], w->role == READER_ROOM && revealed(file, meeting, &s->steps[i]), meeting, enterprises,
				           count);
		map_free(set, free);
	}
	free(with);
	free(kind);
	free(row);
	return good;
}

/* The group, and all enterprises. */
static int64_t *enterprises_of(struct session *file, size_t *count, struct error *err)
{
	sqlite3_stmt *q = db_query(file, "SELECT id FROM enterprise ORDER BY id", err);
	int64_t *ids = xcalloc(1, sizeof *ids);
	int got = -1;
	*count = 1;
	while (q != NULL && (got = db_step(file, q, err)) > 0) {
		ids = xrealloc(ids, *count + 1, sizeof *ids);
		ids[(*count)++] = sqlite3_column_int64(q, 0);
	}
	if (got == 0)
		return ids;
	free(ids);
	return NULL;
}

static bool meetings_look(struct wall *w, struct session *file, struct error *err)
{
	int64_t *meetings = NULL, *enterprises;
	size_t count = 0, owners = 0;
	bool good = (w->role != READER_ROOM || session_current_meeting(file, &w->meeting, err)) && session_meeting_ids(file, &meetings, &count, err);
	enterprises = good ? enterprises_of(file, &owners, err) : NULL;
	good = good && enterprises != NULL;
	for (size_t i = 0; good && i < count; i++)
		good = meeting_look(w, file, meetings[i], enterprises, owners, err);
	free(meetings);
	free(enterprises);
	return good;
}

/* --- rows that say themselves whose they are --- */

static void note_look(struct wall *w, sqlite3_stmt *q)
{
	const char *circle = db_text(q, 5);
	bool mine = wall_own(w, sqlite3_column_int64(q, 2)) && *circle != '\0' && strcmp(circle, "f") != 0;
	if (mine || strchr(circle, 'g') != NULL)
		wall_may_add(w, "note", 0, db_text(q, 0), 0);
	if (mine && strcmp(circle, "e") == 0 && wall_may(w, "person", 0, db_text(q, 7), 0))
		wall_may_add(w, "word", 0, db_text(q, 0), 0);
}

static void person_look(struct wall *w, sqlite3_stmt *q)
{
	bool facilitates = strcmp(db_text(q, 2), "facilitator") == 0;
	if (facilitates || wall_own(w, sqlite3_column_int64(q, 3)))
		wall_may_add(w, facilitates ? "facilitator" : "person", 0, db_text(q, 0), 0);
}

static void hours_look(struct wall *w, sqlite3_stmt *q)
{
	if (wall_own(w, sqlite3_column_int64(q, 1)))
		wall_may_add(w, "hours", 0, db_text(q, 0), 0);
}

static void consent_look(struct wall *w, sqlite3_stmt *q)
{
	if (wall_own(w, sqlite3_column_int64(q, 1)))
		wall_may_add(w, "consent", 0, db_text(q, 0), 0);
}

/* An altered row is for nobody. */
static bool rows_look(struct wall *w, struct session *file, struct error *err)
{
	static const struct {
		const char *table, *sql;
		void (*look)(struct wall *w, sqlite3_stmt *q);
	} kinds[] = {
		{ "person", "SELECT * FROM person", person_look }, /* before their notes */
		{ "note", "SELECT * FROM note", note_look },
		{ "hours", "SELECT * FROM hours", hours_look },
		{ "consent", "SELECT * FROM consent", consent_look },
	};
	for (size_t i = 0; w->role == READER_ENTERPRISE && i < sizeof kinds / sizeof *kinds; i++) {
		sqlite3_stmt *q = db_query(file, kinds[i].sql, err);
		int got = -1;
		while (q != NULL && (got = db_step(file, q, err)) > 0)
			if (db_row_sound(q, kinds[i].table))
				kinds[i].look(w, q);
		if (got != 0)
			return false;
	}
	return true;
}

bool wall_note_there(struct session *file, const char *note, bool *there, struct error *err)
{
	sqlite3_stmt *q = db_query(file, "SELECT EXISTS (SELECT 1 FROM note WHERE id = :row) OR EXISTS (SELECT 1 FROM change WHERE kind = 'note' AND "
	                                 "\"row\" = :row)", err);
	if (q == NULL)
		return false;
	db_bind_text(q, ":row", note);
	if (db_step(file, q, err) < 1)
		return false;
	*there = sqlite3_column_int(q, 0) != 0;
	sqlite3_reset(q);
	return true;
}

/* --- when --- */

/* What has been changed since that could move anything; *SCENARIO: a scenario among it. */
static bool happened(const struct wall *w, struct session *file, bool *any, bool *scenario, struct error *err)
{
	sqlite3_stmt *q = db_query(file,
	                           "SELECT count(*), coalesce(sum(kind = 'scenario'), 0) FROM change WHERE revision > :since AND (kind IN ('circle', "
	                           "'scenario', 'enterprise', 'note', 'person', 'hours', 'consent') OR (kind = 'meeting' AND \"column\" IN ('kind', "
	                           "'scenario', 'enterprise')) OR (:one = 1 AND ((kind = 'step' AND \"column\" IN ('status', 'revealed')) OR (kind = 'meeting' AND "
	                           "\"column\" IN ('live', 'ended')))))",
	                           err);
	if (q == NULL)
		return false;
	db_bind_int(q, ":since", w->looked);
	db_bind_int(q, ":one", w->role == READER_ROOM); /* which meeting is the current one */
	if (db_step(file, q, err) < 1)
		return false;
	*any = sqlite3_column_int64(q, 0) > 0;
	*scenario = sqlite3_column_int64(q, 1) > 0;
	sqlite3_reset(q);
	return true;
}

static bool same(const struct map *a, const struct map *b)
{
	const char *key;
	void *value;
	size_t at = 0;
	if (map_count(a) != map_count(b))
		return false;
	while (map_next(a, &at, &key, &value))
		if (map_get(b, key) == NULL)
			return false;
	return true;
}

static void own_look(struct wall *w, struct session *file)
{
	struct target t = { TARGET_ENTERPRISE, 0, w->enterprise, "", "", "", "forgotten" };
	char *forgotten = value_of(file, &t);
	t.column = "name";
	char *name = value_of(file, &t);
	w->forgotten = w->role == READER_ENTERPRISE && (forgotten != NULL || name == NULL);
	free(forgotten);
	free(name);
}

bool wall_look(struct wall *w, struct session *file, bool *moved, struct error *err)
{
	int64_t revision;
	bool any = true, scenario = false;
	*moved = false;
	if (!session_revision(file, &revision, err) || (w->looked >= 0 && !happened(w, file, &any, &scenario, err)))
		return false;
	if (!any) {
		w->looked = revision;
		return true;
	}
	if (scenario) {
		map_free(w->scenarios, wall_scenario_drop);
		w->scenarios = map_new();
	}
	map_free(w->runs, NULL);
	w->runs = map_new();
	struct map *before = w->may;
	w->may = map_new();
	own_look(w, file);
	if (!w->forgotten && (!meetings_look(w, file, err) || !rows_look(w, file, err))) {
		map_free(w->may, NULL);
		w->may = before;
		return false;
	}
	*moved = w->looked < 0 || scenario || !same(before, w->may);
	map_free(before, NULL);
	w->looked = revision;
	return true;
}

/* What one reader may read, asked of what was worked out (wall_look.c). Must not know the file. */
#include "session/wall_reads.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "scenarios/scenario.h"

struct wall *wall_new(enum reader_role role, int64_t enterprise, const char *person)
{
	struct wall *w = xcalloc(1, sizeof *w);
	*w = (struct wall){ .role = role, .enterprise = enterprise, .person = person, .may = map_new(), .runs = map_new(), .scenarios = map_new(), .looked = -1 };
	return w;
}

void wall_scenario_drop(void *scenario)
{
	scenario_free(scenario);
}

void wall_free(struct wall *w)
{
	if (w == NULL)
		return;
	map_free(w->may, NULL);
	free(w->scenario);
	map_free(w->runs, NULL);
	map_free(w->scenarios, wall_scenario_drop);
	free(w);
}

/* --- what is for it --- */

bool wall_key(char key[WALL_KEY_SIZE], const char *what, int64_t meeting, const char *id, int64_t enterprise)
{
	int len = snprintf(key, WALL_KEY_SIZE, "%s|%" PRId64 "|%" PRId64 "|%s", what, meeting, enterprise, id);
	return len > 0 && len < WALL_KEY_SIZE;
}

bool wall_may(const struct wall *w, const char *what, int64_t meeting, const char *id, int64_t enterprise)
{
	char key[WALL_KEY_SIZE];
	return wall_key(key, what, meeting, id, enterprise) && map_get(w->may, key) != NULL;
}

void wall_may_add(struct wall *w, const char *what, int64_t meeting, const char *id, int64_t enterprise)
{
	char key[WALL_KEY_SIZE];
	if (wall_key(key, what, meeting, id, enterprise))
		map_put(w->may, key, w);
}

bool wall_own(const struct wall *w, int64_t enterprise)
{
	return w->role == READER_ENTERPRISE && w->enterprise > 0 && enterprise == w->enterprise;
}

static bool of_person(const struct wall *w, const struct wall_told *rule, const struct target *t)
{
	if (wall_may(w, "person", 0, t->row, 0))
		return wall_word(rule->columns, t->column);
	return rule->others != NULL && wall_may(w, "facilitator", 0, t->row, 0) && wall_word(rule->others, t->column);
}

bool wall_reads(const struct wall *w, const struct target *t)
{
	const struct wall_told *rule = wall_told(w->role, t->kind);
	bool column = !(target_kinds[t->kind].keys & KEY_COLUMN) || target_kinds[t->kind].columns == NULL || wall_word(rule->columns, t->column);
	bool concerns = wall_may(w, "meeting", t->meeting, "", 0);
	switch (rule->which) {
	case WALL_ALL: return column;
	case WALL_SCENARIO: return wall_may(w, "scenario", 0, t->row, 0);
	case WALL_MEETING: return column && concerns;
	case WALL_FIELD: return concerns && wall_may(w, "field", t->meeting, t->field, t->enterprise);
	case WALL_OWN_FIELD: return concerns && wall_own(w, t->enterprise) && wall_may(w, "field", t->meeting, t->field, t->enterprise);
	case WALL_OWN: return column && concerns && wall_own(w, t->enterprise);
	case WALL_ROW: return column && wall_may(w, target_kinds[t->kind].name, 0, t->row, 0);
	case WALL_ENTERPRISE: return wall_own(w, t->enterprise) ? column : rule->others != NULL && wall_word(rule->others, t->column);
	case WALL_PERSON: return of_person(w, rule, t);
	default: return false;
	}
}

bool wall_knows(const struct wall *w, const char *person)
{
	return w->role == READER_ENTERPRISE && (wall_may(w, "person", 0, person, 0) || wall_may(w, "facilitator", 0, person, 0));
}

const struct scenario *wall_scenario(const struct wall *w, int64_t meeting)
{
	char key[WALL_KEY_SIZE];
	return wall_key(key, "", meeting, "", 0) ? map_get(w->runs, key) : NULL;
}

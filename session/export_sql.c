/* The SQL of the export. Each list is a query whose rows are JSON objects; what one enterprise may have is decided
 * here, in the common tables, once for all lists. Runs nothing. */
#include <stdbool.h>
#include <stdlib.h>

#include "base/memory.h"
#include "session/append.h"
#include "session/export_sql.h"
#include "session/state_table.h"

/* UTC milliseconds as ISO text; none for none. */
#define TIME(column) \
	"strftime('%Y-%m-%dT%H:%M:%S', (" column ") / 1000, 'unixepoch') || printf('.%03dZ', (" column ") % 1000)"
/* A value as its type means it. */
#define LIST(value) "CASE " value " WHEN '' THEN '[]' ELSE '[\"' || replace(" value ", ' ', '\",\"') || '\"]' END"
#define JSON_OR_TEXT(json, value) "CASE WHEN json_valid(" json ") THEN json(" json ") ELSE " value " END"
#define VALUE(value, type) \
	"CASE " type " WHEN 'number' THEN " JSON_OR_TEXT(value, value) \
	" WHEN 'ids' THEN " JSON_OR_TEXT(LIST(value), value) " ELSE " value " END"
#define OWN_KEYS "meeting, field, enterprise"
#define CELL_KEYS OWN_KEYS ", \"row\", \"column\""
#define JOIN_OPEN(table) \
	"SELECT a.*, o.circle AS seen FROM open o JOIN " table " a ON a.meeting = o.meeting AND a.field = o.field" \
	" AND a.enterprise = o.enterprise"

/* What an enterprise may read, as session/wall.h promises: of facilitators the name, of a scenario nothing that is said to facilitators. Whoever
 * else wrote something is `somebody`: a file made from it wants an id. */
#define WHOLE_PERSON(column) "iif(:only = 0 OR (role IS NOT 'facilitator' AND enterprise = :only), " column ", NULL)"
#define AUTHOR "iif(:only = 0 OR author IN (SELECT id FROM person), author, 'somebody')"
#define FACILITATORS(column) "iif(:only = 0, " column ", NULL)"
#define CHANGED(value) "CASE WHEN :only > 0 AND kind = 'scenario' THEN scenario_said(" value ") ELSE " VALUE(value, "type") " END"

/* Of an enterprise: its own (not the facilitators' circle f) and what the group (enterprise 0) shares with it. */
static const char seen[] =
	", enterprise AS (SELECT * FROM enterprise0 WHERE :only = 0 OR id = :only)"
	", meeting AS (SELECT * FROM meeting0 WHERE :only = 0 OR kind = 'collective' OR enterprise = :only)"
	", step AS (SELECT * FROM step0 WHERE meeting IN (SELECT id FROM meeting))"
	", scenario AS (SELECT * FROM scenario0 WHERE :only = 0 OR id IN (SELECT scenario FROM meeting))"
	", person AS (SELECT * FROM person0 WHERE :only = 0 OR role = 'facilitator' OR enterprise = :only)"
	", turn AS (SELECT * FROM turn0 WHERE :only = 0 OR (enterprise = :only AND meeting IN (SELECT id FROM meeting)))"
	", review AS (SELECT * FROM review0 WHERE :only = 0 OR (enterprise = :only AND (" OWN_KEYS ") IN (SELECT " OWN_KEYS " FROM open)))"
	", done AS (SELECT * FROM done0 WHERE :only = 0 OR (enterprise = :only AND meeting IN (SELECT id FROM meeting)))"
	", attendance AS (SELECT * FROM attendance0 WHERE :only = 0 OR (enterprise = :only AND meeting IN (SELECT id FROM meeting)))"
	", hours AS (SELECT * FROM hours0 WHERE :only = 0 OR enterprise = :only)"
	", consent AS (SELECT * FROM consent0 WHERE :only = 0 OR enterprise = :only)"
	", note AS (SELECT * FROM note0 WHERE :only = 0 OR (enterprise = :only AND coalesce(circle, 'f') <> 'f')"
	"  OR (coalesce(enterprise, 0) = 0 AND circle IN ('g', 'gp')))"
	/* Everything that has a circle, and which. */
	", keys AS (SELECT " OWN_KEYS " FROM answer0 UNION SELECT " OWN_KEYS " FROM missing0"
	"  UNION SELECT " OWN_KEYS " FROM circle0 UNION SELECT " OWN_KEYS " FROM table_row0 UNION SELECT " OWN_KEYS " FROM review0"
	"  UNION SELECT " OWN_KEYS " FROM change0 WHERE kind IN ('answer', 'missing', 'circle', 'row', 'review'))"
	", circles AS (SELECT k.meeting, k.field, k.enterprise, field_circle(m.scenario, k.field) AS at_first,"
	"  held_circle(k.meeting, m.scenario, k.field, k.enterprise, coalesce(c.circle, field_circle(m.scenario, k.field)))"
	"  AS circle FROM keys k"
	"  LEFT JOIN meeting0 m ON m.id = k.meeting"
	"  LEFT JOIN circle0 c ON c.meeting = k.meeting AND c.field = k.field AND c.enterprise = k.enterprise)"
	", open AS MATERIALIZED (SELECT * FROM circles WHERE :only = 0 OR (meeting IN (SELECT id FROM meeting)"
	"  AND ((enterprise = :only AND circle <> 'f') OR (enterprise = 0 AND circle IN ('g', 'gp')))))"
	", answer AS (" JOIN_OPEN("answer0") ")"
	", missing AS (" JOIN_OPEN("missing0") ")"
	", table_row AS (" JOIN_OPEN("table_row0") ")";

/* What an enterprise gets of a text that it could not always read is its last wording only. */
static const char seen_of_changes[] =
	", private AS (SELECT " OWN_KEYS " FROM open WHERE :only > 0 AND (enterprise = 0 OR at_first = 'f')"
	"  UNION SELECT " OWN_KEYS " FROM change0 WHERE :only > 0 AND kind = 'circle' AND after = 'f')"
	", newest AS (SELECT max(revision) AS revision FROM change0 WHERE :only > 0 GROUP BY kind, " CELL_KEYS ")"
	", change AS (SELECT c.*, kind = 'note' AND :only > 0"
	"  OR kind IN ('answer', 'missing', 'row') AND (" OWN_KEYS ") IN private AS last_only"
	"  FROM change0 c WHERE :only = 0 OR CASE kind WHEN 'session' THEN \"column\" IN ('title', 'language', 'until')"
	"  WHEN 'enterprise' THEN enterprise = :only"
	"  WHEN 'scenario' THEN \"row\" IN (SELECT id FROM scenario)"
	"  WHEN 'meeting' THEN meeting IN (SELECT id FROM meeting)"
	"  WHEN 'step' THEN meeting IN (SELECT id FROM meeting) AND \"column\" <> 'reason'"
	"  WHEN 'turn' THEN enterprise = :only AND meeting IN (SELECT id FROM meeting)"
	"  WHEN 'review' THEN enterprise = :only AND (" OWN_KEYS ") IN (SELECT " OWN_KEYS " FROM open)"
	"  WHEN 'done' THEN enterprise = :only AND meeting IN (SELECT id FROM meeting)"
	"  WHEN 'person' THEN \"row\" IN (SELECT id FROM person WHERE role IS NOT 'facilitator' OR c.\"column\" IN ('name', 'role'))"
	"  WHEN 'note' THEN \"row\" IN (SELECT id FROM note)"
	"  WHEN 'hours' THEN \"row\" IN (SELECT id FROM hours)"
	"  WHEN 'consent' THEN \"row\" IN (SELECT id FROM consent)"
	"  WHEN 'attendance' THEN enterprise = :only AND meeting IN (SELECT id FROM meeting)"
	"  ELSE (" OWN_KEYS ") IN (SELECT " OWN_KEYS " FROM open) END)";

static const char session_sql[] =
	"SELECT json_object('id', uuid, 'title', title, 'language', language, 'parcours', " FACILITATORS("parcours") ", 'lead', " FACILITATORS("lead") ","
	" 'scribe', " FACILITATORS("scribe") ", 'until', until, 'created', " TIME("created") ","
	" 'revision', :revision) FROM file0 LEFT JOIN session0";

static const char enterprises_sql[] =
	"SELECT json_object('id', id, 'name', name, 'kind', kind, 'pole', pole, 'country', country, 'language', language,"
	" 'registration', registration, 'contact', contact, 'left', \"left\", 'reason', reason, 'joined', joined,"
	" 'forgotten', forgotten) FROM enterprise ORDER BY id";

/* The steps of the scenario in its order, also those nobody has been to yet. */
static const char meetings_sql[] =
	"SELECT json_object('id', id, 'kind', kind, 'scenario', substr(scenario, 1, instr(scenario, ' ') - 1),"
	" 'version', CAST(substr(scenario, instr(scenario, ' ') + 1) AS INTEGER), 'title', title, 'date', date,"
	" 'place', place, 'enterprise', nullif(enterprise, 0), 'live', live, 'since', " TIME("since") ","
	" 'starts', starts, 'ended', " TIME("ended") ", 'blank', blank, 'steps', (SELECT json_group_array(json_object('id', j.value, 'status', coalesce(s.status, 'todo'),"
	"  'seconds', coalesce(s.seconds, 0), 'presenter', nullif(s.presenter, 0), 'groups', s.groups,"
	"  'planned', s.planned, 'reason', iif(:only = 0, s.reason, NULL), 'began', " TIME("s.began") ","
	"  'revealed', " TIME("s.revealed") ")) FROM json_each(coalesce(scenario_steps(m.scenario),"
	"   (SELECT json_group_array(step) FROM step WHERE step.meeting = m.id))) j"
	"  LEFT JOIN step s ON s.meeting = m.id AND s.step = j.value)) FROM meeting m ORDER BY id";

static const char answers_sql[] =
	"SELECT json_object('meeting', meeting, 'step', nullif(step, ''), 'field', field,"
	" 'enterprise', nullif(enterprise, 0), 'row', nullif(\"row\", ''), 'column', nullif(\"column\", ''),"
	" 'value', " VALUE("value", "type") ", 'missing', reason, 'circle', seen, 'author', " AUTHOR ", 'at', " TIME("at") ")"
	" FROM (SELECT a.meeting, a.field, a.enterprise, a.\"row\", a.\"column\", a.step, a.type, a.value, m.reason, a.seen,"
	"   a.author, a.at FROM answer a LEFT JOIN missing0 m ON m.meeting = a.meeting AND m.field = a.field"
	"   AND m.enterprise = a.enterprise AND m.\"row\" = a.\"row\" AND m.\"column\" = a.\"column\""
	"  UNION ALL SELECT " CELL_KEYS ", step, '', NULL, reason, seen, author, at FROM missing"
	"   WHERE (" CELL_KEYS ") NOT IN (SELECT " CELL_KEYS " FROM answer0))"
	" ORDER BY " CELL_KEYS;

static const char rows_sql[] =
	"SELECT json_object('meeting', meeting, 'field', field, 'enterprise', nullif(enterprise, 0), 'row', \"row\","
	" 'position', " JSON_OR_TEXT("position", "position") ") FROM table_row ORDER BY " OWN_KEYS ", CAST(position AS REAL), \"row\"";

static const char notes_sql[] =
	"SELECT json_object('id', id, 'enterprise', nullif(enterprise, 0), 'meeting', nullif(meeting, 0), 'step', step,"
	" 'circle', coalesce(circle, 'f'), 'follow', follow, 'unfiled', iif(enterprise IS NULL AND step IS NULL, json('true'), NULL),"
	" 'text', text, 'author', " AUTHOR ", 'at', " TIME("at") ")"
	" FROM note WHERE text IS NOT NULL ORDER BY revision, id";

static const char people_sql[] =
	"SELECT json_object('id', id, 'name', name, 'role', role, 'enterprise', nullif(" WHOLE_PERSON("enterprise") ", 0),"
	" 'function', " WHOLE_PERSON("function") ", 'left', " WHOLE_PERSON("\"left\"") ", 'told', " WHOLE_PERSON(TIME("told")) ","
	" 'language', " WHOLE_PERSON("language") ") FROM person ORDER BY id";

static const char attendance_sql[] =
	"SELECT json_object('meeting', meeting, 'enterprise', enterprise, 'half_day', half_day, 'status', status,"
	" 'arrived', arrived, 'left', \"left\", 'reason', reason,"
	" 'persons', " JSON_OR_TEXT(LIST("persons"), "persons") ") FROM attendance ORDER BY meeting, enterprise, half_day";

static const char turns_sql[] =
	"SELECT json_object('meeting', meeting, 'step', step, 'enterprise', enterprise, 'seconds', seconds) FROM turn"
	" ORDER BY meeting, step, enterprise";

static const char reviews_sql[] =
	"SELECT json_object('meeting', meeting, 'field', field, 'enterprise', enterprise, 'row', nullif(\"row\", ''), 'status', status,"
	" 'text', text, 'of', \"of\", 'author', " AUTHOR ", 'at', " TIME("at") ") FROM review ORDER BY " OWN_KEYS ", \"row\"";

static const char done_sql[] =
	"SELECT json_object('meeting', meeting, 'step', step, 'enterprise', enterprise, 'at', " TIME("at") ") FROM done"
	" ORDER BY meeting, step, enterprise";

static const char hours_sql[] =
	"SELECT json_object('id', id, 'enterprise', nullif(enterprise, 0), 'meeting', nullif(meeting, 0), 'date', date,"
	" 'quarters', quarters, 'what', what) FROM hours ORDER BY id";

static const char consents_sql[] =
	"SELECT json_object('id', id, 'enterprise', nullif(enterprise, 0), 'person', person, 'subject', subject,"
	" 'answer', answer, 'until', until) FROM (SELECT * FROM consent ORDER BY id)"
	" UNION ALL SELECT json_object('id', NULL, 'enterprise', nullif(enterprise, 0), 'person', NULL, 'subject', NULL,"
	"  'answer', value, 'until', NULL, 'meeting', meeting, 'field', field, 'row', nullif(\"row\", ''), 'author', " AUTHOR ","
	"  'at', " TIME("at") ") FROM (SELECT a.* FROM answer a JOIN meeting0 m ON m.id = a.meeting"
	"  WHERE a.\"column\" = '' AND is_consent(m.scenario, a.field) ORDER BY a.meeting, a.field, a.enterprise, a.\"row\")";

static const char scenarios_sql[] =
	"SELECT json_object('id', substr(id, 1, instr(id, ' ') - 1),"
	" 'version', CAST(substr(id, instr(id, ' ') + 1) AS INTEGER), 'text', iif(:only = 0, text, scenario_said(text))) FROM scenario ORDER BY id";

/* From as many up as the sheet says, five at least, and in an order that tells nothing. */
static const char anonymous_sql[] =
	"SELECT json_object('meeting', meeting, 'field', field, 'type', type, 'value', " VALUE("value", "type") ")"
	" FROM anonymous0 WHERE :only = 0 AND (meeting, field) IN"
	"  (SELECT a.meeting, a.field FROM anonymous0 a LEFT JOIN meeting0 m ON m.id = a.meeting GROUP BY a.meeting, a.field"
	"   HAVING count(*) >= show_from(m.scenario, a.field))"
	" ORDER BY meeting, field, type, value";

static const char changes_sql[] =
	"SELECT json_object('revision', revision, 'action', action, 'at', " TIME("at") ", 'author', " AUTHOR ", 'kind', kind,"
	" 'meeting', nullif(meeting, 0), 'step', nullif(step, ''), 'field', nullif(field, ''),"
	" 'enterprise', nullif(enterprise, 0), 'row', nullif(\"row\", ''), 'column', nullif(\"column\", ''), 'type', type,"
	" 'before', CASE WHEN NOT last_only THEN " CHANGED("before") " END, 'after', " CHANGED("after") ","
	" 'merged', json(CASE merged WHEN 0 THEN 'false' ELSE 'true' END), 'op', op, 'concerns', nullif(concerns, 0))"
	" FROM change WHERE NOT last_only OR revision IN (SELECT revision FROM newest) ORDER BY revision";

const struct export_list export_lists[] = {
	{"session", session_sql, true},
	{"enterprises", enterprises_sql, false},
	{"meetings", meetings_sql, false},
	{"answers", answers_sql, false},
	{"rows", rows_sql, false},
	{"notes", notes_sql, false},
	{"people", people_sql, false},
	{"attendance", attendance_sql, false},
	{"turns", turns_sql, false},
	{"reviews", reviews_sql, false},
	{"done", done_sql, false},
	{"hours", hours_sql, false},
	{"consents", consents_sql, false},
	{"scenarios", scenarios_sql, false},
	{"anonymous", anonymous_sql, false},
	{"changes", changes_sql, false},
	{NULL, NULL, false},
};

/* Tables that are not of a kind of target. */
static const struct {
	const char *name, *columns;
} others[] = {
	{"file", "id, uuid, created"},
	{"change", CHANGE_COLUMNS ", op, concerns, below, undo_next, redo_next"},
	{"anonymous", "key, meeting, field, type, value"},
};
enum { OTHERS = sizeof others / sizeof *others };

char *export_with(void)
{
	struct buf b = {0};
	for (int k = 0; k < TARGET_STORED_COUNT; k++) {
		char *sound = state_sql((enum target_kind)k, NULL, STATE_SOUND);
		buf_printf(&b, "%s %s0 AS (SELECT * FROM main.%s WHERE %s)", k == 0 ? "WITH" : ",", state_tables[k].name,
		           state_tables[k].name, sound);
		free(sound);
	}
	for (int i = 0; i < OTHERS; i++)
		buf_printf(&b, ", %s0 AS (SELECT * FROM main.%s WHERE hash IS row_hash('%s', %s))", others[i].name,
		           others[i].name, others[i].name, others[i].columns);
	buf_text(&b, seen);
	buf_text(&b, seen_of_changes);
	buf_char(&b, ' ');
	return buf_take(&b);
}

char *export_altered_sql(void)
{
	struct buf b = {0};
	buf_text(&b, "SELECT 0");
	for (int k = 0; k < TARGET_STORED_COUNT; k++)
		buf_printf(&b, " + (SELECT count(*) FROM main.%s) - (SELECT count(*) FROM %s0)", state_tables[k].name,
		           state_tables[k].name);
	for (int i = 0; i < OTHERS; i++)
		buf_printf(&b, " + (SELECT count(*) FROM main.%s) - (SELECT count(*) FROM %s0)", others[i].name,
		           others[i].name);
	return buf_take(&b);
}

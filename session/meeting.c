/* A meeting and the scenario that it runs, as changes of their author that no undo takes back. Knows nothing of what happens
 * in it. */
#include "session/meeting.h"

#include <stdlib.h>
#include <string.h>

#include "session/append.h"
#include "session/carry.h"
#include "session/carried.h"

static bool put(struct session *s, const struct meeting_new *n, struct target t, enum value_type type, const char *value,
                int64_t *action, struct error *err)
{
	t.step = t.field = "";
	if (!t.row)
		t.row = "";
	struct change c = {.action = *action, .at = n->at, .author = n->author, .target = t, .type = type, .after = value};
	if (!value)
		return true;
	if (!append_op(s, &c, OP_NEW, 0, err))
		return false;
	if (*action == 0)
		*action = c.action;
	return true;
}

/* What earlier meetings ran stays as it was. */
static bool text_known(struct session *s, const char *row, const char *text, struct error *err)
{
	struct target t = {.kind = TARGET_SCENARIO, .step = "", .field = "", .row = row, .column = "text"};
	char *there = NULL;
	if (!session_value(s, &t, &there, err))
		return false;
	bool good = !there || strcmp(there, text) == 0;
	free(there);
	if (!good)
		error_set(err, _("the session holds another text of the scenario `%s`; give the changed one a higher version"), row);
	return good;
}

bool meeting_put(struct session *s, const struct meeting_new *n, int64_t id, int64_t *action, struct error *err)
{
	char *row = xasprintf("%s %d", n->scenario_id, n->scenario_version);
	char *text = xstrndup(n->scenario_text, n->scenario_len);
	char *enterprise = n->enterprise > 0 ? xasprintf("%lld", (long long)n->enterprise) : NULL;
	const struct {
		const char *column;
		enum value_type type;
		const char *value;
	} cells[] = {
		{"kind", VALUE_ID, n->kind},      {"scenario", VALUE_ID, row}, {"enterprise", VALUE_NUMBER, enterprise},
		{"title", VALUE_TEXT, n->title},  {"date", VALUE_TEXT, n->date}, {"place", VALUE_TEXT, n->place},
		{"starts", VALUE_TEXT, n->starts},
	};
	struct target scenario = {.kind = TARGET_SCENARIO, .row = row, .column = "text"};
	bool good = text_known(s, row, text, err) && put(s, n, scenario, VALUE_TEXT, text, action, err);
	for (size_t i = 0; good && i < sizeof cells / sizeof *cells; i++) {
		struct target t = {.kind = TARGET_MEETING, .meeting = id, .column = cells[i].column};
		good = put(s, n, t, cells[i].type, cells[i].value, action, err);
	}
	free(enterprise);
	free(text);
	free(row);
	return good;
}

/* --- a further one --- */

static bool count_of(struct session *s, const char *sql, int64_t id, int64_t *count, struct error *err)
{
	sqlite3_stmt *q = db_query(s, sql, err);
	if (!q)
		return false;
	db_bind_int(q, ":enterprise", id);
	int got = db_step(s, q, err);
	*count = got > 0 ? sqlite3_column_int64(q, 0) : 0;
	sqlite3_reset(q);
	return got > 0;
}

bool meeting_valid(struct session *s, const struct meeting_new *n, struct error *err)
{
	int64_t found = 0;
	bool individual = strcmp(n->kind, "individual") == 0;
	if (!individual && strcmp(n->kind, "collective") != 0)
		return error_set(err, _("a meeting is `collective` or `individual`"));
	if (!individual)
		return n->enterprise == 0 || error_set(err, _("a collective meeting is not one enterprise's"));
	if (!count_of(s, "SELECT count(*) FROM enterprise WHERE id = :enterprise", n->enterprise, &found, err))
		return false;
	return found > 0 || error_set(err, _("an individual meeting needs the enterprise that it is held with"));
}

bool session_meeting_add(struct session *s, const struct meeting_new *n, int64_t *meeting, struct error *err)
{
	int64_t last, action = 0;
	if (!meeting_valid(s, n, err) || !count_of(s, "SELECT coalesce(max(id), 0) FROM meeting", 0, &last, err))
		return false;
	if (last == INT64_MAX)
		return error_set(err, _("the session can hold no further meeting"));
	*meeting = last + 1;
	return draft_fold_all(s, NULL, INT64_MAX, NULL, NULL, err) && meeting_put(s, n, *meeting, &action, err) &&
	       session_carry(s, *meeting, n->author, n->at, NULL, NULL, err);
}

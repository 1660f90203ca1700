/* Reading a session as changes: what is so now, and what happened since. Knows nothing of how a change is written. */
#include <string.h>

#include "base/text.h"
#include "session/append.h"
#include "session/state.h"

/* Every kind a face needs, in the order it can use them. */
static const enum target_kind order[] = {
	TARGET_SESSION, TARGET_SCENARIO, TARGET_MEETING,   TARGET_PERSON,   TARGET_ENTERPRISE, TARGET_STEP,  TARGET_ROW,
	TARGET_ANSWER,  TARGET_MISSING, TARGET_CIRCLE,     TARGET_NOTE,     TARGET_ATTENDANCE, TARGET_HOURS, TARGET_CONSENT,
};

bool session_current_meeting(struct session *s, int64_t *meeting, struct error *err)
{
	/* Over: no step is live any more and one was done. */
	sqlite3_stmt *q = db_query(s,
	                           "SELECT id FROM meeting ORDER BY live IS NULL AND EXISTS (SELECT 1 FROM step WHERE "
	                           "step.meeting = meeting.id"
	                           " AND status IN ('done', 'shortened')), id DESC LIMIT 1",
	                           err);
	int got = q ? db_step(s, q, err) : -1;
	if (got < 0)
		return false;
	*meeting = got ? sqlite3_column_int64(q, 0) : 0;
	sqlite3_reset(q);
	return true;
}

#define DRAFT_HASH \
	"row_hash('draft', kind, meeting, field, enterprise, \"row\", \"column\", step, client, author, text, revision, " \
	"touched, merged)"
#define DRAFT_AS_CHANGE \
	"SELECT revision, 0 AS action, touched AS at, author, kind, meeting, step, field, enterprise, \"row\", " \
	"\"column\"," \
	" 'text' AS type, NULL AS before, text AS after, merged, " DRAFT_HASH " IS hash AS sound, 1 AS draft FROM draft "

/* Each row of Q to SINK; altered ones are counted. */
static bool pour(struct session *s, sqlite3_stmt *q, change_sink *sink, void *context, size_t *altered,
                 struct error *err)
{
	int got;
	while ((got = db_step(s, q, err)) > 0) {
		struct change c;
		if (!sqlite3_column_int(q, 15) || !change_from_row(q, &c) ||
		    (c.after && !text_valid(c.after, strlen(c.after)))) {
			(*altered)++;
			continue;
		}
		c.draft = sqlite3_column_int(q, 16);
		if (!sink(context, &c, err)) {
			sqlite3_reset(q);
			return false;
		}
	}
	return got == 0;
}

static bool snapshot_within(struct session *s, int64_t meeting, change_sink *sink, void *context, size_t *altered,
                            struct error *err)
{
	if (meeting == 0 && !session_current_meeting(s, &meeting, err))
		return false;
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		if (!state_walk(s, order[i], meeting, sink, context, altered, err))
			return false;
	}
	sqlite3_stmt *q = db_query(s, DRAFT_AS_CHANGE "WHERE meeting IN (0, :meeting) ORDER BY revision", err);
	if (!q)
		return false;
	db_bind_int(q, ":meeting", meeting);
	return pour(s, q, sink, context, altered, err);
}

bool session_snapshot(struct session *s, int64_t meeting, change_sink *sink, void *context, char **trouble,
                      struct error *err)
{
	size_t altered = 0;
	bool own = sqlite3_get_autocommit(s->db); /* one moment of the file, not a mixture of two */
	*trouble = NULL;
	if (own && !db_exec(s, "BEGIN", err))
		return false;
	bool good = snapshot_within(s, meeting, sink, context, &altered, err);
	if (own)
		db_exec(s, "COMMIT", NULL);
	if (good && altered > 0)
		*trouble = xasprintf(ngettext("%s: %zu row was altered outside filrouge or damaged; it is not shown",
		                              "%s: %zu rows were altered outside filrouge or damaged; they are not shown",
		                              altered),
		                     s->shown, altered);
	return good;
}

bool session_since(struct session *s, int64_t since, change_sink *sink, void *context, struct error *err)
{
	sqlite3_stmt *q = db_query(s,
	                           "SELECT " CHANGE_COLUMNS ", " CHANGE_HASH " IS hash AS sound, 0 AS draft FROM change "
	                                                                     "WHERE revision > :since"
	                           " UNION ALL " DRAFT_AS_CHANGE "WHERE revision > :since ORDER BY 1",
	                           err);
	size_t altered = 0;
	if (!q)
		return false;
	db_bind_int(q, ":since", since);
	return pour(s, q, sink, context, &altered, err);
}

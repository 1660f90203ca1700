/* Reading a session as changes: what is so now, and what happened since. Knows nothing of how a change is written. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "session/append.h"
#include "session/state.h"

/* Every kind a face needs, in the order it can use them, and what of each goes before a screen is painted. */
enum share {
	EARLY,  /* all, before it is known where the person stands */
	WHOLE,  /* all */
	FIELDS, /* those of the fields that the screen shows */
	LATER   /* nothing */
};
static const struct {
	enum target_kind kind;
	enum share first;
} order[] = {
	{TARGET_SESSION, EARLY},    {TARGET_MEETING, EARLY},    {TARGET_SCENARIO, EARLY}, {TARGET_ENTERPRISE, WHOLE},
	{TARGET_STEP, WHOLE},       {TARGET_ROW, FIELDS},       {TARGET_ANSWER, FIELDS},  {TARGET_MISSING, WHOLE},
	{TARGET_CIRCLE, WHOLE},     {TARGET_ATTENDANCE, WHOLE}, {TARGET_NOTE, WHOLE},     {TARGET_PERSON, LATER},
	{TARGET_HOURS, LATER},      {TARGET_CONSENT, LATER},    {TARGET_TURN, LATER},
	{TARGET_REVIEW, LATER},     {TARGET_DONE, LATER},
};
enum { ORDER = sizeof order / sizeof *order };

/* Where PERSON stood; else the last that has begun and is not over, else the first that was not held, else the last. */
#define HELD "ended IS NOT NULL OR (live IS NULL AND EXISTS (SELECT 1 FROM step WHERE step.meeting = meeting.id AND " \
	"status IN ('done', 'shortened')))"

bool session_meeting_for(struct session *s, const char *person, int64_t *meeting, struct error *err)
{
	struct place stood;
	bool there = false;
	if (*person && !place_get(s, person, &stood, &there, err))
		return false;
	if (there) { /* most often: two short queries instead of a long one */
		*meeting = stood.meeting;
		place_clear(&stood);
		if (!session_meeting_there(s, *meeting, &there, err))
			return false;
	}
	if (there)
		return true;
	sqlite3_stmt *q = db_query(s,
	                           "SELECT id FROM (SELECT id, CASE WHEN " HELD " THEN 3 WHEN live IS NULL THEN 2 ELSE 1 END AS rank FROM meeting) "
	                           "ORDER BY rank, CASE rank WHEN 2 THEN id ELSE -id END LIMIT 1",
	                           err);
	if (!q)
		return false;
	int got = db_step(s, q, err);
	*meeting = got > 0 ? sqlite3_column_int64(q, 0) : 0;
	sqlite3_reset(q);
	return got >= 0;
}

bool session_current_meeting(struct session *s, int64_t *meeting, struct error *err)
{
	return session_meeting_for(s, "", meeting, err);
}

bool session_meeting_ids(struct session *s, int64_t **ids, size_t *count, struct error *err)
{
	sqlite3_stmt *q = db_query(s, "SELECT id FROM meeting ORDER BY id", err);
	int got = -1;
	*ids = NULL;
	*count = 0;
	while (q && (got = db_step(s, q, err)) > 0) {
		*ids = xrealloc(*ids, *count + 1, sizeof **ids);
		(*ids)[(*count)++] = sqlite3_column_int64(q, 0);
	}
	return got == 0;
}

bool session_meeting_there(struct session *s, int64_t meeting, bool *there, struct error *err)
{
	sqlite3_stmt *q = db_query(s, "SELECT 1 FROM meeting WHERE id = :meeting", err);
	if (!q)
		return false;
	db_bind_int(q, ":meeting", meeting);
	int got = db_step(s, q, err);
	*there = got > 0;
	sqlite3_reset(q);
	return got >= 0;
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

/* Of the part of SCOPE where STEP is what the screen shows. */
static bool drafts(struct session *s, const struct state_scope *scope, const char *step, change_sink *sink,
                   void *context, size_t *altered, struct error *err)
{
	sqlite3_stmt *q = db_query(s,
	                           DRAFT_AS_CHANGE "WHERE meeting IN (0, :meeting) AND (:part = 0 OR (:part = 1) = (step = "
	                                           ":step)) ORDER BY revision",
	                           err);
	if (!q)
		return false;
	db_bind_int(q, ":meeting", scope->meeting);
	db_bind_text(q, ":step", step);
	db_bind_int(q, ":part", scope->part);
	return pour(s, q, sink, context, altered, err);
}

static bool early(struct session *s, const struct state_scope *scope, change_sink *sink, void *context,
                  size_t *altered, struct error *err)
{
	for (size_t i = 0; i < ORDER; i++)
		if (order[i].first == EARLY && !state_walk(s, order[i].kind, scope, sink, context, altered, err))
			return false;
	return true;
}

/* What comes after the early ones: of the part of SCOPE. */
static bool snapshot_part(struct session *s, struct state_scope *scope, const char *step, change_sink *sink,
                          void *context, size_t *altered, struct error *err)
{
	enum state_part part = scope->part;
	for (size_t i = 0; i < ORDER; i++) {
		enum share first = order[i].first;
		bool given = part == STATE_OTHERS && first == WHOLE, waits = part == STATE_THESE && first == LATER;
		if (first == EARLY || given || waits)
			continue;
		scope->part = first == FIELDS ? part : STATE_ALL;
		if (!state_walk(s, order[i].kind, scope, sink, context, altered, err))
			return false;
	}
	scope->part = part;
	return drafts(s, scope, step, sink, context, altered, err);
}

/* The fields with answers that stand in STEP: a field stands in one, and any of its answers says in which. */
static bool fields_of(struct session *s, int64_t meeting, const char *step, char ***fields, size_t *count,
                      struct error *err)
{
	sqlite3_stmt *q = db_query(s,
	                           "SELECT field, step FROM answer WHERE meeting = :meeting AND field > :field ORDER BY "
	                           "meeting, field LIMIT 1",
	                           err);
	char *after = xstrdup("");
	int got = q ? 1 : -1;
	while (got > 0) {
		db_bind_int(q, ":meeting", meeting);
		db_bind_text(q, ":field", after);
		got = db_step(s, q, err);
		if (got < 1)
			break;
		replace(&after, db_text(q, 0));
		if (strcmp(db_text(q, 1), step) == 0) {
			*fields = xrealloc(*fields, *count + 1, sizeof **fields);
			(*fields)[(*count)++] = xstrdup(after);
		}
		sqlite3_reset(q);
	}
	free(after);
	return got == 0;
}

static bool snapshot_first(struct session *s, struct state_scope *scope, const struct snapshot_first *first,
                           const char *step, change_sink *sink, void *context, size_t *altered, struct error *err)
{
	char **fields = NULL;
	size_t count = 0;
	bool good = fields_of(s, scope->meeting, step, &fields, &count, err);
	scope->fields = (const char *const *)fields;
	scope->field_count = count;
	scope->part = STATE_THESE;
	good = good && snapshot_part(s, scope, step, sink, context, altered, err);
	if (good) {
		first->given(context);
		scope->part = STATE_OTHERS;
		good = snapshot_part(s, scope, step, sink, context, altered, err);
	}
	for (size_t i = 0; i < count; i++)
		free(fields[i]);
	free(fields);
	return good;
}

static bool snapshot_within(struct session *s, int64_t meeting, const struct snapshot_first *first, change_sink *sink,
                            void *context, size_t *altered, struct error *err)
{
	struct state_scope scope = {.meeting = meeting, .doubt = first ? first->doubt : NULL};
	if (meeting == 0 && !session_current_meeting(s, &scope.meeting, err))
		return false;
	if (!early(s, &scope, sink, context, altered, err))
		return false;
	const char *step = first ? first->step(context) : NULL;
	return step ? snapshot_first(s, &scope, first, step, sink, context, altered, err)
	            : snapshot_part(s, &scope, "", sink, context, altered, err);
}

bool session_snapshot(struct session *s, int64_t meeting, const struct snapshot_first *first, change_sink *sink,
                      void *context, char **trouble, struct error *err)
{
	size_t altered = 0;
	bool own = sqlite3_get_autocommit(s->db); /* one moment of the file, not a mixture of two */
	*trouble = NULL;
	if (own && !db_exec(s, "BEGIN", err))
		return false;
	bool good = snapshot_within(s, meeting, first, sink, context, &altered, err);
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

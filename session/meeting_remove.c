/* Taking a meeting out that was only planned, with what it carried of earlier ones when it was made: one action, which undo takes back. */
#include "session/meeting.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "session/append.h"
#include "session/state.h"

/* Is anything there for :meeting? One row and column, 0 or 1. */
static bool any(struct session *s, const char *sql, int64_t meeting, bool *found, struct error *err)
{
	sqlite3_stmt *q = db_query(s, sql, err);
	if (!q)
		return false;
	db_bind_int(q, ":meeting", meeting);
	int got = db_step(s, q, err);
	*found = got > 0 && sqlite3_column_int(q, 0);
	sqlite3_reset(q);
	return got > 0;
}

/* What was carried came in the moment in which the meeting was made. */
static const char held[] = "SELECT EXISTS (SELECT 1 FROM meeting WHERE id = :meeting AND (live IS NOT NULL OR ended IS NOT NULL)) OR "
                           "EXISTS (SELECT 1 FROM step WHERE meeting = :meeting AND began IS NOT NULL)";
static const char there[] =
	"SELECT EXISTS (SELECT 1 FROM answer WHERE meeting = :meeting) OR EXISTS (SELECT 1 FROM missing WHERE meeting = :meeting) OR "
	"EXISTS (SELECT 1 FROM table_row WHERE meeting = :meeting) OR EXISTS (SELECT 1 FROM circle WHERE meeting = :meeting)";
static const char written[] =
	"SELECT EXISTS (SELECT 1 FROM change WHERE meeting = :meeting AND kind IN ('answer', 'missing', 'row', 'circle') AND op = 'do' AND "
	"after IS NOT NULL AND at <> (SELECT min(at) FROM change WHERE meeting = :meeting AND kind = 'meeting'))";
static const char beside[] =
	"SELECT EXISTS (SELECT 1 FROM attendance WHERE meeting = :meeting) OR EXISTS (SELECT 1 FROM draft WHERE meeting = :meeting) OR "
	"EXISTS (SELECT 1 FROM note WHERE meeting = :meeting AND text IS NOT NULL) OR EXISTS (SELECT 1 FROM hours WHERE meeting = :meeting) OR "
	"EXISTS (SELECT 1 FROM sheet WHERE meeting = :meeting) OR EXISTS (SELECT 1 FROM anonymous WHERE meeting = :meeting)";
static const char others[] = "SELECT EXISTS (SELECT 1 FROM meeting WHERE id <> :meeting)";

bool meeting_removable(struct session *s, int64_t meeting, struct error *err)
{
	bool is_held, has, by_hand, aside, more;
	if (!any(s, held, meeting, &is_held, err) || !any(s, there, meeting, &has, err) || !any(s, written, meeting, &by_hand, err) ||
	    !any(s, beside, meeting, &aside, err) || !any(s, others, meeting, &more, err))
		return false;
	if (!more)
		return error_set(err, _("The session has no other meeting: this one stays."));
	if (is_held)
		return error_set(err, _("This meeting has begun: it stays."));
	return !((has && by_hand) || aside) || error_set(err, _("Something is recorded in this meeting: it stays."));
}

/* --- taking it out --- */

struct kept {
	struct change *list;
	size_t count;
};

static bool keep(void *context, const struct change *c, struct error *err)
{
	struct kept *k = context;
	(void)err;
	k->list = xrealloc(k->list, k->count + 1, sizeof *k->list);
	k->list[k->count++] = change_copy(c);
	return true;
}

static bool gather(struct session *s, int64_t meeting, struct kept *k, struct error *err)
{
	static const enum target_kind kinds[] = {TARGET_ANSWER, TARGET_MISSING, TARGET_CIRCLE, TARGET_ROW, TARGET_STEP, TARGET_MEETING};
	const struct state_scope scope = {.meeting = meeting};
	size_t altered = 0;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (!state_walk(s, kinds[i], &scope, keep, k, &altered, err))
			return false;
	return altered == 0 || error_set(err, _("Something is recorded in this meeting: it stays."));
}

bool meeting_remove(struct session *s, int64_t meeting, const char *author, int64_t at, int64_t *action, change_sink *sink, void *context,
                    struct error *err)
{
	struct kept kept = {0};
	bool good = gather(s, meeting, &kept, err);
	for (size_t i = 0; good && i < kept.count; i++) {
		struct change c = {.action = *action, .at = at, .author = author, .target = kept.list[i].target, .type = kept.list[i].type};
		good = change_append(s, &c, err);
		if (good && *action == 0)
			*action = c.action;
		good = good && (!sink || sink(context, &c, err));
	}
	for (size_t i = 0; i < kept.count; i++)
		change_clear(&kept.list[i]);
	free(kept.list);
	return good;
}

/* How much an enterprise may write: so that no one of them can make the file larger than can be shown to the others. Counted before anything is
 * written, and generously: what a text replaces is counted beside it. Must not write. */
#include "session/keeper_state.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "session/db.h"
#include "session/wall_reads.h"

enum { TEXT_KIB = 64, ALL_MIB = 4, ROWS = 20000 };

struct much {
	int64_t bytes, rows;
};

#define BYTES(column) "coalesce(length(CAST(" column " AS BLOB)), 0)"

static bool had(struct keeper *k, struct much *m, struct error *err)
{
	sqlite3_stmt *q = db_query(k->writer,
	                           "SELECT coalesce(sum(bytes), 0), count(*) FROM ("
	                           " SELECT " BYTES("value") " AS bytes FROM answer WHERE enterprise = :me"
	                           " UNION ALL SELECT 0 FROM missing WHERE enterprise = :me"
	                           " UNION ALL SELECT 0 FROM circle WHERE enterprise = :me"
	                           " UNION ALL SELECT 0 FROM table_row WHERE enterprise = :me"
	                           " UNION ALL SELECT 0 FROM done WHERE enterprise = :me"
	                           " UNION ALL SELECT " BYTES("text") " FROM review WHERE enterprise = :me"
	                           " UNION ALL SELECT " BYTES("text") " FROM note WHERE enterprise = :me"
	                           " UNION ALL SELECT " BYTES("text") " FROM draft WHERE enterprise = :me OR author = :person"
	                           " UNION ALL SELECT " BYTES("value") " FROM sheet WHERE person = :person)",
	                           err);
	if (q == NULL)
		return false;
	db_bind_int(q, ":me", k->wall->enterprise);
	db_bind_text(q, ":person", k->person);
	if (db_step(k->writer, q, err) < 1)
		return false;
	*m = (struct much){ sqlite3_column_int64(q, 0), sqlite3_column_int64(q, 1) };
	sqlite3_reset(q);
	return true;
}

/* One text that would be written; LEN bytes of it are there already. */
static bool add(struct much *m, size_t len, const char *more, struct error *err)
{
	size_t added = more != NULL ? strlen(more) : 0;
	if (more == NULL)
		return true;
	if (added > 0 && len + added > (size_t)TEXT_KIB << 10)
		return error_set(err, _("This text is too long: %d KiB at most are kept of one that an enterprise writes."), TEXT_KIB);
	m->bytes += (int64_t)added;
	m->rows++;
	return true;
}

static bool add_splice(struct keeper *k, const struct request *r, struct much *m, struct error *err)
{
	const struct kept *t = keeper_kept_find(k, &r->target);
	size_t len = t != NULL ? strlen(t->text.text) : 0;
	for (size_t i = 0; i < r->edit_count; i++) {
		const char *inserted = r->edits[i].inserted;
		if (inserted == NULL || *inserted == '\0')
			continue;
		if (!add(m, len, inserted, err))
			return false;
		len += strlen(inserted);
	}
	return true;
}

/* Is there nothing new in the file since it was counted? Then what was done since is added to it: keys of one moment are many. */
static bool counted(struct keeper *k, struct error *err)
{
	struct wall *w = k->wall;
	struct much m;
	int64_t revision;
	if (!session_revision(k->writer, &revision, err))
		return false;
	if (revision == w->counted && w->counted > 0)
		return true;
	if (!had(k, &m, err))
		return false;
	w->counted = revision;
	w->bytes = m.bytes;
	w->rows = m.rows;
	return true;
}

bool keeper_wall_much(struct keeper *k, const struct request *r, struct error *err)
{
	struct much more = { 0 };
	bool good = r->kind != REQUEST_SPLICE || add_splice(k, r, &more, err);
	for (size_t i = 0; r->kind == REQUEST_SET && good && i < r->setting_count; i++)
		good = add(&more, 0, r->settings[i].value, err);
	good = good && (r->kind != REQUEST_ANONYMOUS || add(&more, 0, r->value, err));
	if (!good || more.rows == 0)
		return good;
	if (!counted(k, err))
		return false;
	if (k->wall->bytes + more.bytes > (int64_t)ALL_MIB << 20 || k->wall->rows + more.rows > ROWS)
		return error_set(err, _("That would be more than is kept of what one enterprise writes: %d MiB, %d answers. Shorten something first, or ask a facilitator."),
		                 ALL_MIB, ROWS);
	k->wall->bytes += more.bytes;
	k->wall->rows += more.rows;
	return true;
}

/* Drafts: the text being typed, one row per target, updated in place, folded into one change. Knows nothing of who
 * may type where. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "session/append.h"
#include "session/state.h"

#define DRAFT_COLUMNS \
	"kind, meeting, field, enterprise, \"row\", \"column\", step, client, author, text, revision, touched, merged"
#define DRAFT_KEYS \
	"kind = :kind AND meeting = :meeting AND field = :field AND enterprise = :enterprise AND \"row\" = :row AND " \
	"\"column\" = :column"

void draft_clear(struct draft *d)
{
	target_clear(&d->target);
	free(d->client);
	free(d->author);
	free(d->text);
	*d = (struct draft){0};
}

static bool draft_read(struct session *s, const struct target *t, struct draft *d, bool *merged, bool *found,
                       struct error *err)
{
	*d = (struct draft){0};
	*found = false;
	sqlite3_stmt *q = db_query(s,
	                           "SELECT client, author, text, revision, touched, merged, step, "
	                           "row_hash('draft', " DRAFT_COLUMNS ") IS hash"
	                           " FROM draft WHERE " DRAFT_KEYS,
	                           err);
	if (!q)
		return false;
	db_bind_target(q, t);
	int got = db_step(s, q, err);
	if (got < 1)
		return got == 0;
	bool sound = sqlite3_column_int(q, 7) && text_valid(db_text(q, 2), strlen(db_text(q, 2)));
	if (sound) {
		struct target whole = *t;
		whole.step = db_text(q, 6);
		*d = (struct draft){
			.target = target_copy(&whole),
			.client = xstrdup(db_text(q, 0)),
			.author = xstrdup(db_text(q, 1)),
			.text = xstrdup(db_text(q, 2)),
			.revision = sqlite3_column_int64(q, 3),
			.touched = sqlite3_column_int64(q, 4),
		};
		*merged = sqlite3_column_int(q, 5);
		*found = true;
	}
	sqlite3_reset(q); /* an altered draft is none: what is typed next replaces it */
	return true;
}

bool draft_get(struct session *s, const struct target *t, struct draft *d, bool *found, struct error *err)
{
	struct target normal = target_normal(t);
	bool merged;
	return draft_read(s, &normal, d, &merged, found, err);
}

static bool draft_write(struct session *s, const struct draft *d, bool merged, struct error *err)
{
	sqlite3_stmt *q = db_query(s,
	                           "REPLACE INTO draft(" DRAFT_COLUMNS ", hash) SELECT *, row_hash('draft', " DRAFT_COLUMNS
	                           ") FROM (SELECT :kind AS kind,"
	                           " :meeting AS meeting, :field AS field, :enterprise AS enterprise, :row AS \"row\", "
	                           ":column AS \"column\", :step AS step,"
	                           " :client AS client, :author AS author, :text AS text, :revision AS revision, :touched "
	                           "AS touched, :merged AS merged)",
	                           err);
	if (!q)
		return false;
	db_bind_target(q, &d->target);
	db_bind_text(q, ":client", d->client);
	db_bind_text(q, ":author", d->author);
	db_bind_text(q, ":text", d->text);
	db_bind_int(q, ":revision", d->revision);
	db_bind_int(q, ":touched", d->touched);
	db_bind_int(q, ":merged", merged);
	return db_run(s, q, err);
}

static bool was_merged(struct session *s, const struct target *t, bool *merged, struct error *err)
{
	sqlite3_stmt *q = db_query(s, "SELECT merged FROM draft WHERE " DRAFT_KEYS, err);
	if (!q)
		return false;
	db_bind_target(q, t);
	int got = db_step(s, q, err);
	*merged = got > 0 && sqlite3_column_int(q, 0);
	sqlite3_reset(q);
	return got >= 0;
}

bool draft_put(struct session *s, const struct target *t, const char *client, const char *author, const char *text,
               int64_t now, bool merged, int64_t *revision, struct error *err)
{
	struct draft d = {
		.target = target_normal(t),
		.client = (char *)client,
		.author = (char *)author,
		.text = (char *)text,
		.touched = now,
	};
	bool before;
	if (!append_valid(s, &d.target, VALUE_TEXT, text, err))
		return false;
	if (!id_valid(client) || !id_valid(author))
		return error_set(err, _("a text is typed by somebody nobody knows"));
	if (!was_merged(s, &d.target, &before, err) || !db_next_revision(s, &d.revision, err))
		return false;
	*revision = d.revision;
	return draft_write(s, &d, merged || before, err);
}

static bool draft_delete(struct session *s, const struct target *t, struct error *err)
{
	sqlite3_stmt *q = db_query(s, "DELETE FROM draft WHERE " DRAFT_KEYS, err);
	if (!q)
		return false;
	db_bind_target(q, t);
	return db_run(s, q, err);
}

/* A text of which nothing is left is no answer. */
bool draft_fold(struct session *s, const struct target *t, struct change *c, struct error *err)
{
	struct target normal = target_normal(t);
	struct draft d;
	bool merged = false, found;
	if (c)
		*c = (struct change){.author = "", .target = {.step = "", .field = "", .row = "", .column = ""}};
	if (!draft_read(s, &normal, &d, &merged, &found, err))
		return false;
	if (!found)
		return true;
	struct change made = {
		.at = d.touched,
		.author = d.author,
		.target = d.target,
		.type = VALUE_TEXT,
		.after = *d.text ? d.text : NULL,
		.merged = merged,
	};
	struct error why = {0};
	if (!id_valid(d.author) || !append_valid(s, &normal, state_type(&normal, VALUE_TEXT), made.after, &why)) {
		/* None of ours: left where it is, so that it keeps nobody from saving. */
		error_clear(&why);
		draft_clear(&d);
		return true;
	}
	bool good = change_append(s, &made, err) && draft_delete(s, &normal, err) &&
	            (made.revision > 0 || db_spent_revision(s, d.revision, err));
	if (good) {
		change_clear(&s->kept);
		s->kept = change_copy(&made);
		if (c)
			*c = s->kept;
	}
	draft_clear(&d);
	return good;
}

/* The targets of the drafts to fold; caller frees. */
static struct target *targets_until(struct session *s, const char *client, int64_t until, size_t *count, bool *good,
                                    struct error *err)
{
	struct target *list = NULL;
	*count = 0;
	*good = false;
	sqlite3_stmt *q = db_query(s,
	                           "SELECT kind, meeting, field, enterprise, \"row\", \"column\" FROM draft"
	                           " WHERE (:client IS NULL OR client = :client) AND touched <= :until ORDER BY revision",
	                           err);
	if (!q)
		return NULL;
	db_bind_text(q, ":client", client);
	db_bind_int(q, ":until", until);
	int got;
	while ((got = db_step(s, q, err)) > 0) {
		struct target t = {.meeting = sqlite3_column_int64(q, 1),
		                   .enterprise = sqlite3_column_int64(q, 3),
		                   .step = "",
		                   .field = db_text(q, 2),
		                   .row = db_text(q, 4),
		                   .column = db_text(q, 5)};
		if (!target_kind_parse(db_text(q, 0), &t.kind))
			continue;
		list = xrealloc(list, *count + 1, sizeof *list);
		list[(*count)++] = target_copy(&t);
	}
	*good = got == 0;
	return list;
}

bool draft_fold_all(struct session *s, const char *client, int64_t until, change_sink *sink, void *context,
                    struct error *err)
{
	size_t count;
	bool good;
	struct target *list = targets_until(s, client, until, &count, &good, err);
	for (size_t i = 0; i < count; i++) {
		struct change c;
		good = good && draft_fold(s, &list[i], &c, err);
		if (good && sink && c.revision > 0)
			good = sink(context, &c, err);
		target_clear(&list[i]);
	}
	free(list);
	return good;
}

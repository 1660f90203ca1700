/* What is being typed and the names are looked through in memory; for the rest the table of words says where to look. Knows nothing of how a
 * hit is shown, nor of who asks. */
#include "session/search.h"

#include <stdlib.h>
#include <string.h>

#include "session/append.h"
#include "session/search_index.h"

enum { BATCH = 32 };

struct searching {
	struct session *s;
	const struct search_query *query;
	char *expression;
	struct search_hits *hits;
	struct search_hit *pool; /* looked through together */
	size_t pooled;
	struct target *typed; /* what has a draft: its answer doesn't count */
	size_t typed_count;
};

static void hit_clear(struct search_hit *h)
{
	target_clear(&h->target);
	free(h->step);
	free(h->circle);
	free(h->text);
	free(h->marks);
	free(h->author);
}

void search_hits_clear(struct search_hits *h)
{
	for (size_t i = 0; i < h->count; i++)
		hit_clear(&h->list[i]);
	free(h->list);
	*h = (struct search_hits){0};
}

/* --- what is looked through --- */

/* H's texts are borrowed. */
static void pool_add(struct searching *g, const struct search_hit *h)
{
	if (g->query->may && !g->query->may(g->query->context, h))
		return;
	g->pool = xrealloc(g->pool, g->pooled + 1, sizeof *g->pool);
	struct search_hit *own = &g->pool[g->pooled++];
	*own = *h;
	own->target = target_copy(&h->target);
	own->step = xstrdup(h->step ? h->step : "");
	own->circle = xstrdup(h->circle ? h->circle : "");
	own->text = xstrdup(h->text);
	own->author = xstrdup(h->author ? h->author : "");
	search_words_add(g->s->words, (int64_t)g->pooled, own->text);
}

static void matches(void *context, int64_t number, const struct search_mark *marks, size_t count)
{
	struct searching *g = context;
	struct search_hit *h = &g->pool[number - 1];
	if (count == 0)
		return;
	h->marks = xcalloc(count, sizeof *marks);
	memcpy(h->marks, marks, count * sizeof *marks);
	h->mark_count = count;
}

/* Those of the pool that have the words become hits; what the table of words CLAIMED and is not so tells on it. */
static void pool_find(struct searching *g, bool claimed)
{
	struct search_hits *hits = g->hits;
	search_words_find(g->s->words, g->expression, matches, g);
	for (size_t i = 0; i < g->pooled; i++) {
		struct search_hit *h = &g->pool[i];
		hits->damaged |= claimed && h->mark_count == 0;
		if (h->mark_count == 0 || hits->count == g->query->most) {
			hits->more |= h->mark_count > 0;
			hit_clear(h);
			continue;
		}
		hits->list = xrealloc(hits->list, hits->count + 1, sizeof *hits->list);
		hits->list[hits->count++] = *h;
	}
	g->pooled = 0;
}

static const struct target nothing = {.step = "", .field = "", .row = "", .column = ""};

static struct target note_text(const char *id)
{
	struct target t = nothing;
	t.kind = TARGET_NOTE;
	t.row = id;
	t.column = "text";
	return t;
}

/* --- rows --- */

static struct target answer_of(sqlite3_stmt *q)
{
	return (struct target){TARGET_ANSWER,
	                       sqlite3_column_int64(q, ANSWER_MEETING),
	                       sqlite3_column_int64(q, ANSWER_ENTERPRISE),
	                       db_text(q, ANSWER_STEP),
	                       db_text(q, ANSWER_FIELD),
	                       db_text(q, ANSWER_ROW),
	                       db_text(q, ANSWER_COLUMN)};
}

static void answer_add(struct searching *g, sqlite3_stmt *q)
{
	struct target t = answer_of(q);
	pool_add(g, &(struct search_hit){.target = t,
	                                 .meeting = t.meeting,
	                                 .enterprise = t.enterprise,
	                                 .step = (char *)t.step,
	                                 .text = (char *)db_text(q, ANSWER_VALUE),
	                                 .author = (char *)db_text(q, ANSWER_AUTHOR),
	                                 .at = sqlite3_column_int64(q, ANSWER_AT)});
}

static void note_add(struct searching *g, sqlite3_stmt *q)
{
	pool_add(g, &(struct search_hit){.target = note_text(db_text(q, NOTE_ID)),
	                                 .meeting = sqlite3_column_int64(q, NOTE_MEETING),
	                                 .enterprise = sqlite3_column_int64(q, NOTE_ENTERPRISE),
	                                 .step = (char *)db_text(q, NOTE_STEP),
	                                 .circle = (char *)db_text(q, NOTE_CIRCLE),
	                                 .text = (char *)db_text(q, NOTE_TEXT),
	                                 .author = (char *)db_text(q, NOTE_AUTHOR),
	                                 .at = sqlite3_column_int64(q, NOTE_AT)});
}

static bool is_typed(const struct searching *g, const struct target *t)
{
	for (size_t i = 0; i < g->typed_count; i++)
		if (target_same(&g->typed[i], t))
			return true;
	return false;
}

/* What stands under REVISION. *HOLDS: it is in the pool, or is being typed, or cannot be told. */
static bool revision_add(struct searching *g, int64_t revision, bool *holds, struct error *err)
{
	struct search_row row;
	if (!search_row(g->s, revision, &row, err))
		return false;
	*holds = row.found != SEARCH_ROW_NONE;
	if (row.found != SEARCH_ROW_ANSWER && row.found != SEARCH_ROW_NOTE)
		return true;
	bool note = row.found == SEARCH_ROW_NOTE;
	struct target t = note ? note_text(db_text(row.q, NOTE_ID)) : answer_of(row.q);
	if (!is_typed(g, &t)) {
		if (note)
			note_add(g, row.q);
		else
			answer_add(g, row.q);
	}
	sqlite3_reset(row.q);
	return true;
}

/* --- in the order in which it is given --- */

static bool drafts(struct searching *g, struct error *err)
{
	sqlite3_stmt *q = db_query(g->s,
	                           "SELECT d.kind, d.meeting, d.field, d.enterprise, d.\"row\", d.\"column\", d.step, d.author, d.text, d.touched,"
	                           " n.meeting, n.enterprise, n.step, n.circle FROM draft d LEFT JOIN note n ON d.kind = 'note' AND n.id = d.\"row\""
	                           " WHERE d.hash IS row_hash('draft', d.kind, d.meeting, d.field, d.enterprise, d.\"row\", d.\"column\", d.step,"
	                           " d.client, d.author, d.text, d.revision, d.touched, d.merged) ORDER BY d.revision DESC",
	                           err);
	int got = -1;
	while (q && (got = db_step(g->s, q, err)) > 0) {
		struct target t = {.meeting = sqlite3_column_int64(q, 1), .enterprise = sqlite3_column_int64(q, 3), .step = db_text(q, 6),
		                   .field = db_text(q, 2), .row = db_text(q, 4), .column = db_text(q, 5)};
		if (!target_kind_parse(db_text(q, 0), &t.kind) || !search_kept(&t))
			continue;
		bool note = t.kind == TARGET_NOTE;
		pool_add(g, &(struct search_hit){.target = t,
		                                 .meeting = note ? sqlite3_column_int64(q, 10) : t.meeting,
		                                 .enterprise = note ? sqlite3_column_int64(q, 11) : t.enterprise,
		                                 .step = (char *)(note ? db_text(q, 12) : t.step),
		                                 .circle = (char *)db_text(q, 13),
		                                 .text = (char *)db_text(q, 8),
		                                 .author = (char *)db_text(q, 7),
		                                 .at = sqlite3_column_int64(q, 9),
		                                 .draft = true});
		g->typed = xrealloc(g->typed, g->typed_count + 1, sizeof *g->typed);
		g->typed[g->typed_count++] = target_copy(&t);
	}
	return got == 0;
}

/* The few names there are, each kind with the column of the table that holds it. */
static bool names(struct searching *g, struct error *err)
{
	static const struct {
		enum target_kind kind;
		const char *sql, *column;
	} kinds[] = {
		{TARGET_ENTERPRISE, "SELECT * FROM enterprise ORDER BY id", "name"},
		{TARGET_PERSON, "SELECT * FROM person ORDER BY id", "name"},
		{TARGET_MEETING, "SELECT * FROM meeting ORDER BY id", "title"},
	};
	enum { ID, NAME, PERSON_ENTERPRISE = 3, TITLE = 4 };
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		sqlite3_stmt *q = db_query(g->s, kinds[i].sql, err);
		int got = -1, text = kinds[i].kind == TARGET_MEETING ? TITLE : NAME;
		while (q && (got = db_step(g->s, q, err)) > 0) {
			struct search_hit h = {.target = nothing, .text = (char *)db_text(q, text)};
			if (!db_row_sound(q, state_table_name(kinds[i].kind)))
				continue;
			h.target.kind = kinds[i].kind;
			h.target.column = kinds[i].column;
			if (kinds[i].kind == TARGET_ENTERPRISE)
				h.target.enterprise = h.enterprise = sqlite3_column_int64(q, ID);
			else if (kinds[i].kind == TARGET_MEETING)
				h.target.meeting = h.meeting = sqlite3_column_int64(q, ID);
			else
				h.enterprise = sqlite3_column_int64(q, PERSON_ENTERPRISE);
			if (kinds[i].kind == TARGET_PERSON)
				h.target.row = db_text(q, ID);
			pool_add(g, &h);
		}
		if (got != 0)
			return false;
	}
	return true;
}

/* The table of words was found broken: that is no reason to give nothing. */
static bool broken(struct searching *g, struct error *err)
{
	if (g->query->scan || !search_broken(g->s))
		return false;
	error_clear(err);
	return g->hits->damaged = true;
}

static bool enough(const struct searching *g)
{
	return g->hits->more;
}

/* The newest first, until there are enough. */
static bool rows(struct searching *g, struct error *err)
{
	bool scan = g->query->scan, good = true, holds = false;
	sqlite3_stmt *q = db_query(g->s,
	                           scan ? "SELECT revision FROM (SELECT revision FROM answer WHERE type IN ('text', 'number') UNION ALL"
	                                  " SELECT revision FROM note WHERE text IS NOT NULL) ORDER BY revision DESC"
	                                : "SELECT rowid FROM search WHERE search MATCH :text ORDER BY rowid DESC",
	                           err);
	if (!q)
		return broken(g, err);
	db_bind_text(q, ":text", g->expression);
	int got = 1;
	while (good && !enough(g) && (got = db_step(g->s, q, err)) > 0) {
		good = revision_add(g, sqlite3_column_int64(q, 0), &holds, err);
		g->hits->damaged |= good && !holds && !scan;
		if (g->pooled == BATCH)
			pool_find(g, !scan);
	}
	good = good && (got >= 0 || broken(g, err));
	pool_find(g, !scan);
	sqlite3_reset(q);
	return good;
}

static bool search_all(struct searching *g, struct error *err)
{
	bool good = drafts(g, err) && names(g, err);
	pool_find(g, false);
	return good && (enough(g) || rows(g, err));
}

bool session_search(struct session *s, const struct search_query *q, struct search_hits *hits, struct error *err)
{
	struct searching g = {.s = s, .query = q, .hits = hits};
	*hits = (struct search_hits){0};
	if (!s->words)
		s->words = search_words_new();
	if (!s->words)
		return error_set(err, _("%s: the store refuses (%s)"), s->shown, "FTS5");
	g.expression = search_expression(s->words, q->typed);
	bool own = g.expression && sqlite3_get_autocommit(s->db); /* one moment of the file */
	bool good = (!own || db_exec(s, "BEGIN", err)) && (!g.expression || search_all(&g, err));
	if (own)
		sqlite3_exec(s->db, "COMMIT", NULL, NULL, NULL);
	for (size_t i = 0; i < g.typed_count; i++)
		target_clear(&g.typed[i]);
	free(g.typed);
	free(g.pool);
	free(g.expression);
	return good;
}

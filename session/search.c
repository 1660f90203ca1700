/* What is being typed and the names are looked through in memory; for the rest the table of words says where to look. Knows nothing of how a
 * hit is shown, nor of who asks. */
#include "session/search_pool.h"

#include <stdlib.h>
#include <string.h>

#include "session/append.h"
#include "session/search_index.h"
#include "session/search_labels.h"

enum { BATCH = 32 };

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

static void answer_add(struct searching *g, sqlite3_stmt *q, const char *text)
{
	struct target t = answer_of(q);
	search_pool_add(g, &(struct search_hit){.target = t,
	                                 .meeting = t.meeting,
	                                 .enterprise = t.enterprise,
	                                 .step = (char *)t.step,
	                                 .text = (char *)text,
	                                 .author = (char *)db_text(q, ANSWER_AUTHOR),
	                                 .at = sqlite3_column_int64(q, ANSWER_AT)});
}

static void note_add(struct searching *g, sqlite3_stmt *q)
{
	search_pool_add(g, &(struct search_hit){.target = note_text(db_text(q, NOTE_ID)),
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

/* What stands under REVISION; WORDS: how the options are called that it holds, else NULL. *HOLDS: it is in the pool, or is being typed, or cannot
 * be told. */
static bool revision_add(struct searching *g, int64_t revision, const char *words, bool *holds, struct error *err)
{
	struct search_row row;
	if (!search_row(g->s, revision, &row, err))
		return false;
	*holds = row.found != SEARCH_ROW_NONE && (words != NULL || row.found != SEARCH_ROW_OPTIONS);
	if (!row.q)
		return true;
	bool note = row.found == SEARCH_ROW_NOTE;
	struct target t = note ? note_text(db_text(row.q, NOTE_ID)) : answer_of(row.q);
	if (*holds && !is_typed(g, &t)) {
		if (note)
			note_add(g, row.q);
		else
			answer_add(g, row.q, words ? words : db_text(row.q, ANSWER_VALUE));
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
		search_pool_add(g, &(struct search_hit){.target = t,
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
			search_pool_add(g, &h);
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

/* Where the rows that may have the words stand, the newest first. */
struct stream {
	sqlite3_stmt *q; /* NULL: none */
	bool options;    /* it gives answers that are options, called WORDS */
	char *words;
	int64_t revision; /* 0: there is no more */
};

static char *option_words(const struct searching *g, sqlite3_stmt *q)
{
	struct target t = nothing;
	t.kind = TARGET_ANSWER;
	t.meeting = sqlite3_column_int64(q, 1);
	t.field = db_text(q, 2);
	t.column = db_text(q, 3);
	return search_labels_words(g->s->labels, db_text(q, 5), &t, db_text(q, 4));
}

static bool next(struct searching *g, struct stream *from, struct error *err)
{
	int got = 0;
	free(from->words);
	from->words = NULL;
	while (from->q && (got = db_step(g->s, from->q, err)) > 0 && from->options && !(from->words = option_words(g, from->q)))
		;
	from->revision = got > 0 ? sqlite3_column_int64(from->q, 0) : 0;
	return got >= 0;
}

static struct stream words_stream(struct searching *g, struct error *err)
{
	bool scan = g->query->scan;
	struct stream from = {.q = db_query(g->s,
	                                    scan ? "SELECT revision FROM (SELECT revision FROM answer WHERE type IN ('text', 'number') UNION ALL"
	                                           " SELECT revision FROM note WHERE text IS NOT NULL) ORDER BY revision DESC"
	                                         : "SELECT rowid FROM search WHERE search MATCH :text ORDER BY rowid DESC",
	                                    err)};
	if (from.q)
		db_bind_text(from.q, ":text", g->expression);
	return from;
}

/* Only where an option has the words are answers read for it. */
static bool options_stream(struct searching *g, struct stream *from, struct error *err)
{
	*from = (struct stream){.options = true};
	if (!g->s->labels)
		g->s->labels = search_labels_new(g->s);
	if (!g->s->labels || !search_labels_find(g->s->labels, g->expression))
		return true;
	from->q = db_query(g->s,
	                   "SELECT a.revision, a.meeting, a.field, a.\"column\", a.value, m.scenario FROM answer a JOIN meeting m ON m.id = a.meeting"
	                   " WHERE a.type IN ('id', 'ids') AND a.value IS NOT NULL ORDER BY a.revision DESC",
	                   err);
	return from->q != NULL;
}

/* Takes the newest of both, until there are enough. */
static bool both(struct searching *g, struct stream *words, struct stream *options, struct error *err)
{
	bool good = next(g, words, err) && next(g, options, err), holds = false;
	while (good && !enough(g) && (words->revision > 0 || options->revision > 0)) {
		struct stream *newest = words->revision > options->revision ? words : options;
		good = revision_add(g, newest->revision, newest->words, &holds, err);
		g->hits->damaged |= good && !holds && !newest->options && !g->query->scan;
		if (g->pooled == BATCH)
			search_pool_find(g, !g->query->scan);
		good = good && next(g, newest, err);
	}
	return good;
}

static bool rows(struct searching *g, struct error *err)
{
	struct stream words = words_stream(g, err);
	if (!words.q)
		return broken(g, err);
	struct stream options;
	bool good = options_stream(g, &options, err) && (both(g, &words, &options, err) || broken(g, err));
	search_pool_find(g, !g->query->scan);
	sqlite3_reset(words.q);
	if (options.q)
		sqlite3_reset(options.q);
	free(options.words);
	return good;
}

static bool search_all(struct searching *g, struct error *err)
{
	bool good = drafts(g, err) && names(g, err);
	search_pool_find(g, false);
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

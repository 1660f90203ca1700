/* Anonymous sheets: a person's own until handed in, then rows that nothing ties to anybody. No history, no
 * revision, no undo. Of an enterprise's person one row of `sheet` stays, of no question: that it has handed in, neither what nor which. */
#include "session/append.h"

#include <stdio.h>
#include <stdlib.h>

/* The sheets are told in batches: the first five, then two at a time (keeper_handed.c). The first six bytes of a key say which: four of zero
 * (those of older files are random, and count as of the first), two of its number. Within a batch the order of the keys tells nothing. */
enum { BATCH_BYTES = 6, BATCH_FIRST = 5, BATCH_MORE = 2 };
#define BATCH "CASE WHEN substr(key, 1, 4) = x'00000000' THEN hex(substr(key, 5, 2)) ELSE '0000' END"
#define FILLED "question <> ''"

#define SHEET_COLUMNS "person, meeting, field, question, type, value"

static sqlite3_stmt *about(struct session *s, const char *sql, const char *person, int64_t meeting, const char *field,
                           struct error *err)
{
	sqlite3_stmt *q = db_query(s, sql, err);
	if (q) {
		db_bind_text(q, ":person", person);
		db_bind_int(q, ":meeting", meeting);
		db_bind_text(q, ":field", field);
	}
	return q;
}

bool anonymous_put(struct session *s, const char *person, int64_t meeting, const char *field, const char *question,
                   enum value_type type, const char *value, struct error *err)
{
	struct target t = {
		.kind = TARGET_ANSWER, .meeting = meeting, .step = "", .field = field, .row = "", .column = question};
	if (!append_valid(s, &t, type, value, err))
		return false;
	sqlite3_stmt *q = about(s,
	                        value ? "REPLACE INTO sheet(" SHEET_COLUMNS ", hash) VALUES(:person, :meeting, :field, "
	                                                                    ":question, :type, :value,"
	                                " row_hash('sheet', :person, :meeting, :field, :question, :type, :value))"
	                              : "DELETE FROM sheet WHERE person = :person AND meeting = :meeting AND field = "
	                                ":field AND question = :question",
	                        person, meeting, field, err);
	if (!q)
		return false;
	db_bind_text(q, ":question", question);
	db_bind_text(q, ":type", value_type_names[type]);
	db_bind_text(q, ":value", value);
	return db_run(s, q, err);
}

bool anonymous_sheet(struct session *s, const char *person, int64_t meeting, change_sink *sink, void *context,
                     struct error *err)
{
	sqlite3_stmt *q = about(s,
	                        "SELECT field, question, type, value FROM sheet WHERE person = :person AND meeting = "
	                        ":meeting"
	                        " AND " FILLED " AND hash IS row_hash('sheet', " SHEET_COLUMNS ")",
	                        person, meeting, NULL, err);
	if (!q)
		return false;
	int got;
	while ((got = db_step(s, q, err)) > 0) {
		struct change c = {
			.author = person,
			.after = db_text(q, 3),
			.draft = true,
			.target = {.kind = TARGET_ANSWER,
		               .meeting = meeting,
		               .step = "",
		               .field = db_text(q, 0),
		               .row = "",
		               .column = db_text(q, 1)},
		};
		if (!db_value_type(db_text(q, 2), &c.type))
			continue;
		if (!sink(context, &c, err)) {
			sqlite3_reset(q);
			return false;
		}
	}
	return got == 0;
}

/* One row per question, each with a key of its own, and one that says only that a sheet came in. SQLite puts what is
 * new behind what is there, so that the bytes of the file would tell which values came together and in what order: all
 * rows are written again in the order of their keys. */
bool anonymous_hand_in(struct session *s, const char *person, int64_t meeting, const char *field, bool once, struct error *err)
{
	/* as an id: what is said of a person by a word of the program's own is no text of theirs */
	static const char mark[] =
		"INSERT INTO sheet(" SHEET_COLUMNS ", hash) SELECT :person, :meeting, :field, '', 'id', 'handed', "
		"row_hash('sheet', :person, :meeting, :field, '', 'id', 'handed') WHERE EXISTS (SELECT 1 FROM sheet WHERE person = :person AND "
		"meeting = :meeting AND field = :field AND " FILLED ") ON CONFLICT DO NOTHING";
	static const char *const statements[] = {
		/* MATERIALIZED: else the key that is kept and the key that is hashed would be two. */
		"WITH fresh AS MATERIALIZED (SELECT CAST(:batch || randomblob(10) AS BLOB) AS key, meeting, question AS field, type, value FROM sheet "
	    "WHERE person = :person"
		" AND meeting = :meeting AND field = :field AND " FILLED " AND hash IS row_hash('sheet', " SHEET_COLUMNS ") UNION ALL SELECT "
		"CAST(:batch || randomblob(10) AS BLOB), :meeting,"
		" :field, 'id', 'sheet' WHERE EXISTS (SELECT 1 FROM sheet WHERE person = :person AND meeting = :meeting AND "
	    "field = :field AND " FILLED "))"
		" INSERT INTO anonymous(key, meeting, field, type, value, hash) SELECT key, meeting, field, type, value,"
		" row_hash('anonymous', key, meeting, field, type, value) FROM fresh",
		"DELETE FROM sheet WHERE person = :person AND meeting = :meeting AND field = :field AND " FILLED,
		"CREATE TEMP TABLE again AS SELECT * FROM main.anonymous",
		"DELETE FROM anonymous",
		"INSERT INTO anonymous SELECT * FROM temp.again ORDER BY key",
		"DROP TABLE temp.again",
	};
	int64_t sheets;
	if (!anonymous_count(s, meeting, field, &sheets, err))
		return false;
	int64_t batch = sheets < BATCH_FIRST ? 0 : (sheets - BATCH_FIRST) / BATCH_MORE + 1;
	const unsigned char begins[BATCH_BYTES] = {0, 0, 0, 0, (unsigned char)(batch >> 8), (unsigned char)batch};
	sqlite3_stmt *q = once ? about(s, mark, person, meeting, field, err) : NULL;
	if (once && (!q || !db_run(s, q, err)))
		return false;
	for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) {
		q = about(s, statements[i], person, meeting, field, err);
		if (!q)
			return false;
		int at = sqlite3_bind_parameter_index(q, ":batch");
		if (at > 0)
			sqlite3_bind_blob(q, at, begins, sizeof begins, SQLITE_TRANSIENT);
		if (!db_run(s, q, err))
			return false;
	}
	return true;
}

bool anonymous_handed(struct session *s, const char *person, int64_t meeting, const char *field, bool *handed, struct error *err)
{
	sqlite3_stmt *q = about(s, "SELECT EXISTS (SELECT 1 FROM sheet WHERE person = :person AND meeting = :meeting AND field = :field AND NOT " FILLED ")",
	                        person, meeting, field, err);
	if (!q || db_step(s, q, err) < 1)
		return false;
	*handed = sqlite3_column_int(q, 0) != 0;
	sqlite3_reset(q);
	return true;
}

bool anonymous_count(struct session *s, int64_t meeting, const char *field, int64_t *count, struct error *err)
{
	sqlite3_stmt *q = about(s, "SELECT count(*) FROM anonymous WHERE meeting = :meeting AND field = :field", NULL,
	                        meeting, field, err);
	if (!q || db_step(s, q, err) < 1)
		return false;
	*count = sqlite3_column_int64(q, 0);
	sqlite3_reset(q);
	return true;
}

#define SOUND "hash IS row_hash('anonymous', key, meeting, field, type, value)"

/* The last batch that is told: BATCH is left empty when none is. Made of the file alone, so that it is the same for whoever comes back: a
 * batch counts when all its sheets are in, and is told with those before when that adds two answers to what was told, FROM at first. */
static bool last_told(struct session *s, int64_t meeting, const char *question, int64_t sheets, int64_t from, char batch[8], struct error *err)
{
	sqlite3_stmt *q = about(s,
	                        "SELECT " BATCH ", count(*) FROM anonymous WHERE meeting = :meeting AND field = :field AND " SOUND
	                        " GROUP BY 1 ORDER BY 1",
	                        NULL, meeting, question, err);
	int64_t count = 0, told = 0;
	int got = -1;
	*batch = '\0';
	while (q && (got = db_step(s, q, err)) > 0) {
		const char *name = db_text(q, 0);
		if (sheets < BATCH_FIRST + BATCH_MORE * strtoll(name, NULL, 16))
			continue;
		count += sqlite3_column_int64(q, 1);
		if (count < (told == 0 ? from : told + BATCH_MORE))
			continue;
		told = count;
		snprintf(batch, 8, "%s", name);
	}
	return got == 0;
}

/* In an order that tells nothing: that of the values themselves. */
bool anonymous_values(struct session *s, int64_t meeting, const char *field, const char *question, int64_t from, char ***values, size_t *count,
                      struct error *err)
{
	int64_t sheets;
	char batch[8];
	int got;
	*values = NULL;
	*count = 0;
	if (!anonymous_count(s, meeting, field, &sheets, err) || !last_told(s, meeting, question, sheets, from, batch, err))
		return false;
	if (*batch == '\0')
		return true;
	sqlite3_stmt *q = about(s, "SELECT value FROM anonymous WHERE meeting = :meeting AND field = :field AND " SOUND " AND " BATCH
	                           " <= :batch ORDER BY type, value",
	                        NULL, meeting, question, err);
	if (!q)
		return false;
	db_bind_text(q, ":batch", batch);
	while ((got = db_step(s, q, err)) > 0) {
		*values = xrealloc(*values, *count + 1, sizeof **values);
		(*values)[(*count)++] = xstrdup(db_text(q, 0));
	}
	return got == 0;
}

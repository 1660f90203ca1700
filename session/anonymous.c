/* Anonymous sheets: a person's own until handed in, then rows that nothing ties to anybody. No history, no
 * revision, no undo. */
#include "session/append.h"

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
	                        " AND hash IS row_hash('sheet', " SHEET_COLUMNS ")",
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
bool anonymous_hand_in(struct session *s, const char *person, int64_t meeting, const char *field, struct error *err)
{
	static const char *const statements[] = {
		/* MATERIALIZED: else the key that is kept and the key that is hashed would be two. */
		"WITH fresh AS MATERIALIZED (SELECT randomblob(16) AS key, meeting, question AS field, type, value FROM sheet "
	    "WHERE person = :person"
		" AND meeting = :meeting AND field = :field AND hash IS row_hash('sheet', " SHEET_COLUMNS ") UNION ALL SELECT "
	                                                                                              "randomblob(16), "
	                                                                                              ":meeting,"
		" :field, 'id', 'sheet' WHERE EXISTS (SELECT 1 FROM sheet WHERE person = :person AND meeting = :meeting AND "
	    "field = :field))"
		" INSERT INTO anonymous(key, meeting, field, type, value, hash) SELECT key, meeting, field, type, value,"
		" row_hash('anonymous', key, meeting, field, type, value) FROM fresh",
		"DELETE FROM sheet WHERE person = :person AND meeting = :meeting AND field = :field",
		"CREATE TEMP TABLE again AS SELECT * FROM main.anonymous",
		"DELETE FROM anonymous",
		"INSERT INTO anonymous SELECT * FROM temp.again ORDER BY key",
		"DROP TABLE temp.again",
	};
	for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) {
		sqlite3_stmt *q = about(s, statements[i], person, meeting, field, err);
		if (!q || !db_run(s, q, err))
			return false;
	}
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

/* In an order that tells nothing: that of the values themselves. */
bool anonymous_values(struct session *s, int64_t meeting, const char *question, char ***values, size_t *count, struct error *err)
{
	sqlite3_stmt *q = about(s,
	                        "SELECT value FROM anonymous WHERE meeting = :meeting AND field = :field AND hash IS row_hash('anonymous', "
	                        "key, meeting, field, type, value) ORDER BY type, value",
	                        NULL, meeting, question, err);
	int got;
	*values = NULL;
	*count = 0;
	if (!q)
		return false;
	while ((got = db_step(s, q, err)) > 0) {
		*values = xrealloc(*values, *count + 1, sizeof **values);
		(*values)[(*count)++] = xstrdup(db_text(q, 0));
	}
	return got == 0;
}

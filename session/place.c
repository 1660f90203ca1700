/* Where each person stands, and which requests of each screen were applied: rows updated in place, no history. */
#include "session/db.h"

#define PLACE_COLUMNS "person, view, meeting, enterprise, step, field, \"row\", \"column\", offset, moved"

bool place_put(struct session *s, const char *person, const struct place *p, struct error *err)
{
	sqlite3_stmt *q = db_query(s,
	                           "REPLACE INTO place(" PLACE_COLUMNS ", hash) SELECT *, row_hash('place', " PLACE_COLUMNS
	                           ") FROM ("
	                           "SELECT :person AS person, :view AS view, :meeting AS meeting, :enterprise AS "
	                           "enterprise, :step AS step,"
	                           " :field AS field, :row AS \"row\", :column AS \"column\", :offset AS offset,"
	                           " (SELECT coalesce(max(moved), 0) + 1 FROM place WHERE person = :person) AS moved)",
	                           err);
	if (!q)
		return false;
	db_bind_text(q, ":person", person);
	db_bind_text(q, ":view", p->view);
	db_bind_int(q, ":meeting", p->meeting);
	db_bind_int(q, ":enterprise", p->enterprise);
	db_bind_text(q, ":step", p->step);
	db_bind_text(q, ":field", p->field);
	db_bind_text(q, ":row", p->row);
	db_bind_text(q, ":column", p->column);
	db_bind_int(q, ":offset", p->offset);
	return db_run(s, q, err);
}

/* An altered place is nowhere: nothing of a person's is lost with it. */
bool place_get_in(struct session *s, const char *person, int64_t meeting, struct place *p, bool *found, struct error *err)
{
	*found = false;
	sqlite3_stmt *q = db_query(s,
	                           "SELECT " PLACE_COLUMNS " FROM place WHERE person = :person AND :meeting IN (0, meeting) AND hash IS "
	                                                   "row_hash('place', " PLACE_COLUMNS ") ORDER BY moved DESC LIMIT 1",
	                           err);
	if (!q)
		return false;
	db_bind_text(q, ":person", person);
	db_bind_int(q, ":meeting", meeting);
	int got = db_step(s, q, err);
	if (got < 1)
		return got == 0;
	struct place here = {
		.view = db_text(q, 1),
		.meeting = sqlite3_column_int64(q, 2),
		.enterprise = sqlite3_column_int64(q, 3),
		.step = db_text(q, 4),
		.field = db_text(q, 5),
		.row = db_text(q, 6),
		.column = db_text(q, 7),
		.offset = sqlite3_column_int64(q, 8),
	};
	*p = place_copy(&here);
	*found = true;
	sqlite3_reset(q);
	return true;
}

bool place_get(struct session *s, const char *person, struct place *p, bool *found, struct error *err)
{
	return place_get_in(s, person, 0, p, found, err);
}

bool client_number_get(struct session *s, const char *client, int64_t *number, struct error *err)
{
	*number = 0;
	sqlite3_stmt *q = db_query(
		s, "SELECT number FROM client WHERE id = :client AND hash IS row_hash('client', id, number, at)", err);
	if (!q)
		return false;
	db_bind_text(q, ":client", client);
	int got = db_step(s, q, err);
	if (got > 0)
		*number = sqlite3_column_int64(q, 0);
	sqlite3_reset(q);
	return got >= 0;
}

bool client_number_put(struct session *s, const char *client, int64_t number, int64_t now, struct error *err)
{
	sqlite3_stmt *q = db_query(s,
	                           "REPLACE INTO client(id, number, at, hash) VALUES(:client, :number, :at, "
	                           "row_hash('client', :client, :number, :at))",
	                           err);
	if (!q)
		return false;
	db_bind_text(q, ":client", client);
	db_bind_int(q, ":number", number);
	db_bind_int(q, ":at", now);
	return db_run(s, q, err);
}

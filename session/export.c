/* A session as one JSON object, one element of a list per line, times in UTC:
 *   session      id title language parcours lead scribe until created revision
 *   enterprises  id name kind pole country language registration contact left reason joined forgotten
 *   meetings     id kind scenario version title date place enterprise live since starts ended blank steps (id status
 *                seconds presenter groups planned reason began revealed)
 *   answers      meeting step field enterprise row column value missing circle author at
 *   rows         meeting field enterprise row position
 *   notes        id enterprise meeting step circle follow unfiled text author at
 *   people       id name role enterprise function left told language
 *   attendance   meeting enterprise half_day status arrived left reason persons
 *   turns        meeting step enterprise seconds
 *   reviews      meeting field enterprise row status text of author at; of: the revision of the answer it is about
 *   done         meeting step enterprise at
 *   hours        id enterprise meeting date quarters what
 *   consents     id enterprise person subject answer until; of a consent field no id, but meeting field row author at
 *   scenarios    id version text
 *   anonymous    meeting field type value
 *   changes      revision action at author kind meeting step field enterprise row column type before after merged op
 *                concerns
 *   computed     meeting step field enterprise value circle; of a score also band (from text) answered parts
 * `enterprise` is null for the group's. A value is a string, a number, an option's id or a list of ids; null comes with
 * `missing` (none unknown refused). A sheet handed in is one more value `sheet` of its own field. The file is copied into
 * memory first and the drafts are folded there: a draft counts as its answer, and whoever reads the output slowly keeps
 * nobody from writing.
 * Of one enterprise it holds what that may read of its own and of the group (wall.h): what is not for it is null, an author whom it is not
 * told `somebody`; of the drafts those of its own people count. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "scenarios/scenario.h"
#include "session/append.h"
#include "session/carried.h"
#include "session/circles.h"
#include "session/export_parts.h"
#include "session/export_sql.h"
#include "session/wall_reads.h"

enum { SHOW_FROM = 5 }; /* of anonymous sheets, whatever the scenario says */

/* --- what only the scenario knows --- */

static const struct scenario *scenario_of(struct exporting *e, const char *id)
{
	struct scenario *found = map_get(e->scenarios, id);
	if (found || (e->unreadable && strcmp(e->unreadable, id) == 0))
		return found;
	found = session_scenario(e->s, id);
	if (found)
		map_put(e->scenarios, id, found);
	else
		replace(&e->unreadable, id);
	return found;
}

static void forget_scenario(void *scenario)
{
	scenario_free(scenario);
}

static const char *argument(sqlite3_value *value)
{
	const unsigned char *text = sqlite3_value_text(value);
	return text ? (const char *)text : "";
}

/* field_circle(scenario, field): the circle that its answers start with. */
static void field_circle(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	const struct scenario *scenario = scenario_of(sqlite3_user_data(context), argument(argv[0]));
	const struct field *field = scenario ? scenario_field(scenario, argument(argv[1]), NULL) : NULL;
	(void)argc;
	sqlite3_result_text(context, field && field->circle ? field->circle : "e", -1, SQLITE_TRANSIENT);
}

/* Does the consent field of F, in MEETING or named in full, say yes for ENTERPRISE? */
static bool consents(struct exporting *e, int64_t meeting, const struct scenario *scenario, const struct field *f, int64_t enterprise)
{
	const char *dot = strchr(f->consent, '.');
	const struct field *consent = dot ? NULL : scenario_field(scenario, f->consent, NULL);
	char *said = NULL;
	struct error ignored = {0};
	if (dot)
		session_carried_value(e->s, meeting, f->consent, enterprise, &said, &ignored);
	else
		session_value(e->s, &(struct target){.kind = TARGET_ANSWER, .meeting = meeting, .step = "", .row = "", .column = "",
		                                     .field = f->consent, .enterprise = consent && consent->group ? 0 : enterprise}, &said, &ignored);
	error_clear(&ignored);
	bool yes = said && strcmp(said, "yes") == 0;
	free(said);
	return yes;
}

/* held_circle(meeting, scenario, field, enterprise, circle): as circles.h says, and
 * the programme is in it only where a consent says so. Of what its scenario does not have, an enterprise gets nothing. */
static void held_circle(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	struct exporting *e = sqlite3_user_data(context);
	const char *circle = argument(argv[4]);
	const struct scenario *scenario = scenario_of(e, argument(argv[1]));
	const struct field *f = scenario ? scenario_field(scenario, argument(argv[2]), NULL) : NULL;
	(void)argc;
	if (f) {
		circle = circle_asked(f, circle);
		circle = circle_held(f, circle, !f->consent || !strchr(circle, 'p') ||
		                                        consents(e, sqlite3_value_int64(argv[0]), scenario, f, sqlite3_value_int64(argv[3])));
	} else if (e->only > 0) {
		circle = "f";
	}
	sqlite3_result_text(context, circle, -1, SQLITE_TRANSIENT);
}

/* scenario_said(text): what of it is said to an enterprise. */
static void scenario_said(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	(void)argc;
	if (sqlite3_value_type(argv[0]) != SQLITE_NULL)
		sqlite3_result_text(context, wall_scenario_text(argument(argv[0])), -1, free);
}

/* is_consent(scenario, field): 1 for a field that asks for a consent. */
static void is_consent(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	const struct scenario *scenario = scenario_of(sqlite3_user_data(context), argument(argv[0]));
	const struct field *f = scenario ? scenario_field(scenario, argument(argv[1]), NULL) : NULL;
	(void)argc;
	sqlite3_result_int(context, f && f->kind == FIELD_CONSENT);
}

/* show_from(scenario, field): from how many on the values of a sheet or of one of its questions are shown. */
static void show_from(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	const struct scenario *scenario = scenario_of(sqlite3_user_data(context), argument(argv[0]));
	const char *id = argument(argv[1]);
	int from = SHOW_FROM;
	(void)argc;
	for (size_t i = 0; scenario && i < scenario->step_count; i++) {
		for (size_t k = 0; k < scenario->steps[i].field_count; k++) {
			const struct field *f = &scenario->steps[i].fields[k];
			if (f->kind == FIELD_ANONYMOUS && f->show_from > from && (strcmp(f->id, id) == 0 || field_column(f, id)))
				from = f->show_from;
		}
	}
	sqlite3_result_int(context, from);
}

/* scenario_steps(scenario): the ids of its steps, a JSON array; NULL where it cannot be read. */
static void scenario_steps(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	const struct scenario *scenario = scenario_of(sqlite3_user_data(context), argument(argv[0]));
	struct buf b = {0};
	(void)argc;
	for (size_t i = 0; scenario && i < scenario->step_count; i++)
		buf_printf(&b, "%s\"%s\"", i ? "," : "[", scenario->steps[i].id);
	if (b.len > 0) {
		buf_char(&b, ']');
		sqlite3_result_text(context, buf_str(&b), -1, SQLITE_TRANSIENT);
	}
	buf_clear(&b);
}

/* --- the copy --- */

static bool copy_pages(struct session *from, struct session *to, struct error *err)
{
	sqlite3_backup *backup = sqlite3_backup_init(to->db, "main", from->db, "main");
	if (!backup)
		return db_fail(to, err);
	int rc = sqlite3_backup_step(backup, -1);
	sqlite3_backup_finish(backup);
	if (rc == SQLITE_DONE)
		return true;
	return (rc & 0xff) == SQLITE_BUSY || (rc & 0xff) == SQLITE_LOCKED
	           ? error_set(err, _("%s is held by another program just now; try again"), from->shown)
	           : error_set(err, _("%s cannot be read: %s"), from->shown, sqlite3_errstr(rc));
}

/* What somebody else is typing is not for an enterprise. */
static bool drop_drafts(struct session *s, int64_t enterprise, struct error *err)
{
	char *sql = xasprintf("DELETE FROM draft WHERE author NOT IN (SELECT id FROM person WHERE role IS NOT 'facilitator' AND enterprise = %lld)",
	                      (long long)enterprise);
	bool good = enterprise == 0 || db_exec(s, sql, err);
	free(sql);
	return good;
}

static struct session *copy_in_memory(struct session *from, int64_t enterprise, struct error *err)
{
	int rc;
	struct session *to = db_open(":memory:", SQLITE_OPEN_READWRITE, &rc);
	replace(&to->shown, from->shown);
	bool good = rc == SQLITE_OK ? copy_pages(from, to, err) : db_fail(to, err);
	if (good && db_exec(to, "BEGIN", err) && drop_drafts(to, enterprise, err) && draft_fold_all(to, NULL, INT64_MAX, NULL, NULL, err) &&
	    db_exec(to, "COMMIT", err))
		return to;
	db_close(to);
	return NULL;
}

/* --- writing --- */

sqlite3_stmt *exporting_query(struct exporting *e, const char *sql, struct error *err)
{
	char *whole = xasprintf("%s%s", e->with, sql);
	sqlite3_stmt *q = db_prepare(e->s, whole, err);
	free(whole);
	if (q) {
		db_bind_int(q, ":only", e->only);
		db_bind_int(q, ":revision", e->revision);
	}
	return q;
}

static bool put_list(struct exporting *e, const struct export_list *l, struct error *err)
{
	sqlite3_stmt *q = exporting_query(e, l->sql, err);
	int got = -1;
	size_t count = 0;
	if (!q)
		return false;
	fprintf(e->out, "\"%s\": %s", l->key, l->single ? "" : "[");
	for (; (got = db_step(e->s, q, err)) > 0; count++)
		fprintf(e->out, "%s%s", l->single ? "" : count > 0 ? ",\n" : "\n", db_text(q, 0));
	if (l->single && count == 0)
		fputs("null", e->out);
	fputs(l->single ? "" : count > 0 ? "\n]" : "]", e->out);
	return got == 0;
}

static bool put_all(struct exporting *e, struct error *err)
{
	fputs("{\n", e->out);
	for (const struct export_list *l = export_lists; l->key; l++) {
		if (!put_list(e, l, err))
			return false;
		fputs(",\n", e->out);
	}
	if (!exporting_computed(e, err))
		return false;
	fputs("\n}\n", e->out);
	if (fflush(e->out) == 0)
		return true;
	return errno == EPIPE ? error_set(err, _("what reads the export stopped before its end"))
	                      : error_set(err, _("the export could not be written whole: %s"), strerror(errno));
}

/* What is sound was written all the same; that something is left out must not pass for a whole export. */
static bool nothing_altered(struct exporting *e, struct error *err)
{
	char *sql = export_altered_sql();
	sqlite3_stmt *q = exporting_query(e, sql, err);
	free(sql);
	if (!q || db_step(e->s, q, err) < 1)
		return false;
	unsigned long count = (unsigned long)sqlite3_column_int64(q, 0);
	sqlite3_reset(q);
	return count == 0 ||
	       error_set(err,
	                 ngettext("%s: %lu row was altered outside filrouge or damaged; the export leaves it out",
	                          "%s: %lu rows were altered outside filrouge or damaged; the export leaves them out",
	                          count),
	                 e->s->shown, count);
}

bool session_export(struct session *s, int64_t enterprise, FILE *out, struct error *err)
{
	struct session *copy = copy_in_memory(s, enterprise, err);
	if (!copy)
		return false;
	char *with = export_with();
	struct exporting e = {.s = copy, .scenarios = map_new(), .with = with, .only = enterprise, .out = out};
	int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
	sqlite3_create_function(copy->db, "field_circle", 2, flags, &e, field_circle, NULL, NULL);
	sqlite3_create_function(copy->db, "held_circle", 5, flags & ~SQLITE_DETERMINISTIC, &e, held_circle, NULL, NULL);
	sqlite3_create_function(copy->db, "is_consent", 2, flags, &e, is_consent, NULL, NULL);
	sqlite3_create_function(copy->db, "show_from", 2, flags, &e, show_from, NULL, NULL);
	sqlite3_create_function(copy->db, "scenario_said", 1, flags, &e, scenario_said, NULL, NULL);
	sqlite3_create_function(copy->db, "scenario_steps", 1, flags, &e, scenario_steps, NULL, NULL);
	bool good = session_revision(copy, &e.revision, err) && put_all(&e, err) && nothing_altered(&e, err);
	db_close(copy);
	map_free(e.scenarios, forget_scenario);
	free(e.unreadable);
	free(with);
	return good;
}

int64_t session_find_enterprise(struct session *s, const char *name, struct error *err)
{
	struct buf all = {0};
	int64_t found = 0;
	char *end, *wanted = text_nfc(name, strlen(name));
	long long number = strtoll(wanted, &end, 10);
	bool is_number = *wanted && !*end;
	sqlite3_stmt *q = db_query(s,
	                           "SELECT id, name FROM enterprise WHERE name IS NOT NULL AND hash IS "
	                           "row_hash('enterprise', id, name, kind, pole,"
	                           " country, language, registration, contact, \"left\", reason, joined, forgotten) ORDER BY id",
	                           err);
	int got = -1;
	while (q && (got = db_step(s, q, err)) > 0) {
		int64_t id = sqlite3_column_int64(q, 0);
		if (strcmp(wanted, db_text(q, 1)) == 0 || (is_number && id == number && found == 0))
			found = id;
		buf_printf(&all, "%s%lld %s", all.len ? ", " : "", (long long)id, db_text(q, 1));
	}
	if (got == 0 && found == 0) {
		char *shown = text_filter(wanted, strlen(wanted), false), *list = text_filter(buf_str(&all), all.len, false);
		error_set(err, _("there is no enterprise `%s`; there are: %s"), shown, list);
		free(list);
		free(shown);
	}
	buf_clear(&all);
	free(wanted);
	return found;
}

/* What an earlier session held, read for holding it again: its meetings' scenarios and nothing else of it. */
#include "session/duplicate.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/text.h"
#include "session/db.h"
#include "session/file.h"
#include "session/schema.h"

struct old {
	const struct wanted *w;
	struct session *s;
	struct planned *p;
	struct buf *said;
	bool individual; /* has nothing else */
	size_t left_out;
};

/* A text of the old file; one that was altered outside is refused. Caller frees; *TEXT may become NULL. */
static bool value(struct old *o, enum target_kind kind, int64_t meeting, const char *row, const char *column, char **text,
                  struct error *err)
{
	struct target t = {.kind = kind, .meeting = meeting, .step = "", .field = "", .row = row, .column = column};
	return session_value(o->s, &t, text, err);
}

/* The scenario as the old file keeps it. ROW: "id version". */
static struct scenario *kept(struct old *o, const char *row, struct error *err)
{
	struct diagnostics d;
	struct scenario *s = NULL;
	char *text = NULL;
	if (!value(o, TARGET_SCENARIO, 0, row, "text", &text, err))
		return NULL;
	diagnostics_init(&d, row, text, text ? strlen(text) : 0);
	d.errors_only = true;
	s = text ? scenario_parse(text, strlen(text), &d) : NULL;
	if (!s)
		error_set(err, _("the scenario `%s` that the session holds cannot be read"), row);
	diagnostics_clear(&d);
	free(text);
	return s;
}

/* The one that is installed, where it is newer than OWN and has no faults; NULL: none. */
static struct scenario *newer(struct old *o, const struct scenario *own)
{
	struct wanted quiet = *o->w;
	struct error ignored = {0};
	quiet.faulty = NULL;
	struct scenario *s = wanted_scenario(&quiet, own->id, &ignored);
	error_clear(&ignored);
	if (s && s->version > own->version)
		return s;
	scenario_free(s);
	return NULL;
}

static bool planned_has(const struct planned *p, const char *id)
{
	for (size_t i = 0; i < p->count; i++)
		if (strcmp(p->scenarios[i]->id, id) == 0)
			return true;
	return false;
}

/* FORMAT has the scenario's id and two versions; said once, also where several meetings run the scenario. */
static void say_version(struct old *o, const char *format, const char *id, int one, int other)
{
	if (planned_has(o->p, id))
		return;
	char *line = diagnostic_say(format, id, one, other);
	buf_printf(o->said, "%s\n", line);
	free(line);
}

static struct scenario *refreshed(struct old *o, struct scenario *own)
{
	struct scenario *fresh = newer(o, own);
	if (fresh && o->w->as_it_was)
		say_version(o, _("%s: stays at version %d; version %d is installed."), own->id, own->version, fresh->version);
	else if (fresh)
		say_version(o, _("%s: version %d, which is installed, instead of %d."), own->id, fresh->version, own->version);
	bool take = fresh && !o->w->as_it_was;
	scenario_free(take ? own : fresh);
	return take ? fresh : own;
}

/* The hour at which the group comes together is the room's, not a person's; nothing else that may stand there comes along. */
static void starts_take(struct planned *p, struct scenario *s, const char *starts)
{
	int hour, minute, end = 0;
	planned_add(p, s, 0);
	if (starts && sscanf(starts, "%2d:%2d%n", &hour, &minute, &end) == 2 && end == 5 && starts[5] == '\0' && hour < 24 && minute < 60)
		planned_starts(p, starts);
}

static bool meeting_take(struct old *o, int64_t id, struct error *err)
{
	char *kind = NULL, *row = NULL, *starts = NULL;
	bool good = value(o, TARGET_MEETING, id, "", "kind", &kind, err) && value(o, TARGET_MEETING, id, "", "scenario", &row, err) &&
	            value(o, TARGET_MEETING, id, "", "starts", &starts, err);
	bool individual = good && kind && strcmp(kind, "individual") == 0;
	struct scenario *s = NULL;
	if (good && individual && !o->individual) {
		o->left_out++;
	} else if (good && row) {
		s = kept(o, row, err);
		good = s != NULL;
		if (s && o->individual && planned_has(o->p, s->id))
			scenario_free(s);
		else if (s)
			starts_take(o->p, refreshed(o, s), individual ? NULL : starts);
	}
	free(starts);
	free(kind);
	free(row);
	return good;
}

static bool numbers(struct session *s, const char *sql, int64_t *first, int64_t *second, struct error *err)
{
	sqlite3_stmt *q = db_query(s, sql, err);
	int got = q ? db_step(s, q, err) : -1;
	if (got > 0) {
		*first = sqlite3_column_int64(q, 0);
		*second = sqlite3_column_int64(q, 1);
	}
	if (q)
		sqlite3_reset(q);
	return got > 0;
}

static bool meetings_take(struct old *o, struct error *err)
{
	int64_t last = 0, collective = 0;
	bool good = numbers(o->s, "SELECT coalesce(max(id), 0), count(*) FILTER (WHERE kind IS NOT 'individual') FROM meeting", &last,
	                    &collective, err);
	o->individual = collective == 0;
	for (int64_t id = 1; good && id <= last; id++)
		good = meeting_take(o, id, err);
	if (good && o->p->count == 0)
		good = error_set(err, _("%s holds no meeting"), o->s->shown);
	return good;
}

/* Is it a session file of an older format? That is asked of the file, not of a sentence. */
static bool is_older(const char *absolute)
{
	int64_t application = 0, format = 0, none;
	struct error ignored = {0};
	int rc;
	struct session *s = db_open(absolute, SQLITE_OPEN_READONLY, &rc);
	bool good = rc == SQLITE_OK && numbers(s, "SELECT application_id, 0 FROM pragma_application_id", &application, &none, &ignored) &&
	            numbers(s, "SELECT user_version, 0 FROM pragma_user_version", &format, &none, &ignored);
	db_close(s);
	error_clear(&ignored);
	return good && application == SCHEMA_APPLICATION && format >= 1 && format < SCHEMA_FORMAT;
}

static void folder_remove(const char *folder)
{
	DIR *d = opendir(folder);
	for (struct dirent *e; d && (e = readdir(d));)
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			unlinkat(dirfd(d), e->d_name, 0);
	if (d)
		closedir(d);
	rmdir(folder);
}

/* Last year's file may be of last year's format: then a copy for this person alone is brought up to date and read, and the file
 * itself stays as it is. *FOLDER (caller frees) is to be removed afterwards; NULL: nothing is. */
static struct session *old_open(const char *path, char **folder, struct error *err)
{
	struct session *s = session_open(path, SESSION_READ, err);
	char *absolute = s ? NULL : realpath(path, NULL), *copy;
	const char *base = getenv("TMPDIR");
	*folder = NULL;
	if (absolute && is_older(absolute)) {
		*folder = xasprintf("%s/filrouge-XXXXXX", base && *base == '/' ? base : "/tmp");
		if (mkdtemp(*folder)) {
			copy = xasprintf("%s/old.filrouge", *folder);
			error_clear(err);
			s = file_copy(absolute, copy, err) ? session_open(copy, SESSION_WRITE, err) : NULL;
			free(copy);
		} else {
			free(*folder);
			*folder = NULL;
		}
	}
	free(absolute);
	return s;
}

bool duplicate_plan(const struct wanted *w, struct planned *p, struct buf *said, struct error *err)
{
	struct old o = {.w = w, .p = p, .said = said};
	char *language = NULL, *folder;
	o.s = old_open(w->like, &folder, err);
	bool good = o.s && meetings_take(&o, err) && value(&o, TARGET_SESSION, 0, "", "language", &language, err) &&
	            value(&o, TARGET_SESSION, 0, "", "parcours", &p->parcours, err);
	if (good && language)
		lang_parse(language, &p->language);
	if (good && o.left_out > 0) {
		buf_printf(said,
		           ngettext("%zu individual meeting is not repeated: it was held with one of the old group.",
		                    "%zu individual meetings are not repeated: each was held with one of the old group.", o.left_out),
		           o.left_out);
		buf_text(said, "\n");
	}
	free(language);
	session_close(o.s);
	if (folder)
		folder_remove(folder);
	free(folder);
	return good;
}

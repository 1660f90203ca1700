/* From format to format, one step each (2: a step has a presenter and sub-groups; 3: the day itself, people, rounds, the words to search by;
 * 4: who leads, who is connected, what an enterprise says by itself), after a copy was made. Killed at any moment it leaves the old file or the
 * new one. Knows nothing of what the program does with the file. */
#include "session/migrate.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/text.h"
#include "session/file.h"
#include "session/schema.h"
#include "session/search_index.h"

enum { NAMES = 99 };

/* A table that has more columns from a format on, in the order of the table: those before the new ones, how many are new, those behind. */
struct widened {
	int format;
	const char *table, *before, *added, *behind;
};
static const struct widened widened[] = {
	{2, "step", "meeting, step, status, seconds", ", NULL, NULL", ""},
	{3, "session", "id, title, language", ", NULL", ""},
	{3, "enterprise", "id, name, kind, pole, country, language, registration, contact, \"left\"", ", NULL, NULL", ""},
	{3, "meeting", "id, kind, scenario, enterprise, title, date, place, live, since", ", NULL, NULL", ""},
	{3, "step", "meeting, step, status, seconds, presenter, groups", ", NULL, NULL, NULL", ""},
	{3, "note", "id, text, enterprise, meeting, step, circle", ", NULL", ", author, at, revision"},
	{3, "person", "id, name, role, enterprise", ", NULL, NULL", ""},
	{3, "attendance", "meeting, enterprise, half_day, status, arrived, \"left\", reason", ", NULL", ""},
	{4, "session", "id, title, language, parcours", ", NULL, NULL, NULL", ""},
	{4, "enterprise", "id, name, kind, pole, country, language, registration, contact, \"left\", reason, joined", ", NULL", ""},
	{4, "meeting", "id, kind, scenario, enterprise, title, date, place, live, since, starts, ended", ", NULL", ""},
	{4, "step", "meeting, step, status, seconds, presenter, groups, planned, reason, began", ", NULL", ""},
	{4, "person", "id, name, role, enterprise, function, \"left\"", ", NULL, NULL", ""},
	{4, "place", "person, view, meeting, enterprise, step, field, \"row\", \"column\", offset", ", 1", ""},
};
enum { WIDENED = sizeof widened / sizeof *widened };

/* A row whose hash is wrong keeps its wrong one. */
static bool widen(struct session *s, const struct widened *w, struct error *err)
{
	char *out = xasprintf("CREATE TEMP TABLE old AS SELECT *, hash IS row_hash('%s', %s%s) AS sound FROM main.%s; DROP TABLE main.%s",
	                      w->table, w->before, w->behind, w->table, w->table);
	char *in = xasprintf("INSERT INTO main.%s SELECT %s%s%s, CASE sound WHEN 1 THEN row_hash('%s', %s%s%s) ELSE hash END FROM temp.old;"
	                     "DROP TABLE temp.old",
	                     w->table, w->before, w->added, w->behind, w->table, w->before, w->added, w->behind);
	bool good = db_exec(s, out, err) && (schema_create_one(s->db, w->table, w->format) == SQLITE_OK || db_fail(s, err)) &&
	            db_exec(s, in, err);
	free(out);
	free(in);
	return good;
}

/* What a format has that those before had not. */
static bool add_to(struct session *s, int format, struct error *err)
{
	static const struct {
		int format;
		const char *name;
	} added[] = {{3, "turn"}, {3, "change_author"}, {3, "change_concerns"}, {3, "search"}, {4, "review"}, {4, "done"}, {4, "presence"}};
	for (size_t i = 0; i < sizeof added / sizeof *added; i++)
		if (added[i].format == format && schema_create_one(s->db, added[i].name, format) != SQLITE_OK)
			return db_fail(s, err);
	return format != 3 || search_fill(s, err);
}

static bool step_to(struct session *s, int format, struct error *err)
{
	for (size_t i = 0; i < WIDENED; i++)
		if (widened[i].format == format && !widen(s, &widened[i], err))
			return false;
	return add_to(s, format, err);
}

static bool format_of(struct session *s, int *format, struct error *err)
{
	sqlite3_stmt *q;
	if (sqlite3_prepare_v2(s->db, "PRAGMA user_version", -1, &q, NULL) != SQLITE_OK)
		return db_fail(s, err);
	bool good = sqlite3_step(q) == SQLITE_ROW;
	*format = sqlite3_column_int(q, 0);
	return (sqlite3_finalize(q) == SQLITE_OK && good) || db_fail(s, err);
}

/* Beside it, a name that nothing has yet: group.format-1.filrouge. Caller frees; NULL: all are taken. */
static char *backup_name(const char *path, int format)
{
	static const char ending[] = ".filrouge";
	size_t len = strlen(path), tail = strlen(ending);
	bool usual = len > tail && strcmp(path + len - tail, ending) == 0;
	char *stem = xstrndup(path, usual ? len - tail : len), *name = NULL;
	struct stat there;
	for (int i = 1; i <= NAMES; i++) {
		name = i == 1 ? xasprintf("%s.format-%d%s", stem, format, usual ? ending : "")
		              : xasprintf("%s.format-%d-%d%s", stem, format, i, usual ? ending : "");
		if (lstat(name, &there) != 0)
			break;
		free(name);
		name = NULL;
	}
	free(stem);
	return name;
}

static bool is_of(struct session *s, int format, struct error *err)
{
	bool same = false;
	if (schema_compare(s->db, format, &same) != SQLITE_OK)
		return db_fail(s, err);
	return same || error_set(err, _("%s: its tables are not those of a session file; it was altered outside filrouge"), s->shown);
}

/* Inside the transaction that holds the file, so that nobody writes between the copy and the change. */
static bool rewrite(struct session *s, int format, struct error *err)
{
	while (format < SCHEMA_FORMAT)
		if (!step_to(s, ++format, err))
			return false;
	char *mark = xasprintf("PRAGMA user_version=%d", SCHEMA_FORMAT);
	bool good = db_exec(s, mark, err);
	free(mark);
	return good && is_of(s, SCHEMA_FORMAT, err);
}

bool migrate(struct session *s, char **said, struct error *err)
{
	int format = SCHEMA_FORMAT;
	*said = NULL;
	if (!db_exec(s, "PRAGMA temp_store=MEMORY; PRAGMA synchronous=EXTRA; BEGIN IMMEDIATE", err))
		return false;
	bool good = format_of(s, &format, err) && is_of(s, format, err); /* what is none of ours is not copied either */
	char *name = good && format < SCHEMA_FORMAT ? backup_name(s->path, format) : NULL;
	if (good && format < SCHEMA_FORMAT && !name)
		good = error_set(err, _("%s: no name is free beside it for a copy of it as it is"), s->shown);
	if (good && name)
		good = file_copy(s->path, name, err) && rewrite(s, format, err);
	if (!good || !db_exec(s, "COMMIT", err)) {
		sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
		good = false;
	}
	if (good && name) {
		char *shown = text_filter(name, strlen(name), false);
		*said = xasprintf(_("The file was of an older filrouge. It was brought up to date; as it was before it is kept as %s"), shown);
		free(shown);
	}
	free(name);
	return good;
}

/* Making the tables of a session file, and whether a file has exactly them. Knows nothing of changes or of who reads. */
#include "session/schema.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "session/schema_text.h"

/* Is this the text of one that makes NAME? */
static bool makes(const char *sql, const char *name)
{
	static const char *const kinds[] = {"CREATE TABLE ", "CREATE INDEX ", "CREATE VIRTUAL TABLE "};
	size_t len = strlen(name);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		size_t start = strlen(kinds[i]);
		if (strncmp(sql, kinds[i], start) == 0 && strncmp(sql + start, name, len) == 0)
			return sql[start + len] == '(' || sql[start + len] == ' ';
	}
	return false;
}

/* What SQL, as it is now, was in FORMAT; NULL: there was nothing of it yet. */
static const char *text_of(const char *sql, int format)
{
	static const struct {
		const char *name;
		int format;
	} since[] = {{"turn", 3}, {"change_author", 3}, {"change_concerns", 3}, {"search", 3}, {"review", 4}, {"done", 4}, {"presence", 4}};
	for (size_t i = 0; i < sizeof since / sizeof *since; i++)
		if (format < since[i].format && makes(sql, since[i].name))
			return NULL;
	for (const struct schema_before *b = schema_before; b->table; b++)
		if (format <= b->format && makes(sql, b->table))
			return b->sql;
	return sql;
}

enum { MADE_SINCE = 3 };

int schema_create(sqlite3 *db)
{
	for (const char *const *sql = schema_text; *sql; sql++) {
		int rc = sqlite3_exec(db, *sql, NULL, NULL, NULL);
		if (rc != SQLITE_OK)
			return rc;
	}
	return SQLITE_OK;
}

int schema_create_one(sqlite3 *db, const char *name, int format)
{
	for (const char *const *sql = schema_text; *sql; sql++)
		if (makes(*sql, name))
			return sqlite3_exec(db, text_of(*sql, format), NULL, NULL, NULL);
	return SQLITE_ERROR;
}

/* --- does a file have them? --- */

struct wanted {
	const char *sql;
	bool seen;
};

static size_t count_of(const char *const *list)
{
	size_t count = 0;
	while (list[count])
		count++;
	return count;
}

/* In the order in which a new file has them. */
static struct wanted *wanted_in(int format, size_t *count)
{
	struct wanted *list = xcalloc(count_of(schema_text) + count_of(schema_made), sizeof *list);
	*count = 0;
	for (size_t i = 0; schema_text[i]; i++) {
		list[*count].sql = text_of(schema_text[i], format);
		*count += list[*count].sql != NULL;
	}
	for (size_t i = 0; format >= MADE_SINCE && schema_made[i]; i++)
		list[(*count)++].sql = schema_made[i];
	return list;
}

/* SQL is one of them, not met before; it is there mostly in their order. */
static bool meet(struct wanted *list, size_t count, size_t expected, const char *sql)
{
	size_t i = expected < count && strcmp(sql, list[expected].sql) == 0 ? expected : 0;
	while (i < count && strcmp(sql, list[i].sql) != 0)
		i++;
	if (i == count || list[i].seen)
		return false;
	list[i].seen = true;
	return true;
}

int schema_compare(sqlite3 *db, int format, bool *same)
{
	sqlite3_stmt *q;
	*same = false;
	int rc = sqlite3_prepare_v2(db, "SELECT sql FROM sqlite_schema ORDER BY rowid", -1, &q, NULL);
	if (rc != SQLITE_OK)
		return rc;
	size_t count, found = 0;
	struct wanted *list = wanted_in(format, &count);
	bool equal = true;
	for (; (rc = sqlite3_step(q)) == SQLITE_ROW; found++) {
		const char *sql = (const char *)sqlite3_column_text(q, 0);
		equal = equal && sql && meet(list, count, found, sql);
	}
	sqlite3_finalize(q);
	free(list);
	*same = equal && found == count;
	return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

/* The connection to a session file: hardened, its statements kept prepared, SQLite's errors made sentences, rows
 * hashed. Knows no table but those that give revisions. */
#include "session/db.h"

#include <assert.h>
#include <errno.h>
#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "session/search_labels.h"
#include "session/search_words.h"

/* One value as type, number or length, and text: no two rows give the same bytes. */
static void hash_value(struct sha256_ctx *sha, int type, int64_t number, const void *bytes, int len)
{
	uint8_t head[9] = {(uint8_t)type};
	for (int b = 0; b < 8; b++)
		head[b + 1] = (uint8_t)((uint64_t)number >> (8 * b));
	sha256_update(sha, sizeof head, head);
	if (len > 0)
		sha256_update(sha, (size_t)len, bytes);
}

/* row_hash(table, column, ...) */
static void row_hash(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	struct sha256_ctx sha;
	uint8_t digest[SHA256_DIGEST_SIZE];
	sha256_init(&sha);
	for (int i = 0; i < argc; i++) {
		int type = sqlite3_value_type(argv[i]), len = 0;
		if (type == SQLITE_INTEGER) {
			hash_value(&sha, type, sqlite3_value_int64(argv[i]), NULL, 0);
			continue;
		}
		const void *bytes = type == SQLITE_NULL   ? NULL
		                    : type == SQLITE_BLOB ? sqlite3_value_blob(argv[i])
		                                          : sqlite3_value_text(argv[i]);
		if (bytes)
			len = sqlite3_value_bytes(argv[i]);
		hash_value(&sha, type, len, bytes, len);
	}
	sha256_digest(&sha, sizeof digest, digest);
	sqlite3_result_blob(context, digest, sizeof digest, SQLITE_TRANSIENT);
}

bool db_row_sound(sqlite3_stmt *q, const char *table)
{
	struct sha256_ctx sha;
	uint8_t digest[SHA256_DIGEST_SIZE];
	int last = sqlite3_column_count(q) - 1;
	sha256_init(&sha);
	hash_value(&sha, SQLITE_TEXT, (int)strlen(table), table, (int)strlen(table));
	for (int i = 0; i < last; i++) {
		int type = sqlite3_column_type(q, i), len = 0;
		if (type == SQLITE_INTEGER) {
			hash_value(&sha, type, sqlite3_column_int64(q, i), NULL, 0);
			continue;
		}
		const void *bytes = type == SQLITE_NULL   ? NULL
		                    : type == SQLITE_BLOB ? sqlite3_column_blob(q, i)
		                                          : sqlite3_column_text(q, i);
		if (bytes)
			len = sqlite3_column_bytes(q, i);
		if (type == SQLITE_TEXT && len > 0 && !text_valid(bytes, (size_t)len))
			return false; /* a right hash is no proof of text: anybody can make one */
		hash_value(&sha, type, len, bytes, len);
	}
	sha256_digest(&sha, sizeof digest, digest);
	return sqlite3_column_type(q, last) == SQLITE_BLOB && sqlite3_column_bytes(q, last) == (int)sizeof digest &&
	       memcmp(sqlite3_column_blob(q, last), digest, sizeof digest) == 0;
}

static void harden(sqlite3 *db)
{
	static const struct {
		int option, value;
	} options[] = {
		{SQLITE_DBCONFIG_DEFENSIVE, 1},
		{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
		{SQLITE_DBCONFIG_DQS_DML, 0},
		{SQLITE_DBCONFIG_DQS_DDL, 0},
		{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
		{SQLITE_DBCONFIG_ENABLE_VIEW, 0},
		{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
	};
	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		sqlite3_db_config(db, options[i].option, options[i].value, NULL);
	sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_busy_timeout(db, 200);
	sqlite3_create_function(db, "row_hash", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL, row_hash,
	                        NULL, NULL);
}

#define REVISION_MAX (INT64_MAX / 2) /* as many more can be written while it is open */

enum { STATEMENTS = 256 }; /* a power of two, more than there are texts */

struct statement {
	const char *text;
	sqlite3_stmt *q;
};

struct session *db_open(const char *absolute, int flags, int *rc)
{
	struct session *s = xcalloc(1, sizeof *s);
	s->path = xstrdup(absolute);
	const char *name = strrchr(absolute, '/') ? strrchr(absolute, '/') + 1 : absolute;
	s->shown = text_filter(name, strlen(name), false);
	s->statements = xcalloc(STATEMENTS, sizeof *s->statements);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); /* nobody asks for the statistics that every allocation would lock */
	*rc = sqlite3_open_v2(absolute, &s->db, flags | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX,
	                      NULL);
	if (!s->db)
		die("%s", strerror(ENOMEM));
	harden(s->db);
	return s;
}

void db_forget(struct session *s)
{
	free(s->author);
	s->author = NULL;
	free(s->before);
	s->before = NULL;
	change_clear(&s->kept);
	s->kept = (struct change){0};
}

void db_close(struct session *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->prepared_count; i++) /* ours only: FTS5 has some of its own */
		sqlite3_finalize(s->prepared[i]);
	free(s->prepared);
	sqlite3_close(s->db);
	free(s->statements);
	for (int k = 0; k < TARGET_STORED_COUNT; k++)
		free(s->columns[k]);
	db_forget(s);
	search_words_free(s->words);
	search_labels_free(s->labels);
	free(s->path);
	free(s->shown);
	free(s->migrated);
	free(s);
}

sqlite3_stmt *db_prepare(struct session *s, const char *sql, struct error *err)
{
	sqlite3_stmt *q;
	if (sqlite3_prepare_v3(s->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &q, NULL) != SQLITE_OK) {
		db_fail(s, err);
		return NULL;
	}
	if ((s->prepared_count & (s->prepared_count - 1)) == 0)
		s->prepared = xrealloc(s->prepared, s->prepared_count > 0 ? s->prepared_count * 2 : 1, sizeof *s->prepared);
	s->prepared[s->prepared_count++] = q;
	return q;
}

sqlite3_stmt *db_query(struct session *s, const char *sql, struct error *err)
{
	size_t at = ((uintptr_t)sql >> 3) % STATEMENTS, looked = 0;
	for (; s->statements[at].text && s->statements[at].text != sql; at = (at + 1) % STATEMENTS)
		assert(++looked < STATEMENTS);
	if (!s->statements[at].text) {
		sqlite3_stmt *q = db_prepare(s, sql, err);
		if (q)
			s->statements[at] = (struct statement){sql, q};
		return q;
	}
	return s->statements[at].q;
}

void db_bind_text(sqlite3_stmt *q, const char *name, const char *text)
{
	int at = sqlite3_bind_parameter_index(q, name);
	if (at > 0)
		sqlite3_bind_text(q, at, text, -1, SQLITE_STATIC);
}

void db_bind_int(sqlite3_stmt *q, const char *name, int64_t value)
{
	int at = sqlite3_bind_parameter_index(q, name);
	if (at > 0)
		sqlite3_bind_int64(q, at, value);
}

void db_bind_target(sqlite3_stmt *q, const struct target *t)
{
	db_bind_text(q, ":kind", target_kinds[t->kind].name);
	db_bind_int(q, ":meeting", t->meeting);
	db_bind_int(q, ":enterprise", t->enterprise);
	db_bind_text(q, ":step", t->step);
	db_bind_text(q, ":field", t->field);
	db_bind_text(q, ":row", t->row);
	db_bind_text(q, ":column", t->column);
	db_bind_int(q, ":one", 1);
}

int db_step(struct session *s, sqlite3_stmt *q, struct error *err)
{
	int rc = sqlite3_step(q);
	if (rc == SQLITE_ROW)
		return 1;
	if (rc != SQLITE_DONE)
		db_fail(s, err);
	sqlite3_reset(q);
	return rc == SQLITE_DONE ? 0 : -1;
}

bool db_run(struct session *s, sqlite3_stmt *q, struct error *err)
{
	int got;
	while ((got = db_step(s, q, err)) > 0)
		;
	return got == 0;
}

bool db_exec(struct session *s, const char *sql, struct error *err)
{
	return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK || db_fail(s, err);
}

const char *db_text(sqlite3_stmt *q, int column)
{
	const unsigned char *text = sqlite3_column_text(q, column);
	return text ? (const char *)text : "";
}

bool db_busy(struct session *s)
{
	int primary = sqlite3_errcode(s->db) & 0xff;
	return primary == SQLITE_BUSY || primary == SQLITE_LOCKED;
}

static bool disk_full(struct session *s)
{
	int number = sqlite3_system_errno(s->db);
	return (sqlite3_errcode(s->db) & 0xff) == SQLITE_FULL || number == ENOSPC || number == EDQUOT || number == EFBIG;
}

bool db_fail(struct session *s, struct error *err)
{
	int rc = sqlite3_extended_errcode(s->db);
	s->hopeless = false; /* it may go better later */
	if (disk_full(s))
		return error_set(err, _("%s: the disk is full; nothing was saved"), s->shown);
	if (rc == SQLITE_IOERR_WRITE && sqlite3_system_errno(s->db) == 0) /* a limit on the size of files: SQLite forgets why */
		return error_set(err, _("%s: the disk is full or cannot be written; nothing was saved"), s->shown);
	if (rc == SQLITE_READONLY_ROLLBACK)
		return error_set(err, _("%s was interrupted while being saved: open it once where writing is allowed"),
		                 s->shown);
	switch (rc & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return error_set(err, _("%s is held by another program just now; nothing was saved yet"), s->shown);
	case SQLITE_READONLY:
		return error_set(err, _("%s can only be read here: its file or its folder forbids writing"), s->shown);
	case SQLITE_CORRUPT:
		return error_set(err, _("%s is damaged: a part of it cannot be read; try a copy of it"), s->shown);
	case SQLITE_NOTADB: return error_set(err, _("%s is not a session file"), s->shown);
	case SQLITE_CANTOPEN:
		return error_set(err, _("%s cannot be opened, or nothing can be written beside it"), s->shown);
	case SQLITE_TOOBIG: return error_set(err, _("%s: a text is too long to be kept"), s->shown);
	case SQLITE_IOERR:
		return error_set(err, _("%s: the disk answers with an error (%s); nothing was saved"), s->shown,
		                 strerror(sqlite3_system_errno(s->db)));
	default: break;
	}
	char *said = text_filter(sqlite3_errmsg(s->db), strlen(sqlite3_errmsg(s->db)), false);
	error_set(err, _("%s: the store refuses (%s)"), s->shown, said);
	free(said);
	return false;
}

bool db_altered(struct session *s, const char *table, struct error *err)
{
	s->hopeless = true;
	return error_set(err, _("%s: a row of the table `%s` was altered outside filrouge or damaged; it is not used"),
	                 s->shown, table);
}

bool db_last_revision(struct session *s, int64_t *revision, struct error *err)
{
	sqlite3_stmt *q = db_query(s,
	                           "SELECT max(coalesce((SELECT max(revision) FROM change), 0), coalesce((SELECT "
	                           "max(revision) FROM draft), 0),"
	                           " coalesce((SELECT revision FROM counter WHERE hash IS row_hash('counter', id, "
	                           "revision)), 0))",
	                           err);
	if (!q || db_step(s, q, err) < 1)
		return false;
	*revision = sqlite3_column_int64(q, 0);
	sqlite3_reset(q);
	return true;
}

bool db_next_revision(struct session *s, int64_t *revision, struct error *err)
{
	if (!db_last_revision(s, revision, err))
		return false;
	if (*revision < REVISION_MAX) {
		++*revision;
		return true;
	}
	return error_set(err, _("%s: its changes were numbered outside filrouge up to the highest number there is; it can "
	                        "be exported, but not be written any more"), s->shown);
}

bool db_spent_revision(struct session *s, int64_t revision, struct error *err)
{
	sqlite3_stmt *q = db_query(
		s, "REPLACE INTO counter(id, revision, hash) VALUES(1, :revision, row_hash('counter', 1, :revision))", err);
	if (!q)
		return false;
	db_bind_int(q, ":revision", revision);
	return db_run(s, q, err);
}

bool db_value_type(const char *name, enum value_type *type)
{
	for (int i = 0; i < VALUE_TYPE_COUNT; i++) {
		if (strcmp(value_type_names[i], name) == 0) {
			*type = (enum value_type)i;
			return true;
		}
	}
	return false;
}

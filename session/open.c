/* Opening an existing session file: what it is not is said in one sentence and not a byte of it changes; a file of
 * ours is opened without reading more of it than its tables' text. Whole-file checks are not made here. */
#include "session/session.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "session/db.h"
#include "session/file.h"
#include "session/migrate.h"
#include "session/schema.h"

static bool refuse(struct error *err, const char *sentence, const char *path)
{
	char *shown = text_filter(path, strlen(path), false);
	error_set(err, "%s: %s", shown, sentence);
	free(shown);
	return false;
}

/* What can be told without opening it. *LOCKED: writing is forbidden here. */
static bool looks_right(const char *absolute, bool *locked, struct error *err)
{
	struct stat st;
	if (stat(absolute, &st) != 0)
		return refuse(err, errno == ENOENT ? _("there is no such file") : strerror(errno), absolute);
	if (S_ISDIR(st.st_mode))
		return refuse(err, _("is a folder, not a session file"), absolute);
	if (!S_ISREG(st.st_mode))
		return refuse(err, _("is not a regular file, so not a session file"), absolute);
	if (st.st_size == 0)
		return refuse(err, _("is empty: it is not a session file"), absolute);
	if (faccessat(AT_FDCWD, absolute, R_OK, AT_EACCESS) != 0)
		return refuse(err, errno == EACCES ? _("you may not read this file") : strerror(errno), absolute);
	char *folder = file_folder(absolute);
	*locked = faccessat(AT_FDCWD, absolute, W_OK, AT_EACCESS) != 0 ||
	          faccessat(AT_FDCWD, folder, W_OK, AT_EACCESS) != 0;
	free(folder);
	return true;
}

static int64_t big_endian(const uint8_t *bytes, int count)
{
	int64_t value = 0;
	for (int i = 0; i < count; i++)
		value = value << 8 | bytes[i];
	return value;
}

/* SQLite found the file's parts not to fit together: is it only a part of one? Read through SQLite's own handle
 * (closing another would drop locks). */
static bool is_cut(struct session *s, int64_t *has, int64_t *wants)
{
	sqlite3_file *file = NULL;
	uint8_t head[100];
	sqlite3_int64 size;
	if (sqlite3_file_control(s->db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file || !file->pMethods)
		return false;
	if (file->pMethods->xFileSize(file, &size) != SQLITE_OK || size < (int)sizeof head ||
	    file->pMethods->xRead(file, head, sizeof head, 0) != SQLITE_OK || memcmp(head, "SQLite format 3", 16) != 0)
		return false;
	int64_t page = big_endian(head + 16, 2) == 1 ? 65536 : big_endian(head + 16, 2);
	*has = size;
	*wants = page * big_endian(head + 28, 4);
	return *has < *wants;
}

static bool refuse_cut(struct session *s, int64_t has, int64_t wants, struct error *err)
{
	return error_set(err, _("%s is cut short: %lld of its %lld bytes are left; take a copy of it that is whole"),
	                 s->shown, (long long)has, (long long)wants);
}

static bool refuse_broken(struct session *s, struct error *err)
{
	int64_t has, wants;
	if ((sqlite3_errcode(s->db) & 0xff) == SQLITE_CORRUPT && is_cut(s, &has, &wants))
		return refuse_cut(s, has, wants, err);
	return db_fail(s, err);
}

static bool number_of(struct session *s, const char *pragma, int64_t *value, struct error *err)
{
	sqlite3_stmt *q;
	if (sqlite3_prepare_v2(s->db, pragma, -1, &q, NULL) != SQLITE_OK)
		return refuse_broken(s, err);
	bool good = sqlite3_step(q) == SQLITE_ROW;
	*value = sqlite3_column_int64(q, 0);
	return (sqlite3_finalize(q) == SQLITE_OK && good) || refuse_broken(s, err);
}

/* Nothing of the file is asked before it is known to be ours, and nothing of it is trusted before its tables are. */
static bool is_ours(struct session *s, struct error *err)
{
	int64_t application, format, has, wants;
	bool same;
	if (!number_of(s, "PRAGMA application_id", &application, err) || !number_of(s, "PRAGMA user_version", &format, err))
		return false;
	if (application != SCHEMA_APPLICATION)
		return error_set(err, _("%s is not a session file"), s->shown);
	if (format > SCHEMA_FORMAT)
		return error_set(err, _("%s was made by a newer filrouge (format %d; this one reads up to %d)"), s->shown,
		                 (int)format, (int)SCHEMA_FORMAT);
	s->older = format >= 1 && format < SCHEMA_FORMAT;
	if (s->older)
		return error_set(err, _("%s is of an older filrouge (format %d); open it once with `filrouge run` where writing is allowed"),
		                 s->shown, (int)format);
	if (format < SCHEMA_FORMAT)
		return error_set(err, _("%s is of an unknown format (%d)"), s->shown, (int)format);
	if (is_cut(s, &has, &wants))
		return refuse_cut(s, has, wants, err);
	if (schema_compare(s->db, SCHEMA_FORMAT, &same) != SQLITE_OK)
		return refuse_broken(s, err);
	return same || error_set(err, _("%s: its tables are not those of a session file; it was altered outside filrouge"),
	                         s->shown);
}

static bool settle(struct session *s, enum session_mode mode, struct error *err)
{
	bool writes = mode == SESSION_WRITE && !s->read_only;
	int64_t next;
	s->writes = writes;
	if (!db_exec(s, "BEGIN", err) || !is_ours(s, err) || (writes && !db_next_revision(s, &next, err)) ||
	    !db_exec(s, "COMMIT", err)) /* one lock, so that nobody writes meanwhile */
		return false;
	s->settled = false;
	return writes || session_settle(s, err);
}

bool session_settle(struct session *s, struct error *err)
{
	if (s->settled)
		return true;
	s->settled = db_exec(s,
	                     "PRAGMA temp_store=MEMORY; PRAGMA cell_size_check=ON; PRAGMA synchronous=EXTRA; PRAGMA "
	                     "secure_delete=ON",
	                     err) &&
	             db_exec(s, s->writes ? "PRAGMA journal_mode=DELETE" : "PRAGMA query_only=ON", err);
	return s->settled;
}

/* A file of an older format is brought up to date where that is allowed. */
static bool settle_any(struct session *s, enum session_mode mode, struct error *err)
{
	if (settle(s, mode, err))
		return true;
	if (!s->older || mode != SESSION_WRITE || s->read_only)
		return false;
	error_clear(err);
	s->older = false;
	return db_exec(s, "ROLLBACK", err) && migrate(s, &s->migrated, err) && settle(s, mode, err);
}

const char *session_migrated(const struct session *s)
{
	return s->migrated;
}

struct session *session_open(const char *path, enum session_mode mode, struct error *err)
{
	char *absolute = realpath(path, NULL);
	bool locked = false;
	int rc;
	if (!absolute) {
		refuse(err, errno == ENOENT ? _("there is no such file") : strerror(errno), path);
		return NULL;
	}
	if (!looks_right(absolute, &locked, err)) {
		free(absolute);
		return NULL;
	}
	struct session *s = db_open(absolute, locked ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE, &rc);
	free(absolute);
	s->read_only = locked;
	if (rc != SQLITE_OK ? !db_fail(s, err) : !settle_any(s, mode, err)) {
		db_close(s);
		return NULL;
	}
	s->read_only = locked || sqlite3_db_readonly(s->db, "main") == 1;
	session_changed_elsewhere(s);
	return s;
}

void session_close(struct session *s)
{
	db_close(s);
}

bool session_read_only(const struct session *s)
{
	return s->read_only;
}

const char *session_path(const struct session *s)
{
	return s->path;
}

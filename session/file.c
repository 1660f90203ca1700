/* A session file comes into being under another name in the same folder, is filled and synced, and only then gets
 * its own. Knows nothing of what is put in. */
#include "session/file.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/text.h"
#include "session/schema.h"

static bool fail(struct error *err, const char *path, int number)
{
	char *shown = text_filter(path, strlen(path), false);
	error_set(err, "%s: %s", shown, strerror(number));
	free(shown);
	return false;
}

char *file_folder(const char *absolute)
{
	const char *slash = strrchr(absolute, '/');
	return slash && slash > absolute ? xstrndup(absolute, (size_t)(slash - absolute)) : xstrdup("/");
}

char *file_absolute(const char *path, struct error *err)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	char *folder = slash ? xstrndup(path, (size_t)(slash - path) + 1) : xstrdup(".");
	char *real = realpath(folder, NULL);
	char *absolute = NULL;
	if (!real)
		fail(err, folder, errno);
	else if (!*name || strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		fail(err, path, EISDIR);
	else
		absolute = xasprintf("%s/%s", strcmp(real, "/") == 0 ? "" : real, name);
	free(real);
	free(folder);
	return absolute;
}

/* An empty file of a new name beside ABSOLUTE, for its owner alone. */
static char *temporary(const char *absolute, struct error *err)
{
	char *name = xasprintf("%s.XXXXXX", absolute);
	int fd = mkostemp(name, O_CLOEXEC);
	if (fd < 0) {
		char *folder = file_folder(absolute);
		fail(err, folder, errno);
		free(folder);
		free(name);
		return NULL;
	}
	fchmod(fd, 0600);
	close(fd);
	return name;
}

static bool own_row(struct session *s, struct error *err)
{
	uint8_t bytes[16];
	char uuid[33];
	if (getrandom(bytes, sizeof bytes, 0) != sizeof bytes)
		die("getrandom: %s", strerror(errno));
	for (size_t i = 0; i < sizeof bytes; i++)
		snprintf(uuid + 2 * i, 3, "%02x", (unsigned)bytes[i]);
	sqlite3_stmt *q = db_query(
		s, "INSERT INTO file(id, uuid, created, hash) VALUES(1, :uuid, :at, row_hash('file', 1, :uuid, :at))", err);
	if (!q)
		return false;
	db_bind_text(q, ":uuid", uuid);
	db_bind_int(q, ":at", clock_now());
	return db_run(s, q, err);
}

static bool fill_whole(struct session *s, file_part *fill, void *context, struct error *err)
{
	char *marks = xasprintf("PRAGMA application_id=%d; PRAGMA user_version=%d; PRAGMA temp_store=MEMORY; PRAGMA "
	                        "synchronous=EXTRA;"
	                        " PRAGMA secure_delete=ON; BEGIN IMMEDIATE",
	                        SCHEMA_APPLICATION, SCHEMA_FORMAT);
	bool good = db_exec(s, marks, err);
	free(marks);
	return good && (schema_create(s->db) == SQLITE_OK || db_fail(s, err)) && own_row(s, err) && fill(s, context, err) &&
	       db_exec(s, "COMMIT", err);
}

static bool sync_folder(const char *absolute)
{
	char *folder = file_folder(absolute);
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool good = fd >= 0 && fsync(fd) == 0;
	int number = errno;
	if (fd >= 0)
		close(fd);
	free(folder);
	errno = number;
	return good;
}

/* Gives TEMPORARY the name ABSOLUTE, never over another file. */
static bool put_in_place(const char *from, const char *absolute, struct error *err)
{
	bool good = renameat2(AT_FDCWD, from, AT_FDCWD, absolute, RENAME_NOREPLACE) == 0;
	if (!good && errno != EEXIST) /* a file system without it: a second name, then the first goes */
		good = link(from, absolute) == 0 && unlink(from) == 0;
	if (good && !sync_folder(absolute)) { /* not sure to outlive a power cut: so not made at all */
		int number = errno;
		unlink(absolute);
		return fail(err, absolute, number);
	}
	if (good)
		return true;
	if (errno != EEXIST)
		return fail(err, absolute, errno);
	char *shown = text_filter(absolute, strlen(absolute), false);
	error_set(err, _("%s: there is a file of that name already; it was left as it is"), shown);
	free(shown);
	return false;
}

/* What was made under NAME (freed) gets its own, ABSOLUTE, when it is GOOD; else nothing of it stays. */
static bool settle_temporary(char *name, bool good, const char *absolute, struct error *err)
{
	good = good && put_in_place(name, absolute, err);
	if (!good) {
		char *journal = xasprintf("%s-journal", name);
		unlink(journal);
		unlink(name);
		free(journal);
	}
	free(name);
	return good;
}

/* SQLite would take it for the new file's own and roll it back into it. */
static bool journal_left(const char *absolute, struct error *err)
{
	struct stat there;
	char *journal = xasprintf("%s-journal", absolute), *shown = text_filter(journal, strlen(journal), false);
	bool left = lstat(journal, &there) == 0;
	if (left)
		error_set(err,
		          _("%s: this belongs to a session file of that name that was moved or deleted; move it to the same "
		            "place, or choose another name"),
		          shown);
	free(shown);
	free(journal);
	return left;
}

static bool make_absolute(const char *absolute, file_part *fill, file_part *check, void *context, struct error *err)
{
	struct stat there;
	if (lstat(absolute, &there) == 0) {
		char *shown = text_filter(absolute, strlen(absolute), false);
		error_set(err, _("%s: there is a file of that name already; it was left as it is"), shown);
		free(shown);
		return false;
	}
	char *name = journal_left(absolute, err) ? NULL : temporary(absolute, err);
	if (!name)
		return false;
	int rc;
	struct session *s = db_open(name, SQLITE_OPEN_READWRITE, &rc);
	bool good = rc == SQLITE_OK ? fill_whole(s, fill, context, err) : db_fail(s, err);
	good = good && (!check || check(s, context, err));
	db_close(s);
	return settle_temporary(name, good, absolute, err);
}

bool file_make(const char *path, file_part *fill, file_part *check, void *context, struct error *err)
{
	char *absolute = file_absolute(path, err);
	bool good = absolute && make_absolute(absolute, fill, check, context, err);
	free(absolute);
	return good;
}

/* SQLite's own copying, page by page, through connections of its own: opening the file in any other way would drop the locks on it. */
static bool copy_pages(const char *from, const char *to, struct error *err)
{
	int in, out, rc = SQLITE_ERROR;
	struct session *source = db_open(from, SQLITE_OPEN_READONLY, &in), *copy = db_open(to, SQLITE_OPEN_READWRITE, &out);
	sqlite3_backup *backup = NULL;
	if (in == SQLITE_OK && out == SQLITE_OK && db_exec(copy, "PRAGMA synchronous=EXTRA", err))
		backup = sqlite3_backup_init(copy->db, "main", source->db, "main");
	if (backup) {
		rc = sqlite3_backup_step(backup, -1);
		sqlite3_backup_finish(backup);
	}
	bool good = rc == SQLITE_DONE || db_fail(rc == SQLITE_BUSY || in != SQLITE_OK ? source : copy, err);
	db_close(source);
	db_close(copy);
	return good;
}

bool file_copy(const char *from, const char *to, struct error *err)
{
	char *name = journal_left(to, err) ? NULL : temporary(to, err);
	if (!name)
		return false;
	return settle_temporary(name, copy_pages(from, name, err), to, err);
}

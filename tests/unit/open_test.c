/* Opening trusts nothing, changes nothing of what is refused, and says what it is instead. */
#include <criterion/criterion.h>

#include <stdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store_fixture.h"

/* PATH is refused in both modes with a sentence that has WORDS in it, and not a byte of it changes. */
static void refused(const char *path, const char *words)
{
	struct stat st;
	bool regular = stat(path, &st) == 0 && S_ISREG(st.st_mode);
	size_t before_len = 0, after_len = 0;
	char *before = regular ? store_read_file(path, &before_len) : NULL;
	for (int mode = SESSION_WRITE; mode <= SESSION_READ; mode++) {
		struct error err = {0};
		struct session *s = session_open(path, (enum session_mode)mode, &err);
		cr_assert_null(s, "%s is refused", path);
		cr_assert(strstr(err.text, words), "`%s` in: %s", words, err.text);
		cr_assert_null(strchr(err.text, '\n'), "one sentence: %s", err.text);
		error_clear(&err);
	}
	if (regular) {
		char *after = store_read_file(path, &after_len);
		cr_assert(after_len == before_len && memcmp(before, after, before_len) == 0, "%s is byte for byte as it was",
		          path);
		free(after);
	}
	free(before);
}

Test(open, what_is_not_a_session_file_is_said)
{
	struct store f = store_new();
	char *path = store_path(&f, "x.filrouge"), noise[9000];
	for (size_t i = 0; i < sizeof noise; i++)
		noise[i] = (char)(i * 7919 >> 3);
	refused(path, "no such file");
	refused(f.folder, "folder");
	store_put_file(path, "", 0);
	refused(path, "empty");
	store_put_file(path, noise, sizeof noise);
	refused(path, "not a session file");
	store_put_file(path, "SQLite format 3", 16);
	refused(path, "x.filrouge");
	unlink(path);
	cr_assert_eq(mkfifo(path, 0600), 0);
	refused(path, "not a regular file");
	unlink(path);
	store_bare(path, "CREATE TABLE t(x); INSERT INTO t VALUES(1)");
	refused(path, "not a session file");
	free(path);
	store_free(&f);
}

Test(open, a_file_of_a_newer_filrouge_is_refused_and_left_as_it_was)
{
	struct store f = store_new();
	session_close(f.s);
	f.s = NULL;
	store_bare(f.path, "PRAGMA user_version = 7");
	refused(f.path, "made by a newer filrouge (format 7; this one reads up to 4)");
	store_bare(f.path, "PRAGMA user_version = 0");
	refused(f.path, "unknown format (0)");
	store_free(&f);
}

Test(open, a_file_whose_tables_are_not_ours_is_refused)
{
	static const char *const alterations[] = {
		"CREATE TABLE extra(x)",
		"CREATE TRIGGER t AFTER INSERT ON change BEGIN DELETE FROM answer; END",
		"CREATE VIEW v AS SELECT 1",
		"CREATE INDEX i ON change(author)",
		"ALTER TABLE note ADD COLUMN extra TEXT",
		"DROP TABLE place",
		"PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = replace(sql, 'TEXT, -- NULL: removed', 'TEXT, -- "
	    "NULL: removes') WHERE name = 'note'",
	};
	struct store f = store_new();
	session_close(f.s);
	f.s = NULL;
	size_t len;
	char *whole = store_read_file(f.path, &len);
	for (size_t i = 0; i < sizeof alterations / sizeof *alterations; i++) {
		store_put_file(f.path, whole, len);
		store_bare(f.path, alterations[i]);
		refused(f.path, "its tables are not those of a session file");
	}
	free(whole);
	store_free(&f);
}

Test(open, a_file_cut_short_anywhere_is_said_to_be_or_opens_and_reports)
{
	struct store f = store_new();
	session_close(f.s);
	f.s = NULL;
	size_t len;
	char *whole = store_read_file(f.path, &len), *path = store_path(&f, "cut.filrouge");
	for (size_t cut = 512; cut < len; cut += 512) {
		store_put_file(path, whole, cut);
		refused(path, cut >= 1024 ? "cut short" : "cut.filrouge");
	}
	free(path);
	free(whole);
	store_free(&f);
}

Test(open, a_zeroed_page_never_crashes_nor_shows_a_wrong_text)
{
	struct store f = store_new();
	store_set(&f, "ada", store_answer("weather", 1), VALUE_TEXT, "Soleil");
	session_close(f.s);
	f.s = NULL;
	size_t len;
	char *whole = store_read_file(f.path, &len), *path = store_path(&f, "hole.filrouge");
	for (size_t page = 0; page < len; page += 4096) {
		char *copy = xrealloc(NULL, len, 1);
		memcpy(copy, whole, len);
		memset(copy + page, 0, 4096);
		store_put_file(path, copy, len);
		struct error err = {0};
		struct session *s = session_open(path, SESSION_WRITE, &err);
		struct buf out = {0};
		char *trouble = NULL, *value = NULL;
		struct target t = store_answer("weather", 1);
		if (s && session_value(s, &t, &value, &err))
			cr_assert(!value || strcmp(value, "Soleil") == 0, "page %zu: %s", page / 4096, value);
		free(value);
		free(trouble);
		buf_clear(&out);
		error_clear(&err);
		session_close(s);
		free(copy);
	}
	free(path);
	free(whole);
	store_free(&f);
}

Test(open, any_flipped_bit_of_a_text_is_reported_or_harmless)
{
	struct store f = store_new();
	store_set(&f, "ada", store_answer("weather", 1), VALUE_TEXT, "Soleil sur Mons");
	session_close(f.s);
	f.s = NULL;
	size_t len;
	char *bytes = store_read_file(f.path, &len), *path = store_path(&f, "flip.filrouge");
	for (size_t at = 0; at < len; at += 97) {
		struct error err = {0};
		struct target t = store_answer("weather", 1);
		char *value = NULL;
		bytes[at] ^= (char)(1 << (at % 8));
		store_put_file(path, bytes, len);
		struct session *s = session_open(path, SESSION_WRITE, &err);
		if (s && session_value(s, &t, &value, &err) && value)
			cr_assert_str_eq(value, "Soleil sur Mons", "byte %zu", at);
		free(value);
		session_close(s);
		error_clear(&err);
		bytes[at] ^= (char)(1 << (at % 8));
	}
	free(path);
	free(bytes);
	store_free(&f);
}

Test(open, a_name_that_looks_like_an_address_is_a_name)
{
	struct store f = store_new();
	struct error err = {0};
	char *path = store_path(&f, "file:x?mode=memory");
	struct enterprise_list list = store_enterprises();
	struct session_new n = store_new_session(&list);
	cr_assert_eq(chdir(f.folder), 0);
	cr_assert(session_create("file:x?mode=memory", &n, &err), "%s", err.text);
	cr_assert_eq(access(path, F_OK), 0, "a file of that very name");
	struct session *s = session_open("file:x?mode=memory", SESSION_WRITE, &err);
	cr_assert_not_null(s, "%s", err.text);
	cr_assert_str_eq(session_path(s), path, "absolute");
	session_close(s);
	cr_assert_eq(chdir("/"), 0);
	free(path);
	store_free(&f);
}

Test(open, a_link_to_a_session_file_is_followed_to_it)
{
	struct store f = store_new();
	struct error err = {0};
	char *link = store_path(&f, "link.filrouge");
	cr_assert_eq(symlink(f.path, link), 0);
	struct session *s = session_open(link, SESSION_WRITE, &err);
	cr_assert_not_null(s, "%s", err.text);
	cr_assert_str_eq(session_path(s), f.path, "the file's own path, so that its journal is found by everybody");
	session_close(s);
	free(link);
	store_free(&f);
}

Test(open, for_reading_nothing_can_be_written)
{
	struct store f = store_new();
	struct error err = {0};
	struct session *s = session_open(f.path, SESSION_READ, &err);
	struct change c = {
		.at = 1, .author = "ada", .target = store_answer("weather", 1), .type = VALUE_TEXT, .after = "x"};
	bool wrote = session_begin(s, NULL, &err) && change_append(s, &c, &err) && session_commit(s, NULL, &err);
	cr_assert_not(wrote);
	session_rollback(s);
	cr_assert_str_eq(store_value(&f, store_answer("weather", 1)), "(absent)");
	error_clear(&err);
	session_close(s);
	store_free(&f);
}

/* What a person without rights on the file can do with it. */
struct attempt {
	const char *path;
	bool opens, reads_only;
};

static bool attempt(void *context)
{
	const struct attempt *a = context;
	struct error err = {0};
	struct session *s = session_open(a->path, SESSION_WRITE, &err);
	if (!s)
		return !a->opens && strstr(err.text, "may not read");
	struct target t = store_answer("weather", 1);
	char *value = NULL;
	bool good = a->opens && session_read_only(s) == a->reads_only && session_value(s, &t, &value, &err) && value &&
	            strcmp(value, "Vent") == 0;
	if (a->reads_only)
		good = good && !session_begin(s, NULL, &err) && strstr(err.text, "only be read");
	return good;
}

Test(open, where_writing_is_forbidden_the_file_can_be_consulted)
{
	struct store f = store_new();
	store_set(&f, "ada", store_answer("weather", 1), VALUE_TEXT, "Vent");
	session_close(f.s);
	f.s = NULL;
	static const struct {
		mode_t folder, file;
		bool opens, reads_only;
	} cases[] = {
		{0755, 0644, true, true},  {0777, 0644, true, true},  {0755, 0666, true, true},
		{0777, 0666, true, false}, {0755, 0600, false, true},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct attempt a = {f.path, cases[i].opens, cases[i].reads_only};
		if (geteuid() != 0) /* the owner: the bits that count are the first three */
			chmod(f.path, (cases[i].file & 0007) << 6), chmod(f.folder, (cases[i].folder & 0007) << 6);
		else
			chmod(f.path, cases[i].file), chmod(f.folder, cases[i].folder);
		int status = store_as_nobody(attempt, &a);
		chmod(f.folder, 0700);
		cr_assert_eq(status, 0, "folder %o, file %o", cases[i].folder, cases[i].file);
	}
	store_free(&f);
}

static int to_buffer(void *context, int columns, char **values, char **names)
{
	(void)columns;
	(void)names;
	buf_printf(context, "%s\n", values[0]);
	return 0;
}

Test(open, the_file_says_of_every_table_and_column_what_it_is)
{
	struct store f = store_new();
	struct buf schema = {0};
	sqlite3 *db;
	cr_assert_eq(sqlite3_open(f.path, &db), SQLITE_OK);
	cr_assert_eq(sqlite3_exec(db, "SELECT sql FROM sqlite_schema", to_buffer, &schema, NULL), SQLITE_OK);
	sqlite3_close(db);
	size_t lines = 0;
	for (char *line = strtok(schema.data, "\n"); line; line = strtok(NULL, "\n")) {
		bool plain = line[0] == ')' || strncmp(line, "  PRIMARY KEY(", 14) == 0 || strncmp(line, "CREATE TABLE 'search_", 21) == 0; /* FTS5's own */
		cr_assert(plain || strstr(line, "-- "), "said: %s", line);
		lines++;
	}
	cr_assert_gt(lines, 150, "all of it was looked at");
	buf_clear(&schema);
	store_free(&f);
}

Test(open, a_change_half_written_when_the_power_went_is_rolled_back_by_the_next_who_opens)
{
	struct store f = store_new();
	store_set(&f, "ada", store_answer("weather", 1), VALUE_TEXT, "Soleil");
	session_close(f.s);
	f.s = NULL;
	/* The file and its journal as they are in the middle of a transaction whose pages were spilled. */
	char *journal = xasprintf("%s-journal", f.path), *file2 = store_path(&f, "cut.filrouge");
	char *journal2 = xasprintf("%s-journal", file2);
	sqlite3 *db;
	cr_assert_eq(sqlite3_open(f.path, &db), SQLITE_OK);
	cr_assert_eq(sqlite3_exec(db,
	                          "PRAGMA cache_size=1; BEGIN; UPDATE answer SET value = 'Brume'; WITH RECURSIVE n(i) AS (SELECT 1 UNION"
	                          " SELECT i + 1 FROM n WHERE i < 400) INSERT INTO sheet SELECT 'p' || i, 1, 'f', 'q', 'text',"
	                          " hex(randomblob(400)), x'00' FROM n",
	                          NULL, NULL, NULL),
	             SQLITE_OK);
	size_t len, journal_len;
	char *bytes = store_read_file(f.path, &len), *journal_bytes = store_read_file(journal, &journal_len);
	store_put_file(file2, bytes, len);
	store_put_file(journal2, journal_bytes, journal_len);
	sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
	sqlite3_close(db);
	cr_assert_gt(journal_len, 512, "there is something to roll back");
	struct error err = {0};
	struct session *s = session_open(file2, SESSION_READ, &err);
	cr_assert_not_null(s, "%s", err.text);
	struct target t = store_answer("weather", 1);
	char *value;
	cr_assert(session_value(s, &t, &value, &err), "%s", err.text);
	cr_assert_str_eq(value, "Soleil");
	session_close(s);
	cr_assert_eq(access(journal2, F_OK), -1, "the journal has done its work");
	free(value);
	free(journal_bytes);
	free(bytes);
	free(journal2);
	free(file2);
	free(journal);
	store_free(&f);
}

Test(open, numbers_used_up_by_somebody_else_refuse_writing_and_leave_reading)
{
	struct store f = store_new();
	struct error err = {0};
	store_draft(&f, "ada", store_answer("weather", 1), "Pluie");
	store_bare(f.path, "UPDATE draft SET revision = 9223372036854775807");
	cr_assert_null(session_open(f.path, SESSION_WRITE, &err), "not for writing");
	cr_assert(err.text && strstr(err.text, "numbered"), "one sentence says why: %s", err.text);
	error_clear(&err);
	struct session *s = session_open(f.path, SESSION_READ, &err);
	cr_assert_not_null(s, "for reading it opens: %s", err.text);
	free(store_export(s, 0));
	session_close(s);
	store_free(&f);
}

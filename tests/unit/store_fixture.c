/* A session file in a folder of its own and the file seen from outside, for the tests of the store. */
#include "store_fixture.h"

#include <criterion/criterion.h>

#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"

static const char scenario[] = "scenario = { id = \"store\"; version = 1; languages = [ \"en\" ]; title = \"Store\"; "
                               "purpose = \"p\"; source = \"s\"; slot = 20; homework = \"h\";\n"
							   " steps = ( { id = \"one\"; kind = \"individual\"; minutes = 10; title = \"One\"; say = "
                               "\"s\"; show = \"s\"; guide = \"g\";\n"
							   "  fields = ( { id = \"weather\"; kind = \"long\"; label = \"W\"; prompt = \"w\"; }, { "
                               "id = \"staff\"; kind = \"number\"; label = \"S\"; prompt = \"s\"; },\n"
							   "   { id = \"secret\"; kind = \"long\"; label = \"X\"; prompt = \"x\"; circle = \"f\"; "
                               "},\n"
							   "   { id = \"themes\"; kind = \"choices\"; label = \"T\"; prompt = \"t\"; options = ( { "
                               "id = \"a\"; label = \"A\"; }, { id = \"b\"; label = \"B\"; } ); },\n"
							   "   { id = \"people\"; kind = \"table\"; label = \"P\"; prompt = \"p\"; columns = ( { "
                               "id = \"name\"; kind = \"text\"; label = \"N\"; } ); } ); },\n"
							   "  { id = \"two\"; kind = \"plenary\"; minutes = 10; title = \"Two\"; say = \"s\"; show "
                               "= \"s\"; guide = \"g\";\n"
							   "  fields = ( { id = \"shared\"; kind = \"long\"; label = \"G\"; prompt = \"g\"; per = "
                               "\"group\"; circle = \"g\"; },\n"
							   "   { id = \"inner\"; kind = \"long\"; label = \"I\"; prompt = \"i\"; per = \"group\"; "
                               "},\n"
							   "   { id = \"hot\"; kind = \"anonymous\"; label = \"H\"; prompt = \"h\"; questions = ( "
                               "{ id = \"pace\"; kind = \"text\"; label = \"P\"; prompt = \"p\"; } ); } );\n"
							   " } ); };\n";

static char none[] = "", fr[] = "fr", insertion[] = "insertion", kind[] = "enterprise";
static char names[5][16] = {"Jardins", "Phare", "Łódka", "Zorg \"Ons\"", "Énergie"};
static struct enterprise_row rows[5] = {
	{names[0], kind, insertion, none, fr, none, none}, {names[1], kind, none, none, fr, none, none},
	{names[2], kind, none, none, none, none, none},    {names[3], kind, none, none, none, none, none},
	{names[4], kind, none, none, none, none, none},
};

struct enterprise_list store_enterprises(void)
{
	return (struct enterprise_list){rows, 5};
}

struct session_new store_new_session(const struct enterprise_list *list)
{
	return (struct session_new){
		.title = "Groupe de Lille",
		.language = LANG_FR,
		.date = "2026-03-12",
		.place = "Mons",
		.scenario_text = scenario,
		.scenario_len = strlen(scenario),
		.scenario_id = "store",
		.scenario_version = 1,
		.scenario_title = "Store",
		.enterprises = list,
		.author = "ada",
	};
}

char *store_path(const struct store *f, const char *name)
{
	return xasprintf("%s/%s", f->folder, name);
}

struct store store_new(void)
{
	struct store f = {.folder = "/tmp/filrouge-store-XXXXXX", .now = 1773307800000};
	struct error err = {0};
	struct enterprise_list list = store_enterprises();
	struct session_new n = store_new_session(&list);
	cr_assert_not_null(mkdtemp(f.folder), "a folder");
	f.path = store_path(&f, "group.filrouge");
	cr_assert(session_create(f.path, &n, &err), "created: %s", err.text);
	f.s = session_open(f.path, SESSION_WRITE, &err);
	cr_assert_not_null(f.s, "opened: %s", err.text);
	return f;
}

void store_reopen(struct store *f)
{
	struct error err = {0};
	session_close(f->s);
	f->s = session_open(f->path, SESSION_WRITE, &err);
	cr_assert_not_null(f->s, "opened again: %s", err.text);
}

void store_free(struct store *f)
{
	struct dirent *e;
	session_close(f->s);
	DIR *d = opendir(f->folder);
	while (d && (e = readdir(d))) {
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			unlinkat(dirfd(d), e->d_name, 0);
	}
	if (d)
		closedir(d);
	cr_assert_eq(rmdir(f->folder), 0, "nothing is left behind in %s", f->folder);
	free(f->path);
}

void store_put_file(const char *path, const void *bytes, size_t len)
{
	FILE *f = fopen(path, "w");
	cr_assert_not_null(f, "%s can be written", path);
	cr_assert_eq(fwrite(bytes, 1, len, f), len, "written");
	fclose(f);
}

char *store_read_file(const char *path, size_t *len)
{
	struct stat st;
	FILE *f = fopen(path, "r");
	cr_assert(f && fstat(fileno(f), &st) == 0, "%s can be read", path);
	char *bytes = xcalloc((size_t)st.st_size + 1, 1);
	size_t got = fread(bytes, 1, (size_t)st.st_size, f);
	fclose(f);
	if (len)
		*len = got;
	return bytes;
}

struct target store_answer(const char *field, int64_t enterprise)
{
	return (struct target){.kind = TARGET_ANSWER,
	                       .meeting = 1,
	                       .enterprise = enterprise,
	                       .step = "one",
	                       .field = field,
	                       .row = "",
	                       .column = ""};
}

struct target store_cell(const char *field, int64_t enterprise, const char *row, const char *column)
{
	struct target t = store_answer(field, enterprise);
	t.row = row;
	t.column = column;
	return t;
}

struct target store_note(const char *id, const char *column)
{
	return (struct target){.kind = TARGET_NOTE, .step = "", .field = "", .row = id, .column = column};
}

int64_t store_set(struct store *f, const char *author, struct target t, enum value_type type, const char *value)
{
	struct error err = {0};
	struct change c = {.at = f->now += 1000, .author = author, .target = t, .type = type, .after = value};
	bool good = session_begin(f->s, NULL, &err) && change_append(f->s, &c, &err) && session_commit(f->s, NULL, &err);
	cr_assert(good, "set: %s", err.text);
	return c.revision;
}

void store_draft(struct store *f, const char *author, struct target t, const char *text)
{
	struct error err = {0};
	int64_t revision;
	bool good = session_begin(f->s, NULL, &err) &&
	            draft_put(f->s, &t, "screen", author, text, f->now += 1000, false, &revision, &err) &&
	            session_commit(f->s, NULL, &err);
	cr_assert(good, "draft: %s", err.text);
}

struct undo_result store_undo(struct store *f, const char *author, bool redo, bool force)
{
	struct error err = {0};
	struct undo_result r;
	bool good = session_begin(f->s, NULL, &err) &&
	            session_undo(f->s, author, redo, force, f->now += 1000, NULL, NULL, &r, &err) &&
	            session_commit(f->s, NULL, &err);
	cr_assert(good, "undo: %s", err.text);
	return r;
}

const char *store_value(struct store *f, struct target t)
{
	static char *kept;
	struct error err = {0};
	char *value;
	free(kept);
	kept = NULL;
	cr_assert(session_value(f->s, &t, &value, &err), "read: %s", err.text);
	kept = value ? value : xstrdup("(absent)");
	return kept;
}

char *store_export(struct session *s, int64_t enterprise)
{
	struct error err = {0};
	char *text = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&text, &len);
	bool good = session_export(s, enterprise, out, &err);
	fclose(out);
	cr_assert(good, "exported: %s", err.text);
	return text;
}

char *store_json(const char *json, const char *sql)
{
	sqlite3 *db;
	sqlite3_stmt *q;
	sqlite3_open(":memory:", &db);
	cr_assert_eq(sqlite3_prepare_v2(db, sql, -1, &q, NULL), SQLITE_OK, "%s: %s", sql, sqlite3_errmsg(db));
	sqlite3_bind_text(q, sqlite3_bind_parameter_index(q, ":json"), json, -1, SQLITE_STATIC);
	int rc = sqlite3_step(q);
	cr_assert(rc == SQLITE_ROW, "%s: %s", sql, sqlite3_errmsg(db));
	const char *got = (const char *)sqlite3_column_text(q, 0);
	char *text = xstrdup(got ? got : "(null)");
	sqlite3_finalize(q);
	sqlite3_close(db);
	return text;
}

void store_bare(const char *path, const char *sql)
{
	sqlite3 *db;
	char *why = NULL;
	cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK, "a bare connection to %s", path);
	sqlite3_busy_timeout(db, 2000);
	cr_assert_eq(sqlite3_exec(db, sql, NULL, NULL, &why), SQLITE_OK, "%s: %s", sql, why);
	sqlite3_close(db);
}

char *store_bare_text(const char *path, const char *sql)
{
	sqlite3 *db;
	sqlite3_stmt *q;
	cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK, "a bare connection to %s", path);
	sqlite3_busy_timeout(db, 2000);
	cr_assert_eq(sqlite3_prepare_v2(db, sql, -1, &q, NULL), SQLITE_OK, "%s: %s", sql, sqlite3_errmsg(db));
	cr_assert_eq(sqlite3_step(q), SQLITE_ROW, "%s: a row", sql);
	char *text = xstrdup((const char *)sqlite3_column_text(q, 0));
	sqlite3_finalize(q);
	sqlite3_close(db);
	return text;
}

static bool to_lines(void *context, const struct change *c, struct error *err)
{
	const struct target *t = &c->target;
	(void)err;
	buf_printf(context, "%s%s %" PRId64 "/%s/%s/%" PRId64 "/%s/%s=%s\n", c->draft ? "draft " : "",
	           target_kinds[t->kind].name, t->meeting, t->step, t->field, t->enterprise, t->row, t->column,
	           c->after ? c->after : "(absent)");
	return true;
}

char *store_snapshot(struct session *s, char **trouble)
{
	struct buf b = {0};
	struct error err = {0};
	char *said = NULL;
	cr_assert(session_snapshot(s, 0, NULL, to_lines, &b, trouble ? trouble : &said, &err), "snapshot: %s", err.text);
	cr_assert_null(said, "nothing is wrong: %s", said);
	return buf_take(&b);
}

char *store_since(struct session *s, int64_t since)
{
	struct buf b = {0};
	struct error err = {0};
	cr_assert(session_since(s, since, to_lines, &b, &err), "since: %s", err.text);
	return buf_take(&b);
}

int store_as_nobody(bool (*work)(void *context), void *context)
{
	int status = 0;
	pid_t pid = fork();
	cr_assert(pid >= 0, "a process");
	if (pid == 0) {
		if (geteuid() == 0 && (setresgid(65534, 65534, 65534) != 0 || setresuid(65534, 65534, 65534) != 0))
			_exit(3);
		_exit(work(context) ? 0 : 1);
	}
	cr_assert_eq(waitpid(pid, &status, 0), pid, "it ended");
	return status;
}

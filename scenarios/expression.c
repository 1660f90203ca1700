/* Expressions on SQLite: a connection in memory, one virtual table of cells whose values a callback gives, an authorizer that knows
 * that table and a list of functions. The only file of this room that knows SQLite. */
#include "scenarios/expression.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "scenarios/expression_names.h"

enum {
	TYPES = 3, /* each name has three columns, of which it uses the one of its type: n0 t0 x0 n1 ... */
	STEPS_AT_ONCE = 1000,
	STEPS_MAX = 100, /* times so many */
	VALUE_MAX = (4 << 20) + 1024,
	TRIMMED_MAX = 100, /* bytes of what trim() takes away */
	HINTS = 200,
};

struct expression {
	struct expressions *all;
	struct expression *next;
	sqlite3_stmt *statement;
	struct expression_names names;
	struct expression_read *reads; /* those that SQLite reads */
	size_t read_count;
};

struct expressions {
	sqlite3 *db;
	sqlite3_vfs vfs; /* the default one, but for the clock */
	char *vfs_name;
	struct expression_scope scope;
	struct map *fields;
	struct expression *first;
	struct expression *now; /* being prepared or evaluated */
	const struct expression_source *source;
	int steps;
	size_t hints;
	struct buf result;
};

struct cursor { /* on the one row */
	sqlite3_vtab_cursor base; /* first */
	bool over;
};

struct cells {
	sqlite3_vtab base; /* first */
	struct expressions *all;
};

static int cells_connect(sqlite3 *db, void *all, int argc, const char *const *argv, sqlite3_vtab **made, char **error)
{
	struct buf b = {0};
	(void)argc, (void)argv, (void)error;
	for (int i = 0; i < EXPRESSION_MAX_NAMES; i++)
		buf_printf(&b, "%s n%d REAL, t%d TEXT, x%d", i ? "," : "CREATE TABLE cells(", i, i, i);
	buf_char(&b, ')');
	int rc = sqlite3_declare_vtab(db, buf_str(&b));
	buf_clear(&b);
	if (rc != SQLITE_OK)
		return rc;
	sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
	struct cells *cells = xcalloc(1, sizeof *cells);
	cells->all = all;
	*made = &cells->base;
	return SQLITE_OK;
}

static int cells_disconnect(sqlite3_vtab *cells)
{
	free(cells);
	return SQLITE_OK;
}

static int cells_plan(sqlite3_vtab *cells, sqlite3_index_info *info)
{
	(void)cells;
	info->estimatedCost = 1;
	info->estimatedRows = 1;
	info->idxFlags = SQLITE_INDEX_SCAN_UNIQUE;
	return SQLITE_OK;
}

static int cells_open(sqlite3_vtab *cells, sqlite3_vtab_cursor **made)
{
	(void)cells;
	struct cursor *cursor = xcalloc(1, sizeof *cursor);
	*made = &cursor->base;
	return SQLITE_OK;
}

static int cells_close(sqlite3_vtab_cursor *cursor)
{
	free(cursor);
	return SQLITE_OK;
}

static int cells_filter(sqlite3_vtab_cursor *cursor, int plan, const char *name, int argc, sqlite3_value **argv)
{
	(void)plan, (void)name, (void)argc, (void)argv;
	((struct cursor *)cursor)->over = false;
	return SQLITE_OK;
}

static int cells_next(sqlite3_vtab_cursor *cursor)
{
	((struct cursor *)cursor)->over = true;
	return SQLITE_OK;
}

static int cells_end(sqlite3_vtab_cursor *cursor)
{
	return ((struct cursor *)cursor)->over;
}

static int cells_column(sqlite3_vtab_cursor *cursor, sqlite3_context *result, int column)
{
	struct expressions *all = ((struct cells *)cursor->pVtab)->all;
	size_t i = (size_t)(column / TYPES);
	struct expression_value value = {0};
	if (!all->source || !all->now || i >= all->now->names.count)
		return SQLITE_OK;
	all->source->value(all->source->context, &all->now->names.list[i].read, &value);
	if (value.type == EXPRESSION_NUMBER)
		sqlite3_result_double(result, value.number);
	else if (value.type == EXPRESSION_TEXT)
		sqlite3_result_text64(result, value.text, value.len, SQLITE_STATIC, SQLITE_UTF8);
	else if (value.missing) /* a null that remembers why, for missing(x) only */
		sqlite3_result_pointer(result, (void *)value.missing, "missing", NULL);
	return SQLITE_OK;
}

static int cells_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *row)
{
	(void)cursor;
	*row = 1;
	return SQLITE_OK;
}

/* Has no xCreate: it is there by itself and only so. */
static const sqlite3_module cells_module = {
	.xConnect = cells_connect, .xBestIndex = cells_plan, .xDisconnect = cells_disconnect,
	.xOpen = cells_open,       .xClose = cells_close,    .xFilter = cells_filter,
	.xNext = cells_next,       .xEof = cells_end,        .xColumn = cells_column,
	.xRowid = cells_rowid,
};

/* has(ids, id): is ID among the ids, which have a space between? */
static void has(sqlite3_context *result, int argc, sqlite3_value **argv)
{
	const char *ids = (const char *)sqlite3_value_text(argv[0]), *id = (const char *)sqlite3_value_text(argv[1]);
	size_t len = id ? strlen(id) : 0;
	(void)argc;
	if (!id || !ids)
		return;
	bool found = false;
	for (const char *at = ids; len && !found && (at = strstr(at, id)); at += len)
		found = (at == ids || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0');
	sqlite3_result_int(result, found);
}

/* missing(x): why there is no answer; null when there is one, or when it was not asked. */
static void missing(sqlite3_context *result, int argc, sqlite3_value **argv)
{
	(void)argc;
	const char *why = sqlite3_value_pointer(argv[0], "missing");
	if (why)
		sqlite3_result_text(result, why, -1, SQLITE_STATIC);
}

/* min(x), max(x) of one thing would be SQL's aggregates: here it is that thing. */
static void itself(sqlite3_context *result, int argc, sqlite3_value **argv)
{
	(void)argc;
	sqlite3_result_value(result, argv[0]);
}

static void text_of(sqlite3_value *value, const char **text, size_t *len)
{
	*text = (const char *)sqlite3_value_text(value);
	*len = *text ? (size_t)sqlite3_value_bytes(value) : 0;
}

/* instr(text, part): at which character it begins. SQLite's own takes hours where both are long and alike, and nothing stops a
 * function once it runs. */
static void instr(sqlite3_context *result, int argc, sqlite3_value **argv)
{
	const char *text, *part;
	size_t len, part_len;
	(void)argc;
	text_of(argv[0], &text, &len);
	text_of(argv[1], &part, &part_len);
	if (!text || !part)
		return;
	const char *found = memmem(text, len, part, part_len);
	sqlite3_int64 at = found ? 1 : 0;
	for (const char *p = text; found && p < found; p++)
		at += ((unsigned char)*p & 0xC0) != 0x80;
	sqlite3_result_int64(result, at);
}

/* Does a character of SET, LEN bytes, stand at (LAST: end before) AT? Its bytes, or 0. */
static size_t one_of(const char *set, size_t len, const char *at, size_t left, bool last)
{
	for (size_t i = 0, n; i < len; i += n) {
		for (n = 1; i + n < len && ((unsigned char)set[i + n] & 0xC0) == 0x80;)
			n++;
		if (n <= left && memcmp(set + i, last ? at - n : at, n) == 0)
			return n;
	}
	return 0;
}

/* trim(text, characters): the same of it. */
static void trim(sqlite3_context *result, int argc, sqlite3_value **argv)
{
	const char *text, *set;
	size_t len, set_len, n;
	(void)argc;
	text_of(argv[0], &text, &len);
	text_of(argv[1], &set, &set_len);
	if (set_len > TRIMMED_MAX)
		sqlite3_result_error(result, "too many characters to trim", -1);
	if (!text || !set || set_len > TRIMMED_MAX)
		return;
	while (len && (n = one_of(set, set_len, text, len, false)))
		text += n, len -= n;
	while (len && (n = one_of(set, set_len, text + len, len, true)))
		len -= n;
	sqlite3_result_text64(result, text, len, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static int allow(void *context, int action, const char *what, const char *detail, const char *database, const char *inner)
{
	struct expressions *all = context;
	(void)database, (void)inner;
	if (action == SQLITE_SELECT)
		return SQLITE_OK;
	if (action == SQLITE_READ && strcmp(what, "cells") == 0) {
		size_t i = detail[0] ? strtoul(detail + 1, NULL, 10) : EXPRESSION_MAX_NAMES;
		if (all->now && i < all->now->names.count)
			all->now->names.list[i].used = true;
		return SQLITE_OK;
	}
	for (size_t i = 0; action == SQLITE_FUNCTION && expression_functions[i]; i++)
		if (sqlite3_stricmp(detail, expression_functions[i]) == 0)
			return SQLITE_OK;
	return SQLITE_DENY;
}

static int stop(void *context)
{
	struct expressions *all = context;
	return ++all->steps > STEPS_MAX;
}

static int now_ms(sqlite3_vfs *vfs, sqlite3_int64 *ms)
{
	(void)vfs;
	*ms = clock_now() + 210866760000000; /* from 1970 to the Julian day 0 */
	return SQLITE_OK;
}

static void limit(sqlite3 *db)
{
	static const struct {
		int what, most;
	} limits[] = {
		{SQLITE_LIMIT_LENGTH, VALUE_MAX},       {SQLITE_LIMIT_SQL_LENGTH, 64 << 10},
		{SQLITE_LIMIT_COLUMN, 256},             {SQLITE_LIMIT_EXPR_DEPTH, 300},
		{SQLITE_LIMIT_COMPOUND_SELECT, 1},      {SQLITE_LIMIT_VDBE_OP, 10000},
		{SQLITE_LIMIT_FUNCTION_ARG, 32},        {SQLITE_LIMIT_ATTACHED, 0},
		{SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100}, {SQLITE_LIMIT_VARIABLE_NUMBER, 0},
		{SQLITE_LIMIT_TRIGGER_DEPTH, 0},        {SQLITE_LIMIT_WORKER_THREADS, 0},
	};
	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
		sqlite3_limit(db, limits[i].what, limits[i].most);
}

static bool open_connection(struct expressions *all)
{
	const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX;
	const int pure = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
	sqlite3_vfs *usual = sqlite3_vfs_find(NULL);
	sqlite3_stmt *first = NULL;
	all->vfs_name = xasprintf("expressions-%p", (void *)all);
	if (!usual)
		return false;
	all->vfs = *usual;
	all->vfs.zName = all->vfs_name;
	all->vfs.xCurrentTimeInt64 = now_ms;
	if (sqlite3_vfs_register(&all->vfs, 0) || sqlite3_open_v2(":memory:", &all->db, flags, all->vfs_name))
		return false;
	sqlite3 *db = all->db;
	static const int off[] = {SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_DQS_DDL,
	                          SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW,
	                          SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION};
	for (size_t i = 0; i < sizeof off / sizeof *off; i++)
		sqlite3_db_config(db, off[i], 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	limit(db);
	static const struct {
		const char *name;
		int arguments;
		void (*function)(sqlite3_context *result, int argc, sqlite3_value **argv);
	} ours[] = {
		{"has", 2, has}, {"missing", 1, missing}, {"min", 1, itself}, {"max", 1, itself}, {"instr", 2, instr}, {"trim", 2, trim},
	};
	bool fine = sqlite3_create_module(db, "cells", &cells_module, all) == SQLITE_OK;
	for (size_t i = 0; i < sizeof ours / sizeof *ours && fine; i++)
		fine = sqlite3_create_function(db, ours[i].name, ours[i].arguments, pure, NULL, ours[i].function, NULL, NULL) == SQLITE_OK;
	fine = fine && sqlite3_prepare_v2(db, "SELECT n0 FROM cells", -1, &first, NULL) == SQLITE_OK;
	sqlite3_finalize(first); /* the table has declared itself: from now on nothing else may */
	sqlite3_set_authorizer(db, allow, all);
	sqlite3_progress_handler(db, STEPS_AT_ONCE, stop, all);
	return fine;
}

static struct map *index_fields(const struct scenario *s)
{
	struct map *fields = map_new();
	for (size_t i = 0; i < s->step_count; i++)
		for (size_t k = 0; k < s->steps[i].field_count; k++)
			if (s->steps[i].fields[k].id)
				map_put(fields, s->steps[i].fields[k].id, &s->steps[i].fields[k]);
	return fields;
}

struct expressions *expressions_open(const struct scenario *s, const struct expression_earlier *earlier, struct error *err)
{
	struct expressions *all = xcalloc(1, sizeof *all);
	all->fields = index_fields(s);
	all->hints = HINTS;
	all->scope = (struct expression_scope){.own = s, .fields = all->fields, .arena = arena_new(), .hints = &all->hints};
	if (earlier)
		all->scope.earlier = *earlier;
	if (open_connection(all))
		return all;
	error_set(err, _("expressions cannot be evaluated: %s"), all->db ? sqlite3_errmsg(all->db) : "sqlite3_vfs_find");
	expressions_close(all);
	return NULL;
}

static void expression_free(struct expression *x)
{
	sqlite3_finalize(x->statement);
	free(x->names.list);
	free(x->reads);
	free(x);
}

void expressions_close(struct expressions *all)
{
	if (!all)
		return;
	for (struct expression *x = all->first, *next; x; x = next) {
		next = x->next;
		expression_free(x);
	}
	sqlite3_close(all->db);
	sqlite3_vfs_unregister(&all->vfs);
	free(all->vfs_name);
	map_free(all->fields, NULL);
	arena_free(all->scope.arena);
	buf_clear(&all->result);
	free(all);
}

/* (SELECT n0 AS "fte", t2 AS "name" FROM cells): the names in table SCOPE, of any table but "" when it is NULL.
 * false when there is none. */
static bool add_table(struct buf *sql, const struct expression_names *names, const char *before, const char *scope)
{
	bool any = false;
	for (size_t i = 0; i < names->count; i++) {
		const struct expression_name *one = &names->list[i];
		enum expression_type type = expression_read_type(&one->read);
		if (scope ? strcmp(one->scope, scope) != 0 : !one->scope[0])
			continue;
		char letter = type == EXPRESSION_NUMBER ? 'n' : type == EXPRESSION_TEXT ? 't' : 'x';
		buf_printf(sql, "%s%c%zu AS \"%s\"", any ? ", " : before, letter, i, one->column);
		any = true;
	}
	buf_text(sql, any ? " FROM cells)" : "");
	return any;
}

/* The query of SQL, which begins at byte *STARTS of it. Names alone are looked for in the inner table first; what only an outer one
 * has stands in two of them, so that it must be called in full. */
static char *build(const struct expression_names *names, const char *sql, size_t *starts)
{
	static const char opening[] = "SELECT (SELECT (";
	struct buf b = {0};
	buf_text(&b, opening);
	*starts = sizeof opening - 1;
	buf_printf(&b, "%s\n)", sql);
	add_table(&b, names, " FROM (SELECT ", "");
	buf_char(&b, ')');
	bool more = add_table(&b, names, " FROM (SELECT ", NULL);
	for (size_t i = 0; i < names->count && more; i++) {
		bool before = !names->list[i].scope[0];
		for (size_t k = 0; k < i && !before; k++)
			before = strcmp(names->list[k].scope, names->list[i].scope) == 0;
		if (!before && add_table(&b, names, ", (SELECT ", names->list[i].scope))
			buf_printf(&b, " AS \"%s\"", names->list[i].scope);
	}
	return buf_take(&b);
}

static void keep_reads(struct expression *x)
{
	x->reads = xcalloc(x->names.count + 1, sizeof *x->reads);
	for (size_t i = 0; i < x->names.count; i++)
		if (x->names.list[i].used)
			x->reads[x->read_count++] = x->names.list[i].read;
}

struct expression *expression_compile(struct expressions *all, const char *sql, struct expression_fault *fault)
{
	struct expression *x = xcalloc(1, sizeof *x);
	struct expression_name found[EXPRESSION_MAX_NAMES];
	size_t starts;
	x->names.list = found;
	bool fine = expression_names_find(&all->scope, sql, &x->names, fault);
	x->names.list = xcalloc(x->names.count + 1, sizeof *found);
	memcpy(x->names.list, found, x->names.count * sizeof *found);
	if (!fine) {
		expression_free(x);
		return NULL;
	}
	char *query = build(&x->names, sql, &starts);
	all->now = x;
	all->steps = 0;
	int rc = sqlite3_prepare_v3(all->db, query, -1, SQLITE_PREPARE_PERSISTENT, &x->statement, NULL);
	all->now = NULL;
	free(query);
	if (rc != SQLITE_OK) {
		int offset = sqlite3_error_offset(all->db);
		size_t at = offset < (int)starts ? 0 : (size_t)offset - starts, len = strlen(sql);
		expression_fault_say(&all->scope, sql, sqlite3_errmsg(all->db), at < len ? at : len, fault);
		expression_free(x);
		return NULL;
	}
	keep_reads(x);
	x->all = all;
	x->next = all->first;
	all->first = x;
	return x;
}

const struct expression_read *expression_reads(const struct expression *x, size_t *count)
{
	*count = x->read_count;
	return x->reads;
}

bool expression_depends(const struct expression *x, const struct field *field)
{
	for (size_t i = 0; i < x->read_count; i++)
		if (x->reads[i].field == field)
			return true;
	return false;
}

void expression_forget(struct expression *x)
{
	sqlite3_finalize(x->statement);
	x->statement = NULL;
}

bool expression_dated(const struct expression *x)
{
	return x->names.dated;
}

/* Copies the one value, so that nothing of the caller's is looked at afterwards. A text is one: bytes cut from the middle of a
 * character are not, nor what has grown beyond all that is read (a few fields that double one another's text get there). */
static bool take_value(struct expressions *all, sqlite3_stmt *statement, struct expression_value *out, struct error *err)
{
	int type = sqlite3_column_type(statement, 0);
	if (type == SQLITE_INTEGER || type == SQLITE_FLOAT) {
		out->type = EXPRESSION_NUMBER;
		out->number = sqlite3_column_double(statement, 0);
	}
	if (type == SQLITE_INTEGER || type == SQLITE_FLOAT || type == SQLITE_NULL)
		return true;
	const char *text = (const char *)sqlite3_column_text(statement, 0);
	size_t len = (size_t)sqlite3_column_bytes(statement, 0);
	if (len > EXPRESSION_MAX_TEXT)
		return error_set(err, _("the expression gives a text of more than %d bytes"), EXPRESSION_MAX_TEXT);
	if (type == SQLITE_BLOB || !text_valid(text, len))
		return error_set(err, _("the expression gives bytes that are not a text"));
	buf_drop(&all->result, all->result.len);
	buf_add(&all->result, text, len);
	*out = (struct expression_value){.type = EXPRESSION_TEXT, .text = buf_str(&all->result), .len = all->result.len};
	return true;
}

/* As SQL tells true from false: a text is the number it begins with. */
static enum expression_truth truth(sqlite3_stmt *statement)
{
	return sqlite3_column_type(statement, 0) == SQLITE_NULL  ? TRUTH_UNKNOWN
	       : sqlite3_column_double(statement, 0) != 0 ? TRUTH_YES
	                                                          : TRUTH_NO;
}

static int step(struct expression *x, const struct expression_source *from)
{
	x->all->now = x;
	x->all->source = from;
	x->all->steps = 0;
	return sqlite3_step(x->statement);
}

static void done(struct expression *x)
{
	sqlite3_reset(x->statement);
	x->all->now = NULL;
	x->all->source = NULL;
}

bool expression_value(struct expression *x, const struct expression_source *from, struct expression_value *out, struct error *err)
{
	int rc = step(x, from);
	*out = (struct expression_value){0};
	bool good = rc == SQLITE_ROW && take_value(x->all, x->statement, out, err);
	if (rc == SQLITE_INTERRUPT)
		error_set(err, _("the expression takes too long"));
	else if (rc != SQLITE_ROW)
		error_set(err, _("the expression cannot be evaluated: %s"), sqlite3_errmsg(x->all->db));
	done(x);
	return good;
}

enum expression_truth expression_truth(struct expression *x, const struct expression_source *from)
{
	enum expression_truth answer = step(x, from) == SQLITE_ROW ? truth(x->statement) : TRUTH_UNKNOWN;
	done(x);
	return answer;
}

/* Expressions on SQLite: a connection in memory, and an authorizer that knows one table (expression_cells.c) and a list of functions.
 * Of this room only these and expression_calls.c know SQLite. */
#include "scenarios/expression.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "scenarios/expression_calls.h"
#include "scenarios/expression_cells.h"
#include "scenarios/expression_names.h"
#include "scenarios/expression_query.h"

enum {
	STEPS_AT_ONCE = 1000,
	STEPS_MAX = 100, /* times so many */
	VALUE_MAX = (4 << 20) + 1024,
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
	struct expression_cells cells;
	int steps;
	size_t hints;
	struct buf result;
};

/* What name I of the expression at work stands for. */
static void cell(void *context, size_t i, struct expression_value *out)
{
	struct expressions *all = context;
	if (all->source && all->now && i < all->now->names.count)
		all->source->value(all->source->context, &all->now->names.list[i].read, out);
}

static int allow(void *context, int action, const char *what, const char *detail, const char *database, const char *inner)
{
	struct expressions *all = context;
	(void)database, (void)inner;
	if (action == SQLITE_SELECT)
		return SQLITE_OK;
	if (action == SQLITE_READ && strcmp(what, EXPRESSION_CELLS) == 0) {
		size_t i = expression_cells_name(detail);
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
	sqlite3_vfs *usual = sqlite3_vfs_find(NULL);
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
	all->cells = (struct expression_cells){cell, all};
	bool fine = expression_calls_add(db) && expression_cells_add(db, &all->cells);
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
	char *query = expression_query(&x->names, sql, &starts);
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

/* The tables of current state, read, written and walked by what state_table.c says of each.
 * Knows nothing of history, undo or drafts. */
#include "session/state.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "session/state_table.h"

_Static_assert((int)STATE_USE_COUNT <= (int)STATE_USES, "the session keeps a statement for each use");

const char *state_table_name(enum target_kind kind)
{
	return state_tables[kind].name;
}

/* The attribute that T is about. */
static const char *attribute_of(const struct target *t)
{
	return state_tables[t->kind].value ? state_tables[t->kind].value : t->column;
}

static size_t attribute_number(enum target_kind kind, const char *attribute)
{
	const char *list = state_attributes(kind);
	struct state_word w;
	size_t at = 0;
	while (state_word_next(&list, &w) && !(strncmp(w.name, attribute, (size_t)w.len) == 0 && !attribute[w.len]))
		at++;
	assert(at < STATE_ATTRIBUTES);
	return at;
}

/* Prepared once for each kind, attribute and use. */
static sqlite3_stmt *statement(struct session *s, enum target_kind kind, const char *attribute, enum state_use use,
                               struct error *err)
{
	sqlite3_stmt **q = &s->state[kind][use == STATE_WRITE ? attribute_number(kind, attribute) : 0][use];
	if (!*q) {
		char *sql = state_sql(kind, attribute, use);
		*q = db_prepare(s, sql, err);
		free(sql);
	}
	return *q;
}

/* --- types --- */

static bool among(const char *name, const char *const *list)
{
	while (*list && strcmp(*list, name) != 0)
		list++;
	return *list;
}

static enum value_type attribute_type(enum target_kind kind, const char *name)
{
	static const char *const numbers[] = {"enterprise", "meeting",  "since", "seconds", "presenter", "quarters",
	                                      "position",   "planned",  "began", "ended",   "blank",     "revealed", "told",
	                                      "of",         "at",       NULL};
	static const char *const ids[] = {"kind",   "pole", "country", "language", "scenario", "live",
	                                  "status", "step", "circle",  "role",     "person",   "follow",   "lead",     "scribe", NULL};
	if (among(name, numbers))
		return VALUE_NUMBER;
	if (kind == TARGET_ATTENDANCE && strcmp(name, "persons") == 0)
		return VALUE_IDS;
	return kind == TARGET_MISSING || among(name, ids) ? VALUE_ID : VALUE_TEXT;
}

enum value_type state_type(const struct target *t, enum value_type given)
{
	return t->kind == TARGET_ANSWER || t->kind >= TARGET_STORED_COUNT ? given : attribute_type(t->kind, attribute_of(t));
}

/* Numbers other than answers and positions are whole and kept as such. */
static void bind_value(sqlite3_stmt *q, const struct target *t, const char *text)
{
	if (text && t->kind != TARGET_ANSWER && t->kind != TARGET_ROW && state_type(t, VALUE_TEXT) == VALUE_NUMBER)
		db_bind_int(q, ":value", strtoll(text, NULL, 10));
	else
		db_bind_text(q, ":value", text);
}

/* --- columns --- */

/* What a column of a row means for the change made of it. */
enum role {
	ROLE_NONE,
	ROLE_MEETING,
	ROLE_ENTERPRISE,
	ROLE_STEP,
	ROLE_FIELD,
	ROLE_ROW,
	ROLE_COLUMN,
	ROLE_AUTHOR,
	ROLE_AT,
	ROLE_REVISION,
	ROLE_TYPE,
	ROLE_ATTRIBUTE
};

struct column {
	enum role role;
	enum value_type type; /* of an attribute */
	char name[16];
};

enum { COLUMNS = 16 };

struct state_columns {
	struct column list[COLUMNS];
	int count;
};

static enum role role_of(const struct state_word *w)
{
	static const struct {
		const char *name;
		enum role role;
	} roles[] = {
		{"meeting", ROLE_MEETING},   {"enterprise", ROLE_ENTERPRISE},
		{"step", ROLE_STEP},         {"field", ROLE_FIELD},
		{"row", ROLE_ROW},           {"column", ROLE_COLUMN},
		{"author", ROLE_AUTHOR},     {"at", ROLE_AT},
		{"revision", ROLE_REVISION}, {"type", ROLE_TYPE},
	};
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
		if (strncmp(roles[i].name, w->key, (size_t)w->key_len) == 0 && !roles[i].name[w->key_len])
			return roles[i].role;
	}
	return ROLE_NONE;
}

static void columns_add(struct state_columns *c, enum target_kind kind, const char *words, bool attributes)
{
	struct state_word w;
	while (state_word_next(&words, &w)) {
		assert(c->count < COLUMNS && w.len < (int)sizeof c->list->name);
		struct column *column = &c->list[c->count++];
		column->role = attributes ? ROLE_ATTRIBUTE : role_of(&w);
		memcpy(column->name, w.name, (size_t)w.len);
		column->type = attribute_type(kind, column->name);
	}
}

/* Worked out once for each kind, in the order of the table. */
static const struct state_columns *columns_of(struct session *s, enum target_kind kind)
{
	if (!s->columns[kind]) {
		const struct state_table *t = &state_tables[kind];
		struct state_columns *c = s->columns[kind] = xcalloc(1, sizeof *c);
		columns_add(c, kind, t->keys, false);
		columns_add(c, kind, state_attributes(kind), true);
		columns_add(c, kind, t->first, false);
		columns_add(c, kind, t->last, false);
	}
	return s->columns[kind];
}

/* --- one value --- */

/* Where a row has what T is about, its type and its revision; -1: nowhere. */
struct standing {
	int value, type, revision;
};

static struct standing standing_of(struct session *s, const struct target *t)
{
	const struct state_columns *c = columns_of(s, t->kind);
	struct standing at = {-1, -1, -1};
	for (int i = 0; i < c->count; i++) {
		if (c->list[i].role == ROLE_ATTRIBUTE && strcmp(c->list[i].name, attribute_of(t)) == 0)
			at.value = i;
		else if (c->list[i].role == ROLE_TYPE)
			at.type = i;
		else if (c->list[i].role == ROLE_REVISION)
			at.revision = i;
	}
	return at;
}

bool state_read(struct session *s, const struct target *t, struct state_value *v, struct error *err)
{
	struct standing at = standing_of(s, t);
	*v = (struct state_value){.type = state_type(t, VALUE_TEXT)};
	sqlite3_stmt *q = statement(s, t->kind, NULL, STATE_READ, err);
	if (!q)
		return false;
	db_bind_target(q, t);
	int got = db_step(s, q, err);
	if (got < 1)
		return got == 0;
	v->altered = !db_row_sound(q, state_tables[t->kind].name);
	if (!v->altered && at.revision >= 0)
		v->revision = sqlite3_column_int64(q, at.revision);
	if (!v->altered && sqlite3_column_type(q, at.value) != SQLITE_NULL) {
		v->text = xstrdup(db_text(q, at.value));
		if (at.type >= 0 && !db_value_type(db_text(q, at.type), &v->type))
			v->type = VALUE_TEXT;
	}
	sqlite3_reset(q);
	return true;
}

static bool drop(struct session *s, const struct target *t, enum state_use use, struct error *err)
{
	sqlite3_stmt *q = statement(s, t->kind, NULL, use, err);
	if (!q)
		return false;
	db_bind_target(q, t);
	return db_run(s, q, err);
}

bool state_drop(struct session *s, const struct target *t, struct error *err)
{
	return drop(s, t, STATE_DROP, err);
}

bool state_write(struct session *s, const struct change *c, struct error *err)
{
	const struct target *t = &c->target;
	if (!c->after && state_tables[t->kind].value)
		return drop(s, t, STATE_DROP, err);
	sqlite3_stmt *q = statement(s, t->kind, attribute_of(t), STATE_WRITE, err);
	if (!q)
		return false;
	db_bind_target(q, t);
	bind_value(q, t, c->after);
	db_bind_text(q, ":type", value_type_names[c->type]);
	db_bind_text(q, ":author", c->author);
	db_bind_int(q, ":at", c->at);
	db_bind_int(q, ":revision", c->revision);
	return db_run(s, q, err) && (c->after || drop(s, t, STATE_DROP_EMPTY, err));
}

/* --- walking --- */

static void take(struct change *c, enum role role, sqlite3_stmt *q, int at)
{
	switch (role) {
	case ROLE_MEETING: c->target.meeting = sqlite3_column_int64(q, at); break;
	case ROLE_ENTERPRISE: c->target.enterprise = sqlite3_column_int64(q, at); break;
	case ROLE_STEP: c->target.step = db_text(q, at); break;
	case ROLE_FIELD: c->target.field = db_text(q, at); break;
	case ROLE_ROW: c->target.row = db_text(q, at); break;
	case ROLE_COLUMN: c->target.column = db_text(q, at); break;
	case ROLE_AUTHOR: c->author = db_text(q, at); break;
	case ROLE_AT: c->at = sqlite3_column_int64(q, at); break;
	case ROLE_REVISION: c->revision = c->action = sqlite3_column_int64(q, at); break;
	case ROLE_TYPE: db_value_type(db_text(q, at), &c->type); break;
	default: break;
	}
}

static bool walk_row(enum target_kind kind, const struct state_columns *columns, sqlite3_stmt *q, change_sink *sink,
                     void *context, struct error *err)
{
	struct change c = {.author = "", .target = {.kind = kind, .step = "", .field = "", .row = "", .column = ""}};
	for (int i = 0; i < columns->count; i++)
		take(&c, columns->list[i].role, q, i);
	for (int i = 0; i < columns->count; i++) {
		const struct column *column = &columns->list[i];
		if (column->role != ROLE_ATTRIBUTE || sqlite3_column_type(q, i) == SQLITE_NULL)
			continue;
		if (!state_tables[kind].value)
			c.target.column = column->name;
		if (kind != TARGET_ANSWER)
			c.type = column->type;
		c.after = db_text(q, i);
		if (!sink(context, &c, err))
			return false;
	}
	return true;
}

static bool has_field(const struct state_scope *scope, const char *field)
{
	for (size_t i = 0; i < scope->field_count; i++)
		if (strcmp(scope->fields[i], field) == 0)
			return true;
	return false;
}

/* The column that names the field; -1: none. */
static int field_column(const struct state_columns *c)
{
	for (int i = 0; i < c->count; i++)
		if (c->list[i].role == ROLE_FIELD)
			return i;
	return -1;
}

/* Each row of Q but those of the scope's fields, where BUT says in which column they stand. */
static bool walk(struct session *s, enum target_kind kind, sqlite3_stmt *q, const struct state_scope *scope, int but,
                 change_sink *sink, void *context, size_t *altered, struct error *err)
{
	const struct state_columns *columns = columns_of(s, kind);
	int got;
	assert(sqlite3_column_count(q) == columns->count + 1);
	db_bind_int(q, ":meeting", scope->meeting);
	while ((got = db_step(s, q, err)) > 0) {
		if (but >= 0 && has_field(scope, db_text(q, but)))
			continue;
		bool late = kind == TARGET_SCENARIO && scope->doubt != NULL;
		if (!late && !db_row_sound(q, state_tables[kind].name)) {
			(*altered)++;
		} else if (!walk_row(kind, columns, q, sink, context, err)) {
			sqlite3_reset(q);
			return false;
		}
		if (late && !db_row_sound(q, state_tables[kind].name))
			*scope->doubt = true;
	}
	return got == 0;
}

bool state_walk(struct session *s, enum target_kind kind, const struct state_scope *scope, change_sink *sink,
                void *context, size_t *altered, struct error *err)
{
	bool these = scope->part == STATE_THESE;
	int column = scope->part == STATE_ALL ? -1 : field_column(columns_of(s, kind));
	sqlite3_stmt *q = statement(s, kind, NULL, these && column >= 0 ? STATE_WALK_FIELD : STATE_WALK, err);
	if (!q)
		return false;
	if (!these || column < 0)
		return walk(s, kind, q, scope, column, sink, context, altered, err);
	for (size_t i = 0; i < scope->field_count; i++) {
		db_bind_text(q, ":field", scope->fields[i]);
		if (!walk(s, kind, q, scope, -1, sink, context, altered, err))
			return false;
	}
	return true;
}

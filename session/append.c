/* change_append: history, current state, the words to search by and what may be undone, in one transaction. Knows nothing of drafts,
 * sockets or screens. */
#include "session/append.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "session/search_index.h"
#include "session/state.h"

const char *const change_ops[OP_COUNT] = {"do", "undo", "redo", "new"};

/* --- what may be in a file --- */

struct target target_normal(const struct target *t)
{
	unsigned keys = target_kinds[t->kind].keys;
	bool step = keys & KEY_STEP || t->kind == TARGET_ANSWER || t->kind == TARGET_MISSING;
	return (struct target){
		.kind = t->kind,
		.meeting = keys & KEY_MEETING ? t->meeting : 0,
		.enterprise = keys & KEY_ENTERPRISE ? t->enterprise : 0,
		.step = step && t->step ? t->step : "",
		.field = keys & KEY_FIELD && t->field ? t->field : "",
		.row = keys & KEY_ROW && t->row ? t->row : "",
		.column = keys & KEY_COLUMN && t->column ? t->column : "",
	};
}

static bool listed(const char *words, const char *word)
{
	size_t len = strlen(word);
	for (const char *at = words; len > 0 && (at = strstr(at, word)); at += len) {
		if ((at == words || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0'))
			return true;
	}
	return false;
}

/* "id version" */
static bool scenario_row_valid(const char *row)
{
	size_t len = strcspn(row, " ");
	char *id = xstrndup(row, len);
	bool good = id_valid(id) && row[len] == ' ' && row[len + 1] &&
	            strspn(row + len + 1, "0123456789") == strlen(row + len + 1);
	free(id);
	return good;
}

static bool target_valid(const struct target *t)
{
	unsigned keys = target_kinds[t->kind].keys;
	const char *columns = target_kinds[t->kind].columns;
	bool cell = t->kind == TARGET_ANSWER || t->kind == TARGET_MISSING || t->kind == TARGET_REVIEW;
	if (t->kind >= TARGET_STORED_COUNT)
		return false;
	if ((keys & KEY_MEETING && t->meeting <= 0) || t->enterprise < 0 ||
	    ((t->kind == TARGET_ENTERPRISE || t->kind == TARGET_REVIEW || t->kind == TARGET_DONE) && t->enterprise == 0))
		return false;
	if ((keys & KEY_STEP || *t->step) && !id_valid(t->step))
		return false;
	if (keys & KEY_FIELD && !id_valid(t->field))
		return false;
	if (keys & KEY_ROW && !(cell && !*t->row) &&
	    !(t->kind == TARGET_SCENARIO ? scenario_row_valid(t->row) : id_valid(t->row)))
		return false;
	if (keys & KEY_COLUMN && columns)
		return listed(columns, t->column);
	return !*t->column || id_valid(t->column);
}

/* As JSON writes it; a whole one where the file keeps whole ones. */
static bool number_valid(struct session *s, const struct target *t, const char *text, bool *valid, struct error *err)
{
	size_t len = strlen(text);
	*valid = false;
	if (len == 0 || len > 40 || strspn(text, "0123456789+-.eE") != len)
		return true;
	if (t->kind != TARGET_ANSWER && t->kind != TARGET_ROW &&
	    (strspn(text, "0123456789") != len || len > 18 || (*text == '0' && len > 1)))
		return true;
	sqlite3_stmt *q = db_query(s, "SELECT json_valid(:value)", err);
	if (!q)
		return false;
	db_bind_text(q, ":value", text);
	int got = db_step(s, q, err);
	if (got < 0)
		return false;
	*valid = got && sqlite3_column_int(q, 0);
	sqlite3_reset(q);
	return true;
}

/* One space between, none at the ends, each an id; "" is an empty list. */
static bool ids_valid(const char *text)
{
	while (*text) {
		size_t len = strcspn(text, " ");
		char *id = xstrndup(text, len);
		bool good = id_valid(id) && !(text[len] == ' ' && !text[len + 1]);
		free(id);
		if (!good)
			return false;
		text += len + (text[len] == ' ');
	}
	return true;
}

/* "1,4 2,5,7": numbers of enterprises, commas within a sub-group, one space between two */
static bool groups_valid(const char *text)
{
	while (*text) {
		size_t len = strspn(text, "0123456789");
		if (len == 0 || len > 18 || *text == '0')
			return false;
		text += len;
		if ((*text != ',' && *text != ' ') || !text[1])
			return !*text;
		text++;
	}
	return true;
}

bool append_valid(struct session *s, const struct target *t, enum value_type type, const char *value, struct error *err)
{
	bool good = target_valid(t);
	if (!good) {
		char *key = target_key(t), *shown = text_filter(key, strlen(key), false);
		error_set(err, _("`%s` is nothing that a session file can hold"), shown);
		free(shown);
		free(key);
		return false;
	}
	if (!value)
		return true;
	if (strlen(value) > CHANGE_TEXT_MAX)
		return error_set(err, _("a text is longer than it may be (4 MiB)"));
	good = text_valid(value, strlen(value));
	if (good && type == VALUE_NUMBER && !number_valid(s, t, value, &good, err))
		return false;
	if (type == VALUE_IDS)
		good = good && ids_valid(value);
	if (type == VALUE_ID && t->kind == TARGET_ANSWER)
		good = good && id_valid(value);
	if (t->kind == TARGET_STEP && strcmp(t->column, "groups") == 0)
		good = good && groups_valid(value);
	if (t->kind == TARGET_REVIEW && strcmp(t->column, "status") == 0)
		good = good && listed("accepted amended contested", value);
	if (good)
		return true;
	char *shown = text_filter(value, strnlen(value, 60), false);
	error_set(err,
	          type == VALUE_NUMBER ? _("`%s` is not a number")
	                               : _("`%s` cannot be kept: it is not what this field holds"),
	          shown);
	free(shown);
	return false;
}

/* --- history --- */

static bool history_put(struct session *s, const struct change *c, enum change_op op, int64_t concerns,
                        const struct undo_state *u, struct error *err)
{
	sqlite3_stmt *q = db_query(s,
	                           "INSERT INTO change(" CHANGE_COLUMNS ", op, concerns, below, undo_next, redo_next, "
	                                                                "hash) VALUES(:revision, :action, :at, :author,"
	                           " :kind, :meeting, :step, :field, :enterprise, :row, :column, :type, :before, :after, "
	                           ":merged, :op, :concerns, :below, :undo, :redo,"
	                           " row_hash('change', :revision, :action, :at, :author, :kind, :meeting, :step, :field, "
	                           ":enterprise, :row, :column, :type, :before,"
	                           " :after, :merged, :op, :concerns, :below, :undo, :redo))",
	                           err);
	if (!q)
		return false;
	db_bind_target(q, &c->target);
	db_bind_int(q, ":revision", c->revision);
	db_bind_int(q, ":action", c->action);
	db_bind_int(q, ":at", c->at);
	db_bind_text(q, ":author", c->author);
	db_bind_text(q, ":type", value_type_names[c->type]);
	db_bind_text(q, ":before", c->before);
	db_bind_text(q, ":after", c->after);
	db_bind_int(q, ":merged", c->merged);
	db_bind_text(q, ":op", change_ops[op]);
	db_bind_int(q, ":concerns", concerns);
	db_bind_int(q, ":below", u->below);
	db_bind_int(q, ":undo", u->undo_next);
	db_bind_int(q, ":redo", u->redo_next);
	return db_run(s, q, err);
}

bool change_from_row(sqlite3_stmt *q, struct change *c)
{
	*c = (struct change){
		.revision = sqlite3_column_int64(q, 0),
		.action = sqlite3_column_int64(q, 1),
		.at = sqlite3_column_int64(q, 2),
		.author = db_text(q, 3),
		.target = {.meeting = sqlite3_column_int64(q, 5),
	               .step = db_text(q, 6),
	               .field = db_text(q, 7),
	               .enterprise = sqlite3_column_int64(q, 8),
	               .row = db_text(q, 9),
	               .column = db_text(q, 10)},
		.before = (const char *)sqlite3_column_text(q, 12),
		.after = (const char *)sqlite3_column_text(q, 13),
		.merged = sqlite3_column_int(q, 14),
	};
	return target_kind_parse(db_text(q, 4), &c->target.kind) && db_value_type(db_text(q, 11), &c->type);
}

/* History, the words and the state. WAS: what the state has now. */
static bool append_all(struct session *s, const struct change *c, enum change_op op, int64_t concerns, const struct state_value *was,
                       struct error *err)
{
	struct undo_state u;
	return undo_state_after(s, c, op, concerns, &u, err) && history_put(s, c, op, concerns, &u, err) && search_keep(s, c, was, err) &&
	       state_write(s, c, err);
}

bool append_again(struct session *s, const struct change *c, enum change_op op, int64_t concerns, struct error *err)
{
	struct state_value was;
	bool good = state_read(s, &c->target, &was, err) && append_all(s, c, op, concerns, &was, err);
	free(was.text);
	return good;
}

/* --- an altered row is made again from the history, which has its own hashes --- */

static bool state_mend(struct session *s, const struct target *t, struct error *err)
{
	if (!state_drop(s, t, err))
		return false;
	sqlite3_stmt *q = db_query(s,
	                           "SELECT * FROM change WHERE kind = :kind AND meeting = :meeting AND field = :field AND "
	                           "enterprise = :enterprise"
	                           " AND \"row\" = :row AND (kind NOT IN ('step', 'turn', 'done') OR step = :step) ORDER BY revision",
	                           err);
	if (!q)
		return false;
	db_bind_target(q, t);
	int got;
	while ((got = db_step(s, q, err)) > 0) {
		struct change c;
		bool mine = db_row_sound(q, "change") && change_from_row(q, &c) &&
		            (target_kinds[t->kind].columns || target_same(&c.target, t));
		if (mine && !state_write(s, &c, err)) {
			sqlite3_reset(q);
			return false;
		}
	}
	return got == 0;
}

static bool read_sound(struct session *s, const struct target *t, struct state_value *v, struct error *err)
{
	if (!state_read(s, t, v, err))
		return false;
	return !v->altered || (state_mend(s, t, err) && state_read(s, t, v, err));
}

/* --- appending --- */

void session_speaks_for(struct session *s, int64_t enterprise)
{
	s->speaks_for = enterprise;
}

/* Whoever writes is somebody: a first change makes the person. */
static bool author_known(struct session *s, const struct change *c, struct error *err)
{
	if (s->author && strcmp(s->author, c->author) == 0)
		return true;
	if (!id_valid(c->author)) {
		char *shown = text_filter(c->author, strlen(c->author), false);
		error_set(err,
		          _("`%s` cannot be the id of a person: letters without accents, digits, - and _ only, 64 at most"),
		          shown);
		free(shown);
		return false;
	}
	replace(&s->author, c->author);
	sqlite3_stmt *q = db_query(s, "SELECT 1 FROM person WHERE id = :author", err);
	if (!q)
		return false;
	db_bind_text(q, ":author", s->author);
	int got = db_step(s, q, err);
	if (got != 0) {
		sqlite3_reset(q);
		return got > 0;
	}
	struct target person = {.kind = TARGET_PERSON, .step = "", .field = "", .row = s->author, .column = "name"};
	struct change name = {.at = c->at, .author = s->author, .target = person, .type = VALUE_TEXT, .after = s->author};
	if (!append_op(s, &name, OP_NEW, 0, err))
		return false;
	person.column = "role";
	struct change role = {.action = name.action,
	                      .at = c->at,
	                      .author = s->author,
	                      .target = person,
	                      .type = VALUE_ID,
	                      .after = s->speaks_for > 0 ? "enterprise" : "facilitator"};
	if (!append_op(s, &role, OP_NEW, 0, err))
		return false;
	if (s->speaks_for == 0)
		return true;
	char *number = xasprintf("%lld", (long long)s->speaks_for);
	person.column = "enterprise";
	struct change of = {.action = name.action, .at = c->at, .author = s->author, .target = person, .type = VALUE_NUMBER, .after = number};
	bool good = append_op(s, &of, OP_NEW, 0, err);
	free(number);
	return good;
}

static bool same(const struct state_value *v, const struct change *c)
{
	if (!v->text || !c->after)
		return !v->text && !c->after;
	return v->type == c->type && strcmp(v->text, c->after) == 0;
}

bool append_op(struct session *s, struct change *c, enum change_op op, int64_t concerns, struct error *err)
{
	c->target = target_normal(&c->target);
	c->type = state_type(&c->target, c->type);
	if (!append_valid(s, &c->target, c->type, c->after, err)) {
		s->hopeless = true;
		return false;
	}
	if (!author_known(s, c, err))
		return false;
	struct state_value now;
	if (!read_sound(s, &c->target, &now, err))
		return false;
	free(s->before);
	c->before = s->before = now.text;
	c->revision = 0;
	if (same(&now, c))
		return true;
	if (!c->after)
		c->type = now.type;
	if (!db_next_revision(s, &c->revision, err))
		return false;
	if (c->action == 0)
		c->action = c->revision;
	return append_all(s, c, op, concerns, &now, err);
}

bool change_append(struct session *s, struct change *c, struct error *err)
{
	return append_op(s, c, OP_DO, 0, err);
}

bool session_value(struct session *s, const struct target *t, char **value, struct error *err)
{
	struct target normal = target_normal(t);
	struct state_value v;
	*value = NULL;
	if (!append_valid(s, &normal, VALUE_TEXT, NULL, err) || !state_read(s, &normal, &v, err))
		return false;
	if (v.altered)
		return db_altered(s, state_table_name(normal.kind), err);
	*value = v.text;
	return true;
}

bool session_has(struct session *s, const struct target *t, bool *has, struct error *err)
{
	struct target normal = target_normal(t);
	struct state_value v;
	*has = false;
	if (!state_read(s, &normal, &v, err))
		return false;
	*has = v.altered || v.text;
	free(v.text);
	return true;
}

bool session_hopeless(const struct session *s)
{
	return s->hopeless;
}

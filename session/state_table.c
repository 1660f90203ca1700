/* What each kind's table of current state looks like: one row of state_tables describes it, the SQL is made from
 * it, so that a further attribute is one more word. Runs nothing. */
#include "session/state_table.h"

#include <string.h>

#include "base/memory.h"

#define MARKS "author at revision"
static const char of_meeting[] = "WHERE meeting = :meeting";

const struct state_table state_tables[TARGET_STORED_COUNT] = {
	[TARGET_SESSION] = {"session", "id=one", NULL, "", "", "", "id"},
	[TARGET_ENTERPRISE] = {"enterprise", "id=enterprise", NULL, "", "", "", "id"},
	[TARGET_SCENARIO] = {"scenario", "id=row", NULL, "", "",
                         "WHERE id IN (SELECT scenario FROM meeting WHERE id = :meeting)", "id"},
	[TARGET_MEETING] = {"meeting", "id=meeting", NULL, "", "", "WHERE id = :meeting", "id"},
	[TARGET_STEP] = {"step", "meeting step", NULL, "", "", of_meeting, "step"},
	[TARGET_ANSWER] = {"answer", "meeting field enterprise row column", "value", "", "step type " MARKS, of_meeting,
                       "meeting"},
	[TARGET_MISSING] = {"missing", "meeting field enterprise row column", "reason", "", "step " MARKS, of_meeting,
                        "meeting"},
	[TARGET_CIRCLE] = {"circle", "meeting field enterprise", "circle", "", MARKS, of_meeting, "meeting"},
	[TARGET_ROW] = {"table_row", "meeting field enterprise row", "position", "", MARKS, of_meeting,
                    "meeting"},
	[TARGET_NOTE] = {"note", "id=row", NULL, MARKS, "", "", "revision"},
	[TARGET_PERSON] = {"person", "id=row", NULL, "", "", "", "id"},
	[TARGET_ATTENDANCE] = {"attendance", "meeting enterprise half_day=row", NULL, "", "", of_meeting, "meeting"},
	[TARGET_HOURS] = {"hours", "id=row", NULL, "", "", "", "id"},
	[TARGET_CONSENT] = {"consent", "id=row", NULL, "", "", "", "id"},
	[TARGET_TURN] = {"turn", "meeting step enterprise", NULL, "", "", of_meeting, "step"},
	[TARGET_REVIEW] = {"review", "meeting field enterprise row", NULL, "", MARKS, of_meeting, "field"},
	[TARGET_DONE] = {"done", "meeting step enterprise", NULL, "", "", of_meeting, "step"},
};

const char *state_attributes(enum target_kind kind)
{
	return state_tables[kind].value ? state_tables[kind].value : target_kinds[kind].columns;
}

/* --- lists of words --- */

bool state_word_next(const char **list, struct state_word *w)
{
	*list += strspn(*list, " ");
	if (!**list)
		return false;
	int len = (int)strcspn(*list, " ");
	const char *equals = memchr(*list, '=', (size_t)len);
	w->name = *list;
	w->len = equals ? (int)(equals - *list) : len;
	w->key = equals ? equals + 1 : *list;
	w->key_len = equals ? len - w->len - 1 : len;
	*list += len;
	return true;
}

static bool word_is(const struct state_word *w, const char *text)
{
	return strlen(text) == (size_t)w->len && memcmp(w->name, text, (size_t)w->len) == 0;
}

static void add_columns(struct buf *b, const char *list, bool comma)
{
	struct state_word w;
	for (; state_word_next(&list, &w); comma = true)
		buf_printf(b, "%s\"%.*s\"", comma ? ", " : "", w.len, w.name);
}

static void add_all(struct buf *b, enum target_kind kind)
{
	const struct state_table *t = &state_tables[kind];
	add_columns(b, t->keys, false);
	add_columns(b, state_attributes(kind), true);
	add_columns(b, t->first, true);
	add_columns(b, t->last, true);
}

static void add_hash(struct buf *b, enum target_kind kind)
{
	buf_printf(b, "row_hash('%s', ", state_tables[kind].name);
	add_all(b, kind);
	buf_char(b, ')');
}

static void add_where(struct buf *b, enum target_kind kind, const char *prefix)
{
	const char *keys = state_tables[kind].keys;
	struct state_word w;
	for (const char *and = ""; state_word_next(&keys, &w); and = " AND ")
		buf_printf(b, "%s%s\"%.*s\" = :%.*s", and, prefix, w.len, w.name, w.key_len, w.key);
}

/* --- the statements --- */

static char *sql_read(enum target_kind kind)
{
	struct buf b = {0};
	buf_printf(&b, "SELECT * FROM %s WHERE ", state_tables[kind].name);
	add_where(&b, kind, "");
	return buf_take(&b);
}

/* A table with one value: the whole row comes with the change. */
static void add_whole(struct buf *b, enum target_kind kind)
{
	const struct state_table *t = &state_tables[kind];
	const char *lists[] = {t->keys, t->last};
	buf_text(b, "SELECT ");
	for (int i = 0; i < 2; i++) {
		const char *list = lists[i];
		struct state_word w;
		for (bool comma = i > 0; state_word_next(&list, &w); comma = true)
			buf_printf(b, "%s:%.*s AS \"%.*s\"", comma ? ", " : "", w.key_len, w.key, w.len, w.name);
		if (i == 0)
			buf_printf(b, ", :value AS \"%s\"", t->value);
	}
}

/* A table of attributes: the others are taken over from the row there is, if any. */
static void add_one_of_many(struct buf *b, enum target_kind kind, const char *attribute)
{
	const struct state_table *t = &state_tables[kind];
	const char *keys = t->keys, *list = target_kinds[kind].columns, *first = t->first, *last = t->last;
	struct state_word w;
	buf_text(b, "SELECT ");
	for (bool comma = false; state_word_next(&keys, &w); comma = true)
		buf_printf(b, "%s:%.*s AS \"%.*s\"", comma ? ", " : "", w.key_len, w.key, w.len, w.name);
	while (state_word_next(&list, &w)) {
		if (word_is(&w, attribute))
			buf_printf(b, ", :value AS \"%.*s\"", w.len, w.name);
		else
			buf_printf(b, ", e.\"%.*s\" AS \"%.*s\"", w.len, w.name, w.len, w.name);
	}
	while (state_word_next(&first, &w))
		buf_printf(b, ", coalesce(e.\"%.*s\", :%.*s) AS \"%.*s\"", w.len, w.name, w.len, w.name, w.len, w.name);
	while (state_word_next(&last, &w))
		buf_printf(b, ", :%.*s AS \"%.*s\"", w.key_len, w.key, w.len, w.name);
	buf_printf(b, " FROM (SELECT 1) LEFT JOIN %s AS e ON ", t->name);
	add_where(b, kind, "e.");
}

static char *sql_write(enum target_kind kind, const char *attribute)
{
	struct buf b = {0};
	buf_printf(&b, "REPLACE INTO %s(", state_tables[kind].name);
	add_all(&b, kind);
	buf_text(&b, ", hash) SELECT ");
	add_all(&b, kind);
	buf_text(&b, ", ");
	add_hash(&b, kind);
	buf_text(&b, " FROM (");
	if (state_tables[kind].value)
		add_whole(&b, kind);
	else
		add_one_of_many(&b, kind, attribute);
	buf_char(&b, ')');
	return buf_take(&b);
}

static char *sql_drop(enum target_kind kind, bool only_empty)
{
	struct buf b = {0};
	buf_printf(&b, "DELETE FROM %s WHERE ", state_tables[kind].name);
	add_where(&b, kind, "");
	const char *list = state_attributes(kind);
	struct state_word w;
	while (only_empty && state_word_next(&list, &w))
		buf_printf(&b, " AND \"%.*s\" IS NULL", w.len, w.name);
	return buf_take(&b);
}

static char *sql_sound(enum target_kind kind)
{
	struct buf b = {0};
	buf_text(&b, "hash IS ");
	add_hash(&b, kind);
	return buf_take(&b);
}

static char *sql_walk(enum target_kind kind, bool field)
{
	const struct state_table *t = &state_tables[kind];
	return xasprintf("SELECT * FROM %s %s%s ORDER BY %s", t->name, t->belongs, field ? " AND field = :field" : "",
	                 t->order);
}

char *state_sql(enum target_kind kind, const char *attribute, enum state_use use)
{
	switch (use) {
	case STATE_READ: return sql_read(kind);
	case STATE_WRITE: return sql_write(kind, attribute);
	case STATE_DROP:
	case STATE_DROP_EMPTY: return sql_drop(kind, use == STATE_DROP_EMPTY);
	case STATE_SOUND: return sql_sound(kind);
	default: return sql_walk(kind, use == STATE_WALK_FIELD);
	}
}

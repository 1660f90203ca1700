/* Folding changes into the current meeting: what each kind of change touches.
 * Knows neither SQLite nor the socket; how it is read is in model_read.c. */
#include "session/model.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "session/model_parts.h"

const char *const model_statuses[] = {"todo", "live", "done", "shortened", "skipped", NULL};

/* A column that is simply a text of a struct. */
struct text_column {
	const char *name;
	size_t offset;
};

static const struct text_column session_columns[] = {
	{"title", offsetof(struct model, title)},
	{"language", offsetof(struct model, language)},
	{NULL, 0},
};

static const struct text_column meeting_columns[] = {
	{"title", offsetof(struct model, meeting_title)},
	{"date", offsetof(struct model, meeting_date)},
	{"place", offsetof(struct model, meeting_place)},
	{"kind", offsetof(struct model, meeting_kind)},
	{"live", offsetof(struct model, live)},
	{NULL, 0},
};

static const struct text_column enterprise_columns[] = {
	{"name", offsetof(struct enterprise, name)},
	{"kind", offsetof(struct enterprise, kind)},
	{"pole", offsetof(struct enterprise, pole)},
	{"country", offsetof(struct enterprise, country)},
	{"language", offsetof(struct enterprise, language)},
	{"registration", offsetof(struct enterprise, registration)},
	{"contact", offsetof(struct enterprise, contact)},
	{"left", offsetof(struct enterprise, left)},
	{NULL, 0},
};

static const struct text_column earlier_columns[] = {
	{"scenario", offsetof(struct earlier, scenario)},
	{"title", offsetof(struct earlier, title)},
	{"date", offsetof(struct earlier, date)},
	{"kind", offsetof(struct earlier, kind)},
	{NULL, 0},
};

static const struct text_column note_columns[] = {
	{"text", offsetof(struct note, text)},
	{"step", offsetof(struct note, step)},
	{"circle", offsetof(struct note, circle)},
	{NULL, 0},
};

static char **text_at(void *base, const struct text_column *column)
{
	return (char **)(void *)((char *)base + column->offset);
}

static void texts_set(void *base, const struct text_column *columns, const char *name, const char *value)
{
	for (; columns->name != NULL; columns++)
		if (strcmp(columns->name, name) == 0)
			replace(text_at(base, columns), value != NULL ? value : "");
}

static void texts_start(void *base, const struct text_column *columns)
{
	for (; columns->name != NULL; columns++)
		*text_at(base, columns) = xstrdup("");
}

static void texts_free(void *base, const struct text_column *columns)
{
	for (; columns->name != NULL; columns++)
		free(*text_at(base, columns));
}

struct model *model_new(void)
{
	struct model *m = xcalloc(1, sizeof *m);

	texts_start(m, session_columns);
	texts_start(m, meeting_columns);
	m->values = map_new();
	m->rows = map_new();
	m->steps = map_new();
	m->notes = map_new();
	return m;
}

static void note_free(void *p)
{
	struct note *n = p;

	texts_free(n, note_columns);
	free((char *)n->id);
	free(n);
}

static void step_free(void *p)
{
	struct step_kept *s = p;

	free(s->groups);
	free(s);
}

void model_free(struct model *m)
{
	if (m == NULL)
		return;
	for (size_t i = 0; i < m->enterprise_count; i++)
		texts_free(&m->enterprises[i], enterprise_columns);
	free(m->enterprises);
	texts_free(m, session_columns);
	texts_free(m, meeting_columns);
	if (m->scenario != NULL)
		scenario_free(m->scenario);
	map_free(m->values, free);
	map_free(m->rows, model_sheet_free);
	map_free(m->steps, step_free);
	map_free(m->notes, note_free);
	free(m->note_list);
	for (size_t i = 0; i < m->earlier_count; i++)
		texts_free(&m->earlier[i], earlier_columns);
	free(m->earlier);
	for (size_t i = 0; i < m->ledger_count; i++)
		free(m->ledger[i].id);
	free(m->ledger);
	free(m);
}

static int64_t number_of(const char *text)
{
	return text != NULL ? strtoll(text, NULL, 10) : 0;
}

/* As many as can be counted on from: a century. */
static int64_t seconds_of(const char *text)
{
	const int64_t most = 100LL * 366 * 24 * 3600;
	int64_t seconds = number_of(text);
	return seconds < 0 ? 0 : seconds < most ? seconds : most;
}

static bool is_empty(const char *text)
{
	return text == NULL || *text == '\0';
}

static void apply_session(struct model *m, const struct change *c)
{
	texts_set(m, session_columns, c->target.column, c->after);
}

static struct enterprise *enterprise_make(struct model *m, int64_t id)
{
	size_t i = 0;

	while (i < m->enterprise_count && m->enterprises[i].id < id)
		i++;
	if (i < m->enterprise_count && m->enterprises[i].id == id)
		return &m->enterprises[i];
	m->enterprises = xrealloc(m->enterprises, m->enterprise_count + 1, sizeof *m->enterprises);
	memmove(&m->enterprises[i + 1], &m->enterprises[i], (m->enterprise_count - i) * sizeof *m->enterprises);
	m->enterprise_count++;
	m->enterprises[i] = (struct enterprise){.id = id};
	texts_start(&m->enterprises[i], enterprise_columns);
	return &m->enterprises[i];
}

/* The meetings are few and known by the order of their numbers. */
static struct earlier *earlier_make(struct model *m, int64_t id)
{
	size_t i = 0;

	while (i < m->earlier_count && m->earlier[i].id < id)
		i++;
	if (i < m->earlier_count && m->earlier[i].id == id)
		return &m->earlier[i];
	m->earlier = xrealloc(m->earlier, m->earlier_count + 1, sizeof *m->earlier);
	memmove(&m->earlier[i + 1], &m->earlier[i], (m->earlier_count - i) * sizeof *m->earlier);
	m->earlier_count++;
	m->earlier[i] = (struct earlier){.id = id};
	texts_start(&m->earlier[i], earlier_columns);
	return &m->earlier[i];
}

static void apply_enterprise(struct model *m, const struct change *c)
{
	texts_set(enterprise_make(m, c->target.enterprise), enterprise_columns, c->target.column, c->after);
}

/* The scenario's text may come before or after the meeting that names it. */
static void scenario_read(struct model *m)
{
	struct target t = {TARGET_MEETING, m->meeting, 0, "", "", "", "scenario"};
	const char *row = model_value(m, &t);
	struct diagnostics d;
	struct scenario *read;
	const char *text;

	if (row == NULL)
		return;
	t = (struct target){TARGET_SCENARIO, 0, 0, "", "", row, "text"};
	text = model_value(m, &t);
	if (text == NULL || (m->scenario != NULL && strcmp(m->scenario->text, text) == 0))
		return;
	diagnostics_init(&d, row, text, strlen(text));
	read = scenario_parse(text, strlen(text), &d);
	diagnostics_clear(&d);
	if (read == NULL)
		return; /* it was checked when it was copied into the file; an altered one is said by the keeper */
	if (m->scenario != NULL)
		scenario_free(m->scenario);
	m->scenario = read;
}

static void apply_scenario(struct model *m, const struct change *c)
{
	(void)c;
	scenario_read(m);
}

static void apply_meeting(struct model *m, const struct change *c)
{
	texts_set(m, meeting_columns, c->target.column, c->after);
	if (strcmp(c->target.column, "since") == 0)
		m->since = number_of(c->after);
	else if (strcmp(c->target.column, "scenario") == 0)
		scenario_read(m);
	else if (strcmp(c->target.column, "enterprise") == 0)
		m->meeting_enterprise = number_of(c->after);
}

/* Of another meeting: which it was, for what is carried over from it. */
static void apply_earlier(struct model *m, const struct change *c)
{
	struct earlier *e = earlier_make(m, c->target.meeting);

	texts_set(e, earlier_columns, c->target.column, c->after);
	if (strcmp(c->target.column, "enterprise") == 0)
		e->enterprise = number_of(c->after);
}

static struct step_kept *step_make(struct model *m, const char *id)
{
	struct step_kept *s = map_get(m->steps, id);

	if (s != NULL)
		return s;
	s = xcalloc(1, sizeof *s);
	s->groups = xstrdup("");
	s->state = (struct step_state){.status = model_statuses[0], .groups = s->groups};
	map_put(m->steps, id, s);
	return s;
}

static const char *status_of(const char *text)
{
	for (size_t i = 0; text != NULL && model_statuses[i] != NULL; i++)
		if (strcmp(model_statuses[i], text) == 0)
			return model_statuses[i];
	return model_statuses[0];
}

static void apply_step(struct model *m, const struct change *c)
{
	struct step_kept *s = step_make(m, c->target.step);
	const char *column = c->target.column;

	if (strcmp(column, "seconds") == 0)
		s->state.seconds = seconds_of(c->after);
	else if (strcmp(column, "status") == 0)
		s->state.status = status_of(c->after);
	else if (strcmp(column, "presenter") == 0)
		s->state.presenter = number_of(c->after);
	else if (strcmp(column, "groups") == 0)
		replace(&s->groups, c->after != NULL ? c->after : "");
	s->state.groups = s->groups;
}

static void apply_hours(struct model *m, const struct change *c)
{
	size_t i = 0;

	while (i < m->ledger_count && strcmp(m->ledger[i].id, c->target.row) != 0)
		i++;
	if (i == m->ledger_count) {
		m->ledger = xrealloc(m->ledger, i + 1, sizeof *m->ledger);
		m->ledger[m->ledger_count++] = (struct ledger_row){.id = xstrdup(c->target.row)};
	}
	if (strcmp(c->target.column, "enterprise") == 0)
		m->ledger[i].enterprise = number_of(c->after);
	else if (strcmp(c->target.column, "quarters") == 0)
		m->ledger[i].quarters = number_of(c->after);
}

static void apply_row(struct model *m, const struct change *c)
{
	struct sheet *s = model_sheet_make(m, &c->target);

	model_sheet_remove(s, c->target.row);
	if (c->after != NULL)
		model_sheet_add(s, c->target.row, strtod(c->after, NULL));
}

static struct note *note_make(struct model *m, const char *id)
{
	struct note *n = map_get(m->notes, id);

	if (n != NULL)
		return n;
	n = xcalloc(1, sizeof *n);
	texts_start(n, note_columns);
	n->id = xstrdup(id);
	n->removed = true;
	n->order = ++m->arrivals;
	map_put(m->notes, id, n);
	m->note_list = xrealloc(m->note_list, m->note_count + 1, sizeof *m->note_list);
	m->note_list[m->note_count++] = n;
	return n;
}

static void apply_note(struct model *m, const struct change *c)
{
	struct note *n = note_make(m, c->target.row);

	texts_set(n, note_columns, c->target.column, c->after);
	if (strcmp(c->target.column, "text") == 0)
		n->removed = c->after == NULL;
	else if (strcmp(c->target.column, "meeting") == 0)
		n->meeting = number_of(c->after);
	else if (strcmp(c->target.column, "enterprise") == 0)
		n->enterprise = number_of(c->after);
}

static void apply_nothing(struct model *m, const struct change *c)
{
	(void)m;
	(void)c;
}

/* What a kind touches besides its value; NULL: nothing. */
static void (*const appliers[TARGET_KIND_COUNT])(struct model *m, const struct change *c) = {
	[TARGET_SESSION] = apply_session,
	[TARGET_ENTERPRISE] = apply_enterprise,
	[TARGET_SCENARIO] = apply_scenario,
	[TARGET_MEETING] = apply_meeting,
	[TARGET_STEP] = apply_step,
	[TARGET_ROW] = apply_row,
	[TARGET_NOTE] = apply_note,
	[TARGET_HOURS] = apply_hours,
};

/* The same of another meeting; what is not here is ignored of it. */
static void (*const others[TARGET_KIND_COUNT])(struct model *m, const struct change *c) = {
	[TARGET_MEETING] = apply_earlier,
	[TARGET_ROW] = apply_row,
	[TARGET_ANSWER] = apply_nothing,
	[TARGET_MISSING] = apply_nothing,
};

/* Keeps the value and the count of the cells of a table or matrix. */
static void value_keep(struct model *m, const struct change *c)
{
	bool cell = c->target.kind == TARGET_ANSWER && *c->target.row != '\0';
	struct model_key key;
	char *before;

	model_key(&key, &c->target);
	before = c->after != NULL ? map_put(m->values, key.text, xstrdup(c->after)) : map_remove(m->values, key.text);
	model_key_clear(&key);
	if (cell && is_empty(before) != is_empty(c->after)) {
		struct sheet *s = model_sheet_make(m, &c->target);

		s->cells = is_empty(before) ? s->cells + 1 : s->cells - 1;
		if (strncmp(c->target.column, "at-", 3) == 0)
			model_sheet_dated(s, c->target.row, c->target.column, !is_empty(c->after));
	}
	free(before);
}

void model_apply(struct model *m, const struct change *c)
{
	if (c->revision > m->revision)
		m->revision = c->revision;
	bool meeting = target_kinds[c->target.kind].keys & KEY_MEETING;
	if (meeting && m->meeting == 0)
		m->meeting = c->target.meeting;
	bool other = meeting && m->meeting != c->target.meeting;
	void (*apply)(struct model *, const struct change *) = other ? others[c->target.kind] : appliers[c->target.kind];
	if (other && apply == NULL)
		return;
	value_keep(m, c);
	if (apply != NULL)
		apply(m, c);
}

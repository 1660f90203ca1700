/* What each kind of change touches of the model besides its value: one table for the current meeting, one for the others.
 * Knows neither SQLite nor the socket. */
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "session/model.h"
#include "session/model_parts.h"

const char *const model_statuses[] = {"todo", "live", "done", "shortened", "skipped", "homework", NULL};

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

/* As many as a week has. */
static int64_t minutes_of(const char *text)
{
	const int64_t most = 7 * 24 * 60;
	int64_t minutes = number_of(text);
	return minutes < 0 ? 0 : minutes < most ? minutes : most;
}

int64_t model_moment(const char *text)
{
	const int64_t last = 253402300799999;
	int64_t ms = number_of(text);
	return ms > 0 && ms <= last ? ms : 0;
}

static void apply_session(struct model *m, const struct change *c)
{
	model_texts_set(m, model_session_texts, c->target.column, c->after);
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
	model_texts_start(&m->enterprises[i], model_enterprise_texts);
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
	model_texts_start(&m->earlier[i], model_earlier_texts);
	return &m->earlier[i];
}

/* One that nothing is said of any more was never there: its joining was undone. One that is forgotten is no more. */
static void apply_enterprise(struct model *m, const struct change *c)
{
	struct enterprise *e = enterprise_make(m, c->target.enterprise);
	size_t at = (size_t)(e - m->enterprises);

	model_texts_set(e, model_enterprise_texts, c->target.column, c->after);
	if (e->forgotten[0] == '\0' && (c->after != NULL || model_texts_any(e, model_enterprise_texts)))
		return;
	model_texts_free(e, model_enterprise_texts);
	m->enterprise_count--;
	memmove(&m->enterprises[at], &m->enterprises[at + 1], (m->enterprise_count - at) * sizeof *m->enterprises);
}

/* The row of the scenario that the meeting runs; NULL: not known yet. */
static const char *scenario_row(const struct model *m)
{
	struct target t = {TARGET_MEETING, m->meeting, 0, "", "", "", "scenario"};

	return model_value(m, &t);
}

static void scenario_use(struct model *m, const char *row, const char *text)
{
	struct diagnostics d;
	struct scenario *read;

	if (m->scenario != NULL && strcmp(m->scenario->text, text) == 0)
		return;
	diagnostics_init(&d, row, text, strlen(text));
	d.errors_only = true;
	read = scenario_parse(text, strlen(text), &d);
	diagnostics_clear(&d);
	if (read == NULL)
		return; /* it was checked when it was copied into the file; an altered one is said by the keeper */
	if (m->scenario != NULL)
		scenario_free(m->scenario);
	m->scenario = read;
}

/* The scenario's text may come before the meeting that names it. */
static void scenario_read(struct model *m)
{
	const char *row = scenario_row(m), *text;

	if (row == NULL)
		return;
	text = model_value(m, &(struct target){TARGET_SCENARIO, 0, 0, "", "", row, "text"});
	if (text != NULL)
		scenario_use(m, row, text);
}

bool model_scenario_take(struct model *m, const struct change *c)
{
	const char *row = c->target.kind == TARGET_SCENARIO ? scenario_row(m) : NULL;

	if (row == NULL || c->after == NULL || strcmp(row, c->target.row) != 0)
		return false;
	scenario_use(m, row, c->after);
	return true;
}

static void apply_scenario(struct model *m, const struct change *c)
{
	(void)c;
	scenario_read(m);
}

static void apply_meeting(struct model *m, const struct change *c)
{
	model_texts_set(m, model_meeting_texts, c->target.column, c->after);
	if (strcmp(c->target.column, "since") == 0)
		m->since = model_moment(c->after);
	else if (strcmp(c->target.column, "ended") == 0)
		m->ended = model_moment(c->after);
	else if (strcmp(c->target.column, "blank") == 0)
		m->blank = number_of(c->after) != 0;
	else if (strcmp(c->target.column, "scenario") == 0)
		scenario_read(m);
	else if (strcmp(c->target.column, "enterprise") == 0)
		m->meeting_enterprise = number_of(c->after);
}

/* Of another meeting: which it was, for what is carried over from it. */
static void apply_earlier(struct model *m, const struct change *c)
{
	struct earlier *e = earlier_make(m, c->target.meeting);

	model_texts_set(e, model_earlier_texts, c->target.column, c->after);
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
	s->reason = xstrdup("");
	s->state = (struct step_state){.status = model_statuses[0], .groups = s->groups, .reason = s->reason, .planned = -1};
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
	else if (strcmp(column, "reason") == 0)
		replace(&s->reason, c->after != NULL ? c->after : "");
	else if (strcmp(column, "planned") == 0)
		s->state.planned = c->after != NULL ? minutes_of(c->after) : -1;
	else if (strcmp(column, "began") == 0)
		s->state.began = model_moment(c->after);
	else if (strcmp(column, "revealed") == 0)
		s->state.revealed = model_moment(c->after);
	s->state.groups = s->groups;
	s->state.reason = s->reason;
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
	model_texts_start(n, model_note_texts);
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

	model_texts_set(n, model_note_texts, c->target.column, c->after);
	if (*n->author == '\0')
		replace(&n->author, c->author);
	if (strcmp(c->target.column, "text") == 0)
		n->removed = c->after == NULL;
	else if (strcmp(c->target.column, "meeting") == 0)
		n->meeting = number_of(c->after);
	else if (strcmp(c->target.column, "enterprise") == 0) {
		n->enterprise = number_of(c->after);
		n->addressed = c->after != NULL;
	}
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
	[TARGET_PERSON] = model_person_fold,
	[TARGET_REVIEW] = model_review_fold,
};

/* The same of another meeting; what is not here is ignored of it. */
static void (*const others[TARGET_KIND_COUNT])(struct model *m, const struct change *c) = {
	[TARGET_MEETING] = apply_earlier,
	[TARGET_ROW] = apply_row,
	[TARGET_ANSWER] = apply_nothing,
	[TARGET_MISSING] = apply_nothing,
};

bool model_keeps(enum target_kind kind)
{
	return others[kind] != NULL;
}

void model_fold(struct model *m, const struct change *c, bool other)
{
	void (*fold)(struct model *, const struct change *) = other ? others[c->target.kind] : appliers[c->target.kind];

	if (fold != NULL)
		fold(m, c);
}

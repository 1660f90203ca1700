/* Reading the current meeting: values, rows, clocks, who is there. Changes nothing; asked at every frame, so
 * lookups allocate nothing. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/map.h"
#include "session/circles.h"
#include "session/model.h"
#include "session/model_parts.h"

void model_key(struct model_key *k, const struct target *t)
{
	k->heap = target_key_write(t, k->stack, sizeof k->stack) < sizeof k->stack ? NULL : target_key(t);
	k->text = k->heap != NULL ? k->heap : k->stack;
}

void model_key_clear(struct model_key *k)
{
	free(k->heap);
}

const char *model_value(const struct model *m, const struct target *t)
{
	struct model_key key;
	const char *value;

	model_key(&key, t);
	value = map_get(m->values, key.text);
	model_key_clear(&key);
	return value;
}

static const char *text_or_none(const char *text)
{
	return text != NULL ? text : "";
}

bool model_number(const char *text, double *number)
{
	char *end;

	if (text == NULL || strspn(text, "0123456789+-.eE") == 0)
		return false;
	*number = strtod(text, &end);
	return *end == '\0' && isfinite(*number);
}

const char *model_answer_in(const struct model *m, int64_t meeting, const char *field, int64_t enterprise, const char *row,
                            const char *column)
{
	struct target t = {TARGET_ANSWER, meeting, enterprise, "", field, text_or_none(row), text_or_none(column)};

	return model_value(m, &t);
}

const char *model_answer(const struct model *m, const char *field, int64_t enterprise, const char *row,
                         const char *column)
{
	return model_answer_in(m, m->meeting, field, enterprise, row, column);
}

int64_t model_whose(const struct field *f, int64_t enterprise)
{
	return f->group ? 0 : enterprise;
}

const char *model_circle_asked(const struct model *m, const struct field *f, int64_t enterprise)
{
	struct target t = {TARGET_CIRCLE, m->meeting, model_whose(f, enterprise), "", f->id, "", ""};

	return circle_asked(f, model_value(m, &t));
}

const char *model_circle(const struct model *m, const struct field *f, int64_t enterprise)
{
	const char *circle = model_circle_asked(m, f, enterprise);

	return circle_held(f, circle, f->consent == NULL || model_consents(m, f->consent, enterprise));
}

const char *const *model_rows(const struct model *m, const char *field, int64_t enterprise, size_t *count)
{
	static const char *const none[] = {NULL};
	const struct sheet *s = model_sheet(m, m->meeting, field, enterprise);

	*count = s != NULL ? s->count : 0;
	return *count > 0 ? (const char *const *)s->ids : none;
}

const char *model_row_title(const struct model *m, const struct field *table, const char *of_column, int64_t enterprise,
                            const char *row)
{
	const struct field *column = field_title_column(table, of_column);
	const struct option *option;
	const char *value;

	if (column == NULL)
		return "…";
	value = model_answer(m, table->id, model_whose(table, enterprise), row, column->id);
	if (value == NULL || *value == '\0')
		return "…";
	option = column->kind == FIELD_CHOICE ? field_option(column, value) : NULL;
	return option != NULL ? said_in(&option->label, i18n_language(), NULL) : value;
}

struct step_state model_step(const struct model *m, const char *step)
{
	const struct step_kept *s = map_get(m->steps, step);

	return s != NULL ? s->state : (struct step_state){.status = model_statuses[0], .groups = "", .reason = "", .planned = -1};
}

/* Of a clock that stands: until when the steps were held, as far as their seconds say. */
static int64_t held_until(const struct model *m)
{
	int64_t until = 0;

	for (size_t i = 0; m->scenario != NULL && i < m->scenario->step_count; i++) {
		struct step_state s = model_step(m, m->scenario->steps[i].id);

		if (s.began != 0 && s.began + s.seconds * 1000 > until)
			until = s.began + s.seconds * 1000;
	}
	return until;
}

/* 0: not known. */
static int64_t worked_until(const struct model *m)
{
	if (m->since == 0)
		return held_until(m);
	return m->worked > m->since && m->worked - m->since < MODEL_HALF_A_DAY ? m->worked : m->since;
}

static bool same_day(int64_t a, int64_t b)
{
	char *day = clock_read_date("+0", a), *other = clock_read_date("+0", b);
	bool same = day != NULL && other != NULL && strcmp(day, other) == 0;

	free(day);
	free(other);
	return same;
}

/* A night lies between, not an evening that goes on past midnight. */
bool model_left_open(const struct model *m, int64_t now)
{
	int64_t until = m->ended == 0 && m->live[0] != '\0' ? worked_until(m) : 0;

	if (until == 0 || now - until < MODEL_HALF_A_DAY / 3)
		return false;
	return now - until >= MODEL_HALF_A_DAY || !same_day(now, until);
}

int64_t model_clock(const struct model *m, int64_t now)
{
	return model_left_open(m, now) ? worked_until(m) : now;
}

int64_t model_spent(const struct model *m, const char *step, int64_t now)
{
	int64_t seconds = model_step(m, step).seconds;

	now = model_clock(m, now);
	if (*step != '\0' && strcmp(m->live, step) == 0 && m->since > 0 && now > m->since)
		seconds += (now - m->since) / 1000;
	return seconds;
}

int64_t model_turn(const struct model *m, const char *step, int64_t enterprise)
{
	struct target t = {TARGET_TURN, m->meeting, enterprise, step, "", "", "seconds"};
	const char *seconds = model_value(m, &t);

	return seconds != NULL ? strtoll(seconds, NULL, 10) : -1;
}

bool model_unfiled(const struct note *n)
{
	return !n->removed && !n->addressed && *n->step == '\0';
}

const struct enterprise *model_enterprise(const struct model *m, int64_t id)
{
	for (size_t i = 0; i < m->enterprise_count; i++)
		if (m->enterprises[i].id == id)
			return &m->enterprises[i];
	return NULL;
}

const char *model_note_circle(const struct model *m, const char *note)
{
	const struct note *n = map_get(m->notes, note);

	return n != NULL && n->circle[0] != '\0' ? n->circle : "f";
}

const struct note **model_notes(const struct model *m, const char *step, int64_t enterprise, size_t *count)
{
	const struct note **list = xcalloc(m->note_count + 1, sizeof *list);

	*count = 0;
	for (size_t i = 0; i < m->note_count; i++) {
		const struct note *n = m->note_list[i];

		if (!n->removed && n->meeting == m->meeting && n->enterprise == enterprise && strcmp(n->step, step) == 0)
			list[(*count)++] = n;
	}
	return list;
}

/* Made-up answers: the author's own examples and suggestions where there are, else something within bounds. The same each time.
 * Knows nothing of when a field is hidden: hiding never erases. */
#include "cli/preview.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "scenarios/audience.h"

enum { ROWS = 3, DAY_MS = 86400000 };

static const char *const row_ids[ROWS] = {"made1", "made2", "made3"};

struct making {
	const struct preview_answers *p;
	const struct step *step;
	const struct field *field; /* of the step, also while a column of it is filled in */
	int64_t enterprise;
	unsigned who;
	size_t seed; /* moves on with each value, so that they differ */
	struct error *err;
};

static bool put(struct making *m, enum target_kind kind, const char *row, const char *column, enum value_type type, const char *value)
{
	struct change c = {
		.at = m->p->at,
		.author = "preview",
		.target = {.kind = kind, .meeting = m->p->meeting, .enterprise = m->enterprise, .step = m->step->id, .field = m->field->id,
	                   .row = row, .column = column},
		.type = type,
		.after = value,
	};
	return change_append(m->p->session, &c, m->err);
}

/* --- values of one place --- */

static const char *said(const struct making *m, const struct said *s)
{
	return said_in(said_to(s, m->who), m->p->lang, NULL);
}

static char *text_of(struct making *m, const struct field *f)
{
	const char *example = said(m, &f->example);
	size_t n = m->seed++;
	if (*example && n % 3 == 1)
		return xstrdup(example);
	for (size_t i = 0; i < f->suggestion_count; i++) {
		const struct suggestion *one = &f->suggestions[(n + i) % f->suggestion_count];
		if (audience_has(one->only, m->who))
			return xstrdup(said(m, &one->text));
	}
	return xasprintf(_("Made-up answer %zu"), n % 9 + 1);
}

static char *number_of(struct making *m, const struct field *f)
{
	double least = isnan(f->min) ? 0 : f->min, most = isnan(f->max) ? least + 20 : f->max;
	if (most - least > 1000)
		most = least + 1000;
	return xasprintf("%.0f", floor(least + (most - least) * (double)(m->seed++ % 7 + 1) / 8));
}

static char *quarters_of(struct making *m, const struct field *f)
{
	return xstrdup(f->kind == FIELD_QUOTA ? "10" : m->seed++ % 2 ? "1.5" : "2");
}

static char *date_of(struct making *m, const struct field *f)
{
	char date[CLOCK_UTC_SIZE];
	(void)f;
	clock_utc(m->p->at + (int64_t)(14 + m->seed++ % 5 * 7) * DAY_MS, date);
	return xstrndup(date, strlen("2026-03-12"));
}

static char *time_of(struct making *m, const struct field *f)
{
	(void)f;
	return xasprintf("%02zu:30", 9 + m->seed++ % 8);
}

/* The options that are theirs, from the one whose turn it is on, but those that want a word beside. */
static const struct option *option_of(const struct making *m, const struct option *list, size_t count, size_t from)
{
	for (size_t i = 0; i < count; i++) {
		const struct option *o = &list[(from + i) % count];
		if (!o->other && audience_has(o->only, m->who))
			return o;
	}
	return NULL;
}

static char *choice_of(struct making *m, const struct field *f)
{
	const struct option *o = option_of(m, f->options, f->option_count, m->seed++);
	return o ? xstrdup(o->id) : NULL;
}

static char *choices_of(struct making *m, const struct field *f)
{
	const struct option *one = option_of(m, f->options, f->option_count, m->seed);
	const struct option *two = option_of(m, f->options, f->option_count, m->seed + 1);
	m->seed++;
	if (!one || one == two || one->alone || two->alone)
		return one ? xstrdup(one->id) : NULL;
	return xasprintf("%s %s", one->id, two->id);
}

static char *consent_of(struct making *m, const struct field *f)
{
	(void)m, (void)f;
	return xstrdup("yes");
}

/* What the kinds of one value get; the others have none of their own. */
static const struct {
	char *(*make)(struct making *m, const struct field *f);
	enum value_type type;
} values[FIELD_KIND_COUNT] = {
	[FIELD_TEXT] = {text_of, VALUE_TEXT},         [FIELD_LONG] = {text_of, VALUE_TEXT},      [FIELD_NUMBER] = {number_of, VALUE_NUMBER},
	[FIELD_MONEY] = {number_of, VALUE_NUMBER},    [FIELD_DURATION] = {number_of, VALUE_NUMBER}, [FIELD_SCALE] = {number_of, VALUE_NUMBER},
	[FIELD_DATE] = {date_of, VALUE_TEXT},         [FIELD_TIME] = {time_of, VALUE_TEXT},      [FIELD_CHOICE] = {choice_of, VALUE_ID},
	[FIELD_CHOICES] = {choices_of, VALUE_IDS},    [FIELD_CONSENT] = {consent_of, VALUE_ID},  [FIELD_QUOTA] = {quarters_of, VALUE_NUMBER},
	[FIELD_HOURS] = {quarters_of, VALUE_NUMBER},
};

static bool place(struct making *m, const struct field *f, const char *row, const char *column)
{
	if (!values[f->kind].make || f->compute)
		return true;
	char *value = values[f->kind].make(m, f);
	bool done = !value || put(m, TARGET_ANSWER, row, column, values[f->kind].type, value);
	free(value);
	return done;
}

/* --- kinds of several places --- */

static size_t rows_of(const struct field *table)
{
	return table->rows_max > 0 && table->rows_max < ROWS ? (size_t)table->rows_max : ROWS;
}

/* The first column takes the table's own suggestions, and in the first row the beginning of its example, which is a row. */
static bool cell(struct making *m, const struct field *f, size_t row, size_t column)
{
	const struct field *of = &f->columns[column];
	const char *example = said(m, &f->example);
	if (column == 0 && row == 0 && *example && values[of->kind].make == text_of) {
		char *first = xstrndup(example, strcspn(example, ",;:"));
		bool done = put(m, TARGET_ANSWER, row_ids[row], of->id, VALUE_TEXT, first);
		free(first);
		return done;
	}
	if (column > 0 || !f->suggestion_count || values[of->kind].make != text_of)
		return place(m, of, row_ids[row], of->id);
	struct field first = *of;
	first.suggestions = f->suggestions;
	first.suggestion_count = f->suggestion_count;
	first.example = (struct said){0};
	return place(m, &first, row_ids[row], of->id);
}

static bool table(struct making *m, const struct field *f)
{
	bool good = true;
	for (size_t i = 0; good && i < rows_of(f); i++) {
		char *position = xasprintf("%zu", i + 1);
		good = put(m, TARGET_ROW, row_ids[i], "", VALUE_NUMBER, position);
		for (size_t c = 0; good && c < f->column_count; c++)
			good = cell(m, f, i, c);
		free(position);
	}
	return good;
}

static bool grid(struct making *m, const struct field *f)
{
	struct field one = *f;
	bool good = true;
	one.kind = f->option_count ? FIELD_CHOICE : FIELD_SCALE;
	for (size_t i = 0; good && i < f->line_count; i++)
		if (audience_has(f->lines[i].only, m->who))
			good = place(m, &one, f->lines[i].id, "");
	return good;
}

/* The N-th of what is ranked or given dots: an option that is theirs, else a row of the table. NULL: there is no N-th. */
static const char *item(const struct making *m, const struct field *f, size_t n)
{
	if (f->of) {
		const struct field *of = scenario_field(m->p->scenario, f->of, NULL);
		return of && n < rows_of(of) ? row_ids[n] : NULL;
	}
	for (size_t i = 0; i < f->option_count; i++)
		if (audience_has(f->options[i].only, m->who) && n-- == 0)
			return f->options[i].id;
	return NULL;
}

static size_t items(const struct making *m, const struct field *f)
{
	size_t n = 0;
	while (item(m, f, n))
		n++;
	return n;
}

static bool dots(struct making *m, const struct field *f)
{
	size_t count = items(m, f), from = m->seed++;
	int most = f->most > 0 ? f->most : f->dots, left = f->dots;
	bool good = true;
	for (size_t i = 0; good && i < count && left > 0; i++) {
		int some = most < left ? most : left;
		char *value = xasprintf("%d", i + 1 < count && some > 1 ? (some + 1) / 2 : some);
		left -= atoi(value);
		good = put(m, TARGET_ANSWER, "", item(m, f, (from + i) % count), VALUE_NUMBER, value);
		free(value);
	}
	return good;
}

static bool ranking(struct making *m, const struct field *f)
{
	size_t count = items(m, f), from = m->seed++;
	struct buf ids = {0};
	for (size_t i = 0; i < count && (f->keep == 0 || i < (size_t)f->keep); i++)
		buf_printf(&ids, "%s%s", ids.len ? " " : "", item(m, f, (from + i) % count));
	bool good = ids.len == 0 || put(m, TARGET_ANSWER, "", "", VALUE_IDS, buf_str(&ids));
	buf_clear(&ids);
	return good;
}

static bool matrix(struct making *m, const struct field *f)
{
	const struct field *down = scenario_field(m->p->scenario, f->of, NULL), *across = scenario_field(m->p->scenario, f->across, NULL);
	bool good = true;
	for (size_t i = 0; down && across && i < rows_of(down); i++)
		for (size_t j = 0; good && j < rows_of(across); j++) {
			const struct option *o = option_of(m, f->options, f->option_count, m->seed++);
			good = !o || put(m, TARGET_ANSWER, row_ids[i], row_ids[j], VALUE_ID, o->id);
		}
	return good;
}

static bool (*const several[FIELD_KIND_COUNT])(struct making *m, const struct field *f) = {
	[FIELD_TABLE] = table, [FIELD_ACTION] = table,   [FIELD_INDICATORS] = table, [FIELD_GRID] = grid,
	[FIELD_DOTS] = dots,   [FIELD_RANKING] = ranking, [FIELD_MATRIX] = matrix,
};

static bool answer(struct making *m, const struct field *f)
{
	const struct field *each = f->each ? scenario_field(m->p->scenario, f->each, NULL) : NULL;
	bool good = true;
	m->field = f;
	if (several[f->kind])
		return several[f->kind](m, f);
	if (!each)
		return place(m, f, "", "");
	for (size_t i = 0; good && i < rows_of(each); i++)
		good = place(m, f, row_ids[i], "");
	return good;
}

bool preview_answers(const struct preview_answers *p, int64_t enterprise, struct error *err)
{
	const struct enterprise_row *row = enterprise > 0 ? &p->people->rows[enterprise - 1] : NULL;
	struct making m = {.p = p, .enterprise = enterprise, .who = row ? audience_of(row->pole, row->kind) : 0,
	                   .seed = (size_t)enterprise, .err = err};
	bool good = true;
	for (size_t i = 0; good && i < p->scenario->step_count; i++) {
		m.step = &p->scenario->steps[i];
		for (size_t j = 0; good && j < m.step->field_count; j++) {
			const struct field *f = &m.step->fields[j];
			bool theirs = f->group == (enterprise == 0) && (f->group || audience_has(f->only, m.who));
			if (theirs && (!p->shared || strchr(f->circle, 'g')))
				good = answer(&m, f);
		}
	}
	return good;
}

/* Who has answered what: of each field whether anything is recorded, of each step how much of what is asked.
 * Knows nothing of how an answer is entered. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "session/model.h"
#include "session/model_parts.h"

static bool filled(const char *value)
{
	return value != NULL && *value != '\0';
}

static bool cell_answered(const struct model *m, const struct field *f, int64_t enterprise, const char *row, const char *column)
{
	return filled(model_answer(m, f->id, enterprise, row, column));
}

static bool simple_answered(const struct model *m, const struct field *f, int64_t enterprise)
{
	return cell_answered(m, f, enterprise, "", "");
}

/* A row that holds nothing yet is not an answer. */
static bool table_answered(const struct model *m, const struct field *f, int64_t enterprise)
{
	const struct sheet *s = model_sheet(m, m->meeting, f->id, enterprise);

	if (s == NULL || s->cells == 0)
		return false;
	for (size_t i = 0; i < s->count; i++)
		for (size_t j = 0; j < f->column_count; j++)
			if (cell_answered(m, f, enterprise, s->ids[i], f->columns[j].id))
				return true;
	return false;
}

static bool cells_answered(const struct model *m, const struct field *f, int64_t enterprise)
{
	const struct sheet *s = model_sheet(m, m->meeting, f->id, enterprise);

	return s != NULL && s->cells > 0;
}

static bool grid_answered(const struct model *m, const struct field *f, int64_t enterprise)
{
	for (size_t i = 0; i < f->line_count; i++)
		if (cell_answered(m, f, enterprise, f->lines[i].id, ""))
			return true;
	return false;
}

static bool dots_answered(const struct model *m, const struct field *f, int64_t enterprise)
{
	return model_dots_left(m, f, enterprise) != f->dots;
}

/* NULL: its one value. */
static bool (*const kinds[FIELD_KIND_COUNT])(const struct model *m, const struct field *f, int64_t enterprise) = {
	[FIELD_TABLE] = table_answered,
	[FIELD_ACTION] = table_answered,
	[FIELD_INDICATORS] = table_answered,
	[FIELD_MATRIX] = cells_answered,
	[FIELD_GRID] = grid_answered,
	[FIELD_DOTS] = dots_answered,
};

bool model_answered(const struct model *m, const struct field *f, int64_t enterprise)
{
	struct target missing = {TARGET_MISSING, m->meeting, model_whose(f, enterprise), "", f->id, "", ""};

	enterprise = model_whose(f, enterprise);
	if (f->each != NULL ? cells_answered(m, f, enterprise)
			    : kinds[f->kind] != NULL ? kinds[f->kind](m, f, enterprise) : simple_answered(m, f, enterprise))
		return true;
	return filled(model_value(m, &missing));
}

/* Is what is typed in a field of that kind read as something else, which it may not be? */
static bool is_read(const struct field *f)
{
	switch (f->kind) {
	case FIELD_DATE:
	case FIELD_TIME:
	case FIELD_NUMBER:
	case FIELD_MONEY:
	case FIELD_DURATION:
	case FIELD_QUOTA:
	case FIELD_HOURS:
		return true;
	default:
		return kinds[f->kind] == table_answered;
	}
}

static bool same_and_free(char *tidy, const char *value)
{
	bool same = tidy != NULL && strcmp(tidy, value) == 0;

	free(tidy);
	return same;
}

/* Hours have no bounds of their own. */
static enum unfit number_unfit(const struct field *f, const char *value)
{
	char *end;
	double number = strtod(value, &end);

	if (end == value || *end != '\0')
		return UNFIT_NUMBER;
	if (f->kind == FIELD_QUOTA || f->kind == FIELD_HOURS)
		return UNFIT_NOT;
	return number < f->min || number > f->max ? UNFIT_BOUNDS : UNFIT_NOT; /* NAN: no bound */
}

static enum unfit value_unfit(const struct field *f, const char *value)
{
	if (!filled(value))
		return UNFIT_NOT;
	switch (f->kind) {
	case FIELD_DATE:
		return same_and_free(clock_read_date(value, 0), value) ? UNFIT_NOT : UNFIT_DATE;
	case FIELD_TIME:
		return same_and_free(clock_read_time(value), value) ? UNFIT_NOT : UNFIT_TIME;
	case FIELD_NUMBER:
	case FIELD_MONEY:
	case FIELD_DURATION:
	case FIELD_QUOTA:
	case FIELD_HOURS:
		return number_unfit(f, value);
	default:
		return UNFIT_NOT;
	}
}

enum unfit model_unfit(const struct model *m, const struct field *f, int64_t enterprise, const char *row)
{
	const struct sheet *s = NULL;
	enum unfit unfit = UNFIT_NOT;

	if (f->compute != NULL || !is_read(f))
		return UNFIT_NOT;
	enterprise = model_whose(f, enterprise);
	if (kinds[f->kind] != table_answered)
		return value_unfit(f, model_answer(m, f->id, enterprise, row, ""));
	s = model_sheet(m, m->meeting, f->id, enterprise);
	for (size_t i = 0; s != NULL && i < s->count; i++)
		for (size_t j = 0; j < f->column_count && unfit == UNFIT_NOT; j++)
			if (is_read(&f->columns[j]))
				unfit = value_unfit(&f->columns[j], model_answer(m, f->id, enterprise, s->ids[i], f->columns[j].id));
	return unfit;
}

/* What is asked for each row of a table fits when all do. */
static bool fits(const struct model *m, const struct field *f, int64_t enterprise)
{
	const struct field *table = f->each != NULL ? scenario_field(m->scenario, f->each, NULL) : NULL;
	const char *const *rows;
	size_t count = 0;

	if (table == NULL)
		return model_unfit(m, f, enterprise, "") == UNFIT_NOT;
	rows = model_rows(m, table->id, model_whose(table, enterprise), &count);
	for (size_t i = 0; i < count; i++)
		if (model_unfit(m, f, enterprise, rows[i]) != UNFIT_NOT)
			return false;
	return true;
}

static bool counts(const struct model *m, const struct step *step, const struct field *f, int64_t enterprise)
{
	return f->group == (enterprise == 0) && model_asks(f) && !f->optional && (!f->homework || step->homework) &&
	       model_shown(m, f, enterprise);
}

bool model_begun(const struct model *m, const struct step *step, int64_t enterprise)
{
	for (size_t i = 0; i < step->field_count; i++) {
		const struct field *f = &step->fields[i];

		if (counts(m, step, f, enterprise) && model_answered(m, f, enterprise))
			return true;
	}
	return false;
}

bool model_progress_begun(const struct model *m, const struct step *step, int64_t enterprise, int *answered, int *asked)
{
	bool begun = false;

	*answered = *asked = 0;
	for (size_t i = 0; i < step->field_count; i++) {
		const struct field *f = &step->fields[i];

		if (!counts(m, step, f, enterprise))
			continue;
		++*asked;
		if (!model_answered(m, f, enterprise))
			continue;
		begun = true;
		*answered += fits(m, f, enterprise);
	}
	return begun;
}

/* For enterprise 0 the group's own fields are counted. */
void model_progress(const struct model *m, const struct step *step, int64_t enterprise, int *answered, int *asked)
{
	model_progress_begun(m, step, enterprise, answered, asked);
}

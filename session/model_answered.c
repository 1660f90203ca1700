/* Who has answered what: of each field whether anything is recorded, of each step how much of what is asked.
 * Knows nothing of how an answer is entered. */
#include <string.h>

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
	if (filled(model_value(m, &missing)))
		return true;
	if (f->each != NULL)
		return cells_answered(m, f, enterprise);
	return kinds[f->kind] != NULL ? kinds[f->kind](m, f, enterprise) : simple_answered(m, f, enterprise);
}

/* For enterprise 0 the group's own fields are counted. */
void model_progress(const struct model *m, const struct step *step, int64_t enterprise, int *answered, int *asked)
{
	*answered = *asked = 0;
	for (size_t i = 0; i < step->field_count; i++) {
		const struct field *f = &step->fields[i];

		if (f->group != (enterprise == 0) || !model_asks(f) || f->optional || (f->homework && !step->homework) ||
		    !model_shown(m, f, enterprise))
			continue;
		++*asked;
		*answered += model_answered(m, f, enterprise);
	}
}

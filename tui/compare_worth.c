/* What the value of an enterprise is worth: a number where there is one, else a text; it is sorted and counted by it. Draws nothing. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "tui/compare.h"
#include "tui/options.h"

static const char *answer(const struct app *a, const struct field *f, int64_t enterprise, const char *row)
{
	return model_answer(a->model, f->id, f->group ? 0 : enterprise, row, "");
}

static bool filled(const char *value)
{
	return value != NULL && value[0] != '\0';
}

bool compare_number(const struct app *a, const struct field *f, int64_t enterprise, double *number)
{
	const char *value = f->compute != NULL ? model_computed(a->model, f, enterprise) : answer(a, f, enterprise, "");
	char *end;

	if (!filled(value))
		return false;
	*number = strtod(value, &end);
	return *end == '\0' && *number > -1e300 && *number < 1e300;
}

/* By the order of the options. */
static bool option_worth(const struct field *f, const char *value, double *number)
{
	size_t at = filled(value) ? option_index(f, value, strcspn(value, " ")) : 0;

	*number = (double)at;
	return filled(value);
}

/* By the average of its lines, the options by their place. */
static bool grid_worth(const struct app *a, const struct field *f, int64_t enterprise, double *number)
{
	double sum = 0, one;
	size_t count = 0;

	for (size_t i = 0; i < f->line_count; i++) {
		const char *value = answer(a, f, enterprise, f->lines[i].id);

		if (!filled(value))
			continue;
		if (!option_worth(f, value, &one) || f->option_count == 0)
			one = strtod(value, NULL);
		sum += one;
		count++;
	}
	*number = count > 0 ? sum / (double)count : 0;
	return count > 0;
}

static bool rows_worth(const struct app *a, const struct field *f, int64_t enterprise, double *number)
{
	size_t count;

	model_rows(a->model, f->id, f->group ? 0 : enterprise, &count);
	*number = -(double)count;
	return model_answered(a->model, f, enterprise);
}

static bool score_worth(const struct app *a, const struct field *f, int64_t enterprise, double *number)
{
	int answered, parts;

	*number = model_score(a->model, f, enterprise, &answered, &parts);
	return answered > 0;
}

bool compare_worth(const struct app *a, const struct field *f, int64_t enterprise, double *number, char **text)
{
	const char *value = answer(a, f, enterprise, "");

	*text = NULL;
	*number = 0;
	if (compare_shape(f) == SHAPE_ROWS || f->kind == FIELD_MATRIX)
		return rows_worth(a, f, enterprise, number);
	if (f->kind == FIELD_SCORE)
		return score_worth(a, f, enterprise, number);
	if (f->kind == FIELD_GRID)
		return grid_worth(a, f, enterprise, number);
	if (f->kind == FIELD_CHOICE || f->kind == FIELD_CHOICES || (f->kind == FIELD_RANKING && f->of == NULL))
		return option_worth(f, value, number);
	if (compare_number(a, f, enterprise, number))
		return true;
	if (!filled(value))
		return false;
	*text = text_fold(value);
	return true;
}

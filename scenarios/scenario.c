/* Looking things up in a scenario that was read. Knows nothing of files. */
#include "scenarios/scenario.h"

#include <string.h>

const struct step *scenario_step(const struct scenario *s, const char *id)
{
	for (size_t i = 0; i < s->step_count; i++)
		if (strcmp(s->steps[i].id, id) == 0)
			return &s->steps[i];
	return NULL;
}

const struct field *scenario_field(const struct scenario *s, const char *id, const struct step **step)
{
	for (size_t i = 0; i < s->step_count; i++) {
		for (size_t k = 0; k < s->steps[i].field_count; k++) {
			if (strcmp(s->steps[i].fields[k].id, id) != 0)
				continue;
			if (step)
				*step = &s->steps[i];
			return &s->steps[i].fields[k];
		}
	}
	return NULL;
}

const struct field *field_column(const struct field *f, const char *id)
{
	for (size_t i = 0; i < f->column_count; i++)
		if (f->columns[i].id && strcmp(f->columns[i].id, id) == 0)
			return &f->columns[i];
	return NULL;
}

const struct option *field_option(const struct field *f, const char *id)
{
	for (size_t i = 0; i < f->option_count; i++)
		if (strcmp(f->options[i].id, id) == 0)
			return &f->options[i];
	return NULL;
}

const struct field *field_title_column(const struct field *table, const char *of_column)
{
	const struct field *column = of_column ? field_column(table, of_column) : NULL;
	return column ? column : table->column_count ? &table->columns[0] : NULL;
}

bool field_countable(const struct scenario *s, const struct field *f)
{
	static const bool kinds[FIELD_KIND_COUNT] = {
		[FIELD_CHOICE] = true, [FIELD_CHOICES] = true, [FIELD_SCALE] = true, [FIELD_RANKING] = true, [FIELD_DOTS] = true,
		[FIELD_GRID] = true, [FIELD_NUMBER] = true, [FIELD_MONEY] = true, [FIELD_DURATION] = true,
	};
	const struct field *of = f->of ? scenario_field(s, f->of, NULL) : NULL;
	return kinds[f->kind] && !f->compute && !f->each && (!f->of || (of && of->group));
}

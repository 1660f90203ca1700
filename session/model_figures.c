/* Figures made of answers: scores, dots left, values over time, hours left of a quota. Reads answers as the model has them;
 * evaluates no expression. */
#include <stdlib.h>
#include <string.h>

#include "session/model.h"
#include "session/model_parts.h"

/* --- scores --- */

struct sum {
	const struct model *m;
	int64_t enterprise;
	double total;
	int answered, parts;
};

static const struct option *option_of(const struct field *f, const char *id, size_t len)
{
	for (size_t i = 0; i < f->option_count; i++)
		if (strlen(f->options[i].id) == len && strncmp(f->options[i].id, id, len) == 0)
			return &f->options[i];
	return NULL;
}

/* One value: a number where there are no options, else one id or several with a space between. */
static void add_value(struct sum *s, const struct field *f, const char *value)
{
	double number = 0;

	s->parts++;
	if (value == NULL || *value == '\0')
		return;
	if (f->option_count == 0) {
		if (!model_number(value, &number))
			return;
		s->total += number;
	}
	for (const char *at = value; f->option_count > 0 && *at != '\0'; at += strspn(at, " ")) {
		size_t len = strcspn(at, " ");
		const struct option *o = option_of(f, at, len);

		s->total += o != NULL ? o->weight : 0;
		at += len;
	}
	s->answered++;
}

static void add_grid(struct sum *s, const struct field *f)
{
	for (size_t i = 0; i < f->line_count; i++)
		if (model_for(s->m, f->lines[i].only, model_whose(f, s->enterprise)))
			add_value(s, f, model_answer(s->m, f->id, model_whose(f, s->enterprise), f->lines[i].id, ""));
}

static void add_field(struct sum *s, const struct field *f)
{
	if (!model_shown(s->m, f, s->enterprise))
		return;
	if (f->kind == FIELD_GRID)
		add_grid(s, f);
	else if (f->compute != NULL)
		add_value(s, f, model_computed(s->m, f, s->enterprise));
	else
		add_value(s, f, model_answer(s->m, f->id, model_whose(f, s->enterprise), "", ""));
}

double model_score(const struct model *m, const struct field *f, int64_t enterprise, int *answered, int *parts)
{
	struct sum s = {.m = m, .enterprise = enterprise};

	for (size_t i = 0; m->scenario != NULL && i < f->part_count; i++) {
		const struct field *part = scenario_field(m->scenario, f->parts[i], NULL);

		if (part != NULL)
			add_field(&s, part);
	}
	*answered = s.answered;
	*parts = s.parts;
	return s.total;
}

const struct band *model_band(const struct field *f, double score)
{
	const struct band *found = NULL;

	for (size_t i = 0; i < f->band_count && f->bands[i].from <= score; i++)
		found = &f->bands[i];
	return found;
}

/* --- dots --- */

int model_dots(const struct model *m, const struct field *f, int64_t enterprise, const char *item)
{
	double dots = 0;

	return model_number(model_answer(m, f->id, model_whose(f, enterprise), "", item), &dots) && dots > -1e6 && dots < 1e6
	           ? (int)dots
	           : 0;
}

int model_dots_left(const struct model *m, const struct field *f, int64_t enterprise)
{
	const struct field *table = f->of != NULL && m->scenario != NULL ? scenario_field(m->scenario, f->of, NULL) : NULL;
	int left = f->dots;

	for (size_t i = 0; f->of == NULL && i < f->option_count; i++)
		left -= model_dots(m, f, enterprise, f->options[i].id);
	if (table != NULL) {
		size_t count;
		const char *const *rows = model_rows(m, table->id, model_whose(table, enterprise), &count);

		for (size_t i = 0; i < count; i++)
			left -= model_dots(m, f, enterprise, rows[i]);
	}
	return left;
}

/* --- values over time --- */

struct dated_value *model_values_over_time(const struct model *m, const struct field *f, int64_t enterprise, const char *row,
                                           size_t *count)
{
	int64_t owner = model_whose(f, enterprise);
	const struct sheet *s = model_sheet(m, m->meeting, f->id, owner);
	struct dated_value *list = xcalloc((s != NULL ? s->dated_count : 0) + 1, sizeof *list);

	*count = 0;
	for (size_t i = 0; s != NULL && i < s->dated_count; i++) {
		const struct dated_cell *cell = &s->dated[i];
		double value;

		if (strcmp(cell->row, row) == 0 && model_number(model_answer(m, f->id, owner, row, cell->column), &value))
			list[(*count)++] = (struct dated_value){cell->column + strlen("at-"), value};
	}
	return list;
}

/* --- hours and consents --- */

static double hours_elsewhere(const struct model *m, const struct field *f, int64_t enterprise)
{
	struct target t = {TARGET_DERIVED, m->meeting, enterprise, "", f->id, "", "hours"};
	double hours = 0;

	for (size_t i = 0; i < m->ledger_count; i++)
		if (m->ledger[i].enterprise == enterprise)
			hours += (double)m->ledger[i].quarters / 4;
	double others = 0;
	return model_number(model_value(m, &t), &others) ? hours + others : hours;
}

const char *model_ledger(const struct model *m, size_t i, int64_t *enterprise, int64_t *quarters)
{
	if (i >= m->ledger_count)
		return NULL;
	*enterprise = m->ledger[i].enterprise;
	*quarters = m->ledger[i].quarters;
	return m->ledger[i].id;
}

bool model_hours_left(const struct model *m, const struct field *f, int64_t enterprise, double *left, double *quota)
{
	double promised, hours;

	if (f->quota == NULL || !model_number(model_carried(m, f->quota, enterprise, "", ""), &promised))
		return false;
	*left = promised - hours_elsewhere(m, f, enterprise);
	for (size_t i = 0; m->scenario != NULL && i < m->scenario->step_count; i++) {
		const struct step *step = &m->scenario->steps[i];

		for (size_t k = 0; k < step->field_count; k++)
			if (step->fields[k].kind == FIELD_HOURS &&
			    model_number(model_answer(m, step->fields[k].id, enterprise, "", ""), &hours))
				*left -= hours;
	}
	if (quota != NULL)
		*quota = promised;
	return true;
}

bool model_consent(const struct model *m, const struct field *f, int64_t enterprise, struct consent_said *said)
{
	struct target t = {TARGET_ANSWER, m->meeting, model_whose(f, enterprise), "", f->id, "", ""};
	const char *value = model_value(m, &t);
	const struct said_by *by;
	struct model_key key;

	if (value == NULL)
		return false;
	model_key(&key, &t);
	by = map_get(m->consents, key.text);
	model_key_clear(&key);
	*said = (struct consent_said){strcmp(value, "yes") == 0, by != NULL ? by->at : 0, by != NULL ? by->author : ""};
	return true;
}

bool model_consents(const struct model *m, const char *consent, int64_t enterprise)
{
	const char *said = model_carried(m, consent, enterprise, "", "");

	return said != NULL && strcmp(said, "yes") == 0;
}

/* What one enterprise says to one field: its state and sign, its value in words. Draws nothing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/compare.h"
#include "tui/earlier.h"
#include "tui/fields.h"
#include "tui/numbers.h"
#include "tui/options.h"

/* --- state --- */

static const struct {
	const char *sign, *words;
} states[STATE_COUNT] = {
	[STATE_ANSWERED] = {"●", ""},
	[STATE_PART] = {"◐", ""},
	[STATE_NOT_ASKED] = {"○", N_("not asked")},
	[STATE_NO_ANSWER] = {"□", N_("asked, no answer")},
	[STATE_UNKNOWN] = {"?", N_("does not know")},
	[STATE_REFUSED] = {"×", N_("refuses")},
	[STATE_ABSENT] = {"–", N_("absent")},
	[STATE_NOT_FOR] = {"·", N_("not for this one")},
	[STATE_GONE] = {"·", N_("not of the group")},
};

const char *compare_sign(enum compare_state s)
{
	return states[s].sign;
}

const char *compare_state_words(enum compare_state s)
{
	return states[s].words[0] != '\0' ? _(states[s].words) : "";
}

static const char *answer(const struct app *a, const struct field *f, int64_t enterprise, const char *row)
{
	return model_answer(a->model, f->id, f->group ? 0 : enterprise, row, "");
}

static bool filled(const char *value)
{
	return value != NULL && value[0] != '\0';
}

/* Is something of it still open, or not of its kind? */
static bool in_part(const struct app *a, const struct field *f, int64_t enterprise)
{
	if (f->kind == FIELD_DOTS)
		return model_dots_left(a->model, f, enterprise) != 0;
	for (size_t i = 0; f->kind == FIELD_GRID && i < f->line_count; i++)
		if (model_for(a->model, f->lines[i].only, enterprise) && !filled(answer(a, f, enterprise, f->lines[i].id)))
			return true;
	return f->each == NULL && model_unfit(a->model, f, enterprise, "") != UNFIT_NOT;
}

static bool worked_out(const struct app *a, const struct field *f, int64_t enterprise)
{
	int answered = 0, parts;

	if (f->kind == FIELD_SCORE)
		model_score(a->model, f, enterprise, &answered, &parts);
	return answered > 0 || filled(model_computed(a->model, f, enterprise));
}

static enum compare_state missing_state(const struct app *a, const struct field *f, int64_t enterprise)
{
	struct target t = {TARGET_MISSING, a->model->meeting, f->group ? 0 : enterprise, "", f->id, "", ""};
	const char *reason = model_value(a->model, &t);

	if (!filled(reason) || filled(answer(a, f, enterprise, "")))
		return STATE_ANSWERED;
	return strcmp(reason, "unknown") == 0 ? STATE_UNKNOWN : strcmp(reason, "refused") == 0 ? STATE_REFUSED : STATE_NO_ANSWER;
}

enum compare_state compare_state(const struct app *a, const struct field *f, int64_t enterprise)
{
	if (!model_shown(a->model, f, enterprise))
		return STATE_NOT_FOR;
	if (f->compute != NULL || f->kind == FIELD_SCORE)
		return worked_out(a, f, enterprise) ? STATE_ANSWERED : app_counts(a, enterprise) ? STATE_NOT_ASKED : STATE_GONE;
	if (model_answered(a->model, f, enterprise)) {
		enum compare_state s = missing_state(a, f, enterprise);

		return s == STATE_ANSWERED && in_part(a, f, enterprise) ? STATE_PART : s;
	}
	if (enterprise != 0 && !app_counts(a, enterprise))
		return STATE_GONE;
	return enterprise != 0 && model_absent(a->model, enterprise) ? STATE_ABSENT : STATE_NOT_ASKED;
}

/* --- words --- */

static void value_put(const struct app *a, const struct field *f, const char *value, struct buf *out)
{
	struct spot spot = {.field = f};
	const struct option *o = f->kind == FIELD_GRID ? field_option(f, value) : NULL;

	if (o != NULL)
		buf_text(out, option_name(a, o));
	else if (f->kind == FIELD_GRID || value_kind(f) == NULL)
		buf_text(out, value);
	else
		value_kind(f)->show(a, &spot, value, out);
}

/* "partner: a bakery" */
static void choice_words(const struct app *a, const struct field *f, int64_t enterprise, const char *row, struct buf *out)
{
	const char *value = answer(a, f, enterprise, row), *which = model_answer(a->model, f->id, f->group ? 0 : enterprise, row, "other");

	value_put(a, f, value, out);
	if (filled(which) && option_asks_which(f, value))
		buf_printf(out, ": %s", which);
}

/* The title of a row of the table that is ranked, or given dots. */
static const char *item_words(const struct app *a, const struct field *f, int64_t enterprise, const char *id)
{
	const struct field *table = f->of != NULL ? scenario_field(a->scenario, f->of, NULL) : NULL;
	const struct option *o = field_option(f, id);

	if (table != NULL)
		return model_row_title(a->model, table, f->of_column, table->group ? 0 : enterprise, id);
	return o != NULL ? option_name(a, o) : id;
}

/* "1 premises, 2 money" */
static void ranking_words(const struct app *a, const struct field *f, int64_t enterprise, struct buf *out)
{
	const char *p = answer(a, f, enterprise, "");

	for (size_t n = 1; p != NULL && *p != '\0'; n++) {
		size_t len = strcspn(p, " ");
		char *id = xstrndup(p, len);

		buf_printf(out, "%s%zu %s", n > 1 ? ", " : "", n, item_words(a, f, enterprise, id));
		free(id);
		p += len + strspn(p + len, " ");
	}
}

static void dots_put(const struct app *a, const struct field *f, int64_t enterprise, const char *id, struct buf *out)
{
	int dots = model_dots(a->model, f, enterprise, id);

	if (dots > 0)
		buf_printf(out, "%s%d %s", out->len > 0 ? ", " : "", dots, item_words(a, f, enterprise, id));
}

/* "3 premises, 2 money" */
static void dots_words(const struct app *a, const struct field *f, int64_t enterprise, struct buf *out)
{
	const struct field *table = f->of != NULL ? scenario_field(a->scenario, f->of, NULL) : NULL;
	size_t count = 0;
	const char *const *rows = table != NULL ? model_rows(a->model, table->id, table->group ? 0 : enterprise, &count) : NULL;

	for (size_t i = 0; i < count; i++)
		dots_put(a, f, enterprise, rows[i], out);
	for (size_t i = 0; table == NULL && i < f->option_count; i++)
		dots_put(a, f, enterprise, f->options[i].id, out);
}

/* "6 of 12 cells" */
static void matrix_words(const struct app *a, const struct field *f, int64_t enterprise, struct buf *out)
{
	const struct field *down = scenario_field(a->scenario, f->of, NULL), *across = scenario_field(a->scenario, f->across, NULL);
	size_t rows = 0, columns = 0, said = 0;
	const char *const *r = down != NULL ? model_rows(a->model, down->id, down->group ? 0 : enterprise, &rows) : NULL;
	const char *const *c = across != NULL ? model_rows(a->model, across->id, across->group ? 0 : enterprise, &columns) : NULL;

	for (size_t i = 0; i < rows; i++)
		for (size_t j = 0; j < columns; j++)
			said += filled(model_answer(a->model, f->id, f->group ? 0 : enterprise, r[i], c[j]));
	buf_printf(out, _("%zu of %zu cells"), said, rows * columns);
}

/* "12 · Well on the way" */
static void score_words(const struct app *a, const struct field *f, int64_t enterprise, struct buf *out)
{
	int answered, parts;
	double score = model_score(a->model, f, enterprise, &answered, &parts);
	const struct band *band = answered > 0 ? model_band(f, score) : NULL;
	char *json = number_json(score), *number = number_show(json);

	if (answered > 0)
		buf_printf(out, "%s%s%s", number, band != NULL ? " · " : "", band != NULL ? app_text(a, &band->text) : "");
	free(number);
	free(json);
}

char *compare_words(struct app *a, const struct field *f, int64_t enterprise, const char *row)
{
	const char *value = f->compute != NULL ? model_computed(a->model, f, enterprise) : answer(a, f, enterprise, row);
	struct buf out = {0};

	if (f->kind == FIELD_SCORE)
		score_words(a, f, enterprise, &out);
	else if (f->kind == FIELD_DOTS)
		dots_words(a, f, enterprise, &out);
	else if (f->kind == FIELD_MATRIX && model_answered(a->model, f, enterprise))
		matrix_words(a, f, enterprise, &out);
	else if (f->kind == FIELD_RANKING)
		ranking_words(a, f, enterprise, &out);
	else if (filled(value) && f->compute == NULL && (f->kind == FIELD_CHOICE || f->kind == FIELD_CHOICES))
		choice_words(a, f, enterprise, row, &out);
	else if (filled(value))
		value_put(a, f, value, &out);
	return buf_take(&out);
}

char *compare_then(struct app *a, const struct field *f, int64_t enterprise, const char *row)
{
	const char *value = earlier_then(a, f, enterprise, row);
	struct buf out = {0};

	if (!filled(value) || (f->kind != FIELD_GRID && value_kind(f) == NULL))
		return NULL;
	value_put(a, f, value, &out);
	return buf_take(&out);
}

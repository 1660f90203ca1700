/* What all say to one field together: figures in one text, then bars, or the words that come back. What each measure is stands in
 * session/model_compare.h. Draws nothing. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "session/model_compare.h"
#include "tui/compare_group.h"
#include "tui/earlier.h"
#include "tui/numbers.h"
#include "tui/options.h"

enum { CLASSES = 8, WORDS = 60 };

static struct group group_of(struct app *a, const struct field *f, struct compare_counted *out)
{
	struct group g = {.a = a, .field = f, .out = out};

	g.who = xcalloc(a->model->enterprise_count + 1, sizeof *g.who);
	for (size_t i = 0; i < a->model->enterprise_count; i++) {
		int64_t e = a->model->enterprises[i].id;
		enum compare_state s = compare_state(a, f, e);

		if (s >= STATE_NOT_FOR || !app_takes_part(a, e))
			continue;
		if (s == STATE_ANSWERED || (s == STATE_PART && model_unfit(a->model, f, e, "") == UNFIT_NOT))
			g.who[g.count++] = e;
	}
	return g;
}

static size_t numbers_of(const struct group *g, double *values)
{
	size_t n = 0;

	for (size_t i = 0; i < g->count; i++)
		n += compare_number(g->a, g->field, g->who[i], &values[n]);
	return n;
}

/* --- by kind --- */

static void scale_count(const struct group *g, struct buf *figures)
{
	const struct field *f = g->field;
	size_t places = (size_t)(f->max - f->min) + 1, *counts = xcalloc(places, sizeof *counts);
	double *values = xcalloc(g->count + 1, sizeof *values);
	size_t n = numbers_of(g, values);
	struct compared c = compared_numbers(values, n);

	for (size_t i = 0; i < n; i++)
		if (values[i] >= f->min && values[i] <= f->max)
			counts[(size_t)(values[i] - f->min)]++;
	figures_middle(figures, g, &c);
	figure_agreement(figures, compared_scale(counts, places), _("−1 to 1"));
	results_count(g->a, f, g->who, g->count, false, &g->out->bars);
	free(values);
	free(counts);
}

static char *class_name(double from, double step, bool whole)
{
	static const struct field plain = {.kind = FIELD_NUMBER};
	char *low = figure_number(&plain, from, 2), *high = figure_number(&plain, whole ? from + step - 1 : from + step, 2);
	char *name = whole && step < 2 ? xstrdup(low) : xasprintf(whole ? "%s – %s" : _("%s to under %s"), low, high);

	free(low);
	free(high);
	return name;
}

/* Classes with round bounds. */
static void numbers_count(const struct group *g, struct buf *figures)
{
	double *values = xcalloc(g->count + 1, sizeof *values), from, step;
	size_t n = numbers_of(g, values), classes, most = 0, counts[CLASSES] = {0};
	struct compared c = compared_numbers(values, n);
	bool whole = true;

	figures_middle(figures, g, &c);
	for (size_t i = 0; i < n; i++)
		whole = whole && values[i] >= floor(values[i]) && values[i] <= floor(values[i]);
	classes = n > 0 ? compared_classes(c.low, c.high, whole, CLASSES, &from, &step) : 0;
	for (size_t i = 0; i < n; i++) {
		size_t *in = &counts[compared_class(values[i], from, step)];

		most = ++*in > most ? *in : most;
	}
	for (size_t i = 0; i < classes; i++)
		results_add(&g->out->bars, (struct result){.kind = RESULT_BAR,
							   .text = class_name(from + (double)i * step, step, whole),
							   .said = xasprintf("%zu", counts[i]),
							   .value = (double)counts[i],
							   .most = (double)most});
	free(values);
}

static size_t *options_count(const struct group *g)
{
	const struct field *f = g->field;
	size_t *counts = xcalloc(f->option_count + 1, sizeof *counts);

	for (size_t i = 0; i < f->option_count; i++)
		for (size_t e = 0; e < g->count; e++)
			counts[i] += ids_has(model_answer(g->a->model, f->id, g->who[e], "", ""), f->options[i].id, NULL);
	return counts;
}

static void choice_count(const struct group *g, struct buf *figures)
{
	size_t *counts = options_count(g);

	figure_agreement(figures, g->count > 1 ? compared_choice(counts, g->field->option_count) : NAN, _("0 to 1"));
	results_count(g->a, g->field, g->who, g->count, false, &g->out->bars);
	free(counts);
}

static void choices_count(const struct group *g, struct buf *figures)
{
	static const struct field plain = {.kind = FIELD_NUMBER};
	size_t *counts = options_count(g), all = 0;

	for (size_t i = 0; i < g->field->option_count; i++)
		all += counts[i];
	if (g->count > 0)
		figure_value(figures, &plain, _("each chose"), (double)all / (double)g->count);
	figure_agreement(figures, g->count > 1 ? compared_choices(counts, g->field->option_count, g->count) : NAN, _("0 to 1"));
	results_count(g->a, g->field, g->who, g->count, false, &g->out->bars);
	free(counts);
}

/* What enterprise E prefers, the more the higher: dots, or places from the end. */
static void scores_of(const struct group *g, int64_t e, double *scores)
{
	const struct field *f = g->field;
	const char *value = model_answer(g->a->model, f->id, e, "", "");

	for (size_t i = 0; i < f->option_count; i++) {
		size_t at = f->option_count;

		if (f->kind == FIELD_DOTS)
			scores[i] = model_dots(g->a->model, f, e, f->options[i].id);
		else
			scores[i] = ids_has(value, f->options[i].id, &at) ? (double)(f->option_count - at) : 0;
	}
}

static void ranks_count(const struct group *g, struct buf *figures)
{
	size_t items = g->field->option_count;
	double *scores = xcalloc(items + 1, sizeof *scores), *ranks = xcalloc(items * g->count + 1, sizeof *ranks);

	for (size_t e = 0; e < g->count; e++) {
		scores_of(g, g->who[e], scores);
		compared_rank(scores, items, ranks + e * items);
	}
	if (g->field->of == NULL)
		figure_agreement(figures, compared_ranks(ranks, g->count, items), _("0 to 1"));
	results_count(g->a, g->field, g->who, g->count, false, &g->out->bars);
	free(ranks);
	free(scores);
}

static void consent_count(const struct group *g, struct buf *figures)
{
	static const char *const words[][2] = {{"yes", N_("yes")}, {"no", N_("no")}};

	(void)figures;
	for (size_t i = 0; i < 2; i++) {
		size_t n = 0;

		for (size_t e = 0; e < g->count; e++) {
			const char *value = model_answer(g->a->model, g->field->id, g->who[e], "", "");

			n += value != NULL && strcmp(value, words[i][0]) == 0;
		}
		results_add(&g->out->bars, (struct result){.kind = RESULT_BAR,
							   .text = xstrdup(_(words[i][1])),
							   .said = xasprintf("%zu", n),
							   .value = (double)n,
							   .most = (double)g->count});
	}
}

static void lines_count(const struct group *g, struct buf *figures)
{
	(void)figures;
	results_count(g->a, g->field, g->who, g->count, false, &g->out->bars);
}

static void words_count(const struct group *g, struct buf *figures)
{
	const char **texts = xcalloc(g->count + 1, sizeof *texts);
	struct compared_word *list;
	size_t count;

	for (size_t i = 0; i < g->count; i++)
		texts[i] = model_answer(g->a->model, g->field->id, g->who[i], "", "");
	list = compared_words(texts, g->count, &count);
	figure_add(figures, xasprintf(ngettext("%zu different word", "%zu different words", count), count));
	for (size_t i = 0; i < count && i < WORDS; i++)
		results_add(&g->out->bars, (struct result){.kind = RESULT_BAR,
							   .text = xstrdup(list[i].word),
							   .said = xasprintf("%zu", list[i].count),
							   .value = (double)list[i].count,
							   .most = (double)list[0].count});
	compared_words_free(list, count);
	free(texts);
}

static const struct {
	void (*count)(const struct group *g, struct buf *figures);
	bool words;
} kinds[FIELD_KIND_COUNT] = {
	[FIELD_SCALE] = {scale_count, false},    [FIELD_NUMBER] = {numbers_count, false},  [FIELD_MONEY] = {numbers_count, false},
	[FIELD_DURATION] = {numbers_count, false}, [FIELD_QUOTA] = {numbers_count, false}, [FIELD_HOURS] = {numbers_count, false},
	[FIELD_CHOICE] = {choice_count, false},  [FIELD_CHOICES] = {choices_count, false}, [FIELD_RANKING] = {ranks_count, false},
	[FIELD_DOTS] = {ranks_count, false},     [FIELD_GRID] = {lines_count, false},      [FIELD_CONSENT] = {consent_count, false},
	[FIELD_MATRIX] = {compare_matrix, false}, [FIELD_TEXT] = {words_count, true},      [FIELD_LONG] = {words_count, true},
};

/* Items that are each enterprise's own are added up by what they are called. */
static bool own_items(const struct app *a, const struct field *f)
{
	const struct field *table = f->of != NULL && a->scenario != NULL ? scenario_field(a->scenario, f->of, NULL) : NULL;

	return f->of != NULL && (table == NULL || !table->group);
}

bool compare_counts(const struct field *f, bool *beside)
{
	*beside = !kinds[f->kind].words;
	return kinds[f->kind].count != NULL && !f->group && f->each == NULL;
}

bool compare_counted(struct app *a, const struct field *f, struct compare_counted *out)
{
	struct buf figures = {0};
	struct group g;
	bool beside;

	*out = (struct compare_counted){.words = kinds[f->kind].words};
	if (!compare_counts(f, &beside))
		return false;
	g = group_of(a, f, out);
	figure_count(&figures, &g);
	if (own_items(a, f) && f->kind != FIELD_MATRIX)
		compare_own(&g, &figures);
	else
		kinds[f->kind].count(&g, &figures);
	if (earlier_named(f) && !kinds[f->kind].words && f->kind != FIELD_RANKING && f->kind != FIELD_DOTS && f->kind != FIELD_CONSENT)
		compare_pair(&g, &figures);
	free(g.who);
	out->figures = buf_take(&figures);
	return true;
}

void compare_counted_clear(struct compare_counted *c)
{
	free(c->figures);
	results_clear(&c->bars);
	*c = (struct compare_counted){0};
}

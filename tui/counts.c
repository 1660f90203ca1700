/* Counts answers, one function a kind. Draws nothing, changes nothing, asks nobody who may read what. */
#include "tui/counts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/earlier.h"
#include "tui/items.h"
#include "tui/numbers.h"
#include "tui/options.h"

void results_add(struct results *r, struct result one)
{
	r->list = xrealloc(r->list, r->count + 1, sizeof *r->list);
	r->list[r->count++] = one;
}

void results_clear(struct results *r)
{
	for (size_t i = 0; i < r->count; i++) {
		free(r->list[i].text);
		free(r->list[i].said);
	}
	free(r->list);
	*r = (struct results){0};
}

static const char *value_of(const struct counting *c, size_t i, const char *row)
{
	if (c->then)
		return earlier_then(c->a, c->field, c->who[i], row);
	return c->who == NULL ? c->values[i] : model_answer(c->a->model, c->field->id, c->who[i], row, "");
}

static void bar(const struct counting *c, const char *text, double value, double most, char *said)
{
	results_add(c->out, (struct result){.kind = RESULT_BAR, .text = xstrdup(text), .said = said, .value = value, .most = most});
}

static void words(const struct counting *c, char *text)
{
	results_add(c->out, (struct result){.kind = RESULT_WORDS, .text = text, .said = xstrdup("")});
}

/* --- options --- */

static void count_options(const struct counting *c)
{
	const struct field *f = c->field;

	for (size_t i = 0; i < f->option_count; i++) {
		size_t n = 0;

		for (size_t e = 0; e < c->count; e++)
			n += ids_has(value_of(c, e, ""), f->options[i].id, NULL);
		bar(c, option_name(c->a, &f->options[i]), (double)n, (double)c->count, xasprintf("%zu", n));
	}
}

/* --- figures --- */

/* What they say on average in line ROW; *SAID: how many say a number. */
static double average(const struct counting *c, const char *row, size_t *said)
{
	double sum = 0;

	*said = 0;
	for (size_t e = 0; e < c->count; e++) {
		const char *value = value_of(c, e, row);

		sum += value != NULL ? strtod(value, NULL) : 0;
		*said += value != NULL;
	}
	return *said > 0 ? sum / (double)*said : 0;
}

char *counts_mean(double value)
{
	char *plain = xasprintf("%.1f", value), *shown = number_show(plain);

	free(plain);
	return shown;
}

static char *figure(const struct counting *c, double value)
{
	const struct field *f = c->field;
	char *json = number_json(f->kind == FIELD_DURATION ? round(value) : f->kind == FIELD_MONEY ? round(value * 100) / 100
												     : round(value * 10) / 10);
	char *shown = f->kind == FIELD_MONEY ? money_show(f, json) : f->kind == FIELD_DURATION ? duration_show(f, json) : number_show(json);
	const char *unit = app_text(c->a, &f->unit);
	char *all = xasprintf("%s%s%s", shown, unit[0] != '\0' ? " " : "", unit);

	free(json);
	free(shown);
	return all;
}

static void count_average(const struct counting *c)
{
	size_t said;
	char *number = figure(c, average(c, "", &said));

	if (said > 0)
		words(c, xasprintf(_("%s on average"), number));
	free(number);
}

static void count_places(const struct counting *c)
{
	const struct field *f = c->field;

	for (double v = f->min; v <= f->max; v++) {
		const char *end = v <= f->min ? app_text(c->a, &f->low) : v >= f->max ? app_text(c->a, &f->high) : "";
		char *name = xasprintf("%g  %s", v, end);
		size_t n = 0;

		for (size_t e = 0; e < c->count; e++) {
			const char *value = value_of(c, e, "");

			n += value != NULL && strtod(value, NULL) <= v && strtod(value, NULL) >= v;
		}
		bar(c, name, (double)n, (double)c->count, xasprintf("%zu", n));
		free(name);
	}
}

/* --- dots and places in an order --- */

/* The highest first. */
static int by_value(const void *a, const void *b)
{
	const struct result *x = a, *y = b;

	return (x->value < y->value) - (x->value > y->value);
}

static void sort_from(struct results *r, size_t first)
{
	double most = 0;

	qsort(r->list + first, r->count - first, sizeof *r->list, by_value);
	if (first < r->count)
		most = r->list[first].value;
	for (size_t i = first; i < r->count; i++)
		r->list[i].most = most;
}

/* What dots are given to and what is ranked: all options, whoever is looked at, or the rows of a table of the group: those of
 * enterprises differ, and cannot be added up. */
static bool common_items(const struct counting *c, struct items *items)
{
	struct slot slot = {.field = c->field};

	*items = items_of(c->a, &slot);
	if (c->field->of == NULL)
		items->count = c->field->option_count;
	return c->field->of == NULL || (items->table != NULL && items->table->group);
}

static const char *common_id(const struct counting *c, const struct items *items, size_t i)
{
	return items->table != NULL ? items->rows[i] : c->field->options[i].id;
}

static const char *common_title(const struct counting *c, const struct items *items, size_t i)
{
	return items->table != NULL ? item_title(c->a, items, i) : option_name(c->a, &c->field->options[i]);
}

static void count_dots(const struct counting *c)
{
	struct items items;
	size_t first = c->out->count;

	if (!common_items(c, &items))
		return;
	for (size_t i = 0; i < items.count; i++) {
		int n = 0;

		for (size_t e = 0; e < c->count; e++)
			n += model_dots(c->a->model, c->field, c->who[e], common_id(c, &items, i));
		bar(c, common_title(c, &items, i), n, 0, xasprintf("%d", n));
	}
	sort_from(c->out, first);
}

/* A point for each place above the last: who puts one of three first gives it three. */
static void count_ranks(const struct counting *c)
{
	struct items items;
	size_t first = c->out->count;

	if (!common_items(c, &items))
		return;
	for (size_t i = 0; i < items.count; i++) {
		size_t places = c->field->keep > 0 ? (size_t)c->field->keep : items.count, points = 0, firsts = 0, at;

		for (size_t e = 0; e < c->count; e++)
			if (ids_has(value_of(c, e, ""), common_id(c, &items, i), &at)) {
				points += at < places ? places - at : 0;
				firsts += at == 0;
			}
		bar(c, common_title(c, &items, i), (double)points, 0,
		    firsts > 0 ? xasprintf(_("%zu (first: %zu)"), points, firsts)
			       : xasprintf("%zu", points));
	}
	sort_from(c->out, first);
}

/* --- grids --- */

/* How many said which of a line. */
static void count_line(const struct counting *c, const struct option *line)
{
	const struct field *f = c->field;
	struct buf said = {0};

	for (size_t o = 0; o < f->option_count; o++) {
		size_t same = 0;

		for (size_t e = 0; e < c->count; e++) {
			const char *value = value_of(c, e, line->id);

			same += value != NULL && strcmp(value, f->options[o].id) == 0;
		}
		if (same > 0)
			buf_printf(&said, "%s%s %zu", said.len > 0 ? " · " : "", option_name(c->a, &f->options[o]), same);
	}
	words(c, xasprintf(_("%s: %s"), option_name(c->a, line), buf_str(&said)));
	buf_clear(&said);
}

/* A line of options: how many said which; of a scale: what they say on average. */
static void count_lines(const struct counting *c)
{
	const struct field *f = c->field;

	for (size_t i = 0; i < f->line_count; i++) {
		size_t said;
		double mean = average(c, f->lines[i].id, &said);

		if (said < c->least)
			words(c, xasprintf(_("%s: fewer than %zu answers"), option_name(c->a, &f->lines[i]), c->least));
		else if (f->option_count > 0)
			count_line(c, &f->lines[i]);
		else
			bar(c, option_name(c->a, &f->lines[i]), mean, f->max, counts_mean(mean));
	}
}

static void (*const counts[FIELD_KIND_COUNT])(const struct counting *c) = {
	[FIELD_CHOICE] = count_options, [FIELD_CHOICES] = count_options, [FIELD_SCALE] = count_places,
	[FIELD_DOTS] = count_dots,      [FIELD_RANKING] = count_ranks,   [FIELD_GRID] = count_lines,
	[FIELD_NUMBER] = count_average, [FIELD_MONEY] = count_average,   [FIELD_DURATION] = count_average,
};

void counts_of(const struct counting *c)
{
	if (field_countable(c->a->scenario, c->field) && c->count > 0)
		counts[c->field->kind](c);
}

/* Of figures there is an average, and no bar. */
static bool in_bars(const struct field *f)
{
	return counts[f->kind] != NULL && f->each == NULL && !f->group && counts[f->kind] != count_average;
}

bool results_count(struct app *a, const struct field *f, const int64_t *who, size_t count, bool then, struct results *r)
{
	struct counting c = {.a = a, .field = f, .who = who, .count = count, .then = then, .out = r};

	if (!in_bars(f))
		return false;
	counts[f->kind](&c);
	return true;
}

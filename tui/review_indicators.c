/* The indicators over all meetings: each row of their tables once, as its last meeting has it, with the values of all of them. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/numbers.h"
#include "tui/paragraph.h"
#include "tui/review.h"

static double number_of(const struct app *a, const struct model *m, const struct field *f, const char *row, const char *column)
{
	const char *text = model_answer(m, f->id, a->enterprise, row, column);
	char *end;
	double value = text != NULL && text[0] != '\0' ? strtod(text, &end) : NAN;

	return text != NULL && text[0] != '\0' && *end == '\0' && isfinite(value) ? value : NAN;
}

static struct review_indicator *indicator_make(struct review_indicators *all, const char *row)
{
	for (size_t i = 0; i < all->count; i++)
		if (strcmp(all->list[i].row, row) == 0)
			return &all->list[i];
	all->list = xrealloc(all->list, all->count + 1, sizeof *all->list);
	all->list[all->count] = (struct review_indicator){.row = row, .baseline = NAN, .target = NAN};
	return &all->list[all->count++];
}

/* By date, the later meeting's where two have the same. */
static void value_put(struct review_indicator *i, const struct dated_value *v)
{
	size_t at = i->count;

	while (at > 0 && strcmp(i->values[at - 1].date, v->date) > 0)
		at--;
	if (at > 0 && strcmp(i->values[at - 1].date, v->date) == 0) {
		i->values[at - 1].value = v->value;
		return;
	}
	i->values = xrealloc(i->values, i->count + 1, sizeof *i->values);
	memmove(&i->values[at + 1], &i->values[at], (i->count - at) * sizeof *i->values);
	i->values[at].value = v->value;
	snprintf(i->values[at].date, sizeof i->values[at].date, "%s", v->date);
	i->count++;
}

static void row_read(const struct app *a, struct review_indicators *all, const struct dossier_meeting *m, size_t step, const struct field *f, const char *row)
{
	const char *name = model_answer(m->model, f->id, a->enterprise, row, "indicator");
	double baseline = number_of(a, m->model, f, row, "baseline"), target = number_of(a, m->model, f, row, "target");
	struct review_indicator *i;
	struct dated_value *values;
	size_t count;

	if (name == NULL || name[0] == '\0')
		return;
	i = indicator_make(all, row);
	i->meeting = m;
	i->step = step;
	i->field = f;
	i->row = row;
	i->name = name;
	i->baseline = isnan(baseline) ? i->baseline : baseline;
	i->target = isnan(target) ? i->target : target;
	values = model_values_over_time(m->model, f, a->enterprise, row, &count);
	for (size_t n = 0; n < count; n++)
		value_put(i, &values[n]);
	free(values);
}

struct review_indicators review_indicators(const struct app *a)
{
	const struct dossier *d = &a->review->dossier;
	struct review_indicators all = {0};

	for (size_t k = 0; k < d->count; k++) {
		const struct scenario *s = d->list[k].model->scenario;

		for (size_t i = 0; s != NULL && i < s->step_count; i++)
			for (size_t n = 0; n < s->steps[i].field_count; n++) {
				const struct field *f = &s->steps[i].fields[n];
				size_t count = 0;
				const char *const *rows = f->kind == FIELD_INDICATORS && !f->group ? model_rows(d->list[k].model, f->id, a->enterprise, &count) : NULL;

				for (size_t row = 0; row < count; row++)
					row_read(a, &all, &d->list[k], i, f, rows[row]);
			}
	}
	return all;
}

void review_indicators_clear(struct review_indicators *all)
{
	for (size_t i = 0; i < all->count; i++)
		free(all->list[i].values);
	free(all->list);
	*all = (struct review_indicators){0};
}

size_t review_indicator_count(struct app *a)
{
	struct review_indicators all = review_indicators(a);
	size_t count = all.count;

	review_indicators_clear(&all);
	return count;
}

static void number_put(struct buf *out, const char *fmt, double value)
{
	char *json = isnan(value) ? NULL : number_json(value), *shown = json != NULL ? number_show(json) : NULL, *words;

	if (shown == NULL)
		return;
	words = xstrdup(fmt);
	buf_printf(out, "%s%s %s", out->len > 0 ? ", " : "", words, shown);
	free(words);
	free(shown);
	free(json);
}

static void indicator_line(struct app *a, const struct review_indicator *i)
{
	struct buf right = {0};
	struct review_line *l;

	number_put(&right, _("○ baseline"), i->baseline);
	if (i->count > 0)
		number_put(&right, _("● now"), i->values[i->count - 1].value);
	number_put(&right, _("◎ target"), i->target);
	l = review_add(a, " ", xstrdup(i->name), buf_take(&right));
	l->meeting = i->meeting->model->meeting;
	l->step = i->step;
	l->field = i->field;
	snprintf(l->row, sizeof l->row, "%s", i->row);
}

void review_indicators_build(struct app *a)
{
	struct review_indicators all = review_indicators(a);

	for (size_t i = 0; i < all.count; i++)
		indicator_line(a, &all.list[i]);
	review_indicators_clear(&all);
}

/* Every number in words too. */
static char *values_words(const struct review_indicator *i)
{
	struct buf out = {0};

	for (size_t n = 0; n < i->count; n++) {
		char *json = number_json(i->values[n].value), *shown = number_show(json);

		buf_printf(&out, "%s%s: %s", n > 0 ? "  " : "", i->values[n].date, shown);
		free(shown);
		free(json);
	}
	return buf_take(&out);
}

int review_indicators_beside(struct app *a, const struct review_line *l, const struct pen *p)
{
	struct review_indicators all = review_indicators(a);
	int line = 0;

	for (size_t i = 0; l != NULL && i < all.count; i++) {
		char *words, *definition;

		if (strcmp(all.list[i].row, l->row) != 0)
			continue;
		line += paragraph(p, line, 0, p->columns, 2, STYLE_LABEL, all.list[i].name);
		definition = (char *)model_answer(all.list[i].meeting->model, all.list[i].field->id, a->enterprise, l->row, "definition");
		line += paragraph(p, line, 0, p->columns, 2, STYLE_FAINT, definition != NULL ? definition : "");
		words = values_words(&all.list[i]);
		line += paragraph(p, line, 0, p->columns, 2, STYLE_PLAIN, words[0] != '\0' ? words : _("No value is written down yet."));
		free(words);
		{
			struct pen below = *p;

			below.y += line;
			line += review_plot(&all.list[i], &below);
		}
	}
	review_indicators_clear(&all);
	return line;
}

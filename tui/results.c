/* Counts answers, one function a kind; for the room's screen those of circle g. Draws nothing, changes nothing. */
#include "tui/results.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/earlier.h"
#include "tui/items.h"
#include "tui/options.h"

/* One field that is being counted. */
struct counting {
	struct app *a;
	const struct field *field;
	const int64_t *who; /* those whose answers are counted */
	size_t count;
	bool then;          /* those at the start */
	struct results *out;
};

void results_add(struct results *r, struct result one)
{
	r->list = xrealloc(r->list, r->count + 1, sizeof *r->list);
	r->list[r->count++] = one;
}

static const char *value_of(const struct counting *c, size_t i, const char *row, const char *column)
{
	if (c->then)
		return earlier_then(c->a, c->field, c->who[i], row);
	return model_answer(c->a->model, c->field->id, c->who[i], row, column);
}

/* Those whose answer to F the group reads, the group itself (0) for a field of its own. Caller frees. */
static int64_t *readers_see(const struct app *a, const struct field *f, size_t *count, size_t *asked)
{
	int64_t *who = xcalloc(a->model->enterprise_count + 1, sizeof *who);

	*count = *asked = 0;
	for (size_t i = 0; i < (f->group ? 1 : a->model->enterprise_count); i++) {
		int64_t e = f->group ? 0 : a->model->enterprises[i].id;

		if (strchr(model_circle(a->model, f, e), 'g') == NULL || !model_asks(f) || !model_shown(a->model, f, e) ||
		    (e != 0 && model_absent(a->model, e)))
			continue;
		++*asked;
		if (model_answered(a->model, f, e))
			who[(*count)++] = e;
	}
	return who;
}

static void bar(const struct counting *c, const char *text, double value, double most, char *said)
{
	results_add(c->out, (struct result){.kind = RESULT_BAR, .text = xstrdup(text), .said = said, .value = value, .most = most});
}

/* --- by kind --- */

static void count_options(const struct counting *c)
{
	const struct field *f = c->field;

	for (size_t i = 0; i < f->option_count; i++) {
		size_t n = 0;

		for (size_t e = 0; e < c->count; e++)
			n += ids_has(value_of(c, e, "", ""), f->options[i].id, NULL);
		bar(c, option_name(c->a, &f->options[i]), (double)n, (double)c->count, xasprintf("%zu", n));
	}
}

static void count_places(const struct counting *c)
{
	const struct field *f = c->field;

	for (double v = f->min; v <= f->max; v++) {
		const char *end = v <= f->min ? app_text(c->a, &f->low) : v >= f->max ? app_text(c->a, &f->high) : "";
		char *name = xasprintf("%g  %s", v, end);
		size_t n = 0;

		for (size_t e = 0; e < c->count; e++) {
			const char *value = value_of(c, e, "", "");

			n += value != NULL && strtod(value, NULL) <= v && strtod(value, NULL) >= v;
		}
		bar(c, name, (double)n, (double)c->count, xasprintf("%zu", n));
		free(name);
	}
}

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
			if (ids_has(value_of(c, e, "", ""), common_id(c, &items, i), &at)) {
				points += at < places ? places - at : 0;
				firsts += at == 0;
			}
		bar(c, common_title(c, &items, i), (double)points, 0,
		    firsts > 0 ? xasprintf(_("%zu (first: %zu)"), points, firsts)
			       : xasprintf("%zu", points));
	}
	sort_from(c->out, first);
}

/* A line of options: how many said which; of a scale: what they say on average. */
static void count_lines(const struct counting *c)
{
	const struct field *f = c->field;

	for (size_t i = 0; i < f->line_count; i++) {
		double sum = 0;
		size_t n = 0;
		struct buf said = {0};

		for (size_t o = 0; o < f->option_count; o++) {
			size_t same = 0;

			for (size_t e = 0; e < c->count; e++) {
				const char *value = value_of(c, e, f->lines[i].id, "");

				same += value != NULL && strcmp(value, f->options[o].id) == 0;
			}
			if (same > 0)
				buf_printf(&said, "%s%s %zu", said.len > 0 ? " · " : "", option_name(c->a, &f->options[o]), same);
		}
		for (size_t e = 0; f->option_count == 0 && e < c->count; e++) {
			const char *value = value_of(c, e, f->lines[i].id, "");

			sum += value != NULL ? strtod(value, NULL) : 0;
			n += value != NULL;
		}
		if (f->option_count > 0)
			results_add(c->out, (struct result){.kind = RESULT_WORDS, .text = xasprintf(_("%s: %s"), option_name(c->a, &f->lines[i]), buf_str(&said)),
						    .said = xstrdup("")});
		else
			bar(c, option_name(c->a, &f->lines[i]), n > 0 ? sum / (double)n : 0, f->max, xasprintf("%.1f", n > 0 ? sum / (double)n : 0));
		buf_clear(&said);
	}
}

static void tell(const struct counting *c)
{
	for (size_t i = 0; i < c->count; i++) {
		const struct enterprise *e = model_enterprise(c->a->model, c->who[i]);

		results_add(c->out, (struct result){.kind = RESULT_WORDS, .text = answer_words(c->a, c->field, c->who[i]),
					    .said = xstrdup(e != NULL ? e->name : "")});
	}
}

static void (*const counts[FIELD_KIND_COUNT])(const struct counting *c) = {
	[FIELD_CHOICE] = count_options, [FIELD_CHOICES] = count_options, [FIELD_SCALE] = count_places,
	[FIELD_DOTS] = count_dots,      [FIELD_RANKING] = count_ranks,   [FIELD_GRID] = count_lines,
};

bool results_count(struct app *a, const struct field *f, const int64_t *who, size_t count, bool then, struct results *r)
{
	struct counting c = {.a = a, .field = f, .who = who, .count = count, .then = then, .out = r};

	if (counts[f->kind] == NULL || f->group || f->each != NULL)
		return false;
	counts[f->kind](&c);
	return true;
}

void results_of(struct app *a, const struct step *step, struct results *r)
{
	*r = (struct results){0};
	for (size_t i = 0; step->results && i < step->field_count; i++) {
		struct counting c = {.a = a, .field = &step->fields[i], .out = r};
		size_t asked;
		int64_t *who = readers_see(a, c.field, &c.count, &asked);

		c.who = who;
		if (c.count > 0) {
			const char *question = app_text(a, &c.field->prompt);

			results_add(r, (struct result){.kind = RESULT_FIELD,
					       .text = xstrdup(question[0] != '\0' ? question : app_label(a, c.field)),
					       .said = c.field->group ? xstrdup("") : xasprintf(_("%zu of %zu"), c.count, asked)});
			if (counts[c.field->kind] != NULL && !c.field->group)
				counts[c.field->kind](&c);
			else
				tell(&c);
		}
		free(who);
	}
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

size_t results_answered(const struct app *a, const struct step *step, size_t *asked)
{
	size_t answered = 0;

	*asked = 0;
	for (size_t i = 0; step->results && i < step->field_count; i++) {
		const struct field *f = &step->fields[i];
		size_t count, of;

		if (f->group || f->optional || strchr(f->circle, 'g') == NULL)
			continue;
		free(readers_see(a, f, &count, &of));
		if (of > 0 && (*asked == 0 || count < answered)) {
			answered = count;
			*asked = of;
		}
	}
	return answered;
}

/* What stands on rows that each enterprise made itself: those that are called the same are counted together, whatever their ids. Draws
 * nothing. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/compare_group.h"
#include "tui/options.h"

/* Rows that are called the same. */
struct named {
	char *key, *text; /* folded; as the first one wrote it */
	int64_t last;     /* who was counted last, */
	size_t who;       /* of so many; of these put it */
	size_t firsts;    /* first */
	size_t dots;
	size_t *options;  /* cells of a matrix, by option */
};

struct names {
	struct named *list;
	size_t count;
};

static void names_clear(struct names *n)
{
	for (size_t i = 0; i < n->count; i++) {
		free(n->list[i].key);
		free(n->list[i].text);
		free(n->list[i].options);
	}
	free(n->list);
}

/* A row called TITLE, of enterprise E; NULL: it is not called anything yet. */
static struct named *name_take(struct names *n, const char *title, int64_t e, size_t options)
{
	char *key = text_fold(title);
	struct named *one;
	size_t i = 0;

	if (strcmp(title, "…") == 0) {
		free(key);
		return NULL;
	}
	while (i < n->count && strcmp(n->list[i].key, key) != 0)
		i++;
	if (i == n->count) {
		n->list = xrealloc(n->list, n->count + 1, sizeof *n->list);
		n->list[n->count++] = (struct named){.key = key, .text = xstrdup(title), .options = xcalloc(options + 1, sizeof(size_t))};
	} else {
		free(key);
	}
	one = &n->list[i];
	one->who += one->last != e;
	one->last = e;
	return one;
}

static size_t shared_of(const struct names *n)
{
	size_t shared = 0;

	for (size_t i = 0; i < n->count; i++)
		shared += n->list[i].who > 1;
	return shared;
}

/* "3 of 12 in common"; without any nothing can be added up, and that is said. */
static void common_figure(struct buf *figures, const struct names *n)
{
	size_t shared = shared_of(n);

	if (n->count > 0 && shared == 0)
		figure_add(figures, xstrdup(_("nothing in common: each has rows of its own")));
	else if (n->count > 0)
		figure_add(figures, xasprintf(_("%zu of %zu in common"), shared, n->count));
}

static const struct field *table_of(const struct group *g, const char *id)
{
	return id != NULL && g->a->scenario != NULL ? scenario_field(g->a->scenario, id, NULL) : NULL;
}

/* --- rankings and dots --- */

static void items_take(const struct group *g, const struct field *table, int64_t e, struct names *n)
{
	const struct field *f = g->field;
	const char *value = model_answer(g->a->model, f->id, e, "", "");
	size_t count, at;
	const char *const *rows = model_rows(g->a->model, table->id, e, &count);

	for (size_t i = 0; i < count; i++) {
		int dots = f->kind == FIELD_DOTS ? model_dots(g->a->model, f, e, rows[i]) : 0;
		bool ranked = f->kind == FIELD_RANKING && ids_has(value, rows[i], &at);
		struct named *one;

		if (dots <= 0 && !ranked)
			continue;
		one = name_take(n, model_row_title(g->a->model, table, f->of_column, e, rows[i]), e, 0);
		if (one == NULL)
			continue;
		one->dots += dots > 0 ? (size_t)dots : 0;
		one->firsts += ranked && at == 0;
	}
}

/* More dots, more enterprises, more of them first. */
static int by_weight(const void *a, const void *b)
{
	const struct named *x = a, *y = b;

	if (x->dots != y->dots)
		return x->dots < y->dots ? 1 : -1;
	if (x->who != y->who)
		return x->who < y->who ? 1 : -1;
	return x->firsts != y->firsts ? (x->firsts < y->firsts ? 1 : -1) : strcmp(x->key, y->key);
}

void compare_own(const struct group *g, struct buf *figures)
{
	const struct field *table = table_of(g, g->field->of);
	bool dots = g->field->kind == FIELD_DOTS;
	struct names n = {0};

	for (size_t i = 0; table != NULL && i < g->count; i++)
		items_take(g, table, g->who[i], &n);
	common_figure(figures, &n);
	if (n.count > 0)
		qsort(n.list, n.count, sizeof *n.list, by_weight);
	for (size_t i = 0; i < n.count && shared_of(&n) > 0; i++) {
		const struct named *one = &n.list[i];

		results_add(&g->out->bars, (struct result){.kind = RESULT_BAR,
							   .text = xstrdup(one->text),
							   .said = dots ? xasprintf("%zu", one->dots)
								   : one->firsts > 0 ? xasprintf(_("%zu (first: %zu)"), one->who, one->firsts)
										     : xasprintf("%zu", one->who),
							   .value = (double)(dots ? one->dots : one->who),
							   .most = (double)(dots ? n.list[0].dots : g->count)});
	}
	names_clear(&n);
}

/* --- matrices --- */

/* The cells of E: by option in ALL, and by the name of their row. Returns how many say something. */
static size_t cells_take(const struct group *g, const struct field *down, const struct field *across, int64_t e, struct names *n, size_t *all)
{
	const struct model *m = g->a->model;
	const struct field *f = g->field;
	int64_t of_rows = down->group ? 0 : e, of_columns = across->group ? 0 : e;
	size_t row_count, column_count, said = 0;
	const char *const *rows = model_rows(m, down->id, of_rows, &row_count);
	const char *const *columns = model_rows(m, across->id, of_columns, &column_count);

	for (size_t i = 0; i < row_count; i++)
		for (size_t k = 0; k < column_count; k++) {
			const char *value = model_answer(m, f->id, e, rows[i], columns[k]);
			struct named *one;
			size_t option = value != NULL ? option_index(f, value, strlen(value)) : f->option_count;

			if (option >= f->option_count)
				continue;
			one = name_take(n, model_row_title(m, down, f->of_column, of_rows, rows[i]), e, f->option_count);
			if (one != NULL)
				one->options[option]++;
			all[option]++;
			said++;
		}
	return said;
}

/* "Neighbours: strong 3 · weak 1" */
static void row_line(const struct group *g, const struct named *one)
{
	struct buf said = {0};

	for (size_t i = 0; i < g->field->option_count; i++)
		if (one->options[i] > 0)
			buf_printf(&said, "%s%s %zu", said.len > 0 ? " · " : "", option_name(g->a, &g->field->options[i]), one->options[i]);
	results_add(&g->out->bars,
		    (struct result){.kind = RESULT_WORDS, .text = xasprintf(_("%s: %s"), one->text, buf_str(&said)), .said = xstrdup("")});
	buf_clear(&said);
}

void compare_matrix(const struct group *g, struct buf *figures)
{
	const struct field *f = g->field, *down = table_of(g, f->of), *across = table_of(g, f->across);
	size_t *all = xcalloc(f->option_count + 1, sizeof *all), said = 0;
	struct names n = {0};

	for (size_t i = 0; down != NULL && across != NULL && i < g->count; i++)
		said += cells_take(g, down, across, g->who[i], &n, all);
	figure_add(figures, xasprintf(ngettext("%zu cell", "%zu cells", said), said));
	common_figure(figures, &n);
	for (size_t i = 0; i < f->option_count; i++)
		results_add(&g->out->bars, (struct result){.kind = RESULT_BAR,
							   .text = xstrdup(option_name(g->a, &f->options[i])),
							   .said = xasprintf("%zu", all[i]),
							   .value = (double)all[i],
							   .most = (double)said});
	if (n.count > 0)
		qsort(n.list, n.count, sizeof *n.list, by_weight);
	for (size_t i = 0; i < n.count; i++)
		if (n.list[i].who > 1)
			row_line(g, &n.list[i]);
	names_clear(&n);
	free(all);
}

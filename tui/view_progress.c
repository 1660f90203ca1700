/* Enterprises in rows, steps in columns, a sign each; totals at the right and below; under them the cell one stands on, in words. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/mouse.h"
#include "tui/progress.h"
#include "tui/view.h"

enum { MARK = 1, NUMBER = 3, NAME_MOST = 24, CELL_LEAST = 3, CELL_MOST = 7, SUM = 6, RULES_FROM = 14 };

struct layout {
	struct progress *p;
	struct grid *grid;
	int name;         /* columns of the names, */
	int x, cell;      /* where the first sign stands, how far it is to the next */
	size_t shown;     /* steps beside each other, */
	int y, rows;      /* enterprises below each other */
};

static int longest_name(const struct app *a)
{
	int longest = 8;

	for (size_t i = 0; i < a->model->enterprise_count; i++) {
		int wide = text_columns(a->model->enterprises[i].name, strlen(a->model->enterprises[i].name));

		longest = wide > longest ? wide : longest;
	}
	return longest;
}

static struct layout layout_of(const struct app *a, struct grid *g, int y, int rows)
{
	struct layout l = {.p = a->progress, .grid = g, .y = y, .rows = rows};
	int longest = longest_name(a), most = g->width / 3 < NAME_MOST ? g->width / 3 : NAME_MOST, room;

	l.name = longest < most ? longest : most;
	l.x = MARK + NUMBER + 1 + l.name + 1;
	room = g->width - l.x - SUM;
	l.cell = l.p->steps > 0 ? room / (int)l.p->steps : CELL_MOST;
	l.cell = l.cell < CELL_LEAST ? CELL_LEAST : l.cell > CELL_MOST ? CELL_MOST : l.cell;
	l.shown = (size_t)(room / l.cell);
	l.p->page = rows > 1 ? rows - 1 : 1;
	return l;
}

/* The focused one is in sight; nothing moves else. */
static void scroll(size_t *top, size_t at, size_t shown, size_t count)
{
	if (at < *top)
		*top = at;
	if (shown > 0 && at >= *top + shown)
		*top = at - shown + 1;
	if (*top + shown > count)
		*top = count > shown ? count - shown : 0;
}

static int cell_x(const struct layout *l, size_t column)
{
	return l->x + (int)(column - l->p->left) * l->cell + l->cell / 2;
}

static bool seen(const struct layout *l, size_t column)
{
	return column >= l->p->left && column < l->p->left + l->shown && column < l->p->steps;
}

/* The numbers of the steps; the live one has its mark. */
static void head_draw(const struct app *a, const struct layout *l)
{
	const char *all = _("done");

	for (size_t i = l->p->left; seen(l, i); i++) {
		bool live = app_live(a) == i;
		char *number = xasprintf("%s%zu", live ? "▶" : "", i + 1);

		grid_right(l->grid, l->y - 1, cell_x(l, i) + 1, l->cell + 1, i == l->p->column ? STYLE_CURRENT : live ? STYLE_GOOD : STYLE_LABEL, number);
		free(number);
	}
	grid_right(l->grid, l->y - 1, l->grid->width - 1, SUM, STYLE_FAINT, all);
	if (l->p->left > 0)
		grid_text(l->grid, l->y - 1, l->x - 1, 1, STYLE_KEY, "‹");
	if (l->p->left + l->shown < l->p->steps)
		grid_text(l->grid, l->y - 1, l->x + (int)l->shown * l->cell, 1, STYLE_KEY, "›");
}

static enum style style_of(enum standing s)
{
	return s == STANDING_DONE ? STYLE_GOOD : s == STANDING_CATCH_UP ? STYLE_LATE : s == STANDING_NOT_FOR || s == STANDING_SKIPPED ? STYLE_FAINT : STYLE_PLAIN;
}

static void row_draw(const struct app *a, const struct layout *l, int y, size_t row)
{
	struct progress *p = l->p;
	size_t number = app_number(a, p->enterprises[row]), done = progress_row_count(p, row, STANDING_DONE); /* 0: the group */
	size_t of = p->steps - progress_row_count(p, row, STANDING_NOT_FOR) - progress_row_count(p, row, STANDING_SKIPPED);
	bool here = row == p->row;
	char *name = number > 0 ? view_short_name(a->model, number - 1, l->name) : xstrdup(_("Group")), *sum = xasprintf("%zu/%zu", done, of);
	char digits[24] = "";

	hit_item(l->grid, y, 1, p->row, row);
	if (number > 0)
		snprintf(digits, sizeof digits, "%zu", number);
	if (here)
		grid_text(l->grid, y, 0, 1, STYLE_FOCUS, "›");
	grid_right(l->grid, y, MARK + NUMBER, NUMBER, STYLE_FAINT, digits);
	grid_fit(l->grid, y, MARK + NUMBER + 1, l->name, here ? STYLE_CURRENT : STYLE_PLAIN, name);
	for (size_t i = p->left; seen(l, i); i++) {
		enum standing s = progress_at(p, row, i);

		if (hits_wanted(l->grid))
			hit_add(l->grid, (struct hit){.kind = HIT_ITEM, .y = y, .x = cell_x(l, i) - l->cell / 2, .height = 1, .columns = l->cell,
						      .down = (int)row - (int)p->row, .right = (int)i - (int)p->column});
		if (here && i == p->column) {
			grid_text(l->grid, y, cell_x(l, i) - 1, 3, STYLE_CURRENT, "   ");
			grid_cursor(l->grid, y, cell_x(l, i));
		}
		grid_text(l->grid, y, cell_x(l, i), 1, here && i == p->column ? STYLE_CURRENT : style_of(s), standing_sign(s));
	}
	grid_right(l->grid, y, l->grid->width - 1, SUM, STYLE_FAINT, sum);
	free(sum);
	free(name);
}

/* How many have done each step. */
static void sums_draw(const struct layout *l, int y)
{
	grid_fit(l->grid, y, MARK + NUMBER + 1, l->name, STYLE_FAINT, _("done"));
	for (size_t i = l->p->left; seen(l, i); i++) {
		char number[24];

		snprintf(number, sizeof number, "%zu", progress_column_count(l->p, i, STANDING_DONE));
		grid_right(l->grid, y, cell_x(l, i) + 1, l->cell, STYLE_FAINT, number);
	}
}

static void rows_draw(const struct app *a, const struct layout *l)
{
	struct progress *p = l->p;

	for (int i = 0; i < l->rows && p->top + (size_t)i < p->count; i++)
		row_draw(a, l, l->y + i, p->top + (size_t)i);
	if (p->top > 0)
		grid_text(l->grid, l->y, l->grid->width - 1, 1, STYLE_KEY, "↑");
	if (p->top + (size_t)l->rows < p->count)
		grid_text(l->grid, l->y + l->rows - 1, l->grid->width - 1, 1, STYLE_KEY, "↓");
}

static void top_draw(const struct app *a, struct grid *g)
{
	const struct progress *p = a->progress;
	bool group = p->count > 0 && p->enterprises[p->count - 1] == 0;
	size_t of = (p->count - group) * p->steps - p->total[STANDING_NOT_FOR] - p->total[STANDING_SKIPPED];
	char *right = xasprintf(p->total[STANDING_CATCH_UP] > 0 ? _("%zu of %zu done, %zu to catch up") : _("%zu of %zu done"), p->total[STANDING_DONE], of,
				p->total[STANDING_CATCH_UP]);
	int wide = text_columns(right, strlen(right));

	const char *keys = _("arrows move, Enter goes there");
	int x = 1;

	grid_right(g, 0, g->width - 1, wide, STYLE_FAINT, right);
	x += grid_fit(g, 0, x, g->width - wide - 4, STYLE_TITLE, _("Progress")) + 3;
	if (x + text_columns(keys, strlen(keys)) + wide + 3 < g->width)
		grid_text(g, 0, x, g->width, STYLE_FAINT, keys);
	free(right);
}

/* "3 Stakeholder map · Phare: begun, 2 of 3 answered" */
static void cell_words_draw(const struct app *a, struct grid *g, int y)
{
	const struct progress *p = a->progress;
	const struct step *step = &a->scenario->steps[p->column];
	int64_t who = p->row < p->count ? p->enterprises[p->row] : 0;
	const struct enterprise *e = model_enterprise(a->model, who);
	int answered = 0, asked = 0;
	enum standing s;
	char *words, *count;

	if (p->row >= p->count)
		return;
	s = model_standing(a->model, step, who, &answered, &asked);
	count = asked > 0 ? xasprintf(_(", %d of %d answered"), answered, asked) : xstrdup("");
	words = xasprintf("%zu %s · %s: %s %s%s%s", p->column + 1, app_said(&step->title), e != NULL ? e->name : _("Group"), standing_sign(s), standing_words(s), count,
			  s == STANDING_CATCH_UP && model_away(a->model, step->id, who) ? _(", was away") : "");
	grid_fit(g, y, 1, g->width - 2, STYLE_PLAIN, words);
	free(words);
	free(count);
}

/* The signs, as many as fit, those that say most first. */
static void legend_draw(struct grid *g, int y)
{
	static const enum standing order[] = {STANDING_DONE,	STANDING_BEGUN,	   STANDING_TODO,   STANDING_CATCH_UP,
					      STANDING_SKIPPED, STANDING_HOMEWORK, STANDING_NOT_FOR};
	int x = 1;

	for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
		const char *words = standing_words(order[i]);

		if (x + 2 + text_columns(words, strlen(words)) > g->width - 1)
			return;
		x += grid_text(g, y, x, 1, style_of(order[i]), standing_sign(order[i])) + 1;
		x += grid_text(g, y, x, g->width - x, STYLE_FAINT, words) + 2;
	}
}

void view_progress(struct app *a, struct grid *g)
{
	bool rules = g->height >= RULES_FROM;
	int y = 1, below = rules ? 5 : 3; /* sums, rule, cell, legend, footer */
	struct layout l;

	if (view_small(g))
		return;
	progress_follow(a);
	top_draw(a, g);
	if (rules)
		view_rule(g, y++, 0, g->width);
	l = layout_of(a, g, y + 1, g->height - y - 1 - below);
	scroll(&l.p->top, l.p->row, (size_t)l.rows, l.p->count);
	scroll(&l.p->left, l.p->column, l.shown, l.p->steps);
	head_draw(a, &l);
	rows_draw(a, &l);
	if (rules) {
		int last = l.p->count < (size_t)l.rows ? (int)l.p->count : l.rows;

		sums_draw(&l, l.y + last);
		view_rule(g, g->height - 4, 0, g->width);
	}
	cell_words_draw(a, g, g->height - 3);
	legend_draw(g, g->height - 2);
	view_footer(a, g, g->height - 1);
}

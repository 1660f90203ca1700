/* One enterprise's own view of a step: its title and what is projected of it, then each thing asked with its whole question; below, what
 * the group and the others have shared. Nothing of circle f, no note, no other enterprise's answer but what it shared. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/earlier.h"
#include "tui/fields.h"
#include "tui/form.h"
#include "tui/groups.h"
#include "tui/paragraph.h"
#include "tui/results.h"
#include "tui/review.h"
#include "tui/under.h"
#include "tui/view.h"

enum { INDENT = 2, SHARED_LINES = 6, READS = 42 };

static bool first_of_field(const struct form *f, size_t i)
{
	return i == 0 || f->slots[i - 1].field != f->slots[i].field;
}

static bool last_of_field(const struct form *f, size_t i)
{
	return i + 1 >= f->count || f->slots[i + 1].field != f->slots[i].field;
}

/* --- one thing asked --- */

/* Where its value stands in a form at PEN. */
static struct pen value_pen(const struct pen *form)
{
	struct pen p = *form;

	p.x += INDENT + 2;
	p.columns -= INDENT + 3;
	return p;
}

static void reads_draw(const struct app *a, const struct slot *s, const struct pen *p, int line)
{
	static const struct {
		const char *circle, *words, *counted;
	} table[] = {
		{"e", N_("you and the facilitators read it"), N_("the group sees it counted, without names")},
		{"g", N_("the whole group reads it"), NULL},
		{"p", N_("the funder reads it too"), N_("the funder reads it, the group a count")},
		{"gp", N_("the group and the funder read it"), NULL},
	};
	const char *circle = model_circle(a->model, s->field, s->enterprise);
	bool counted = app_step(a) != NULL && results_counts(a, app_step(a), s->field);

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		if (strcmp(table[i].circle, circle) == 0 && model_asks(s->field) && pen_sees(p, line) && p->columns >= 60)
			grid_right(p->grid, p->y + line, p->x + p->columns - 1, READS, strchr(circle, 'g') != NULL ? STYLE_SHARED : STYLE_FAINT,
				   _(counted && table[i].counted != NULL ? table[i].counted : table[i].words));
}

/* Its name, question and example; DRAW false: only counts. Returns the lines. */
static int question_draw(const struct app *a, const struct slot *s, const struct pen *p, bool draw, int line, bool focused)
{
	const struct pen *to = draw ? p : NULL;
	const char *mark = s->field->homework ? _("homework") : s->field->optional ? _("optional") : "";
	const char *example = app_text(a, &s->field->example);
	int columns = p->columns - INDENT - 2, lines = 1, name;

	if (draw) {
		name = pen_fit(p, line, INDENT, p->columns - INDENT - READS, STYLE_LABEL, app_label(a, s->field));
		pen_fit(p, line, INDENT + name + 2, 12, STYLE_FAINT, mark);
		reads_draw(a, s, p, line);
	}
	lines += paragraph(to, line + lines, INDENT + 2, columns, 0, STYLE_SAY, app_text(a, &s->field->prompt));
	if (example[0] != '\0' && (focused || !model_answered(a->model, s->field, s->enterprise))) {
		char *words = xasprintf(_("e.g. %s"), example);

		lines += paragraph(to, line + lines, INDENT + 2, columns, 0, STYLE_FAINT, words);
		free(words);
	}
	return lines;
}

/* Of a field asked for each row of a table: the row. */
static const char *row_title(const struct app *a, const struct slot *s)
{
	int64_t whose;
	const struct field *table = each_table(a, s, &whose);

	return table != NULL && s->row[0] != '\0' ? model_row_title(a->model, table, s->field->each_show, whose, s->row) : "";
}

static int lines_above(const struct app *a, size_t i, const struct pen *p)
{
	const struct form *f = &a->form;
	const struct slot *s = &f->slots[i];
	int lines = first_of_field(f, i) ? question_draw(a, s, p, false, 0, i == f->at) : 0;

	return lines + (row_title(a, s)[0] != '\0');
}

/* Gives each its lines; returns the line after the last. */
static int form_lay(struct app *a, const struct pen *p, int y)
{
	struct form *f = &a->form;
	struct pen value = value_pen(p);

	for (size_t i = 0; i < f->count; i++) {
		struct slot *s = &f->slots[i];
		int lines = slot_kind(s)->height(a, s, value.columns, i == f->at);

		s->y = y;
		s->value_lines = lines_above(a, i, p) + (lines > 0 ? lines : 1);
		s->lines = s->value_lines + under_lines(a, s, value.columns) + (last_of_field(f, i) ? 1 : 0);
		y += s->lines;
	}
	return y;
}

static void slot_draw(struct app *a, size_t i, const struct pen *form)
{
	struct form *f = &a->form;
	struct slot *s = &f->slots[i];
	struct pen value = value_pen(form);
	int above = lines_above(a, i, form), line = s->y + above;
	const char *row = row_title(a, s);

	if (form->y + s->y + s->lines <= form->top || form->y + s->y >= form->bottom)
		return;
	if (first_of_field(f, i))
		question_draw(a, s, form, true, s->y, i == f->at);
	if (row[0] != '\0')
		pen_fit(form, line - 1, INDENT + 2, form->columns, STYLE_LABEL, row);
	if (i == f->at)
		pen_fit(form, line + (slot_kind(s)->line != NULL ? slot_kind(s)->line(a, s, value.columns) : 0), INDENT, 1, STYLE_FOCUS, "›");
	value.y += line;
	slot_kind(s)->draw(a, s, &value, i == f->at);
	under_draw(a, s, &value, s->value_lines - above);
}

/* --- what others shared --- */

static int shared_draw(struct app *a, const struct field *f, int64_t enterprise, const char *who, const struct pen *p, bool draw, int line)
{
	char *words = answer_words(a, f, enterprise), *whole = who[0] != '\0' ? xasprintf(_("%s: %s"), who, words) : xstrdup(words);
	int lines = words[0] != '\0' ? paragraph(draw ? p : NULL, line, INDENT + 2, p->columns - INDENT - 3, SHARED_LINES, STYLE_PLAIN, whole) : 0;

	free(whole);
	free(words);
	return lines;
}

/* What the group reads of F but what this enterprise wrote itself. */
static int field_shared(struct app *a, const struct field *f, const struct pen *p, bool draw, int line)
{
	int lines = 1, first = line;

	for (size_t i = 0; i < (f->group ? 1 : a->model->enterprise_count); i++) {
		int64_t e = f->group ? 0 : a->model->enterprises[i].id;

		if ((e == 0 || e != a->enterprise) && strchr(model_circle(a->model, f, e), 'g') != NULL && model_answered(a->model, f, e))
			lines += shared_draw(a, f, e, f->group ? "" : a->model->enterprises[i].name, p, draw, line + lines);
	}
	if (lines == 1)
		return 0;
	if (draw)
		pen_fit(p, first, INDENT, p->columns - INDENT, STYLE_LABEL, app_label(a, f));
	return lines;
}

/* TITLE, then what the enterprises or the group have said; no line at all when that is nothing. */
static int part_shared(struct app *a, bool group, const char *title, const struct pen *p, bool draw, int line)
{
	const struct step *step = app_step(a);
	int at = line + 1;

	for (size_t i = 0; i < step->field_count; i++)
		if (step->fields[i].group == group)
			at += field_shared(a, &step->fields[i], p, draw, at);
	if (at == line + 1)
		return 0;
	if (draw)
		pen_fit(p, line, 1, p->columns, STYLE_SHARED, title);
	return at + 1 - line;
}

/* What was written down of it together: it is looked through in its file, not typed over here. */
static int written(struct app *a, const struct pen *p, bool draw, int line)
{
	const struct step *step = app_step(a);
	int at = line + 1;

	for (size_t i = 0; a->review != NULL && i < step->field_count; i++) {
		const struct field *f = &step->fields[i];

		if (f->group || form_find(a, f->id, "") != SIZE_MAX || !model_answered(a->model, f, a->enterprise) ||
		    strcmp(model_circle(a->model, f, a->enterprise), "f") == 0)
			continue;
		if (draw)
			pen_fit(p, at, INDENT, p->columns - INDENT, STYLE_LABEL, app_label(a, f));
		at += 1 + shared_draw(a, f, a->enterprise, "", p, draw, at + 1);
	}
	if (at == line + 1)
		return 0;
	if (draw)
		pen_fit(p, line, 1, p->columns, STYLE_TITLE, _("Written down with the facilitators"));
	return at + 1 - line;
}

static int all_shared(struct app *a, const struct pen *p, bool draw, int line)
{
	int own = written(a, p, draw, line), others;

	line += own;
	others = own + part_shared(a, false, _("What the others have shared"), p, draw, line);

	return others + part_shared(a, true, _("What the group has written"), p, draw, line + others - own);
}

/* --- the frame --- */

/* What is projected stands before what is asked. */
static int text_draw(struct app *a, const struct pen *p, bool draw)
{
	size_t count = markdown_lay(&a->say, app_text(a, &app_step(a)->show), p->columns - 3, false);

	for (size_t i = 0; draw && i < count; i++)
		if (pen_sees(p, (int)i))
			markdown_draw(&a->say, i, p->grid, p->y + (int)i, p->x + 1, p->columns - 3, STYLE_PLAIN);
	return count > 0 ? (int)count + 1 : 0;
}

/* The focused field in sight, whole where it fits; reading on (a->page) leaves it. Returns the first line shown. */
static int scroll(struct app *a, const struct pen *p, int total)
{
	struct form *f = &a->form;
	struct slot *s = form_slot(a);
	struct pen value = value_pen(p);
	int pages, least = 0, last = 0;

	if (s != NULL) {
		least = s->y;
		last = s->y + s->lines - 1;
		if (last - least >= f->height) {
			last = s->y + lines_above(a, f->at, p) + (slot_kind(s)->line != NULL ? slot_kind(s)->line(a, s, value.columns) : 0);
			least = last - f->height + 1 > least ? last - f->height + 1 : least;
		}
		if (last >= f->top + f->height)
			f->top = last - f->height + 1;
		if (least < f->top)
			f->top = least;
	}
	if (f->top > total - f->height)
		f->top = total - f->height;
	if (f->top < 0)
		f->top = 0;
	pages = (total - f->top + f->height - 1) / f->height;
	a->page %= (size_t)(pages > 0 ? pages : 1);
	return f->top + (int)a->page * f->height;
}

/* Right of the title: the clock of the live step; elsewhere where the group is. Caller frees. */
static char *live_words(const struct app *a, bool *late)
{
	size_t live = app_live(a);

	if (a->review != NULL && model_left_open(a->model, a->now))
		return xstrdup(""); /* nobody closed it, days ago */
	if (live == a->step)
		return clock_words(a, app_step(a), late);
	if (a->review == NULL || live == SIZE_MAX || a->model->ended != 0)
		return xstrdup("");
	return xasprintf(_("the group is at %zu/%zu"), live + 1, a->scenario->step_count);
}

static void head_draw(struct app *a, struct grid *g, const struct enterprise *e)
{
	int x = 1 + view_preview_mark(a, g, 0);
	char *place = xasprintf("%zu/%zu", a->step + 1, a->scenario->step_count), *what = view_what_words(a, e, g->width >= 60);
	bool late = false;
	char *clock = live_words(a, &late);
	bool done = model_done(a->model, app_step(a)->id, a->enterprise) != 0;

	x += grid_fit(g, 0, x, g->width - x - 9, STYLE_TITLE, e->name) + 2;
	grid_fit(g, 0, x, g->width - x - 9, done ? STYLE_GOOD : STYLE_FAINT, done ? _("✓ finished") : what);
	grid_right(g, 0, g->width - 1, 7, STYLE_FAINT, place);
	grid_right(g, 1, g->width - 1, g->width / 3, late ? STYLE_LATE : STYLE_GOOD, clock);
	grid_fit(g, 1, 1, g->width - 4 - text_columns(clock, strlen(clock)), STYLE_TITLE, app_text(a, &app_step(a)->title));
	free(clock);
	free(place);
	free(what);
}

static void body_draw(struct app *a, struct grid *g, int top, int bottom)
{
	struct form *f = &a->form;
	struct pen p = {.grid = g, .columns = g->width, .top = top, .bottom = bottom, .head = top};
	int first;

	f->y = top;
	f->x = 0;
	f->width = g->width;
	f->height = bottom - top;
	first = form_lay(a, &p, text_draw(a, &p, false));
	f->total = first + all_shared(a, &p, false, first);
	p.y = top - scroll(a, &p, f->total);
	text_draw(a, &p, true);
	for (size_t i = 0; i < f->count; i++)
		slot_draw(a, i, &p);
	all_shared(a, &p, true, first);
	if (p.y < top)
		grid_text(g, top - 1, g->width - 2, 1, STYLE_KEY, "↑");
	if (p.y + f->total > bottom) {
		char key[32], *more = a->review != NULL ? xasprintf(_(" %s reads on ↓"), command_key_said(a, "text-more", key))
							: xasprintf(" %s ↓", command_key(a, command_find("text-more"), key));

		grid_right(g, bottom, g->width - 1, g->width - 2, STYLE_KEY, more);
		free(more);
	}
}

void view_enterprise(struct app *a, struct grid *g)
{
	const struct enterprise *e = model_enterprise(a->model, a->enterprise);
	struct pen whole = {.columns = g->width};

	if (app_step(a) == NULL || e == NULL) {
		grid_fit(g, 3, 1, g->width - 1, STYLE_PLAIN, _("This meeting has no scenario yet."));
		view_footer(a, g, g->height - 1);
		return;
	}
	head_draw(a, g, e);
	view_rule(g, 2, 0, g->width);
	view_rule(g, g->height - 3, 0, g->width);
	body_draw(a, g, 3, g->height - 3);
	view_detail_line(a, g, g->height - 2, 0, g->width, value_pen(&whole).columns);
	if (a->review != NULL) /* the keys in words */
		view_review_foot(a, g, _("Tab: next, PageDown: next step, {done}: finished, Esc: back"));
	else
		view_footer(a, g, g->height - 1); /* last: a long message stands over what is above */
}

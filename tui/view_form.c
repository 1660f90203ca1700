/* The form: who, then fields and notes in one column that scrolls by itself to keep the focused one in sight. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/fields.h"
#include "tui/form.h"
#include "tui/groups.h"
#include "tui/mouse.h"
#include "tui/present.h"
#include "tui/under.h"
#include "tui/view.h"

enum { LABEL = 24, MARGIN = 2, CIRCLE = 6 };

static int label_columns(int columns)
{
	return columns / 3 < LABEL ? columns / 3 : LABEL;
}

/* Where the values stand: beside or below the label. */
static struct pen slot_pen(const struct slot *s, int x, int columns)
{
	int label = label_columns(columns);

	if (slot_kind(s)->below)
		return (struct pen){.x = x + MARGIN + 2, .columns = columns - MARGIN - 3};
	return (struct pen){.x = x + MARGIN + label + 1, .columns = columns - MARGIN - label - 1 - CIRCLE};
}

/* What stands under a field has the whole width. */
static struct pen under_pen(int x, int columns)
{
	return (struct pen){.x = x + MARGIN + 2, .columns = columns - MARGIN - 3};
}

int view_value_columns(const struct slot *s, int columns)
{
	return slot_pen(s, 0, columns).columns;
}

static bool is_group(const struct slot *s)
{
	return s->field != NULL ? s->field->group : s->enterprise == 0 && s->note[0] != '\0';
}

/* The first of the group's fields, or of the notes about it, has a line above it. */
static bool opens_group(const struct form *f, size_t i)
{
	return is_group(&f->slots[i]) && (i == 0 || !is_group(&f->slots[i - 1]));
}

/* The first of those asked for each row of a table has its name above. */
static bool opens_each(const struct form *f, size_t i)
{
	return f->slots[i].field != NULL && f->slots[i].field->each != NULL &&
	       (i == 0 || f->slots[i - 1].field != f->slots[i].field);
}

static int lines_above(const struct form *f, size_t i)
{
	return opens_group(f, i) + opens_each(f, i);
}

/* Gives each slot its lines; returns how many all take. */
static int form_lay(struct app *a, int columns)
{
	struct form *f = &a->form;
	int y = 0;

	for (size_t i = 0; i < f->count; i++) {
		struct slot *s = &f->slots[i];
		struct pen p = slot_pen(s, 0, columns);
		int lines = slot_kind(s)->height(a, s, p.columns, i == f->at);

		y += lines_above(f, i);
		s->y = y;
		s->value_lines = slot_kind(s)->below ? lines + 1 : lines > 0 ? lines : 1;
		s->lines = s->value_lines + under_lines(a, s, under_pen(0, columns).columns);
		y += s->lines;
	}
	return y;
}

/* The line keys act on, among all. */
static int focus_line(struct app *a, struct slot *s, int columns)
{
	struct pen p = slot_pen(s, 0, columns);

	return s->y + (slot_kind(s)->below ? 1 : 0) +
	       (slot_kind(s)->line != NULL ? slot_kind(s)->line(a, s, p.columns) : 0);
}

/* The whole focused field where it fits, else its focused line with the one above. */
static void form_scroll(struct app *a, int total, int columns)
{
	struct form *f = &a->form;
	struct slot *s = form_slot(a);
	int first, last, line;

	if (s != NULL) {
		first = s->y - lines_above(f, f->at);
		last = s->y + s->lines - 1;
		if (last - first >= f->height && slot_kind(s)->below) {
			line = focus_line(a, s, columns);
			first = line - s->y < f->height ? s->y : line - 1;
			last = line;
		}
		if (last >= f->top + f->height) /* in long lists by a third: not every row moves all the others */
			f->top = last - f->height + 1 + (first > s->y ? f->height / 3 : 0);
		if (first < f->top)
			f->top = first - (first > s->y && first + 1 == last ? f->height / 3 : 0);
	}
	if (f->top > total - f->height)
		f->top = total - f->height;
	if (f->top < 0)
		f->top = 0;
}

static void circle_draw(const struct app *a, const struct slot *s, const struct pen *p)
{
	const char *circle = s->field != NULL ? model_circle(a->model, s->field, s->enterprise) : model_note_circle(a->model, s->note);
	const char *asked = s->field != NULL ? model_circle_asked(a->model, s->field, s->enterprise) : circle;
	char *sign;

	if (s->field != NULL && !model_asks(s->field))
		return;
	sign = xasprintf(strcmp(circle, asked) == 0 ? "(%s)" : "(%s?)", asked); /* p waits for a consent */
	if (pen_sees(p, 0))
		grid_right(p->grid, p->y, p->x + p->columns - 1, CIRCLE - 1,
			   strchr(circle, 'g') != NULL ? STYLE_SHARED
			   : circle[0] == 'f'          ? STYLE_PRIVATE
						       : STYLE_FAINT,
			   sign);
	free(sign);
}

/* Its label, or the title of the row it is asked for. */
static void label_draw(struct app *a, const struct slot *s, const struct pen *line, int columns)
{
	int64_t whose;
	const struct field *table = each_table(a, s, &whose);
	const char *text = table != NULL && s->row[0] != '\0'
				   ? model_row_title(a->model, table, s->field->each_show, whose, s->row)
				   : app_label(a, s->field);

	if (s->field != NULL && s->field->homework) /* done at home, between meetings */
		pen_fit(line, 0, MARGIN - 1, 1, STYLE_FAINT, "⌂");
	if (present_sign(a, s) != NULL)
		pen_fit(line, 0, MARGIN - 1, 1, STYLE_LATE, present_sign(a, s));
	pen_fit(line, 0, MARGIN + (table != NULL), slot_kind(s)->below ? columns - MARGIN - CIRCLE : label_columns(columns) - (table != NULL),
		STYLE_LABEL, text); /* no bar on the focused one: it costs bytes, and the mark says it */
}

static void slot_draw(struct app *a, size_t i, const struct pen *form)
{
	struct slot *s = &a->form.slots[i];
	struct pen line = *form, value = slot_pen(s, form->x, form->columns);
	bool focused = i == a->form.at;

	line.y = form->y + s->y;
	value.grid = form->grid;
	value.top = form->top;
	value.bottom = form->bottom;
	value.head = form->head;
	value.y = line.y + (slot_kind(s)->below ? 1 : 0);
	if (line.y + s->lines <= form->top || line.y >= form->bottom)
		return;
	if (hits_wanted(form->grid)) {
		int top = line.y > form->top ? line.y : form->top, bottom = line.y + s->lines;

		hit_add(form->grid, (struct hit){HIT_SLOT, top, form->x, (bottom < form->bottom ? bottom : form->bottom) - top,
						 form->columns, .index = i});
	}
	if (focused) {
		struct pen mark = *form;

		pen_fit(&mark, focus_line(a, s, form->columns), 0, 1, STYLE_FOCUS, "›");
	}
	label_draw(a, s, &line, form->columns);
	circle_draw(a, s, &line);
	slot_kind(s)->draw(a, s, &value, focused);
	if (s->lines > s->value_lines) {
		struct pen under = under_pen(form->x, form->columns);

		value.x = under.x;
		value.columns = under.columns;
		under_draw(a, s, &value, s->value_lines - (slot_kind(s)->below ? 1 : 0));
	}
}

const char *organisation_words(const char *word)
{
	static const char *const names[][2] = {
		{"enterprise", N_("enterprise")},
		{"insertion", N_("work integration")},
		{"solidarite", N_("solidarity")},
		{"autre", N_("other social economy")},
		{"authority", N_("public authority")},
		{"funder", N_("funder")},
		{"network", N_("network")},
		{"support", N_("support body")},
		{"research", N_("research")},
	};

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strcmp(word, names[i][0]) == 0)
			return _(names[i][1]);
	return word;
}

/* What it is, in words: the pole of an enterprise, else which kind of organisation. */
static const char *pole_name(const struct enterprise *e)
{
	return organisation_words(e->kind[0] == '\0' || strcmp(e->kind, "enterprise") == 0 ? e->pole : e->kind);
}

char *view_kind_words(const struct enterprise *e)
{
	return xasprintf("%s%s%s", pole_name(e), *pole_name(e) != '\0' && e->country[0] != '\0' ? " · " : "", e->country);
}

/* "presents · with 4 Zorg · autre · FR"; narrow: only what it does in this step. */
char *view_what_words(const struct app *a, const struct enterprise *e, bool wide)
{
	bool presents = model_presenter(a->model, a->step_id) == e->id;
	char *partners = groups_partners(a);
	struct buf out = {0};

	if (presents)
		buf_text(&out, _("presents"));
	if (partners[0] != '\0') {
		buf_text(&out, out.len > 0 ? " · " : "");
		buf_printf(&out, _("with %s"), partners);
	}
	if (wide)
		buf_printf(&out, "%s%s%s%s", out.len > 0 ? " · " : "", pole_name(e),
			   *pole_name(e) != '\0' && e->country[0] != '\0' ? " · " : "", e->country);
	free(partners);
	return buf_take(&out);
}

/* "2 Ressourcerie du Phare   autre · FR        2 of 3 answered" */
static void who_draw(struct app *a, struct grid *g, int y, int x, int columns)
{
	const struct slot *at = form_slot(a);
	const struct enterprise *e = model_enterprise(a->model, a->enterprise);
	int answered = 0, asked = 0, right = 0, left = x;
	char *words;

	if (e == NULL)
		return;
	if (at != NULL && at->field != NULL && at->field->kind == FIELD_ANONYMOUS) { /* no name above what keeps none */
		grid_fit(g, y, x + 1, columns - 1, STYLE_TITLE, _("Anonymous sheet: the enterprise’s name is not kept"));
		return;
	}
	model_progress(a->model, app_step(a), a->enterprise, &answered, &asked);
	if (asked > 0) {
		words = xasprintf(_("%d of %d answered"), answered, asked);
		right = grid_right(g, y, x + columns - 1, columns / 2, STYLE_FAINT, words) + 2;
		free(words);
	}
	words = xasprintf("%zu %s", app_number(a, e->id), e->name);
	x += 1 + grid_fit(g, y, x + 1, columns - 1 - right, STYLE_TITLE, words);
	free(words);
	words = view_what_words(a, e, columns >= 60);
	grid_fit(g, y, x + 3, columns - right - (x - left) - 4, STYLE_FAINT, words);
	free(words);
}

/* Is there more above, below? */
static void form_marks(const struct form *f, struct grid *g)
{
	if (f->top > 0)
		grid_text(g, f->y, f->x + f->width - 1, 1, STYLE_KEY, "↑");
	if (f->top + f->height < f->total)
		grid_text(g, f->y + f->height - 1, f->x + f->width - 1, 1, STYLE_KEY, "↓");
}

int view_form_lines(struct app *a, int columns)
{
	return 1 + form_lay(a, columns);
}

void view_form(struct app *a, struct grid *g, int y, int x, int height, int columns)
{
	struct form *f = &a->form;
	struct pen pen = {.grid = g, .x = x, .columns = columns};
	int total;

	hit_add(g, (struct hit){.kind = HIT_FORM, .y = y, .x = x, .height = height, .columns = columns});
	who_draw(a, g, y, x, columns);
	f->y = y + 1;
	f->x = x;
	f->width = columns;
	f->height = height - 1;
	total = form_lay(a, columns);
	form_scroll(a, total, columns);
	pen.top = y + 1;
	pen.bottom = y + height;
	pen.head = pen.top;
	pen.y = pen.top - f->top;
	for (size_t i = 0; i < f->count; i++) {
		if (opens_group(f, i))
			pen_fit(&pen, f->slots[i].y - lines_above(f, i), 1, columns, STYLE_TITLE, _("The group"));
		if (opens_each(f, i))
			pen_fit(&pen, f->slots[i].y - 1, MARGIN, columns, STYLE_LABEL, app_label(a, f->slots[i].field));
		slot_draw(a, i, &pen);
	}
	f->total = total;
	form_marks(f, g);
}

/* Do rows of S stand in another field of the same step? */
static bool shown_elsewhere(const struct app *a, const struct slot *s)
{
	const struct step *step = app_step(a);

	for (size_t i = 0; s->field != NULL && i < step->field_count; i++) {
		const struct field *f = &step->fields[i];

		if ((f->of != NULL && strcmp(f->of, s->field->id) == 0) ||
		    (f->across != NULL && strcmp(f->across, s->field->id) == 0))
			return true;
	}
	return false;
}

/* Most of what is typed: a field that is a text, whole in sight, with nothing under it. Its lines alone are drawn again. */
static bool text_typed(struct app *a, struct slot *s, struct grid *g)
{
	struct form *f = &a->form;
	struct pen value = slot_pen(s, f->x, f->width);
	bool text = value_kind(s->field) == &value_text || value_kind(s->field) == &value_long;
	int y = f->y - f->top + s->y;

	if (slot_kind(s) != &slot_simple || !text || s->lines != s->value_lines || y < f->y || y + s->lines > f->y + f->height)
		return false;
	edit_draw_again(&a->typing.edit, g, y, value.x, s->lines, value.columns, STYLE_PLAIN);
	return true;
}

/* Does what stands below depend on the text typed, other than on whether there is one? */
static bool detail_stays(const struct app *a, const struct slot *s)
{
	return slot_kind(s)->detail == NULL && a->detail_empty == view_detail_empty(a, s);
}

/* The lines that a key of typing changes: those of the focused text, and the one below that shows it in full. */
bool view_form_typed(struct app *a, struct grid *g)
{
	struct form *f = &a->form;
	struct slot *s = form_slot(a);
	struct pen form = {.grid = g, .x = f->x, .columns = f->width, .y = f->y - f->top, .head = f->y}, value;
	int lines, detail = a->detail_lines;

	if (s == NULL || !a->typing.on || a->message.text != NULL || shown_elsewhere(a, s))
		return false;
	value = slot_pen(s, f->x, f->width);
	lines = slot_kind(s)->height(a, s, value.columns, true) + under_lines(a, s, under_pen(0, f->width).columns);
	if ((slot_kind(s)->below ? lines + 1 : lines) != s->lines)
		return false;
	form.top = f->y - f->top + (slot_kind(s)->below ? focus_line(a, s, f->width) : s->y);
	form.bottom = slot_kind(s)->below ? form.top + 1 : form.top + s->lines;
	if (form.top < f->y || form.bottom > f->y + f->height)
		return false;
	if (!detail_stays(a, s) || !text_typed(a, s, g)) {
		for (int y = form.top; y < form.bottom; y++)
			grid_fill(g, y, f->x, f->width, STYLE_PLAIN, " ");
		slot_draw(a, f->at, &form);
		form_marks(f, g);
	}
	if (detail_stays(a, s))
		return true;
	for (int y = g->height - 1 - detail; y < g->height - 1; y++)
		grid_fill(g, y, 0, g->width, STYLE_PLAIN, " ");
	view_detail(a, g, g->height - 1 - detail, 0, detail, g->width);
	return true;
}

/* The form: who, then fields and notes in one column that scrolls by itself to keep the focused one in sight. */
#include "tui/view_form.h"

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
struct pen form_value_pen(const struct slot *s, int x, int columns)
{
	int label = label_columns(columns);

	if (slot_kind(s)->below)
		return (struct pen){.x = x + MARGIN + 2, .columns = columns - MARGIN - 3};
	return (struct pen){.x = x + MARGIN + label + 1, .columns = columns - MARGIN - label - 1 - CIRCLE};
}

/* What stands under a field has the whole width. */
struct pen form_under_pen(int x, int columns)
{
	return (struct pen){.x = x + MARGIN + 2, .columns = columns - MARGIN - 3};
}

int view_value_columns(const struct slot *s, int columns)
{
	return form_value_pen(s, 0, columns).columns;
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

int form_lay(struct app *a, int columns)
{
	struct form *f = &a->form;
	int y = 0;

	f->shifted = false;
	for (size_t i = 0; i < f->count; i++) {
		struct slot *s = &f->slots[i];
		int y_before = s->y, lines_before = s->lines, value_before = s->value_lines;
		struct pen p = form_value_pen(s, 0, columns);
		int lines = slot_kind(s)->height(a, s, p.columns, i == f->at);

		y += lines_above(f, i);
		s->y = y;
		s->value_lines = slot_kind(s)->below ? lines + 1 : lines > 0 ? lines : 1;
		s->lines = s->value_lines + under_lines(a, s, form_under_pen(0, columns).columns);
		f->shifted |= s->y != y_before || s->lines != lines_before || s->value_lines != value_before;
		y += s->lines;
	}
	return y;
}

/* The line keys act on, among all. */
int form_focus_line(struct app *a, struct slot *s, int columns)
{
	struct pen p = form_value_pen(s, 0, columns);

	return s->y + (slot_kind(s)->below ? 1 : 0) +
	       (slot_kind(s)->line != NULL ? slot_kind(s)->line(a, s, p.columns) : 0);
}

/* The whole focused field where it fits, else its focused line with the one above. */
void form_scroll(struct app *a, int total, int columns)
{
	struct form *f = &a->form;
	struct slot *s = form_slot(a);
	int first, last, line;

	if (s != NULL) {
		first = s->y - lines_above(f, f->at);
		last = s->y + s->lines - 1;
		if (last - first >= f->height && slot_kind(s)->below) {
			line = form_focus_line(a, s, columns);
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

void form_slot_draw(struct app *a, size_t i, const struct pen *form)
{
	struct slot *s = &a->form.slots[i];
	struct pen line = *form, value = form_value_pen(s, form->x, form->columns);
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

		pen_fit(&mark, form_focus_line(a, s, form->columns), 0, 1, STYLE_FOCUS, "›");
	}
	label_draw(a, s, &line, form->columns);
	circle_draw(a, s, &line);
	slot_kind(s)->draw(a, s, &value, focused);
	if (s->lines > s->value_lines) {
		struct pen under = form_under_pen(form->x, form->columns);

		value.x = under.x;
		value.columns = under.columns;
		under_draw(a, s, &value, s->value_lines - (slot_kind(s)->below ? 1 : 0));
	}
}

/* Is there more above, below? */
void form_marks(const struct form *f, struct grid *g)
{
	if (f->top > 0)
		grid_text(g, f->y, f->x + f->width - 1, 1, STYLE_KEY, "↑");
	if (f->top + f->height < f->total)
		grid_text(g, f->y + f->height - 1, f->x + f->width - 1, 1, STYLE_KEY, "↓");
}

int view_form_lines(struct app *a, int columns)
{
	a->form.total = form_lay(a, columns);
	a->form.laid = columns;
	return 1 + a->form.total;
}

void form_slots_draw(struct app *a, const struct pen *form)
{
	struct form *f = &a->form;

	for (size_t i = 0; i < f->count; i++) {
		if (opens_group(f, i))
			pen_fit(form, f->slots[i].y - lines_above(f, i), 1, form->columns, STYLE_TITLE, _("The group"));
		if (opens_each(f, i))
			pen_fit(form, f->slots[i].y - 1, MARGIN, form->columns, STYLE_LABEL, app_label(a, f->slots[i].field));
		form_slot_draw(a, i, form);
	}
}

struct pen form_pen(const struct form *f, struct grid *g)
{
	return (struct pen){.grid = g, .x = f->x, .columns = f->width, .y = f->y - f->top, .top = f->y, .bottom = f->y + f->height, .head = f->y};
}

void view_form(struct app *a, struct grid *g, int y, int x, int height, int columns)
{
	struct form *f = &a->form;
	struct pen pen;

	hit_add(g, (struct hit){.kind = HIT_FORM, .y = y, .x = x, .height = height, .columns = columns});
	form_who_draw(a, g, y, x, columns);
	f->y = y + 1;
	f->x = x;
	f->width = columns;
	f->height = height - 1;
	if (f->laid != columns)
		f->total = form_lay(a, columns);
	f->laid = 0; /* of this frame only */
	form_scroll(a, f->total, columns);
	pen = form_pen(f, g);
	form_slots_draw(a, &pen);
	form_marks(f, g);
}

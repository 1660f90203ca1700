/* Parts of the form drawn again on the last frame: the text that is typed, the field the keys left and the one they entered. What
 * else may have changed makes a whole frame; a test holds that both show the same. */
#include "tui/view_form.h"

#include <string.h>

#include "tui/command.h"
#include "tui/form.h"
#include "tui/under.h"
#include "tui/view.h"

/* Do rows of S stand in another field of the same step, or what is left of its hours? */
static bool shown_elsewhere(const struct app *a, const struct slot *s)
{
	const struct step *step = app_step(a);

	if (s->field != NULL && (s->field->kind == FIELD_QUOTA || s->field->kind == FIELD_HOURS))
		return true;
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
	struct pen value = form_value_pen(s, f->x, f->width);
	bool text = value_kind(s->field) == &value_text || value_kind(s->field) == &value_long;
	int y = f->y - f->top + s->y;

	if (slot_kind(s) != &slot_simple || !text || s->lines != s->value_lines || y < f->y || y + s->lines > f->y + f->height)
		return false;
	edit_draw_again(&a->typing.edit, g, y, value.x, s->lines, value.columns, STYLE_PLAIN);
	return true;
}

static enum unfit unfit_of(const struct app *a, const struct slot *s)
{
	return s->field != NULL ? model_unfit(a->model, s->field, s->enterprise, s->row) : UNFIT_NOT;
}

/* The lines that a key of typing changes: those of the focused text, and the one below that shows it in full. How many are answered
 * stands above: another number makes a whole frame. */
bool view_form_typed(struct app *a, struct grid *g, const struct focus *was)
{
	struct form *f = &a->form;
	struct slot *s = form_slot(a);
	struct pen form = form_pen(f, g), value;
	bool stays; /* what is below the form: it shows nothing of what is typed */
	int lines, detail = a->detail_lines;

	if (s == NULL || !a->typing.on || a->message.text != NULL || shown_elsewhere(a, s) || a->detail_empty != view_detail_empty(a, s) ||
	    unfit_of(a, s) != was->unfit)
		return false;
	stays = slot_kind(s)->detail == NULL;
	value = form_value_pen(s, f->x, f->width);
	lines = slot_kind(s)->height(a, s, value.columns, true) + under_lines(a, s, form_under_pen(0, f->width).columns);
	if ((slot_kind(s)->below ? lines + 1 : lines) != s->lines)
		return false;
	form.top = f->y - f->top + (slot_kind(s)->below ? form_focus_line(a, s, f->width) : s->y);
	form.bottom = slot_kind(s)->below ? form.top + 1 : form.top + s->lines;
	if (form.top < f->y || form.bottom > f->y + f->height)
		return false;
	if (!stays || !text_typed(a, s, g)) {
		for (int y = form.top; y < form.bottom; y++)
			grid_fill(g, y, f->x, f->width, STYLE_PLAIN, " ");
		form_slot_draw(a, f->at, &form);
		form_marks(f, g);
	}
	if (stays)
		return true;
	for (int y = g->height - 1 - detail; y < g->height - 1; y++)
		grid_fill(g, y, 0, g->width, STYLE_PLAIN, " ");
	view_detail(a, g, g->height - 1 - detail, 0, detail, g->width);
	return true;
}

/* ---- the focus moved ---- */

static bool is_sheet(const struct slot *s)
{
	return s->field != NULL && s->field->kind == FIELD_ANONYMOUS;
}

static void blank(struct grid *g, int y, int end, int x, int columns)
{
	for (; y < end; y++)
		grid_fill(g, y, x, columns, STYLE_PLAIN, " ");
}

/* The rows FROM to END of the form, and what of slot I stands there. */
static void part_draw(struct app *a, struct grid *g, size_t i, int from, int end)
{
	const struct form *f = &a->form;
	struct pen form = form_pen(f, g);

	form.top = from > form.top ? from : form.top;
	form.bottom = end < form.bottom ? end : form.bottom;
	blank(g, form.top, form.bottom, f->x, f->width);
	form_slot_draw(a, i, &form);
}

static void slot_again(struct app *a, struct grid *g, size_t i)
{
	const struct slot *s = &a->form.slots[i];
	int y = a->form.y - a->form.top + s->y;

	part_draw(a, g, i, y, y + s->lines);
}

/* Up and down in a table: the row that was left, and the one that was entered. */
static void rows_again(struct app *a, struct grid *g, int left, int entered)
{
	int first = a->form.y - a->form.top + left, second = a->form.y - a->form.top + entered;

	part_draw(a, g, a->form.at, first, first + 1);
	part_draw(a, g, a->form.at, second, second + 1);
}

static void focus_again(struct app *a, struct grid *g, const struct focus *was, int line)
{
	const struct form *f = &a->form;
	struct pen form = form_pen(f, g);

	if (f->top != was->top) {
		blank(g, form.top, form.bottom, f->x, f->width);
		form_slots_draw(a, &form);
	} else if (f->at == was->slot && slot_kind(&f->slots[f->at])->by_line && strcmp(f->column, was->column) == 0) {
		rows_again(a, g, was->line, line);
	} else {
		if (f->at != was->slot)
			slot_again(a, g, was->slot);
		slot_again(a, g, f->at);
	}
	form_marks(f, g);
}

static void below_again(struct app *a, struct grid *g, const struct focus *was)
{
	int y = g->height - 1 - a->detail_lines;

	blank(g, y, g->height - 1, 0, g->width);
	view_detail(a, g, y, 0, a->detail_lines, g->width);
	if (was->where == command_narrow(command_where(a)))
		return;
	blank(g, g->height - 1, g->height, 0, g->width);
	view_footer(a, g, g->height - 1);
}

struct focus view_form_focus(struct app *a)
{
	struct form *f = &a->form;
	struct slot *s = form_slot(a);
	struct focus now = {.slot = f->at, .top = f->top, .where = command_narrow(command_where(a))};

	now.group = s != NULL && s->field != NULL && s->field->group;
	now.unfit = s != NULL ? unfit_of(a, s) : UNFIT_NOT;
	now.line = s != NULL ? form_focus_line(a, s, f->width) : 0;
	memcpy(now.column, f->column, ID_SIZE);
	return now;
}

bool view_form_moved(struct app *a, struct grid *g, const struct focus *was)
{
	struct form *f = &a->form;
	struct slot *s = form_slot(a);
	bool group = s != NULL && s->field != NULL && s->field->group;

	if (s == NULL || was->slot >= f->count || a->message.text != NULL || group != was->group ||
	    (was->slot != f->at && (is_sheet(s) || is_sheet(&f->slots[was->slot]))))
		return false;
	if (form_lay(a, f->width) != f->total || f->shifted)
		return false;
	form_scroll(a, f->total, f->width);
	grid_cursor(g, -1, -1);
	focus_again(a, g, was, form_focus_line(a, s, f->width));
	below_again(a, g, was);
	return true;
}

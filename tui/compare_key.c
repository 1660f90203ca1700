/* Keys over the rows of a comparison: arrows go from row to row, what is typed goes into the row as it does in the form. */
#include "base/i18n.h"
#include "tui/command.h"
#include "tui/compare.h"
#include "tui/form.h"
#include "tui/table.h"

static bool plain(const struct key *k, unsigned code)
{
	return k->mods == 0 && k->code == code;
}

/* Moves by rows; stays at the ends. */
static void row_by(struct app *a, int by)
{
	size_t at = compare_at(a);

	if (by < 0 ? at > 0 : at + 1 < a->compare->line_count)
		compare_go(a, by < 0 ? at - 1 : at + 1);
}

static size_t columns(const struct field *f)
{
	return compare_shape(f) == SHAPE_ROWS ? f->column_count : compare_shape(f) == SHAPE_LINES ? f->line_count : 1;
}

static void column_by(struct app *a, const struct field *f, int by)
{
	size_t at = compare_column(a, f);

	if (by < 0 ? at == 0 : at + 1 >= columns(f))
		return;
	at = by < 0 ? at - 1 : at + 1;
	if (compare_shape(f) == SHAPE_ROWS)
		cell_go(a, a->form.row, f->columns[at].id);
	else
		cell_go(a, f->lines[at].id, "");
}

void compare_rest(struct app *a)
{
	if (!a->compare->editing)
		return;
	a->compare->editing = false;
	cell_go(a, a->form.row, a->form.column); /* folds what was typed */
}

/* Who went into a row by <Enter> comes out of it; who only typed is still among the rows. */
bool compare_back(struct app *a)
{
	bool inside = a->compare->editing && !a->compare->quick;

	compare_rest(a);
	return inside;
}

/* The form may have gone on to another field; here one stays. */
static void hold(struct app *a, const struct field *f, size_t row, int64_t enterprise)
{
	size_t slot = form_find(a, f->id, "");

	if (compare_asked(a) || slot == SIZE_MAX || enterprise != a->enterprise)
		return;
	a->compare->editing = false;
	for (size_t i = 0; i < a->compare->line_count; i++)
		if (a->compare->lines[i].row == row && a->compare->lines[i].enterprise == (f->group ? 0 : enterprise)) {
			compare_go(a, i);
			return;
		}
	form_enter(a, slot, 1);
}

/* Of what was begun by typing <Enter> is the end, and arrows go on to other rows and columns; but where <Enter> makes a line of text. A table
 * has keys of its own for all that. */
static bool leads_out(const struct app *a, const struct field *f, const struct key *k)
{
	enum compare_shape shape = compare_shape(f);
	bool sideways = shape == SHAPE_LINES && (plain(k, KEY_LEFT_) || plain(k, KEY_RIGHT_));

	if (!a->compare->quick || shape == SHAPE_ROWS || f->kind == FIELD_LONG)
		return false;
	return sideways || plain(k, KEY_UP_) || plain(k, KEY_DOWN_) || plain(k, KEY_ENTER_);
}

static void into(struct app *a, const struct field *f, const struct key *k)
{
	struct compare *c = a->compare;
	size_t at = compare_at(a), row = at < c->line_count ? c->lines[at].row : SIZE_MAX;
	int64_t enterprise = a->enterprise;
	bool took = !leads_out(a, f, k) && form_slot_key(a, k);

	hold(a, f, row, enterprise);
	compare_follow(a);
	if (took || a->view != VIEW_COMPARE)
		return;
	if (plain(k, KEY_UP_) || plain(k, KEY_DOWN_))
		row_by(a, plain(k, KEY_UP_) ? -1 : 1);
	else if (plain(k, KEY_ENTER_))
		compare_rest(a);
	else if (columns(f) > 1 && (plain(k, KEY_LEFT_) || plain(k, KEY_RIGHT_)))
		column_by(a, f, plain(k, KEY_LEFT_) ? -1 : 1);
}

/* Says why keys cannot go into the row; false: they can. */
static bool closed(struct app *a, const struct field *f)
{
	const struct enterprise *e = model_enterprise(a->model, a->enterprise);

	if (!compare_asked(a))
		app_warn(a, _("%s is not asked this."), e != NULL ? e->name : "…");
	else if (f->compute != NULL || f->kind == FIELD_SCORE)
		app_warn(a, "%s", _("This is worked out from other answers: nothing to type."));
	else
		return false;
	return true;
}

/* Over the bars alone arrows look on in them. True: K was one. */
static bool bars_key(struct app *a, const struct key *k)
{
	struct compare *c = a->compare;
	int by = plain(k, KEY_UP_) ? -1 : plain(k, KEY_DOWN_) ? 1 : plain(k, KEY_HOME_) ? -c->bars_top : plain(k, KEY_END_) ? c->bars_most : 0;

	if (c->show != SHOW_COUNTS || c->bars_most == 0 || !(by != 0 || plain(k, KEY_HOME_) || plain(k, KEY_END_)))
		return false;
	c->bars_top += by;
	if (c->bars_top > c->bars_most)
		c->bars_top = c->bars_most;
	if (c->bars_top < 0)
		c->bars_top = 0;
	return true;
}

/* A key that changes something, wherever one stands; arrows only look. */
static bool changes(const struct app *a, const struct key *k)
{
	if (k->code == KEY_LEFT_ || k->code == KEY_RIGHT_)
		return a->typing.on;
	return key_is_text(k) || k->code == KEY_PASTE_ || k->code == KEY_BACKSPACE_ || k->code == KEY_DELETE_ || (k->mods != 0 && a->typing.on);
}

static void edit(struct compare *c, bool quick)
{
	c->editing = true;
	c->quick = quick;
}

static void browse(struct app *a, const struct field *f, const struct key *k)
{
	struct compare *c = a->compare;

	if (plain(k, KEY_UP_) || plain(k, KEY_DOWN_))
		row_by(a, plain(k, KEY_UP_) ? -1 : 1);
	else if (plain(k, KEY_HOME_))
		compare_go(a, 0);
	else if (plain(k, KEY_END_))
		compare_go(a, c->line_count - 1);
	else if (columns(f) > 1 && (plain(k, KEY_LEFT_) || plain(k, KEY_RIGHT_)))
		column_by(a, f, plain(k, KEY_LEFT_) ? -1 : 1);
	else if (plain(k, KEY_ENTER_) && !closed(a, f))
		edit(c, false);
	else if (changes(a, k) && !closed(a, f)) {
		edit(c, true);
		into(a, f, k);
	}
}

void compare_key(struct app *a, const struct key *k)
{
	const struct field *f;
	bool vertical;

	compare_follow(a);
	f = compare_field(a);
	if (a->view != VIEW_COMPARE || f == NULL)
		return;
	if (bars_key(a, k))
		return;
	if (a->compare->show == SHOW_COUNTS) /* what is typed is seen */
		a->compare->show = SHOW_BOTH;
	vertical = plain(k, KEY_UP_) || plain(k, KEY_DOWN_);
	if (a->compare->editing && !(vertical && compare_shape(f) == SHAPE_ROWS))
		into(a, f, k);
	else
		browse(a, f, k);
}

/* Matrices: rows and columns are rows of earlier tables, by their ids; each cell is one option, set by the characters
 * of its label. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/options.h"
#include "tui/form.h"

/* One side of the matrix: the rows of a table of the same enterprise. */
struct side {
	const struct field *table; /* NULL: the scenario has none such */
	const char *column;
	int64_t enterprise;
	const char *const *ids;
	size_t count;
};

static struct side side_of(const struct app *a, const struct slot *s, bool across)
{
	const struct field *f = s->field;
	const char *of = across ? f->across : f->of;
	struct side side = {.table = of != NULL ? scenario_field(a->scenario, of, NULL) : NULL,
			    .column = across ? f->across_column : f->of_column};

	if (side.table != NULL) {
		side.enterprise = side.table->group ? 0 : a->enterprise;
		side.ids = model_rows(a->model, side.table->id, side.enterprise, &side.count);
	}
	return side;
}

static size_t side_index(const struct side *side, const char *id)
{
	size_t i = 0;

	while (i < side->count && strcmp(side->ids[i], id) != 0)
		i++;
	return i;
}

static const char *side_title(const struct app *a, const struct side *side, size_t i)
{
	return model_row_title(a->model, side->table, side->column, side->enterprise, side->ids[i]);
}

/* Nothing to cross yet? The field to fill first. */
static const struct field *matrix_lacks(const struct app *a, const struct slot *s)
{
	struct side rows = side_of(a, s, false), columns = side_of(a, s, true);

	return rows.count == 0 ? rows.table : columns.count == 0 ? columns.table : NULL;
}

static int matrix_height(struct app *a, struct slot *s, int columns, bool focused)
{
	struct side rows = side_of(a, s, false), across = side_of(a, s, true);

	(void)columns, (void)focused;
	return rows.count == 0 || across.count == 0 ? 1 : (int)rows.count + 1;
}

static int matrix_line(struct app *a, struct slot *s, int columns)
{
	struct side rows = side_of(a, s, false);
	size_t at = side_index(&rows, a->form.row);

	(void)columns;
	return matrix_lacks(a, s) != NULL ? 0 : at < rows.count ? (int)at + 1 : 1;
}

static void matrix_keep(struct app *a, struct slot *s)
{
	struct side rows = side_of(a, s, false), across = side_of(a, s, true);

	if (side_index(&rows, a->form.row) == rows.count)
		snprintf(a->form.row, ID_SIZE, "%s", rows.count > 0 ? rows.ids[0] : "");
	if (side_index(&across, a->form.column) == across.count)
		snprintf(a->form.column, ID_SIZE, "%s", across.count > 0 ? across.ids[0] : "");
}

static void matrix_enter(struct app *a, struct slot *s, int by)
{
	(void)by;
	a->form.row[0] = a->form.column[0] = '\0';
	matrix_keep(a, s);
}

static bool matrix_spot(const struct app *a, const struct slot *s, struct spot *out)
{
	*out = (struct spot){.field = s->field, .target = answer_target(a, s, a->form.row, a->form.column)};
	return a->form.row[0] != '\0' && a->form.column[0] != '\0';
}

static const char *option_sign(const struct app *a, const struct option *o)
{
	const char *label = app_text(a, &o->label);

	return label[0] != '\0' ? label : o->id;
}

/* The option meant by typing TYPED on top of what is there: a second + makes ++. */
static const struct option *sign_typed(const struct app *a, const struct field *f, const char *value, const char *typed)
{
	const struct option *now = value != NULL ? field_option(f, value) : NULL, *begins = NULL;
	char *more = now != NULL ? xasprintf("%s%s", option_sign(a, now), typed) : NULL;
	const struct option *found = NULL;

	for (size_t i = 0; i < f->option_count; i++) {
		const char *sign = option_sign(a, &f->options[i]);

		if (more != NULL && strcmp(sign, more) == 0)
			found = &f->options[i];
		if (begins == NULL && strncmp(sign, typed, strlen(typed)) == 0)
			begins = &f->options[i];
		if (strcmp(sign, typed) == 0)
			begins = &f->options[i];
	}
	free(more);
	return found != NULL ? found : begins;
}

static bool matrix_value_key(struct app *a, struct slot *s, const struct key *k)
{
	const struct field *f = s->field;
	struct spot spot;
	const char *value;
	const struct option *o = NULL;
	char typed[32];

	if (!matrix_spot(a, s, &spot) || f->option_count == 0)
		return false;
	value = spot_value(a, &spot);
	if (k->code == KEY_BACKSPACE_ || k->code == KEY_DELETE_) {
		spot_set(a, &spot, VALUE_ID, NULL);
		return true;
	}
	if (k->code == ' ') {
		size_t at = value != NULL ? option_index(f, value, strlen(value)) : f->option_count;

		o = &f->options[at >= f->option_count ? 0 : (at + 1) % f->option_count];
	} else if (key_is_text(k)) {
		key_name(k, typed);
		o = sign_typed(a, f, value, typed);
	} else {
		return false;
	}
	if (o != NULL)
		spot_set(a, &spot, VALUE_ID, o->id);
	return true;
}

static bool matrix_key(struct app *a, struct slot *s, const struct key *k)
{
	struct side rows = side_of(a, s, false), across = side_of(a, s, true);
	size_t row = side_index(&rows, a->form.row), column = side_index(&across, a->form.column);

	if (k->mods != 0 || row == rows.count || column == across.count)
		return false;
	if (k->code == KEY_UP_ && row > 0)
		row--;
	else if ((k->code == KEY_DOWN_ || k->code == KEY_ENTER_) && row + 1 < rows.count)
		row++;
	else if (k->code == KEY_LEFT_ && column > 0)
		column--;
	else if (k->code == KEY_RIGHT_ && column + 1 < across.count)
		column++;
	else if (k->code == KEY_LEFT_ || k->code == KEY_RIGHT_)
		return true;
	else
		return matrix_value_key(a, s, k);
	cell_go(a, rows.ids[row], across.ids[column]);
	return true;
}

static void matrix_row_draw(struct app *a, struct slot *s, const struct pen *p, const struct side *rows,
			    const struct side *across, const struct table_layout *l, size_t row, bool focused)
{
	bool here = focused && strcmp(rows->ids[row], a->form.row) == 0;
	int line = (int)row + 1;

	pen_fit(p, line, 0, l->width[0], STYLE_PLAIN, side_title(a, rows, row));
	for (size_t i = 0; i + 1 < l->count; i++) {
		struct spot spot = {.field = s->field, .target = answer_target(a, s, rows->ids[row], across->ids[i])};
		const char *value = l->x[i + 1] >= 0 ? spot_value(a, &spot) : NULL;
		const struct option *o = value != NULL ? field_option(s->field, value) : NULL;
		bool active = here && strcmp(across->ids[i], a->form.column) == 0;

		if (l->x[i + 1] < 0)
			continue;
		pen_fit(p, line, l->x[i + 1] + 1, l->width[i + 1] - 1,
			active          ? STYLE_FOCUS
			: value != NULL ? STYLE_PLAIN
					: STYLE_FAINT,
			o != NULL       ? option_sign(a, o)
			: value != NULL ? value
					: "·");
		if (active)
			pen_cursor(p, line, l->x[i + 1] + 1);
	}
}

static void matrix_layout(struct app *a, struct slot *s, const struct side *across, int columns, bool focused,
			  struct table_layout *l)
{
	bool flexible[TABLE_COLUMNS] = {false};
	size_t focus = focused ? side_index(across, a->form.column) : 0;
	int first = columns / 3 < 24 ? columns / 3 : 24, each;

	(void)s;
	*l = (struct table_layout){.count = across->count + 1 < TABLE_COLUMNS ? across->count + 1 : TABLE_COLUMNS};
	each = (columns - first) / (int)across->count - TABLE_GAP;
	each = each < 6 ? 6 : each > 16 ? 16 : each;
	l->width[0] = first;
	for (size_t i = 1; i < l->count; i++)
		l->width[i] = each;
	table_layout(l, flexible, focus < across->count ? focus + 1 : 1, columns);
}

static void matrix_draw(struct app *a, struct slot *s, const struct pen *p, bool focused)
{
	struct side rows = side_of(a, s, false), across = side_of(a, s, true);
	const struct field *lacks = matrix_lacks(a, s);
	struct table_layout l;
	int head;

	if (rows.count == 0 || across.count == 0) {
		char *words = xasprintf(_("Fill in “%s” first: its rows appear here."), app_label(a, lacks));

		pen_fit(p, 0, 0, p->columns, STYLE_FAINT, lacks != NULL ? words : "");
		if (focused)
			pen_cursor(p, 0, 0);
		free(words);
		return;
	}
	matrix_layout(a, s, &across, p->columns, focused, &l);
	for (size_t i = 0; i < rows.count; i++)
		if (pen_sees(p, (int)i + 1))
			matrix_row_draw(a, s, p, &rows, &across, &l, i, focused);
	head = focused && p->y < p->head ? p->head - p->y : 0;
	for (int x = 0; x < p->columns && head > 0; x++)
		pen_bytes(p, head, x, STYLE_PLAIN, " ", 1);
	for (size_t i = 1; i < l.count; i++)
		if (l.x[i] >= 0)
			pen_fit(p, head, l.x[i], l.width[i], STYLE_LABEL, side_title(a, &across, i - 1));
	if (l.before)
		pen_fit(p, head, l.width[0], 1, STYLE_KEY, "‹");
	if (l.after)
		pen_fit(p, head, p->columns - 1, 1, STYLE_KEY, "›");
}

/* "Neighbours × fewer goods thrown away" */
static void matrix_detail(struct app *a, struct slot *s, int columns, struct buf *out)
{
	struct side rows = side_of(a, s, false), across = side_of(a, s, true);
	size_t row = side_index(&rows, a->form.row), column = side_index(&across, a->form.column);

	(void)columns;
	if (row == rows.count || column == across.count)
		return;
	buf_printf(out, "%s × ", side_title(a, &rows, row));
	buf_text(out, side_title(a, &across, column));
}

const struct slot_kind slot_matrix = {
	.below = true,
	.key = matrix_key,
	.height = matrix_height,
	.draw = matrix_draw,
	.line = matrix_line,
	.enter = matrix_enter,
	.keep = matrix_keep,
	.detail = matrix_detail,
	.spot = matrix_spot,
	.hint = N_("arrows move; type the sign, or Space; Backspace clears"),
};

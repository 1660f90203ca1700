/* What the linear mode says of the place in a field: which row, line or item, what stands there, what can be chosen, how to answer. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/items.h"
#include "tui/linear_parts.h"
#include "tui/options.h"
#include "tui/table.h"
#include "tui/under.h"

enum { WIDE = 10000 }; /* columns: nothing is cut */


static void say_row(struct linear *l, const struct slot *s, const struct spot *spot)
{
	struct app *a = l->app;
	size_t count, row = table_row_index(a, s, a->form.row, &count);
	const struct field *column = &s->field->columns[table_column_index(s->field, a->form.column)];

	(void)spot;
	if (a->form.row[0] == '\0')
		linear_say(l, _("A new row, %s:"), app_label(a, column));
	else
		linear_say(l, _("Row %zu of %zu, %s:"), row + 1, count, app_label(a, column));
}

static void say_grid_line(struct linear *l, const struct slot *s)
{
	for (size_t i = 0; i < s->field->line_count; i++)
		if (strcmp(s->field->lines[i].id, l->app->form.row) == 0)
			linear_say(l, "%s:", option_name(l->app, &s->field->lines[i]));
}

static void say_part(struct linear *l, struct slot *s, const struct spot *spot)
{
	struct app *a = l->app;
	struct items items;
	struct buf detail = {0};

	if (slot_kind(s) == &slot_table) {
		say_row(l, s, spot);
	} else if (s->field != NULL && s->field->kind == FIELD_GRID) {
		say_grid_line(l, s);
	} else if (s->field != NULL && s->field->kind == FIELD_MATRIX) {
		slot_kind(s)->detail(a, s, WIDE, &detail);
		linear_say(l, "%s:", buf_str(&detail));
	} else if (spot->sheet != NULL) {
		linear_say(l, "%s. %s", app_label(a, spot->field), app_text(a, &spot->field->prompt));
	} else if (linear_asks(l) == ASKS_DOTS) {
		items = items_of(a, s);
		linear_say(l, ngettext("%s. %d dot left of %d.", "%s. %d dots left of %d.", (unsigned long)model_dots_left(a->model, s->field, s->enterprise)),
			   item_title(a, &items, items_at(a, &items)), model_dots_left(a->model, s->field, s->enterprise), s->field->dots);
	} else if (spot->field != NULL && strcmp(spot->target.column, "other") == 0) {
		linear_say(l, "%s", _("which:"));
	}
	buf_clear(&detail);
}

/* The value as it is read; "" for none. Caller frees. */
static char *value_words(struct linear *l, struct slot *s, const struct spot *spot)
{
	struct app *a = l->app;
	struct buf b = {0};
	const char *value = spot_value(a, spot), *missing = spot_missing(a, spot);
	const struct value_kind *kind = value_kind(spot->field);
	const struct option *o = spot->field != NULL && value != NULL ? field_option(spot->field, value) : NULL;
	struct items items;

	if (linear_asks(l) == ASKS_DOTS) {
		items = items_of(a, s);
		buf_printf(&b, "%d", model_dots(a->model, s->field, s->enterprise, item_id(a, &items, items_at(a, &items))));
	} else if (s->field != NULL && slot_kind(s) == &slot_table && a->form.row[0] != '\0' &&
		   is_dated(s->field, &s->field->columns[table_column_index(s->field, a->form.column)])) {
		dated_words(a, s, a->form.row, &b);
	} else if ((value == NULL || value[0] == '\0') && missing != NULL) {
		buf_text(&b, missing);
	} else if (value != NULL && value[0] != '\0') {
		if (kind != NULL)
			kind->show(a, spot, value, &b);
		else
			buf_text(&b, o != NULL ? option_name(a, o) : value);
	}
	return buf_take(&b);
}

static void say_value(struct linear *l, struct slot *s, const struct spot *spot)
{
	char *words, *warnings = under_warnings(l->app, s);

	switch (linear_asks(l)) {
	case ASKS_NOTHING:
	case ASKS_RANKING:
	case ASKS_SHARE:
	case ASKS_HAND_IN:
		break;
	default:
		words = value_words(l, s, spot);
		if (words[0] != '\0')
			linear_say(l, _("Now: %s"), words);
		else if (!spot->cell)
			linear_say(l, "%s", _("Nothing yet."));
		free(words);
	}
	if (warnings[0] != '\0')
		linear_say(l, "%s", warnings);
	free(warnings);
}

/* What can be chosen, each with its number, and of a list how it stands. */
static void say_names(struct linear *l)
{
	struct app *a = l->app;
	struct names n = linear_names(l);
	struct slot *s = form_slot(a);
	struct spot spot = slot_spot(a, s);
	struct items items = linear_asks(l) == ASKS_RANKING ? items_of(a, s) : (struct items){0};

	for (size_t i = 0; i < n.count; i++) {
		size_t at;

		if (linear_asks(l) == ASKS_SHARE)
			linear_say(l, "%zu %s, %s", i + 1, n.list[i], share_on(a, share_field(a, i)) ? _("shared with the group") : _("not shared"));
		else if (items.count > 0 && ids_has(spot_value(a, &spot), item_id(a, &items, i), &at))
			linear_say(l, _("%zu %s, rank %zu"), i + 1, n.list[i], at + 1);
		else
			linear_say(l, "%zu %s", i + 1, n.list[i]);
	}
	names_clear(&n);
}

static void say_scale(struct linear *l, const struct spot *spot)
{
	const struct field *f = spot->field;

	if (said_any(&f->low) || said_any(&f->high))
		linear_say(l, _("From %d, %s, to %d, %s."), (int)f->min, app_text(l->app, &f->low), (int)f->max, app_text(l->app, &f->high));
	else
		linear_say(l, _("From %d to %d."), (int)f->min, (int)f->max);
}

/* How a date, an amount... is typed. */
static void say_form(struct linear *l, const struct spot *spot)
{
	const struct field *f = spot->field;

	if (linear_asks(l) != ASKS_TEXT || f == NULL || f->kind == FIELD_TEXT || f->kind == FIELD_LONG)
		return;
	linear_say(l, "%s", _(value_kind(f)->cell_hint));
	l->formed |= 1u << f->kind;
}

void linear_explain(struct linear *l)
{
	static const char *const how[ASKS_COUNT] = {
		[ASKS_NOTHING] = N_("An empty line goes on."),
		[ASKS_TEXT] = N_("A line becomes the answer; - alone empties it; an empty line goes on."),
		[ASKS_LINES] = N_("Each line is added to the text; - alone empties it; an empty line goes on."),
		[ASKS_OPTION] = N_("A number or the beginning of a name chooses; - alone empties it."),
		[ASKS_OPTIONS] = N_("Numbers, or names with commas between, become the answer: 1 3. - alone empties it."),
		[ASKS_SCALE] = N_("A number sets it; - alone empties it."),
		[ASKS_CONSENT] = N_("yes or no; no withdraws it; - alone empties it."),
		[ASKS_LINK] = N_("The number of a step, or the beginning of its title."),
		[ASKS_RANKING] = N_("Numbers, the first rank first: 3 1 2. - alone takes all ranks away."),
		[ASKS_DOTS] = N_("How many dots go there: a number."),
		[ASKS_SHARE] = N_("A number shares that answer with the group, or takes it back; an empty line goes on."),
		[ASKS_HAND_IN] = N_("1 hands it in: then it cannot be changed any more. An empty line goes on."),
	};
	enum asks asks = linear_asks(l);
	struct spot spot = linear_spot(l);

	linear_say(l, "%s", _(how[asks]));
	say_form(l, &spot);
	l->explained |= 1u << asks;
}

void linear_point(struct linear *l)
{
	struct slot *s = form_slot(l->app);
	struct spot spot;
	enum asks asks = linear_asks(l);

	if (s == NULL)
		return;
	spot = linear_spot(l);
	say_part(l, s, &spot);
	say_value(l, s, &spot);
	say_names(l);
	if (asks == ASKS_SCALE)
		say_scale(l, &spot);
	if (asks != ASKS_NOTHING && !(l->explained & 1u << asks))
		linear_explain(l);
	else if (spot.field != NULL && !(l->formed & 1u << spot.field->kind))
		say_form(l, &spot);
}

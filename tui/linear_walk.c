/* Where the linear mode stands in the form, and the way on from there: field by field, cell by cell. Says nothing. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/items.h"
#include "tui/linear_parts.h"
#include "tui/options.h"
#include "tui/sheets.h"
#include "tui/table.h"

static enum asks kind_asks(const struct field *f)
{
	const struct value_kind *kind = value_kind(f);

	if (kind == NULL)
		return ASKS_NOTHING;
	if (kind->typed)
		return kind->lines ? ASKS_LINES : ASKS_TEXT;
	switch (f->kind) {
	case FIELD_CHOICE:
		return ASKS_OPTION;
	case FIELD_CHOICES:
		return ASKS_OPTIONS;
	case FIELD_SCALE:
		return ASKS_SCALE;
	case FIELD_CONSENT:
		return ASKS_CONSENT;
	case FIELD_LINK:
		return ASKS_LINK;
	default:
		return ASKS_NOTHING;
	}
}

static enum asks items_ask(struct linear *l, const struct slot *s, enum asks asks)
{
	struct items items = items_of(l->app, s);

	return items.count > 0 ? asks : ASKS_NOTHING;
}

struct spot linear_spot(struct linear *l)
{
	return spot_focused(l->app);
}

/* Is there a spot at all: none where a table must be filled first, none on the line that hands a sheet in. */
static bool spot_there(struct linear *l, struct slot *s, struct spot *spot)
{
	*spot = slot_spot(l->app, s);
	return slot_kind(s)->spot == NULL || slot_kind(s)->spot(l->app, s, spot);
}

enum asks linear_asks(struct linear *l)
{
	struct slot *s = form_slot(l->app);
	struct spot spot;

	if (s == NULL || (s->field != NULL && s->field->compute != NULL))
		return ASKS_NOTHING;
	if (s->field != NULL && s->field->kind == FIELD_RANKING)
		return items_ask(l, s, ASKS_RANKING);
	if (s->field != NULL && s->field->kind == FIELD_DOTS)
		return items_ask(l, s, ASKS_DOTS);
	if (s->field != NULL && s->field->kind == FIELD_SHARE)
		return share_field(l->app, 0) != NULL ? ASKS_SHARE : ASKS_NOTHING;
	if (!spot_there(l, s, &spot))
		return s->field != NULL && s->field->kind == FIELD_ANONYMOUS ? ASKS_HAND_IN : ASKS_NOTHING;
	if (s->field != NULL && s->field->kind == FIELD_MATRIX)
		return ASKS_OPTION;
	if (s->field != NULL && s->field->kind == FIELD_GRID)
		return s->field->option_count > 0 ? ASKS_OPTION : ASKS_SCALE;
	if (spot.cell && kind_asks(spot.field) == ASKS_LINES)
		return ASKS_TEXT;
	return kind_asks(spot.field);
}

/* --- the way on --- */

/* Does K move the focus within the field? */
static bool moves(struct app *a, uint32_t code)
{
	struct key k = key_of(code, 0);
	char row[ID_SIZE], column[ID_SIZE];

	memcpy(row, a->form.row, ID_SIZE);
	memcpy(column, a->form.column, ID_SIZE);
	slot_kind(form_slot(a))->key(a, form_slot(a), &k);
	return strcmp(row, a->form.row) != 0 || strcmp(column, a->form.column) != 0;
}

/* To the right, at the end to the beginning of the next row; false at the last cell. */
static bool matrix_on(struct app *a)
{
	struct spot spot;

	if (!slot_kind(form_slot(a))->spot(a, form_slot(a), &spot))
		return false;
	if (moves(a, KEY_RIGHT_))
		return true;
	if (!moves(a, KEY_DOWN_))
		return false;
	while (moves(a, KEY_LEFT_))
		continue;
	return true;
}

static bool dots_on(struct app *a)
{
	struct items items = items_of(a, form_slot(a));

	if (a->form.item + 1 >= items.count)
		return false;
	a->form.item++;
	return true;
}

/* In the row of a table that isn't there yet: nothing more is to be added. */
static bool table_done(const struct app *a, const struct slot *s)
{
	return slot_kind(s) == &slot_table && a->form.row[0] == '\0';
}

static bool on(struct app *a)
{
	struct slot *s = form_slot(a);

	if (s->field != NULL && s->field->kind == FIELD_MATRIX)
		return matrix_on(a) || form_skip(a, 1);
	if (s->field != NULL && s->field->kind == FIELD_DOTS)
		return dots_on(a) || form_skip(a, 1);
	return table_done(a, s) ? form_skip(a, 1) : form_step(a, 1);
}

void linear_next(struct linear *l, bool skip)
{
	struct app *a = l->app;

	if (form_slot(a) == NULL || !(skip ? form_skip(a, 1) : on(a)))
		l->over = true;
}

/* The next one that takes part; 0: there is none. */
static int64_t enterprise_after(const struct app *a, int64_t enterprise)
{
	for (size_t i = app_number(a, enterprise); i < a->model->enterprise_count; i++)
		if (app_takes_part(a, a->model->enterprises[i].id))
			return a->model->enterprises[i].id;
	return 0;
}

bool linear_last(struct linear *l)
{
	return l->app->enterprise == 0 || enterprise_after(l->app, l->app->enterprise) == 0;
}

void linear_onwards(struct linear *l)
{
	struct app *a = l->app;
	int64_t next = a->enterprise != 0 ? enterprise_after(a, a->enterprise) : 0, first = enterprise_after(a, 0);

	if (next == 0 && (a->scenario == NULL || a->step + 1 >= a->scenario->step_count)) {
		linear_say(l, "%s", _("This is the last step."));
		return;
	}
	app_look(a, next != 0 ? a->step : a->step + 1, next != 0 ? next : first);
	form_refresh(a);
	form_enter(a, 0, 1);
	l->over = false;
}

/* --- names --- */

void names_add(struct names *n, const char *name, size_t of)
{
	n->list = xrealloc(n->list, n->count + 1, sizeof *n->list);
	n->of = xrealloc(n->of, n->count + 1, sizeof *n->of);
	n->list[n->count] = xstrdup(name);
	n->of[n->count++] = of;
}

void names_clear(struct names *n)
{
	for (size_t i = 0; i < n->count; i++)
		free(n->list[i]);
	free(n->list);
	free(n->of);
	*n = (struct names){0};
}

static void options_names(struct linear *l, const struct spot *s, struct names *n)
{
	const char *value = spot_value(l->app, s);

	for (size_t i = 0; i < s->field->option_count; i++)
		if (option_offered(l->app, s->field, i, value))
			names_add(n, option_name(l->app, &s->field->options[i]), i);
}

static void items_names(struct linear *l, struct names *n)
{
	struct items items = items_of(l->app, form_slot(l->app));

	for (size_t i = 0; i < items.count; i++)
		names_add(n, item_title(l->app, &items, i), i);
}

struct names linear_names(struct linear *l)
{
	struct app *a = l->app;
	struct names n = {0};
	struct spot spot = linear_spot(l);
	const struct field *f;

	switch (linear_asks(l)) {
	case ASKS_OPTION:
	case ASKS_OPTIONS:
		options_names(l, &spot, &n);
		break;
	case ASKS_CONSENT:
		names_add(&n, _("yes"), 0);
		names_add(&n, _("no"), 1);
		break;
	case ASKS_RANKING:
		items_names(l, &n);
		break;
	case ASKS_SHARE:
		for (size_t i = 0; (f = share_field(a, i)) != NULL; i++)
			names_add(&n, app_label(a, f), i);
		break;
	case ASKS_LINK:
		for (size_t i = 0; i < a->scenario->step_count; i++)
			names_add(&n, app_said(&a->scenario->steps[i].title), i);
		break;
	case ASKS_HAND_IN:
		names_add(&n, _("hand the sheet in"), 0);
		if (sheet_aside(a, form_slot(a)->field))
			names_add(&n, _("empty it"), 1);
		break;
	default:
		break;
	}
	return n;
}

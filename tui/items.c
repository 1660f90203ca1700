/* What can be ranked or given dots, in its order. Changes nothing. */
#include "tui/items.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/options.h"

static bool has_dots(const struct app *a, const struct items *items, const char *id)
{
	return items->field->kind == FIELD_DOTS && model_dots(a->model, items->field, items->enterprise, id) > 0;
}

static bool offered(const struct app *a, const struct items *items, const struct option *o)
{
	return app_concerns(a, o->only) || ids_has(items->chosen, o->id, NULL) || has_dots(a, items, o->id);
}

struct items items_of(const struct app *a, const struct slot *s)
{
	struct items items = {.field = s->field, .enterprise = s->enterprise};
	struct spot spot = slot_spot(a, s);

	if (s->field->of == NULL) {
		items.chosen = spot_value(a, &spot);
		for (size_t i = 0; i < s->field->option_count; i++)
			items.count += offered(a, &items, &s->field->options[i]);
		return items;
	}
	items.table = scenario_field(a->scenario, s->field->of, NULL);
	if (items.table != NULL) {
		items.enterprise = items.table->group ? 0 : a->enterprise;
		items.rows = model_rows(a->model, items.table->id, items.enterprise, &items.count);
	}
	return items;
}

static const struct option *item_option(const struct app *a, const struct items *items, size_t n)
{
	const struct option *o = items->field->options;

	for (;; o++)
		if (offered(a, items, o) && n-- == 0)
			return o;
}

const char *item_id(const struct app *a, const struct items *items, size_t i)
{
	return items->table != NULL ? items->rows[i] : item_option(a, items, i)->id;
}

const char *item_title(const struct app *a, const struct items *items, size_t i)
{
	if (items->table != NULL)
		return model_row_title(a->model, items->table, items->field->of_column, items->enterprise,
				       items->rows[i]);
	return option_name(a, item_option(a, items, i));
}

void items_lack_draw(const struct app *a, const struct items *items, const struct pen *p, bool focused)
{
	char *words = xasprintf(_("Fill in “%s” first: its rows appear here."),
				items->table != NULL ? app_label(a, items->table) : "");

	pen_fit(p, 0, 0, p->columns, STYLE_FAINT, words);
	if (focused)
		pen_cursor(p, 0, 0);
	free(words);
}

size_t items_at(const struct app *a, const struct items *items)
{
	return a->form.item < items->count ? a->form.item : items->count - 1;
}

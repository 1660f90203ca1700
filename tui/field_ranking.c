/* Rankings: options, or rows of an earlier table, each with its rank in front. Items stay where they are; only the
 * numbers change. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/form.h"
#include "tui/items.h"
#include "tui/options.h"

/* How many may have a rank. */
static size_t ranks(const struct items *items)
{
	size_t keep = items->field->keep > 0 ? (size_t)items->field->keep : items->count;

	return keep < items->count ? keep : items->count;
}

/* The list without its words from place KEEP on. */
static char *ids_cut(const char *list, size_t keep)
{
	const char *p = list;

	for (size_t i = 0; i < keep && *p != '\0'; i++) {
		p += strspn(p, " ");
		p += strcspn(p, " ");
	}
	return xstrndup(list, (size_t)(p - list));
}

/* Gives item I the place AT (SIZE_MAX: none). */
static void rank_put(struct app *a, const struct slot *s, const struct items *items, size_t i, size_t at)
{
	struct spot spot = slot_spot(a, s);
	size_t keep = ranks(items);
	char *list, *cut;

	if (at != SIZE_MAX && at >= keep) {
		app_warn(a, ngettext("%zu can be ranked here.", "At most %zu can be ranked here.", keep), keep);
		return;
	}
	list = ids_put(spot_value(a, &spot), item_id(a, items, i), at);
	cut = ids_cut(list, keep);
	if (strcmp(list, cut) != 0)
		app_say(a, "%s", _("The last one has no rank any more: there was one too many."));
	spot_set(a, &spot, VALUE_IDS, cut[0] != '\0' ? cut : NULL);
	free(list);
	free(cut);
}

static void ranking_move(struct app *a, struct slot *s, int by)
{
	struct items items = items_of(a, s);
	struct spot spot = slot_spot(a, s);
	const char *value = spot_value(a, &spot);
	size_t at, i = a->form.item;

	if (i >= items.count)
		return;
	if (by == 0)
		rank_put(a, s, &items, i, SIZE_MAX);
	else if (ids_has(value, item_id(a, &items, i), &at))
		rank_put(a, s, &items, i, by > 0 ? at + 1 : at > 0 ? at - 1 : 0);
	else
		rank_put(a, s, &items, i, ids_count(value));
}

static bool ranking_key(struct app *a, struct slot *s, const struct key *k)
{
	struct items items = items_of(a, s);
	size_t *i = &a->form.item;

	if (k->mods != 0 || items.count == 0)
		return false;
	if (*i >= items.count)
		*i = items.count - 1;
	if (k->code == KEY_UP_ && *i > 0)
		--*i;
	else if ((k->code == KEY_DOWN_ || k->code == KEY_ENTER_) && *i + 1 < items.count)
		++*i;
	else if (k->code >= '1' && k->code <= '9')
		rank_put(a, s, &items, *i, k->code - '1');
	else if (k->code == '0' || k->code == KEY_BACKSPACE_ || k->code == KEY_DELETE_)
		rank_put(a, s, &items, *i, SIZE_MAX);
	else if (k->code == KEY_LEFT_ || k->code == KEY_RIGHT_ || k->code == ' ')
		ranking_move(a, s, k->code == KEY_RIGHT_ ? 1 : -1);
	else
		return false;
	return true;
}

static int ranking_height(struct app *a, struct slot *s, int columns, bool focused)
{
	struct items items = items_of(a, s);

	(void)columns, (void)focused;
	return items.count > 0 ? (int)items.count : 1;
}

static int ranking_line(struct app *a, struct slot *s, int columns)
{
	struct items items = items_of(a, s);

	(void)columns;
	return items.count == 0 ? 0 : a->form.item < items.count ? (int)a->form.item : (int)items.count - 1;
}

static void ranking_draw(struct app *a, struct slot *s, const struct pen *p, bool focused)
{
	struct items items = items_of(a, s);
	struct spot spot = slot_spot(a, s);
	const char *value = spot_value(a, &spot);

	if (items.count == 0) {
		items_lack_draw(a, &items, p, focused);
		return;
	}
	for (size_t i = 0; i < items.count; i++) {
		size_t at;
		char rank[16] = "  · ";
		bool on = ids_has(value, item_id(a, &items, i), &at), active = focused && (int)i == ranking_line(a, s, 0);

		if (!pen_sees(p, (int)i))
			continue;
		if (on)
			snprintf(rank, sizeof rank, "%3zu.", at + 1);
		pen_fit(p, (int)i, 0, 5, on ? STYLE_GOOD : STYLE_FAINT, rank);
		pen_fit(p, (int)i, 5, p->columns, active ? STYLE_FOCUS : STYLE_PLAIN, item_title(a, &items, i));
		if (active)
			pen_cursor(p, (int)i, 2);
	}
}

static void ranking_enter(struct app *a, struct slot *s, int by)
{
	struct items items = items_of(a, s);

	a->form.item = by < 0 && items.count > 0 ? items.count - 1 : 0;
}

static void ranking_detail(struct app *a, struct slot *s, int columns, struct buf *out)
{
	struct items items = items_of(a, s);
	const char *title = a->form.item < items.count ? item_title(a, &items, a->form.item) : "";

	if (text_columns(title, strlen(title)) > columns - 5)
		buf_text(out, title);
}

const struct slot_kind slot_ranking = {
	.below = true,
	.rows = true,
	.key = ranking_key,
	.height = ranking_height,
	.draw = ranking_draw,
	.line = ranking_line,
	.enter = ranking_enter,
	.detail = ranking_detail,
	.move = ranking_move,
	.hint = N_("a number gives the rank, ← → change it, Backspace takes it away"),
};

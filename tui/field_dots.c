/* Dots to spread: each item with its dots, as many at most on one as the scenario says; the last line says what is
 * left. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/form.h"
#include "tui/items.h"

enum { DOTS_SHOWN = 8, NUMBER = 4 }; /* more are shown as a number alone; columns of the number */

static int most_on_one(const struct field *f)
{
	return f->most > 0 && f->most < f->dots ? f->most : f->dots;
}

static int dots_on(const struct app *a, const struct slot *s, const char *item)
{
	return model_dots(a->model, s->field, s->enterprise, item);
}

/* Gives item I so many; what the rules don't allow is said and not done. */
static void dots_put(struct app *a, const struct slot *s, const struct items *items, size_t i, int dots)
{
	const char *id = item_id(a, items, i);
	struct spot spot = {.field = s->field, .target = answer_target(a, s, "", id)};
	int now = dots_on(a, s, id), left = model_dots_left(a->model, s->field, s->enterprise);
	char number[16];

	if (dots < 0)
		return;
	if (dots > most_on_one(s->field)) {
		app_warn(a, ngettext("At most %d on one.", "At most %d on one.", (unsigned long)most_on_one(s->field)),
			 most_on_one(s->field));
		return;
	}
	if (dots - now > left && dots > now) {
		app_warn(a, "%s", _("No dot is left: take one back elsewhere first."));
		return;
	}
	snprintf(number, sizeof number, "%d", dots);
	spot_set(a, &spot, VALUE_NUMBER, dots > 0 ? number : NULL);
}

static bool dots_key(struct app *a, struct slot *s, const struct key *k)
{
	struct items items = items_of(a, s);
	size_t *i = &a->form.item;
	int now;

	if (k->mods != 0 || items.count == 0)
		return false;
	*i = items_at(a, &items);
	now = dots_on(a, s, item_id(a, &items, *i));
	if (k->code == KEY_UP_ && *i > 0)
		--*i;
	else if ((k->code == KEY_DOWN_ || k->code == KEY_ENTER_) && *i + 1 < items.count)
		++*i;
	else if (k->code == '+' || k->code == KEY_RIGHT_ || k->code == ' ')
		dots_put(a, s, &items, *i, now + 1);
	else if (k->code == '-' || k->code == KEY_LEFT_)
		dots_put(a, s, &items, *i, now - 1);
	else if (k->code >= '0' && k->code <= '9')
		dots_put(a, s, &items, *i, (int)(k->code - '0'));
	else if (k->code == KEY_BACKSPACE_ || k->code == KEY_DELETE_)
		dots_put(a, s, &items, *i, 0);
	else
		return false;
	return true;
}

void dots_give(struct app *a, const struct slot *s, size_t i, int dots)
{
	struct items items = items_of(a, s);

	if (i < items.count)
		dots_put(a, s, &items, i, dots);
}

static int dots_height(struct app *a, struct slot *s, int columns, bool focused)
{
	struct items items = items_of(a, s);

	(void)columns, (void)focused;
	return (int)items.count + 1;
}

static int dots_line(struct app *a, struct slot *s, int columns)
{
	struct items items = items_of(a, s);

	(void)columns;
	return items.count == 0 ? 0 : (int)items_at(a, &items);
}

/* "●●●··", or nothing where they are many. */
static int dots_draw_row(const struct field *f, const struct pen *p, int line, int dots)
{
	int most = most_on_one(f);

	if (most > DOTS_SHOWN)
		return 0;
	for (int i = 0; i < most; i++)
		pen_fit(p, line, NUMBER + i, 1, i < dots ? STYLE_GOOD : STYLE_FAINT, i < dots ? "●" : "·");
	return most + 1;
}

/* "left: 2 of 5" */
static void left_draw(struct app *a, struct slot *s, const struct pen *p, int line)
{
	int left = model_dots_left(a->model, s->field, s->enterprise);
	char *words;

	if (left < 0)
		words = xasprintf(ngettext("%d dot too many", "%d dots too many", (unsigned long)-left), -left);
	else if (left == 0)
		words = xstrdup(_("all dots are given"));
	else
		words = xasprintf(ngettext("%d dot left of %d", "%d dots left of %d", (unsigned long)left), left,
				  s->field->dots);
	pen_fit(p, line, 0, p->columns,
		left < 0    ? STYLE_TROUBLE
		: left == 0 ? STYLE_GOOD
			    : STYLE_FAINT,
		words);
	free(words);
}

static void dots_draw(struct app *a, struct slot *s, const struct pen *p, bool focused)
{
	struct items items = items_of(a, s);

	if (items.count == 0) {
		items_lack_draw(a, &items, p, focused);
		return;
	}
	for (size_t i = 0; i < items.count; i++) {
		int line = (int)i, dots = dots_on(a, s, item_id(a, &items, i)), x;
		bool active = focused && i == items_at(a, &items);
		char number[16];

		snprintf(number, sizeof number, dots > 0 ? "%3d" : "  ·", dots);
		pen_fit(p, line, 0, NUMBER, dots > 0 ? STYLE_GOOD : STYLE_FAINT, number);
		x = NUMBER + dots_draw_row(s->field, p, line, dots);
		pen_fit(p, line, x, p->columns, active ? STYLE_FOCUS : STYLE_PLAIN, item_title(a, &items, i));
		if (active)
			pen_cursor(p, line, 2);
	}
	left_draw(a, s, p, (int)items.count);
}

static void dots_enter(struct app *a, struct slot *s, int by)
{
	struct items items = items_of(a, s);

	a->form.item = by < 0 && items.count > 0 ? items.count - 1 : 0;
}

static void dots_detail(struct app *a, struct slot *s, int columns, struct buf *out)
{
	struct items items = items_of(a, s);
	const char *title = items.count > 0 ? item_title(a, &items, items_at(a, &items)) : "";

	if (text_columns(title, strlen(title)) > columns - NUMBER - most_on_one(s->field) - 1)
		buf_text(out, title);
}

const struct slot_kind slot_dots = {
	.below = true,
	.key = dots_key,
	.height = dots_height,
	.draw = dots_draw,
	.line = dots_line,
	.enter = dots_enter,
	.detail = dots_detail,
	.hint = N_("+ and - give and take a dot, a digit sets them"),
};

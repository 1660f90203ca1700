/* A link: the step of this or an earlier meeting that is reopened; chosen from a list. */
#include <string.h>

#include "base/i18n.h"
#include "tui/fields.h"
#include "tui/view.h"
#include "tui/command.h"

static bool link_key(struct app *a, const struct spot *s, const struct key *k)
{
	struct error err = {0};

	if (k->mods != 0)
		return false;
	if (k->code == KEY_ENTER_ || k->code == ' ')
		cmd_links(a, "", &err);
	else if (k->code == KEY_BACKSPACE_ || k->code == KEY_DELETE_)
		spot_set(a, s, VALUE_TEXT, NULL);
	else
		return false;
	error_clear(&err);
	return true;
}

static void link_show(const struct app *a, const struct spot *s, const char *value, struct buf *out)
{
	const struct step *step = a->scenario != NULL ? scenario_step(a->scenario, value) : NULL;

	(void)s;
	if (step != NULL)
		buf_printf(out, "%zu %s", (size_t)(step - a->scenario->steps) + 1, app_said(&step->title));
	else
		buf_text(out, value);
}

static void link_draw(struct app *a, const struct spot *s, struct slot *slot, const struct pen *p, bool focused)
{
	const char *value = spot_value(a, s);
	struct buf shown = {0};

	(void)slot;
	if (value != NULL && value[0] != '\0')
		link_show(a, s, value, &shown);
	pen_fit(p, 0, 0, p->columns, shown.len > 0 ? STYLE_PLAIN : STYLE_FAINT,
		shown.len > 0 ? buf_str(&shown) : focused ? _("Enter chooses a step") : "┄");
	if (focused)
		pen_cursor(p, 0, 0);
	buf_clear(&shown);
}

const struct value_kind value_link = {
	.type = VALUE_TEXT,
	.key = link_key,
	.height = typed_height,
	.draw = link_draw,
	.show = link_show,
	.hint = N_("Enter chooses a step, Backspace clears"),
	.cell_hint = N_("Enter chooses a step, Backspace clears"),
};

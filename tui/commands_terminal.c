/* Commands about the terminal: its mouse, its clipboard, hiding the screen. The terminal itself is asked by the loop. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/clipboard.h"
#include "tui/command.h"
#include "tui/fields.h"
#include "tui/form.h"
#include "tui/state.h"

bool cmd_mouse(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	if (!(a->terminal & TERMINAL_MOUSE))
		return error_set(err, "%s", _("This terminal has no mouse."));
	a->mouse = !a->mouse;
	app_say(a, "%s",
		a->mouse ? _("The mouse chooses now; Shift with it marks text for the terminal.")
			 : _("The mouse is the terminal's again."));
	return true;
}

bool cmd_hide(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	a->hidden = true;
	return true;
}

/* As it is shown; NULL: there is none. Caller frees. */
static char *focused_text(struct app *a)
{
	const struct slot *s = form_slot(a);
	struct spot spot;
	struct buf shown = {0};
	const char *value;

	if (s == NULL)
		return NULL;
	if (a->typing.on)
		return a->typing.edit.len > 0 ? xstrndup(a->typing.edit.text, a->typing.edit.len) : NULL;
	spot = spot_focused(a);
	value = spot_value(a, &spot);
	if (value == NULL || value[0] == '\0')
		return NULL;
	if (value_kind(spot.field) == NULL)
		return xstrdup(value);
	value_kind(spot.field)->show(a, &spot, value, &shown);
	return buf_take(&shown);
}

bool cmd_copy(struct app *a, const char *argument, struct error *err)
{
	char *text;

	(void)argument;
	if (!(a->terminal & TERMINAL_COPY))
		return error_set(err, "%s", _("This terminal takes no copies; mark the text with the mouse."));
	text = focused_text(a);
	if (text == NULL)
		return error_set(err, "%s", _("There is no answer here to copy."));
	if (strlen(text) > CLIPBOARD_MOST) {
		free(text);
		return error_set(err, _("This answer is too long for a terminal's clipboard: more than %d KiB."), CLIPBOARD_MOST >> 10);
	}
	free(a->copied);
	a->copied = text;
	app_say(a, _("Copied: %s"), app_label(a, form_slot(a)->field));
	return true;
}

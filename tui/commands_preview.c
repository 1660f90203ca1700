/* What the room's screen shows next. */
#include "base/i18n.h"
#include "tui/command.h"
#include "tui/state.h"

bool cmd_reveal(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	if (a->pages <= 1)
		return error_set(err, "%s", _("There is nothing more to show in this step."));
	a->page = (a->page + 1) % a->pages;
	return true;
}

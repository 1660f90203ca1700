/* Commands of the room's screen: on and off, its pages, what the facilitator puts on it or takes off. */
#include <stdio.h>

#include "base/i18n.h"
#include "tui/command.h"
#include "tui/show.h"

bool cmd_show(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	if (a->past != NULL) /* the room is shown as it is now */
		cmd_past_close(a, "", err);
	show_enter(a);
	return true;
}

bool cmd_show_close(struct app *a, const char *argument, struct error *err)
{
	char key[32];

	(void)argument, (void)err;
	show_leave(a);
	app_say(a, _("Your own screen again, with notes and answers; %s is the room's."), command_key_said(a, "show", key));
	return true;
}

bool cmd_show_on(struct app *a, const char *argument, struct error *err)
{
	struct show *s = show_of(a);
	const struct step *step = show_step(a);

	/* Whoever tries a scenario out is the facilitator too. */
	if (app_previews(a) && step != NULL && step->results && !show_revealed(a, step) && s->page + 1 >= s->pages)
		return cmd_reveal(a, argument, err);
	show_turn(a, 1);
	return true;
}

bool cmd_show_back(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	show_turn(a, -1);
	return true;
}

bool cmd_show_keys(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	show_of(a)->keys = true;
	return true;
}

/* --- what the facilitator decides for all of them --- */

bool cmd_reveal(struct app *a, const char *argument, struct error *err)
{
	const struct step *step = show_step(a);
	char key[32], now[24];
	bool shown;

	(void)argument;
	if (step == NULL)
		return error_set(err, _("No step is live: %s begins one, then its results can be shown."), command_key_said(a, "live", key));
	if (!step->results)
		return error_set(err, _("The live step, %s, shows no results in the room."), app_said(&step->title));
	if (!app_may_write(a))
		return true;
	shown = show_revealed(a, step);
	snprintf(now, sizeof now, "%lld", (long long)a->now);

	struct setting set = {{TARGET_STEP, a->model->meeting, 0, step->id, "", "", "revealed"}, VALUE_NUMBER, shown ? NULL : now};

	client_set(a->client, &set, 1);
	if (!show_on(a))
		app_say(a, shown ? _("The room's screen shows the text of %s again.") : _("The room's screen shows the results of %s."),
			app_said(&step->title));
	return true;
}

bool cmd_blank(struct app *a, const char *argument, struct error *err)
{
	bool blank = show_blank(a);
	struct setting set = {{TARGET_MEETING, a->model->meeting, 0, "", "", "", "blank"}, VALUE_NUMBER, blank ? NULL : "1"};

	(void)argument, (void)err;
	if ((a->role & ROLE_FACILITATOR) == 0) { /* this screen alone */
		show_of(a)->blank = !show_of(a)->blank;
		return true;
	}
	if (!app_may_write(a))
		return true;
	client_set(a->client, &set, 1);
	if (!show_on(a))
		app_say(a, "%s", blank ? _("The room's screen is back.") : _("The room's screen is blank; the same brings it back."));
	return true;
}

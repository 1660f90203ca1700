/* Commands about the program itself: what is open over the room, what is said about saving, leaving. */
#include "base/clock.h"
#include "base/i18n.h"
#include "tui/command.h"
#include "tui/compare.h"
#include "tui/form.h"
#include "tui/meetings.h"
#include "tui/progress.h"
#include "tui/review.h"
#include "tui/start.h"
#include "tui/state.h"

/* How to leave; in the ROOM also that this is it. */
static void say_how_to_leave(struct app *a, bool room)
{
	char key[32];

	command_key_said(a, "leave", key);
	if (app_previews(a))
		app_say(a, _("%s leaves the preview; nothing of it is kept."), key);
	else if (room)
		app_say(a, _("This is the room; %s leaves, everything typed is kept."), key);
	else
		app_say(a, _("%s leaves; everything typed is kept."), key);
}

bool cmd_go(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	if (a->view == VIEW_PROGRESS) /* where it goes is in the room */
		progress_close(a);
	view_open(a, VIEW_GO);
	return true;
}

bool cmd_help(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	view_open(a, VIEW_HELP);
	return true;
}

bool cmd_steps(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	view_open(a, VIEW_STEPS);
	return true;
}

bool cmd_back(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	if (a->start != NULL && a->view == a->base) {
		start_back(a);
		return true;
	}
	if (a->view == VIEW_REVIEW_WORDS) {
		review_write_stop(a);
		return true;
	}
	if (a->review != NULL && a->view == a->base) {
		review_back(a);
		return true;
	}
	if (a->view == VIEW_PROGRESS) {
		progress_close(a);
		return true;
	}
	if (a->view == VIEW_COMPARE) {
		if (!compare_back(a))
			compare_close(a);
		return true;
	}
	if (a->view == VIEW_ROOM && meetings_back(a))
		return true;
	if (a->view == VIEW_ROOM)
		say_how_to_leave(a, true);
	view_close(a);
	return true;
}

bool cmd_saved(struct app *a, const char *argument, struct error *err)
{
	struct client_state state;
	char hms[16], key[32];

	(void)argument, (void)err;
	if (a->base == VIEW_NEW) {
		app_say(a, _("What you type here is kept by itself; %s makes the session file of it."), command_key_said(a, "create", key));
		return true;
	}
	if (a->start != NULL) {
		app_say(a, "%s", _("Texts are written to their file at each pause; nothing has to be saved by hand."));
		return true;
	}
	state = client_state(a->client);
	if (app_previews(a))
		app_say(a, "%s", _("This is a preview: everything is made up, and nothing of it is kept."));
	else if (state.read_only)
		app_say(a, "%s", _("This file can only be read: there is nothing to save."));
	else if (state.unsaved > 0)
		app_say(a, "%s", _("Saving now, by itself: nothing has to be pressed."));
	else if (state.saved_at != 0)
		app_say(a, _("Everything is saved, last at %s; it saves by itself as you type."),
			clock_said_seconds(state.saved_at, hms));
	else
		app_say(a, "%s", _("Everything is saved; it saves by itself as you type."));
	return true;
}

bool cmd_how_to_leave(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	say_how_to_leave(a, false);
	return true;
}

bool cmd_leave(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	if (a->start != NULL && !start_leave_text(a))
		return true;
	a->done = true; /* app_free() leaves the field, after the place was sent */
	return true;
}

bool cmd_redraw(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	a->redraw = true;
	return true;
}

/* Commands about the meeting and its clock: which step is live, pause, close; who is there. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/agenda.h"
#include "tui/agenda_set.h"
#include "tui/command.h"
#include "tui/groups.h"
#include "tui/meetings.h"
#include "tui/present.h"
#include "tui/prompt.h"
#include "tui/round.h"
#include "tui/state.h"

static bool is_elsewhere(const struct app *a, struct error *err)
{
	if (a->meetings == NULL || a->meetings->catching == 0)
		return false;
	error_set(err, "%s", _("This step is reopened from another meeting, whose clock stands; Esc goes back."));
	return true;
}

static bool is_closed(const struct app *a, struct error *err)
{
	char hm[16];

	if (is_elsewhere(a, err))
		return true;
	if (a->model->ended == 0)
		return false;
	error_set(err, _("The meeting was closed at %s; `meeting-reopen` opens it again."), clock_said(a->model->ended, hm));
	return true;
}

/* The step that was live is done with the time it took; one that is left early to go back to an earlier one is still to do. */
static void leave_live(const struct app *a, struct agenda_set *set, size_t old, size_t next)
{
	const struct step *step = &a->scenario->steps[old];
	int64_t spent = model_spent(a->model, step->id, a->now);

	agenda_set_done(a, set, step->id);
	if (next < old && spent < (int64_t)app_minutes(a, step) * 60)
		agenda_set_step(a, set, step->id, "status", VALUE_ID, "todo");
}

/* What is proposed for the step stands from when it is live. */
static void take_proposed(const struct app *a, struct agenda_set *set, const struct step *step)
{
	char *groups = groups_text(a, step);
	int64_t presenter = model_presenter(a->model, step->id);

	if (groups[0] != '\0' && strcmp(groups, model_step(a->model, step->id).groups) != 0)
		agenda_set_step(a, set, step->id, "groups", VALUE_TEXT, groups);
	if (presenter != model_step(a->model, step->id).presenter)
		agenda_set_step_number(a, set, step->id, "presenter", presenter);
	free(groups);
}

static bool may_begin(struct app *a, size_t at, struct error *err)
{
	if (a->scenario == NULL || at >= a->scenario->step_count)
		return error_set(err, "%s", _("There is no step to make live."));
	if (is_closed(a, err) || !present_may_lead(a, err))
		return false;
	if (app_live(a) == at && a->model->since != 0 && !model_left_open(a->model, a->now))
		return error_set(err, "%s", _("This step is the live one already."));
	return true;
}

/* One action: the step that was live is left, the one meant is live from now on. Its seconds go on counting. */
static void begin(struct app *a, size_t at)
{
	const struct step *step = &a->scenario->steps[at];
	struct step_state state = model_step(a->model, step->id);
	struct agenda_set set = {0};
	size_t old = app_live(a);

	round_stop(a);
	if (old != SIZE_MAX && old != at)
		leave_live(a, &set, old, at);
	else if (old == at && a->model->since != 0) /* left open on an earlier day: it goes on from what it took then */
		agenda_set_step_number(a, &set, step->id, "seconds", model_spent(a->model, step->id, a->now));
	agenda_set_meeting(a, &set, "live", VALUE_ID, step->id);
	agenda_set_meeting_number(a, &set, "since", a->now);
	agenda_set_step(a, &set, step->id, "status", VALUE_ID, "live");
	if (state.began == 0)
		agenda_set_step_number(a, &set, step->id, "began", a->now);
	if (strcmp(state.status, "skipped") == 0 || strcmp(state.status, "homework") == 0)
		agenda_set_step(a, &set, step->id, "reason", VALUE_TEXT, NULL); /* why it was not held, and it is */
	take_proposed(a, &set, step);
	agenda_set_send(a, &set);
}

bool cmd_live(struct app *a, const char *argument, struct error *err)
{
	size_t at = agenda_at(a);

	(void)argument;
	if (!may_begin(a, at, err))
		return false;
	if (!app_may_write(a))
		return true;
	app_look(a, at, a->enterprise);
	begin(a, at);
	return true;
}

/* Where the person looks stays as it is: it is what they come back to. */
bool cmd_show_next(struct app *a, const char *argument, struct error *err)
{
	size_t next = agenda_now(a)->next;

	(void)argument;
	if (!may_begin(a, next, err))
		return false;
	if (app_may_write(a))
		begin(a, next);
	return true;
}

bool cmd_pause(struct app *a, const char *argument, struct error *err)
{
	struct agenda_set set = {0};
	bool runs = a->model->since != 0;
	char key[32];

	(void)argument;
	if (is_closed(a, err))
		return false;
	if (app_live(a) == SIZE_MAX)
		return error_set(err, _("No step is live yet: %s makes the one looked at live."), command_key_said(a, "live", key));
	if (!app_may_write(a))
		return true;
	if (runs) {
		round_stop(a);
		agenda_set_step_number(a, &set, a->model->live, "seconds", model_spent(a->model, a->model->live, a->now));
		agenda_set_meeting(a, &set, "since", VALUE_NUMBER, NULL);
	} else {
		agenda_set_meeting_number(a, &set, "since", a->now);
	}
	agenda_set_send(a, &set);
	if (runs)
		app_say(a, _("The clock stands still; `pause` again, or %s, lets it go on."), command_key_said(a, "live", key));
	else
		app_say(a, "%s", _("The clock goes on."));
	return true;
}

bool cmd_meeting_close(struct app *a, const char *argument, struct error *err)
{
	struct agenda_set set = {0};
	bool left_open = model_left_open(a->model, a->now);
	int64_t at = model_clock(a->model, a->now);
	char hm[16];

	(void)argument;
	if (is_closed(a, err) || !present_may_lead(a, err))
		return false;
	if (app_live(a) == SIZE_MAX)
		return error_set(err, "%s", _("The meeting has not begun: there is nothing to close."));
	if (!app_may_write(a))
		return true;
	round_stop(a);
	agenda_set_done(a, &set, a->model->live);
	agenda_set_meeting(a, &set, "since", VALUE_NUMBER, NULL);
	agenda_set_meeting_number(a, &set, "ended", at);
	agenda_set_send(a, &set);
	app_say(a, left_open ? _("Closed at %s, when something was last recorded; `meeting-reopen` opens it again.")
			     : _("Closed at %s; `meeting-reopen` opens it again."), clock_said(at, hm));
	return true;
}

bool cmd_meeting_reopen(struct app *a, const char *argument, struct error *err)
{
	struct agenda_set set = {0};

	(void)argument;
	if (is_elsewhere(a, err))
		return false;
	if (a->model->ended == 0)
		return error_set(err, "%s", _("The meeting is not closed."));
	if (!present_may_lead(a, err))
		return false;
	if (!app_may_write(a))
		return true;
	agenda_set_meeting(a, &set, "ended", VALUE_NUMBER, NULL);
	if (app_live(a) != SIZE_MAX) {
		agenda_set_meeting_number(a, &set, "since", a->now);
		agenda_set_step(a, &set, a->model->live, "status", VALUE_ID, "live");
	}
	agenda_set_send(a, &set);
	app_say(a, "%s", _("The meeting is open again, its clock goes on."));
	return true;
}

static void starts_set(struct app *a, const char *typed)
{
	char *time = clock_read_time(typed), *shown = text_filter(typed, strlen(typed), false);
	struct agenda_set set = {0};

	if (time == NULL && typed[strspn(typed, " ")] != '\0') {
		app_warn(a, _("`%s` is not a time: 9:30, 9h30 or 14."), shown);
	} else {
		agenda_set_meeting(a, &set, "starts", VALUE_TEXT, time);
		agenda_set_send(a, &set);
		if (time != NULL)
			app_say(a, _("Planned to begin at %s."), time);
		else
			app_say(a, "%s", _("No planned beginning: it counts from when the first step begins."));
	}
	free(shown);
	free(time);
}

bool cmd_meeting_starts(struct app *a, const char *argument, struct error *err)
{
	(void)err;
	if (!app_may_write(a))
		return true;
	if (argument[0] != '\0')
		starts_set(a, argument);
	else
		prompt_open(a, _("Planned to begin at:"), a->model->meeting_starts, starts_set);
	return true;
}

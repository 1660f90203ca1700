/* Commands about the meetings of the session: the list of them, going to one, its day, the opening, individual hours, a step of
 * an earlier one reopened. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/form.h"
#include "tui/hours.h"
#include "tui/meetings.h"
#include "tui/opening.h"
#include "tui/prompt.h"
#include "tui/view.h"

static bool no_such_meeting(const struct app *a, struct error *err)
{
	char key[32];

	return error_set(err, _("There is no such meeting; %s lists them."), command_key_said(a, "meetings", key));
}

bool cmd_meetings(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	view_open(a, VIEW_MEETINGS);
	return true;
}

bool cmd_meeting(struct app *a, const char *argument, struct error *err)
{
	int64_t meeting = strtoll(argument, NULL, 10);

	if (meeting <= 0) {
		if (argument[0] != '\0')
			return no_such_meeting(a, err);
		view_open(a, VIEW_MEETINGS);
		return true;
	}
	meetings_go(a, meeting);
	return true;
}

bool cmd_opening(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	view_open(a, VIEW_OPENING);
	return true;
}

/* Back in the list, on the meeting that was changed. */
static void list_again(struct app *a)
{
	view_open(a, VIEW_MEETINGS);
	meetings_of(a)->chosen_id = meetings_of(a)->dated;
}

/* --- its day --- */

static void date_set(struct app *a, const char *typed)
{
	struct meetings *m = meetings_of(a);
	char *date = typed[0] != '\0' ? clock_read_date(typed, a->now) : NULL;
	struct setting set = {{TARGET_MEETING, m->dated, 0, "", "", "", "date"}, VALUE_TEXT, date};

	if (typed[0] != '\0' && date == NULL) {
		app_warn(a, "%s", _("This is not a day; write it as 2026-03-12, 12/3 or +14."));
		prompt_open(a, _("Which day?"), typed, date_set);
		return;
	}
	client_set(a->client, &set, 1);
	a->model = client_model(a->client);
	free(date);
	list_again(a);
}

bool cmd_meeting_date(struct app *a, const char *argument, struct error *err)
{
	const struct overview *o = meetings_overview(a);
	int64_t meeting = argument[0] != '\0' ? strtoll(argument, NULL, 10) : a->model->meeting;
	const struct overview_meeting *m = o != NULL ? overview_meeting(o, meeting) : NULL;

	if (!app_may_write(a))
		return true;
	if (m == NULL && meeting != a->model->meeting)
		return no_such_meeting(a, err);
	meetings_of(a)->dated = meeting;
	prompt_open(a, _("Which day?"), m != NULL ? m->date : a->model->meeting_date, date_set);
	return true;
}

/* --- its title; taken out again --- */

/* The meeting that ARGUMENT says by its number, else the one shown; its row of the list once that is known. */
static bool meeting_meant(struct app *a, const char *argument, int64_t *meeting, const struct overview_meeting **m, struct error *err)
{
	const struct overview *o = meetings_overview(a);

	*meeting = argument[0] != '\0' ? strtoll(argument, NULL, 10) : a->model->meeting;
	*m = o != NULL ? overview_meeting(o, *meeting) : NULL;
	return *m != NULL || *meeting == a->model->meeting || no_such_meeting(a, err);
}

static void title_set(struct app *a, const char *typed)
{
	const struct overview *o = meetings_overview(a);
	const struct overview_meeting *m = o != NULL ? overview_meeting(o, meetings_of(a)->dated) : NULL;
	char *title = text_filter(typed, strlen(typed), false);
	struct setting set = {{TARGET_MEETING, meetings_of(a)->dated, 0, "", "", "", "title"}, VALUE_TEXT,
			      title[strspn(title, " ")] != '\0' ? title : NULL};

	if (m == NULL || strcmp(title, m->title) != 0) { /* else it stays that of the scenario, in each language */
		client_set(a->client, &set, 1);
		a->model = client_model(a->client);
	}
	free(title);
	list_again(a);
}

bool cmd_meeting_title(struct app *a, const char *argument, struct error *err)
{
	const struct overview_meeting *m;
	int64_t meeting;

	if (!meeting_meant(a, argument, &meeting, &m, err))
		return false;
	if (!app_may_write(a))
		return true;
	meetings_of(a)->dated = meeting;
	prompt_open(a, _("Title (empty: the scenario’s):"), m != NULL ? m->title : a->model->meeting_title, title_set);
	return true;
}

bool cmd_meeting_remove(struct app *a, const char *argument, struct error *err)
{
	struct setting set = {{TARGET_MEETING, 0, 0, "", "", "", "scenario"}, VALUE_ID, NULL};
	const struct overview_meeting *m;
	char key[32];

	if (!meeting_meant(a, argument, &set.target.meeting, &m, err))
		return false;
	if (set.target.meeting == a->model->meeting)
		return error_set(err, "%s", _("This meeting is shown: go to another one first."));
	if (m != NULL && m->stage != STAGE_PLANNED)
		return error_set(err, "%s", _("This meeting has begun: it stays."));
	if (!app_may_write(a))
		return true;
	client_set(a->client, &set, 1);
	a->model = client_model(a->client);
	app_say(a, _("%s is taken out; %s brings it back."), m != NULL ? m->title : "", command_key_said(a, "undo", key));
	return true;
}

/* --- hours --- */

static const struct field *hours_field(const struct app *a, size_t *step)
{
	for (size_t i = 0; a->scenario != NULL && i < a->scenario->step_count; i++)
		for (size_t k = 0; k < a->scenario->steps[i].field_count; k++)
			if (a->scenario->steps[i].fields[k].kind == FIELD_HOURS) {
				*step = i;
				return &a->scenario->steps[i].fields[k];
			}
	return NULL;
}

/* An individual meeting is timed by its steps: what they took is put into its own field. */
static bool meeting_hours(struct app *a, const struct field *f, size_t step, struct error *err)
{
	int64_t seconds = 0;
	struct setting set = {{TARGET_ANSWER, a->model->meeting, a->model->meeting_enterprise, a->scenario->steps[step].id, f->id, "", ""},
			      VALUE_NUMBER, NULL};
	char *hours, *shown, key[32];

	for (size_t i = 0; i < a->scenario->step_count; i++)
		seconds += model_spent(a->model, a->scenario->steps[i].id, a->now);
	if (seconds == 0)
		return error_set(err, _("%s starts the clock of this meeting; this command then counts what it took."), command_key_said(a, "live", key));
	hours = xasprintf("%.15g", fmax(1, floor((double)seconds / 900 + 0.5)) / 4);
	shown = meetings_hours_words(strtod(hours, NULL));
	set.value = hours;
	app_look(a, step, a->model->meeting_enterprise);
	if (form_find(a, f->id, "") != SIZE_MAX)
		form_enter(a, form_find(a, f->id, ""), 1);
	form_leave(a);
	client_set(a->client, &set, 1);
	a->model = client_model(a->client);
	form_enter_again(a, FORM_END);
	app_say(a, _("This meeting took %s, by the quarter; correct it in the field if it is otherwise."), shown);
	free(shown);
	free(hours);
	return true;
}

bool cmd_hours_clock(struct app *a, const char *argument, struct error *err)
{
	size_t step = 0;
	const struct field *f = a->model->meeting_enterprise != 0 ? hours_field(a, &step) : NULL;

	(void)argument;
	if (!app_may_write(a))
		return true;
	return f != NULL ? meeting_hours(a, f, step, err) : hours_clock(a, err);
}

bool cmd_hours(struct app *a, const char *argument, struct error *err)
{
	if (model_enterprise(a->model, a->enterprise) == NULL)
		return error_set(err, "%s", _("Hours are counted with one enterprise: look at it first."));
	if (argument[0] != '\0')
		return !app_may_write(a) || hours_add(a, argument, err);
	view_open(a, VIEW_HOURS);
	return true;
}

/* --- an earlier step again --- */

static void meeting_lines(struct app *a, const struct overview *o, const struct overview_meeting *m, const char *typed, const char *command)
{
	for (size_t i = 0; i < o->step_count; i++) {
		const struct overview_step *s = &o->steps[i];
		char *detail, *argument;

		if (s->meeting != m->id || s->asked < 0)
			continue;
		detail = s->asked > 0 ? xasprintf("%lld/%lld %s", (long long)s->answered, (long long)s->asked, m->title) : xstrdup(m->title);
		argument = xasprintf("%lld.%s", (long long)m->id, s->id);
		pick_add(a, typed, s->title, detail, command, argument);
		free(argument);
		free(detail);
	}
}

/* Of the meetings before this one that this enterprise was or should have been at, the last one first. */
void reopen_lines(struct app *a, const char *typed, const char *command)
{
	const struct overview *o = meetings_overview(a);

	for (size_t i = o != NULL ? o->meeting_count : 0; i-- > 0;) {
		const struct overview_meeting *m = &o->meetings[i];

		if (overview_earlier(o, m->id) && m->stage != STAGE_PLANNED && (m->enterprise == 0 || m->enterprise == a->enterprise))
			meeting_lines(a, o, m, typed, command);
	}
}

char *reopen_full(struct app *a, const char *argument)
{
	const struct overview *o = meetings_overview(a);
	const char *dot = strchr(argument, '.');
	const struct overview_meeting *m = dot != NULL && o != NULL ? overview_meeting(o, strtoll(argument, NULL, 10)) : NULL;

	return m != NULL ? xasprintf("%s%s", m->scenario, dot) : NULL;
}

static void reopen_pick(struct app *a, const char *typed)
{
	reopen_lines(a, typed, "reopen");
}

void reopen_pick_open(struct app *a)
{
	if (a->view == VIEW_MEETINGS)
		view_close(a);
	pick_open(a, _("Reopen which step?"), reopen_pick);
	if (a->list.count > 0)
		return;
	view_close(a);
	app_warn(a, "%s", _("No meeting before this one was held: there is no step to reopen."));
}

bool cmd_reopen(struct app *a, const char *argument, struct error *err)
{
	const char *dot = strchr(argument, '.');
	int64_t meeting = strtoll(argument, NULL, 10);

	if (model_enterprise(a->model, a->enterprise) == NULL)
		return error_set(err, "%s", _("A step is reopened for one enterprise: look at it first."));
	if (dot != NULL && meeting > 0) {
		meetings_reopen(a, meeting, dot + 1, a->enterprise);
		return true;
	}
	if (meetings_overview(a) == NULL)
		meetings_want(a, WANT_REOPEN);
	else
		reopen_pick_open(a);
	return true;
}

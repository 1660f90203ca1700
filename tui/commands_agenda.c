/* Commands about the steps of the agenda: their minutes, skipping, homework, and what brings a late meeting back in time. Nothing is
 * erased: what differs from the scenario is recorded, with why. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/agenda.h"
#include "tui/agenda_set.h"
#include "tui/command.h"
#include "tui/numbers.h"
#include "tui/prompt.h"
#include "tui/state.h"

enum { MORE = 5, DAY = 24 * 60 };

/* The step meant, of which something may still be changed; NULL with a sentence. */
static const struct step *step_meant(struct app *a, struct error *err)
{
	size_t at = agenda_at(a);

	if (a->scenario == NULL || at >= a->scenario->step_count) {
		error_set(err, "%s", _("There is no step to change."));
		return NULL;
	}
	return &a->scenario->steps[at];
}

static bool is_done(const struct app *a, const struct step *step)
{
	const char *status = model_step(a->model, step->id).status;

	return strcmp(status, "done") == 0 || strcmp(status, "shortened") == 0;
}

static bool is_live(const struct app *a, const struct step *step)
{
	return strcmp(a->model->live, step->id) == 0 && a->model->ended == 0;
}

/* What was done, and when the meeting now ends. */
static void say_end(struct app *a, const char *what)
{
	const struct agenda *now = agenda_now(a);
	char hm[16], *late = now->late > 0 ? agenda_late_words(now->late) : NULL;

	clock_said(now->end, hm);
	if (now->state == AGENDA_CLOSED || now->left_open || (now->state == AGENDA_BEFORE && now->start == 0))
		app_say(a, "%s", what);
	else if (late != NULL)
		app_say(a, _("%s The meeting ends %s, %s."), what, hm, late);
	else
		app_say(a, _("%s The meeting ends %s."), what, hm);
	free(late);
}

/* --- minutes --- */

static void minutes_set(struct app *a, int minutes, const char *why)
{
	size_t at = agenda_at(a);
	const struct step *step = &a->scenario->steps[at];
	struct agenda_set set = {0};
	char *name = agenda_step_name(a, at), *what;

	agenda_set_minutes(a, &set, step, minutes);
	if (why[0] != '\0')
		agenda_set_step(a, &set, step->id, "reason", VALUE_TEXT, why);
	agenda_set_send(a, &set);
	what = xasprintf(_("%s: %d min."), name, minutes);
	say_end(a, what);
	free(what);
	free(name);
}

/* "20", "20 the train was late". */
static void minutes_typed(struct app *a, const char *typed)
{
	char *end, *why, *shown;
	long minutes;

	typed += strspn(typed, " ");
	minutes = strtol(typed, &end, 10);
	if (*typed == '\0')
		return;
	if (end == typed || minutes < 1 || minutes > DAY || (*end != '\0' && *end != ' ')) {
		shown = text_filter(typed, strlen(typed), false);
		app_warn(a, _("`%s` is not a number of minutes."), shown);
		free(shown);
		return;
	}
	why = xstrdup(end + strspn(end, " "));
	minutes_set(a, (int)minutes, why);
	free(why);
}

static bool may_change(struct app *a, const struct step *step, struct error *err)
{
	char key[32];

	if (step == NULL)
		return false;
	if (is_done(a, step))
		return error_set(err, _("This step is done: it took what it took. %s makes it live again."), command_key_said(a, "live", key));
	return true;
}

bool cmd_step_minutes(struct app *a, const char *argument, struct error *err)
{
	const struct step *step = step_meant(a, err);
	char *label;

	if (!may_change(a, step, err))
		return false;
	if (!app_may_write(a))
		return true;
	if (argument[0] != '\0') {
		minutes_typed(a, argument);
		return true;
	}
	label = xasprintf(_("Minutes instead of %d, and why if you want:"), app_minutes(a, step));
	prompt_open(a, label, "", minutes_typed);
	free(label);
	return true;
}

/* Of a step that is over its time, from now on. */
static bool minutes_by(struct app *a, int by, struct error *err)
{
	const struct step *step = step_meant(a, err);
	int planned, spent;

	if (!may_change(a, step, err))
		return false;
	if (!app_may_write(a))
		return true;
	planned = app_minutes(a, step);
	spent = (int)((model_spent(a->model, step->id, a->now) + 59) / 60);
	if (by > 0 && spent > planned)
		planned = spent;
	planned += by;
	minutes_set(a, planned < 1 ? 1 : planned > DAY ? DAY : planned, "");
	return true;
}

bool cmd_step_more(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	return minutes_by(a, MORE, err);
}

bool cmd_step_less(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	return minutes_by(a, -MORE, err);
}

/* --- skipped, given as homework --- */

static void status_set(struct app *a, const char *status, const char *why, const char *said)
{
	size_t at = agenda_at(a);
	const struct step *step = &a->scenario->steps[at];
	struct agenda_set set = {0};
	char *name = agenda_step_name(a, at), *what;

	agenda_set_step(a, &set, step->id, "status", VALUE_ID, status);
	agenda_set_step(a, &set, step->id, "reason", VALUE_TEXT, why[0] != '\0' ? why : NULL);
	agenda_set_send(a, &set);
	what = xasprintf(_("%s: %s"), name, said);
	say_end(a, what);
	free(what);
	free(name);
}

/* Marked so already: it is to be done again. True then. */
static bool taken_back(struct app *a, const struct step *step, const char *status)
{
	if (strcmp(model_step(a->model, step->id).status, status) != 0)
		return false;
	status_set(a, "todo", "", _("to be done again."));
	return true;
}

static bool may_leave_out(struct app *a, const struct step *step, struct error *err)
{
	if (!may_change(a, step, err))
		return false;
	if (is_live(a, step))
		return error_set(err, "%s", _("This step is live: make another one live first."));
	return true;
}

static void skip_typed(struct app *a, const char *why)
{
	status_set(a, "skipped", why + strspn(why, " "), _("skipped, nothing in it is erased."));
}

bool cmd_step_skip(struct app *a, const char *argument, struct error *err)
{
	const struct step *step = step_meant(a, err);

	if (!may_leave_out(a, step, err))
		return false;
	if (!app_may_write(a) || taken_back(a, step, "skipped"))
		return true;
	if (argument[0] != '\0')
		skip_typed(a, argument);
	else
		prompt_open(a, _("Skipped, and why (Enter: no reason):"), "", skip_typed);
	return true;
}

bool cmd_step_homework(struct app *a, const char *argument, struct error *err)
{
	const struct step *step = step_meant(a, err);

	if (!may_leave_out(a, step, err))
		return false;
	if (step->homework)
		return error_set(err, "%s", _("This step is homework already, and takes none of the meeting’s time."));
	if (!step_asks(step))
		return error_set(err, "%s", _("This step asks nothing that an enterprise could answer at home."));
	if (!app_may_write(a) || taken_back(a, step, "homework"))
		return true;
	status_set(a, "homework", argument, _("given as homework."));
	return true;
}

/* --- repairs --- */

static const struct {
	const char *status, *done, *nothing;
} repairs[REPAIR_COUNT] = {
	[REPAIR_SQUEEZE] = {NULL, N_("Squeezed"), N_("Nothing that follows can be shorter.")},
	[REPAIR_SKIP] = {"skipped", N_("Skipped"), N_("Nothing that follows is optional.")},
	[REPAIR_HOMEWORK] = {"homework", N_("Given as homework"),
			     N_("Nothing that follows can be done at home.")},
};

static void say_repaired(struct app *a, enum agenda_repair how)
{
	char key[32], *what = xasprintf(_("%s, %s takes it back."), _(repairs[how].done), command_key_said(a, "undo", key));

	say_end(a, what);
	free(what);
}

static bool repair(struct app *a, enum agenda_repair how, struct error *err)
{
	struct agenda now = agenda_make(a->model, a->now);
	struct agenda_cuts cuts = agenda_repair(&now, how);
	char *late = minutes_show(now.late > 0 ? now.late : 0), *why = xasprintf(_("%s behind"), late);
	struct agenda_set set = {0};
	bool good = cuts.count > 0;

	for (size_t i = 0; i < cuts.count; i++) {
		const struct step *step = now.steps[cuts.list[i].step].step;

		if (repairs[how].status == NULL)
			agenda_set_minutes(a, &set, step, cuts.list[i].planned);
		else
			agenda_set_step(a, &set, step->id, "status", VALUE_ID, repairs[how].status);
		agenda_set_step(a, &set, step->id, "reason", VALUE_TEXT, why);
	}
	if (!good)
		error_set(err, "%s", now.late > 0 && now.state != AGENDA_CLOSED ? _(repairs[how].nothing)
								: _("The meeting is not late: there is nothing to repair."));
	else if (app_may_write(a)) {
		agenda_set_send(a, &set);
		say_repaired(a, how);
	}
	agenda_set_clear(&set);
	agenda_cuts_clear(&cuts);
	agenda_clear(&now);
	free(why);
	free(late);
	return good;
}

bool cmd_repair_squeeze(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	return repair(a, REPAIR_SQUEEZE, err);
}

bool cmd_repair_skip(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	return repair(a, REPAIR_SKIP, err);
}

bool cmd_repair_homework(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	return repair(a, REPAIR_HOMEWORK, err);
}

/* Commands on who is there: attendance, persons, enterprises that join and leave. What they set is in people.c. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/form.h"
#include "tui/people.h"
#include "tui/prompt.h"
#include "tui/view.h"

static void base_open(struct app *a, enum view_id view)
{
	a->base = view;
	view_open(a, view);
}

bool cmd_people(struct app *a, const char *argument, struct error *err)
{
	enum view_id back = a->base;

	(void)argument, (void)err;
	base_open(a, VIEW_PEOPLE);
	a->people->back = back;
	return true;
}

bool cmd_people_close(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	a->base = a->view == VIEW_CARD ? a->people->card_back : a->view == VIEW_MISSED ? a->people->missed_back : a->people->back;
	view_close(a);
	return true;
}

/* --- attendance --- */

static const struct enterprise *somebody(struct app *a, struct error *err)
{
	const struct enterprise *e = people_who(a);

	if (e == NULL)
		error_set(err, "%s", _("Go to an enterprise first."));
	else if (!model_member(a->model, e->id)) {
		error_set(err, _("%s is not of the group on this day."), e->name);
		e = NULL;
	}
	return e;
}

static void said(struct app *a, int64_t enterprise, enum half half)
{
	const struct enterprise *e = model_enterprise(a->model, enterprise);
	const char *status = model_attendance(a->model, enterprise, half, "status");

	if (status != NULL && strcmp(status, "absent") == 0)
		app_say(a, half == HALF_AM ? _("%s: absent this morning.") : _("%s: absent this afternoon."), e->name);
	else
		app_say(a, half == HALF_AM ? _("%s: present this morning.") : _("%s: present this afternoon."), e->name);
}

bool cmd_present(struct app *a, const char *argument, struct error *err)
{
	const struct enterprise *e = somebody(a, err);
	enum half half = people_half(a);

	(void)argument;
	if (e == NULL)
		return false;
	if (!app_may_write(a))
		return true;
	people_present(a, e->id, half);
	if (!people_shown(a)) /* else the list shows it */
		said(a, people_who(a)->id, half);
	return true;
}

bool cmd_absent(struct app *a, const char *argument, struct error *err)
{
	const struct enterprise *e = somebody(a, err);
	enum half half = people_half(a);

	if (e == NULL)
		return false;
	if (!app_may_write(a))
		return true;
	people_absent(a, e->id, half, argument);
	if (!people_shown(a))
		said(a, people_who(a)->id, half);
	return true;
}

static void absent_typed(struct app *a, const char *text)
{
	struct error err = {0};

	if (!cmd_absent(a, text, &err))
		app_warn(a, "%s", err.text);
	error_clear(&err);
}

bool cmd_people_absent(struct app *a, const char *argument, struct error *err)
{
	const struct enterprise *e = somebody(a, err);
	const char *reason;

	(void)argument;
	if (e == NULL)
		return false;
	if (!app_may_write(a))
		return true;
	reason = model_attendance(a->model, e->id, people_half(a), "reason");
	prompt_open(a, _("Absent, why?"), reason != NULL ? reason : "", absent_typed);
	return true;
}

bool cmd_people_all(struct app *a, const char *argument, struct error *err)
{
	size_t count;

	(void)argument, (void)err;
	if (!app_may_write(a))
		return true;
	count = people_all_present(a, people_half(a));
	app_say(a, ngettext("%zu is there now; what was said of the others stays.", "%zu are there now; what was said of the others stays.", count),
		count);
	return true;
}

static bool time_set(struct app *a, const char *column, const char *typed, struct error *err)
{
	const struct enterprise *e = somebody(a, err);
	char *hm;

	if (e == NULL)
		return false;
	hm = typed[0] != '\0' ? clock_read_time(typed) : xstrdup("");
	if (hm == NULL)
		return error_set(err, "%s", _("Not a time (9:30, 9h30 or 930): nothing was changed."));
	people_time(a, e->id, column, hm);
	if (!people_shown(a) && hm[0] != '\0')
		app_say(a, strcmp(column, "arrived") == 0 ? _("%s arrived at %s.") : _("%s left at %s."), people_who(a)->name, hm);
	free(hm);
	return true;
}

static void time_typed(struct app *a, const char *column, const char *text)
{
	struct error err = {0};

	if (!time_set(a, column, text, &err))
		app_warn(a, "%s", err.text);
	error_clear(&err);
}

static void arrived_typed(struct app *a, const char *text)
{
	time_typed(a, "arrived", text);
}

static void left_typed(struct app *a, const char *text)
{
	time_typed(a, "left", text);
}

/* The clock's time is proposed, else what was said before. */
static bool time_ask(struct app *a, const char *column, const char *label, void (*typed)(struct app *a, const char *text), struct error *err)
{
	const struct enterprise *e = somebody(a, err);
	const char *before;
	char hm[16];

	if (e == NULL)
		return false;
	if (!app_may_write(a))
		return true;
	before = model_attendance(a->model, e->id, people_half(a), column);
	prompt_open(a, label, before != NULL ? before : clock_hm(a->now, hm), typed);
	return true;
}

bool cmd_arrived(struct app *a, const char *argument, struct error *err)
{
	return argument[0] != '\0' ? time_set(a, "arrived", argument, err) : time_ask(a, "arrived", _("Arrived at:"), arrived_typed, err);
}

bool cmd_leaves(struct app *a, const char *argument, struct error *err)
{
	return argument[0] != '\0' ? time_set(a, "left", argument, err) : time_ask(a, "left", _("Left at:"), left_typed, err);
}

/* --- the group --- */

static void joins_typed(struct app *a, const char *text)
{
	const struct model *m = a->model;
	int64_t id;

	if (text[strspn(text, " ")] == '\0') {
		app_say(a, "%s", _("Without a name nothing was made."));
		return;
	}
	for (size_t i = 0; i < m->enterprise_count; i++)
		if (strcmp(m->enterprises[i].name, text) == 0) {
			app_warn(a, _("%s is in the group already, number %zu: nothing was made."), text, i + 1);
			return;
		}
	id = people_join(a, text);
	if (!people_shown(a))
		cmd_people(a, "", NULL);
	a->people->at = app_number(a, id) > 0 ? app_number(a, id) - 1 : 0;
	a->people->card_back = VIEW_PEOPLE;
	base_open(a, VIEW_CARD);
}

bool cmd_enterprise_new(struct app *a, const char *argument, struct error *err)
{
	(void)err;
	if (!app_may_write(a))
		return true;
	if (argument[0] != '\0')
		joins_typed(a, argument);
	else
		prompt_open(a, _("Name of the new enterprise:"), "", joins_typed);
	return true;
}

static void leaves_typed(struct app *a, const char *text)
{
	const struct enterprise *e = people_who(a);
	char key[32];

	if (e == NULL)
		return;
	people_leave(a, e->id, text);
	app_say(a, _("%s has left the group; what it said is kept. %s takes it back."), people_who(a)->name, command_key_said(a, "undo", key));
}

bool cmd_enterprise_leaves(struct app *a, const char *argument, struct error *err)
{
	const struct enterprise *e = people_who(a);

	if (e == NULL)
		return error_set(err, "%s", _("Go to an enterprise first."));
	if (!app_may_write(a))
		return true;
	if (e->left[0] != '\0') {
		people_back(a, e->id);
		app_say(a, _("%s is of the group again."), people_who(a)->name);
	} else if (argument[0] != '\0') {
		leaves_typed(a, argument);
	} else {
		prompt_open(a, _("Leaves the group, why?"), "", leaves_typed);
	}
	return true;
}

/* In the room they are about the one looked at. */
static bool views_ready(struct app *a, struct error *err)
{
	if (people_who(a) == NULL)
		return error_set(err, "%s", _("Go to an enterprise first."));
	if (!people_shown(a))
		view_people_open(a);
	return true;
}

bool cmd_card(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	if (!views_ready(a, err))
		return false;
	a->people->card_back = a->base;
	base_open(a, VIEW_CARD);
	return true;
}

bool cmd_person(struct app *a, const char *argument, struct error *err)
{
	if (!cmd_card(a, argument, err))
		return false;
	view_card_persons(a);
	return true;
}

bool cmd_missed(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	if (!views_ready(a, err))
		return false;
	a->people->missed_back = a->base;
	base_open(a, VIEW_MISSED);
	return true;
}

/* Commands about the meeting: which step is live, which is skipped, who is there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "tui/command.h"
#include "tui/form.h"
#include "tui/groups.h"
#include "tui/meetings.h"
#include "tui/state.h"

static struct target step_target(const struct app *a, const char *step, const char *column)
{
	return (struct target){.kind = TARGET_STEP,
			       .meeting = a->model->meeting,
			       .step = step,
			       .field = "",
			       .row = "",
			       .column = column};
}

static struct target meeting_target(const struct app *a, const char *column)
{
	return (struct target){.kind = TARGET_MEETING,
			       .meeting = a->model->meeting,
			       .step = "",
			       .field = "",
			       .row = "",
			       .column = column};
}

/* One action: the step that was live is done with the time it took, the one looked at is live from now on. */
bool cmd_live(struct app *a, const char *argument, struct error *err)
{
	const struct model *m = a->model;
	struct setting set[8];
	size_t count = 0, old = app_live(a);
	char seconds[32], since[32], presenter[32];
	char *was, *groups;

	(void)argument;
	if (app_step(a) == NULL)
		return error_set(err, "%s", _("There is no step to make live."));
	if (a->meetings != NULL && a->meetings->catching != 0)
		return error_set(err, "%s", _("This step is reopened from another meeting, whose clock stands; Esc goes back."));
	if (old == a->step && m->since != 0)
		return error_set(err, "%s", _("This step is the live one already."));
	if (!app_may_write(a))
		return true;
	was = xstrdup(m->live);
	if (old != SIZE_MAX && old != a->step) {
		snprintf(seconds, sizeof seconds, "%lld", (long long)model_spent(m, was, a->now));
		set[count++] =
			(struct setting){.target = step_target(a, was, "status"), .type = VALUE_ID, .value = "done"};
		set[count++] = (struct setting){
			.target = step_target(a, was, "seconds"), .type = VALUE_NUMBER, .value = seconds};
	}
	snprintf(since, sizeof since, "%lld", (long long)a->now);
	set[count++] = (struct setting){.target = meeting_target(a, "live"), .type = VALUE_ID, .value = a->step_id};
	set[count++] = (struct setting){.target = meeting_target(a, "since"), .type = VALUE_NUMBER, .value = since};
	set[count++] =
		(struct setting){.target = step_target(a, a->step_id, "status"), .type = VALUE_ID, .value = "live"};
	if (model_step(m, a->step_id).began == 0)
		set[count++] = (struct setting){
			.target = step_target(a, a->step_id, "began"), .type = VALUE_NUMBER, .value = since};
	groups = groups_text(a, app_step(a)); /* what is proposed stands from now on */
	if (groups[0] != '\0' && strcmp(groups, model_step(m, a->step_id).groups) != 0)
		set[count++] = (struct setting){
			.target = step_target(a, a->step_id, "groups"), .type = VALUE_TEXT, .value = groups};
	snprintf(presenter, sizeof presenter, "%lld", (long long)model_presenter(m, a->step_id));
	if (model_presenter(m, a->step_id) != model_step(m, a->step_id).presenter)
		set[count++] = (struct setting){
			.target = step_target(a, a->step_id, "presenter"), .type = VALUE_NUMBER, .value = presenter};
	client_set(a->client, set, count);
	a->model = client_model(a->client);
	free(groups);
	free(was);
	return true;
}

bool cmd_step_skip(struct app *a, const char *argument, struct error *err)
{
	struct setting set;
	bool skipped;

	(void)argument;
	if (app_step(a) == NULL)
		return error_set(err, "%s", _("There is no step to skip."));
	if (app_live(a) == a->step)
		return error_set(err, "%s", _("This step is live: make another one live first."));
	if (!app_may_write(a))
		return true;
	skipped = strcmp(model_step(a->model, a->step_id).status, "skipped") == 0;
	set = (struct setting){.target = step_target(a, a->step_id, "status"),
			       .type = VALUE_ID,
			       .value = skipped ? "todo" : "skipped"};
	client_set(a->client, &set, 1);
	a->model = client_model(a->client);
	app_say(a, "%s",
		skipped ? _("This step is to be done again.")
			: _("This step is marked as skipped; nothing in it is erased."));
	return true;
}

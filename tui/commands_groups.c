/* Commands on who does what in a step: who presents, who works with whom. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/command.h"
#include "tui/groups.h"
#include "tui/state.h"

static void step_set(struct app *a, const char *column, enum value_type type, const char *value)
{
	struct setting set = {.type = type, .value = value};

	set.target = (struct target){.kind = TARGET_STEP,
				     .meeting = a->model->meeting,
				     .step = a->step_id,
				     .field = "",
				     .row = "",
				     .column = column};
	client_set(a->client, &set, 1);
	a->model = client_model(a->client);
}

bool cmd_presenter(struct app *a, const char *argument, struct error *err)
{
	const struct enterprise *e = model_enterprise(a->model, a->enterprise);
	bool again;
	char number[32];

	(void)argument;
	if (e == NULL || app_step(a) == NULL)
		return error_set(err, "%s", _("Go to an enterprise and a step first: one presents in a step."));
	if (!app_may_write(a))
		return true;
	again = model_step(a->model, a->step_id).presenter == e->id;
	if (!again && model_presenter(a->model, a->step_id) == e->id)
		return error_set(err, _("%s presents since an earlier step: choose another one, or take it back there."), e->name);
	snprintf(number, sizeof number, "%lld", (long long)e->id);
	step_set(a, "presenter", VALUE_NUMBER, again ? NULL : number);
	e = model_enterprise(a->model, a->enterprise);
	app_say(a, again ? _("%s no longer presents in this step.") : _("%s presents in this step."), e->name);
	return true;
}

static bool has_subgroups(const struct app *a, struct error *err)
{
	if (app_step(a) != NULL && groups_size(app_step(a)) > 0)
		return true;
	return error_set(err, "%s", _("This step is not done in sub-groups."));
}

bool cmd_subgroup(struct app *a, const char *argument, struct error *err)
{
	const struct enterprise *e = model_enterprise(a->model, a->enterprise);
	char *end, *now, *text;
	unsigned long number = strtoul(argument, &end, 10);

	if (!has_subgroups(a, err))
		return false;
	if (e == NULL || number == 0 || *end != '\0' || number > a->model->enterprise_count)
		return error_set(err, "%s", _("Say which: subgroup 1, 2, ... for the enterprise looked at."));
	if (!app_may_write(a))
		return true;
	now = groups_text(a, app_step(a));
	text = groups_put(now, e->id, number - 1);
	step_set(a, "groups", VALUE_TEXT, text);
	free(text);
	free(now);
	return true;
}

bool cmd_subgroups_again(struct app *a, const char *argument, struct error *err)
{
	char *text;

	(void)argument;
	if (!has_subgroups(a, err))
		return false;
	if (!app_may_write(a))
		return true;
	text = groups_again(a, app_step(a));
	step_set(a, "groups", VALUE_TEXT, text[0] != '\0' ? text : NULL);
	free(text);
	return true;
}

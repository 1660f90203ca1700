/* Commands of an enterprise at its own screen. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/command.h"
#include "tui/review.h"

/* In a preview there is no file to look through. */
static bool at_home(const struct app *a, struct error *err)
{
	return a->review != NULL || error_set(err, "%s", _("A preview shows the steps alone; there is no file to look through."));
}

static bool go(struct app *a, enum review_page page, struct error *err)
{
	if (!at_home(a, err))
		return false;
	if (a->view == VIEW_REVIEW_WORDS)
		review_write_stop(a);
	review_go(a, page);
	return true;
}

bool cmd_home(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	return go(a, PAGE_HOME, err);
}

bool cmd_who_sees(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	return go(a, PAGE_TOLD, err);
}

bool cmd_word(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	return go(a, PAGE_WORDS, err);
}

bool cmd_done(struct app *a, const char *argument, struct error *err)
{
	const struct step *step = app_step(a);
	bool said = step != NULL && model_done(a->model, step->id, a->enterprise) != 0;
	char at[32];
	struct setting set = {{TARGET_DONE, a->model->meeting, a->enterprise, step != NULL ? step->id : "", "", "", "at"}, VALUE_NUMBER, said ? NULL : at};

	(void)argument, (void)err;
	if (step == NULL || !app_may_write(a))
		return true;
	snprintf(at, sizeof at, "%lld", (long long)a->now);
	if (a->review != NULL) {
		review_set(a, &set, 1);
	} else {
		client_set(a->client, &set, 1);
		a->model = client_model(a->client);
	}
	app_say(a, "%s", said ? _("Not finished yet: the facilitators see that too.") : _("Finished: the facilitators see it. You can still change your answers."));
	return true;
}

/* Commands that change where the person looks: enterprise, step, field, the page of the text. They write nothing. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/form.h"
#include "tui/round.h"
#include "tui/state.h"

/* What Alt and the digits' keys give without Shift on French and Belgian keyboards. */
static const struct {
	const char *key;
	size_t number;
} unshifted[] = {
	{"<M-&>", 1}, {"<M-é>", 2}, {"<M-\">", 3}, {"<M-'>", 4}, {"<M-(>", 5}, {"<M-§>", 6},
	{"<M-->", 6}, {"<M-è>", 7}, {"<M-_>", 8},  {"<M-!>", 8}, {"<M-ç>", 9}, {"<M-à>", 10},
};

/* "3", "<M-3>", "<M-\">" -> 3; 0: none. */
static size_t number_of(const char *argument)
{
	char *end;
	unsigned long number;

	for (size_t i = 0; i < sizeof unshifted / sizeof unshifted[0]; i++)
		if (strcmp(argument, unshifted[i].key) == 0)
			return unshifted[i].number;
	if (strncmp(argument, "<M-", 3) == 0)
		return argument[3] == '0' ? 10 : (size_t)(argument[3] - '0');
	number = strtoul(argument, &end, 10);
	return *argument >= '0' && *argument <= '9' && *end == '\0' ? number : 0;
}

/* Of an individual meeting only one is looked at. */
static bool look_at(struct app *a, int64_t enterprise, struct error *err)
{
	const struct enterprise *with = model_enterprise(a->model, app_alone(a));

	if (!app_takes_part(a, enterprise))
		return error_set(err, _("This meeting is held with %s alone."), with != NULL ? with->name : "…");
	if (round_on(a) && enterprise != 0)
		round_give(a, enterprise); /* in a round whoever is chosen has the floor */
	else
		app_look(a, a->step, enterprise);
	return true;
}

bool cmd_enterprise(struct app *a, const char *argument, struct error *err)
{
	const struct model *m = a->model;
	size_t n = number_of(argument), found = n >= 1 && n <= m->enterprise_count ? n - 1 : SIZE_MAX;
	int best = INT_MAX;

	for (size_t i = 0; n == 0 && argument[0] != '\0' && i < m->enterprise_count; i++) {
		int rank = text_rank(m->enterprises[i].name, argument);

		if (rank >= 0 && rank < best) {
			best = rank;
			found = i;
		}
	}
	if (found == SIZE_MAX) {
		if (n > 0)
			return error_set(err,
					 ngettext("There is no enterprise %zu: the group has %zu.",
						  "There is no enterprise %zu: the group has %zu.",
						  m->enterprise_count),
					 n, m->enterprise_count);
		return error_set(err, "%s", _("No enterprise has that name."));
	}
	return look_at(a, m->enterprises[found].id, err);
}

static bool enterprise_by(struct app *a, int by, struct error *err)
{
	size_t count = a->model->enterprise_count, at = app_number(a, a->enterprise);

	if (count == 0)
		return error_set(err, "%s", _("There is no enterprise in this session."));
	if (round_on(a)) {
		round_by(a, by);
		return true;
	}
	at = at == 0 ? 0 : (at - 1 + count + (by > 0 ? 1 : count - 1)) % count;
	return look_at(a, a->model->enterprises[at].id, err);
}

bool cmd_enterprise_next(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	return enterprise_by(a, 1, err);
}

bool cmd_enterprise_previous(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	return enterprise_by(a, -1, err);
}

bool cmd_group(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	if (form_group(a) == SIZE_MAX)
		return error_set(err, "%s", _("This step asks nothing of the group as a whole."));
	form_enter(a, form_group(a), 1);
	return true;
}

bool cmd_step(struct app *a, const char *argument, struct error *err)
{
	const struct scenario *s = a->scenario;
	size_t n = number_of(argument);
	char key[32];

	for (size_t i = 0; s != NULL && argument[0] != '\0' && i < s->step_count; i++)
		if (i + 1 == n || strcmp(s->steps[i].id, argument) == 0 ||
		    (n == 0 && text_matches(app_said(&s->steps[i].title), argument))) {
			app_look(a, i, a->enterprise);
			return true;
		}
	return error_set(err, _("There is no such step; %s lists them."), command_key_said(a, "steps", key));
}

static bool step_by(struct app *a, int by, struct error *err)
{
	if (by > 0 && (a->scenario == NULL || a->step + 1 >= a->scenario->step_count))
		return error_set(err, "%s", _("This is the last step."));
	if (by < 0 && a->step == 0)
		return error_set(err, "%s", _("This is the first step."));
	app_look(a, by > 0 ? a->step + 1 : a->step - 1, a->enterprise);
	return true;
}

bool cmd_step_next(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	return step_by(a, 1, err);
}

bool cmd_step_previous(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	return step_by(a, -1, err);
}

bool cmd_step_live(struct app *a, const char *argument, struct error *err)
{
	char key[32];

	(void)argument;
	if (app_live(a) == SIZE_MAX)
		return error_set(err, _("No step is live yet: %s makes the one looked at live."), command_key_said(a, "live", key));
	app_look(a, app_live(a), a->enterprise);
	return true;
}

bool cmd_field(struct app *a, const char *argument, struct error *err)
{
	const struct step *step = NULL;
	char key[32];

	if (a->scenario == NULL || scenario_field(a->scenario, argument, &step) == NULL || step == NULL)
		return error_set(err, _("There is no such field in this meeting; %s finds one by its name."), command_key_said(a, "go", key));
	app_look(a, (size_t)(step - a->scenario->steps), a->enterprise);
	if (form_find(a, argument, "") != SIZE_MAX)
		form_enter(a, form_find(a, argument, ""), 1);
	return true;
}

bool cmd_field_next(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	if (!form_step(a, 1))
		form_enter(a, 0, 1);
	return true;
}

bool cmd_field_previous(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	if (!form_step(a, -1) && a->form.count > 0)
		form_enter(a, a->form.count - 1, -1);
	return true;
}

bool cmd_note(struct app *a, const char *argument, struct error *err)
{
	size_t slot = form_find(a, NULL, "");

	(void)argument;
	if (slot == SIZE_MAX)
		return error_set(err, "%s", _("There is no step to write a note about."));
	form_enter(a, slot, 1);
	return true;
}

bool cmd_text_fold(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	if (app_step(a) != NULL)
		a->folded[a->step] = !a->folded[a->step];
	a->page = 0;
	return true;
}

bool cmd_text_more(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	if (app_step(a) != NULL && a->folded[a->step]) {
		a->folded[a->step] = false;
		a->page = 0;
	} else {
		a->page++; /* the view turns back to the first after the last */
	}
	return true;
}

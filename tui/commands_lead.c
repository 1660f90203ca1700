/* Commands of two who facilitate together: who leads and who writes down, who is here. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/present.h"
#include "tui/settings.h"

static void session_add(struct settings *set, const char *column, const char *person)
{
	struct target t = {TARGET_SESSION, 0, 0, "", "", "", column};

	settings_add(set, &t, VALUE_ID, person);
}

/* Who led writes down, else the first of the others who is here: one act, that an undo takes back. */
bool cmd_lead(struct app *a, const char *argument, struct error *err)
{
	const char *me = client_person(a->client);
	const struct present *other = present_leads(a) != NULL ? present_leads(a) : present_first(a);
	struct settings set = {0};
	char *name;

	(void)argument;
	if (other == NULL)
		return error_set(err, "%s", _("No other facilitator is here."));
	if (!app_may_write(a))
		return true;
	name = text_filter(other->name, strlen(other->name), false);
	if (strcmp(a->model->lead, me) != 0)
		session_add(&set, "lead", me);
	if (strcmp(a->model->scribe, other->person) != 0)
		session_add(&set, "scribe", other->person);
	if (set.count > 0) {
		settings_send(a, &set);
		app_say(a, _("You lead, %s writes down."), name);
	} else {
		app_say(a, _("You lead already, %s writes down."), name);
	}
	free(name);
	return true;
}

bool cmd_others(struct app *a, const char *argument, struct error *err)
{
	char *words = present_all_words(a);

	(void)argument, (void)err;
	if (words[0] == '\0')
		app_say(a, "%s", _("Nobody else is here."));
	else
		app_say(a, _("Here: %s"), words);
	free(words);
	return true;
}

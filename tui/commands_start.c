/* Commands of the start screen and of the list of scenarios. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/start.h"

bool cmd_open(struct app *a, const char *argument, struct error *err)
{
	const struct list_state *l = &a->start->list;
	struct match m;

	(void)argument;
	if (l->count == 0)
		return true;
	m = l->matches[l->chosen];
	m.text = m.detail = NULL; /* go with the list */
	return command_run(a, m.command, m.argument, err);
}

struct recent *start_session_of(struct app *a, const char *argument, struct error *err)
{
	struct start *s = a->start;
	const struct match *m = s->list.chosen < s->list.count ? &s->list.matches[s->list.chosen] : NULL;
	char *end;
	unsigned long n;

	if (argument[0] == '\0' && m != NULL && strcmp(m->command, "session") == 0)
		argument = m->argument;
	n = strtoul(argument, &end, 10);
	if (argument[0] != '\0' && *end == '\0' && n >= 1 && n <= s->recent_count)
		return &s->recent[n - 1];
	error_set(err, "%s", argument[0] != '\0' ? _("There is no such session in the list.") : _("This is no session."));
	return NULL;
}

bool cmd_session(struct app *a, const char *argument, struct error *err)
{
	const struct recent *r = start_session_of(a, argument, err);
	char key[32];

	if (r == NULL)
		return false;
	if (r->missing)
		return error_set(err, _("This file is no longer there; %s takes it off the list."), command_key_said(a, "session-drop", key));
	a->start->opens = OPENS_SESSION;
	replace(&a->start->opens_path, r->path);
	a->done = true;
	return true;
}

bool cmd_session_drop(struct app *a, const char *argument, struct error *err)
{
	struct start *s = a->start;
	struct recent *r = start_session_of(a, argument, err);
	size_t chosen = s->list.chosen;

	if (r == NULL)
		return false;
	recent_drop(r->path);
	recent_free(s->recent, s->recent_count);
	s->recent = recent_read(&s->recent_count);
	start_list(a);
	s->list.chosen = chosen < s->list.count ? chosen : 0;
	app_say(a, "%s", _("Taken off the list; the file stays where it is."));
	return true;
}

bool cmd_demo(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	a->start->opens = OPENS_DEMO;
	a->done = true;
	return true;
}

bool cmd_scenarios(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	start_show(a, VIEW_SCENARIOS);
	return true;
}

bool cmd_scenario(struct app *a, const char *argument, struct error *err)
{
	struct start *s = a->start;
	char *path = scenario_find(argument, err);
	struct editing *e = path != NULL ? editing_open(path, err) : NULL;

	free(path);
	if (e == NULL)
		return false;
	editing_free(s->editing);
	s->editing = e;
	replace(&s->editing_id, argument);
	s->item = 0;
	s->top = 0;
	s->line_count = 0;
	s->written_at = 0;
	s->lang = editing_outline(e)->has[i18n_language()] ? i18n_language() : editing_outline(e)->first;
	if (!item_holds(s, 0))
		s->item = item_beside(s, 0, 1);
	start_show(a, VIEW_READ);
	return true;
}

/* Commands of the new session: begin one, choose what it is made of, take a list of enterprises in, create it. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "scenarios/parcours.h"
#include "scenarios/source.h"
#include "tui/command.h"
#include "tui/new_session.h"
#include "tui/view.h"

static struct new_session *fresh(struct app *a)
{
	struct start *s = a->start;

	if (s->fresh == NULL)
		s->fresh = new_session_open(s->recent, s->recent_count);
	return s->fresh;
}

bool cmd_new_session(struct app *a, const char *argument, struct error *err)
{
	struct new_session *n = fresh(a);

	(void)argument, (void)err;
	if (n->of == OF_SESSION) /* that was to hold another one again */
		new_choose(n, OF_SCENARIO, NULL);
	new_go(n, NEW_WHAT, 0, 0);
	start_show(a, VIEW_NEW);
	return true;
}

bool cmd_session_again(struct app *a, const char *argument, struct error *err)
{
	const struct recent *r = start_session_of(a, argument, err);
	struct new_session *n;
	char key[32];

	if (r == NULL)
		return false;
	if (r->missing)
		return error_set(err, _("This file is no longer there; %s takes it off the list."), command_key_said(a, "session-drop", key));
	n = fresh(a);
	new_choose(n, OF_SESSION, r->path);
	n->lang = n->about.fault == NULL ? n->about.language : n->lang;
	new_go(n, NEW_TITLE, 0, 0);
	start_show(a, VIEW_NEW);
	return true;
}

/* --- what it is made of --- */

static void parcours_line(struct app *a, const char *typed, const char *id)
{
	struct source source = {0};
	struct diagnostics d = {0};
	struct error err = {0};
	char *path = parcours_find(id, &err), *argument = xasprintf("parcours %s", id), *detail;
	struct parcours *p = path != NULL && source_load(path, &source, &d, &err) ? source_parcours(&source, &d) : NULL;

	if (p != NULL) {
		detail = xasprintf(ngettext("%zu meeting", "%zu meetings", p->meeting_count), p->meeting_count);
		pick_add(a, typed, said_in(&p->title, i18n_language(), NULL), detail, "made-of", argument);
		free(detail);
	}
	parcours_free(p);
	diagnostics_clear(&d);
	source_clear(&source);
	error_clear(&err);
	free(argument);
	free(path);
}

/* Whole scenarios, then parcours. */
static void what_lines(struct app *a, const char *typed)
{
	struct start *s = a->start;
	size_t count;
	char **ids;

	start_scenarios_read(s);
	for (size_t i = 0; i < s->row_count; i++) {
		const struct scenario_row *r = &s->rows[i];
		char *detail, *text;

		if (r->errors > 0 || strlen(r->id) >= ID_SIZE)
			continue;
		detail = xasprintf(_("%3d min  %s"), r->minutes, r->languages);
		text = xasprintf("%s  %s", r->id, r->title);
		pick_add(a, typed, text, detail, "made-of", r->id);
		free(text);
		free(detail);
	}
	ids = parcours_list(&count);
	for (size_t i = 0; i < count; i++) {
		if (strlen(ids[i]) + strlen("parcours ") < ID_SIZE)
			parcours_line(a, typed, ids[i]);
		free(ids[i]);
	}
	free(ids);
}

void new_what_pick(struct app *a)
{
	pick_open(a, _("Made of"), what_lines);
}

bool cmd_made_of(struct app *a, const char *argument, struct error *err)
{
	static const char parcours[] = "parcours ";
	struct new_session *n = fresh(a);

	if (argument[0] == '\0')
		return error_set(err, "%s", _("Say which scenario, by its id, or which parcours: parcours ID."));
	if (strncmp(argument, parcours, sizeof parcours - 1) == 0)
		new_choose(n, OF_PARCOURS, argument + sizeof parcours - 1);
	else
		new_choose(n, OF_SCENARIO, argument);
	if (n->at == NEW_WHAT && n->faults[NEW_WHAT] == NULL)
		new_step(n, 1);
	return true;
}

/* --- within it --- */

bool cmd_entry_next(struct app *a, const char *argument, struct error *err)
{
	struct new_session *n = fresh(a);

	(void)argument, (void)err;
	if (!new_complete(n))
		new_step(n, 1);
	return true;
}

bool cmd_entry_previous(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	new_step(fresh(a), -1);
	return true;
}

bool cmd_entry_remove(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	new_row_remove(fresh(a));
	return true;
}

bool cmd_take_list(struct app *a, const char *argument, struct error *err)
{
	struct new_session *n = fresh(a);
	size_t before = n->list.count, count;

	if (argument[0] != '\0') {
		new_go(n, NEW_CSV, 0, 0);
		new_typed(n, argument);
	}
	if (!new_take_csv(n, err))
		return false;
	count = n->list.count - before;
	app_say(a, ngettext("%zu enterprise was taken in.", "%zu enterprises were taken in.", count), count);
	return true;
}

bool cmd_new_clear(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	new_clear(fresh(a));
	app_say(a, "%s", _("new-clear again brings back what was there."));
	return true;
}

bool cmd_create(struct app *a, const char *argument, struct error *err)
{
	struct new_session *n = fresh(a);
	struct buf said = {0};
	char *fault = new_first_fault(n);
	bool done;

	(void)argument;
	if (fault != NULL) {
		error_set(err, "%s", fault);
		free(fault);
		return false;
	}
	done = new_make(n, a->start->person != NULL ? a->start->person : "facilitator", &said, err);
	buf_clear(&said);
	if (!done)
		return false;
	free(a->start->opens_path);
	a->start->opens_path = new_path(n);
	a->start->opens = OPENS_SESSION;
	a->done = true;
	return true;
}

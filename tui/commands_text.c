/* Commands on the texts of the scenario that is read. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/start.h"
#include "tui/view.h"

bool cmd_part(struct app *a, const char *argument, struct error *err)
{
	char *end;
	unsigned long n = strtoul(argument, &end, 10);

	if (argument[0] == '\0' || *end != '\0' || n < 1 || !item_holds(a->start, n - 1))
		return error_set(err, "%s", _("There is no such text in this scenario."));
	a->start->item = n - 1;
	a->start->to_top = true;
	return true;
}

/* The first text of a step beside the one looked at; the end of the scenario after the last. */
static void part_beside(struct start *s, int by)
{
	const struct outline *o = editing_outline(s->editing);
	size_t step, at = s->item, next;

	if (o->count == 0)
		return;
	step = o->items[at].step;
	if (by < 0) { /* first to the beginning of its own step */
		next = item_beside(s, at, -1);
		if (next != at && o->items[next].step != step && step > 0)
			step = o->items[next].step;
		while ((next = item_beside(s, at, -1)) != at && o->items[next].step >= step)
			at = next;
	} else {
		while ((next = item_beside(s, at, 1)) != at && o->items[at].step == step)
			at = next;
	}
	s->item = at;
	s->to_top = true;
}

bool cmd_part_next(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	part_beside(a->start, 1);
	return true;
}

bool cmd_part_previous(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	part_beside(a->start, -1);
	return true;
}

static void copy_offer(struct app *a, const char *typed)
{
	pick_add(a, typed, _("Copy it into your own folder and change the copy"), _("what it includes comes along"),
		 "scenario-copy", "");
}

bool cmd_text_change(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	if (!editing_shipped(a->start->editing))
		return start_write(a, err);
	pick_open(a, _("This scenario comes with the program"), copy_offer);
	return true;
}

bool cmd_text_apart(struct app *a, const char *argument, struct error *err)
{
	struct start *s = a->start;

	(void)argument;
	if (!item_holds(s, s->item))
		return error_set(err, "%s", _("There is no text here to change."));
	if (editing_shipped(s->editing))
		return cmd_text_change(a, "", err);
	if (!editing_apart(s->editing, s->item, s->lang, err))
		return false;
	if (start_write(a, err))
		return true;
	editing_together(s->editing);
	return false;
}

bool cmd_scenario_copy(struct app *a, const char *argument, struct error *err)
{
	struct start *s = a->start;
	size_t kept;
	char *path;
	struct editing *e;

	(void)argument;
	if (!editing_shipped(s->editing))
		return error_set(err, "%s", _("This scenario can be changed where it stands."));
	path = editing_copy(s->editing, &kept, err);
	e = path != NULL ? editing_open(path, err) : NULL;
	if (e != NULL) {
		editing_free(s->editing);
		s->editing = e;
		s->line_count = 0;
		start_rows_forget(s);
		if (!item_holds(s, s->item))
			s->item = 0;
		if (kept > 0)
			app_say(a, ngettext("Copied: this one is yours; %zu part you had stays.", "Copied: this one is yours; %zu parts you had stay.", kept),
				kept);
		else
			app_say(a, "%s", _("Copied: this one is yours."));
	}
	free(path);
	return e != NULL;
}

bool cmd_text_language(struct app *a, const char *argument, struct error *err)
{
	struct start *s = a->start;
	const struct outline *o = editing_outline(s->editing);
	enum lang lang = s->lang;

	(void)argument, (void)err;
	do
		lang = (enum lang)((lang + 1) % LANG_COUNT);
	while (!o->has[lang] && lang != s->lang);
	if (!start_leave_text(a))
		return true;
	s->lang = lang;
	s->line_count = 0;
	if (a->base == VIEW_WRITE)
		start_text_again(a);
	return true;
}

/* What was typed and is not written yet is what is taken back first. */
static bool undo(struct app *a, bool redo, struct error *err)
{
	struct start *s = a->start;
	size_t item = s->item;
	enum lang lang = s->lang;
	char *what;

	if (a->base == VIEW_WRITE && s->dirty && !start_commit(a)) {
		start_text_again(a);
		return true;
	}
	if (!editing_undo(s->editing, redo, &item, &lang, err))
		return false;
	s->item = item_holds(s, item) ? item : 0;
	s->lang = lang;
	s->line_count = 0;
	if (a->base == VIEW_WRITE)
		start_text_again(a);
	what = item_words(&editing_outline(s->editing)->items[s->item]);
	if (redo)
		app_say(a, _("Redone: %s"), what);
	else
		app_say(a, _("Undone: %s"), what);
	free(what);
	return true;
}

bool cmd_text_undo(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	return undo(a, false, err);
}

bool cmd_text_redo(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	return undo(a, true, err);
}

static void faults_list(struct app *a, const char *typed)
{
	const struct diagnostics *d = editing_faults(a->start->editing);

	for (size_t i = 0; i < d->count; i++) {
		char number[24], *text = editing_fault(a->start->editing, i);

		snprintf(number, sizeof number, "%zu", editing_fault_item(a->start->editing, i) + 1);
		pick_add(a, typed, text, d->list[i].severity == SEVERITY_ERROR ? _("error") : _("warning"), "part", number);
		free(text);
	}
}

bool cmd_faults(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	if (editing_faults(a->start->editing)->count == 0)
		app_say(a, "%s", _("Nothing is wrong in this scenario."));
	else
		pick_open(a, _("What is wrong"), faults_list);
	return true;
}

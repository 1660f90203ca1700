/* The start screen's life: made, left, what happens by itself. */
#include "tui/start.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "tui/command.h"
#include "tui/new_session.h"
#include "tui/view.h"

enum { PAUSE_MS = 600 };

struct app *app_new_start(const char *message)
{
	struct app *a = app_bare(ROLE_ADMIN);
	struct start *s = xcalloc(1, sizeof *s);

	a->start = s;
	s->lang = i18n_language();
	s->recent = recent_read(&s->recent_count);
	edit_set(&s->edit, "", 0, false);
	edit_set(&s->list.line, "", 0, false);
	start_show(a, VIEW_START);
	if (message != NULL)
		app_warn(a, "%s", message);
	return a;
}

void start_rows_forget(struct start *s)
{
	for (size_t i = 0; i < s->row_count; i++) {
		free(s->rows[i].id);
		free(s->rows[i].path);
		free(s->rows[i].title);
		free(s->rows[i].languages);
		free(s->rows[i].fault);
	}
	free(s->rows);
	s->rows = NULL;
	s->row_count = 0;
	list_clear(&s->list);
}

void start_free(struct start *s)
{
	struct editing_verdict v = {0};

	if (s == NULL)
		return;
	if (s->dirty && !s->refused) /* the line dropped, the window was closed */
		editing_put(s->editing, s->item, s->lang, s->edit.text, &v, NULL);
	verdict_clear(&v);
	verdict_clear(&s->verdict);
	recent_free(s->recent, s->recent_count);
	start_rows_forget(s);
	edit_clear(&s->list.line);
	edit_clear(&s->edit);
	editing_free(s->editing);
	free(s->editing_id);
	free(s->lines);
	free(s->trouble);
	free(s->opens_path);
	new_session_free(s->fresh);
	free(s->person);
	free(s);
}

enum app_opens app_opens(const struct app *a, const char **path)
{
	if (a->start == NULL)
		return OPENS_NOTHING;
	if (path != NULL)
		*path = a->start->opens_path;
	return a->start->opens;
}

void app_person(struct app *a, const char *person)
{
	replace(&a->start->person, person);
}

void start_show(struct app *a, enum view_id view)
{
	struct start *s = a->start;
	bool list = view == VIEW_START || view == VIEW_SCENARIOS;

	a->base = a->view = view;
	a->whole = true;
	if (!list || (s->listed == view && s->list.count > 0))
		return;
	edit_set(&s->list.line, "", 0, false);
	s->listed = view;
	if (view == VIEW_SCENARIOS)
		start_scenarios_read(s);
	start_list(a);
}

/* Chooses the line that does COMMAND with ARGUMENT, where there is one. */
static void choose(struct list_state *l, const char *command, const char *argument)
{
	for (size_t i = 0; i < l->count; i++)
		if (strcmp(l->matches[i].command, command) == 0 && strcmp(l->matches[i].argument, argument) == 0)
			l->chosen = i;
}

/* What was written may have changed what the list says. */
static void leave_scenario(struct app *a)
{
	struct start *s = a->start;
	char *id = s->editing_id;

	editing_free(s->editing);
	s->editing = NULL;
	s->editing_id = NULL;
	if (s->written_at != 0)
		start_rows_forget(s);
	start_show(a, VIEW_SCENARIOS);
	choose(&s->list, "scenario", id != NULL ? id : "");
	free(id);
}

static void leave_new(struct app *a)
{
	new_leave(a->start->fresh);
	new_draft_write(a->start->fresh);
	start_show(a, VIEW_START);
	choose(&a->start->list, "new-session", "");
	app_say(a, "%s", _("What you typed is kept: New session goes on with it."));
}

void start_back(struct app *a)
{
	char key[32];
	struct start *s = a->start;

	switch (a->base) {
	case VIEW_WRITE:
		if (start_leave_text(a))
			start_show(a, VIEW_READ);
		break;
	case VIEW_READ:
		leave_scenario(a);
		break;
	case VIEW_NEW:
		leave_new(a);
		break;
	case VIEW_SCENARIOS:
	case VIEW_START:
		if (s->list.line.len > 0) {
			edit_set(&s->list.line, "", 0, false);
			start_list(a);
		} else if (a->base == VIEW_SCENARIOS) {
			start_show(a, VIEW_START);
			choose(&s->list, "scenarios", "");
		} else {
			app_say(a, _("This is the start; q or %s leaves."), command_key_said(a, "leave", key));
		}
		break;
	default:
		break;
	}
}

bool start_tick(struct app *a)
{
	struct start *s = a->start;
	bool changed = false;

	if (a->base == VIEW_WRITE && s->dirty && s->trouble == NULL && a->now - a->key_at >= PAUSE_MS) {
		start_commit(a);
		changed = true;
	}
	if (s->fresh != NULL && s->fresh->dirty && a->now - a->key_at >= PAUSE_MS) {
		new_draft_write(s->fresh);
		changed = true;
	}
	if (a->message.text != NULL && a->now >= a->message.until) {
		app_unsay(a);
		changed = true;
	}
	a->whole |= changed;
	return changed;
}

int64_t start_next(const struct app *a)
{
	const struct start *s = a->start;
	int64_t message = a->message.text != NULL ? a->message.until : 0;
	bool waits = (s->dirty && s->trouble == NULL) || (s->fresh != NULL && s->fresh->dirty);
	int64_t pause = waits ? a->key_at + PAUSE_MS : 0;

	return message == 0 || (pause != 0 && pause < message) ? pause : message;
}

char *start_said(const struct app *a, enum style *style)
{
	const struct start *s = a->start;
	char hms[16];

	*style = a->message.trouble ? STYLE_TROUBLE : STYLE_PLAIN;
	if (a->message.text != NULL)
		return xstrdup(a->message.text);
	*style = STYLE_FAINT;
	if (a->base == VIEW_WRITE && s->dirty)
		return xstrdup(s->trouble != NULL ? _("Not written") : "…");
	if (a->base == VIEW_NEW)
		return xstrdup(s->fresh->dirty ? "…" : s->fresh->what != NULL || s->fresh->list.count > 0 ? _("Kept") : "");
	*style = STYLE_GOOD;
	if ((a->base == VIEW_WRITE || a->base == VIEW_READ) && s->written_at != 0)
		return xasprintf(_("Written %s"), clock_said_seconds(s->written_at, hms));
	return xstrdup("");
}

/* Commands on notes: the list of all, to whom and to which step one is filed, followed up, removed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/command.h"
#include "tui/form.h"
#include "tui/notes.h"
#include "tui/view.h"

bool cmd_notes(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	form_leave(a); /* what is being typed there is a note like the others */
	form_enter_again(a, a->typing.edit.at);
	if (a->notes == NULL)
		a->notes = xcalloc(1, sizeof *a->notes);
	a->notes->back = a->base;
	a->base = VIEW_NOTES;
	view_open(a, VIEW_NOTES);
	return true;
}

bool cmd_notes_close(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	a->base = a->notes->back;
	view_close(a);
	return true;
}

static const struct note *acted_on(struct app *a, struct error *err)
{
	const struct note *n = note_acted_on(a);

	if (n == NULL)
		error_set(err, _("Go to a note first; %s lists them all."), command_key_said(a, "notes", (char[32]){""}));
	return n;
}

/* To whom an unfiled note says it goes; false: to nobody, or not clearly. addressed_clear() D in any case. */
static bool addressed(const struct app *a, const struct note *n, struct addressed *d)
{
	quick_note_read(a->model, n->text, d);
	return model_unfiled(n) && d->unknown == NULL && d->count > 0 && d->text[0] != '\0';
}

static void places_add(struct app *a, const char *typed)
{
	const struct note *n = note_acted_on(a);
	struct addressed d = {0};

	if (n != NULL && addressed(a, n, &d)) {
		char *names = addressed_words(a, &d), *text = xasprintf(_("as addressed: %s"), names);

		pick_add(a, typed, text, "", "note-addressed", "");
		free(text);
		free(names);
	}
	addressed_clear(&d);
	for (size_t i = 0; i < a->model->enterprise_count; i++) {
		char number[24], *text;

		snprintf(number, sizeof number, "%zu", i + 1);
		text = xasprintf("%s %s", number, a->model->enterprises[i].name);
		pick_add(a, typed, text, model_member(a->model, a->model->enterprises[i].id) ? "" : _("left the group"), "note-to", number);
		free(text);
	}
	pick_add(a, typed, _("0 The group"), "", "note-to", "0");
}

bool cmd_note_file(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	if (acted_on(a, err) == NULL)
		return false;
	pick_open(a, _("This note to"), places_add);
	return true;
}

bool cmd_note_addressed(struct app *a, const char *argument, struct error *err)
{
	const struct note *n = acted_on(a, err);
	struct addressed d = {0};
	char id[ID_SIZE], step[ID_SIZE], *names;
	bool known;

	(void)argument;
	if (n == NULL)
		return false;
	snprintf(id, sizeof id, "%s", n->id);
	snprintf(step, sizeof step, "%s", n->meeting == a->model->meeting ? note_step(a) : "");
	known = addressed(a, n, &d);
	if (known && app_may_write(a)) {
		note_file(a, id, &d, step);
		names = addressed_words(a, &d);
		app_say(a, _("Filed: %s"), names);
		free(names);
	}
	addressed_clear(&d);
	return known || error_set(err, "%s", _("This note names nobody: f files it."));
}

/* The whole note goes, with its history; one that stood in no step goes to the one that is live. */
bool cmd_note_to(struct app *a, const char *argument, struct error *err)
{
	const struct note *n = acted_on(a, err);
	struct settings set = {0};
	char *end, *words;
	unsigned long number = strtoul(argument, &end, 10);
	struct addressed d;
	struct target t;
	int64_t to;

	if (n == NULL)
		return false;
	if (*argument == '\0' || *end != '\0' || number > a->model->enterprise_count)
		return error_set(err, "%s", _("Say to whom: note-to and the number of an enterprise, 0 for the group."));
	if (!app_may_write(a))
		return true;
	to = number == 0 ? 0 : a->model->enterprises[number - 1].id;
	t = note_target(n->id, "enterprise");
	settings_number(&set, &t, to);
	t.column = "step";
	if (n->step[0] == '\0' && n->meeting == a->model->meeting && note_step(a)[0] != '\0')
		settings_add(&set, &t, VALUE_ID, note_step(a));
	quick_note_read(a->model, n->text, &d);
	t.column = "text";
	if (model_unfiled(n) && d.unknown == NULL && d.text[0] != '\0' && strcmp(d.text, n->text) != 0)
		settings_add(&set, &t, VALUE_TEXT, d.text); /* the address was another one */
	t.column = "follow";
	if (model_unfiled(n) && d.follow && n->follow[0] == '\0')
		settings_add(&set, &t, VALUE_ID, "open");
	addressed_clear(&d);
	t.column = "circle";
	if (to == 0 && strcmp(n->circle, "e") == 0) /* the enterprise that read it is no longer the one */
		settings_add(&set, &t, VALUE_ID, "f");
	settings_send(a, &set);
	n = note_acted_on(a);
	words = n != NULL ? note_place_words(a, n) : xstrdup("");
	app_say(a, _("Filed: %s"), words);
	free(words);
	return true;
}

static void steps_add(struct app *a, const char *typed)
{
	const struct scenario *s = a->scenario;

	for (size_t i = 0; s != NULL && i < s->step_count; i++) {
		char *text = xasprintf("%zu %s", i + 1, app_text(a, &s->steps[i].title));

		pick_add(a, typed, text, "", "note-at", s->steps[i].id);
		free(text);
	}
}

bool cmd_note_step(struct app *a, const char *argument, struct error *err)
{
	const struct note *n = acted_on(a, err);

	(void)argument;
	if (n == NULL)
		return false;
	if (n->meeting != a->model->meeting)
		return error_set(err, "%s", _("This note is of an earlier meeting: it stays there."));
	pick_open(a, _("This note to the step"), steps_add);
	return true;
}

bool cmd_note_at(struct app *a, const char *argument, struct error *err)
{
	const struct note *n = acted_on(a, err);
	struct settings set = {0};
	struct target t;
	char *words, key[32];

	if (n == NULL)
		return false;
	if (a->scenario == NULL || scenario_step(a->scenario, argument) == NULL || n->meeting != a->model->meeting)
		return error_set(err, _("There is no such step; %s lists them."), command_key_said(a, "steps", key));
	if (!app_may_write(a))
		return true;
	t = note_target(n->id, "step");
	settings_add(&set, &t, VALUE_ID, argument);
	settings_send(a, &set);
	n = note_acted_on(a);
	words = n != NULL ? note_place_words(a, n) : xstrdup("");
	app_say(a, _("Filed: %s"), words);
	free(words);
	return true;
}

/* To follow up, then done, then neither. */
bool cmd_note_follow(struct app *a, const char *argument, struct error *err)
{
	const struct note *n = acted_on(a, err);
	struct settings set = {0};
	struct target t;
	const char *next;

	(void)argument;
	if (n == NULL)
		return false;
	if (!app_may_write(a))
		return true;
	next = n->follow[0] == '\0' ? "open" : strcmp(n->follow, "open") == 0 ? "done" : NULL;
	t = note_target(n->id, "follow");
	settings_add(&set, &t, VALUE_ID, next);
	settings_send(a, &set);
	app_say(a, "%s", next == NULL               ? _("Nothing to follow up there.")
			 : strcmp(next, "open") == 0 ? _("To follow up.")
						     : _("Followed up."));
	return true;
}

bool cmd_note_remove(struct app *a, const char *argument, struct error *err)
{
	const struct note *n = acted_on(a, err);
	struct settings set = {0};
	struct target t;

	(void)argument;
	if (n == NULL)
		return false;
	if (!app_may_write(a))
		return true;
	t = note_target(n->id, "text");
	settings_add(&set, &t, VALUE_TEXT, NULL);
	settings_send(a, &set);
	app_say(a, _("Removed; %s brings it back."), command_key_said(a, "undo", (char[32]){""}));
	return true;
}

/* Where it stands among the fields. */
bool cmd_note_go(struct app *a, const char *argument, struct error *err)
{
	const struct note *n = acted_on(a, err);
	char id[ID_SIZE];

	(void)argument;
	if (n == NULL)
		return false;
	if (n->meeting != a->model->meeting)
		return error_set(err, "%s", _("This note is of an earlier meeting: it stays there."));
	if (model_unfiled(n) || scenario_step(a->scenario, n->step) == NULL)
		return error_set(err, "%s", _("This note stands in no step yet: f files it."));
	snprintf(id, sizeof id, "%s", n->id);
	a->base = VIEW_ROOM;
	view_close(a);
	free(target_go(a, &(struct target){.kind = TARGET_NOTE, .step = "", .field = "", .row = id, .column = "text"}));
	return true;
}

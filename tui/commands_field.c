/* Commands on the focused field: suggestions, what was said earlier, the step that is reopened. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/command.h"
#include "tui/fields.h"
#include "tui/form.h"
#include "tui/meetings.h"
#include "tui/view.h"

static void suggestions_add(struct app *a, const char *typed)
{
	const struct slot *s = form_slot(a);

	for (size_t i = 0; s != NULL && s->field != NULL && i < s->field->suggestion_count; i++) {
		char number[24];

		snprintf(number, sizeof number, "%zu", i + 1);
		if (app_concerns(a, s->field->suggestions[i].only))
			pick_add(a, typed, app_text(a, &s->field->suggestions[i].text), "", "suggest", number);
	}
}

bool cmd_suggestions(struct app *a, const char *argument, struct error *err)
{
	const struct slot *s = form_slot(a);

	(void)argument;
	if (s == NULL || s->field == NULL || s->field->suggestion_count == 0)
		return error_set(err, "%s", _("There are no suggestions for this field."));
	pick_open(a, _("Suggestions"), suggestions_add);
	return true;
}

/* Where a suggestion goes in a table: into the first column, of a new row where that holds something. */
static void first_column(struct app *a, const struct slot *s)
{
	const char *column = s->field->columns[0].id;
	const char *value = a->form.row[0] != '\0'
				    ? model_answer(a->model, s->field->id, s->enterprise, a->form.row, column)
				    : NULL;

	cell_go(a, value != NULL && value[0] != '\0' ? "" : a->form.row, column);
}

/* Typed as a paste, so that it is one change and undone at once; in a long text on a line of its own. */
static void text_insert(struct app *a, const char *text)
{
	const struct edit *e = &a->typing.edit;
	bool inside = e->at > 0 && e->text[e->at - 1] != '\n';
	char *paste = xasprintf("%s%s", !inside ? "" : e->lines ? "\n" : ", ", text);
	struct key k = {.code = KEY_PASTE_, .paste = paste};

	typing_key(a, &k);
	free(paste);
}

bool cmd_suggest(struct app *a, const char *argument, struct error *err)
{
	struct slot *s = form_slot(a);
	size_t n = strtoul(argument, NULL, 10);

	if (s == NULL || s->field == NULL || n == 0 || n > s->field->suggestion_count)
		return error_set(err, "%s", _("There are no suggestions for this field."));
	if (s->field->column_count > 0)
		first_column(a, s);
	if (!a->typing.on)
		return error_set(err, "%s", _("This field takes no text."));
	text_insert(a, app_plain(a, &s->field->suggestions[n - 1].text));
	return true;
}

bool cmd_earlier(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	a->earlier_open = !a->earlier_open;
	if (!view_earlier_wanted(a, VIEW_EARLIER_FROM))
		app_say(a, "%s", _("Nothing was said about these fields in an earlier meeting."));
	else if (a->earlier_beside)
		app_say(a, "%s", _("What was said earlier stands on the right."));
	return true;
}

/* Steps of earlier meetings first: they are what is caught up. */
static void steps_pick(struct app *a, const char *typed)
{
	const struct scenario *s = a->scenario;

	reopen_lines(a, typed, "link");
	for (size_t i = 0; s != NULL && i < s->step_count; i++) {
		char *detail = xasprintf(_("step %zu"), i + 1);

		pick_add(a, typed, app_said(&s->steps[i].title), detail, "link", s->steps[i].id);
		free(detail);
	}
}

static bool at_link(struct app *a, struct error *err)
{
	const struct slot *s = form_slot(a);

	if (s != NULL && s->field != NULL && s->field->kind == FIELD_LINK)
		return true;
	return error_set(err, "%s", _("This field reopens no step."));
}

bool cmd_links(struct app *a, const char *argument, struct error *err)
{
	(void)argument;
	if (!at_link(a, err))
		return false;
	pick_open(a, _("Reopen which step?"), steps_pick);
	return true;
}

bool cmd_link(struct app *a, const char *argument, struct error *err)
{
	struct spot spot;
	char *full;

	if (!at_link(a, err))
		return false;
	if (argument[0] == '\0')
		return error_set(err, "%s", _("Say which step, by its id."));
	spot = spot_focused(a);
	full = reopen_full(a, argument);
	spot_set(a, &spot, VALUE_TEXT, full != NULL ? full : argument);
	free(full);
	return true;
}

/* What everybody asks of the face's state: the step looked at, words, messages, looking elsewhere. Knows no terminal.
 */
#include "tui/state.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "session/model_agenda.h"
#include "tui/form.h"
#include "tui/meetings.h"

enum { MESSAGE_MS = 15000 };

const char *app_note_circle(const struct app *a, int64_t enterprise)
{
	return enterprise != 0 ? options_word(OPTION_NOTE_CIRCLE, options_number(a->options, OPTION_NOTE_CIRCLE)) : "f";
}

bool app_previews(const struct app *a)
{
	return (a->role & ROLE_PREVIEWS) != 0;
}

const struct step *app_step(const struct app *a)
{
	return a->scenario != NULL && a->step < a->scenario->step_count ? &a->scenario->steps[a->step] : NULL;
}

const char *app_said(const struct said *s)
{
	return said_in(s, i18n_language(), NULL);
}

const char *field_name(const struct field *f)
{
	const char *name;

	if (f == NULL)
		return _("Note");
	name = app_said(f->kind == FIELD_ANONYMOUS && !said_any(&f->label) ? &f->prompt : &f->label);
	return name[0] != '\0' ? name : f->id;
}

static void message_put(struct app *a, bool trouble, char *text)
{
	free(a->message.text);
	a->message = (struct message){.text = text, .trouble = trouble, .until = a->now + MESSAGE_MS};
}

void app_unsay(struct app *a)
{
	free(a->message.text);
	a->message = (struct message){0};
}

static char *message_format(const char *fmt, va_list args)
{
	char *text;

	if (vasprintf(&text, fmt, args) < 0)
		die("%s", _("Out of memory."));
	return text;
}

void app_say(struct app *a, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	message_put(a, false, message_format(fmt, args));
	va_end(args);
}

void app_warn(struct app *a, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	message_put(a, true, message_format(fmt, args));
	va_end(args);
}

bool app_may_write(struct app *a)
{
	if (!client_state(a->client).read_only)
		return true;
	app_warn(a, "%s", _("This file can only be read here: nothing was changed."));
	return false;
}

size_t app_live(const struct app *a)
{
	const struct scenario *s = a->scenario;

	if (s != NULL && a->model->live[0] != '\0')
		for (size_t i = 0; i < s->step_count; i++)
			if (strcmp(s->steps[i].id, a->model->live) == 0)
				return i;
	return SIZE_MAX;
}

size_t app_number(const struct app *a, int64_t enterprise)
{
	for (size_t i = 0; i < a->model->enterprise_count; i++)
		if (a->model->enterprises[i].id == enterprise)
			return i + 1;
	return 0;
}

int64_t app_alone(const struct app *a)
{
	return a->meetings != NULL && a->meetings->catching != 0 ? a->meetings->catching : a->model->meeting_enterprise;
}

bool app_takes_part(const struct app *a, int64_t enterprise)
{
	int64_t with = app_alone(a);

	return with == 0 || enterprise == 0 || enterprise == with;
}

bool app_counts(const struct app *a, int64_t enterprise)
{
	return app_takes_part(a, enterprise) && (app_alone(a) == enterprise || model_counts(a->model, enterprise));
}

int app_minutes(const struct app *a, const struct step *step)
{
	return agenda_minutes(a->model, step);
}

void app_look(struct app *a, size_t step, int64_t enterprise)
{
	bool same_step = step == a->step;
	struct place p;
	char field[ID_SIZE], column[ID_SIZE];

	if (!app_takes_part(a, enterprise))
		enterprise = app_alone(a);
	if (a->scenario == NULL || step >= a->scenario->step_count || (same_step && enterprise == a->enterprise))
		return;
	form_place(a, &p);
	snprintf(field, sizeof field, "%s", p.field);
	snprintf(column, sizeof column, "%s", p.column);
	form_leave(a);
	a->step = step;
	snprintf(a->step_id, sizeof a->step_id, "%s", a->scenario->steps[step].id);
	a->enterprise = enterprise;
	if (!same_step)
		a->page = 0;
	form_refresh(a);
	if (same_step) {
		form_enter(a, form_find(a, field[0] != '\0' ? field : NULL, ""), 1);
		if (field[0] != '\0' && column[0] != '\0')
			form_go(a, a->form.at, a->form.row, column, FORM_END);
	} else {
		a->form.top = 0;
		form_enter(a, 0, 1);
	}
}

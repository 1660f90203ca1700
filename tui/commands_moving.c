/* Commands that move what is focused to another enterprise: asks to whom, and what becomes of what is there. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/command.h"
#include "tui/fields.h"
#include "tui/form.h"
#include "tui/move.h"
#include "tui/notes.h"
#include "tui/view.h"

/* What is focused, as it would go; TO is to be said. false with a sentence: nothing of the kind. */
static bool focused(struct app *a, struct move *v, struct error *err)
{
	struct slot *s = form_slot(a);

	if (s == NULL || s->field == NULL || s->field->kind == FIELD_SHARE || s->field->kind == FIELD_ANONYMOUS || !model_asks(s->field))
		return error_set(err, "%s", _("Go to an answer or a note first: what is focused is what moves."));
	if (s->field->group)
		return error_set(err, "%s", _("This is the whole group’s: there is nobody to move it to."));
	*v = (struct move){.field = s->field, .row = "", .from = s->enterprise};
	if (!move_anything(a, v))
		return error_set(err, _("%s: there is nothing to move."), app_label(a, s->field));
	return true;
}

/* The row that the cursor is in; "": none. */
static const char *focused_row(struct app *a)
{
	const struct slot *s = form_slot(a);

	return s != NULL && slot_kind(s) == &slot_table ? a->form.row : "";
}

static void targets_add(struct app *a, const char *typed, const char *along, const char *detail, const char *how)
{
	const struct model *m = a->model;

	for (size_t i = 0; i < m->enterprise_count; i++) {
		char *text, *argument;

		if (m->enterprises[i].id == a->enterprise || !app_takes_part(a, m->enterprises[i].id))
			continue;
		text = along[0] != '\0' ? xasprintf(_("%zu %s, with %s"), i + 1, m->enterprises[i].name, along)
					: xasprintf("%zu %s", i + 1, m->enterprises[i].name);
		argument = xasprintf("%zu%s", i + 1, how);
		pick_add(a, typed, text, detail, "move-to", argument);
		free(argument);
		free(text);
	}
}

/* "Effects, Matrix": what goes along; caller frees. */
static char *along_words(const struct app *a, const struct field *field)
{
	size_t count;
	const struct field **fields = move_fields(a, field, &count);
	struct buf out = {0};

	for (size_t i = 1; i < count; i++)
		buf_printf(&out, "%s%s", i > 1 ? ", " : "", app_label(a, fields[i]));
	free(fields);
	return buf_take(&out);
}

/* In a table the row first: a whole table is seldom the wrong company's. */
static void lines_add(struct app *a, const char *typed)
{
	const struct slot *s = form_slot(a);
	bool row = focused_row(a)[0] != '\0';
	char *along;

	if (s == NULL || s->field == NULL)
		return;
	along = along_words(a, s->field);
	if (row)
		targets_add(a, typed, "", _("this row"), " row");
	targets_add(a, typed, along, row ? _("the whole table") : "", "");
	free(along);
}

bool cmd_move(struct app *a, const char *argument, struct error *err)
{
	struct move v;

	if (note_acted_on(a) != NULL)
		return cmd_note_file(a, argument, err);
	if (!focused(a, &v, err))
		return false;
	if (!app_may_write(a))
		return true;
	form_leave(a); /* what is being typed goes too */
	form_enter_again(a, a->typing.edit.at);
	pick_open(a, _("Move to"), lines_add);
	return true;
}

/* "3", "3 row", "3 append", "3 replace" */
static bool target_read(struct app *a, const char *argument, struct move *v, bool *decided, struct error *err)
{
	char *end;
	unsigned long number = strtoul(argument, &end, 10);
	const char *how = end + strspn(end, " ");

	if (end == argument || number == 0 || number > a->model->enterprise_count)
		return error_set(err, "%s", _("Say to whom: move-to and the number of an enterprise."));
	v->to = a->model->enterprises[number - 1].id;
	if (v->to == v->from)
		return error_set(err, "%s", _("It is there already."));
	if (!app_takes_part(a, v->to))
		return error_set(err, _("This meeting is held with %s alone."), model_enterprise(a->model, v->from)->name);
	*decided = *how != '\0';
	v->append = strcmp(how, "append") == 0 || strcmp(how, "row") == 0;
	if (strcmp(how, "row") == 0)
		v->row = focused_row(a);
	return true;
}

static void meeting_lines(struct app *a, const char *typed)
{
	struct error err = {0};
	struct move v;
	char *argument, *back;

	if (focused(a, &v, &err)) {
		v.to = a->move_to;
		argument = xasprintf("%zu append", app_number(a, v.to));
		if (move_appends(a, &v))
			pick_add(a, typed, _("Put it after what is there"), "", "move-to", argument);
		free(argument);
		argument = xasprintf("%zu replace", app_number(a, v.to));
		back = xasprintf(_("%s brings both back"), command_key_said(a, "undo", (char[32]){""}));
		pick_add(a, typed, _("Put it in place of what is there"), back, "move-to", argument);
		free(back);
		free(argument);
		pick_add(a, typed, _("Leave both as they are"), "", "move-cancel", "");
	}
	error_clear(&err);
}

static void moved_say(struct app *a, const struct move *v)
{
	const struct enterprise *e = model_enterprise(a->model, v->to);
	char *along = v->row[0] == '\0' ? along_words(a, v->field) : xstrdup("");

	app_say(a, _("Moved to %s: %s%s%s. %s brings it back."), e->name, app_label(a, v->field), along[0] != '\0' ? ", " : "", along, command_key_said(a, "undo", (char[32]){""}));
	free(along);
}

bool cmd_move_to(struct app *a, const char *argument, struct error *err)
{
	struct settings set = {0};
	struct move v;
	bool decided = false;

	if (!focused(a, &v, err) || !target_read(a, argument, &v, &decided, err))
		return false;
	if (!move_fits(a, &v))
		return error_set(err, _("%s is not asked this: nothing was moved."), model_enterprise(a->model, v.to)->name);
	if (!app_may_write(a))
		return true;
	if (!decided && move_meets(a, &v)) {
		a->move_to = v.to;
		pick_open(a, _("There is something there already:"), meeting_lines);
		return true;
	}
	form_leave(a);
	move_make(a, &v, &set);
	settings_send(a, &set);
	form_enter_again(a, FORM_END);
	moved_say(a, &v);
	return true;
}

bool cmd_move_cancel(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	app_say(a, "%s", _("Nothing was moved."));
	return true;
}

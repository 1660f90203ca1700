/* Lines that begin with a colon: the rows of the table of commands, through the same gate, and the few words that only lines need. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/linear_parts.h"
#include "tui/table.h"
#include "tui/view.h"

/* --- words of the lines alone --- */

static void word_again(struct linear *l, const char *argument)
{
	(void)argument;
	linear_announce(l, true);
}

static void word_skip(struct linear *l, const char *argument)
{
	(void)argument;
	linear_next(l, true);
}

static void word_row(struct linear *l, const char *argument)
{
	struct app *a = l->app;
	struct slot *s = form_slot(a);
	size_t count = 0, n = strtoul(argument, NULL, 10);
	const char *const *rows = s != NULL && s->field != NULL && slot_kind(s) == &slot_table ? model_rows(a->model, s->field->id, s->enterprise, &count) : NULL;

	if (n < 1 || n > count) {
		linear_say(l, ngettext("There is no such row here: there is %zu.", "There is no such row here: there are %zu.", count), count);
		return;
	}
	a->form.row_at = n - 1;
	cell_go(a, rows[n - 1], s->field->columns[0].id);
}

static void word_help(struct linear *l, const char *argument);

static const struct {
	const char *name;
	void (*run)(struct linear *l, const char *argument);
	const char *help; /* N_() */
} words[] = {
	{"help", word_help, N_("This list; with a word after it, what has to do with it")},
	{"again", word_again, N_("Say all of it again: the step, the enterprise, the field")},
	{"skip", word_skip, N_("On to the next field, over the rows and cells that are left")},
	{"row", word_row, N_("That row of the table, by its number")},
};

static void word_help(struct linear *l, const char *argument)
{
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (argument[0] == '\0' || text_matches(words[i].name, argument) || text_matches(_(words[i].help), argument))
			linear_say(l, ":%s, %s", words[i].name, _(words[i].help));
	for (size_t i = 0; i < command_count; i++) {
		const struct command *c = &commands[i];

		if (command_offered(l->app, c) && strcmp(c->name, "help") != 0 &&
		    (argument[0] == '\0' || text_matches(c->name, argument) || text_matches(_(c->help), argument)))
			linear_say(l, ":%s, %s", c->name, _(c->help));
	}
}

/* --- which command is meant --- */

static bool named(const struct command *c, const char *name)
{
	return c->hint != NULL && (strcmp(c->hint, name) == 0 || strcmp(_(c->hint), name) == 0);
}

/* Its name, its word in the hint line, or the only name that begins so; NULL: none, NAME itself is refused by the gate. */
static const struct command *command_meant(const struct app *a, const char *name)
{
	const struct command *c = command_find(name), *begins = NULL;
	size_t count = 0;

	for (size_t i = 0; c == NULL && i < command_count; i++)
		if (command_offered(a, &commands[i]) && named(&commands[i], name))
			c = &commands[i];
	for (size_t i = 0; c == NULL && i < command_count; i++)
		if (command_offered(a, &commands[i]) && strncmp(commands[i].name, name, strlen(name)) == 0) {
			begins = &commands[i];
			count++;
		}
	return c != NULL ? c : count == 1 ? begins : NULL;
}

/* Who was behind the last field and went elsewhere begins at the first one. */
static void moved(struct linear *l, const char *step, int64_t enterprise, const char *focus)
{
	struct app *a = l->app;
	bool elsewhere = strcmp(step, a->step_id) != 0 || enterprise != a->enterprise;
	char *now = xasprintf("%zu %s %s", a->form.at, a->form.row, a->form.column);

	if (l->over && elsewhere)
		form_enter(a, 0, 1);
	if (elsewhere || strcmp(focus, now) != 0 || a->message.text != NULL)
		l->over = l->over && !elsewhere && strcmp(focus, now) == 0;
	free(now);
}

static void run(struct linear *l, const char *name, const char *argument)
{
	struct app *a = l->app;
	struct error err = {0};
	int64_t enterprise = a->enterprise;
	char *step = xstrdup(a->step_id), *focus = xasprintf("%zu %s %s", a->form.at, a->form.row, a->form.column);

	if (l->over && strcmp(name, "field-previous") == 0)
		l->over = false; /* it stands on the last one still */
	else if (!app_command(a, name, argument, &err))
		linear_say(l, "%s", err.text != NULL ? err.text : "");
	linear_settle(l); /* what is undone comes back from the keeper */
	moved(l, step, enterprise, focus);
	error_clear(&err);
	free(focus);
	free(step);
}

static bool addressed(const char *text)
{
	return text[0] == '!' || text[0] == '?' || strchr(text, '@') != NULL;
}

/* `:quick-note @ferme It rained`, and a note that says whose it is: filed where it says. */
static bool quick_note(struct linear *l, const struct command *c, const char *argument)
{
	if (argument[0] == '\0' || (c->run != cmd_quick_note && !(c->run == cmd_note && addressed(argument))))
		return false;
	run(l, "quick-note", "");
	if (l->app->view == VIEW_QUICK_NOTE)
		linear_choose(l, argument);
	return true;
}

/* `:note It rained` writes it at once, into a note of its own; what was asked is still asked. */
static bool note_at_once(struct linear *l, const struct command *c, const char *argument)
{
	struct app *a = l->app;
	struct place borrowed, before;
	struct error err = {0};
	size_t slot, item = a->form.item;

	if (c->run != cmd_note || argument[0] == '\0')
		return false;
	form_place(a, &borrowed);
	before = place_copy(&borrowed);
	if (app_command(a, c->name, "", &err) && form_slot(a) != NULL && form_slot(a)->field == NULL) {
		linear_answer(l, argument);
		form_refresh(a);
		slot = form_find(a, before.field[0] != '\0' ? before.field : NULL, before.row);
		form_go(a, slot != SIZE_MAX ? slot : 0, before.row, before.field[0] != '\0' ? before.column : "", FORM_END);
		a->form.item = item;
	} else {
		linear_say(l, "%s", err.text != NULL ? err.text : "");
	}
	error_clear(&err);
	place_clear(&before);
	return true;
}

void linear_command(struct linear *l, const char *line)
{
	size_t len = strcspn(line, " ");
	char *name = xstrndup(line, len);
	const char *argument = line + len + strspn(line + len, " ");
	const struct command *c;
	bool done = false;

	for (size_t i = 0; i < sizeof words / sizeof words[0] && !done; i++)
		if (strcmp(words[i].name, name) == 0) {
			words[i].run(l, argument);
			done = true;
		}
	c = done ? NULL : command_meant(l->app, name);
	if (c != NULL && argument[0] == '\0' && (c->run == cmd_enterprise || c->run == cmd_step))
		c = command_find(c->run == cmd_step ? "steps" : "go"); /* which, is chosen from a list */
	if (!done && c == NULL)
		linear_say(l, _("There is no command :%s, or several begin so; :help lists them."), name);
	else if (!done && !quick_note(l, c, argument) && !note_at_once(l, c, argument))
		run(l, c->name, argument);
	free(name);
}

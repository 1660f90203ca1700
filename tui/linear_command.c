/* Lines that begin with a colon: the rows of the table of commands, through the same gate, and the few words that only lines need. What a
 * command lays over the room is said, and a line chooses in it. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/linear_parts.h"
#include "tui/script.h"
#include "tui/table.h"
#include "tui/view.h"

enum { LISTED = 40, VIEW_HEIGHT = 60, VIEW_COLUMNS = 80 };

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
	else if (!done && !note_at_once(l, c, argument))
		run(l, c->name, argument);
	free(name);
}

/* --- what lies over the room --- */

static void say_lines(struct linear *l)
{
	const struct list_state *list = &l->app->list;

	if (l->app->view == VIEW_PICK)
		linear_say(l, "%s", l->app->pick_title);
	for (size_t i = 0; i < list->count && i < LISTED; i++)
		linear_say(l, list->matches[i].detail[0] != '\0' ? "%zu %s, %s" : "%zu %s", i + 1, list->matches[i].text, list->matches[i].detail);
	if (list->count > LISTED)
		linear_say(l, ngettext("and %zu more", "and %zu more", list->count - LISTED), list->count - LISTED);
	linear_say(l, "%s", list->count > 0 ? _("A number chooses; a word leaves what has it; an empty line goes back.")
					    : _("Nothing has that name. An empty line goes back."));
}

static void say_question(struct linear *l)
{
	const struct ask_state *ask = &l->app->ask;

	linear_say(l, "%s", ask->question);
	linear_say(l, "%s %s", _("1 Keep it as it is now:"), ask->theirs != NULL ? ask->theirs : _("(nothing)"));
	linear_say(l, "%s %s", ask->redo ? _("2 Redo anyway:") : _("2 Undo anyway:"), ask->mine != NULL ? ask->mine : _("(nothing)"));
}

/* A view that is no list, as its lines read. */
static void say_view(struct linear *l)
{
	struct grid *g = grid_new(VIEW_HEIGHT, VIEW_COLUMNS);

	app_draw(l->app, g);
	for (int y = 0; y < g->height; y++) {
		struct buf b = {0};

		for (int x = 0; x < g->width; x++)
			if (strcmp(grid_at(g, y, x)->text, "─") != 0)
				buf_text(&b, grid_at(g, y, x)->text);
		while (b.len > 0 && b.data[b.len - 1] == ' ')
			b.data[--b.len] = '\0';
		if (b.len > 0)
			linear_say(l, "%s", buf_str(&b));
		buf_clear(&b);
	}
	grid_free(g);
	linear_say(l, "%s", _("Keys are written as <Down> or <Enter>; an empty line goes back."));
}

void linear_list(struct linear *l)
{
	if (l->app->view == VIEW_ASK)
		say_question(l);
	else if (l->app->view == VIEW_GO || l->app->view == VIEW_STEPS || l->app->view == VIEW_PICK || l->app->view == VIEW_HELP)
		say_lines(l);
	else
		say_view(l);
}

static void press(struct linear *l, uint32_t code)
{
	struct key k = key_of(code, 0);

	app_key(l->app, &k);
}

/* What is typed is looked for, from the beginning again. */
static void filter(struct linear *l, const char *line)
{
	struct key k = {.code = KEY_PASTE_, .paste = line};

	edit_set(&l->app->list.line, "", 0, false);
	app_key(l->app, &k);
}

static void keys(struct linear *l, const char *line)
{
	struct script_line s;
	struct error err = {0};
	char *quoted = line[0] == '<' ? xstrdup(line) : xasprintf("\"%s\"", line);

	if (script_read(quoted, &s, &err))
		for (size_t i = 0; i < s.key_count; i++)
			app_key(l->app, &s.keys[i]);
	else
		linear_say(l, "%s", err.text);
	error_clear(&err);
	script_clear(&s);
	free(quoted);
}

void linear_choose(struct linear *l, const char *line)
{
	struct app *a = l->app;
	size_t n = strtoul(line, NULL, 10);
	bool number = line[0] != '\0' && line[strspn(line, "0123456789")] == '\0';

	if (line[0] == '\0') {
		press(l, KEY_ESC_);
	} else if (a->view == VIEW_ASK) {
		if (strcmp(line, "1") == 0 || strcmp(line, "2") == 0)
			press(l, (uint32_t)line[0]);
	} else if (a->view != VIEW_GO && a->view != VIEW_STEPS && a->view != VIEW_PICK && a->view != VIEW_HELP) {
		keys(l, line);
	} else if (number && n >= 1 && n <= a->list.count) {
		a->list.chosen = n - 1;
		press(l, KEY_ENTER_);
		l->over = false;
	} else {
		filter(l, line);
	}
	l->point[0] = '\0';
}

/* What a command lays over the room, as lines: a list to choose from by a number or a word, a question, a line to type, any other view as it
 * reads. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/linear_parts.h"
#include "tui/script.h"
#include "tui/search.h"
#include "tui/view.h"

enum { LISTED = 40, VIEW_HEIGHT = 60, VIEW_COLUMNS = 80, PROMPT_LINES = 2 };

static bool is_list(const struct app *a)
{
	return a->view == VIEW_GO || a->view == VIEW_STEPS || a->view == VIEW_PICK || a->view == VIEW_HELP;
}

/* A line to type in over what was there. */
static bool is_prompt(const struct app *a)
{
	return a->view == VIEW_PROMPT || a->view == VIEW_QUICK_NOTE;
}

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

/* What was found, each with where it is. */
static void say_found(struct linear *l)
{
	const struct search *s = l->app->search;

	for (size_t i = 0; i < s->found.count; i++) {
		char *where = search_place_words(l->app, &s->found.hits[i]);

		linear_say(l, "%zu %s: %s", i + 1, where, s->found.hits[i].piece);
		free(where);
	}
	if (s->refused != NULL)
		linear_say(l, "%s", s->refused);
	else if (s->asked != 0 && s->found.count == 0)
		linear_say(l, "%s", _("Nothing has these words."));
	linear_say(l, "%s", s->found.count > 0 ? _("A number goes there; other words are looked for instead; an empty line goes back.")
					       : _("The next line is looked for; an empty line goes back."));
}

static void say_question(struct linear *l)
{
	const struct ask_state *ask = &l->app->ask;

	linear_say(l, "%s", ask->question);
	linear_say(l, "%s %s", _("1 Keep it as it is now:"), ask->theirs != NULL ? ask->theirs : _("(nothing)"));
	linear_say(l, "%s %s", ask->redo ? _("2 Redo anyway:") : _("2 Undo anyway:"), ask->mine != NULL ? ask->mine : _("(nothing)"));
}

/* Line Y of G as it reads: without the rules, and what stands right behind a gap; "" for nothing. Caller frees. */
static char *row_words(const struct grid *g, int y)
{
	struct buf b = {0};

	for (int x = 0; x < g->width; x++) {
		const char *text = grid_at(g, y, x)->text, *next = x + 1 < g->width ? grid_at(g, y, x + 1)->text : "";
		bool rule = strcmp(text, "─") == 0 || (strcmp(text, "-") == 0 && (strcmp(next, "-") == 0 || b.len == 0 || b.data[b.len - 1] == '-'));

		if (!rule && (strcmp(text, " ") != 0 || (b.len > 0 && strcmp(b.data + b.len - 1, " ") != 0)))
			buf_text(&b, text);
	}
	while (b.len > 0 && (b.data[b.len - 1] == ' ' || b.data[b.len - 1] == '-'))
		b.data[--b.len] = '\0';
	return buf_take(&b);
}

/* A view that is no list, as its lines read; of one to type in only the last. */
static void say_view(struct linear *l)
{
	struct grid *g = grid_new(VIEW_HEIGHT, VIEW_COLUMNS);

	app_draw(l->app, g);
	for (int y = is_prompt(l->app) ? g->height - PROMPT_LINES : 0; y < g->height; y++) {
		char *words = row_words(g, y);

		if (words[0] != '\0')
			linear_say(l, "%s", words);
		free(words);
	}
	grid_free(g);
	linear_say(l, "%s", is_prompt(l->app) ? _("The next line goes there; an empty line goes back.")
					      : _("Keys are written as they are, or as <Down> and <Enter>; an empty line goes back."));
}

void linear_list(struct linear *l)
{
	if (l->app->view == VIEW_ASK)
		say_question(l);
	else if (is_list(l->app))
		say_lines(l);
	else if (l->app->view == VIEW_SEARCH)
		say_found(l);
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

/* The whole line instead of what stands there. */
static void type(struct linear *l, const char *line)
{
	struct key k = {.code = KEY_PASTE_, .paste = line}, cut = key_of('k', MOD_CTRL);

	press(l, KEY_HOME_);
	views[l->app->view].key(l->app, &cut);
	app_key(l->app, &k);
	press(l, KEY_ENTER_);
}

/* Words to look for, or the number of what was found. */
static void look(struct linear *l, const char *line, size_t number)
{
	struct search *s = l->app->search;

	if (number >= 1 && number <= s->found.count) {
		s->chosen = number - 1;
		press(l, KEY_ENTER_);
		l->over = false;
		return;
	}
	edit_set(&s->line, line, strlen(line), false);
	search_typed(l->app);
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
	} else if (is_prompt(a) || a->view == VIEW_HOURS) {
		type(l, line);
	} else if (a->view == VIEW_SEARCH) {
		look(l, line, number ? n : 0);
	} else if (!is_list(a)) {
		if (strcmp(line, "?") != 0) /* it asks how to answer; what lies over the room says so at its end */
			keys(l, line);
	} else if (number && n >= 1 && n <= a->list.count) {
		a->list.chosen = n - 1;
		press(l, KEY_ENTER_);
		l->over = false;
	} else {
		filter(l, line);
	}
	l->field[0] = '\0'; /* what was asked before is asked again */
}

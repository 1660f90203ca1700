/* The palette: one line to type in; what it may mean below: enterprises first, then steps, fields and commands, those that begin so
 * before those that only have it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/fields.h"
#include "tui/form.h"
#include "tui/groups.h"
#include "tui/start.h"
#include "tui/view.h"

static bool wanted(const char *text, const char *typed)
{
	return typed[0] == '\0' || text_matches(text, typed);
}

static void enterprise_add(struct app *a, size_t i)
{
	char number[24], *text;

	snprintf(number, sizeof number, "%zu", i + 1);
	text = xasprintf("%s %s", number, a->model->enterprises[i].name);
	list_add(&a->list, text, _("enterprise"), "enterprise", number);
	free(text);
}

/* How well an enterprise answers what is typed: its very number, else as its number or name begins; RANKS: not at all. */
enum { RANKS = 5 };

static int enterprise_rank(const struct app *a, size_t i, const char *typed)
{
	char number[24];
	int rank;

	snprintf(number, sizeof number, "%zu", i + 1);
	if (!app_takes_part(a, a->model->enterprises[i].id))
		return RANKS;
	if (typed[0] == '\0' || strcmp(number, typed) == 0)
		return 0;
	if (strncmp(number, typed, strlen(typed)) == 0)
		return 1;
	rank = text_rank(a->model->enterprises[i].name, typed);
	return rank < 0 ? RANKS : rank + 1;
}

/* The best first, then by their numbers: with a hundred, two letters bring up the few they can mean. */
static void enterprises_add(struct app *a, const char *typed)
{
	size_t count = a->model->enterprise_count;
	int *ranks = xcalloc(count + 1, sizeof *ranks);

	for (size_t i = 0; i < count; i++)
		ranks[i] = enterprise_rank(a, i, typed);
	for (int rank = 0; rank < RANKS; rank++)
		for (size_t i = 0; i < count; i++)
			if (ranks[i] == rank)
				enterprise_add(a, i);
	free(ranks);
	if (form_group(a) != SIZE_MAX && (strcmp(typed, "0") == 0 || wanted(_("The group"), typed)))
		list_add(&a->list, _("0 The group"), _("what all answer together"), "group", "");
}

static void steps_add(struct app *a, const char *typed)
{
	const struct scenario *s = a->scenario;

	for (size_t i = 0; s != NULL && i < s->step_count; i++) {
		char *detail = xasprintf(_("step %zu"), i + 1);

		if (wanted(app_text(a, &s->steps[i].title), typed) || text_matches(detail, typed))
			list_add(&a->list, app_text(a, &s->steps[i].title), detail, "step", s->steps[i].id);
		free(detail);
	}
}

static void fields_add(struct app *a, const char *typed)
{
	const struct scenario *s = a->scenario;

	for (size_t i = 0; s != NULL && typed[0] != '\0' && i < s->step_count; i++)
		for (size_t j = 0; j < s->steps[i].field_count; j++) {
			const struct field *f = &s->steps[i].fields[j];
			char *detail;

			if (!wanted(app_label(a, f), typed))
				continue;
			detail = xasprintf(_("field of step %zu, %s"), i + 1, app_text(a, &s->steps[i].title));
			list_add(&a->list, app_label(a, f), detail, "field", f->id);
			free(detail);
		}
}

static void circles_add(struct app *a)
{
	static const char *const circles[][2] = {
		{"f", N_("Facilitators only may read this field")},
		{"e", N_("The enterprise may read this field, not the group")},
		{"g", N_("The group may read this field")},
		{"p", N_("The funder may read this field")},
		{"gp", N_("The group and the funder may read this field")},
	};

	for (size_t i = 0; i < sizeof circles / sizeof circles[0]; i++) {
		char *text = xasprintf("circle %s", circles[i][0]);

		list_add(&a->list, text, _(circles[i][1]), "circle", circles[i][0]);
		free(text);
	}
}

/* The sub-groups there are, and one more. */
static void subgroups_add(struct app *a)
{
	size_t count = groups_count(a);

	for (size_t i = 0; count > 0 && i <= count; i++) {
		char number[24], *text = xasprintf("subgroup %zu", i + 1), *detail = groups_words(a, i);

		snprintf(number, sizeof number, "%zu", i + 1);
		list_add(&a->list, text, detail[0] != '\0' ? detail : _("a sub-group of its own"), "subgroup", number);
		free(detail);
		free(text);
	}
}

/* They are found by what they would be given. */
static bool wants_argument(const struct command *c)
{
	return c->run == cmd_enterprise || c->run == cmd_step || c->run == cmd_field || c->run == cmd_suggest ||
	       c->run == cmd_link || c->run == cmd_meeting || c->run == cmd_session || c->run == cmd_scenario || c->run == cmd_part || c->run == cmd_open || c->run == cmd_made_of ||
	       c->run == cmd_note_to || c->run == cmd_note_at || c->run == cmd_move_to || c->run == cmd_move_cancel;
}

static void commands_add(struct app *a, const char *typed)
{
	for (size_t i = 0; typed[0] != '\0' && i < command_count; i++) {
		const struct command *c = &commands[i];

		if (!command_offered(a, c) || c->run == cmd_go || c->run == cmd_back ||
		    (!wanted(c->name, typed) && !wanted(_(c->help), typed)))
			continue;
		if (c->run == cmd_circle)
			circles_add(a);
		else if (c->run == cmd_subgroup)
			subgroups_add(a);
		else if (!wants_argument(c))
			list_add(&a->list, c->name, _(c->help), c->name, "");
	}
}

static void matches_make(struct app *a)
{
	const char *typed = a->list.line.text;
	size_t enterprises = 0;

	list_clear(&a->list);
	if (a->start != NULL) {
		start_matches(a, typed);
	} else {
		enterprises_add(a, typed);
		enterprises = a->list.count;
		steps_add(a, typed);
		fields_add(a, typed);
	}
	commands_add(a, typed);
	list_best_first(&a->list, enterprises, typed);
}

void view_go_open(struct app *a)
{
	edit_set(&a->list.line, "", 0, false);
	matches_make(a);
}

void list_run(struct app *a)
{
	struct error err = {0};
	struct match m;

	if (a->list.count == 0)
		return;
	m = a->list.matches[a->list.chosen];
	m.text = m.detail = NULL; /* go with the list */
	view_close(a);
	if (!command_run(a, m.command, m.argument, &err))
		app_warn(a, "%s", err.text != NULL ? err.text : "");
	error_clear(&err);
}

void view_go_key(struct app *a, const struct key *k)
{
	struct splice s;

	if (k->code == KEY_ENTER_ && k->mods == 0) {
		list_run(a);
	} else if (k->code == '?' && k->mods == 0 && a->list.line.len == 0) {
		view_close(a);
		view_open(a, VIEW_HELP);
	} else if (!list_key(&a->list, k) && edit_key(&a->list.line, k, 60, &s) == EDIT_CHANGED) {
		splice_clear(&s);
		matches_make(a);
	}
}

void view_go(struct app *a, struct grid *g)
{
	const char *label = _("Go:");
	int x;

	if (view_small(g))
		return;
	x = 1 + grid_text(g, 0, 1, g->width / 2, STYLE_TITLE, label) + 1;
	view_rule(g, 1, 0, g->width);
	list_draw(&a->list, g, 2, 0, g->height - 4, g->width, g->width / 2 - 4);
	if (a->list.count == 0)
		grid_fit(g, 2, 3, g->width - 4, STYLE_FAINT, _("Nothing has that name."));
	view_rule(g, g->height - 2, 0, g->width);
	grid_fit(g, g->height - 1, 1, g->width - 2, STYLE_FAINT,
		 _("Enter goes there, ↑ ↓ choose, ? shows all keys, Esc goes back"));
	edit_draw(&a->list.line, g, 0, x, 1, g->width - x - 1, STYLE_PLAIN, true);
	list_cursor(&a->list, g);
}

/* The keys of the agenda: it is not typed into, so letters do something. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/view.h"
#include "tui/view_steps.h"

void view_steps_open(struct app *a)
{
	agenda_face(a)->chosen = a->step;
}

/* What a letter does; what isn't typed into may have them. */
static const struct agenda_key {
	const char *keys, *command, *shown, *word;
} agenda_keys[] = {
	{"e", "live", NULL, NULL}, /* its own key is in the last line */
	{"+ =", "step-more", "+ -", N_("5 min")},
	{"-", "step-less", NULL, NULL},
	{"m", "step-minutes", "m", N_("minutes")},
	{"s", "step-skip", "s", N_("skip")},
	{"h", "step-homework", "h", N_("home")},
	{"p", "pause", "p", N_("pause")},
	{"c", "meeting-close", "c", N_("close")},
	{"b", "meeting-starts", "b", N_("begin at")},
	{"1", "repair-squeeze", NULL, NULL},
	{"2", "repair-skip", NULL, NULL},
	{"3", "repair-homework", NULL, NULL},
};
enum { AGENDA_KEYS = sizeof agenda_keys / sizeof *agenda_keys };

/* What closes opens again, what stops goes on. */
static bool is_closer(const struct app *a, const struct agenda_key *k)
{
	return a->model->ended != 0 && strcmp(k->command, "meeting-close") == 0;
}

static const char *key_command(const struct app *a, const struct agenda_key *k)
{
	return is_closer(a, k) ? "meeting-reopen" : k->command;
}

static bool move(struct agenda_face *f, const struct key *k, size_t count)
{
	size_t last = count > 0 ? count - 1 : 0;

	if (k->mods != 0)
		return false;
	switch (k->code) {
	case KEY_UP_:
		f->chosen -= f->chosen > 0;
		return true;
	case KEY_DOWN_:
		f->chosen += f->chosen < last;
		return true;
	case KEY_HOME_:
	case KEY_PAGEUP_:
		f->chosen = 0;
		return true;
	case KEY_END_:
	case KEY_PAGEDOWN_:
		f->chosen = last;
		return true;
	default:
		return false;
	}
}

void view_steps_key(struct app *a, const struct key *k)
{
	struct agenda_face *f = agenda_face(a);
	struct error err = {0};

	if (a->scenario == NULL || move(f, k, a->scenario->step_count))
		return;
	if (k->mods == 0 && k->code == KEY_ENTER_) {
		size_t chosen = f->chosen;

		view_close(a);
		app_look(a, chosen, a->enterprise);
		return;
	}
	for (size_t i = 0; i < AGENDA_KEYS; i++)
		if (key_in(k, agenda_keys[i].keys) && !command_run(a, key_command(a, &agenda_keys[i]), "", &err))
			app_warn(a, "%s", err.text != NULL ? err.text : "");
	error_clear(&err);
}

/* --- the line that says so --- */

void step_keys_draw(const struct app *a, struct grid *g, int y)
{
	int x = 1;

	x += grid_text(g, y, x, g->width, STYLE_KEY, _("Enter")) + 1;
	x += grid_text(g, y, x, g->width, STYLE_FAINT, _("look")) + 2;
	for (size_t i = 0; i < AGENDA_KEYS; i++) {
		const struct agenda_key *k = &agenda_keys[i];
		const char *word = k->word == NULL ? "" : is_closer(a, k) ? _("reopen") : _(k->word);
		int wide = k->shown != NULL ? text_columns(k->shown, strlen(k->shown)) : 0;

		if (wide == 0 || x + wide + 1 + text_columns(word, strlen(word)) > g->width - 1)
			continue;
		x += grid_text(g, y, x, g->width, STYLE_KEY, k->shown) + 1;
		x += grid_text(g, y, x, g->width, STYLE_FAINT, word) + 2;
	}
}

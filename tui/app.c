/* The face's three entries: a key, a tick, a drawing. Follows the client's model and keeps the person's place; knows no
 * terminal. */
#include "tui/app.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "tui/bind.h"
#include "tui/agenda.h"
#include "tui/command.h"
#include "tui/compare.h"
#include "tui/earlier.h"
#include "tui/fields.h"
#include "tui/form.h"
#include "tui/history.h"
#include "tui/idle.h"
#include "tui/mouse.h"
#include "tui/meetings.h"
#include "tui/opening.h"
#include "tui/present.h"
#include "tui/prompt.h"
#include "tui/quick_note.h"
#include "tui/results.h"
#include "tui/progress.h"
#include "tui/review.h"
#include "tui/round.h"
#include "tui/search.h"
#include "tui/show.h"
#include "tui/start.h"
#include "tui/state.h"
#include "tui/view.h"

static void text_moved(void *context, const struct target *t, size_t at, size_t removed, size_t inserted)
{
	struct app *a = context;
	struct edit *e = &a->typing.edit;
	struct spot s;

	if (a->past != NULL)
		return;
	a->model = client_model(a->client);
	if (!a->typing.on || a->scenario != a->model->scenario)
		return;
	s = spot_focused(a);
	if (!target_same(&s.target, t))
		return;
	a->typing.shifted = true;
	if (at + removed <= e->at)
		e->at = e->at - removed + inserted;
	else if (at < e->at)
		e->at = at;
}

struct app *app_bare(unsigned role)
{
	struct app *a = xcalloc(1, sizeof *a);

	a->marked = map_new();
	a->role = role;
	a->now = clock_now();
	a->whole = a->rested = true;
	a->place = place_copy(&(struct place){.view = "", .step = "", .field = "", .row = "", .column = ""});
	edit_set(&a->typing.edit, "", 0, false);
	edit_set(&a->list.line, "", 0, false);
	return a;
}

struct app *app_new(struct client *client, unsigned role)
{
	struct app *a = app_bare(role);

	a->client = client;
	a->model = client_model(client);
	app_stand(a);
	client_on_splice(client, text_moved, a);
	if (role & ROLE_ROOM) {
		a->base = VIEW_SHOW;
		view_open(a, VIEW_SHOW);
	}
	return a;
}

void app_stand(struct app *a)
{
	a->model = client_model(a->client);
	a->saved_shown = client_state(a->client).saved_at;
	a->whole = true;
	place_restore(a);
	opening_offer(a);
}

void app_review(struct app *a, const char *path, const char *person)
{
	review_start(a, path, person);
}

void app_free(struct app *a)
{
	if (a == NULL)
		return;
	app_follow(a);
	round_stop(a);
	if (a->scenario != NULL && !(a->role & ROLE_ROOM))
		place_send(a);
	typing_stop(a);
	if (a->client != NULL)
		client_on_splice(a->client, NULL, NULL);
	if (a->client != NULL)
		client_on_answer(a->client, NULL, NULL);
	start_free(a->start);
	form_clear(a);
	view_strip_clear(a);
	list_clear(&a->list);
	edit_clear(&a->list.line);
	edit_clear(&a->typing.edit);
	place_clear(&a->place);
	markdown_clear(&a->say);
	free(a->trouble);
	free(a->copied);
	free(a->detail);
	free(a->sheets);
	free(a->notes);
	free(a->people);
	show_free(a->show);
	quick_note_free(a->quick_note);
	search_free(a->search);
	history_free(a->history);
	model_free(a->past);
	free(a->hints);
	free(a->typing.sent);
	free(a->message.text);
	place_texts_free(a);
	free(a->folded);
	free(a->ask.question);
	free(a->ask.theirs);
	free(a->ask.mine);
	meetings_free(a->meetings);
	map_free(a->marked, free);
	results_kept_free(a);
	earlier_clear(a);
	compare_free(a->compare);
	progress_free(a->progress);
	prompt_free(a->prompt);
	agenda_face_free(a->agenda);
	review_free(a->review);
	free(a);
}

void view_open(struct app *a, enum view_id view)
{
	a->view = view;
	if (views[view].open != NULL)
		views[view].open(a);
}

void view_close(struct app *a)
{
	a->view = a->view == VIEW_PROMPT ? prompt_over(a) : a->base;
	list_clear(&a->list);
}

/* The last tick may be long ago. Time given by a tick never goes back. */
static void clock_take(struct app *a)
{
	int64_t now = clock_now();

	if (now > a->now)
		a->now = now;
}

void app_options(struct app *a, const struct options *o, const char *const *keys)
{
	char *fault = o != NULL ? options_first_fault(o) : NULL;

	a->options = o;
	a->keys = keys;
	a->idle_since = a->now;
	free(a->hints); /* made of the other keys */
	a->hints = NULL;
	if (fault != NULL && a->message.text == NULL)
		app_warn(a, "%s", fault);
	free(fault);
}

/* Over a network the terminal is far away, and its own clipboard is what people expect of the mouse there. */
void app_terminal(struct app *a, unsigned can)
{
	int wanted = options_number(a->options, OPTION_MOUSE);
	bool far = getenv("SSH_CONNECTION") != NULL || getenv("SSH_TTY") != NULL;

	a->terminal = can;
	a->mouse = can & TERMINAL_MOUSE && !(a->role & ROLE_ROOM) && (wanted == MOUSE_ON || (wanted == MOUSE_AUTO && !far));
}

bool app_mouse(const struct app *a)
{
	return a->mouse;
}

char *app_copied(struct app *a)
{
	char *text = a->copied;

	a->copied = NULL;
	return text;
}

/* Which enterprise a key means: the name of one of the row's own, else its place among those that were set. OUT holds 32 bytes. */
static const char *argument_of(const struct app *a, const struct command *c, const struct key *k, char *out)
{
	if (c->run != cmd_enterprise)
		return "";
	if (command_keys(a, c) == c->keys)
		return key_name(k, out);
	snprintf(out, 32, "%zu", bind_place(k, command_keys(a, c)));
	return out;
}

/* Commands that move the focus in the form, and change nothing else. */
static bool moves_focus(const struct command *c)
{
	return c->run == cmd_field_next || c->run == cmd_field_previous;
}

void app_key(struct app *a, const struct key *k)
{
	struct error err = {0};
	struct present_key seen;
	const struct command *c;
	bool form = false;

	app_follow(a);
	clock_take(a);
	a->key_at = a->now;
	if (idle_key(a, k))
		return;
	a->rested = clock_is_fixed();
	a->whole |= a->message.text != NULL;
	a->typing.plain = false;
	app_unsay(a);
	seen = present_before(a);
	c = key_is_mouse(k) ? NULL : command_for_key(a, k, command_where(a), a->role);
	if (a->show != NULL)
		a->show->keys = false;
	if (a->role & ROLE_ENTERPRISE && (c == NULL || c->run != cmd_text_more))
		a->page = 0; /* back to where it is typed */
	if (c != NULL) {
		char name[32];

		if (!command_run(a, c->name, argument_of(a, c, k, name), &err))
			app_warn(a, "%s", err.text != NULL ? err.text : "");
		error_clear(&err);
		form = moves_focus(c);
	} else if (key_is_mouse(k)) {
		if (!show_on(a))
			mouse_key(a, k);
	} else if (views[a->view].key != NULL) {
		views[a->view].key(a, k);
	} else {
		form_key(a, k);
		form = true;
	}
	a->moved |= form && !a->typing.plain;
	if ((!form && !a->typing.plain) || a->message.text != NULL)
		a->whole = true;
	if (a->start == NULL)
		form_refresh(a);
	present_after(a, &seen);
}

bool app_command(struct app *a, const char *name, const char *argument, struct error *err)
{
	bool ok;

	app_follow(a);
	clock_take(a);
	a->whole = true;
	app_unsay(a);
	ok = command_run(a, name, argument != NULL ? argument : "", err);
	if (a->start == NULL)
		form_refresh(a);
	return ok;
}

bool app_redraws(struct app *a)
{
	bool redraws = a->redraw;

	a->redraw = false;
	return redraws;
}

bool app_done(const struct app *a)
{
	return a->done;
}

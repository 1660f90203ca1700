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

enum { REST_MS = 250, SAVED_PAUSE_MS = 1000, SAVED_LATE_MS = 5000 };

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
	grid_free(a->kept);
	view_strip_clear(a);
	list_clear(&a->list);
	edit_clear(&a->list.line);
	edit_clear(&a->typing.edit);
	place_clear(&a->place);
	markdown_clear(&a->say);
	markdown_clear(&a->guide);
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

void app_key(struct app *a, const struct key *k)
{
	struct error err = {0};
	const struct command *c;

	app_follow(a);
	clock_take(a);
	a->key_at = a->now;
	if (idle_key(a, k))
		return;
	a->rested = clock_is_fixed();
	a->whole |= a->message.text != NULL;
	a->typing.plain = false;
	app_unsay(a);
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
	} else if (key_is_mouse(k)) {
		if (!show_on(a))
			mouse_key(a, k);
	} else if (views[a->view].key != NULL) {
		views[a->view].key(a, k);
	} else {
		form_key(a, k);
	}
	if (!a->typing.plain || a->message.text != NULL)
		a->whole = true;
	if (a->start == NULL)
		form_refresh(a);
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

/* Goes where something was undone and says what; a conflict asks. */
static bool undone_take(struct app *a)
{
	const struct client_undone *u = client_undone(a->client);
	const struct target *t;

	if (u == NULL || show_on(a)) /* what it says is for whoever is back from there */
		return false;
	t = &u->target;
	if (u->nothing && u->action != 0) {
		app_say(a, "%s", _("Nothing of this is left to be taken back."));
	} else if (u->nothing) {
		app_say(a, "%s", u->redo ? _("Nothing to redo.") : _("Nothing to undo."));
	} else {
		char *what = target_go(a, t);

		if (u->conflict) {
			free(a->ask.question);
			a->ask.question = xasprintf(_("%s: somebody has changed this since."), what);
			replace(&a->ask.theirs, u->theirs);
			replace(&a->ask.mine, u->mine);
			a->ask.redo = u->redo;
			a->ask.action = u->action;
			a->ask.chosen = 0;
			view_open(a, VIEW_ASK);
		} else if (u->redo) {
			app_say(a, _("Redone: %s"), what);
		} else {
			app_say(a, _("Undone: %s"), what);
		}
		free(what);
	}
	client_undone_seen(a->client);
	return true;
}

/* The time of saving is shown at once the first time, then when the person pauses: a line that changes under the
 * typing hand costs bytes and attention. */
static bool saved_take(struct app *a)
{
	int64_t saved = client_state(a->client).saved_at;

	if (saved == a->saved_shown)
		return false;
	if (a->saved_shown != 0 && a->now - a->key_at < SAVED_PAUSE_MS && saved - a->saved_shown < SAVED_LATE_MS)
		return false;
	a->saved_shown = saved;
	return true;
}

/* Who joined and was looked at is gone again: undone, here or by somebody else. */
static bool gone_follow(struct app *a)
{
	if (client_enterprise(a->client) != 0 || a->enterprise == 0 || model_enterprise(a->model, a->enterprise) != NULL || a->model->enterprise_count == 0)
		return false;
	app_look(a, a->step, a->model->enterprises[0].id);
	return true;
}

bool app_tick(struct app *a, int64_t now)
{
	struct client_state state;
	bool minute = a->start == NULL && clock_next_minute(a) != 0 && now >= clock_next_minute(a);
	bool changed = minute;

	a->now = now;
	changed |= idle_tick(a);
	if (a->start != NULL)
		return start_tick(a) || changed;
	app_follow(a);
	changed |= gone_follow(a);
	form_refresh(a);
	changed |= undone_take(a);
	changed |= a->search != NULL && search_tick(a);
	changed |= a->history != NULL && history_tick(a);
	changed |= a->meetings != NULL && meetings_tick(a);
	changed |= a->review != NULL && review_tick(a);
	state = client_state(a->client);
	if (strcmp(state.trouble != NULL ? state.trouble : "", a->trouble != NULL ? a->trouble : "") != 0) {
		replace(&a->trouble, state.trouble);
		changed = true;
	}
	if ((state.unsaved == 0) != a->settled) { /* what was handed in or restarted is known now */
		a->settled = state.unsaved == 0;
		a->whole |= a->settled;
	}
	if (state.notice != NULL && !show_on(a)) {
		app_warn(a, "%s", state.notice);
		client_notice_seen(a->client);
		changed = true;
	}
	if (a->message.text != NULL && now >= a->message.until) {
		app_unsay(a);
		changed = true;
	}
	changed |= saved_take(a);
	if (!a->rested && now - a->key_at >= REST_MS)
		a->rested = changed = true;
	a->whole |= changed;
	return changed;
}

/* The whole frame, kept for the next one. */
static void draw_whole(struct app *a, struct grid *g)
{
	grid_clear(g);
	if (a->hidden)
		view_hidden(a, g);
	else
		views[a->view].draw(a, g);
	if (g->cursor_y < 0 && !show_on(a)) /* nothing to act on: what reads aloud begins at the top */
		grid_cursor(g, 0, 1);
	if (a->kept == NULL)
		a->kept = grid_new(g->height, g->width);
	if (a->kept->height != g->height || a->kept->width != g->width)
		grid_resize(a->kept, g->height, g->width);
	grid_copy(a->kept, g, true);
	grid_settled(a->kept);
	a->kept_in = g;
	a->kept_revision = a->model != NULL ? a->model->revision : 0;
}

/* While text is typed only its lines are drawn again: the echo waits for nothing else. */
void app_draw(struct app *a, struct grid *g)
{
	app_follow(a);
	if (a->scenario != NULL && !(a->role & ROLE_ROOM))
		place_send(a); /* before it is seen: who comes back after the worst stands where the screen said */
	if (!a->whole && !a->hidden && a->role & ROLE_FACILITATOR && a->view == VIEW_ROOM && a->kept != NULL && a->kept->height == g->height &&
	    a->kept->width == g->width && a->kept_revision == a->model->revision && view_form_typed(a, a->kept)) {
		grid_copy(g, a->kept, g != a->kept_in || !grid_is_settled(g));
		grid_settled(a->kept);
		a->kept_in = g;
	} else {
		draw_whole(a, g);
	}
	a->whole = false;
}

int64_t app_next(const struct app *a)
{
	int64_t next = a->start != NULL ? start_next(a) : clock_next_minute(a), idle = idle_next(a);

	if (idle != 0 && (next == 0 || idle < next))
		next = idle;
	if (a->start != NULL)
		return next;
	if (a->review != NULL && review_next(a) != 0 && (next == 0 || review_next(a) < next))
		next = review_next(a);

	int64_t other[3] = {a->message.text != NULL ? a->message.until : 0,
			    client_state(a->client).saved_at != a->saved_shown ? a->key_at + SAVED_PAUSE_MS : 0,
			    a->rested ? 0 : a->key_at + REST_MS};

	for (size_t i = 0; i < 3; i++)
		if (other[i] != 0 && (next == 0 || other[i] < next))
			next = other[i];
	return next;
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

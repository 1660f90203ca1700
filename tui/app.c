/* The face's three entries: a key, a tick, a drawing. Follows the client's model and keeps the person's place; knows no terminal. */
#include "tui/app.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/fields.h"
#include "tui/form.h"
#include "tui/state.h"
#include "tui/view.h"

enum { MESSAGE_MS = 15000, SAVED_PAUSE_MS = 1000, SAVED_LATE_MS = 5000 };

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
	name = app_said(&f->label);
	return name[0] != '\0' ? name : f->id;
}

static void message_put(struct app *a, bool trouble, char *text)
{
	free(a->message.text);
	a->message = (struct message){ .text = text, .trouble = trouble, .until = a->now + MESSAGE_MS };
}

static void message_drop(struct app *a)
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

void app_look(struct app *a, size_t step, int64_t enterprise)
{
	bool same_step = step == a->step;
	struct place p;
	char field[ID_SIZE], column[ID_SIZE];

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

/* The client may have taken a fresh snapshot: nothing of the old one may be kept. */
static void app_follow(struct app *a)
{
	a->model = client_model(a->client);
	if (a->scenario == a->model->scenario)
		return;
	a->scenario = a->model->scenario;
	free(a->folded);
	a->folded = NULL;
	a->step = 0;
	if (a->scenario == NULL || a->scenario->step_count == 0)
		return;
	a->folded = xcalloc(a->scenario->step_count, sizeof *a->folded);
	for (size_t i = 0; i < a->scenario->step_count; i++)
		if (strcmp(a->scenario->steps[i].id, a->step_id) == 0)
			a->step = i;
	snprintf(a->step_id, sizeof a->step_id, "%s", a->scenario->steps[a->step].id);
}

static void place_send(struct app *a)
{
	struct place p;
	const struct place *old = &a->place;

	form_place(a, &p);
	if (p.offset == old->offset && p.enterprise == old->enterprise && p.meeting == old->meeting &&
	    strcmp(p.view, old->view) == 0 && strcmp(p.step, old->step) == 0 && strcmp(p.field, old->field) == 0 &&
	    strcmp(p.row, old->row) == 0 && strcmp(p.column, old->column) == 0)
		return;
	p = place_copy(&p);
	place_clear(&a->place);
	a->place = p;
	client_place(a->client, &a->place);
}

static void place_restore(struct app *a)
{
	const struct place *p = client_place_at_start(a->client);
	size_t slot = SIZE_MAX;

	if (a->model->enterprise_count > 0)
		a->enterprise = a->model->enterprises[0].id;
	if (p != NULL && strcmp(p->view, "room") == 0 && p->meeting == a->model->meeting) {
		snprintf(a->step_id, sizeof a->step_id, "%s", p->step);
		if (app_number(a, p->enterprise) > 0)
			a->enterprise = p->enterprise;
	} else {
		snprintf(a->step_id, sizeof a->step_id, "%s", a->model->live);
		p = NULL;
	}
	a->scenario = NULL;
	app_follow(a);
	form_refresh(a);
	if (p != NULL && p->field[0] != '\0')
		slot = form_find(a, p->field, "");
	else if (p != NULL && strcmp(p->column, "note") == 0)
		slot = form_find(a, NULL, p->row);
	if (slot != SIZE_MAX)
		form_go(a, slot, p->field[0] != '\0' ? p->row : "", p->field[0] != '\0' ? p->column : "",
		        p->offset >= 0 ? (size_t)p->offset : FORM_END);
	else
		form_enter(a, 0, 1);
}

static void text_moved(void *context, const struct target *t, size_t at, size_t removed, size_t inserted)
{
	struct app *a = context;
	struct edit *e = &a->typing.edit;
	struct spot s;

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

struct app *app_new(struct client *client, enum role role)
{
	struct app *a = xcalloc(1, sizeof *a);

	a->client = client;
	a->role = role;
	a->now = clock_now();
	a->whole = true;
	a->model = client_model(client);
	a->place = place_copy(&(struct place){ .view = "", .step = "", .field = "", .row = "", .column = "" });
	edit_set(&a->typing.edit, "", 0, false);
	edit_set(&a->list.line, "", 0, false);
	a->saved_shown = client_state(client).saved_at;
	place_restore(a);
	client_on_splice(client, text_moved, a);
	return a;
}

void app_free(struct app *a)
{
	if (a == NULL)
		return;
	app_follow(a);
	if (a->scenario != NULL)
		place_send(a);
	typing_stop(a);
	client_on_splice(a->client, NULL, NULL);
	form_clear(a);
	grid_free(a->kept);
	view_strip_clear(a);
	list_clear(&a->list);
	edit_clear(&a->list.line);
	edit_clear(&a->typing.edit);
	place_clear(&a->place);
	wrapped_clear(&a->say);
	wrapped_clear(&a->guide);
	free(a->trouble);
	free(a->typing.sent);
	free(a->message.text);
	free(a->folded);
	free(a->ask.question);
	free(a->ask.theirs);
	free(a->ask.mine);
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
	a->view = VIEW_ROOM;
	list_clear(&a->list);
}

void app_key(struct app *a, const struct key *k)
{
	struct error err = {0};
	const struct command *c;

	app_follow(a);
	a->key_at = a->now;
	a->whole |= a->message.text != NULL;
	a->typing.plain = false;
	message_drop(a);
	c = command_for_key(k, command_where(a), a->role);
	if (c != NULL) {
		char name[32];

		if (!command_run(a, c->name, c->run == cmd_enterprise ? key_name(k, name) : "", &err))
			app_warn(a, "%s", err.text != NULL ? err.text : "");
		error_clear(&err);
	} else if (views[a->view].key != NULL) {
		views[a->view].key(a, k);
	} else {
		form_key(a, k);
	}
	if (!a->typing.plain || a->message.text != NULL)
		a->whole = true;
	form_refresh(a);
}

bool app_command(struct app *a, const char *name, const char *argument, struct error *err)
{
	bool ok;

	app_follow(a);
	a->whole = true;
	message_drop(a);
	ok = command_run(a, name, argument != NULL ? argument : "", err);
	form_refresh(a);
	return ok;
}

/* Goes where something was undone and says what; a conflict asks. */
static bool undone_take(struct app *a)
{
	const struct client_undone *u = client_undone(a->client);
	const struct target *t;

	if (u == NULL)
		return false;
	t = &u->target;
	if (u->nothing) {
		app_say(a, "%s", u->redo ? _("Nothing to redo.") : _("Nothing to undo."));
	} else {
		char *what = target_go(a, t);

		if (u->conflict) {
			free(a->ask.question);
			a->ask.question = xasprintf(_("%s: somebody has changed this since."), what);
			replace(&a->ask.theirs, u->theirs);
			replace(&a->ask.mine, u->mine);
			a->ask.redo = u->redo;
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

static void grid_copy(struct grid *to, const struct grid *from)
{
	memcpy(to->cells, from->cells, sizeof *to->cells * (size_t)to->height * (size_t)to->width);
	to->cursor_y = from->cursor_y;
	to->cursor_x = from->cursor_x;
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

bool app_tick(struct app *a, int64_t now)
{
	struct client_state state;
	bool minute = clock_next_minute(a) != 0 && now >= clock_next_minute(a);
	bool changed = minute;

	a->now = now;
	app_follow(a);
	form_refresh(a);
	changed |= undone_take(a);
	state = client_state(a->client);
	if (strcmp(state.trouble != NULL ? state.trouble : "", a->trouble != NULL ? a->trouble : "") != 0) {
		replace(&a->trouble, state.trouble);
		changed = true;
	}
	if ((state.unsaved == 0) != a->settled) { /* what was handed in or restarted is known now */
		a->settled = state.unsaved == 0;
		a->whole |= a->settled;
	}
	if (state.notice != NULL) {
		app_warn(a, "%s", state.notice);
		client_notice_seen(a->client);
		changed = true;
	}
	if (a->message.text != NULL && now >= a->message.until) {
		message_drop(a);
		changed = true;
	}
	changed |= saved_take(a);
	if (a->scenario != NULL)
		place_send(a);
	a->whole |= changed;
	return changed;
}

/* The whole frame, kept for the next one. */
static void draw_whole(struct app *a, struct grid *g)
{
	grid_clear(g);
	views[a->view].draw(a, g);
	if (a->kept == NULL)
		a->kept = grid_new(g->height, g->width);
	if (a->kept->height != g->height || a->kept->width != g->width)
		grid_resize(a->kept, g->height, g->width);
	grid_copy(a->kept, g);
	a->kept_revision = a->model->revision;
}

/* While text is typed only its lines are drawn again: the echo waits for nothing else. */
void app_draw(struct app *a, struct grid *g)
{
	app_follow(a);
	if (!a->whole && a->view == VIEW_ROOM && a->kept != NULL && a->kept->height == g->height && a->kept->width == g->width &&
	    a->kept_revision == a->model->revision && view_form_typed(a, a->kept))
		grid_copy(g, a->kept);
	else
		draw_whole(a, g);
	a->whole = false;
}

int64_t app_next(const struct app *a)
{
	int64_t next = clock_next_minute(a);
	int64_t other[2] = { a->message.text != NULL ? a->message.until : 0,
		             client_state(a->client).saved_at != a->saved_shown ? a->key_at + SAVED_PAUSE_MS : 0 };

	for (size_t i = 0; i < 2; i++)
		if (other[i] != 0 && (next == 0 || other[i] < next))
			next = other[i];
	return next;
}

bool app_done(const struct app *a)
{
	return a->done;
}

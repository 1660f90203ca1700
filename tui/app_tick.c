/* Time goes on: what came from the keeper is taken in, what was said goes, what waited for a pause is shown. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "tui/command.h"
#include "tui/form.h"
#include "tui/history.h"
#include "tui/idle.h"
#include "tui/meetings.h"
#include "tui/present.h"
#include "tui/review.h"
#include "tui/search.h"
#include "tui/show.h"
#include "tui/start.h"
#include "tui/state.h"
#include "tui/view.h"

enum { REST_MS = 250, SAVED_PAUSE_MS = 1000, SAVED_LATE_MS = 5000 };

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
	changed |= present_tick(a);
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

/* What is on the room's screen and which page of it. Draws nothing. */
#include "tui/show.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

enum { TURN_MS = 60000 };

bool show_on(const struct app *a)
{
	return a->view == VIEW_SHOW;
}

struct show *show_of(struct app *a)
{
	if (a->show == NULL)
		a->show = xcalloc(1, sizeof *a->show);
	return a->show;
}

void show_free(struct show *s)
{
	free(s);
}

const struct step *show_step(const struct app *a)
{
	size_t live = app_live(a);

	if (app_previews(a) && (a->role & ROLE_ROOM) != 0)
		return app_step(a);
	/* one that was left open on an earlier day is not going on */
	return live != SIZE_MAX && a->model->ended == 0 && !model_left_open(a->model, a->now) ? &a->scenario->steps[live] : NULL;
}

bool show_revealed(const struct app *a, const struct step *step)
{
	return step != NULL && step->results && model_step(a->model, step->id).revealed != 0;
}

bool show_blank(const struct app *a)
{
	return a->model->blank;
}

const char *show_sign(const struct app *a, bool whole)
{
	if (show_blank(a))
		return whole ? _("ROOM'S SCREEN BLANK") : _("BLANK");
	if (!show_revealed(a, show_step(a)))
		return "";
	return whole ? _("RESULTS SHOWN") : _("SHOWN");
}

void show_turn(struct app *a, int by)
{
	struct show *s = show_of(a);
	size_t pages = s->pages > 0 ? s->pages : 1;

	s->page = (s->page + pages + (size_t)(by + (int)pages)) % pages;
	s->turned = a->now;
}

static void begin(struct app *a, const struct step *step, bool revealed)
{
	struct show *s = show_of(a);
	bool same = strcmp(s->step, step != NULL ? step->id : "") == 0;

	if (same && s->revealed == revealed)
		return;
	s->page = 0;
	s->to_results = revealed;
	s->revealed = revealed;
	s->turned = a->now;
	snprintf(s->step, sizeof s->step, "%s", step != NULL ? step->id : "");
}

void show_enter(struct app *a)
{
	if (show_on(a))
		return;
	show_of(a)->from = a->view;
	view_open(a, VIEW_SHOW);
	a->redraw = a->whole = true;
}

void show_leave(struct app *a)
{
	a->view = show_of(a)->from;
	a->redraw = a->whole = true;
}

void show_follow(struct app *a)
{
	const struct step *step = show_step(a);
	struct show *s = show_of(a);

	begin(a, step, show_revealed(a, step));
	if ((a->role & ROLE_ROOM) != 0 && !app_previews(a) && s->pages > 1 && a->now - s->turned >= TURN_MS)
		show_turn(a, 1);
}

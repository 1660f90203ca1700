/* A frame: all of it, or only what the last keys have changed on the one before. */
#include <stdlib.h>

#include "tui/idle.h"
#include "tui/show.h"
#include "tui/state.h"
#include "tui/view.h"

/* What the frame was of. */
static void keep(struct app *a)
{
	a->kept.model = a->model;
	a->kept.revision = a->model != NULL ? a->model->revision : 0;
	a->kept.folded = a->model != NULL ? a->model->folded : 0;
	a->kept.step = a->step;
	a->kept.enterprise = a->enterprise;
	if (a->role & ROLE_FACILITATOR && a->view == VIEW_ROOM && a->scenario != NULL)
		a->kept.focus = view_form_focus(a);
}

static void draw_whole(struct app *a, struct grid *g)
{
	grid_clear(g);
	if (a->hidden)
		view_hidden(a, g);
	else
		views[a->view].draw(a, g);
	a->kept.in = g;
	a->kept.height = g->height;
	a->kept.width = g->width;
	keep(a);
}

/* Does G still hold the last frame, of what is looked at now? Nobody has written to it since it was shown. */
static bool still(const struct app *a, const struct grid *g)
{
	const struct kept_frame *k = &a->kept;

	return !a->hidden && a->role & ROLE_FACILITATOR && a->view == VIEW_ROOM && k->in == g && grid_is_settled(g) && k->model == a->model &&
	       k->revision == a->model->revision && k->step == a->step && k->enterprise == a->enterprise;
}

/* While text is typed only its lines are drawn again, while the focus moves only the fields it left and entered: the echo waits for
 * nothing else. False: nothing that is there can stay. */
static bool draw_part(struct app *a, struct grid *g)
{
	if (a->whole || !still(a, g))
		return false;
	if (!a->moved)
		return view_form_typed(a, g, &a->kept.focus);
	if (a->kept.folded != a->model->folded || !view_form_moved(a, g, &a->kept.focus))
		return false;
	keep(a);
	return true;
}

void app_draw(struct app *a, struct grid *g)
{
	app_follow(a);
	if (a->scenario != NULL && !(a->role & ROLE_ROOM))
		place_send(a); /* before it is seen: who comes back after the worst stands where the screen said */
	if (!draw_part(a, g))
		draw_whole(a, g);
	if (g->cursor_y < 0 && !show_on(a)) /* nothing to act on: what reads aloud begins at the top */
		grid_cursor(g, 0, 1);
	a->whole = a->moved = false;
}

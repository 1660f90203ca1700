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
	struct kept_frame *k = &a->kept;

	grid_clear(g);
	if (a->hidden)
		view_hidden(a, g);
	else
		views[a->view].draw(a, g);
	if (g->cursor_y < 0 && !show_on(a)) /* nothing to act on: what reads aloud begins at the top */
		grid_cursor(g, 0, 1);
	if (k->grid == NULL)
		k->grid = grid_new(g->height, g->width);
	if (k->grid->height != g->height || k->grid->width != g->width)
		grid_resize(k->grid, g->height, g->width);
	grid_copy(k->grid, g, true);
	grid_settled(k->grid);
	k->in = g;
	keep(a);
}

/* Is the kept frame one of what is still looked at? */
static bool still(const struct app *a, const struct grid *g)
{
	const struct kept_frame *k = &a->kept;

	return !a->hidden && a->role & ROLE_FACILITATOR && a->view == VIEW_ROOM && k->grid != NULL && k->grid->height == g->height &&
	       k->grid->width == g->width && k->model == a->model && k->revision == a->model->revision && k->step == a->step &&
	       k->enterprise == a->enterprise;
}

/* While text is typed only its lines are drawn again, while the focus moves only the fields it left and entered: the echo waits for
 * nothing else. */
static bool draw_part(struct app *a, struct grid *g)
{
	struct kept_frame *k = &a->kept;

	if (a->whole || !still(a, g))
		return false;
	if (!a->moved)
		return view_form_typed(a, k->grid, &k->focus);
	if (k->folded != a->model->folded || !view_form_moved(a, k->grid, &k->focus))
		return false;
	if (k->grid->cursor_y < 0)
		grid_cursor(k->grid, 0, 1);
	keep(a);
	return true;
}

void app_draw(struct app *a, struct grid *g)
{
	struct kept_frame *k = &a->kept;

	app_follow(a);
	if (a->scenario != NULL && !(a->role & ROLE_ROOM))
		place_send(a); /* before it is seen: who comes back after the worst stands where the screen said */
	if (draw_part(a, g)) {
		grid_copy(g, k->grid, g != k->in || !grid_is_settled(g));
		grid_settled(k->grid);
		k->in = g;
	} else {
		draw_whole(a, g);
	}
	a->whole = a->moved = false;
}

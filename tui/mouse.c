/* What a click and the wheel do: the view is drawn once more into nothing, and says what stands where. */
#include "tui/mouse.h"

#include <stdlib.h>

#include "base/memory.h"
#include "tui/command.h"
#include "tui/compare.h"
#include "tui/form.h"
#include "tui/view.h"

enum { WHEEL_LINES = 3 };

void hit_add(struct grid *g, struct hit hit)
{
	struct hits *h = g->hits;

	if (h == NULL)
		return;
	h->list = xrealloc(h->list, h->count + 1, sizeof *h->list);
	h->list[h->count++] = hit;
}

void hit_item(struct grid *g, int y, int height, size_t at, size_t item)
{
	if (hits_wanted(g))
		hit_add(g, (struct hit){.kind = HIT_ITEM, .y = y, .height = height, .columns = g->width, .down = (int)item - (int)at});
}

/* What stands there; the wheel turns what a command stands on. */
static struct hit hit_at(struct app *a, int y, int x, bool wheel)
{
	struct hits hits = {0};
	struct hit found = {0};
	struct grid *g;

	if (a->kept.in == NULL)
		return found;
	g = grid_new(a->kept.height, a->kept.width);
	g->hits = &hits;
	views[a->view].draw(a, g);
	for (size_t i = 0; i < hits.count; i++) {
		const struct hit *h = &hits.list[i];

		if (!(wheel && h->kind == HIT_COMMAND) && y >= h->y && y < h->y + h->height && x >= h->x && x < h->x + h->columns)
			found = *h;
	}
	free(hits.list);
	grid_free(g);
	return found;
}

static void press(struct app *a, uint32_t code, int times)
{
	struct key k = key_of(code, 0);

	for (int i = 0; i < times; i++)
		app_key(a, &k);
}

static void run(struct app *a, const char *command, const char *argument)
{
	struct error err = {0};

	if (!command_run(a, command, argument, &err))
		app_warn(a, "%s", err.text != NULL ? err.text : "");
	error_clear(&err);
}

/* By the view's own keys: so whatever follows from standing there follows. */
static void choose(struct app *a, const struct hit *h)
{
	if (a->view == VIEW_COMPARE)
		compare_rest(a);
	if (h->down == 0 && h->right == 0)
		press(a, KEY_ENTER_, 1);
	press(a, h->down < 0 ? KEY_UP_ : KEY_DOWN_, abs(h->down));
	press(a, h->right < 0 ? KEY_LEFT_ : KEY_RIGHT_, abs(h->right));
}

static void click(struct app *a, const struct hit *h)
{
	switch (h->kind) {
	case HIT_ITEM:
		choose(a, h);
		break;
	case HIT_COMMAND:
		run(a, h->command, h->argument);
		break;
	case HIT_LINE:
		if (h->list->chosen == h->index)
			press(a, KEY_ENTER_, 1);
		else
			h->list->chosen = h->index, h->list->moved = true;
		break;
	case HIT_SLOT:
		if (h->index != a->form.at)
			form_enter(a, h->index, 1);
		break;
	case HIT_CELL:
		if (h->index < a->form.count)
			form_go(a, h->index, h->row, h->column, FORM_END);
		break;
	default:
		break;
	}
}

static void wheel(struct app *a, const struct hit *h, bool down)
{
	switch (h->kind) {
	case HIT_SLOT:
	case HIT_CELL:
	case HIT_FORM:
		form_skip(a, down ? 1 : -1);
		break;
	case HIT_STRIP:
		run(a, down ? "enterprise-next" : "enterprise-previous", "");
		break;
	case HIT_STEPS:
		run(a, down ? "step-next" : "step-previous", "");
		break;
	case HIT_TEXT:
		if (down)
			run(a, "text-more", "");
		else if (a->page > 0)
			a->page--;
		break;
	case HIT_LINE:
	case HIT_ITEM:
		press(a, down ? KEY_DOWN_ : KEY_UP_, WHEEL_LINES);
		break;
	default:
		if (a->view != VIEW_ROOM)
			press(a, down ? KEY_DOWN_ : KEY_UP_, 1);
		break;
	}
}

void mouse_key(struct app *a, const struct key *k)
{
	struct hit h = hit_at(a, k->y, k->x, k->code != KEY_CLICK_);

	if (k->code == KEY_CLICK_)
		click(a, &h);
	else
		wheel(a, &h, k->code == KEY_WHEEL_DOWN_);
}

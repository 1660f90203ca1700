/* The terminal's own cursor stands on the active item in every view: what reads a screen aloud, and a braille line, follow it. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "tests/unit/folder.h"
#include "tests/unit/room_fixture.h"
#include "tui/state.h"
#include "tui/view.h"

TestSuite(cursor, .timeout = 120);

/* How each view is come to: from the room, or from the start screen. (VIEW_ASK, where two have changed the same
 * value, is in command_test.c.) */
static const struct way {
	enum view_id view;
	bool start, plain; /* PLAIN: nothing is chosen from a list there, letters are typed */
	const char *keys;
} ways[] = {
	{VIEW_ROOM, false, true, ""},
	{VIEW_GO, false, false, "<C-g>"},
	{VIEW_HELP, false, false, "<F1>"},
	{VIEW_STEPS, false, false, "<C-t>"},
	{VIEW_PICK, false, false, "<C-o>drei<Tab><S-Tab><M-v>"},
	{VIEW_PROMPT, false, true, ":arrived"},
	{VIEW_COMPARE, false, false, "<F4>"},
	{VIEW_PROGRESS, false, false, "<F5>"},
	{VIEW_NOTES, false, false, "<C-o>eins<C-n>zwei<M-k>"},
	{VIEW_QUICK_NOTE, false, true, "<C-k>"},
	{VIEW_PEOPLE, false, false, "<F7>"},
	{VIEW_CARD, false, false, "<F7><Enter>"},
	{VIEW_MISSED, false, true, ":missed"},
	{VIEW_MEETINGS, false, true, "<F9>"},
	{VIEW_OPENING, false, true, ":opening"},
	{VIEW_HOURS, false, true, ":hours"},
	{VIEW_SEARCH, false, true, "<C-f>"},
	{VIEW_START, true, false, ""},
	{VIEW_SCENARIOS, true, false, ":scenarios"},
	{VIEW_READ, true, false, ":scenarios|<Enter>"},
	{VIEW_WRITE, true, true, ":scenarios|<Enter><Enter>"},
	{VIEW_NEW, true, true, ":new-session"},
};

/* Is the row that the cursor stands on the one that is marked? */
static bool marked(const struct grid *g)
{
	for (int x = 0; x < g->width; x++) {
		const struct cell *c = grid_at(g, g->cursor_y, x);

		if (strcmp(c->text, "›") == 0 || c->style == STYLE_FOCUS || c->style == STYLE_CURRENT)
			return true;
	}
	return false;
}

static void look(struct app *a, struct grid *g, const struct way *w, const char *when)
{
	app_draw(a, g);
	cr_expect(g->cursor_y >= 0 && g->cursor_y < g->height && g->cursor_x >= 0 && g->cursor_x < g->width, "%s %s: no cursor (%d,%d)",
		  views[w->view].name, when, g->cursor_y, g->cursor_x);
}

static void press(struct app *a, struct grid *g, const char *keys)
{
	struct key k;

	for (size_t n; *keys != '\0'; keys += n) {
		n = key_parse(keys, &k);
		cr_assert_gt(n, 0, "%s", keys);
		app_key(a, &k);
		app_draw(a, g);
	}
}

static void walk(struct app *a, struct grid *g, const struct way *w)
{
	char *keys = xstrdup(w->keys), *rest = keys;

	if (*rest == ':') {
		char *bar = strchr(rest, '|');
		struct error err = {0};

		rest = bar != NULL ? bar + 1 : rest + strlen(rest);
		if (bar != NULL)
			*bar = '\0';
		cr_assert(app_command(a, keys + 1, "", &err), "%s: %s", keys, err.text);
		app_draw(a, g);
	}
	press(a, g, rest);
	cr_assert_eq(a->view, w->view, "%s leads to %s instead of %s at %dx%d: %s", w->keys, views[a->view].name, views[w->view].name, g->width, g->height, a->message.text);
	look(a, g, w, "as it opens");
	press(a, g, "<Down>");
	look(a, g, w, "a line further");
	cr_expect(w->plain || marked(g), "%s: after Down the cursor (%d,%d) is not on the chosen line", views[w->view].name, g->cursor_y,
		  g->cursor_x);
	free(keys);
}

static void start_walk(const struct way *w, int height, int width)
{
	struct app *a = app_new_start(NULL);
	struct grid *g = grid_new(height, width);

	app_draw(a, g);
	walk(a, g, w);
	app_free(a);
	grid_free(g);
}

static const char small[] =
	"scenario = { id = \"small\"; version = 1; languages = [ \"en\" ]; title = \"Small\"; slot = 20;\n"
	"  steps = ( { id = \"one\"; kind = \"round\"; minutes = 20; title = \"One\"; say = \"Say this.\"; guide = \"Begin.\";\n"
	"    fields = ( { id = \"word\"; kind = \"text\"; label = \"Word\"; prompt = \"Which?\"; } ); } ); };\n";

Test(cursor, on_the_active_item_of_the_start_screen)
{
	static const int sizes[][2] = {{24, 80}, {10, 40}, {43, 132}};
	const char *folder = folder_make();

	setenv("HOME", folder, 1);
	setenv("XDG_DATA_HOME", folder, 1);
	setenv("XDG_STATE_HOME", folder, 1);
	cr_assert_eq(mkdir("scenarios", 0700), 0);
	folder_put("scenarios/small.scenario", small);
	for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++)
		for (size_t size = 0; ways[i].start && size < 3; size++)
			start_walk(&ways[i], sizes[size][0], sizes[size][1]);
	folder_remove();
}

Test(cursor, on_the_active_item_of_the_room)
{
	static const int sizes[][2] = {{24, 80}, {10, 40}, {43, 132}};

	for (size_t size = 0; size < 3; size++) {
		struct room r = room_new(sizes[size][0], sizes[size][1]);

		for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
			if (ways[i].start)
				continue;
			walk(r.app, r.grid, &ways[i]);
			for (int back = 0; back < 4 && r.app->view != VIEW_ROOM; back++)
				room_keys(&r, "<Esc>");
			cr_assert_eq(r.app->view, VIEW_ROOM, "Esc leads back from %s", views[ways[i].view].name);
		}
		room_free(&r);
	}
}

static void stands(struct room *r, enum view_id view, const char *when)
{
	cr_assert_eq(r->app->view, view, "%s: %s instead of %s", when, views[r->app->view].name, views[view].name);
	cr_expect(marked(r->grid), "%s, %s: the cursor (%d,%d) is not on the active line of %dx%d", views[view].name, when, r->grid->cursor_y,
		  r->grid->cursor_x, r->grid->width, r->grid->height);
}

/* What the keeper is asked for comes after the view. */
Test(cursor, on_what_was_found_and_on_what_was_done)
{
	static const int sizes[][2] = {{24, 80}, {10, 40}, {43, 132}};

	for (size_t size = 0; size < 3; size++) {
		struct room r = room_new(sizes[size][0], sizes[size][1]);

		room_keys(&r, "<C-o>eins vier<C-n>vier zwei");
		room_settle(&r);
		room_keys(&r, "<C-f>vier");
		cr_assert(room_wait(&r, NULL, "zwei"));
		room_keys(&r, "<Down>");
		stands(&r, VIEW_SEARCH, "a hit further");
		room_keys(&r, "<Esc><F8>");
		cr_assert(room_wait(&r, NULL, "tester"), "what was written is in the list");
		room_keys(&r, "<Down>");
		stands(&r, VIEW_HISTORY, "an act further");
		room_keys(&r, "<Enter>");
		cr_assert(room_wait(&r, NULL, "As it was"));
		cr_assert_eq(r.app->view, VIEW_PAST);
		cr_expect(r.grid->cursor_y >= 0 && r.grid->cursor_y < r.grid->height, "in the past there is none");
		room_keys(&r, "<Esc><Esc>");
		room_free(&r);
	}
}

/* One to choose from further than one line. */
Test(cursor, on_the_chosen_meeting_and_enterprise)
{
	static const int sizes[][2] = {{24, 80}, {10, 40}, {43, 132}};
	static const char *const opened[] = {"meetings", "opening"};
	static const char *const shown[] = {"2 ·", "Done"};

	for (size_t i = 0; i < 6; i++) {
		struct room r = room_new_of(sizes[i / 2][0], sizes[i / 2][1], "tests/data/every-kind.scenario", NULL, LANG_EN);

		room_next(&r, "tests/data/every-after.scenario");
		room_command(&r, opened[i % 2], "");
		cr_assert(room_wait(&r, NULL, shown[i % 2]), "%s", opened[i % 2]);
		room_keys(&r, i % 2 == 0 ? "<Up>" : "<Down>");
		stands(&r, i % 2 == 0 ? VIEW_MEETINGS : VIEW_OPENING, "a line further");
		room_keys(&r, "<Esc>");
		room_command(&r, "hours", "");
		room_keys(&r, "1:30 call<Enter>0:45 visit<Enter><Down>");
		stands(&r, VIEW_HOURS, "an entry further");
		room_keys(&r, "<Esc>");
		room_free(&r);
	}
}

Test(cursor, an_enterprise_has_one_too)
{
	struct room r = room_new(24, 80);

	room_as(&r, ROLE_ENTERPRISE);
	for (int step = 0; step < 3; step++) {
		room_keys(&r, "<PageDown>");
		cr_expect(r.grid->cursor_y >= 0, "step %d", step);
	}
	room_free(&r);
}

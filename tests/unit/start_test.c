/* The start screen and the texts of scenarios on it: as they are seen, in three languages at two sizes, and what keys do. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "scenarios/scenario.h"
#include "session/recent.h"
#include "tests/unit/golden.h"
#include "tui/app.h"
#include "folder.h"
#include "start_fixture.h"

static const char circle[] =
	"scenario = { id = \"circle\"; version = 1; languages = [ \"fr\", \"en\", \"nl\" ];\n"
	"  title = { fr = \"Cercle d’écoute\"; en = \"Listening circle\"; nl = \"Luisterkring\"; };\n"
	"  slot = 25;\n"
	"  steps = (\n"
	"    { id = \"round\"; kind = \"round\"; minutes = 10;\n"
	"      title = { fr = \"Tour de table\"; en = \"Go-round\"; nl = \"Rondje\"; };\n"
	"      say = { fr = \"Chacune dit en une minute comment elle va, sans que personne ne commente : ce qui est dit ici reste ici, et l’on ne "
	"prend pas la parole de quelqu’un d’autre.\"; en = \"Everyone says how they are.\"; };\n"
	"      guide = { fr = \"Commencez par vous.\"; en = \"Begin yourself.\"; nl = \"Begin zelf.\"; insertion = { fr = \"Un mot suffit.\"; en = \"One "
	"word will do.\"; nl = \"Eén woord volstaat.\"; }; };\n"
	"      fields = ( { id = \"mood\"; kind = \"choice\"; label = { fr = \"Météo\"; en = \"Weather\"; nl = \"Weer\"; };\n"
	"        prompt = { fr = \"Comment ça va ?\"; en = \"How are you?\"; nl = \"Hoe gaat het?\"; };\n"
	"        options = ( { id = \"sun\"; label = \"☀ 東京\"; }, { id = \"rain\"; label = { fr = \"pluie\"; en = \"rain\"; nl = \"regen\"; }; } ); } ); },\n"
	"    { id = \"close\"; kind = \"plenary\"; minutes = 15; title = { fr = \"Pour finir\"; en = \"To close\"; nl = \"Tot slot\"; };\n"
	"      say = { fr = \"Merci.\"; en = \"Thank you.\"; nl = \"Bedankt.\"; }; } ); };\n";

static void put(const char *path, const char *text, int64_t seconds)
{
	struct timespec times[2] = {{.tv_sec = seconds}, {.tv_sec = seconds}};

	folder_put(path, text);
	cr_assert_eq(utimensat(AT_FDCWD, path, times, 0), 0, "%s", path);
}

static void make_folder(void)
{
	start_begin(circle);
	put("scenarios/circle.scenario", circle, 1773307800);
	put("scenarios/broken.scenario", "scenario = { id = \"broken\"; version = 1; languages = [ \"fr\" ]; slot = 5; title = \"Cassé\"; };\n",
	    1773307800);
	put("Gand 東京.filrouge", "", 1773220000);
	put("Lille-Mons.filrouge", "", 1773307800);
	put("gone.filrouge", "", 1773307800);
	recent_add("gone.filrouge");
	recent_add("Gand 東京.filrouge");
	recent_add("Lille-Mons.filrouge");
	unlink("gone.filrouge");
}

TestSuite(start, .init = make_folder, .fini = folder_remove, .timeout = 60);

/* Time goes on by MS since the last key. */
static void rest(struct app *a, struct grid *g, int64_t ms)
{
	app_tick(a, clock_now() + ms);
	app_draw(a, g);
}

/* The screen after KEYS and a pause, in three languages, at two sizes. */
static void screens(const char *name, const char *typed)
{
	static const int sizes[][2] = {{24, 80}, {10, 40}};

	for (int lang = 0; lang < LANG_COUNT; lang++)
		for (size_t i = 0; i < 2; i++) {
			struct grid *g = grid_new(sizes[i][0], sizes[i][1]);
			char *golden = xasprintf("start-%s-%s", name, lang_codes[lang]);
			struct app *a;

			put("scenarios/circle.scenario", circle, 1773307800);
			i18n_use((enum lang)lang);
			a = app_new_start(NULL);
			app_draw(a, g);
			start_keys(a, g, typed);
			rest(a, g, 1000);
			golden_equal(g, golden);
			free(golden);
			app_free(a);
			grid_free(g);
		}
}

Test(start, the_start_screen)
{
	screens("sessions", "");
}

Test(start, the_scenarios_there_are)
{
	screens("scenarios", "<Up><Enter>");
}

Test(start, a_scenario_is_read)
{
	screens("read", "<Up><Enter><Down><Enter><PageDown><Down><Down>");
}

Test(start, its_fields)
{
	screens("fields", "<Up><Enter><Down><Enter><PageDown><PageDown><Up>");
}

Test(start, a_text_is_written)
{
	screens("write", "<Up><Enter><Down><Enter><PageDown><Down><Down><Tab><Enter>Een ");
}

Test(start, what_is_wrong_is_said)
{
	screens("wrong", "<Up><Enter><Down><Enter><PageDown><Down><Enter><C-u>0");
}

Test(start, what_begins_with_the_letters_comes_first)
{
	struct grid *g = grid_new(24, 80);
	struct app *a;

	put("Nouvelle liste de scenes.filrouge", "", 1773307900);
	recent_add("Nouvelle liste de scenes.filrouge");
	a = app_new_start(NULL);
	app_draw(a, g);
	start_keys(a, g, "scen");
	cr_assert(golden_holds(g, "› Scenarios"), "the beginning of the name");
	cr_assert(golden_holds(g, "Nouvelle liste"), "the others below");
	start_keys(a, g, "<Backspace><Backspace><Backspace><Backspace>li");
	cr_assert(golden_holds(g, "› Lille-Mons"));
	start_keys(a, g, "<Backspace><Backspace>nou");
	cr_assert(golden_holds(g, "› Nouvelle liste"));
	app_free(a);
	grid_free(g);
}

Test(start, any_size_works)
{
	static const char *const places[] = {"", "<Up><Enter>", "<Down><Enter>", "<PageDown><Down><Down>", "<Enter>"};
	struct grid *g = grid_new(24, 80);
	struct app *a = app_new_start(NULL);

	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
		start_keys(a, g, places[i]);
		for (int height = 1; height < 30; height += 3)
			for (int width = 1; width < 140; width += 7) {
				grid_resize(g, height, width);
				app_draw(a, g);
				cr_assert((height < 10 || width < 40) == golden_holds(g, height < 10 || width < 40 ? "N" : "never") ||
						  (height >= 10 && width >= 40),
					  "%dx%d", width, height);
				cr_assert(g->height < 10 || g->width < 40 || g->cursor_y >= 0, "the cursor at %dx%d", width, height);
			}
		grid_resize(g, 24, 80);
		app_draw(a, g);
	}
	app_free(a);
	grid_free(g);
}

/* Whatever is pressed, in whatever order: it goes on, and the file can still be read. */
Test(start, any_keys_do_no_harm)
{
	static const char *const any[] = {"a", "é", "東", "\"", "\\", "0", "<Enter>", "<Tab>", "<Up>", "<Down>", "<Left>", "<Home>", "<End>",
					  "<Backspace>", "<Delete>", "<C-z>", "<C-y>", "<C-g>", "<F1>", "<F2>", "<Esc>", "<PageDown>",
					  "<PageUp>", "<C-s>", "<C-k>", "<C-w>", "<C-d>", "<C-l>", "<Enter>", "<Down>"};
	struct grid *g = grid_new(24, 80);
	struct app *a = app_new_start(NULL);
	struct error err = {0};
	struct diagnostics d;
	unsigned seed = 5;
	char *text;
	size_t len;

	for (size_t i = 0; i < 3000 && !app_done(a); i++) {
		seed = seed * 1103515245 + 12345;
		start_keys(a, g, any[(seed >> 16) % (sizeof any / sizeof any[0])]);
		if (i % 13 == 0)
			rest(a, g, 1000);
		if (app_opens(a, NULL) != OPENS_NOTHING) { /* a session was opened: begin again, in the scenarios */
			app_free(a);
			a = app_new_start(NULL);
			app_draw(a, g);
			start_keys(a, g, "<Up><Enter><Down><Enter>");
		}
	}
	app_free(a);
	grid_free(g);
	cr_assert(scenario_load_text("scenarios/circle.scenario", &text, &len, &err), "%s", err.text);
	diagnostics_init(&d, "circle", text, len);
	struct scenario *s = scenario_parse(text, len, &d);
	cr_assert_not_null(s, "%s", d.count ? d.list[0].sentence : "");
	scenario_free(s);
	diagnostics_clear(&d);
	free(text);
}

Test(start, what_is_typed_is_written_when_the_line_drops)
{
	struct grid *g = grid_new(24, 80);
	struct app *a = app_new_start(NULL);
	char *text;
	size_t len;

	app_draw(a, g);
	start_keys(a, g, "<Up><Enter><Down><Enter><PageDown><Enter>X");
	app_free(a);
	cr_assert(scenario_load_text("scenarios/circle.scenario", &text, &len, NULL), "read");
	cr_assert_not_null(strstr(text, "en = \"Go-roundX\";"), "%s", text);
	free(text);
	grid_free(g);
}

Test(start, recent_sessions_are_each_kept_once_the_newest_first)
{
	size_t count;
	struct recent *list = recent_read(&count);

	cr_assert_eq(count, 3, "%zu", count);
	cr_assert(strstr(list[0].path, "Lille-Mons") && strstr(list[2].path, "gone") && list[2].missing && !list[0].missing, "order");
	recent_free(list, count);
	recent_add("Gand 東京.filrouge");
	recent_add("none.filrouge");
	struct recent_later *later = recent_add_later("Lille-Mons.filrouge");
	recent_join(later);
	list = recent_read(&count);
	cr_assert(count == 3 && strstr(list[0].path, "Lille-Mons") && strstr(list[1].path, "Gand"), "the newest first");
	recent_drop(list[1].path);
	recent_free(list, count);
	list = recent_read(&count);
	cr_assert(count == 2 && strstr(list[1].path, "gone"), "dropped");
	recent_free(list, count);
}

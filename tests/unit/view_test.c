/* The room's screens as they are seen: goldens of text and styles at three sizes, with composed and decomposed accents
 * and wide characters. GENERATE=1 writes them again; what changed is then for eyes to judge. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "tests/unit/golden.h"
#include "tests/unit/room_fixture.h"
#include "tui/state.h"

static void golden(struct room *r, const char *screen)
{
	char *name = xasprintf("room-%s", screen);

	golden_equal(r->grid, name);
	free(name);
}

static const int sizes[][2] = {{24, 80}, {43, 132}, {10, 40}};

/* The screen after KEYS, at the three sizes. */
static void screens(const char *name, const char *step, const char *keys)
{
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct room r = room_new(sizes[i][0], sizes[i][1]);

		room_keys(&r, "<C-e>");
		room_command(&r, "step", step);
		room_keys(&r, keys);
		room_settle(&r);
		golden(&r, name);
		room_free(&r);
	}
}

Test(view, simple_fields)
{
	screens("simple", "1",
		"9h05<Tab>4<Tab>2<Tab>L’été de 東京, e\xcc\x81"
		"teint<Tab>Une histoire « longue », n° 3, qui se suit sur plusieurs lignes.<Enter>"
		"Et une autre.<Tab>3,5<Tab>+7<Tab>1<C-n>");
}

Test(view, the_focused_text)
{
	screens("typing", "1",
		"<Tab><Tab><Tab><Tab>Une histoire « longue », n° 3, e\xcc\x81"
		"crite en 東京 sur plusieurs lignes sans la moindre pause.<Left><Left>");
}

Test(view, a_table)
{
	screens("table", "2",
		"Volunteers<Tab>1<Tab>time and patience, every Saturday "
		"morning<Tab>4<Down><S-Tab><S-Tab><S-Tab>Neighbours of the 東京 workshop<Left><Left>"
		"<Up><Tab><Tab>");
}

Test(view, a_matrix_and_a_ranking)
{
	screens("matrix", "2",
		"Volunteers<Down>Town council<C-g>effects<Enter>Fewer goods thrown away<Down>People "
		"talk<C-g>matrix<Enter>+<Right>-<C-g>two eff<Enter>"
		"1<Down>1<C-g>matrix<Enter><Down>");
}

Test(view, closing)
{
	screens("closing", "3", "Call the town council<Tab>Ana<Tab>+7<Tab><Space><C-g>evaluation<Enter>4<Tab>The map");
}

Test(view, palette_help_and_steps)
{
	screens("go", "1", "<C-g>sta");
	screens("help", "1", "<F1>row");
	screens("steps", "2", "<C-t><Down>");
}

/* "5 + 1 each" counts with those who are there, as in the list above it. */
Test(view, the_minutes_of_the_meeting_are_those_of_its_steps)
{
	struct room r = room_new_of(43, 132, "tests/data/every-kind.scenario", NULL, LANG_EN);
	int before = 0;
	char *words = NULL;

	for (size_t i = 0; i < r.app->scenario->step_count; i++)
		before += app_minutes(r.app, &r.app->scenario->steps[i]);
	cr_assert_eq(before, scenario_minutes(r.app->scenario, 4, true), "%d", before);
	room_keys(&r, "<C-t>");
	for (int absent = 0; absent < 2; absent++) {
		words = xasprintf(" %d ", before - absent);
		cr_assert(room_shows(&r, words), "%s", words);
		free(words);
		room_keys(&r, "<Esc>");
		room_command(&r, "absent", "");
		room_settle(&r);
		room_keys(&r, "<C-t>");
	}
	room_free(&r);
}

Test(view, a_question_with_two_answers)
{
	struct room r = room_new(24, 80);
	struct client *other;
	struct target t = {TARGET_ANSWER, client_model(r.client)->meeting, 1, "simple", "what", "", ""};
	struct setting set = {
		t, VALUE_TEXT,
		"What somebody else wrote since, which is long enough to need a second line of the screen."};

	room_command(&r, "field", "what");
	room_keys(&r, "mine<Tab>");
	room_settle(&r);
	other = room_other(&r);
	client_set(other, &set, 1);
	cr_assert(room_wait(&r, other, "What somebody else"), "followed");
	room_keys(&r, "<C-z>");
	cr_assert(room_wait(&r, other, "somebody has changed this since"), "asks");
	room_keys(&r, "<Down>");
	golden(&r, "ask");
	client_close(other, NULL);
	room_free(&r);
}

Test(view, late)
{
	struct room r = room_new(24, 80);

	room_keys(&r, "<C-e>");
	app_tick(r.app, 1773307800000 + 24 * 60000);
	room_draw(&r);
	cr_assert(room_shows(&r, "LIVE  4 min over"), "over");
	room_keys(&r, "<PageDown>");
	golden(&r, "late");
	room_free(&r);
}

Test(view, more_enterprises_than_fit)
{
	struct room r = room_new_many(24, 80, 10);

	golden(&r, "ten");
	room_keys(&r, "<M-0>");
	cr_assert(room_shows(&r, "10 Association 10"), "the tenth");
	golden(&r, "tenth");
	room_free(&r);
	r = room_new_many(10, 40, 10);
	room_keys(&r, "<M-7>");
	golden(&r, "seventh");
	room_free(&r);
}

Test(view, nothing_moves_but_what_the_person_moved)
{
	struct room r = room_new(24, 80);
	char *before, *after;

	room_keys(&r, "<C-e><Tab><Tab><Tab>abc");
	room_settle(&r);
	before = golden_dump(r.grid);
	app_tick(r.app, 1773307800000 + 20000);
	room_draw(&r);
	after = golden_dump(r.grid);
	cr_assert_str_eq(before, after, "not by a second");
	free(after);
	app_tick(r.app, 1773307800000 + 61000);
	room_draw(&r);
	after = golden_dump(r.grid);
	cr_assert_str_neq(before, after, "but by a minute");
	free(before);
	free(after);
	room_free(&r);
}

Test(view, the_cursor_is_always_there)
{
	static const char *const fields[] = {"arrival", "mood", "done",  "what",   "story",  "hours",
					     "next",    "whom", "ten",   "expect", "people", "chain",
					     "grid",    "top",  "order", "plan",   "share",  "hot"};
	for (size_t size = 0; size < sizeof sizes / sizeof sizes[0]; size++) {
		struct room r = room_new(sizes[size][0], sizes[size][1]);

		for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
			room_command(&r, "field", fields[i]);
			for (size_t tab = 0; tab < 3; tab++) {
				cr_assert(r.grid->cursor_y > 1 && r.grid->cursor_y < r.grid->height - 1,
					  "%s, %zu Tabs: row %d", fields[i], tab, r.grid->cursor_y);
				room_keys(&r, "<Tab>");
			}
		}
		room_free(&r);
	}
}

Test(view, any_size_works)
{
	struct room r = room_new(24, 80);

	room_keys(&r, "<C-e>abc");
	for (int height = 1; height < 30; height++)
		for (int width = 1; width < 140; width += 3) {
			grid_resize(r.grid, height, width);
			room_draw(&r);
			cr_assert((height < 10 || width < 40) == !room_shows(&r, "Opening"), "%dx%d", width, height);
		}
	grid_resize(r.grid, 3, 10);
	room_draw(&r);
	cr_assert(room_shows(&r, "40x10"), "says the size needed");
	room_free(&r);
}

/* Frames of keys that type or move draw only a part: they must show what whole frames show. WHOLE has the size of R's. */
static void whole_is_same(struct room *r, struct grid *whole, size_t key)
{
	grid_copy(whole, r->grid, true);
	room_command(r, "redraw", ""); /* whole */
	for (int c = 0; c < whole->height * whole->width; c++) {
		const struct cell *part = &whole->cells[c], *all = &r->grid->cells[c];

		cr_assert(strcmp(part->text, all->text) == 0 && part->style == all->style, "key %zu of step %zu at %dx%d: row %d column %d: `%s` `%s`", key,
			  r->app->step, whole->height, whole->width, c / whole->width, c % whole->width, part->text, all->text);
	}
	cr_assert(whole->cursor_y == r->grid->cursor_y && whole->cursor_x == r->grid->cursor_x, "key %zu of step %zu: the cursor", key, r->app->step);
}

Test(view, a_typed_frame_equals_a_whole_one)
{
	static const char *const places[] = {"what", "story", "people", "chain", "expect", "best"};
	static const char *const keys[] = {"a",      "é", "<Space>", "<Left>",   "<Right>", "<Backspace>", "<End>",
					   "<Home>", "w", "東",      "<Delete>", "<Enter>", "o",           "n"};
	unsigned seed = 7;

	for (size_t size = 0; size < 3; size++) {
		struct room r = room_new(sizes[size][0], sizes[size][1]);
		struct grid *whole = grid_new(sizes[size][0], sizes[size][1]);

		for (size_t i = 0; i < 600; i++) {
			if (i % 100 == 0)
				room_command(&r, "field", places[i / 100 == 5 ? 0 : i / 100]);
			seed = seed * 1103515245 + 12345;
			room_keys(&r, keys[(seed >> 16) % (sizeof keys / sizeof keys[0])]);
			if (i % 3 == 1)
				continue; /* typed frames follow one another */
			if (room_shows(&r, "is no option here"))
				continue; /* said until the next command only */
			whole_is_same(&r, whole, i);
		}
		grid_free(whole);
		room_free(&r);
	}
}

/* The form of a session that was worked in, by every kind of field. */
Test(view, a_moved_frame_equals_a_whole_one, .timeout = 300)
{
	static const char *const scenarios[] = {"tests/data/every-kind.scenario", "tests/data/every-after.scenario", "tests/data/roles.scenario"};
	static const char *const keys[] = {"<Down>", "<Down>", "<Up>", "<Tab>", "<Tab>", "<S-Tab>", "<Left>", "<Right>", "<Space>", "1", "3", "a", "é",
					   "<Enter>", "<Backspace>", "<Home>", "<End>", "<M-Down>", "<Down>", "<Up>"};
	unsigned seed = 11;

	for (size_t of = 0; of < sizeof scenarios / sizeof scenarios[0]; of++)
		for (size_t size = 0; size < 3; size++) {
			struct room r = room_new_of(sizes[size][0], sizes[size][1], scenarios[of], NULL, LANG_EN);
			struct grid *whole = grid_new(sizes[size][0], sizes[size][1]);

			cr_assert(r.app->form.count > 0, "%s", scenarios[of]);
			for (size_t i = 0; i < 400; i++) {
				if (i % 50 == 0 && i > 0)
					room_keys(&r, "<PageDown>");
				seed = seed * 1103515245 + 12345;
				room_keys(&r, keys[(seed >> 16) % (sizeof keys / sizeof keys[0])]);
				if (r.app->view != VIEW_ROOM)
					room_keys(&r, "<Esc>");
				if (i % 3 != 1 && r.app->message.text == NULL) /* frames of a part follow one another; what is said goes with the command */
					whole_is_same(&r, whole, i);
			}
			grid_free(whole);
			room_free(&r);
		}
}

/* Row Y without its signs, into OUT. */
static void row_words(struct room *r, int y, struct buf *out)
{
	for (int x = 0; x < r->grid->width; x++) {
		const char *c = grid_at(r->grid, y, x)->text;

		buf_text(out, strcmp(c, "●") == 0 || strcmp(c, "◐") == 0 || strcmp(c, "○") == 0 ? " " : c);
	}
}

/* Also where the names that would fit are one column too long. */
Test(view, all_seven_stand_in_the_strip)
{
	static const char *const names[] = {"Jardins du Pré", "Ressourcerie du Phare", "Coopérative Łódka", "Thuiszorg De Linde", "Énergie d’Été", "Atelier à Pédales",
					    "Ferme du Lac"};

	for (int width = 78; width <= 84; width++) {
		struct room r = room_new_named(24, width, 7, names);

		cr_assert(room_shows(&r, "7○"), "in %d columns", width);
		room_free(&r);
	}
}

Test(view, names_of_the_strip_tell_apart_and_stay)
{
	static const char *const names[] = {"La Ressourcerie de Nulle-Part", "La Boulangerie de Nulle-Part",
					    "La Brasserie de Nulle-Part",    "Le Garage de Nulle-Part",
					    "La Crèche de Nulle-Part",       "La Ferme de Nulle-Part"};
	struct room r = room_new_named(24, 80, 6, names);
	struct buf first = {0}, second = {0};
	size_t group;

	row_words(&r, 1, &first);
	cr_assert_null(strstr(buf_str(&first), "Nulle"), "%s", buf_str(&first));
	cr_assert_not_null(strstr(buf_str(&first), "Ressour"), "%s", buf_str(&first));
	cr_assert_not_null(strstr(buf_str(&first), "Boulang"), "%s", buf_str(&first));
	room_command(&r, "field", "people");
	row_words(&r, 1, &second);
	group = (size_t)(strstr(buf_str(&first), "Group") - buf_str(&first));
	cr_assert(strncmp(buf_str(&first), buf_str(&second), group) == 0, "%s\n%s", buf_str(&first), buf_str(&second));
	buf_clear(&first);
	buf_clear(&second);
	room_free(&r);
}

/* Is the text of the step cut though the lines below the form are blank? */
static bool cut_for_nothing(struct room *r)
{
	struct buf all = {0}, last = {0};
	bool cut;

	row_words(r, r->grid->height - 5, &last);
	for (int y = 3; y < r->grid->height - 4; y++)
		row_words(r, y, &all);
	cut = strspn(buf_str(&last), " ") == last.len && strstr(buf_str(&all), " ^R") != NULL;
	buf_clear(&all);
	buf_clear(&last);
	return cut;
}

Test(view, the_text_takes_lines_the_form_leaves_free)
{
	struct room r = room_new(24, 80);

	for (int height = 20; height < 44; height++)
		for (int width = 40; width < 100; width += 10) {
			grid_resize(r.grid, height, width);
			room_draw(&r);
			cr_assert_not(cut_for_nothing(&r), "%dx%d", width, height);
		}
	room_free(&r);
}

Test(view, a_text_of_two_lines_is_whole)
{
	struct room r = room_new_of(24, 40, "tests/data/every-kind.scenario",
				    "guide = { fr = \"Laisser le silence.\"; en = \"Leave the silence.\"; nl = \"Laat het stil.\"; };",
				    LANG_EN);

	room_command(&r, "step", "choosing");
	cr_assert(room_shows(&r, "Choose, then put in") && room_shows(&r, "order."));
	cr_assert_not(room_shows(&r, "1/2"));
	room_free(&r);
}

Test(view, a_sheet_without_a_name_is_headed_by_its_question)
{
	struct room r = room_new_of(40, 80, "tests/data/every-kind.scenario",
				    "label = { fr = \"À chaud\"; en = \"Right now\"; nl = \"Meteen\"; };", LANG_EN);

	room_command(&r, "field", "hot");
	room_command(&r, "field", "expect");
	cr_assert(room_shows(&r, "How was it?"));
	cr_assert_not(room_shows(&r, "hot"));
	room_free(&r);
}

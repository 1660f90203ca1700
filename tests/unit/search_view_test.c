/* The search as it is used: what is typed is looked for in the real file by the real keeper, Enter goes there, Esc comes back. */
#include <criterion/criterion.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "tests/unit/golden.h"
#include "tests/unit/room_fixture.h"
#include "tests/unit/seam_fixture.h"
#include "tui/form.h"
#include "tui/search.h"

/* A room in which something was said. */
static struct room told(int height, int width)
{
	struct room r = room_new(height, width);

	room_keys(&r, "<C-e>");
	room_command(&r, "field", "what");
	room_keys(&r, "Une équipe, un café et des voisins");
	room_command(&r, "field", "story");
	room_keys(&r, "Les voisins viennent le mardi : on les attend à 東京 avec du café, et ils restent jusqu’au soir quand il fait beau.");
	room_keys(&r, "<C-o>Voisine à rappeler<C-n>");
	room_command(&r, "field", "what");
	room_keys(&r, "Un atelier");
	room_command(&r, "step", "2");
	room_keys(&r, "Volunteers<Tab>1<Tab>time, patience, VOISINAGE<C-n>");
	room_settle(&r);
	return r;
}

static void search(struct room *r, const char *keys, const char *until)
{
	room_keys(r, "<C-f>");
	room_keys(r, keys);
	if (!room_wait(r, NULL, until)) {
		char *shown = golden_dump(r->grid);
		cr_assert_fail("%s is not in:\n%s", until, shown);
	}
}

/* Goes to the chosen hit, and waits until it is there. */
static void enter(struct room *r)
{
	room_keys(r, "<Enter>");
	cr_assert(room_wait(r, NULL, "^G"), "the room");
	cr_assert_eq(r->app->view, VIEW_ROOM);
}

Test(search_view, what_is_found_and_where)
{
	for (size_t i = 0; i < GOLDEN_SIZES; i++) {
		struct room r = told(golden_sizes[i][0], golden_sizes[i][1]);

		search(&r, "voisin", "4 found");
		room_keys(&r, "<Down>");
		golden_equal(r.grid, "search-found");
		room_keys(&r, "<Esc>");
		room_free(&r);
	}
}

Test(search_view, nothing_yet_and_nothing_at_all)
{
	for (size_t i = 0; i < GOLDEN_SIZES; i++) {
		struct room r = told(golden_sizes[i][0], golden_sizes[i][1]);

		room_keys(&r, "<C-f>");
		golden_equal(r.grid, "search-begins");
		search(&r, "licorne \" OR *", "Nothing has");
		golden_equal(r.grid, "search-nothing");
		room_free(&r);
	}
}

Test(search_view, enter_goes_there_and_the_next_search_stands_where_it_was)
{
	struct room r = told(24, 80);

	search(&r, "cafe mardi", "1 found");
	enter(&r);
	cr_assert_eq(r.app->enterprise, 1);
	cr_assert_str_eq(form_slot(r.app)->field->id, "story");
	search(&r, "voisin", "4 found");
	room_keys(&r, "<Down><Down>");
	enter(&r);
	size_t chosen = r.app->search->chosen;
	room_keys(&r, "<C-f>");
	cr_assert(room_wait(&r, NULL, "4 found"));
	cr_assert_eq(r.app->search->chosen, chosen, "the same hit");
	room_keys(&r, "<Esc>");
	search(&r, "volunteers", "1 found");
	enter(&r);
	cr_assert_str_eq(form_slot(r.app)->field->id, "people");
	cr_assert_eq(r.app->enterprise, 2, "the table of the second");
	search(&r, "rappeler", "1 found");
	enter(&r);
	cr_assert_null(form_slot(r.app)->field, "a note");
	cr_assert_eq(r.app->enterprise, 1);
	search(&r, "phare", "1 found");
	enter(&r);
	cr_assert_eq(r.app->enterprise, 2, "by its name");
	room_free(&r);
}

Test(search_view, enter_before_the_answer_waits_for_it)
{
	struct room r = told(24, 80);

	room_command(&r, "enterprise", "3");
	room_keys(&r, "<C-f>cafe mardi<Enter>");
	cr_assert(room_wait(&r, NULL, "Les voisins viennent"), "there");
	cr_assert_eq(r.app->view, VIEW_ROOM);
	cr_assert_eq(r.app->enterprise, 1);
	room_free(&r);
}

Test(search_view, what_is_pressed_after_enter_goes_where_it_leads)
{
	struct room r = told(24, 80);

	room_command(&r, "enterprise", "3");
	room_keys(&r, "<C-f>cafe mardi<Enter>grand <Right><Backspace>M");
	cr_assert(room_wait(&r, NULL, "le grand Mardi"), "typed at the word, not in the search");
	cr_assert_eq(r.app->view, VIEW_ROOM);
	room_settle(&r);
	room_keys(&r, "<C-f>licorne<Enter>s<Esc>x");
	room_settle(&r);
	cr_assert_eq(r.app->view, VIEW_ROOM, "Esc gives it up");
	cr_assert(room_shows(&r, "le grand Mxardi"));
	room_free(&r);
}

Test(search_view, the_words_of_before_are_selected)
{
	struct room r = told(24, 80);

	search(&r, "voisin", "4 found");
	room_keys(&r, "<Esc><C-f>");
	golden_equal(r.grid, "search-selected");
	room_keys(&r, "a");
	cr_assert_str_eq(r.app->search->line.text, "a", "a letter takes their place");
	room_keys(&r, "b<C-f><Left>c");
	cr_assert_str_eq(r.app->search->line.text, "acb", "an arrow keeps them, and the key selects them in the search itself");
	room_keys(&r, "<C-f><Backspace>");
	cr_assert_str_eq(r.app->search->line.text, "", "what erases erases all of them");
	room_keys(&r, "d<Backspace><Esc>");
	room_free(&r);
}

Test(search_view, a_quick_note_is_taken_over_it_and_over_the_history)
{
	struct room r = told(24, 80);

	search(&r, "voisin", "4 found");
	room_keys(&r, "<C-k>@2 rappelle demain<Enter>");
	cr_assert_eq(r.app->view, VIEW_SEARCH, "back where one was");
	cr_assert_str_eq(r.app->search->line.text, "voisin");
	room_keys(&r, "<Esc><F8>");
	cr_assert(room_wait(&r, NULL, "rappelle demain"));
	room_keys(&r, "<C-k>@3 merci<Enter>");
	cr_assert_eq(r.app->view, VIEW_HISTORY);
	room_keys(&r, "<Esc>");
	room_settle(&r);
	cr_assert_eq(client_model(r.client)->note_count, 3);
	cr_assert_eq(client_model(r.client)->note_list[2]->enterprise, 3);
	room_free(&r);
}

Test(search_view, a_choice_is_found_by_what_it_is_called)
{
	struct room r = told(24, 80);

	search(&r, "internal", "1 found");
	cr_assert(room_shows(&r, "[internal]"), "no text holds it");
	cr_assert(room_shows(&r, "Stakeholders · type"));
	enter(&r);
	cr_assert_str_eq(r.app->form.at_field, "people");
	cr_assert_str_eq(r.app->form.column, "type");
	room_free(&r);
}

Test(search_view, esc_comes_back_exactly_where_one_was)
{
	struct room r = told(24, 80);
	struct grid *before = grid_new(24, 80);

	room_command(&r, "enterprise", "1");
	room_command(&r, "field", "story");
	room_keys(&r, "<Home><Right><Right>");
	room_settle(&r);
	char *was = golden_dump(r.grid);
	search(&r, "atelier", "1 found");
	room_keys(&r, "<Down><Esc>");
	char *now = golden_dump(r.grid);
	cr_assert_str_eq(now, was);
	free(was);
	free(now);
	grid_free(before);
	room_free(&r);
}

Test(search_view, what_is_being_typed_by_somebody_else_is_found)
{
	struct room r = told(24, 80);
	struct client *other = room_other(&r);
	struct target t = {TARGET_ANSWER, 1, 3, "simple", "what", "", ""};
	struct error err = {0};

	cr_assert(client_wait(other, &err), "%s", err.text);
	client_splice(other, &t, 0, 0, "parapluie", 9);
	cr_assert(seam_saved(&other, 1, 5000));
	search(&r, "parapluie", "1 found");
	cr_assert(room_shows(&r, "[parapluie]"));
	cr_assert(room_shows(&r, "being typed"));
	client_close(other, NULL);
	room_free(&r);
}

/* --- what is asked, without a screen --- */

struct heard {
	int64_t number;
	size_t answers, hits;
};

static bool hear(void *context, enum wire_ask what, int64_t number, const char *refused, struct wire_reader *r)
{
	struct heard *h = context;
	struct found f;

	cr_assert(what == WIRE_ASK_SEARCH && refused == NULL);
	cr_assert(found_get(r, &f));
	h->number = number;
	h->answers++;
	h->hits = f.count;
	found_clear(&f);
	return true;
}

static bool has_answer(void *context)
{
	return ((struct heard *)context)->answers > 0;
}

Test(search_view, a_keeper_that_dies_is_asked_again)
{
	struct seam f = seam_new();
	struct client *c = seam_client(&f, "ada");
	struct heard heard = {0};

	seam_type(c, "weather", "un atelier");
	cr_assert(seam_saved(&c, 1, 5000));
	client_on_answer(c, hear, &heard);
	kill(client_keeper(c), SIGSTOP);
	int64_t first = client_wants(c, WIRE_ASK_SEARCH, "nothing"), number = client_wants(c, WIRE_ASK_SEARCH, "atelier");
	cr_assert_neq(first, number);
	client_pump(c);
	kill(client_keeper(c), SIGKILL);
	cr_assert(seam_until(&c, 1, has_answer, &heard, 10000), "the next one answers");
	cr_assert_eq(heard.number, number, "what was asked last");
	cr_assert_eq(heard.hits, 1);
	cr_assert_eq(heard.answers, 1, "and only that");
	seam_close(c);
	seam_free(&f);
}

Test(search_view, a_hit_of_another_meeting_opens_it)
{
	struct room r = told(24, 80);

	room_next(&r, "tests/data/roles.scenario");
	cr_assert_eq(client_model(r.client)->meeting, 2);
	search(&r, "cafe mardi", "1 found");
	cr_assert(room_shows(&r, "Every kind"), "it says which");
	room_keys(&r, "<Enter>");
	cr_assert(room_wait(&r, NULL, "Les voisins viennent"), "its screen");
	cr_assert_eq(client_model(r.client)->meeting, 1);
	cr_assert_str_eq(form_slot(r.app)->field->id, "story");
	room_free(&r);
}

Test(search_view, a_damaged_index_is_said_and_the_hits_are_there)
{
	struct room r = told(24, 80);
	sqlite3 *db;

	cr_assert_eq(sqlite3_open(r.path, &db), SQLITE_OK);
	sqlite3_busy_timeout(db, 3000);
	cr_assert_eq(sqlite3_exec(db, "UPDATE search_data SET block = x'ffffffffffffffff' WHERE id > 10", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	search(&r, "voisin", "4 found");
	cr_assert(room_wait(&r, NULL, "was damaged"), "and it is said");
	room_keys(&r, "<Esc>");
	search(&r, "atelier", "1 found");
	room_free(&r);
}

Test(search_view, what_stands_in_a_removed_row_is_not_found)
{
	struct room r = told(24, 80);

	search(&r, "volunteers", "1 found");
	room_keys(&r, "<Enter><C-d>");
	room_settle(&r);
	search(&r, "volunteers", "Nothing has");
	room_free(&r);
}

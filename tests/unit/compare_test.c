/* Across enterprises: the next one without an answer, one among a hundred by two letters, one field compared. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "tests/unit/golden.h"
#include "tests/unit/room_fixture.h"
#include "tui/compare.h"
#include "tui/state.h"

Test(compare, the_next_one_without_an_answer)
{
	struct room r = room_new_many(24, 80, 5);

	room_command(&r, "field", "what");
	room_keys(&r, "here<M-3>there<M-1><C-w>");
	cr_assert_eq(r.app->enterprise, 2, "the next one has none");
	cr_assert_str_eq(r.app->form.at_field, "what", "in the same field");
	room_keys(&r, "<C-w>");
	cr_assert_eq(r.app->enterprise, 4, "3 has said something");
	room_command(&r, "absent", "");
	room_keys(&r, "<C-w>");
	cr_assert_eq(r.app->enterprise, 5, "and on");
	room_keys(&r, "five<C-w>two");
	cr_assert_eq(r.app->enterprise, 2, "round, past the absent one");
	room_keys(&r, "<C-w>");
	cr_assert_eq(r.app->enterprise, 2, "stays");
	cr_assert(room_shows(&r, "Everyone present has an answer; 1 absent has none."), "and says so");
	room_command(&r, "enterprise", "4");
	room_keys(&r, "four<C-w>");
	cr_assert(room_shows(&r, "Everyone has an answer: What got in the way."), "everyone");
	room_command(&r, "field", "mood");
	room_keys(&r, "<M-n>");
	cr_assert_eq(r.app->enterprise, 5, "another field, another key");
	room_command(&r, "enterprise", "2");
	room_command(&r, "field", "story");
	room_command(&r, "answer-refused", "");
	room_keys(&r, "<M-1><C-w>");
	cr_assert_eq(r.app->enterprise, 3, "who refuses was asked");
	room_command(&r, "field", "expect");
	room_keys(&r, "<C-w>");
	cr_assert(room_shows(&r, "The group answers this together."), "the group's");
	room_keys(&r, "<C-o><C-w>");
	cr_assert(room_shows(&r, "Go to a question first"), "a note is no question");
	room_free(&r);
}

/* A hundred enterprises with names that are alike: "Jardins de Arras 1", "La Ferme de Arras 1", ... */
static struct room hundred(int height, int width)
{
	static const char *const kinds[] = {"Jardins", "La Ferme", "Atelier", "L’Envol", "Ressourcerie"};
	static const char *const towns[] = {"Arras", "Béthune", "Charleroi", "Douai"};
	char *names[100];
	struct room r;

	for (size_t i = 0; i < 100; i++)
		names[i] = xasprintf("%s de %s %zu", kinds[i % 5], towns[i / 5 % 4], i / 20 + 1);
	r = room_new_named(height, width, 100, (const char *const *)names);
	for (size_t i = 0; i < 100; i++)
		free(names[i]);
	return r;
}

Test(compare, two_letters_for_a_hundred)
{
	static const struct {
		const char *keys;
		int64_t enterprise;
		const char *why;
	} rows[] = {
		{"<C-g>fe<Enter>", 2, "its word, past the article"},
		{"<C-g>en<Enter>", 4, "after an apostrophe"},
		{"<C-g>rc<Enter>", 15, "Ressourcerie de Charleroi, by the letters that begin its words"},
		{"<C-g>fdd3<Enter>", 57, "La Ferme de Douai 3"},
		{"<C-g>100<Enter>", 100, "its number"},
		{"<C-g>7<Enter>", 7, "the number itself before those that begin so"},
		{"<C-g>bet<Down><Enter>", 7, "by the accent or without, in the order of their numbers"},
	};
	struct room r = hundred(24, 80);

	room_command(&r, "field", "what");
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		room_keys(&r, rows[i].keys);
		cr_assert_eq(r.app->enterprise, rows[i].enterprise, "%s: %s, not %lld", rows[i].keys, rows[i].why, (long long)r.app->enterprise);
		cr_assert_str_eq(r.app->form.at_field, "what", "%s stays in the field", rows[i].keys);
	}
	room_command(&r, "enterprise", "Douai 5");
	cr_assert_eq(r.app->enterprise, 96, "a name as an argument too");
	room_free(&r);
}

/* --- one field compared --- */

#define SCENARIO "tests/data/every-kind.scenario"

static const char *const seven[] = {"Les Jardins du Pré",     "Ressourcerie du Phare", "東京 SA",        "E\xcc\x81nergie d’E\xcc\x81te\xcc\x81",
				    "Coopérative Łódka", "Thuiszorg De Linde",    "Atelier à Pédales"};

static void say(struct room *r, const char *field, int64_t e, const char *row, const char *column, enum value_type type, const char *value)
{
	struct setting set = {{TARGET_ANSWER, client_model(r->client)->meeting, e, "", field, row, column}, type, value};

	client_set(r->client, &set, 1);
}

static void reason(struct room *r, const char *field, int64_t e, const char *value)
{
	struct setting set = {{TARGET_MISSING, client_model(r->client)->meeting, e, "", field, "", ""}, VALUE_ID, value};

	client_set(r->client, &set, 1);
}

/* VALUES for enterprises 1, 2...; NULL: none. */
static void say_all(struct room *r, const char *field, const char *row, const char *column, enum value_type type, const char *const *values)
{
	for (int64_t e = 1; e <= 7; e++)
		if (values[e - 1] != NULL)
			say(r, field, e, row, column, type, values[e - 1]);
}

/* A table's row of an enterprise, with its cells. */
static void row_say(struct room *r, int64_t e, const char *id, const char *position, const char *name, const char *type, const char *cost, const char *spent)
{
	struct setting set = {{TARGET_ROW, client_model(r->client)->meeting, e, "", "people", id, ""}, VALUE_NUMBER, position};

	client_set(r->client, &set, 1);
	say(r, "people", e, id, "name", VALUE_TEXT, name);
	if (type != NULL)
		say(r, "people", e, id, "type", VALUE_ID, type);
	if (cost != NULL)
		say(r, "people", e, id, "cost", VALUE_NUMBER, cost);
	if (spent != NULL)
		say(r, "people", e, id, "spent", VALUE_NUMBER, spent);
}

/* Seven enterprises that have said this and that to every kind of field; one absent, one that doesn't know, one that refuses. */
static struct room group(int height, int width, const char *field)
{
	struct room r = room_new_group(height, width, SCENARIO, LANG_EN, 7, seven);
	static const char *const trust[] = {"4", "5", "2", "4", NULL, NULL, NULL}, *const legal[] = {"asso", "coop", "coop", "other", NULL, "coop", NULL},
				 *const methods[] = {"survey talks", "talks", NULL, "none", "survey", NULL, NULL},
				 *const staff[] = {"14", "3", "42", "12", NULL, "8", "17"},
				 *const premises[] = {"3", "2", NULL, "3", NULL, NULL, NULL}, *const money[] = {"2", "2", "3", NULL, NULL, NULL, NULL},
				 *const people[] = {NULL, "1", "1", "2", NULL, NULL, NULL},
				 *const motto[] = {"Rien ne se perd, l’équipe d’abord.", "L’équipe avant tout", NULL, "Une EQUIPE, un lieu", NULL, NULL,
						   "Le bien-être de l’equipe"};
	static const char *const before[][7] = {{"2", "3", "1", NULL, "2", NULL, NULL}, {"1", "2", "1", NULL, "3", NULL, NULL}, {"3", "3", "2", NULL, "2", NULL, NULL}};
	static const char *const after[][7] = {{"3", "4", "1", "5", NULL, NULL, NULL}, {"2", "2", "2", "5", NULL, NULL, NULL}, {"5", "3", "2", NULL, NULL, NULL, NULL}};
	static const char *const lines[] = {"governance", "voice", "territory"};

	say_all(&r, "trust", "", "", VALUE_NUMBER, trust);
	reason(&r, "trust", 5, "none");
	reason(&r, "trust", 6, "unknown");
	reason(&r, "trust", 7, "refused");
	say_all(&r, "legal", "", "", VALUE_ID, legal);
	say(&r, "legal", 4, "", "other", VALUE_TEXT, "a bakery");
	say_all(&r, "methods", "", "", VALUE_IDS, methods);
	say_all(&r, "staff", "", "", VALUE_NUMBER, staff);
	say_all(&r, "dots", "", "premises", VALUE_NUMBER, premises);
	say_all(&r, "dots", "", "money", VALUE_NUMBER, money);
	say_all(&r, "dots", "", "people", VALUE_NUMBER, people);
	say_all(&r, "motto", "", "", VALUE_TEXT, motto);
	for (size_t i = 0; i < 3; i++) {
		say_all(&r, "star_before", lines[i], "", VALUE_NUMBER, before[i]);
		say_all(&r, "star", lines[i], "", VALUE_NUMBER, after[i]);
	}
	row_say(&r, 1, "aa", "1", "Voisins de l’atelier de la rue du Port", "out", "1200", "90");
	row_say(&r, 1, "ab", "2", "Mairie", "out", NULL, "45");
	row_say(&r, 3, "ac", "1", "東京の隣人", "in", "250.5", NULL);
	say(&r, "effect", 1, "aa", "", VALUE_TEXT, "less noise, more visits");
	say(&r, "effect", 3, "ac", "", VALUE_TEXT, "静か");
	room_settle(&r);
	room_keys(&r, "<M-5>");
	room_command(&r, "absent", "");
	room_keys(&r, "<M-1>");
	room_command(&r, "field", field);
	room_settle(&r);
	return r;
}

static void screens(const char *name, const char *field, const char *keys)
{
	char *golden = xasprintf("compare-%s", name);

	for (size_t i = 0; i < GOLDEN_SIZES; i++) {
		struct room r = group(golden_sizes[i][0], golden_sizes[i][1], field);

		room_keys(&r, "<F4>");
		room_keys(&r, keys);
		room_settle(&r);
		golden_equal(r.grid, golden);
		room_free(&r);
	}
	free(golden);
}

Test(compare, a_scale_with_four_blanks_that_differ)
{
	screens("scale", "trust", "<Down>");
}

Test(compare, a_choice)
{
	screens("choice", "legal", "<Down><Down><Down>");
}

Test(compare, several_choices)
{
	screens("choices", "methods", "");
}

Test(compare, numbers_in_classes)
{
	screens("numbers", "staff", "<C-o><C-o>");
}

Test(compare, dots)
{
	screens("dots", "dots", "<Down>");
}

Test(compare, before_and_after)
{
	screens("before", "star", "<Right>");
}

Test(compare, a_table)
{
	screens("table", "people", "<Right><Right><Down>");
}

Test(compare, each_row_of_a_table)
{
	screens("each", "effect", "");
}

Test(compare, words_of_short_texts)
{
	screens("words", "motto", "<C-r>");
}

Test(compare, bars_alone)
{
	screens("bars", "trust", "<C-r>");
}

Test(compare, while_typing)
{
	screens("typing", "motto", "<Down><Down>Une devise assez longue pour ne pas tenir dans la colonne");
}

Test(compare, a_long_text_in_its_editor)
{
	screens("long", "story", "<Down>Deux lignes<Enter>et une autre");
}

/* --- progress --- */

static void progress_screens(const char *name, const char *keys)
{
	for (size_t i = 0; i < GOLDEN_SIZES; i++) {
		struct room r = group(golden_sizes[i][0], golden_sizes[i][1], "motto");

		room_command(&r, "step", "words");
		room_keys(&r, "<C-e><PageDown><C-e><PageDown>");
		room_command(&r, "step-skip", " ");
		room_keys(&r, "<PageDown><C-e>");
		for (int64_t e = 1; e <= 3; e++) {
			say(&r, "hours_promised", e, "", "", VALUE_NUMBER, "10");
			say(&r, "hours_today", e, "", "", VALUE_NUMBER, "1.5");
		}
		room_settle(&r);
		room_keys(&r, "<F5>");
		room_keys(&r, keys);
		golden_equal(r.grid, name);
		room_free(&r);
	}
}

Test(compare, progress)
{
	progress_screens("progress", "<Down><Down><Down><Down><Left>");
}

Test(compare, progress_goes_to_the_cell_and_comes_back)
{
	struct room r = group(24, 80, "motto");
	struct error err = {0};

	room_keys(&r, "<F5><Down><Down><Right><Right>");
	cr_assert(room_shows(&r, "3 In pairs · 東京 SA: ◐ begun, "), "the cell in words");
	cr_assert_eq(r.app->enterprise, 1, "looking moves nothing in the room");
	room_keys(&r, "<Esc>");
	cr_assert(room_shows(&r, "1 Les Jardins du Pré"), "back where one was");
	room_keys(&r, "<M-p><Down><Down><Right><Right><Enter>");
	cr_assert(r.app->enterprise == 3 && r.app->step == 2, "the enterprise and the step of the cell");
	cr_assert(room_shows(&r, "3 東京 SA"), "in the room");
	room_keys(&r, "<F5><Up><F4>");
	cr_assert(room_shows(&r, "Compare · 3 In pairs"), "a comparison of that step");
	cr_assert_eq(r.app->enterprise, 2, "at that row");
	room_keys(&r, "<F5><F5>");
	cr_assert_eq(r.app->view, VIEW_ROOM);
	room_keys(&r, "<F5><PageDown><PageDown><End>");
	cr_assert(room_shows(&r, "› ") && room_shows(&r, "· Group: ○ to do, 0 of 1 answered"), "what they answer together");
	room_keys(&r, "<Enter>");
	cr_assert(r.app->view == VIEW_ROOM && r.app->form.slots[r.app->form.at].enterprise == 0, "at that question");
	room_keys(&r, "<F5><C-g>jar<Enter>");
	cr_assert(r.app->view == VIEW_ROOM && r.app->enterprise == 1, "the palette goes to the room");
	room_keys(&r, "<F5>");
	cr_assert_not(app_command(r.app, "answer-refused", "", &err), "nothing is changed from there");
	error_clear(&err);
	room_free(&r);
}

Test(compare, progress_of_a_hundred_scrolls)
{
	struct room r = hundred(24, 80);

	room_command(&r, "enterprise", "57");
	room_keys(&r, "<F5>");
	cr_assert(room_shows(&r, "› 57 "), "at the one looked at");
	cr_assert(room_shows(&r, "0 of 300 done"), "a hundred by three");
	room_keys(&r, "<PageDown><PageDown><PageDown><PageDown>");
	cr_assert(room_shows(&r, "›    Group"), "the group behind them all");
	room_keys(&r, "<Up>");
	cr_assert(room_shows(&r, "›100 "), "the last one");
	room_keys(&r, "<Enter>");
	cr_assert_eq(r.app->enterprise, 100);
	room_free(&r);
}

/* --- changed in place, through the real keeper --- */

Test(compare, what_is_typed_in_a_row_is_that_enterprises_answer)
{
	struct room r = group(24, 80, "motto");

	room_keys(&r, "<F4><Down><Down>Rien de trop<Down>");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "motto", 3, "", ""), "Rien de trop");
	cr_assert_eq(r.app->enterprise, 4, "an arrow goes on to the next row");
	room_keys(&r, "<Down><Down>a<Left>b<Backspace>é<Enter>");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "motto", 6, "", ""), "éa", "arrows and Backspace are the editor's");
	cr_assert_eq(r.app->enterprise, 6, "Enter stays in the row");
	room_keys(&r, "<Esc>");
	cr_assert_eq(r.app->view, VIEW_ROOM);
	cr_assert(room_shows(&r, "6 Thuiszorg De Linde") && strcmp(r.app->form.at_field, "motto") == 0, "back in the room, at that enterprise and field");
	room_again(&r);
	cr_assert_str_eq(room_answer(&r, "motto", 6, "", ""), "éa", "on disk");
	room_free(&r);
}

Test(compare, every_kind_is_changed_as_in_the_form)
{
	struct room r = group(24, 80, "trust");

	room_keys(&r, "<F4><Down><Down>5<Down>1<Down>");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "trust", 3, "", ""), "5", "a scale");
	cr_assert_str_eq(room_answer(&r, "trust", 4, "", ""), "1", "the next row");
	cr_assert(room_shows(&r, "□ asked, no an"), "5 was asked");
	room_keys(&r, "2");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "trust", 5, "", ""), "2");
	cr_assert_not(room_shows(&r, "□"), "an answer takes the reason back");
	room_keys(&r, "<C-z>");
	cr_assert(room_wait(&r, NULL, "□ asked, no an"), "and undo brings it back, in the comparison");
	cr_assert_eq(r.app->view, VIEW_COMPARE);
	room_command(&r, "field", "legal");
	room_keys(&r, "<M-1>2<Down>");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "legal", 1, "", ""), "coop", "a choice by its number");
	room_keys(&r, "3une ferme<Enter><Down>");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "legal", 2, "", "other"), "une ferme", "and which");
	room_command(&r, "field", "methods");
	room_keys(&r, "<M-3>1<Enter><Down>");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "methods", 3, "", ""), "survey", "Enter after a number does not take it back");
	room_command(&r, "field", "dots");
	room_keys(&r, "<M-6><Enter>2<Down>3<Esc>");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "dots", 6, "", "premises"), "2", "dots");
	cr_assert_str_eq(room_answer(&r, "dots", 6, "", "money"), "3", "inside the editor arrows go from item to item");
	room_command(&r, "field", "star");
	room_keys(&r, "<M-2><Right>4<Down>5<Right>3");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "star", 2, "voice", ""), "4", "a grid by its columns");
	cr_assert_str_eq(room_answer(&r, "star", 3, "voice", ""), "5", "the column stays: %s", room_answer(&r, "star", 3, "voice", ""));
	cr_assert_str_eq(room_answer(&r, "star", 3, "territory", ""), "3");
	cr_assert_eq(r.app->view, VIEW_COMPARE);
	room_free(&r);
}

Test(compare, cells_of_a_table_are_changed_in_their_row)
{
	struct room r = group(24, 80, "people");

	room_keys(&r, "<F4><Down>!<Down>");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "people", 1, "ab", "name"), "Mairie!");
	cr_assert_eq(r.app->enterprise, 2, "down from the last row to the next enterprise");
	room_keys(&r, "Bénévoles<Tab>2<Tab>300<Enter>1:30<Enter>Élus");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "people", 2, room_row(&r, "people", 2, 0), "name"), "Bénévoles", "a row is made");
	cr_assert_str_eq(room_answer(&r, "people", 2, room_row(&r, "people", 2, 0), "type"), "out");
	cr_assert_str_eq(room_answer(&r, "people", 2, room_row(&r, "people", 2, 0), "cost"), "300");
	cr_assert_str_eq(room_answer(&r, "people", 2, room_row(&r, "people", 2, 0), "spent"), "90");
	cr_assert_str_eq(room_answer(&r, "people", 2, room_row(&r, "people", 2, 1), "name"), "Élus", "and one more");
	room_keys(&r, "<Down><Right><Right><Right>45<Up>");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "people", 3, "ac", "spent"), "45", "in its column");
	cr_assert_eq(r.app->enterprise, 2);
	room_command(&r, "row-remove", "");
	room_settle(&r);
	cr_assert_str_eq(room_row(&r, "people", 2, 1), "", "the room's own commands hold");
	room_keys(&r, "<Tab>");
	cr_assert(room_shows(&r, "Compare · 3 In pairs · Effect"), "Tab in a row that isn't changed: the next field");
	room_free(&r);
}

Test(compare, where_a_field_is_not_asked_nothing_is_changed)
{
	struct room r = group(24, 80, "only_insertion");
	struct error err = {0};

	room_keys(&r, "<F4><Down>x");
	cr_assert(room_shows(&r, "Ressourcerie du Phare is not asked this."), "said");
	cr_assert(room_shows(&r, "· not for this one"), "and seen");
	cr_assert_not(app_command(r.app, "answer-refused", "", &err), "no other field is changed unseen");
	error_clear(&err);
	room_keys(&r, "<Down><Down>Jeunes<Up>");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "only_insertion", 4, "", ""), "Jeunes", "the next one that is asked");
	for (int64_t e = 1; e <= 7; e++)
		cr_assert(e == 4 || strcmp(room_answer(&r, "only_insertion", e, "", ""), "(none)") == 0, "%lld", (long long)e);
	room_command(&r, "field", "each_person");
	room_keys(&r, "5");
	cr_assert(room_shows(&r, "worked out from other answers"), "computed");
	room_free(&r);
}

Test(compare, a_long_text_keeps_its_lines_and_nothing_is_lost)
{
	struct room r = group(24, 80, "story");

	room_keys(&r, "<F4><Down>un<Enter>deux<Esc>");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "story", 2, "", ""), "un\ndeux");
	cr_assert_eq(r.app->view, VIEW_ROOM);
	room_keys(&r, "<F4><C-r>trois");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "story", 2, "", ""), "un\ndeuxtrois", "typed over the bars it goes into the row");
	room_free(&r);
}

Test(compare, esc_leaves_with_what_was_typed_and_comes_out_of_where_enter_went)
{
	struct room r = group(24, 80, "motto");

	room_keys(&r, "<F4><Down><Down>Peu à peu<Esc>");
	cr_assert_eq(r.app->view, VIEW_ROOM, "one level");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "motto", 3, "", ""), "Peu à peu", "and the value stays");
	room_keys(&r, "<F4><Enter>!<Esc>");
	cr_assert_eq(r.app->view, VIEW_COMPARE, "Enter went in, Esc comes out");
	room_keys(&r, "<Down><Esc>");
	cr_assert_eq(r.app->view, VIEW_ROOM);
	cr_assert_eq(r.app->enterprise, 4, "an arrow was a row's again");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "motto", 3, "", ""), "Peu à peu!");
	room_command(&r, "field", "people");
	room_keys(&r, "<M-1><F4>x<Esc>");
	cr_assert_eq(r.app->view, VIEW_ROOM, "a cell of a table too");
	room_free(&r);
}

/* --- what each enterprise made itself --- */

static void effect_say(struct room *r, int64_t e, const char *id, const char *position, const char *what)
{
	struct setting set = {{TARGET_ROW, client_model(r->client)->meeting, e, "", "chain", id, ""}, VALUE_NUMBER, position};

	client_set(r->client, &set, 1);
	say(r, "chain", e, id, "what", VALUE_TEXT, what);
}

/* Effects of three, two of them called the same by two; rankings of them, and a matrix with who is touched. */
static struct room own(int height, int width, const char *field)
{
	struct room r = group(height, width, "trust");

	effect_say(&r, 1, "ea", "1", "Moins de solitude");
	effect_say(&r, 1, "eb", "2", "Un revenu");
	effect_say(&r, 2, "ec", "1", "moins de SOLITUDE");
	effect_say(&r, 3, "ed", "1", "Un revenu");
	effect_say(&r, 3, "ee", "2", "Un permis");
	row_say(&r, 2, "ae", "1", "mairie", "out", NULL, NULL);
	say(&r, "top", 1, "", "", VALUE_IDS, "ea eb");
	say(&r, "top", 2, "", "", VALUE_IDS, "ec");
	say(&r, "top", 3, "", "", VALUE_IDS, "ed ee");
	say(&r, "crossed", 1, "aa", "ea", VALUE_ID, "pp");
	say(&r, "crossed", 1, "ab", "ea", VALUE_ID, "p");
	say(&r, "crossed", 1, "ab", "eb", VALUE_ID, "pp");
	say(&r, "crossed", 2, "ae", "ec", VALUE_ID, "p");
	say(&r, "crossed", 3, "ac", "ed", VALUE_ID, "z");
	room_command(&r, "field", field);
	room_settle(&r);
	return r;
}

Test(compare, rows_that_are_called_the_same_are_counted_together)
{
	for (size_t i = 0; i < GOLDEN_SIZES; i++) {
		struct room r = own(golden_sizes[i][0], golden_sizes[i][1], "top");

		room_keys(&r, "<F4>");
		golden_equal(r.grid, "compare-own");
		room_command(&r, "field", "crossed");
		golden_equal(r.grid, "compare-matrix");
		room_free(&r);
	}
}

Test(compare, what_has_nothing_in_common_is_said)
{
	struct room r = group(43, 132, "trust");

	effect_say(&r, 1, "ea", "1", "Moins de solitude");
	effect_say(&r, 2, "ec", "1", "Un permis");
	say(&r, "top", 1, "", "", VALUE_IDS, "ea");
	say(&r, "top", 2, "", "", VALUE_IDS, "ec");
	room_settle(&r);
	room_command(&r, "field", "top");
	room_keys(&r, "<F4>");
	cr_assert(room_shows(&r, "nothing\xc2\xa0in\xc2\xa0" "common"));
	room_free(&r);
}

/* Rows of a matrix that two call the same are a line each. */
Test(compare, a_list_of_bars_longer_than_the_window_scrolls)
{
	struct room r = own(12, 60, "trust");

	for (int i = 0; i < 12; i++) {
		char *name = xasprintf("Quartier %c", 'A' + i), *one = xasprintf("xa%d", i), *two = xasprintf("xb%d", i), *at = xasprintf("%d", i + 3);

		row_say(&r, 1, one, at, name, NULL, NULL, NULL);
		row_say(&r, 2, two, at, name, NULL, NULL, NULL);
		say(&r, "crossed", 1, one, "ea", VALUE_ID, "pp");
		say(&r, "crossed", 2, two, "ec", VALUE_ID, "p");
		free(at);
		free(two);
		free(one);
		free(name);
	}
	room_settle(&r);
	room_command(&r, "field", "crossed");
	room_keys(&r, "<F4><C-r>");
	cr_assert_not(room_shows(&r, "Quartier L"), "not all of it fits");
	cr_assert(room_shows(&r, "↓"));
	room_keys(&r, "<Down><Down>");
	cr_assert_eq(r.app->compare->bars_top, 2);
	cr_assert_eq(r.app->enterprise, 1, "no row moved");
	golden_equal(r.grid, "compare-bars-long");
	room_keys(&r, "<End>");
	cr_assert(room_shows(&r, "Quartier L"), "down to the end");
	cr_assert_not(room_shows(&r, "↓"));
	room_keys(&r, "<Home><Up>");
	cr_assert_eq(r.app->compare->bars_top, 0);
	room_free(&r);
}

Test(compare, rows_stay_where_they_are_while_one_types)
{
	struct room r = group(24, 80, "staff");

	room_keys(&r, "<F4><C-o><C-o>");
	cr_assert(room_shows(&r, "by value"));
	cr_assert_eq(r.app->compare->order[0], 2, "3 people");
	cr_assert_eq(r.app->compare->order[6], 5, "no answer comes last");
	room_command(&r, "enterprise", "2");
	room_keys(&r, "00<Down>");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "staff", 2, "", ""), "300");
	cr_assert_eq(r.app->compare->order[0], 2, "the order is that of when one asked");
	cr_assert_eq(r.app->enterprise, 6, "8 people: the next in that order");
	room_keys(&r, "<C-o>");
	cr_assert(room_shows(&r, "blanks first"));
	cr_assert_eq(r.app->compare->order[0], 5, "the blank");
	room_keys(&r, "<C-o>");
	cr_assert_eq(r.app->compare->order[0], 1, "by number");
	room_keys(&r, "<C-o>");
	cr_assert_eq(r.app->compare->order[0], 7, "by name: Atelier");
	room_keys(&r, "<PageDown>");
	cr_assert(room_shows(&r, "Compare · 2 Choosing"), "the next step");
	room_keys(&r, "<PageUp><S-Tab>");
	cr_assert(room_shows(&r, "Compare · 1 Words and numbers"), "and back");
	room_free(&r);
}

/* --- the figures, worked out by hand --- */

static void counted(struct room *r, const char *field, const char *const *words)
{
	room_command(r, "field", field);
	for (; *words != NULL; words++) {
		struct buf whole = {0}; /* a figure doesn't break */

		for (const char *p = *words; *p != '\0'; p++)
			buf_text(&whole, *p == ' ' ? "\xc2\xa0" : (char[]){*p, '\0'});
		cr_assert(room_shows(r, *words) || room_shows(r, buf_str(&whole)), "%s: `%s`", field, *words);
		buf_clear(&whole);
	}
}

Test(compare, the_figures_of_each_kind)
{
	struct room r = group(43, 132, "trust");

	room_keys(&r, "<F4>");
	/* 4 5 2 4: 15 / 4; quartiles 2 + 3/4 * 2 and 4 + 1/4; squares 0.0625 1.5625 3.0625 0.0625, a third of 4.75 is 1.58, its root 1.26.
	 * A: of 0 1 0 2 1 the layer 0 1 0 1 1 has 4 triples with one peak, 2 with a hole: U = (3*4 - 4*2) / (3*6) = 2/9, half of it, three
	 * quarters of the answers: 1/12; the other layer is one place, a quarter: 1/3. */
	counted(&r, "trust", (const char *const[]){"n = 4", "average 3.8", "median 4", "from 2 to 5", "middle half 3.5 to 4.3", "deviation 1.3",
						      "agreement 0.33 (−1 to 1)", "5  full 1", NULL});
	/* 1 3 1: 1/25 + 9/25 + 1/25 the same; 1 - 3/2 * 14/25 */
	counted(&r, "legal", (const char *const[]){"n = 5", "agreement 0.16 (0 to 1)", "cooperative 3", NULL});
	/* 2 2 0 1 of 4: 0 0 1 and 1 - 2 * (1 - 1/16 - 9/16) = 1/4; five chosen by four */
	counted(&r, "methods", (const char *const[]){"n = 4", "each chose 1.3", "agreement 0.31 (0 to 1)", "interviews 2", NULL});
	/* 3 8 12 14 17 42: 96 / 6; (12 + 14) / 2; 8 + 1/4 * 4 and 14 + 3/4 * 3; squares 169 64 16 4 1 676, a fifth of 930 is 186 */
	counted(&r, "staff", (const char *const[]){"n = 6", "average 16", "median 13", "from 3 to 42", "middle half 9 to 16.3", "deviation 13.6", "10 – 19 3",
						      "40 – 49 1", NULL});
	/* 3 2 0, 2 2 1, 0 3 1, 3 0 2: ranks 1 2 3, 1.5 1.5 3, 3 1 2, 1 3 2; sums 6.5 7.5 10 against 8: 2.25 + 0.25 + 4; one tie of two: 12 * 6.5 /
	 * (16 * 24 - 4 * 6) = 78 / 360 */
	counted(&r, "dots", (const char *const[]){"n = 4", "agreement 0.22 (0 to 1)", "premises 8", "money    7", "people   4", NULL});
	/* the three with both: 2 3 1 then, 3 4 1 now */
	counted(&r, "star", (const char *const[]){"n = 4", "before and after: 3", "change +0.7", "up 3, same 0, down 0", "2.0→2.7", "1.3→2.0", "2.7→3.3", NULL});
	room_free(&r);
}

Test(compare, rankings_are_counted_and_agree)
{
	static const char *const order[] = {"a b c", "a b c", "a c b"};

	for (size_t i = 0; i < GOLDEN_SIZES; i++) {
		struct room r = room_new(golden_sizes[i][0], golden_sizes[i][1]);

		for (int64_t e = 1; e <= 3; e++)
			say(&r, "order", e, "", "", VALUE_IDS, order[e - 1]);
		room_settle(&r);
		room_command(&r, "field", "order");
		room_keys(&r, "<F4>");
		if (golden_sizes[i][1] > 40) /* sums 3 7 8: 168 / 216 */
			counted(&r, "order", (const char *const[]){"agreement 0.78 (0 to 1)", NULL});
		golden_equal(r.grid, "compare-ranking");
		room_free(&r);
	}
}

Test(compare, only_facilitators_compare)
{
	struct room r = group(24, 80, "trust");
	struct error err = {0};

	room_as(&r, ROLE_ENTERPRISE);
	room_keys(&r, "<F4><F5>");
	cr_assert_eq(r.app->view, VIEW_ROOM);
	cr_assert_not(app_command(r.app, "compare", "", &err));
	cr_assert_not(app_command(r.app, "progress", "", &err));
	cr_assert_not(app_command(r.app, "enterprise-blank", "", &err));
	error_clear(&err);
	room_free(&r);
}

Test(compare, any_size_works)
{
	static const char *const fields[] = {"trust", "people", "star", "methods", "story", "motto", "crossed", "effect", "maturity", "expect"};
	struct room r = group(24, 80, "trust");

	room_keys(&r, "<F4>");
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
		room_command(&r, "field", fields[i]);
		for (int show = 0; show < 3; show++) {
			for (int height = 8; height < 30; height += 3)
				for (int width = 30; width < 140; width += 9) {
					grid_resize(r.grid, height, width);
					room_draw(&r);
				}
			if (i < 6)
				room_keys(&r, "<C-r>");
		}
		room_keys(&r, "<Enter>");
		if (r.app->compare->editing)
			room_keys(&r, "<Esc>");
	}
	cr_assert_eq(r.app->view, VIEW_COMPARE);
	room_free(&r);
}

/* The form: what keys do in each kind of field, and that nothing typed is lost on the way. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/memory.h"
#include "tests/unit/room_fixture.h"

Test(form, text_goes_where_the_cursor_is)
{
	struct room r = room_new(24, 80);

	room_command(&r, "field", "what");
	room_keys(&r, "Hésite, là");
	cr_assert_str_eq(room_answer(&r, "what", 1, "", ""), "Hésite, là");
	room_keys(&r, "<Home><Delete>h<End>!<Backspace>");
	cr_assert_str_eq(room_answer(&r, "what", 1, "", ""), "hésite, là");
	room_keys(&r, "<Enter>une ligne<Enter>et deux<Tab>");
	cr_assert_str_eq(room_answer(&r, "story", 1, "", ""), "une ligne\net deux",
			 "Enter ends a line in a long text, and goes on in a short one");
	room_settle(&r);
	cr_assert(room_shows(&r, "Saved 09:30:00"), "said after it was");
	room_free(&r);
}

Test(form, dates_and_times_are_read_when_left_and_never_lost)
{
	static const struct {
		const char *field, *typed, *kept, *said;
	} cases[] = {
		{"arrival", "9h5", "9h5", "not a time"}, {"arrival", "9h05", "09:05", NULL},
		{"arrival", "930", "09:30", NULL},       {"next", "32/13", "32/13", "not a date"},
		{"next", "12/4", "2026-04-12", NULL},    {"next", "+7", "2026-03-19", NULL},
	};
	struct room r = room_new(24, 80);

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		room_command(&r, "field", cases[i].field);
		room_keys(&r, "<End>");
		while (strcmp(room_answer(&r, cases[i].field, 1, "", ""), "(none)") != 0 &&
		       room_answer(&r, cases[i].field, 1, "", "")[0] != '\0')
			room_keys(&r, "<Backspace>");
		room_keys(&r, cases[i].typed);
		room_keys(&r, "<Tab>");
		cr_assert_str_eq(room_answer(&r, cases[i].field, 1, "", ""), cases[i].kept, "%s", cases[i].typed);
		cr_assert(cases[i].said == NULL || room_shows(&r, cases[i].said), "%s says so", cases[i].typed);
	}
	room_free(&r);
}

Test(form, numbers_take_a_comma)
{
	static const char *const cases[][2] = {
		{"12", "12"}, {"3,5", "3.5"}, {"007", "7"},  {"1 500", "1500"},
		{"-2", "-2"}, {",5", "0.5"},  {"12,", "12"}, {"3h", "3h"},
	};
	struct room r = room_new(24, 80);

	room_command(&r, "field", "hours");
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		room_keys(&r, "<End><Backspace><Backspace><Backspace><Backspace><Backspace><Backspace><Backspace>");
		cr_assert_str_eq(room_answer(&r, "hours", 1, "", ""), "(none)", "empty again");
		room_keys(&r, cases[i][0]);
		cr_assert_str_eq(room_answer(&r, "hours", 1, "", ""), cases[i][1], "%s", cases[i][0]);
	}
	room_keys(&r, "<Tab>");
	cr_assert(room_shows(&r, "this is not a number"), "says so when left");
	room_free(&r);
}

Test(form, a_choice_is_moved_to_and_chosen)
{
	static const char *const cases[][2] = {
		{"<Space>", "yes"}, {"<Right><Right><Enter>", "no"}, {"<Enter>", "(none)"}, {"p<Space>", "partly"},
		{"1", "yes"},       {"<Backspace>", "(none)"},
	};
	struct room r = room_new(24, 80);

	room_command(&r, "field", "done");
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		room_keys(&r, cases[i][0]);
		cr_assert_str_eq(room_answer(&r, "done", 1, "", ""), cases[i][1], "%s", cases[i][0]);
	}
	room_command(&r, "field", "whom");
	room_keys(&r, "<Right><Right><Space><Left><Left><Space>");
	cr_assert_str_eq(room_answer(&r, "whom", 1, "", ""), "team funders", "several, in the order of the options");
	room_keys(&r, "<Space>");
	cr_assert_str_eq(room_answer(&r, "whom", 1, "", ""), "funders", "again takes it back");
	room_free(&r);
}

Test(form, a_scale_takes_digits)
{
	static const char *const cases[][3] = {
		{"mood", "4", "4"},
		{"mood", "7", "4"},
		{"mood", "<Right>", "5"},
		{"mood", "<Right>", "5"},
		{"mood", "<Left><Left>", "3"},
		{"mood", "<Backspace>", "(none)"},
		{"ten", "7", "7"},
		{"ten", "10", "10"},
		{"ten", "0", "0"},
	};
	struct room r = room_new(24, 80);

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		room_command(&r, "field", cases[i][0]);
		room_keys(&r, cases[i][1]);
		cr_assert_str_eq(room_answer(&r, cases[i][0], 1, "", ""), cases[i][2], "%s", cases[i][1]);
	}
	room_free(&r);
}

Test(form, a_table_grows_where_one_types)
{
	struct room r = room_new(24, 80);
	char first[65];

	room_command(&r, "field", "people");
	cr_assert_str_eq(room_row(&r, "people", 1, 0), "", "no row before something is typed");
	room_keys(&r, "Voisins<Tab>p<Tab>du temps<Tab>4");
	snprintf(first, sizeof first, "%s", room_row(&r, "people", 1, 0));
	cr_assert_str_eq(room_answer(&r, "people", 1, first, "name"), "Voisins");
	cr_assert_str_eq(room_answer(&r, "people", 1, first, "type"), "out");
	cr_assert_str_eq(room_answer(&r, "people", 1, first, "brings"), "du temps");
	cr_assert_str_eq(room_answer(&r, "people", 1, first, "infl"), "4");
	room_keys(&r, "<Enter>Mairie<Down>Familles");
	cr_assert_str_eq(room_answer(&r, "people", 1, room_row(&r, "people", 1, 1), "name"), "Mairie");
	cr_assert_str_eq(room_answer(&r, "people", 1, room_row(&r, "people", 1, 2), "name"), "Familles");
	room_keys(&r, "<M-Up><M-Up>");
	cr_assert_str_eq(room_answer(&r, "people", 1, room_row(&r, "people", 1, 0), "name"), "Familles",
			 "moved to the top");
	cr_assert_str_eq(room_row(&r, "people", 1, 1), first, "rows keep their ids");
	room_keys(&r, "<C-d>");
	cr_assert_str_eq(room_row(&r, "people", 1, 0), first, "removed");
	cr_assert_str_eq(room_row(&r, "people", 1, 2), "", "two are left");
	room_keys(&r, "<C-z>");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "people", 1, room_row(&r, "people", 1, 0), "name"), "Familles",
			 "undo brings it back with its cells");
	cr_assert(room_shows(&r, "Undone: Stakeholders"), "and says so");
	room_free(&r);
}

static void fill_tables(struct room *r)
{
	room_command(r, "field", "people");
	room_keys(r, "Voisins<Down>Mairie<Down>Familles");
	room_command(r, "field", "chain");
	room_keys(r, "Moins de déchets<Down>On se parle<Down>Un revenu");
}

Test(form, a_matrix_stands_on_earlier_rows)
{
	struct room r = room_new(24, 80);
	char row[65], column[65];

	room_command(&r, "field", "grid");
	cr_assert(room_shows(&r, "Fill in “Stakeholders” first"), "says what to fill first");
	room_keys(&r, "+<Space>");
	fill_tables(&r);
	room_command(&r, "field", "grid");
	room_keys(&r, "<Down><Right>+");
	snprintf(row, sizeof row, "%s", room_row(&r, "people", 1, 1));
	snprintf(column, sizeof column, "%s", room_row(&r, "chain", 1, 1));
	cr_assert_str_eq(room_answer(&r, "grid", 1, row, column), "p");
	cr_assert(room_shows(&r, "Mairie × On se parle"), "the full names below");
	room_keys(&r, "+");
	cr_assert_str_eq(room_answer(&r, "grid", 1, row, column), "pp", "a second + makes ++");
	room_keys(&r, "-");
	cr_assert_str_eq(room_answer(&r, "grid", 1, row, column), "m");
	room_keys(&r, "<Space>");
	cr_assert_str_eq(room_answer(&r, "grid", 1, row, column), "q", "the next sign");
	room_keys(&r, "<Backspace>");
	cr_assert_str_eq(room_answer(&r, "grid", 1, row, column), "(none)");
	room_free(&r);
}

Test(form, a_ranking_gives_numbers_and_keeps_as_many_as_asked)
{
	struct room r = room_new(24, 80);
	char *want;

	fill_tables(&r);
	room_command(&r, "field", "top");
	room_keys(&r, "1<Down>1");
	want = xasprintf("%s %s", room_row(&r, "chain", 1, 1), room_row(&r, "chain", 1, 0));
	cr_assert_str_eq(room_answer(&r, "top", 1, "", ""), want, "the second came before the first");
	free(want);
	room_keys(&r, "<Down>2");
	want = xasprintf("%s %s", room_row(&r, "chain", 1, 1), room_row(&r, "chain", 1, 2));
	cr_assert_str_eq(room_answer(&r, "top", 1, "", ""), want, "two at most: the last one fell out");
	free(want);
	cr_assert(room_shows(&r, "one too many"), "and it says so");
	room_command(&r, "field", "order");
	room_keys(&r, "<Right><Down><Right><Down><Left><M-Up>");
	cr_assert_str_eq(room_answer(&r, "order", 1, "", ""), "a c b", "arrows and Alt-arrows change it");
	room_keys(&r, "<Backspace>");
	cr_assert_str_eq(room_answer(&r, "order", 1, "", ""), "a b");
	room_free(&r);
}

Test(form, sharing_sets_the_circle_of_other_fields)
{
	struct room r = room_new(24, 80);
	const struct field *f;

	room_command(&r, "field", "share");
	cr_assert(room_shows(&r, "Nothing is answered yet"));
	room_command(&r, "field", "what");
	room_keys(&r, "x");
	room_command(&r, "field", "mood");
	room_keys(&r, "3");
	room_command(&r, "field", "share");
	room_keys(&r, "<Down><Space>");
	f = scenario_field(client_model(r.client)->scenario, "what", NULL);
	cr_assert_str_eq(model_circle(client_model(r.client), f, 1), "g", "the group may read it");
	room_keys(&r, "<Space><Up><Space>");
	cr_assert_str_eq(model_circle(client_model(r.client), f, 1), "e", "and not any more");
	f = scenario_field(client_model(r.client)->scenario, "mood", NULL);
	cr_assert_str_eq(model_circle(client_model(r.client), f, 1), "e", "what starts shared can be withdrawn");
	room_free(&r);
}

#define EVERY_KIND "tests/data/every-kind.scenario"

/* The circle of a field of enterprise 1 as it is set, whatever a consent says. */
static const char *asked(struct room *r, const char *field)
{
	return model_circle_asked(client_model(r->client), scenario_field(client_model(r->client)->scenario, field, NULL), 1);
}

static void circle_set(struct room *r, const char *field, const char *circle)
{
	struct setting set = {{TARGET_CIRCLE, client_model(r->client)->meeting, 1, "", field, "", ""}, VALUE_ID, circle};

	client_set(r->client, &set, 1);
	room_settle(r);
}

static void refused(struct room *r, const char *circle, const char *why)
{
	struct error err = {0};

	cr_assert(!app_command(r->app, "circle", circle, &err), "circle %s", circle);
	cr_assert_not_null(strstr(err.text, why), "%s", err.text);
	error_clear(&err);
}

Test(form, what_is_not_the_enterprises_to_share_stands_in_no_list)
{
	struct room r = room_new_of(40, 110, EVERY_KIND, NULL, LANG_EN);

	room_command(&r, "field", "motto");
	room_keys(&r, "Rien ne se perd");
	room_command(&r, "field", "story");
	room_keys(&r, "Entre nous");
	room_command(&r, "field", "agree");
	room_keys(&r, "y");
	room_command(&r, "field", "hours_promised");
	room_keys(&r, "6");
	room_command(&r, "field", "expect");
	room_keys(&r, "Tous");
	room_command(&r, "field", "shared");
	cr_assert(room_shows(&r, "[ ] Motto"), "one's own answer");
	cr_assert(!room_shows(&r, "[ ] Story"), "what is for facilitators");
	cr_assert(!room_shows(&r, "[ ] Study"), "a consent");
	cr_assert(!room_shows(&r, "[ ] Hours promised"), "hours");
	cr_assert(!room_shows(&r, "[ ] Expectations"), "the group's");
	room_free(&r);
}

Test(form, the_keeper_opens_nothing_that_is_for_facilitators)
{
	struct room r = room_new_of(24, 80, EVERY_KIND, NULL, LANG_EN);
	static const char *const open[] = {"g", "e", "p", "gp"};

	room_command(&r, "field", "motto");
	circle_set(&r, "motto", "g");
	cr_assert_str_eq(asked(&r, "motto"), "g", "an answer of its own");
	for (size_t i = 0; i < 4; i++) {
		circle_set(&r, "story", open[i]);
		cr_assert_str_eq(asked(&r, "story"), "f", "to %s", open[i]);
	}
	room_command(&r, "field", "story");
	refused(&r, "g", "keeps this field for facilitators");
	room_free(&r);
}

Test(form, sharing_leaves_the_funders_part_as_it_is)
{
	struct room r = room_new_of(24, 110, EVERY_KIND, NULL, LANG_EN);

	room_command(&r, "field", "open_point");
	room_keys(&r, "Le bail");
	room_command(&r, "field", "shared");
	room_keys(&r, "<Space>");
	cr_assert_str_eq(asked(&r, "open_point"), "gp", "the group too, though no consent is given yet");
	room_keys(&r, "<Space>");
	cr_assert_str_eq(asked(&r, "open_point"), "p", "only the group is taken away");
	room_command(&r, "field", "agree");
	room_keys(&r, "y");
	room_command(&r, "field", "shared");
	room_keys(&r, "<Space>");
	cr_assert_str_eq(asked(&r, "open_point"), "gp", "the same with a consent");
	room_keys(&r, "<Space>");
	cr_assert_str_eq(asked(&r, "open_point"), "p", "the funder still reads it");
	room_free(&r);
}

Test(form, nothing_goes_to_the_funder_unasked)
{
	struct room r = room_new_of(24, 120, EVERY_KIND, NULL, LANG_EN);

	room_command(&r, "field", "motto");
	refused(&r, "p", "Nobody is asked whether the funder may read this");
	cr_assert_str_eq(asked(&r, "motto"), "e", "as it was");
	refused(&r, "gp", "a consent first");
	cr_assert_str_eq(asked(&r, "motto"), "e", "nor with the group");
	room_command(&r, "field", "open_point");
	cr_assert(room_shows(&r, "the funder too (p) once consent is given"), "nobody said yes yet");
	cr_assert(room_shows(&r, "(p?)"), "at the field too");
	room_command(&r, "circle", "gp");
	cr_assert(room_shows(&r, "the group too (g), the funder (p) once consent is given"), "with the group");
	room_command(&r, "field", "agree");
	room_keys(&r, "y");
	room_command(&r, "field", "open_point");
	cr_assert(room_shows(&r, "the group and the funder too (gp)"), "said");
	room_command(&r, "field", "agree");
	room_keys(&r, "n");
	room_command(&r, "field", "open_point");
	cr_assert(room_shows(&r, "the funder (p) once consent is given"), "and withdrawn");
	room_free(&r);
}

Test(form, an_anonymous_sheet_is_handed_in_and_empty_again)
{
	struct room r = room_new(24, 80);

	room_command(&r, "field", "hot");
	cr_assert(room_shows(&r, "No name and no time are kept."), "says so first");
	room_keys(&r, "4<Tab>La carte");
	cr_assert_str_eq(client_sheet(r.client, "hot", "pace"), "4");
	cr_assert_str_eq(client_sheet(r.client, "hot", "best"), "La carte");
	room_keys(&r, "<Tab><Enter>");
	room_settle(&r);
	cr_assert_null(client_sheet(r.client, "hot", "best"), "empty for the next person");
	cr_assert(room_shows(&r, "1 sheet handed in, 5 needed to show them"));
	room_keys(&r, "<Tab><Tab><Enter>");
	cr_assert(room_shows(&r, "The sheet is empty"), "an empty one is not counted");
	room_settle(&r);
	cr_assert_eq(client_handed_in(r.client, "hot"), 1);
	room_free(&r);
}

Test(form, a_begun_sheet_is_not_read_at_another_enterprise)
{
	struct room r = room_new(24, 80);

	room_command(&r, "field", "hot");
	cr_assert(room_shows(&r, "Anonymous sheet: the enterprise’s name is not kept"), "no name above it");
	room_keys(&r, "4<Tab>La carte");
	room_keys(&r, "<C-n>");
	cr_assert(!room_shows(&r, "La carte"), "nothing of it at the next one");
	cr_assert(room_shows(&r, "A sheet begun at Les Jardins"), "but that it is there");
	cr_assert(room_shows(&r, "Enter hands it in, Del empties it."), "and what can be done");
	room_keys(&r, "5x");
	cr_assert_str_eq(client_sheet(r.client, "hot", "pace"), "4", "nothing is added to it");
	cr_assert_str_eq(client_sheet(r.client, "hot", "best"), "La carte");
	room_settle(&r);
	room_again(&r);
	cr_assert(!room_shows(&r, "La carte"), "nor after coming back");
	cr_assert(room_shows(&r, "A sheet begun earlier"), "where it was begun is in no file");
	room_keys(&r, "<Delete>");
	cr_assert_null(client_sheet(r.client, "hot", "best"), "emptied");
	room_keys(&r, "2");
	cr_assert_str_eq(client_sheet(r.client, "hot", "pace"), "2", "the sheet of this one");
	room_keys(&r, "<C-p>");
	cr_assert(room_shows(&r, "A sheet begun at Ressourcerie"), "aside in its turn");
	room_keys(&r, "<Enter>");
	room_settle(&r);
	cr_assert_eq(client_handed_in(r.client, "hot"), 1, "handed in from there");
	room_free(&r);
}

Test(form, a_begun_sheet_is_there_again_at_its_own_enterprise)
{
	struct room r = room_new(24, 80);

	room_command(&r, "field", "hot");
	room_keys(&r, "4<Tab>La carte<C-n><C-p>");
	cr_assert(room_shows(&r, "La carte"), "its own again");
	room_keys(&r, "<Tab>");
	room_settle(&r);
	room_again(&r);
	cr_assert(room_shows(&r, "La carte"), "also after a dropped line in the middle of it");
	room_free(&r);
}

Test(form, a_note_is_made_by_typing_and_the_next_is_there)
{
	struct room r = room_new(24, 80);
	const struct note **notes;
	size_t count;

	room_keys(&r, "<C-o>À revoir<C-o>Encore");
	notes = model_notes(client_model(r.client), "simple", 1, &count);
	cr_assert_eq(count, 2, "two notes");
	cr_assert_str_eq(notes[0]->text, "À revoir");
	cr_assert_str_eq(notes[1]->text, "Encore");
	cr_assert_str_eq(notes[0]->circle, "f", "for facilitators");
	free(notes);
	room_keys(&r, "<C-n><C-o>Elle");
	notes = model_notes(client_model(r.client), "simple", 2, &count);
	cr_assert_eq(count, 1, "of the other enterprise");
	free(notes);
	room_keys(&r, "<Backspace><Backspace><Backspace><Backspace><Tab>");
	notes = model_notes(client_model(r.client), "simple", 2, &count);
	cr_assert_eq(count, 0, "emptied, it goes");
	free(notes);
	room_free(&r);
}

Test(form, a_reason_stands_instead_of_an_answer)
{
	struct room r = room_new(24, 80);

	room_command(&r, "field", "done");
	room_keys(&r, "1");
	room_command(&r, "answer-unknown", "");
	cr_assert(room_shows(&r, "(does not know)"));
	cr_assert_str_eq(room_answer(&r, "done", 1, "", ""), "(none)", "the value is gone");
	room_keys(&r, "2");
	cr_assert(!room_shows(&r, "(does not know)"), "an answer takes it back");
	room_command(&r, "field", "what");
	room_command(&r, "answer-refused", "");
	cr_assert(room_shows(&r, "(refuses to answer)"));
	room_keys(&r, "x");
	cr_assert(!room_shows(&r, "(refuses to answer)"), "so does text");
	room_free(&r);
}

Test(form, one_comes_back_to_where_one_stood)
{
	static const struct {
		const char *keys, *after, *field, *want;
	} cases[] = {
		{"<Tab><Tab><Tab>abcd<Left><Left>", "X", "what", "abXcd"},
		{"<PageDown>Voisins<Down>Mairie<Left>", "X", NULL, "MairiXe"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct room r = room_new(24, 80);

		room_keys(&r, "<C-n>");
		room_keys(&r, cases[i].keys);
		room_settle(&r);
		room_again(&r);
		cr_assert(room_shows(&r, "2 Ressourcerie"), "the same enterprise");
		room_keys(&r, cases[i].after);
		if (cases[i].field != NULL)
			cr_assert_str_eq(room_answer(&r, cases[i].field, 2, "", ""), cases[i].want,
					 "the same field and cursor");
		else
			cr_assert_str_eq(room_answer(&r, "people", 2, room_row(&r, "people", 2, 1), "name"),
					 cases[i].want, "the same cell and cursor");
		room_free(&r);
	}
}

static struct target what_of(struct room *r)
{
	return (struct target){TARGET_ANSWER, client_model(r->client)->meeting, 1, "simple", "what", "", ""};
}

Test(form, somebody_else_in_the_same_text_moves_no_words)
{
	struct room r = room_new(24, 80);
	struct client *other;
	struct target t = what_of(&r);

	room_command(&r, "field", "what");
	room_keys(&r, "abc def<Left><Left><Left>");
	room_settle(&r);
	other = room_other(&r);
	client_splice(other, &t, 0, 0, "Oui, ", strlen("Oui, "));
	cr_assert(room_wait(&r, other, "Oui, abc def"), "comes by itself");
	room_keys(&r, "X");
	cr_assert_str_eq(room_answer(&r, "what", 1, "", ""), "Oui, abc Xdef", "the cursor stayed with its words");
	client_close(other, NULL);
	room_free(&r);
}

Test(form, a_word_typed_at_a_choice_is_one_answer_or_none)
{
	static const char *const cases[][2] = {
		{"funder", "pay"}, {"PÀrt", "out"},       {"fundamental", "out"}, {"int ern", "out"},
		{"1", "in"},       {"partner f", "in"},   {"xyz", "in"},         {" ", "out"},
		{"internal ", "in"},
	};
	struct room r = room_new(24, 80);

	room_command(&r, "field", "people");
	room_keys(&r, "Voisins<Tab>funder");
	cr_assert(room_shows(&r, "type: 1 internal  2 partner  3 funder"), "the options with their digits");
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		room_keys(&r, "<S-Tab><Tab>");
		room_keys(&r, cases[i][0]);
		cr_assert_str_eq(room_answer(&r, "people", 1, room_row(&r, "people", 1, 0), "type"), cases[i][1], "%s",
				 cases[i][0]);
	}
	room_keys(&r, "<S-Tab><Tab>max");
	cr_assert(room_shows(&r, "“max” is no option here"), "and says so");
	room_command(&r, "field", "done");
	room_keys(&r, "not done<Space>");
	cr_assert_str_eq(room_answer(&r, "done", 1, "", ""), "no", "a space within a name belongs to it");
	room_keys(&r, "<S-Tab><Tab>party<Space>");
	cr_assert_str_eq(room_answer(&r, "done", 1, "", ""), "no", "what is no option chooses nothing");
	room_free(&r);
}

Test(form, what_is_typed_at_a_choice_and_is_none_of_it_becomes_a_note)
{
	static const char typed[] = "We buy 3 bikes a month, from 2 schools";
	struct room r = room_new(24, 80);

	room_command(&r, "field", "done");
	room_keys(&r, typed);
	cr_assert_str_eq(room_answer(&r, "done", 1, "", ""), "(none)", "digits of a sentence choose nothing");
	cr_assert(room_shows(&r, "is no option here"), "and it is said");
	room_keys(&r, "<C-k>");
	cr_assert(room_shows(&r, typed), "the line of a quick note holds it");
	room_keys(&r, "<Enter>");
	room_keys(&r, "<M-k>");
	cr_assert(room_shows(&r, typed), "and keeps it");
	room_keys(&r, "<Esc>");
	room_keys(&r, "<C-k>");
	cr_assert_not(room_shows(&r, typed), "once");
	room_free(&r);
}

Test(form, what_is_typed_after_other_says_which)
{
	struct room r = room_new_of(24, 80, "tests/data/every-kind.scenario", NULL, LANG_EN);

	room_command(&r, "field", "legal");
	room_keys(&r, "other<Space>a bee<Tab>hive<S-Tab><S-Tab>");
	cr_assert_str_eq(room_answer(&r, "legal", 1, "", "other"), "a bee");
	room_keys(&r, "<Tab><Tab><S-Tab><End>hive");
	cr_assert_str_eq(room_answer(&r, "legal", 1, "", "other"), "a beehive");
	cr_assert_str_eq(room_answer(&r, "legal", 1, "", ""), "other");
	room_free(&r);
}

Test(form, who_comes_to_a_table_goes_on_below_its_rows)
{
	struct room r = room_new(24, 80);

	room_command(&r, "field", "people");
	room_keys(&r, "Voisins");
	room_command(&r, "field", "chain");
	room_command(&r, "field", "people");
	room_keys(&r, "Mairie");
	cr_assert_str_eq(room_answer(&r, "people", 1, room_row(&r, "people", 1, 0), "name"), "Voisins", "nothing is glued to it");
	cr_assert_str_eq(room_answer(&r, "people", 1, room_row(&r, "people", 1, 1), "name"), "Mairie");
	room_command(&r, "field", "chain");
	room_keys(&r, "ici<Up><Up><Up><Up> !");
	cr_assert_str_eq(room_answer(&r, "people", 1, room_row(&r, "people", 1, 0), "name"), "Voisins !", "arrows go through rows");
	room_again(&r);
	room_keys(&r, "<End>!");
	cr_assert_str_eq(room_answer(&r, "people", 1, room_row(&r, "people", 1, 0), "name"), "Voisins !!", "the place is found again");
	room_free(&r);
}

Test(form, what_does_not_fit_is_said_as_long_as_it_stands)
{
	static const char *const cases[][3] = {
		{"hours", "environ 9", "! This is not a number"},
		{"hours", "150", "! This is outside of what is expected"},
		{"next", "31 mois", "! This is not a date"},
		{"arrival", "tard", "! This is not a time"},
	};
	struct room r = room_new(40, 80);

	room_command(&r, "field", "what");
	room_keys(&r, "rien");
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		room_command(&r, "field", cases[i][0]);
		room_keys(&r, cases[i][1]);
		cr_assert_not(room_shows(&r, cases[i][2]), "not while it is typed");
		room_command(&r, "field", "story");
		room_keys(&r, "x<Tab><S-Tab><Backspace>");
		cr_assert(room_shows(&r, cases[i][2]), "%s stays said", cases[i][0]);
		cr_assert(room_shows(&r, "1 of 9 answered"), "%s is not answered", cases[i][0]);
		room_command(&r, "field", cases[i][0]);
		for (size_t n = strlen(cases[i][1]); n > 0; n--)
			room_keys(&r, "<Backspace>");
		room_keys(&r, "<Tab>");
		cr_assert_not(room_shows(&r, cases[i][2]));
	}
	room_command(&r, "field", "what");
	room_keys(&r, "<Backspace><Backspace><Backspace><Backspace>");
	room_command(&r, "field", "hours");
	room_keys(&r, "150<Tab>");
	cr_assert(room_shows(&r, "0 of 9 answered"));
	cr_assert(room_shows(&r, "◐"), "but begun");
	room_free(&r);
}

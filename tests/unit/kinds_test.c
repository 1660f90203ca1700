/* The kinds of fields, one after the other: keys go in, the model holds what they mean. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/memory.h"
#include "tests/unit/room_fixture.h"

#define SCENARIO "tests/data/every-kind.scenario"

static struct room open_room(void)
{
	return room_new_of(24, 80, SCENARIO, NULL, LANG_EN);
}

/* Keys in a field, and the answer of the first enterprise then. */
struct typed {
	const char *field, *keys, *row, *column, *kept;
};

static void all_typed(struct room *r, const struct typed *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (cases[i].field[0] != '=')
			room_command(r, "field", cases[i].field);
		room_keys(r, cases[i].keys);
		cr_assert_str_eq(room_answer(r, cases[i].field + (cases[i].field[0] == '='), 1, cases[i].row,
					     cases[i].column),
				 cases[i].kept, "%s: %s", cases[i].field, cases[i].keys);
	}
}

/* A `=` before a field's name: the keys go on where the focus is. */
#define ALL_TYPED(r, cases) all_typed(r, cases, sizeof(cases) / sizeof((cases)[0]))

Test(kinds, amounts_durations_and_hours)
{
	static const struct typed cases[] = {
		{"turnover", "1.234,5", "", "", "1234.5"},  {"time_spent", "1:30", "", "", "90"},
		{"hours_promised", "10", "", "", "10"},     {"hours_today", "++", "", "", "0.5"},
		{"=hours_today", "-", "", "", "0.25"},      {"=hours_today", "<Backspace><Backspace><Backspace><Backspace><Backspace><Backspace>1:20", "", "", "1.25"},
		{"ratio", "12,55", "", "", "12.55"},
	};
	struct room r = open_room();

	ALL_TYPED(&r, cases);
	room_keys(&r, "<Tab>");
	cr_assert(room_shows(&r, "1 decimal is expected"), "too many decimals are told");
	room_command(&r, "field", "staff");
	room_keys(&r, "2,5<Tab>");
	cr_assert(room_shows(&r, "a whole number is expected"), "told");
	cr_assert_str_eq(room_answer(&r, "staff", 1, "", ""), "2.5", "and kept");
	room_command(&r, "field", "turnover");
	cr_assert(room_shows(&r, "= €1,234.50"), "understood beside what is typed");
	room_keys(&r, "<Tab>");
	cr_assert(room_shows(&r, "Budget                   €1,234.50"), "shown when left");
	room_command(&r, "field", "hours_today");
	cr_assert(room_shows(&r, "8 h 45 left of 10 h"), "what is left of the quota");
	room_free(&r);
}

Test(kinds, what_is_computed_hidden_or_checked_follows)
{
	struct room r = open_room();

	room_command(&r, "field", "staff");
	cr_assert(!room_shows(&r, "Large team"), "hidden until there are more than ten");
	room_keys(&r, "20<Tab>12<Tab>5000");
	cr_assert(room_wait(&r, NULL, "Each                     €250.00"), "computed");
	cr_assert(room_wait(&r, NULL, "Large team"), "shown");
	room_keys(&r, "<Tab>");
	room_keys(&r, "x1");
	cr_assert(room_shows(&r, "Each                     €250.00"), "nothing can be typed into it");
	room_command(&r, "field", "big");
	room_keys(&r, "In three teams");
	room_command(&r, "field", "time_spent");
	room_keys(&r, "11h");
	cr_assert(room_wait(&r, NULL, "! More than ten hours a week"), "a warning under the field");
	room_keys(&r, "<Backspace><Backspace>9h");
	cr_assert_str_eq(room_answer(&r, "time_spent", 1, "", ""), "1140", "it never blocks: 19 h");
	room_command(&r, "field", "staff");
	room_keys(&r, "<Backspace><Backspace><Backspace><Backspace><Backspace><Backspace>3");
	room_settle(&r);
	for (int i = 0; i < 200 && room_shows(&r, "Large team"); i++)
		room_settle(&r);
	cr_assert(!room_shows(&r, "Large team"), "hidden again");
	cr_assert_str_eq(room_answer(&r, "big", 1, "", ""), "In three teams", "its answer stays");
	room_free(&r);
}

Test(kinds, choices_stand_alone_ask_which_and_plan)
{
	static const struct typed cases[] = {
		{"legal", "3", "", "", "other"},
		{"=legal", "<Tab>a bakery", "", "other", "a bakery"},
		{"methods", "1", "", "", "survey"},
		{"=methods", "2", "", "", "survey talks"},
		{"=methods", "4", "", "", "none"},
		{"=methods", "1", "", "", "survey"},
	};
	struct room r = open_room();

	ALL_TYPED(&r, cases);
	room_command(&r, "field", "legal");
	cr_assert(room_shows(&r, "which: a bakery"), "beside the option");
	room_keys(&r, "1");
	cr_assert(!room_shows(&r, "a bakery"), "gone with the option");
	cr_assert_str_eq(room_answer(&r, "legal", 1, "", "other"), "a bakery", "but kept");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "next", 1, room_row(&r, "next", 1, 0), "action"), "Préparer une enquête",
			 "planned by choosing, in the language of the enterprise");
	cr_assert_str_eq(room_row(&r, "next", 1, 1), "", "and only once");
	room_free(&r);
}

Test(kinds, planning_is_undone_with_the_choice)
{
	struct room r = open_room();

	room_command(&r, "field", "methods");
	room_keys(&r, "1");
	room_settle(&r);
	cr_assert_str_neq(room_row(&r, "next", 1, 0), "", "planned");
	room_keys(&r, "<C-z>");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "methods", 1, "", ""), "(none)", "taken back");
	cr_assert_str_eq(room_row(&r, "next", 1, 0), "", "with its plan");
	room_free(&r);
}

Test(kinds, what_is_for_others_is_not_there)
{
	struct room r = open_room();

	cr_assert(room_shows(&r, "People met"), "a field for work integration");
	cr_assert(room_shows(&r, "about its pathways"), "and its own words");
	room_keys(&r, "<C-n>");
	cr_assert(!room_shows(&r, "People met"), "not for the second");
	cr_assert(room_shows(&r, "Everyone says one thing:"), "who hears the common words");
	room_command(&r, "field", "methods");
	cr_assert(!room_shows(&r, "contracts"), "nor an option");
	room_keys(&r, "3");
	cr_assert_str_eq(room_answer(&r, "methods", 2, "", ""), "none", "the third is the one that is shown third");
	room_command(&r, "field", "story");
	room_keys(&r, "<F3>");
	cr_assert(room_shows(&r, "A move") && !room_shows(&r, "integration contract"), "nor a suggestion");
	room_free(&r);
}

Test(kinds, dots_are_given_and_taken)
{
	static const struct typed cases[] = {
		{"dots", "++", "", "premises", "2"},         {"=dots", "++", "", "premises", "3"},
		{"=dots", "<Down>+++", "", "money", "2"},    {"=dots", "<Down>1", "", "people", "(none)"},
		{"=dots", "<Up>-", "", "money", "1"},        {"=dots", "<Down>+", "", "people", "1"},
		{"=dots", "<Backspace>", "", "people", "(none)"}, {"=dots", "<Up><Up>0", "", "premises", "(none)"},
	};
	struct room r = open_room();

	ALL_TYPED(&r, cases);
	cr_assert(room_shows(&r, "4 dots left of 5"), "says what is left");
	room_keys(&r, "5");
	cr_assert(room_shows(&r, "At most 3 on one."), "says what isn't allowed");
	room_keys(&r, "3<C-z>");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "dots", 1, "", "premises"), "(none)", "undone");
	room_free(&r);
}

Test(kinds, grids_take_a_value_a_line)
{
	static const struct typed cases[] = {
		{"star", "4", "governance", "", "4"},     {"=star", "<Down><Right><Right>", "voice", "", "2"},
		{"=star", "<Tab>9", "territory", "", "(none)"}, {"=star", "5<Left>", "territory", "", "4"},
		{"barriers", "2", "time", "", "bit"},     {"=barriers", "<Right>", "time", "", "much"},
		{"=barriers", "<Down>n", "skills", "", "no"},  {"=barriers", "<Backspace>", "skills", "", "(none)"},
	};
	struct room r = open_room();

	ALL_TYPED(&r, cases);
	room_command(&r, "field", "star_before");
	room_keys(&r, "2");
	room_command(&r, "field", "star");
	cr_assert(room_shows(&r, "███▄▄▄▄▄"), "then and now as bars");
	room_free(&r);
}

Test(kinds, scores_add_up_what_is_answered)
{
	struct room r = open_room();

	room_command(&r, "field", "methods");
	room_keys(&r, "12<Tab>4");
	room_command(&r, "field", "maturity");
	cr_assert(room_shows(&r, "7   2 of 7 answered"), "weights and numbers, and how many are missing");
	cr_assert(room_shows(&r, "At the start of the path"), "in words");
	room_command(&r, "field", "star");
	room_keys(&r, "5");
	room_command(&r, "field", "maturity");
	cr_assert(room_shows(&r, "12   3 of 7 answered") && room_shows(&r, "Well on the way"), "the next band");
	room_free(&r);
}

Test(kinds, consent_is_said_and_withdrawn)
{
	static const struct typed cases[] = {
		{"agree", "y", "", "", "yes"},     {"=agree", "n", "", "", "no"},
		{"=agree", "<Left><Space>", "", "", "yes"}, {"=agree", "<Backspace>", "", "", "(none)"},
		{"=agree", "1", "", "", "yes"},    {"=agree", "x", "", "", "yes"},
	};
	struct room r = open_room();

	ALL_TYPED(&r, cases);
	room_command(&r, "field", "open_point");
	cr_assert(room_shows(&r, "the funder too (p)"), "the consent opens what it gates");
	room_command(&r, "field", "agree");
	room_keys(&r, "n");
	room_command(&r, "field", "open_point");
	cr_assert(room_shows(&r, "the funder too (p) once consent is given"), "withdrawing closes it");
	room_free(&r);
}

Test(kinds, indicators_keep_a_value_a_day)
{
	struct room r = open_room();
	const char *row;

	room_command(&r, "field", "follow");
	room_keys(&r, "Tonnes<Tab><Tab><Tab>q<Tab>10<Tab>20<Tab>12,5");
	row = room_row(&r, "follow", 1, 0);
	cr_assert_str_eq(room_answer(&r, "follow", 1, row, "indicator"), "Tonnes");
	cr_assert_str_eq(room_answer(&r, "follow", 1, row, "frequency"), "quarterly");
	cr_assert_str_eq(room_answer(&r, "follow", 1, row, "at-2026-03-12"), "12.5", "under today's date");
	cr_assert_str_eq(room_answer(&r, "follow", 1, row, "value"), "(none)");
	room_settle(&r);
	setenv("FILROUGE_NOW", "2026-04-02T09:30:00Z", 1);
	app_tick(r.app, 1775122200000);
	room_keys(&r, "<Left>");
	room_keys(&r, "<Home><Left>");
	room_command(&r, "field", "follow");
	for (int i = 0; i < 6; i++)
		room_keys(&r, "<Tab>");
	cr_assert(room_shows(&r, "12.5 on 2026-03-12"), "the latest with its date");
	room_keys(&r, "15");
	cr_assert_str_eq(room_answer(&r, "follow", 1, row, "at-2026-04-02"), "15", "another day, another value");
	cr_assert_str_eq(room_answer(&r, "follow", 1, row, "at-2026-03-12"), "12.5", "the first stays");
	cr_assert(room_shows(&r, "15 on 2026-04-02  ▁█  12.5 on 2026-03-12"), "both, and a line of bars");
	room_free(&r);
}

Test(kinds, tables_hold_amounts_and_durations)
{
	struct room r = open_room();
	const char *row;

	room_command(&r, "field", "people");
	room_keys(&r, "Voisins<Tab>p<Tab>1 200<Tab>1:30<Up>");
	row = room_row(&r, "people", 1, 0);
	cr_assert_str_eq(room_answer(&r, "people", 1, row, "type"), "out");
	cr_assert_str_eq(room_answer(&r, "people", 1, row, "cost"), "1200");
	cr_assert_str_eq(room_answer(&r, "people", 1, row, "spent"), "90");
	room_keys(&r, "<Down>");
	cr_assert(room_shows(&r, "€1,200.00"), "shown as an amount");
	room_free(&r);
}

Test(kinds, a_field_is_asked_for_each_row)
{
	struct room r = open_room();
	char first[65], second[65];

	room_command(&r, "field", "effect");
	cr_assert(room_shows(&r, "Fill in “Stakeholders” first"), "nothing to ask yet");
	room_keys(&r, "x");
	cr_assert_str_eq(room_answer(&r, "effect", 1, "", ""), "(none)", "and nothing goes in");
	room_command(&r, "field", "people");
	room_keys(&r, "Voisins<Down>Mairie");
	snprintf(first, sizeof first, "%s", room_row(&r, "people", 1, 0));
	snprintf(second, sizeof second, "%s", room_row(&r, "people", 1, 1));
	room_command(&r, "field", "effect");
	room_keys(&r, "less noise<Tab>more shade");
	cr_assert_str_eq(room_answer(&r, "effect", 1, first, ""), "less noise");
	cr_assert_str_eq(room_answer(&r, "effect", 1, second, ""), "more shade");
	cr_assert(room_shows(&r, "Voisins                 less noise"), "headed by the row");
	room_settle(&r);
	room_again(&r);
	cr_assert(room_shows(&r, "more shade"), "back at the same place");
	room_keys(&r, "!");
	cr_assert_str_eq(room_answer(&r, "effect", 1, second, ""), "more shade!", "in the same row");
	room_free(&r);
}

Test(kinds, suggestions_go_into_the_text)
{
	struct room r = open_room();

	room_command(&r, "field", "story");
	room_keys(&r, "<F3>mov<Enter>");
	cr_assert_str_eq(room_answer(&r, "story", 1, "", ""), "A move", "found by typing");
	room_keys(&r, "<F3><Enter>");
	cr_assert_str_eq(room_answer(&r, "story", 1, "", ""), "A move\nA new team", "on a line of its own");
	room_command(&r, "field", "people");
	room_keys(&r, "<F3><Enter><F3><Down><Enter>");
	cr_assert_str_eq(room_answer(&r, "people", 1, room_row(&r, "people", 1, 0), "name"), "Neighbours");
	cr_assert_str_eq(room_answer(&r, "people", 1, room_row(&r, "people", 1, 1), "name"), "Town council",
			 "a row each in a table");
	room_command(&r, "field", "motto");
	room_keys(&r, "<F3>");
	cr_assert(room_shows(&r, "There are no suggestions for this field."), "said where there are none");
	room_free(&r);
}

Test(kinds, words_to_watch_warn_and_never_block)
{
	struct room r = open_room();

	room_command(&r, "field", "open_point");
	room_keys(&r, "An illnes");
	cr_assert(!room_shows(&r, "Speak of the arrangement"), "not yet");
	room_keys(&r, "s of two");
	cr_assert(room_shows(&r, "“illness”: Speak of the"), "warned");
	room_keys(&r, "!<Tab>");
	cr_assert_str_eq(room_answer(&r, "open_point", 1, "", ""), "An illness of two!", "and kept");
	room_command(&r, "note", "");
	room_keys(&r, "Disabled");
	cr_assert(room_shows(&r, "“Disabled”: Speak of"), "notes are watched");
	room_free(&r);
}

Test(kinds, the_clock_counts_minutes_for_each_enterprise_that_is_there)
{
	struct room r = open_room();

	room_command(&r, "step", "choosing");
	room_keys(&r, "<C-e>");
	cr_assert(room_shows(&r, "LIVE  24 min left, ends 09:54"), "20 and one for each of four");
	room_command(&r, "absent", "");
	cr_assert(room_shows(&r, "LIVE  23 min left"), "one is absent");
	room_free(&r);
}

Test(kinds, who_presents_goes_on_and_it_is_written_down_when_the_step_begins)
{
	struct room r = open_room();
	struct error err = {0};

	room_command(&r, "presenter", "");
	room_command(&r, "step", "tables");
	room_keys(&r, "<C-e>");
	cr_assert_eq(model_step(client_model(r.client), "tables").presenter, 1, "as it was proposed");
	room_command(&r, "presenter", "");
	cr_assert(!app_command(r.app, "presenter", "", &err), "it comes from before");
	cr_assert_not_null(strstr(err.text, "presents since an earlier step"), "%s", err.text);
	error_clear(&err);
	room_free(&r);
}

Test(kinds, who_presents_decides_what_is_asked)
{
	struct room r = open_room();

	room_command(&r, "step", "tables");
	room_command(&r, "presenter", "");
	room_keys(&r, "<PageUp><PageDown>");
	cr_assert(room_shows(&r, "presents · with"), "said beside the name");
	room_command(&r, "field", "pitch");
	cr_assert(room_shows(&r, "My question") && !room_shows(&r, "My advice"), "for the one who presents");
	room_keys(&r, "<C-n>");
	room_command(&r, "field", "advice");
	cr_assert(room_shows(&r, "My advice") && !room_shows(&r, "My question"), "for the others");
	cr_assert(room_shows(&r, "1 Jardins du Pré presents;"), "and in the panel");
	room_free(&r);
}

Test(kinds, pairs_are_proposed_changed_and_kept)
{
	struct room r = open_room();

	room_command(&r, "step", "tables");
	cr_assert(room_shows(&r, "Pairs  1 Jardins du Pré + 4"), "proposed");
	cr_assert_str_eq(model_step(client_model(r.client), "tables").groups, "", "and not yet kept");
	room_keys(&r, "<C-e>");
	cr_assert_str_eq(model_step(client_model(r.client), "tables").groups, "1,4 2,3", "kept once the step is live");
	room_command(&r, "subgroup", "2");
	cr_assert_str_eq(model_step(client_model(r.client), "tables").groups, "4 2,3,1", "put elsewhere");
	cr_assert(room_shows(&r, "with 2 "), "the partners beside the name");
	room_keys(&r, "<C-z>");
	room_settle(&r);
	cr_assert_str_eq(model_step(client_model(r.client), "tables").groups, "1,4 2,3", "undone");
	room_command(&r, "absent", "");
	room_command(&r, "subgroups-again", "");
	cr_assert_str_eq(model_step(client_model(r.client), "tables").groups, "2,3,4", "of who is there");
	room_free(&r);
}

Test(kinds, a_step_is_reopened)
{
	struct room r = open_room();

	room_command(&r, "field", "reopen");
	room_keys(&r, "<Enter>choo<Enter>");
	cr_assert_str_eq(room_answer(&r, "reopen", 1, "", ""), "choosing");
	cr_assert(room_shows(&r, "2 Choosing"), "by its title");
	room_keys(&r, "<Backspace>");
	cr_assert_str_eq(room_answer(&r, "reopen", 1, "", ""), "(none)");
	room_free(&r);
}

/* A text that lacks the screen's language is shown in another, marked the same way everywhere. */
Test(kinds, what_is_not_translated_is_marked)
{
	struct room r = room_new_of(24, 80, SCENARIO, " nl = \"Leuze\";", LANG_NL);

	cr_assert(room_shows(&r, "[en] Motto"), "a label");
	room_free(&r);
	r = room_new_of(24, 80, SCENARIO, " nl = \"vereniging\";", LANG_NL);
	room_command(&r, "field", "legal");
	cr_assert(room_shows(&r, "( ) [en] association"), "an option");
	room_keys(&r, "a");
	room_keys(&r, "<Space>");
	cr_assert_str_eq(room_answer(&r, "legal", 1, "", ""), "other", "letters mean what is written, not the mark");
	room_free(&r);
	r = room_new_of(24, 80, SCENARIO, " nl = \"In één regel?\";", LANG_NL);
	cr_assert(room_shows(&r, "[en] In one line?"), "a question");
	room_free(&r);
	r = room_new_of(24, 80, SCENARIO, " nl = \"Niemand geeft commentaar.\";", LANG_NL);
	cr_assert(room_shows(&r, "[en] Nobody comments."), "what the facilitator reads");
	room_free(&r);
	i18n_use(LANG_EN);
}

Test(kinds, what_is_no_number_is_kept_and_undone)
{
	struct room r = open_room();

	room_command(&r, "field", "ratio");
	room_keys(&r, ",");
	cr_assert_str_eq(room_answer(&r, "ratio", 1, "", ""), ",", "not a number yet");
	room_keys(&r, "5");
	cr_assert_str_eq(room_answer(&r, "ratio", 1, "", ""), "0.5", "now it is");
	room_settle(&r);
	room_keys(&r, "<C-z>");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "ratio", 1, "", ""), ",", "back to what was typed");
	room_keys(&r, "<C-z><C-y><C-y>");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "ratio", 1, "", ""), "0.5", "and forth");
	room_free(&r);
}

/* Any key in any field, at several sizes: nothing breaks, and the cursor stays in sight. */
Test(kinds, any_key_anywhere)
{
	static const char *const keys[] = {"a", "1", "5", "0", "+", "-", "<Space>", "<Enter>", "<Tab>", "<S-Tab>", "<Up>", "<Down>",
					   "<Left>", "<Right>", "<Backspace>", "<Delete>", "<Home>", "<End>", "<C-z>", "<C-y>",
					   "<PageDown>", "<PageUp>", "<C-n>", "<C-p>", "<F2>", "<F3>", "<Esc>", "<C-d>",
					   "<M-Up>", "<M-Down>", "é", ":", ",", "y"};
	static const int sizes[][2] = {{24, 80}, {10, 40}, {43, 132}, {11, 60}};
	unsigned seed = 11;
	struct room r = open_room();

	for (size_t i = 0; i < 3000; i++) {
		seed = seed * 1103515245 + 12345;
		room_keys(&r, keys[(seed >> 16) % (sizeof keys / sizeof keys[0])]);
		if (i % 131 == 0)
			grid_resize(r.grid, sizes[i / 131 % 4][0], sizes[i / 131 % 4][1]);
		if (i % 61 == 0)
			room_settle(&r);
		room_draw(&r);
		cr_assert(r.grid->cursor_y >= 0, "key %zu: no cursor", i);
	}
	room_free(&r);
}

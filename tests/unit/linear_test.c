/* The linear mode: lines in, lines out, a real keeper behind. What is asked of each kind of field, and what a line does to it. */
#include <criterion/criterion.h>

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "room_fixture.h"
#include "tui/linear.h"
#include "tui/state.h"

/* Says LINES to the room and returns all that it said; caller frees. */
static char *said(struct room *r, const char *lines)
{
	struct error err = {0};
	int ends[2];
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	cr_assert_eq(pipe(ends), 0);
	cr_assert_eq(write(ends[1], lines, strlen(lines)), (ssize_t)strlen(lines));
	close(ends[1]);
	cr_assert_eq(linear_run(r->app, r->client, ends[0], out, &err), 0, "%s", err.text);
	close(ends[0]);
	fclose(out);
	cr_assert_eq(client_state(r->client).unsaved, 0, "everything is acknowledged at the end");
	return text;
}

static struct room every(enum lang lang)
{
	return room_new_of(24, 80, "tests/data/every-kind.scenario", NULL, lang);
}

static void has(const char *text, const char *what)
{
	cr_assert(strstr(text, what), "`%s` in\n%s", what, text);
}

static void answer(struct room *r, const char *field, const char *row, const char *column, const char *value)
{
	cr_assert_str_eq(room_answer(r, field, 1, row, column), value, "%s %s %s", field, row, column);
}

Test(linear, each_kind_of_one_value_takes_a_line)
{
	struct room r = every(LANG_EN);
	char *out = said(&r, "Together\nfirst line\nsecond line\n\n12\n0,5\n1 500\n1:30\n+7\n930\n\n\n\n:step choosing\ncoop\n1, inter\n4\nyes\n");

	answer(&r, "motto", "", "", "Together");
	answer(&r, "story", "", "", "first line\nsecond line");
	answer(&r, "staff", "", "", "12");
	answer(&r, "ratio", "", "", "0.5");
	answer(&r, "turnover", "", "", "1500");
	answer(&r, "time_spent", "", "", "90");
	answer(&r, "since", "", "", "2026-03-19");
	answer(&r, "starts", "", "", "09:30");
	answer(&r, "legal", "", "", "coop");
	answer(&r, "methods", "", "", "survey talks");
	answer(&r, "trust", "", "", "4");
	answer(&r, "agree", "", "", "yes");
	has(out, "Field 1 of 11: Motto\nIn one line?\nFor example: Nothing is lost.\nNothing yet.\n");
	has(out, "Saved 09:30:00\n");
	has(out, "Computed from other answers: ");
	free(out);
	room_free(&r);
}

Test(linear, what_does_not_fit_is_said_and_asked_again)
{
	struct room r = every(LANG_EN);
	char *out = said(&r, ":field staff\ntwelve\n12\n:step choosing\nfoo\n9\n1\n:field trust\n7\n2\n");

	has(out, "People: this is not a number. It is kept as typed.\n");
	answer(&r, "staff", "", "", "12");
	has(out, "None begins with “foo”.\n");
	has(out, "There is no 9: they go from 1 to 3.\n");
	answer(&r, "legal", "", "", "asso");
	has(out, "A number from 1 to 5 is expected: nothing was changed.\n");
	answer(&r, "trust", "", "", "2");
	free(out);
	room_free(&r);
}

Test(linear, an_option_that_asks_which_is_asked_which)
{
	struct room r = every(LANG_EN);
	char *out = said(&r, ":step choosing\nother\na beehive\n");

	has(out, "which:\n");
	answer(&r, "legal", "", "", "other");
	answer(&r, "legal", "", "other", "a beehive");
	free(out);
	room_free(&r);
}

Test(linear, dots_and_grids_go_item_by_item)
{
	struct room r = every(LANG_EN);
	char *out = said(&r, ":field dots\n2\n9\n1\n3\n1\n1\n2\n3\n4\n5\n1\na l\nmuch\n");

	answer(&r, "dots", "", "premises", "2");
	answer(&r, "dots", "", "money", "1");
	answer(&r, "dots", "", "people", "1");
	has(out, "A number from 0 to 5 is expected");
	has(out, "No dot is left: take one back elsewhere first.\n");
	answer(&r, "star_before", "governance", "", "1");
	answer(&r, "star_before", "territory", "", "3");
	answer(&r, "star", "voice", "", "5");
	answer(&r, "barriers", "time", "", "bit");
	answer(&r, "barriers", "skills", "", "much");
	free(out);
	room_free(&r);
}

Test(linear, tables_go_cell_by_cell_and_what_is_made_of_them_follows)
{
	struct room r = every(LANG_EN);
	char *out = said(&r, ":step tables\nCouncil\npartner\n12,5\n1:30\nNeighbours\n1\n\n\n\n:field chain\nTrust\nTime\n\n+\n++\n0\n+\n2 1\n"), *first, *second;

	first = xstrdup(room_row(&r, "people", 1, 0));
	second = xstrdup(room_row(&r, "people", 1, 1));
	answer(&r, "people", first, "name", "Council");
	answer(&r, "people", first, "type", "out");
	answer(&r, "people", first, "cost", "12.5");
	answer(&r, "people", first, "spent", "90");
	answer(&r, "people", second, "type", "in");
	has(out, "A new row, who:\n");
	has(out, "Row 2 of 2, type:\n1 internal\n2 partner\n");
	answer(&r, "crossed", first, room_row(&r, "chain", 1, 1), "pp");
	answer(&r, "crossed", second, room_row(&r, "chain", 1, 0), "z");
	has(out, "Council × Trust:\n");
	char *ranks = xasprintf("%s %s", room_row(&r, "chain", 1, 1), room_row(&r, "chain", 1, 0));
	answer(&r, "top", "", "", ranks);
	free(ranks);
	free(first);
	free(second);
	free(out);
	room_free(&r);
}

Test(linear, sharing_reopening_and_a_sheet_that_is_handed_in)
{
	struct room r = every(LANG_EN);
	char *out = said(&r, "Together\n:field hours_today\n1:15\nin pairs\n1\n\n4\n1\n");

	answer(&r, "hours_today", "", "", "1.25");
	answer(&r, "reopen", "", "", "tables");
	has(out, "1 Motto, not shared\n");
	has(out, "Motto is shared with the group now.\n");
	has(out, "Handed in. The sheet is empty for the next person.\n");
	cr_assert_eq(client_handed_in(r.client, "hot"), 1);
	free(out);
	room_free(&r);
}

Test(linear, commands_are_the_same_rows_through_the_same_gate)
{
	struct room r = every(LANG_EN);
	char *out = said(&r, "Typed\n:undo\n:enterprise 2\n:next\n:live\n:note It rained\n:note-nothing\n:absent\n:as-next\n:ent\nTypes\n");

	answer(&r, "motto", "", "", "(none)");
	has(out, "Undone: Motto, ");
	has(out, "Enterprise 2 of 4: ");
	has(out, "Enterprise 3 of 4: ");
	has(out, "This step is live: 20 min left.\n");
	cr_assert_eq(r.app->model->note_count, 1);
	cr_assert_str_eq(r.app->model->note_list[0]->text, "It rained");
	has(out, "There is no command :note-nothing, or several begin so; :help lists them.\n");
	has(out, "`as-next` is not a command of this role.\n");
	has(out, "absent this morning.");
	free(out);
	room_free(&r);
}

Test(linear, a_list_is_chosen_from_by_number_or_by_a_word)
{
	struct room r = every(LANG_EN);
	char *out = said(&r, ":step tables\n:suggestions\ncouncil\n1\n:go\nclosing\n1\n:steps\n\n");

	has(out, "Suggestions\n1 Neighbours\n2 Town council\n");
	has(out, "Suggestions\n1 Town council\n");
	answer(&r, "people", room_row(&r, "people", 1, 0), "name", "Town council");
	has(out, "Step 4 of 4: Closing");
	has(out, "A number chooses; a word leaves what has it; an empty line goes back.\n");
	cr_assert_eq(r.app->view, VIEW_ROOM, "an empty line went back");
	free(out);
	room_free(&r);
}

Test(linear, what_other_views_show_is_read_and_their_keys_are_lines)
{
	struct room r = every(LANG_EN);
	char *out = said(&r, ":people\np\n\n:quick-note @2 It rained\n:note !kept apart\n:quick-note\nlater\n");
	size_t rained = 0;

	has(out, "Who is there");
	has(out, "there t all there");
	cr_assert_null(strstr(out, "----"), "rules are no words:\n%s", out);
	for (size_t i = 0; i < r.app->model->note_count; i++)
		rained += strcmp(r.app->model->note_list[i]->text, "@2 It rained") == 0 || strcmp(r.app->model->note_list[i]->text, "It rained") == 0;
	cr_assert_eq(rained, 1, "addressed and filed");
	has(out, "The next line goes there; an empty line goes back.\n");
	cr_assert_eq(r.app->model->note_count, 3);
	cr_assert_eq(r.app->view, VIEW_ROOM);
	free(out);
	room_free(&r);
}

Test(linear, empty_lines_walk_through_the_whole_meeting_and_change_nothing)
{
	struct room r = every(LANG_EN);
	char lines[1200];

	memset(lines, '\n', sizeof lines - 1);
	lines[sizeof lines - 1] = '\0';
	int64_t before = r.app->model->revision;
	char *out = said(&r, lines);

	has(out, "Enterprise 4 of 4: ");
	has(out, "Step 4 of 4: Closing");
	has(out, "These were the fields of the last step.");
	cr_assert_null(strstr(out, "Saved "), "nothing was changed");
	cr_assert_eq(r.app->model->revision, before);
	free(out);
	room_free(&r);
}

Test(linear, nothing_but_text_is_written_whatever_is_typed)
{
	struct room r = every(LANG_FR);
	char *out = said(&r, "\033[2J\033]0;x\007titre\n:\033[31m\nd\xc3\xa9j\xc3\xa0\xff\n");

	for (const unsigned char *c = (const unsigned char *)out; *c != '\0'; c++)
		cr_assert(*c == '\n' || *c >= 0x20, "byte %02x in\n%s", *c, out);
	has(out, "Récit");
	has(out, "Saved 09:30:00");
	free(out);
	room_free(&r);
}

Test(linear, a_last_line_without_an_end_counts)
{
	struct room r = every(LANG_EN);
	char *out = said(&r, "\nHalf a line");

	answer(&r, "story", "", "", "Half a line");
	free(out);
	room_free(&r);
}

Test(linear, what_is_found_is_gone_to_by_its_number)
{
	struct room r = every(LANG_EN);
	char *out = said(&r, "Together\nA story about lamps\n:search lamps\n1\n:search\nnothing such\nlamps\n\n");

	has(out, "1 1 Les Jardins du Pré · Story · ");
	has(out, ": A story about lamps\n");
	has(out, "A number goes there; other words are looked for instead; an empty line goes back.\n");
	has(out, "Nothing has these words.\n");
	cr_assert_eq(r.app->view, VIEW_ROOM);
	cr_assert_str_eq(r.app->form.at_field, "story", "there");
	free(out);
	room_free(&r);
}

Test(linear, a_question_mark_over_a_view_is_not_typed_into_an_answer)
{
	struct room r = every(LANG_EN);
	char *out = said(&r, "Together\n:field motto\n:compare\n?\n\n");

	answer(&r, "motto", "", "", "Together");
	free(out);
	room_free(&r);
}

/* What was recorded for the wrong enterprise goes to the right one, whatever it is, and one undo gives both back. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "tests/unit/room_fixture.h"
#include "tui/command.h"
#include "tui/state.h"

/* All that is recorded for an enterprise: "field/row/column=value" by lines, sorted; rows as "field/row#position". Caller frees. */
static char *recorded(struct room *r, int64_t e)
{
	const struct model *m = client_model(r->client);
	struct buf out = {0};

	for (size_t i = 0; i < m->scenario->step_count; i++)
		for (size_t j = 0; j < m->scenario->steps[i].field_count; j++) {
			const struct field *f = &m->scenario->steps[i].fields[j];
			static const enum target_kind kinds[] = {TARGET_ANSWER, TARGET_MISSING, TARGET_CIRCLE};
			size_t count;
			const char *const *rows = model_rows(m, f->id, e, &count);

			for (size_t k = 0; k < count; k++)
				buf_printf(&out, "%s/%s#%zu\n", f->id, rows[k], k);
			for (size_t k = 0; k < 2; k++) {
				struct model_cell *cells = model_cells(m, kinds[k], f->id, e, &count);

				for (size_t n = 0; n < count; n++)
					buf_printf(&out, "%s %s/%s/%s=%s\n", k == 0 ? "answer" : "missing", f->id, cells[n].row, cells[n].column,
						   cells[n].value);
				model_cells_free(cells, count);
			}
			if (model_value(m, &(struct target){kinds[2], m->meeting, e, "", f->id, "", ""}) != NULL)
				buf_printf(&out, "circle %s=%s\n", f->id, model_circle_asked(m, f, e));
		}
	return buf_take(&out);
}

static void goes_and_comes_back(struct room *r, const char *field, const char *keys, const char *label)
{
	char *before, *there, *after;

	room_keys(r, "<M-1>");
	room_command(r, "field", field);
	room_keys(r, keys);
	room_command(r, "field", field);
	room_settle(r);
	before = recorded(r, 1);
	there = recorded(r, 3);
	cr_assert_str_neq(before, "", "%s: something is recorded", label);
	cr_assert_str_eq(there, "", "%s: nothing there yet", label);
	room_command(r, "move-to", "3");
	room_settle(r);
	after = recorded(r, 3);
	cr_assert_str_eq(after, before, "%s is there as it was here", label);
	free(after);
	after = recorded(r, 1);
	cr_assert_str_eq(after, "", "%s is gone here", label);
	free(after);
	cr_assert(room_shows(r, "Moved to 東京 SA"), "%s: says so", label);
	room_again(r);
	after = recorded(r, 3);
	cr_assert_str_eq(after, before, "%s is so in the file", label);
	free(after);
	room_keys(r, "<C-z>");
	cr_assert(room_wait(r, NULL, "Undone"), "%s: one undo", label);
	after = recorded(r, 1);
	cr_assert_str_eq(after, before, "%s is here again", label);
	free(after);
	after = recorded(r, 3);
	cr_assert_str_eq(after, "", "%s is no longer there", label);
	free(after);
	free(there);
	free(before);
}

Test(move, every_kind_of_answer)
{
	static const struct {
		const char *field, *keys, *label;
	} cases[] = {
		{"arrival", "9h05<Tab>", "a time"},
		{"mood", "4<C-u>", "a scale with its circle"},
		{"done", "2", "a choice"},
		{"what", "Hésite, là", "a text that is being typed"},
		{"story", "une ligne<Enter>et deux", "a long text"},
		{"hours", "3,5<Tab>", "a number"},
		{"hours", "3h<Tab>", "what is no number"},
		{"next", "+7<Tab>", "a date"},
		{"whom", "13", "choices"},
		{"order", "1<Down>1", "an order"},
		{"plan", "Call<Tab>Ana<Tab>+7<Tab>", "an action plan"},
		{"people", "Volunteers<Tab>1<Tab>time<Tab>4<Down><Home>Town council<Tab>2", "a table"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct room r = room_new(24, 80);

		goes_and_comes_back(&r, cases[i].field, cases[i].keys, cases[i].label);
		room_free(&r);
	}
}

Test(move, a_reason_why_there_is_no_answer)
{
	struct room r = room_new(24, 80);

	room_command(&r, "field", "what");
	room_command(&r, "answer-refused", "");
	goes_and_comes_back(&r, "what", "", "a reason");
	room_free(&r);
}

/* A matrix without its rows would say nothing: what hangs together goes together. */
Test(move, a_matrix_goes_with_its_tables)
{
	struct room r = room_new(24, 80);

	room_command(&r, "field", "people");
	room_keys(&r, "Volunteers<Down>Town council");
	room_command(&r, "field", "chain");
	room_keys(&r, "Fewer thrown away<Down>People talk");
	room_command(&r, "field", "top");
	room_keys(&r, "1");
	room_command(&r, "field", "grid");
	room_keys(&r, "<M-v>");
	cr_assert(room_shows(&r, "with Stakeholders, Effects"), "says what goes along");
	room_keys(&r, "<Esc>");
	goes_and_comes_back(&r, "grid", "+<Right>-", "a matrix");
	room_free(&r);
}

Test(move, one_row_of_a_table)
{
	struct room r = room_new(24, 80);
	char row[64];

	room_command(&r, "field", "people");
	room_keys(&r, "Volunteers<Down>Town council<Tab>2");
	snprintf(row, sizeof row, "%s", room_row(&r, "people", 1, 1));
	room_keys(&r, "<M-2>");
	room_command(&r, "field", "people");
	room_keys(&r, "Neighbours<M-1>");
	room_command(&r, "field", "people");
	for (int i = 0; i < 3 && strcmp(r.app->form.row, row) != 0; i++)
		room_keys(&r, i == 0 ? "<Up>" : "<Down>");
	cr_assert_str_eq(r.app->form.row, row, "in the second row");
	room_keys(&r, "<M-v>");
	cr_assert(room_shows(&r, "this row") && room_shows(&r, "the whole table"), "either");
	room_keys(&r, "<Enter>");
	room_settle(&r);
	cr_assert_str_eq(room_row(&r, "people", 2, 1), row, "after what is there");
	cr_assert_str_eq(room_answer(&r, "people", 2, row, "name"), "Town council");
	cr_assert_str_eq(room_answer(&r, "people", 2, row, "type"), "out");
	cr_assert_str_eq(room_row(&r, "people", 1, 1), "", "one is left here");
	room_keys(&r, "<C-z>");
	cr_assert(room_wait(&r, NULL, "Undone"), "undone");
	cr_assert_str_eq(room_row(&r, "people", 1, 1), row, "here again");
	cr_assert_str_eq(room_row(&r, "people", 2, 1), "", "there no longer");
	room_free(&r);
}

Test(move, a_row_that_goes_leaves_its_rank)
{
	struct room r = room_new(24, 80);
	char *ranked, gone[64], stays[64];

	room_command(&r, "field", "chain");
	room_keys(&r, "Moins jeté<Down>On se parle<Up>");
	snprintf(gone, sizeof gone, "%s", room_row(&r, "chain", 1, 0));
	snprintf(stays, sizeof stays, "%s", room_row(&r, "chain", 1, 1));
	room_command(&r, "field", "top");
	room_keys(&r, "1<Down>1");
	room_settle(&r);
	ranked = xstrdup(room_answer(&r, "top", 1, "", ""));
	cr_assert(strstr(ranked, gone) != NULL && strstr(ranked, stays) != NULL, "both are ranked: %s", ranked);
	room_command(&r, "field", "chain");
	room_keys(&r, "<Up><Up>");
	cr_assert_str_eq(r.app->form.row, gone);
	room_keys(&r, "<M-v><Enter>");
	room_settle(&r);
	cr_assert_str_eq(room_row(&r, "chain", 2, 0), gone, "there");
	cr_assert_str_eq(room_answer(&r, "top", 1, "", ""), stays, "and out of the order here");
	cr_assert_str_eq(room_answer(&r, "top", 2, "", ""), "(none)", "nobody ranked it there");
	room_keys(&r, "<C-z>");
	cr_assert(room_wait(&r, NULL, "Undone"), "one undo");
	cr_assert_str_eq(room_answer(&r, "top", 1, "", ""), ranked);
	cr_assert_str_eq(room_row(&r, "chain", 1, 0), gone);
	free(ranked);
	room_free(&r);
}

static struct room both(const char *field, const char *here, const char *there)
{
	struct room r = room_new(24, 80);

	room_command(&r, "field", field);
	room_keys(&r, here);
	room_keys(&r, "<M-2>");
	room_command(&r, "field", field);
	room_keys(&r, there);
	room_keys(&r, "<M-1>");
	room_command(&r, "field", field);
	return r;
}

Test(move, asks_where_something_is_already)
{
	struct room r = both("story", "mine", "theirs");

	room_keys(&r, "<M-v>phare<Enter>");
	cr_assert(room_shows(&r, "There is something there already") && room_shows(&r, "after what is there"), "asks");
	room_keys(&r, "<Enter>");
	cr_assert_str_eq(room_answer(&r, "story", 2, "", ""), "theirs\nmine", "one after the other");
	cr_assert_str_eq(room_answer(&r, "story", 1, "", ""), "(none)");
	room_settle(&r);
	room_keys(&r, "<C-z>");
	cr_assert(room_wait(&r, NULL, "Undone"), "undone");
	cr_assert_str_eq(room_answer(&r, "story", 1, "", ""), "mine");
	cr_assert_str_eq(room_answer(&r, "story", 2, "", ""), "theirs");
	room_keys(&r, "<M-v>phare<Enter><Down><Enter>");
	cr_assert_str_eq(room_answer(&r, "story", 2, "", ""), "mine", "in its place");
	room_settle(&r);
	room_keys(&r, "<C-z>");
	cr_assert(room_wait(&r, NULL, "Undone"), "undone");
	room_keys(&r, "<M-v>phare<Enter><Down><Down><Enter>");
	cr_assert(room_shows(&r, "Nothing was moved"), "left");
	cr_assert_str_eq(room_answer(&r, "story", 2, "", ""), "theirs");
	room_free(&r);
}

Test(move, one_answer_cannot_stand_after_another)
{
	struct room r = both("mood", "4", "2");

	room_keys(&r, "<M-v>phare<Enter>");
	cr_assert(!room_shows(&r, "after what is there") && room_shows(&r, "in place of"), "in its place, or not at all");
	room_keys(&r, "<Enter>");
	cr_assert_str_eq(room_answer(&r, "mood", 2, "", ""), "4");
	room_free(&r);
}

/* Nobody reads it there who didn't here. */
Test(move, never_opens_what_is_closed)
{
	struct room r = both("story", "mine", "theirs<C-u>");

	room_command(&r, "circle", "f");
	room_command(&r, "move-to", "2 append");
	cr_assert_str_eq(model_circle(client_model(r.client), scenario_field(r.app->scenario, "story", NULL), 2), "f");
	room_free(&r);
}

Test(move, a_note_keeps_its_name_and_its_history)
{
	struct room r = room_new(24, 80);
	const struct model *m;
	char id[64];

	room_keys(&r, "<C-o>Hésite à citer la mairie<Tab>");
	m = client_model(r.client);
	snprintf(id, sizeof id, "%s", m->note_list[0]->id);
	room_command(&r, "note", "");
	room_keys(&r, "<Up><M-v>phare<Enter>");
	room_settle(&r);
	m = client_model(r.client);
	cr_assert_eq(m->note_count, 1, "the same one");
	cr_assert(strcmp(m->note_list[0]->id, id) == 0 && m->note_list[0]->enterprise == 2, "there");
	room_keys(&r, "<C-z>");
	cr_assert(room_wait(&r, NULL, "Undone"), "undone");
	cr_assert_eq(client_model(r.client)->note_list[0]->enterprise, 1, "here");
	room_free(&r);
}

Test(move, says_when_it_cannot)
{
	static const char *const cases[][3] = {
		{"what", "3", "nothing to move"}, {"expect", "3", "the whole group"}, {"share", "3", "Go to an answer"}, {"mood", "9", "Say to whom"},
		{"mood", "1", "there already"},
	};
	struct room r = room_new(24, 80);

	room_command(&r, "field", "mood");
	room_keys(&r, "3");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct error err = {0};

		room_command(&r, "field", cases[i][0]);
		cr_expect(!app_command(r.app, "move-to", cases[i][1], &err) && strstr(err.text, cases[i][2]) != NULL, "%s: %s", cases[i][0],
			  err.text != NULL ? err.text : "done");
		error_clear(&err);
	}
	room_free(&r);
}

/* --- circles --- */

Test(circle, the_key_goes_round_and_says_who_reads)
{
	static const char *const said[] = {"the group too (g)", "facilitators only (f)", "enterprise only (e)"};
	struct room r = room_new(24, 80);

	room_command(&r, "field", "what");
	for (size_t i = 0; i < 3; i++) {
		room_keys(&r, "<C-u>");
		cr_expect(room_shows(&r, said[i]), "turn %zu: %s (the funder's are passed over: nobody asks for a consent)", i, said[i]);
	}
	room_command(&r, "field", "mood");
	room_keys(&r, "<M-u>");
	cr_assert(room_shows(&r, "Weather, Les Jardins") && room_shows(&r, "enterprise only (e)"), "withdrawn from the group");
	room_keys(&r, "<M-u>");
	cr_assert(room_shows(&r, "Nothing to withdraw"), "once is enough");
	room_settle(&r);
	room_keys(&r, "<C-z>");
	cr_assert(room_wait(&r, NULL, "Undone"), "undone");
	cr_assert_str_eq(model_circle(client_model(r.client), scenario_field(r.app->scenario, "mood", NULL), 1), "g", "shared again");
	room_free(&r);
}

/* The funder reads once the enterprise says yes: the key says so, and nobody reads before. */
Test(circle, the_funder_waits_for_consent)
{
	struct room r = room_new_of(24, 80, "tests/data/every-kind.scenario", NULL, LANG_EN);
	const struct field *f = scenario_field(r.app->scenario, "open_point", NULL);

	room_command(&r, "field", "open_point");
	room_keys(&r, "<C-u><C-u><C-u><C-u>");
	cr_assert(room_shows(&r, "the group too (g)"), "p, gp, f, e, g");
	room_keys(&r, "<C-u>");
	cr_assert(room_shows(&r, "the funder too (p) once consent is given"), "says what it waits for");
	cr_assert_str_eq(model_circle(client_model(r.client), f, 1), "e", "until then");
	room_command(&r, "field", "agree");
	room_keys(&r, "1");
	cr_assert_str_eq(model_circle(client_model(r.client), f, 1), "p", "given");
	room_command(&r, "field", "open_point");
	room_keys(&r, "<M-u>");
	cr_assert_str_eq(model_circle(client_model(r.client), f, 1), "e", "withdrawn by one key");
	room_free(&r);
}

Test(circle, a_note_has_one_too)
{
	struct room r = room_new(43, 132);

	room_keys(&r, "<C-o>pour toutes");
	room_keys(&r, "<C-u>");
	cr_assert(room_shows(&r, "enterprise only (e)"), "its enterprise");
	room_keys(&r, "<C-u>");
	cr_assert(room_shows(&r, "the group too (g)") && room_shows(&r, "(g)"), "the group");
	cr_assert_str_eq(client_model(r.client)->note_list[0]->circle, "g");
	room_keys(&r, "<M-u>");
	cr_assert_str_eq(client_model(r.client)->note_list[0]->circle, "e");
	room_free(&r);
}

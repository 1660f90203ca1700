/* The enterprise's own view, with the real keeper: every page, what it says of answers, what it ticks, shares and writes. */
#include <criterion/criterion.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "tests/unit/golden.h"
#include "tests/unit/room_fixture.h"
#include "tui/review.h"

#define SCENARIO "tests/data/every-kind.scenario"
#define AFTER "tests/data/every-after.scenario"

static const int sizes[][2] = {{24, 80}, {43, 132}, {10, 40}};

static void put(struct room *r, enum target_kind kind, const char *step, const char *field, const char *row, const char *column, enum value_type type,
		const char *value)
{
	struct setting set = {{kind, client_model(r->client)->meeting, 1, step, field, row, column}, type, value};

	client_set(r->client, &set, 1);
}

static void person(struct room *r, const char *id, const char *column, enum value_type type, const char *value)
{
	put(r, TARGET_PERSON, "", "", id, column, type, value);
}

/* Lise and Omar speak for the first enterprise; the facilitator has written down what they said. */
static void written(struct room *r)
{
	static const struct {
		const char *row, *action, *when, *status;
	} actions[] = {{"a1", "Ask twelve families", "2026-03-01", "todo"}, {"a2", "Count the Saturdays", "2026-06-01", "doing"}};
	static const char *const values[][2] = {{"at-2026-01-10", "42"}, {"at-2026-02-10", "55"}, {"at-2026-03-10", "61"}};

	person(r, "lise", "name", VALUE_TEXT, "Lise Martin");
	person(r, "lise", "role", VALUE_ID, "enterprise");
	person(r, "lise", "enterprise", VALUE_NUMBER, "1");
	person(r, "tester", "name", VALUE_TEXT, "Anna Roos");
	person(r, "tester", "role", VALUE_ID, "facilitator");
	put(r, TARGET_ANSWER, "words", "motto", "", "", VALUE_TEXT, "Nothing is lost, everyone is found.");
	put(r, TARGET_ANSWER, "words", "story", "", "", VALUE_TEXT, "FACILITATORS-ONLY");
	put(r, TARGET_ANSWER, "words", "staff", "", "", VALUE_NUMBER, "12");
	put(r, TARGET_ANSWER, "choosing", "trust", "", "", VALUE_NUMBER, "4");
	put(r, TARGET_ANSWER, "choosing", "agree", "", "", VALUE_ID, "yes");
	put(r, TARGET_ANSWER, "choosing", "open_point", "", "", VALUE_TEXT, "Who pays for the evenings?");
	put(r, TARGET_ANSWER, "closing", "hours_promised", "", "", VALUE_NUMBER, "10");
	put(r, TARGET_ANSWER, "closing", "hours_today", "", "", VALUE_NUMBER, "1.5");
	for (size_t i = 0; i < 2; i++) {
		put(r, TARGET_ROW, "tables", "next", actions[i].row, "", VALUE_NUMBER, i == 0 ? "1" : "2");
		put(r, TARGET_ANSWER, "tables", "next", actions[i].row, "action", VALUE_TEXT, actions[i].action);
		put(r, TARGET_ANSWER, "tables", "next", actions[i].row, "when", VALUE_TEXT, actions[i].when);
		put(r, TARGET_ANSWER, "tables", "next", actions[i].row, "status", VALUE_ID, actions[i].status);
	}
	put(r, TARGET_ROW, "tables", "follow", "i1", "", VALUE_NUMBER, "1");
	put(r, TARGET_ANSWER, "tables", "follow", "i1", "indicator", VALUE_TEXT, "Families who come back");
	put(r, TARGET_ANSWER, "tables", "follow", "i1", "baseline", VALUE_NUMBER, "40");
	put(r, TARGET_ANSWER, "tables", "follow", "i1", "target", VALUE_NUMBER, "70");
	for (size_t i = 0; i < 3; i++)
		put(r, TARGET_ANSWER, "tables", "follow", "i1", values[i][0], VALUE_NUMBER, values[i][1]);
}

/* When the first step was held: from eight on, for twenty minutes. */
static void held(struct room *r, const char *column, const char *value)
{
	struct setting set = {{TARGET_STEP, client_model(r->client)->meeting, 0, "words", "", "", column}, VALUE_NUMBER, value};

	client_set(r->client, &set, 1);
}

/* Two meetings: the first was led to its end, the second is under way. */
static struct room group(int height, int width, enum lang lang)
{
	struct room r = room_new_of(height, width, SCENARIO, NULL, lang);

	room_keys(&r, "<C-e>");
	written(&r);
	room_command(&r, "absent", "");
	room_keys(&r, "<PageDown><C-e><PageDown><C-e>");
	room_command(&r, "meeting-close", "");
	held(&r, "began", "1773302400000");
	held(&r, "seconds", "1200");
	room_settle(&r);
	room_next(&r, AFTER);
	room_keys(&r, "<C-e>");
	room_settle(&r);
	return r;
}

static void leave(struct room *r)
{
	app_free(r->app);
	client_close(r->client, NULL);
}

/* Somebody of the first enterprise comes; what they are told first is on the screen. */
static void come(struct room *r, const char *who)
{
	struct error err = {0};

	leave(r);
	r->client = client_start_as(r->path, who, READER_ENTERPRISE, "1", &err);
	cr_assert_not_null(r->client, "%s", err.text);
	cr_assert(client_wait(r->client, &err), "%s", err.text);
	r->app = app_new(r->client, ROLE_ENTERPRISE);
	app_review(r->app, r->path, who);
	for (int64_t end = clock_monotonic() + 10000; !r->app->review->there && clock_monotonic() < end;) {
		struct pollfd p = {client_fd(r->client), client_events(r->client), 0};

		poll(&p, 1, 50);
		client_pump(r->client);
		app_tick(r->app, clock_now());
	}
	cr_assert(r->app->review->there, "its file is there within 10 s");
	room_draw(r);
}

static void come_home(struct room *r, const char *who)
{
	come(r, who);
	if (!room_shows(r, "Our answers"))
		room_keys(r, "<Enter>");
	room_settle(r);
}

static void go_back(struct room *r)
{
	struct error err = {0};

	leave(r);
	r->client = client_start(r->path, "tester", &err);
	cr_assert(client_wait(r->client, &err), "%s", err.text);
	r->app = app_new(r->client, ROLE_FACILITATOR);
	room_draw(r);
}

/* On home: to the line that begins so. */
static void open_line(struct room *r, const char *page)
{
	room_command(r, "home", "");
	for (int i = 0; i < 14; i++)
		room_keys(r, "<Up>");
	for (int i = 0; i < 14; i++) {
		const struct review_line *l = review_chosen(r->app);

		if (l != NULL && strcmp(l->text, page) == 0)
			break;
		room_keys(r, "<Down>");
	}
	room_keys(r, "<Enter>");
	cr_assert(room_shows(r, page), "%s is open", page);
}

/* Of the answers the one that begins so. */
static void choose(struct room *r, const char *begins)
{
	for (int i = 0; i < 60; i++)
		room_keys(r, "<Up>");
	for (int i = 0; i < 60; i++) {
		const struct review_line *l = review_chosen(r->app);

		if (l != NULL && strncmp(l->text, begins, strlen(begins)) == 0)
			return;
		room_keys(r, "<Down>");
	}
	cr_assert_fail("there is no line `%s`", begins);
}

/* What is typed waits for the meeting that it is about. */
static void write_about(struct room *r, const char *label, const char *keys)
{
	room_keys(r, "<Enter>");
	cr_assert(room_wait(r, NULL, label));
	room_keys(r, keys);
}

Test(review, the_first_login_says_who_sees_what_and_only_the_first)
{
	struct room r = group(24, 80, LANG_EN);

	come(&r, "lise");
	cr_assert(room_wait(&r, NULL, "Who sees what, and until when"), "first of all");
	cr_assert(room_shows(&r, "Each change is recorded"), "and what is recorded");
	room_keys(&r, "<Enter>");
	room_settle(&r);
	cr_assert(room_shows(&r, "Our answers"), "then home");
	come(&r, "lise");
	cr_assert(room_wait(&r, NULL, "Our answers"), "never again by itself");
	room_command(&r, "who-sees", "");
	cr_assert(room_shows(&r, "Each change is recorded"), "but whenever it is asked for");
	room_keys(&r, "<Esc>");
	cr_assert(room_shows(&r, "Our answers"), "and back");
	room_free(&r);
}

Test(review, home_says_where_we_are)
{
	struct room r = group(24, 80, LANG_EN);

	come_home(&r, "lise");
	cr_assert(room_shows(&r, "Les Jardins du Pré"), "whose it is");
	cr_assert(room_shows(&r, "Now: 1/1 Where are we?"), "the live step first");
	cr_assert(room_shows(&r, "Individual hours left: 8 h 30 of 10 h"));
	cr_assert(room_shows(&r, "1 overdue"), "an action whose day is past");
	room_keys(&r, "<Enter>");
	cr_assert(room_shows(&r, "What has changed?"), "one key away: the live step");
	room_keys(&r, "More families come on Saturdays.");
	room_keys(&r, "<C-e>");
	cr_assert(room_shows(&r, "finished"), "said");
	room_keys(&r, "<Esc>");
	cr_assert(room_shows(&r, "Our answers"), "Esc goes home");
	room_settle(&r);
	go_back(&r);
	cr_assert(room_shows(&r, "1 Les Jardins du Pré ✓") || room_shows(&r, "Pré ✓"), "the facilitator's strip shows that it has finished");
	cr_assert(room_shows(&r, "More families come on Saturdays."), "and what it answered");
	room_free(&r);
}

Test(review, what_facilitators_do_meanwhile_is_seen)
{
	struct room r = group(24, 80, LANG_EN);
	struct error err = {0};
	struct client *other;
	struct setting ended, answer;

	come_home(&r, "lise");
	other = client_start(r.path, "tester", &err);
	cr_assert(other != NULL && client_wait(other, &err), "%s", err.text);
	answer = (struct setting){{TARGET_ANSWER, 2, 1, "again", "changed", "", ""}, VALUE_TEXT, "Written meanwhile."};
	client_set(other, &answer, 1);
	cr_assert(room_wait(&r, other, "12 answers, 12 to look through"), "one more to look through");
	answer = (struct setting){{TARGET_ANSWER, 2, 2, "again", "changed", "", ""}, VALUE_TEXT, "NOT-HERS"};
	client_set(other, &answer, 1);
	ended = (struct setting){{TARGET_MEETING, 2, 0, "", "", "", "ended"}, VALUE_NUMBER, "1773306000000"};
	client_set(other, &ended, 1);
	cr_assert(room_gone(&r, "Now: 1/1"), "nothing is live any more");
	cr_assert(room_shows(&r, "12 answers"), "nothing of another one is counted");
	client_close(other, NULL);
	room_free(&r);
}

/* Ticks of processor that a process has had. */
static long ticks(int pid)
{
	char *path = xasprintf("/proc/%d/stat", pid), line[1024] = "";
	FILE *f = fopen(path, "re");
	long user = -1, kernel = 0;

	free(path);
	if (f != NULL && fgets(line, sizeof line, f) != NULL && strrchr(line, ')') != NULL)
		sscanf(strrchr(line, ')') + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld", &user, &kernel);
	if (f != NULL)
		fclose(f);
	return user + kernel;
}

Test(review, who_only_looks_costs_nothing)
{
	struct room r = group(24, 80, LANG_EN);
	int64_t end;
	long before;

	come_home(&r, "lise");
	for (int second = 0; second < 2; second++) { /* in the first one the keeper has said that it is here */
		before = ticks(client_keeper(r.client));
		for (end = clock_monotonic() + 2000; clock_monotonic() < end;) {
			struct pollfd p = {client_fd(r.client), client_events(r.client), 0};

			poll(&p, 1, 100);
			client_pump(r.client);
			app_tick(r.app, clock_now());
		}
	}
	cr_assert(before >= 0 && ticks(client_keeper(r.client)) - before < sysconf(_SC_CLK_TCK) / 5, "less than a tenth of the time: %ld ticks",
		  ticks(client_keeper(r.client)) - before);
	room_free(&r);
}

Test(review, an_answer_is_accepted_amended_contested_and_both_versions_stay)
{
	struct room r = group(24, 80, LANG_EN);

	come_home(&r, "lise");
	open_line(&r, "Our answers");
	cr_assert(!room_shows(&r, "FACILITATORS-ONLY"), "never what facilitators keep");
	choose(&r, "Motto: ");
	room_keys(&r, "<Enter>");
	cr_assert(room_shows(&r, "written down by Anna Roos"), "who wrote it down");
	choose(&r, "Say it in our own words");
	write_about(&r, "In our own words:", "Nobody is lost.<Esc>");
	room_settle(&r);
	cr_assert(room_shows(&r, "Nothing is lost, everyone is found.") && room_shows(&r, "Nobody is lost."), "both are shown");
	cr_assert(room_wait(&r, NULL, "Lise Martin, 2026-03-12"), "with who and when");
	room_keys(&r, "<Esc>");
	choose(&r, "People: ");
	room_keys(&r, "<Enter>");
	choose(&r, "We do not agree");
	write_about(&r, "Why we do not agree:", "We are fourteen.<Esc>");
	room_settle(&r);
	room_keys(&r, "<Esc>");
	cr_assert(room_shows(&r, "contested") && room_shows(&r, "amended"));
	go_back(&r);
	room_meeting(&r, 1);
	room_command(&r, "step", "1");
	cr_assert(room_shows(&r, "~ amended (Lise Martin, 2026-03-12): Nobody is lost."), "the facilitator sees it under the field");
	cr_assert(room_shows(&r, "Nothing is lost, everyone is found."), "which says what it said");
	room_free(&r);
}

Test(review, all_of_a_meeting_is_accepted_at_once_and_that_is_taken_back)
{
	struct room r = group(43, 132, LANG_EN);

	come_home(&r, "lise");
	open_line(&r, "Our answers");
	choose(&r, "All of this is right");
	room_keys(&r, "<Enter>");
	room_settle(&r);
	cr_assert(room_gone(&r, "All of this is right"), "all of the first meeting are accepted");
	cr_assert(room_shows(&r, "✓ Motto: ") && room_shows(&r, "? Motto: "), "those of the second are not");
	room_keys(&r, "<C-z>");
	room_settle(&r);
	cr_assert(room_wait(&r, NULL, "All of this is right"), "and are not");
	room_free(&r);
}

Test(review, an_action_is_ticked_where_it_stands)
{
	struct room r = group(24, 80, LANG_EN);

	come_home(&r, "lise");
	open_line(&r, "Action plan and homework");
	cr_assert(room_shows(&r, "! overdue"), "said in words");
	choose(&r, "Ask twelve families");
	room_keys(&r, "<Enter><Enter>");
	room_settle(&r);
	cr_assert(room_shows(&r, "✓ Ask twelve families"));
	go_back(&r);
	room_meeting(&r, 1);
	cr_assert_str_eq(room_answer(&r, "next", 1, "a1", "status"), "done");
	room_free(&r);
}

Test(review, what_is_shared_is_said_and_withdrawn_with_one_key)
{
	struct room r = group(24, 80, LANG_EN);

	come_home(&r, "lise");
	open_line(&r, "Who reads what");
	choose(&r, "Trust");
	cr_assert(room_shows(&r, "the group too"));
	room_keys(&r, "<Enter>");
	room_settle(&r);
	cr_assert(room_shows(&r, "Trust. Who reads it: we and the facilitators."), "withdrawn");
	choose(&r, "Motto");
	room_keys(&r, "<Enter>");
	room_settle(&r);
	cr_assert(room_shows(&r, "Motto. Who reads it: the group too."), "shared");
	choose(&r, "May your answers be used for the study?");
	room_keys(&r, "<Enter>");
	room_settle(&r);
	cr_assert(room_shows(&r, "no, 2026-03-12"), "a consent too");
	go_back(&r);
	room_meeting(&r, 1);
	cr_assert_str_eq(model_circle(client_model(r.client), scenario_field(client_model(r.client)->scenario, "trust", NULL), 1), "e");
	cr_assert_str_eq(model_circle(client_model(r.client), scenario_field(client_model(r.client)->scenario, "motto", NULL), 1), "g");
	cr_assert_str_eq(model_circle(client_model(r.client), scenario_field(client_model(r.client)->scenario, "open_point", NULL), 1), "e");
	room_free(&r);
}

Test(review, a_word_for_the_facilitators_is_a_note_of_its_own)
{
	struct room r = group(24, 80, LANG_EN);

	come_home(&r, "lise");
	open_line(&r, "A word for the facilitators");
	room_keys(&r, "<Enter>Could we speak of the budget?<Esc>");
	room_settle(&r);
	cr_assert(room_shows(&r, "Could we speak of the budget?"));
	go_back(&r);
	room_keys(&r, "<M-k>");
	cr_assert(room_shows(&r, "Lise Martin writes: Could we speak of the budget?"), "from whom");
	cr_assert(room_shows(&r, "(e)"), "between the two of them");
	room_free(&r);
}

Test(review, the_versions_of_the_question_stand_beside_each_other)
{
	struct room r = group(24, 80, LANG_EN);

	put(&r, TARGET_ANSWER, "again", "motto_now", "", "", VALUE_TEXT, "Everyone is found.");
	room_settle(&r);
	come_home(&r, "lise");
	open_line(&r, "Our question and its versions");
	cr_assert(room_shows(&r, "Nothing is lost") && room_shows(&r, "Everyone is found."));
	room_free(&r);
}

Test(review, an_indicator_is_drawn_with_its_numbers)
{
	struct room r = group(24, 80, LANG_EN);

	come_home(&r, "lise");
	open_line(&r, "Our indicators over time");
	cr_assert(room_shows(&r, "○ baseline 40, ● now 61, ◎ target 70"));
	cr_assert(room_shows(&r, "2026-02-10: 55"), "every number in words");
	cr_assert(room_shows(&r, "● 42") && room_shows(&r, "61 ●"), "and its place");
	room_free(&r);
}

Test(review, what_was_written_down_together_is_read_not_typed_over)
{
	struct room r = group(24, 80, LANG_EN);

	come_home(&r, "lise");
	open_line(&r, "Our answers");
	choose(&r, "Motto: ");
	room_keys(&r, "<Enter>");
	choose(&r, "See its step");
	room_keys(&r, "<Enter>");
	cr_assert(room_wait(&r, NULL, "Written down with the facilitators"));
	room_keys(&r, "OVERWRITTEN");
	room_settle(&r);
	cr_assert(!room_shows(&r, "OVERWRITTEN"));
	room_keys(&r, "<Esc>");
	cr_assert(room_shows(&r, "See its step"), "back to the answer");
	room_free(&r);
}

Test(review, what_was_missed_says_what_to_read_and_to_fill)
{
	struct room r = group(24, 80, LANG_EN);

	come_home(&r, "lise");
	open_line(&r, "What we missed");
	cr_assert(room_shows(&r, "1 Words and numbers") && room_shows(&r, "all of it"));
	cr_assert(room_shows(&r, "To read: what was shown"));
	room_free(&r);
}

/* --- as it is seen --- */

static void pages(int height, int width, enum lang lang, const char *suffix)
{
	static const struct {
		const char *page, *name, *choose;
	} all[] = {
		{"Our answers", "file", "Motto: "}, {"Action plan and homework", "plan", "Ask twelve"}, {"Our indicators over time", "indicators", "Families"},
		{"Who reads what", "share", "Trust"}, {"What we missed", "missed", "1 Words"}, {"The meetings and their steps", "steps", "1 Where"},
	};
	struct room r = group(height, width, lang);
	char *name;

	come(&r, "lise");
	name = xasprintf("review-told%s", suffix);
	golden_equal(r.grid, name);
	free(name);
	room_keys(&r, "<Enter>");
	room_settle(&r);
	room_wait(&r, NULL, "Saved");
	name = xasprintf("review-home%s", suffix);
	golden_equal(r.grid, name);
	free(name);
	for (size_t i = 0; lang == LANG_EN && i < sizeof all / sizeof all[0]; i++) {
		open_line(&r, all[i].page);
		choose(&r, all[i].choose);
		name = xasprintf("review-%s", all[i].name);
		golden_equal(r.grid, name);
		free(name);
	}
	room_free(&r);
}

Test(review, as_it_is_seen)
{
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
		pages(sizes[i][0], sizes[i][1], LANG_EN, "");
}

Test(review, any_size_and_any_keys_do_no_harm)
{
	static const char *const keys[] = {"a", "1", "<Enter>", "<Tab>", "<Down>", "<Down>", "<Up>", "<Enter>", "<Space>", "<PageDown>", "<F1>", "<Esc>", "<C-z>", "<Left>", "<Right>"};
	struct room r = group(24, 80, LANG_EN);
	unsigned seed = 7;

	come_home(&r, "lise");
	for (int size = 1; size < 40; size++) {
		grid_resize(r.grid, size, size * 3);
		for (size_t i = 0; i < 10; i++) {
			seed = seed * 1103515245 + 12345;
			room_keys(&r, keys[(seed >> 16) % (sizeof keys / sizeof keys[0])]);
			client_pump(r.client);
			app_tick(r.app, clock_now());
		}
	}
	cr_assert(!app_done(r.app), "still here");
	grid_resize(r.grid, 24, 80);
	room_free(&r);
}

/* A screen does not wait for what it doesn't show: what one step shows comes first, then the rest, each row once. */
#include <criterion/criterion.h>

#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "session/client_state.h"
#include "seam_fixture.h"
#include "store_fixture.h"

struct halves {
	struct buf lines[2];
	int half;
};

static bool keep(void *context, const struct change *c, struct error *err)
{
	struct halves *h = context;
	(void)err;
	buf_printf(&h->lines[h->half], "%s%s/%s/%s/%s=%s;", c->draft ? "draft " : "", target_kinds[c->target.kind].name,
	           c->target.field, c->target.row, c->target.column, c->after);
	return true;
}

static const char *one(void *context)
{
	(void)context;
	return "one";
}

static void turn(void *context)
{
	struct halves *h = context;
	cr_assert_eq(h->half, 0, "once");
	h->half = 1;
}

static struct target in_step(struct target t, const char *step)
{
	t.step = step;
	return t;
}

static size_t count_of(const char *lines, const char *what)
{
	size_t count = 0;
	for (; (lines = strstr(lines, what)) != NULL; lines++)
		count++;
	return count;
}

Test(first, what_a_step_shows_comes_before_all_else_and_nothing_comes_twice)
{
	static const struct {
		const char *what;
		int half;
	} expected[] = {
		{"session//", 0},  {"scenario//", 0},          {"enterprise//", 0},        {"answer/weather//=3;", 0},
		{"person//", 1},   {"answer/plan/r1/who=", 1}, {"table_row/plan/r1/=", 1}, {"draft answer/word//=half", 0},
		{"draft answer/later//=", 1},
	};
	struct store f = store_new();
	struct error err = {0};
	struct halves h = {0};
	char *trouble = NULL;
	store_set(&f, "ada", in_step(store_answer("weather", 1), "one"), VALUE_NUMBER, "3");
	store_set(&f, "ada", in_step((struct target){TARGET_ROW, 1, 1, "", "plan", "r1", ""}, "two"), VALUE_NUMBER, "1");
	store_set(&f, "ada", in_step(store_cell("plan", 1, "r1", "who"), "two"), VALUE_TEXT, "Us");
	store_draft(&f, "ada", in_step(store_answer("word", 1), "one"), "half a w");
	store_draft(&f, "ada", in_step(store_answer("later", 1), "two"), "not yet");
	const struct snapshot_first first = {one, turn, NULL};
	cr_assert(session_snapshot(f.s, 0, &first, keep, &h, &trouble, &err), "%s", err.text);
	cr_assert_null(trouble);
	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
		const char *what = expected[i].what;
		int half = expected[i].half;
		if (strncmp(what, "table_row", 9) == 0)
			what = "row/plan/r1/=";
		cr_expect(count_of(buf_str(&h.lines[half]), what) > 0, "%s is in half %d", what, half);
		cr_expect_eq(count_of(buf_str(&h.lines[1 - half]), what), 0, "%s is in half %d alone", what, half);
	}
	buf_clear(&h.lines[0]);
	buf_clear(&h.lines[1]);
	store_free(&f);
}

Test(first, a_face_has_the_step_where_the_person_stood_before_it_has_all)
{
	struct seam f = seam_new();
	struct error err = {0};
	struct client *c = seam_client(&f, "ada");
	struct setting set[] = {
		{seam_answer("weather", 1), VALUE_TEXT, "4"},
		{{TARGET_ANSWER, 1, 1, "two", "second", "", ""}, VALUE_TEXT, "far"},
	};
	client_set(c, set, 2);
	client_place(c, &(struct place){"room", 1, 1, "one", "weather", "", "", 0});
	seam_close(c);

	struct client_options options = {.fork_only = true, .times = &seam_times};
	c = client_start_with(f.path, "ada", &options, &err);
	cr_assert(client_wait_screen(c, &err), "%s", err.text);
	cr_expect_str_eq(model_answer(client_model(c), "weather", 1, "", ""), "4", "the step is there");
	cr_expect_str_eq(client_place_at_start(c)->field, "weather", "and the place");
	const struct model *shown = client_model(c);
	client_painted(c);
	cr_assert(client_wait(c, &err), "%s", err.text);
	cr_expect(client_whole(c));
	cr_expect_eq(client_model(c), shown, "the same model goes on filling");
	cr_expect_str_eq(model_answer(client_model(c), "second", 1, "", ""), "far", "now all is there");
	seam_close(c);
	seam_free(&f);
}

/* Puts a byte that no page has at the root of TABLE. */
static void break_table(const char *path, const char *table)
{
	sqlite3 *db;
	sqlite3_stmt *q;
	cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
	cr_assert_eq(sqlite3_prepare_v2(db, "SELECT rootpage FROM sqlite_schema WHERE name = ?", -1, &q, NULL), SQLITE_OK);
	sqlite3_bind_text(q, 1, table, -1, SQLITE_STATIC);
	cr_assert_eq(sqlite3_step(q), SQLITE_ROW);
	off_t page = sqlite3_column_int(q, 0) - 1;
	sqlite3_finalize(q);
	sqlite3_close(db);
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	cr_assert(fd >= 0 && pwrite(fd, "\x55", 1, page * 4096) == 1, "%s", path);
	close(fd);
}

Test(first, a_file_that_breaks_off_after_the_first_screen_is_told_and_not_tried_again)
{
	struct seam f = seam_new();
	struct error err = {0};
	struct client *c = seam_client(&f, "ada");
	struct setting set = {seam_answer("weather", 1), VALUE_TEXT, "4"};
	client_set(c, &set, 1);
	client_place(c, &(struct place){"room", 1, 1, "one", "weather", "", "", 0});
	seam_close(c);
	break_table(f.path, "person"); /* persons come after what a screen shows */

	struct client_options options = {.fork_only = true, .times = &seam_times};
	c = client_start_with(f.path, "ada", &options, &err);
	cr_assert(client_wait_screen(c, &err), "a first screen: %s", err.text);
	pid_t keeper = client_keeper(c);
	client_painted(c);
	cr_assert_not(client_wait(c, &err), "the rest doesn't come");
	error_clear(&err);
	cr_assert(client_gave_up(c, &err), "it is no use");
	cr_expect(strstr(err.text, "is damaged") != NULL, "its sentence: %s", err.text);
	cr_expect_eq(client_keeper(c), keeper, "no other keeper was started");
	error_clear(&err);
	client_close(c, NULL);
	seam_free(&f);
}

/* It goes ahead before its hash is looked at: nothing may be left of it then. */
Test(first, an_altered_scenario_that_went_ahead_is_not_shown)
{
	struct seam f = seam_new();
	struct client *c = seam_client(&f, "ada");
	struct place p = {"room", 1, 1, "one", "weather", "", "", 0};
	sqlite3 *db;
	cr_assert(client_model(c)->scenario != NULL, "sound: it is there");
	client_place(c, &p);
	cr_assert(seam_saved(&c, 1, 5000), "stands somewhere, so that the scenario goes ahead");
	seam_close(c);
	cr_assert_eq(sqlite3_open(f.path, &db), SQLITE_OK, "a bare connection");
	cr_assert_eq(sqlite3_exec(db, "UPDATE scenario SET text = replace(text, 'weather', 'whether')", NULL, NULL, NULL),
	             SQLITE_OK, "altered");
	cr_assert_gt(sqlite3_changes(db), 0, "one");
	sqlite3_close(db);
	c = seam_client(&f, "ada");
	cr_assert_null(client_model(c)->scenario, "not a word of it");
	cr_assert(client_state(c).trouble && strstr(client_state(c).trouble, "1 row was altered"), "said: %s",
	          client_state(c).trouble);
	seam_close(c);
	seam_free(&f);
}

/* The wall from outside: what a hostile face is told of a file that is full of words that are not for it. */
#include "wall_fixture.h"

#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "session/wall_reads.h"

static const unsigned readers[] = { ONE, TWO, ROOM };
enum { READERS = sizeof(readers) / sizeof(*readers) };

Test(wall, whoever_asks_for_everything_hears_what_is_for_it_and_nothing_else)
{
	struct walled w = walled_new();
	for (size_t i = 0; i < READERS; i++) {
		struct face face = face_new(&w, readers[i]);
		walled_check(&w, &face, false);
		face_ask_all(&face);
		walled_check(&w, &face, true);
		cr_assert_eq(face_heard(&face, "4711"), readers[i] == ONE, "what only one wrote");
		cr_assert_eq(face_heard(&face, "9422"), readers[i] == ONE, "and what is worked out of it");
		cr_assert_eq(face_heard(&face, "8155"), readers[i] == TWO, "what only two wrote");
		cr_assert_eq(face_heard(&face, "16310"), readers[i] == TWO, "and what is worked out of it");
		face_free(&face);
	}
	walled_free(&w);
}

Test(wall, an_enterprise_that_is_not_there_is_refused_without_a_word_about_the_others)
{
	struct walled w = walled_new();
	static const char *const wrong[] = { "", "4", "0", "-1", "Nobody", "1 or 1=1", "facilitator" };
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		struct face face;
		cr_assert_not(face_try(&face, &w, ONE, wrong[i]), "no snapshot for `%s`", wrong[i]);
		for (size_t c = 0; c < w.count; c++)
			cr_assert_not(face_heard(&face, w.canaries[c].word), "%s", w.canaries[c].about);
		face_free(&face);
	}
	walled_free(&w);
}

/* The first wall with the second taken away: it reads everything, and what it lets pass is looked at. */
struct telling { const struct keeper *k; struct buf *told; };

static bool tell(void *context, const struct change *c, struct error *err)
{
	const struct telling *to = context;
	struct change told;
	(void)err;
	if (!wall_tells(to->k, c, &told))
		return true;
	cr_assert_null(told.before, "what was there before");
	const char *texts[] = { told.author, told.after, told.target.row, told.target.column };
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		buf_text(to->told, texts[i] != NULL ? texts[i] : "");
		buf_char(to->told, '\n');
	}
	return true;
}

static void tells_alone(const struct walled *w, unsigned reader)
{
	struct error err = { 0 };
	bool moved;
	char *trouble = NULL;
	struct face face = { .reader = reader };
	struct keeper k = { .reader = { reader == ROOM ? READER_ROOM : READER_ENTERPRISE, "" }, .only = reader == ROOM ? 0 : reader,
		.person = reader == ONE ? "personOfOne" : reader == TWO ? "personOfTwo" : "room" };
	struct telling to = { &k, &face.heard };
	k.session = k.writer = session_open(w->seam.path, SESSION_WRITE, &err);
	k.wall = wall_new(k.reader.role, k.only, k.person);
	cr_assert(wall_look(k.wall, k.writer, &moved, &err), "%s", err.text);
	for (int64_t meeting = 1; meeting <= 4; meeting++) {
		cr_assert(session_snapshot(k.session, meeting, NULL, tell, &to, &trouble, &err), "%s", err.text);
		free(trouble);
	}
	cr_assert_gt(face.heard.len, 500, "it does tell");
	walled_check(w, &face, false);
	session_close(k.session);
	wall_free(k.wall);
	buf_clear(&face.heard);
}

Test(wall, the_first_wall_holds_without_the_second)
{
	struct walled w = walled_new();
	for (size_t i = 0; i < READERS; i++)
		tells_alone(&w, readers[i]);
	walled_free(&w);
}

Test(wall, the_table_lets_nobody_ask_for_what_was)
{
	cr_assert_not(wall_answers(READER_ENTERPRISE, WIRE_ASK_HISTORY) || wall_answers(READER_ENTERPRISE, WIRE_ASK_PAST));
	cr_assert_not(wall_asks(READER_ENTERPRISE, REQUEST_MEETING));
	cr_assert_not(wall_answers(READER_ENTERPRISE, WIRE_ASK_COUNT) || wall_answers(READER_ENTERPRISE, -1), "nor for what there is not");
	for (int what = WIRE_ASK_SEARCH; what < WIRE_ASK_COUNT; what++)
		cr_assert_not(wall_answers(READER_ROOM, what), "the room asks nothing: %d", what);
	for (int kind = 0; kind < REQUEST_KIND_COUNT; kind++)
		cr_assert_not(wall_asks(READER_ROOM, (enum request_kind)kind), "and does nothing: %d", kind);
	for (int kind = 0; kind < TARGET_KIND_COUNT; kind++)
		cr_assert_eq(wall_writes(READER_ROOM, (enum target_kind)kind), WRITES_NOTHING, "nor writes: %d", kind);
	cr_assert(wall_word("name role", "role") && !wall_word("name role", "ro") && !wall_word("name role", "") && wall_word(NULL, "any"), "whole words");
}

static int64_t ticks_of(pid_t pid)
{
	char *path = xasprintf("/proc/%d/stat", (int)pid), line[1024] = "";
	FILE *f = fopen(path, "r");
	long user = 0, system = 0;
	cr_assert(f != NULL && fgets(line, sizeof(line), f) != NULL, "%s", path);
	fclose(f);
	free(path);
	cr_assert_eq(sscanf(strrchr(line, ')') + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld", &user, &system), 2);
	return user + system;
}

Test(wall, a_keeper_with_nothing_to_do_rests)
{
	struct walled w = walled_new();
	for (size_t i = 0; i < READERS; i++) {
		struct face face = face_new(&w, readers[i]);
		face_ask_all(&face);
		int64_t before = ticks_of(face.keeper), until = clock_monotonic() + 600;
		while (clock_monotonic() < until)
			face_quiet(&face);
		cr_assert_lt(ticks_of(face.keeper) - before, 12, "of sixty hundredths of a second: %u", readers[i]);
		face_free(&face);
	}
	walled_free(&w);
}

/* A face and its keeper over a real socket, a real file: what is typed is kept, whatever dies. */
#include "seam_fixture.h"

#include <criterion/criterion.h>

#include <poll.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "session/db.h"

enum { LONG = 10000 };

struct shows {
	struct client *client;
	const char *field, *text;
};

static bool shows(void *context)
{
	const struct shows *s = context;
	return strcmp(seam_shown(s->client, s->field), s->text) == 0;
}

static bool troubled(void *context)
{
	return client_state(context).trouble != NULL;
}

static bool untroubled(void *context)
{
	return client_state(context).trouble == NULL;
}

static bool noticed(void *context)
{
	return client_state(context).notice != NULL;
}

static bool undone(void *context)
{
	return client_undone(context) != NULL;
}

static void filed_is(const struct seam *f, const char *field, const char *text)
{
	char *filed = seam_filed(f, field);
	cr_assert_str_eq(filed, text, "the file holds what was typed");
	free(filed);
}

Test(client, shows_what_is_typed_at_once_and_says_saved_after_commit)
{
	struct seam f = seam_new();
	struct client *c = seam_client(&f, "ada");
	cr_assert_str_eq(client_model(c)->title, "Seam", "the snapshot is there");
	seam_type(c, "weather", "é");
	cr_assert_str_eq(seam_shown(c, "weather"), "é", "shown before anything is saved");
	cr_assert_eq(client_state(c).unsaved, 1, "and known not to be saved");
	cr_assert_eq(client_state(c).saved_at, 0, "nor said to be");
	cr_assert(seam_saved(&c, 1, LONG), "acknowledged");
	cr_assert_gt(client_state(c).saved_at, 0, "said to be saved");
	filed_is(&f, "weather", "é");
	seam_close(c);
	filed_is(&f, "weather", "é");
	cr_assert_eq(seam_drafts(&f, "weather"), 0, "leaving folds it");
	seam_free(&f);
}

Test(client, keeper_killed_while_typing_loses_nothing)
{
	struct seam f = seam_new();
	struct keeper_times often = seam_times;
	struct buf typed = { 0 };
	often.commit = 5;
	struct client *c = seam_client_times(&f, "ada", &often);
	srand(7);
	for (int i = 0; i < 120; i++) {
		char letter[2] = { (char)('a' + i % 26), '\0' };
		buf_text(&typed, letter);
		seam_type(c, "weather", letter);
		if (i % 12 == 5) {
			poll(NULL, 0, rand() % 12);
			kill(client_keeper(c), SIGKILL);
			memset(c->starts, 0, sizeof(c->starts)); /* the limit is another test's */
		}
		client_pump(c);
		poll(NULL, 0, rand() % 4);
	}
	cr_assert_str_eq(seam_shown(c, "weather"), buf_str(&typed), "the screen never lost a letter");
	cr_assert(seam_saved(&c, 1, LONG), "all is acknowledged in the end");
	cr_assert(seam_until(&c, 1, noticed, c, LONG), "the person is told once");
	filed_is(&f, "weather", buf_str(&typed));
	seam_close(c);
	filed_is(&f, "weather", buf_str(&typed));
	buf_clear(&typed);
	seam_free(&f);
}

Test(client, keeper_that_dies_again_and_again_is_said)
{
	struct seam f = seam_new();
	struct client *c = seam_client(&f, "ada");
	for (int i = 0; i < 6 && !troubled(c); i++) {
		kill(client_keeper(c), SIGKILL);
		seam_ended(client_keeper(c), LONG);
		seam_type(c, "weather", "x");
		client_pump(c);
	}
	cr_assert(troubled(c), "trouble");
	cr_assert_gt(client_timeout(c), 1000, "and it is not tried at once");
	cr_assert(seam_saved(&c, 1, LONG), "but later it is");
	cr_assert(untroubled(c), "and over");
	filed_is(&f, "weather", seam_shown(c, "weather"));
	seam_close(c);
	seam_free(&f);
}

/* A face in a process of its own types N letters, says so through the pipe and goes on. */
static pid_t face_process(const struct seam *f, const struct keeper_times *times, int *pipe_read, pid_t *keeper)
{
	int fds[2];
	cr_assert_eq(pipe(fds), 0, "a pipe");
	pid_t pid = fork();
	if (pid != 0) {
		close(fds[1]);
		*pipe_read = fds[0];
		cr_assert_eq(read(fds[0], keeper, sizeof(*keeper)), (ssize_t)sizeof(*keeper), "the face is up");
		return pid;
	}
	close(fds[0]);
	struct client *c = seam_client_times(f, "ada", times);
	pid_t mine = client_keeper(c);
	if (write(fds[1], &mine, sizeof(mine)) < 0)
		_exit(1);
	for (int i = 0;; i++) {
		char letter[2] = { (char)('a' + i % 26), '\0' };
		seam_type(c, "weather", letter);
		client_pump(c);
		size_t report[2] = { (size_t)i + 1, c->number > 0 ? (size_t)c->acknowledged : 0 };
		if (write(fds[1], report, sizeof(report)) < 0)
			_exit(1);
		poll(NULL, 0, 1);
	}
}

static void last_report(int fd, size_t *shown, size_t *saved)
{
	size_t report[2];
	*shown = *saved = 0;
	while (read(fd, report, sizeof(report)) == (ssize_t)sizeof(report)) {
		*shown = report[0];
		*saved = report[1];
	}
	close(fd);
}

Test(client, face_killed_loses_nothing_and_its_keeper_ends)
{
	for (int i = 0; i < 5; i++) {
		struct seam f = seam_new();
		int fd;
		pid_t keeper, face = face_process(&f, &seam_times, &fd, &keeper);
		size_t shown, saved;
		poll(NULL, 0, 20 + i * 13);
		kill(face, SIGKILL);
		cr_assert(seam_ended(face, LONG), "the face is gone");
		cr_assert(seam_ended(keeper, 2000), "its keeper ends within 2 s");
		last_report(fd, &shown, &saved);
		char *filed = seam_filed(&f, "weather");
		cr_assert_geq(strlen(filed), shown, "every letter that was sent is in the file");
		cr_assert_eq(seam_drafts(&f, "weather"), 0, "folded");
		free(filed);
		seam_free(&f);
	}
}

Test(client, both_killed_lose_nothing_that_was_acknowledged)
{
	for (int i = 0; i < 5; i++) {
		struct seam f = seam_new();
		int fd;
		pid_t keeper, face = face_process(&f, &seam_times, &fd, &keeper);
		size_t shown, saved;
		poll(NULL, 0, 100 + i * 13);
		kill(keeper, SIGKILL);
		kill(face, SIGKILL);
		cr_assert(seam_ended(face, LONG) && seam_ended(keeper, LONG), "both are gone");
		last_report(fd, &shown, &saved);
		char *filed = seam_filed(&f, "weather");
		cr_assert_gt(saved, 0, "something was acknowledged");
		cr_assert_geq(strlen(filed), saved, "%zu were shown as saved, %zu are there", saved, strlen(filed));
		free(filed);
		seam_free(&f);
	}
}

Test(client, lock_held_elsewhere_is_said_and_nothing_is_lost)
{
	struct seam f = seam_new();
	struct client *c = seam_client(&f, "ada");
	struct error err = { 0 };
	struct session *holder = session_open(f.path, SESSION_WRITE, &err);
	cr_assert(session_begin(holder, NULL, &err), "locked");
	seam_type(c, "weather", "typed while locked");
	cr_assert(seam_until(&c, 1, troubled, c, LONG), "the person is told");
	seam_type(c, "weather", ", and more");
	cr_assert_str_eq(seam_shown(c, "weather"), "typed while locked, and more", "the screen goes on");
	cr_assert_eq(client_state(c).saved_at, 0, "nothing is said to be saved");
	session_rollback(holder);
	session_close(holder);
	cr_assert(seam_saved(&c, 1, 2000), "saved soon after");
	cr_assert(untroubled(c), "and the trouble is over");
	filed_is(&f, "weather", "typed while locked, and more");
	seam_close(c);
	seam_free(&f);
}

Test(client, full_disk_is_said_and_nothing_is_lost)
{
	struct seam f = seam_new();
	struct client *c = seam_client(&f, "ada");
	struct rlimit nothing = { 0, RLIM_INFINITY }, all = { RLIM_INFINITY, RLIM_INFINITY };
	prlimit(client_keeper(c), RLIMIT_FSIZE, &nothing, NULL);
	seam_type(c, "weather", "no room");
	cr_assert(seam_until(&c, 1, troubled, c, LONG), "the person is told");
	cr_assert_eq(client_state(c).saved_at, 0, "nothing is said to be saved");
	prlimit(client_keeper(c), RLIMIT_FSIZE, &all, NULL);
	cr_assert(seam_saved(&c, 1, LONG), "saved when there is room");
	cr_assert(untroubled(c), "and the trouble is over");
	filed_is(&f, "weather", "no room");
	seam_close(c);
	seam_free(&f);
}

Test(client, undo_and_redo_go_through_the_keeper)
{
	struct seam f = seam_new();
	struct client *c = seam_client(&f, "ada");
	struct target t = seam_answer("weather", 1), second = seam_answer("second", 1);
	struct setting one = { second, VALUE_TEXT, "set" };
	seam_type(c, "weather", "first");
	client_fold(c, &t);
	client_set(c, &one, 1);
	cr_assert_str_eq(seam_shown(c, "second"), "set", "shown at once");
	seam_type(c, "weather", " and second");
	client_undo(c, false, false);
	struct shows is = { c, "weather", "first" };
	cr_assert(seam_until(&c, 1, shows, &is, LONG), "undo of what was still being typed: %s", seam_shown(c, "weather"));
	cr_assert(seam_until(&c, 1, undone, c, LONG), "and its result came");
	cr_assert(!client_undone(c)->nothing && !client_undone(c)->conflict, "it was done");
	client_undone_seen(c);
	client_undo(c, false, false);
	is = (struct shows){ c, "second", "" };
	cr_assert(seam_until(&c, 1, shows, &is, LONG), "the set is undone");
	client_undo(c, false, false);
	is = (struct shows){ c, "weather", "" };
	cr_assert(seam_until(&c, 1, shows, &is, LONG), "the first text too");
	client_undo(c, true, false);
	is.text = "first";
	cr_assert(seam_until(&c, 1, shows, &is, LONG), "and done again");
	cr_assert(seam_saved(&c, 1, LONG), "all saved");
	filed_is(&f, "weather", "first");
	seam_close(c);
	seam_free(&f);
}

static bool no_draft(void *context)
{
	return seam_drafts(context, "weather") == 0;
}

Test(client, a_pause_folds_the_draft)
{
	struct seam f = seam_new();
	struct keeper_times soon = seam_times;
	soon.fold = 300;
	struct client *c = seam_client_times(&f, "ada", &soon);
	seam_type(c, "weather", "paused");
	cr_assert(seam_saved(&c, 1, LONG), "saved");
	cr_assert_eq(seam_drafts(&f, "weather"), 1, "as a draft");
	cr_assert(seam_until(&c, 1, no_draft, &f, LONG), "then folded");
	filed_is(&f, "weather", "paused");
	seam_type(c, "weather", " again");
	cr_assert(seam_saved(&c, 1, LONG), "typing goes on after it");
	filed_is(&f, "weather", "paused again");
	seam_close(c);
	seam_free(&f);
}

Test(client, a_draft_left_by_the_dead_is_folded_by_any_keeper)
{
	struct seam f = seam_new();
	struct keeper_times soon = seam_times;
	soon.fold = 400;
	struct client *c = seam_client_times(&f, "ada", &soon), *other = seam_client_times(&f, "bob", &soon);
	seam_type(c, "weather", "orphan");
	cr_assert(seam_saved(&c, 1, LONG), "saved as a draft");
	kill(client_keeper(c), SIGKILL);
	cr_assert(seam_until(&other, 1, no_draft, &f, LONG), "the other keeper folds it");
	struct shows is = { other, "weather", "orphan" };
	cr_assert(seam_until(&other, 1, shows, &is, LONG), "and its face has read it");
	seam_close(c);
	seam_close(other);
	seam_free(&f);
}

Test(client, leaving_for_another_field_folds_by_the_place_alone)
{
	struct seam f = seam_new();
	struct client *c = seam_client(&f, "ada");
	struct place here = { "room", 1, 1, "one", "weather", "", "", 3 }, there = { "room", 1, 1, "one", "second", "",
		"", 0 };
	client_place(c, &here);
	seam_type(c, "weather", "abc");
	cr_assert(seam_saved(&c, 1, LONG), "saved");
	cr_assert_eq(seam_drafts(&f, "weather"), 1, "still open");
	client_place(c, &there);
	cr_assert(seam_saved(&c, 1, LONG), "saved");
	cr_assert_eq(seam_drafts(&f, "weather"), 0, "folded");
	seam_close(c);
	c = seam_client(&f, "ada");
	cr_assert_str_eq(client_place_at_start(c)->field, "second", "one comes back to where one stood");
	seam_close(c);
	seam_free(&f);
}

Test(client, two_people_type_into_one_text_and_both_see_both)
{
	struct seam f = seam_new();
	struct client *both[2] = { seam_client(&f, "ada"), seam_client(&f, "bob") };
	struct target t = seam_answer("weather", 1);
	seam_type(both[0], "weather", "middle");
	cr_assert(seam_saved(both, 2, LONG), "saved");
	struct shows is = { both[1], "weather", "middle" };
	cr_assert(seam_until(both, 2, shows, &is, LONG), "bob sees it");
	client_splice(both[0], &t, 0, 0, "A ", 2);
	client_splice(both[1], &t, 6, 0, " B", 2);
	is.text = "A middle B";
	cr_assert(seam_until(both, 2, shows, &is, LONG), "bob sees both: %s", seam_shown(both[1], "weather"));
	is.client = both[0];
	cr_assert(seam_until(both, 2, shows, &is, LONG), "ada sees both: %s", seam_shown(both[0], "weather"));
	cr_assert(seam_saved(both, 2, LONG), "saved");
	filed_is(&f, "weather", "A middle B");
	seam_close(both[0]);
	seam_close(both[1]);
	seam_free(&f);
}

struct agreed {
	struct seam *f;
	struct client **clients;
	size_t count;
};

static bool agreed(void *context)
{
	struct agreed *a = context;
	for (size_t i = 1; i < a->count; i++)
		if (strcmp(seam_shown(a->clients[0], "weather"), seam_shown(a->clients[i], "weather")) != 0)
			return false;
	char *filed = seam_filed(a->f, "weather");
	bool same = strcmp(filed, seam_shown(a->clients[0], "weather")) == 0;
	free(filed);
	return same;
}

Test(client, three_people_at_random_agree_and_lose_no_letter)
{
	for (unsigned seed = 1; seed <= 4; seed++) {
		struct seam f = seam_new();
		struct keeper_times quick = seam_times;
		quick.commit = 7;
		quick.fold = 30;
		struct client *all[3] = { seam_client_times(&f, "ada", &quick), seam_client_times(&f, "bob", &quick),
			seam_client_times(&f, "cleo", &quick) };
		struct target t = seam_answer("weather", 1);
		struct buf letters = { 0 };
		srand(seed);
		for (int i = 0; i < 150; i++) {
			struct client *c = all[rand() % 3];
			size_t len = strlen(seam_shown(c, "weather")) / 3;
			char letter[4] = { (char)0xe4, (char)(0xb8 + i / 64), (char)(0x80 + i % 64), '\0' };
			buf_text(&letters, letter);
			client_splice(c, &t, (size_t)rand() % (len + 1) * 3, 0, letter, 3);
			if (rand() % 3 == 0)
				client_pump(all[rand() % 3]);
			if (rand() % 40 == 0) {
				kill(client_keeper(c), SIGKILL);
				memset(c->starts, 0, sizeof(c->starts));
			}
			poll(NULL, 0, rand() % 4);
		}
		struct agreed is = { &f, all, 3 };
		cr_assert(seam_saved(all, 3, LONG), "saved");
		cr_assert(seam_until(all, 3, agreed, &is, LONG), "seed %u: all agree with the file", seed);
		cr_assert_eq(strlen(seam_shown(all[0], "weather")), letters.len, "seed %u: every letter once", seed);
		for (size_t at = 0; at < letters.len; at += 3) {
			char *one = xstrndup(letters.data + at, 3);
			cr_assert_not_null(strstr(seam_shown(all[0], "weather"), one), "seed %u: letter %zu", seed, at / 3);
			free(one);
		}
		for (int i = 0; i < 3; i++)
			seam_close(all[i]);
		buf_clear(&letters);
		seam_free(&f);
	}
}

Test(client, face_that_does_not_read_gets_a_snapshot_later)
{
	struct seam f = seam_new();
	struct keeper_times small = seam_times;
	small.behind = 2000;
	struct client *slow = seam_client_times(&f, "ada", &small), *fast = seam_client(&f, "bob");
	char *page = xcalloc(1, 20001);
	memset(page, 'x', 20000);
	for (int i = 0; i < 60; i++) { /* more than its socket takes */
		char letter[2] = { (char)('a' + i % 26), '\0' };
		struct target t = seam_answer("second", 1);
		struct setting s = { t, VALUE_TEXT, page };
		page[0] = letter[0];
		client_set(fast, &s, 1);
		seam_type(fast, "weather", letter);
		cr_assert(seam_saved(&fast, 1, LONG), "the other is not held up");
	}
	seam_type(slow, "weather", "!");
	struct client *both[2] = { slow, fast };
	struct agreed is = { &f, both, 2 };
	cr_assert(seam_saved(both, 2, LONG), "saved");
	cr_assert(seam_until(both, 2, agreed, &is, LONG), "they agree: %s / %s", seam_shown(slow, "weather"),
	          seam_shown(fast, "weather"));
	cr_assert_eq(strlen(seam_shown(slow, "weather")), 61, "and all is there");
	free(page);
	seam_close(slow);
	seam_close(fast);
	seam_free(&f);
}

Test(client, face_that_only_reads_for_long_then_types_agrees)
{
	struct seam f = seam_new();
	struct keeper_times quick = seam_times;
	quick.commit = 1;
	quick.near = 5;
	struct client *both[2] = { seam_client_times(&f, "ada", &quick), seam_client_times(&f, "bob", &quick) };
	struct agreed is = { &f, both, 2 };
	for (int i = 0; i < 200; i++) { /* more than it takes to say what was seen */
		char letter[2] = { (char)('a' + i % 26), '\0' };
		struct shows has = { both[0], "weather", NULL };
		seam_type(both[1], "weather", letter);
		has.text = seam_shown(both[1], "weather");
		cr_assert(seam_until(both, 2, shows, &has, LONG), "letter %d is followed", i);
	}
	seam_type(both[0], "weather", "!");
	seam_type(both[1], "weather", "?");
	cr_assert(seam_saved(both, 2, LONG), "saved");
	cr_assert(seam_until(both, 2, agreed, &is, LONG), "they agree");
	cr_assert_eq(strlen(seam_shown(both[0], "weather")), 202, "and all is there");
	seam_close(both[0]);
	seam_close(both[1]);
	seam_free(&f);
}

static void moved(void *context, const struct target *t, size_t at, size_t removed, size_t inserted)
{
	size_t *cursor = context;
	cr_assert_str_eq(t->field, "weather", "in the field that is edited");
	if (at <= *cursor)
		*cursor = *cursor - (removed < *cursor - at ? removed : *cursor - at) + inserted;
}

Test(client, the_cursor_is_told_what_others_do_before_it)
{
	struct seam f = seam_new();
	struct client *both[2] = { seam_client(&f, "ada"), seam_client(&f, "bob") };
	struct target t = seam_answer("weather", 1);
	size_t cursor;
	client_on_splice(both[0], moved, &cursor);
	seam_type(both[0], "weather", "one two");
	cursor = 7;
	struct shows is = { both[1], "weather", "one two" };
	cr_assert(seam_until(both, 2, shows, &is, LONG), "bob sees it");
	client_splice(both[1], &t, 0, 3, "a hundred", 9);
	client_splice(both[0], &t, 7, 0, "!", 1);
	cursor = 8;
	is = (struct shows){ both[0], "weather", "a hundred two!" };
	cr_assert(seam_until(both, 2, shows, &is, LONG), "ada sees it: %s", seam_shown(both[0], "weather"));
	cr_assert_eq(cursor, 14, "and stands behind her word");
	seam_close(both[0]);
	seam_close(both[1]);
	seam_free(&f);
}

Test(client, a_reader_in_the_way_of_commit_loses_nothing_and_doubles_nothing)
{
	struct seam f = seam_new();
	struct client *c = seam_client(&f, "ada");
	struct setting set = { seam_answer("staff", 1), VALUE_NUMBER, "3" };
	sqlite3 *reader;
	cr_assert_eq(sqlite3_open(f.path, &reader), SQLITE_OK, "a reader");
	cr_assert_eq(sqlite3_exec(reader, "BEGIN; SELECT * FROM change", NULL, NULL, NULL), SQLITE_OK,
	             "in the middle of reading");
	seam_type(c, "weather", "abc");
	client_set(c, &set, 1);
	seam_type(c, "weather", "def");
	cr_assert(seam_until(&c, 1, troubled, c, LONG), "the person is told");
	cr_assert_eq(sqlite3_close(reader) == SQLITE_OK, true, "it goes");
	cr_assert(seam_saved(&c, 1, LONG), "saved");
	filed_is(&f, "weather", "abcdef");
	filed_is(&f, "staff", "3");
	client_undo(c, false, false);
	client_undo(c, false, false);
	cr_assert(seam_saved(&c, 1, LONG), "undone");
	filed_is(&f, "staff", "");
	filed_is(&f, "weather", "abc");
	seam_close(c);
	seam_free(&f);
}

Test(client, what_no_keeper_can_take_any_more_goes_into_a_rescue_file)
{
	struct seam f = seam_new();
	struct error err = { 0 };
	struct client_options options = { .fork_only = true, .once = true, .times = &seam_times };
	struct client *c = client_start_with(f.path, "ada", &options, &err);
	struct setting set = { seam_answer("second", 1), VALUE_NUMBER, "3" };
	size_t unsaved;
	cr_assert(client_wait(c, &err), "a snapshot");
	pid_t keeper = client_keeper(c);
	kill(keeper, SIGKILL);
	seam_type(c, "weather", "left behind");
	client_set(c, &set, 1);
	cr_assert(seam_until(&c, 1, troubled, c, LONG), "said");
	char *said = client_close(c, &unsaved);
	cr_assert_eq(unsaved, 3, "so many had no acknowledgement");
	char *found = rescue_found(f.path);
	cr_assert_not_null(found, "the rescue file is announced");
	cr_assert(said && strstr(said, "group.filrouge.rescue-"), "and said: %s", said);
	free(said);
	free(found);
	seam_ended(keeper, LONG);
	seam_free(&f);
}

Test(client, what_a_keeper_that_is_still_opening_was_not_sent_goes_into_a_rescue_file)
{
	struct seam f = seam_new();
	struct client *c = seam_client(&f, "ada");
	pid_t first = client_keeper(c);
	sqlite3 *holder;
	size_t unsaved;
	cr_assert_eq(sqlite3_open(f.path, &holder), SQLITE_OK, "somebody else");
	sqlite3_busy_timeout(holder, 5000); /* a keeper may be reading just now */
	cr_assert_eq(sqlite3_exec(holder, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK, "keeps everybody out");
	kill(first, SIGKILL);
	cr_assert(seam_ended(first, LONG), "gone");
	client_pump(c);
	cr_assert_neq(client_keeper(c), first, "another was started");
	seam_type(c, "weather", "typed meanwhile");
	pid_t second = client_keeper(c);
	char *said = client_close(c, &unsaved), *found = rescue_found(f.path);
	cr_assert_gt(unsaved, 0, "not acknowledged");
	cr_assert(found && said && strstr(said, "group.filrouge.rescue-"), "rescued and said: %s", said);
	free(found);
	free(said);
	sqlite3_close(holder);
	cr_assert(seam_ended(second, LONG), "its keeper ends");
	seam_free(&f);
}

Test(client, undoing_what_was_altered_is_refused_and_keeps_nothing_else_from_being_saved)
{
	struct seam f = seam_new();
	struct client *c = seam_client(&f, "ada");
	struct setting set = { seam_answer("second", 1), VALUE_TEXT, "true" };
	sqlite3 *db;
	client_set(c, &set, 1);
	cr_assert(seam_saved(&c, 1, LONG), "saved");
	cr_assert_eq(sqlite3_open(f.path, &db), SQLITE_OK, "a bare connection");
	cr_assert_eq(sqlite3_exec(db, "UPDATE answer SET value = 'false'", NULL, NULL, NULL), SQLITE_OK, "altered");
	sqlite3_close(db);
	client_undo(c, false, false);
	seam_type(c, "weather", "goes on");
	cr_assert(seam_saved(&c, 1, LONG), "saved: %s", client_state(c).trouble);
	cr_assert_not_null(client_state(c).notice, "and what was not done is said");
	filed_is(&f, "weather", "goes on");
	seam_close(c);
	seam_free(&f);
}

Test(client, an_anonymous_answer_that_cannot_be_kept_keeps_nothing_else_from_being_saved)
{
	struct seam f = seam_new();
	struct client *c = seam_client(&f, "ada");
	client_anonymous(c, "hot", "pace", VALUE_NUMBER, "three");
	seam_type(c, "weather", "goes on");
	cr_assert(seam_saved(&c, 1, LONG), "saved: %s", client_state(c).trouble);
	cr_assert_not_null(client_state(c).notice, "and what was refused is said");
	filed_is(&f, "weather", "goes on");
	seam_close(c);
	seam_free(&f);
}

Test(client, typing_into_what_is_no_text_keeps_nothing_else_from_being_saved)
{
	struct seam f = seam_new();
	struct keeper_times soon = seam_times;
	soon.fold = 50;
	struct client *c = seam_client_times(&f, "ada", &soon);
	struct target seconds = { TARGET_STEP, 1, 0, "one", "", "", "seconds" };
	client_splice(c, &seconds, 0, 0, "soon", 4);
	cr_assert(seam_saved(&c, 1, LONG), "answered");
	cr_assert_not_null(client_state(c).notice, "it is refused");
	seam_type(c, "weather", "goes on");
	client_fold(c, NULL);
	cr_assert(seam_saved(&c, 1, LONG), "saved: %s", client_state(c).trouble);
	filed_is(&f, "weather", "goes on");
	seam_close(c);
	seam_free(&f);
}

Test(client, refused_set_shows_again_what_holds)
{
	struct seam f = seam_new();
	struct client *c = seam_client(&f, "ada");
	struct setting good = { seam_answer("staff", 1), VALUE_NUMBER, "3" }, bad = { seam_answer("staff", 1),
		VALUE_NUMBER, "three" };
	client_set(c, &good, 1);
	client_set(c, &bad, 1);
	cr_assert_str_eq(seam_shown(c, "staff"), "three", "shown at once");
	cr_assert(seam_saved(&c, 1, LONG), "answered");
	cr_assert_str_eq(seam_shown(c, "staff"), "3", "and taken back");
	cr_assert_not_null(client_state(c).notice, "with a sentence");
	seam_close(c);
	seam_free(&f);
}

static bool handed_one(void *context)
{
	return client_handed_in(context, "hot") == 1;
}

Test(client, anonymous_sheet_is_kept_until_handed_in)
{
	struct seam f = seam_new();
	struct client *c = seam_client(&f, "ada");
	client_anonymous(c, "hot", "pace", VALUE_TEXT, "too fast");
	cr_assert(seam_saved(&c, 1, LONG), "saved");
	seam_close(c);
	c = seam_client(&f, "ada");
	cr_assert_str_eq(client_sheet(c, "hot", "pace"), "too fast", "one's own, after a restart");
	struct client *other = seam_client(&f, "bob");
	cr_assert_null(client_sheet(other, "hot", "pace"), "nobody else's");
	client_hand_in(c, "hot");
	cr_assert(seam_saved(&c, 1, LONG), "handed in");
	cr_assert_null(client_sheet(c, "hot", "pace"), "and gone from one's own");
	if (client_model(c)->scenario != NULL) {
		cr_assert(seam_until(&c, 1, handed_one, c, LONG), "counted");
		cr_assert(seam_until(&other, 1, handed_one, other, LONG), "for the others too");
	}
	seam_close(c);
	seam_close(other);
	seam_free(&f);
}

Test(client, term_ends_the_keeper_after_a_commit_and_the_face_goes_on)
{
	struct seam f = seam_new();
	struct client *c = seam_client(&f, "ada");
	pid_t first = client_keeper(c);
	seam_type(c, "weather", "before");
	kill(first, SIGTERM);
	cr_assert(seam_ended(first, LONG), "it ends");
	filed_is(&f, "weather", "before");
	seam_type(c, "weather", " after");
	cr_assert(seam_saved(&c, 1, LONG), "another one saves");
	filed_is(&f, "weather", "before after");
	seam_close(c);
	seam_free(&f);
}

Test(client, hang_up_and_interrupt_are_nothing_to_a_keeper)
{
	struct seam f = seam_new();
	struct client *c = seam_client(&f, "ada");
	pid_t keeper = client_keeper(c);
	kill(keeper, SIGHUP);
	kill(keeper, SIGINT);
	kill(keeper, SIGTSTP);
	seam_type(c, "weather", "here");
	cr_assert(seam_saved(&c, 1, LONG), "saved");
	cr_assert_eq(client_keeper(c), keeper, "by the same one");
	seam_close(c);
	seam_free(&f);
}

/* Another process holds the file and lets nobody read, until the pipe is closed. */
static pid_t holder_process(const struct seam *f, int *pipe_write)
{
	int up[2], down[2];
	char byte = 0;
	cr_assert(pipe(up) == 0 && pipe(down) == 0, "pipes");
	pid_t pid = fork();
	if (pid == 0) {
		sqlite3 *db;
		close(down[1]);
		if (sqlite3_open(f->path, &db) != SQLITE_OK || sqlite3_exec(db, "BEGIN EXCLUSIVE", NULL, NULL,
		                                                            NULL) != SQLITE_OK || write(up[1], &byte, 1) < 0)
			_exit(1);
		while (read(down[0], &byte, 1) > 0)
			;
		sqlite3_close(db);
		_exit(0);
	}
	close(up[1]);
	close(down[0]);
	cr_assert_eq(read(up[0], &byte, 1), 1, "it holds the file");
	close(up[0]);
	*pipe_write = down[1];
	return pid;
}

static bool failed(void *context)
{
	const struct client *c = context;
	return c->failed || c->have_model;
}

Test(client, opening_while_another_writes_waits_for_it)
{
	struct seam f = seam_new();
	struct error err = { 0 };
	struct client_options options = { .fork_only = true, .times = &seam_times };
	int fd;
	pid_t holder = holder_process(&f, &fd);
	struct client *c = client_start_with(f.path, "ada", &options, &err);
	cr_assert_not(seam_until(&c, 1, failed, c, 500), "it neither gives up nor reads what is being written");
	close(fd);
	cr_assert(client_wait(c, &err), "then it opens: %s", err.text);
	cr_assert(seam_ended(holder, LONG), "the other is done");
	seam_close(c);
	seam_free(&f);
}

Test(client, no_session_file_is_one_sentence)
{
	struct error err = { 0 };
	struct client_options options = { .fork_only = true, .times = &seam_times };
	struct client *c = client_start_with("/tmp", "ada", &options, &err);
	cr_assert_not(client_wait(c, &err), "a folder is no session file");
	cr_assert_not_null(err.text, "with a sentence");
	error_clear(&err);
	client_close(c, NULL);
}

Test(client, read_only_file_is_shown_and_nothing_is_changed)
{
	struct seam f = seam_new();
	struct client *c = seam_client(&f, "ada");
	seam_type(c, "weather", "kept");
	seam_close(c);
	chmod(f.path, 0444);
	if (geteuid() == 0) {
		chmod(f.folder, 0755);
		cr_assert_eq(seteuid(65534), 0, "somebody who may not write");
	}
	c = seam_client(&f, "bob");
	cr_assert(client_state(c).read_only, "said to be read-only");
	cr_assert_str_eq(seam_shown(c, "weather"), "kept", "shown");
	seam_type(c, "weather", " changed");
	cr_assert(seam_saved(&c, 1, LONG), "answered");
	cr_assert_str_eq(seam_shown(c, "weather"), "kept", "as it was");
	cr_assert_not_null(client_state(c).notice, "with a sentence");
	seam_close(c);
	if (geteuid() != 0 && getuid() == 0)
		cr_assert_eq(seteuid(0), 0, "oneself again");
	filed_is(&f, "weather", "kept");
	seam_free(&f);
}

Test(client, a_text_as_long_as_it_may_be_takes_no_more_and_says_so)
{
	struct seam f = seam_new();
	struct client *c = seam_client(&f, "ada");
	struct target t = seam_answer("weather", 1);
	char *text = xcalloc(1, CHANGE_TEXT_MAX + 1);
	memset(text, 'x', CHANGE_TEXT_MAX);
	client_splice(c, &t, 0, 0, text, CHANGE_TEXT_MAX);
	cr_assert_null(client_state(c).notice, "so long it may be");
	cr_assert(seam_saved(&c, 1, LONG), "and is kept");
	client_splice(c, &t, 0, 0, "y", 1);
	cr_assert_not_null(client_state(c).notice, "no longer");
	cr_assert_eq(strlen(seam_shown(c, "weather")), CHANGE_TEXT_MAX, "nothing was taken");
	struct setting set = { t, VALUE_TEXT, "short" };
	client_set(c, &set, 1);
	cr_assert(seam_saved(&c, 1, LONG), "and it goes on");
	filed_is(&f, "weather", "short");
	seam_close(c);
	free(text);
	seam_free(&f);
}

/* A row as only another program writes it, with the hash that belongs to it. */
static void forge(const struct seam *f, const char *sql)
{
	struct error err = { 0 };
	struct session *s = session_open(f->path, SESSION_WRITE, &err);
	cr_assert(s != NULL && session_begin(s, NULL, &err) && db_exec(s, sql, &err) && session_commit(s, NULL, &err), "%s", err.text);
	session_close(s);
}

Test(client, what_can_never_be_done_is_refused_and_keeps_nothing_else_from_being_saved)
{
	struct seam f = seam_new();
	forge(&f, "INSERT INTO step(meeting, step, seconds, hash) SELECT 1, 'one', -1, row_hash('step', 1, 'one', NULL, -1, NULL, NULL, NULL, NULL, NULL, NULL)");
	struct client *c = seam_client(&f, "ada");
	struct setting set = { { TARGET_STEP, 1, 0, "one", "", "", "seconds" }, VALUE_NUMBER, "60" };
	client_set(c, &set, 1);
	cr_assert(seam_saved(&c, 1, 3000), "set");
	client_undo(c, false, false);
	seam_type(c, "weather", "after it");
	cr_assert(seam_saved(&c, 1, 5000), "what comes after it is saved");
	struct client_state state = client_state(c);
	cr_assert(state.notice != NULL && strstr(state.notice, "-1"), "and it is said why: %s", state.notice);
	char *filed = seam_filed(&f, "weather");
	cr_assert_str_eq(filed, "after it");
	free(filed);
	seam_close(c);
	seam_free(&f);
}

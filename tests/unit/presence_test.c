/* Who is connected: the rows, and what two real keepers tell their faces. */
#include <criterion/criterion.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "session/client_state.h"
#include "session/presence.h"
#include "seam_fixture.h"
#include "store_fixture.h"

#define LONG 10000

static void put(struct store *f, const char *client, const char *person, int64_t pid, int64_t begun)
{
	struct error err = {0};
	struct present p = {.client = (char *)(uintptr_t)client, .person = (char *)(uintptr_t)person, .role = (char[]){"facilitator"}, .pid = pid, .begun = begun};
	cr_assert(session_begin(f->s, NULL, &err) && presence_put(f->s, &p, &err) && session_commit(f->s, NULL, &err), "%s", err.text);
}

static size_t rows(struct store *f)
{
	char *count = store_bare_text(f->path, "SELECT count(*) FROM presence");
	size_t n = strtoul(count, NULL, 10);
	free(count);
	return n;
}

static pid_t dead(void)
{
	pid_t pid = fork();
	if (pid == 0)
		_exit(0);
	cr_assert_eq(waitpid(pid, NULL, 0), pid);
	return pid;
}

Test(presence, a_process_is_known_by_its_number_and_when_it_began)
{
	int64_t begun = process_begun(getpid());
	cr_assert_gt(begun, 0);
	cr_assert(process_there(getpid(), begun));
	cr_assert(process_there(getpid(), 0), "not known when: the number counts");
	cr_assert_not(process_there(getpid(), begun + 1), "another had that number");
	cr_assert_not(process_there(dead(), 0));
	cr_assert_not(process_there(0, 0));
	cr_assert_not(process_there(-1, 0));
}

Test(presence, those_whose_process_is_gone_are_not_there_and_are_swept)
{
	struct store f = store_new();
	struct error err = {0};
	struct present_list l;
	size_t gone;
	struct place stands = {"room", 1, 2, "one", "weather", "", "", 7};
	store_set(&f, "ada", (struct target){TARGET_PERSON, 0, 0, "", "", "bob", "name"}, VALUE_TEXT, "Bob Peeters");
	put(&f, "mine", "ada", getpid(), 0);
	put(&f, "his", "bob", getpid(), process_begun(getpid()));
	put(&f, "dead", "cleo", dead(), 0);
	put(&f, "reused", "dora", getpid(), process_begun(getpid()) + 5);
	cr_assert(session_begin(f.s, NULL, &err) && place_put(f.s, "bob", &stands, &err) && session_commit(f.s, NULL, &err), "%s", err.text);
	cr_assert(presence_read(f.s, "mine", true, &l, &gone, &err), "%s", err.text);
	cr_assert_eq(l.count, 1, "but oneself");
	cr_assert_eq(gone, 2);
	cr_assert_str_eq(l.list[0].name, "Bob Peeters");
	cr_assert_str_eq(l.list[0].role, "facilitator");
	cr_assert_str_eq(l.list[0].place.field, "weather");
	cr_assert_eq(l.list[0].place.enterprise, 2);
	cr_assert_not(l.list[0].typing);
	present_list_clear(&l);
	cr_assert_eq(rows(&f), 4);
	cr_assert(session_begin(f.s, NULL, &err) && presence_sweep(f.s, &err) && session_commit(f.s, NULL, &err), "%s", err.text);
	cr_assert_eq(rows(&f), 2, "swept");
	store_bare(f.path, "UPDATE presence SET person = 'eve' WHERE client = 'his'");
	cr_assert(presence_read(f.s, "mine", true, &l, &gone, &err), "%s", err.text);
	cr_assert_eq(l.count, 0, "an altered row is nobody");
	present_list_clear(&l);
	store_free(&f);
}

Test(presence, a_list_comes_over_the_wire_as_it_was_sent)
{
	struct present one = {.client = (char[]){"c1"}, .person = (char[]){"ada"}, .name = (char[]){"Ada"}, .role = (char[]){"enterprise"}, .enterprise = 3,
			      .place = {"room", 1, 2, "one", "weather", "r", "c", 0}, .typing = true};
	struct present_list sent = {&one, 1}, got;
	struct buf b = {0};
	present_put(&b, &sent);
	struct wire_reader r = {b.data, b.data + b.len, false}, cut = {b.data, b.data + b.len - 1, false};
	cr_assert(present_get(&r, &got));
	cr_assert_eq(got.count, 1);
	cr_assert_str_eq(got.list[0].name, "Ada");
	cr_assert_eq(got.list[0].enterprise, 3);
	cr_assert_str_eq(got.list[0].place.column, "c");
	cr_assert(got.list[0].typing);
	present_list_clear(&got);
	cr_assert_not(present_get(&cut, &got), "cut short");
	buf_clear(&b);
}

/* --- two keepers --- */

struct sees {
	struct client *c;
	const char *person, *field;
	bool typing;
};

static bool sees(void *context)
{
	const struct sees *s = context;
	size_t count;
	const struct present *p = client_present(s->c, &count);
	for (size_t i = 0; i < count; i++)
		if (strcmp(p[i].person, s->person) == 0)
			return s->field == NULL || (strcmp(p[i].place.field, s->field) == 0 && p[i].typing == s->typing);
	return false;
}

static bool alone(void *context)
{
	size_t count;
	client_present(context, &count);
	return count == 0;
}

static bool told(void *context)
{
	return ((struct client *)context)->present_told;
}

static char *in_file(const struct seam *f)
{
	return store_bare_text(f->path, "SELECT coalesce(group_concat(person, ' '), '') FROM presence");
}

Test(presence, each_sees_that_the_other_is_here_and_where)
{
	struct seam f = seam_new();
	struct client *both[2] = {seam_client(&f, "ada"), seam_client(&f, "bob")};
	struct sees ada = {both[1], "ada", NULL, false}, bob = {both[0], "bob", NULL, false};
	cr_assert(seam_until(both, 2, sees, &ada, LONG), "bob sees ada");
	cr_assert(seam_until(both, 2, sees, &bob, LONG), "ada sees bob");
	client_place(both[0], &(struct place){"room", 1, 1, "one", "weather", "", "", 0});
	ada.field = "weather";
	cr_assert(seam_until(both, 2, sees, &ada, LONG), "and where");
	seam_type(both[0], "weather", "abc");
	ada.typing = true;
	cr_assert(seam_until(both, 2, sees, &ada, LONG), "that she is typing");
	client_place(both[0], &(struct place){"room", 1, 1, "one", "second", "", "", 0});
	ada = (struct sees){both[1], "ada", "second", false};
	cr_assert(seam_until(both, 2, sees, &ada, LONG), "and that she has left it");
	seam_close(both[0]);
	cr_assert(seam_until(&both[1], 1, alone, both[1], LONG), "that she has gone");
	char *left = in_file(&f);
	cr_assert_str_eq(left, "bob", "no row of hers is left: %s", left);
	free(left);
	seam_close(both[1]);
	struct client *next = seam_client(&f, "cleo");
	cr_assert(seam_until(&next, 1, told, next, LONG), "who comes next is told who is there,");
	cr_assert(alone(next), "and of the last who left, whom nobody saw go, nothing");
	left = in_file(&f);
	cr_assert_str_eq(left, "cleo", "nor is a row left: %s", left);
	seam_close(next);
	free(left);
	seam_free(&f);
}

static bool swept(void *context)
{
	char *left = in_file(context);
	bool only = strcmp(left, "bob") == 0;
	free(left);
	return only;
}

Test(presence, a_keeper_that_was_killed_is_noticed_and_its_row_swept)
{
	struct seam f = seam_new();
	struct error err = {0};
	struct client_options once = {.fork_only = true, .once = true, .times = &seam_times};
	struct client *both[2] = {client_start_with(f.path, "ada", &once, &err), seam_client(&f, "bob")};
	struct sees ada = {both[1], "ada", NULL, false};
	cr_assert(seam_until(both, 2, sees, &ada, LONG), "bob sees ada");
	kill(client_keeper(both[0]), SIGKILL);
	cr_assert(seam_ended(client_keeper(both[0]), LONG));
	cr_assert(seam_until(&both[1], 1, alone, both[1], LONG), "without a word of hers");
	cr_assert(seam_until(&both[1], 1, swept, &f, LONG), "and her row goes");
	client_close(both[0], NULL);
	seam_close(both[1]);
	seam_free(&f);
}

Test(presence, an_enterprise_is_seen_by_facilitators_and_sees_nobody_and_the_room_is_no_one)
{
	struct seam f = seam_new();
	struct error err = {0};
	struct client_options enterprise = {.fork_only = true, .times = &seam_times, .reader = {READER_ENTERPRISE, "Phare"}},
			      room = {.fork_only = true, .times = &seam_times, .reader = {READER_ROOM, ""}};
	struct client *all[3] = {seam_client(&f, "ada"), client_start_with(f.path, "zoe", &enterprise, &err), client_start_with(f.path, "room", &room, &err)};
	struct sees zoe = {all[0], "zoe", NULL, false};
	size_t count;
	for (int i = 0; i < 3; i++)
		cr_assert(client_wait(all[i], &err), "%s", err.text);
	cr_assert(seam_until(all, 3, sees, &zoe, LONG), "ada sees zoe");
	const struct present *p = client_present(all[0], &count);
	cr_assert_eq(count, 1, "and nobody else");
	cr_assert_str_eq(p->role, "enterprise");
	cr_assert_eq(p->enterprise, 2);
	client_present(all[1], &count);
	cr_assert_eq(count, 0, "she is told of nobody");
	for (int i = 0; i < 3; i++)
		seam_close(all[i]);
	seam_free(&f);
}

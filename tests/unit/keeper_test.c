/* The keeper alone, spoken to over its socket: when it answers, when it ends, what it does with what is not ours. */
#include "seam_fixture.h"

#include <criterion/criterion.h>

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"

struct spoken {
	struct seam seam;
	int fd, keeper_fd;
	pthread_t thread;
	const struct keeper_times *times;
	int status;
	struct buf in;
};

static void *serve(void *context)
{
	struct spoken *s = context;
	s->status = keeper_serve(s->keeper_fd, -1, -1, s->seam.path, "ada", (struct reader){ READER_FACILITATOR, "" }, s->times);
	close(s->keeper_fd);
	return NULL;
}

/* In a thread of the test, so that leaks and races are seen. */
static struct spoken *speak_times(const struct keeper_times *times)
{
	struct spoken *s = xcalloc(1, sizeof(*s));
	int fds[2];
	cr_assert_eq(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds), 0, "a socket");
	s->seam = seam_new();
	s->fd = fds[0];
	s->keeper_fd = fds[1];
	s->times = times;
	cr_assert_eq(pthread_create(&s->thread, NULL, serve, s), 0, "a keeper");
	return s;
}

static struct spoken *speak(void)
{
	return speak_times(&seam_times);
}

static void spoken_end(struct spoken *s)
{
	pthread_join(s->thread, NULL);
	close(s->fd);
	buf_clear(&s->in);
	seam_free(&s->seam);
	free(s);
}

static void send_all(struct spoken *s, struct buf *b)
{
	cr_assert_eq(send(s->fd, b->data, b->len, MSG_NOSIGNAL), (ssize_t)b->len, "sent");
	buf_clear(b);
}

static void hello(struct spoken *s)
{
	struct buf b = { 0 };
	size_t mark = wire_begin(&b, WIRE_HELLO);
	wire_put_number(&b, WIRE_VERSION);
	wire_put_text(&b, "client0001");
	wire_put_text(&b, "");
	wire_put_number(&b, 0);
	wire_end(&b, mark);
	send_all(s, &b);
}

static void splice(struct spoken *s, int64_t number, int64_t at, const char *text)
{
	struct buf b = { 0 };
	struct request_edit edit = { at, 0, text };
	struct request r = { .kind = REQUEST_SPLICE, .number = number, .seen = 1, .target = seam_answer("weather", 1),
		.edits = &edit, .edit_count = 1 };
	request_put(&b, &r);
	send_all(s, &b);
}

/* The next message; false: the socket ended or MS passed. */
static bool hear(struct spoken *s, enum wire_kind *kind, struct wire_reader *r, int ms)
{
	static size_t heard;
	int64_t until = clock_monotonic() + ms;
	if (heard > 0 && s->in.len >= heard)
		buf_drop(&s->in, heard);
	heard = 0;
	while (wire_frame(buf_str(&s->in), s->in.len, kind, r, &heard) != WIRE_FRAME) {
		char bytes[4096];
		struct pollfd p = { .fd = s->fd, .events = POLLIN };
		int64_t left = until - clock_monotonic();
		if (left <= 0 || poll(&p, 1, (int)left) <= 0)
			return false;
		ssize_t n = recv(s->fd, bytes, sizeof(bytes), 0);
		if (n <= 0)
			return false;
		buf_add(&s->in, bytes, (size_t)n);
		heard = 0;
	}
	return true;
}

static bool hear_kind(struct spoken *s, enum wire_kind want, struct wire_reader *r)
{
	enum wire_kind kind;
	while (hear(s, &kind, r, 5000))
		if (kind == want)
			return true;
	return false;
}

/* The whole of it: it comes in parts. */
static bool hear_snapshot(struct spoken *s, struct wire_reader *r)
{
	while (hear_kind(s, WIRE_SNAPSHOT, r))
		if (wire_get_number(r) & SNAPSHOT_ENDS)
			return true;
	return false;
}

Test(keeper, sends_a_snapshot_and_acknowledges_after_commit)
{
	struct spoken *s = speak();
	struct wire_reader r;
	int64_t sent = clock_monotonic();
	hello(s);
	cr_assert(hear_snapshot(s, &r), "a snapshot");
	splice(s, 1, 0, "ab");
	splice(s, 2, 2, "cd");
	cr_assert(hear_kind(s, WIRE_ACKNOWLEDGE, &r), "an acknowledgement");
	cr_assert_eq(wire_get_number(&r), 2, "of both together");
	cr_assert_gt(wire_get_number(&r), 0, "with the time");
	cr_assert_geq(clock_monotonic() - sent, seam_times.commit, "they waited for each other");
	char *filed = seam_filed(&s->seam, "weather");
	cr_assert_str_eq(filed, "abcd", "and are in the file when it comes");
	free(filed);
	shutdown(s->fd, SHUT_WR);
	spoken_end(s);
}

Test(keeper, a_request_sent_again_is_applied_once)
{
	struct spoken *s = speak();
	struct wire_reader r;
	hello(s);
	cr_assert(hear_snapshot(s, &r), "a snapshot");
	splice(s, 1, 0, "ab");
	cr_assert(hear_kind(s, WIRE_ACKNOWLEDGE, &r), "acknowledged");
	splice(s, 1, 0, "ab");
	cr_assert(hear_kind(s, WIRE_ACKNOWLEDGE, &r), "again");
	cr_assert_eq(wire_get_number(&r), 1, "the same number");
	char *filed = seam_filed(&s->seam, "weather");
	cr_assert_str_eq(filed, "ab", "once");
	free(filed);
	shutdown(s->fd, SHUT_WR);
	spoken_end(s);
}

Test(keeper, end_of_file_commits_folds_and_ends)
{
	struct spoken *s = speak();
	struct wire_reader r;
	hello(s);
	cr_assert(hear_snapshot(s, &r), "a snapshot");
	splice(s, 1, 0, "last words");
	shutdown(s->fd, SHUT_RDWR);
	pthread_join(s->thread, NULL);
	cr_assert_eq(s->status, 0, "in order");
	char *filed = seam_filed(&s->seam, "weather");
	cr_assert_str_eq(filed, "last words", "in the file");
	free(filed);
	cr_assert_eq(seam_drafts(&s->seam, "weather"), 0, "folded");
	close(s->fd);
	buf_clear(&s->in);
	seam_free(&s->seam);
	free(s);
}

Test(keeper, a_face_that_goes_before_hello_ends_it)
{
	struct spoken *s = speak();
	shutdown(s->fd, SHUT_RDWR);
	spoken_end(s);
}

Test(keeper, what_does_not_fit_is_refused_and_the_face_starts_over)
{
	struct spoken *s = speak();
	struct wire_reader r;
	hello(s);
	cr_assert(hear_snapshot(s, &r), "a snapshot");
	splice(s, 1, 0, "ok");
	splice(s, 2, 900, "far away");
	cr_assert(hear_kind(s, WIRE_REFUSE, &r), "refused");
	cr_assert_eq(wire_get_number(&r), 2, "the second");
	spoken_end(s); /* it ends by itself */
}

Test(keeper, what_was_typed_before_the_face_read_on_is_merged_as_such)
{
	struct spoken *s = speak();
	struct wire_reader r;
	struct error err = { 0 };
	struct target t = seam_answer("weather", 1);
	struct request_edit edit = { 0, 0, "mine" };
	struct request typed = { .kind = REQUEST_SPLICE, .number = 1, .seen = 1, .target = t, .edits = &edit,
		.edit_count = 1 };
	struct buf b = { 0 };
	int64_t revision;
	hello(s);
	cr_assert(hear_snapshot(s, &r), "a snapshot");
	struct session *other = session_open(s->seam.path, SESSION_WRITE, &err);
	cr_assert(session_begin(other, NULL, &err) && draft_put(other, &t, "other", "bob", "theirs", 1, false, &revision,
	                                                        &err) &&
	          session_commit(other, NULL, &err), "somebody else types: %s", err.text);
	session_close(other);
	cr_assert(hear_kind(s, WIRE_CHANGE, &r), "the face is told");
	cr_assert_eq(wire_get_number(&r), 2, "as the second thing");
	request_put(&b, &typed); /* made before it was read */
	size_t mark = wire_begin(&b, WIRE_ASK);
	wire_put_number(&b, WIRE_ASK_SEEN);
	wire_put_number(&b, 2);
	wire_put_text(&b, NULL);
	wire_end(&b, mark);
	send_all(s, &b);
	cr_assert(hear_kind(s, WIRE_ACKNOWLEDGE, &r), "acknowledged");
	char *filed = seam_filed(&s->seam, "weather");
	cr_assert_str_eq(filed, "theirsmine", "the earlier first");
	free(filed);
	shutdown(s->fd, SHUT_WR);
	spoken_end(s);
}

Test(keeper, hostile_bytes_end_it_without_harm)
{
	static const char *const bytes[] = { "\xff\xff\xff\xff\x01", "\x02\x00\x00\x00\x04\xff", "\x01\x00\x00\x00\x63",
		"GET / HTTP/1.0\r\n\r\n" };
	for (size_t i = 0; i < sizeof(bytes) / sizeof(*bytes); i++) {
		struct spoken *s = speak();
		struct wire_reader r;
		struct buf b = { 0 };
		hello(s);
		cr_assert(hear_snapshot(s, &r), "a snapshot");
		splice(s, 1, 0, "kept");
		buf_add(&b, bytes[i], i == 1 ? 6 : i == 2 || i == 0 ? 5 : strlen(bytes[i]));
		send_all(s, &b);
		pthread_join(s->thread, NULL);
		char *filed = seam_filed(&s->seam, "weather");
		cr_assert_str_eq(filed, "kept", "what was well said is kept");
		free(filed);
		close(s->fd);
		buf_clear(&s->in);
		seam_free(&s->seam);
		free(s);
	}
}

static char *rescued(const struct seam *f)
{
	char *text = NULL;
	DIR *d = opendir(f->folder);
	struct dirent *e;
	while (d != NULL && (e = readdir(d)) != NULL) {
		if (strstr(e->d_name, "rescue") == NULL)
			continue;
		char *path = xasprintf("%s/%s", f->folder, e->d_name);
		FILE *file = fopen(path, "r");
		text = xcalloc(1, 4096);
		if (file != NULL && fread(text, 1, 4095, file) > 0)
			fclose(file);
		free(path);
	}
	if (d != NULL)
		closedir(d);
	return text;
}

Test(keeper, a_lock_that_outlives_the_face_ends_in_a_rescue_file)
{
	struct keeper_times soon = seam_times;
	soon.rescue = 400;
	struct spoken *s = speak_times(&soon);
	struct wire_reader r;
	struct error err = { 0 };
	hello(s);
	cr_assert(hear_snapshot(s, &r), "a snapshot");
	struct session *holder = session_open(s->seam.path, SESSION_WRITE, &err);
	cr_assert(session_begin(holder, NULL, &err), "locked");
	splice(s, 1, 0, "saved ");
	splice(s, 2, 6, "elsewhere");
	struct setting settings = { seam_answer("second", 2), VALUE_NUMBER, "3" };
	struct request set = { .kind = REQUEST_SET, .number = 3, .seen = 1, .settings = &settings, .setting_count = 1 };
	struct buf b = { 0 };
	request_put(&b, &set);
	send_all(s, &b);
	shutdown(s->fd, SHUT_RDWR);
	pthread_join(s->thread, NULL);
	session_rollback(holder);
	session_close(holder);
	char *text = rescued(&s->seam);
	cr_assert_not_null(text, "a rescue file is there");
	cr_assert_not_null(strstr(text, "\"value\":\"saved elsewhere\""), "with the text: %s", text);
	cr_assert_not_null(strstr(text, "\"value\":\"3\""), "and the value: %s", text);
	free(text);
	close(s->fd);
	buf_clear(&s->in);
	seam_free(&s->seam);
	free(s);
}

Test(keeper, idle_wakes_less_than_once_a_second)
{
	struct keeper_times far = keeper_times_normal;
	struct rusage before, after;
	far.near_for = far.presence = 0;
	struct seam f = seam_new();
	int fds[2];
	cr_assert_eq(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds), 0, "a socket");
	struct spoken s = { .seam = f, .fd = fds[0], .keeper_fd = fds[1], .times = &far };
	struct wire_reader r;
	cr_assert_eq(pthread_create(&s.thread, NULL, serve, &s), 0, "a keeper");
	hello(&s);
	cr_assert(hear_snapshot(&s, &r), "a snapshot");
	poll(NULL, 0, 300);
	getrusage(RUSAGE_SELF, &before);
	poll(NULL, 0, 3000); /* what is looked at is the passing of time itself */
	getrusage(RUSAGE_SELF, &after);
	cr_assert_leq(after.ru_nvcsw - before.ru_nvcsw, 4, "%ld wake-ups in 3 s", after.ru_nvcsw - before.ru_nvcsw);
	shutdown(s.fd, SHUT_RDWR);
	pthread_join(s.thread, NULL);
	close(s.fd);
	buf_clear(&s.in);
	seam_free(&f);
}

/* Somebody else writes a file in the same folder without end. */
static pid_t neighbour(const struct seam *f)
{
	char *path = xasprintf("%s/neighbour-XXXXXX", f->folder);
	pid_t pid = fork();
	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL); /* also when the test fails */
		int fd = mkstemp(path);
		while (pwrite(fd, "x", 1, 0) == 1)
			;
		_exit(1);
	}
	free(path);
	return pid;
}

Test(keeper, a_busy_neighbour_in_the_folder_neither_wakes_it_nor_keeps_it_from_ending)
{
	struct keeper_times far = keeper_times_normal;
	struct rusage before, after;
	far.near_for = far.presence = 0;
	struct spoken *s = speak_times(&far);
	struct wire_reader r;
	hello(s);
	cr_assert(hear_snapshot(s, &r), "a snapshot");
	pid_t busy = neighbour(&s->seam);
	poll(NULL, 0, 300);
	getrusage(RUSAGE_SELF, &before);
	poll(NULL, 0, 1000); /* what is looked at is the passing of time itself */
	getrusage(RUSAGE_SELF, &after);
	cr_assert_leq(after.ru_nvcsw - before.ru_nvcsw, 10, "%ld wake-ups in 1 s", after.ru_nvcsw - before.ru_nvcsw);
	splice(s, 1, 0, "ab");
	int64_t gone = clock_monotonic();
	shutdown(s->fd, SHUT_WR);
	pthread_join(s->thread, NULL);
	cr_assert_lt(clock_monotonic() - gone, 2000, "it ends at once");
	kill(busy, SIGKILL);
	waitpid(busy, NULL, 0);
	char *filed = seam_filed(&s->seam, "weather");
	cr_assert_str_eq(filed, "ab", "and has written everything");
	free(filed);
	close(s->fd);
	buf_clear(&s->in);
	seam_free(&s->seam);
	free(s);
}

static void put_draft(const struct seam *f, const char *client, const char *text)
{
	struct error err = { 0 };
	struct target t = seam_answer("weather", 1);
	int64_t revision = 0;
	struct session *s = session_open(f->path, SESSION_WRITE, &err);
	cr_assert(session_begin(s, NULL, &err) && draft_put(s, &t, client, "ada", text, 1, false, &revision, &err) &&
	          client_number_put(s, client, 1, 1, &err) && session_commit(s, NULL, &err), "%s", err.text);
	session_close(s);
}

/* A keeper by hand, whose face is gone. */
static struct keeper alone(struct seam *f)
{
	struct error err = { 0 };
	struct keeper k = { .times = &seam_times, .path = f->path, .person = "ada", .fd = -1, .watch = -1, .ended = true };
	k.client = xstrdup("client0001");
	k.session = k.writer = session_open(f->path, SESSION_WRITE, &err);
	cr_assert_not_null(k.session, "%s", err.text);
	k.pending = xcalloc(4, sizeof(*k.pending));
	return k;
}

static void alone_asked(struct keeper *k, int64_t number, int64_t at, const char *text)
{
	struct request *r = &k->pending[k->pending_count].request;
	*r = (struct request){ .kind = REQUEST_SPLICE, .number = number, .seen = 1, .target = seam_answer("weather", 1),
		.edits = xcalloc(1, sizeof(*r->edits)), .edit_count = 1 };
	r->edits[0] = (struct request_edit){ at, 0, text };
	k->pending[k->pending_count++].message = xcalloc(1, sizeof(struct keeper_message));
}

static void alone_end(struct keeper *k)
{
	keeper_applied(k);
	keeper_kept_free(k);
	keeper_scenario_forget(k);
	session_close(k->session);
	free(k->pending);
	free(k->client);
	free(k->trouble);
	buf_clear(&k->out);
}

Test(keeper, a_commit_that_failed_but_held_takes_the_rest_along_when_the_face_is_gone)
{
	struct seam f = seam_new();
	struct keeper k = alone(&f);
	put_draft(&f, "client0001", "ab"); /* what the first asked for: it held */
	alone_asked(&k, 1, 0, "ab");
	alone_asked(&k, 2, 2, "cd");
	alone_asked(&k, 3, 4, "ef");
	cr_assert(keeper_commit(&k), "%s", k.trouble);
	alone_end(&k);
	char *filed = seam_filed(&f, "weather");
	cr_assert_str_eq(filed, "abcdef", "once each, in order: %s", filed);
	cr_assert_eq(seam_drafts(&f, "weather"), 0, "and folded");
	free(filed);
	seam_free(&f);
}

Test(keeper, what_another_keeper_was_sent_too_is_not_applied_again)
{
	struct seam f = seam_new();
	struct keeper k = alone(&f);
	k.ended = false;
	put_draft(&f, "client0001", "ab");
	alone_asked(&k, 1, 0, "ab");
	cr_assert(keeper_commit(&k), "%s", k.trouble);
	cr_assert(k.done, "it ends: its texts are not the file's");
	alone_end(&k);
	char *filed = seam_filed(&f, "weather");
	cr_assert_str_eq(filed, "ab", "once: %s", filed);
	free(filed);
	seam_free(&f);
}

Test(keeper, what_does_not_fit_is_rescued_as_it_was_typed)
{
	struct seam f = seam_new();
	struct keeper k = alone(&f);
	alone_asked(&k, 1, 0, "fits");
	alone_asked(&k, 2, 900, "far away");
	keeper_rescue(&k);
	alone_end(&k);
	char *text = rescued(&f);
	cr_assert_not_null(text, "a rescue file is there");
	cr_assert_not_null(strstr(text, "\"value\":\"fits\""), "%s", text);
	cr_assert_not_null(strstr(text, "\"value\":\"far away\""), "%s", text);
	free(text);
	seam_free(&f);
}

static void ask_handed(struct spoken *s, int64_t meeting)
{
	struct buf b = { 0 };
	size_t mark = wire_begin(&b, WIRE_ASK);
	wire_put_number(&b, WIRE_ASK_HANDED);
	wire_put_number(&b, meeting);
	wire_put_text(&b, "hot");
	wire_end(&b, mark);
	send_all(s, &b);
}

Test(keeper, a_sheet_is_asked_for_once_and_not_without_end)
{
	struct spoken *s = speak();
	struct wire_reader r;
	enum wire_kind kind = WIRE_BYE;
	struct error err = { 0 };
	int told = 0;
	hello(s);
	cr_assert(hear_snapshot(s, &r), "a snapshot");
	struct session *other = session_open(s->seam.path, SESSION_WRITE, &err);
	cr_assert(session_begin(other, NULL, &err) &&
	          anonymous_put(other, "bob", 1, "hot", "pace", VALUE_TEXT, "slow", &err) &&
	          anonymous_hand_in(other, "bob", 1, "hot", false, &err) && session_commit(other, NULL, &err), "%s", err.text);
	session_close(other);
	for (int i = 0; i < 3; i++)
		ask_handed(s, 1);
	for (int64_t i = 2; i < 2000; i++)
		ask_handed(s, i);
	splice(s, 1, 0, "ab");
	while (kind != WIRE_ACKNOWLEDGE && hear(s, &kind, &r, 5000))
		told += kind == WIRE_STATE;
	cr_assert_eq(kind, WIRE_ACKNOWLEDGE, "it still answers");
	cr_assert_eq(told, 1, "said once");
	shutdown(s->fd, SHUT_WR);
	spoken_end(s);
}

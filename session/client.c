/* The life of a client: started, pumped, closed.
 * Must not know SQLite nor the terminal, nor ever wait but in client_wait and client_close. */
#include "session/client_state.h"

#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"

#define READ_SIZE 65536
#define SEEN_EVERY 64 /* changes taken in before the keeper hears of it */
#define CLOSE_WAIT 2000
#define GONE_WAIT 300 /* all is in the file: what the keeper still does is to take its row away */
#define AWAKE 4 /* ms */

/* --- start --- */

struct client *client_start_with(const char *path, const char *person, const struct client_options *options,
                                 struct error *err)
{
	struct client *c = xcalloc(1, sizeof(*c));
	c->path = xstrdup(path);
	c->person = xstrdup(person);
	c->options = *options;
	c->enterprise = xstrdup(options->reader.enterprise != NULL ? options->reader.enterprise : "");
	c->options.reader.enterprise = c->enterprise;
	c->options.once |= options->reader.role != READER_FACILITATOR;
	c->last = &c->first;
	c->fd = c->bell = -1;
	c->place = place_copy(&(struct place){ "", 0, 0, "", "", "", "", 0 });
	c->place_start = place_copy(&c->place);
	c->model = model_new();
	id_new(c->id);
	if (client_keeper_start(c, true, err))
		return c;
	client_close(c, NULL);
	return NULL;
}

struct client *client_start(const char *path, const char *person, struct error *err)
{
	struct client_options options = { .times = &keeper_times_normal };
	return client_start_with(path, person, &options, err);
}

struct client *client_start_later(const char *path, const char *person, struct error *err)
{
	struct client_options options = { .times = &keeper_times_normal, .exec = true };
	return client_start_with(path, person, &options, err);
}

struct client *client_start_as(const char *path, const char *person, enum reader_role role, const char *enterprise, struct error *err)
{
	struct client_options options = { .times = &keeper_times_normal, .reader = { role, enterprise } };
	return client_start_with(path, person, &options, err);
}

int64_t client_enterprise(const struct client *c)
{
	return c->only;
}

static void poll_once(struct client *c, int64_t most)
{
	struct pollfd p = { .fd = client_fd(c), .events = client_events(c) };
	int timeout = client_timeout(c);
	if (most >= 0 && (timeout < 0 || timeout > most))
		timeout = (int)most;
	poll(&p, 1, timeout);
}

/* There is nothing (more) to wait for, and ERR says why. */
static bool no_more(const struct client *c, struct error *err)
{
	const char *why = c->bye != NULL ? c->bye : c->trouble_keeper;
	return error_set(err, "%s", why != NULL ? why : _("The part that writes the file stopped before it could open it"));
}

bool client_gave_up(const struct client *c, struct error *err)
{
	bool goes_on = c->whole && c->options.reader.role == READER_FACILITATOR;
	return c->failed && !goes_on && !no_more(c, err);
}

/* The first moments are not slept through: waking up would take a tenth of them. */
static bool wait_for(struct client *c, const bool *until, struct error *err)
{
	int64_t awake = clock_monotonic() + AWAKE;
	while (!*until && !c->failed && c->trouble_keeper == NULL) {
		poll_once(c, clock_monotonic() < awake ? 0 : -1);
		client_pump(c);
		sched_yield();
	}
	return *until || no_more(c, err);
}

bool client_wait(struct client *c, struct error *err)
{
	return wait_for(c, &c->whole, err);
}

bool client_wait_screen(struct client *c, struct error *err)
{
	return wait_for(c, &c->have_model, err);
}

/* --- pumping --- */

int client_fd(const struct client *c)
{
	return c->fd;
}

short client_events(const struct client *c)
{
	return (short)(c->out.len > 0 ? POLLIN | POLLOUT : POLLIN);
}

int client_timeout(const struct client *c)
{
	int64_t at = c->fd < 0 ? c->restart_at : c->going != 0 && !c->going_asked ? c->going_until : 0;
	if (at == 0)
		return -1;
	int64_t left = at - clock_monotonic();
	return left > 0 ? (int)left : 0;
}

void client_painted(struct client *c)
{
	if (c->whole)
		return;
	client_say(c, WIRE_ASK_REST, 0, NULL);
	client_send(c);
}

static void handed_add(struct client *c, const char *field)
{
	for (size_t i = 0; i < c->handed_count; i++)
		if (strcmp(c->handed[i].field, field) == 0)
			return;
	c->handed = xrealloc(c->handed, c->handed_count + 1, sizeof(*c->handed));
	c->handed[c->handed_count++] = (struct handed_in){ xstrdup(field), 0 };
}

/* How many sheets were handed in is no change: it is asked for, field by field. */
static void ask_handed(struct client *c)
{
	const struct scenario *s = c->model->scenario;
	for (; c->handed_of != c->model->meeting && c->handed_count > 0; c->handed_count--)
		free(c->handed[c->handed_count - 1].field);
	c->handed_of = c->model->meeting;
	for (size_t i = 0; s != NULL && i < s->step_count; i++)
		for (size_t f = 0; f < s->steps[i].field_count; f++)
			if (s->steps[i].fields[f].kind == FIELD_ANONYMOUS)
				handed_add(c, s->steps[i].fields[f].id);
	for (size_t i = 0; i < c->handed_count; i++)
		client_say(c, WIRE_ASK_HANDED, c->model->meeting, c->handed[i].field);
	client_send(c);
}

static bool frames(struct client *c, bool *changed)
{
	size_t done = 0, size;
	enum wire_kind kind;
	enum wire_found found;
	struct wire_reader r;
	while ((found = wire_frame(buf_str(&c->in) + done, c->in.len - done, &kind, &r, &size)) == WIRE_FRAME) {
		bool was = c->ready, had = c->whole;
		if (!client_receive(c, kind, &r))
			return false;
		*changed = true;
		done += size;
		if (!was && c->ready) {
			client_keeper_reap(c);
			if (had)
				client_notice(c, _("The keeper was started again; nothing is lost."));
			client_resend(c);
			client_wants_again(c);
			ask_handed(c);
		} else if (c->ready && c->handed_of != c->model->meeting) {
			ask_handed(c);
		}
	}
	if (done > 0)
		buf_drop(&c->in, done);
	return found != WIRE_BAD;
}

/* false: the socket ended. */
static bool receive(struct client *c, bool *changed)
{
	for (;;) {
		size_t had = c->in.len;
		ssize_t n = recv(c->fd, buf_more(&c->in, READ_SIZE), READ_SIZE, MSG_DONTWAIT);
		int failed = errno;
		c->in.len = had + (n > 0 ? (size_t)n : 0);
		errno = failed;
		if (n > 0) {
			if (!frames(c, changed))
				return false;
		} else if (n == 0 || (errno != EAGAIN && errno != EINTR)) {
			return false;
		} else if (errno == EAGAIN) {
			return true;
		}
	}
}

bool client_pump(struct client *c)
{
	bool changed = false;
	if (c->fd < 0) {
		client_keeper_again(c);
		if (c->fd < 0)
			return changed;
	}
	client_send(c); /* when the socket ended there may still be something to read */
	bool alive = receive(c, &changed);
	client_go(c);
	if (alive && c->changes_unsaid >= SEEN_EVERY) {
		client_say(c, WIRE_ASK_SEEN, c->sequence, NULL);
		client_send(c);
	}
	if (alive)
		return changed;
	client_keeper_lost(c);
	client_keeper_again(c);
	return true;
}

/* --- the end --- */

static void rescue_lines(struct client *c, struct buf *lines)
{
	for (size_t i = 0; i < c->mine_count; i++) {
		enum value_type type = VALUE_TEXT;
		char *value = rebase_mine_local(c->mine[i], &type);
		request_rescue_line(lines, c->person, clock_now(), &c->mine[i]->target, type, value);
		free(value);
	}
	for (const struct asked *a = c->first; a != NULL; a = a->next) {
		const struct request *r = &a->request;
		struct target sheet = { TARGET_ANSWER, r->meeting, 0, "", r->field, "", r->question };
		if (r->kind == REQUEST_ANONYMOUS)
			request_rescue_line(lines, NULL, clock_now(), &sheet, r->type, r->value);
	}
}

/* The sentence about it; NULL: there was nothing to write. */
static char *rescue(struct client *c)
{
	struct buf lines = { 0 };
	struct error err = { 0 };
	char *where = NULL, *said = NULL;
	rescue_lines(c, &lines);
	if (lines.len > 0 && rescue_write(c->path, lines.data, lines.len, &where, &err)) {
		char *shown = text_filter(where, strlen(where), false);
		said = xasprintf(_("The last words could not be written into the session file; they are in %s"), shown);
		free(shown);
	} else if (lines.len > 0) {
		said = xstrdup(err.text);
	}
	error_clear(&err);
	free(where);
	buf_clear(&lines);
	return said;
}

static void client_free(struct client *c)
{
	client_acknowledged(c, INT64_MAX);
	for (size_t i = 0; i < c->mine_count; i++)
		rebase_mine_free(c->mine[i]);
	free(c->mine);
	client_sheet_clear(c);
	free(c->sheet);
	for (size_t i = 0; i < c->handed_count; i++)
		free(c->handed[i].field);
	free(c->handed);
	client_told_free(c);
	client_present_free(c);
	client_wants_free(c);
	client_undone_seen(c);
	overview_clear(&c->overview);
	target_clear(&c->editing);
	place_clear(&c->place);
	place_clear(&c->place_start);
	model_free(c->model);
	model_free(c->before);
	if (c->coming != c->model)
		model_free(c->coming);
	buf_clear(&c->in);
	buf_clear(&c->out);
	if (c->bell >= 0)
		close(c->bell);
	char *texts[] = { c->path, c->person, c->enterprise, c->trouble_saving, c->trouble_file, c->trouble_keeper, c->bye, c->notice };
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		free(texts[i]);
	free(c);
}

/* What is still being typed is folded and acknowledged; an older text was folded by the keeper already. */
static void finish(struct client *c)
{
	int64_t now = clock_monotonic(), until = now + CLOSE_WAIT;
	client_fold(c, NULL);
	while (c->first != NULL && c->have_model && !c->failed && now < until) {
		poll_once(c, until - now);
		client_pump(c);
		now = clock_monotonic();
	}
}

/* A keeper that was sent all of it tries longer than we may wait; any other leaves it to us. */
static char *leave(struct client *c)
{
	if (c->unsaved == 0)
		return NULL;
	if (c->fd < 0 || !c->ready || c->out.len > 0)
		return rescue(c);
	return xstrdup(_("The last words could not be written into the file yet. They are kept and tried for a minute; "
	                 "if that fails, they go into a rescue file, which opening the session again announces."));
}

/* Whoever copies the file next finds it quiet, and alone in its folder. */
static void wait_gone(struct client *c)
{
	int64_t now = clock_monotonic(), until = now + GONE_WAIT;
	char ignored[4096];
	ssize_t n = 1;
	shutdown(c->fd, SHUT_WR);
	while (now < until && n != 0) {
		struct pollfd p = { .fd = c->fd, .events = POLLIN };
		poll(&p, 1, (int)(until - now));
		n = recv(c->fd, ignored, sizeof(ignored), MSG_DONTWAIT);
		if (n < 0 && errno != EAGAIN && errno != EINTR)
			return;
		now = clock_monotonic();
	}
}

char *client_close(struct client *c, size_t *unsaved)
{
	finish(c);
	if (unsaved != NULL)
		*unsaved = c->unsaved;
	char *said = leave(c);
	if (c->fd >= 0) {
		size_t mark = wire_begin(&c->out, WIRE_BYE);
		wire_put_text(&c->out, NULL);
		wire_end(&c->out, mark);
		client_send(c);
		bool alone = c->present_told && c->present.count == 0; /* then the keeper writes nothing more */
		if (c->unsaved == 0 && c->whole && c->out.len == 0 && !alone)
			wait_gone(c);
		close(c->fd);
		waitpid(c->pid, NULL, WNOHANG);
	}
	client_keeper_reap(c);
	client_free(c);
	if (unsaved != NULL)
		return said;
	free(said);
	return NULL;
}

/* The linear mode's loop: lines come, are answers or commands, and what follows is said. Waits for the keyboard and the keeper together;
 * each line is committed before the next one is asked for. */
#include "tui/linear.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/linear_parts.h"
#include "tui/view.h"

enum { SAVED_WITHIN = 5000, SLICE = 100, PIECE = 4096 };

static const int signals[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};

static void pump(struct linear *l, int wait)
{
	struct pollfd keeper = {client_fd(l->client), client_events(l->client), 0};
	int own = client_timeout(l->client);

	poll(&keeper, 1, own >= 0 && own < wait ? own : wait);
	client_pump(l->client);
	app_tick(l->app, clock_now());
}

/* What lies over the room may have asked the keeper for what it shows: that comes first. */
static void linger(struct linear *l)
{
	struct pollfd keeper = {client_fd(l->client), POLLIN, 0};

	while (poll(&keeper, 1, SLICE) > 0 && client_pump(l->client))
		keeper.fd = client_fd(l->client);
	app_tick(l->app, clock_now());
}

void linear_settle(struct linear *l)
{
	int64_t end = clock_monotonic() + SAVED_WITHIN;

	if (l->app->scenario != NULL)
		place_send(l->app);
	client_hand_over(l->client);
	pump(l, 0);
	while (client_state(l->client).unsaved > 0 && clock_monotonic() < end)
		pump(l, SLICE);
	if (l->app->view != VIEW_ROOM)
		linger(l);
}

/* What wasn't taken is still asked; a text and a list go on where they are. */
static void answer(struct linear *l, const char *line)
{
	bool more = linear_asks(l) == ASKS_LINES || linear_asks(l) == ASKS_SHARE;

	if (linear_answer(l, line))
		linear_next(l, false);
	else if (!more)
		linear_explain(l);
	l->quiet = more;
}

/* Where something lies over the room its lines choose; else they answer. */
static void take(struct linear *l, const char *line)
{
	struct app *a = l->app;

	if (line[0] == ':' && line[1] != ':') {
		linear_command(l, line + 1);
	} else if (a->view != VIEW_ROOM) {
		linear_choose(l, line);
	} else if (l->over) {
		if (line[0] == '\0')
			linear_onwards(l);
		else
			linear_say(l, "%s", _("No field is asked here: an empty line goes on, :field-previous goes back to the last field."));
	} else if (strcmp(line, "?") == 0) {
		linear_explain(l);
		l->point[0] = '\0';
	} else if (line[0] == '\0') {
		linear_next(l, false);
	} else {
		answer(l, line[0] == ':' ? line + 1 : line);
	}
}

static void take_line(struct linear *l, const char *bytes, size_t len)
{
	char *line = text_nfc(bytes, len);
	size_t end = strlen(line);

	while (end > 0 && (line[end - 1] == ' ' || line[end - 1] == '\t'))
		line[--end] = '\0';
	app_follow(l->app);
	l->app->now = clock_now();
	l->onwards = line[0] != ':';
	take(l, line);
	form_refresh(l->app);
	linear_settle(l);
	linear_heard(l);
	if (!app_done(l->app))
		linear_announce(l, false);
	while (l->onwards && !l->over && l->app->view == VIEW_ROOM && linear_asks(l) == ASKS_NOTHING) {
		linear_next(l, false); /* what asks nothing is only said */
		linear_announce(l, false);
	}
	free(line);
}

/* The lines that are whole; at the end also what has none. */
static void take_lines(struct linear *l)
{
	size_t at = 0;
	char *end;

	while (l->status < 0 && !app_done(l->app) && l->typed.len > at && (end = memchr(l->typed.data + at, '\n', l->typed.len - at)) != NULL) {
		size_t start = at;

		at = (size_t)(end - l->typed.data) + 1;
		take_line(l, l->typed.data + start, at - start - 1);
	}
	if (l->ended && l->typed.len > at && !app_done(l->app)) {
		take_line(l, l->typed.data + at, l->typed.len - at);
		at = l->typed.len;
	}
	buf_drop(&l->typed, at);
}

static void read_typed(struct linear *l)
{
	char piece[PIECE];
	ssize_t n = read(l->in, piece, sizeof piece);

	if (n > 0)
		buf_add(&l->typed, piece, (size_t)n);
	else if (n == 0 || (errno != EINTR && errno != EAGAIN))
		l->ended = true;
	take_lines(l);
}

static void read_signals(struct linear *l)
{
	struct signalfd_siginfo info;

	if (read(l->signals, &info, sizeof info) == (ssize_t)sizeof info)
		l->status = 128 + (int)info.ssi_signo;
}

static void turn(struct linear *l)
{
	enum { TYPED, SIGNALS, KEEPER };
	struct pollfd fds[] = {
		[TYPED] = {l->in, POLLIN, 0},
		[SIGNALS] = {l->signals, POLLIN, 0},
		[KEEPER] = {client_fd(l->client), client_events(l->client), 0},
	};

	if (poll(fds, 3, client_timeout(l->client)) < 0)
		return;
	if (fds[SIGNALS].revents != 0)
		read_signals(l);
	if (client_pump(l->client) && app_tick(l->app, clock_now()))
		linear_heard(l);
	if (l->status < 0 && fds[TYPED].revents != 0)
		read_typed(l);
}

static void run(struct linear *l)
{
	linear_say(l, "%s", _("A line answers the question before it; an empty line keeps what is there and goes on. ? says how to answer."));
	linear_say(l, "%s", _("Commands begin with a colon: :help lists them, :leave leaves. Everything is saved as it is entered."));
	linear_announce(l, true);
	while (l->status < 0 && !l->ended && !app_done(l->app)) /* also when nobody reads any more: what is typed is kept */
		turn(l);
	form_leave(l->app);
	linear_settle(l);
	linear_heard(l);
}

int linear_run(struct app *a, struct client *client, int in, FILE *out, struct error *err)
{
	struct linear l = {.app = a, .client = client, .in = in, .out = out, .status = -1, .field = xstrdup(""), .point = xstrdup("")};
	struct sigaction ignore = {.sa_handler = SIG_IGN}, pipe_before;
	sigset_t set, before;

	a->by_lines = true;
	sigemptyset(&set);
	for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
		sigaddset(&set, signals[i]);
	sigprocmask(SIG_BLOCK, &set, &before);
	sigaction(SIGPIPE, &ignore, &pipe_before);
	l.signals = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
	l.saved = client_state(client).saved_at;
	if (l.signals < 0) {
		error_set(err, _("The signals of the system cannot be followed."));
		l.status = 2;
	} else {
		run(&l);
		close(l.signals);
	}
	sigaction(SIGPIPE, &pipe_before, NULL);
	sigprocmask(SIG_SETMASK, &before, NULL);
	buf_clear(&l.typed);
	free(l.trouble);
	free(l.field);
	free(l.point);
	return l.status < 0 ? 0 : l.status;
}

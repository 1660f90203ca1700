/* A person at a terminal: what comes from keys, keeper, clock and kernel goes to the app; what it draws goes to the
 * screen. A key is painted before anything else is waited for. Knows nothing of curses or of views. */
#include "tui/loop.h"

#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "tui/screen.h"

static const struct {
	int number;
	int status; /* 0: it doesn't end the program */
} signals[] = {
	{SIGWINCH, 0},          {SIGTERM, 128 + SIGTERM}, {SIGHUP, 128 + SIGHUP},
	{SIGINT, 128 + SIGINT}, {SIGQUIT, 128 + SIGQUIT},
};

struct loop {
	struct app *app;
	struct client *client;
	struct grid *grid;
	int signals;  /* a signalfd */
	int status;   /* -1: goes on */
	bool changed; /* draw again */
};

static int open_signals(sigset_t *before)
{
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		sigaddset(&set, signals[i].number);
	if (sigprocmask(SIG_BLOCK, &set, before) != 0)
		return -1;
	return signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

static void follow_size(struct loop *l)
{
	int height, width;

	if (!screen_resized())
		return;
	screen_size(&height, &width);
	grid_resize(l->grid, height, width);
	l->changed = true;
}

static void read_signals(struct loop *l)
{
	struct signalfd_siginfo info;

	while (read(l->signals, &info, sizeof(info)) == (ssize_t)sizeof(info)) {
		for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
			if (signals[i].number == (int)info.ssi_signo && signals[i].status != 0)
				l->status = signals[i].status;
		if (info.ssi_signo == SIGWINCH)
			follow_size(l);
	}
}

/* The earlier of two waits in ms; -1 is for ever. */
static int sooner(int a, int b)
{
	return a < 0 ? b : b < 0 || a < b ? a : b;
}

static int until_next(const struct app *a)
{
	int64_t next = app_next(a), left;

	if (next == 0 || clock_is_fixed())
		return -1;
	left = next - clock_now();
	return left < 0 ? 0 : left > 3600000 ? 3600000 : (int)left;
}

static void draw(struct loop *l)
{
	screen_mouse(app_mouse(l->app));
	app_draw(l->app, l->grid);
	if (l->client != NULL)
		client_hand_over(l->client); /* before it is seen */
	screen_show(l->grid);
	l->changed = false;
}

/* Until all of the meeting has come keys wait: a few ms. */
static bool may_type(const struct loop *l)
{
	return l->client == NULL || client_whole(l->client);
}

static void copy(struct loop *l)
{
	char *text = app_copied(l->app);

	if (text != NULL)
		screen_copy(text, strlen(text));
	free(text);
}

static void read_keys(struct loop *l, bool more)
{
	struct key k;

	if (l->client != NULL)
		client_gather(l->client);
	if (more)
		screen_read();
	while (!app_done(l->app) && may_type(l) && screen_key(&k)) {
		app_key(l->app, &k);
		l->changed = true;
		if (app_redraws(l->app) || (k.code == 'l' && k.mods == MOD_CTRL))
			screen_redraw();
		copy(l);
	}
}

/* Lets the keeper speak, where there is one. True: there is news. */
static bool hear(struct loop *l)
{
	if (l->client == NULL)
		return false;
	client_hand_over(l->client);
	return client_pump(l->client);
}

static void turn(struct loop *l)
{
	enum { TERMINAL, SIGNALS, KEEPER };
	bool alone = l->client == NULL, whole = may_type(l);
	struct pollfd fds[] = {
		[TERMINAL] = {STDIN_FILENO, whole ? POLLIN : 0, 0},
		[SIGNALS] = {l->signals, POLLIN, 0},
		[KEEPER] = {alone ? -1 : client_fd(l->client), alone ? 0 : client_events(l->client), 0},
	};
	int wait = sooner(sooner(screen_timeout(), alone ? -1 : client_timeout(l->client)), until_next(l->app));

	if (poll(fds, 3, wait) < 0)
		return; /* EINTR: once more */
	if (fds[SIGNALS].revents != 0)
		read_signals(l);
	if (may_type(l))
		read_keys(l, fds[TERMINAL].revents != 0);
	if (l->changed && l->status < 0 && !app_done(l->app))
		draw(l); /* before the keeper has a say */
	bool news = hear(l);

	l->changed |= app_tick(l->app, clock_now()) || news;
	if ((fds[TERMINAL].revents & (POLLHUP | POLLERR | POLLNVAL)) || screen_gone())
		l->status = l->status < 0 ? 128 + SIGHUP : l->status;
}

static int run(struct loop *l, struct error *err)
{
	draw(l);
	if (l->client != NULL)
		client_painted(l->client);
	while (l->status < 0 && !app_done(l->app)) {
		if (l->changed)
			draw(l);
		turn(l);
		if (l->client != NULL && client_gave_up(l->client, err))
			return 2;
	}
	return l->status < 0 ? 0 : l->status;
}

int loop_run(struct app *a, struct client *c, struct error *err)
{
	struct loop l = {.app = a, .client = c, .status = -1, .changed = true};
	struct sigaction ignore = {.sa_handler = SIG_IGN}, stop;
	sigset_t before;
	int height, width, status;

	l.signals = open_signals(&before);
	if (l.signals < 0) {
		error_set(err, _("The signals of the system cannot be followed."));
		return 2;
	}
	sigaction(SIGTSTP, &ignore, &stop);
	if (screen_start(err)) {
		screen_resized(); /* it may have been started a while ago */
		screen_size(&height, &width);
		l.grid = grid_new(height, width);
		app_terminal(a, (screen_has_mouse() ? TERMINAL_MOUSE : 0) | (screen_has_copy() ? TERMINAL_COPY : 0));
		status = run(&l, err);
		if (status != 0 || app_opens(a, NULL) == OPENS_NOTHING)
			screen_stop();
		grid_free(l.grid);
	} else {
		status = 2;
	}
	close(l.signals);
	sigaction(SIGTSTP, &stop, NULL);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return status;
}

/* A script instead of a person: the same app and the same client, without a terminal. Tests, bug reports and the
 * manual's pictures are made with it. */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "tui/loop.h"
#include "tui/script.h"

enum { SAVED_WITHIN = 5000, SEEN_WITHIN = 10000, SLICE = 100 };

struct play {
	struct app *app;
	struct client *client;
	struct grid *grid;
};

/* Lets the keeper speak, WAIT ms at most. */
static void pump(struct play *p, int wait)
{
	struct pollfd keeper = {client_fd(p->client), client_events(p->client), 0};
	int own = client_timeout(p->client);

	poll(&keeper, 1, own >= 0 && own < wait ? own : wait);
	client_pump(p->client);
	app_tick(p->app, clock_now());
}

/* Waits until all that was asked is acknowledged, for a while. */
static void settle(struct play *p)
{
	int64_t end = clock_monotonic() + SAVED_WITHIN;

	pump(p, 0);
	while ((client_state(p->client).unsaved > 0 || client_going(p->client) != 0) && clock_monotonic() < end)
		pump(p, SLICE);
}

static void draw(struct play *p)
{
	app_tick(p->app, clock_now());
	app_draw(p->app, p->grid);
}

/* The text of a row, without the spaces at its end. Caller frees. */
static char *row_text(const struct grid *g, int y)
{
	struct buf b = {0};

	for (int x = 0; x < g->width; x++)
		buf_text(&b, grid_at(g, y, x)->text);
	while (b.len > 0 && b.data[b.len - 1] == ' ')
		b.data[--b.len] = '\0';
	return buf_take(&b);
}

static void print(const struct grid *g, FILE *out)
{
	for (int y = 0; y < g->height; y++) {
		char *row = row_text(g, y);

		fprintf(out, "%s\n", row);
		free(row);
	}
	fflush(out);
}

static bool holds(const struct grid *g, const char *text)
{
	bool found = false;

	for (int y = 0; y < g->height && !found; y++) {
		char *row = row_text(g, y);

		found = strstr(row, text) != NULL;
		free(row);
	}
	return found;
}

static bool wait_for(struct play *p, const char *text, struct error *err)
{
	int64_t end = clock_monotonic() + SEEN_WITHIN;

	for (;;) {
		draw(p);
		if (holds(p->grid, text))
			return true;
		if (clock_monotonic() >= end)
			break;
		pump(p, SLICE);
	}
	char *shown = text_filter(text, strlen(text), false);

	error_set(err, _("`%s` did not come on the screen within 10 s; it shows what was printed above."), shown);
	free(shown);
	print(p->grid, stderr);
	return false;
}

static bool send_keys(struct play *p, const struct script_line *l, struct error *err)
{
	for (size_t i = 0; i < l->key_count; i++) {
		if (app_done(p->app))
			return error_set(err, _("The program was left before this; remove what follows <C-q>."));
		app_key(p->app, &l->keys[i]);
		if (client_going(p->client) != 0)
			settle(p);
		pump(p, 0);
		draw(p); /* as it would be on a terminal: what is drawn may matter to the next key */
	}
	return true;
}

/* The time of the same day, in local time; it may also be before now. */
static void set_clock(const char *hm)
{
	char date[16];
	int64_t now = clock_now(), then;
	time_t seconds = (time_t)(now / 1000);
	struct tm day = {0};

	localtime_r(&seconds, &day);
	strftime(date, sizeof date, "%Y-%m-%d", &day);
	if (clock_local(date, hm, &then))
		clock_shift(then - now);
}

static bool play_line(struct play *p, const struct script_line *l, struct error *err)
{
	switch (l->kind) {
	case SCRIPT_KEYS:
		return send_keys(p, l, err);
	case SCRIPT_COMMAND:
		return app_command(p->app, l->text, l->argument, err);
	case SCRIPT_WAIT:
		return wait_for(p, l->text, err);
	case SCRIPT_DUMP:
	case SCRIPT_DUMP_STYLES:
		draw(p);
		if (l->kind == SCRIPT_DUMP)
			print(p->grid, stdout);
		else
			grid_dump(p->grid, true, stdout);
		fflush(stdout);
		return true;
	case SCRIPT_CLOCK:
		set_clock(l->text);
		draw(p);
		return true;
	case SCRIPT_LATER:
		clock_shift(l->ms);
		draw(p);
		return true;
	case SCRIPT_NOTHING:
	default:
		return true;
	}
}

static bool play_text(struct play *p, const char *text, struct error *err)
{
	struct script_line l;
	bool ok = script_read(text, &l, err);

	if (ok && l.kind != SCRIPT_NOTHING && app_done(p->app))
		ok = error_set(err, _("The program was left before this; remove what follows <C-q>."));
	if (ok && l.kind != SCRIPT_NOTHING) {
		settle(p);
		draw(p);
		ok = play_line(p, &l, err);
	}
	script_clear(&l);
	return ok;
}

static bool play_file(struct play *p, FILE *in, const char *name, struct error *err)
{
	char *line = NULL, *prefix;
	size_t size = 0, number = 0;
	bool ok = true;

	while (ok && getline(&line, &size, in) >= 0) {
		number++;
		ok = play_text(p, line, err);
	}
	free(line);
	if (ok && ferror(in))
		ok = error_set(err, "%s", strerror(errno));
	if (!ok) {
		prefix = xasprintf("%s:%zu", name, number);
		error_prefix(err, prefix);
		free(prefix);
	}
	return ok;
}

int play_run(struct app *a, struct client *c, const char *script, int height, int width, bool final, struct error *err)
{
	bool standard = strcmp(script, "-") == 0;
	char *name = text_filter(standard ? "-" : script, strlen(script), false);
	FILE *in = standard ? stdin : fopen(script, "re");
	struct play p = {a, c, NULL};
	bool ok = false;

	if (in == NULL) {
		error_set(err, _("%s: the script cannot be read: %s."), name, strerror(errno));
	} else {
		p.grid = grid_new(height, width);
		ok = play_file(&p, in, name, err);
		if (final && ok) {
			settle(&p);
			draw(&p);
			print(p.grid, stdout);
		}
		grid_free(p.grid);
	}
	if (in != NULL && !standard)
		fclose(in);
	free(name);
	return ok ? 0 : 2;
}

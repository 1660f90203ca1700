/* filrouge run: the facilitator's room, and the other rooms, on the terminal or played from a script. */
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "session/client.h"
#include "session/recent.h"
#include "session/session.h"
#include "tui/app.h"
#include "tui/grid.h"
#include "tui/linear.h"
#include "tui/loop.h"
#include "tui/screen.h"

static bool parse_size(const char *size, int *height, int *width, struct error *err)
{
	char end;
	if (!size || (sscanf(size, "%3dx%3d%c", width, height, &end) == 2 && *width > 0 && *height > 0))
		return true;
	return error_set(err, _("--size: width x height, such as 80x24, up to 999x999"));
}

/* The language of the face: asked for, else of the environment (main), else of the session. */
static void choose_language(const struct room_options *o, const struct model *m)
{
	enum lang lang;
	if (!o->language && !i18n_environment(&lang) && lang_parse(m->language, &lang))
		i18n_use(lang);
}

/* Of an enterprise: the person's own, else the enterprise's, else as above. */
static void choose_own_language(const struct room_options *o, struct client *c, const char *person)
{
	const struct model *m = client_model(c);
	const struct person *p = model_person(m, person);
	const struct enterprise *e = model_enterprise(m, client_enterprise(c));
	enum lang lang;
	if (o->language)
		return;
	if ((p && lang_parse(p->language, &lang)) || (e && lang_parse(e->language, &lang)))
		i18n_use(lang);
	else
		choose_language(o, m);
}

/* The enterprise's own view, from its first line on. */
static void begin_review(const struct room_options *o, struct client *c, struct app *a, const char *person)
{
	if (!o->enterprise)
		return;
	choose_own_language(o, c, person);
	app_review(a, o->remote ? "" : o->path, person);
}

static unsigned role_of(const struct room_options *o)
{
	return o->role ? o->role : ROLE_FACILITATOR;
}

/* Line by line: any terminal will do, and none. */
static int lines(const struct room_options *o, struct client *c, struct error *err)
{
	if (!client_wait(c, err))
		return 2;
	choose_language(o, client_model(c));
	recent_add(o->path);
	cli_settings_screen();
	struct app *a = app_new(c, role_of(o));
	cli_settings_face(a);
	int status = linear_run(a, c, STDIN_FILENO, stdout, err);
	app_free(a);
	return status;
}

static int play(const struct room_options *o, struct client *c, const char *person, int height, int width, struct error *err)
{
	if (!client_wait(c, err))
		return 2;
	choose_language(o, client_model(c));
	struct app *a = app_new(c, role_of(o));
	if (!o->plain)
		cli_settings_face(a);
	begin_review(o, c, a, person);
	int status = play_run(a, c, o->script, height, width, o->final, err);
	app_free(a);
	return status;
}

enum { MEMORY_READY = 1100 << 10 }; /* what a face takes until its first frame */

/* The terminal is made ready while the keeper opens the file, and so is all that a first frame goes through: a
 * processor takes twice as long over what it meets for the first time. */
static void prepare(struct app *a)
{
	int height, width;
	screen_size(&height, &width);
	struct grid *g = grid_new(height, width);
	app_draw(a, g);
	for (int y = 0; y < height; y++)
		grid_text(g, y, 0, width, STYLE_SAY, "…");
	screen_prepare(g);
	grid_free(g);
}

static int interact(const struct room_options *o, struct client *c, const char *person, struct error *err)
{
	memory_ready(MEMORY_READY);
	scenario_prepare();
	cli_settings_screen();
	if (!screen_start(err))
		return 2;
	int status = 2;
	struct app *a = app_new(c, role_of(o));
	if (!o->later) /* then the terminal shows something already */
		prepare(a);
	if (o->enterprise ? client_wait(c, err) : client_wait_screen(c, err)) {
		struct recent_later *recent = o->role == 0 && !o->remote ? recent_add_later(o->path) : NULL; /* not a preview */
		choose_language(o, client_model(c));
		app_stand(a);
		cli_settings_face(a);
		if (o->confine)
			o->confine();
		begin_review(o, c, a, person);
		status = loop_run(a, c, err);
		recent_join(recent);
	}
	app_free(a);
	if (!o->later || !err->text)
		screen_stop();
	return status;
}

int cli_room_open(const struct room_options *o, struct error *err)
{
	int height = 24, width = 80;
	enum lang lang;
	if (!parse_size(o->size, &height, &width, err))
		return 2;
	if (o->language && !lang_parse(o->language, &lang)) {
		error_set(err, _("--language: fr, en or nl"));
		return 2;
	}
	char *person = o->person ? xstrdup(o->person) : cli_person();
	/* before anything that can wait: it reads meanwhile */
	if (o->script)
		clock_share(); /* before the keeper is forked */
	struct client *c = o->later ? client_start_later(o->path, person, err)
	                   : o->reader != READER_FACILITATOR ? client_start_as(o->path, person, o->reader, o->enterprise ? o->enterprise : "", err)
	                   : client_start(o->path, person, err);
	i18n_start();
	if (o->language)
		i18n_use(lang);
	int status = 2;
	if (c)
		status = o->linear ? lines(o, c, err) : o->script ? play(o, c, person, height, width, err) : interact(o, c, person, err);
	size_t unsaved = 0;
	char *said = c ? client_close(c, &unsaved) : NULL;
	if (said)
		fprintf(stderr, "filrouge: %s\n", said);
	free(said);
	free(person);
	return status;
}

int cli_room(const struct room_options *o)
{
	struct error err = {0};
	int status = cli_room_open(o, &err);
	if (err.text)
		cli_fail(&err);
	return status;
}

int cli_run(int argc, char **argv)
{
	struct room_options o = {0};
	const struct option_row rows[] = {
		{"language", true, &o.language}, {"play", true, &o.script}, {"size", true, &o.size},
		{"linear", false, &o.linear}, {NULL, false, NULL},
	};
	const char *words[2];
	if (!cli_options(argv[0], argc, argv, rows, 1, 1, words))
		return 2;
	o.path = words[0];
	if (o.size && !o.script)
		return cli_usage(argv[0], _("--size goes with --play; a terminal has its own size"));
	if (o.linear && o.script)
		return cli_usage(argv[0], _("--linear and --play are two ways to give what is typed; choose one"));
	return cli_room(&o);
}

/* The real client and keeper on a small session: what the tests of commands, form and views stand on. */
#include "tests/unit/golden.h"
#include "tests/unit/room_fixture.h"

#include <criterion/criterion.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "session/session.h"

static const char scenario_text[] =
	"scenario = { id = \"every\"; version = 1; languages = [ \"en\" ]; title = \"Every kind\"; purpose = \"To "
	"test\"; source = \"None\"; slot = 60;\n"
	"homework = \"None\"; steps = (\n"
	"{ id = \"simple\"; kind = \"round\"; minutes = 20; title = \"Opening round\"; say = \"Everyone says how they "
	"are: one minute each. "
	"Il était une fois « une phrase » assez longue pour être coupée, n° 3, en plusieurs lignes d’écran qui se "
	"suivent l’une après l’autre "
	"sans jamais se presser, comme on parle quand on a le temps devant soi et que personne n’attend.\"; "
	"show = \"How are you?\"; guide = \"Nobody comments.\"; fields = (\n"
	"{ id = \"arrival\"; kind = \"time\"; label = \"Arrival\"; prompt = \"When did you arrive?\"; example = "
	"\"9:30\"; },\n"
	"{ id = \"mood\"; kind = \"scale\"; min = 1; max = 5; low = \"stormy\"; high = \"sunny\"; label = \"Weather\"; "
	"prompt = \"How are you?\"; circle = \"g\"; },\n"
	"{ id = \"done\"; kind = \"choice\"; label = \"Homework\"; prompt = \"Is it done?\"; options = ( { id = "
	"\"yes\"; label = \"done\"; }, "
	"{ id = \"partly\"; label = \"partly\"; }, { id = \"no\"; label = \"not done\"; } ); },\n"
	"{ id = \"what\"; kind = \"text\"; label = \"What got in the way\"; prompt = \"What held you up?\"; },\n"
	"{ id = \"story\"; kind = \"long\"; label = \"Story\"; prompt = \"What happened?\"; },\n"
	"{ id = \"hours\"; kind = \"number\"; min = 0; max = 100; unit = \"hours\"; label = \"Hours\"; prompt = \"How "
	"many hours?\"; },\n"
	"{ id = \"next\"; kind = \"date\"; label = \"Next time\"; prompt = \"When?\"; },\n"
	"{ id = \"whom\"; kind = \"choices\"; label = \"For whom\"; prompt = \"For whom?\"; options = ( { id = "
	"\"team\"; label = \"the team\"; }, "
	"{ id = \"board\"; label = \"the board\"; }, { id = \"funders\"; label = \"funders\"; } ); },\n"
	"{ id = \"ten\"; kind = \"scale\"; min = 0; max = 10; low = \"none\"; high = \"full\"; label = \"Trust\"; "
	"prompt = \"How much?\"; },\n"
	"{ id = \"expect\"; kind = \"long\"; per = \"group\"; circle = \"g\"; label = \"Expectations\"; prompt = "
	"\"What do you expect?\"; } ); },\n"
	"{ id = \"map\"; kind = \"individual\"; minutes = 25; title = \"Stakeholder map\"; say = \"List them.\"; show "
	"= \"Who?\"; guide = \"Wait.\"; fields = (\n"
	"{ id = \"people\"; kind = \"table\"; label = \"Stakeholders\"; prompt = \"Who is touched?\"; rows_max = 40; "
	"columns = (\n"
	"{ id = \"name\"; kind = \"text\"; label = \"who\"; width = 18; }, { id = \"type\"; kind = \"choice\"; label = "
	"\"type\"; width = 10; options = ( "
	"{ id = \"in\"; label = \"internal\"; }, { id = \"out\"; label = \"partner\"; }, { id = \"pay\"; label = "
	"\"funder\"; } ); },\n"
	"{ id = \"brings\"; kind = \"text\"; label = \"brings\"; width = 16; }, { id = \"infl\"; kind = \"scale\"; min "
	"= 1; max = 5; low = \"weak\"; "
	"high = \"strong\"; label = \"infl.\"; width = 5; } ); },\n"
	"{ id = \"chain\"; kind = \"table\"; label = \"Effects\"; prompt = \"And so?\"; columns = ( { id = \"effect\"; "
	"kind = \"text\"; label = \"effect\"; } ); },\n"
	"{ id = \"grid\"; kind = \"matrix\"; rows = \"people\"; columns = \"chain\"; rows_show = \"name\"; "
	"columns_show = \"effect\"; label = \"Matrix\"; "
	"prompt = \"What changes for whom?\"; options = ( { id = \"pp\"; label = \"++\"; }, { id = \"p\"; label = "
	"\"+\"; }, { id = \"z\"; label = \"0\"; }, "
	"{ id = \"m\"; label = \"-\"; }, { id = \"q\"; label = \"?\"; } ); },\n"
	"{ id = \"top\"; kind = \"ranking\"; of = \"chain\"; show_column = \"effect\"; keep = 2; label = \"Two "
	"effects\"; prompt = \"Which two?\"; },\n"
	"{ id = \"order\"; kind = \"ranking\"; label = \"Order\"; prompt = \"In which order?\"; options = ( { id = "
	"\"a\"; label = \"first things\"; }, "
	"{ id = \"b\"; label = \"second things\"; }, { id = \"c\"; label = \"third things\"; } ); } ); },\n"
	"{ id = \"end\"; kind = \"admin\"; minutes = 15; title = \"Closing\"; say = \"Thank you.\"; show = \"Thank "
	"you\"; guide = \"Stop in time.\"; fields = (\n"
	"{ id = \"plan\"; kind = \"action\"; label = \"Next steps\"; prompt = \"What next?\"; },\n"
	"{ id = \"share\"; kind = \"share\"; label = \"Shared\"; prompt = \"What may be shared?\"; },\n"
	"{ id = \"hot\"; kind = \"anonymous\"; label = \"Evaluation\"; prompt = \"How was it?\"; questions = ( { id = "
	"\"pace\"; kind = \"scale\"; min = 1; max = 5; "
	"low = \"slow\"; high = \"fast\"; label = \"Pace\"; prompt = \"Was it too fast?\"; }, { id = \"best\"; kind = "
	"\"text\"; label = \"Most useful\"; "
	"prompt = \"What was most useful?\"; } ); } ); }\n"
	"); };\n";

static void client_open(struct room *r)
{
	struct error err = {0};

	r->client = client_start(r->path, "tester", &err);
	cr_assert_not_null(r->client, "%s", err.text);
	cr_assert(client_wait(r->client, &err), "%s", err.text);
	r->app = app_new(r->client, ROLE_FACILITATOR);
	room_draw(r);
}

static const char *const *their_names; /* NULL: those below */

static struct room room_of(int height, int width, size_t enterprises, const char *text, const char *id,
			   const char *const poles[], enum lang lang)
{
	static const char *const names[] = {"Les Jardins du Pr\xc3\xa9", "Ressourcerie du Phare",
					    "\xe6\x9d\xb1\xe4\xba\xac SA", "E\xcc\x81nergie d'E\xcc\x81t\xc3\xa9",
					    "Coop\xc3\xa9rative \xc5\x81\xc3\xb3"
					    "dka"};
	struct room r = {.folder = "/tmp/filrouge-room-XXXXXX"};
	struct enterprise_row *rows = xcalloc(enterprises + 1, sizeof *rows);
	struct enterprise_list list = {rows, enterprises};
	struct session_new n = {.language = LANG_EN,
				.scenario_text = text,
				.scenario_len = strlen(text),
				.scenario_id = id,
				.scenario_version = 1,
				.scenario_title = "Every kind",
				.title = "Lille-Mons",
				.enterprises = &list,
				.author = "tester"};
	struct error err = {0};

	setenv("FILROUGE_NOW", "2026-03-12T09:30:00Z", 1);
	setenv("TZ", "UTC", 1);
	i18n_start();
	i18n_use(lang);
	cr_assert_not_null(mkdtemp(r.folder), "a folder");
	r.path = xasprintf("%s/room.filrouge", r.folder);
	for (size_t i = 0; i < enterprises; i++) {
		char *name = their_names != NULL ? xstrdup(their_names[i])
			     : i < 5             ? xstrdup(names[i])
						 : xasprintf("Association %zu", i + 1);

		rows[i] = (struct enterprise_row){name,          xstrdup("enterprise"), xstrdup(poles[i % 3]), xstrdup("FR"),
						  xstrdup("fr"), xstrdup(""),           xstrdup("")};
	}
	cr_assert(session_create(r.path, &n, &err), "%s", err.text);
	for (size_t i = 0; i < enterprises; i++) {
		char *all[] = {rows[i].name,     rows[i].kind,         rows[i].pole,   rows[i].country,
			       rows[i].language, rows[i].registration, rows[i].contact};

		for (size_t j = 0; j < sizeof all / sizeof all[0]; j++)
			free(all[j]);
	}
	free(rows);
	r.grid = grid_new(height, width);
	client_open(&r);
	return r;
}

struct room room_new_many(int height, int width, size_t enterprises)
{
	static const char *const poles[] = {"autre", "autre", "autre"};

	return room_of(height, width, enterprises, scenario_text, "every", poles, LANG_EN);
}

struct room room_new_named(int height, int width, size_t enterprises, const char *const *names)
{
	struct room r;

	their_names = names;
	r = room_new_many(height, width, enterprises);
	their_names = NULL;
	return r;
}

static struct room room_with(int height, int width, const char *path, const char *without, enum lang lang, size_t enterprises)
{
	static const char *const poles[] = {"insertion", "solidarite", "autre"};
	const char *root = getenv("FILROUGE_SRCDIR"), *dot = strrchr(path, '.'), *slash = strrchr(path, '/');
	char *whole = xasprintf("%s/%s", root != NULL ? root : ".", path), *text, *cut, *id;
	struct error err = {0};
	struct room r;
	size_t len;

	cr_assert(scenario_load_text(whole, &text, &len, &err), "%s", err.text);
	while (without != NULL && (cut = strstr(text, without)) != NULL)
		memmove(cut, cut + strlen(without), strlen(cut + strlen(without)) + 1);
	id = xstrndup(slash + 1, (size_t)(dot - slash - 1));
	r = room_of(height, width, enterprises, text, id, poles, lang);
	free(id);
	free(text);
	free(whole);
	return r;
}

struct room room_new_of(int height, int width, const char *path, const char *without, enum lang lang)
{
	return room_with(height, width, path, without, lang, 4);
}

struct room room_new_group(int height, int width, const char *path, enum lang lang, size_t enterprises, const char *const *names)
{
	struct room r;

	their_names = names;
	r = room_with(height, width, path, NULL, lang, enterprises);
	their_names = NULL;
	return r;
}

struct room room_new(int height, int width)
{
	return room_new_many(height, width, 3);
}

static void client_leave(struct room *r)
{
	app_free(r->app);
	client_close(r->client, NULL);
}

void room_again(struct room *r)
{
	client_leave(r);
	client_open(r);
}

void room_meeting(struct room *r, int64_t meeting)
{
	int64_t end = clock_monotonic() + 10000;

	client_meeting(r->client, meeting);
	while (client_going(r->client) != 0 && clock_monotonic() < end) {
		struct pollfd p = {client_fd(r->client), client_events(r->client), 0};

		poll(&p, 1, 50);
		client_pump(r->client);
	}
	app_tick(r->app, clock_now());
	cr_assert_eq(client_model(r->client)->meeting, meeting, "in that meeting within 10 s");
	room_draw(r);
}

static void next_meeting(struct room *r, const char *path, int64_t enterprise)
{
	const char *root = getenv("FILROUGE_SRCDIR"), *dot = strrchr(path, '.'), *slash = strrchr(path, '/');
	char *whole = xasprintf("%s/%s", root != NULL ? root : ".", path), *id = xstrndup(slash + 1, (size_t)(dot - slash - 1)),
	     *text;
	struct meeting_new n = {
		.scenario_id = id, .scenario_version = 1, .kind = enterprise != 0 ? "individual" : "collective", .enterprise = enterprise,
		.title = enterprise != 0 ? NULL : "Next", .author = "tester", .at = 1775122200000};
	struct change untitled = {.author = "tester",
				  .at = n.at,
				  .target = {TARGET_SESSION, 0, 0, "", "", "", "title"},
				  .type = VALUE_TEXT};
	struct error err = {0};
	struct session *s;
	int64_t meeting;

	client_leave(r);
	cr_assert(scenario_load_text(whole, &text, &n.scenario_len, &err), "%s", err.text);
	n.scenario_text = text;
	s = session_open(r->path, SESSION_WRITE, &err);
	cr_assert_not_null(s, "%s", err.text);
	cr_assert(session_begin(s, NULL, &err) && (enterprise == 0 || change_append(s, &untitled, &err)) &&
			  session_meeting_add(s, &n, &meeting, &err) && session_commit(s, NULL, &err), "%s",
		  err.text);
	session_close(s);
	free(text);
	free(id);
	free(whole);
	client_open(r);
	room_meeting(r, meeting);
}

void room_as(struct room *r, unsigned role)
{
	app_free(r->app);
	r->app = app_new(r->client, role);
	room_draw(r);
}

void room_next(struct room *r, const char *path)
{
	next_meeting(r, path, 0);
}

void room_next_with(struct room *r, const char *path, int64_t enterprise)
{
	next_meeting(r, path, enterprise);
}

void room_free(struct room *r)
{
	client_leave(r);
	grid_free(r->grid);
	unlink(r->path);
	cr_assert_eq(rmdir(r->folder), 0, "one file, always: nothing else is left in the folder");
	free(r->path);
}

void room_draw(struct room *r)
{
	app_draw(r->app, r->grid);
	grid_settled(r->grid); /* as when it was shown */
}

void room_keys(struct room *r, const char *keys)
{
	while (*keys != '\0') {
		struct key k;
		size_t len = key_parse(keys, &k);

		cr_assert_gt(len, 0, "a key at `%s`", keys);
		app_key(r->app, &k);
		room_draw(r);
		keys += len;
	}
}

void room_command(struct room *r, const char *name, const char *argument)
{
	struct error err = {0};

	cr_assert(app_command(r->app, name, argument, &err), "%s %s: %s", name, argument, err.text);
	room_draw(r);
}

void room_settle(struct room *r)
{
	int64_t end = clock_monotonic() + 10000;

	do {
		struct pollfd p = {client_fd(r->client), client_events(r->client), 0};

		client_pump(r->client);
		app_tick(r->app, clock_now());
		if (client_state(r->client).unsaved == 0)
			break;
		poll(&p, 1, 50);
	} while (clock_monotonic() < end);
	cr_assert_eq(client_state(r->client).unsaved, 0, "saved within 10 s: %s", client_state(r->client).trouble);
	room_draw(r);
}

/* Until TEXT is there, or gone. */
static bool wait_for(struct room *r, struct client *other, const char *text, bool there)
{
	int64_t end = clock_monotonic() + 10000;

	while (clock_monotonic() < end) {
		struct pollfd p[2] = {{client_fd(r->client), client_events(r->client), 0}};

		if (other != NULL)
			p[1] = (struct pollfd){client_fd(other), client_events(other), 0};
		client_pump(r->client);
		if (other != NULL)
			client_pump(other);
		app_tick(r->app, clock_now());
		room_draw(r);
		if (room_shows(r, text) == there)
			return true;
		poll(p, other != NULL ? 2 : 1, 20);
	}
	return false;
}

bool room_wait(struct room *r, struct client *other, const char *text)
{
	return wait_for(r, other, text, true);
}

bool room_gone(struct room *r, const char *text)
{
	return wait_for(r, NULL, text, false);
}

struct client *room_other(struct room *r)
{
	struct error err = {0};
	struct client *c = client_start(r->path, "other", &err);

	cr_assert_not_null(c, "%s", err.text);
	cr_assert(client_wait(c, &err), "%s", err.text);
	return c;
}

void room_reveal(struct room *r, bool shown)
{
	const struct model *m = client_model(r->client);
	struct setting set = {{TARGET_STEP, m->meeting, 0, m->live, "", "", "revealed"}, VALUE_NUMBER, shown ? "1773307800000" : NULL};

	client_set(r->client, &set, 1);
	room_settle(r);
}

bool room_shows(struct room *r, const char *text)
{
	return golden_holds(r->grid, text);
}

const char *room_answer(struct room *r, const char *field, int64_t e, const char *row, const char *column)
{
	const char *value = model_answer(client_model(r->client), field, e, row, column);

	return value != NULL ? value : "(none)";
}

const char *room_row(struct room *r, const char *field, int64_t e, size_t n)
{
	size_t count = 0;
	const char *const *rows = model_rows(client_model(r->client), field, e, &count);

	return n < count ? rows[n] : "";
}

/* What the first paint of a comparison and of the progress costs, and a key there, in this very process: `views_bench ENTERPRISES STEPS ROUNDS`.
 * Makes a session of its own with a real keeper, fills every field, and prints p50 and p95 in milliseconds of a key and the frame after it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "session/client.h"
#include "session/session.h"
#include "tui/app.h"

enum { FIELDS = 5, ROUNDS_MOST = 2000 };

static double now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)ts.tv_sec * 1e3 + (double)ts.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* STEPS steps with a scale, a choice, a text, a number and a grid each. */
static char *scenario_of(int steps)
{
	struct buf out = {0};

	buf_text(&out, "scenario = { id = \"views\"; version = 1; languages = [ \"en\" ]; title = \"V\"; purpose = \"p\"; source = \"s\"; slot = 600; homework = \"h\"; steps = (");
	for (int i = 0; i < steps; i++)
		buf_printf(&out,
			   "%s{ id = \"s%d\"; kind = \"round\"; minutes = 30; title = \"Step %d\"; say = \"s\"; show = \"s\"; guide = \"g\"; fields = ("
			   "{ id = \"scale%d\"; kind = \"scale\"; min = 1; max = 5; low = \"l\"; high = \"h\"; label = \"Scale\"; prompt = \"p\"; },"
			   "{ id = \"choice%d\"; kind = \"choice\"; label = \"Choice\"; prompt = \"p\"; options = ( { id = \"a\"; label = \"aa\"; }, { id = \"b\"; label = \"bb\"; } ); },"
			   "{ id = \"text%d\"; kind = \"text\"; label = \"Text\"; prompt = \"p\"; },"
			   "{ id = \"number%d\"; kind = \"number\"; label = \"Number\"; prompt = \"p\"; },"
			   "{ id = \"grid%d\"; kind = \"grid\"; min = 1; max = 5; low = \"l\"; high = \"h\"; label = \"Grid\"; prompt = \"p\"; lines = ( { id = \"x\"; label = \"X\"; }, "
			   "{ id = \"y\"; label = \"Y\"; } ); } ); }",
			   i > 0 ? "," : "", i, i + 1, i, i, i, i, i);
	buf_text(&out, "); };");
	return buf_take(&out);
}

static bool put(struct session *s, const char *field, int step, int64_t e, const char *row, enum value_type type, const char *value, struct error *err)
{
	char id[32];
	struct change c = {.at = 1773307800000, .author = "bench", .type = type, .after = value};

	snprintf(id, sizeof id, "%s%d", field, step);
	c.target = (struct target){TARGET_ANSWER, 1, e, "", id, row, ""};
	return change_append(s, &c, err);
}

/* Four of five enterprises have answered everything. */
static bool fill(const char *path, int enterprises, int steps, struct error *err)
{
	static const char *const texts[] = {"L’équipe d’abord, puis la mairie et les voisins.", "Rien ne se perd", "Un lieu où l’on m’attend"};
	struct session *s = session_open(path, SESSION_WRITE, err);
	bool ok = s != NULL && session_begin(s, NULL, err);

	for (int e = 1; ok && e <= enterprises; e++)
		for (int i = 0; ok && e % 5 != 0 && i < steps; i++) {
			char number[24];

			snprintf(number, sizeof number, "%d", 1 + (e * 7 + i * 3) % 5);
			ok = put(s, "scale", i, e, "", VALUE_NUMBER, number, err) && put(s, "choice", i, e, "", VALUE_ID, (e + i) % 3 == 0 ? "a" : "b", err) &&
			     put(s, "text", i, e, "", VALUE_TEXT, texts[(e + i) % 3], err) && put(s, "number", i, e, "", VALUE_NUMBER, number, err) &&
			     put(s, "grid", i, e, "x", VALUE_NUMBER, number, err) && put(s, "grid", i, e, "y", VALUE_NUMBER, "2", err);
		}
	ok = ok && session_commit(s, NULL, err);
	session_close(s);
	return ok;
}

static bool make(const char *path, int enterprises, int steps, struct error *err)
{
	struct enterprise_list list = {xcalloc((size_t)enterprises, sizeof *list.rows), (size_t)enterprises};
	char *text = scenario_of(steps);
	struct session_new n = {.language = LANG_EN, .scenario_text = text, .scenario_len = strlen(text), .scenario_id = "views", .scenario_version = 1,
				.scenario_title = "V", .enterprises = &list, .author = "bench"};
	bool ok;

	for (int i = 0; i < enterprises; i++)
		list.rows[i] = (struct enterprise_row){xasprintf("Association du Quartier %d", i + 1), xstrdup("enterprise"), xstrdup("autre"), xstrdup("FR"),
						       xstrdup("fr"), xstrdup(""), xstrdup("")};
	ok = session_create(path, &n, err) && fill(path, enterprises, steps, err);
	enterprises_clear(&list);
	free(text);
	return ok;
}

static double press(struct app *a, struct grid *g, const char *name)
{
	struct key k;
	double start = now();

	key_parse(name, &k);
	app_key(a, &k);
	app_draw(a, g);
	return now() - start;
}

/* Presses KEY so often, then BACK each time (NULL: not), which isn't measured. */
static void measure(struct app *a, struct grid *g, const char *what, const char *key, const char *back, int rounds)
{
	double took[ROUNDS_MOST];

	for (int i = 0; i < rounds; i++) {
		took[i] = press(a, g, key);
		if (back != NULL)
			press(a, g, back);
	}
	qsort(took, (size_t)rounds, sizeof *took, by_size);
	printf("%-28s p50 %7.3f ms  p95 %7.3f ms\n", what, took[rounds / 2], took[rounds * 95 / 100]);
}

static void run(struct client *client, int rounds)
{
	static const char *const fields[] = {"scale0", "choice0", "text0", "number0", "grid0"};
	struct app *a = app_new(client, ROLE_FACILITATOR);
	struct grid *g = grid_new(24, 80);
	struct error err = {0};

	app_draw(a, g);
	measure(a, g, "progress, first paint", "<F5>", "<Esc>", rounds);
	press(a, g, "<F5>");
	measure(a, g, "progress, an arrow", "<Down>", NULL, rounds);
	press(a, g, "<Esc>");
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
		char *what = xasprintf("compare %s, first paint", fields[i]);

		app_command(a, "field", fields[i], &err);
		measure(a, g, what, "<F4>", "<F4>", rounds);
		free(what);
	}
	app_command(a, "field", "text0", &err);
	press(a, g, "<F4>");
	measure(a, g, "compare text, a letter", "e", NULL, rounds);
	press(a, g, "<C-r>");
	measure(a, g, "compare text, the words", "<C-l>", NULL, rounds);
	error_clear(&err);
	grid_free(g);
	app_free(a);
}

int main(int argc, char **argv)
{
	int enterprises = argc > 1 ? atoi(argv[1]) : 0, steps = argc > 2 ? atoi(argv[2]) : 0, rounds = argc > 3 ? atoi(argv[3]) : 0;
	char folder[] = "/tmp/filrouge-views-XXXXXX", *path;
	struct error err = {0};
	struct client *client = NULL;

	i18n_start();
	i18n_use(LANG_EN);
	if (enterprises < 1 || steps < 1 || rounds < 1 || rounds > ROUNDS_MOST || mkdtemp(folder) == NULL) {
		fprintf(stderr, "views_bench ENTERPRISES STEPS ROUNDS\n");
		return 2;
	}
	path = xasprintf("%s/views.filrouge", folder);
	if (make(path, enterprises, steps, &err))
		client = client_start(path, "bench", &err);
	if (client != NULL && client_wait(client, &err)) {
		printf("%d enterprises, %d steps, %d fields each, 80x24\n", enterprises, steps, FIELDS);
		run(client, rounds);
	}
	client_close(client, NULL);
	unlink(path);
	rmdir(folder);
	free(path);
	if (err.text != NULL)
		fprintf(stderr, "%s\n", err.text);
	return err.text != NULL ? 2 : 0;
}

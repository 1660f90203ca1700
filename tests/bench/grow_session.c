/* A session file that has lived: `grow_session FILE SCENARIO CHANGES MEETINGS ENTERPRISES` brings a new FILE of so many, which runs SCENARIO, to MEETINGS meetings of it
 * and to CHANGES changes: every enterprise's texts, numbers and choices, written and written again, meeting after meeting. FILROUGE_USER then
 * stands at the end of a long text of the last meeting. Prints how many changes there are. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "scenarios/scenario.h"
#include "scenarios/source.h"
#include "session/session.h"

enum { BATCH = 1000, ENTERPRISES_MAX = 1000 };

struct growing {
	struct session *session;
	const struct scenario *scenario;
	int64_t enterprises, meetings, at;
	long made;
	struct error err;
};

static const char *const words[] = { "voisins", "élus", "familles", "bénévoles", "accueil", "jardin", "récolte", "emploi", "logement", "santé",
				     "réemploi", "fierté", "autonomie", "détour", "matin", "tournée", "vélo", "atelier", "confiance", "argent" };

static bool put(struct growing *g, struct target t, enum value_type type, const char *value)
{
	struct change c = { .at = g->at++, .author = "bench", .type = type, .after = value, .target = t };

	g->made++;
	return change_append(g->session, &c, &g->err);
}

static bool meeting_put(struct growing *g, int64_t meeting)
{
	char *row = xasprintf("%s %d", g->scenario->id, g->scenario->version), *title = xasprintf("Rencontre %d", (int)meeting);
	const struct { const char *column, *value; } cells[] = { { "kind", "collective" }, { "scenario", row }, { "title", title }, { "date", "2026-03-12" } };
	bool good = true;

	for (size_t i = 0; i < sizeof(cells) / sizeof(*cells) && good; i++)
		good = put(g, (struct target){ TARGET_MEETING, meeting, 0, "", "", "", cells[i].column }, VALUE_TEXT, cells[i].value);
	free(title);
	free(row);
	return good;
}

/* The COUNTth field of one value, of any step. */
static const struct field *field_at(const struct scenario *s, long count, const char **step)
{
	for (;;)
		for (size_t i = 0; i < s->step_count; i++)
			for (size_t j = 0; j < s->steps[i].field_count; j++) {
				const struct field *f = &s->steps[i].fields[j];
				bool one = f->kind == FIELD_TEXT || f->kind == FIELD_LONG || f->kind == FIELD_SCALE || f->kind == FIELD_CHOICE;

				if (f->group || f->compute || !one || count-- > 0)
					continue;
				*step = s->steps[i].id;
				return f;
			}
}

static bool answer(struct growing *g, long n)
{
	const char *step;
	int64_t enterprise = n % g->enterprises + 1, meeting = n / g->enterprises % g->meetings + 1;
	const struct field *f = field_at(g->scenario, n / (g->enterprises * g->meetings), &step);
	struct target t = { TARGET_ANSWER, meeting, enterprise, step, f->id, "", "" };
	char text[256], number[8];

	snprintf(text, sizeof(text), "%s et %s, dit-on ici : %s contre %s (%ld)", words[n % 20], words[n / 7 % 20], words[n / 3 % 20], words[n / 11 % 20], n);
	snprintf(number, sizeof(number), "%ld", n % 5 + 1);
	if (f->kind == FIELD_SCALE)
		return put(g, t, VALUE_NUMBER, number);
	if (f->kind == FIELD_CHOICE)
		return put(g, t, VALUE_ID, f->options[(size_t)n % f->option_count].id);
	return put(g, t, VALUE_TEXT, text);
}

static bool grow(struct growing *g, long wanted)
{
	for (int64_t m = 2; m <= g->meetings; m++)
		if (!meeting_put(g, m))
			return false;
	for (long n = 0; g->made < wanted; n++) {
		if (n % BATCH == BATCH - 1 && !(session_commit(g->session, NULL, &g->err) && session_begin(g->session, NULL, &g->err)))
			return false;
		if (!answer(g, n))
			return false;
	}
	return true;
}

static bool stand(struct growing *g)
{
	const char *step = "", *person = getenv("FILROUGE_USER");
	const struct field *f = NULL;

	for (long n = 0; !f || f->kind != FIELD_LONG; n++)
		f = field_at(g->scenario, n, &step);
	struct place p = { .view = "room", .meeting = g->meetings, .enterprise = 1, .step = step, .field = f->id, .row = "", .column = "", .offset = 1 << 20 };
	return place_put(g->session, person ? person : "bench", &p, &g->err);
}

int main(int argc, char **argv)
{
	struct growing g = { .at = clock_now() };
	struct diagnostics d;
	struct source source;

	if (argc != 6) {
		fprintf(stderr, "grow_session FILE SCENARIO CHANGES MEETINGS ENTERPRISES\n");
		return 2;
	}
	i18n_start();
	g.meetings = atoi(argv[4]);
	g.enterprises = atoi(argv[5]);
	if (g.meetings < 1 || g.enterprises < 1 || g.enterprises > ENTERPRISES_MAX || !source_load(argv[2], &source, &d, &g.err) ||
	    !(g.scenario = source_scenario(&source, &d)) || !(g.session = session_open(argv[1], SESSION_WRITE, &g.err))) {
		fprintf(stderr, "grow_session: %s\n", g.err.text ? g.err.text : "what was asked for cannot be done");
		return 2;
	}
	bool good = session_begin(g.session, NULL, &g.err) && grow(&g, atol(argv[3])) && stand(&g) && session_commit(g.session, NULL, &g.err);
	if (good)
		printf("%ld changes in %d meetings of %d enterprises\n", g.made, (int)g.meetings, (int)g.enterprises);
	else
		fprintf(stderr, "grow_session: %s\n", g.err.text ? g.err.text : "failed");
	session_close(g.session);
	scenario_free((struct scenario *)(uintptr_t)g.scenario);
	diagnostics_clear(&d);
	source_clear(&source);
	return good ? 0 : 1;
}

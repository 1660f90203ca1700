/* A further meeting, asked step by step: what comes next in the parcours or any scenario, with whom, when. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "scenarios/parcours.h"
#include "session/wanted.h"
#include "tui/command.h"
#include "tui/meetings.h"
#include "tui/prompt.h"
#include "tui/view.h"

static void choice_clear(struct meeting_choice *c)
{
	free(c->scenario);
	free(c->title);
	free(c->date);
	*c = (struct meeting_choice){0};
}

void meetings_choices_clear(struct meetings *m)
{
	while (m->choice_count > 0)
		choice_clear(&m->choices[--m->choice_count]);
	free(m->choices);
	m->choices = NULL;
	choice_clear(&m->choice);
}

/* As it is called on this machine, else its id. Caller frees. */
static char *title_of(const char *id)
{
	struct error err = {0};
	char *path = scenario_find(id, &err), *title;
	struct source source = {0};
	struct diagnostics d = {0};
	struct scenario *s = path != NULL && source_load(path, &source, &d, &err) ? source_scenario(&source, &d) : NULL;

	title = xstrdup(s != NULL ? app_said(&s->title) : id);
	scenario_free(s);
	diagnostics_clear(&d);
	source_clear(&source);
	error_clear(&err);
	free(path);
	return title;
}

static void choice_add(struct meetings *m, const char *scenario, int64_t enterprise, const char *date, bool next)
{
	struct meeting_choice c = {.scenario = xstrdup(scenario), .enterprise = enterprise, .date = xstrdup(date), .next = next};

	for (size_t i = 0; i < m->choice_count && c.title == NULL; i++)
		if (strcmp(m->choices[i].scenario, scenario) == 0)
			c.title = xstrdup(m->choices[i].title);
	if (c.title == NULL)
		c.title = title_of(scenario);
	m->choices = xrealloc(m->choices, m->choice_count + 1, sizeof *m->choices);
	m->choices[m->choice_count++] = c;
}

/* --- what comes next in the parcours --- */

static struct parcours *parcours_of(const struct app *a)
{
	const char *id = model_value(a->model, &(struct target){TARGET_SESSION, 0, 0, "", "", "", "parcours"});
	struct error err = {0};
	char *path = id != NULL && id[0] != '\0' ? parcours_find(id, &err) : NULL;
	struct source source = {0};
	struct diagnostics d = {0};
	struct parcours *p = path != NULL && source_load(path, &source, &d, &err) ? source_parcours(&source, &d) : NULL;

	diagnostics_clear(&d);
	source_clear(&source);
	error_clear(&err);
	free(path);
	return p;
}

/* The N-th meeting (from 1) that runs SCENARIO, with ENTERPRISE (0: of all); NULL: there are not so many. */
static const struct overview_meeting *held_at(const struct overview *o, const char *scenario, int64_t enterprise, size_t n)
{
	for (size_t i = 0; i < o->meeting_count; i++)
		if (o->meetings[i].enterprise == enterprise && strcmp(o->meetings[i].scenario, scenario) == 0 && --n == 0)
			return &o->meetings[i];
	return NULL;
}

/* Which of those in the parcours that run its scenario it is, from 1. */
static size_t ordinal(const struct parcours *p, size_t at)
{
	size_t n = 0;

	for (size_t i = 0; i <= at; i++)
		n += strcmp(p->meetings[i].scenario, p->meetings[at].scenario) == 0;
	return n;
}

/* So many weeks after the last one of the group before AT that has a day; "" where none has. */
static void date_after(const struct parcours *p, const struct overview *o, size_t at, char out[CLOCK_UTC_SIZE])
{
	int weeks = p->meetings[at].weeks;
	int64_t ms;

	out[0] = '\0';
	for (size_t i = at; i-- > 0;) {
		const struct overview_meeting *m =
			p->meetings[i].individual ? NULL : held_at(o, p->meetings[i].scenario, 0, ordinal(p, i));
		char noon[CLOCK_UTC_SIZE];

		if (m != NULL && m->date[0] != '\0') {
			snprintf(noon, sizeof noon, "%.10sT12:00:00Z", m->date);
			if (clock_parse_utc(noon, &ms))
				clock_utc(ms + (int64_t)weeks * 7 * 86400000, out);
			out[out[0] != '\0' ? 10 : 0] = '\0';
			return;
		}
		weeks += p->meetings[i].weeks;
	}
}

/* The group's meeting before AT was held, or there is none: then it may come now. */
static bool is_time(const struct parcours *p, const struct overview *o, size_t at)
{
	for (size_t i = at; i-- > 0;)
		if (!p->meetings[i].individual && !p->meetings[i].optional) {
			const struct overview_meeting *m = held_at(o, p->meetings[i].scenario, 0, ordinal(p, i));

			return m != NULL && m->stage != STAGE_PLANNED;
		}
	return true;
}

static void next_add(struct app *a, const struct parcours *p, const struct overview *o)
{
	struct meetings *m = a->meetings;
	char date[CLOCK_UTC_SIZE];

	for (size_t i = 0; i < p->meeting_count; i++) {
		const struct parcours_meeting *one = &p->meetings[i];

		if (!is_time(p, o, i))
			continue;
		date_after(p, o, i, date);
		if (!one->individual && held_at(o, one->scenario, 0, ordinal(p, i)) == NULL)
			choice_add(m, one->scenario, 0, date, true);
		for (size_t e = 0; one->individual && e < a->model->enterprise_count; e++)
			if (a->model->enterprises[e].left[0] == '\0' &&
			    held_at(o, one->scenario, a->model->enterprises[e].id, ordinal(p, i)) == NULL)
				choice_add(m, one->scenario, a->model->enterprises[e].id, date, true);
	}
}

/* Each once, where a journey has several of the same: the next one of an enterprise comes when it has had the one before. */
static void next_once(struct meetings *m)
{
	size_t kept = 0;

	for (size_t i = 0; i < m->choice_count; i++) {
		bool again = false;

		for (size_t k = 0; k < kept && !again; k++)
			again = m->choices[k].enterprise == m->choices[i].enterprise && strcmp(m->choices[k].scenario, m->choices[i].scenario) == 0;
		if (again)
			choice_clear(&m->choices[i]);
		else
			m->choices[kept++] = m->choices[i];
	}
	m->choice_count = kept;
}

/* --- choosing --- */

static void what_pick(struct app *a, const char *typed)
{
	struct meetings *m = a->meetings;

	for (size_t i = 0; i < m->choice_count; i++) {
		const struct meeting_choice *c = &m->choices[i];
		const struct enterprise *e = model_enterprise(a->model, c->enterprise);
		char *text = e != NULL ? xasprintf("%s · %s", e->name, c->title) : xstrdup(c->title), number[24];
		const char *detail = c->next ? _("next in the parcours") : c->scenario;

		snprintf(number, sizeof number, "#%zu", i + 1);
		pick_add(a, typed, text, detail, "meeting-new", number);
		free(text);
	}
}

static void whom_pick(struct app *a, const char *typed)
{
	for (size_t i = 0; i < a->model->enterprise_count; i++) {
		const struct enterprise *e = &a->model->enterprises[i];
		char *text = xasprintf("%zu %s", i + 1, e->name), number[24];

		snprintf(number, sizeof number, "@%lld", (long long)e->id);
		if (e->left[0] == '\0')
			pick_add(a, typed, text, "", "meeting-new", number);
		free(text);
	}
}

void meetings_new(struct app *a)
{
	struct meetings *m = meetings_of(a);
	const struct overview *o = meetings_overview(a);
	struct parcours *p;
	size_t count;
	char **ids;

	if (o == NULL) { /* asked for: the list comes with it */
		meetings_want(a, WANT_NEW);
		return;
	}
	meetings_choices_clear(m);
	p = parcours_of(a);
	if (p != NULL)
		next_add(a, p, o);
	next_once(m);
	parcours_free(p);
	ids = scenario_list(&count);
	for (size_t i = 0; i < count; i++) {
		choice_add(m, ids[i], 0, "", false);
		free(ids[i]);
	}
	free(ids);
	pick_open(a, _("New meeting:"), what_pick);
}

/* --- making --- */

static bool make(struct app *a, const struct scenario *s, const char *date)
{
	const struct meeting_choice *c = &a->meetings->choice;
	char *row = xasprintf("%s %d", s->id, s->version), *with = xasprintf("%lld", (long long)c->enterprise);
	enum lang lang = s->first;
	const struct target text = {TARGET_SCENARIO, 0, 0, "", "", row, "text"};
	struct setting set[6] = {{text, VALUE_TEXT, s->text}};
	size_t count = 1;

	lang_parse(a->model->language, &lang);
	const struct { const char *column; enum value_type type; const char *value; } cells[] = {
		{"scenario", VALUE_ID, row}, {"kind", VALUE_ID, c->enterprise != 0 ? "individual" : "collective"},
		{"enterprise", VALUE_NUMBER, c->enterprise != 0 ? with : NULL}, {"title", VALUE_TEXT, said_in(&s->title, lang, NULL)},
		{"date", VALUE_TEXT, date},
	};
	for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++)
		set[count++] = (struct setting){{TARGET_MEETING, 0, 0, "", "", "", cells[i].column}, cells[i].type, cells[i].value};
	client_meeting_new(a->client, set, count);
	free(with);
	free(row);
	return true;
}

static void dated(struct app *a, const char *typed)
{
	struct meetings *m = meetings_of(a);
	struct wanted none = {0};
	struct error err = {0};
	char *date = typed[0] != '\0' ? clock_read_date(typed, a->now) : NULL;
	struct scenario *s;

	if (typed[0] != '\0' && date == NULL) {
		app_warn(a, "%s", _("This is not a day; write it as 2026-03-12, 12/3 or +14."));
		prompt_open(a, _("Which day?"), typed, dated);
		return;
	}
	s = m->choice.scenario != NULL ? wanted_scenario(&none, m->choice.scenario, &err) : NULL;
	if (s == NULL) {
		app_warn(a, "%s", err.text != NULL ? err.text : "");
	} else {
		make(a, s, date);
		m->made = client_overview(a->client) != NULL ? client_overview(a->client)->meeting_count : 0;
		m->asked_folded = -1;
		view_open(a, VIEW_MEETINGS);
		app_say(a, _("Planned: %s"), app_said(&s->title));
	}
	error_clear(&err);
	scenario_free(s);
	free(date);
}

/* Which is still to be said? */
static bool go_on(struct app *a, struct error *err)
{
	struct meetings *m = a->meetings;
	struct wanted none = {0};
	struct scenario *s = wanted_scenario(&none, m->choice.scenario, err);

	if (s == NULL)
		return false;
	if (s->individual && m->choice.enterprise == 0 && a->model->enterprise_count > 0)
		pick_open(a, _("With whom?"), whom_pick);
	else
		prompt_open(a, _("Which day? (Enter: not known yet)"), m->choice.date, dated);
	if (!s->individual)
		m->choice.enterprise = 0;
	scenario_free(s);
	return true;
}

/* "" asks everything; "#2" is the second of the choices, "@3" with that enterprise; else a scenario, then a number of an
 * enterprise, then a day. */
bool cmd_meeting_new(struct app *a, const char *argument, struct error *err)
{
	struct meetings *m = meetings_of(a);
	size_t n = strtoul(argument[0] != '\0' ? argument + 1 : "", NULL, 10);

	if (!app_may_write(a))
		return true;
	if (argument[0] == '\0') {
		meetings_new(a);
		return true;
	}
	if (argument[0] == '@' && m->choice.scenario != NULL) {
		m->choice.enterprise = (int64_t)n;
		return go_on(a, err);
	}
	choice_clear(&m->choice);
	if (argument[0] == '#' && n >= 1 && n <= m->choice_count) {
		const struct meeting_choice *c = &m->choices[n - 1];

		m->choice = (struct meeting_choice){.scenario = xstrdup(c->scenario), .enterprise = c->enterprise, .date = xstrdup(c->date)};
		return go_on(a, err);
	}
	char word[3][80] = {"", "", ""};
	int words = sscanf(argument, "%79s %79s %79s", word[0], word[1], word[2]);
	bool with = words >= 2 && strlen(word[1]) <= 4 && strspn(word[1], "0123456789") == strlen(word[1]);
	n = with ? strtoul(word[1], NULL, 10) : 0;
	if (n > a->model->enterprise_count)
		return error_set(err, "%s", _("No enterprise has that number."));
	m->choice = (struct meeting_choice){
		.scenario = xstrdup(word[0]), .enterprise = n > 0 ? a->model->enterprises[n - 1].id : 0, .date = xstrdup("")};
	if (word[with ? 2 : 1][0] == '\0')
		return go_on(a, err);
	dated(a, word[with ? 2 : 1]);
	return true;
}

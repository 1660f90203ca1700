/* A new session from what was asked for: names become scenarios and enterprises, everything is checked, then it is made. Knows neither
 * terminal nor options. */
#include "session/wanted.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "scenarios/check.h"
#include "scenarios/source.h"
#include "session/duplicate.h"

void planned_clear(struct planned *p)
{
	for (size_t i = 0; i < p->count; i++) {
		scenario_free(p->scenarios[i]);
		free(p->starts[i]);
	}
	free(p->starts);
	free(p->scenarios);
	free(p->weeks);
	free(p->parcours);
	*p = (struct planned){0};
}

void planned_add(struct planned *p, struct scenario *s, int weeks)
{
	if (p->count == 0)
		p->language = s->first;
	p->scenarios = xrealloc(p->scenarios, p->count + 1, sizeof *p->scenarios);
	p->weeks = xrealloc(p->weeks, p->count + 1, sizeof *p->weeks);
	p->starts = xrealloc(p->starts, p->count + 1, sizeof *p->starts);
	p->weeks[p->count] = weeks;
	p->starts[p->count] = NULL;
	p->scenarios[p->count++] = s;
}

void planned_starts(struct planned *p, const char *starts)
{
	replace(&p->starts[p->count - 1], starts);
}

static void faults_say(const struct wanted *w, const struct diagnostics *d, struct error *err)
{
	if (!w->faulty) {
		diagnostics_fail(d, err);
		return;
	}
	w->faulty(d);
	error_set(err, _("the scenario has faults; nothing was created"));
}

struct scenario *wanted_scenario(const struct wanted *w, const char *name, struct error *err)
{
	char *path = scenario_find(name, err);
	struct source source = {0};
	struct diagnostics d = {0};
	struct scenario *s = NULL;
	if (path && source_load(path, &source, &d, err)) {
		s = scenario_checked(source_scenario(&source, &d), path, &d);
		if (!s)
			faults_say(w, &d, err);
	}
	diagnostics_clear(&d);
	source_clear(&source);
	free(path);
	return s;
}

static bool plan(const struct wanted *w, struct planned *p, struct buf *said, struct error *err)
{
	if (w->like)
		return duplicate_plan(w, p, said, err);
	if (w->parcours)
		return course_plan(w, p, err);
	struct scenario *s = wanted_scenario(w, w->scenario, err);
	if (s)
		planned_add(p, s, 0);
	return s != NULL;
}

/* Said, not refused: who comes isn't known until the day. An individual meeting is with one of them, however many there are. */
static void say_how_many(const struct scenario *s, size_t count, struct buf *said)
{
	if (s->individual || (count >= (size_t)s->group_min && count <= (size_t)s->group_max))
		return;
	buf_printf(said,
	           ngettext("%zu enterprise; this scenario is made for %d to %d. The file is made all the same.",
	                    "%zu enterprises; this scenario is made for %d to %d. The file is made all the same.", count),
	           count, s->group_min, s->group_max);
	buf_text(said, "\n");
}

static char *normal(const char *typed)
{
	return typed && *typed ? text_nfc(typed, strlen(typed)) : NULL;
}

/* So many weeks after DATE (NULL: not known); caller frees. */
static char *weeks_after(const char *date, int weeks)
{
	char *midnight = date ? xasprintf("%sT12:00:00Z", date) : NULL, *days = xasprintf("+%d", weeks * 7);
	int64_t ms;
	char *later = midnight && weeks > 0 && clock_parse_utc(midnight, &ms) ? clock_read_date(days, ms) : NULL;
	free(midnight);
	free(days);
	return later;
}

/* Each date, as far as the weeks between are said, is put in DATES, owned by the caller. */
static struct meeting_new *further(const struct planned *p, enum lang lang, const char *date, char **dates)
{
	struct meeting_new *list = xcalloc(p->count, sizeof *list);
	for (size_t i = 1; i < p->count; i++) {
		const struct scenario *s = p->scenarios[i];
		dates[i] = weeks_after(i == 1 ? date : dates[i - 1], p->weeks[i]);
		list[i - 1] = (struct meeting_new){
			.scenario_text = s->text, .scenario_len = s->len, .scenario_id = s->id, .scenario_version = s->version,
			.kind = "collective", .title = said_in(&s->title, lang, NULL), .date = dates[i], .starts = p->starts[i],
		};
	}
	return list;
}

static bool create(const struct wanted *w, const struct planned *p, enum lang lang, const char *date,
                   const struct enterprise_list *list, struct error *err)
{
	const struct scenario *s = p->scenarios[0];
	char **dates = xcalloc(p->count, sizeof *dates);
	struct meeting_new *others = further(p, lang, date, dates);
	char *title = normal(w->title), *place = normal(w->place);
	struct session_new n = {
		.title = title, .language = lang, .date = date, .place = place, .starts = p->starts[0],
		.scenario_text = s->text, .scenario_len = s->len, .scenario_id = s->id, .scenario_version = s->version,
		.scenario_title = said_in(&s->title, lang, NULL), .individual = s->individual && p->count == 1, .enterprises = list,
		.further = others, .further_count = p->count - 1, .parcours = p->parcours, .author = w->author,
	};
	bool done = session_create(w->path, &n, err);
	free(title);
	free(place);
	free(others);
	for (size_t i = 0; i < p->count; i++)
		free(dates[i]);
	free(dates);
	return done;
}

static bool language_of(const struct wanted *w, const struct planned *p, enum lang *lang, struct error *err)
{
	if (w->language)
		return lang_parse(w->language, lang) || error_set(err, _("--language: fr, en or nl"));
	if (!i18n_environment(lang))
		*lang = p->language;
	return true;
}

static bool date_of(const struct wanted *w, char **date, struct error *err)
{
	bool given = w->date && *w->date;
	*date = given ? clock_read_date(w->date, clock_now()) : NULL;
	return !given || *date || error_set(err, _("--date: this is not a day; write it as 2026-03-12"));
}

bool wanted_make(const struct wanted *w, struct buf *said, struct error *err)
{
	struct planned p = {0};
	struct enterprise_list read = {0};
	const struct enterprise_list *list = w->enterprises && !w->csv ? w->enterprises : &read;
	enum lang lang;
	char *date = NULL;
	bool done = plan(w, &p, said, err) && language_of(w, &p, &lang, err) && (!w->csv || enterprises_read(w->csv, &read, err)) &&
	            date_of(w, &date, err) && create(w, &p, lang, date, list, err);
	if (done)
		say_how_many(p.scenarios[0], list->count, said);
	free(date);
	enterprises_clear(&read);
	planned_clear(&p);
	return done;
}

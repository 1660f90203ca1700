/* filrouge new: a session file from a scenario and a list of enterprises. */
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/text.h"
#include "scenarios/check.h"
#include "scenarios/scenario.h"
#include "scenarios/source.h"
#include "session/session.h"

/* Reads and checks the scenario with what it includes; faults are printed where they are. NULL with a sentence. */
static struct scenario *read_scenario(const char *name, struct error *err)
{
	char *path = scenario_find(name, err);
	struct source source = {0};
	struct diagnostics d = {0};
	struct scenario *s = NULL;
	if (path && source_load(path, &source, &d, err)) {
		s = scenario_checked(source_scenario(&source, &d), path, &d);
		if (!s) {
			diagnostics_print(&d, stderr);
			error_set(err, _("the scenario has faults; nothing was created"));
		}
	}
	diagnostics_clear(&d);
	source_clear(&source);
	free(path);
	return s;
}

/* Said, not refused: who comes isn't known until the day. An individual meeting is with one of them, however many there are. */
static void say_how_many(const struct scenario *s, size_t count)
{
	if (s->individual || (count >= (size_t)s->group_min && count <= (size_t)s->group_max))
		return;
	fprintf(stderr,
	        ngettext("filrouge: %zu enterprise; this scenario is made for %d to %d. The file is made all the same.\n",
	                 "filrouge: %zu enterprises; this scenario is made for %d to %d. The file is made all the same.\n", count),
	        count, s->group_min, s->group_max);
}

static bool read_date(const char *typed, char **date, struct error *err)
{
	*date = typed ? clock_read_date(typed, clock_now()) : NULL;
	if (typed && !*date)
		return error_set(err, _("--date: this is not a day; write it as 2026-03-12"));
	return true;
}

static bool create(const struct new_options *o, const struct scenario *s, enum lang lang,
                   const struct enterprise_list *list, struct error *err)
{
	char *date;
	if (!read_date(o->date, &date, err))
		return false;
	char *author = cli_person();
	char *title = o->title ? text_nfc(o->title, strlen(o->title)) : NULL;
	char *place = o->place ? text_nfc(o->place, strlen(o->place)) : NULL;
	struct session_new n = {
		.title = title, .language = lang, .date = date, .place = place,
		.scenario_text = s->text, .scenario_len = s->len, .scenario_id = s->id, .scenario_version = s->version,
		.scenario_title = said_in(&s->title, lang, NULL), .individual = s->individual, .enterprises = list, .author = author,
	};
	bool done = session_create(o->path, &n, err);
	free(author);
	free(title);
	free(place);
	free(date);
	return done;
}

bool cli_create(const struct new_options *o, struct error *err)
{
	enum lang lang;
	struct enterprise_list list = {0};
	struct scenario *s = read_scenario(o->scenario, err);
	if (!s)
		return false;
	bool done = false;
	if (!o->language && !i18n_environment(&lang))
		lang = s->first;
	if (o->language && !lang_parse(o->language, &lang))
		error_set(err, _("--language: fr, en or nl"));
	else
		done = (!o->enterprises || enterprises_read(o->enterprises, &list, err)) && create(o, s, lang, &list, err);
	if (done)
		say_how_many(s, list.count);
	enterprises_clear(&list);
	scenario_free(s);
	return done;
}

int cli_new(int argc, char **argv)
{
	struct new_options o = {0};
	const struct option_row rows[] = {
		{"scenario", true, &o.scenario}, {"enterprises", true, &o.enterprises}, {"title", true, &o.title},
		{"language", true, &o.language}, {"date", true, &o.date}, {"place", true, &o.place}, {NULL, false, NULL},
	};
	const char *words[2];
	if (!cli_options(argv[0], argc, argv, rows, 1, 1, words))
		return 2;
	if (!o.scenario)
		return cli_usage(argv[0], _("say which scenario with --scenario; `filrouge scenario list` names them"));
	o.path = words[0];
	struct error err = {0};
	if (!cli_create(&o, &err))
		return cli_fail(&err);
	char *shown = text_filter(o.path, strlen(o.path), false);
	fprintf(stderr, _("%s is ready. To open it: filrouge run %s"), shown, shown);
	fputc('\n', stderr);
	free(shown);
	return 0;
}

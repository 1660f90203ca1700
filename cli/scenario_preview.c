/* filrouge scenario preview: the real screens on a session that was made up, of which nothing is kept. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "cli/preview.h"
#include "cli/scenario.h"
#include "scenarios/audience.h"
#include "scenarios/sheet.h"
#include "tui/app.h"

static const char session_name[] = "preview.filrouge";

/* As whom a scenario is looked at; SHARED_FROM: see struct preview_session. */
static const struct as {
	const char *name;
	unsigned role;
	int64_t shared_from;
} ways[] = {
	{"facilitator", ROLE_FACILITATOR | ROLE_PREVIEWS_FACILITATOR, 0},
	{"room", ROLE_ROOM | ROLE_PREVIEWS_ROOM, 1},
	{"enterprise", ROLE_ENTERPRISE | ROLE_PREVIEWS_ENTERPRISE, 2},
};

struct asked {
	const char *as, *pole, *kind, *enterprises, *language, *script, *size;
};

static const struct as *way_of(const char *name)
{
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (!name || strcmp(name, ways[i].name) == 0)
			return &ways[i];
	cli_usage("scenario preview", _("`--as` is facilitator, room or enterprise"));
	return NULL;
}

static bool kind_of(const char *name, unsigned *who)
{
	unsigned kind = name ? audience_of(NULL, name) & KINDS_OF_ORGANISATION : 0;
	*who |= kind;
	if (!name || kind)
		return true;
	cli_usage("scenario preview", _("the kind is enterprise, authority, funder, network, support or research"));
	return false;
}

/* An individual meeting is with one; else as many as it is made for, and one of each that it speaks to. */
static size_t usual(const struct scenario *s, unsigned first)
{
	size_t count = s->individual ? 1 : sheet_enterprises(s), least = preview_people_least(first, s->individual ? 0 : audience_spoken(s));
	return count > least ? count : least;
}

static int open_room(const struct asked *o, const struct as *way, const char *path)
{
	int status = cli_room(&(struct room_options){.path = path, .script = o->script, .size = o->size, .language = lang_codes[i18n_language()],
	                                             .role = way->role});
	fprintf(stderr, "filrouge: %s\n", _("the preview is over; nothing of it was kept"));
	return status;
}

static int preview(const struct asked *o, const struct as *way, unsigned who, const struct subject *one, size_t count, enum lang lang)
{
	struct enterprise_list people = {0};
	struct preview_folder folder;
	struct error err = {0};
	int status = CANNOT;
	if (!preview_folder_make(&folder, session_name, &err))
		return cli_fail(&err);
	char *path = xasprintf("%s/%s", folder.path, session_name);
	bool alike = way->role & ROLE_ROOM && who; /* the room's screen speaks to all of them */
	preview_people(&people, count, who, alike ? 0 : audience_spoken(one->scenario), alike ? who : 0);
	struct preview_session p = {.path = path, .scenario = one->scenario, .scenario_path = one->path, .people = &people, .lang = lang,
	                            .shared_from = way->shared_from};
	if (preview_session_make(&p, &err))
		status = open_room(o, way, path);
	else
		cli_fail(&err);
	preview_folder_remove(&folder);
	enterprises_clear(&people);
	free(path);
	return status;
}

int scenario_verb_preview(int argc, char **argv)
{
	static const char verb[] = "scenario preview";
	struct asked o = {0};
	const char *words[2];
	const struct option_row rows[] = {{"as", true, &o.as},           {"pole", true, &o.pole},         {"kind", true, &o.kind},
	                                  {"enterprises", true, &o.enterprises}, {"language", true, &o.language}, {"play", true, &o.script},
	                                  {"size", true, &o.size},       {NULL, false, NULL}};
	const struct as *way;
	unsigned who = 0;
	size_t count = 0;
	enum lang lang;
	struct subject one = {0};
	if (!cli_options(verb, argc, argv, rows, 1, 1, words) || !(way = way_of(o.as)) || !scenario_pole(verb, o.pole, &who) ||
	    !kind_of(o.kind, &who) || !scenario_count(verb, o.enterprises, &count))
		return CANNOT;
	if (o.size && !o.script)
		return cli_usage(verb, _("--size goes with --play; a terminal has its own size"));
	int status = subject_whole(&one, words[0]);
	if (status == DONE && !scenario_language(verb, o.language, one.scenario, &lang))
		status = CANNOT;
	if (status == DONE)
		status = preview(&o, way, who, &one, count ? count : usual(one.scenario, who), lang);
	subject_close(&one);
	return status;
}

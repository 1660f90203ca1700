/* filrouge scenario new: writes a skeleton, or a copy of a scenario that is there; never over anything. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/scenario.h"
#include "scenarios/copy.h"
#include "scenarios/skeleton.h"

enum { ID_MOST = 64 };

static bool is_id(const char *text)
{
	return text[0] >= 'a' && text[0] <= 'z' && strlen(text) <= ID_MOST &&
	       text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_-")] == '\0';
}

/* From the name of the file: "Étape 1c.scenario" becomes etape-1c. Caller frees; NULL: nothing can be made of it. */
static char *id_of(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	char *base = xstrndup(name, strcspn(name, ".")), *id = text_fold(base);
	for (char *p = id; *p; p++)
		if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789_-", *p))
			*p = '-';
	free(base);
	if (is_id(id))
		return id;
	free(id);
	return NULL;
}

/* A copy of the scenario FROM with its parts; a status. */
static int copy(const char *from, const char *path, const char *id)
{
	struct subject one;
	struct error err = {0};
	size_t parts;
	int status = subject_whole(&one, from);
	if (status == DONE && !scenario_copy(&one.source, path, id, &parts, &err)) {
		status = cli_fail(&err);
	} else if (status == DONE) {
		char *shown = text_filter(path, strlen(path), false);
		fprintf(stderr, ngettext("%s: a copy of %s with the id %s, and %zu file that it includes\n",
		                         "%s: a copy of %s with the id %s, and %zu files that it includes\n", parts),
		        shown, one.scenario->id, id, parts);
		free(shown);
	}
	subject_close(&one);
	return status;
}

static int skeleton(const char *path, const char *id, enum lang lang)
{
	struct error err = {0};
	char *text = skeleton_write(id, lang);
	bool done = file_create(path, text, strlen(text), 0666, &err);
	free(text);
	if (!done)
		return cli_fail(&err);
	char *shown = text_filter(path, strlen(path), false);
	size_t len = strlen(shown), end = strlen(".scenario");
	bool id_like = !strchr(shown, '/') && (len < end || strcmp(shown + len - end, ".scenario") != 0); /* would be looked for as one */
	char *named = xasprintf("%s%s", id_like ? "./" : "", shown);
	fprintf(stderr, _("%s: a scenario to begin with; `filrouge scenario check %s` says what is wrong in it\n"), shown, named);
	free(named);
	free(shown);
	return DONE;
}

/* In the language asked for, else the environment's, else English. */
static bool pick_language(const char *verb, const char *text, enum lang *lang)
{
	if (text && !lang_parse(text, lang)) {
		cli_usage(verb, _("the language is fr, en or nl"));
		return false;
	}
	if (!text && !i18n_environment(lang))
		*lang = LANG_EN;
	i18n_use(*lang);
	return true;
}

int scenario_verb_new(int argc, char **argv)
{
	static const char verb[] = "scenario new";
	const char *wanted = NULL, *language = NULL, *from = NULL, *words[2];
	const struct option_row rows[] = {{"id", true, &wanted}, {"language", true, &language}, {"from", true, &from}, {NULL, false, NULL}};
	enum lang lang;
	if (!cli_options(verb, argc, argv, rows, 1, 1, words))
		return CANNOT;
	char *id = wanted ? xstrdup(wanted) : id_of(words[0]);
	if (!id || !is_id(id)) {
		free(id);
		return cli_usage(verb, _("an id is small letters, digits and hyphens, and begins with a letter: --id first-meeting"));
	}
	int status = CANNOT;
	if (pick_language(verb, language, &lang))
		status = from ? copy(from, words[0], id) : skeleton(words[0], id, lang);
	free(id);
	return status;
}

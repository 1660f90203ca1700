/* filrouge scenario new: writes a skeleton, never over anything. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "cli/scenario.h"
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

static bool write_all(int fd, const char *text)
{
	for (size_t len = strlen(text); len;) {
		ssize_t n = write(fd, text, len);
		if (n < 0 && errno != EINTR)
			return false;
		text += n > 0 ? n : 0;
		len -= n > 0 ? (size_t)n : 0;
	}
	return fsync(fd) == 0;
}

static bool write_file(const char *path, const char *text, struct error *err)
{
	char *shown = text_filter(path, strlen(path), false);
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
	bool fine = fd >= 0 && write_all(fd, text);
	if (fd < 0 && errno == EEXIST)
		error_set(err, _("%s is there already: nothing was written"), shown);
	else if (!fine)
		error_set(err, _("%s: cannot be written: %s"), shown, strerror(errno));
	if (fd >= 0 && !fine)
		unlink(path);
	if (fd >= 0)
		close(fd);
	free(shown);
	return fine;
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
	const char *wanted = NULL, *language = NULL, *words[2];
	const struct option_row rows[] = {{"id", true, &wanted}, {"language", true, &language}, {NULL, false, NULL}};
	struct error err = {0};
	enum lang lang;
	if (!cli_options(verb, argc, argv, rows, 1, 1, words))
		return CANNOT;
	char *id = wanted ? xstrdup(wanted) : id_of(words[0]);
	if (!id || !is_id(id)) {
		free(id);
		return cli_usage(verb, _("an id is small letters, digits and hyphens, and begins with a letter: --id first-meeting"));
	}
	int status = CANNOT;
	if (pick_language(verb, language, &lang)) {
		char *text = skeleton_write(id, lang);
		if (write_file(words[0], text, &err)) {
			char *shown = text_filter(words[0], strlen(words[0]), false);
			fprintf(stderr, _("%s: a scenario to begin with; `filrouge scenario check %s` says what is wrong in it\n"), shown, shown);
			free(shown);
			status = DONE;
		} else {
			status = cli_fail(&err);
		}
		free(text);
	}
	free(id);
	return status;
}

/* Options of a subcommand as rows; the words around them. Says what is wrong by itself. */
#include "cli/cli.h"

#include <ctype.h>
#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "session/change.h"

static const struct option_row *find_row(const struct option_row *rows, const char *name, size_t len)
{
	for (; rows->name; rows++)
		if (strlen(rows->name) == len && strncmp(rows->name, name, len) == 0)
			return rows;
	return NULL;
}

/* One sentence with a word of the person's in it. FMT holds one %s. */
static bool complain(const char *name, const char *fmt, const char *word)
{
	char *shown = text_filter(word, strlen(word), false);
	struct error err = {0};
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	error_set(&err, fmt, shown);
#pragma GCC diagnostic pop
	cli_usage(name, err.text);
	error_clear(&err);
	free(shown);
	return false;
}

/* Reads the option at argv[*AT]; *AT moves past its value. */
static bool read_option(const char *name, int argc, char **argv, int *at, const struct option_row *rows)
{
	const char *word = argv[*at] + 2;
	size_t len = strcspn(word, "=");
	const struct option_row *row = find_row(rows, word, len);
	if (!row)
		return complain(name, _("there is no option `%s`"), argv[*at]);
	if (!row->value) {
		if (word[len] == '=')
			return complain(name, _("`--%s` takes no value"), row->name);
		*row->text = row->name;
		return true;
	}
	if (word[len] == '=') {
		*row->text = word + len + 1;
		return true;
	}
	if (*at + 1 >= argc)
		return complain(name, _("a value is missing after `--%s`"), row->name);
	*row->text = argv[++*at];
	return true;
}

bool cli_options(const char *name, int argc, char **argv, const struct option_row *rows, int least, int most,
                 const char **words)
{
	int count = 0;
	bool only_words = false;
	for (int i = 1; i < argc; i++) {
		const char *word = argv[i];
		if (!only_words && strcmp(word, "--") == 0) {
			only_words = true;
		} else if (!only_words && strncmp(word, "--", 2) == 0) {
			if (!read_option(name, argc, argv, &i, rows))
				return false;
		} else if (count == most) {
			return complain(name, _("`%s` is one word too many"), word);
		} else {
			words[count++] = word;
		}
	}
	words[count] = NULL;
	if (count >= least)
		return true;
	cli_usage(name, _("a word is missing"));
	return false;
}

/* The login name, of the file itself: the C library's own way loads further libraries, which a program without a loader has not. Who is in no
 * file but in a directory's service is who the login said. Caller frees; NULL: nothing says it. */
static char *login_name(void)
{
	FILE *f = fopen("/etc/passwd", "re");
	struct passwd *pw = NULL;
	while (f && (pw = fgetpwent(f)) != NULL && pw->pw_uid != geteuid())
		;
	const char *said = getenv("LOGNAME") ? getenv("LOGNAME") : getenv("USER");
	char *name = pw ? xstrdup(pw->pw_name) : said ? xstrdup(said) : NULL;
	if (f)
		fclose(f);
	return name;
}

char *cli_person(void)
{
	const char *asked = getenv("FILROUGE_USER");
	char *name = asked && *asked ? xstrdup(asked) : login_name();
	char *person = name && *name ? text_fold(name) : xasprintf("user-%u", (unsigned)geteuid());
	free(name);
	for (char *p = person; *p; p++)
		if (!isalnum((unsigned char)*p) && *p != '_' && *p != '-')
			*p = '-';
	if (strlen(person) > 64)
		person[64] = '\0';
	if (!id_valid(person))
		replace(&person, "facilitator");
	return person;
}

/* mkdir -p of PATH (changed and put back while working). */
static bool make_folders(char *path)
{
	for (char *p = path + 1; *p; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		int failed = mkdir(path, 0700) != 0 && errno != EEXIST;
		*p = '/';
		if (failed)
			return false;
	}
	return mkdir(path, 0700) == 0 || errno == EEXIST;
}

char *cli_data_folder(struct error *err)
{
	const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
	char *folder;
	if (data && *data == '/') {
		folder = xasprintf("%s/filrouge", data);
	} else if (home && *home == '/') {
		folder = xasprintf("%s/.local/share/filrouge", home);
	} else {
		error_set(err, _("neither XDG_DATA_HOME nor HOME says where your files are: set HOME"));
		return NULL;
	}
	if (make_folders(folder))
		return folder;
	char *shown = text_filter(folder, strlen(folder), false);
	error_set(err, _("%s: cannot be made: %s"), shown, strerror(errno));
	free(shown);
	free(folder);
	return NULL;
}

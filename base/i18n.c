/* The languages of people, and gettext on servers whose locale is poor or absent.
 * Knows nothing of options or sessions: who reads those calls i18n_use(). */
#include "base/i18n.h"

#include <ctype.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

#ifndef LOCALEDIR
#define LOCALEDIR "/usr/local/share/locale"
#endif

#define DOMAIN "filrouge"

const char *const lang_codes[LANG_COUNT] = {"fr", "en", "nl"};

/* gettext's own counter: moving it makes it look at LANGUAGE again. */
extern int _nl_msg_cat_cntr;

static enum lang current = LANG_EN;
static enum { NOT_YET, WITHOUT_UTF8, STARTED } state;

bool lang_parse(const char *text, enum lang *lang)
{
	for (int i = 0; i < LANG_COUNT; i++) {
		const char *code = lang_codes[i];

		if (tolower((unsigned char)text[0]) == code[0] && tolower((unsigned char)text[1]) == code[1] &&
		    strchr("_-.@", text[2]) != NULL) { /* finds the NUL too */
			*lang = (enum lang)i;
			return true;
		}
	}
	return false;
}

static bool is_utf8(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/* An SSH forced command has no LANG at all, and a LANG may name a locale that is not installed. */
static bool start_ctype(void)
{
	static const char *const names[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8", "fr_FR.UTF-8", "en_GB.UTF-8"};

	for (size_t i = 0; i < sizeof names / sizeof *names && !is_utf8(); i++)
		setlocale(LC_CTYPE, names[i]);
	return is_utf8();
}

/* In the locale C gettext does not even look at LANGUAGE. */
static void start_messages(void)
{
	const char *now = setlocale(LC_MESSAGES, NULL);

	if (now != NULL && strcmp(now, "C") != 0 && strcmp(now, "POSIX") != 0)
		return;
	if (setlocale(LC_MESSAGES, "C.UTF-8") == NULL)
		setlocale(LC_MESSAGES, setlocale(LC_CTYPE, NULL));
}

/* A build tree has its catalogues beside the program; NULL: there are none. Caller frees. */
static char *catalogues_beside(void)
{
	char exe[PATH_MAX];
	ssize_t len = readlink("/proc/self/exe", exe, sizeof exe - 1);
	struct stat st;
	char *slash;
	char *path;

	if (len <= 0)
		return NULL;
	exe[len] = '\0';
	slash = strrchr(exe, '/');
	if (slash == NULL)
		return NULL;
	*slash = '\0';
	path = xasprintf("%s/locale", exe);
	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		return path;
	free(path);
	return NULL;
}

/* LANGUAGE is a list: the first of ours in it. */
static bool language_list(const char *list, enum lang *lang)
{
	while (list != NULL && *list != '\0') {
		const char *colon = strchr(list, ':');
		char *one = colon != NULL ? xstrndup(list, (size_t)(colon - list)) : xstrdup(list);
		bool found = *one != '\0' && lang_parse(one, lang);

		free(one);
		if (found)
			return true;
		list = colon != NULL ? colon + 1 : NULL;
	}
	return false;
}

bool i18n_environment(enum lang *lang)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

	if (language_list(getenv("LANGUAGE"), lang))
		return true;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = getenv(names[i]);

		if (value != NULL && *value != '\0')
			return lang_parse(value, lang); /* the first that is set hides the others */
	}
	return false;
}

static void use(enum lang lang)
{
	current = lang;
	setenv("LANGUAGE", lang_codes[lang], 1);
	++_nl_msg_cat_cntr;
}

bool i18n_start(void)
{
	char *beside = catalogues_beside();
	enum lang lang;

	/* Only these two: numbers in files and on the wire have a point everywhere, and each category costs time at start. */
	setlocale(LC_CTYPE, "");
	setlocale(LC_MESSAGES, "");
	state = start_ctype() ? STARTED : WITHOUT_UTF8;
	start_messages();
	bindtextdomain(DOMAIN, beside != NULL ? beside : LOCALEDIR);
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	textdomain(DOMAIN);
	free(beside);
	if (i18n_environment(&lang))
		use(lang);
	return state == STARTED;
}

static void start_once(void)
{
	if (state == NOT_YET)
		i18n_start();
}

void i18n_use(enum lang lang)
{
	start_once();
	use(lang);
}

enum lang i18n_language(void)
{
	start_once();
	return current;
}

const char *i18n_text(const char *text)
{
	start_once();
	return gettext(text);
}

#undef ngettext
const char *i18n_plural(const char *one, const char *many, unsigned long count)
{
	start_once();
	return ngettext(one, many, count);
}

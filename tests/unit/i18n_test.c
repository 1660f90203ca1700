/* Accents and translations work whatever the server's locale is. */
#include <criterion/criterion.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <wchar.h>

#include "base/i18n.h"
#include "base/memory.h"

static const char *const variables[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LC_NUMERIC", "LANG"};

static void bare_environment(void)
{
	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
		unsetenv(variables[i]);
}

TestSuite(i18n, .init = bare_environment);

Test(i18n, languages_are_known_by_their_code)
{
	static const struct {
		const char *text;
		int lang; /* -1: none of ours */
	} rows[] = {
		{"fr", LANG_FR}, {"fr_BE.UTF-8", LANG_FR}, {"FR-be", LANG_FR}, {"en", LANG_EN}, {"en_GB@euro", LANG_EN}, {"nl.UTF-8", LANG_NL},
		{"", -1}, {"f", -1}, {"fra", -1}, {"de_DE", -1}, {"C.UTF-8", -1}, {"C", -1}, {"%n", -1}, {"français", -1},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		enum lang lang = LANG_COUNT;
		bool known = lang_parse(rows[i].text, &lang);

		cr_assert_eq(known, rows[i].lang >= 0, "\"%s\"", rows[i].text);
		if (known)
			cr_assert_eq((int)lang, rows[i].lang, "\"%s\" is %s", rows[i].text, lang_codes[lang]);
	}
}

Test(i18n, the_environment_is_asked_in_the_order_of_gettext)
{
	enum lang lang;

	cr_assert_not(i18n_environment(&lang), "an empty environment asks for nothing");
	setenv("LANG", "nl_BE.UTF-8", 1);
	cr_assert(i18n_environment(&lang) && lang == LANG_NL, "LANG");
	setenv("LC_MESSAGES", "en_GB.UTF-8", 1);
	cr_assert(i18n_environment(&lang) && lang == LANG_EN, "LC_MESSAGES hides LANG");
	setenv("LC_ALL", "C.UTF-8", 1);
	cr_assert_not(i18n_environment(&lang), "LC_ALL hides them all");
	setenv("LANGUAGE", "de:fr:en", 1);
	cr_assert(i18n_environment(&lang) && lang == LANG_FR, "the first of ours in LANGUAGE");
	setenv("LANGUAGE", "de", 1);
	cr_assert_not(i18n_environment(&lang), "none of ours");
}

Test(i18n, a_server_without_a_locale_still_has_utf8_and_points_in_numbers)
{
	static const char *const langs[] = {NULL, "C", "POSIX", "xx_YY.UTF-8", "%n", "fr_FR.ISO-8859-1", "C.UTF-8"};

	for (size_t i = 0; i < sizeof langs / sizeof *langs; i++) {
		bare_environment();
		if (langs[i] != NULL)
			setenv("LANG", langs[i], 1);
		setlocale(LC_ALL, "C");
		cr_assert(i18n_start(), "LANG=%s", langs[i] != NULL ? langs[i] : "");
		cr_assert_str_eq(nl_langinfo(CODESET), "UTF-8", "LANG=%s", langs[i] != NULL ? langs[i] : "");
		cr_assert_eq(wcwidth(0x6771), 2, "columns are known");
		cr_assert_str_eq(localeconv()->decimal_point, ".", "a point");
	}
}

/* A catalogue with one message, as msgfmt writes it (little end first). */
static void write_catalogue(const char *folder, const char *code, const char *from, const char *to)
{
	static const char head[] = "Content-Type: text/plain; charset=UTF-8\n";
	unsigned from_len = (unsigned)strlen(from);
	unsigned words[15] = {0x950412de, 0, 2, 28, 44, 0, 60, 0, 60, from_len, 61};
	char *path = xasprintf("%s/%s", folder, code);
	FILE *f;

	mkdir(path, 0700);
	free(path);
	path = xasprintf("%s/%s/LC_MESSAGES", folder, code);
	mkdir(path, 0700);
	free(path);
	path = xasprintf("%s/%s/LC_MESSAGES/filrouge.mo", folder, code);
	f = fopen(path, "wb");
	cr_assert_not_null(f, "%s", path);
	words[11] = sizeof head - 1;
	words[12] = 61 + from_len + 1;
	words[13] = (unsigned)strlen(to);
	words[14] = words[12] + (unsigned)sizeof head;
	fwrite(words, sizeof words, 1, f);
	fputc('\0', f);
	fwrite(from, from_len + 1, 1, f);
	fwrite(head, sizeof head, 1, f);
	fwrite(to, strlen(to) + 1, 1, f);
	fclose(f);
	free(path);
}

static void remove_catalogue(const char *folder, const char *code)
{
	static const char *const parts[] = {"/LC_MESSAGES/filrouge.mo", "/LC_MESSAGES", ""};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		char *path = xasprintf("%s/%s%s", folder, code, parts[i]);

		remove(path);
		free(path);
	}
}

Test(i18n, the_language_changes_while_running_with_no_locale_installed)
{
	char folder[] = "/tmp/filrouge-i18n-XXXXXX";

	cr_assert_not_null(mkdtemp(folder), "a folder");
	write_catalogue(folder, "fr", "Saved", "Enregistré");
	write_catalogue(folder, "nl", "Saved", "Bewaard");
	i18n_start();
	bindtextdomain("filrouge", folder);
	cr_assert_str_eq(_("Saved"), "Saved", "English before anything is asked");
	i18n_use(LANG_FR);
	cr_expect_str_eq(_("Saved"), "Enregistré", "French, in UTF-8: %s", _("Saved"));
	i18n_use(LANG_NL);
	cr_expect_str_eq(_("Saved"), "Bewaard", "then Dutch");
	i18n_use(LANG_EN);
	cr_expect_str_eq(_("Saved"), "Saved", "then English, which needs no catalogue");
	cr_expect_eq((int)i18n_language(), LANG_EN, "and it says so");
	remove_catalogue(folder, "fr");
	remove_catalogue(folder, "nl");
	rmdir(folder);
}

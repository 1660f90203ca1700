/* The languages of people and of scenarios, and gettext. */
#ifndef BASE_I18N_H
#define BASE_I18N_H

#include <libintl.h>
#include <stdbool.h>

#define _(text) i18n_text(text)
#define N_(text) (text)
#undef ngettext
#define ngettext(one, many, count) i18n_plural(one, many, count)

enum lang { LANG_FR, LANG_EN, LANG_NL, LANG_COUNT };

extern const char *const lang_codes[LANG_COUNT]; /* "fr" "en" "nl" */

/* "fr", "fr_BE.UTF-8", ... -> *LANG; false: none of ours. */
bool lang_parse(const char *text, enum lang *lang);

/* Makes the process able to show accents and translations whatever the server's locale:
 * LC_CTYPE becomes UTF-8, catalogues are looked for beside the program, then in LOCALEDIR, the language is that of the
 * environment. Done by the first message at the latest; a process without any does without.
 * Returns false when no UTF-8 locale exists at all. */
bool i18n_start(void);

/* gettext and ngettext, the languages started. */
const char *i18n_text(const char *text) __attribute__((format_arg(1)));
const char *i18n_plural(const char *one, const char *many, unsigned long count)
	__attribute__((format_arg(1), format_arg(2)));

/* Does the environment (LANGUAGE, LC_ALL, LC_MESSAGES, LANG) ask for one of our languages? */
bool i18n_environment(enum lang *lang);

/* From now on messages are in LANG. */
void i18n_use(enum lang lang);
enum lang i18n_language(void);

#endif

/* What the site and the person have set, read once for the process, and how the rooms get it. */
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "cli/cli.h"
#include "tui/bind.h"
#include "tui/screen.h"

/* There is one person at this process. */
static struct {
	struct options *options;
	const char **keys; /* NULL: those of the commands */
	bool bound, said;
} settings;

struct options *cli_settings(void)
{
	if (settings.options == NULL)
		settings.options = options_load();
	return settings.options;
}

const char *const *cli_settings_keys(void)
{
	if (!settings.bound)
		settings.keys = bind_keys(cli_settings());
	settings.bound = true;
	return settings.keys;
}

void cli_settings_language(void)
{
	static const enum lang languages[] = {[LANGUAGE_FR] = LANG_FR, [LANGUAGE_EN] = LANG_EN, [LANGUAGE_NL] = LANG_NL};
	const struct option_value *v = &cli_settings()->values[OPTION_LANGUAGE];
	enum lang lang;

	if (v->number != LANGUAGE_AUTO && (v->from == LAYER_PERSON || !i18n_environment(&lang)))
		i18n_use(languages[v->number]);
}

void cli_settings_screen(void)
{
	const struct options *o = cli_settings();

	cli_settings_keys();
	if (!settings.said)
		options_print_faults(o, stderr);
	settings.said = true;
	screen_theme(options_number(o, OPTION_THEME));
	clock_twelve(options_number(o, OPTION_CLOCK) == CLOCK_12H);
}

void cli_settings_face(struct app *a)
{
	app_options(a, cli_settings(), cli_settings_keys());
}

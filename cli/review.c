/* filrouge review: the enterprise's own view, on the terminal or played from a script. */
#include "cli/cli.h"

#include <stddef.h>

int cli_review(int argc, char **argv)
{
	struct room_options o = {.role = ROLE_ENTERPRISE, .reader = READER_ENTERPRISE};
	const struct option_row rows[] = {
		{"as", true, &o.enterprise}, {"language", true, &o.language}, {"play", true, &o.script}, {"size", true, &o.size}, {NULL, false, NULL},
	};
	const char *words[2];
	if (!cli_options(argv[0], argc, argv, rows, 1, 1, words))
		return 2;
	o.path = words[0];
	if (!o.enterprise)
		return cli_usage(argv[0], _("--as ENTERPRISE says whose view it is: an id or an exact name"));
	if (o.size && !o.script)
		return cli_usage(argv[0], _("--size goes with --play; a terminal has its own size"));
	return cli_room(&o);
}

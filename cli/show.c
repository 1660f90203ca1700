/* filrouge show: the room's screen, on the projector's machine or in a window of its own. It follows the live step, and writes nothing. */
#include <stddef.h>

#include "cli/cli.h"

int cli_show(int argc, char **argv)
{
	struct room_options o = {.role = ROLE_ROOM, .reader = READER_ROOM};
	const struct option_row rows[] = {
		{"language", true, &o.language}, {"play", true, &o.script}, {"size", true, &o.size}, {NULL, false, NULL},
	};
	const char *words[2];
	if (!cli_options(argv[0], argc, argv, rows, 1, 1, words))
		return 2;
	o.path = words[0];
	if (o.size && !o.script)
		return cli_usage(argv[0], _("--size goes with --play; a terminal has its own size"));
	return cli_room(&o);
}

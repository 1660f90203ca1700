/* filrouge export and import: everything as one JSON object, and a session file from it. */
#include "cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "session/session.h"

int cli_export(int argc, char **argv)
{
	const char *enterprise = NULL, *words[2];
	const struct option_row rows[] = {{"enterprise", true, &enterprise}, {NULL, false, NULL}};
	if (!cli_options(argv[0], argc, argv, rows, 1, 1, words))
		return 2;
	struct error err = {0};
	struct session *s = session_open(words[0], SESSION_READ, &err);
	int64_t id = 0;
	bool done = s && (!enterprise || (id = session_find_enterprise(s, enterprise, &err)) != 0) &&
	            session_export(s, id, stdout, &err);
	session_close(s);
	/* A full disk is only known once all is written. */
	if (done && (fflush(stdout) != 0 || ferror(stdout)))
		done = error_set(&err, _("the export could not be written whole: %s"), strerror(errno));
	return done ? 0 : cli_fail(&err);
}

int cli_import(int argc, char **argv)
{
	const char *words[3];
	const struct option_row rows[] = {{NULL, false, NULL}};
	if (!cli_options(argv[0], argc, argv, rows, 2, 2, words))
		return 2;
	struct error err = {0};
	return session_import(words[0], words[1], &err) ? 0 : cli_fail(&err);
}

/* filrouge alone, on a terminal: the start screen, and what is opened from it in the same process. */
#include <signal.h>
#include <stdlib.h>

#include "base/memory.h"
#include "cli/cli.h"
#include "tui/app.h"
#include "tui/loop.h"
#include "tui/screen.h"

/* What is typed is written: not cut off by the second signal of a line that dropped. */
static void leave(struct app *a)
{
	sigset_t set, before;
	sigemptyset(&set);
	sigaddset(&set, SIGHUP);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigprocmask(SIG_BLOCK, &set, &before);
	app_free(a);
	sigprocmask(SIG_SETMASK, &before, NULL);
}

/* Shows the start screen, which says MESSAGE (may be NULL). *OPENS and *PATH, owned by the caller: what was opened. */
static int ask(const char *message, enum app_opens *opens, char **path, struct error *err)
{
	const char *chosen = NULL;
	struct app *a = app_new_start(message);
	char *person = cli_person();
	app_person(a, person);
	free(person);
	cli_settings_face(a);
	int status = loop_run(a, NULL, err);
	*opens = status == 0 ? app_opens(a, &chosen) : OPENS_NOTHING;
	*path = xstrdup(chosen);
	leave(a);
	return status;
}

static int open_chosen(enum app_opens opens, const char *path, struct error *err)
{
	if (opens == OPENS_DEMO)
		return cli_demo_open(NULL, NULL, true, err);
	return cli_room_open(&(struct room_options){.path = path, .later = true}, err);
}

bool cli_start(int *status)
{
	struct error err = {0};
	enum app_opens opens = OPENS_NOTHING;
	char *message = NULL, *path;
	i18n_start();
	cli_settings_screen();
	if (!screen_start(&err)) {
		error_clear(&err);
		return false;
	}
	do { /* what cannot be opened is said on the start screen */
		*status = ask(message, &opens, &path, &err);
		if (opens != OPENS_NOTHING)
			*status = open_chosen(opens, path, &err);
		free(path);
		replace(&message, err.text);
		error_clear(&err);
	} while (opens != OPENS_NOTHING && message);
	screen_stop();
	if (message) {
		error_set(&err, "%s", message);
		cli_fail(&err);
	}
	free(message);
	return true;
}

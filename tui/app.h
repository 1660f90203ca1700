/* The face's state and its three entries: a key, a tick, a drawing. No terminal here: loop.c (a person) and play.c (a script) both drive it. */
#ifndef TUI_APP_H
#define TUI_APP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/i18n.h"
#include "config/options.h"
#include "session/client.h"
#include "tui/edit.h"
#include "tui/grid.h"
#include "tui/key.h"

/* Who looks: one of the first three. In a preview, on a session that was made up and is not kept, with its bit of the others: so it
 * may also do what only somebody who tries out may. */
enum role {
	ROLE_FACILITATOR = 1, ROLE_ENTERPRISE = 2, ROLE_ROOM = 4,
	ROLE_PREVIEWS_FACILITATOR = 8, ROLE_PREVIEWS_ENTERPRISE = 16, ROLE_PREVIEWS_ROOM = 32, ROLE_ADMIN = 64, /* on the start screen */
	ROLE_PREVIEWS = ROLE_PREVIEWS_FACILITATOR | ROLE_PREVIEWS_ENTERPRISE | ROLE_PREVIEWS_ROOM
};

struct app; /* private to tui/, defined in tui/state.h */

/* Borrows CLIENT. Restores the person's place where CLIENT knows it already, else app_stand() does. */
struct app *app_new(struct client *client, unsigned role);
/* CLIENT has what a screen shows: goes where the person stood. */
void app_stand(struct app *a);
/* Of an enterprise: begins at its own view of all meetings. PATH of the session file, PERSON who looks. */
void app_review(struct app *a, const char *path, const char *person);
/* The start screen: no session, no client. MESSAGE (may be NULL) is said at first. Its data are the list of recent sessions and the
 * scenarios that are found. */
struct app *app_new_start(const char *message);
/* On the start screen: who will be the author of a session that is made there. */
void app_person(struct app *a, const char *person);
/* What a site and a person have set, and the keys made of it (bind.h); both borrowed, NULL: as it comes. What is wrong in
 * it is the first message. Before the first key. */
void app_options(struct app *a, const struct options *o, const char *const *keys);
/* What the terminal can do; before the first key. Without it neither is offered. */
enum { TERMINAL_MOUSE = 1, TERMINAL_COPY = 2 };
void app_terminal(struct app *a, unsigned can);
/* Are clicks and the wheel wanted? */
bool app_mouse(const struct app *a);
/* What was copied since this was asked last, NULL: nothing. Caller frees. */
char *app_copied(struct app *a);
void app_free(struct app *a);

void app_key(struct app *a, const struct key *k);
/* Time went on or the client pumped something: takes in what came. NOW: UTC ms. True: draw again. */
bool app_tick(struct app *a, int64_t now);
void app_draw(struct app *a, struct grid *g); /* every cell of G */
/* UTC ms at which something on the screen changes by itself (the minute of the clock, a notice that goes); 0: nothing will. */
int64_t app_next(const struct app *a);
/* Is all of the terminal to be painted again, whatever it shows? Once. */
bool app_redraws(struct app *a);
bool app_done(const struct app *a); /* <C-q> was pressed, or something was opened from the start screen: */
enum app_opens { OPENS_NOTHING, OPENS_SESSION, OPENS_DEMO };
enum app_opens app_opens(const struct app *a, const char **path); /* *PATH, of a session, as long as A */
/* Runs a command by its name, with an argument or "". For scripts. */
bool app_command(struct app *a, const char *name, const char *argument, struct error *err);

#endif

/* A person at a terminal: signals, keys, socket, clock; and a script instead of one. Both return the exit status. */
#ifndef TUI_LOOP_H
#define TUI_LOOP_H

#include "tui/app.h"

/* Runs until <C-q> (0), a signal (128 + its number), or the terminal is gone (129); 2 and *ERR: no screen can be shown.
 * Starts the screen if that isn't done yet, stops it, unless A opens something that goes on in it. The client, NULL on the start
 * screen, is closed by the caller. */
int loop_run(struct app *a, struct client *c, struct error *err);

/* Plays SCRIPT (a path, "-" is standard input) on a screen of HEIGHT x WIDTH without a terminal: each line is keys,
 * "text", :command, `wait TEXT` or `dump` (prints the screen on standard output); # begins a remark. A line that fails
 * ends it with 2. When FINAL, the last screen is printed at the end. Before each line whatever was asked is
 * acknowledged or 5 s have passed. `wait` gives up after 10 s.
 * A failing line is left in *ERR as `SCRIPT:12: sentence`; the caller says it. */
int play_run(struct app *a, struct client *c, const char *script, int height, int width, bool final, struct error *err);

#endif

/* The room as lines: for screen readers, braille lines, terminals that show no screen, and pipes. What is asked is printed, a line typed
 * is the answer; no cursor is moved, nothing but text and line ends is written. The same app, commands and client as on a screen. */
#ifndef TUI_LINEAR_H
#define TUI_LINEAR_H

#include <stdio.h>

#include "tui/app.h"

/* Asks field by field until `:leave`, the end of IN (a file descriptor), or a signal: 0, or 128 + its number. CLIENT has all of its
 * snapshot. The client is closed by the caller. */
int linear_run(struct app *a, struct client *client, int in, FILE *out, struct error *err);

#endif

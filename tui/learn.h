/* What the terminal's own description says its keys send. Internal to the screen. */
#ifndef TUI_LEARN_H
#define TUI_LEARN_H

#include "tui/input.h"

/* CAPABILITY gives the string of a terminfo name, "" when there is none. */
void learn_keys(struct input *in, const char *(*capability)(const char *name));

#endif

/* A frame on its way to the terminal: memory that curses writes to as if it were the terminal, sent in one write.
 * Internal to the screen. */
#ifndef TUI_FRAME_H
#define TUI_FRAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/error.h"

bool frame_open(struct error *err);
void frame_close(void);
FILE *frame_file(void);            /* what curses takes for the terminal */
void frame_add(const char *bytes); /* a string, after what is there */
const char *frame_bytes(size_t *len); /* what is there, at most 1 MiB of it */
void frame_drop(void);
/* A string that need not be said again once it was sent: curses resets the character set at each change of attributes.
 * NULL: none; it is sent again from now on. */
void frame_once(const char *bytes);
/* Sends what is there, and begins again. False: the terminal is gone. */
bool frame_send(void);

#endif

/* The terminal as a device: its modes, its size, whole frames out, bytes in, and what is held back while it is ours.
 * Internal to the screen. Knows no curses and no escape sequence: what gives the terminal back is told to it. */
#ifndef TUI_TTY_H
#define TUI_TTY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/error.h"

/* Takes the modes of standard input (raw, reads don't wait) and holds back standard error where it is a terminal too.
 */
bool tty_start(struct error *err);
/* Gives modes and standard error back, and prints what was held back. */
void tty_stop(void);

/* The size the kernel knows; false: it says 0x0. */
bool tty_size(int *height, int *width);
/* The character that erases, as the terminal's modes had it. */
char tty_erase(void);
/* One write(), more only where the device takes less. False: the terminal is gone. */
bool tty_write(const void *bytes, size_t len);
/* What is there, at most SIZE, without waiting; 0: nothing. */
size_t tty_read(char *bytes, size_t size);
/* These bytes and the modes are given back even when the program ends by a fault. BYTES are copied. */
void tty_on_fault(const void *bytes, size_t len);

#endif

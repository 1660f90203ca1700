/* What is copied on a key, as the sequence that hands it to the terminal (OSC 52). Nothing is ever read back. */
#ifndef TUI_CLIPBOARD_H
#define TUI_CLIPBOARD_H

#include <stddef.h>

/* Terminals drop longer ones without a word. */
enum { CLIPBOARD_MOST = 48 << 10 };

/* LEN bytes, at most CLIPBOARD_MOST. Only letters of base64 stand between its beginning and its end. Caller frees. */
char *clipboard_sequence(const char *text, size_t len);

#endif

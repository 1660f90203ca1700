/* One escape sequence (CSI or SS3) as a key. Internal to the decoder of input. */
#ifndef TUI_SEQUENCE_H
#define TUI_SEQUENCE_H

#include <stddef.h>

#include "tui/key.h"

/* TEXT begins with ESC [ or ESC O. Returns its bytes and the key (KEY_NONE: well-formed, but no key of ours;
 * KEY_PASTE_: a paste begins). 0: it isn't whole. */
size_t sequence_read(const char *text, size_t len, struct key *k);

#endif

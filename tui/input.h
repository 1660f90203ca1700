/* Bytes of a terminal become keys. Pure: no terminal, no clock of its own; internal to the screen.
 * Understands xterm's way of writing keys (and rxvt's, the Linux console's, CSI u); what a terminal does otherwise is
 * taught with input_learn(). */
#ifndef TUI_INPUT_H
#define TUI_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"
#include "tui/key.h"

struct input {
	struct buf bytes;      /* what came and is no key yet */
	size_t at;             /* of them, what was read */
	struct buf paste;      /* the paste handed out last, or the one that is coming */
	bool pasting;
	bool backspace_is_8;   /* the terminal's erase character is ^H, so ^H isn't <C-Backspace> */
	int64_t last;          /* ms: when something came last */
	struct learnt { char *bytes; size_t len; struct key key; } *learnt;
	size_t learnt_count;
};

/* A sequence of at least two bytes beginning with ESC; others are left aside. */
void input_learn(struct input *in, const char *bytes, struct key key);
void input_add(struct input *in, const char *bytes, size_t len, int64_t now);
/* The next key. false: nothing, or a key that isn't whole yet. NOW decides that a lone Esc is one. */
bool input_key(struct input *in, int64_t now, struct key *k);
/* Milliseconds after which input_key must be asked again though nothing came; -1: never. */
int input_timeout(const struct input *in, int64_t now);
void input_clear(struct input *in);

#endif

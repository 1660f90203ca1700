/* Keys by name: "a", "é", "<Enter>", "<C-n>", "<M-3>", "<S-Tab>", "<F1>", "<PageDown>", "<lt>". */
#ifndef TUI_KEY_H
#define TUI_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum key_special {
	KEY_NONE = 0x110000, /* above Unicode: no key */
	KEY_ENTER_, KEY_TAB_, KEY_ESC_, KEY_BACKSPACE_, KEY_DELETE_, KEY_INSERT_,
	KEY_UP_, KEY_DOWN_, KEY_LEFT_, KEY_RIGHT_, KEY_HOME_, KEY_END_, KEY_PAGEUP_, KEY_PAGEDOWN_,
	KEY_F1_, KEY_F12_ = KEY_F1_ + 11,
	KEY_PASTE_,  /* a whole bracketed paste: its text comes beside it */
	KEY_CLICK_, KEY_WHEEL_UP_, KEY_WHEEL_DOWN_, /* of the mouse: where comes beside it */
	KEY_SPECIAL_END
};
enum { MOD_CTRL = 1, MOD_META = 2, MOD_SHIFT = 4 };

struct key {
	uint32_t code;   /* a Unicode character, or one of the above; letters with MOD_CTRL in lower case */
	unsigned mods;
	const char *paste; /* of KEY_PASTE_: NUL-terminated, valid until the next key */
	int y, x;          /* of the mouse: a cell, from 0 */
};

/* The key as it is compared everywhere: letters with Ctrl in lower case, no Shift beside a character that is typed. */
struct key key_of(uint32_t code, unsigned mods);
bool key_same(const struct key *a, const struct key *b);
/* Is it a character to type (no Ctrl, no Meta, not special)? */
bool key_is_text(const struct key *k);
bool key_is_mouse(const struct key *k);
/* Reads one name at TEXT; returns the bytes read, 0: not a key. Any other character is itself. */
size_t key_parse(const char *text, struct key *k);
/* "<C-n>"; OUT holds 32 bytes. */
const char *key_name(const struct key *k, char *out);
/* As a hint line shows it: "^N", "Tab", "PgDn"; OUT holds 32 bytes. */
const char *key_short(const struct key *k, char *out);
/* As a sentence has it: "Ctrl-N", "Alt-3", "F1"; OUT holds 32 bytes. */
const char *key_said(const struct key *k, char *out);
/* Is K one of the space-separated names in KEYS? */
bool key_in(const struct key *k, const char *keys);

#endif

/* One line of a script for --play, taken apart. Pure; internal to play.c. */
#ifndef TUI_SCRIPT_H
#define TUI_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "tui/key.h"

enum script_kind { SCRIPT_NOTHING, SCRIPT_KEYS, SCRIPT_COMMAND, SCRIPT_WAIT, SCRIPT_DUMP, SCRIPT_DUMP_STYLES, SCRIPT_CLOCK, SCRIPT_LATER };

struct script_line {
	enum script_kind kind;
	struct key *keys;     /* of keys and texts */
	size_t key_count;
	char *text;           /* what to wait for; the command's name; of the clock the time as HH:MM */
	char *argument;       /* of a command; "" when there is none */
	int64_t ms;           /* how much later */
};

/* Reads one line, without its newline. false: a sentence says what is wrong with it; *L is empty then. */
bool script_read(const char *line, struct script_line *l, struct error *err);
void script_clear(struct script_line *l);

#endif

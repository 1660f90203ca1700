/* What one act sets, gathered with texts of its own and asked for at once: one undo takes all of it back. */
#ifndef TUI_SETTINGS_H
#define TUI_SETTINGS_H

#include "tui/state.h"

struct settings {
	struct setting *list;
	size_t count;
};

/* Copies T and VALUE (NULL: absent). */
void settings_add(struct settings *s, const struct target *t, enum value_type type, const char *value);
void settings_number(struct settings *s, const struct target *t, int64_t value);
/* Asks for it, empties S and takes the model again. */
void settings_send(struct app *a, struct settings *s);
void settings_clear(struct settings *s);

#endif

/* The terminal's own description: what it can do, and the strings for it. Internal to the screen. */
#ifndef TUI_TERMINFO_H
#define TUI_TERMINFO_H

#include <stdbool.h>

#include "base/error.h"
#include "base/memory.h"
#include "tui/paint.h"

/* Of TERM, or of what nearly every terminal of today understands where that name is unknown, which is said. false with a sentence
 * for what cannot show a screen. */
bool terminfo_open(struct error *err);
void terminfo_close(void); /* harmless when it is not open */

/* A string by its name, as it is described; "" when there is none. Until it is closed. */
const char *terminfo_text(const char *name);
/* The same at the end of OUT, without the delays for terminals of paper and of tubes. */
void terminfo_add(struct buf *out, const char *name);
/* The cursor to a place. */
void terminfo_add_move(struct buf *out, int y, int x);

int terminfo_colours(void); /* how many the terminal has; 0: none */

/* Fills W, in the colours of THEME where there are any; free with terminfo_words_clear(). */
void terminfo_words(struct paint_words *w, int theme);
void terminfo_words_clear(struct paint_words *w);

#endif

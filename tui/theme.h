/* How each style looks on a ground: attributes, and a colour where there are any. No state is told by its colour alone. Knows no curses. */
#ifndef TUI_THEME_H
#define TUI_THEME_H

#include "tui/grid.h"

enum { LOOK_BOLD = 1, LOOK_DIM = 2, LOOK_ITALIC = 4, LOOK_UNDERLINE = 8, LOOK_REVERSE = 16 };

struct look {
	unsigned attributes; /* LOOK_... */
	int colour;          /* of the palette; -1: the terminal's own */
};

/* Which theme is meant: THEME_... of config/options.h, THEME_AUTO only where nothing is known of the ground. NO_COLOR and COLORFGBG are
 * what the environment says, NULL: nothing. */
int theme_choose(int wanted, const char *no_color, const char *colorfgbg);

/* THEME as theme_choose() gave it; COLOURS that the terminal has, 0: none. */
struct look theme_look(int theme, int colours, enum style style);

#endif

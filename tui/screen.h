/* The terminal: the only file that knows curses. Gives it only the cells that differ from what is shown, each frame in
 * one write. */
#ifndef TUI_SCREEN_H
#define TUI_SCREEN_H

#include <stdbool.h>

#include "base/error.h"
#include "tui/grid.h"
#include "tui/key.h"

/* Takes the terminal on standard input and output: raw, alternate screen, bracketed paste; nothing is written before
 * the first screen_show, and standard error is held back until screen_stop. Harmless when it is started. false with a
 * sentence for what cannot show a screen (not a terminal, dumb, unknown and no way round); then the terminal is
 * untouched. Sets die_hook. */
bool screen_start(struct error *err);
/* THEME_... of config/options.h: for the next screen_start(). */
void screen_theme(int theme);
/* Gives the terminal back in full; harmless when not started. */
void screen_stop(void);

/* Does the terminal have a mouse, a clipboard that takes copies? */
bool screen_has_mouse(void);
bool screen_has_copy(void);
int screen_colours(void); /* 0: none, or not wanted */
/* Clicks and the wheel come as keys, or are the terminal's; from the next frame on. */
void screen_mouse(bool on);
/* Hands LEN bytes, at most CLIPBOARD_MOST, to the terminal's clipboard, with the next frame. */
void screen_copy(const char *text, size_t len);

void screen_size(int *height, int *width);
/* Shows G (of the screen's size, else clipped). One write, or none when nothing differs. */
void screen_show(struct grid *g); /* settles it */
/* Before the first frame, while nobody waits: shows G into nothing, so that the first frame finds everything warm. */
void screen_prepare(const struct grid *g);
/* Takes in what was typed, without waiting. */
void screen_read(void);
/* The next key that is there, without waiting. false: none. A paste comes as one KEY_PASTE_. */
bool screen_key(struct key *k);
/* Milliseconds after which screen_key must be asked again though no input came (a lone Esc, a paste without end); -1:
 * never. */
int screen_timeout(void);
/* The terminal took no more output: nobody sees this any longer. */
bool screen_gone(void);
/* After SIGWINCH: asks the kernel and follows; true when the size changed. Everything is painted again. */
bool screen_resized(void);
void screen_redraw(void); /* <C-l>: paints everything again at the next show */

#endif

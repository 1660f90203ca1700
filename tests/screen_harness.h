/* A terminal inside a test: libvterm behind a pty, with a program on it or this very process. Waits for what must come,
 * never for time to pass. */
#ifndef TESTS_SCREEN_HARNESS_H
#define TESTS_SCREEN_HARNESS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct term;

/* Milliseconds within which anything must happen on a slow, busy machine under a sanitizer. */
enum { TERM_PATIENCE = 20000 };

struct term_cell {
	char text[28]; /* " " where nothing was written, "" on the right half of a wide character */
	int width;
	bool bold, underline, italic, reverse;
	int colour;    /* of the palette; -1: the terminal's own */
};

/* Runs ARGV (looked for in PATH) on a terminal of its own. ENV: NULL-ended "NAME=value" beside and above
 * TERM=xterm-256color, LANG=C.UTF-8, HOME=/nonexistent, and this process's PATH and sanitizers' options; nothing else
 * is handed down. ENV may be NULL. */
struct term *term_spawn(const char *const argv[], const char *const env[], int height, int width);
/* Puts the terminal on standard input and output of this process until term_free. */
struct term *term_here(int height, int width);
/* Ends what still runs (by force), and frees. NULL is fine. */
void term_free(struct term *t);

/* Keys by their names (tui/key.h), as that terminal writes them: "<C-n>Zorg<Enter>". */
void term_keys(struct term *t, const char *names);
void term_bytes(struct term *t, const void *bytes, size_t len); /* as they are */
void term_paste(struct term *t, const char *text);              /* bracketed, where the program asked for it */

/* Takes in what comes until TEXT is on one line of the screen / no longer is; false: not within MS. */
bool term_wait(struct term *t, const char *text, int ms);
bool term_wait_gone(struct term *t, const char *text, int ms);
/* Until CHECK says so. */
bool term_wait_until(struct term *t, bool (*check)(struct term *t, void *context), void *context, int ms);
/* Until BYTES came in all since the start. */
bool term_wait_bytes(struct term *t, size_t bytes, int ms);
/* Until the program ended; *STATUS as waitpid gives it (may be NULL). */
bool term_wait_end(struct term *t, int *status, int ms);

bool term_shows(struct term *t, const char *text);
char *term_line(struct term *t, int y); /* without the spaces at its end; caller frees */
char *term_text(struct term *t);        /* all lines, each with a newline; caller frees */
struct term_cell term_cell(struct term *t, int y, int x);
void term_cursor(struct term *t, int *y, int *x, bool *visible);
bool term_alternate(const struct term *t); /* is the alternate screen shown? */
bool term_wants_paste(const struct term *t);
bool term_wants_meta(const struct term *t); /* Alt and a key are to come as Escape and the key */
bool term_wants_mouse(const struct term *t);
size_t term_received(const struct term *t); /* bytes */

void term_resize(struct term *t, int height, int width);
void term_signal(struct term *t, int signal_number);
void term_hang_up(struct term *t); /* the line drops */
pid_t term_pid(const struct term *t);

#endif

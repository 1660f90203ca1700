/* A real terminal for the real program: a pty, and libvterm as the emulator behind it.
 * Links nothing of filrouge, so that no fault of its own reading or writing of keys can hide itself here. Every wait has a limit; nothing sleeps without looking. */
#ifndef E2E_TERM_H
#define E2E_TERM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <vterm.h>

struct term {
	int master;           /* -1 once closed or at its end */
	pid_t pid;            /* the program; 0 once it was waited for */
	int status;           /* as waitpid gave it */
	bool eof;             /* the last holder of the terminal is gone */
	int rows, cols;
	VTerm *vterm;
	VTermScreen *screen;
	bool altscreen;
	char *log;            /* every byte the program wrote */
	size_t log_len, log_cap;
	void (*seen)(struct term *t, void *context); /* called after bytes came; may be NULL */
	void *context;
};

int64_t term_now(void); /* monotonic microseconds */

/* Starts ARGV[0] with exactly this environment. false: errno says why. */
bool term_start(struct term *t, int cols, int rows, char *const argv[], char *const envp[]);
/* Closes the terminal, ends the program if it still runs, frees. */
void term_free(struct term *t);

/* Takes in what comes within MS milliseconds; returns as soon as something came. The number of bytes. */
size_t term_pump(struct term *t, int ms);
/* Until nothing has come for QUIET ms, LIMIT ms at most. */
void term_settle(struct term *t, int quiet, int limit);

bool term_send(struct term *t, const char *bytes, size_t len);
/* "a<Enter><C-n><M-3><lt>": false when a name is unknown. */
bool term_keys(struct term *t, const char *keys);
/* Bytes of the next key of KEYS into OUT (16 bytes); returns how much of KEYS it took, 0: none or unknown. */
size_t term_key(const char *keys, char *out, size_t *out_len);
void term_resize(struct term *t, int cols, int rows);
void term_close(struct term *t); /* the line drops: the master is closed */

char *term_text(struct term *t);                 /* the screen, a line each; caller frees */
bool term_has(struct term *t, const char *text); /* on one line of the screen */
bool term_wait(struct term *t, const char *text, int ms);
bool term_wait_gone(struct term *t, const char *text, int ms);
void term_cursor(struct term *t, int *row, int *col);

/* Waits for the program's end; false: it still runs after MS. Takes in what it writes meanwhile. */
bool term_exit(struct term *t, int ms);

/* The first living child of PID (0: none), looked up in /proc. */
pid_t term_child(pid_t pid);

#endif

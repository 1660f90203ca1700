/* The screen: what differs from what is shown leaves in one write when the frame is whole; keys are read and decoded beside it
 * (tty.c, input.c), so nothing here ever waits. What the terminal is told is in terminfo.c, with which bytes in paint.c. */
#include "tui/screen.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "config/options.h"
#include "tui/clipboard.h"
#include "tui/input.h"
#include "tui/learn.h"
#include "tui/paint.h"
#include "tui/terminfo.h"
#include "tui/theme.h"
#include "tui/tty.h"

/* What a person has chosen, for every screen_start(). */
static int wanted_theme;

/* Presses and the wheel, as SGR writes them. */
#define MOUSE_BEGINS "\033[?1000h\033[?1006h"
#define MOUSE_ENDS "\033[?1006l\033[?1000l"

/* xterm by itself makes a letter with an accent of Alt and a key: it is asked for Escape and the key, as others send, and gets back what it had.
 * Its kin say so little of themselves that whoever has its 8-bit meta is asked. */
#define META_KIN "\033[?1034h"
#define META_BEGINS "\033[?1036s\033[?1036h"
#define META_ENDS "\033[?1036r"

/* There is one terminal. */
static struct {
	bool started;
	struct grid *shown;
	const struct grid *of; /* whose rows they are, but for those that it touched since; NULL: nobody's */
	struct paint_words words;
	struct paint paint;
	struct input input;
	char *hide, *unhide; /* the cursor */
	bool painted, cursor_hidden, gone;
	bool unknown; /* what the terminal shows: everything is painted again */
	bool mouse, mouse_wanted;
} screen;

bool screen_has_mouse(void)
{
	return screen.started && *terminfo_text("kmous") != '\0';
}

bool screen_has_copy(void)
{
	return screen.started && *terminfo_text("Ms") != '\0';
}

int screen_colours(void)
{
	return screen.started && getenv("NO_COLOR") == NULL ? terminfo_colours() : 0;
}

void screen_mouse(bool on)
{
	screen.mouse_wanted = on;
}

void screen_copy(const char *text, size_t len)
{
	char *sequence = clipboard_sequence(text, len);

	buf_text(&screen.paint.out, sequence);
	free(sequence);
}

void screen_theme(int theme)
{
	wanted_theme = theme;
}

/* ---- start and stop ---- */

static bool has_meta(void)
{
	return strcmp(terminfo_text("smm"), META_KIN) == 0;
}

/* What gives the terminal back, whatever it shows. */
static void add_ending(struct buf *out)
{
	terminfo_add(out, "BD");
	buf_text(out, screen_has_mouse() ? MOUSE_ENDS : "");
	buf_text(out, has_meta() ? META_ENDS : "");
	terminfo_add(out, "sgr0");
	terminfo_add(out, "cnorm");
	terminfo_add_move(out, screen.paint.height - 1, 0);
	terminfo_add(out, "rmcup");
	buf_char(out, '\r');
}

static void set_size(int height, int width)
{
	grid_resize(screen.shown, height, width);
	screen.paint.height = screen.shown->height;
	screen.paint.width = screen.shown->width;
	screen_redraw();
}

static char *described(const char *name)
{
	struct buf out = {0};

	terminfo_add(&out, name);
	return buf_take(&out);
}

bool screen_start(struct error *err)
{
	int height = 24, width = 80;
	struct buf ending = {0};

	if (screen.started)
		return true;
	if (!tty_start(err))
		return false;
	if (!terminfo_open(err)) {
		screen_stop();
		return false;
	}
	die_hook(screen_stop);
	screen.started = true;
	terminfo_words(&screen.words, theme_choose(wanted_theme, getenv("NO_COLOR"), getenv("COLORFGBG")));
	screen.hide = described("civis");
	screen.unhide = described("cnorm");
	learn_keys(&screen.input, terminfo_text);
	screen.input.backspace_is_8 = tty_erase() == '\b';
	screen.shown = grid_new(1, 1);
	screen.paint.words = &screen.words;
	tty_size(&height, &width);
	set_size(height, width);
	add_ending(&ending);
	tty_on_fault(buf_str(&ending), ending.len);
	buf_clear(&ending);
	return true;
}

/* Sends what is there, and begins again. */
static void send(void)
{
	struct buf *out = &screen.paint.out;

	if (out->len > 0)
		screen.gone = !tty_write(out->data, out->len);
	out->len = 0;
}

void screen_stop(void)
{
	die_hook(NULL);
	if (screen.painted && screen.started) {
		add_ending(&screen.paint.out);
		send();
	}
	tty_stop();
	terminfo_close();
	terminfo_words_clear(&screen.words);
	free(screen.hide);
	free(screen.unhide);
	grid_free(screen.shown);
	buf_clear(&screen.paint.out);
	input_clear(&screen.input);
	memset(&screen, 0, sizeof(screen));
}

/* ---- frames ---- */

/* The first frame: what the terminal showed is kept, what others may have left is undone. */
static void begin(void)
{
	struct buf *out = &screen.paint.out;

	terminfo_add(out, "BE");
	buf_text(out, has_meta() ? META_BEGINS : "");
	terminfo_add(out, "smcup");
	terminfo_add(out, "rmir");
	terminfo_add(out, "smam");
}

static void show_mouse(void)
{
	if (screen.mouse != screen.mouse_wanted)
		buf_text(&screen.paint.out, screen.mouse_wanted ? MOUSE_BEGINS : MOUSE_ENDS);
	screen.mouse = screen.mouse_wanted;
}

/* Only where it isn't already; what others write meanwhile is plain. */
static void show_cursor(const struct grid *g)
{
	bool visible = g->cursor_y >= 0 && g->cursor_y < screen.shown->height && g->cursor_x < screen.shown->width;

	paint_style(&screen.paint, STYLE_PLAIN);
	if (visible)
		paint_move(&screen.paint, g->cursor_y, g->cursor_x);
	if (visible == screen.cursor_hidden)
		buf_text(&screen.paint.out, visible ? screen.unhide : screen.hide);
	screen.cursor_hidden = !visible;
}

static void show_rows(const struct grid *g)
{
	struct grid *shown = screen.shown;
	int height = g->height < shown->height ? g->height : shown->height;
	int width = g->width < shown->width ? g->width : shown->width;

	if (screen.unknown) {
		terminfo_add(&screen.paint.out, "sgr0"); /* in full: the character set too */
		screen.paint.style = STYLE_PLAIN;
		grid_clear(shown);
		paint_clear(&screen.paint);
	}
	for (int y = 0; y < height; y++)
		if (g != screen.of || screen.unknown || g->touched[y])
			paint_row(&screen.paint, y, g->cells + (size_t)y * (size_t)g->width, shown->cells + (size_t)y * (size_t)shown->width, width);
	screen.unknown = false;
}

void screen_show(struct grid *g)
{
	if (!screen.started || screen.gone)
		return;
	if (!screen.painted)
		begin();
	show_mouse();
	show_rows(g);
	screen.of = g;
	grid_settled(g);
	show_cursor(g);
	screen.painted = true;
	send();
}

void screen_prepare(const struct grid *g)
{
	if (!screen.started || screen.painted)
		return;
	begin();
	show_rows(g);
	screen.paint.out.len = 0;
	screen_redraw();
}

void screen_size(int *height, int *width)
{
	*height = screen.shown != NULL ? screen.shown->height : 0;
	*width = screen.shown != NULL ? screen.shown->width : 0;
}

bool screen_resized(void)
{
	int height, width;

	if (!screen.started || !tty_size(&height, &width))
		return false;
	if (height == screen.shown->height && width == screen.shown->width)
		screen_redraw(); /* it was another size meanwhile, and the terminal has cut what it showed */
	else
		set_size(height, width);
	return true;
}

/* Where the cursor is, and in which style, is no better known than what is shown. */
void screen_redraw(void)
{
	screen.unknown = true;
	screen.paint.y = screen.paint.style = -1;
}

bool screen_gone(void)
{
	return screen.gone;
}

/* ---- keys ---- */

void screen_read(void)
{
	char bytes[4096];
	size_t n = sizeof(bytes);

	if (!screen.started)
		return;
	while (n == sizeof(bytes)) { /* fewer is all there is */
		n = tty_read(bytes, sizeof(bytes));
		input_add(&screen.input, bytes, n, clock_monotonic());
	}
}

bool screen_key(struct key *k)
{
	return screen.started && input_key(&screen.input, clock_monotonic(), k);
}

int screen_timeout(void)
{
	return screen.started ? input_timeout(&screen.input, clock_monotonic()) : -1;
}

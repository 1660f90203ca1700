/* The screen: the only file that knows curses. curses works into memory, which leaves in one write when the frame is
 * whole (by itself it writes at every jump of the cursor); keys are read and decoded beside it (tty.c, input.c), so it
 * never waits. */
#define NCURSES_WIDECHAR 1
#include "tui/screen.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "config/options.h"
#include "tui/clipboard.h"
#include "tui/frame.h"
#include "tui/input.h"
#include "tui/learn.h"
#include "tui/theme.h"
#include "tui/tty.h"

#define key_name curses_key_name /* both have one; curses' is never called */
#include <curses.h>
#undef key_name

/* What a person has chosen, for every screen_start(). */
static int wanted_theme;

/* Presses and the wheel, as SGR writes them. */
#define MOUSE_BEGINS "\033[?1000h\033[?1006h"
#define MOUSE_ENDS "\033[?1006l\033[?1000l"

/* There is one terminal. */
static struct {
	SCREEN *curses;
	struct grid *shown;
	const struct grid *of; /* whose rows they are, but for those that it touched since; NULL: nobody's */
	struct { attr_t attributes; short pair; } styles[STYLE_COUNT];
	cchar_t *row;      /* one row on its way to curses */
	struct input input;
	bool painted, cursor_hidden, gone;
	bool mouse, mouse_wanted;
} screen;

/* A string of the terminal's description; "" when it has none. */
static const char *capability(const char *name)
{
	const char *text = tigetstr(name);

	return text != NULL && text != (char *)-1 ? text : "";
}

bool screen_has_mouse(void)
{
	return screen.curses != NULL && *capability("kmous") != '\0';
}

bool screen_has_copy(void)
{
	return screen.curses != NULL && *capability("Ms") != '\0';
}

int screen_colours(void)
{
	return screen.curses != NULL && has_colors() && getenv("NO_COLOR") == NULL ? COLORS : 0;
}

void screen_mouse(bool on)
{
	screen.mouse_wanted = on;
}

void screen_copy(const char *text, size_t len)
{
	char *sequence = clipboard_sequence(text, len);

	frame_add(sequence);
	free(sequence);
}

/* ---- start and stop ---- */

static bool refuse(const char *term, struct error *err)
{
	char *shown = text_filter(term, strlen(term), false);

	if (*shown == '\0')
		error_set(err, _("TERM is not set, so nobody knows how to show a screen here; set it to your "
				 "terminal's name, for example TERM=xterm-256color; --linear works without a screen."));
	else
		error_set(err,
			  _("TERM is `%s`, which cannot show a screen; set it to your terminal's name, for example "
			    "TERM=xterm-256color; --linear works on any terminal."),
			  shown);
	free(shown);
	return false;
}

static SCREEN *open_curses(const char *term)
{
	SCREEN *s = strchr(term, '/') == NULL ? newterm(term, frame_file(), stdin) : NULL;

	if (s != NULL)
		set_term(s);
	return s;
}

/* Opens TERM, or what nearly every terminal of today understands where its name is unknown. */
static bool open_terminal(struct error *err)
{
	const char *term = getenv("TERM");
	bool other = false;

	if (term == NULL || *term == '\0' || strcmp(term, "dumb") == 0 || strcmp(term, "unknown") == 0)
		return refuse(term == NULL ? "" : term, err);
	unsetenv("LINES"); /* the kernel knows better */
	unsetenv("COLUMNS");
	screen.curses = open_curses(term);
	if (screen.curses == NULL) {
		screen.curses = open_curses("xterm-256color");
		other = true;
	}
	if (screen.curses == NULL || *capability("cup") == '\0' || *capability("clear") == '\0')
		return refuse(term, err);
	if (other) {
		char *shown = text_filter(term, strlen(term), false);

		fprintf(stderr,
			_("TERM is `%s`, which this machine does not know; the screen was shown as on "
			  "xterm-256color.\n"),
			shown);
		free(shown);
	}
	return true;
}

static attr_t attributes_of(unsigned look)
{
	static const attr_t bits[] = {A_BOLD, A_DIM, A_ITALIC, A_UNDERLINE, A_REVERSE};
	attr_t all = A_NORMAL;

	for (size_t i = 0; i < sizeof(bits) / sizeof(bits[0]); i++)
		all |= look & 1u << i ? bits[i] : A_NORMAL;
	return all;
}

static void choose_looks(void)
{
	int theme = theme_choose(wanted_theme, getenv("NO_COLOR"), getenv("COLORFGBG"));
	bool colours = theme != THEME_MONO && has_colors() && start_color() == OK && use_default_colors() == OK;

	for (int i = 0; i < STYLE_COUNT; i++) {
		struct look look = theme_look(theme, colours ? COLORS : 0, (enum style)i);
		short pair = 0;

		for (int before = 0; look.colour >= 0 && pair == 0; before++) /* one pair a colour: fewer bytes between styles */
			if (theme_look(theme, COLORS, (enum style)before).colour == look.colour)
				pair = (short)(before + 1);
		if (pair == i + 1)
			init_pair(pair, (short)look.colour, -1);
		screen.styles[i].attributes = attributes_of(look.attributes);
		screen.styles[i].pair = pair;
	}
}

void screen_theme(int theme)
{
	wanted_theme = theme;
}

/* The character set is never changed here, but curses says so again with every attribute. */
static void say_charset_once(void)
{
	static const char ascii[] = "\033(B";

	frame_once(strncmp(capability("sgr0"), ascii, strlen(ascii)) == 0 ? ascii : NULL);
}

/* After one endwin and doupdate curses keeps a whole frame together (before, it writes at each jump of the cursor even
 * into memory); what they say is not for the terminal, but what a second endwin says is what gives it back. */
static void settle_curses(void)
{
	struct buf back = {0};
	size_t len;

	endwin();
	doupdate();
	frame_drop();
	buf_text(&back, capability("BD"));
	buf_text(&back, screen_has_mouse() ? MOUSE_ENDS : "");
	buf_text(&back, capability("sgr0"));
	buf_text(&back, capability("cnorm"));
	frame_add(buf_str(&back));
	endwin();
	const char *bytes = frame_bytes(&len);

	tty_on_fault(bytes, len);
	frame_drop();
	buf_clear(&back);
}

static void set_size(int height, int width)
{
	resizeterm(height, width);
	erase();
	clearok(curscr, TRUE);
	grid_resize(screen.shown, height, width);
	screen.of = NULL;
	screen.row = xrealloc(screen.row, (size_t)width + 1, sizeof(*screen.row));
}

bool screen_start(struct error *err)
{
	int height = 24, width = 80;

	if (screen.curses != NULL)
		return true;
	if (!tty_start(err))
		return false;
	if (!frame_open(err) || !open_terminal(err)) {
		screen_stop();
		return false;
	}
	die_hook(screen_stop);
	choose_looks();
	nonl();
	typeahead(-1);
	settle_curses();
	say_charset_once();
	learn_keys(&screen.input, capability);
	screen.input.backspace_is_8 = tty_erase() == '\b';
	screen.shown = grid_new(1, 1);
	tty_size(&height, &width);
	set_size(height, width);
	return true;
}

void screen_stop(void)
{
	die_hook(NULL);
	if (screen.painted && !isendwin()) {
		if (screen.cursor_hidden)
			curs_set(1);
		frame_add(capability("BD"));
		frame_add(screen.mouse ? MOUSE_ENDS : "");
		endwin();
		frame_send();
	}
	if (screen.curses != NULL)
		delscreen(screen.curses);
	tty_stop();
	frame_close();
	grid_free(screen.shown);
	free(screen.row);
	input_clear(&screen.input);
	memset(&screen, 0, sizeof(screen));
}

/* ---- frames ---- */

static void set_wide(cchar_t *to, const struct cell *c)
{
	wchar_t text[CCHARW_MAX + 1];
	size_t n = 0, len = strlen(c->text), at = 0;

	while (at < len && n < CCHARW_MAX) {
		ucs4_t code;

		at += (size_t)u8_mbtouc(&code, (const uint8_t *)c->text + at, len - at);
		text[n++] = (wchar_t)code;
	}
	text[n] = L'\0';
	if (setcchar(to, text, screen.styles[c->style].attributes, screen.styles[c->style].pair, NULL) != OK)
		setcchar(to, L"?", screen.styles[c->style].attributes, screen.styles[c->style].pair, NULL);
}

/* Gives curses the cells FROM to END of row Y. A wide character that the edge cuts becomes a space. */
static void give(int y, const struct cell *row, int from, int end)
{
	static const struct cell space = {" ", 1, STYLE_PLAIN};
	int n = 0;

	for (int x = from; x < end; x++)
		if (row[x].width > 0)
			set_wide(&screen.row[n++], x + row[x].width > screen.shown->width ? &space : &row[x]);
	mvadd_wchnstr(y, from, screen.row, n);
}

static void show_row(int y, const struct cell *now, struct cell *before, int columns)
{
	int x = 0;

	while (x < columns) {
		int from = x, end;

		if (memcmp(&now[x], &before[x], sizeof(*now)) == 0) {
			x++;
			continue;
		}
		for (end = x + 1; end < columns && memcmp(&now[end], &before[end], sizeof(*now)) != 0; end++)
			;
		while (from > 0 && now[from].width == 0)
			from--;
		while (end < columns && now[end].width == 0)
			end++;
		give(y, now, from, end);
		x = end;
	}
	memcpy(before, now, (size_t)columns * sizeof(*now));
}

/* Everything at once: what changed, then the cursor. */
static void paint(const struct grid *g)
{
	bool visible = g->cursor_y >= 0 && g->cursor_y < screen.shown->height && g->cursor_x < screen.shown->width;

	if (visible)
		move(g->cursor_y, g->cursor_x);
	refresh();
	if (visible == screen.cursor_hidden)
		curs_set(visible ? 1 : 0);
	screen.cursor_hidden = !visible;
}

static void give_rows(const struct grid *g)
{
	struct grid *shown = screen.shown;
	int height = g->height < shown->height ? g->height : shown->height;
	int width = g->width < shown->width ? g->width : shown->width;

	for (int y = 0; y < height; y++) {
		if (g == screen.of && !g->touched[y])
			continue;
		const struct cell *now = g->cells + (size_t)y * (size_t)g->width;
		struct cell *before = shown->cells + (size_t)y * (size_t)shown->width;

		if (memcmp(now, before, (size_t)width * sizeof(*now)) != 0)
			show_row(y, now, before, width);
	}
}

void screen_show(struct grid *g)
{
	if (screen.curses == NULL || screen.gone)
		return;
	if (!screen.painted)
		frame_add(capability("BE"));
	if (screen.mouse != screen.mouse_wanted)
		frame_add(screen.mouse_wanted ? MOUSE_BEGINS : MOUSE_ENDS);
	screen.mouse = screen.mouse_wanted;
	give_rows(g);
	screen.of = g;
	grid_settled(g);
	paint(g);
	screen.painted = true;
	screen.gone = !frame_send();
}

void screen_prepare(const struct grid *g)
{
	if (screen.curses == NULL || screen.painted)
		return;
	give_rows(g);
	refresh();
	endwin(); /* so that the first frame asks for the alternate screen again */
	frame_drop();
	erase();
	clearok(curscr, TRUE);
	grid_clear(screen.shown);
}

void screen_size(int *height, int *width)
{
	*height = screen.shown != NULL ? screen.shown->height : 0;
	*width = screen.shown != NULL ? screen.shown->width : 0;
}

bool screen_resized(void)
{
	int height, width;

	if (screen.curses == NULL || !tty_size(&height, &width))
		return false;
	if (height == screen.shown->height && width == screen.shown->width)
		screen_redraw(); /* it was another size meanwhile, and the terminal has cut what it showed */
	else
		set_size(height, width);
	return true;
}

void screen_redraw(void)
{
	if (screen.curses == NULL)
		return;
	clearok(curscr, TRUE);
	say_charset_once();
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

	if (screen.curses == NULL)
		return;
	while (n == sizeof(bytes)) { /* fewer is all there is */
		n = tty_read(bytes, sizeof(bytes));
		input_add(&screen.input, bytes, n, clock_monotonic());
	}
}

bool screen_key(struct key *k)
{
	return screen.curses != NULL && input_key(&screen.input, clock_monotonic(), k);
}

int screen_timeout(void)
{
	return screen.curses != NULL ? input_timeout(&screen.input, clock_monotonic()) : -1;
}

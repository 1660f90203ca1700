/* The screen shows the grid, in one write a frame, and gives the terminal back: this process on a terminal of libvterm.
 */
#include "tui/screen.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "tests/screen_harness.h"

/* What a terminal's description leaves behind is curses' own. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_options(void);

const char *__lsan_default_options(void)
{
	return "print_suppressions=0";
}

const char *__lsan_default_suppressions(void)
{
	return "leak:libtinfo.so\nleak:libncursesw.so\nleak:libconfig.so\n";
}

/* Every write of the program passes here; those to the terminal are counted. */
static struct {
	bool on;
	size_t count, bytes;
	struct buf last;
} writes;

ssize_t write(int fd, const void *bytes, size_t len)
{
	if (writes.on && fd == STDOUT_FILENO) {
		writes.count++;
		writes.bytes += len;
		buf_drop(&writes.last, writes.last.len);
		buf_add(&writes.last, bytes, len);
	}
	return syscall(SYS_write, fd, bytes, len);
}

static struct term *start_as(const char *name, int height, int width)
{
	struct error err = {0};

	cr_assert(i18n_start(), "no UTF-8 locale");
	setenv("TERM", name, 1);
	unsetenv("LINES");
	struct term *t = term_here(height, width);

	writes.on = true;
	cr_assert(screen_start(&err), "%s", err.text);
	cr_assert(screen_start(&err), "starting twice is harmless");
	cr_assert_eq(writes.count, 0, "nothing is written before the first frame");
	return t;
}

static struct term *start(int height, int width)
{
	return start_as("xterm-256color", height, width);
}

static void stop(struct term *t)
{
	screen_stop();
	screen_stop();
	cr_assert(term_wait_bytes(t, writes.bytes, TERM_PATIENCE));
	cr_assert(!term_alternate(t) && !term_wants_paste(t) && !term_wants_meta(t), "the terminal is given back");
	int y, x;
	bool visible;

	term_cursor(t, &y, &x, &visible);
	cr_assert(visible, "with its cursor");
	writes.on = false;
	buf_clear(&writes.last);
	term_free(t);
}

static void show(struct term *t, struct grid *g)
{
	screen_show(g);
	cr_assert(term_wait_bytes(t, writes.bytes, TERM_PATIENCE), "what was written came");
	cr_assert(term_alternate(t), "what stood on the terminal is kept for when it is given back");
}

static void check_shown(struct term *t, const struct grid *g)
{
	int cursor_y, cursor_x;
	bool visible;

	for (int y = 0; y < g->height; y++)
		for (int x = 0; x < g->width; x++) {
			const struct cell *c = grid_at(g, y, x);
			struct term_cell seen = term_cell(t, y, x);

			cr_assert_str_eq(seen.text, c->text, "cell %d,%d of %dx%d is `%s`, not `%s`", y, x, g->height,
					 g->width, seen.text, c->text);
			if (c->style == STYLE_CURRENT && c->width > 0)
				cr_assert(seen.bold && seen.reverse, "cell %d,%d has its style", y, x);
			if (c->style == STYLE_PLAIN && c->width > 0)
				cr_assert(!seen.bold && !seen.reverse && !seen.underline && seen.colour < 0,
					  "cell %d,%d is plain", y, x);
			if (c->style == STYLE_LATE && c->width > 0)
				cr_assert_eq(seen.colour, 1, "cell %d,%d is red", y, x);
		}
	term_cursor(t, &cursor_y, &cursor_x, &visible);
	cr_assert_eq(visible, g->cursor_y >= 0);
	if (visible)
		cr_assert(cursor_y == g->cursor_y && cursor_x == g->cursor_x, "cursor at %d,%d, not %d,%d", cursor_y,
			  cursor_x, g->cursor_y, g->cursor_x);
}

static void scribble(struct grid *g)
{
	static const char *const pieces[] = {"mot ",     "été ",
					     "e\u0301",  "東京",
					     "👩\u200D🚒", "🇫🇷",
					     "한",       "\u1112\u1161\u11AB",
					     " ",        "─",
					     "●",        "x",
					     "\x1b[2J",  "«\u00A0oui\u00A0»",
					     "\u202E",   "    ",
					     "ligne ",   "0123456789"};
	int count = rand() % 4 == 0 ? g->height * 2 + 1 : 1 + rand() % 3;

	if (rand() % 10 == 0)
		grid_clear(g);
	for (int i = 0; i < count; i++) {
		struct buf text = {0};

		for (int n = rand() % 12; n >= 0; n--)
			buf_text(&text, pieces[(size_t)rand() % (sizeof(pieces) / sizeof(pieces[0]))]);
		grid_text(g, rand() % g->height, rand() % g->width - 2, 1 + rand() % g->width,
			  (enum style)(rand() % STYLE_COUNT), buf_str(&text));
		buf_clear(&text);
	}
	if (rand() % 8 == 0) { /* everything moves up by a line */
		memmove(g->cells, g->cells + g->width, (size_t)(g->height - 1) * (size_t)g->width * sizeof(*g->cells));
		grid_touch(g);
	}
	for (int y = 0; y < g->height;
	     y++) { /* libvterm takes 16 characters at once and loses a mark that follows the last column */
		const char *last = grid_at(g, y, g->width - 1)->text;

		if (last[0] == 'e' && last[1] != '\0')
			grid_text(g, y, g->width - 1, 1, STYLE_PLAIN, "e");
		if (g->width > 1 && strlen(grid_at(g, y, g->width - 2)->text) > 4)
			grid_text(g, y, g->width - 2, 2, STYLE_PLAIN, "東");
	}
	if (rand() % 5 == 0)
		grid_cursor(g, -1, -1);
	else
		grid_cursor(g, rand() % g->height, rand() % g->width);
}

Test(screen, a_rehearsal_leaves_no_trace)
{
	struct term *t = start(10, 40);
	struct grid *rehearsed = grid_new(10, 40), *g = grid_new(10, 40);

	for (int y = 0; y < 10; y++)
		grid_text(rehearsed, y, 0, 40, STYLE_SAY, "never shown, never shown");
	screen_prepare(rehearsed);
	cr_assert_eq(writes.count, 0, "nothing is written");
	grid_text(g, 4, 3, 20, STYLE_CURRENT, "the first frame");
	g->cursor_y = 4;
	g->cursor_x = 3;
	show(t, g);
	check_shown(t, g);
	grid_free(rehearsed);
	grid_free(g);
	stop(t);
}

static void show_any(const char *name, int rounds)
{
	struct term *t = start_as(name, 30, 100);
	struct grid *g = grid_new(30, 100);

	srand(5);
	for (int round = 0; round < rounds; round++) {
		if (round % 9 == 8) {
			int height = rand() % 6 == 0 ? 1 + rand() % 3 : 4 + rand() % 40,
			    width = rand() % 6 == 0 ? 2 + rand() % 8 : 10 + rand() % 120;

			term_resize(t, height, width);
			bool changed = height != g->height || width != g->width;

			cr_assert_eq(screen_resized(), changed);
			grid_resize(g, height, width);
		}
		if (round % 31 == 30)
			screen_redraw();
		scribble(g);
		size_t before = writes.count;

		show(t, g);
		cr_assert_leq(writes.count - before, 1, "round %d: %zu writes", round, writes.count - before);
		check_shown(t, g);
		before = writes.count;
		show(t, g);
		cr_assert_eq(writes.count, before, "round %d: nothing differs, nothing is written", round);
	}
	grid_free(g);
	stop(t);
}

Test(screen, shows_any_grid_at_any_size_in_one_write, .timeout = 300)
{
	show_any("xterm-256color", 500);
}

/* Its description lacks several blanks at once. */
Test(screen, shows_any_grid_where_less_is_understood, .timeout = 300)
{
	show_any("screen", 150);
}

Test(screen, a_typed_character_is_one_byte_and_a_page_one_write)
{
	struct term *t = start(30, 100);
	struct grid *g = grid_new(30, 100);

	grid_text(g, 4, 2, 90, STYLE_TITLE, "Lille-Mons · Étape 1b");
	grid_cursor(g, 10, 5);
	show(t, g);
	cr_assert_eq(writes.count, 1);
	cr_assert_lt(writes.bytes, 200, "an almost empty first screen took %zu bytes", writes.bytes);
	for (int i = 0; i < 20; i++) {
		size_t count = writes.count, bytes = writes.bytes;

		grid_text(g, 10, 5 + i, 2, STYLE_PLAIN, i % 2 ? "a" : "é");
		grid_cursor(g, 10, 6 + i);
		show(t, g);
		cr_assert_eq(writes.count - count, 1);
		cr_assert_eq(writes.bytes - bytes, i % 2 ? 1 : 2, "character %d took %zu bytes", i,
			     writes.bytes - bytes);
	}
	for (int page = 0; page < 5; page++) {
		size_t count = writes.count;

		for (int y = 0; y < 30; y++)
			for (int x = 0; x < 100; x += 10)
				grid_text(g, y, x, 10, (enum style)((x + page) % STYLE_COUNT),
					  page % 2 ? "東京 12345" : "une page d");
		show(t, g);
		cr_assert_eq(writes.count - count, 1, "page %d took %zu writes", page, writes.count - count);
	}
	check_shown(t, g);
	grid_free(g);
	stop(t);
}

Test(screen, styles_differ_without_colour)
{
	char *bytes[STYLE_COUNT];

	setenv("NO_COLOR", "1", 1);
	struct term *t = start(3, 20);
	struct grid *g = grid_new(3, 20);

	grid_cursor(g, 0, 0);
	show(t, g);
	for (int style = 0; style < STYLE_COUNT; style++) {
		grid_text(g, 1, 5, 1, STYLE_PLAIN, " ");
		show(t, g);
		grid_text(g, 1, 5, 1, (enum style)style, "x");
		show(t, g);
		bytes[style] = xstrndup(writes.last.data, writes.last.len);
		cr_assert_eq(term_cell(t, 1, 5).colour, -1, "no colour where none is wanted");
		for (int other = 0; other < style; other++)
			cr_assert_str_neq(bytes[style], bytes[other], "styles %d and %d look the same", style, other);
	}
	for (int style = 0; style < STYLE_COUNT; style++)
		free(bytes[style]);
	grid_free(g);
	stop(t);
}

/* ---- keys, through the keyboard of libvterm ---- */

static bool next_key(struct term *t, void *key)
{
	(void)t;
	screen_read();
	return screen_key(key);
}

Test(screen, keys_arrive_as_they_are_named)
{
	static const char *const names[] = {
		"a",          "é",     "東",       "<Enter>",   "<Tab>",    "<S-Tab>",    "<Backspace>", "<Delete>",
		"<Insert>",   "<Up>",  "<Down>",   "<Left>",    "<Right>",  "<Home>",     "<End>",       "<PageUp>",
		"<PageDown>", "<F1>",  "<F2>",     "<F5>",      "<F10>",    "<F12>",      "<C-n>",       "<C-q>",
		"<C-z>",      "<C-c>", "<C-s>",    "<C-g>",     "<C-w>",    "<M-1>",      "<M-0>",       "<M-é>",
		"<M-&>",      "<M-?>", "<C-Left>", "<C-Right>", "<C-Home>", "<C-Delete>", "<S-F5>",      "<M-Left>",
	};
	struct term *t = start(24, 80);
	struct grid *g = grid_new(24, 80);
	struct key k;
	char name[32];

	show(t, g);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		term_keys(t, names[i]);
		cr_assert(term_wait_until(t, next_key, &k, 200), "%s doesn't come",
			  names[i]) /* polls the terminal's side: keys need none of it */;
		cr_assert_str_eq(key_name(&k, name), names[i]);
	}
	screen_read();
	cr_assert(!screen_key(&k));
	cr_assert_eq(screen_timeout(), -1);
	term_bytes(t, "\x1b", 1);
	int64_t begun = clock_monotonic();

	for (screen_read(); !screen_key(&k) && clock_monotonic() - begun < TERM_PATIENCE; screen_read())
		;
	cr_assert_eq(k.code, KEY_ESC_, "a lone Esc is one, a moment later");
	term_paste(t, "été\ndeux");
	begun = clock_monotonic();
	for (screen_read(); !screen_key(&k) && clock_monotonic() - begun < TERM_PATIENCE; screen_read())
		;
	cr_assert_eq(k.code, KEY_PASTE_);
	cr_assert_str_eq(k.paste, "été\rdeux");
	grid_free(g);
	stop(t);
}

/* ---- what is given back ---- */

Test(screen, modes_and_standard_error_are_given_back)
{
	struct termios before, after;
	struct term *t = term_here(5, 60);
	struct error err = {0};
	int own = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 10);
	struct grid *g = grid_new(5, 60);

	i18n_start();
	setenv("TERM", "xterm-256color", 1);
	dup2(STDOUT_FILENO, STDERR_FILENO);
	fcntl(STDOUT_FILENO, F_SETFL, fcntl(STDOUT_FILENO, F_GETFL) | O_NONBLOCK);
	tcgetattr(STDIN_FILENO, &before);
	cr_assert(screen_start(&err), "%s", err.text);
	cr_assert_eq(fcntl(STDOUT_FILENO, F_GETFL) & O_NONBLOCK, 0, "writes wait for a slow line");
	grid_text(g, 0, 0, 20, STYLE_PLAIN, "le tableau");
	screen_show(g);
	fputs("a library complains\n", stderr);
	cr_assert(term_wait(t, "le tableau", TERM_PATIENCE));
	cr_assert(!term_shows(t, "complains"), "nobody scribbles over the screen");
	screen_stop();
	cr_assert(term_wait(t, "a library complains", TERM_PATIENCE), "it is said at the end");
	tcgetattr(STDIN_FILENO, &after);
	dup2(own, STDERR_FILENO);
	cr_assert_eq(before.c_lflag, after.c_lflag);
	cr_assert_eq(before.c_iflag, after.c_iflag);
	cr_assert_eq(before.c_oflag, after.c_oflag);
	cr_assert_eq(before.c_cc[VMIN], after.c_cc[VMIN]);
	cr_assert(!term_alternate(t) && !term_wants_paste(t));
	grid_free(g);
	close(own);
	term_free(t);
}

Test(screen, a_terminal_that_cannot_show_it_gets_a_sentence)
{
	static const struct {
		const char *term, *sentence; /* NULL: it works */
	} cases[] = {
		{"dumb", "TERM is `dumb`, which cannot show a screen"},
		{"", "TERM is not set"},
		{"unknown", "TERM is `unknown`"},
		{NULL, "TERM is not set"},
		{"no-such-terminal", NULL},
		{"../../../tmp/evil", NULL},
		{"vt100", NULL},
		{"linux", NULL},
		{"tmux-256color", NULL},
		{"screen", NULL},
	};

	int own = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 10), null = open("/dev/null", O_RDWR | O_CLOEXEC);

	cr_assert(i18n_start());
	dup2(null, STDERR_FILENO); /* where the terminal's name is unknown it is said there */
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct term *t = term_here(24, 80);
		struct error err = {0};
		struct termios before, after;

		if (cases[i].term != NULL)
			setenv("TERM", cases[i].term, 1);
		else
			unsetenv("TERM");
		tcgetattr(STDIN_FILENO, &before);
		bool ok = screen_start(&err);

		cr_assert_eq(ok, cases[i].sentence == NULL, "%s: %s", cases[i].term, err.text);
		if (!ok)
			cr_assert_not_null(strstr(err.text, cases[i].sentence), "%s", err.text);
		screen_stop();
		tcgetattr(STDIN_FILENO, &after);
		cr_assert_eq(before.c_lflag, after.c_lflag);
		cr_assert_eq(term_received(t), 0, "the terminal is untouched");
		error_clear(&err);
		term_free(t);
	}
	struct error err = {0};

	dup2(null, STDIN_FILENO);
	cr_assert(!screen_start(&err));
	cr_assert_not_null(strstr(err.text, "ssh -t"));
	dup2(own, STDIN_FILENO);
	close(own);
	close(null);
	error_clear(&err);
}

Test(screen, alt_is_asked_for_as_escape_where_a_terminal_would_make_letters_of_it)
{
	static const struct {
		const char *name;
		bool meta;
	} terminals[] = {{"xterm-256color", true}, {"xterm", true}, {"screen", false}, {"vt100", false}, {"linux", false}};

	for (size_t i = 0; i < sizeof terminals / sizeof terminals[0]; i++) {
		memset(&writes, 0, sizeof writes);
		struct term *t = start_as(terminals[i].name, 5, 40);
		struct grid *g = grid_new(5, 40);

		grid_text(g, 0, 0, 20, STYLE_PLAIN, "le tableau");
		screen_show(g);
		cr_assert(term_wait(t, "le tableau", TERM_PATIENCE));
		cr_assert_eq(term_wants_meta(t), terminals[i].meta, "%s", terminals[i].name);
		grid_free(g);
		stop(t);
	}
}
